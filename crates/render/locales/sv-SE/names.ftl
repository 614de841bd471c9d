### Names of pages, tabs, buttons, columns and fields. Those of the walkthroughs are fixed to the letter.

name-billing = Fakturering
name-your-products = Dina produkter
name-products = Produkter
name-licenses = Licenser
name-purchase-services = Köp tjänster
name-bills-and-payments = Fakturor och betalningar
name-invoices = Fakturor
name-billing-profiles = Faktureringsprofiler
name-payment-methods = Betalningsmetoder
name-filter = Filter
name-self-service = Självbetjäning
name-subscription-details = Prenumerationsinformation
name-subscriptions-and-settings = Prenumerationer och inställningar
name-subscription-status = Prenumerationsstatus
name-take-control = Ta kontroll över den här prenumerationen
name-move-users = Flytta användare
name-move-users-to = Flytta användare till
name-move-completed = Flytten är klar
name-close = Stäng
name-cancel-subscription = Avbryt prenumeration
name-cancel-question = Vill du avbryta?
name-cancel-reason = Orsak till avbrott
name-available-quantity = Tillgängligt antal
name-users = Användare
name-export-users = Exportera användare
name-buy = Köp
name-buy-licenses = Köp licenser
name-remove-licenses = Ta bort licenser
name-add-remove-licenses = Lägg till/ta bort licenser
name-total-licenses = Totalt antal licenser
name-save = Spara
name-assign-licenses = Tilldela licenser
name-assign-licenses-to-users = Tilldela licenser till användare
name-assign = Tilldela
name-unassign-licenses = Ta bort licenstilldelning
name-unassign = Ta bort tilldelning
name-settings-and-actions = Inställningar och åtgärder
name-yes-cancel = Ja, avbryt
name-edit = Redigera
name-replace = Ersätt
name-add-payment-method = Lägg till en betalningsmetod
name-add = Lägg till

## What a subscription is now.

status-scheduled = Schemalagd
status-active = Aktiv
status-expired = Utgången
status-disabled = Inaktiverad
status-deleted = Borttagen

## Why a subscription is cancelled.

reason-no_longer_needed = Behövs inte längre
reason-too_expensive = För dyrt
reason-moving_subscription = Byter till en annan prenumeration
reason-bought_by_mistake = Köpt av misstag
reason-missing_features = Saknar funktioner
reason-technical_problems = Tekniska problem
reason-against_policy = Strider mot policyn
reason-employee_left = Medarbetaren har slutat
reason-other = Annat

## What the self-service policy says about a product.

policy-Enabled = Tillåt
policy-OnlyTrialsWithoutPaymentMethod = Tillåt endast för utvärderingsversioner
policy-Disabled = Tillåt inte

## Kinds of things: as in a dictionary, and as the beginning of a sentence about one of them.

thing-tenant = organisation
    .definite = Organisationen
thing-person = användare
    .definite = Användaren
thing-group = grupp
    .definite = Gruppen
thing-product = produkt
    .definite = Produkten
thing-plan = prisplan
    .definite = Prisplanen
thing-subscription = prenumeration
    .definite = Prenumerationen
thing-payment_method = betalningsmetod
    .definite = Betalningsmetoden
thing-billing_profile = faktureringsprofil
    .definite = Faktureringsprofilen
thing-take_over = övertagande
    .definite = Övertagandet
thing-job = jobb
    .definite = Jobbet
thing-token = token
    .definite = Denna token
thing-webhook = webhook
    .definite = Denna webhook
thing-policy = policy
    .definite = Policyn
thing-offer_type = erbjudandetyp
    .definite = Erbjudandetypen
thing-service_account = tjänstkonto
    .definite = Tjänstkontot
thing-support_request = supportbegäran
    .definite = Supportbegäran
