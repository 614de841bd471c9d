//! Civil time: what is billed happens on days, in the billing profile's time zone (P-3).
//!
//! A schedule counts from its anchor, so the 31st never drifts (P-4). Periods are half-open.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A half-open range of days, `[start, end)`, and its number on its schedule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Period {
    /// 0 for the period that starts at the anchor.
    pub ix: u32,
    /// First day.
    pub start: Date,
    /// First day after it.
    pub end: Date,
}

impl Period {
    /// Days of the period.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.start, self.end)
    }
}

/// Whole days from `from` to `to`; negative when `to` comes first.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours().wrapping_div(24)
}

/// Boundaries that repeat every so many months, counted from an anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Schedule {
    /// Day that the 0th period starts.
    pub anchor: Date,
    /// Months of one period, 1 to 36.
    pub months: u32,
}

impl Schedule {
    /// The start of the `ix`-th period: anchor + ix × months, clamped to the month's last day (P-4).
    #[must_use]
    pub fn nth(&self, ix: u32) -> Date {
        let months = i64::from(self.months).saturating_mul(i64::from(ix));
        plus(self.anchor, Span::new().try_months(months).unwrap_or_default())
    }

    /// The `ix`-th period.
    #[must_use]
    pub fn period(&self, ix: u32) -> Period {
        Period { ix, start: self.nth(ix), end: self.nth(ix.saturating_add(1)) }
    }

    /// The number of periods that have started on or before `day`: 0 when `day` is before the anchor.
    #[must_use]
    pub fn started(&self, day: Date) -> u32 {
        if day < self.anchor {
            return 0;
        }
        let months = i64::from(day.year())
            .saturating_sub(i64::from(self.anchor.year()))
            .saturating_mul(12)
            .saturating_add(i64::from(day.month()))
            .saturating_sub(i64::from(self.anchor.month()));
        let guess = months.checked_div(i64::from(self.months.max(1))).unwrap_or(0);
        let guess = u32::try_from(guess).unwrap_or(0);
        if self.nth(guess) <= day { guess.saturating_add(1) } else { guess }
    }

    /// The period that contains `day`, if it is not before the anchor.
    #[must_use]
    pub fn containing(&self, day: Date) -> Option<Period> {
        self.started(day).checked_sub(1).map(|ix| self.period(ix))
    }
}

/// `day` + a span, staying at the calendar's end instead of leaving it.
fn plus(day: Date, span: Span) -> Date {
    day.saturating_add(span)
}

/// `day` + so many days.
#[must_use]
pub fn plus_days(day: Date, days: i64) -> Date {
    plus(day, Span::new().try_days(days).unwrap_or_default())
}

/// `day` + so many months, clamped to the month's last day.
#[must_use]
pub fn plus_months(day: Date, months: u32) -> Date {
    Schedule { anchor: day, months }.nth(1)
}

/// The civil day of an instant in a zone named as in the IANA database; UTC when the name is unknown.
#[must_use]
pub fn day_in(zone: &str, at: Timestamp) -> Date {
    at.to_zoned(named(zone)).date()
}

/// The instant at which a civil day begins in a zone.
#[must_use]
pub fn begin_of(zone: &str, day: Date) -> Timestamp {
    day.to_zoned(named(zone)).map_or(Timestamp::MAX, |begin| begin.timestamp())
}

/// Whether a zone's name is known.
#[must_use]
pub fn zone_exists(zone: &str) -> bool {
    TimeZone::get(zone).is_ok()
}

fn named(zone: &str) -> TimeZone {
    TimeZone::get(zone).unwrap_or(TimeZone::UTC)
}

/// `at` + so many hours.
#[must_use]
pub fn plus_hours(at: Timestamp, hours: i64) -> Timestamp {
    at.checked_add(hours.hours()).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn p_4_the_31st_never_drifts() {
        let monthly = Schedule { anchor: date(2026, 1, 31), months: 1 };
        let starts: Vec<_> = (0..4).map(|ix| monthly.nth(ix)).collect();
        assert_eq!(starts, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]);
    }

    #[test]
    fn a_day_is_in_exactly_one_period() {
        for anchor in [date(2024, 1, 31), date(2024, 2, 29), date(2026, 5, 15)] {
            for months in [1, 12, 36] {
                let schedule = Schedule { anchor, months };
                assert_eq!(schedule.containing(plus_days(anchor, -1)), None);
                for offset in 0..2000 {
                    let day = plus_days(anchor, offset);
                    let period = schedule.containing(day).unwrap();
                    assert!(period.start <= day && day < period.end, "{anchor} {months} {day} {period:?}");
                }
            }
        }
    }

    #[test]
    fn a_day_begins_when_the_zone_says() {
        let late: Timestamp = "2026-01-31T23:30:00Z".parse().unwrap();
        assert_eq!(day_in("Asia/Taipei", late), date(2026, 2, 1));
        assert_eq!(day_in("America/New_York", late), date(2026, 1, 31));
        assert_eq!(begin_of("Europe/Stockholm", date(2026, 7, 1)).to_string(), "2026-06-30T22:00:00Z");
    }
}
