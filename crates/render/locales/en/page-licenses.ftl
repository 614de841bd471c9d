### Licenses: by product, who holds them, handing them out and taking them back.

name-unassigned = Unassigned
name-display-name = Name
name-held-since = Since
name-product-subscriptions = Subscriptions
name-license-source = Subscription

licenses-lead = Every product once, however often it was bought: how many licenses there are, and how many people hold one.
licenses-lead-own = The licenses of what you bought, and how many people hold one.
licenses-empty = No licenses here yet
licenses-empty-text = Each product that is bought appears here with its licenses and the people who hold them. Buy something, or choose another filter.
licenses-choose-first = Choose at least one product, then export its users.
licenses-choose-all = Choose all
licenses-subscriptions = { $count ->
        [one] 1 subscription
       *[other] { $count } subscriptions
    }
licenses-more-purchasers = and { $count } more
licenses-held = { $count ->
        [one] 1 license assigned
       *[other] { $count } licenses assigned
    }
licenses-show-all = Show all

product-licenses-lead = The licenses of this product, and who holds them.
product-licenses-all-groups = All purchasers
product-licenses-empty = Nobody holds a license yet
product-licenses-empty-text = As soon as licenses are assigned, the people who hold them appear here, grouped by who bought the license.
product-licenses-export-hint = Choose subscriptions to export the people who hold their licenses; without a choice, all of this product are exported.
product-licenses-first = The first { $count } are listed.
product-licenses-take-control = Licenses of a self-service purchase are assigned by its purchaser. Take control of the subscription first if the organization is to assign them.
product-licenses-of-purchaser = Licenses of a self-service purchase are assigned by its purchaser.
product-licenses-of-organization = Licenses of the organization are assigned by Global, License and User Administrators.

search-users = Search users
users-not-found = Nobody found
users-not-found-text = No name and no sign-in name contains this text. Check the spelling or try a shorter part.

assign-hint = Type a part of a name, then choose people. At most { $count } at once.
assign-free = { $count ->
        [one] 1 license free
       *[other] { $count } licenses free
    }
assign-found = { $count ->
        [0] Nobody else found; try another part of the name
        [one] 1 person found
       *[other] { $count } people found
    }
assign-found-first = The first { $count } people; type more of the name to find others
assign-legend-found = Found
assign-legend-chosen = Chosen
assign-holds = Has a license
assigned-note = { $count ->
        [one] 1 person now has a license of { $name }.
       *[other] { $count } people now have a license of { $name }.
    }

unassign-question = { $count ->
        [one] This person loses the license at once:
       *[other] These { $count } people lose the license at once:
    }
unassign-after = The licenses become free and can be assigned again. The price stays the same.
unassign-choose-first = Choose at least one user in the list, then unassign licenses.
unassign-too-many = At most { $count } users are possible at once; choose fewer and repeat this for the others.

done-licenses-unassigned = { $count ->
        [one] 1 license was unassigned.
       *[other] { $count } licenses were unassigned.
    }
done-licenses-assigned = { $count ->
        [one] 1 license was assigned again.
       *[other] { $count } licenses were assigned again.
    }

## Service plans.

name-service-plans = Service plans
plans-of = Service plans of { $name }
plans-lead = What this license of { $product } gives { $name }. A service that is turned off cannot be used; the license and its price stay.
plans-on = Turned on
done-service-plans = The service plans of { $name } were saved.
