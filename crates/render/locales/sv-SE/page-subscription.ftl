### The pages of a subscription: its details, and everything that is done from there.

## The details page.

sub-on = På
sub-off = Av
sub-at = { $date } kl. { $time }
sub-bought-by = köpt av { $name } den { $date }
sub-bought-for = köpt för organisationen den { $date }
sub-under-way = Ett övertagande pågår; inget annat kan ändras förrän det är klart.
sub-watch = Se hur långt det har kommit
sub-undo-until = Den här prenumerationen har tagits över. Du kan ångra det till och med { $until }.
sub-undo-take-over = Ångra övertagandet
sub-not-yours-take-control = Licenserna i ett självbetjäningsköp tilldelas av köparen, som också ändrar och avbryter det. Ta först kontroll för att göra det själv.
sub-not-yours = Licenserna i ett självbetjäningsköp tilldelas av köparen, som också ändrar och avbryter det. Globala administratörer och faktureringsadministratörer kan ta kontroll över det.
sub-organizations = Den här prenumerationen tillhör organisationen. Globala administratörer och faktureringsadministratörer ändrar och avbryter den.
sub-bought-assigned = { $bought } köpta, { $assigned } tilldelade
sub-recurring = Återkommande fakturering
sub-terms = Villkor
sub-start = Startdatum
sub-renewal = Förnyelse
sub-end = Slutdatum
sub-end-trial = Utvärderingens slut
sub-ended = Avslutad
sub-id = Prenumerations-ID
sub-product-id = Produkt-ID
sub-starts-on = startar den { $date }
sub-trial-until = gratis utvärdering till den { $date }
sub-renews-on = förnyas den { $date }
sub-ends-on = slutar den { $date }
sub-expired-until = kan användas till den { $date }
sub-disabled-until = kan inte användas; data sparas till den { $date }
sub-deleted-on = sedan den { $date }: { $why }
sub-because-lapsed = perioden tog slut utan förnyelse
sub-because-trial = utvärderingen tog slut
sub-because-canceled = avbruten av ägaren, ”{ $reason }”
sub-because-moved = organisationen flyttade användarna till en annan prenumeration
sub-because-taken = avbruten av organisationen, ”{ $reason }”
sub-monthly = faktureras månadsvis
sub-annually = faktureras årsvis
sub-upfront = betalas i förskott
sub-terms-flexible = Minska eller avbryt när som helst; oanvända dagar krediteras.
sub-terms-seven-day = Minska eller avbryt inom 7 dagar efter start, förnyelse eller utökning.
sub-per-month = { $price } per månad
sub-per-year = { $price } per år
sub-per-term = { $price } per period
sub-price-line = { $count } { $count ->
        [one] licens
       *[other] licenser
    } × { $price }
sub-next-charge = Nästa debitering, { $date }
sub-price-trial = Ingenting debiteras under utvärderingen.
sub-price-over = Inget mer debiteras. Beloppen är utan skatt.
sub-days = { $from } till { $to }
sub-why-purchase = Köp
sub-why-renewal = Förnyelse
sub-why-added = Licenser tillagda
sub-why-removed = Licenser borttagna
sub-why-canceled = Avbrott
sub-why-taken-over = Övertagande
sub-licenses-act = Antal licenser
sub-licenses-text = Ange ett nytt totalt antal, nu eller från nästa förnyelse.
sub-licenses-trial = Antalet licenser i en utvärdering är fast. Köp produkten för att få fler.
sub-recurring-on-text = Den förnyas automatiskt när perioden tar slut. Om du stänger av tas schemalagda ändringar bort.
sub-recurring-off-text = Den slutar med perioden. Slå på för att behålla den.
sub-turn-off = Stäng av återkommande fakturering
sub-turn-on = Slå på återkommande fakturering
sub-cancel-act = Avbrott
sub-no-acts = En prenumeration som inte är aktiv kan inte längre ändras här.
sub-no-acts-busy = Vänta tills övertagandet är klart.
sub-scheduled = Schemalagda ändringar
sub-scheduled-quantity = Från den { $date }: { $total } { $total ->
        [one] licens
       *[other] licenser
    }
sub-scheduled-end = Återkommande fakturering är av, så den slutar den { $date }.
sub-remove-scheduled = Ta bort ändringen
sub-holders = Vem som har en licens
sub-assign-in-licenses = Tilldela eller ta bort under Licenser
sub-see-licenses = Alla licenser för produkten
sub-nobody = Ingen har en licens ännu.
sub-nobody-found = Ingen med det namnet har en licens.
sub-person = Namn
sub-since = Tilldelad den

## History.

sub-history = Ändringshistorik
sub-history-csv = Ladda ned historiken som CSV
sub-history-first = Senaste ändringarna
sub-history-next = Tidigare ändringar
sub-by-system = Automatiskt
sub-by-operator = Operatören
sub-did-purchased = Köpt med { $count } { $count ->
        [one] licens
       *[other] licenser
    }
sub-did-quantity = Antalet licenser ändrades från { $before } till { $total }
sub-did-scheduled = { $total } { $total ->
        [one] licens
       *[other] licenser
    } schemalagda från den { $date }
sub-did-recurring-on = Återkommande fakturering slogs på
sub-did-recurring-off = Återkommande fakturering stängdes av
sub-did-assigned = { $count } { $count ->
        [one] licens tilldelades
       *[other] licenser tilldelades
    }
sub-did-unassigned = Tilldelningen av { $count } { $count ->
        [one] licens
       *[other] licenser
    } togs bort
sub-did-canceled = Avbruten: { $reason }
sub-did-take-over-started = Övertagandet påbörjades
sub-did-moved = { $count } { $count ->
        [one] person flyttades
       *[other] personer flyttades
    } till en annan prenumeration
sub-did-arrived = { $count } { $count ->
        [one] person flyttades
       *[other] personer flyttades
    } hit från en annan prenumeration
sub-did-taken-moved = Övertagen: användarna flyttades och prenumerationen togs bort
sub-did-taken-canceled = Övertagen: prenumerationen avbröts
sub-did-taken-transferred = Övertagen: ägs nu av organisationen
sub-did-undo-started = Övertagandet började ångras
sub-did-undone = Övertagandet ångrades
sub-did-billed = Debiterat: { $amount } (utan skatt)
sub-did-credited = Krediterat: { $amount } (utan skatt)
sub-did-renewed = Förnyad med { $count } { $count ->
        [one] licens
       *[other] licenser
    }
sub-did-status = Statusen ändrades till ”{ $status }”
sub-did-forgotten = Sparade licensdata togs bort
sub-did-other = Annan ändring ({ $kind })

## The owner’s panes.

sub-total-hint = Det nya totala antalet, inte skillnaden. Nu: { $bought } köpta, { $assigned } tilldelade.
sub-when = När
sub-when-now = Nu
sub-when-now-text = Resten av faktureringsperioden debiteras eller krediteras per dag.
sub-when-renewal = Vid förnyelsen
sub-when-renewal-text = Från den { $date }; inget debiteras eller krediteras före dess.
sub-show-cost = Visa kostnaden
sub-price-then = Pris därefter
sub-nothing-billed = Inget debiteras eller krediteras
sub-nothing-until = Inget ändras före den { $date }
sub-cancel-today = Prenumerationen slutar i dag
sub-cancel-lose = { $count } { $count ->
        [one] person förlorar
       *[other] personer förlorar
    } åtkomsten
sub-cancel-credit = Krediteras för oanvända dagar, på nästa faktura
sub-no-credit = Inget krediteras
sub-cancel-support = Supporten kan avbryta den åt dig: öppna en begäran och skriv varför.
sub-cancel-instead = Stäng i stället av återkommande fakturering så slutar den med perioden.
sub-ask-support = Öppna en supportbegäran
sub-choose-reason = Välj en orsak
sub-comment = Kommentar (valfri)
sub-comment-hint = För er egen del; köparen ser den inte.

## Take-over.

sub-transfer = Överför till organisationen
sub-move-text = Ge alla en licens i en av organisationens prenumerationer och ta sedan bort den här.
sub-transfer-text = Behåll allt som det är; organisationen blir ägare och betalar.
sub-take-cancel-text = Ta bort prenumerationen; alla förlorar licensen.
sub-preview-first = Du ser vad som kommer att hända innan något ändras.
sub-taken = { $product }, { $count } { $count ->
        [one] licens
       *[other] licenser
    }, köpt av { $name }. { $people } { $people ->
        [one] person använder
       *[other] personer använder
    } den.
sub-move-where = Flytta till
sub-no-target = Organisationen har ingen prenumeration på den här produkten.
sub-buy-more = Köp fler licenser
sub-buy-product = Köp produkten för organisationen
sub-choose-target = Välj prenumerationen som användarna ska flyttas till.
sub-unfit-few = Det behövs { $count } { $count ->
        [one] licens
       *[other] licenser
    } till
sub-unfit-state = Används inte
sub-unfit-busy = Ett övertagande pågår
sub-fits = Alla får plats
sub-free-of = { $free } av { $total } lediga
sub-left = { $count } kvar
sub-will-move = { $count } { $count ->
        [one] person får
       *[other] personer får
    } en av organisationens licenser
sub-will-end = Den här prenumerationen slutar i dag: Borttagen
sub-will-credit = Krediteras { $name } för oanvända dagar
sub-will-mail = E-post till { $names }
sub-will-undo = Du kan ångra detta till { $until }
sub-and-more = och { $count } till
sub-will-lose = { $count } { $count ->
        [one] person förlorar
       *[other] personer förlorar
    } licensen
sub-will-keep = { $count } { $count ->
        [one] person behåller
       *[other] personer behåller
    } licensen
sub-will-own = Organisationen äger prenumerationen och tilldelar dess licenser
sub-will-pay = Debiteras organisationen för resten av perioden
sub-transfer-question = Vill du överföra prenumerationen?
sub-undo-question = Vill du ångra övertagandet?
sub-will-return = Prenumeration, licenser och betalare blir som de var tidigare
sub-will-bill-again = Debiteras köparen igen
sub-will-credit-organization = Krediteras organisationen
sub-moving = Flyttar användare
sub-undoing = Ångrar övertagandet
sub-undone = Övertagandet har ångrats
sub-undone-text = Prenumeration, licenser och betalare är som de var tidigare. Köparen får e-post.
sub-canceled = Prenumerationen är avbruten
sub-transferred = Överföringen är klar
sub-progress = { $done } av { $total } klara
sub-failed = Arbetet har stannat efter flera försök. En administratör kan starta det igen:
sub-goes-on = Du kan stänga den här rutan; arbetet fortsätter.
sub-reload = Läs in på nytt
sub-have-moved = { $count } { $count ->
        [one] person har
       *[other] personer har
    } en av organisationens licenser
sub-has-ended = Den här prenumerationen är borttagen
sub-have-lost = Alla har förlorat licensen
sub-has-own = Organisationen äger nu prenumerationen
sub-has-credit = Krediteras { $name }
sub-has-mail = { $names } får e-post

## What was just done.

done-quantity = Prenumerationen har nu { $count } { $count ->
        [one] licens
       *[other] licenser
    }.
done-quantity-scheduled = { $count } { $count ->
        [one] licens är schemalagd
       *[other] licenser är schemalagda
    } från förnyelsen.
done-recurring-on = Återkommande fakturering är på.
done-recurring-off = Återkommande fakturering är av.
done-scheduled-removed = Den schemalagda ändringen togs bort.
done-canceled = Prenumerationen avbröts.
