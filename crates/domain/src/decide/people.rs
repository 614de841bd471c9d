//! People, groups and roles.

use super::check::{Check, is_sign_in_name};
use super::unchanged;
use crate::command::{ChangeSettings, CreatePerson, Principal};
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::id::{GroupId, Ids, PersonId};
use crate::limits::MEMBERS_MAX;
use crate::people::{Group, Person, Role};
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Rule, Thing};
use jiff::Timestamp;
use std::collections::BTreeSet;

pub fn create(new: &CreatePerson, facts: &Facts, ids: &mut Ids) -> Result<Plan, Stop> {
    let name = new.user_principal_name.to_lowercase();
    let usage_location = new.usage_location.clone().unwrap_or_else(|| facts.tenant.market.clone());
    let mut check = Check::default();
    let form = || Rule::Format { expected: "a name of the form local@domain".into() };
    check.that(is_sign_in_name(&name), "user_principal_name", form);
    check.name("display_name", &new.display_name);
    check.optional("department", new.department.as_deref());
    check.optional("job_title", new.job_title.as_deref());
    check.country("usage_location", &usage_location);
    if let Some(locale) = &new.locale {
        check.locale(locale);
    }
    check.done()?;
    if let Some(manager) = new.manager {
        facts.person(&manager)?;
    }
    // Nobody takes a sign-in name that belongs to somebody else's organization, guests included.
    let domain = name.split_once('@').map_or("", |(_, domain)| domain);
    if domain != facts.tenant.domain && facts.domain_taken(&domain.to_owned())? {
        let allowed = vec![format!("…@{}", facts.tenant.domain)];
        return Err(Refusal::field("user_principal_name", Rule::OneOf { allowed }).into());
    }
    if facts.name_taken(&name)? {
        return Err(Refusal::AlreadyExists(Thing::Person).into());
    }
    let person = Person {
        id: PersonId(ids.make()),
        version: 1,
        user_principal_name: name.clone(),
        display_name: new.display_name.clone(),
        roles: BTreeSet::new(),
        guest: new.guest,
        active: true,
        department: new.department.clone(),
        job_title: new.job_title.clone(),
        manager: new.manager,
        usage_location,
        locale: new.locale.clone(),
        password_hash: None,
        sessions_from: None,
        muted: BTreeSet::new(),
    };
    let event = Event::PersonCreated { user_id: person.id, user_principal_name: name };
    Ok(Plan::answer(Outcome::Person(person.id)).change(Change::PutPerson(person)).event(event))
}

pub fn create_group(name: &str, members: &[PersonId], facts: &Facts, ids: &mut Ids) -> Result<Plan, Stop> {
    let mut check = Check::default();
    check.name("display_name", name);
    let max = u64::try_from(MEMBERS_MAX).unwrap_or(0);
    check.that(members.len() <= MEMBERS_MAX, "members", || Rule::TooLong { max });
    let distinct: BTreeSet<_> = members.iter().collect();
    check.that(distinct.len() == members.len(), "members", || Rule::Repeated);
    check.done()?;
    facts.read_all(members.iter().filter(|id| !facts.people.contains_key(id)).map(|&id| Key::Person(id)))?;
    for member in members {
        facts.person(member)?;
    }
    let id = GroupId(ids.make());
    let group = Group { id, version: 1, display_name: name.into(), members: members.to_vec() };
    let event = Event::GroupCreated { group_id: id.0, display_name: name.into(), members: members.len() };
    Ok(Plan::answer(Outcome::Group(id)).change(Change::PutGroup(group)).event(event))
}

pub fn assign_roles(person: &Person, roles: &BTreeSet<Role>) -> Result<Plan, Stop> {
    let outcome = Outcome::Person(person.id);
    if person.roles == *roles {
        return Ok(unchanged(outcome));
    }
    if person.guest && !roles.is_empty() {
        return Err(Refusal::field("roles", Rule::NotAllowedHere).into());
    }
    let event =
        Event::RolesAssigned { user_id: person.id, roles: roles.clone(), before: person.roles.clone() };
    Ok(Plan::answer(outcome)
        .change(Change::PutPerson(Person { roles: roles.clone(), ..next(person) }))
        .event(event))
}

/// Whoever knew the old password is signed out.
pub fn set_password(person: &Person, hash: &str, at: Timestamp) -> Result<Plan, Stop> {
    if !hash.starts_with("$argon2id$") {
        return Err(Refusal::field("hash", Rule::Format { expected: "an argon2id hash".into() }).into());
    }
    let changed = Person { password_hash: Some(hash.into()), sessions_from: Some(at), ..next(person) };
    let event = Event::PasswordSet { user_id: person.id };
    Ok(Plan::answer(Outcome::Person(person.id)).change(Change::PutPerson(changed)).event(event))
}

/// What people set for themselves, whatever their role.
pub fn change_settings(principal: Principal, change: &ChangeSettings, facts: &Facts) -> Result<Plan, Stop> {
    let Principal::Person(id) = principal else { return Err(Refusal::NotAllowed.into()) };
    let before = facts.person(&id)?;
    let mut after = next(before);
    if let Some(locale) = &change.locale {
        after.locale = Some(locale.clone()).filter(|locale| !locale.is_empty());
    }
    if let Some(locale) = &after.locale {
        let mut check = Check::default();
        check.locale(locale);
        check.done()?;
    }
    if let Some(muted) = &change.muted {
        after.muted = muted.clone();
    }
    let changed = [("locale", after.locale != before.locale), ("muted", after.muted != before.muted)];
    let fields: Vec<_> = changed.into_iter().filter_map(|(name, changed)| changed.then_some(name)).collect();
    if fields.is_empty() {
        return Ok(unchanged(Outcome::Person(id)));
    }
    let event = Event::SettingsChanged { user_id: id, fields };
    Ok(Plan::answer(Outcome::Person(id)).change(Change::PutPerson(after)).event(event))
}

pub fn next(person: &Person) -> Person {
    Person { version: person.version.saturating_add(1), ..person.clone() }
}
