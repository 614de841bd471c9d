//! Handing licenses out and taking them back: at most twenty people, all or nothing (R-USR-23, V-5).

use super::{check::Check, unchanged};
use crate::command::PersonRef;
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::id::PersonId;
use crate::limits::ASSIGN_MAX;
use crate::people::{MailKind, Person};
use crate::plan::{Change, Note, Outcome, Plan};
use crate::refusal::{Refusal, Rule};
use crate::seats::Seat;
use crate::subscription::{Status, Subscription};
use crate::work::Recipient;
use jiff::Timestamp;
use std::collections::BTreeSet;

pub fn assign(
    known: &Subscription,
    people: &[PersonRef],
    facts: &Facts,
    at: Timestamp,
) -> Result<Plan, Stop> {
    let people = resolve(people, facts)?;
    if people.iter().any(|person| !person.active) {
        return Err(unknown().into());
    }
    known.must_be(&[Status::Active, Status::Expired])?;
    read_seats(known, &people, facts)?;
    let mut joining = Vec::new();
    let mut already = Vec::new();
    for &person in &people {
        match facts.seat(known.id, person.id)? {
            Some(_) => already.push(person.id),
            None => joining.push(person),
        }
    }
    let outcome =
        Outcome::Licenses { subscription: known.id, people: people.iter().map(|person| person.id).collect() };
    if joining.is_empty() {
        return Ok(unchanged(outcome).note(Note::AlreadyAssigned(already)));
    }
    let needed = count(&joining);
    if known.free() < needed {
        return Err(Refusal::NotEnoughLicenses { available: known.free(), needed }.into());
    }
    let mut changed = known.next();
    changed.assigned = changed.assigned.saturating_add(needed);
    let mut plan = Plan::answer(outcome).change(Change::PutSubscription(changed));
    for person in &joining {
        let seat = Seat {
            subscription_id: known.id,
            person_id: person.id,
            assigned_at: at,
            disabled_plans: Vec::new(),
            take_over_id: None,
        };
        plan = plan.change(Change::OpenSeat(seat));
    }
    if !already.is_empty() {
        plan = plan.note(Note::AlreadyAssigned(already));
    }
    Ok(plan.event(Event::LicensesAssigned {
        subscription_id: known.id,
        product: known.product_name.clone(),
        users: joining.iter().map(|person| person.id).collect(),
        recipients: joining
            .iter()
            .filter(|person| person.wants(MailKind::LicensesAssigned))
            .map(|&person| Recipient::from(person))
            .collect(),
    }))
}

pub fn unassign(known: &Subscription, people: &[PersonRef], facts: &Facts) -> Result<Plan, Stop> {
    let people = resolve(people, facts)?;
    known.must_be(&[Status::Active, Status::Expired, Status::Disabled])?;
    read_seats(known, &people, facts)?;
    for person in &people {
        if facts.seat(known.id, person.id)?.is_none() {
            return Err(Refusal::NotAssigned { user: person.user_principal_name.clone() }.into());
        }
    }
    let mut changed = known.next();
    changed.assigned = changed.assigned.saturating_sub(count(&people));
    let users: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let outcome = Outcome::Licenses { subscription: known.id, people: users.clone() };
    let mut plan = Plan::answer(outcome).change(Change::PutSubscription(changed));
    for &person in &users {
        plan = plan.change(Change::CloseSeat { subscription: known.id, person });
    }
    Ok(plan.event(Event::LicensesUnassigned { subscription_id: known.id, users }))
}

/// The people that a caller named: at least one, at most twenty, each once, all of this organization (R-USR-24).
fn resolve<'a>(people: &[PersonRef], facts: &'a Facts) -> Result<Vec<&'a Person>, Stop> {
    if people.len() > ASSIGN_MAX {
        return Err(Refusal::TooManyPeople { limit: ASSIGN_MAX }.into());
    }
    let mut check = Check::default();
    check.that(!people.is_empty(), "users", || Rule::Required);
    check.done()?;
    let unread = people.iter().filter_map(|person| match person {
        PersonRef::Id(id) => (!facts.people.contains_key(id)).then_some(Key::Person(*id)),
        PersonRef::Name(name) => {
            (!facts.people_named.contains_key(name)).then(|| Key::PersonNamed(name.clone()))
        }
    });
    facts.read_all(unread)?;
    let mut ids = Vec::with_capacity(people.len());
    for person in people {
        let id = match person {
            PersonRef::Id(id) => Some(*id),
            PersonRef::Name(name) => facts.person_named(name)?,
        };
        ids.push(id.ok_or_else(unknown)?);
    }
    facts.read_all(ids.iter().filter(|id| !facts.people.contains_key(id)).map(|&id| Key::Person(id)))?;
    let mut found = Vec::with_capacity(people.len());
    for id in &ids {
        match facts.person(id) {
            Ok(person) => found.push(person),
            Err(Stop::Refused(_)) => return Err(unknown().into()),
            Err(need) => return Err(need),
        }
    }
    let distinct: BTreeSet<_> = found.iter().map(|person| person.id).collect();
    if distinct.len() < found.len() {
        return Err(Refusal::field("users", Rule::Repeated).into());
    }
    Ok(found)
}

/// Everyone's license at once: twenty people cost one reading, not twenty.
fn read_seats(known: &Subscription, people: &[&Person], facts: &Facts) -> Result<(), Stop> {
    let unread = people.iter().filter(|person| !facts.seats.contains_key(&(known.id, person.id)));
    facts.read_all(unread.map(|person| Key::Seat(known.id, person.id)))
}

/// Somebody of another organization is as unknown as somebody who never was.
fn unknown() -> Refusal {
    Refusal::field("users", Rule::Unknown)
}

fn count<T>(people: &[T]) -> u32 {
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}
