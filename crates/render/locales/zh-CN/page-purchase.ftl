### Buying: products, checkout, confirmation.

purchase-lead = 此处可购买的所有产品，价格为您所在市场的不含税价格。
purchase-search = 搜索产品
purchase-categories = 类别
purchase-category = 类别
purchase-show-all = 显示所有产品
purchase-empty = 没有匹配的产品
purchase-empty-text = 请搜索名称、产品 ID 或部件号的一部分，或选择其他类别。
purchase-self-service = 自行购买
purchase-price-from = 最低价格
purchase-trial-days = 免费 { $days } 天
purchase-word-yourself = 您可以购买
purchase-word-trials = 仅限试用
purchase-word-blocked = 组织不允许
purchase-word-guest = 来宾不可购买
purchase-word-ended = 已停止销售
purchase-word-no-price = 此处没有价格
purchase-word-administrators = 由管理员购买
purchase-because = { $because ->
        [organization_default] 贵组织的默认值
        [product_entry] 贵组织对此产品的决定
        [offer_type_entry] 贵组织对此类产品/服务的决定
       *[other] 贵组织没有限制
    }
purchase-each = { $months ->
        [1] 每个许可证每月
        [12] 每个许可证每年
       *[other] 每个许可证 { $months } 个月
    }
purchase-plan = { $months ->
        [1] 1 个月
        [12] 1 年
       *[other] { $months } 个月
    }，{ $billing ->
        [annual] 按年计费
        [upfront] 预先付款
       *[other] 按月计费
    }
purchase-plan-column = 方案
purchase-plans = 方案与价格
purchase-start-trial = 开始试用
purchase-terms = 条款
purchase-terms-flexible = 您可以随时取消或减少许可证；已付款但未使用的部分会退还。
purchase-terms-seven-day = 在开始、续订或新增许可证后的七天内可以取消或减少，并退还其余部分；之后订阅会持续到期满。
purchase-price-note = 价格为每个许可证的不含税标价。
purchase-same-policies = 无论以何种方式购买，都适用贵组织相同的数据和访问规则。
purchase-contents = 包含内容
purchase-product-id = 产品 ID
purchase-part-number = 部件号
purchase-for-organization = 作为管理员，您可以为组织购买此产品。
purchase-yourself = 您可以自行用银行卡购买此产品。
purchase-ask = 贵组织的管理员可以为您购买。
purchase-ask-contact = 请联系贵组织的支持联系人：{ $contact }
purchase-trial-card = 免费试用 { $days } 天。需要付款方式；试用结束时会转为付费订阅，除非您提前取消。
purchase-trial-free = 免费试用 { $days } 天。可以不提供付款方式；试用会自动结束，不收取任何费用。
checkout-title = 结账
checkout-title-trial = 开始试用版
checkout-order = 您的订单
checkout-quantity-hint = 每位使用者需要一个。
checkout-for = 为谁购买
checkout-for-organization = 为组织
checkout-for-organization-text = 由组织拥有并付款；许可证由其管理员分配。
checkout-for-me = 为自己
checkout-for-me-text = 自助购买：您用银行卡付款，并自行分配许可证。
checkout-organization-only = 您将为组织购买此产品。
checkout-card = 付款卡
checkout-card-words = { $card }，{ $expiry } 到期
checkout-no-card = 您尚未添加任何付款卡。
checkout-without-card = 不提供付款方式
checkout-without-card-text = 试用会自动结束，不会转为付费。
checkout-profile = 账单配置文件
checkout-new-profile = 新的账单配置文件
checkout-new-profile-text = 凭发票付款。
checkout-back = 返回
checkout-review = 查看并购买
checkout-line = { $quantity } 个许可证，每个 { $price }
checkout-every = { $months ->
        [1] 每月
        [12] 每年
       *[other] 每 { $months } 个月
    }
checkout-tax = 税款
checkout-tax-text = 销售税因地而异，您所在地的税率尚未设定；此处的金额不含税。
checkout-tax-later = 见账单
checkout-with-tax = 含税价格
checkout-today = 今天应付（不含税）
checkout-today-taxed = 今天应付
checkout-price-changed = 价格在显示之后已更改。尚未购买任何项目：请查看新价格后再次购买。
checkout-happens-me = 您将拥有此订阅，并可立即分配其 { $quantity } 个许可证。
checkout-happens-organization = 组织将拥有此订阅；其 { $quantity } 个许可证可立即分配。
checkout-paid = 付款方式：{ $paid }
checkout-next = 下次收费：{ $date } 收取 { $price }（不含税）
checkout-next-taxed = 下次收费：{ $date } 收取 { $price }（含税）
checkout-renews = 定期计费已开启：期限将于 { $date } 续订，除非您提前关闭。
checkout-ends = 期限于 { $date } 结束。
checkout-trial-converts = 试用于 { $date } 结束并转为付费订阅，除非您提前取消。
checkout-trial-ends = 试用于 { $date } 自动结束；不会收取任何费用。
checkout-mails = 邮件将发送给：{ $names }
checkout-processed = 处理您的哪些数据
checkout-processed-text = 为了许可您使用此产品，并就此订阅与您联系，会传送您目录条目中的以下数据：
checkout-ip = IP 地址
checkout-ip-text = 您购买时所用的地址
checkout-organization-id = 组织 ID
checkout-user-id = 用户 ID
bought-title = 购买完成
bought-title-trial = 试用已开始
bought-what = 您购买的项目
bought-next = 接下来
bought-next-assign = 请分配许可证，也可以分配给自己：在此之前没有人可以使用此产品。
bought-next-others = 现在可由全局、许可证或用户管理员分配许可证；您的角色不包含此权限。
bought-renews = 续订日期
bought-ends = 结束日期
bought-owner = 所有者
bought-owner-me = 您
done-bought = 您已购买 { $count } 个 { $name } 许可证。
done-trial-started = { $name } 试用已开始。
