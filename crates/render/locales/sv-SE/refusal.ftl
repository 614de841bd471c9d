### Refusals, keyed by their code. One sentence each: what is wrong, then what to do next.

refusal-invalid_input = { $problems }; rätta till det och försök igen.
    .general = Något i det du angav stämmer inte; kontrollera uppgifterna och försök igen.
refusal-not_found = { $thing } finns inte här eller är inte synlig för dig; kontrollera länken eller välj i listan.
refusal-not_allowed = Du har inte behörighet att göra detta; kontakta en administratör i din organisation.
refusal-account_inactive = Ditt konto är avstängt; be en administratör i din organisation att aktivera det.
refusal-self_service_licenses = Licenserna i ett självbetjäningsköp tilldelas av köparen; välj först ”{ name-take-control }”.
refusal-self_service_subscription = Den här prenumerationen tillhör köparen; välj ”{ name-take-control }” i stället.
refusal-version_changed = Någon har ändrat detta under tiden; läs in det på nytt, titta på ändringen och försök igen.
refusal-already_exists = { $thing } finns redan; använd det som finns eller välj ett annat namn.
refusal-guests_cannot_buy = Gäster kan inte köpa; be en medlem i organisationen att göra köpet åt dig.
refusal-self_service_not_offered = Du kan inte köpa den här produkten själv här; be en administratör att köpa den åt dig.
refusal-blocked_by_policy = { $value ->
    [OnlyTrialsWithoutPaymentMethod] Din organisation tillåter bara utvärderingsversioner utan betalningsmetod { policy-scope }; starta en sådan eller be en administratör att göra köpet åt dig.
   *[other] Din organisation tillåter inga självbetjäningsköp { policy-scope }; be en administratör att göra köpet åt dig.
}
policy-scope = { $because ->
    [organization_default] i allmänhet
    [offer_type_entry] för den här typen av erbjudande
   *[other] för den här produkten
}
refusal-trial_not_offered = Den här produkten går inte att prova på det sättet; köp den eller välj en annan produkt.
refusal-end_of_sale = Den här produkten säljs inte längre; välj en annan produkt.
refusal-no_price = Den här produkten har i dag inget pris på din marknad; välj en annan produkt eller kontakta supporten.
refusal-payment_method_required = Det behövs en betalningsmetod; välj ”{ name-add-payment-method }” och försök igen.
refusal-card_declined = Banken nekade kortet och inget köptes; använd ett annat kort eller fråga din bank.
refusal-insufficient_funds = Det finns inte tillräckligt med pengar på kortet och inget köptes; använd ett annat kort eller fråga din bank.
refusal-authentication_required = Banken vill att du bekräftar betalningen och inget köptes; bekräfta den hos din bank eller använd ett annat kort.
refusal-card_expired = Kortets giltighetstid har gått ut och inget köptes; använd ett annat kort.
refusal-payment_method_in_use = Något betalas fortfarande med den här betalningsmetoden; välj först ”{ name-replace }” på dess faktureringsprofil.
refusal-wrong_state = Prenumerationen har statusen { $status } och detta går bara i följande lägen: { $allowed }; öppna dess information för att se vad du kan göra nu.
refusal-take_over_under_way = Ett övertagande av den här prenumerationen pågår; vänta tills det är klart och försök igen.
refusal-not_enough_licenses = Det behövs { $needed } { $needed ->
    [one] licens
   *[other] licenser
} och { $available } { $available ->
    [one] är ledig
   *[other] är lediga
}; köp fler licenser eller välj en annan prenumeration.
refusal-below_assigned = { $assigned } { $assigned ->
    [one] licens är tilldelad
   *[other] licenser är tilldelade
}, så det totala antalet kan inte vara { $total }; ta bort tilldelningar först eller välj ett högre antal.
refusal-too_many_people = Högst { $limit } personer går att välja på en gång; välj färre och upprepa för de övriga.
refusal-not_assigned = { $user } har ingen licens i den här prenumerationen; läs in listan på nytt och välj i den.
refusal-too_many_to_cancel_online = En prenumeration kan avbrytas online med upp till { $limit } { $basis ->
    [purchased] { $limit ->
        [one] köpt licens
       *[other] köpta licenser
    }
   *[assigned] { $limit ->
        [one] tilldelad licens
       *[other] tilldelade licenser
    }
} och den här har { $count }; kontakta supporten för att avbryta den.
refusal-cancelable_online = Den här prenumerationen kan avbrytas online; välj ”{ name-cancel-subscription }” så behövs ingen support.
refusal-already_resolved = Någon har redan avgjort den här supportbegäran; läs in den igen för att se vad som beslutades.
refusal-window_closed = Detta gick bara inom { $days } { $days ->
    [one] dag
   *[other] dagar
} efter en start, en förnyelse eller ett tillägg; stäng av återkommande fakturering så avslutas prenumerationen när perioden är slut.
refusal-recurring_off = Detta kräver återkommande fakturering, som är avstängd; slå på den och försök igen.
refusal-trial_never_renews = En utvärderingsversion utan betalningsmetod förnyas aldrig; köp produkten för att fortsätta använda den.
refusal-trial_quantity_fixed = Antalet licenser i en utvärderingsversion är bestämt; köp produkten först.
refusal-not_self_service = Detta är inget självbetjäningsköp, så det finns inget att ta över; välj ett med filtret ”{ name-self-service }”.
refusal-unfit_target = Användare kan inte flyttas till den prenumerationen; välj en prenumeration i bruk som din organisation har för samma produkt.
refusal-undo_not_possible = Ett övertagande kan ångras bara inom { $hours } { $hours ->
    [one] timme
   *[other] timmar
} och så länge dess licenser inte har använts igen; tilldela licenser från en annan prenumeration i stället.
refusal-offer_type_value = En typ av tredjepartserbjudanden har inga utvärderingsversioner; välj ”{ policy-Enabled }” eller ”{ policy-Disabled }”.
refusal-limit_reached = Det går inte att ha fler än { $limit }; ta bort något först.
refusal-job_not_buried = Bara ett jobb som har misslyckats slutgiltigt kan köras igen och det här har inte gjort det; titta på dess status igen senare.
refusal-amount_too_large = Beloppet är för stort; välj ett mindre tal.
