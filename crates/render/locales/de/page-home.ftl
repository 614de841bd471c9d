### The home page.

## Home.

home-lead = Was Sie erwartet, was zuletzt gekauft wurde, was sich bald verlängert und was es kostet.
home-lead-own = Ihre Lizenzen, Ihre Käufe und was Sie kaufen können.
home-attention = Was Sie erwartet
home-attention-none = Zurzeit gibt es nichts zu tun. Fehlgeschlagene Aufträge, laufende Übernahmen und Abonnements, deren Lizenzen knapp werden, erscheinen hier.
home-failed-jobs = { $count ->
        [one] { $count } Auftrag ist fehlgeschlagen
       *[other] { $count } Aufträge sind fehlgeschlagen
    }
home-failed-jobs-why = E-Mails oder Nachrichten, die nicht zugestellt werden konnten, warten auf die Administration.
home-failed = Fehlgeschlagen
home-moving = Benutzer werden verschoben: { $done } von { $total }
home-under-way = Läuft
home-none-left = Keine Lizenz frei
home-few-left = { $count ->
        [one] { $count } Lizenz frei
       *[other] { $count } Lizenzen frei
    }
home-assigned = { $used } von { $total } zugewiesen
home-more = { $count ->
        [one] { $count } weiteres
       *[other] { $count } weitere
    }
home-purchases = Neue Self-Service-Käufe
home-all-purchases = Alle Self-Service-Käufe
home-purchases-none = In den letzten 30 Tagen hat niemand etwas selbst gekauft. Neue Self-Service-Käufe erscheinen hier mit dem Namen der Person.
home-purchases-count = { $count ->
        [one] { $count } Kauf in den letzten 30 Tagen
       *[other] { $count } Käufe in den letzten 30 Tagen
    }
home-ending = Verlängert sich oder endet in 30 Tagen
home-all-products = Alle nach Datum
home-ending-none = In den nächsten 30 Tagen verlängert sich kein Abonnement und keines endet.
home-ending-count = { $count ->
        [one] Insgesamt { $count } Abonnement
       *[other] Insgesamt { $count } Abonnements
    }
home-spend = Ausgaben
home-spend-own = Ihre Ausgaben
home-spend-none = In den letzten sechs Monaten wurde nichts berechnet. Beträge erscheinen hier Monat für Monat.
home-spend-how = Berechnet abzüglich gutgeschrieben, ohne Steuer, im Monat, in dem der Zeitraum begann.
home-this-month = in diesem Monat
home-month = Monat
home-amount = Betrag
home-held = Ihre Lizenzen
home-all-licenses = Lizenzen Ihrer Käufe
home-held-none = Sie haben noch keine Lizenz. Sobald Ihnen jemand eine zuweist oder Sie eine kaufen, erscheint sie hier.
home-held-from = Gekauft von { $name }
home-held-organization = Von Ihrer Organisation
home-since = seit { $date }
home-own = Ihre Käufe
home-own-none = Sie haben noch nichts gekauft. Was Sie kaufen, erscheint hier, damit Sie es zuweisen, ändern und kündigen können.
home-own-all = Alle Ihre Käufe
home-offers = Was Sie kaufen können
home-offers-none = Sie können zurzeit nichts selbst kaufen. Fragen Sie die Administration Ihrer Organisation nach dem, was Sie brauchen.
home-offers-count = { $count ->
        [one] { $count } Produkt steht Ihnen offen.
       *[other] { $count } Produkte stehen Ihnen offen, zum Beispiel:
    }
home-per-month = pro Monat
home-per-year = pro Jahr
home-per-term = pro Laufzeit
