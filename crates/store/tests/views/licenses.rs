//! One product's licenses by purchaser, one person's licenses, and finding people and things (R-ADM-11, R-ADM-12,
//! R-USR-23, W-A2, W-P4).

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, LEE, NOOR, PRO, PRO_BEFORE, VISIO, World, all, at, deleted, disabled,
    ended, expired, person, person_id, scope, service_scope, subscription, subscription_id, with_seats,
};
use crate::on_all;
use jiff::civil::date;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::ASSIGN_MAX;
use purser_domain::payment::Owner;
use purser_domain::people::{Person, Role};
use purser_domain::plan::Change;
use purser_domain::subscription::Status;
use purser_store::testing::TestDatabase;
use purser_store::views::finder::{Found, find};
use purser_store::views::held::{licenses_of, my_licenses};
use purser_store::views::named::named;
use purser_store::views::people::Detail;
use purser_store::views::product_licenses::{ProductLicenses, product_licenses, product_users};
use purser_store::views::suggest::suggest;
use purser_store::views::{BadCursor, OwnerFilter, Paging, ViewError};
use uuid::Uuid;

async fn bought(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let kai = Owner::Person(KAI);
    let mut central = subscription(AURORA, 1, Owner::Organization, PRO);
    central.reserved = 3;
    let mut changes = with_seats(central, 25, &[ADMIN, LEE]);
    changes.extend(with_seats(subscription(AURORA, 2, kai, PRO_BEFORE), 8, &[NOOR, ADMIN, KAI]));
    let lapsed = ended(subscription(AURORA, 3, kai, PRO_BEFORE), expired);
    changes.extend(with_seats(lapsed, 3, &[ADMIN]));
    changes.extend(with_seats(subscription(AURORA, 4, Owner::Person(NOOR), PRO), 5, &[]));
    changes.extend(with_seats(ended(subscription(AURORA, 5, kai, PRO), disabled), 100, &[KAI]));
    changes.extend(with_seats(ended(subscription(AURORA, 6, kai, PRO), deleted), 100, &[KAI]));
    changes.extend(with_seats(subscription(AURORA, 7, kai, VISIO), 2, &[KAI]));
    changes.extend(with_seats(subscription(AURORA, 8, kai, "GONE"), 1, &[]));
    world.write(AURORA, changes).await;
    let mut changes = with_seats(subscription(BERGWERK, 9, Owner::Organization, PRO), 4, &[person_id(0)]);
    changes.extend(with_seats(subscription(BERGWERK, 10, Owner::Person(person_id(0)), PRO), 4, &[]));
    world.write(BERGWERK, changes).await;
    world
}

/// Owner, holders as person and subscription, whether there are more, and how many there are.
type Group = (Owner, Vec<(PersonId, u128)>, bool, u64);

fn groups(found: &ProductLicenses) -> Vec<Group> {
    let group = |group: &purser_store::views::product_licenses::UserGroup| {
        let users = group.users.items.iter().map(|user| (user.user_id, user.subscription_id.0.as_u128()));
        (group.owner, users.collect(), group.users.next.is_some(), group.users_total)
    };
    found.groups.iter().map(group).collect()
}

async fn check_product(database: &TestDatabase) {
    let world = bought(database).await;
    let mut reader = world.reader().await;
    let (org, kai, noor) = (Owner::Organization, Owner::Person(KAI), Owner::Person(NOOR));
    for product in [PRO, PRO_BEFORE] {
        let found = product_licenses(&mut reader, &all(), product, None, None, 50).await.unwrap().unwrap();
        assert_eq!((found.product_id.as_str(), found.product_name.as_str()), (PRO, "Pro"));
        assert_eq!((found.available_quantity, found.assigned, found.unassigned), (41, 6, 35));
        let rows: Vec<_> = found
            .subscriptions
            .iter()
            .map(|it| (it.id.0.as_u128(), it.owner, it.quantity, it.assigned, it.free, it.status))
            .collect();
        assert_eq!(
            rows,
            [
                (1, org, 25, 2, 20, Status::Active),
                (2, kai, 8, 3, 5, Status::Active),
                (3, kai, 3, 1, 2, Status::Expired),
                (4, noor, 5, 0, 5, Status::Active),
            ]
        );
        assert_eq!(found.subscriptions_total, 4);
        assert_eq!(found.subscriptions[0].ends_on, Some(date(2026, 2, 1)));
        assert_eq!(found.subscriptions[1].owner_name.as_deref(), Some("Kai Öberg"));
        // R-ADM-12: by purchaser, the organization first; people by name.
        let expected = [
            (org, vec![(ADMIN, 1), (LEE, 1)], false, 2),
            (kai, vec![(ADMIN, 2), (ADMIN, 3), (KAI, 2), (NOOR, 2)], false, 4),
            (noor, vec![], false, 0),
        ];
        assert_eq!(groups(&found), expected);
        let group = &found.groups[1];
        assert_eq!(group.display_name.as_deref(), Some("Kai Öberg"));
        assert_eq!(group.user_principal_name.as_deref(), Some("kai@aurora.example"));
        let user = &group.users.items[2];
        assert_eq!((user.display_name.as_str(), user.assigned_at), ("Kai Öberg", at()));
    }
    let found = product_licenses(&mut reader, &all(), PRO, None, Some(" A ö"), 50).await.unwrap().unwrap();
    assert_eq!(groups(&found), []);
    let found = product_licenses(&mut reader, &all(), PRO, None, Some("I Ö"), 50).await.unwrap().unwrap();
    assert_eq!(groups(&found), [(kai, vec![(KAI, 2)], false, 4)]);
    let of = |found: Option<ProductLicenses>| found.map(|it| (it.available_quantity, groups(&it).len()));
    let support = service_scope(&[Role::ServiceSupportAdministrator]);
    for (scope, product, owner, expected) in [
        (all(), PRO, Some(OwnerFilter::Organization), Some((25, 1))),
        (all(), PRO, Some(OwnerFilter::SelfService), Some((16, 2))),
        (all(), PRO, Some(OwnerFilter::Me), None),
        (all(), "GONE", None, Some((1, 1))),
        (all(), "nothing", None, None),
        (all(), "a\0", None, None),
        (scope(KAI, &[]), PRO, None, Some((11, 1))),
        (scope(LEE, &[]), PRO, None, None),
        (support, PRO, None, Some((25, 1))),
        (service_scope(&[]), PRO, None, None),
    ] {
        let found = product_licenses(&mut reader, &scope, product, owner, None, 50).await.unwrap();
        assert_eq!(of(found), expected, "{product} {owner:?} {scope:?}");
    }
    let found = product_licenses(&mut reader, &all(), "GONE", None, None, 50).await.unwrap().unwrap();
    assert_eq!(found.product_name, "GONE", "the catalog does not know it any more (R-POL-30)");
}

/// However many hold licenses, and of however many subscriptions, every one of them is met once.
async fn check_walk(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let people: Vec<PersonId> = (0..70).map(person_id).collect();
    let mut changes: Vec<Change> = Vec::new();
    for (ix, &id) in people.iter().enumerate() {
        let named = person(id, &format!("p{ix}@aurora.example"), &format!("P {:03}", 99 - ix / 2));
        changes.push(Change::PutPerson(named));
    }
    let kai = Owner::Person(KAI);
    changes.extend(with_seats(subscription(AURORA, 1, kai, PRO), 300, &people));
    changes.extend(with_seats(subscription(AURORA, 2, Owner::Person(NOOR), PRO), 300, &people[..3]));
    changes.extend((3..=240).flat_map(|n| with_seats(subscription(AURORA, n, kai, PRO), 1, &people[..1])));
    world.write(AURORA, changes).await;
    let mut reader = world.reader().await;
    for (per_group, shown) in [(0, 1), (7, 7), (50, 50), (u32::MAX, 50)] {
        let found = product_licenses(&mut reader, &all(), PRO, None, None, per_group).await.unwrap().unwrap();
        assert_eq!((found.subscriptions.len(), found.subscriptions_total), (200, 240));
        let [of_kai, of_noor] = &found.groups[..] else { panic!("{} groups", found.groups.len()) };
        assert_eq!((of_kai.users.items.len(), of_kai.users_total), (shown, 70 + 198));
        assert_eq!(of_noor.users.items.len(), shown.min(3));
        let mut seen: Vec<_> = of_kai.users.items.clone();
        let mut after = of_kai.users.next.clone();
        while let Some(next) = after {
            let paging = Paging::new(Some(next.to_string().parse().unwrap()), Some(60));
            let page = product_users(&mut reader, &all(), PRO, kai, None, &paging).await.unwrap();
            seen.extend(page.items);
            after = page.next;
        }
        assert_eq!(seen.len(), 70 + 238, "those of subscriptions that are not listed too");
        let mut sorted = seen.clone();
        sorted.sort_by_key(|user| {
            (user.display_name.clone(), user.user_principal_name.clone(), user.subscription_id)
        });
        assert_eq!(seen, sorted);
        sorted.dedup();
        assert_eq!(seen, sorted);
    }
    let page = product_users(&mut reader, &all(), PRO, kai, Some("P 099"), &Paging::default()).await.unwrap();
    assert_eq!(page.items.len(), 50);
    let foreign = page.next.unwrap();
    let unseen =
        product_users(&mut reader, &scope(NOOR, &[]), PRO, kai, None, &Paging::default()).await.unwrap();
    assert_eq!(unseen.items, []);
    let refused = licenses_list(&mut reader, foreign).await;
    assert_eq!(refused, Err(ViewError::BadCursor(BadCursor)));
}

async fn licenses_list(
    reader: &mut purser_store::Reader,
    cursor: purser_store::views::Cursor,
) -> Result<usize, ViewError> {
    let paging = Paging::new(Some(cursor), None);
    Ok(purser_store::views::licenses::licenses(reader, &all(), None, &paging).await?.items.len())
}

async fn check_held(database: &TestDatabase) {
    let world = bought(database).await;
    let mut reader = world.reader().await;
    let kai = scope(KAI, &[]);
    let support = service_scope(&[Role::ServiceSupportAdministrator]);
    for (scope, who, expected) in [
        // Of the deleted one nobody holds anything; of the disabled one they still do.
        (all(), KAI, &[2, 5, 7][..]),
        (all(), ADMIN, &[1, 2, 3]),
        (kai, ADMIN, &[2, 3]),
        (kai, NOOR, &[2]),
        (kai, LEE, &[]),
        (support, ADMIN, &[1]),
        (scope(NOOR, &[]), NOOR, &[]),
        (all(), person_id(0), &[]),
    ] {
        let held = licenses_of(&mut reader, &scope, who).await.unwrap();
        let seen: Vec<u128> = held.iter().map(|it| it.subscription_id.0.as_u128()).collect();
        assert_eq!(seen, expected, "{who} {scope:?}");
    }
    // Whoever holds a license knows of it, also of a subscription that they do not see; nobody learns of another's.
    for (scope, expected) in [
        (scope(KAI, &[]), &[2, 5, 7][..]),
        (scope(ADMIN, &[]), &[1, 2, 3]),
        (scope(NOOR, &[]), &[2]),
        (service_scope(&[Role::GlobalReader]), &[]),
    ] {
        let mine = my_licenses(&mut reader, &scope).await.unwrap();
        let seen: Vec<u128> = mine.iter().map(|it| it.subscription_id.0.as_u128()).collect();
        assert_eq!(seen, expected, "{scope:?}");
    }
    let held = licenses_of(&mut reader, &all(), KAI).await.unwrap();
    let (first, last) = (&held[0], &held[2]);
    assert_eq!((first.product_id.as_str(), first.product_name.as_str()), (PRO_BEFORE, "Pro as it was"));
    assert_eq!((first.owner, first.owner_name.as_deref()), (Owner::Person(KAI), Some("Kai Öberg")));
    assert_eq!((first.status, first.assigned_at), (Status::Active, at()));
    assert_eq!((last.product_name.as_str(), held[1].status), ("Visio", Status::Disabled));
}

async fn check_suggestions(database: &TestDatabase) {
    let world = bought(database).await;
    let mut changes: Vec<Change> = (0..12)
        .map(|n| person(person_id(n), &format!("z{n:02}@aurora.example"), &format!("Zoe {n:02}")))
        .map(Change::PutPerson)
        .collect();
    let more = [
        person(person_id(20), "x20@aurora.example", "Anna Kaiser"),
        person(person_id(21), "x21@aurora.example", "Mokai"),
        person(person_id(22), "kaia@aurora.example", "Bo"),
        Person { active: false, ..person(person_id(23), "x23@aurora.example", "Kai Gone") },
        Person { guest: true, ..person(person_id(24), "x24@aurora.example", "Kai Guest") },
    ];
    changes.extend(more.map(Change::PutPerson));
    world.write(AURORA, changes).await;
    let mut reader = world.reader().await;
    let anyone = scope(person_id(0), &[]);
    let people =
        |found: &[purser_store::views::suggest::Suggestion]| found.iter().map(|it| it.id).collect::<Vec<_>>();
    for (text, expected) in [
        // Begins with it, has a word that does, has it inside.
        (" KAI", &[KAI, person_id(20), person_id(22), person_id(21)][..]),
        ("öb", &[KAI]),
        ("noor@", &[NOOR]),
        ("%", &[NOOR]),
        ("left", &[]),
        ("a\0", &[]),
        ("otto", &[]),
    ] {
        let found = suggest(&mut reader, &anyone, text, None, 10).await.unwrap();
        assert_eq!(people(&found), expected, "{text:?}");
    }
    for (limit, shown) in [(0, 1), (3, 3), (10, 10), (u32::MAX, 10)] {
        for text in ["zoe", ""] {
            let found = suggest(&mut reader, &anyone, text, None, limit).await.unwrap();
            assert_eq!(found.len(), shown, "{text:?} {limit}");
        }
    }
    // Those who hold one are marked, for whoever sees it.
    let holding = async |reader: &mut purser_store::Reader, scope, of: u128| {
        let of: SubscriptionId = subscription_id(of);
        let found = suggest(reader, &scope, "aurora", Some(of), 10).await.unwrap();
        found.iter().filter(|it| it.holds).map(|it| it.id).collect::<Vec<_>>()
    };
    let kai = scope(KAI, &[]);
    assert_eq!(holding(&mut reader, kai, 2).await, [ADMIN, KAI, NOOR]);
    assert_eq!(holding(&mut reader, kai, 1).await, []);
    assert_eq!(holding(&mut reader, all(), 1).await, [ADMIN]);
    assert_eq!(holding(&mut reader, kai, 6).await, [], "a deleted one is held by nobody");
    assert_eq!(holding(&mut reader, anyone, 2).await, []);
    let names = suggest(&mut reader, &anyone, "kai ö", None, 10).await.unwrap();
    assert_eq!(names[0].display_name, "Kai Öberg");
    assert_eq!((names[0].user_principal_name.as_str(), names[0].holds), ("kai@aurora.example", false));
}

async fn check_named(database: &TestDatabase) {
    let world = bought(database).await;
    let many =
        (100..130).map(|n| person(person_id(n), &format!("m{n}@aurora.example"), &format!("Many {n}")));
    world.write(AURORA, many.map(Change::PutPerson).collect()).await;
    let mut reader = world.reader().await;
    let mut who = async |scope, ids: &[PersonId], of: Option<u128>| {
        let ids = ids.iter().copied().collect();
        let found = named(&mut reader, &scope, &ids, of.map(subscription_id)).await.unwrap();
        found.into_iter().map(|it| (it.id, it.holds)).collect::<Vec<_>>()
    };
    let kai = scope(KAI, &[]);
    assert_eq!(who(kai, &[], Some(2)).await, []);
    assert_eq!(who(kai, &[NOOR, ADMIN, KAI], Some(2)).await, [(ADMIN, true), (KAI, true), (NOOR, true)]);
    assert_eq!(who(kai, &[NOOR], Some(7)).await, [(NOOR, false)]);
    // Somebody of another organization, and somebody who was never there.
    assert_eq!(who(kai, &[person_id(0), person_id(9_999)], None).await, []);
    // Lee has left: named to those who see the license that is to be taken back, and to nobody else.
    assert_eq!(who(all(), &[LEE], Some(1)).await, [(LEE, true)]);
    assert_eq!(who(kai, &[LEE], Some(1)).await, []);
    assert_eq!(who(all(), &[LEE], None).await, [(LEE, true)]);
    assert_eq!(who(kai, &[LEE], None).await, []);
    let ids: Vec<PersonId> = (100..130).map(person_id).collect();
    assert_eq!(who(kai, &ids, None).await.len(), ASSIGN_MAX);
}

fn found(it: &Found) -> (Vec<&str>, Vec<u128>, Vec<PersonId>) {
    (
        it.products.items.iter().map(|product| product.product_id.as_str()).collect(),
        it.subscriptions.items.iter().map(|row| row.subscription.id.0.as_u128()).collect(),
        it.people.items.iter().map(|row| row.id).collect(),
    )
}

async fn check_finder(database: &TestDatabase) {
    let world = bought(database).await;
    let id = SubscriptionId("0190c0de-0000-7000-8000-00000000abcd".parse::<Uuid>().unwrap());
    let mut bought = subscription(AURORA, 0, Owner::Person(NOOR), VISIO);
    bought.id = id;
    world.write(AURORA, with_seats(bought, 1, &[])).await;
    let mut reader = world.reader().await;
    let long = id.0.as_u128();
    let kai = scope(KAI, &[]);
    for (scope, detail, text, products, subscriptions, people) in [
        (all(), Detail::Full, " VISIO ", &[VISIO][..], &[long, 7][..], &[][..]),
        (kai, Detail::Names, "visio", &[VISIO], &[7], &[]),
        (all(), Detail::Full, "0190c0de-0000", &[], &[long], &[]),
        (all(), Detail::Full, "0190C0", &[], &[long], &[]),
        (kai, Detail::Names, "0190c0de-0000", &[], &[], &[]),
        (all(), Detail::Full, "noor", &[], &[long, 4], &[NOOR]),
        (all(), Detail::Full, "as it was", &[], &[8, 5, 4, 3, 2], &[]),
        (all(), Detail::Full, "left", &[], &[], &[LEE]),
        (all(), Detail::Names, "left", &[], &[], &[]),
        (all(), Detail::Full, "otto", &[], &[], &[]),
        (all(), Detail::Full, "  ", &[], &[], &[]),
        (service_scope(&[]), Detail::Names, "pro", &[PRO], &[], &[]),
    ] {
        let it = find(&mut reader, &scope, detail, text).await.unwrap();
        assert_eq!(
            found(&it),
            (products.to_vec(), subscriptions.to_vec(), people.to_vec()),
            "{text:?} {scope:?}"
        );
    }
    let it = find(&mut reader, &all(), Detail::Full, "as it was").await.unwrap();
    assert!(it.subscriptions.more, "the organization's is the sixth, the deleted one the last");
    let it = find(&mut reader, &all(), Detail::Full, "aurora").await.unwrap();
    assert_eq!((it.people.items.len(), it.people.more, it.products.more), (4, false, false));
    assert!(it.people.items[0].full.is_some());
}

on_all! {
    check_product => the_licenses_of_one_product_by_purchaser;
    check_walk => the_users_of_a_purchaser_are_walked_to_the_end;
    check_held => the_licenses_of_one_person;
    check_suggestions => suggested_people_are_the_likeliest;
    check_named => people_that_a_form_names;
    check_finder => everything_is_found_at_once;
}
