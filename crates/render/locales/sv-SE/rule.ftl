### What is wrong with one field: the rule that it breaks, keyed by the rule's code, without the full stop.

rule-required = ”{ $field }” måste anges
rule-too_long = ”{ $field }” får ha högst { $max } tecken eller poster
rule-out_of_range = ”{ $field }” måste vara mellan { $min } och { $max }
rule-format = ”{ $field }” har inte rätt form (ska vara: { $expected })
rule-one_of = ”{ $field }” måste vara något av följande: { $allowed }
rule-repeated = ”{ $field }” anger samma sak två gånger
rule-unknown = ”{ $field }” anger något som inte finns här
rule-not_allowed_here = ”{ $field }” kan inte anges här
field-error = { $problem }.

## Fields that people fill in, keyed by their names on the wire. Any other field is called by that name.

field-quantity = Antal licenser
field-total = { name-total-licenses }
field-starts_on = Första dagen
field-reason = { name-cancel-reason }
field-comment = Kommentar
field-text = Fråga
field-answer = Svar
field-users = { name-users }
field-members = Medlemmar
field-roles = Roller
field-name = Namn
field-display_name = Visningsnamn
field-user_principal_name = Inloggningsnamn
field-usage_location = Användningsplats
field-department = Avdelning
field-job_title = Befattning
field-manager = Chef
field-domain = Domän
field-locale = Språk
field-market = Marknad
field-support_contact = Supportkontakt
field-online_cancel_max = Gräns för avbrott online
field-url = Mottagarens adress
field-secret = Hemlighet
field-purchase_order = Inköpsordernummer
field-payment_method_id = Betalningsmetod
field-billing_profile_id = Faktureringsprofil
field-number = Kortnummer
field-expiry = Utgångsdatum
field-security_code = Säkerhetskod
field-address-line1 = Adressrad 1
field-address-line2 = Adressrad 2
field-address-city = Ort
field-address-region = Delstat eller region
field-address-postal_code = Postnummer
field-address-country = Land eller region

## Forms that a field can have, keyed by the English words of the rule.

form-text-without-control-characters = text utan styrtecken
form-a-country-code-of-two-capital-letters = en landskod med två versaler
form-a-day-within-the-next-year = en dag inom det närmaste året
form-letters-digits-and = bokstäver, siffror, ”_”, ”-” och ”.”
form-in-the-currency-of-its-market = i marknadens valuta
form-unchanged-where-in-force = oförändrat där det redan gäller
form-a-domain-name-in-lower-case = ett domännamn med gemener
form-a-sha-256 = en SHA-256
form-an-http-or-https-address = en http- eller https-adress
form-a-whsec-secret = en hemlighet som börjar med whsec_
form-a-month-that-is-not-over = en månad som inte är slut
form-a-name-of-the-form-local-domain = ett namn på formen local@domain
form-an-argon2id-hash = en argon2id-hash
form-a-whole-number = ett heltal
form-text = en text
form-true-or-false = true eller false
form-a-list = en lista
form-an-object = ett objekt
form-one-of-the-known-words = ett av de kända orden
form-a-guid = en GUID
form-of-the-form-that-the-api-document-describes = på den form som API-dokumentet beskriver
form-a-cursor-that-this-list-gave-out = en markör som den här listan har gett
form-text-of-1-to-200-visible-ascii-characters = en text av 1 till 200 synliga ASCII-tecken
form-a-version-in-quotation-marks-such-as-7 = en version inom citattecken, till exempel "7"
form-the-number-of-an-entry = numret på en post
form-a-time-that-is-still-to-come = en tidpunkt som ännu inte har varit
form-mm-yy = på formen MM/ÅÅ
form-three-or-four-digits = tre eller fyra siffror
form-four-digits = fyra siffror
form-three-digits = tre siffror
form-a-card-number = ett kortnummer
form-one-of-the-sandbox-s-test-numbers-such-as-4242-4242-4242-4242 = ett av sandlådans testnummer, till exempel 4242 4242 4242 4242
form-text-of-12-to-500-characters = text med 12 till 500 tecken
form-a-share-from-0-to-1-with-at-most-six-decimals = en andel från 0 till 1 med högst sex decimaler
