### How English writes amounts and lists. The symbols are those of CLDR.

currency-symbol = { $currency ->
    [USD] $
    [EUR] €
    [CNY] CN¥
    [INR] ₹
    [TWD] NT$
   *[other] { $currency }{"\u00A0"}
}
money = { currency-symbol }{ $amount }
    .negative = -{ currency-symbol }{ $amount }
list-separator = {", "}
quoted = “{ $text }”
label-value = { $label }: { $value }
