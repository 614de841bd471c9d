### Settings, mails, the account, support.

## Org settings.

settings-lead = Tjänster som din organisation styr över, och uppgifter om den själv.
settings-services = Tjänster
settings-service-policy = Hantera vad personer får köpa och prova
settings-service-policy-text = Tillåt självbetjäningsköp och utvärderingar, bara utvärderingar eller ingetdera, produkt för produkt.
settings-service-mails = Se vilka brev som skickas
settings-service-mails-text = Vem som får veta om köp, övertaganden och licenser.
settings-service-audit = Se vad som har hänt
settings-service-audit-text = Varje ändring, vem som gjorde den och när.
settings-facts = Om organisationen
settings-change = Ändra inställningar
settings-read-only = Bara en global administratör ändrar de här inställningarna.
settings-fixed = Domän, marknad och tidszon bestämdes när organisationen skapades: de avgör valuta och vilka dagar som faktureras.
settings-domain = Domän
settings-time-zone = Tidszon
settings-no-contact = Saknas ännu
settings-contact-hint = En e-postadress, ett telefonnummer eller en webbadress. Den visas för alla längst ned på varje sida.
settings-cancel-hint = Köpare avbryter själva upp till så många licenser; därutöver kontaktar de support.
settings-basis = Vad gränsen räknar
settings-basis-assigned = Tilldelade licenser
settings-basis-purchased = Köpta licenser
done-settings-saved = Inställningarna sparades.

## Self-service trials and purchases.

selfservice-lead = Bestäm för varje produkt om personer får köpa eller prova den på egen hand. En ändring gäller det som kommer: det som redan finns blir kvar.
selfservice-read-only = Du kan se de här värdena. Globala administratörer och faktureringsadministratörer ändrar dem.
selfservice-default = Där inget annat har bestämts
selfservice-default-text = Gäller varje produkt nedan utan eget beslut, och produkter som läggs till senare.
selfservice-change-default = Ändra standardvärdet
selfservice-empty = Ingen produkt här
selfservice-empty-text = Produkter som personer skulle kunna köpa på egen hand visas här. Sök efter ett annat namn eller artikelnummer.
selfservice-all = Visa alla produkter
selfservice-mark = Välj
selfservice-mark-one = Välj { $name }
selfservice-mark-all = Välj alla på den här sidan
selfservice-change-marked = Ändra valda produkter
selfservice-value = Självbetjäningsval
selfservice-because = Varifrån det kommer
selfservice-id = Produkt-id
selfservice-built_in_default = Inbyggt standardvärde
selfservice-organization_default = Din organisations standardvärde
selfservice-product_entry = Bestämt för den här produkten
selfservice-offer_type_entry = Bestämt för den här typen av erbjudande
selfservice-offers = Erbjudanden från andra företag
selfservice-offers-text = De styrs efter typ, och kan inte tillåtas bara för utvärdering.
selfservice-offer-type = Typ av erbjudande
selfservice-several = { $count ->
        [one] { $count } produkt
       *[other] { $count } produkter
    }
selfservice-which = Vilka produkter
selfservice-question = Köp och utvärderingar via självbetjäning
selfservice-meaning-Enabled = Personer får köpa och starta utvärderingar på egen hand.
selfservice-meaning-OnlyTrialsWithoutPaymentMethod = Personer får starta utvärderingar som inte kräver betalningsmetod, men inte köpa.
selfservice-meaning-Disabled = Personer får varken köpa eller starta utvärderingar på egen hand.
selfservice-without-trial = Produkten har ingen sådan utvärdering, så den blockeras helt.
selfservice-without-trial-among = De här har ingen sådan utvärdering och blockeras helt: { $names }.
selfservice-effect-new = Nya köp och nya utvärderingar följer det nya värdet genast.
selfservice-effect-existing = Köp och utvärderingar som redan finns blir kvar som de är
selfservice-effect-existing-all = Alla köp och utvärderingar som redan finns blir kvar som de är.
selfservice-give-back = Använd standardvärdet
selfservice-give-back-text = Eller ta bort det som bestämts här, så att standardvärdet gäller igen.
done-policy-product = Självbetjäning för { $name } sparades.
done-policy-products = { $count ->
        [one] Självbetjäning för { $count } produkt sparades.
       *[other] Självbetjäning för { $count } produkter sparades.
    }
done-policy-default = Standardvärdet sparades.
done-policy-blocked = { $count ->
        [one] Sparat. { $count } produkt har ingen utvärdering utan betalningsmetod och är nu helt blockerad.
       *[other] Sparat. { $count } produkter har ingen utvärdering utan betalningsmetod och är nu helt blockerade.
    }

## Billing notifications.

notify-lead = Vilka brev som finns, när de skickas och vem som får dem.
notify-you = Dina brev går till { $address }.
notify-you-admin = Dina brev går till { $address }. Som administratör får du också veta om självbetjäningsköp.
notify-account = Välj vilka av dem du får
notify-mail = Brev
notify-when = När
notify-who = Vem som får det
notify-purchase_confirmed = Köpet är bekräftat
notify-purchase_confirmed-when = Direkt efter ett köp eller när en utvärdering startar
notify-purchase_confirmed-who = Den som köpte
notify-purchase_made = Självbetjäningsköp har gjorts
notify-purchase_made-when = När någon köper eller provar en produkt på egen hand; med valet att behålla, stänga av självbetjäning, ta över eller avbryta
notify-purchase_made-who = Globala administratörer och faktureringsadministratörer
notify-licenses_assigned = Licens tilldelad
notify-licenses_assigned-when = När någon får en licens
notify-licenses_assigned-who = Var och en som fick en
notify-taken_over = Prenumerationen har tagits över
notify-taken_over-when = När organisationen har flyttat användarna, avbrutit prenumerationen eller gjort den till sin egen
notify-taken_over-who = Den som köpte den
notify-take_over_undone = Övertagandet har ångrats
notify-take_over_undone-when = När ett övertagande har ångrats och allt är som förut
notify-take_over_undone-who = Den som köpte den
notify-language = Varje brev skrivs på mottagarens språk, annars på organisationens.

## My account.

account-who = Vem du är
account-guest = Gäst: gäster kan inte köpa
account-no-roles = Inga: du ser och hanterar det du själv köper
account-who-changes = En administratör i din organisation ändrar de här uppgifterna.
account-look = Hur sidorna ser ut
account-theme = Färger
account-theme-system = Som mitt system
account-theme-light = Ljusa
account-theme-dark = Mörka
account-theme-text = Sparas i den här webbläsaren.
done-theme-saved = Färgerna sparades.
account-password = Lösenord
account-password-none = Du loggar in utan lösenord på den här webbplatsen. En administratör i din organisation kan ge dig ett.
account-password-present = Nuvarande lösenord
field-new_password = Nytt lösenord
field-repeated_password = Nytt lösenord igen
account-password-hint = Minst { $min } tecken. Några ord i följd är lätta att minnas och svåra att gissa.
account-password-change = Ändra lösenord
account-password-length = Det nya lösenordet måste ha minst { $min } tecken och högst 500.
account-password-differs = Det nya lösenordet upprepades inte likadant; skriv det två gånger igen.
account-password-wrong = Det nuvarande lösenordet stämmer inte; inget ändrades. Skriv alla tre igen.
done-password-changed = Ditt lösenord ändrades.
account-session = Den här sessionen
account-session-text = Logga ut om andra också använder den här enheten. Det du inte har sparat går förlorat.
account-sign-out = Logga ut på den här enheten
account-everywhere-text = Har du tappat bort en enhet eller glömt att logga ut någonstans? Avsluta alla dina sessioner, även den här.
account-everywhere = Logga ut överallt
account-language = Språk på sidor och i brev
account-language-none = Inget eget val
account-language-text = Utan eget val följer sidorna webbläsaren och breven organisationen.
account-mails = Brev till dig
account-mails-which = Skicka till mig
account-mails-text = Bekräftelser och det som görs med dina egna prenumerationer skickas alltid.
done-mails-saved = Ditt val av brev sparades.
done-language-saved = Språket sparades.
settings-language-hint = För personer som inte själva har valt språk.
done-policy-offer = Typen av erbjudande sparades.
selfservice-offer-SaaS = Programvara som en tjänst
selfservice-offer-POWERBIVISUALS = Visuella objekt för Power BI
selfservice-offer-DYNAMICSCE = Dataverse-appar för Dynamics 365
selfservice-offer-DYNAMICSBC = Appar för Dynamics 365 Business Central

## Support.

support-lead = Vem du kan fråga, och var du hittar det själv.
support-organization = Din organisation
support-contact = { $name } har angett den här kontakten:
support-no-contact = Din organisation har inte angett någon supportkontakt än. Fråga dem som sköter era datorer och konton.
support-set-contact = Ange supportkontakten
support-operator = Den som driver webbplatsen
support-operator-text = När en sida säger att något gick fel hos oss, ge begärans id från den sidan till din organisations kontakt, som för det vidare till driften.
support-answers = Titta här först
support-buy = Varför kan jag inte köpa något?
support-buy-text = Varje produkt säger om du får köpa den, och annars varför inte.
support-licenses = Vem har en licens?
support-licenses-text = Licenser för dina köp, och de som du får tilldela.
support-payment = Hur byter jag kort?
support-payment-text = Kort, faktureringsprofiler och det som faktureras.
support-cancel = Hur avbryter jag en prenumeration?
support-cancel-text = Välj den bland dina produkter; sidan säger vad du får tillbaka.

## Component gallery of the demo.

gallery-lead = Sidornas alla komponenter i alla lägen.
gallery-pane = Ruta till höger
gallery-dialog = Dialogruta
gallery-over = Det som ligger över en sida verkar på den; sidan under går inte att använda.
gallery-note = Något att veta, och vägen vidare.
gallery-effect = Du debiteras nu
notify-support_request_resolved = Supportärende besvarat
notify-support_request_resolved-when = När ett supportärende är klart eller avslås
notify-support_request_resolved-who = Den som frågade
settings-no-tax = Inte angiven
