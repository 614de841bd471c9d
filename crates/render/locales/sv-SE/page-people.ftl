### Användare, en person och sökningen i allt.

users-lead = Organisationens personer. Välj en för att se licenser och egna köp.
users-department = Avdelning
users-job-title = Befattning
users-groups = Grupper
users-roles = Roller
users-account = Konto
users-guest = Gäst
users-inactive = Inaktiv
users-profile = Profil
users-reports-to = Rapporterar till
users-usage-location = Land eller region
users-id = Användar-id
users-no-licenses = Personen har ingen tilldelad licens.
users-no-licenses-seen = Personen har ingen licens av det du har köpt.
users-purchases = Egna köp
users-no-purchases = Personen har inte köpt något själv.
users-role-global = Global administratör
users-role-billing = Faktureringsadministratör
users-role-license = Licensadministratör
users-role-user = Användaradministratör
users-role-reader = Global läsare
users-role-support = Tjänstsupportadministratör

search-title = Sökresultat
search-lead = För ”{ $name }”
search-empty = Inget hittades
search-empty-text = Ingen produkt, prenumeration eller person matchar. Kontrollera stavningen, prova en del av namnet eller början av ett prenumerations-id.
search-begin = Vad letar du efter?
search-begin-text = Skriv en del av namnet på en produkt eller person, eller början av ett prenumerations-id, i sökrutan ovan.
search-show-all = Visa alla
