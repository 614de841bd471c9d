### What every page has: bar, navigation, buttons, parts.

name-purser = Purser
page-description = 貴組織的軟體訂閱：購買、指派、管理，並清楚說明。
skip-to-content = 跳至內容
name-menu = 功能表
name-main-navigation = 主要
name-home = 首頁
name-organization = 組織
name-settings = 設定
name-org-settings = 組織設定
name-self-service-policy = 自助試用與購買
name-billing-notifications = 帳單通知
name-audit-log = 稽核記錄
name-jobs = 作業
name-support = 支援
name-my-account = 我的帳戶
name-self-service-trials = 自助試用
name-sign-in = 登入
name-sign-out = 登出
name-continue = 繼續
name-undo = 復原
name-copy = 複製
name-search = 搜尋
name-all = 全部
name-trial = 試用
name-free = 免費
name-product = 產品
name-status = 狀態
name-purchaser = 購買者
name-quantity = 數量
name-assigned = 已指派
name-price = 價格
name-expires = 到期日
name-when = 時間
name-what = 事件
name-who = 人員
name-keyboard-shortcuts = 鍵盤快速鍵
name-back-to-page = 返回頁面
shortcut-search = 搜尋全部
shortcut-close = 關閉頁面上的窗格
search-everything = 搜尋產品、訂閱、人員
search-this-list = 搜尋此清單
page-first = 第一頁
page-next = 下一頁
download-csv = 下載為 CSV
what-will-happen = 將會發生什麼
help-contact-support = 連絡支援人員
help-contact = 貴組織的支援：{ $contact }
usage = { $used } / { $total }
near-today = 今天
near-in-days = { $days } 天後
near-days-ago = { $days } 天前
ends = 即將結束
billing-monthly = 每月計費
billing-annual = 每年計費
billing-upfront = 預先付款

## Signing in.

field-sign-in-name = 登入名稱
field-password = 密碼
sign-in-lead = 使用貴組織的帳戶登入。
sign-in-wrong = 登入名稱或密碼錯誤；請檢查後再試一次。
sign-in-kept = 您的工作階段已結束。您填寫的內容已保留：請先登入，再送出。
resume-title = 您的表單仍在這裡
resume-lead = 您已重新登入。尚未進行任何變更；請繼續以送出您填寫的內容。
resume-discard = 捨棄並前往首頁
demo-people = 這是示範環境：選擇要以誰的身分登入
demo-lead = 虛構的人員、範例價格，沒有真實金錢。
demo-mail = 示範環境保留的郵件
demo-components = 元件展示
demo-api = REST API

## Pages that say no.

fault-title = 無法完成
fault-title-forbidden = 您沒有執行此動作的權限
fault-title-not-found = 找不到
fault-title-busy = 請稍後再試
fault-title-internal = 我們這邊發生錯誤
fault-home = 前往首頁
fault-request = 要求識別碼（供支援使用）：{ $id }
fault-unauthenticated = 您尚未登入；請登入後再試一次。
fault-too_many_attempts = 嘗試次數過多；請稍候一分鐘再試一次。
fault-malformed_json = 無法讀取送出的內容；請返回並再試一次。
fault-unsupported_media_type = 送出的內容不是此網站的表單；請返回並再試一次。
fault-body_too_large = 送出的內容太大；請縮短後再試一次。
fault-request_timeout = 連線太慢；請再試一次。
fault-no_such_route = 此位址沒有頁面；請檢查位址，或從首頁開始。
fault-method_not_allowed = 此位址不能以這種方式開啟；請從首頁開始。
fault-idempotency_key_reused = 此表單先前已以不同內容送出。目前未進行任何變更；請檢查內容後再次送出。
fault-busy = 目前使用者眾多；未進行任何變更。請稍後再試。
fault-unavailable = 目前無法連線到資料庫；未進行任何變更。請稍後再試。
fault-timed_out = 回應時間過長。動作可能仍已執行：請先查看再重試；同一表單送出兩次只會執行一次。
fault-internal = 這是我們的錯誤，且已記錄。若再次發生，請將下方的要求識別碼提供給支援人員。

## Your products.

products-lead = 組織的所有訂閱，以及所有自助購買。
products-lead-own = 您購買的訂閱。
products-empty = 這裡還沒有訂閱
products-empty-text = 每筆購買都會在此顯示狀態、授權、價格與到期日。請購買產品，或選擇其他篩選條件。
tax-vat = 營業稅 { $rate }%
tax-gst = 商品及服務稅 { $rate }%
tax-sales = 銷售稅 { $rate }%
tax-with = 含稅
tax-without = 未稅
tax-note = 除非另有說明，金額均為未稅，依目前的價格與稅率計算。
tax-note-later = 未稅，依目前價格計算。稅金會加在帳單上。
