//! Time, one boundary at a time: a start, a trial's end, a billing period, a renewal, the end of each state
//! (domain.md 5.9, P-9). A late server takes several steps, each with its own date.

use super::{settled, still_sold, subscription_outcome, unchanged};
use crate::billing::Why;
use crate::catalog::Product;
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::id::Ids;
use crate::limits::MOVE_STEP;
use crate::money::Money;
use crate::payment::Owner;
use crate::period::{begin_of, plus_days};
use crate::plan::{Change, Note, Plan};
use crate::policy::PolicyValue;
use crate::subscription::{End, State, Subscription};
use jiff::Timestamp;
use jiff::civil::Date;

pub fn decide(known: &Subscription, facts: &Facts, at: Timestamp, ids: &mut Ids) -> Result<Plan, Stop> {
    if known.due_at().is_none_or(|due| due > at) {
        return Ok(unchanged(subscription_outcome(known.id, None)));
    }
    match &known.state {
        State::Scheduled { starts_on } => {
            bill_from(known, *starts_on, (*starts_on, Why::Purchase), facts, ids, None)
        }
        State::Trial { until } => trial_end(known, *until, facts, ids),
        State::Active { term } => period_end(known, *term, facts, ids),
        State::Expired { until, because: End::TrialEnded, .. } => Ok(delete(known, *until, End::TrialEnded)),
        State::Expired { until, because, .. } => Ok(disable(known, *until, because.clone())),
        State::Disabled { until, because, .. } => Ok(delete(known, *until, because.clone())),
        State::Deleted { .. } => forget(known, facts),
    }
}

/// Becomes active on a day, in its 0th term, and is billed for its first period.
fn bill_from(
    known: &Subscription,
    on: Date,
    (from, why): (Date, Why),
    facts: &Facts,
    ids: &mut Ids,
    unit_price: Option<Money>,
) -> Result<Plan, Stop> {
    let mut changed = known.next();
    changed.state = State::Active { term: 0 };
    changed.timeline.billed_periods = 1;
    if let Some(unit_price) = unit_price {
        changed.change_from(on, known.quantity(), unit_price);
    }
    let (lines, billed) = settled(&changed, &facts.billed_of(&known.id)?, (from, why), ids)?;
    let event = moved(known, &changed, on);
    let plan = Plan::answer(subscription_outcome(known.id, billed)).change(Change::PutSubscription(changed));
    Ok(plan.event(event).lines(known.id, lines))
}

/// A trial with a payment method becomes paid (R-USR-15) if policy still lets its owner buy (R-POL-7).
fn trial_end(known: &Subscription, until: Date, facts: &Facts, ids: &mut Ids) -> Result<Plan, Stop> {
    let product = still_sold(known.plan_id, facts)?;
    let allowed = match (known.owner, product) {
        (Owner::Person(_), Some(product)) => facts.policy()?.evaluate(product).value == PolicyValue::Enabled,
        _ => true,
    };
    match price_on(known, product, until) {
        Some(price) if known.recurring && allowed => {
            bill_from(known, until, (until, Why::Purchase), facts, ids, Some(price))
        }
        _ => {
            let plan = expire(known, until, End::TrialEnded);
            let blocked = known.recurring && !allowed;
            Ok(if blocked { plan.note(Note::ConversionBlockedByPolicy) } else { plan })
        }
    }
}

/// The next billing period of a term, the next term, or the end.
fn period_end(known: &Subscription, term: u32, facts: &Facts, ids: &mut Ids) -> Result<Plan, Stop> {
    let day = known.billing_schedule().nth(known.timeline.billed_periods);
    let renews = day == known.term_schedule().nth(term.saturating_add(1));
    if renews && !known.recurring {
        return Ok(expire(known, day, End::Lapsed));
    }
    let mut changed = known.next();
    changed.timeline.billed_periods = changed.timeline.billed_periods.saturating_add(1);
    let mut notes = Vec::new();
    let mut event = None;
    if renews {
        // The price of the day holds for the whole term (R-BIL-17, G-9); without one, the old price goes on.
        let price = price_on(known, still_sold(known.plan_id, facts)?, day);
        let scheduled = known.at_renewal.unwrap_or_else(|| known.quantity());
        let quantity = scheduled.max(known.assigned.saturating_add(known.reserved));
        if quantity > scheduled {
            notes.push(Note::KeptForAssigned(quantity));
        }
        changed.state = State::Active { term: term.saturating_add(1) };
        changed.at_renewal = None;
        if let Some(unit_price) = price.or_else(|| known.unit_price()) {
            if quantity != known.quantity() || Some(unit_price) != known.unit_price() {
                changed.change_from(day, quantity, unit_price);
            }
            event = Some(Event::Renewed { subscription_id: known.id, on: day, quantity, unit_price });
        }
    }
    let (lines, billed) = settled(&changed, &facts.billed_of(&known.id)?, (day, Why::Renewal), ids)?;
    let mut plan =
        Plan::answer(subscription_outcome(known.id, billed)).change(Change::PutSubscription(changed));
    plan.events.extend(event);
    plan.notes = notes;
    Ok(plan.lines(known.id, lines))
}

fn price_on(known: &Subscription, product: Option<&Product>, day: Date) -> Option<Money> {
    product?.plan(known.plan_id)?.price(&known.market, day)
}

fn expire(known: &Subscription, on: Date, because: End) -> Plan {
    let (expired, _) = known.offer_class.days();
    let mut changed = known.next();
    changed.stop(on);
    changed.state = State::Expired { on, until: plus_days(on, expired), because };
    put(known, changed, on)
}

fn disable(known: &Subscription, on: Date, because: End) -> Plan {
    let (_, disabled) = known.offer_class.days();
    if disabled == 0 {
        return delete(known, on, because);
    }
    let mut changed = known.next();
    changed.state = State::Disabled { on, until: plus_days(on, disabled), because };
    put(known, changed, on)
}

fn delete(known: &Subscription, on: Date, because: End) -> Plan {
    let mut changed = known.next();
    changed.state = State::Deleted { on, because, purge_at: Some(begin_of(&known.time_zone, on)) };
    put(known, changed, on)
}

fn put(known: &Subscription, changed: Subscription, on: Date) -> Plan {
    let event = moved(known, &changed, on);
    Plan::answer(subscription_outcome(known.id, None)).change(Change::PutSubscription(changed)).event(event)
}

fn moved(known: &Subscription, changed: &Subscription, on: Date) -> Event {
    Event::StatusChanged { subscription_id: known.id, from: known.status(), to: changed.status(), on }
}

/// Forgets who held licenses of a deleted subscription, so many people at a time.
fn forget(known: &Subscription, facts: &Facts) -> Result<Plan, Stop> {
    let step = facts.move_step(Key::MoveStep { from: known.id, into: None, after: None, only: None })?;
    let mut changed = known.next();
    changed.assigned = changed.assigned.saturating_sub(step.people);
    let last = step.people < MOVE_STEP;
    if let State::Deleted { purge_at, .. } = &mut changed.state {
        *purge_at = purge_at.filter(|_| !last);
    }
    let mut plan =
        Plan::answer(subscription_outcome(known.id, None)).change(Change::PutSubscription(changed));
    if let Some(upto) = step.upto {
        plan = plan.change(Change::ForgetSeats { subscription: known.id, upto, count: step.people });
    }
    Ok(if last { plan.event(Event::LicensesForgotten { subscription_id: known.id }) } else { plan })
}
