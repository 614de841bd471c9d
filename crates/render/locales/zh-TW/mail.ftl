### Mails, keyed by the message. Every mail says what happened, what to do, why it came and whom to ask.

mail-greeting = { $name }，您好：
mail-contact = 有問題嗎？您的支援連絡人：
    .administrator = 有問題嗎？請洽 { $organization } 的系統管理員。

mail-purchase_confirmed =
    .subject = 您已購買 { $product }
    .subject-trial = 您的 { $product } 試用版已開始
    .lead = 您已購買 { $quantity } 個 { $product } 授權。
    .lead-trial = 您已開始試用 { $product }，共 { $quantity } 個授權。
    .next = 您可以立即指派這些授權，也可以指派給自己。
    .link = 開啟訂閱
    .why = 您收到這封郵件，是因為您在 { $organization } 進行了這項購買。

mail-purchase_made =
    .subject = 自助購買：{ $product }
    .subject-trial = 自助試用：{ $product }
    .lead = { $purchaser }（{ $address }）透過自助方式購買了 { $quantity } 個 { $product } 授權。
    .lead-trial = { $purchaser }（{ $address }）透過自助方式開始試用 { $product }，共 { $quantity } 個授權。
    .next = 您可以選擇接下來的處理方式：
    .keep = 保留
    .keep-what = 不做任何變更：購買者繼續管理此訂閱並付款。
    .turn-off = 關閉此產品的自助購買
    .turn-off-what = 之後任何人都無法自行購買此產品；此訂閱維持不變。
    .take-over = { name-take-control }
    .take-over-what = 將其使用者移至貴組織的訂閱，或將此訂閱轉移給貴組織。
    .cancel = { name-cancel-subscription }
    .cancel-what = 此訂閱會立即刪除，其使用者將失去授權。
    .why = 您收到這封郵件，是因為您是 { $organization } 的全域管理員或帳務管理員。

mail-taken_over =
    .subject-users_moved = 您的訂閱已取消：{ $product }
    .subject-canceled = 您的訂閱已取消：{ $product }
    .subject-transferred = 您的訂閱現在屬於貴組織：{ $product }
    .lead-users_moved = { $organization } 已接管您的 { $product } 訂閱：其使用者已移至組織的訂閱，而您的訂閱已取消。
    .lead-canceled = { $organization } 已接管您的 { $product } 訂閱並將其取消。
    .lead-transferred = { $organization } 已接管您的 { $product } 訂閱，今後由組織管理並付款。
    .next-users_moved = 使用者可使用組織的授權繼續工作。您不需要採取任何動作。
    .next-canceled = 先前持有其授權的人員無法再透過這些授權使用此產品。如果仍有需要，請使用下方的連絡資訊。
    .next-transferred = 所有使用者都會保留其授權。您不需要採取任何動作。
    .credit = 未使用期間的費用會退還給您。
    .why = 您收到這封郵件，是因為您購買了此訂閱。

mail-licenses_assigned =
    .subject = 您已取得 { $product } 的授權
    .lead = 已將一個 { $product } 授權指派給您。
    .next = 您現在可以使用此產品。
    .why = 您收到這封郵件，是因為 { $organization } 已指派授權給您。

mail-take_over_undone =
    .subject = 您的訂閱已歸還給您：{ $product }
    .lead = { $organization } 已復原對您的 { $product } 訂閱的接管。
    .next = 此訂閱已恢復原狀：再次由您管理並付款。
    .link = 開啟訂閱
    .why = 您收到這封郵件，是因為您購買了此訂閱。

mail-support_request_resolved =
    .subject-canceled = 您的訂閱已取消：{ $product }
    .subject-not_canceled = 您的訂閱未取消：{ $product }
    .subject-answered = 您的問題已獲得答覆
    .subject-closed = 您的問題已結案
    .lead-canceled = { $organization } 已依您的要求取消您的 { $product } 訂閱。
    .lead-not_canceled = { $organization } 已拒絕您取消 { $product } 訂閱的要求。
    .lead-answered = { $organization } 已答覆您的問題。
    .lead-closed = { $organization } 已將您的問題結案。
    .next-canceled = 先前持有其授權的人員無法再透過這些授權使用此產品。
    .next-not_canceled = 此訂閱維持原狀：仍由您管理並付款。
    .next-question = 如果這沒有幫助，您可以再次提問。
    .credit = 未使用期間的費用會退還給您。
    .link = 開啟訂閱
    .why = 您收到這封郵件，是因為您向 { $organization } 提出了支援要求。

mail-fact-licenses = 授權
mail-fact-unit_price = 每個授權每個計費週期的價格（未稅）
mail-fact-price = 每個計費週期的價格（未稅）
mail-fact-renews_on = 續約日期
mail-fact-ends_on = 結束日期
mail-fact-trial_paid_from = 試用結束並開始付款的日期
mail-fact-trial_ends_on = 試用結束日期
mail-fact-reason = { name-cancel-reason }
mail-fact-from = 生效日期
mail-fact-credit = 退還金額（未稅）
mail-fact-subscription = 訂閱識別碼
mail-fact-question = 您的問題
mail-fact-answer = 答覆
