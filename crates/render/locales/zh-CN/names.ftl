### Names of pages, tabs, buttons, columns and fields. Those of the walkthroughs are fixed to the letter.

name-billing = 计费
name-your-products = 您的产品
name-products = 产品
name-licenses = 许可证
name-purchase-services = 购买服务
name-bills-and-payments = 账单和付款
name-invoices = 发票
name-billing-profiles = 账单配置文件
name-payment-methods = 付款方式
name-filter = 筛选
name-self-service = 自助服务
name-subscription-details = 订阅详细信息
name-subscriptions-and-settings = 订阅和设置
name-subscription-status = 订阅状态
name-take-control = 取得此订阅的控制权
name-move-users = 移动用户
name-move-users-to = 将用户移至
name-move-completed = 移动完成
name-close = 关闭
name-cancel-subscription = 取消订阅
name-cancel-question = 您确定要取消吗？
name-cancel-reason = 取消原因
name-available-quantity = 可用数量
name-users = 用户
name-export-users = 导出用户
name-buy = 购买
name-buy-licenses = 购买许可证
name-remove-licenses = 移除许可证
name-add-remove-licenses = 添加/移除许可证
name-total-licenses = 许可证总数
name-save = 保存
name-assign-licenses = 分配许可证
name-assign-licenses-to-users = 向用户分配许可证
name-assign = 分配
name-unassign-licenses = 取消分配许可证
name-unassign = 取消分配
name-settings-and-actions = 设置和操作
name-yes-cancel = 是，取消
name-edit = 编辑
name-replace = 替换
name-add-payment-method = 添加付款方式
name-add = 添加

## What a subscription is now.

status-scheduled = 已计划
status-active = 有效
status-expired = 已过期
status-disabled = 已禁用
status-deleted = 已删除

## Why a subscription is cancelled.

reason-no_longer_needed = 不再需要
reason-too_expensive = 价格太高
reason-moving_subscription = 改用其他订阅
reason-bought_by_mistake = 误购
reason-missing_features = 缺少所需功能
reason-technical_problems = 技术问题
reason-against_policy = 违反策略
reason-employee_left = 员工已离职
reason-other = 其他

## What the self-service policy says about a product.

policy-Enabled = 允许
policy-OnlyTrialsWithoutPaymentMethod = 仅允许试用版
policy-Disabled = 不允许

## Kinds of things: as in a dictionary, and as the beginning of a sentence about one of them.

thing-tenant = 组织
    .definite = 组织
thing-person = 用户
    .definite = 用户
thing-group = 组
    .definite = 组
thing-product = 产品
    .definite = 产品
thing-plan = 方案
    .definite = 方案
thing-subscription = 订阅
    .definite = 订阅
thing-payment_method = 付款方式
    .definite = 付款方式
thing-billing_profile = 账单配置文件
    .definite = 账单配置文件
thing-take_over = 接管操作
    .definite = 接管操作
thing-job = 作业
    .definite = 作业
thing-token = 令牌
    .definite = 令牌
thing-webhook = Webhook
    .definite = Webhook
thing-policy = 策略
    .definite = 策略
thing-offer_type = 产品/服务类型
    .definite = 产品/服务类型
thing-service_account = 服务账户
    .definite = 服务账户
thing-support_request = 支持请求
    .definite = 支持请求
