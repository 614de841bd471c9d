### Benutzer, eine Person, und die Suche über alles.

users-lead = Die Personen der Organisation. Wählen Sie eine, um ihre Lizenzen und Käufe zu sehen.
users-department = Abteilung
users-job-title = Position
users-groups = Gruppen
users-roles = Rollen
users-account = Konto
users-guest = Gast
users-inactive = Inaktiv
users-profile = Profil
users-reports-to = Berichtet an
users-usage-location = Land oder Region
users-id = Benutzer-ID
users-no-licenses = Dieser Person ist keine Lizenz zugewiesen.
users-no-licenses-seen = Diese Person hat keine Lizenz aus Ihren Käufen.
users-purchases = Eigene Käufe
users-no-purchases = Diese Person hat selbst nichts gekauft.
users-role-global = Globaler Administrator
users-role-billing = Abrechnungsadministrator
users-role-license = Lizenzadministrator
users-role-user = Benutzeradministrator
users-role-reader = Globaler Leser
users-role-support = Dienstsupportadministrator

search-title = Suchergebnisse
search-lead = Für „{ $name }“
search-empty = Nichts gefunden
search-empty-text = Kein Produkt, kein Abonnement und keine Person passt. Prüfen Sie die Schreibweise, versuchen Sie einen Teil des Namens oder den Anfang einer Abonnement-ID.
search-begin = Wonach suchen Sie?
search-begin-text = Geben Sie oben im Suchfeld einen Teil des Namens eines Produkts oder einer Person oder den Anfang einer Abonnement-ID ein.
search-show-all = Alle anzeigen
