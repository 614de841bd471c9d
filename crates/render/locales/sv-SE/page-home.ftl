### The home page.

## Home.

home-lead = Vad som behöver dig, vad som köpts nyligen, vad som snart förnyas och vad det kostar.
home-lead-own = Licenserna du har, det du har köpt och det du kan köpa.
home-attention = Det här behöver dig
home-attention-none = Inget behöver dig just nu. Misslyckat arbete, pågående övertaganden och prenumerationer vars licenser håller på att ta slut visas här.
home-failed-jobs = { $count ->
        [one] { $count } jobb misslyckades
       *[other] { $count } jobb misslyckades
    }
home-failed-jobs-why = Brev eller meddelanden som inte gick att leverera väntar på en administratör.
home-failed = Misslyckades
home-moving = Flyttar användare: { $done } av { $total }
home-under-way = Pågår
home-none-left = Inga licenser kvar
home-few-left = { $count ->
        [one] { $count } licens kvar
       *[other] { $count } licenser kvar
    }
home-assigned = { $used } av { $total } tilldelade
home-more = { $count ->
        [one] { $count } till
       *[other] { $count } till
    }
home-purchases = Senaste självbetjäningsköp
home-all-purchases = Alla självbetjäningsköp
home-purchases-none = Ingen har köpt något på egen hand de senaste 30 dagarna. Nya självbetjäningsköp visas här med vem som köpte.
home-purchases-count = { $count ->
        [one] { $count } köp de senaste 30 dagarna
       *[other] { $count } köp de senaste 30 dagarna
    }
home-ending = Förnyas eller upphör inom 30 dagar
home-all-products = Alla efter datum
home-ending-none = Ingen prenumeration förnyas eller upphör inom 30 dagar.
home-ending-count = { $count ->
        [one] { $count } prenumeration totalt
       *[other] { $count } prenumerationer totalt
    }
home-spend = Kostnader
home-spend-own = Dina kostnader
home-spend-none = Inget har fakturerats de senaste sex månaderna. Det som faktureras visas här månad för månad.
home-spend-how = Det som fakturerats minus det som krediterats, utan skatt, i månaden då perioden började.
home-this-month = den här månaden
home-month = Månad
home-amount = Belopp
home-held = Licenser du har
home-all-licenses = Licenser för dina köp
home-held-none = Du har inga licenser än. När någon tilldelar dig en, eller du köper en, visas den här.
home-held-from = Köpt av { $name }
home-held-organization = Från din organisation
home-since = sedan { $date }
home-own = Det du har köpt
home-own-none = Du har inte köpt något än. Det du köper visas här, så att du kan tilldela, ändra och avbryta.
home-own-all = Alla dina köp
home-offers = Det här kan du köpa
home-offers-none = Det finns inget som du kan köpa på egen hand. Fråga en administratör i din organisation om det du behöver.
home-offers-count = { $count ->
        [one] { $count } produkt är öppen för dig.
       *[other] { $count } produkter är öppna för dig, bland annat:
    }
home-per-month = per månad
home-per-year = per år
home-per-term = per period
