//! What the rows of the other lists say.

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, LEE, NOOR, PRO, PRO_BEFORE, VISIO, World, all, at, crowd, event, person,
    product,
};
use crate::on_all;
use purser_domain::id::{JobId, OPERATOR, PersonId, ServiceId, TakeOverId, TokenId};
use purser_domain::people::{Bearer, Role, ServiceAccount, Session, Token};
use purser_domain::plan::{Change, Note};
use purser_domain::policy::{PolicySet, PolicyValue};
use purser_domain::work::Work;
use purser_store::JobRow;
use purser_store::testing::TestDatabase;
use purser_store::views::Paging;
use purser_store::views::catalog::{categories, policy, product as one_product, products, products_of};
use purser_store::views::identity::{service_account, tenant, tenants, token};
use purser_store::views::log::events;
use purser_store::views::people::{Detail, groups, groups_of, person as one_person, person_by_name, users};
use purser_store::views::suggest::suggest;
use purser_store::views::work::{JobState, buried_jobs, job, job_counts};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

async fn check_search(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let mut reader = world.reader().await;
    for (search, expected) in [
        ("", &[ADMIN, KAI, LEE, NOOR][..]),
        ("ÖBERG", &[KAI]),
        ("kai@", &[KAI]),
        ("AURORA.example", &[ADMIN, KAI, LEE, NOOR]),
        ("%", &[NOOR]),
        ("_", &[NOOR]),
        ("0%_", &[NOOR]),
        ("\\", &[LEE]),
        ("!", &[]),
        ("'", &[]),
        ("a\0", &[]),
        ("a%a", &[]),
    ] {
        let page = users(&mut reader, &all(), Detail::Full, Some(search), &Paging::default()).await.unwrap();
        let seen: Vec<_> = page.items.iter().map(|row| row.id).collect();
        assert_eq!(seen, expected, "{search:?}");
    }
    let long = "x".repeat(1_000_000);
    let page = users(&mut reader, &all(), Detail::Names, Some(&long), &Paging::default()).await.unwrap();
    assert_eq!(page.items, []);
}

/// Letters of the market's language, whatever their code points: US here.
async fn check_order(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let people = ["Zorn", "öberg", "Åke", "adam", "Östen"].into_iter().zip(900_u128..);
    let named = people.map(|(name, n)| {
        let upn = format!("{n}@aurora.example");
        Change::PutPerson(person(PersonId(Uuid::from_u128(n)), &upn, name))
    });
    world.write(AURORA, named.collect()).await;
    let mut reader = world.reader().await;
    let mut paging = Paging::new(None, Some(2));
    let mut seen = Vec::new();
    loop {
        let page = users(&mut reader, &all(), Detail::Full, Some("9"), &paging).await.unwrap();
        seen.extend(page.items.into_iter().map(|row| row.display_name));
        let Some(next) = page.next else { break };
        paging = Paging::new(Some(next), Some(2));
    }
    assert_eq!(seen, ["adam", "Åke", "öberg", "Östen", "Zorn"]);
    let suggested = suggest(&mut reader, &all(), "9", None, 10).await.unwrap();
    let suggested: Vec<_> = suggested.into_iter().map(|row| row.display_name).collect();
    assert_eq!(suggested, seen);
    assert_eq!(world.store.verify().await, Ok(Vec::new()));
}

async fn check_catalog(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let mut reader = world.reader().await;
    for (search, expected) in [
        (None, &[PRO, VISIO][..]),
        (Some("PRO"), &[PRO]),
        (Some("visio_p"), &[VISIO]),
        (Some("_"), &[PRO, VISIO]),
        (Some("pro-2"), &[PRO]),
    ] {
        let page = products(&mut reader, search, &Paging::default()).await.unwrap();
        let seen: Vec<_> = page.items.iter().map(|product| product.product_id.as_str()).collect();
        assert_eq!(seen, expected, "{search:?}");
    }
    for (category, search, expected) in [
        (Some("Diagrams"), None, &[VISIO][..]),
        (Some("Diagrams"), Some("pro"), &[]),
        (Some("diagrams"), None, &[]),
        (Some(""), None, &[PRO]),
        (None, None, &[PRO, VISIO]),
    ] {
        let page = products_of(&mut reader, category, search, &Paging::default()).await.unwrap();
        let seen: Vec<_> = page.items.iter().map(|product| product.product_id.as_str()).collect();
        assert_eq!(seen, expected, "{category:?} {search:?}");
    }
    assert_eq!(categories(&mut reader).await, Ok(vec!["Diagrams".to_owned()]), "what has none is in none");
    let pro = product(PRO, "Pro", 1);
    assert_eq!(one_product(&mut reader, PRO).await, Ok(Some(pro.clone())));
    assert_eq!(one_product(&mut reader, PRO_BEFORE).await, Ok(Some(pro)));
    assert_eq!(one_product(&mut reader, "pro").await, Ok(None));
    assert_eq!(one_product(&mut reader, "a\0").await, Ok(None));
    assert_eq!(policy(&mut reader, AURORA).await, Ok(PolicySet::new()));
    drop(reader);
    let products = BTreeMap::from([(PRO.to_owned(), PolicyValue::Disabled)]);
    let decided = PolicySet { version: 1, products, ..PolicySet::new() };
    world.write(AURORA, vec![Change::PutPolicy(decided.clone())]).await;
    let mut reader = world.reader().await;
    assert_eq!(policy(&mut reader, AURORA).await, Ok(decided));
    assert_eq!(policy(&mut reader, BERGWERK).await, Ok(PolicySet::new()), "nobody else's");
}

async fn check_identity(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let id = ServiceId(Uuid::from_u128(0x5e));
    let roles = BTreeSet::from([Role::LicenseAdministrator]);
    let service =
        ServiceAccount { id, version: 1, display_name: "Robot".into(), roles, secret_hash: "s".into() };
    let bearer = Bearer::Person(KAI);
    let issued = Token {
        id: TokenId(Uuid::from_u128(0x70)),
        version: 1,
        hash: "h".into(),
        bearer,
        expires_at: Some(at()),
        session: None,
    };
    let session = Session { began_at: at() };
    let signed_in = Token {
        id: TokenId(Uuid::from_u128(0x71)),
        hash: "i".into(),
        session: Some(session),
        ..issued.clone()
    };
    let changes = vec![
        Change::PutService(service.clone()),
        Change::PutToken(issued.clone()),
        Change::PutToken(signed_in),
    ];
    world.write(AURORA, changes).await;
    let mut reader = world.reader().await;
    let found = token(&mut reader, "h").await.unwrap().unwrap();
    assert_eq!((found.tenant, found.id, found.bearer), (AURORA, issued.id, bearer));
    assert_eq!((found.expires_at, found.session), (Some(at()), None));
    assert_eq!(token(&mut reader, "i").await.unwrap().unwrap().session, Some(session));
    assert_eq!(token(&mut reader, "H").await, Ok(None));
    assert_eq!(service_account(&mut reader, id).await, Ok(Some((AURORA, service))));
    assert_eq!(service_account(&mut reader, ServiceId(KAI.0)).await, Ok(None));
    let (home, kai) = person_by_name(&mut reader, "Kai@Aurora.Example").await.unwrap().unwrap();
    assert_eq!((home, kai.id, kai.password_hash.as_deref()), (AURORA, KAI, Some("secret")));
    assert_eq!(person_by_name(&mut reader, "kai").await, Ok(None));
    assert_eq!(person_by_name(&mut reader, "a\0").await, Ok(None));
    assert_eq!(one_person(&mut reader, AURORA, KAI).await, Ok(Some(kai)));
    assert_eq!(one_person(&mut reader, BERGWERK, KAI).await, Ok(None));
    assert_eq!(tenant(&mut reader, BERGWERK).await.unwrap().unwrap().domain, "bergwerk.example");
    assert!(tenant(&mut reader, OPERATOR).await.unwrap().is_some());
    let page = tenants(&mut reader, &Paging::default()).await.unwrap();
    assert_eq!(page.items.iter().map(|tenant| tenant.id).collect::<Vec<_>>(), [AURORA, BERGWERK]);
}

async fn check_work(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let id = |n| JobId(Uuid::from_u128(n));
    let work = |n| Work::TakeOver { take_over: TakeOverId(Uuid::from_u128(n)) };
    let jobs = (1..=4).map(|n| JobRow { id: id(n), work: work(n), due_at: at() }).collect();
    world.write_all(AURORA, Vec::new(), Vec::new(), jobs).await;
    let lease = Uuid::from_u128(7);
    let until = at() + jiff::SignedDuration::from_mins(1);
    let claimed = world.store.claim(AURORA, at(), until, lease, 2).await.unwrap();
    assert_eq!(claimed.len(), 2);
    for job in claimed.iter().map(|claimed| claimed.job).filter(|&job| job == id(1)) {
        let lease = purser_store::Lease { tenant: AURORA, job, token: lease };
        assert_eq!(world.store.bury(&lease, "no such mailbox").await, Ok(true));
    }
    let mut reader = world.reader().await;
    for (n, state) in [(1, JobState::Failed), (2, JobState::Running), (3, JobState::Queued)] {
        let known = job(&mut reader, AURORA, id(n)).await.unwrap().unwrap();
        assert_eq!((known.state, known.work), (state, work(n)));
        assert_eq!(job(&mut reader, BERGWERK, id(n)).await, Ok(None));
    }
    let buried = buried_jobs(&mut reader, AURORA, &Paging::default()).await.unwrap().items;
    let buried: Vec<_> = buried.iter().map(|job| (job.id, job.attempt, job.error.as_deref())).collect();
    assert_eq!(buried, [(id(1), 1, Some("no such mailbox"))]);
    assert_eq!(buried_jobs(&mut reader, BERGWERK, &Paging::default()).await.unwrap().items, []);
    let counts = job_counts(&mut reader).await.unwrap();
    let counts: Vec<_> =
        counts.iter().map(|count| (count.kind.as_str(), count.state, count.jobs, count.due_at)).collect();
    assert_eq!(
        counts,
        [
            ("take-over", JobState::Queued, 2, at()),
            ("take-over", JobState::Running, 1, until),
            ("take-over", JobState::Failed, 1, until),
        ]
    );
}

async fn check_log(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let entries = (1..=5).map(|seq| event(seq, Uuid::from_u128(u128::from(seq % 2)))).collect();
    world.write_all(AURORA, Vec::new(), entries, Vec::new()).await;
    let mut reader = world.reader().await;
    let log = events(&mut reader, &all(), None, 0, 200).await.unwrap();
    assert_eq!((log.items.len(), log.next), (5, None));
    let first = &log.items[0];
    assert_eq!((first.id.0.as_u128(), first.at, first.actor.as_str()), (1, at(), "system"));
    assert_eq!((first.command.as_str(), first.kind.as_str()), ("set-policy", "policy.changed"));
    assert_eq!((first.request_id.as_str(), &first.notes), ("r", &vec![Note::NothingChanged]));
    assert_eq!(first.data, serde_json::json!({"policy_changed": {"changes": []}}));
    let of = events(&mut reader, &all(), Some(Uuid::from_u128(1)), 1, 1).await.unwrap();
    assert_eq!((of.items.iter().map(|event| event.seq).collect::<Vec<_>>(), of.next), (vec![3], Some(3)));
    let next_door = purser_domain::authz::ReadScope { tenant: BERGWERK, ..all() };
    assert_eq!(events(&mut reader, &next_door, None, 0, 200).await.unwrap().items, []);
}

async fn check_groups(database: &TestDatabase) {
    let world = crowd(database, 5).await;
    let mut reader = world.reader().await;
    let page = groups(&mut reader, &all(), Some("same g"), &Paging::default()).await.unwrap();
    let members: Vec<_> = page.items.iter().map(|group| group.members).collect();
    assert_eq!(members, [0, 1, 2, 3, 3]);
    let next_door = purser_domain::authz::ReadScope { tenant: BERGWERK, ..all() };
    let page = users(&mut reader, &all(), Detail::Names, Some("p2@"), &Paging::default()).await.unwrap();
    let member = page.items[0].id;
    let mine = groups_of(&mut reader, &all(), member).await.unwrap();
    assert_eq!(mine, ["Same Group", "Same Group"]);
    assert_eq!(groups_of(&mut reader, &next_door, member).await, Ok(Vec::new()));
    assert_eq!(groups(&mut reader, &next_door, None, &Paging::default()).await.unwrap().items, []);
}

on_all! {
    check_search => what_is_typed_means_itself;
    check_order => names_are_in_the_order_of_the_market;
    check_catalog => a_product_is_found_by_any_of_its_ids;
    check_identity => who_calls_is_found_everywhere;
    check_work => jobs_and_how_many;
    check_log => the_log_is_read_on;
    check_groups => groups_and_their_sizes;
}
