### What every page has: bar, navigation, buttons, parts.

name-purser = Purser
page-description = Die Softwareabonnements Ihrer Organisation: gekauft, zugewiesen, geregelt und erklärt.
skip-to-content = Zum Inhalt springen
name-menu = Menü
name-main-navigation = Hauptnavigation
name-home = Startseite
name-organization = Organisation
name-settings = Einstellungen
name-org-settings = Organisationseinstellungen
name-self-service-policy = Self-Service-Testversionen und -Käufe
name-billing-notifications = Abrechnungsbenachrichtigungen
name-audit-log = Überwachungsprotokoll
name-jobs = Aufträge
name-support = Support
name-my-account = Mein Konto
name-self-service-trials = Self-Service-Testversionen
name-sign-in = Anmelden
name-sign-out = Abmelden
name-continue = Weiter
name-undo = Rückgängig machen
name-copy = Kopieren
name-search = Suchen
name-all = Alle
name-trial = Testversion
name-free = Kostenlos
name-product = Produkt
name-status = Status
name-purchaser = Käufer
name-quantity = Anzahl
name-assigned = Zugewiesen
name-price = Preis
name-expires = Läuft ab
name-when = Wann
name-what = Was
name-who = Wer
name-keyboard-shortcuts = Tastenkombinationen
name-back-to-page = Zurück zur Seite
shortcut-search = Überall suchen
shortcut-close = Schließen, was über der Seite liegt
search-everything = Produkte, Abonnements, Personen suchen
search-this-list = Diese Liste durchsuchen
page-first = Erste Seite
page-next = Nächste Seite
download-csv = Als CSV herunterladen
what-will-happen = Was passieren wird
help-contact-support = Support kontaktieren
help-contact = Support Ihrer Organisation: { $contact }
usage = { $used } von { $total }
near-today = heute
near-in-days = { $days ->
        [one] morgen
       *[other] in { $days } Tagen
    }
near-days-ago = { $days ->
        [one] gestern
       *[other] vor { $days } Tagen
    }
ends = Endet
billing-monthly = Monatlich abgerechnet
billing-annual = Jährlich abgerechnet
billing-upfront = Im Voraus bezahlt

## Signing in.

field-sign-in-name = Anmeldename
field-password = Kennwort
sign-in-lead = Melden Sie sich mit dem Konto Ihrer Organisation an.
sign-in-wrong = Anmeldename oder Kennwort ist falsch; prüfen Sie beides und versuchen Sie es erneut.
sign-in-kept = Ihre Sitzung ist beendet. Ihre Eingaben bleiben erhalten: Melden Sie sich an und senden Sie sie dann ab.
resume-title = Ihr Formular ist noch da
resume-lead = Sie sind wieder angemeldet. Noch wurde nichts geändert; fahren Sie fort, um Ihre Eingaben zu senden.
resume-discard = Verwerfen und zur Startseite gehen
demo-people = Das ist die Demo: Wählen Sie, wer Sie sein möchten
demo-lead = Erfundene Personen, Beispielpreise, kein echtes Geld.
demo-mail = E-Mails, die die Demo behalten hat
demo-components = Komponentengalerie
demo-api = REST-API

## Pages that say no.

fault-title = Das hat nicht geklappt
fault-title-forbidden = Dazu sind Sie nicht berechtigt
fault-title-not-found = Nicht gefunden
fault-title-busy = Bitte versuchen Sie es gleich noch einmal
fault-title-internal = Bei uns ist etwas schiefgegangen
fault-home = Zur Startseite
fault-request = Anforderungs-ID für den Support: { $id }
fault-unauthenticated = Sie sind nicht angemeldet; melden Sie sich an und versuchen Sie es erneut.
fault-too_many_attempts = Zu viele Versuche; warten Sie eine Minute und versuchen Sie es erneut.
fault-malformed_json = Das Gesendete ist nicht lesbar; gehen Sie zurück und versuchen Sie es erneut.
fault-unsupported_media_type = Das Gesendete ist kein Formular dieser Website; gehen Sie zurück und versuchen Sie es erneut.
fault-body_too_large = Das Gesendete ist zu groß; kürzen Sie es und versuchen Sie es erneut.
fault-request_timeout = Die Verbindung war zu langsam; versuchen Sie es erneut.
fault-no_such_route = Unter dieser Adresse gibt es keine Seite; prüfen Sie sie oder beginnen Sie auf der Startseite.
fault-method_not_allowed = Diese Adresse lässt sich so nicht öffnen; beginnen Sie auf der Startseite.
fault-idempotency_key_reused = Dieses Formular wurde bereits mit anderem Inhalt gesendet. Jetzt wurde nichts geändert; prüfen Sie die Angaben und senden Sie sie erneut.
fault-busy = Gerade arbeiten viele Personen; es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
fault-unavailable = Die Datenbank ist gerade nicht erreichbar; es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
fault-timed_out = Die Antwort hat zu lange gedauert. Möglicherweise wurde es trotzdem ausgeführt: Sehen Sie nach, bevor Sie es erneut versuchen; dasselbe Formular wirkt nur einmal.
fault-internal = Das ist unser Fehler, er wurde aufgezeichnet. Falls er wieder auftritt, geben Sie dem Support die Anforderungs-ID unten.

## Your products.

products-lead = Alle Abonnements der Organisation und alle Self-Service-Käufe.
products-lead-own = Die Abonnements, die Sie gekauft haben.
products-empty = Noch keine Abonnements
products-empty-text = Jeder Kauf erscheint hier mit Status, Lizenzen, Preis und Ablaufdatum. Kaufen Sie etwas oder wählen Sie einen anderen Filter.
tax-vat = USt. { $rate } %
tax-gst = GST: { $rate } %
tax-sales = Verkaufssteuer { $rate } %
tax-with = Mit Steuer
tax-without = Ohne Steuer
tax-note = Beträge ohne Steuer, wo nichts anderes steht, zum heutigen Preis und Satz.
tax-note-later = Ohne Steuer, zum heutigen Preis. Steuer kommt auf der Rechnung hinzu.
