//! Billing is convergence: commands change the timeline, and [`settle`] bills the difference between what is owed and
//! what was billed. An upgrade, a reduction, a cancellation, a take-over and a correction are the same function.
//!
//! The difference is taken after the period's total was rounded, so errors cannot add up: for every period and payer
//! the lines sum to the rounded exact amount, whatever happened in between and however often billing ran (P-5).

use crate::id::{BillingProfileId, LineId, SubscriptionId};
use crate::limits::{QUANTITY_MAX, UNIT_PRICE_MAX};
use crate::money::{Currency, Money, MoneyError, round_half_away};
use crate::period::{Period, Schedule, days_between};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// From a day on, so many licenses at a price, paid by someone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Segment {
    /// First day; the day of a change belongs to the new state (P-3).
    pub from: Date,
    /// Licenses.
    pub quantity: u32,
    /// Price of one license for one whole billing period.
    pub unit_price: Money,
    /// Who pays for these days.
    pub payer: BillingProfileId,
}

/// Segments in the order of their first days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Timeline {
    /// At least one; a segment lasts until the next one starts.
    pub segments: Vec<Segment>,
    /// From this day on nothing is owed.
    pub until: Option<Date>,
    /// Billing periods that have been billed so far.
    pub billed_periods: u32,
}

/// One billed difference. Lines are never changed and never removed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Identity.
    pub id: LineId,
    /// What it is about.
    pub subscription_id: SubscriptionId,
    /// Who owes it.
    pub payer: BillingProfileId,
    /// The billing period that it belongs to.
    pub period: Period,
    /// First day that it is about.
    pub from: Date,
    /// First day after it.
    pub to: Date,
    /// Licenses on those days.
    pub quantity: u32,
    /// Price of one license for the whole period.
    pub unit_price: Money,
    /// What the payer owes without tax; negative for a credit.
    pub amount: Money,
    /// Why it was billed.
    pub why: Why,
}

/// Why a line was billed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A purchase.
    Purchase,
    /// The next billing period of a term, or the next term.
    Renewal,
    /// More licenses.
    QuantityAdded,
    /// Fewer licenses.
    QuantityRemoved,
    /// A cancellation.
    Canceled,
    /// A take-over, or its undo.
    TakenOver,
}

/// What was billed so far: by period number and payer, in minor units.
pub type Billed = BTreeMap<(u32, BillingProfileId), i64>;

impl Timeline {
    /// A timeline of one segment.
    #[must_use]
    pub fn starting(segment: Segment) -> Self {
        Self { segments: vec![segment], until: None, billed_periods: 0 }
    }

    /// The segment in force last.
    #[must_use]
    pub fn last(&self) -> Option<&Segment> {
        self.segments.last()
    }

    /// Adds a segment; one that starts on the same day or later gives way to it.
    pub fn put(&mut self, segment: Segment) {
        self.segments.retain(|old| old.from < segment.from);
        self.segments.push(segment);
    }

    /// Every segment's days within `[start, end)`, as `(segment, from, to)`.
    fn within(&self, start: Date, end: Date) -> impl Iterator<Item = (&Segment, Date, Date)> {
        let end = self.until.map_or(end, |until| until.min(end));
        self.segments.iter().enumerate().filter_map(move |(ix, segment)| {
            let next = self.segments.get(ix.saturating_add(1)).map_or(end, |next| next.from.min(end));
            let from = segment.from.max(start);
            (from < next).then_some((segment, from, next))
        })
    }
}

/// What `payer` owes for a period: every segment weighted by its days, exactly, and rounded once.
///
/// # Errors
/// Amounts do not fit or currencies differ; `limits` rules the first out.
pub fn owed(timeline: &Timeline, period: Period, payer: BillingProfileId) -> Result<i64, MoneyError> {
    let mut numerator: i128 = 0;
    for (segment, from, to) in timeline.within(period.start, period.end) {
        if segment.payer == payer {
            let days = i128::from(days_between(from, to));
            let weight = days.checked_mul(i128::from(segment.quantity)).ok_or(MoneyError::Overflow)?;
            let exact =
                weight.checked_mul(i128::from(segment.unit_price.minor)).ok_or(MoneyError::Overflow)?;
            numerator = numerator.checked_add(exact).ok_or(MoneyError::Overflow)?;
        }
    }
    round_half_away(numerator, i128::from(period.days()))
}

/// What [`settle`] needs to know of a subscription.
pub struct Account<'a> {
    /// What it is about.
    pub subscription_id: SubscriptionId,
    /// What was owed when.
    pub timeline: &'a Timeline,
    /// Billing periods.
    pub schedule: Schedule,
    /// Currency of every line.
    pub currency: Currency,
}

/// The lines that make what was billed equal to what is owed for every period before `periods`.
///
/// # Errors
/// As [`owed`].
pub fn settle(
    account: &Account<'_>,
    billed: &Billed,
    (changed_on, why): (Date, Why),
    periods: u32,
    mut line_id: impl FnMut() -> LineId,
) -> Result<Vec<Line>, MoneyError> {
    let mut lines = Vec::new();
    let first_changed = account.schedule.started(changed_on).saturating_sub(1);
    // A payer whose segment was replaced on the day it began is in no segment any more, but was billed.
    let in_timeline = account.timeline.segments.iter().map(|segment| segment.payer);
    let payers: BTreeSet<_> = in_timeline.chain(billed.keys().map(|&(_, payer)| payer)).collect();
    for ix in first_changed..periods {
        let period = account.schedule.period(ix);
        for &payer in &payers {
            let before = billed.get(&(ix, payer)).copied().unwrap_or(0);
            let minor =
                owed(account.timeline, period, payer)?.checked_sub(before).ok_or(MoneyError::Overflow)?;
            if minor == 0 {
                continue;
            }
            let from = changed_on.clamp(period.start, period.end);
            let segment = account.timeline.segments.iter().rev().find(|segment| segment.from <= from);
            let (quantity, unit_price) = segment
                .map_or((0, Money::zero(account.currency)), |segment| (segment.quantity, segment.unit_price));
            lines.push(Line {
                id: line_id(),
                subscription_id: account.subscription_id,
                payer,
                period,
                from: if from == period.end { period.start } else { from },
                to: period.end,
                quantity,
                unit_price,
                amount: Money::new(minor, account.currency),
                why,
            });
        }
    }
    Ok(lines)
}

/// The sum of lines, in a currency.
///
/// # Errors
/// Currencies differ or the sum does not fit.
pub fn total(lines: &[Line], currency: Currency) -> Result<Money, MoneyError> {
    lines.iter().try_fold(Money::zero(currency), |sum, line| sum.plus(line.amount))
}

// The largest possible weight stays far below 128 bits: see `limits`.
const _: () = assert!((UNIT_PRICE_MAX as i128) * (QUANTITY_MAX as i128) * 1200 < i64::MAX as i128 * 1200);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    const PAYER: BillingProfileId = BillingProfileId(Uuid::from_u128(9));

    #[test]
    fn v_1_keep_1_43_refund_18_57() {
        let unit_price = Money::new(2000, Currency::USD);
        let mut timeline =
            Timeline::starting(Segment { from: date(2022, 2, 1), quantity: 1, unit_price, payer: PAYER });
        let schedule = Schedule { anchor: date(2022, 2, 1), months: 1 };
        let subscription_id = SubscriptionId(Uuid::from_u128(1));
        let mut next = 0;
        let mut id = || {
            next += 1;
            LineId(Uuid::from_u128(next))
        };
        let account = Account { subscription_id, timeline: &timeline, schedule, currency: Currency::USD };
        let bought = settle(&account, &Billed::new(), (date(2022, 2, 1), Why::Purchase), 1, &mut id).unwrap();
        assert_eq!(total(&bought, Currency::USD).unwrap().decimal(), "20.00");

        timeline.until = Some(date(2022, 2, 3));
        let account = Account { subscription_id, timeline: &timeline, schedule, currency: Currency::USD };
        let billed = Billed::from([((0, PAYER), 2000)]);
        let refund = settle(&account, &billed, (date(2022, 2, 3), Why::Canceled), 1, &mut id).unwrap();
        assert_eq!(total(&refund, Currency::USD).unwrap().decimal(), "-18.57");
        assert_eq!(owed(&timeline, schedule.period(0), PAYER), Ok(143));
    }
}
