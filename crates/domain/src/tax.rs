//! Tax on what is bought (R-BIL-50 ff., P-13).
//!
//! Prices, lines and credits are without tax. Tax is computed once on the sum of everything that is taxed alike, never per line
//! or per license, and rounded by the product's one rule (P-5, EN 16931): so V-3 gives 12.26.

use crate::market::market;
use crate::money::{Money, MoneyError, round_half_away};
use crate::people::Tenant;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A share of the price, in millionths: 0.08875 is 88,750.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct TaxRate(u32);

/// Millionths of the highest rate: as much as the price.
const WHOLE: u32 = 1_000_000;
/// Decimals of a rate.
const DECIMALS: usize = 6;

impl TaxRate {
    /// A rate in hundredths of the price, for tables of markets.
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        Self(percent as u32 * 10_000)
    }

    /// Reads a decimal fraction such as `0.19`; at most six decimals and at most 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > 1 || !plain(whole) || !plain(fraction) || fraction.len() > DECIMALS {
            return None;
        }
        format!("{whole}{fraction:0<DECIMALS$}")
            .parse()
            .ok()
            .and_then(|millionths: u32| millionths.try_into().ok())
    }

    /// The decimal fraction, for example `0.19`.
    #[must_use]
    pub fn decimal(self) -> String {
        shifted(self.0, DECIMALS)
    }

    /// The same in percent, for example `8.875`, as plain digits.
    #[must_use]
    pub fn percentage(self) -> String {
        shifted(self.0, DECIMALS.saturating_sub(2))
    }
}

/// A number with its point so many digits from the end, without zeros that say nothing.
fn shifted(number: u32, decimals: usize) -> String {
    let digits = format!("{number:0>width$}", width = decimals.saturating_add(1));
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(decimals));
    match fraction.trim_end_matches('0') {
        "" => whole.into(),
        fraction => format!("{whole}.{fraction}"),
    }
}

impl TryFrom<u32> for TaxRate {
    type Error = &'static str;

    fn try_from(millionths: u32) -> Result<Self, Self::Error> {
        if millionths <= WHOLE { Ok(Self(millionths)) } else { Err("a tax rate is at most 1") }
    }
}

impl From<TaxRate> for u32 {
    fn from(rate: TaxRate) -> Self {
        rate.0
    }
}

/// An organization's own rate from a day on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnRate {
    /// First day.
    pub from: Date,
    /// The rate; none is that of the market again.
    pub rate: Option<TaxRate>,
}

/// Which rate an organization is to have from now on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxChoice {
    /// That of its market.
    Market,
    /// Its own: by its place (US), or zero because it is exempt (R-BIL-54).
    Own(TaxRate),
}

impl TaxChoice {
    /// The own rate, if it is that.
    #[must_use]
    pub const fn own(self) -> Option<TaxRate> {
        match self {
            Self::Market => None,
            Self::Own(rate) => Some(rate),
        }
    }
}

/// What a tax is called where it is raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaxKind {
    /// Value added tax.
    Vat,
    /// Goods and services tax.
    Gst,
    /// Sales tax: it differs by place, so a market has no rate of its own.
    Sales,
}

/// The tax that is due on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tax {
    /// What it is called.
    pub kind: TaxKind,
    /// How much it is.
    pub rate: TaxRate,
}

impl Tax {
    /// What an organization paid on a day: by its own rate then, else by that of its market; none where nobody has said.
    #[must_use]
    pub fn of(tenant: &Tenant, day: Date) -> Option<Self> {
        let market = market(&tenant.market)?;
        let usual = market.tax_rates.iter().rev().find(|(from, _)| *from <= day).map(|&(_, rate)| rate);
        let own = tenant.tax_rates.iter().rev().find(|own| own.from <= day).and_then(|own| own.rate);
        own.or(usual).map(|rate| Self { kind: market.tax, rate })
    }

    /// The tax on a sum without tax; that on a credit is negative.
    ///
    /// # Errors
    /// The result does not fit.
    pub fn on(self, net: Money) -> Result<Money, MoneyError> {
        let exact = i128::from(net.minor).checked_mul(i128::from(self.rate.0)).ok_or(MoneyError::Overflow)?;
        Ok(Money::new(round_half_away(exact, i128::from(WHOLE))?, net.currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn v_3_gives_12_26() {
        let rate = TaxRate::parse("0.095").unwrap();
        let net = Money::parse("1.29", Currency::USD).unwrap().times(100).unwrap();
        let tax = Tax { kind: TaxKind::Sales, rate };
        assert_eq!(tax.on(net).unwrap().decimal(), "12.26");
        assert_eq!(tax.on(net.negated().unwrap()).unwrap().decimal(), "-12.26");
    }

    #[test]
    fn rates_are_read_and_written() {
        for (text, percentage) in
            [("0", "0"), ("0.19", "19"), ("0.08875", "8.875"), ("1", "100"), ("0.000001", "0.0001")]
        {
            let rate = TaxRate::parse(text).unwrap();
            assert_eq!((rate.decimal().as_str(), rate.percentage().as_str()), (text, percentage));
            assert_eq!(serde_json::from_value(serde_json::to_value(rate).unwrap()).ok(), Some(rate));
        }
        assert_eq!(TaxRate::parse("0.190").map(TaxRate::decimal).as_deref(), Some("0.19"));
        for text in
            ["", ".", "0.", ".5", "1.000001", "2", "-0.1", "+0", "0.1234567", "00.1", "0,1", "19%", "٠"]
        {
            assert_eq!(TaxRate::parse(text), None, "{text}");
        }
        assert!(serde_json::from_str::<TaxRate>("1000001").is_err());
    }
}
