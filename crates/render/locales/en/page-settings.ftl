### Settings, mails, the account, support.

## Org settings.

settings-lead = Services that your organization governs, and facts about itself.
settings-services = Services
settings-service-policy = Manage what people may buy and try
settings-service-policy-text = Allow self-service purchases and trials, allow trials only, or allow neither, product by product.
settings-service-mails = See which mails are sent
settings-service-mails-text = Who is told about purchases, take-overs and licenses.
settings-service-audit = See what happened
settings-service-audit-text = Every change, who made it and when.
settings-facts = About the organization
settings-change = Change settings
settings-read-only = Only a Global Administrator changes these settings.
settings-fixed = Domain, market and time zone were fixed when the organization was set up: they decide currency and the days that bills count.
settings-domain = Domain
settings-time-zone = Time zone
settings-no-contact = Not given yet
settings-contact-hint = A mail address, telephone number or web address. It is shown to everyone at the foot of every page.
settings-cancel-hint = Purchasers cancel online up to this many licenses; above it they ask support.
settings-basis = What the limit counts
settings-basis-assigned = Assigned licenses
settings-basis-purchased = Purchased licenses
done-settings-saved = The settings were saved.

## Self-service trials and purchases.

selfservice-lead = Decide for each product whether people may buy it or try it by themselves. A change concerns what comes next: what people have already stays.
selfservice-read-only = You can see these values. Global and Billing Administrators change them.
selfservice-default = Where nothing else was decided
selfservice-default-text = Holds for every product below without a decision of its own, and for products that are added later.
selfservice-change-default = Change default
selfservice-empty = No product here
selfservice-empty-text = Products that people could buy by themselves are listed here. Search for another name or part number.
selfservice-all = Show all products
selfservice-mark = Choose
selfservice-mark-one = Choose { $name }
selfservice-mark-all = Choose all on this page
selfservice-change-marked = Change chosen products
selfservice-value = Self-service
selfservice-because = Where it comes from
selfservice-id = Product id
selfservice-built_in_default = Built-in default
selfservice-organization_default = Your organization’s default
selfservice-product_entry = Decided for this product
selfservice-offer_type_entry = Decided for this type of offer
selfservice-offers = Offers of other companies
selfservice-offers-text = They are governed by their type, and know no trials only.
selfservice-offer-type = Type of offer
selfservice-several = { $count ->
        [one] { $count } product
       *[other] { $count } products
    }
selfservice-which = Which products
selfservice-question = Self-service purchases and trials
selfservice-meaning-Enabled = People may buy and start trials by themselves.
selfservice-meaning-OnlyTrialsWithoutPaymentMethod = People may start trials that need no payment method; they may not buy.
selfservice-meaning-Disabled = People may neither buy nor start trials by themselves.
selfservice-without-trial = This product has no such trial, so this blocks it altogether.
selfservice-without-trial-among = These have no such trial and would be blocked altogether: { $names }.
selfservice-effect-new = New purchases and new trials follow the new value at once.
selfservice-effect-existing = Purchases and trials of it that people have stay as they are
selfservice-effect-existing-all = Purchases and trials that people have stay as they are.
selfservice-give-back = Use the default
selfservice-give-back-text = Or remove what was decided here, so that the default holds again.
done-policy-product = Self-service for { $name } was saved.
done-policy-products = { $count ->
        [one] Self-service for { $count } product was saved.
       *[other] Self-service for { $count } products was saved.
    }
done-policy-default = The default was saved.
done-policy-blocked = { $count ->
        [one] Saved. { $count } product has no trial without payment method and is now blocked altogether.
       *[other] Saved. { $count } products have no trial without payment method and are now blocked altogether.
    }

## Billing notifications.

notify-lead = Which mails there are, when they are sent, and who gets them.
notify-you = Your mails go to { $address }.
notify-you-admin = Your mails go to { $address }. As an administrator you are also told about self-service purchases.
notify-account = Choose which of them you get
notify-mail = Mail
notify-when = When
notify-who = Who gets it
notify-purchase_confirmed = Purchase confirmed
notify-purchase_confirmed-when = Right after a purchase or the start of a trial
notify-purchase_confirmed-who = Whoever bought
notify-purchase_made = Self-service purchase made
notify-purchase_made-when = When somebody buys or tries a product by themselves; with the choice to keep it, turn self-service off, take it over or cancel it
notify-purchase_made-who = Global and Billing Administrators
notify-licenses_assigned = License assigned
notify-licenses_assigned-when = When somebody gets a license
notify-licenses_assigned-who = Each person who got one
notify-taken_over = Subscription taken over
notify-taken_over-when = When the organization moved the users, cancelled the subscription or made it its own
notify-taken_over-who = Whoever bought it
notify-take_over_undone = Take-over undone
notify-take_over_undone-when = When a take-over was undone and everything is as before
notify-take_over_undone-who = Whoever bought it
notify-language = Each mail is written in the language of whoever gets it, or else in the organization’s.

## My account.

account-who = Who you are
account-guest = Guest: guests cannot buy
account-no-roles = None: you see and manage what you buy yourself
account-who-changes = An administrator of your organization changes these facts.
account-look = How pages look
account-theme = Colors
account-theme-system = As my system
account-theme-light = Light
account-theme-dark = Dark
account-theme-text = Kept in this browser.
done-theme-saved = The colors were saved.
account-password = Password
account-password-none = You sign in without a password of this site. An administrator of your organization can give you one.
account-password-present = Present password
field-new_password = New password
field-repeated_password = New password again
account-password-hint = At least { $min } characters. A few words in a row are easy to remember and hard to guess.
account-password-change = Change password
account-password-length = The new password must have at least { $min } characters, and at most 500.
account-password-differs = The new password was not repeated the same way; type it twice again.
account-password-wrong = The present password is not right; nothing was changed. Type all three again.
done-password-changed = Your password was changed.
account-session = This session
account-session-text = Sign out when others use this device too. What you have not saved is lost.
account-sign-out = Sign out on this device
account-everywhere-text = Lost a device, or forgot to sign out somewhere? End all of your sessions, this one too.
account-everywhere = Sign out everywhere
account-language = Language of pages and mails
account-language-none = No choice of mine
account-language-text = Without a choice of yours, pages follow your browser and mails your organization.
account-mails = Mails to you
account-mails-which = Send me
account-mails-text = Confirmations and what is done to your own subscriptions are always sent.
done-mails-saved = Your choice of mails was saved.
done-language-saved = The language was saved.
settings-language-hint = For people who have not chosen a language themselves.
done-policy-offer = The type of offer was saved.
selfservice-offer-SaaS = Software as a Service
selfservice-offer-POWERBIVISUALS = Power BI visuals
selfservice-offer-DYNAMICSCE = Dynamics 365 Dataverse apps
selfservice-offer-DYNAMICSBC = Dynamics 365 Business Central apps

## Support.

support-lead = Whom to ask, and where to find it yourself.
support-organization = Your organization
support-contact = { $name } has named this contact:
support-no-contact = Your organization has not named a support contact yet. Ask the people who look after your computers and accounts.
support-set-contact = Set the support contact
support-operator = Whoever runs this site
support-operator-text = When a page says that something went wrong on our side, give the request id from that page to your organization’s contact; they pass it on to the operator.
support-answers = Where to look first
support-buy = Why can I not buy something?
support-buy-text = Each product says whether you may buy it, and why not.
support-licenses = Who has a license?
support-licenses-text = Licenses of your purchases, and those that you may assign.
support-payment = How do I change my card?
support-payment-text = Cards, billing profiles and what is billed.
support-cancel = How do I cancel a subscription?
support-cancel-text = Choose it under your products; its page says what comes back.

## Component gallery of the demo.

gallery-lead = Every component of the pages in every state.
gallery-pane = Right-hand pane
gallery-dialog = Dialog box
gallery-over = What lies over a page acts on it; the page beneath is inert.
gallery-note = Something to know, and the way out.
gallery-effect = You are charged now
notify-support_request_resolved = Support request answered
notify-support_request_resolved-when = When a support request is done or declined
notify-support_request_resolved-who = Whoever asked
settings-no-tax = Not set
