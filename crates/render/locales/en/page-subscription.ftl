### The pages of a subscription: its details, and everything that is done from there.

## The details page.

sub-on = On
sub-off = Off
sub-at = { $date }, { $time }
sub-bought-by = bought by { $name } on { $date }
sub-bought-for = bought for the organization on { $date }
sub-under-way = A take-over is under way; nothing else can be changed until it is done.
sub-watch = See how far it is
sub-undo-until = This subscription was taken over. You can undo this until { $until }.
sub-undo-take-over = Undo take-over
sub-not-yours-take-control = Licenses of a self-service purchase are assigned by its purchaser, who also changes and cancels it. Take control first to do this yourself.
sub-not-yours = Licenses of a self-service purchase are assigned by its purchaser, who also changes and cancels it. Global and Billing Administrators can take control of it.
sub-organizations = This subscription belongs to the organization. Global and Billing Administrators change and cancel it.
sub-bought-assigned = { $bought } bought, { $assigned } assigned
sub-recurring = Recurring billing
sub-terms = Terms
sub-start = Start
sub-renewal = Renewal
sub-end = End
sub-end-trial = End of the trial
sub-ended = Ended
sub-id = Subscription ID
sub-product-id = Product ID
sub-starts-on = starts on { $date }
sub-trial-until = free trial until { $date }
sub-renews-on = renews on { $date }
sub-ends-on = ends on { $date }
sub-expired-until = people can use it until { $date }
sub-disabled-until = nobody can use it; data is kept until { $date }
sub-deleted-on = since { $date }: { $why }
sub-because-lapsed = the term ended without renewal
sub-because-trial = the trial ended
sub-because-canceled = cancelled by its owner, “{ $reason }”
sub-because-moved = the organization moved its users to another subscription
sub-because-taken = cancelled by the organization, “{ $reason }”
sub-monthly = billed monthly
sub-annually = billed annually
sub-upfront = paid up front
sub-terms-flexible = Reduce or cancel at any time; unused days are credited.
sub-terms-seven-day = Reduce or cancel within 7 days after a start, a renewal or an addition.
sub-per-month = { $price } a month
sub-per-year = { $price } a year
sub-per-term = { $price } a term
sub-price-line = { $count } { $count ->
        [one] license
       *[other] licenses
    } × { $price }
sub-next-charge = Next charge, { $date }
sub-price-trial = Nothing is charged during the trial.
sub-price-over = Nothing more will be charged. Amounts are without tax.
sub-days = { $from } to { $to }
sub-why-purchase = Purchase
sub-why-renewal = Renewal
sub-why-added = Licenses added
sub-why-removed = Licenses removed
sub-why-canceled = Cancellation
sub-why-taken-over = Take-over
sub-licenses-act = Number of licenses
sub-licenses-text = Set a new total, now or from the next renewal on.
sub-licenses-trial = The number of licenses of a trial is fixed. Buy the product to have more.
sub-recurring-on-text = It renews by itself at the end of the term. Turning this off removes scheduled changes.
sub-recurring-off-text = It ends with the term. Turn this on to keep it.
sub-turn-off = Turn off recurring billing
sub-turn-on = Turn on recurring billing
sub-cancel-act = Cancellation
sub-no-acts = A subscription that is not active can no longer be changed here.
sub-no-acts-busy = Wait until the take-over is done.
sub-scheduled = Scheduled changes
sub-scheduled-quantity = From { $date } on: { $total } { $total ->
        [one] license
       *[other] licenses
    }
sub-scheduled-end = Recurring billing is off, so it ends on { $date }.
sub-remove-scheduled = Remove this change
sub-holders = Who has a license
sub-assign-in-licenses = Assign or unassign in Licenses
sub-see-licenses = All licenses of this product
sub-nobody = Nobody has a license yet.
sub-nobody-found = Nobody with this name has a license.
sub-person = Person
sub-since = Assigned on

## History.

sub-history = History of changes
sub-history-csv = Download the history as CSV
sub-history-first = Latest changes
sub-history-next = Earlier changes
sub-by-system = Automatically
sub-by-operator = Operator
sub-did-purchased = Bought with { $count } { $count ->
        [one] license
       *[other] licenses
    }
sub-did-quantity = Number of licenses changed from { $before } to { $total }
sub-did-scheduled = { $total } { $total ->
        [one] license
       *[other] licenses
    } scheduled from { $date } on
sub-did-recurring-on = Recurring billing turned on
sub-did-recurring-off = Recurring billing turned off
sub-did-assigned = { $count } { $count ->
        [one] license
       *[other] licenses
    } assigned
sub-did-unassigned = { $count } { $count ->
        [one] license
       *[other] licenses
    } unassigned
sub-did-canceled = Cancelled: { $reason }
sub-did-take-over-started = Take-over started
sub-did-moved = { $count } { $count ->
        [one] person
       *[other] people
    } moved to another subscription
sub-did-arrived = { $count } { $count ->
        [one] person
       *[other] people
    } moved here from another subscription
sub-did-taken-moved = Taken over: users moved, subscription deleted
sub-did-taken-canceled = Taken over: subscription cancelled
sub-did-taken-transferred = Taken over: now owned by the organization
sub-did-undo-started = Undoing the take-over started
sub-did-undone = Take-over undone
sub-did-billed = Billed: { $amount } (without tax)
sub-did-credited = Credited: { $amount } (without tax)
sub-did-renewed = Renewed with { $count } { $count ->
        [one] license
       *[other] licenses
    }
sub-did-status = Status changed to “{ $status }”
sub-did-forgotten = Kept license data removed
sub-did-other = Other change ({ $kind })

## The owner’s panes.

sub-total-hint = The new total, not the difference. Now: { $bought } bought, { $assigned } assigned.
sub-when = When
sub-when-now = Now
sub-when-now-text = The rest of the billing period is charged or credited by the day.
sub-when-renewal = At renewal
sub-when-renewal-text = From { $date } on; nothing is charged or credited before.
sub-show-cost = Show what it costs
sub-price-then = Price from then on
sub-nothing-billed = Nothing is charged or credited
sub-nothing-until = Nothing changes before { $date }
sub-cancel-today = The subscription ends today
sub-cancel-lose = { $count } { $count ->
        [one] person loses
       *[other] people lose
    } access
sub-cancel-credit = Credited for unused days, with the next bill
sub-no-credit = Nothing is credited
sub-cancel-support = Support can cancel it for you: open a request and say why.
sub-cancel-instead = Turn off recurring billing instead to let it end with the term.
sub-ask-support = Open a support request
sub-choose-reason = Choose a reason
sub-comment = Comment (optional)
sub-comment-hint = For your records; the purchaser does not see it.

## Take-over.

sub-transfer = Transfer to the organization
sub-move-text = Give everyone a license of a subscription of the organization, then delete this one.
sub-transfer-text = Keep everything as it is; the organization becomes owner and pays.
sub-take-cancel-text = Delete the subscription; everyone loses the license.
sub-preview-first = You see what will happen before anything is changed.
sub-taken = { $product }, { $count } { $count ->
        [one] license
       *[other] licenses
    }, bought by { $name }. { $people } { $people ->
        [one] person uses
       *[other] people use
    } it.
sub-move-where = Move to
sub-no-target = The organization has no subscription of this product.
sub-buy-more = Buy more licenses
sub-buy-product = Buy this product for the organization
sub-choose-target = Choose the subscription that the users are moved to.
sub-unfit-few = { $count } more { $count ->
        [one] license is
       *[other] licenses are
    } needed
sub-unfit-state = Not in use
sub-unfit-busy = A take-over is at work on it
sub-fits = Everyone fits
sub-free-of = { $free } of { $total } free
sub-left = { $count } left
sub-will-move = { $count } { $count ->
        [one] person gets
       *[other] people get
    } a license of the organization
sub-will-end = This subscription ends today: Deleted
sub-will-credit = Credited to { $name } for unused days
sub-will-mail = Email to { $names }
sub-will-undo = You can undo this until { $until }
sub-and-more = and { $count } more
sub-will-lose = { $count } { $count ->
        [one] person loses
       *[other] people lose
    } the license
sub-will-keep = { $count } { $count ->
        [one] person keeps
       *[other] people keep
    } the license
sub-will-own = The organization owns the subscription and assigns its licenses
sub-will-pay = Charged to the organization for the rest of the period
sub-transfer-question = Transfer this subscription?
sub-undo-question = Undo this take-over?
sub-will-return = Subscription, licenses and payer become what they were before
sub-will-bill-again = Charged to the purchaser again
sub-will-credit-organization = Credited to the organization
sub-moving = Moving users
sub-undoing = Undoing the take-over
sub-undone = Take-over undone
sub-undone-text = Subscription, licenses and payer are as they were before. The purchaser gets an email.
sub-canceled = Subscription cancelled
sub-transferred = Transfer completed
sub-progress = { $done } of { $total } done
sub-failed = The work has stopped after several attempts. An administrator can start it again:
sub-goes-on = You can close this; the work goes on.
sub-reload = Reload
sub-have-moved = { $count } { $count ->
        [one] person has
       *[other] people have
    } a license of the organization
sub-has-ended = This subscription is deleted
sub-have-lost = Everyone has lost the license
sub-has-own = The organization owns this subscription now
sub-has-credit = Credited to { $name }
sub-has-mail = { $names } gets an email

## What was just done.

done-quantity = The subscription now has { $count } { $count ->
        [one] license
       *[other] licenses
    }.
done-quantity-scheduled = { $count } { $count ->
        [one] license is
       *[other] licenses are
    } scheduled from the renewal on.
done-recurring-on = Recurring billing is on.
done-recurring-off = Recurring billing is off.
done-scheduled-removed = The scheduled change was removed.
done-canceled = The subscription was cancelled.
