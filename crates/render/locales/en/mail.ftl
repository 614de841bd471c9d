### Mails, keyed by the message. Every mail says what happened, what to do, why it came and whom to ask.

mail-greeting = Hello { $name },
mail-contact = Questions? Your support contact:{" "}
    .administrator = Questions? Ask an administrator of { $organization }.

mail-purchase_confirmed =
    .subject = You have bought { $product }
    .subject-trial = Your trial of { $product } has started
    .lead = You have bought { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    } of { $product }.
    .lead-trial = You have started a trial of { $product } with { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    }.
    .next = You can assign the licenses at once, also to yourself.
    .link = Open the subscription
    .why = You receive this mail because you made this purchase at { $organization }.

mail-purchase_made =
    .subject = Self-service purchase: { $product }
    .subject-trial = Self-service trial: { $product }
    .lead = { $purchaser } ({ $address }) has bought { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    } of { $product } through self-service.
    .lead-trial = { $purchaser } ({ $address }) has started a trial of { $product } with { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    } through self-service.
    .next = You can choose what happens now:
    .keep = Keep it
    .keep-what = Nothing changes: the purchaser goes on managing it and paying for it.
    .turn-off = Turn off self-service purchases of this product
    .turn-off-what = From then on nobody can buy it by themselves; this subscription stays as it is.
    .take-over = { name-take-control }
    .take-over-what = Move its users to a subscription of your organization, or make this subscription your organization’s own.
    .cancel = { name-cancel-subscription }
    .cancel-what = The subscription is deleted at once and its users lose their licenses.
    .why = You receive this mail because you are a Global Administrator or Billing Administrator of { $organization }.

mail-taken_over =
    .subject-users_moved = Your subscription was cancelled: { $product }
    .subject-canceled = Your subscription was cancelled: { $product }
    .subject-transferred = Your subscription now belongs to your organization: { $product }
    .lead-users_moved = { $organization } has taken over your subscription of { $product }: its users were moved to a subscription of the organization, and yours was cancelled.
    .lead-canceled = { $organization } has taken over your subscription of { $product } and cancelled it.
    .lead-transferred = { $organization } has taken over your subscription of { $product } and now manages it and pays for it.
    .next-users_moved = The users work on with licenses of the organization. You do not need to do anything.
    .next-canceled = The people who held its licenses no longer have access to the product through them. If it is still needed, please use the contact below.
    .next-transferred = All users keep their licenses. You do not need to do anything.
    .credit = The unused time is credited to you.
    .why = You receive this mail because you bought this subscription.

mail-licenses_assigned =
    .subject = You have a license for { $product }
    .lead = A license for { $product } has been assigned to you.
    .next = You can use the product now.
    .why = You receive this mail because a license was assigned to you at { $organization }.

mail-take_over_undone =
    .subject = Your subscription is yours again: { $product }
    .lead = { $organization } has undone the take-over of your subscription of { $product }.
    .next = The subscription is as it was before: you manage it and pay for it again.
    .link = Open the subscription
    .why = You receive this mail because you bought this subscription.

mail-support_request_resolved =
    .subject-canceled = Your subscription was cancelled: { $product }
    .subject-not_canceled = Your subscription was not cancelled: { $product }
    .subject-answered = Your question has been answered
    .subject-closed = Your question has been closed
    .lead-canceled = { $organization } has cancelled your subscription of { $product }, as you asked.
    .lead-not_canceled = { $organization } has declined your request to cancel your subscription of { $product }.
    .lead-answered = { $organization } has answered your question.
    .lead-closed = { $organization } has closed your question.
    .next-canceled = The people who held its licenses no longer have access to the product through them.
    .next-not_canceled = The subscription goes on as it is: you manage it and pay for it.
    .next-question = If this does not help, you can ask again.
    .credit = The unused time is credited to you.
    .link = Open the subscription
    .why = You receive this mail because you asked for support at { $organization }.

mail-fact-licenses = Licenses
mail-fact-unit_price = Price per license and billing period, without tax
mail-fact-price = Price per billing period, without tax
mail-fact-renews_on = Renews on
mail-fact-ends_on = Ends on
mail-fact-trial_paid_from = Trial ends and payment starts on
mail-fact-trial_ends_on = Trial ends on
mail-fact-reason = { name-cancel-reason }
mail-fact-from = Effective from
mail-fact-credit = Credit (without tax)
mail-fact-subscription = Subscription ID
mail-fact-question = Your question
mail-fact-answer = Answer
