### Refusals, keyed by their code. One sentence each: what is wrong, then what to do next.

refusal-invalid_input = { $problems }；请更正后重试。
    .general = 部分输入内容不正确，请检查后重试。
refusal-not_found = 找不到此{ $thing }，或者您无权查看；请检查链接，或从列表中选择。
refusal-not_allowed = 您没有执行此操作的权限，请联系您组织的管理员。
refusal-account_inactive = 您的账户已停用，请联系您组织的管理员启用该账户。
refusal-self_service_licenses = 自助购买的许可证由购买者分配；请先选择“{ name-take-control }”。
refusal-self_service_subscription = 此订阅属于其购买者；请改为选择“{ name-take-control }”。
refusal-version_changed = 其他人已在此期间更改此内容；请重新加载、查看更改后重试。
refusal-already_exists = { $thing }已存在；请使用现有项，或选择其他名称。
refusal-guests_cannot_buy = 来宾无法购买；请让组织的成员代为购买。
refusal-self_service_not_offered = 您无法在此自行购买该产品；请让管理员代为购买。
refusal-blocked_by_policy = { $value ->
    [OnlyTrialsWithoutPaymentMethod] 您的组织{ policy-scope }仅允许无需付款方式的试用版；请开始此类试用，或让管理员代为购买。
   *[other] 您的组织{ policy-scope }不允许自助购买；请让管理员代为购买。
}
policy-scope = { $because ->
    [organization_default] 一般
    [offer_type_entry] 对此类产品/服务
   *[other] 对此产品
}
refusal-trial_not_offered = 此产品无法以这种方式试用；请直接购买，或选择其他产品。
refusal-end_of_sale = 此产品已停止销售，请选择其他产品。
refusal-no_price = 此产品目前在您的市场没有价格；请选择其他产品，或联系支持人员。
refusal-payment_method_required = 需要付款方式；请选择“{ name-add-payment-method }”，然后重试。
refusal-card_declined = 银行拒绝了这张卡，因此未购买任何内容；请使用其他卡，或咨询您的银行。
refusal-insufficient_funds = 卡内余额不足，因此未购买任何内容；请使用其他卡，或咨询您的银行。
refusal-authentication_required = 银行要求您确认这笔付款，因此未购买任何内容；请向银行确认，或使用其他卡。
refusal-card_expired = 卡已过期，因此未购买任何内容；请使用其他卡。
refusal-payment_method_in_use = 仍有项目使用此付款方式付款；请先在其账单配置文件上选择“{ name-replace }”。
refusal-wrong_state = 此订阅的状态为{ $status }，而此操作只能在以下状态执行：{ $allowed }；请打开其详细信息，查看目前可执行的操作。
refusal-take_over_under_way = 正在接管此订阅；请等待完成后重试。
refusal-not_enough_licenses = 需要 { $needed } 个许可证，但只有 { $available } 个可用；请购买更多许可证，或选择其他订阅。
refusal-below_assigned = 已分配 { $assigned } 个许可证，因此总数不能是 { $total }；请先取消分配许可证，或选择更大的总数。
refusal-too_many_people = 一次最多 { $limit } 人；请减少人数，其余人员请分批处理。
refusal-not_assigned = { $user } 未持有此订阅的许可证；请重新加载列表，再从中选择。
refusal-too_many_to_cancel_online = 在线取消仅限{ $basis ->
    [purchased] 购买
   *[assigned] 已分配
}不超过 { $limit } 个许可证的订阅，而此订阅有 { $count } 个；请联系支持人员取消。
refusal-cancelable_online = 此订阅可以在线取消；请选择“{ name-cancel-subscription }”，无需联系支持人员。
refusal-already_resolved = 此支持请求已有人处理；请重新加载以查看结果。
refusal-window_closed = 只能在开始、续订或添加许可证后 { $days } 天内执行此操作；请关闭定期计费，让订阅在期限届满时结束。
refusal-recurring_off = 此操作需要定期计费，但目前已关闭；请将其打开后重试。
refusal-trial_never_renews = 没有付款方式的试用版不会续订；请购买该产品以继续使用。
refusal-trial_quantity_fixed = 试用版的许可证数量是固定的；请先购买该产品。
refusal-not_self_service = 这不是自助购买，因此无需接管；请使用“{ name-self-service }”筛选来选择。
refusal-unfit_target = 无法将用户移至该订阅；请选择您的组织针对同一产品且正在使用的订阅。
refusal-undo_not_possible = 只能在 { $hours } 小时内，且其许可证尚未再次使用时撤销接管；请改为分配其他订阅的许可证。
refusal-offer_type_value = 第三方产品/服务类型不提供试用版；请选择“{ policy-Enabled }”或“{ policy-Disabled }”。
refusal-limit_reached = 最多只能有 { $limit } 个；请先移除一个。
refusal-job_not_buried = 只有最终失败的作业才能重试，而此作业并非如此；请稍后再查看其状态。
refusal-amount_too_large = 金额过大，请选择较小的数字。
