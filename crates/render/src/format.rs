//! How amounts, numbers, dates and lists are written in each language, after CLDR (through ICU4X).
//!
//! Nothing is rounded here and nothing is a float: an amount is shown with exactly the decimals of its currency.
//! Where a currency's symbol goes is in the catalogs (`format.ftl`), so the unstable currency part of ICU4X, which
//! rounds, is not needed.

use crate::words::Words;
use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use jiff::civil::Date;
use purser_domain::money::Money;

/// Writes decimal numbers with the separators of a language.
pub(crate) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(crate) fn new(locale: &str) -> Option<Self> {
        let locale: Locale = locale.parse().ok()?;
        DecimalFormatter::try_new((&locale).into(), Default::default()).ok().map(Self)
    }

    /// A plain decimal number such as `-1234.50`; none when it is not one.
    pub(crate) fn write(&self, plain: &str) -> Option<String> {
        let number: Decimal = plain.parse().ok()?;
        Some(self.0.format(&number).to_string())
    }
}

/// Writes days with the month's name of a language.
pub(crate) struct Dates {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
}

impl Dates {
    pub(crate) fn new(locale: &str) -> Option<Self> {
        let locale: Locale = locale.parse().ok()?;
        let day = FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?;
        let month = FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).ok()?;
        Some(Self { day, month })
    }

    fn write(&self, date: Date) -> Option<String> {
        Some(self.day.format(&gregorian(date)?).to_string())
    }

    fn write_month(&self, date: Date) -> Option<String> {
        Some(self.month.format(&gregorian(date)?).to_string())
    }
}

fn gregorian(date: Date) -> Option<IcuDate<Gregorian>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    IcuDate::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

impl Words {
    /// A whole number with separators, for example `1,234`.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.grouped(number.to_string())
    }

    /// A decimal number with its separators, for example `8,875`; what is none stays as it is.
    #[must_use]
    pub fn decimal(&self, plain: &str) -> String {
        self.grouped(plain.to_owned())
    }

    /// An amount with its currency, for example `$1,234.50` or `1.234,50 €`.
    #[must_use]
    pub fn money(&self, money: Money) -> String {
        let decimal = money.decimal();
        let (key, plain) = match decimal.strip_prefix('-') {
            Some(positive) => ("money.negative", positive.to_owned()),
            None => ("money", decimal),
        };
        let amount = self.grouped(plain);
        let values = [("amount", (&amount).into()), ("currency", money.currency.code().into())];
        self.text(key, &values).unwrap_or_else(|_| money.to_string())
    }

    /// A day with the month's name, for example `January 31, 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.dates.as_ref().and_then(|dates| dates.write(date)).unwrap_or_else(|| date.to_string())
    }

    /// A month with its year, for example `January 2026`.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        let iso = || date.to_string().chars().take(7).collect();
        self.dates.as_ref().and_then(|dates| dates.write_month(date)).unwrap_or_else(iso)
    }

    /// Things one after the other, for example `a, b`.
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        things.join(&self.name("list-separator").unwrap_or_else(|_| ", ".into()))
    }

    /// A text in the language's quotation marks.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        self.text("quoted", &[("text", text.into())]).unwrap_or_else(|_| text.into())
    }

    fn grouped(&self, plain: String) -> String {
        self.numbers.as_ref().and_then(|numbers| numbers.write(&plain)).unwrap_or(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use purser_domain::money::Currency;

    #[test]
    fn amounts_are_written_as_cldr_says_and_never_rounded() {
        let table = [
            ("en", Currency::USD, 123_456_750, "$1,234,567.50"),
            ("en", Currency::USD, -123_456_750, "-$1,234,567.50"),
            ("en", Currency::SEK, 995, "SEK\u{a0}9.95"),
            ("en", Currency::TWD, 31_000, "NT$310.00"),
            ("en", Currency::JPY, 1_234, "JPY\u{a0}1,234"),
            ("en", Currency::KWD, 1_234, "KWD\u{a0}1.234"),
            ("de", Currency::EUR, 123_456_750, "1.234.567,50\u{a0}€"),
            ("de", Currency::EUR, -5, "-0,05\u{a0}€"),
            ("de", Currency::SEK, 995, "9,95\u{a0}SEK"),
            ("sv-SE", Currency::SEK, 123_456_750, "1\u{a0}234\u{a0}567,50\u{a0}kr"),
            ("sv-SE", Currency::SEK, -995, "−9,95\u{a0}kr"),
            ("sv-SE", Currency::USD, 995, "9,95\u{a0}US$"),
            ("zh-TW", Currency::TWD, 123_456_750, "$1,234,567.50"),
            ("zh-TW", Currency::USD, -995, "-US$9.95"),
            ("zh-TW", Currency::SEK, 995, "SEK\u{a0}9.95"),
            ("zh-CN", Currency::CNY, 123_456_750, "¥1,234,567.50"),
            ("zh-CN", Currency::TWD, 31_000, "NT$310.00"),
            ("zh-CN", Currency::CNY, i64::MIN, "-¥92,233,720,368,547,758.08"),
        ];
        for (locale, currency, minor, written) in table {
            assert_eq!(
                Words::for_locale(locale).money(Money::new(minor, currency)),
                written,
                "{locale} {currency}"
            );
        }
    }

    #[test]
    fn numbers_dates_and_lists_follow_the_language() {
        let day = Date::constant(2026, 1, 31);
        let table = [
            ("en", "-1,234,567", "January 31, 2026", "January 2026", "a, b"),
            ("de", "-1.234.567", "31. Januar 2026", "Januar 2026", "a, b"),
            ("sv-SE", "−1\u{a0}234\u{a0}567", "31 januari 2026", "januari 2026", "a, b"),
            ("zh-TW", "-1,234,567", "2026年1月31日", "2026年1月", "a、b"),
            ("zh-CN", "-1,234,567", "2026年1月31日", "2026年1月", "a、b"),
        ];
        for (locale, number, date, month, list) in table {
            let words = Words::for_locale(locale);
            assert_eq!(words.number(-1_234_567), number, "{locale}");
            assert_eq!(words.date(day), date, "{locale}");
            assert_eq!(words.month(day), month, "{locale}");
            assert_eq!(words.list(&["a".into(), "b".into()]), list, "{locale}");
        }
        assert_eq!(Words::for_locale("en").number(i64::MIN), "-9,223,372,036,854,775,808");
        assert_eq!(Words::for_locale("en").date(Date::constant(9999, 12, 31)), "December 31, 9999");
    }
}
