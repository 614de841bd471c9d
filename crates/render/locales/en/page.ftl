### What every page has: bar, navigation, buttons, parts.

name-purser = Purser
page-description = Software subscriptions of your organization: bought, assigned, governed and explained.
skip-to-content = Skip to content
name-menu = Menu
name-main-navigation = Main
name-home = Home
name-organization = Organization
name-settings = Settings
name-org-settings = Org settings
name-self-service-policy = Self-service trials and purchases
name-billing-notifications = Billing notifications
name-audit-log = Audit log
name-jobs = Jobs
name-support = Support
name-my-account = My account
name-self-service-trials = Self-service trials
name-sign-in = Sign in
name-sign-out = Sign out
name-continue = Continue
name-undo = Undo
name-copy = Copy
name-search = Search
name-all = All
name-trial = Trial
name-free = Free
name-product = Product
name-status = Status
name-purchaser = Purchaser
name-quantity = Quantity
name-assigned = Assigned
name-price = Price
name-expires = Expires
name-when = When
name-what = What
name-who = Who
name-keyboard-shortcuts = Keyboard shortcuts
name-back-to-page = Back to the page
shortcut-search = Search everything
shortcut-close = Close what lies over the page
search-everything = Search products, subscriptions, people
search-this-list = Search this list
page-first = First page
page-next = Next page
download-csv = Download as CSV
what-will-happen = What will happen
help-contact-support = Contact support
help-contact = Your organization’s support: { $contact }
usage = { $used } of { $total }
near-today = today
near-in-days = { $days ->
        [one] tomorrow
       *[other] in { $days } days
    }
near-days-ago = { $days ->
        [one] yesterday
       *[other] { $days } days ago
    }
ends = Ends
billing-monthly = Billed monthly
billing-annual = Billed annually
billing-upfront = Paid up front

## Signing in.

field-sign-in-name = Sign-in name
field-password = Password
sign-in-lead = Sign in with the account of your organization.
sign-in-wrong = The sign-in name or the password is wrong; check both and try again.
sign-in-kept = Your session has ended. What you filled in is kept: sign in, then send it.
resume-title = Your form is still here
resume-lead = You are signed in again. Nothing has been changed yet; continue to send what you filled in.
resume-discard = Discard it and go to the home page
demo-people = This is the demo: choose who to be
demo-lead = Invented people, example prices, no real money.
demo-mail = Mail that the demo kept
demo-components = Component gallery
demo-api = REST API

## Pages that say no.

fault-title = That did not work
fault-title-forbidden = You are not allowed to do this
fault-title-not-found = Not found
fault-title-busy = Please try again in a moment
fault-title-internal = Something went wrong on our side
fault-home = Go to the home page
fault-request = Request id, for support: { $id }
fault-unauthenticated = You are not signed in; sign in and try again.
fault-too_many_attempts = Too many attempts; wait a minute and try again.
fault-malformed_json = What was sent cannot be read; go back and try again.
fault-unsupported_media_type = What was sent is not a form of this site; go back and try again.
fault-body_too_large = What was sent is too large; shorten it and try again.
fault-request_timeout = The connection was too slow; try again.
fault-no_such_route = There is no page at this address; check it, or start from the home page.
fault-method_not_allowed = This address is not meant to be opened like this; start from the home page.
fault-idempotency_key_reused = This form was sent before with other content. Nothing was changed now; check what you see and send it again.
fault-busy = Many people are working right now; nothing was changed. Try again in a moment.
fault-unavailable = The database cannot be reached right now; nothing was changed. Try again in a moment.
fault-timed_out = The answer took too long. It may still have been carried out: look before you try again; sending the same form twice does it only once.
fault-internal = This is our mistake and it was recorded. If it happens again, give support the request id below.

## Your products.

products-lead = Every subscription of the organization, and every self-service purchase.
products-lead-own = The subscriptions that you bought.
products-empty = No subscriptions here yet
products-empty-text = Each purchase appears here with its status, licenses, price and expiry date. Buy something, or choose another filter.
tax-vat = VAT { $rate }%
tax-gst = GST { $rate }%
tax-sales = Sales tax { $rate }%
tax-with = With tax
tax-without = Without tax
tax-note = Amounts are without tax unless they say otherwise, at today’s price and rate.
tax-note-later = Without tax, at today’s price. Tax is added on the bill.
