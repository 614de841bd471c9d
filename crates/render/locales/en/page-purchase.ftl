### Buying: products, checkout, confirmation.

purchase-lead = Everything that can be bought here, with prices of your market, without tax.
purchase-search = Search products
purchase-categories = Categories
purchase-category = Category
purchase-show-all = Show all products
purchase-empty = No product matches
purchase-empty-text = Search for a part of the name, the product id or the part number, or choose another category.
purchase-self-service = Buying it yourself
purchase-price-from = Price from
purchase-trial-days = { $days } days free
purchase-word-yourself = You can buy it
purchase-word-trials = Trials only
purchase-word-blocked = Not allowed here
purchase-word-guest = Not for guests
purchase-word-ended = No longer sold
purchase-word-no-price = No price here
purchase-word-administrators = Through administrators
purchase-because = { $because ->
        [organization_default] Default of your organization
        [product_entry] Your organization decided this for the product
        [offer_type_entry] Your organization decided this for this type of offer
       *[other] Your organization has not restricted it
    }
purchase-each = { $months ->
        [1] per license per month
        [12] per license per year
       *[other] per license for { $months } months
    }
purchase-plan = { $months ->
        [1] 1 month
        [12] 1 year
       *[other] { $months } months
    }, { $billing ->
        [annual] billed annually
        [upfront] paid up front
       *[other] billed monthly
    }
purchase-plan-column = Plan
purchase-plans = Plans and prices
purchase-start-trial = Start trial
purchase-terms = Terms
purchase-terms-flexible = Cancel or reduce at any time; what you have paid and not used comes back as a credit.
purchase-terms-seven-day = Cancel or reduce within seven days after a start, a renewal or an addition, with a credit for the rest; after that the term runs to its end.
purchase-price-note = Prices are list prices of one license without tax.
purchase-same-policies = The same data and access rules of your organization apply, however the product is bought.
purchase-contents = What is in it
purchase-product-id = Product id
purchase-part-number = Part number
purchase-for-organization = As an administrator you can buy this for the organization.
purchase-yourself = You can buy this yourself, by card.
purchase-ask = An administrator of your organization can buy it for you.
purchase-ask-contact = Ask the support contact of your organization: { $contact }
purchase-trial-card = Try it free for { $days } days. A payment method is needed; the trial becomes a paid subscription when it ends, unless you cancel before.
purchase-trial-free = Try it free for { $days } days. It can start without a payment method; then it ends by itself and costs nothing.
checkout-title = Checkout
checkout-title-trial = Start a trial
checkout-order = Your order
checkout-quantity-hint = One for each person who will use it.
checkout-for = For whom
checkout-for-organization = For the organization
checkout-for-organization-text = Owned and paid by the organization; its administrators assign the licenses.
checkout-for-me = For myself
checkout-for-me-text = A self-service purchase: you pay by card and assign the licenses.
checkout-organization-only = You buy this for the organization.
checkout-card = Payment card
checkout-card-words = { $card }, expires { $expiry }
checkout-no-card = You have no card here yet.
checkout-without-card = Without a payment method
checkout-without-card-text = The trial ends by itself and never becomes paid.
checkout-profile = Billing profile
checkout-new-profile = A new billing profile
checkout-new-profile-text = Paid by invoice.
checkout-back = Back
checkout-review = Review and buy
checkout-line = { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    } at { $price }
checkout-every = { $months ->
        [1] every month
        [12] every year
       *[other] every { $months } months
    }
checkout-tax = Tax
checkout-tax-text = Sales tax differs by place and the rate of yours is not set; it is not part of the amounts here.
checkout-tax-later = On the bill
checkout-with-tax = Price with tax
checkout-today = Due today, before tax
checkout-today-taxed = Due today
checkout-price-changed = The price has changed since it was shown to you. Nothing was bought: look at the new price and buy again.
checkout-happens-me = You own the subscription and can assign its { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    } at once.
checkout-happens-organization = The organization owns the subscription; its { $quantity } { $quantity ->
        [one] license
       *[other] licenses
    } can be assigned at once.
checkout-paid = Payment: { $paid }
checkout-next = Next charge: { $price } before tax on { $date }
checkout-next-taxed = Next charge: { $price } with tax on { $date }
checkout-renews = Recurring billing is on: the term renews on { $date } unless you turn it off before.
checkout-ends = The term ends on { $date }.
checkout-trial-converts = The trial ends on { $date } and becomes a paid subscription, unless you cancel before.
checkout-trial-ends = The trial ends by itself on { $date }; nothing is ever charged.
checkout-mails = Mail goes to: { $names }
checkout-processed = What is processed about you
checkout-processed-text = To license the product to you and to write to you about the subscription, these data of your directory entry are passed on:
checkout-ip = IP address
checkout-ip-text = The one from which you buy
checkout-organization-id = Organization id
checkout-user-id = User id
bought-title = Purchase complete
bought-title-trial = Trial started
bought-what = What you have bought
bought-next = What comes next
bought-next-assign = Assign the licenses, also to yourself: nobody can use the product before that.
bought-next-others = The licenses can now be assigned by a Global, License or User administrator; your role does not include it.
bought-renews = Renews on
bought-ends = Ends on
bought-owner = Owner
bought-owner-me = You
done-bought = You bought { $count } { $count ->
        [one] license
       *[other] licenses
    } of { $name }.
done-trial-started = The trial of { $name } has started.
