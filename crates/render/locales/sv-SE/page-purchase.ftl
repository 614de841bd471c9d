### Buying: products, checkout, confirmation.

purchase-lead = Allt som kan köpas här, med priser för din marknad, utan skatt.
purchase-search = Sök produkter
purchase-categories = Kategorier
purchase-category = Kategori
purchase-show-all = Visa alla produkter
purchase-empty = Ingen produkt passar
purchase-empty-text = Sök efter en del av namnet, produkt-id:t eller artikelnumret, eller välj en annan kategori.
purchase-self-service = Köpa själv
purchase-price-from = Pris från
purchase-trial-days = { $days } dagar gratis
purchase-word-yourself = Du kan köpa den
purchase-word-trials = Endast utvärdering
purchase-word-blocked = Inte tillåtet här
purchase-word-guest = Inte för gäster
purchase-word-ended = Säljs inte längre
purchase-word-no-price = Inget pris här
purchase-word-administrators = Via administratörer
purchase-because = { $because ->
        [organization_default] Organisationens standardval
        [product_entry] Organisationen har bestämt detta för produkten
        [offer_type_entry] Organisationen har bestämt detta för den här typen av erbjudande
       *[other] Organisationen har inte begränsat den
    }
purchase-each = { $months ->
        [1] per licens och månad
        [12] per licens och år
       *[other] per licens för { $months } månader
    }
purchase-plan = { $months ->
        [1] 1 månad
        [12] 1 år
       *[other] { $months } månader
    }, { $billing ->
        [annual] faktureras årsvis
        [upfront] betalas i förskott
       *[other] faktureras månadsvis
    }
purchase-plan-column = Prisplan
purchase-plans = Prisplaner och priser
purchase-start-trial = Starta utvärdering
purchase-terms = Villkor
purchase-terms-flexible = Avbryt eller minska när som helst; det du har betalat men inte använt får du tillbaka.
purchase-terms-seven-day = Avbryt eller minska inom sju dagar efter start, förnyelse eller tillägg och få resten tillbaka; därefter löper perioden ut.
purchase-price-note = Priserna är listpriser för en licens, utan skatt.
purchase-same-policies = Samma regler för data och åtkomst gäller i organisationen, hur produkten än köps.
purchase-contents = Det här ingår
purchase-product-id = Produkt-id
purchase-part-number = Artikelnummer
purchase-for-organization = Som administratör kan du köpa den här produkten åt organisationen.
purchase-yourself = Du kan köpa den här produkten själv, med kort.
purchase-ask = En administratör i organisationen kan köpa den åt dig.
purchase-ask-contact = Fråga organisationens supportkontakt: { $contact }
purchase-trial-card = Prova gratis i { $days } dagar. Det behövs en betalningsmetod; utvärderingen blir en betald prenumeration när den slutar, om du inte avbryter innan dess.
purchase-trial-free = Prova gratis i { $days } dagar. Den kan startas utan betalningsmetod; då slutar den av sig själv och kostar ingenting.
checkout-title = Till kassan
checkout-title-trial = Starta en utvärdering
checkout-order = Din beställning
checkout-quantity-hint = En för varje person som ska använda den.
checkout-for = Åt vem
checkout-for-organization = Åt organisationen
checkout-for-organization-text = Ägs och betalas av organisationen; dess administratörer tilldelar licenserna.
checkout-for-me = Åt mig själv
checkout-for-me-text = Ett självbetjäningsköp: du betalar med kort och tilldelar licenserna.
checkout-organization-only = Du köper detta åt organisationen.
checkout-card = Betalkort
checkout-card-words = { $card }, giltigt till { $expiry }
checkout-no-card = Du har inget kort här ännu.
checkout-without-card = Utan betalningsmetod
checkout-without-card-text = Utvärderingen slutar av sig själv och blir aldrig betald.
checkout-profile = Faktureringsprofil
checkout-new-profile = En ny faktureringsprofil
checkout-new-profile-text = Betalas mot faktura.
checkout-back = Tillbaka
checkout-review = Granska och köp
checkout-line = { $quantity } { $quantity ->
        [one] licens
       *[other] licenser
    } à { $price }
checkout-every = { $months ->
        [1] varje månad
        [12] varje år
       *[other] var { $months }:e månad
    }
checkout-tax = Skatt
checkout-tax-text = Skatten beror på platsen, och satsen för din plats är inte angiven; den ingår inte i beloppen här.
checkout-tax-later = På fakturan
checkout-with-tax = Pris med skatt
checkout-today = Att betala i dag, före skatt
checkout-today-taxed = Att betala i dag
checkout-price-changed = Priset har ändrats sedan du såg det. Ingenting köptes: se på det nya priset och köp igen.
checkout-happens-me = Du äger prenumerationen och kan genast tilldela { $quantity ->
        [one] dess enda licens
       *[other] dess { $quantity } licenser
    }.
checkout-happens-organization = Organisationen äger prenumerationen; { $quantity ->
        [one] dess enda licens
       *[other] dess { $quantity } licenser
    } kan tilldelas genast.
checkout-paid = Betalning: { $paid }
checkout-next = Nästa debitering: { $price } före skatt den { $date }
checkout-next-taxed = Nästa debitering: { $price } med skatt den { $date }
checkout-renews = Återkommande fakturering är på: perioden förnyas den { $date } om du inte stänger av det innan dess.
checkout-ends = Perioden slutar den { $date }.
checkout-trial-converts = Utvärderingen slutar den { $date } och blir en betald prenumeration, om du inte avbryter innan dess.
checkout-trial-ends = Utvärderingen slutar av sig själv den { $date }; ingenting debiteras någonsin.
checkout-mails = E-post skickas till: { $names }
checkout-processed = Uppgifter om dig som behandlas
checkout-processed-text = För att licensiera produkten till dig och skriva till dig om prenumerationen skickas dessa uppgifter ur katalogen vidare:
checkout-ip = IP-adress
checkout-ip-text = Den som du köper från
checkout-organization-id = Organisations-id
checkout-user-id = Användar-id
bought-title = Köpet är klart
bought-title-trial = Utvärderingen har börjat
bought-what = Det här har du köpt
bought-next = Nästa steg
bought-next-assign = Tilldela licenserna, även till dig själv: innan dess kan ingen använda produkten.
bought-next-others = Licenserna kan nu tilldelas av en global administratör, licensadministratör eller användaradministratör; det ingår inte i din roll.
bought-renews = Förnyas den
bought-ends = Slutar den
bought-owner = Ägare
bought-owner-me = Du
done-bought = Du har köpt { $count } { $count ->
        [one] licens
       *[other] licenser
    } för { $name }.
done-trial-started = Utvärderingen av { $name } har börjat.
