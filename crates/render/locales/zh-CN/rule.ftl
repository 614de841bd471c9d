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
