### How Traditional Chinese writes amounts and lists. The symbols are those of CLDR.

currency-symbol = { $currency ->
    [TWD] $
    [USD] US$
    [EUR] €
    [CNY] CN¥
    [INR] ₹
   *[other] { $currency }{"\u00A0"}
}
money = { currency-symbol }{ $amount }
    .negative = -{ currency-symbol }{ $amount }
list-separator = 、
quoted = 「{ $text }」
label-value = { $label }：{ $value }
