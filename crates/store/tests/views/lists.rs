//! What the rows of each list say.

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, LEE, NOOR, PRO, PRO_BEFORE, VISIO, World, all, at, crowd, deleted,
    disabled, ended, event, expired, person, person_id, product, scope, subscription, subscription_id,
    with_seats,
};
use crate::on_all;
use jiff::civil::date;
use purser_domain::id::{JobId, OPERATOR, PersonId, ServiceId, TakeOverId, TokenId};
use purser_domain::payment::Owner;
use purser_domain::people::{Bearer, Role, ServiceAccount, Token};
use purser_domain::plan::{Change, Note};
use purser_domain::policy::{PolicySet, PolicyValue};
use purser_domain::subscription::Status;
use purser_domain::work::Work;
use purser_store::JobRow;
use purser_store::testing::TestDatabase;
use purser_store::views::catalog::{policy, product as one_product, products};
use purser_store::views::export::export;
use purser_store::views::holders::{holders, holders_among};
use purser_store::views::identity::{service_account, tenant, tenants, token};
use purser_store::views::licenses::{LicenseRow, licenses};
use purser_store::views::log::events;
use purser_store::views::people::{Detail, groups, person as one_person, person_by_name, users};
use purser_store::views::subscriptions::{SubscriptionFilter, subscriptions};
use purser_store::views::work::{JobState, buried_jobs, job, job_counts};
use purser_store::views::{OwnerFilter, Paging};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The product once as it is called today and three times as it was called before, in every state.
async fn bought(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let kai = Owner::Person(KAI);
    let mut changes = with_seats(subscription(AURORA, 1, Owner::Organization, PRO), 25, &[ADMIN, LEE]);
    changes.extend(with_seats(subscription(AURORA, 2, kai, PRO_BEFORE), 8, &[NOOR, ADMIN, KAI]));
    let lapsed = ended(subscription(AURORA, 3, kai, PRO_BEFORE), expired);
    changes.extend(with_seats(lapsed, 3, &[ADMIN]));
    changes.extend(with_seats(subscription(AURORA, 4, Owner::Person(NOOR), PRO), 5, &[]));
    changes.extend(with_seats(ended(subscription(AURORA, 5, kai, PRO), disabled), 100, &[KAI]));
    changes.extend(with_seats(ended(subscription(AURORA, 6, kai, PRO), deleted), 100, &[KAI]));
    changes.extend(with_seats(subscription(AURORA, 7, kai, VISIO), 2, &[]));
    changes.extend(with_seats(subscription(AURORA, 8, kai, "GONE"), 1, &[]));
    world.write(AURORA, changes).await;
    world
}

async fn check_subscriptions(database: &TestDatabase) {
    let world = bought(database).await;
    let mut reader = world.reader().await;
    let none = SubscriptionFilter::default();
    let text = |search: &str| SubscriptionFilter { search: Some(search.into()), ..none.clone() };
    let of = |product: &str| SubscriptionFilter { product_id: Some(product.into()), ..none.clone() };
    let status = |status| SubscriptionFilter { status: Some(status), ..none.clone() };
    let expired_before = SubscriptionFilter {
        owner: Some(OwnerFilter::SelfService),
        product_id: Some(PRO.into()),
        status: Some(Status::Expired),
        search: Some("öberg".into()),
    };
    for (filter, expected) in [
        (none.clone(), &[1, 2, 3, 4, 5, 6, 7, 8][..]),
        (of(PRO), &[1, 2, 3, 4, 5, 6]),
        (of(PRO_BEFORE), &[1, 2, 3, 4, 5, 6]),
        (of("GONE"), &[8]),
        (of("pro-2"), &[]),
        (status(Status::Active), &[1, 2, 4, 7, 8]),
        (status(Status::Deleted), &[6]),
        (text("  KAI ö "), &[2, 3, 5, 6, 7, 8]),
        (text("noor@aurora"), &[4]),
        (text("0%_s"), &[4]),
        (text("%"), &[4]),
        (text("pro_part"), &[1, 2, 3, 4, 5, 6]),
        (text("isi"), &[7]),
        (expired_before, &[3]),
    ] {
        let page = subscriptions(&mut reader, &all(), &filter, &Paging::default()).await.unwrap();
        let seen: Vec<u128> = page.items.iter().map(|row| row.subscription.id.0.as_u128()).collect();
        assert_eq!(seen, expected, "{filter:?}");
    }
    let page = subscriptions(&mut reader, &all(), &none, &Paging::default()).await.unwrap();
    let row = &page.items[1];
    assert_eq!(row.subscription.product_name, "Pro as it was");
    assert_eq!(row.owner_name.as_deref(), Some("Kai Öberg"));
    assert_eq!(row.owner_user_principal_name.as_deref(), Some("kai@aurora.example"));
    assert_eq!((&page.items[0].owner_name, &page.items[0].owner_user_principal_name), (&None, &None));
}

fn numbers(row: &LicenseRow) -> (&str, u64, u64, u64, Vec<u128>) {
    let ids = row.subscriptions.iter().map(|known| known.id.0.as_u128()).collect();
    (&row.product_name, row.available_quantity, row.assigned, row.unassigned, ids)
}

async fn check_licenses(database: &TestDatabase) {
    let world = bought(database).await;
    let mut reader = world.reader().await;
    let page = licenses(&mut reader, &all(), None, &Paging::default()).await.unwrap();
    let rows: Vec<_> = page.items.iter().map(numbers).collect();
    // A product that the catalog does not know any more is called by its id (R-POL-30).
    assert_eq!(
        rows,
        [("GONE", 1, 0, 1, vec![8]), ("Pro", 41, 6, 35, vec![1, 2, 3, 4]), ("Visio", 2, 0, 2, vec![7]),]
    );
    let pro = &page.items[1];
    assert_eq!((pro.product_id.as_str(), pro.subscriptions_total), (PRO, 4));
    let states: Vec<_> = pro.subscriptions.iter().map(|known| (known.owner, known.status)).collect();
    let (kai, noor) = (Owner::Person(KAI), Owner::Person(NOOR));
    assert_eq!(
        states,
        [
            (Owner::Organization, Status::Active),
            (kai, Status::Active),
            (kai, Status::Expired),
            (noor, Status::Active),
        ]
    );
    // R-ADM-12: people by purchaser, also those of several subscriptions.
    let purchasers: Vec<_> = pro.purchasers.iter().map(|one| (one.user_id, one.users_total)).collect();
    assert_eq!(purchasers, [(KAI, 4), (NOOR, 0)]);
    let users: Vec<_> = pro.purchasers[0]
        .users
        .iter()
        .map(|user| (user.user_id, user.subscription_id.0.as_u128(), user.assigned_at))
        .collect();
    assert_eq!(users, [(ADMIN, 2, at()), (ADMIN, 3, at()), (KAI, 2, at()), (NOOR, 2, at())]);

    let mine = licenses(&mut reader, &scope(NOOR, &[]), None, &Paging::default()).await.unwrap();
    assert_eq!(mine.items.iter().map(numbers).collect::<Vec<_>>(), [("Pro", 5, 0, 5, vec![4])]);
    let central =
        licenses(&mut reader, &all(), Some(OwnerFilter::Organization), &Paging::default()).await.unwrap();
    assert_eq!(central.items.iter().map(numbers).collect::<Vec<_>>(), [("Pro", 25, 2, 23, vec![1])]);
    assert_eq!(central.items[0].purchasers, []);
}

/// However much is behind a product, its row is bounded and its sums are right.
async fn check_many_licenses(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let people: Vec<PersonId> = (0..250).map(person_id).collect();
    let mut changes: Vec<Change> = Vec::new();
    for (ix, &id) in people.iter().enumerate() {
        changes.push(Change::PutPerson(person(id, &format!("p{ix}@aurora.example"), &format!("P {ix:03}"))));
    }
    let kai = Owner::Person(KAI);
    changes.extend(with_seats(subscription(AURORA, 1, kai, PRO), 300, &people));
    changes.extend((2..=250).flat_map(|n| with_seats(subscription(AURORA, n, kai, PRO), 1, &[])));
    world.write(AURORA, changes).await;
    let mut reader = world.reader().await;
    let page = licenses(&mut reader, &all(), None, &Paging::default()).await.unwrap();
    let [row] = &page.items[..] else { panic!("{} rows", page.items.len()) };
    assert_eq!((row.available_quantity, row.assigned, row.subscriptions_total), (549, 250, 250));
    assert_eq!(row.subscriptions.len(), 200);
    let [purchaser] = &row.purchasers[..] else { panic!("{:?}", row.purchasers) };
    assert_eq!((purchaser.users.len(), purchaser.users_total), (200, 250));
    assert_eq!(purchaser.users[199].display_name, "P 199");
}

async fn check_holders(database: &TestDatabase) {
    let world = bought(database).await;
    let mut reader = world.reader().await;
    for (subscription, search, expected) in [
        (2, None, &[ADMIN, KAI, NOOR][..]),
        (2, Some("öb"), &[KAI]),
        (2, Some("_"), &[NOOR]),
        (4, None, &[]),
        (5, None, &[KAI]),
        // Deleted: what people held is only kept for an undo.
        (6, None, &[]),
    ] {
        let id = subscription_id(subscription);
        let page = holders(&mut reader, &all(), id, search, &Paging::default()).await.unwrap().unwrap();
        let seen: Vec<_> = page.items.iter().map(|holder| holder.user_id).collect();
        assert_eq!(seen, expected, "{subscription} {search:?}");
    }
    let id = subscription_id(2);
    let page = holders(&mut reader, &all(), id, Some("kai"), &Paging::default()).await.unwrap().unwrap();
    let holder = &page.items[0];
    assert_eq!(
        (holder.user_principal_name.as_str(), holder.display_name.as_str()),
        ("kai@aurora.example", "Kai Öberg")
    );
    assert_eq!((holder.assigned_at, &holder.disabled_plans), (at(), &vec![Uuid::from_u128(9)]));

    for (subscription, expected) in [(2, &[ADMIN, KAI][..]), (6, &[]), (99, &[])] {
        let named = BTreeSet::from([KAI, ADMIN, LEE]);
        let id = subscription_id(subscription);
        let held = holders_among(&mut reader, &all(), id, &named).await.unwrap();
        assert_eq!(held.iter().map(|holder| holder.user_id).collect::<Vec<_>>(), expected, "{subscription}");
        let unseen = scope(LEE, &[]);
        assert_eq!(holders_among(&mut reader, &unseen, id, &named).await, Ok(Vec::new()));
    }

    // P-12, with the day in the subscription's zone: it is still January 31st in New York.
    let ids = [subscription_id(2), subscription_id(6), subscription_id(1), subscription_id(2)];
    let rows = export(&mut reader, &all(), &ids, &Paging::default()).await.unwrap().items;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.subscription_id.0.as_u128(),
                row.display_name.as_str(),
                row.purchaser.as_deref(),
                row.assigned_on,
            )
        })
        .collect();
    let on = date(2026, 1, 31);
    assert_eq!(
        rows,
        [
            (1, "Ada Admin", None, on),
            (1, "Lee \\ Left", None, on),
            (2, "Ada Admin", Some("Kai Öberg"), on),
            (2, "Kai Öberg", Some("Kai Öberg"), on),
            (2, "Noor 100%_sure", Some("Kai Öberg"), on),
        ]
    );
    let row = &export(&mut reader, &all(), &ids[..1], &Paging::default()).await.unwrap().items[1];
    assert_eq!((row.product.as_str(), row.sku_part_number.as_str()), ("Pro as it was", "PART"));
    assert_eq!(row.user_principal_name, "kai@aurora.example");
    assert_eq!(export(&mut reader, &all(), &[], &Paging::default()).await.unwrap().items, []);
}

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
    let pro = product(PRO, "Pro", 1);
    assert_eq!(one_product(&mut reader, PRO).await, Ok(Some(pro.clone())));
    assert_eq!(one_product(&mut reader, PRO_BEFORE).await, Ok(Some(pro)));
    assert_eq!(one_product(&mut reader, "pro").await, Ok(None));
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
    let issued =
        Token { id: TokenId(Uuid::from_u128(0x70)), hash: "h".into(), bearer, expires_at: Some(at()) };
    world.write(AURORA, vec![Change::PutService(service.clone()), Change::PutToken(issued.clone())]).await;
    let mut reader = world.reader().await;
    let found = token(&mut reader, "h").await.unwrap().unwrap();
    assert_eq!((found.tenant, found.id, found.bearer), (AURORA, issued.id, bearer));
    assert_eq!(found.expires_at, Some(at()));
    assert_eq!(token(&mut reader, "H").await, Ok(None));
    assert_eq!(service_account(&mut reader, id).await, Ok(Some((AURORA, service))));
    assert_eq!(service_account(&mut reader, ServiceId(KAI.0)).await, Ok(None));
    let (home, kai) = person_by_name(&mut reader, "Kai@Aurora.Example").await.unwrap().unwrap();
    assert_eq!((home, kai.id, kai.password_hash.as_deref()), (AURORA, KAI, Some("secret")));
    assert_eq!(person_by_name(&mut reader, "kai").await, Ok(None));
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
    assert_eq!(groups(&mut reader, &next_door, None, &Paging::default()).await.unwrap().items, []);
}

on_all! {
    check_subscriptions => subscriptions_are_filtered;
    check_licenses => a_product_bought_several_times_is_one_row;
    check_many_licenses => a_row_of_licenses_is_bounded;
    check_holders => holders_and_their_export;
    check_search => what_is_typed_means_itself;
    check_catalog => a_product_is_found_by_any_of_its_ids;
    check_identity => who_calls_is_found_everywhere;
    check_work => jobs_and_how_many;
    check_log => the_log_is_read_on;
    check_groups => groups_and_their_sizes;
}
