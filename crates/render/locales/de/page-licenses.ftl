### Lizenzen: je Produkt, wer sie hat, zuweisen und zurücknehmen.

name-unassigned = Nicht zugewiesen
name-display-name = Anzeigename
name-held-since = Seit
name-product-subscriptions = Abonnements
name-license-source = Abonnement

licenses-lead = Jedes Produkt einmal, so oft es auch gekauft wurde: wie viele Lizenzen es gibt und wie viele Personen eine haben.
licenses-lead-own = Die Lizenzen Ihrer Käufe und wie viele Personen eine haben.
licenses-empty = Noch keine Lizenzen
licenses-empty-text = Jedes gekaufte Produkt erscheint hier mit seinen Lizenzen und den Personen, die sie haben. Kaufen Sie etwas oder wählen Sie einen anderen Filter.
licenses-choose-first = Wählen Sie mindestens ein Produkt und exportieren Sie dann dessen Benutzer.
licenses-choose-all = Alle auswählen
licenses-subscriptions = { $count ->
        [one] 1 Abonnement
       *[other] { $count } Abonnements
    }
licenses-more-purchasers = und { $count } weitere
licenses-held = { $count ->
        [one] 1 Lizenz zugewiesen
       *[other] { $count } Lizenzen zugewiesen
    }
licenses-show-all = Alle anzeigen

product-licenses-lead = Die Lizenzen dieses Produkts und wer sie hat.
product-licenses-all-groups = Alle Käufer
product-licenses-empty = Noch hat niemand eine Lizenz
product-licenses-empty-text = Sobald Lizenzen zugewiesen sind, erscheinen hier die Personen, die sie haben, geordnet danach, wer die Lizenz gekauft hat.
product-licenses-export-hint = Wählen Sie Abonnements, um die Personen mit deren Lizenzen zu exportieren; ohne Auswahl werden alle dieses Produkts exportiert.
product-licenses-first = Die ersten { $count } sind aufgeführt.
product-licenses-take-control = Lizenzen eines Self-Service-Kaufs weist dessen Käufer zu. Übernehmen Sie zuerst das Abonnement, wenn die Organisation sie zuweisen soll.
product-licenses-of-purchaser = Lizenzen eines Self-Service-Kaufs weist dessen Käufer zu.
product-licenses-of-organization = Lizenzen der Organisation werden von globalen Administratoren, Lizenz- und Benutzeradministratoren zugewiesen.

search-users = Benutzer suchen
users-not-found = Niemand gefunden
users-not-found-text = Kein Name und kein Anmeldename enthält diesen Text. Prüfen Sie die Schreibweise oder versuchen Sie einen kürzeren Teil.

assign-hint = Geben Sie einen Teil des Namens ein und wählen Sie Personen. Höchstens { $count } auf einmal.
assign-free = { $count ->
        [one] 1 Lizenz frei
       *[other] { $count } Lizenzen frei
    }
assign-found = { $count ->
        [0] Sonst niemand gefunden; versuchen Sie einen anderen Teil des Namens
        [one] 1 Person gefunden
       *[other] { $count } Personen gefunden
    }
assign-found-first = Die ersten { $count } Personen; geben Sie mehr vom Namen ein, um andere zu finden
assign-legend-found = Gefunden
assign-legend-chosen = Ausgewählt
assign-holds = Hat eine Lizenz
assigned-note = { $count ->
        [one] 1 Person hat jetzt eine Lizenz für { $name }.
       *[other] { $count } Personen haben jetzt eine Lizenz für { $name }.
    }

unassign-question = { $count ->
        [one] Diese Person verliert die Lizenz sofort:
       *[other] Diese { $count } Personen verlieren die Lizenz sofort:
    }
unassign-after = Die Lizenzen werden frei und können wieder zugewiesen werden. Der Preis bleibt gleich.
unassign-choose-first = Wählen Sie mindestens einen Benutzer in der Liste und nehmen Sie dann die Lizenzen zurück.
unassign-too-many = Höchstens { $count } Benutzer sind auf einmal möglich; wählen Sie weniger und wiederholen Sie es für die übrigen.

done-licenses-unassigned = { $count ->
        [one] 1 Lizenz wurde zurückgenommen.
       *[other] { $count } Lizenzen wurden zurückgenommen.
    }
done-licenses-assigned = { $count ->
        [one] 1 Lizenz wurde wieder zugewiesen.
       *[other] { $count } Lizenzen wurden wieder zugewiesen.
    }

## Service plans.

name-service-plans = Dienstpläne
plans-of = Dienstpläne von { $name }
plans-lead = Was diese Lizenz für { $product } { $name } bietet. Ein ausgeschalteter Dienst kann nicht genutzt werden; Lizenz und Preis bleiben.
plans-on = Eingeschaltet
done-service-plans = Die Dienstpläne von { $name } wurden gespeichert.
