//! What is written is there, once, and only in place of what it replaces.

use super::bench::{
    A, B, Bench, PROFILE, at, event, is_corrupt, is_retry, job, line, opened, organization, person,
    person_id, product, remember, subscription, subscription_id, tenant_write, version,
};
use crate::on_all;
use purser_domain::facts::Key;
use purser_domain::id::{GroupId, OPERATOR, PlanId, TenantId, TokenId};
use purser_domain::people::{Bearer, Group, Person, Role, Token};
use purser_domain::plan::Change;
use purser_domain::policy::{PolicySet, PolicyValue};
use purser_domain::subscription::Subscription;
use purser_store::testing::TestDatabase;
use purser_store::{Opening, Recall, TenantWrite, Write};
use std::collections::BTreeSet;
use uuid::Uuid;

async fn check_versions(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, vec![version(1, 1, 0)]).await.unwrap();
    bench.write(A, vec![version(1, 2, 3)]).await.unwrap();
    assert_eq!(bench.subscription(A, 1).await.unwrap().assigned, 3);

    for stale in [version(1, 1, 9), version(1, 2, 9), version(1, 4, 9)] {
        assert!(is_retry(&bench.write(A, vec![stale]).await));
    }
    let now = bench.subscription(A, 1).await.unwrap();
    assert_eq!((now.version, now.assigned), (2, 3), "a refused write changes nothing");
    // The same id in another organization is another thing.
    assert_eq!(bench.subscription(B, 1).await, None);
    assert!(is_retry(&bench.write(B, vec![version(1, 2, 0)]).await));
}

async fn check_coalescing(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench
        .write(A, vec![version(1, 1, 0), version(2, 1, 0), version(1, 2, 1), version(1, 3, 2)])
        .await
        .unwrap();
    let first = bench.subscription(A, 1).await.unwrap();
    assert_eq!((first.version, first.assigned), (3, 2));
    bench.write(A, vec![version(1, 4, 4), version(1, 5, 5)]).await.unwrap();
    assert_eq!(bench.subscription(A, 1).await.unwrap().version, 5);
    assert!(is_retry(&bench.write(A, vec![version(1, 5, 6), version(1, 6, 6)]).await));

    let named = Person { version: 2, display_name: "Other".into(), ..person(1, "a.example") };
    let roles = BTreeSet::from([Role::BillingAdministrator]);
    let promoted = Person { version: 3, roles, ..named.clone() };
    let policy =
        |version, value| Change::PutPolicy(PolicySet { version, default: Some(value), ..PolicySet::new() });
    bench
        .write(
            A,
            vec![
                Change::PutPerson(named),
                policy(1, PolicyValue::Enabled),
                Change::PutPerson(promoted.clone()),
                policy(2, PolicyValue::Disabled),
            ],
        )
        .await
        .unwrap();
    let facts = bench.read(A, [Key::Admins, Key::Policy]).await;
    assert_eq!(facts.admins, Some(vec![promoted.id]));
    assert_eq!(facts.people.get(&promoted.id), Some(&Some(promoted)));
    assert_eq!(facts.policy.unwrap().default, Some(PolicyValue::Disabled));
}

async fn check_many_tenants(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let write = |tenant, n| TenantWrite {
        event_seq: 1,
        at: at(60),
        changes: vec![version(n, 1, 0), Change::AddLine(line(n, n, 0, 5))],
        events: vec![event(1)],
        jobs: vec![job(n, 0)],
        remember: vec![remember("k", "f")],
        ..tenant_write(tenant)
    };
    bench.commit(vec![write(A, 1), write(B, 2)]).await.unwrap();
    let wants = [(A, Key::Subscription(subscription_id(1))), (B, Key::Subscription(subscription_id(2)))];
    let (tx, found) = bench.begin(&[A, B], &wants).await.unwrap();
    tx.rollback().await.unwrap();
    for (tenant, n) in [(A, 1), (B, 2)] {
        let open = opened(found.tenants.clone(), tenant);
        assert_eq!((open.event_seq, open.last_at), (1, at(60)));
        assert_eq!(open.facts.subscriptions.get(&subscription_id(n)), Some(&Some(subscription(n))));
        assert_eq!(open.facts.subscriptions.len(), 1, "nobody sees another organization's things");
    }
    // One stale write undoes the whole transaction, the other organization's part too.
    let stale = TenantWrite { changes: vec![version(2, 3, 1)], ..tenant_write(B) };
    let fresh = TenantWrite { changes: vec![version(1, 2, 1)], ..tenant_write(A) };
    assert!(is_retry(&bench.commit(vec![fresh, stale]).await));
    assert_eq!(bench.subscription(A, 1).await.unwrap().version, 1);
}

async fn check_recall(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let recall = |tenant: TenantId, key: &str| Recall { tenant, principal: "system".into(), key: key.into() };
    let once = TenantWrite { remember: vec![remember("k1", "f1")], ..tenant_write(A) };
    bench.commit(vec![once.clone()]).await.unwrap();
    assert!(is_retry(&bench.commit(vec![once]).await), "a key is remembered once");

    let opening = Opening {
        tenants: BTreeSet::from([A, B]),
        recall: vec![recall(A, "k0"), recall(A, "k1"), recall(B, "k1"), recall(A, "k1")],
        ..Opening::default()
    };
    let (tx, opened) = bench.store.begin(0, &opening).await.unwrap();
    tx.rollback().await.unwrap();
    let found: Vec<_> =
        opened.recalled.iter().map(|known| known.as_ref().map(|known| &*known.fingerprint)).collect();
    assert_eq!(found, [None, Some("f1"), None, Some("f1")]);
    assert_eq!(opened.recalled[1].as_ref().unwrap().outcome, serde_json::json!("policy"));
    // Old keys are forgotten, in chunks.
    assert_eq!(bench.store.forget_keys(at(0)).await, Ok(0));
    assert_eq!(bench.store.forget_keys(at(1)).await, Ok(1));
    assert_eq!(bench.store.forget_keys(at(1)).await, Ok(0));
}

async fn check_uniqueness(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let other = TenantId(Uuid::from_u128(0xC));
    let same_domain = Change::PutTenant(organization(other, "a.example"));
    assert!(is_retry(&bench.write(OPERATOR, vec![same_domain]).await));
    let same_name = Change::PutPerson(Person { id: person_id(99), ..person(1, "a.example") });
    assert!(is_retry(&bench.write(B, vec![same_name]).await), "a sign-in name is unique everywhere");
    let same_seq = |seq| TenantWrite { event_seq: 0, events: vec![event(seq)], ..tenant_write(A) };
    bench.commit(vec![same_seq(1)]).await.unwrap();
    assert!(is_retry(&bench.commit(vec![same_seq(1)]).await));

    let token = |n: u128, hash: &str| Token {
        id: TokenId(Uuid::from_u128(n)),
        version: 1,
        session: None,
        hash: hash.into(),
        bearer: Bearer::Person(person_id(1)),
        expires_at: Some(at(9)),
    };
    bench.write(A, vec![Change::PutToken(token(1, "h1"))]).await.unwrap();
    assert!(is_retry(&bench.write(B, vec![Change::PutToken(token(2, "h1"))]).await));
    assert_eq!(
        bench.read(A, [Key::Token(token(1, "").id)]).await.token(&token(1, "").id),
        Ok(&token(1, "h1"))
    );
    // A session that goes on is the next version of its token, under the same hash.
    let longer = Token { version: 2, expires_at: Some(at(20)), ..token(1, "h1") };
    bench.write(A, vec![Change::PutToken(longer.clone())]).await.unwrap();
    assert!(is_retry(&bench.write(A, vec![Change::PutToken(longer.clone())]).await), "a version twice");
    assert_eq!(bench.read(A, [Key::Token(longer.id)]).await.token(&longer.id), Ok(&longer));
    bench.write(A, vec![Change::RemoveToken(token(1, "h1"))]).await.unwrap();
    assert!(is_retry(&bench.write(A, vec![Change::RemoveToken(token(1, "h1"))]).await));
    bench.write(B, vec![Change::PutToken(token(2, "h1"))]).await.unwrap();
}

async fn check_constraints(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let over = Change::PutSubscription(Subscription { assigned: 6, reserved: 5, ..subscription(1) });
    assert!(is_corrupt(&bench.write(A, vec![over]).await), "more than was bought");
    bench.write(A, vec![version(1, 1, 0)]).await.unwrap();
    assert!(is_corrupt(&bench.write(A, vec![Change::AddLine(line(1, 1, 0, 0))]).await), "a line of nothing");
    assert!(is_corrupt(&bench.write(A, vec![Change::AddLine(line(1, 2, 0, 5))]).await), "of nothing known");
    let nobody = Change::OpenSeat(super::bench::seat(1, 77));
    assert!(is_corrupt(&bench.write(A, vec![nobody]).await), "held by nobody known");
    bench
        .write(A, vec![Change::AddLine(line(1, 1, 0, 5)), Change::AddLine(line(2, 1, 0, -5))])
        .await
        .unwrap();
    bench.write(A, vec![Change::AddLine(line(3, 1, 2, 7))]).await.unwrap();
    assert!(is_retry(&bench.write(A, vec![Change::AddLine(line(3, 1, 2, 7))]).await));
    let billed =
        bench.read(A, [Key::Billed(subscription_id(1))]).await.billed_of(&subscription_id(1)).unwrap();
    assert_eq!(billed, [((0, PROFILE), 0), ((2, PROFILE), 7)].into());
}

async fn check_catalog(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let import =
        |products: Vec<_>| bench.write(OPERATOR, products.into_iter().map(Change::PutProduct).collect());
    import(vec![product("OLD", &["OLDER"], &[1, 2]), product("OTHER", &[], &[3])]).await.unwrap();
    let keys = || {
        let ids = ["OLD", "OLDER", "NEW", "OTHER", "NONE"].map(|id| Key::Product(id.into()));
        ids.into_iter().chain([1, 2, 3, 4].map(|plan| Key::Plan(PlanId(Uuid::from_u128(plan)))))
    };
    let known = |facts: purser_domain::facts::Facts| {
        let name = |product: &Option<purser_domain::catalog::Product>| {
            product.as_ref().map_or("-".to_owned(), |product| product.product_id.clone())
        };
        facts.products.values().chain(facts.plans.values()).map(name).collect::<Vec<_>>().join(" ")
    };
    // NEW NONE OLD OLDER OTHER, then plans 1 to 4.
    assert_eq!(known(bench.read(A, keys()).await), "- - OLD OLD OTHER OLD OLD OTHER -");
    // A new id takes over everything of the old one; a repeated import changes nothing.
    for _ in 0..2 {
        import(vec![product("NEW", &["OLD", "OLDER"], &[1, 4])]).await.unwrap();
        assert_eq!(known(bench.read(A, keys()).await), "NEW - NEW NEW OTHER NEW - OTHER NEW");
    }
    // Both in one transaction, in their order.
    import(vec![product("OTHER", &[], &[3]), product("LAST", &["OTHER"], &[3])]).await.unwrap();
    let facts = bench.read(B, keys()).await;
    assert_eq!(facts.product(&"OTHER".to_owned()).unwrap().product_id, "LAST");
}

async fn check_groups(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let group = |version, members: &[u128]| {
        let members = members.iter().map(|&n| person_id(n)).collect();
        let id = GroupId(Uuid::from_u128(1));
        Change::PutGroup(Group { id, version, display_name: "Staff".into(), members })
    };
    bench.write(A, vec![group(1, &[1, 2])]).await.unwrap();
    bench.write(A, vec![group(2, &[2, 3]), group(3, &[3, 4])]).await.unwrap();
    assert!(is_retry(&bench.write(A, vec![group(3, &[])]).await));
    assert!(is_corrupt(&bench.write(A, vec![group(4, &[77])]).await), "a member who is not known");
}

async fn check_unknown_tenant(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let unknown = TenantId(Uuid::from_u128(0xDEAD));
    let wants = [(unknown, Key::Admins), (B, Key::Admins), (A, Key::Admins)];
    let (mut tx, mut found) = bench.begin(&[unknown, A], &wants).await.unwrap();
    assert_eq!(found.tenants.keys().copied().collect::<Vec<_>>(), [A]);
    tx.load(&[(B, BTreeSet::from([Key::Policy]))].into(), &mut found.tenants).await.unwrap();
    assert_eq!(found.tenants.len(), 1, "what was not opened is not read");
    let lost = TenantWrite { events: vec![event(1)], ..tenant_write(unknown) };
    assert!(is_retry(&tx.apply(&Write { tenants: vec![lost] }).await));
    tx.rollback().await.unwrap();
}

async fn check_what_is_written_is_read(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let (mut tx, mut found) = bench.begin(&[A], &[(A, Key::Subscription(subscription_id(1)))]).await.unwrap();
    let write = |changes| Write { tenants: vec![TenantWrite { changes, ..tenant_write(A) }] };
    tx.apply(&write(vec![version(1, 1, 0)])).await.unwrap();
    let wants = [(A, BTreeSet::from([Key::Subscription(subscription_id(1))]))].into();
    tx.load(&wants, &mut found.tenants).await.unwrap();
    let open = opened(found.tenants, A);
    assert_eq!(open.facts.subscription(&subscription_id(1)), Ok(&subscription(1)));
    tx.apply(&write(vec![version(1, 2, 1)])).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(bench.subscription(A, 1).await.unwrap().version, 2);
}

on_all! {
    check_versions => a_version_replaces_exactly_the_one_before;
    check_coalescing => of_several_versions_the_last_is_written_once;
    check_many_tenants => a_transaction_spans_organizations;
    check_recall => an_answer_is_recalled_until_it_is_forgotten;
    check_uniqueness => what_is_unique_everywhere_is_taken_once;
    check_constraints => the_database_refuses_what_must_not_be;
    check_catalog => a_product_keeps_its_former_ids;
    check_groups => members_of_a_group_are_replaced;
    check_unknown_tenant => an_unknown_organization_is_absent;
    check_what_is_written_is_read => what_is_written_is_read_in_the_same_transaction;
}
