### The home page.

## Home.

home-lead = 需要您處理的事項、最近的購買、即將續約的訂閱，以及費用。
home-lead-own = 您擁有的授權、您購買的項目，以及您可以購買的產品。
home-attention = 需要您處理的事項
home-attention-none = 目前沒有需要您處理的事項。失敗的作業、進行中的接管，以及授權即將用盡的訂閱會顯示在這裡。
home-failed-jobs = { $count } 個作業失敗
home-failed-jobs-why = 無法送達的郵件或訊息正等候系統管理員處理。
home-failed = 失敗
home-moving = 正在移動使用者：{ $done }/{ $total }
home-under-way = 進行中
home-none-left = 沒有剩餘授權
home-few-left = 剩餘 { $count } 個授權
home-assigned = 已指派 { $used }/{ $total }
home-more = 還有 { $count } 個
home-purchases = 最近的自助購買
home-all-purchases = 所有自助購買
home-purchases-none = 過去 30 天內沒有人自行購買。新的自助購買會連同購買者顯示在這裡。
home-purchases-count = 過去 30 天內有 { $count } 筆購買
home-ending = 30 天內續約或到期
home-all-products = 依日期檢視全部
home-ending-none = 30 天內沒有訂閱會續約或到期。
home-ending-count = 共 { $count } 個訂閱
home-spend = 支出
home-spend-own = 您的支出
home-spend-none = 過去六個月沒有任何帳單費用。產生的費用會按月顯示在這裡。
home-spend-how = 已計費金額減去抵免金額，不含稅，計入其計費期間開始的月份。
home-this-month = 本月
home-month = 月份
home-amount = 金額
home-held = 您擁有的授權
home-all-licenses = 您購買項目的授權
home-held-none = 您目前沒有授權。有人指派授權給您，或您自行購買後，就會顯示在這裡。
home-held-from = 由 { $name } 購買
home-held-organization = 由您的組織提供
home-since = 自 { $date } 起
home-own = 您購買的項目
home-own-none = 您尚未購買任何項目。您購買的項目會顯示在這裡，供您指派、變更與取消。
home-own-all = 您的所有購買
home-offers = 您可以購買的產品
home-offers-none = 目前沒有您可以自行購買的產品。請向組織的系統管理員提出您的需求。
home-offers-count = 您可以自行購買 { $count } 項產品，例如：
home-per-month = 每月
home-per-year = 每年
home-per-term = 每個合約期間
