//! Sessions: a person signs in at the web door, stays as long as they do something, and is out everywhere at once when
//! they say so or their password changes. Whether a password is right is the door's to know, never decided here.

use super::check::is_sha256;
use super::{not_found, people, unchanged};
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::{Ids, TokenId};
use crate::limits::{SESSION_HOURS_MAX, SESSION_IDLE_HOURS, SESSIONS_MAX};
use crate::people::{Bearer, Person, Session, Token};
use crate::period::plus_hours;
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Rule, Thing};
use jiff::Timestamp;

/// A new session. Those of the same person that are over are forgotten, and so is one more when there are too many.
pub fn sign_in(
    person: &Person,
    hash: &str,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    if !is_sha256(hash) {
        return Err(Refusal::field("hash", Rule::Format { expected: "a SHA-256".into() }).into());
    }
    if !person.active {
        return Err(Refusal::AccountInactive.into());
    }
    let token = Token {
        id: TokenId(ids.make()),
        version: 1,
        hash: hash.into(),
        bearer: Bearer::Person(person.id),
        expires_at: Some(plus_hours(at, SESSION_IDLE_HOURS)),
        session: Some(Session { began_at: at }),
    };
    let mut plan = Plan::answer(Outcome::Token(token.id));
    let mut known = facts.sessions_of(&person.id)?;
    known.sort_by_key(|known| (known.expires_at, known.id));
    let (live, over): (Vec<_>, Vec<_>) = known.into_iter().partition(|known| holds(known, person, at));
    let too_many = live.len().saturating_add(1).saturating_sub(SESSIONS_MAX);
    for known in over {
        plan = plan.change(Change::RemoveToken(known));
    }
    for known in live.into_iter().take(too_many) {
        let revoked = Event::TokenRevoked { token_id: known.id.0 };
        plan = plan.change(Change::RemoveToken(known)).event(revoked);
    }
    let event = Event::SignedIn { user_id: person.id, token_id: token.id.0 };
    Ok(plan.change(Change::PutToken(token)).event(event))
}

/// A session whose person does something lasts on, but never past its last hour. It never gets shorter, and one that
/// is over stays over.
pub fn extend(token: &Token, facts: &Facts, at: Timestamp) -> Result<Plan, Stop> {
    let (Some(session), Bearer::Person(person)) = (token.session, token.bearer) else {
        return Err(not_found(Thing::Token));
    };
    if !holds(token, facts.person(&person)?, at) {
        return Err(not_found(Thing::Token));
    }
    let last = plus_hours(session.began_at, SESSION_HOURS_MAX);
    let expires_at = Some(plus_hours(at, SESSION_IDLE_HOURS).min(last));
    if expires_at <= token.expires_at {
        return Ok(unchanged(Outcome::Token(token.id)));
    }
    let changed = Token { version: token.version.saturating_add(1), expires_at, ..token.clone() };
    Ok(Plan::answer(Outcome::Token(token.id)).change(Change::PutToken(changed)))
}

/// Every session that began before now is over.
pub fn sign_out_everywhere(person: &Person, at: Timestamp) -> Result<Plan, Stop> {
    let changed = Person { sessions_from: Some(at), ..people::next(person) };
    let event = Event::SignedOutEverywhere { user_id: person.id };
    Ok(Plan::answer(Outcome::Person(person.id)).change(Change::PutPerson(changed)).event(event))
}

fn holds(token: &Token, person: &Person, at: Timestamp) -> bool {
    token.holds(at) && token.session.is_some_and(|session| session.holds_for(person))
}
