### Names of pages, tabs, buttons, columns and fields. Those of the walkthroughs are fixed to the letter.

name-billing = 帳單
name-your-products = 您的產品
name-products = 產品
name-licenses = 授權
name-purchase-services = 購買服務
name-bills-and-payments = 帳單與付款
name-invoices = 發票
name-billing-profiles = 帳單設定檔
name-payment-methods = 付款方式
name-filter = 篩選
name-self-service = 自助
name-subscription-details = 訂閱詳細資料
name-subscriptions-and-settings = 訂閱與設定
name-subscription-status = 訂閱狀態
name-take-control = 取得此訂閱的控制權
name-move-users = 移動使用者
name-move-users-to = 將使用者移至
name-move-completed = 移動完成
name-close = 關閉
name-cancel-subscription = 取消訂閱
name-cancel-question = 您確定要取消嗎？
name-cancel-reason = 取消原因
name-available-quantity = 可用數量
name-users = 使用者
name-export-users = 匯出使用者
name-buy = 購買
name-buy-licenses = 購買授權
name-remove-licenses = 移除授權
name-add-remove-licenses = 新增/移除授權
name-total-licenses = 授權總數
name-save = 儲存
name-assign-licenses = 指派授權
name-assign-licenses-to-users = 指派授權給使用者
name-assign = 指派
name-unassign-licenses = 解除指派授權
name-unassign = 解除指派
name-settings-and-actions = 設定與動作
name-yes-cancel = 是，取消
name-edit = 編輯
name-replace = 取代
name-add-payment-method = 新增付款方式
name-add = 新增

## What a subscription is now.

status-scheduled = 已排程
status-active = 使用中
status-expired = 已到期
status-disabled = 已停用
status-deleted = 已刪除

## Why a subscription is cancelled.

reason-no_longer_needed = 不再需要
reason-too_expensive = 價格太高
reason-moving_subscription = 改用其他訂閱
reason-bought_by_mistake = 購買錯誤
reason-missing_features = 缺少所需功能
reason-technical_problems = 技術問題
reason-against_policy = 違反原則
reason-employee_left = 員工已離職
reason-other = 其他

## What the self-service policy says about a product.

policy-Enabled = 允許
policy-OnlyTrialsWithoutPaymentMethod = 僅允許試用版
policy-Disabled = 不允許

## Kinds of things: as in a dictionary, and as the beginning of a sentence about one of them.

thing-tenant = 組織
    .definite = 組織
thing-person = 使用者
    .definite = 使用者
thing-group = 群組
    .definite = 群組
thing-product = 產品
    .definite = 產品
thing-plan = 方案
    .definite = 方案
thing-subscription = 訂閱
    .definite = 訂閱
thing-payment_method = 付款方式
    .definite = 付款方式
thing-billing_profile = 帳單設定檔
    .definite = 帳單設定檔
thing-take_over = 接管作業
    .definite = 接管作業
thing-job = 作業
    .definite = 作業
thing-token = 權杖
    .definite = 權杖
thing-webhook = Webhook
    .definite = Webhook
thing-policy = 原則
    .definite = 原則
thing-offer_type = 供應項目類型
    .definite = 供應項目類型
thing-service_account = 服務帳戶
    .definite = 服務帳戶
thing-support_request = 支援要求
    .definite = 支援要求
