//! Sessions: how long they hold, who may end them, and that there are never many.

use super::world::World;
use super::world::script::code;
use jiff::SignedDuration;
use jiff::civil::date;
use purser_domain::command::{Command, Principal};
use purser_domain::event::Event;
use purser_domain::id::{PersonId, TokenId};
use purser_domain::limits::SESSIONS_MAX;
use purser_domain::people::{Bearer, Person, Token};
use purser_domain::plan::{Note, Outcome, Plan};
use purser_domain::refusal::Refusal;

fn world() -> World {
    World::new("US", date(2026, 1, 15))
}

fn answer(result: Result<Plan, Refusal>) -> String {
    match result {
        Ok(plan) if plan.notes.contains(&Note::NothingChanged) => "unchanged".into(),
        Ok(_) => "ok".into(),
        Err(no) => code(&no),
    }
}

fn sign_in(world: &mut World, person: PersonId) -> TokenId {
    let hash = format!("{:064x}", world.store.tokens.len());
    match world.run(Principal::System, Command::SignIn { person, hash }).unwrap().outcome {
        Outcome::Token(token) => token,
        other => panic!("{other:?}"),
    }
}

fn session(world: &World, token: TokenId) -> &Token {
    &world.store.tokens[&token]
}

fn minutes(world: &mut World, minutes: i64) {
    world.now += SignedDuration::from_mins(minutes);
}

#[test]
fn a_session_lasts_two_hours_after_the_last_sign_of_life_and_twelve_at_most() {
    let mut world = world();
    let kai = world.person("kai");
    let me = Principal::Person(kai);
    let token = sign_in(&mut world, kai);
    let began = world.now;
    let known = session(&world, token).clone();
    assert_eq!(known.bearer, Bearer::Person(kai));
    assert_eq!(known.session.map(|session| session.began_at), Some(began));
    assert_eq!(known.expires_at, Some(began + SignedDuration::from_hours(2)));
    let extend = Command::ExtendSession { token };
    for hour in 1..=11 {
        minutes(&mut world, 60);
        let plan = world.run(me, extend.clone()).unwrap();
        let now = world.now;
        assert_eq!(plan.events, [], "a sign of life is no event");
        let end = (now + SignedDuration::from_hours(2)).min(began + SignedDuration::from_hours(12));
        assert_eq!(session(&world, token).expires_at, Some(end), "after {hour} hours");
        assert!(session(&world, token).holds(now));
        if hour == 11 {
            assert_eq!(end, began + SignedDuration::from_hours(12), "never past its last hour");
        }
    }
    minutes(&mut world, 59);
    assert_eq!(answer(world.run(me, extend.clone())), "unchanged");
    minutes(&mut world, 1);
    assert!(!session(&world, token).holds(world.now));
    assert_eq!(answer(world.run(me, extend)), "not_found", "what is over stays over");
}

#[test]
fn only_the_web_door_signs_in_and_only_who_can_act() {
    let mut world = world();
    let (kai, retired) = (world.person("kai"), world.person("retired"));
    let hash = || "a".repeat(64);
    for (who, person, hash, expected) in [
        ("system", kai, hash(), "ok"),
        ("system", kai, "secret".into(), "invalid_input hash format"),
        ("system", retired, hash(), "account_inactive"),
        ("system", PersonId(uuid::Uuid::from_u128(404)), hash(), "not_found"),
        ("kai", kai, hash(), "not_allowed"),
        ("admin", kai, hash(), "not_allowed"),
        ("operator", kai, hash(), "not_allowed"),
    ] {
        let command = Command::SignIn { person, hash };
        assert_eq!(answer(world.run(world.principal(who), command)), expected, "{who}");
    }
}

#[test]
fn a_session_is_its_person_s_alone_and_no_bearer_token() {
    let mut world = world();
    let kai = world.person("kai");
    let token = sign_in(&mut world, kai);
    let issue = Command::IssueToken { bearer: Bearer::Person(kai), hash: "b".repeat(64), expires_at: None };
    let Outcome::Token(bearer) = world.run(Principal::Person(kai), issue).unwrap().outcome else { panic!() };
    minutes(&mut world, 30);
    for (who, token, expected) in [
        ("noor", token, "not_found"),
        ("admin", token, "not_found"),
        ("kai", bearer, "not_found"),
        ("kai", token, "ok"),
    ] {
        let extend = Command::ExtendSession { token };
        assert_eq!(answer(world.run(world.principal(who), extend)), expected, "{who}");
    }
    // Signing out is taking the session back.
    let out = Command::RevokeToken { token };
    assert_eq!(answer(world.run(world.principal("noor"), out.clone())), "not_found");
    assert_eq!(answer(world.run(world.principal("kai"), out)), "ok");
    assert!(!world.store.tokens.contains_key(&token));
}

#[test]
fn everything_ends_when_somebody_says_so_or_the_password_changes() {
    let mut world = world();
    let kai = world.person("kai");
    for (who, command, expected) in [
        ("noor", Command::SignOutEverywhere { person: kai }, "not_allowed"),
        ("users", Command::SignOutEverywhere { person: kai }, "not_allowed"),
        ("kai", Command::SignOutEverywhere { person: kai }, "ok"),
        ("admin", Command::SignOutEverywhere { person: kai }, "ok"),
        ("kai", Command::SetPassword { person: kai, hash: "$argon2id$x".into() }, "ok"),
    ] {
        let token = sign_in(&mut world, kai);
        minutes(&mut world, 30);
        assert_eq!(answer(world.run(world.principal(who), command)), expected, "{who}");
        let holds = session(&world, token).session.unwrap().holds_for(&world.store.people[&kai]);
        assert_eq!(holds, expected != "ok", "{who}");
        if expected == "ok" {
            let extend = world.run(Principal::Person(kai), Command::ExtendSession { token });
            assert_eq!(answer(extend), "not_found", "nothing brings it back");
            let anew = sign_in(&mut world, kai);
            assert!(session(&world, anew).session.unwrap().holds_for(&world.store.people[&kai]));
            assert!(!world.store.tokens.contains_key(&token), "forgotten with the next one");
        }
    }
}

#[test]
fn what_was_stored_before_there_were_sessions_is_read() {
    let id = "01980000-0000-7000-8000-000000000001";
    let token = format!(r#"{{"id":"{id}","hash":"h","bearer":{{"person":"{id}"}},"expires_at":null}}"#);
    let token: Token = serde_json::from_str(&token).unwrap();
    assert_eq!((token.version, token.session), (1, None));
    let person = format!(
        r#"{{"id":"{id}","version":1,"user_principal_name":"kai@a.example","display_name":"Kai","roles":[],
            "guest":false,"active":true,"department":null,"job_title":null,"manager":null,
            "usage_location":"US","locale":null,"password_hash":null}}"#
    );
    let person: Person = serde_json::from_str(&person).unwrap();
    assert_eq!((person.sessions_from, person.muted.len()), (None, 0));
}

#[test]
fn nobody_has_more_than_twenty_sessions() {
    let mut world = world();
    let (kai, noor) = (world.person("kai"), world.person("noor"));
    let neighbour = sign_in(&mut world, noor);
    let mut tokens = Vec::new();
    for _ in 0..SESSIONS_MAX {
        tokens.push(sign_in(&mut world, kai));
        minutes(&mut world, 1);
    }
    assert!(tokens.iter().all(|token| world.store.tokens.contains_key(token)));
    // The first one goes on, so the second one would end first.
    world.run(Principal::Person(kai), Command::ExtendSession { token: tokens[0] }).unwrap();
    let hash = "e".repeat(64);
    let plan = world.run(Principal::System, Command::SignIn { person: kai, hash }).unwrap();
    let revoked: Vec<_> = plan
        .events
        .iter()
        .filter_map(|event| match event {
            Event::TokenRevoked { token_id } => Some(TokenId(*token_id)),
            _ => None,
        })
        .collect();
    assert_eq!(revoked, [tokens[1]]);
    let kept: Vec<_> = tokens.iter().filter(|token| world.store.tokens.contains_key(token)).collect();
    assert_eq!(kept.len(), SESSIONS_MAX - 1);
    // Those that are over go without a word, and everybody else's stay.
    minutes(&mut world, 24 * 60);
    let last = sign_in(&mut world, kai);
    let left: Vec<_> = world.store.tokens.keys().copied().collect();
    assert_eq!(left, [neighbour, last]);
}
