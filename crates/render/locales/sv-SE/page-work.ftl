### The audit log and jobs.

## Audit log.

audit-lead = Det som har hänt i din organisation, det senaste först. Poster ändras aldrig.
audit-what = Vad som hände
audit-who = Vem som gjorde det
audit-when = Datum och tid
audit-details = Detaljer
audit-details-of = Detaljer om post { $number }
audit-number = Postens nummer
audit-command = Vad som begärdes
audit-about = Gäller
audit-about-id = Id för det den gäller
audit-about-it = Allt om den
audit-request = Begärans id
audit-data = Registrerade uppgifter
audit-one-thing = Bara om
audit-all = Visa allt
audit-older = Titta längre tillbaka
audit-nobody = Ingen här heter { $name }. Ange ett helt inloggningsnamn.
audit-empty = Inget här
audit-empty-text = Varje ändring registreras här med vem som gjorde den och när. Välj andra filter.
audit-empty-more = Inget sådant har hänt nyligen, men det finns äldre poster.
audit-operator = Driften
audit-provisioning = Katalogetablering
audit-system = Purser själv
audit-unknown = Någon som inte finns kvar

## What happened, keyed by the word of the event.

audit-event-tenant-created = Organisationen lades till
audit-event-tenant-changed = Organisationens inställningar ändrades
audit-event-person-created = Användare lades till
audit-event-group-created = Grupp lades till
audit-event-roles-assigned = Roller ändrades
audit-event-password-set = Lösenord angavs
audit-event-settings-changed = Egna inställningar ändrades
audit-event-session-signed_in = Loggade in
audit-event-session-signed_out_everywhere = Loggade ut överallt
audit-event-service_account-created = Tjänstkonto lades till
audit-event-token-issued = Token utfärdades
audit-event-token-revoked = Token återkallades
audit-event-webhook-added = Webhook lades till
audit-event-webhook-removed = Webhook togs bort
audit-event-catalog-imported = Katalogen importerades
audit-event-payment_method-added = Betalningsmetod lades till
audit-event-payment_method-changed = Betalningsmetod ändrades
audit-event-payment_method-removed = Betalningsmetod togs bort
audit-event-billing_profile-changed = Faktureringsprofil ändrades
audit-event-subscription-purchased = Prenumeration köptes
audit-event-subscription-quantity_changed = Antal licenser ändrades
audit-event-subscription-quantity_scheduled = Antal licenser schemalades
audit-event-subscription-recurring_set = Återkommande fakturering ändrades
audit-event-licenses-assigned = Licenser tilldelades
audit-event-licenses-unassigned = Licenstilldelning togs bort
audit-event-licenses-service_plans_changed = En licens tjänstplaner ändrades
audit-event-licenses-forgotten = Sparade licenser i en borttagen prenumeration släpptes
audit-event-subscription-canceled = Prenumeration avbröts
audit-event-take_over-started = Övertagande startade
audit-event-take_over-users_moved = Användare flyttades
audit-event-take_over-completed = Övertagande slutfördes
audit-event-take_over-undo_started = Ångrande av övertagande startade
audit-event-take_over-undone = Övertagande ångrades
audit-event-subscription-billed = Prenumeration fakturerades
audit-event-policy-changed = Självbetjäningsprincipen ändrades
audit-event-subscription-renewed = Prenumeration förnyades
audit-event-subscription-status_changed = Prenumerationens status ändrades
audit-event-support_request-opened = Supportärende öppnades
audit-event-support_request-resolved = Supportärende avslutades
audit-event-job-retried = Misslyckat jobb gjordes om

## What was asked for, keyed by the word of the command.

audit-command-create-tenant = Lägg till en organisation
audit-command-change-tenant = Ändra organisationens inställningar
audit-command-create-person = Lägg till en användare
audit-command-create-group = Lägg till en grupp
audit-command-assign-roles = Ändra roller
audit-command-set-password = Ange ett lösenord
audit-command-change-settings = Ändra egna inställningar
audit-command-sign-in = Logga in
audit-command-extend-session = Förbli inloggad
audit-command-sign-out-everywhere = Logga ut överallt
audit-command-create-service-account = Lägg till ett tjänstkonto
audit-command-issue-token = Utfärda en token
audit-command-revoke-token = Återkalla en token
audit-command-add-webhook = Lägg till en webhook
audit-command-remove-webhook = Ta bort en webhook
audit-command-import-catalog = Importera katalogen
audit-command-add-payment-method = Lägg till en betalningsmetod
audit-command-change-payment-method = Ändra en betalningsmetod
audit-command-remove-payment-method = Ta bort en betalningsmetod
audit-command-change-billing-profile = Ändra en faktureringsprofil
audit-command-place-order = Köp
audit-command-change-quantity = Ändra antalet licenser
audit-command-set-recurring = Ändra återkommande fakturering
audit-command-assign-licenses = Tilldela licenser
audit-command-unassign-licenses = Ta bort licenstilldelning
audit-command-change-service-plans = Ändra tjänstplaner
audit-command-cancel = Avbryt en prenumeration
audit-command-take-over = Ta över en prenumeration
audit-command-continue-take-over = Fortsätt flytta användare
audit-command-undo-take-over = Ångra ett övertagande
audit-command-set-policy = Ändra självbetjäningsprincipen
audit-command-advance = Låt tiden gå
audit-command-open-support-request = Öppna ett supportärende
audit-command-resolve-support-request = Avsluta ett supportärende
audit-command-retry-job = Gör om ett misslyckat jobb

## Jobs.

jobs-lead = Långt arbete som pågår, och arbete som misslyckades och väntar på en administratör.
jobs-moving = Pågående övertaganden
jobs-moving-none = Inga användare flyttas just nu. Ett övertagande som flyttar användare visas här med hur långt det kommit tills det är klart.
jobs-moving-more = { $count ->
        [one] { $count } övertagande till pågår
       *[other] { $count } övertaganden till pågår
    }
jobs-moving-on = Användare flyttas
jobs-moving-back = Användare flyttas tillbaka
jobs-failed = Misslyckat arbete
jobs-failed-none = Inget har misslyckats. Brev och meddelanden som inte går att leverera efter tio försök väntar här.
jobs-failed-text = De här har misslyckats tio gånger. Åtgärda orsaken och försök sedan igen.
jobs-failed-others = De här har misslyckats tio gånger. En global administratör kan försöka igen.
jobs-work = Arbete
jobs-for = Till
jobs-attempts = Försök
jobs-why = Varför det misslyckades
jobs-due = Senast behandlat
jobs-id = Id-nummer
jobs-retry = Försök igen
jobs-kind-mail = Skicka ett brev
jobs-kind-webhook = Meddela en webhook
jobs-kind-take-over = Flytta användare
jobs-take-over = Övertagande av { $name }
jobs-progress = Förlopp
jobs-people = { $done } av { $total } personer
jobs-goes-on = Det fortsätter när du lämnar sidan.
jobs-look-again = Titta igen
jobs-done = Slutfört
jobs-undone = Ångrat
jobs-action = Vad som händer med den
jobs-action-move = Användarna flyttas till en prenumeration som tillhör organisationen
jobs-action-cancel = Prenumerationen avbryts
jobs-action-transfer = Prenumerationen blir organisationens
jobs-started = Startade
jobs-state-failed = Misslyckades
jobs-state-waiting = Väntar på nästa försök
jobs-to-subscription = Till prenumerationen
done-job-retried = Jobbet försöker igen. Misslyckas det kommer det tillbaka hit.

## Support requests.

support-requests = Supportärenden
support-requests-own = Dina supportärenden
support-request = Supportärende
support-none = Ingen har frågat något än. Frågor och ärenden visas här med sina svar.
support-none-open = Inget är öppet.
support-show-open = Bara öppna
support-show-all = Visa alla
support-status-open = Öppet
support-status-done = Klart
support-status-declined = Avslaget
support-subject-cancel = Avbryt { $name }
support-words = Med egna ord
support-ask = Ställ en fråga
support-ask-text = Administratörer i din organisation svarar. Du får svaret med e-post, och det finns kvar här.
support-send-question = Skicka frågan
support-send = Skicka ärendet
support-cancel-title = Be supporten avbryta
support-cancel-lead = Prenumerationen har för många licenser för att avbrytas på nätet. Skriv varför den ska sluta; en administratör bestämmer och du får e-post. Fram till dess ändras inget.
support-asked-by = Från
support-asked-on = Frågat den
support-no-answer = Klart, utan fler ord.
support-waiting = Det här väntar på en administratör. Du får e-post så snart det är avgjort.
support-others-cancel = Globala administratörer och faktureringsadministratörer avgör om en prenumeration avbryts.
support-others-answer = Globala administratörer, faktureringsadministratörer och tjänstsupportadministratörer svarar på frågor.
support-decide = Avgör ärendet
support-decide-button = Spara beslutet
support-resolution = Beslut
support-done-cancel = Avbryt prenumerationen
support-done-text-cancel = Den slutar nu, som köparen bad om.
support-declined-cancel = Avslå
support-declined-text-cancel = Prenumerationen förblir som den är. Skriv varför i svaret.
support-answer-hint-cancel = Köparen får det med e-post. Behövs för att avslå.
support-done-question = Besvara frågan
support-done-text-question = Frågan besvaras och stängs.
support-declined-question = Stäng utan svar
support-declined-text-question = Ingen här kan svara. Skriv vart man kan vända sig i stället.
support-answer-hint-question = Den som frågade får det med e-post.
support-if-canceled = Om prenumerationen avbryts:
support-told = Köparen får e-post
done-support-asked = Ditt ärende skickades.
done-support-resolved = Beslutet sparades, och den som frågade får e-post.
home-support = { $count ->
        [one] 1 supportärende är öppet
       *[other] { $count } supportärenden är öppna
    }
home-support-why = Någon väntar på ett beslut
