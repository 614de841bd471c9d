### What is wrong with one field: the rule that it breaks, keyed by the rule's code, without the full stop.

rule-required = „{ $field }“ muss angegeben werden
rule-too_long = „{ $field }“ darf höchstens { $max } Zeichen oder Einträge haben
rule-out_of_range = „{ $field }“ muss zwischen { $min } und { $max } liegen
rule-format = „{ $field }“ hat nicht die richtige Form (erwartet: { $expected })
rule-one_of = „{ $field }“ muss einer dieser Werte sein: { $allowed }
rule-repeated = „{ $field }“ nennt dasselbe zweimal
rule-unknown = „{ $field }“ nennt etwas, das hier nicht vorhanden ist
rule-not_allowed_here = „{ $field }“ kann hier nicht angegeben werden
field-error = { $problem }.

## Fields that people fill in, keyed by their names on the wire. Any other field is called by that name.

field-quantity = Anzahl der Lizenzen
field-total = { name-total-licenses }
field-starts_on = Erster Tag
field-reason = { name-cancel-reason }
field-comment = Kommentar
field-users = { name-users }
field-members = Mitglieder
field-roles = Rollen
field-name = Name
field-display_name = Anzeigename
field-user_principal_name = Anmeldename
field-usage_location = Nutzungsstandort
field-department = Abteilung
field-job_title = Position
field-manager = Vorgesetzte Person
field-domain = Domäne
field-locale = Sprache
field-market = Markt
field-support_contact = Supportkontakt
field-online_cancel_max = Grenze für die Onlinekündigung
field-url = Adresse des Empfängers
field-secret = Geheimnis
field-purchase_order = Bestellnummer
field-payment_method_id = Zahlungsmethode
field-billing_profile_id = Abrechnungsprofil
field-number = Kartennummer
field-expiry = Ablaufdatum
field-security_code = Prüfnummer
field-address-line1 = Adresszeile 1
field-address-line2 = Adresszeile 2
field-address-city = Ort
field-address-region = Bundesland oder Region
field-address-postal_code = Postleitzahl
field-address-country = Land oder Region

## Forms that a field can have, keyed by the English words of the rule.

form-text-without-control-characters = Text ohne Steuerzeichen
form-a-country-code-of-two-capital-letters = ein Ländercode aus zwei Großbuchstaben
form-a-day-within-the-next-year = ein Tag innerhalb des nächsten Jahres
form-letters-digits-and = Buchstaben, Ziffern, „_“, „-“ und „.“
form-in-the-currency-of-its-market = in der Währung des Marktes
form-unchanged-where-in-force = unverändert, soweit bereits in Kraft
form-a-domain-name-in-lower-case = ein Domänenname in Kleinbuchstaben
form-a-sha-256 = ein SHA-256-Wert
form-an-http-or-https-address = eine http- oder https-Adresse
form-a-whsec-secret = ein Geheimnis, das mit whsec_ beginnt
form-a-month-that-is-not-over = ein Monat, der noch nicht vorbei ist
form-a-name-of-the-form-local-domain = ein Name der Form local@domain
form-an-argon2id-hash = ein argon2id-Hash
