### The audit log and jobs.

## Audit log.

audit-lead = Was in Ihrer Organisation geschehen ist, das Neueste zuerst. Einträge ändern sich nie.
audit-what = Was geschah
audit-who = Wer es tat
audit-when = Datum und Uhrzeit
audit-details = Einzelheiten
audit-details-of = Einzelheiten zu Eintrag { $number }
audit-number = Nummer des Eintrags
audit-command = Was verlangt wurde
audit-about = Betrifft
audit-about-id = Kennung des Betroffenen
audit-about-it = Alles dazu
audit-request = Anforderungs-ID
audit-data = Aufgezeichnete Daten
audit-one-thing = Nur zu
audit-all = Alles anzeigen
audit-older = Weiter zurück suchen
audit-nobody = Hier heißt niemand { $name }. Geben Sie einen vollständigen Anmeldenamen an.
audit-empty = Nichts gefunden
audit-empty-text = Jede Änderung wird hier mit Person und Zeitpunkt aufgezeichnet. Wählen Sie andere Filter.
audit-empty-more = In letzter Zeit ist nichts dergleichen geschehen, es gibt aber ältere Einträge.
audit-operator = Betreiber
audit-provisioning = Verzeichnisbereitstellung
audit-system = Purser selbst
audit-unknown = Jemand, der nicht mehr da ist

## What happened, keyed by the word of the event.

audit-event-tenant-created = Organisation hinzugefügt
audit-event-tenant-changed = Einstellungen der Organisation geändert
audit-event-person-created = Benutzer hinzugefügt
audit-event-group-created = Gruppe hinzugefügt
audit-event-roles-assigned = Rollen geändert
audit-event-password-set = Kennwort festgelegt
audit-event-settings-changed = Eigene Einstellungen geändert
audit-event-session-signed_in = Angemeldet
audit-event-session-signed_out_everywhere = Überall abgemeldet
audit-event-service_account-created = Dienstkonto hinzugefügt
audit-event-token-issued = Token ausgestellt
audit-event-token-revoked = Token widerrufen
audit-event-webhook-added = Webhook hinzugefügt
audit-event-webhook-removed = Webhook entfernt
audit-event-catalog-imported = Katalog importiert
audit-event-payment_method-added = Zahlungsmethode hinzugefügt
audit-event-payment_method-changed = Zahlungsmethode geändert
audit-event-payment_method-removed = Zahlungsmethode entfernt
audit-event-billing_profile-changed = Abrechnungsprofil geändert
audit-event-subscription-purchased = Abonnement gekauft
audit-event-subscription-quantity_changed = Lizenzanzahl geändert
audit-event-subscription-quantity_scheduled = Lizenzanzahl vorgemerkt
audit-event-subscription-recurring_set = Wiederkehrende Abrechnung geändert
audit-event-licenses-assigned = Lizenzen zugewiesen
audit-event-licenses-unassigned = Lizenzzuweisung aufgehoben
audit-event-licenses-service_plans_changed = Dienstpläne einer Lizenz geändert
audit-event-licenses-forgotten = Aufbewahrte Lizenzen eines gelöschten Abonnements verworfen
audit-event-subscription-canceled = Abonnement gekündigt
audit-event-take_over-started = Übernahme begonnen
audit-event-take_over-users_moved = Benutzer verschoben
audit-event-take_over-completed = Übernahme abgeschlossen
audit-event-take_over-undo_started = Rückgängigmachen einer Übernahme begonnen
audit-event-take_over-undone = Übernahme rückgängig gemacht
audit-event-subscription-billed = Abonnement berechnet
audit-event-policy-changed = Self-Service-Richtlinie geändert
audit-event-subscription-renewed = Abonnement verlängert
audit-event-subscription-status_changed = Abonnementstatus geändert
audit-event-support_request-opened = Supportanfrage gestellt
audit-event-support_request-resolved = Supportanfrage erledigt
audit-event-job-retried = Fehlgeschlagener Auftrag erneut versucht

## What was asked for, keyed by the word of the command.

audit-command-create-tenant = Organisation hinzufügen
audit-command-change-tenant = Einstellungen der Organisation ändern
audit-command-create-person = Benutzer hinzufügen
audit-command-create-group = Gruppe hinzufügen
audit-command-assign-roles = Rollen ändern
audit-command-set-password = Kennwort festlegen
audit-command-change-settings = Eigene Einstellungen ändern
audit-command-sign-in = Anmelden
audit-command-extend-session = Angemeldet bleiben
audit-command-sign-out-everywhere = Überall abmelden
audit-command-create-service-account = Dienstkonto hinzufügen
audit-command-issue-token = Token ausstellen
audit-command-revoke-token = Token widerrufen
audit-command-add-webhook = Webhook hinzufügen
audit-command-remove-webhook = Webhook entfernen
audit-command-import-catalog = Katalog importieren
audit-command-add-payment-method = Zahlungsmethode hinzufügen
audit-command-change-payment-method = Zahlungsmethode ändern
audit-command-remove-payment-method = Zahlungsmethode entfernen
audit-command-change-billing-profile = Abrechnungsprofil ändern
audit-command-place-order = Kaufen
audit-command-change-quantity = Lizenzanzahl ändern
audit-command-set-recurring = Wiederkehrende Abrechnung ändern
audit-command-assign-licenses = Lizenzen zuweisen
audit-command-unassign-licenses = Lizenzzuweisung aufheben
audit-command-change-service-plans = Dienstpläne ändern
audit-command-cancel = Abonnement kündigen
audit-command-take-over = Abonnement übernehmen
audit-command-continue-take-over = Benutzer weiter verschieben
audit-command-undo-take-over = Übernahme rückgängig machen
audit-command-set-policy = Self-Service-Richtlinie ändern
audit-command-advance = Zeit vergehen lassen
audit-command-open-support-request = Supportanfrage stellen
audit-command-resolve-support-request = Supportanfrage erledigen
audit-command-retry-job = Fehlgeschlagenen Auftrag erneut versuchen

## Jobs.

jobs-lead = Laufende längere Arbeiten und Fehlgeschlagenes, das auf die Administration wartet.
jobs-moving = Laufende Übernahmen
jobs-moving-none = Zurzeit werden keine Benutzer verschoben. Eine Übernahme, die Benutzer verschiebt, erscheint hier mit ihrem Fortschritt, bis sie abgeschlossen ist.
jobs-moving-more = { $count ->
        [one] { $count } weitere Übernahme läuft
       *[other] { $count } weitere Übernahmen laufen
    }
jobs-moving-on = Benutzer werden verschoben
jobs-moving-back = Benutzer werden zurückverschoben
jobs-failed = Fehlgeschlagene Arbeiten
jobs-failed-none = Nichts ist fehlgeschlagen. E-Mails und Nachrichten, die nach zehn Versuchen nicht zugestellt werden können, warten hier.
jobs-failed-text = Diese sind zehnmal fehlgeschlagen. Beheben Sie die Ursache und versuchen Sie es dann erneut.
jobs-failed-others = Diese sind zehnmal fehlgeschlagen. Ein globaler Administrator kann sie erneut versuchen.
jobs-work = Arbeit
jobs-for = Für
jobs-attempts = Versuche
jobs-why = Warum es fehlschlug
jobs-due = Zuletzt bearbeitet
jobs-id = Kennung
jobs-retry = Erneut versuchen
jobs-kind-mail = E-Mail senden
jobs-kind-webhook = Webhook benachrichtigen
jobs-kind-take-over = Benutzer verschieben
jobs-take-over = Übernahme von { $name }
jobs-progress = Fortschritt
jobs-people = { $done } von { $total } Personen
jobs-goes-on = Es geht weiter, wenn Sie diese Seite verlassen.
jobs-look-again = Erneut nachsehen
jobs-done = Abgeschlossen
jobs-undone = Rückgängig gemacht
jobs-action = Was daraus wird
jobs-action-move = Die Benutzer ziehen in ein Abonnement der Organisation um
jobs-action-cancel = Das Abonnement wird gekündigt
jobs-action-transfer = Das Abonnement geht auf die Organisation über
jobs-started = Begonnen am
jobs-state-failed = Fehlgeschlagen
jobs-state-waiting = Wartet auf den nächsten Versuch
jobs-to-subscription = Zum Abonnement
done-job-retried = Der Auftrag wird erneut versucht. Schlägt er wieder fehl, erscheint er wieder hier.

## Support requests.

support-requests = Supportanfragen
support-requests-own = Ihre Supportanfragen
support-request = Supportanfrage
support-none = Es wurde noch nichts gefragt. Fragen und Anfragen erscheinen hier mit ihren Antworten.
support-none-open = Nichts ist offen.
support-show-open = Nur offene
support-show-all = Alle anzeigen
support-status-open = Offen
support-status-done = Erledigt
support-status-declined = Abgelehnt
support-subject-cancel = { $name } kündigen
support-words = In eigenen Worten
support-ask = Frage stellen
support-ask-text = Administratoren Ihrer Organisation antworten. Sie erhalten die Antwort per E-Mail, und sie bleibt hier stehen.
support-send-question = Frage senden
support-send = Anfrage senden
support-cancel-title = Support um Kündigung bitten
support-cancel-lead = Dieses Abonnement hat zu viele Lizenzen, um online gekündigt zu werden. Nennen Sie den Grund; ein Administrator entscheidet, und Sie erhalten eine E-Mail. Bis dahin ändert sich nichts.
support-asked-by = Gestellt von
support-asked-on = Gestellt am
support-no-answer = Erledigt, ohne weitere Worte.
support-waiting = Dies wartet auf einen Administrator. Sie erhalten eine E-Mail, sobald entschieden ist.
support-others-cancel = Globale Administratoren und Abrechnungsadministratoren entscheiden, ob ein Abonnement gekündigt wird.
support-others-answer = Globale Administratoren, Abrechnungs- und Dienstsupportadministratoren beantworten Fragen.
support-decide = Über die Anfrage entscheiden
support-decide-button = Entscheidung speichern
support-resolution = Entscheidung
support-done-cancel = Abonnement kündigen
support-done-text-cancel = Es endet jetzt, wie vom Käufer gewünscht.
support-declined-cancel = Ablehnen
support-declined-text-cancel = Das Abonnement bleibt, wie es ist. Nennen Sie den Grund in der Antwort.
support-answer-hint-cancel = Der Käufer erhält sie per E-Mail. Zum Ablehnen erforderlich.
support-done-question = Frage beantworten
support-done-text-question = Die Frage wird beantwortet und geschlossen.
support-declined-question = Ohne Antwort schließen
support-declined-text-question = Hier kann sie niemand beantworten. Sagen Sie, wo man stattdessen fragt.
support-answer-hint-question = Wer gefragt hat, erhält sie per E-Mail.
support-if-canceled = Wenn das Abonnement gekündigt wird:
support-told = Der Käufer erhält eine E-Mail
done-support-asked = Ihre Anfrage wurde gesendet.
done-support-resolved = Die Entscheidung wurde gespeichert; wer gefragt hat, erhält eine E-Mail.
home-support = { $count ->
        [one] 1 Supportanfrage ist offen
       *[other] { $count } Supportanfragen sind offen
    }
home-support-why = Jemand wartet auf eine Entscheidung
