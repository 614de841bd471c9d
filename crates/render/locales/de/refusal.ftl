### Refusals, keyed by their code. One sentence each: what is wrong, then what to do next.

refusal-invalid_input = { $problems }; korrigieren Sie dies und versuchen Sie es noch einmal.
    .general = Ein Teil der Eingabe stimmt nicht; prüfen Sie sie und versuchen Sie es noch einmal.
refusal-not_found = { $thing } ist hier nicht vorhanden oder für Sie nicht sichtbar; prüfen Sie den Link oder wählen Sie aus der Liste aus.
refusal-not_allowed = Sie haben nicht die erforderliche Berechtigung; wenden Sie sich an die Administration Ihrer Organisation.
refusal-account_inactive = Ihr Konto ist deaktiviert; bitten Sie die Administration Ihrer Organisation, es zu aktivieren.
refusal-self_service_licenses = Die Lizenzen eines Self-Service-Kaufs weist nur der Käufer zu; wählen Sie zuerst „{ name-take-control }“.
refusal-self_service_subscription = Dieses Abonnement gehört seinem Käufer; wählen Sie stattdessen „{ name-take-control }“.
refusal-version_changed = Dies wurde inzwischen von jemand anderem geändert; laden Sie es neu, sehen Sie sich die Änderung an und versuchen Sie es noch einmal.
refusal-already_exists = { $thing } ist bereits vorhanden; verwenden Sie den vorhandenen Eintrag oder wählen Sie einen anderen Namen.
refusal-guests_cannot_buy = Gäste können nicht einkaufen; bitten Sie ein Mitglied der Organisation, für Sie zu kaufen.
refusal-self_service_not_offered = Dieses Produkt können Sie hier nicht selbst kaufen; bitten Sie die Administration, es für Sie zu kaufen.
refusal-blocked_by_policy = { $value ->
    [OnlyTrialsWithoutPaymentMethod] Ihre Organisation lässt { policy-scope } nur Testversionen ohne Zahlungsmethode zu; starten Sie eine solche Testversion oder bitten Sie die Administration, für Sie zu kaufen.
   *[other] Ihre Organisation lässt { policy-scope } keine Self-Service-Käufe zu; bitten Sie die Administration, für Sie zu kaufen.
}
policy-scope = { $because ->
    [organization_default] grundsätzlich
    [offer_type_entry] bei dieser Art von Angeboten
   *[other] bei diesem Produkt
}
refusal-trial_not_offered = Dieses Produkt kann auf diese Weise nicht getestet werden; kaufen Sie es oder wählen Sie ein anderes Produkt.
refusal-end_of_sale = Dieses Produkt wird nicht mehr verkauft; wählen Sie ein anderes Produkt.
refusal-no_price = Für dieses Produkt gibt es in Ihrem Markt derzeit keinen Preis; wählen Sie ein anderes Produkt oder wenden Sie sich an den Support.
refusal-payment_method_required = Hierfür ist eine Zahlungsmethode nötig; wählen Sie „{ name-add-payment-method }“ und versuchen Sie es noch einmal.
refusal-card_declined = Die Bank hat die Karte abgelehnt und es wurde nichts gekauft; verwenden Sie eine andere Karte oder fragen Sie Ihre Bank.
refusal-insufficient_funds = Die Karte ist nicht ausreichend gedeckt und es wurde nichts gekauft; verwenden Sie eine andere Karte oder fragen Sie Ihre Bank.
refusal-authentication_required = Die Bank verlangt, dass Sie diese Zahlung bestätigen, und es wurde nichts gekauft; bestätigen Sie die Zahlung bei Ihrer Bank oder verwenden Sie eine andere Karte.
refusal-card_expired = Die Karte ist abgelaufen und es wurde nichts gekauft; verwenden Sie eine andere Karte.
refusal-payment_method_in_use = Mit dieser Zahlungsmethode wird noch etwas bezahlt; wählen Sie zuerst im betreffenden Abrechnungsprofil „{ name-replace }“.
refusal-wrong_state = Das Abonnement hat den Status { $status } und dies ist nur bei folgendem Status möglich: { $allowed }; öffnen Sie seine Details, um zu sehen, was jetzt möglich ist.
refusal-take_over_under_way = Dieses Abonnement wird gerade übernommen; warten Sie, bis die Übernahme abgeschlossen ist, und versuchen Sie es noch einmal.
refusal-not_enough_licenses = { $needed ->
    [one] Es wird { $needed } Lizenz
   *[other] Es werden { $needed } Lizenzen
} benötigt und { $available } { $available ->
    [one] ist
   *[other] sind
} frei; kaufen Sie weitere Lizenzen oder wählen Sie ein anderes Abonnement.
refusal-below_assigned = { $assigned ->
    [one] Es ist { $assigned } Lizenz
   *[other] Es sind { $assigned } Lizenzen
} zugewiesen, daher ist die Gesamtzahl { $total } nicht möglich; heben Sie zuerst Zuweisungen auf oder wählen Sie eine höhere Gesamtzahl.
refusal-too_many_people = Es sind höchstens { $limit } Personen auf einmal möglich; wählen Sie weniger aus und wiederholen Sie den Vorgang für die übrigen.
refusal-not_assigned = { $user } hat keine Lizenz dieses Abonnements; laden Sie die Liste neu und wählen Sie daraus aus.
refusal-too_many_to_cancel_online = Online lässt sich ein Abonnement mit bis zu { $limit } { $basis ->
    [purchased] { $limit ->
        [one] gekauften Lizenz
       *[other] gekauften Lizenzen
    }
   *[assigned] { $limit ->
        [one] zugewiesenen Lizenz
       *[other] zugewiesenen Lizenzen
    }
} kündigen und dieses hat { $count }; wenden Sie sich zum Kündigen an den Support.
refusal-cancelable_online = Dieses Abonnement lässt sich online kündigen; wählen Sie „{ name-cancel-subscription }“, Unterstützung ist nicht nötig.
refusal-already_resolved = Diese Supportanfrage ist bereits entschieden; laden Sie sie neu, um das Ergebnis zu sehen.
refusal-window_closed = Dies war nur innerhalb von { $days } { $days ->
    [one] Tag
   *[other] Tagen
} nach Beginn, Verlängerung oder Aufstockung möglich; schalten Sie die wiederkehrende Abrechnung aus, damit das Abonnement mit der Laufzeit endet.
refusal-recurring_off = Dafür muss die wiederkehrende Abrechnung eingeschaltet sein; schalten Sie sie ein und versuchen Sie es noch einmal.
refusal-trial_never_renews = Eine Testversion ohne Zahlungsmethode verlängert sich nie; kaufen Sie das Produkt, um es weiter zu verwenden.
refusal-trial_quantity_fixed = Die Zahl der Lizenzen einer Testversion ist festgelegt; kaufen Sie das Produkt zuerst.
refusal-not_self_service = Dies ist kein Self-Service-Kauf, also gibt es nichts zu übernehmen; wählen Sie einen mit dem Filter „{ name-self-service }“ aus.
refusal-unfit_target = In dieses Abonnement können keine Benutzer verschoben werden; wählen Sie ein genutztes Abonnement Ihrer Organisation für dasselbe Produkt.
refusal-undo_not_possible = Eine Übernahme lässt sich nur innerhalb von { $hours } { $hours ->
    [one] Stunde
   *[other] Stunden
} rückgängig machen und nur, solange ihre Lizenzen nicht wieder verwendet wurden; weisen Sie stattdessen Lizenzen eines anderen Abonnements zu.
refusal-offer_type_value = Für eine Art von Drittanbieterangeboten gibt es keine Testversionen; wählen Sie „{ policy-Enabled }“ oder „{ policy-Disabled }“.
refusal-limit_reached = Mehr als { $limit } sind nicht möglich; entfernen Sie zuerst einen Eintrag.
refusal-job_not_buried = Nur ein endgültig fehlgeschlagener Auftrag kann wiederholt werden und dieser ist es nicht; sehen Sie später noch einmal nach seinem Status.
refusal-amount_too_large = Der Betrag ist zu groß; wählen Sie eine kleinere Zahl.
