### The audit log and jobs.

## Audit log.

audit-lead = What happened in your organization, newest first. Entries never change.
audit-what = What happened
audit-who = Who did it
audit-when = Date and time
audit-details = Details
audit-details-of = Details of entry { $number }
audit-number = Entry number
audit-command = What was asked for
audit-about = About
audit-about-id = Id of what it is about
audit-about-it = All about it
audit-request = Request id
audit-data = Recorded data
audit-one-thing = Only about
audit-all = Show everything
audit-older = Look further back
audit-nobody = Nobody here is called { $name }. Give a whole sign-in name.
audit-empty = Nothing here
audit-empty-text = Every change is recorded here with who made it and when. Choose other filters.
audit-empty-more = Nothing like it happened lately, but there are older entries.
audit-operator = Operator
audit-provisioning = Directory provisioning
audit-system = Purser itself
audit-unknown = Somebody who is gone

## What happened, keyed by the word of the event.

audit-event-tenant-created = Organization added
audit-event-tenant-changed = Settings of the organization changed
audit-event-person-created = User added
audit-event-group-created = Group added
audit-event-roles-assigned = Roles changed
audit-event-password-set = Password set
audit-event-settings-changed = Own settings changed
audit-event-session-signed_in = Signed in
audit-event-session-signed_out_everywhere = Signed out everywhere
audit-event-service_account-created = Service account added
audit-event-token-issued = Token issued
audit-event-token-revoked = Token revoked
audit-event-webhook-added = Webhook added
audit-event-webhook-removed = Webhook removed
audit-event-catalog-imported = Catalog imported
audit-event-payment_method-added = Payment method added
audit-event-payment_method-changed = Payment method changed
audit-event-payment_method-removed = Payment method removed
audit-event-billing_profile-changed = Billing profile changed
audit-event-subscription-purchased = Subscription purchased
audit-event-subscription-quantity_changed = Number of licenses changed
audit-event-subscription-quantity_scheduled = Number of licenses scheduled
audit-event-subscription-recurring_set = Recurring billing changed
audit-event-licenses-assigned = Licenses assigned
audit-event-licenses-unassigned = Licenses unassigned
audit-event-licenses-service_plans_changed = Service plans of a license changed
audit-event-licenses-forgotten = Kept licenses of a deleted subscription dropped
audit-event-subscription-canceled = Subscription cancelled
audit-event-take_over-started = Take-over started
audit-event-take_over-users_moved = Users moved
audit-event-take_over-completed = Take-over completed
audit-event-take_over-undo_started = Undo of a take-over started
audit-event-take_over-undone = Take-over undone
audit-event-subscription-billed = Subscription billed
audit-event-policy-changed = Self-service policy changed
audit-event-subscription-renewed = Subscription renewed
audit-event-subscription-status_changed = Subscription status changed
audit-event-support_request-opened = Support request opened
audit-event-support_request-resolved = Support request resolved
audit-event-job-retried = Failed job tried again

## What was asked for, keyed by the word of the command.

audit-command-create-tenant = Add an organization
audit-command-change-tenant = Change settings of the organization
audit-command-create-person = Add a user
audit-command-create-group = Add a group
audit-command-assign-roles = Change roles
audit-command-set-password = Set a password
audit-command-change-settings = Change own settings
audit-command-sign-in = Sign in
audit-command-extend-session = Stay signed in
audit-command-sign-out-everywhere = Sign out everywhere
audit-command-create-service-account = Add a service account
audit-command-issue-token = Issue a token
audit-command-revoke-token = Revoke a token
audit-command-add-webhook = Add a webhook
audit-command-remove-webhook = Remove a webhook
audit-command-import-catalog = Import the catalog
audit-command-add-payment-method = Add a payment method
audit-command-change-payment-method = Change a payment method
audit-command-remove-payment-method = Remove a payment method
audit-command-change-billing-profile = Change a billing profile
audit-command-place-order = Buy
audit-command-change-quantity = Change the number of licenses
audit-command-set-recurring = Change recurring billing
audit-command-assign-licenses = Assign licenses
audit-command-unassign-licenses = Unassign licenses
audit-command-change-service-plans = Change service plans
audit-command-cancel = Cancel a subscription
audit-command-take-over = Take over a subscription
audit-command-continue-take-over = Go on moving users
audit-command-undo-take-over = Undo a take-over
audit-command-set-policy = Change the self-service policy
audit-command-advance = Let time pass
audit-command-open-support-request = Open a support request
audit-command-resolve-support-request = Resolve a support request
audit-command-retry-job = Try a failed job again

## Jobs.

jobs-lead = Long work under way, and work that failed and waits for an administrator.
jobs-moving = Take-overs under way
jobs-moving-none = No users are being moved right now. A take-over that moves users appears here with its progress until it is completed.
jobs-moving-more = { $count ->
        [one] { $count } more take-over is under way
       *[other] { $count } more take-overs are under way
    }
jobs-moving-on = Users are being moved
jobs-moving-back = Users are being moved back
jobs-failed = Failed work
jobs-failed-none = Nothing has failed. Mails and messages that cannot be delivered after ten attempts wait here.
jobs-failed-text = These failed ten times. Remove the cause, then try again.
jobs-failed-others = These failed ten times. A Global Administrator can try them again.
jobs-work = Work
jobs-for = For
jobs-attempts = Attempts
jobs-why = Why it failed
jobs-due = Last looked at
jobs-id = Id
jobs-retry = Try again
jobs-kind-mail = Send a mail
jobs-kind-webhook = Tell a webhook
jobs-kind-take-over = Move users
jobs-take-over = Take-over of { $name }
jobs-progress = Progress
jobs-people = { $done } of { $total } people
jobs-goes-on = It goes on when you leave this page.
jobs-look-again = Look again
jobs-done = Completed
jobs-undone = Undone
jobs-action = What becomes of it
jobs-action-move = Users move to a subscription of the organization
jobs-action-cancel = The subscription is cancelled
jobs-action-transfer = The subscription becomes the organization’s
jobs-started = Started on
jobs-state-failed = Failed
jobs-state-waiting = Waiting for its next attempt
jobs-to-subscription = To the subscription
done-job-retried = The job is being tried again. If it fails again, it comes back here.
