### Licenser: per produkt, vem som har dem, att tilldela dem och ta tillbaka dem.

name-unassigned = Ej tilldelade
name-display-name = Namn
name-held-since = Sedan
name-product-subscriptions = Prenumerationer
name-license-source = Prenumeration

licenses-lead = Varje produkt en gång, hur ofta den än har köpts: hur många licenser som finns och hur många som har en.
licenses-lead-own = Licenserna för det du har köpt och hur många som har en.
licenses-empty = Inga licenser här än
licenses-empty-text = Varje produkt som köps visas här med sina licenser och vilka som har dem. Köp något eller välj ett annat filter.
licenses-choose-first = Välj minst en produkt och exportera sedan dess användare.
licenses-choose-all = Välj alla
licenses-subscriptions = { $count ->
        [one] 1 prenumeration
       *[other] { $count } prenumerationer
    }
licenses-more-purchasers = och { $count } till
licenses-held = { $count ->
        [one] 1 tilldelad licens
       *[other] { $count } tilldelade licenser
    }
licenses-show-all = Visa alla

product-licenses-lead = Licenserna för den här produkten och vilka som har dem.
product-licenses-all-groups = Alla köpare
product-licenses-empty = Ingen har någon licens än
product-licenses-empty-text = När licenser har tilldelats visas de som har dem här, grupperade efter vem som köpte licensen.
product-licenses-export-hint = Välj prenumerationer för att exportera dem som har licenserna; utan val exporteras alla för produkten.
product-licenses-first = De { $count } första visas.
product-licenses-take-control = Licenser från ett självbetjäningsköp tilldelas av köparen. Ta först kontroll över prenumerationen om organisationen ska tilldela dem.
product-licenses-of-purchaser = Licenser från ett självbetjäningsköp tilldelas av köparen.
product-licenses-of-organization = Organisationens licenser tilldelas av globala administratörer, licensadministratörer och användaradministratörer.

search-users = Sök användare
users-not-found = Ingen hittades
users-not-found-text = Inget namn eller inloggningsnamn innehåller den här texten. Kontrollera stavningen eller prova en kortare del.

assign-hint = Skriv en del av ett namn och välj personer. Högst { $count } på en gång.
assign-free = { $count ->
        [one] 1 ledig licens
       *[other] { $count } lediga licenser
    }
assign-found = { $count ->
        [0] Ingen annan hittades; prova en annan del av namnet
        [one] 1 person hittades
       *[other] { $count } personer hittades
    }
assign-found-first = De { $count } första personerna; skriv mer av namnet för att hitta andra
assign-legend-found = Hittade
assign-legend-chosen = Valda
assign-holds = Har en licens
assigned-note = { $count ->
        [one] 1 person har nu en licens för { $name }.
       *[other] { $count } personer har nu en licens för { $name }.
    }

unassign-question = { $count ->
        [one] Den här personen förlorar licensen genast:
       *[other] De här { $count } personerna förlorar licensen genast:
    }
unassign-after = Licenserna blir lediga och kan tilldelas igen. Priset ändras inte.
unassign-choose-first = Välj minst en användare i listan och ta sedan bort licenstilldelningen.
unassign-too-many = Högst { $count } användare är möjligt på en gång; välj färre och upprepa för de övriga.

done-licenses-unassigned = { $count ->
        [one] 1 licenstilldelning togs bort.
       *[other] { $count } licenstilldelningar togs bort.
    }
done-licenses-assigned = { $count ->
        [one] 1 licens tilldelades igen.
       *[other] { $count } licenser tilldelades igen.
    }

## Service plans.

name-service-plans = Tjänstplaner
plans-of = Tjänstplaner för { $name }
plans-lead = Det här ger licensen för { $product } till { $name }. En tjänst som är avstängd kan inte användas; licensen och priset är kvar.
plans-on = Påslagna
done-service-plans = Tjänstplanerna för { $name } sparades.
