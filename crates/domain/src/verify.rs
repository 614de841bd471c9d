//! What is true of any stored state. The same function ends every test that has a store, and operators run it as
//! `purser verify`. It reads a consistent snapshot, so it also runs beside a working server.

use crate::billing::{Billed, owed};
use crate::money::Currency;
use crate::subscription::{State, Status, Subscription};
use crate::take_over::{Phase, TakeOver};
use core::fmt;

/// Something that is not as it must be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The broken rule, as a stable word.
    pub rule: &'static str,
    /// What it is about, and what was found.
    pub detail: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.detail)
    }
}

/// What is stored around one subscription.
pub struct Stored<'a> {
    /// The subscription.
    pub subscription: &'a Subscription,
    /// Rows of seats.
    pub seats: u32,
    /// Sums of lines.
    pub billed: &'a Billed,
    /// The take-over that it names, if any.
    pub take_over: Option<&'a TakeOver>,
    /// Licenses reserved by running moves into it, recomputed from the take-overs.
    pub reserved: u32,
}

/// Checks one subscription with everything around it.
#[must_use]
pub fn verify(stored: &Stored<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let subscription = stored.subscription;
    let mut check = |holds: bool, rule: &'static str, detail: String| {
        if !holds {
            findings.push(Finding { rule, detail: format!("subscription {}: {detail}", subscription.id) });
        }
    };
    let (assigned, quantity) = (subscription.assigned, subscription.quantity());
    check(
        assigned == stored.seats,
        "assigned-counts-seats",
        format!("{assigned} assigned, {} seats", stored.seats),
    );
    check(
        assigned.saturating_add(subscription.reserved) <= quantity,
        "seats-within-bought",
        format!("{assigned} assigned and {} reserved of {quantity}", subscription.reserved),
    );
    check(
        subscription.reserved == stored.reserved,
        "reserved-by-moves",
        format!("{} reserved, moves need {}", subscription.reserved, stored.reserved),
    );
    let segments = &subscription.timeline.segments;
    check(!segments.is_empty(), "timeline-has-a-segment", String::new());
    let ordered = segments.iter().zip(segments.iter().skip(1)).all(|(one, next)| one.from < next.from);
    check(ordered, "timeline-ordered", format!("{segments:?}"));
    let ended = !matches!(subscription.status(), Status::Active | Status::Scheduled);
    check(
        ended == subscription.timeline.until.is_some(),
        "ended-owes-nothing-more",
        format!("{:?}, until {:?}", subscription.status(), subscription.timeline.until),
    );
    check_take_over(stored, &mut check);
    check_lines(stored, &mut check);
    findings
}

fn check_take_over(stored: &Stored<'_>, check: &mut impl FnMut(bool, &'static str, String)) {
    if let Some(id) = stored.subscription.take_over {
        let under_way =
            stored.take_over.is_some_and(|known| matches!(known.phase, Phase::Moving | Phase::Undoing));
        check(under_way, "locked-by-a-running-take-over", format!("locked by {id}"));
    }
    if let State::Deleted { purge_at: None, .. } = stored.subscription.state {
        check(stored.seats == 0, "forgotten-holds-nothing", format!("{} seats", stored.seats));
    }
}

/// For every billed period and payer, the lines add up to the rounded exact amount (P-5).
fn check_lines(stored: &Stored<'_>, check: &mut impl FnMut(bool, &'static str, String)) {
    let subscription = stored.subscription;
    let schedule = subscription.billing_schedule();
    for (&(ix, payer), &sum) in stored.billed {
        let exact = owed(&subscription.timeline, schedule.period(ix), payer);
        check(
            exact == Ok(sum),
            "lines-equal-owed",
            format!("period {ix}, payer {payer}: billed {sum}, owed {exact:?}"),
        );
    }
    for ix in 0..subscription.timeline.billed_periods {
        for segment in &subscription.timeline.segments {
            let exact = owed(&subscription.timeline, schedule.period(ix), segment.payer);
            let sum = stored.billed.get(&(ix, segment.payer)).copied().unwrap_or(0);
            check(exact == Ok(sum), "lines-equal-owed", format!("period {ix}: billed {sum}, owed {exact:?}"));
        }
    }
    let currencies: Vec<Currency> =
        subscription.timeline.segments.iter().map(|segment| segment.unit_price.currency).collect();
    check(
        currencies.windows(2).all(|pair| pair.first() == pair.last()),
        "one-currency",
        format!("{currencies:?}"),
    );
}
