//! Money: what is printed is read back, sums are exact, and rounding is never off by more than a half (P-5).

use super::cases;
use proptest::prelude::*;
use purser_domain::money::{Currency, Money, MoneyError, decimals, round_half_away};

/// With two, no, three and four decimals.
fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec![
        Currency::USD,
        Currency::EUR,
        Currency::SEK,
        Currency::TWD,
        Currency::CNY,
        Currency::JPY,
        Currency::KWD,
        Currency::CLF,
    ])
}

fn minor() -> impl Strategy<Value = i64> {
    prop_oneof![-1000..1000_i64, (i64::MIN + 1)..=i64::MAX]
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_printed_is_read_back(minor in minor(), currency in currency()) {
        let money = Money::new(minor, currency);
        prop_assert_eq!(Money::parse(&money.decimal(), currency), Ok(money));
    }

    #[test]
    fn a_decimal_string_has_exactly_the_currency_s_decimals(minor in minor(), currency in currency()) {
        let text = Money::new(minor, currency).decimal();
        let fraction = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        prop_assert_eq!(fraction, decimals(currency));
    }

    #[test]
    fn any_text_is_an_amount_or_an_error_and_never_a_panic(text in "-?[0-9.,+e ]{0,24}", currency in currency()) {
        if let Ok(money) = Money::parse(&text, currency) {
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte)), "{}", text);
            prop_assert_eq!(Money::parse(&money.decimal(), currency), Ok(money));
        }
    }

    #[test]
    fn sums_are_exact_or_refused(a in minor(), b in minor(), currency in currency()) {
        let sum = Money::new(a, currency).plus(Money::new(b, currency));
        let exact = i128::from(a) + i128::from(b);
        match i64::try_from(exact) {
            Ok(fits) => prop_assert_eq!(sum, Ok(Money::new(fits, currency))),
            Err(_) => prop_assert_eq!(sum, Err(MoneyError::Overflow)),
        }
    }

    #[test]
    fn rounding_is_off_by_half_at_most_and_the_same_on_both_sides_of_zero(
        numerator in -1_000_000_000_000_i128..1_000_000_000_000,
        denominator in 1..1200_i128,
    ) {
        let rounded = round_half_away(numerator, denominator).unwrap();
        let off = (i128::from(rounded) * denominator - numerator) * 2;
        prop_assert!(off.abs() <= denominator, "{numerator}/{denominator} = {rounded}");
        if off.abs() == denominator {
            prop_assert!(i128::from(rounded).abs() * denominator > numerator.abs(), "halves go away from zero");
        }
        prop_assert_eq!(round_half_away(-numerator, denominator), Ok(-rounded));
    }
}
