### Mails, keyed by the message. Every mail says what happened, what to do, why it came and whom to ask.

mail-greeting = Hej { $name },
mail-contact = Frågor? Din supportkontakt:{" "}
    .administrator = Frågor? Kontakta en administratör på { $organization }.

mail-purchase_confirmed =
    .subject = Du har köpt { $product }
    .subject-trial = Din utvärderingsversion av { $product } har startat
    .lead = Du har köpt { $quantity } { $quantity ->
        [one] licens
       *[other] licenser
    } för { $product }.
    .lead-trial = Du har startat en utvärderingsversion av { $product } med { $quantity } { $quantity ->
        [one] licens
       *[other] licenser
    }.
    .next = Du kan tilldela licenserna direkt, även till dig själv.
    .link = Öppna prenumerationen
    .why = Du får det här e-postmeddelandet eftersom du gjorde köpet hos { $organization }.

mail-purchase_made =
    .subject = Självbetjäningsköp: { $product }
    .subject-trial = Utvärderingsversion via självbetjäning: { $product }
    .lead = { $purchaser } ({ $address }) har via självbetjäning köpt { $quantity } { $quantity ->
        [one] licens
       *[other] licenser
    } för { $product }.
    .lead-trial = { $purchaser } ({ $address }) har via självbetjäning startat en utvärderingsversion av { $product } med { $quantity } { $quantity ->
        [one] licens
       *[other] licenser
    }.
    .next = Du kan välja vad som händer nu:
    .keep = Behåll
    .keep-what = Inget ändras: köparen fortsätter att hantera och betala prenumerationen.
    .turn-off = Stäng av självbetjäningsköp av den här produkten
    .turn-off-what = Därefter kan ingen köpa den på egen hand; den här prenumerationen påverkas inte.
    .take-over = { name-take-control }
    .take-over-what = Flytta dess användare till en prenumeration som tillhör organisationen, eller gör den här prenumerationen till organisationens egen.
    .cancel = { name-cancel-subscription }
    .cancel-what = Prenumerationen tas bort genast och dess användare förlorar sina licenser.
    .why = Du får det här e-postmeddelandet eftersom du är global administratör eller faktureringsadministratör hos { $organization }.

mail-taken_over =
    .subject-users_moved = Din prenumeration har avbrutits: { $product }
    .subject-canceled = Din prenumeration har avbrutits: { $product }
    .subject-transferred = Din prenumeration tillhör nu organisationen: { $product }
    .lead-users_moved = { $organization } har tagit över din prenumeration på { $product }: dess användare har flyttats till en prenumeration som tillhör organisationen och din har avbrutits.
    .lead-canceled = { $organization } har tagit över din prenumeration på { $product } och avbrutit den.
    .lead-transferred = { $organization } har tagit över din prenumeration på { $product } och hanterar och betalar den från och med nu.
    .next-users_moved = Användarna fortsätter med organisationens licenser. Du behöver inte göra något.
    .next-canceled = De som hade licenser i den kommer inte längre åt produkten genom dem. Om den fortfarande behövs, använd kontakten nedan.
    .next-transferred = Alla användare behåller sina licenser. Du behöver inte göra något.
    .credit = Du krediteras för den tid som inte har använts.
    .why = Du får det här e-postmeddelandet eftersom du köpte prenumerationen.

mail-licenses_assigned =
    .subject = Du har en licens för { $product }
    .lead = Du har tilldelats en licens för { $product }.
    .next = Du kan använda produkten nu.
    .why = Du får det här e-postmeddelandet eftersom du har tilldelats en licens hos { $organization }.

mail-take_over_undone =
    .subject = Din prenumeration är din igen: { $product }
    .lead = { $organization } har ångrat övertagandet av din prenumeration på { $product }.
    .next = Prenumerationen är som tidigare: du hanterar och betalar den igen.
    .link = Öppna prenumerationen
    .why = Du får det här e-postmeddelandet eftersom du köpte prenumerationen.

mail-support_request_resolved =
    .subject-canceled = Din prenumeration har avbrutits: { $product }
    .subject-not_canceled = Din prenumeration har inte avbrutits: { $product }
    .subject-answered = Din fråga har besvarats
    .subject-closed = Din fråga har stängts
    .lead-canceled = { $organization } har avbrutit din prenumeration på { $product }, som du bad om.
    .lead-not_canceled = { $organization } har avslagit din begäran att avbryta prenumerationen på { $product }.
    .lead-answered = { $organization } har besvarat din fråga.
    .lead-closed = { $organization } har stängt din fråga.
    .next-canceled = De som hade licenser i den kommer inte längre åt produkten genom dem.
    .next-not_canceled = Prenumerationen fortsätter som tidigare: du hanterar och betalar den.
    .next-question = Om det inte hjälper kan du fråga igen.
    .credit = Du krediteras för den tid som inte har använts.
    .link = Öppna prenumerationen
    .why = Du får det här e-postmeddelandet eftersom du bad om support hos { $organization }.

mail-fact-licenses = Licenser
mail-fact-unit_price = Pris per licens och faktureringsperiod, exklusive skatt
mail-fact-price = Pris per faktureringsperiod, exklusive skatt
mail-fact-renews_on = Förnyas den
mail-fact-ends_on = Slutar den
mail-fact-trial_paid_from = Utvärderingen slutar och betalningen börjar den
mail-fact-trial_ends_on = Utvärderingen slutar den
mail-fact-reason = { name-cancel-reason }
mail-fact-from = Gäller från och med
mail-fact-credit = Kreditering (utan skatt)
mail-fact-subscription = Prenumerations-ID
mail-fact-question = Din fråga
mail-fact-answer = Svar
