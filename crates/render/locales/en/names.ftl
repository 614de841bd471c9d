### Names of pages, tabs, buttons, columns and fields. Those of the walkthroughs are fixed to the letter.

name-billing = Billing
name-your-products = Your products
name-products = Products
name-licenses = Licenses
name-purchase-services = Purchase services
name-bills-and-payments = Bills & payments
name-invoices = Invoices
name-billing-profiles = Billing profiles
name-payment-methods = Payment methods
name-filter = Filter
name-self-service = Self-service
name-subscription-details = Subscription details
name-subscriptions-and-settings = Subscriptions and settings
name-subscription-status = Subscription status
name-take-control = Take control of this subscription
name-move-users = Move users
name-move-users-to = Move users to
name-move-completed = Move completed
name-close = Close
name-cancel-subscription = Cancel subscription
name-cancel-question = Are you sure you want to cancel?
name-cancel-reason = Reason for cancellation
name-available-quantity = Available quantity
name-users = Users
name-export-users = Export users
name-buy = Buy
name-buy-licenses = Buy licenses
name-remove-licenses = Remove licenses
name-add-remove-licenses = Add/Remove licenses
name-total-licenses = Total licenses
name-save = Save
name-assign-licenses = Assign licenses
name-assign-licenses-to-users = Assign licenses to users
name-assign = Assign
name-unassign-licenses = Unassign licenses
name-unassign = Unassign
name-settings-and-actions = Settings & actions
name-yes-cancel = Yes, cancel
name-edit = Edit
name-replace = Replace
name-add-payment-method = Add a payment method
name-add = Add

## What a subscription is now.

status-scheduled = Scheduled
status-active = Active
status-expired = Expired
status-disabled = Disabled
status-deleted = Deleted

## Why a subscription is cancelled.

reason-no_longer_needed = No longer needed
reason-too_expensive = Too expensive
reason-moving_subscription = Moving to another subscription
reason-bought_by_mistake = Bought by mistake
reason-missing_features = Missing features
reason-technical_problems = Technical problems
reason-against_policy = Against policy
reason-employee_left = Employee left
reason-other = Other

## What the self-service policy says about a product.

policy-Enabled = Allow
policy-OnlyTrialsWithoutPaymentMethod = Allow for trials only
policy-Disabled = Do not allow

## Kinds of things: as in a dictionary, and as the beginning of a sentence about one of them.

thing-tenant = organization
    .definite = The organization
thing-person = user
    .definite = The user
thing-group = group
    .definite = The group
thing-product = product
    .definite = The product
thing-plan = plan
    .definite = The plan
thing-subscription = subscription
    .definite = The subscription
thing-payment_method = payment method
    .definite = The payment method
thing-billing_profile = billing profile
    .definite = The billing profile
thing-take_over = take-over
    .definite = The take-over
thing-job = job
    .definite = The job
thing-token = token
    .definite = The token
thing-webhook = webhook
    .definite = The webhook
thing-policy = policy
    .definite = The policy
thing-offer_type = offer type
    .definite = The offer type
thing-service_account = service account
    .definite = The service account
thing-support_request = support request
    .definite = The support request
