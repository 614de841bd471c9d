### Mails, keyed by the message. Every mail says what happened, what to do, why it came and whom to ask.

mail-greeting = Guten Tag { $name },
mail-contact = Fragen? Ihr Supportkontakt:{" "}
    .administrator = Fragen? Wenden Sie sich an die Administration von { $organization }.

mail-purchase_confirmed =
    .subject = Sie haben { $product } gekauft
    .subject-trial = Ihre Testversion von { $product } hat begonnen
    .lead = Sie haben { $quantity } { $quantity ->
        [one] Lizenz
       *[other] Lizenzen
    } für { $product } gekauft.
    .lead-trial = Sie haben eine Testversion von { $product } mit { $quantity } { $quantity ->
        [one] Lizenz
       *[other] Lizenzen
    } begonnen.
    .next = Sie können die Lizenzen sofort zuweisen, auch sich selbst.
    .link = Abonnement öffnen
    .why = Sie erhalten diese E-Mail, weil Sie diesen Kauf bei { $organization } getätigt haben.

mail-purchase_made =
    .subject = Self-Service-Kauf: { $product }
    .subject-trial = Self-Service-Testversion: { $product }
    .lead = { $purchaser } ({ $address }) hat per Self-Service { $quantity } { $quantity ->
        [one] Lizenz
       *[other] Lizenzen
    } für { $product } gekauft.
    .lead-trial = { $purchaser } ({ $address }) hat per Self-Service eine Testversion von { $product } mit { $quantity } { $quantity ->
        [one] Lizenz
       *[other] Lizenzen
    } begonnen.
    .next = Sie können entscheiden, was nun geschieht:
    .keep = Beibehalten
    .keep-what = Es ändert sich nichts: Der Käufer verwaltet und bezahlt das Abonnement weiterhin.
    .turn-off = Self-Service-Käufe dieses Produkts ausschalten
    .turn-off-what = Danach kann es niemand mehr selbst kaufen; dieses Abonnement bleibt, wie es ist.
    .take-over = { name-take-control }
    .take-over-what = Verschieben Sie seine Benutzer in ein Abonnement Ihrer Organisation oder übertragen Sie dieses Abonnement auf Ihre Organisation.
    .cancel = { name-cancel-subscription }
    .cancel-what = Das Abonnement wird sofort gelöscht und seine Benutzer verlieren ihre Lizenzen.
    .why = Sie erhalten diese E-Mail, weil Sie bei { $organization } globaler Administrator oder Abrechnungsadministrator sind.

mail-taken_over =
    .subject-users_moved = Ihr Abonnement wurde gekündigt: { $product }
    .subject-canceled = Ihr Abonnement wurde gekündigt: { $product }
    .subject-transferred = Ihr Abonnement gehört jetzt Ihrer Organisation: { $product }
    .lead-users_moved = { $organization } hat Ihr Abonnement für { $product } übernommen: Seine Benutzer wurden in ein Abonnement der Organisation verschoben und Ihr Abonnement wurde gekündigt.
    .lead-canceled = { $organization } hat Ihr Abonnement für { $product } übernommen und gekündigt.
    .lead-transferred = { $organization } hat Ihr Abonnement für { $product } übernommen und verwaltet und bezahlt es von nun an.
    .next-users_moved = Die Benutzer arbeiten mit Lizenzen der Organisation weiter. Sie müssen nichts tun.
    .next-canceled = Wer eine Lizenz dieses Abonnements hatte, hat damit keinen Zugriff mehr auf das Produkt. Wird es noch gebraucht, wenden Sie sich bitte an den unten genannten Kontakt.
    .next-transferred = Alle Benutzer behalten ihre Lizenzen. Sie müssen nichts tun.
    .credit = Die nicht genutzte Zeit wird Ihnen gutgeschrieben.
    .why = Sie erhalten diese E-Mail, weil Sie dieses Abonnement gekauft haben.

mail-licenses_assigned =
    .subject = Sie haben eine Lizenz für { $product }
    .lead = Ihnen wurde eine Lizenz für { $product } zugewiesen.
    .next = Sie können das Produkt ab sofort verwenden.
    .why = Sie erhalten diese E-Mail, weil Ihnen bei { $organization } eine Lizenz zugewiesen wurde.

mail-take_over_undone =
    .subject = Ihr Abonnement gehört wieder Ihnen: { $product }
    .lead = { $organization } hat die Übernahme Ihres Abonnements für { $product } rückgängig gemacht.
    .next = Das Abonnement ist wieder wie zuvor: Sie verwalten und bezahlen es wieder selbst.
    .link = Abonnement öffnen
    .why = Sie erhalten diese E-Mail, weil Sie dieses Abonnement gekauft haben.

mail-support_request_resolved =
    .subject-canceled = Ihr Abonnement wurde gekündigt: { $product }
    .subject-not_canceled = Ihr Abonnement wurde nicht gekündigt: { $product }
    .subject-answered = Ihre Frage wurde beantwortet
    .subject-closed = Ihre Frage wurde geschlossen
    .lead-canceled = { $organization } hat Ihr Abonnement für { $product } wie gewünscht gekündigt.
    .lead-not_canceled = { $organization } hat Ihre Anfrage abgelehnt, Ihr Abonnement für { $product } zu kündigen.
    .lead-answered = { $organization } hat Ihre Frage beantwortet.
    .lead-closed = { $organization } hat Ihre Frage geschlossen.
    .next-canceled = Wer eine Lizenz dieses Abonnements hatte, hat damit keinen Zugriff mehr auf das Produkt.
    .next-not_canceled = Das Abonnement läuft unverändert weiter: Sie verwalten und bezahlen es.
    .next-question = Wenn Ihnen das nicht weiterhilft, können Sie erneut fragen.
    .credit = Die nicht genutzte Zeit wird Ihnen gutgeschrieben.
    .link = Abonnement öffnen
    .why = Sie erhalten diese E-Mail, weil Sie bei { $organization } um Unterstützung gebeten haben.

mail-fact-licenses = Lizenzen
mail-fact-unit_price = Preis pro Lizenz und Abrechnungszeitraum, ohne Steuern
mail-fact-price = Preis pro Abrechnungszeitraum, ohne Steuern
mail-fact-renews_on = Verlängert sich am
mail-fact-ends_on = Endet am
mail-fact-trial_paid_from = Testversion endet und Bezahlung beginnt am
mail-fact-trial_ends_on = Testversion endet am
mail-fact-reason = { name-cancel-reason }
mail-fact-from = Gültig ab
mail-fact-credit = Gutschrift (ohne Steuer)
mail-fact-subscription = Abonnement-ID
mail-fact-question = Ihre Frage
mail-fact-answer = Antwort
