### Names of pages, tabs, buttons, columns and fields. Those of the walkthroughs are fixed to the letter.

name-billing = Abrechnung
name-your-products = Ihre Produkte
name-products = Produkte
name-licenses = Lizenzen
name-purchase-services = Dienste kaufen
name-bills-and-payments = Rechnungen und Zahlungen
name-invoices = Rechnungen
name-billing-profiles = Abrechnungsprofile
name-payment-methods = Zahlungsmethoden
name-filter = Filter
name-self-service = Self-Service
name-subscription-details = Abonnementdetails
name-subscriptions-and-settings = Abonnements und Einstellungen
name-subscription-status = Abonnementstatus
name-take-control = Kontrolle über dieses Abonnement übernehmen
name-move-users = Benutzer verschieben
name-move-users-to = Benutzer verschieben nach
name-move-completed = Verschieben abgeschlossen
name-close = Schließen
name-cancel-subscription = Abonnement kündigen
name-cancel-question = Möchten Sie wirklich kündigen?
name-cancel-reason = Kündigungsgrund
name-available-quantity = Verfügbare Menge
name-users = Benutzer
name-export-users = Benutzer exportieren
name-buy = Kaufen
name-buy-licenses = Lizenzen kaufen
name-remove-licenses = Lizenzen entfernen
name-add-remove-licenses = Lizenzen hinzufügen/entfernen
name-total-licenses = Lizenzen insgesamt
name-save = Speichern
name-assign-licenses = Lizenzen zuweisen
name-assign-licenses-to-users = Lizenzen Benutzern zuweisen
name-assign = Zuweisen
name-unassign-licenses = Lizenzzuweisung aufheben
name-unassign = Zuweisung aufheben
name-settings-and-actions = Einstellungen und Aktionen
name-yes-cancel = Ja, kündigen
name-edit = Bearbeiten
name-replace = Ersetzen
name-add-payment-method = Zahlungsmethode hinzufügen
name-add = Hinzufügen

## What a subscription is now.

status-scheduled = Geplant
status-active = Aktiv
status-expired = Abgelaufen
status-disabled = Deaktiviert
status-deleted = Gelöscht

## Why a subscription is cancelled.

reason-no_longer_needed = Wird nicht mehr benötigt
reason-too_expensive = Zu teuer
reason-moving_subscription = Wechsel zu einem anderen Abonnement
reason-bought_by_mistake = Versehentlich gekauft
reason-missing_features = Fehlende Funktionen
reason-technical_problems = Technische Probleme
reason-against_policy = Verstößt gegen die Richtlinie
reason-employee_left = Person ist ausgeschieden
reason-other = Sonstiges

## What the self-service policy says about a product.

policy-Enabled = Zulassen
policy-OnlyTrialsWithoutPaymentMethod = Nur für Testversionen zulassen
policy-Disabled = Nicht zulassen

## Kinds of things: as in a dictionary, and as the beginning of a sentence about one of them.

thing-tenant = Organisation
    .definite = Die Organisation
thing-person = Benutzer
    .definite = Der Benutzer
thing-group = Gruppe
    .definite = Die Gruppe
thing-product = Produkt
    .definite = Das Produkt
thing-plan = Tarif
    .definite = Der Tarif
thing-subscription = Abonnement
    .definite = Das Abonnement
thing-payment_method = Zahlungsmethode
    .definite = Die Zahlungsmethode
thing-billing_profile = Abrechnungsprofil
    .definite = Das Abrechnungsprofil
thing-take_over = Übernahme
    .definite = Die Übernahme
thing-job = Auftrag
    .definite = Der Auftrag
thing-token = Token
    .definite = Das Token
thing-webhook = Webhook
    .definite = Der Webhook
thing-policy = Richtlinie
    .definite = Die Richtlinie
thing-offer_type = Angebotstyp
    .definite = Der Angebotstyp
thing-service_account = Dienstkonto
    .definite = Das Dienstkonto
thing-support_request = Supportanfrage
    .definite = Die Supportanfrage
