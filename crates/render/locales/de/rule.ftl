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
field-text = Frage
field-answer = Antwort
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
form-a-whole-number = eine ganze Zahl
form-text = Text
form-true-or-false = true oder false
form-a-list = eine Liste
form-an-object = ein Objekt
form-one-of-the-known-words = eines der bekannten Wörter
form-a-guid = eine GUID
form-of-the-form-that-the-api-document-describes = von der Form, die das API-Dokument beschreibt
form-a-cursor-that-this-list-gave-out = ein Cursor, den diese Liste ausgegeben hat
form-text-of-1-to-200-visible-ascii-characters = Text aus 1 bis 200 sichtbaren ASCII-Zeichen
form-a-version-in-quotation-marks-such-as-7 = eine Version in Anführungszeichen, zum Beispiel "7"
form-the-number-of-an-entry = die Nummer eines Eintrags
form-a-time-that-is-still-to-come = ein Zeitpunkt, der noch kommt
form-mm-yy = von der Form MM/JJ
form-three-or-four-digits = drei oder vier Ziffern
form-four-digits = vier Ziffern
form-three-digits = drei Ziffern
form-a-card-number = eine Kartennummer
form-one-of-the-sandbox-s-test-numbers-such-as-4242-4242-4242-4242 = eine der Testnummern der Sandbox, zum Beispiel 4242 4242 4242 4242
form-text-of-12-to-500-characters = Text mit 12 bis 500 Zeichen
form-a-share-from-0-to-1-with-at-most-six-decimals = ein Anteil von 0 bis 1 mit höchstens sechs Nachkommastellen
