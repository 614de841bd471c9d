//! What was bought, and who holds the licenses: filters, sums by product (R-ADM-11), people by purchaser (R-ADM-12),
//! the export of P-12.

use super::world::{
    ADMIN, AURORA, KAI, LEE, NOOR, PRO, PRO_BEFORE, VISIO, World, all, at, deleted, disabled, ended, expired,
    person, person_id, scope, subscription, subscription_id, with_seats,
};
use crate::on_all;
use jiff::civil::date;
use purser_domain::id::PersonId;
use purser_domain::payment::Owner;
use purser_domain::plan::Change;
use purser_domain::subscription::Status;
use purser_store::testing::TestDatabase;
use purser_store::views::export::export;
use purser_store::views::holders::{holders, holders_among};
use purser_store::views::licenses::{LicenseRow, licenses};
use purser_store::views::subscriptions::{SubscriptionFilter, subscriptions};
use purser_store::views::{OwnerFilter, Paging};
use std::collections::BTreeSet;
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
        (of("a\0"), &[]),
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

on_all! {
    check_subscriptions => subscriptions_are_filtered;
    check_licenses => a_product_bought_several_times_is_one_row;
    check_many_licenses => a_row_of_licenses_is_bounded;
    check_holders => holders_and_their_export;
}
