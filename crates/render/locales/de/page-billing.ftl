### Bills & payments: invoices, billing profiles, payment methods.

billing-lead = Was abgerechnet wird, an wen, und wie es bezahlt wird.
billing-owner = Für
billing-mine = Sie selbst
billing-currency = Währung
billing-by-invoice = Auf Rechnung
billing-by-invoice-text = Keine Karte wird belastet: Jede Rechnung wird nach Erhalt bezahlt.
billing-read-only = Sie können dies sehen, aber nicht ändern; das können globale Administratoren und Abrechnungsadministratoren.
invoices-empty = Noch keine Rechnungen
invoices-empty-text = Jede Rechnung wird hier mit Nummer, Zeitraum und Betrag zum Lesen und Herunterladen stehen. Diese Version erstellt noch keine Rechnungsdokumente; was ein Abonnement kostet, Zeile für Zeile, steht auf seiner Detailseite.
profiles-empty = Noch keine Abrechnungsprofile
profiles-empty-text = Ein Abrechnungsprofil sagt, wem etwas berechnet und wie es bezahlt wird. Ihres entsteht mit Ihrem ersten Kauf.
methods-empty = Noch keine Zahlungsmethoden
methods-empty-text = Eine Karte, die Sie hier hinzufügen, kann Ihre Käufe bezahlen. Das Hinzufügen kostet nichts und verknüpft sie mit nichts.
card-brand = { $brand ->
        [visa] Visa
        [mastercard] Mastercard
        [amex] American Express
        [unionpay] UnionPay
       *[other] Karte
    }
card-words = { $brand } mit den Endziffern { $last4 }
card-name = Name auf der Karte
card-address = Rechnungsadresse
card-code-hint = Auf der Rückseite der Karte; bei American Express vorn.
card-retype = Zur Sicherheit werden Kartennummer und Sicherheitscode nicht behalten; geben Sie sie noch einmal ein.
address-line2 = Adresszeile 2, falls vorhanden
address-region = Bundesland oder Region, falls vorhanden
card-country = Land oder Region: { $country }. Karten müssen dort ausgestellt sein, wo Ihre Organisation abgerechnet wird.
card-country-name = { $code ->
        [CN] China
        [DE] Deutschland
        [IN] Indien
        [SE] Schweden
        [TW] Taiwan
        [US] USA
       *[other] { $code }
    }
card-number-fixed = Die Nummer einer Karte kann sich nicht ändern; fügen Sie stattdessen die neue Karte hinzu.
card-sandbox = Dies ist eine Testumgebung: Sie nimmt nur Testnummern, zum Beispiel 4242 4242 4242 4242. Geben Sie keine echte Kartennummer ein.
card-for-me-text = Bezahlt Ihre eigenen Käufe.
card-for-organization-text = Bezahlt, was die Organisation kauft; ihre Administratoren sehen sie.
card-expired-note = Diese Karte ist abgelaufen. Bearbeiten Sie das Ablaufdatum oder ersetzen Sie sie dort, wo sie bezahlt.
card-edit-title = Zahlungsmethode bearbeiten
card-remove = Entfernen
card-remove-title = Diese Zahlungsmethode entfernen?
card-remove-text = { $card } kann dann nichts mehr bezahlen. Bereits bezahlte Rechnungen bleiben, wie sie sind.
profile-future-bills = Künftige Rechnungen
profile-order-hint = Ihre eigene Referenz; sie steht auf künftigen Rechnungen.
profile-bill-to = Rechnungsempfänger
profile-none = Keine Angabe
profile-replace-title = Zahlungsmethode ersetzen
profile-replace-text = Jetzige Zahlungsmethode: { $present }. Sie bleibt gespeichert; was ab jetzt abgerechnet wird, bezahlt die, die Sie wählen.
profile-replace-with = Bezahlen mit
profile-new-card = Eine neue Karte
done-payment-method-added = Die Zahlungsmethode wurde hinzugefügt.
done-payment-method-changed = Die Zahlungsmethode wurde gespeichert.
done-payment-method-removed = Die Zahlungsmethode wurde entfernt.
done-payment-method-replaced = Die Zahlungsmethode wurde ersetzt.
done-billing-profile-changed = Das Abrechnungsprofil wurde gespeichert.
card-expiry-form = MM/JJ
