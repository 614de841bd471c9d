//! Money in integer minor units. There is no `+`: currencies must match and sums are checked.
//!
//! One rounding rule for the whole product, at one place: [`round_half_away`] (P-5).

use core::cmp::Ordering;
use core::fmt;
pub use iso_currency::Currency;
use serde::{Deserialize, Serialize};

/// An amount of one currency, in its ISO 4217 minor units (cents for USD).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Money {
    /// Minor units; negative means that the customer gets it back.
    pub minor: i64,
    /// ISO 4217 currency.
    pub currency: Currency,
}

/// Why an amount could not be computed or read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MoneyError {
    /// Two amounts of different currencies met.
    Currencies(Currency, Currency),
    /// The result does not fit 64 bits.
    Overflow,
    /// Not a decimal number with at most the currency's number of decimals.
    Syntax,
}

impl Money {
    /// An amount from minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The sum.
    ///
    /// # Errors
    /// Currencies differ, or the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Currencies(self.currency, other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// The difference.
    ///
    /// # Errors
    /// Currencies differ, or the difference does not fit.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(other.negated()?)
    }

    /// The opposite amount.
    ///
    /// # Errors
    /// Only `i64::MIN` has none.
    pub fn negated(self) -> Result<Self, MoneyError> {
        Ok(Self::new(self.minor.checked_neg().ok_or(MoneyError::Overflow)?, self.currency))
    }

    /// The amount `count` times.
    ///
    /// # Errors
    /// The product does not fit.
    pub fn times(self, count: u32) -> Result<Self, MoneyError> {
        Ok(Self::new(self.minor.checked_mul(i64::from(count)).ok_or(MoneyError::Overflow)?, self.currency))
    }

    /// Reads a decimal string such as `9.99`.
    ///
    /// # Errors
    /// Not a plain decimal number, or more decimals than the currency has.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let decimals = decimals(currency);
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let dangling = digits.contains('.') && fraction.is_empty();
        if whole.is_empty() || dangling || !plain(whole) || !plain(fraction) || fraction.len() > decimals {
            return Err(MoneyError::Syntax);
        }
        let minor: i64 =
            format!("{whole}{fraction:0<decimals$}").parse().map_err(|_| MoneyError::Overflow)?;
        Ok(Self::new(
            if negative { minor.checked_neg().ok_or(MoneyError::Overflow)? } else { minor },
            currency,
        ))
    }

    /// The decimal string of product.md 4, for example `-0.05`; without the currency.
    #[must_use]
    pub fn decimal(self) -> String {
        let decimals = decimals(self.currency);
        let sign = if self.minor < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = decimals.saturating_add(1));
        let (whole, fraction) = digits.split_at(digits.len().saturating_sub(decimals));
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency.code())
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.minor.cmp(&other.minor))
    }
}

/// The number of decimals of a currency; currencies without minor units have none.
#[must_use]
pub fn decimals(currency: Currency) -> usize {
    currency.exponent().map_or(0, usize::from)
}

/// `numerator / denominator`, rounded half away from zero: the product's one rounding (P-5).
///
/// # Errors
/// The result does not fit, or the denominator is not positive.
pub fn round_half_away(numerator: i128, denominator: i128) -> Result<i64, MoneyError> {
    if denominator <= 0 {
        return Err(MoneyError::Overflow);
    }
    let double = numerator.unsigned_abs().checked_mul(2).ok_or(MoneyError::Overflow)?;
    let divisor = denominator.unsigned_abs();
    let shifted = double.checked_add(divisor).ok_or(MoneyError::Overflow)?;
    let rounded = shifted
        .checked_div(divisor.checked_mul(2).ok_or(MoneyError::Overflow)?)
        .and_then(|value| i64::try_from(value).ok())
        .ok_or(MoneyError::Overflow)?;
    Ok(if numerator < 0 { rounded.wrapping_neg() } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_strings_round_trip_and_bad_ones_are_refused() {
        for (text, minor) in [("9.99", 999), ("0.05", 5), ("-0.05", -5), ("20", 2000), ("20.5", 2050)] {
            assert_eq!(Money::parse(text, Currency::EUR), Ok(Money::new(minor, Currency::EUR)), "{text}");
        }
        for text in ["", ".", "1.", ".5", "1.234", "1e3", "+1", "--1", "١", "1,5", " 1"] {
            assert_eq!(Money::parse(text, Currency::EUR), Err(MoneyError::Syntax), "{text}");
        }
        assert_eq!(Money::new(-5, Currency::USD).decimal(), "-0.05");
        assert_eq!(Money::new(12, Currency::JPY).decimal(), "12");
        assert_eq!(Money::new(1234, Currency::KWD).decimal(), "1.234");
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (n, d, rounded) in [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (1, 3, 0), (40_00, 28, 143)] {
            assert_eq!(round_half_away(n, d), Ok(rounded), "{n}/{d}");
        }
    }

    #[test]
    fn currencies_never_mix() {
        let (a, b) = (Money::new(1, Currency::EUR), Money::new(1, Currency::SEK));
        assert_eq!(a.plus(b), Err(MoneyError::Currencies(Currency::EUR, Currency::SEK)));
        assert_eq!(a.partial_cmp(&b), None);
    }
}
