### How German writes amounts and lists. The symbols are those of CLDR.

currency-symbol = { $currency ->
    [USD] $
    [EUR] €
    [CNY] CN¥
    [INR] ₹
    [TWD] NT$
   *[other] { $currency }
}
money = { $amount }{"\u00A0"}{ currency-symbol }
    .negative = -{ $amount }{"\u00A0"}{ currency-symbol }
list-separator = {", "}
quoted = „{ $text }“
label-value = { $label }: { $value }
