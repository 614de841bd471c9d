//! Which services of a product a person's license gives (R-LIC-3): all of them are on until somebody switches some off.
//! The license itself stays, with the day since when it is held and the take-over that brought it.

use super::check::Check;
use super::unchanged;
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::PersonId;
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Rule};
use crate::seats::Seat;
use crate::subscription::{Status, Subscription};
use std::collections::BTreeSet;
use uuid::Uuid;

pub fn decide(
    known: &Subscription,
    person: PersonId,
    disabled_plans: &[Uuid],
    facts: &Facts,
) -> Result<Plan, Stop> {
    let holder = facts.person(&person)?;
    let product = facts.product(&known.product_id)?;
    let offered: BTreeSet<Uuid> = product.service_plans.iter().map(|plan| plan.service_plan_id).collect();
    let disabled: BTreeSet<Uuid> = disabled_plans.iter().copied().collect();
    let mut check = Check::default();
    check.that(disabled.len() == disabled_plans.len(), "disabled_plans", || Rule::Repeated);
    check.that(disabled.is_subset(&offered), "disabled_plans", || Rule::Unknown);
    check.done()?;
    known.must_be(&[Status::Active, Status::Expired])?;
    let Some(seat) = facts.seat(known.id, person)? else {
        return Err(Refusal::NotAssigned { user: holder.user_principal_name.clone() }.into());
    };
    let outcome = Outcome::Licenses { subscription: known.id, people: vec![person] };
    // In one order, so that the same choice is the same list.
    let disabled: Vec<Uuid> = disabled.into_iter().collect();
    if seat.disabled_plans == disabled {
        return Ok(unchanged(outcome));
    }
    let event = Event::ServicePlansChanged {
        subscription_id: known.id,
        user_id: person,
        disabled_plans: disabled.clone(),
        before: seat.disabled_plans.clone(),
    };
    let changed = Seat { disabled_plans: disabled, ..seat.clone() };
    // A row of a seat never changes: the new one takes the place of the old one.
    let old = Change::CloseSeat { subscription: known.id, person };
    Ok(Plan::answer(outcome).change(old).change(Change::OpenSeat(changed)).event(event))
}
