### Mails, keyed by the message. Every mail says what happened, what to do, why it came and whom to ask.

mail-greeting = { $name }，您好：
mail-contact = 有疑问？您的支持联系人：
    .administrator = 有疑问？请联系 { $organization } 的管理员。

mail-purchase_confirmed =
    .subject = 您已购买 { $product }
    .subject-trial = 您的 { $product } 试用版已开始
    .lead = 您已购买 { $quantity } 个 { $product } 许可证。
    .lead-trial = 您已开始试用 { $product }，共 { $quantity } 个许可证。
    .next = 您可以立即分配这些许可证，也可以分配给自己。
    .link = 打开订阅
    .why = 您收到此邮件，是因为您在 { $organization } 进行了此次购买。

mail-purchase_made =
    .subject = 自助购买：{ $product }
    .subject-trial = 自助试用：{ $product }
    .lead = { $purchaser }（{ $address }）通过自助方式购买了 { $quantity } 个 { $product } 许可证。
    .lead-trial = { $purchaser }（{ $address }）通过自助方式开始试用 { $product }，共 { $quantity } 个许可证。
    .next = 您可以选择接下来的处理方式：
    .keep = 保留
    .keep-what = 不做任何更改：购买者继续管理此订阅并付款。
    .turn-off = 关闭此产品的自助购买
    .turn-off-what = 此后任何人都无法自行购买此产品；此订阅保持不变。
    .take-over = { name-take-control }
    .take-over-what = 将其用户移至您组织的订阅，或将此订阅转移给您的组织。
    .cancel = { name-cancel-subscription }
    .cancel-what = 此订阅将立即删除，其用户将失去许可证。
    .why = 您收到此邮件，是因为您是 { $organization } 的全局管理员或计费管理员。

mail-taken_over =
    .subject-users_moved = 您的订阅已取消：{ $product }
    .subject-canceled = 您的订阅已取消：{ $product }
    .subject-transferred = 您的订阅现在属于您的组织：{ $product }
    .lead-users_moved = { $organization } 已接管您的 { $product } 订阅：其用户已移至组织的订阅，您的订阅已取消。
    .lead-canceled = { $organization } 已接管您的 { $product } 订阅并将其取消。
    .lead-transferred = { $organization } 已接管您的 { $product } 订阅，今后由组织管理并付款。
    .next-users_moved = 用户可使用组织的许可证继续工作。您无需执行任何操作。
    .next-canceled = 之前持有其许可证的人员无法再通过这些许可证使用此产品。如果仍有需要，请使用下方的联系方式。
    .next-transferred = 所有用户都会保留其许可证。您无需执行任何操作。
    .credit = 未使用期间的费用将退还给您。
    .why = 您收到此邮件，是因为您购买了此订阅。

mail-licenses_assigned =
    .subject = 您已获得 { $product } 的许可证
    .lead = 已向您分配一个 { $product } 许可证。
    .next = 您现在可以使用此产品。
    .why = 您收到此邮件，是因为 { $organization } 向您分配了许可证。

mail-take_over_undone =
    .subject = 您的订阅已归还给您：{ $product }
    .lead = { $organization } 已撤销对您的 { $product } 订阅的接管。
    .next = 此订阅已恢复原状：再次由您管理并付款。
    .link = 打开订阅
    .why = 您收到此邮件，是因为您购买了此订阅。

mail-support_request_resolved =
    .subject-canceled = 您的订阅已取消：{ $product }
    .subject-not_canceled = 您的订阅未取消：{ $product }
    .subject-answered = 您的问题已得到答复
    .subject-closed = 您的问题已关闭
    .lead-canceled = { $organization } 已按您的要求取消您的 { $product } 订阅。
    .lead-not_canceled = { $organization } 已拒绝您取消 { $product } 订阅的请求。
    .lead-answered = { $organization } 已答复您的问题。
    .lead-closed = { $organization } 已关闭您的问题。
    .next-canceled = 之前持有其许可证的人员无法再通过这些许可证使用此产品。
    .next-not_canceled = 此订阅保持不变：仍由您管理并付款。
    .next-question = 如果这没有帮助，您可以再次提问。
    .credit = 未使用期间的费用将退还给您。
    .link = 打开订阅
    .why = 您收到此邮件，是因为您向 { $organization } 提出了支持请求。

mail-fact-licenses = 许可证
mail-fact-unit_price = 每个许可证每个计费周期的价格（不含税）
mail-fact-price = 每个计费周期的价格（不含税）
mail-fact-renews_on = 续订日期
mail-fact-ends_on = 结束日期
mail-fact-trial_paid_from = 试用结束并开始付款的日期
mail-fact-trial_ends_on = 试用结束日期
mail-fact-reason = { name-cancel-reason }
mail-fact-from = 生效日期
mail-fact-credit = 退还金额（不含税）
mail-fact-subscription = 订阅 ID
mail-fact-question = 您的问题
mail-fact-answer = 答复
