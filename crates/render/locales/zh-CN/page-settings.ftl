### Settings, mails, the account, support.

## Org settings.

settings-lead = 您的组织所管理的服务，以及组织本身的信息。
settings-services = 服务
settings-service-policy = 管理人员可自行购买与试用的产品
settings-service-policy-text = 逐一为产品允许自助购买与试用、仅允许试用，或两者都不允许。
settings-service-mails = 查看会发送哪些邮件
settings-service-mails-text = 谁会收到购买、接管与许可证的通知。
settings-service-audit = 查看发生过的事
settings-service-audit-text = 每项更改、执行者与时间。
settings-facts = 关于组织
settings-change = 更改设置
settings-read-only = 只有全局管理员可以更改这些设置。
settings-fixed = 域、市场与时区在建立组织时即已决定：它们决定货币与账单计算的日期。
settings-domain = 域
settings-time-zone = 时区
settings-no-contact = 尚未提供
settings-contact-hint = 电子邮件地址、电话号码或网址。它会显示在每个页面的底部，所有人都能看到。
settings-cancel-hint = 购买者在此许可证数以内可在线取消；超过时须联系支持。
settings-basis = 限制所计算的项目
settings-basis-assigned = 已分配的许可证
settings-basis-purchased = 已购买的许可证
done-settings-saved = 设置已保存。

## Self-service trials and purchases.

selfservice-lead = 逐一决定人员是否可自行购买或试用各产品。更改只影响之后的操作：人员已拥有的项目维持不变。
selfservice-read-only = 您可以查看这些值。全局管理员与计费管理员可以更改。
selfservice-default = 未另行决定时
selfservice-default-text = 适用于以下所有未单独决定的产品，以及日后新增的产品。
selfservice-change-default = 更改默认值
selfservice-empty = 这里没有产品
selfservice-empty-text = 人员可自行购买的产品会列在这里。请搜索其他名称或部件号。
selfservice-all = 显示所有产品
selfservice-mark = 选取
selfservice-mark-one = 选取 { $name }
selfservice-mark-all = 选取此页的全部产品
selfservice-change-marked = 更改选取的产品
selfservice-value = 自助
selfservice-because = 来源
selfservice-id = 产品 ID
selfservice-built_in_default = 内置默认值
selfservice-organization_default = 您组织的默认值
selfservice-product_entry = 为此产品决定
selfservice-offer_type_entry = 为此类产品/服务决定
selfservice-offers = 其他公司的产品/服务
selfservice-offers-text = 这些项目按类型管理，且没有“仅允许试用版”选项。
selfservice-offer-type = 产品/服务类型
selfservice-several = { $count } 种产品
selfservice-which = 哪些产品
selfservice-question = 自助购买与试用
selfservice-meaning-Enabled = 人员可自行购买并开始试用。
selfservice-meaning-OnlyTrialsWithoutPaymentMethod = 人员可开始无需付款方式的试用，但不能购买。
selfservice-meaning-Disabled = 人员不能自行购买，也不能开始试用。
selfservice-without-trial = 此产品没有此类试用版，因此等同完全阻止。
selfservice-without-trial-among = 以下产品没有此类试用版，将被完全阻止：{ $names }。
selfservice-effect-new = 新的购买与新的试用会立即适用新的值。
selfservice-effect-existing = 人员现有的购买与试用维持不变
selfservice-effect-existing-all = 人员现有的所有购买与试用维持不变。
selfservice-give-back = 使用默认值
selfservice-give-back-text = 或移除此处的决定，重新适用默认值。
done-policy-product = 已保存 { $name } 的自助设置。
done-policy-products = 已保存 { $count } 种产品的自助设置。
done-policy-default = 默认值已保存。
done-policy-blocked = 已保存。{ $count } 种产品没有无需付款方式的试用版，现已完全阻止。

## Billing notifications.

notify-lead = 有哪些邮件、何时发送，以及收件人。
notify-you = 您的邮件会发送到 { $address }。
notify-you-admin = 您的邮件会发送到 { $address }。作为管理员，您还会收到自助购买的通知。
notify-account = 选择要收到哪些邮件
notify-mail = 邮件
notify-when = 时机
notify-who = 收件人
notify-purchase_confirmed = 购买确认
notify-purchase_confirmed-when = 购买或开始试用后立即发送
notify-purchase_confirmed-who = 购买者
notify-purchase_made = 有人自助购买
notify-purchase_made-when = 有人自行购买或试用产品时；可选择保留、关闭自助、接管或取消
notify-purchase_made-who = 全局管理员与计费管理员
notify-licenses_assigned = 已分配许可证
notify-licenses_assigned-when = 有人获得许可证时
notify-licenses_assigned-who = 每位获得许可证的人员
notify-taken_over = 订阅已被接管
notify-taken_over-when = 组织移动用户、取消订阅或将其转为组织所有时
notify-taken_over-who = 原购买者
notify-take_over_undone = 接管已撤消
notify-take_over_undone-when = 接管撤消、一切恢复原状时
notify-take_over_undone-who = 原购买者
notify-language = 每封邮件都以收件人的语言撰写；若未设置，则使用组织的语言。

## My account.

account-who = 您的身份
account-guest = 来宾：来宾无法购买
account-no-roles = 无：您可查看并管理自己购买的项目
account-who-changes = 这些信息由组织的管理员更改。
account-look = 页面外观
account-theme = 颜色
account-theme-system = 跟随系统
account-theme-light = 浅色
account-theme-dark = 深色
account-theme-text = 保存在此浏览器中。
done-theme-saved = 颜色已保存。
account-password = 密码
account-password-none = 您登录时不使用此网站的密码。组织的管理员可以为您设置密码。
account-password-present = 当前密码
field-new_password = 新密码
field-repeated_password = 再次输入新密码
account-password-hint = 至少 { $min } 个字符。几个连续的词语容易记住，也不易猜中。
account-password-change = 更改密码
account-password-length = 新密码至少须有 { $min } 个字符，最多 500 个。
account-password-differs = 两次输入的新密码不同；请重新输入两次。
account-password-wrong = 当前密码不正确；未做任何更改。请重新输入三个字段。
done-password-changed = 您的密码已更改。
account-session = 此会话
account-session-text = 若此设备也供他人使用，请注销。未保存的内容将会丢失。
account-sign-out = 在此设备上注销
account-everywhere-text = 丢失设备，或忘了在某处注销？您可以结束所有会话，包括当前会话。
account-everywhere = 从所有设备注销
account-language = 页面与邮件的语言
account-language-none = 不指定
account-language-text = 若不指定，页面使用浏览器的语言，邮件使用组织的语言。
account-mails = 发送给您的邮件
account-mails-which = 发送给我
account-mails-text = 确认信以及对您自己订阅的更改始终会发送。
done-mails-saved = 您的邮件选择已保存。
done-language-saved = 语言已保存。
settings-language-hint = 适用于未自行选择语言的人员。
done-policy-offer = 产品/服务类型的设置已保存。
selfservice-offer-SaaS = 软件即服务
selfservice-offer-POWERBIVISUALS = Power BI 视觉对象
selfservice-offer-DYNAMICSCE = Dynamics 365 Dataverse 应用
selfservice-offer-DYNAMICSBC = Dynamics 365 Business Central 应用

## Support.

support-lead = 可咨询的对象，以及自行查询的位置。
support-organization = 您的组织
support-contact = { $name } 指定的联系方式：
support-no-contact = 您的组织尚未指定支持联系方式。请咨询负责电脑与帐户的同事。
support-set-contact = 设置支持联系方式
support-operator = 此网站的运营者
support-operator-text = 若页面显示我们这边发生问题，请将该页面的请求 ID 提供给组织的联系人，由其转交运营者。
support-answers = 先看看这里
support-buy = 为什么我无法购买某种产品？
support-buy-text = 每种产品都会说明您是否可以购买，以及无法购买的原因。
support-licenses = 谁拥有许可证？
support-licenses-text = 您购买项目的许可证，以及您可以分配的许可证。
support-payment = 如何更改我的银行卡？
support-payment-text = 银行卡、账单配置文件与计费内容。
support-cancel = 如何取消订阅？
support-cancel-text = 在您的产品中选取该订阅；其页面会说明可退还的金额。

## Component gallery of the demo.

gallery-lead = 页面的所有组件与各种状态。
gallery-pane = 右侧窗格
gallery-dialog = 对话框
gallery-over = 覆盖在页面上的内容会对该页面起作用；下方的页面则无法操作。
gallery-note = 须知事项与解决方法。
gallery-effect = 立即收费
notify-support_request_resolved = 支持请求已答复
notify-support_request_resolved-when = 支持请求完成或被拒绝时
notify-support_request_resolved-who = 提出请求的人
settings-no-tax = 尚未设定
