//! Whether a subscription renews (R-SUB-10 ff.). Off is not a cancellation: it runs to its end.

use super::{subscription_outcome, unchanged};
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::plan::{Change, Note, Plan};
use crate::refusal::Refusal;
use crate::subscription::{Status, Subscription};

pub fn decide(known: &Subscription, recurring: bool, facts: &Facts) -> Result<Plan, Stop> {
    known.must_be(&[Status::Active])?;
    if known.recurring == recurring {
        return Ok(unchanged(subscription_outcome(known.id, None)));
    }
    // The organization may turn a trial into paid licenses and pay by invoice (R-USR-16).
    if recurring && known.trial() && known.self_service() {
        let profile = facts.billing_profile(&known.billing_profile_id)?;
        if profile.payment_method_id.is_none() {
            return Err(Refusal::TrialNeverRenews.into());
        }
    }
    Ok(set(known, recurring))
}

/// Turning it off discards what was scheduled (R-SUB-13).
pub fn set(known: &Subscription, recurring: bool) -> Plan {
    let mut changed = known.next();
    changed.recurring = recurring;
    let discarded = changed.at_renewal.take_if(|_| !recurring);
    let mut plan = Plan::answer(subscription_outcome(known.id, None));
    plan.notes.extend(discarded.map(Note::ScheduledQuantityDiscarded));
    let event = Event::RecurringSet { subscription_id: known.id, recurring };
    plan.change(Change::PutSubscription(changed)).event(event)
}
