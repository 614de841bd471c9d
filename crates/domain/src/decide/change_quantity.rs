//! The number of licenses, as a new absolute total (R-SUB-40, V-2), now or from the next renewal on.

use super::payment::{charge, own_method};
use super::{settled, still_sold, subscription_outcome, today, unchanged};
use crate::billing::Why;
use crate::catalog::{Product, SaleStatus, Terms};
use crate::command::When;
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::Ids;
use crate::limits::{QUANTITY_MAX, WINDOW_DAYS};
use crate::period::plus_days;
use crate::plan::{Change, Plan};
use crate::refusal::{Refusal, Rule};
use crate::subscription::{State, Status, Subscription};
use jiff::Timestamp;
use jiff::civil::Date;

pub fn decide(
    known: &Subscription,
    total: u32,
    when: When,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    if !(1..=QUANTITY_MAX).contains(&total) {
        return Err(Refusal::field("total", Rule::OutOfRange { min: 1, max: i64::from(QUANTITY_MAX) }).into());
    }
    known.must_be(&[Status::Active])?;
    if known.trial() {
        return Err(Refusal::TrialQuantityFixed.into());
    }
    let taken = known.assigned.saturating_add(known.reserved);
    if total < taken {
        return Err(Refusal::BelowAssigned { assigned: taken, total }.into());
    }
    let adds = total > known.quantity();
    if adds {
        let on_sale = |product: &Product| product.status == SaleStatus::OnSale;
        if !still_sold(known.plan_id, facts)?.is_some_and(on_sale) {
            return Err(Refusal::EndOfSale.into());
        }
    }
    match when {
        When::Renewal => at_renewal(known, total),
        When::Now if total == known.quantity() && known.at_renewal.is_none() => {
            Ok(unchanged(subscription_outcome(known.id, None)))
        }
        When::Now => now(known, total, facts, at, ids),
    }
}

fn at_renewal(known: &Subscription, total: u32) -> Result<Plan, Stop> {
    if !known.recurring {
        return Err(Refusal::RecurringOff.into());
    }
    let wanted = (total != known.quantity()).then_some(total);
    if known.at_renewal == wanted {
        return Ok(unchanged(subscription_outcome(known.id, None)));
    }
    let mut changed = known.next();
    changed.at_renewal = wanted;
    let on = known.ends_on().unwrap_or(known.anchor);
    let event = Event::QuantityScheduled { subscription_id: known.id, total, on };
    Ok(Plan::answer(subscription_outcome(known.id, None))
        .change(Change::PutSubscription(changed))
        .event(event))
}

fn now(known: &Subscription, total: u32, facts: &Facts, at: Timestamp, ids: &mut Ids) -> Result<Plan, Stop> {
    let today = today(known, at);
    let before = known.quantity();
    if total < before && known.terms == Terms::SevenDay && total < lowest_in_window(known, today)? {
        return Err(Refusal::WindowClosed.into());
    }
    if total > before {
        pay(known, facts, today)?;
    }
    let mut changed = known.next();
    changed.at_renewal = None;
    if total > before {
        changed.added_on = today;
    }
    let unit_price = known.unit_price().ok_or(Refusal::NoPrice)?;
    changed.change_from(today, total, unit_price);
    let why = if total > before { Why::QuantityAdded } else { Why::QuantityRemoved };
    let (lines, billed) = settled(&changed, &facts.billed_of(&known.id)?, (today, why), ids)?;
    let event = Event::QuantityChanged { subscription_id: known.id, before, total };
    let plan = Plan::answer(subscription_outcome(known.id, billed)).change(Change::PutSubscription(changed));
    Ok(plan.event(event).lines(known.id, lines))
}

/// How far a seven-day subscription may go down today (R-SUB-43): to nothing within a week of a start or renewal, to
/// what it was before within a week of an addition. Without recurring billing not at all.
fn lowest_in_window(known: &Subscription, today: Date) -> Result<u32, Refusal> {
    if !known.recurring {
        return Err(Refusal::RecurringOff);
    }
    if in_window(term_start(known), today) {
        return Ok(1);
    }
    let mut before = known.timeline.segments.iter().rev().filter(|segment| segment.from < known.added_on);
    let floor = before.next().map(|segment| segment.quantity).filter(|_| in_window(known.added_on, today));
    floor.ok_or(Refusal::WindowClosed)
}

/// First day of the term that runs.
pub fn term_start(known: &Subscription) -> Date {
    match known.state {
        State::Active { term } => known.term_schedule().nth(term),
        _ => known.anchor,
    }
}

/// V-7, pinned: seven civil days after the day itself, in the billing profile's zone.
pub fn in_window(start: Date, today: Date) -> bool {
    today <= plus_days(start, WINDOW_DAYS)
}

/// An increase is charged at once (R-SUB-41).
fn pay(known: &Subscription, facts: &Facts, today: Date) -> Result<(), Stop> {
    let profile = facts.billing_profile(&known.billing_profile_id)?;
    match profile.payment_method_id {
        Some(method) => Ok(charge(own_method(method, known.owner, facts)?, today)?),
        None => Ok(()),
    }
}
