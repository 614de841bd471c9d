//! Verification finds nothing where nothing is wrong, and everything that was damaged.

use super::bench::{
    A, Bench, at, event, held, job, line, person_id, remember, request, take_over, tenant_write, version,
};
use crate::on_all;
use purser_domain::id::TokenId;
use purser_domain::people::{Bearer, Token};
use purser_domain::plan::Change;
use purser_domain::subscription::Subscription;
use purser_domain::take_over::TakeOver;
use purser_store::testing::{TestDatabase, execute};
use purser_store::{EventRow, Store, TenantWrite};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A little of everything.
async fn furnished(database: &TestDatabase) -> Store {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1, 2, 3])).await.unwrap();
    bench.write(A, held(2, &[])).await.unwrap();
    let locked =
        Subscription { version: 2, take_over: Some(super::bench::take_over_id(1)), ..subscription(1) };
    let target = Subscription { version: 2, reserved: 2, ..super::bench::subscription(2) };
    let mut billed = super::bench::subscription(3);
    billed.timeline.billed_periods = 1;
    let token = Token {
        id: TokenId(Uuid::from_u128(1)),
        version: 1,
        session: None,
        hash: "11".into(),
        bearer: Bearer::Person(person_id(1)),
        expires_at: None,
    };
    let changes = vec![
        Change::PutSubscription(locked),
        Change::PutSubscription(target),
        Change::PutSubscription(billed),
        Change::PutTakeOver(TakeOver { total: 3, done: 1, ..take_over(1, 1, 2) }),
        Change::AddLine(line(1, 3, 0, 10_000)),
        Change::PutToken(token),
        Change::PutSupportRequest(request(1, 1)),
    ];
    let write = TenantWrite {
        event_seq: 3,
        at: at(9),
        changes,
        events: vec![event(1), event(2), EventRow { at: at(9), ..event(3) }],
        jobs: vec![job(1, 0), job(77, 0)],
        remember: vec![remember("k", "f")],
        ..tenant_write(A)
    };
    bench.commit(vec![write]).await.unwrap();
    bench.store
}

fn subscription(n: u128) -> Subscription {
    Subscription { assigned: 3, ..super::bench::subscription(n) }
}

/// The rules that are broken, once each.
async fn broken(store: &Store) -> Vec<&'static str> {
    let rules: BTreeSet<_> = store.verify().await.unwrap().into_iter().map(|finding| finding.rule).collect();
    rules.into_iter().collect()
}

/// Damage, how it is repaired, and the rules that tell of it.
const DAMAGE: [(&str, &str, &[&str]); 16] = [
    (
        "UPDATE subscription SET assigned = 1 WHERE assigned = 3",
        "UPDATE subscription SET assigned = 3 WHERE assigned = 1",
        &["columns-agree"],
    ),
    (
        "UPDATE subscription SET due_at = due_at + 1",
        "UPDATE subscription SET due_at = due_at - 1",
        &["columns-agree"],
    ),
    (
        "UPDATE support_request SET status = 'done'",
        "UPDATE support_request SET status = 'open'",
        &["columns-agree"],
    ),
    (
        "CREATE TABLE kept AS SELECT * FROM seat; DELETE FROM seat",
        "INSERT INTO seat SELECT * FROM kept; DROP TABLE kept",
        &["assigned-counts-seats"],
    ),
    (
        "CREATE TABLE kept AS SELECT * FROM take_over; DELETE FROM take_over",
        "INSERT INTO take_over SELECT * FROM kept; DROP TABLE kept",
        &["locked-by-a-running-take-over", "reserved-by-moves"],
    ),
    (
        "UPDATE take_over SET phase = 'completed'",
        "UPDATE take_over SET phase = 'moving'",
        &["reserved-by-moves"],
    ),
    ("UPDATE line SET amount = amount + 1", "UPDATE line SET amount = amount - 1", &["lines-equal-owed"]),
    (
        "CREATE TABLE kept AS SELECT * FROM line; DELETE FROM line",
        "INSERT INTO line SELECT * FROM kept; DROP TABLE kept",
        &["lines-equal-owed"],
    ),
    (
        "UPDATE event SET seq = 4 WHERE seq = 3",
        "UPDATE event SET seq = 3 WHERE seq = 4",
        &["events-without-gaps"],
    ),
    (
        "CREATE TABLE kept AS SELECT * FROM event WHERE seq = 3; DELETE FROM event WHERE seq = 3",
        "INSERT INTO event SELECT * FROM kept; DROP TABLE kept",
        &["events-without-gaps"],
    ),
    (
        "UPDATE event SET at = at + 1 WHERE seq = 3",
        "UPDATE event SET at = at - 1 WHERE seq = 3",
        &["time-of-last-event"],
    ),
    (
        "UPDATE event SET at = at - 1 WHERE seq = 2",
        "UPDATE event SET at = at + 1 WHERE seq = 2",
        &["time-goes-forward"],
    ),
    (
        "CREATE TABLE kept AS SELECT * FROM job; DELETE FROM job; \
         INSERT INTO job SELECT id, id, kind, work, due_at, attempt, lease, buried, error FROM kept",
        "DELETE FROM job; INSERT INTO job SELECT * FROM kept; DROP TABLE kept",
        &["a-move-has-its-job", "of-a-known-tenant"],
    ),
    (
        "CREATE TABLE kept AS SELECT * FROM sign_in_name WHERE name = 'p1@a.example'; \
         DELETE FROM sign_in_name WHERE name = 'p1@a.example'",
        "INSERT INTO sign_in_name SELECT * FROM kept; DROP TABLE kept",
        &["names-lead-to-things"],
    ),
    (
        "UPDATE token SET hash = '22'",
        "UPDATE token SET hash = '11'",
        &["names-are-of-things", "names-lead-to-things"],
    ),
    (
        "CREATE TABLE kept AS SELECT * FROM domain_name WHERE domain = 'a.example'; \
         DELETE FROM domain_name WHERE domain = 'a.example'; \
         INSERT INTO domain_name SELECT 'z.example', tenant_id FROM kept",
        "DELETE FROM domain_name WHERE domain = 'z.example'; \
         INSERT INTO domain_name SELECT * FROM kept; DROP TABLE kept",
        &["names-are-of-things", "names-lead-to-things"],
    ),
];

async fn check_damage(database: &TestDatabase) {
    let store = furnished(database).await;
    for (damage, repair, rules) in DAMAGE {
        assert_eq!(store.verify().await.unwrap(), [], "before {damage}");
        execute(&store, damage).await.unwrap();
        assert_eq!(broken(&store).await, rules, "{damage}");
        execute(&store, repair).await.unwrap();
    }
}

async fn check_pages(database: &TestDatabase) {
    // More than one page of subscriptions and of people.
    let bench = Bench::new(database).await;
    let people = (1_000..2_500).map(|n| Change::PutPerson(super::bench::person(n, "a.example")));
    bench.write(A, people.collect()).await.unwrap();
    for first in [10_000, 11_000] {
        let bought = (first..first + 1_000).map(|n| version(n, 1, u32::from(n == 10_999)));
        bench.write(A, bought.collect()).await.unwrap();
    }
    let findings = bench.store.verify().await.unwrap();
    assert_eq!(findings.len(), 1, "the one that says it has a seat: {findings:?}");
    bench.write(A, vec![Change::OpenSeat(super::bench::seat(10_999, 2_400))]).await.unwrap();
    assert_eq!(bench.store.verify().await.unwrap(), []);
}

on_all! {
    check_damage => damage_is_found;
    check_pages => every_page_is_looked_at;
}
