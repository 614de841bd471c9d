### What every page has: bar, navigation, buttons, parts.

name-purser = Purser
page-description = Organisationens programprenumerationer: köpta, tilldelade, styrda och förklarade.
skip-to-content = Hoppa till innehållet
name-menu = Meny
name-main-navigation = Huvudmeny
name-home = Start
name-organization = Organisation
name-settings = Inställningar
name-org-settings = Organisationsinställningar
name-self-service-policy = Självbetjäning av utvärderingar och köp
name-billing-notifications = Faktureringsaviseringar
name-audit-log = Granskningslogg
name-jobs = Jobb
name-support = Support
name-my-account = Mitt konto
name-self-service-trials = Självbetjäningsutvärderingar
name-sign-in = Logga in
name-sign-out = Logga ut
name-continue = Fortsätt
name-undo = Ångra
name-copy = Kopiera
name-search = Sök
name-all = Alla
name-trial = Utvärdering
name-free = Gratis
name-product = Produkt
name-status = Status
name-purchaser = Köpare
name-quantity = Antal
name-assigned = Tilldelade
name-price = Pris
name-expires = Upphör
name-when = När
name-what = Vad
name-who = Vem
name-keyboard-shortcuts = Kortkommandon
name-back-to-page = Tillbaka till sidan
shortcut-search = Sök överallt
shortcut-close = Stäng det som ligger över sidan
search-everything = Sök produkter, prenumerationer, personer
search-this-list = Sök i listan
page-first = Första sidan
page-next = Nästa sida
download-csv = Hämta som CSV
what-will-happen = Det här händer
help-contact-support = Kontakta supporten
help-contact = Organisationens support: { $contact }
usage = { $used } av { $total }
near-today = i dag
near-in-days = { $days ->
        [one] i morgon
       *[other] om { $days } dagar
    }
near-days-ago = { $days ->
        [one] i går
       *[other] för { $days } dagar sedan
    }
ends = Upphör
billing-monthly = Faktureras månadsvis
billing-annual = Faktureras årsvis
billing-upfront = Betalas i förskott

## Signing in.

field-sign-in-name = Inloggningsnamn
field-password = Lösenord
sign-in-lead = Logga in med kontot i din organisation.
sign-in-wrong = Inloggningsnamnet eller lösenordet är fel; kontrollera båda och försök igen.
sign-in-kept = Din session har avslutats. Det du fyllde i finns kvar: logga in och skicka det sedan.
resume-title = Ditt formulär finns kvar
resume-lead = Du är inloggad igen. Inget har ändrats ännu; fortsätt för att skicka det du fyllde i.
resume-discard = Släng det och gå till startsidan
demo-people = Det här är demon: välj vem du vill vara
demo-lead = Påhittade personer, exempelpriser, inga riktiga pengar.
demo-mail = E-post som demon sparat
demo-components = Komponentgalleri
demo-api = REST API

## Pages that say no.

fault-title = Det gick inte
fault-title-forbidden = Du får inte göra det här
fault-title-not-found = Hittades inte
fault-title-busy = Försök igen om en stund
fault-title-internal = Något gick fel hos oss
fault-home = Gå till startsidan
fault-request = Begärande-id, för supporten: { $id }
fault-unauthenticated = Du är inte inloggad; logga in och försök igen.
fault-too_many_attempts = För många försök; vänta en minut och försök igen.
fault-malformed_json = Det som skickades går inte att läsa; gå tillbaka och försök igen.
fault-unsupported_media_type = Det som skickades är inget formulär från den här webbplatsen; gå tillbaka och försök igen.
fault-body_too_large = Det som skickades är för stort; korta ner det och försök igen.
fault-request_timeout = Anslutningen var för långsam; försök igen.
fault-no_such_route = Det finns ingen sida på den här adressen; kontrollera den eller börja från startsidan.
fault-method_not_allowed = Den här adressen är inte avsedd att öppnas så; börja från startsidan.
fault-idempotency_key_reused = Formuläret har redan skickats med annat innehåll. Inget har ändrats nu; kontrollera det du ser och skicka igen.
fault-busy = Många arbetar just nu; inget har ändrats. Försök igen om en stund.
fault-unavailable = Databasen går inte att nå just nu; inget har ändrats. Försök igen om en stund.
fault-timed_out = Svaret tog för lång tid. Det kan ändå ha utförts: titta efter innan du försöker igen; samma formulär utförs bara en gång.
fault-internal = Felet är vårt och har registrerats. Om det händer igen, ge supporten begärande-id:t nedan.

## Your products.

products-lead = Organisationens alla prenumerationer och alla självbetjäningsköp.
products-lead-own = Prenumerationerna som du har köpt.
products-empty = Inga prenumerationer här ännu
products-empty-text = Varje köp visas här med status, licenser, pris och slutdatum. Köp något eller välj ett annat filter.
tax-vat = Moms { $rate } %
tax-gst = GST-skatt { $rate } %
tax-sales = Försäljningsskatt { $rate } %
tax-with = Med skatt
tax-without = Utan skatt
tax-note = Belopp utan skatt om inget annat sägs, till dagens pris och skattesats.
tax-note-later = Utan skatt, till dagens pris. Skatt läggs till på fakturan.
