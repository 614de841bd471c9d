### Bills & payments: invoices, billing profiles, payment methods.

billing-lead = Vad som faktureras, till vem och hur det betalas.
billing-owner = För
billing-mine = Dig själv
billing-currency = Valuta
billing-by-invoice = Mot faktura
billing-by-invoice-text = Inget kort debiteras: varje faktura betalas när den har kommit.
billing-read-only = Du kan se detta men inte ändra det; det kan globala administratörer och faktureringsadministratörer.
invoices-empty = Inga fakturor ännu
invoices-empty-text = Varje faktura kommer att finnas här med nummer, period och belopp, att läsa och hämta. Den här versionen skapar inga fakturadokument ännu; vad en prenumeration kostar, rad för rad, finns på dess informationssida.
profiles-empty = Inga faktureringsprofiler ännu
profiles-empty-text = En faktureringsprofil säger vem som faktureras och hur det betalas. Din skapas vid ditt första köp.
methods-empty = Inga betalningsmetoder ännu
methods-empty-text = Ett kort som du lägger till här kan betala dina köp. När du lägger till det debiteras ingenting och det kopplas inte till något.
card-brand = { $brand ->
        [visa] Visa
        [mastercard] Mastercard
        [amex] American Express
        [unionpay] UnionPay
       *[other] Kort
    }
card-words = { $brand } som slutar på { $last4 }
card-name = Namn på kortet
card-address = Faktureringsadress
card-code-hint = På kortets baksida; på American Express på framsidan.
card-retype = Av säkerhetsskäl sparas inte det kortnummer eller den säkerhetskod du skrev; skriv igen.
address-line2 = Adressrad 2, om den finns
address-region = Delstat eller region, om den finns
card-country = Land eller region: { $country }. Kort måste vara utgivna där organisationen faktureras.
card-country-name = { $code ->
        [CN] Kina
        [DE] Tyskland
        [IN] Indien
        [SE] Sverige
        [TW] Taiwan
        [US] USA
       *[other] { $code }
    }
card-number-fixed = Ett korts nummer kan inte ändras; lägg i stället till det nya kortet.
card-sandbox = Detta är en testmiljö: den tar bara testnummer, till exempel 4242 4242 4242 4242. Skriv inte ett riktigt kortnummer.
card-for-me-text = Betalar dina egna köp.
card-for-organization-text = Betalar det som organisationen köper; dess administratörer ser det.
card-expired-note = Kortet har gått ut. Redigera utgångsdatumet eller ersätt kortet där det betalar.
card-edit-title = Redigera betalningsmetod
card-remove = Ta bort
card-remove-title = Ta bort betalningsmetoden?
card-remove-text = { $card } kan inte längre betala något. Fakturor som det har betalat förblir som de är.
profile-future-bills = Kommande fakturor
profile-order-hint = Din egen referens; den skrivs på kommande fakturor.
profile-bill-to = Fakturaadress
profile-none = Saknas
profile-replace-title = Ersätt betalningsmetod
profile-replace-text = Nuvarande betalningsmetod: { $present }. Den finns kvar; det som faktureras från och med nu betalas med den du väljer.
profile-replace-with = Betala med
profile-new-card = Ett nytt kort
done-payment-method-added = Betalningsmetoden har lagts till.
done-payment-method-changed = Betalningsmetoden har sparats.
done-payment-method-removed = Betalningsmetoden har tagits bort.
done-payment-method-replaced = Betalningsmetoden har ersatts.
done-billing-profile-changed = Faktureringsprofilen har sparats.
card-expiry-form = MM/ÅÅ
