### The pages of a subscription: its details, and everything that is done from there.

## The details page.

sub-on = Ein
sub-off = Aus
sub-at = { $date }, { $time } Uhr
sub-bought-by = gekauft von { $name } am { $date }
sub-bought-for = gekauft für die Organisation am { $date }
sub-under-way = Das Abonnement wird gerade übernommen; bis dahin lässt sich nichts anderes ändern.
sub-watch = Fortschritt ansehen
sub-undo-until = Dieses Abonnement wurde übernommen. Sie können das bis { $until } rückgängig machen.
sub-undo-take-over = Übernahme rückgängig machen
sub-not-yours-take-control = Die Lizenzen eines Self-Service-Kaufs weist der Käufer zu, der ihn auch ändert und kündigt. Übernehmen Sie zuerst die Kontrolle, um das selbst zu tun.
sub-not-yours = Die Lizenzen eines Self-Service-Kaufs weist der Käufer zu, der ihn auch ändert und kündigt. Globale Administratoren und Abrechnungsadministratoren können die Kontrolle übernehmen.
sub-organizations = Dieses Abonnement gehört der Organisation. Globale Administratoren und Abrechnungsadministratoren ändern und kündigen es.
sub-bought-assigned = { $bought } gekauft, { $assigned } zugewiesen
sub-recurring = Wiederkehrende Abrechnung
sub-terms = Bedingungen
sub-start = Beginn
sub-renewal = Verlängerung
sub-end = Ende
sub-end-trial = Ende der Testphase
sub-ended = Beendet
sub-id = Abonnement-ID
sub-product-id = Produkt-ID
sub-starts-on = beginnt am { $date }
sub-trial-until = kostenlose Testversion bis { $date }
sub-renews-on = verlängert sich am { $date }
sub-ends-on = endet am { $date }
sub-expired-until = kann bis { $date } genutzt werden
sub-disabled-until = kann nicht genutzt werden; Daten bleiben bis { $date } erhalten
sub-deleted-on = seit { $date }: { $why }
sub-because-lapsed = die Laufzeit endete ohne Verlängerung
sub-because-trial = die Testphase ist abgelaufen
sub-because-canceled = vom Besitzer gekündigt, „{ $reason }“
sub-because-moved = die Organisation hat die Benutzer in ein anderes Abonnement verschoben
sub-because-taken = von der Organisation gekündigt, „{ $reason }“
sub-monthly = monatlich abgerechnet
sub-annually = jährlich abgerechnet
sub-upfront = im Voraus bezahlt
sub-terms-flexible = Jederzeit verringern oder kündigen; nicht genutzte Tage werden gutgeschrieben.
sub-terms-seven-day = Verringern oder kündigen innerhalb von 7 Tagen nach Beginn, Verlängerung oder Aufstockung.
sub-per-month = { $price } pro Monat
sub-per-year = { $price } pro Jahr
sub-per-term = { $price } pro Laufzeit
sub-price-line = { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    } × { $price }
sub-next-charge = Nächste Abbuchung, { $date }
sub-price-trial = Während der Testphase wird nichts berechnet.
sub-price-over = Es wird nichts mehr berechnet. Beträge ohne Steuer.
sub-days = { $from } bis { $to }
sub-why-purchase = Kauf
sub-why-renewal = Verlängerung
sub-why-added = Lizenzen hinzugefügt
sub-why-removed = Lizenzen entfernt
sub-why-canceled = Kündigung
sub-why-taken-over = Übernahme
sub-licenses-act = Anzahl der Lizenzen
sub-licenses-text = Neue Gesamtzahl festlegen, sofort oder ab der nächsten Verlängerung.
sub-licenses-trial = Die Anzahl der Lizenzen einer Testversion steht fest. Kaufen Sie das Produkt, um mehr zu bekommen.
sub-recurring-on-text = Es verlängert sich am Ende der Laufzeit von selbst. Beim Ausschalten entfallen geplante Änderungen.
sub-recurring-off-text = Es endet mit der Laufzeit. Schalten Sie dies ein, um es zu behalten.
sub-turn-off = Wiederkehrende Abrechnung ausschalten
sub-turn-on = Wiederkehrende Abrechnung einschalten
sub-cancel-act = Kündigung
sub-no-acts = Ein Abonnement, das nicht aktiv ist, kann hier nicht mehr geändert werden.
sub-no-acts-busy = Warten Sie, bis die Übernahme abgeschlossen ist.
sub-scheduled = Geplante Änderungen
sub-scheduled-quantity = Ab { $date }: { $total } { $total ->
        [one] Lizenz
       *[other] Lizenzen
    }
sub-scheduled-end = Die wiederkehrende Abrechnung ist aus, daher endet es am { $date }.
sub-remove-scheduled = Diese Änderung entfernen
sub-holders = Wer eine Lizenz hat
sub-assign-in-licenses = Unter „Lizenzen“ zuweisen oder aufheben
sub-see-licenses = Alle Lizenzen dieses Produkts
sub-nobody = Noch hat niemand eine Lizenz.
sub-nobody-found = Niemand mit diesem Namen hat eine Lizenz.
sub-person = Wer
sub-since = Zugewiesen am

## History.

sub-history = Änderungsverlauf
sub-history-csv = Verlauf als CSV herunterladen
sub-history-first = Neueste Änderungen
sub-history-next = Frühere Änderungen
sub-by-system = Automatisch
sub-by-operator = Betreiber
sub-did-purchased = Mit { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    } gekauft
sub-did-quantity = Anzahl der Lizenzen von { $before } auf { $total } geändert
sub-did-scheduled = { $total } { $total ->
        [one] Lizenz
       *[other] Lizenzen
    } ab { $date } geplant
sub-did-recurring-on = Wiederkehrende Abrechnung eingeschaltet
sub-did-recurring-off = Wiederkehrende Abrechnung ausgeschaltet
sub-did-assigned = { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    } zugewiesen
sub-did-unassigned = Zuweisung von { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    } aufgehoben
sub-did-canceled = Gekündigt: { $reason }
sub-did-take-over-started = Übernahme begonnen
sub-did-moved = { $count } { $count ->
        [one] Person
       *[other] Personen
    } in ein anderes Abonnement verschoben
sub-did-arrived = { $count } { $count ->
        [one] Person
       *[other] Personen
    } aus einem anderen Abonnement hierher verschoben
sub-did-taken-moved = Übernommen: Benutzer verschoben, Abonnement gelöscht
sub-did-taken-canceled = Übernommen: Abonnement gekündigt
sub-did-taken-transferred = Übernommen: gehört jetzt der Organisation
sub-did-undo-started = Rückgängigmachen der Übernahme begonnen
sub-did-undone = Übernahme rückgängig gemacht
sub-did-billed = Berechnet: { $amount } (ohne Steuer)
sub-did-credited = Gutgeschrieben: { $amount } (ohne Steuer)
sub-did-renewed = Mit { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    } verlängert
sub-did-status = Status zu „{ $status }“ geändert
sub-did-forgotten = Aufbewahrte Lizenzdaten entfernt
sub-did-other = Andere Änderung ({ $kind })

## The owner’s panes.

sub-total-hint = Die neue Gesamtzahl, nicht die Differenz. Jetzt: { $bought } gekauft, { $assigned } zugewiesen.
sub-when = Wann
sub-when-now = Sofort
sub-when-now-text = Der Rest des Abrechnungszeitraums wird tagesgenau berechnet oder gutgeschrieben.
sub-when-renewal = Bei der Verlängerung
sub-when-renewal-text = Ab { $date }; vorher wird nichts berechnet oder gutgeschrieben.
sub-show-cost = Kosten anzeigen
sub-price-then = Preis ab dann
sub-nothing-billed = Es wird nichts berechnet oder gutgeschrieben
sub-nothing-until = Vor dem { $date } ändert sich nichts
sub-cancel-today = Das Abonnement endet heute
sub-cancel-lose = { $count } { $count ->
        [one] Person verliert
       *[other] Personen verlieren
    } den Zugriff
sub-cancel-credit = Gutschrift für nicht genutzte Tage, mit der nächsten Rechnung
sub-no-credit = Es wird nichts gutgeschrieben
sub-cancel-support = Der Support kann es für Sie kündigen: Stellen Sie eine Anfrage und nennen Sie den Grund.
sub-cancel-instead = Schalten Sie stattdessen die wiederkehrende Abrechnung aus, damit es mit der Laufzeit endet.
sub-ask-support = Supportanfrage stellen
sub-choose-reason = Grund auswählen
sub-comment = Kommentar (freiwillig)
sub-comment-hint = Für Ihre Unterlagen; der Käufer sieht ihn nicht.

## Take-over.

sub-transfer = An die Organisation übertragen
sub-move-text = Allen eine Lizenz eines Abonnements der Organisation geben und dieses dann löschen.
sub-transfer-text = Alles bleibt, wie es ist; die Organisation wird Besitzerin und zahlt.
sub-take-cancel-text = Das Abonnement löschen; alle verlieren die Lizenz.
sub-preview-first = Sie sehen, was geschehen wird, bevor etwas geändert wird.
sub-taken = { $product }, { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    }, gekauft von { $name }. { $people } { $people ->
        [one] Person nutzt
       *[other] Personen nutzen
    } es.
sub-move-where = Verschieben nach
sub-no-target = Die Organisation hat kein Abonnement dieses Produkts.
sub-buy-more = Weitere Lizenzen kaufen
sub-buy-product = Dieses Produkt für die Organisation kaufen
sub-choose-target = Wählen Sie das Abonnement, in das die Benutzer verschoben werden.
sub-unfit-few = { $count } { $count ->
        [one] weitere Lizenz wird
       *[other] weitere Lizenzen werden
    } benötigt
sub-unfit-state = Nicht in Gebrauch
sub-unfit-busy = Wird gerade übernommen
sub-fits = Alle haben Platz
sub-free-of = { $free } von { $total } frei
sub-left = { $count } übrig
sub-will-move = { $count } { $count ->
        [one] Person erhält
       *[other] Personen erhalten
    } eine Lizenz der Organisation
sub-will-end = Dieses Abonnement endet heute: Gelöscht
sub-will-credit = Gutschrift an { $name } für nicht genutzte Tage
sub-will-mail = E-Mail an { $names }
sub-will-undo = Sie können dies bis { $until } rückgängig machen
sub-and-more = und { $count } weitere
sub-will-lose = { $count } { $count ->
        [one] Person verliert
       *[other] Personen verlieren
    } die Lizenz
sub-will-keep = { $count } { $count ->
        [one] Person behält
       *[other] Personen behalten
    } die Lizenz
sub-will-own = Das Abonnement gehört der Organisation; sie weist seine Lizenzen zu
sub-will-pay = Der Organisation für den Rest des Zeitraums berechnet
sub-transfer-question = Dieses Abonnement übertragen?
sub-undo-question = Diese Übernahme rückgängig machen?
sub-will-return = Abonnement, Lizenzen und Zahler werden wieder wie zuvor
sub-will-bill-again = Dem Käufer erneut berechnet
sub-will-credit-organization = Der Organisation gutgeschrieben
sub-moving = Benutzer werden verschoben
sub-undoing = Übernahme wird rückgängig gemacht
sub-undone = Übernahme rückgängig gemacht
sub-undone-text = Abonnement, Lizenzen und Zahler sind wieder wie zuvor. Der Käufer erhält eine E-Mail.
sub-canceled = Abonnement gekündigt
sub-transferred = Übertragung abgeschlossen
sub-progress = { $done } von { $total } erledigt
sub-failed = Die Arbeit wurde nach mehreren Versuchen angehalten. Eine Administratorin oder ein Administrator kann sie wieder starten:
sub-goes-on = Sie können dies schließen; die Arbeit läuft weiter.
sub-reload = Neu laden
sub-have-moved = { $count } { $count ->
        [one] Person hat
       *[other] Personen haben
    } eine Lizenz der Organisation
sub-has-ended = Dieses Abonnement ist gelöscht
sub-have-lost = Alle haben die Lizenz verloren
sub-has-own = Das Abonnement gehört jetzt der Organisation
sub-has-credit = Gutschrift an { $name }
sub-has-mail = { $names } erhält eine E-Mail

## What was just done.

done-quantity = Das Abonnement hat jetzt { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    }.
done-quantity-scheduled = { $count } { $count ->
        [one] Lizenz ist
       *[other] Lizenzen sind
    } ab der Verlängerung geplant.
done-recurring-on = Die wiederkehrende Abrechnung ist eingeschaltet.
done-recurring-off = Die wiederkehrende Abrechnung ist ausgeschaltet.
done-scheduled-removed = Die geplante Änderung wurde entfernt.
done-canceled = Das Abonnement wurde gekündigt.
