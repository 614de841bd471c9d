### Settings, mails, the account, support.

## Org settings.

settings-lead = Dienste, die Ihre Organisation steuert, und Angaben zu ihr selbst.
settings-services = Dienste
settings-service-policy = Festlegen, was gekauft und getestet werden darf
settings-service-policy-text = Für jedes Produkt Self-Service-Käufe und Testversionen zulassen, nur Testversionen oder keines von beiden.
settings-service-mails = Ansehen, welche E-Mails gesendet werden
settings-service-mails-text = Wer über Käufe, Übernahmen und Lizenzen informiert wird.
settings-service-audit = Ansehen, was geschehen ist
settings-service-audit-text = Jede Änderung, wer sie vorgenommen hat und wann.
settings-facts = Über die Organisation
settings-change = Einstellungen ändern
settings-read-only = Nur ein globaler Administrator ändert diese Einstellungen.
settings-fixed = Domäne, Markt und Zeitzone wurden beim Einrichten festgelegt: Sie bestimmen Währung und die Tage, die berechnet werden.
settings-domain = Domäne
settings-time-zone = Zeitzone
settings-no-contact = Noch nicht angegeben
settings-contact-hint = Eine E-Mail-Adresse, Telefonnummer oder Webadresse. Alle sehen sie am Fuß jeder Seite.
settings-cancel-hint = Bis zu so vielen Lizenzen kündigen Käufer online; darüber wenden sie sich an den Support.
settings-basis = Was die Grenze zählt
settings-basis-assigned = Zugewiesene Lizenzen
settings-basis-purchased = Gekaufte Lizenzen
done-settings-saved = Die Einstellungen wurden gespeichert.

## Self-service trials and purchases.

selfservice-lead = Legen Sie für jedes Produkt fest, ob es selbst gekauft oder getestet werden darf. Eine Änderung gilt für Künftiges: Was vorhanden ist, bleibt.
selfservice-read-only = Sie können diese Werte sehen. Globale Administratoren und Abrechnungsadministratoren ändern sie.
selfservice-default = Wo nichts anderes festgelegt ist
selfservice-default-text = Gilt für jedes Produkt ohne eigene Festlegung und für Produkte, die später hinzukommen.
selfservice-change-default = Standard ändern
selfservice-empty = Kein Produkt gefunden
selfservice-empty-text = Hier stehen Produkte, die sich selbst kaufen lassen. Suchen Sie nach einem anderen Namen oder einer anderen Artikelnummer.
selfservice-all = Alle Produkte anzeigen
selfservice-mark = Auswählen
selfservice-mark-one = { $name } auswählen
selfservice-mark-all = Alle auf dieser Seite auswählen
selfservice-change-marked = Ausgewählte Produkte ändern
selfservice-value = Self-Service-Regel
selfservice-because = Woher der Wert stammt
selfservice-id = Produkt-ID
selfservice-built_in_default = Eingebauter Standard
selfservice-organization_default = Standard Ihrer Organisation
selfservice-product_entry = Für dieses Produkt festgelegt
selfservice-offer_type_entry = Für diese Angebotsart festgelegt
selfservice-offers = Angebote anderer Unternehmen
selfservice-offers-text = Sie werden nach ihrer Art gesteuert; nur Testversionen zuzulassen gibt es hier nicht.
selfservice-offer-type = Angebotsart
selfservice-several = { $count ->
        [one] { $count } Produkt
       *[other] { $count } Produkte
    }
selfservice-which = Welche Produkte
selfservice-question = Self-Service-Käufe und -Testversionen
selfservice-meaning-Enabled = Alle dürfen selbst kaufen und Testversionen starten.
selfservice-meaning-OnlyTrialsWithoutPaymentMethod = Alle dürfen Testversionen ohne Zahlungsmethode starten, aber nicht kaufen.
selfservice-meaning-Disabled = Niemand darf selbst kaufen oder Testversionen starten.
selfservice-without-trial = Dieses Produkt hat keine solche Testversion und wird damit ganz gesperrt.
selfservice-without-trial-among = Diese haben keine solche Testversion und würden ganz gesperrt: { $names }.
selfservice-effect-new = Für neue Käufe und neue Testversionen gilt der neue Wert sofort.
selfservice-effect-existing = Bestehende Käufe und Testversionen bleiben unverändert
selfservice-effect-existing-all = Alle bestehenden Käufe und Testversionen bleiben unverändert.
selfservice-give-back = Standard verwenden
selfservice-give-back-text = Oder entfernen Sie die Festlegung, damit wieder der Standard gilt.
done-policy-product = Self-Service für { $name } wurde gespeichert.
done-policy-products = { $count ->
        [one] Self-Service für { $count } Produkt wurde gespeichert.
       *[other] Self-Service für { $count } Produkte wurde gespeichert.
    }
done-policy-default = Der Standard wurde gespeichert.
done-policy-blocked = { $count ->
        [one] Gespeichert. { $count } Produkt hat keine Testversion ohne Zahlungsmethode und ist jetzt ganz gesperrt.
       *[other] Gespeichert. { $count } Produkte haben keine Testversion ohne Zahlungsmethode und sind jetzt ganz gesperrt.
    }

## Billing notifications.

notify-lead = Welche E-Mails es gibt, wann sie gesendet werden und wer sie erhält.
notify-you = Ihre E-Mails gehen an { $address }.
notify-you-admin = Ihre E-Mails gehen an { $address }. Als Administrator erfahren Sie auch von Self-Service-Käufen.
notify-account = Auswählen, welche Sie erhalten
notify-mail = E-Mail
notify-when = Wann
notify-who = Wer sie erhält
notify-purchase_confirmed = Kaufbestätigung
notify-purchase_confirmed-when = Gleich nach einem Kauf oder dem Beginn einer Testversion
notify-purchase_confirmed-who = Wer gekauft hat
notify-purchase_made = Self-Service-Kauf erfolgt
notify-purchase_made-when = Wenn jemand ein Produkt selbst kauft oder testet; mit der Wahl, es zu behalten, Self-Service abzuschalten, es zu übernehmen oder zu kündigen
notify-purchase_made-who = Globale Administratoren und Abrechnungsadministratoren
notify-licenses_assigned = Lizenz zugewiesen
notify-licenses_assigned-when = Wenn jemand eine Lizenz erhält
notify-licenses_assigned-who = Alle, die eine erhalten haben
notify-taken_over = Abonnement übernommen
notify-taken_over-when = Wenn die Organisation die Benutzer verschoben, das Abonnement gekündigt oder zu ihrem eigenen gemacht hat
notify-taken_over-who = Wer es gekauft hat
notify-take_over_undone = Übernahme rückgängig gemacht
notify-take_over_undone-when = Wenn eine Übernahme rückgängig gemacht wurde und alles wie zuvor ist
notify-take_over_undone-who = Wer es gekauft hat
notify-language = Jede E-Mail wird in der Sprache der empfangenden Person geschrieben, sonst in der der Organisation.

## My account.

account-who = Wer Sie sind
account-guest = Gast: Gäste können nicht kaufen
account-no-roles = Keine: Sie sehen und verwalten, was Sie selbst kaufen
account-who-changes = Diese Angaben ändert die Administration Ihrer Organisation.
account-look = Darstellung
account-theme = Farben
account-theme-system = Wie mein System
account-theme-light = Hell
account-theme-dark = Dunkel
account-theme-text = Wird in diesem Browser gespeichert.
done-theme-saved = Die Farben wurden gespeichert.
account-password = Kennwort
account-password-none = Sie melden sich ohne Kennwort dieser Website an. Die Administration Ihrer Organisation kann Ihnen eines geben.
account-password-present = Bisheriges Kennwort
field-new_password = Neues Kennwort
field-repeated_password = Neues Kennwort wiederholen
account-password-hint = Mindestens { $min } Zeichen. Einige Wörter hintereinander sind leicht zu merken und schwer zu erraten.
account-password-change = Kennwort ändern
account-password-length = Das neue Kennwort muss mindestens { $min } und höchstens 500 Zeichen haben.
account-password-differs = Das neue Kennwort wurde nicht gleich wiederholt; geben Sie es noch einmal zweimal ein.
account-password-wrong = Das bisherige Kennwort stimmt nicht; nichts wurde geändert. Geben Sie alle drei noch einmal ein.
done-password-changed = Ihr Kennwort wurde geändert.
account-session = Diese Sitzung
account-session-text = Melden Sie sich ab, wenn auch andere dieses Gerät nutzen. Was nicht gespeichert ist, geht verloren.
account-sign-out = Auf diesem Gerät abmelden
account-everywhere-text = Gerät verloren oder irgendwo nicht abgemeldet? Beenden Sie alle Ihre Sitzungen, auch diese.
account-everywhere = Überall abmelden
account-language = Sprache der Seiten und E-Mails
account-language-none = Keine eigene Wahl
account-language-text = Ohne eigene Wahl folgen die Seiten dem Browser und die E-Mails der Organisation.
account-mails = E-Mails an Sie
account-mails-which = An mich senden
account-mails-text = Bestätigungen und alles, was Ihre eigenen Abonnements betrifft, werden immer gesendet.
done-mails-saved = Ihre Auswahl der E-Mails wurde gespeichert.
done-language-saved = Die Sprache wurde gespeichert.
settings-language-hint = Für alle, die keine Sprache gewählt haben.
done-policy-offer = Die Angebotsart wurde gespeichert.
selfservice-offer-SaaS = Software als Dienst
selfservice-offer-POWERBIVISUALS = Visuals für Power BI
selfservice-offer-DYNAMICSCE = Dataverse-Apps für Dynamics 365
selfservice-offer-DYNAMICSBC = Apps für Dynamics 365 Business Central

## Support.

support-lead = Wen Sie fragen können und wo Sie selbst nachsehen.
support-organization = Ihre Organisation
support-contact = { $name } hat diesen Kontakt angegeben:
support-no-contact = Ihre Organisation hat noch keinen Supportkontakt angegeben. Fragen Sie die Personen, die Ihre Computer und Konten betreuen.
support-set-contact = Supportkontakt festlegen
support-operator = Wer diese Website betreibt
support-operator-text = Wenn eine Seite sagt, dass bei uns etwas schiefgegangen ist, geben Sie die Anforderungs-ID dieser Seite an den Kontakt Ihrer Organisation; er leitet sie an den Betreiber weiter.
support-answers = Hier zuerst nachsehen
support-buy = Warum kann ich etwas nicht kaufen?
support-buy-text = Jedes Produkt sagt, ob Sie es kaufen dürfen, und warum nicht.
support-licenses = Wer hat eine Lizenz?
support-licenses-text = Lizenzen Ihrer Käufe und solche, die Sie zuweisen dürfen.
support-payment = Wie ändere ich meine Karte?
support-payment-text = Karten, Abrechnungsprofile und was berechnet wird.
support-cancel = Wie kündige ich ein Abonnement?
support-cancel-text = Wählen Sie es unter Ihren Produkten; die Seite sagt, was Sie zurückerhalten.

## Component gallery of the demo.

gallery-lead = Alle Bausteine der Seiten in jedem Zustand.
gallery-pane = Bereich rechts
gallery-dialog = Dialogfeld
gallery-over = Was über einer Seite liegt, wirkt auf sie; die Seite darunter ruht.
gallery-note = Etwas Wissenswertes und der Ausweg.
gallery-effect = Jetzt wird berechnet
notify-support_request_resolved = Supportanfrage beantwortet
notify-support_request_resolved-when = Wenn eine Supportanfrage erledigt oder abgelehnt ist
notify-support_request_resolved-who = Wer gefragt hat
settings-no-tax = Nicht hinterlegt
