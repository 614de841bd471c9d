### Bills & payments: invoices, billing profiles, payment methods.

billing-lead = What is billed, to whom, and how it is paid.
billing-owner = For
billing-mine = Yourself
billing-currency = Currency
billing-by-invoice = By invoice
billing-by-invoice-text = No card is charged: each bill is paid after it has come.
billing-read-only = You can see this but not change it; Global and Billing administrators can.
invoices-empty = No invoices yet
invoices-empty-text = Each bill will be here with its number, period and amount, to read and to download. This version does not make billing documents yet; what a subscription costs, line by line, is on its details page.
profiles-empty = No billing profiles yet
profiles-empty-text = A billing profile says who is billed and how it is paid. Yours is made with your first purchase.
methods-empty = No payment methods yet
methods-empty-text = A card that you add here can pay for your purchases. Adding it charges nothing and attaches it to nothing.
card-brand = { $brand ->
        [visa] Visa
        [mastercard] Mastercard
        [amex] American Express
        [unionpay] UnionPay
       *[other] Card
    }
card-words = { $brand } ending in { $last4 }
card-name = Name on the card
card-address = Billing address
card-code-hint = On the back of the card; on American Express on the front.
card-retype = For safety, what you typed as card number or security code is not kept; type it again.
address-line2 = Address line 2, if any
address-region = State or region, if any
card-country = Country or region: { $country }. Cards must be issued where your organization is billed.
card-country-name = { $code ->
        [CN] China
        [DE] Germany
        [IN] India
        [SE] Sweden
        [TW] Taiwan
        [US] United States
       *[other] { $code }
    }
card-number-fixed = The number of a card cannot change; add the new card instead.
card-sandbox = This is a sandbox: it takes test numbers only, such as 4242 4242 4242 4242. Do not type the number of a real card.
card-for-me-text = Pays for your own purchases.
card-for-organization-text = Pays for what the organization buys; its administrators see it.
card-expired-note = This card has expired. Edit its expiration date, or replace it where it pays.
card-edit-title = Edit payment method
card-remove = Remove
card-remove-title = Remove this payment method?
card-remove-text = { $card } can pay for nothing any more. Bills that it has paid stay as they are.
profile-future-bills = Future bills
profile-order-hint = Your own reference; it is printed on future bills.
profile-bill-to = Bill-to address
profile-none = None
profile-replace-title = Replace payment method
profile-replace-text = Present payment method: { $present }. It stays on file; what is billed from now on is paid by the one that you choose.
profile-replace-with = Pay with
profile-new-card = A new card
done-payment-method-added = The payment method was added.
done-payment-method-changed = The payment method was saved.
done-payment-method-removed = The payment method was removed.
done-payment-method-replaced = The payment method was replaced.
done-billing-profile-changed = The billing profile was saved.
card-expiry-form = MM/YY
