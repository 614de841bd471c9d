//! Cancelling by the owner: now, with a prorated credit, or before the next renewal (R-SUB-30, R-SUB-31).
//!
//! A purchaser cancels online only up to a number of licenses; above, support or an administrator's take-over does it
//! (P-2, G-1). Now means Disabled the same day, skipping Expired (R-SUB-4).

use super::change_quantity::{in_window, term_start};
use super::check::Check;
use super::{set_recurring, settled, subscription_outcome, today, unchanged};
use crate::billing::Why;
use crate::catalog::Terms;
use crate::command::When;
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::Ids;
use crate::people::CancelBasis;
use crate::plan::{Change, Plan};
use crate::refusal::Refusal;
use crate::subscription::{CancelReason, End, Status, Subscription};
use jiff::Timestamp;
use jiff::civil::Date;

/// What the owner asks for.
pub struct Ask<'a> {
    pub reason: CancelReason,
    pub comment: Option<&'a str>,
    pub when: When,
}

pub fn decide(
    known: &Subscription,
    ask: &Ask<'_>,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    possible(known, ask.comment)?;
    if ask.when == When::Renewal {
        let ends_on = known.ends_on().unwrap_or(today(known, at));
        let plan = if known.recurring {
            set_recurring::set(known, false)
        } else {
            unchanged(subscription_outcome(known.id, None))
        };
        return Ok(plan.event(canceled(known, (ask.reason, ask.comment), ends_on)));
    }
    online_limit(known, facts)?;
    carry_out(known, (ask.reason, ask.comment), facts, at, ids)
}

/// The same now, however many licenses it has: for its purchaser, by whoever resolves their support request (P-2).
pub fn carry_out(
    known: &Subscription,
    why: (CancelReason, Option<&str>),
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    possible(known, why.1)?;
    let today = today(known, at);
    window(known, today)?;
    let reason = why.0;
    let mut changed = known.next();
    changed.cancel(today, End::Canceled { reason });
    let (lines, billed) = settled(&changed, &facts.billed_of(&known.id)?, (today, Why::Canceled), ids)?;
    let moved = Event::StatusChanged {
        subscription_id: known.id,
        from: known.status(),
        to: changed.status(),
        on: today,
    };
    let plan = Plan::answer(subscription_outcome(known.id, billed)).change(Change::PutSubscription(changed));
    Ok(plan.event(canceled(known, why, today)).event(moved).lines(known.id, lines))
}

/// Refuses unless the number of its licenses is all that keeps the purchaser from cancelling it online (P-2).
pub fn needs_support(
    known: &Subscription,
    comment: Option<&str>,
    facts: &Facts,
    at: Timestamp,
) -> Result<(), Stop> {
    possible(known, comment)?;
    window(known, today(known, at))?;
    if online_limit(known, facts).is_ok() {
        return Err(Refusal::CancelableOnline.into());
    }
    Ok(())
}

fn possible(known: &Subscription, comment: Option<&str>) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.comment(comment);
    check.done()?;
    known.must_be(&[Status::Active])?;
    if known.reserved > 0 {
        return Err(Refusal::TakeOverUnderWay);
    }
    Ok(())
}

/// R-SUB-43, V-7.
fn window(known: &Subscription, today: Date) -> Result<(), Refusal> {
    if known.terms == Terms::SevenDay && !known.trial() && !in_window(term_start(known), today) {
        return Err(Refusal::WindowClosed);
    }
    Ok(())
}

fn canceled(known: &Subscription, (reason, comment): (CancelReason, Option<&str>), on: Date) -> Event {
    Event::Canceled { subscription_id: known.id, reason, comment: comment.map(Into::into), on }
}

/// P-2: the limit binds the purchaser of a self-service purchase, not an administrator of the organization.
fn online_limit(known: &Subscription, facts: &Facts) -> Result<(), Refusal> {
    let limit = facts.tenant.online_cancel;
    let count = match limit.basis {
        CancelBasis::Assigned => known.assigned,
        CancelBasis::Purchased => known.quantity(),
    };
    if known.self_service() && count > limit.max {
        return Err(Refusal::TooManyToCancelOnline { count, limit: limit.max, basis: limit.basis });
    }
    Ok(())
}
