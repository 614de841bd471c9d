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

## Support requests.

support-requests = Support requests
support-requests-own = Your support requests
support-request = Support request
support-none = Nothing has been asked yet. Questions and requests appear here with their answers.
support-none-open = Nothing is open.
support-show-open = Only open ones
support-show-all = Show all
support-status-open = Open
support-status-done = Done
support-status-declined = Declined
support-subject-cancel = Cancel { $name }
support-words = In their own words
support-ask = Ask a question
support-ask-text = Administrators of your organization answer it. You get the answer by email, and it stays here.
support-send-question = Send question
support-send = Send request
support-cancel-title = Ask support to cancel
support-cancel-lead = This subscription has too many licenses to be cancelled online. Say why it should end; an administrator decides, and you get an email. Until then nothing changes.
support-asked-by = Asked by
support-asked-on = Asked on
support-no-answer = Done, without further words.
support-waiting = This waits for an administrator. You get an email as soon as it is decided.
support-others-cancel = Global and Billing Administrators decide whether a subscription is cancelled.
support-others-answer = Global, Billing and Service Support Administrators answer questions.
support-decide = Decide this request
support-decide-button = Save decision
support-resolution = Decision
support-done-cancel = Cancel the subscription
support-done-text-cancel = It ends now, as the purchaser asked.
support-declined-cancel = Decline
support-declined-text-cancel = The subscription stays as it is. Say why in the answer.
support-answer-hint-cancel = The purchaser gets it by email. Needed to decline.
support-done-question = Answer the question
support-done-text-question = The question is answered and closed.
support-declined-question = Close without an answer
support-declined-text-question = Nobody here can answer it. Say where to ask instead.
support-answer-hint-question = Whoever asked gets it by email.
support-if-canceled = If the subscription is cancelled:
support-told = The purchaser gets an email
done-support-asked = Your request was sent.
done-support-resolved = The decision was saved, and whoever asked gets an email.
home-support = { $count ->
        [one] 1 support request is open
       *[other] { $count } support requests are open
    }
home-support-why = Somebody waits for a decision
