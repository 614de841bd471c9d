//! Markets: what differs by country, as data (P-13, R-CLD-6).

use crate::money::Currency;

/// A country or region in which organizations are billed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Market {
    /// ISO 3166 code.
    pub code: &'static str,
    /// Currency of every price and bill.
    pub currency: Currency,
    /// Zone in which the days of a bill are counted unless a billing profile says otherwise.
    pub time_zone: &'static str,
    /// Whether people may buy by themselves (R-USR-2).
    pub self_service: bool,
}

/// Every market that the product knows.
pub const MARKETS: [Market; 6] = [
    Market { code: "CN", currency: Currency::CNY, time_zone: "Asia/Shanghai", self_service: true },
    Market { code: "DE", currency: Currency::EUR, time_zone: "Europe/Berlin", self_service: true },
    Market { code: "IN", currency: Currency::INR, time_zone: "Asia/Kolkata", self_service: false },
    Market { code: "SE", currency: Currency::SEK, time_zone: "Europe/Stockholm", self_service: true },
    Market { code: "TW", currency: Currency::TWD, time_zone: "Asia/Taipei", self_service: true },
    Market { code: "US", currency: Currency::USD, time_zone: "America/New_York", self_service: true },
];

/// The market with this code.
#[must_use]
pub fn market(code: &str) -> Option<&'static Market> {
    MARKETS.iter().find(|market| market.code == code)
}
