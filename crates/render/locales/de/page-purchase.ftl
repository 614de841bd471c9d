### Buying: products, checkout, confirmation.

purchase-lead = Alles, was hier gekauft werden kann, mit Preisen Ihres Marktes ohne Steuer.
purchase-search = Produkte suchen
purchase-categories = Kategorien
purchase-category = Kategorie
purchase-show-all = Alle Produkte anzeigen
purchase-empty = Kein Produkt passt
purchase-empty-text = Suchen Sie nach einem Teil des Namens, der Produkt-ID oder der Teilenummer oder wählen Sie eine andere Kategorie.
purchase-self-service = Selbst kaufen
purchase-price-from = Preis ab
purchase-trial-days = { $days } Tage kostenlos
purchase-word-yourself = Sie können es kaufen
purchase-word-trials = Nur Testversionen
purchase-word-blocked = Hier nicht erlaubt
purchase-word-guest = Nicht für Gäste
purchase-word-ended = Nicht mehr erhältlich
purchase-word-no-price = Hier ohne Preis
purchase-word-administrators = Über Administratoren
purchase-because = { $because ->
        [organization_default] Vorgabe Ihrer Organisation
        [product_entry] Ihre Organisation hat dies für das Produkt festgelegt
        [offer_type_entry] Ihre Organisation hat dies für diesen Angebotstyp festgelegt
       *[other] Ihre Organisation hat es nicht eingeschränkt
    }
purchase-each = { $months ->
        [1] pro Lizenz und Monat
        [12] pro Lizenz und Jahr
       *[other] pro Lizenz für { $months } Monate
    }
purchase-plan = { $months ->
        [1] 1 Monat
        [12] 1 Jahr
       *[other] { $months } Monate
    }, { $billing ->
        [annual] jährlich abgerechnet
        [upfront] im Voraus bezahlt
       *[other] monatlich abgerechnet
    }
purchase-plan-column = Tarif
purchase-plans = Tarife und Preise
purchase-start-trial = Testversion starten
purchase-terms = Bedingungen
purchase-terms-flexible = Jederzeit kündbar und reduzierbar; was bezahlt und nicht genutzt ist, wird gutgeschrieben.
purchase-terms-seven-day = Kündbar und reduzierbar innerhalb von sieben Tagen nach Beginn, Verlängerung oder Erweiterung, mit Gutschrift für den Rest; danach läuft die Laufzeit bis zum Ende.
purchase-price-note = Die Preise sind Listenpreise einer Lizenz ohne Steuer.
purchase-same-policies = Es gelten dieselben Daten- und Zugriffsregeln Ihrer Organisation, wie auch immer das Produkt gekauft wird.
purchase-contents = Das ist enthalten
purchase-product-id = Produkt-ID
purchase-part-number = Teilenummer
purchase-for-organization = Als Administrator können Sie dieses Produkt für die Organisation kaufen.
purchase-yourself = Sie können dieses Produkt selbst mit Karte kaufen.
purchase-ask = Ein Administrator Ihrer Organisation kann es für Sie kaufen.
purchase-ask-contact = Fragen Sie den Supportkontakt Ihrer Organisation: { $contact }
purchase-trial-card = Testen Sie es { $days } Tage kostenlos. Eine Zahlungsmethode ist nötig; die Testversion wird an ihrem Ende zum bezahlten Abonnement, wenn Sie nicht vorher kündigen.
purchase-trial-free = Testen Sie es { $days } Tage kostenlos. Es geht auch ohne Zahlungsmethode; dann endet die Testversion von selbst und kostet nichts.
checkout-title = Zur Kasse
checkout-title-trial = Testversion beginnen
checkout-order = Ihre Bestellung
checkout-quantity-hint = Eine für jede Person, die es nutzen wird.
checkout-for = Für wen
checkout-for-organization = Für die Organisation
checkout-for-organization-text = Gehört der Organisation und wird von ihr bezahlt; ihre Administratoren weisen die Lizenzen zu.
checkout-for-me = Für mich selbst
checkout-for-me-text = Ein Self-Service-Kauf: Sie zahlen mit Karte und weisen die Lizenzen zu.
checkout-organization-only = Sie kaufen dies für die Organisation.
checkout-card = Zahlungskarte
checkout-card-words = { $card }, gültig bis { $expiry }
checkout-no-card = Sie haben hier noch keine Karte.
checkout-without-card = Ohne Zahlungsmethode
checkout-without-card-text = Die Testversion endet von selbst und wird nie kostenpflichtig.
checkout-profile = Abrechnungsprofil
checkout-new-profile = Ein neues Abrechnungsprofil
checkout-new-profile-text = Zahlung auf Rechnung.
checkout-back = Zurück
checkout-review = Prüfen und kaufen
checkout-line = { $quantity } { $quantity ->
        [one] Lizenz
       *[other] Lizenzen
    } zu { $price }
checkout-every = { $months ->
        [1] jeden Monat
        [12] jedes Jahr
       *[other] alle { $months } Monate
    }
checkout-tax = Steuer
checkout-tax-text = Diese Steuer hängt vom Ort ab, und der Satz für Ihren ist nicht hinterlegt; sie ist in den Beträgen hier nicht enthalten.
checkout-tax-later = Auf der Rechnung
checkout-with-tax = Preis mit Steuer
checkout-today = Heute fällig, vor Steuer
checkout-today-taxed = Heute fällig
checkout-price-changed = Der Preis hat sich geändert, seit er Ihnen gezeigt wurde. Es wurde nichts gekauft: Sehen Sie sich den neuen Preis an und kaufen Sie noch einmal.
checkout-happens-me = Das Abonnement gehört Ihnen und Sie können { $quantity ->
        [one] seine Lizenz
       *[other] seine { $quantity } Lizenzen
    } sofort zuweisen.
checkout-happens-organization = Das Abonnement gehört der Organisation; { $quantity ->
        [one] seine Lizenz kann
       *[other] seine { $quantity } Lizenzen können
    } sofort zugewiesen werden.
checkout-paid = Zahlung: { $paid }
checkout-next = Nächste Abbuchung: { $price } vor Steuer am { $date }
checkout-next-taxed = Nächste Abbuchung: { $price } mit Steuer am { $date }
checkout-renews = Die wiederkehrende Abrechnung ist an: Die Laufzeit verlängert sich am { $date }, wenn Sie sie nicht vorher ausschalten.
checkout-ends = Die Laufzeit endet am { $date }.
checkout-trial-converts = Die Testversion endet am { $date } und wird zum bezahlten Abonnement, wenn Sie nicht vorher kündigen.
checkout-trial-ends = Die Testversion endet am { $date } von selbst; es wird nie etwas berechnet.
checkout-mails = E-Mails gehen an: { $names }
checkout-processed = Welche Daten von Ihnen verarbeitet werden
checkout-processed-text = Um Ihnen das Produkt zu lizenzieren und Ihnen zum Abonnement zu schreiben, werden diese Daten Ihres Verzeichniseintrags weitergegeben:
checkout-ip = IP-Adresse
checkout-ip-text = Die, von der aus Sie kaufen
checkout-organization-id = Organisations-ID
checkout-user-id = Benutzer-ID
bought-title = Kauf abgeschlossen
bought-title-trial = Testversion begonnen
bought-what = Das haben Sie gekauft
bought-next = Wie es weitergeht
bought-next-assign = Weisen Sie die Lizenzen zu, auch sich selbst: Vorher kann niemand das Produkt nutzen.
bought-next-others = Die Lizenzen kann nun ein globaler, Lizenz- oder Benutzeradministrator zuweisen; Ihre Rolle umfasst das nicht.
bought-renews = Verlängert sich am
bought-ends = Endet am
bought-owner = Besitzer
bought-owner-me = Sie
done-bought = Sie haben { $count } { $count ->
        [one] Lizenz
       *[other] Lizenzen
    } für { $name } gekauft.
done-trial-started = Die Testversion von { $name } hat begonnen.
