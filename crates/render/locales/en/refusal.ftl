### Refusals, keyed by their code. One sentence each: what is wrong, then what to do next.

refusal-invalid_input = { $problems }; correct this and try again.
    .general = Some of the input is not right; check it and try again.
refusal-not_found = { $thing } does not exist here or you may not see it; check the link or choose from the list.
refusal-not_allowed = You do not have the right to do this; ask an administrator of your organization.
refusal-account_inactive = Your account is switched off; ask an administrator of your organization to switch it on.
refusal-self_service_licenses = The licenses of a self-service purchase are assigned by its purchaser; choose “{ name-take-control }” first.
refusal-self_service_subscription = This subscription belongs to its purchaser; choose “{ name-take-control }” instead.
refusal-version_changed = Somebody has changed this in the meantime; load it again, look at the change and try once more.
refusal-already_exists = { $thing } exists already; use the existing one or choose another name.
refusal-guests_cannot_buy = Guests cannot buy; ask a member of the organization to buy it for you.
refusal-self_service_not_offered = You cannot buy this product yourself here; ask an administrator to buy it for you.
refusal-blocked_by_policy = { $value ->
    [OnlyTrialsWithoutPaymentMethod] Your organization allows only trials without payment method { policy-scope }; start such a trial or ask an administrator to buy it for you.
   *[other] Your organization does not allow self-service purchases { policy-scope }; ask an administrator to buy it for you.
}
policy-scope = { $because ->
    [organization_default] in general
    [offer_type_entry] of this type of offer
   *[other] of this product
}
refusal-trial_not_offered = This product cannot be tried in this way; buy it or choose another product.
refusal-end_of_sale = This product is no longer sold; choose another product.
refusal-no_price = This product has no price in your market today; choose another product or contact support.
refusal-payment_method_required = A payment method is needed; choose “{ name-add-payment-method }” and try again.
refusal-card_declined = The bank declined the card and nothing was bought; use another card or ask your bank.
refusal-insufficient_funds = There is not enough money on the card and nothing was bought; use another card or ask your bank.
refusal-authentication_required = The bank wants you to confirm this payment and nothing was bought; confirm it with your bank or use another card.
refusal-card_expired = The card has expired and nothing was bought; use another card.
refusal-payment_method_in_use = Something is still paid with this payment method; choose “{ name-replace }” on its billing profile first.
refusal-wrong_state = The subscription is { $status } and this is possible only in these states: { $allowed }; open its details to see what you can do now.
refusal-take_over_under_way = A take-over of this subscription is under way; wait until it is done and try again.
refusal-not_enough_licenses = { $needed } { $needed ->
    [one] license is
   *[other] licenses are
} needed and { $available } { $available ->
    [one] is
   *[other] are
} free; buy more licenses or choose another subscription.
refusal-below_assigned = { $assigned } { $assigned ->
    [one] license is
   *[other] licenses are
} assigned, so the total cannot be { $total }; unassign licenses first or choose a higher total.
refusal-too_many_people = At most { $limit } people are possible at once; choose fewer and repeat this for the others.
refusal-not_assigned = { $user } does not hold a license of this subscription; load the list again and choose from it.
refusal-too_many_to_cancel_online = Only a subscription with at most { $limit } { $basis ->
    [purchased] purchased
   *[assigned] assigned
} { $limit ->
    [one] license
   *[other] licenses
} can be cancelled online and this one has { $count }; contact support to cancel it.
refusal-cancelable_online = This subscription can be cancelled online; choose “{ name-cancel-subscription }” and no support is needed.
refusal-already_resolved = Somebody has already resolved this support request; load it again to see what was decided.
refusal-window_closed = This was possible only within { $days } { $days ->
    [one] day
   *[other] days
} after a start, a renewal or an addition; turn recurring billing off to end the subscription with its term.
refusal-recurring_off = This needs recurring billing, which is off; turn it on and try again.
refusal-trial_never_renews = A trial without payment method never renews; buy the product to keep using it.
refusal-trial_quantity_fixed = The number of licenses of a trial is fixed; buy the product first.
refusal-not_self_service = This is not a self-service purchase, so there is nothing to take over; choose one with the filter “{ name-self-service }”.
refusal-unfit_target = Users cannot be moved to that subscription; choose a subscription of your organization for the same product that is in use.
refusal-undo_not_possible = A take-over can be undone only within { $hours } { $hours ->
    [one] hour
   *[other] hours
} and while its licenses have not been used again; assign licenses of another subscription instead.
refusal-offer_type_value = A type of third-party offers knows no trials; choose “{ policy-Enabled }” or “{ policy-Disabled }”.
refusal-limit_reached = At most { $limit } are possible; remove one first.
refusal-job_not_buried = Only a job that has failed for good can be tried again and this one has not; look at its state again later.
refusal-amount_too_large = The amount is too large; choose a smaller number.
