### What is wrong with one field: the rule that it breaks, keyed by the rule's code, without the full stop.

rule-required = “{ $field }” must be given
rule-too_long = “{ $field }” may have at most { $max } characters or entries
rule-out_of_range = “{ $field }” must be between { $min } and { $max }
rule-format = “{ $field }” must be { $expected }
rule-one_of = “{ $field }” must be one of these: { $allowed }
rule-repeated = “{ $field }” names the same thing twice
rule-unknown = “{ $field }” names something that does not exist here
rule-not_allowed_here = “{ $field }” cannot be given here
field-error = { $problem }.

## Fields that people fill in, keyed by their names on the wire. Any other field is called by that name.

field-quantity = Number of licenses
field-total = { name-total-licenses }
field-starts_on = First day
field-reason = { name-cancel-reason }
field-comment = Comment
field-text = Question
field-answer = Answer
field-users = { name-users }
field-members = Members
field-roles = Roles
field-name = Name
field-display_name = Display name
field-user_principal_name = Sign-in name
field-usage_location = Usage location
field-department = Department
field-job_title = Job title
field-manager = Manager
field-domain = Domain
field-locale = Language
field-market = Market
field-support_contact = Support contact
field-online_cancel_max = Limit for cancelling online
field-url = Address of the receiver
field-secret = Secret
field-purchase_order = Purchase order number
field-payment_method_id = Payment method
field-billing_profile_id = Billing profile
field-number = Card number
field-expiry = Expiration date
field-security_code = Security code
field-address-line1 = Address line 1
field-address-line2 = Address line 2
field-address-city = City
field-address-region = State or region
field-address-postal_code = Postal code
field-address-country = Country or region

## Forms that a field can have, keyed by the English words of the rule.

form-text-without-control-characters = text without control characters
form-a-country-code-of-two-capital-letters = a country code of two capital letters
form-a-day-within-the-next-year = a day within the next year
form-letters-digits-and = letters, digits, '_', '-' and '.'
form-in-the-currency-of-its-market = in the currency of its market
form-unchanged-where-in-force = unchanged where in force
form-a-domain-name-in-lower-case = a domain name in lower case
form-a-sha-256 = a SHA-256
form-an-http-or-https-address = an http or https address
form-a-whsec-secret = a whsec_ secret
form-a-month-that-is-not-over = a month that is not over
form-a-name-of-the-form-local-domain = a name of the form local@domain
form-an-argon2id-hash = an argon2id hash
form-a-whole-number = a whole number
form-text = text
form-true-or-false = true or false
form-a-list = a list
form-an-object = an object
form-one-of-the-known-words = one of the known words
form-a-guid = a GUID
form-of-the-form-that-the-api-document-describes = of the form that the API document describes
form-a-cursor-that-this-list-gave-out = a cursor that this list gave out
form-text-of-1-to-200-visible-ascii-characters = text of 1 to 200 visible ASCII characters
form-a-version-in-quotation-marks-such-as-7 = a version in quotation marks, such as "7"
form-the-number-of-an-entry = the number of an entry
form-a-time-that-is-still-to-come = a time that is still to come
form-mm-yy = of the form MM/YY
form-three-or-four-digits = three or four digits
form-four-digits = four digits
form-three-digits = three digits
form-a-card-number = a card number
form-one-of-the-sandbox-s-test-numbers-such-as-4242-4242-4242-4242 = one of the sandbox's test numbers, such as 4242 4242 4242 4242
form-text-of-12-to-500-characters = text of 12 to 500 characters
form-a-share-from-0-to-1-with-at-most-six-decimals = a share from 0 to 1 with at most six decimals
