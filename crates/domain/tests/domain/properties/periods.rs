//! Periods tile: each begins where the one before ends, each day is in exactly one, and the anchor's day of the month
//! comes back whenever the month has it (P-4).

use super::cases;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use purser_domain::period::{Schedule, begin_of, day_in, days_between, plus_days};

pub fn any_date() -> impl Strategy<Value = Date> {
    (1990_i16..2090, 1_i8..=12, 1_i8..=31).prop_map(|(year, month, day)| clamped(year, month, day))
}

/// The day of a month, or the month's last day, found by trying.
pub fn clamped(year: i16, month: i8, day: i8) -> Date {
    (1..=day).rev().find_map(|day| Date::new(year, month, day).ok()).expect("months have a first day")
}

/// So many months later, counted on the fingers.
pub fn months_later(anchor: Date, months: u32) -> Date {
    let (mut year, mut month) = (anchor.year(), anchor.month());
    for _ in 0..months {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    clamped(year, month, anchor.day())
}

fn schedule() -> impl Strategy<Value = Schedule> {
    (any_date(), prop::sample::select(vec![1, 12, 36]))
        .prop_map(|(anchor, months)| Schedule { anchor, months })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn periods_tile(schedule in schedule(), ix in 0..120_u32) {
        let (this, next) = (schedule.period(ix), schedule.period(ix + 1));
        prop_assert_eq!(this.end, next.start);
        prop_assert!(this.start < this.end);
        prop_assert_eq!(this.start, months_later(schedule.anchor, ix * schedule.months));
        prop_assert_eq!(this.days(), (0..).find(|&n| plus_days(this.start, n) == this.end).unwrap());
    }

    #[test]
    fn a_day_is_in_the_one_period_that_contains_it(schedule in schedule(), offset in -400..4000_i64) {
        let day = plus_days(schedule.anchor, offset);
        let naive = (0..200).find(|&ix| {
            let period = schedule.period(ix);
            period.start <= day && day < period.end
        });
        prop_assert_eq!(schedule.containing(day).map(|period| period.ix), naive);
        prop_assert_eq!(schedule.started(day), naive.map_or(0, |ix| ix + 1));
    }

    #[test]
    fn days_between_counts_days(from in any_date(), offset in -3000..3000_i64) {
        prop_assert_eq!(days_between(from, plus_days(from, offset)), offset);
    }

    #[test]
    fn a_day_begins_in_its_zone_and_not_a_moment_earlier(
        day in any_date(),
        zone in prop::sample::select(vec!["UTC", "America/New_York", "Europe/Berlin", "Asia/Taipei", "Asia/Kolkata"]),
    ) {
        let begin = begin_of(zone, day);
        prop_assert_eq!(day_in(zone, begin), day);
        let before = begin.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap();
        prop_assert_eq!(day_in(zone, before), plus_days(day, -1));
    }
}

#[test]
fn the_naive_calendar_is_right_about_the_31st() {
    assert_eq!(months_later(date(2026, 1, 31), 1), date(2026, 2, 28));
    assert_eq!(months_later(date(2027, 12, 31), 2), date(2028, 2, 29));
    assert_eq!(months_later(date(2026, 1, 31), 2), date(2026, 3, 31));
}
