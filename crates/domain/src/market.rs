//! Markets: what differs by country, as data (P-13, R-CLD-6).

use crate::money::Currency;
use crate::tax::{TaxKind, TaxRate};
use jiff::civil::{Date, date};

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
    /// Language whose order names are listed in (CLDR): telephone books of Taiwan go by strokes, those of China by sound.
    pub language: &'static str,
    /// What its tax is called.
    pub tax: TaxKind,
    /// Its rate for software from each day on, oldest first; none where it differs by place.
    pub tax_rates: &'static [(Date, TaxRate)],
}

/// Every market that the product knows.
pub const MARKETS: [Market; 6] = [
    Market {
        code: "CN",
        currency: Currency::CNY,
        time_zone: "Asia/Shanghai",
        self_service: true,
        language: "zh-Hans",
        tax: TaxKind::Vat,
        tax_rates: &[(date(2016, 5, 1), TaxRate::percent(6))],
    },
    Market {
        code: "DE",
        currency: Currency::EUR,
        time_zone: "Europe/Berlin",
        self_service: true,
        language: "de",
        tax: TaxKind::Vat,
        tax_rates: GERMANY,
    },
    Market {
        code: "IN",
        currency: Currency::INR,
        time_zone: "Asia/Kolkata",
        self_service: false,
        language: "en",
        tax: TaxKind::Gst,
        tax_rates: &[(date(2017, 7, 1), TaxRate::percent(18))],
    },
    Market {
        code: "SE",
        currency: Currency::SEK,
        time_zone: "Europe/Stockholm",
        self_service: true,
        language: "sv",
        tax: TaxKind::Vat,
        tax_rates: &[(date(1990, 7, 1), TaxRate::percent(25))],
    },
    Market {
        code: "TW",
        currency: Currency::TWD,
        time_zone: "Asia/Taipei",
        self_service: true,
        language: "zh-Hant",
        tax: TaxKind::Vat,
        tax_rates: &[(date(1986, 4, 1), TaxRate::percent(5))],
    },
    Market {
        code: "US",
        currency: Currency::USD,
        time_zone: "America/New_York",
        self_service: true,
        language: "en",
        tax: TaxKind::Sales,
        tax_rates: &[],
    },
];

/// Half a year of 2020 was cheaper; corrections of those months still are.
const GERMANY: &[(Date, TaxRate)] = &[
    (date(2007, 1, 1), TaxRate::percent(19)),
    (date(2020, 7, 1), TaxRate::percent(16)),
    (date(2021, 1, 1), TaxRate::percent(19)),
];

/// The market with this code.
#[must_use]
pub fn market(code: &str) -> Option<&'static Market> {
    MARKETS.iter().find(|market| market.code == code)
}
