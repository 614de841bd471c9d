### What is wrong with one field: the rule that it breaks, keyed by the rule's code, without the full stop.

rule-required = 必须提供“{ $field }”
rule-too_long = “{ $field }”最多只能有 { $max } 个字符或条目
rule-out_of_range = “{ $field }”必须介于 { $min } 和 { $max } 之间
rule-format = “{ $field }”的格式不正确（应为：{ $expected }）
rule-one_of = “{ $field }”必须是以下值之一：{ $allowed }
rule-repeated = “{ $field }”重复列出了同一项
rule-unknown = “{ $field }”所指的内容在此不存在
rule-not_allowed_here = 不能在此提供“{ $field }”
field-error = { $problem }。

## Fields that people fill in, keyed by their names on the wire. Any other field is called by that name.

field-quantity = 许可证数量
field-total = { name-total-licenses }
field-starts_on = 开始日期
field-reason = { name-cancel-reason }
field-comment = 备注
field-text = 问题
field-answer = 答复
field-users = { name-users }
field-members = 成员
field-roles = 角色
field-name = 名称
field-display_name = 显示名称
field-user_principal_name = 登录名
field-usage_location = 使用位置
field-department = 部门
field-job_title = 职务
field-manager = 经理
field-domain = 域
field-locale = 语言
field-market = 市场
field-support_contact = 支持联系人
field-online_cancel_max = 在线取消上限
field-url = 接收端地址
field-secret = 密钥
field-purchase_order = 采购订单编号
field-payment_method_id = 付款方式
field-billing_profile_id = 账单配置文件
field-number = 卡号
field-expiry = 到期日期
field-security_code = 安全码
field-address-line1 = 地址第 1 行
field-address-line2 = 地址第 2 行
field-address-city = 城市
field-address-region = 省/自治区/直辖市
field-address-postal_code = 邮政编码
field-address-country = 国家/地区

## Forms that a field can have, keyed by the English words of the rule.

form-text-without-control-characters = 不含控制字符的文本
form-a-country-code-of-two-capital-letters = 两个大写字母的国家/地区代码
form-a-day-within-the-next-year = 未来一年内的日期
form-letters-digits-and = 字母、数字、“_”、“-”和“.”
form-in-the-currency-of-its-market = 使用其市场的货币
form-unchanged-where-in-force = 已生效的部分保持不变
form-a-domain-name-in-lower-case = 小写的域名
form-a-sha-256 = SHA-256
form-an-http-or-https-address = http 或 https 地址
form-a-whsec-secret = 以 whsec_ 开头的密钥
form-a-month-that-is-not-over = 尚未结束的月份
form-a-name-of-the-form-local-domain = 格式为 local@domain 的名称
form-an-argon2id-hash = argon2id 哈希
form-a-whole-number = 整数
form-text = 文本
form-true-or-false = true 或 false
form-a-list = 列表
form-an-object = 对象
form-one-of-the-known-words = 其中一个已知的词
form-a-guid = GUID
form-of-the-form-that-the-api-document-describes = API 文档所描述的格式
form-a-cursor-that-this-list-gave-out = 此列表提供的游标
form-text-of-1-to-200-visible-ascii-characters = 由 1 到 200 个可见 ASCII 字符组成的文本
form-a-version-in-quotation-marks-such-as-7 = 用引号括起来的版本，例如 "7"
form-the-number-of-an-entry = 条目的编号
form-a-time-that-is-still-to-come = 尚未到来的时间
form-mm-yy = MM/YY 格式
form-three-or-four-digits = 三或四位数字
form-four-digits = 四位数字
form-three-digits = 三位数字
form-a-card-number = 卡号
form-one-of-the-sandbox-s-test-numbers-such-as-4242-4242-4242-4242 = 沙箱的测试卡号之一，例如 4242 4242 4242 4242
form-text-of-12-to-500-characters = 12 到 500 个字符的文本
form-a-share-from-0-to-1-with-at-most-six-decimals = 0 到 1 之间、最多六位小数的比例
