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
    let mut check = Check::default();
    check.comment(ask.comment);
    check.done()?;
    known.must_be(&[Status::Active])?;
    if known.reserved > 0 {
        return Err(Refusal::TakeOverUnderWay.into());
    }
    let today = today(known, at);
    let canceled = |on| Event::Canceled {
        subscription_id: known.id,
        reason: ask.reason,
        comment: ask.comment.map(Into::into),
        on,
    };
    if ask.when == When::Renewal {
        let ends_on = known.ends_on().unwrap_or(today);
        let plan = if known.recurring {
            set_recurring::set(known, false)
        } else {
            unchanged(subscription_outcome(known.id, None))
        };
        return Ok(plan.event(canceled(ends_on)));
    }
    online_limit(known, facts)?;
    if known.terms == Terms::SevenDay && !known.trial() && !in_window(term_start(known), today) {
        return Err(Refusal::WindowClosed.into());
    }
    let mut changed = known.next();
    changed.cancel(today, End::Canceled { reason: ask.reason });
    let (lines, billed) = settled(&changed, &facts.billed_of(&known.id)?, (today, Why::Canceled), ids)?;
    let moved = Event::StatusChanged {
        subscription_id: known.id,
        from: known.status(),
        to: changed.status(),
        on: today,
    };
    let plan = Plan::answer(subscription_outcome(known.id, billed)).change(Change::PutSubscription(changed));
    Ok(plan.event(canceled(today)).event(moved).lines(known.id, lines))
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
