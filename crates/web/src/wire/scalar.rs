//! Amounts, and the forms that single fields can have.

use jiff::civil::Date;
use purser_domain::money;
use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::ToSchema;

/// An amount of money.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Money {
    /// Decimal string with the decimals of the currency.
    #[schema(example = "9.99", pattern = r"^-?\d+(\.\d+)?$")]
    pub amount: String,
    /// ISO 4217 code.
    #[schema(example = "EUR", pattern = "^[A-Z]{3}$")]
    pub currency: String,
}

impl From<money::Money> for Money {
    fn from(money: money::Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency.code().into() }
    }
}

/// The last month of a card as `MM/YY`.
pub fn expiry(expires: Date) -> String {
    format!("{:02}/{:02}", expires.month(), expires.year().rem_euclid(100))
}

/// Reads a whole number. One too large for any field becomes the largest, so that the field's own range refuses it.
pub fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    struct Whole;
    impl de::Visitor<'_> for Whole {
        type Value = i64;
        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("i64")
        }
        fn visit_i64<E: de::Error>(self, value: i64) -> Result<i64, E> {
            Ok(value)
        }
        fn visit_u64<E: de::Error>(self, value: u64) -> Result<i64, E> {
            Ok(i64::try_from(value).unwrap_or(i64::MAX))
        }
        fn visit_f64<E: de::Error>(self, value: f64) -> Result<i64, E> {
            // JSON has one kind of number: digits beyond 64 bits arrive here too.
            if value >= 9.0e18 {
                Ok(i64::MAX)
            } else if value <= -9.0e18 {
                Ok(i64::MIN)
            } else {
                Err(E::invalid_type(de::Unexpected::Float(value), &self))
            }
        }
    }
    deserializer.deserialize_any(Whole)
}

/// A field that may be left out but, when given, must be something: null is not a way to leave it out.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A field with three states: left out, null, something.
pub fn three_states<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}
