### What is wrong with one field: the rule that it breaks, keyed by the rule's code, without the full stop.

rule-required = 必須提供「{ $field }」
rule-too_long = 「{ $field }」最多只能有 { $max } 個字元或項目
rule-out_of_range = 「{ $field }」必須介於 { $min } 與 { $max } 之間
rule-format = 「{ $field }」的格式不正確（應為：{ $expected }）
rule-one_of = 「{ $field }」必須是下列其中之一：{ $allowed }
rule-repeated = 「{ $field }」重複列出相同的項目
rule-unknown = 「{ $field }」所指的項目在此不存在
rule-not_allowed_here = 不能在此提供「{ $field }」
field-error = { $problem }。

## Fields that people fill in, keyed by their names on the wire. Any other field is called by that name.

field-quantity = 授權數目
field-total = { name-total-licenses }
field-starts_on = 開始日期
field-reason = { name-cancel-reason }
field-comment = 備註
field-text = 問題
field-answer = 答覆
field-users = { name-users }
field-members = 成員
field-roles = 角色
field-name = 名稱
field-display_name = 顯示名稱
field-user_principal_name = 登入名稱
field-usage_location = 使用位置
field-department = 部門
field-job_title = 職稱
field-manager = 主管
field-domain = 網域
field-locale = 語言
field-market = 市場
field-support_contact = 支援連絡人
field-online_cancel_max = 線上取消上限
field-url = 接收端網址
field-secret = 秘密金鑰
field-purchase_order = 採購單號碼
field-payment_method_id = 付款方式
field-billing_profile_id = 帳單設定檔
field-number = 卡號
field-expiry = 到期日
field-security_code = 安全碼
field-address-line1 = 地址第 1 行
field-address-line2 = 地址第 2 行
field-address-city = 城市
field-address-region = 州或地區
field-address-postal_code = 郵遞區號
field-address-country = 國家或地區

## Forms that a field can have, keyed by the English words of the rule.

form-text-without-control-characters = 不含控制字元的文字
form-a-country-code-of-two-capital-letters = 兩個大寫字母的國碼
form-a-day-within-the-next-year = 未來一年內的日期
form-letters-digits-and = 字母、數字、「_」、「-」與「.」
form-in-the-currency-of-its-market = 使用其市場的貨幣
form-unchanged-where-in-force = 已生效的部分維持不變
form-a-domain-name-in-lower-case = 小寫的網域名稱
form-a-sha-256 = SHA-256
form-an-http-or-https-address = http 或 https 網址
form-a-whsec-secret = 以 whsec_ 開頭的秘密金鑰
form-a-month-that-is-not-over = 尚未結束的月份
form-a-name-of-the-form-local-domain = 格式為 local@domain 的名稱
form-an-argon2id-hash = argon2id 雜湊
form-a-whole-number = 整數
form-text = 文字
form-true-or-false = true 或 false
form-a-list = 清單
form-an-object = 物件
form-one-of-the-known-words = 其中一個已知的字詞
form-a-guid = GUID
form-of-the-form-that-the-api-document-describes = API 文件所描述的格式
form-a-cursor-that-this-list-gave-out = 此清單提供的資料指標
form-text-of-1-to-200-visible-ascii-characters = 由 1 到 200 個可見 ASCII 字元組成的文字
form-a-version-in-quotation-marks-such-as-7 = 以引號括住的版本，例如 "7"
form-the-number-of-an-entry = 項目的編號
form-a-time-that-is-still-to-come = 尚未到來的時間
form-mm-yy = MM/YY 格式
form-three-or-four-digits = 三或四位數字
form-four-digits = 四位數字
form-three-digits = 三位數字
form-a-card-number = 卡號
form-one-of-the-sandbox-s-test-numbers-such-as-4242-4242-4242-4242 = 沙箱的測試卡號之一，例如 4242 4242 4242 4242
form-text-of-12-to-500-characters = 12 到 500 個字元的文字
form-a-share-from-0-to-1-with-at-most-six-decimals = 0 到 1 之間、最多六位小數的比例
