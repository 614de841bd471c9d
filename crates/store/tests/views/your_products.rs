//! The list under *Your products*: every order, every filter, and how many there are (R-ADM-1, R-ADM-3, R-ADM-4).

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, LEE, NOOR, PRO, PRO_BEFORE, VISIO, World, all, at, deleted, disabled,
    ended, expired, person_id, scope, service_scope, subscription, subscription_id, with_seats,
};
use crate::on_all;
use jiff::ToSpan;
use jiff::civil::date;
use purser_domain::authz::ReadScope;
use purser_domain::money::{Currency, Money};
use purser_domain::payment::Owner;
use purser_domain::people::Role;
use purser_domain::plan::Change;
use purser_domain::subscription::{State, Status, Subscription};
use purser_store::testing::TestDatabase;
use purser_store::views::your_products::{
    Counts, ProductsFilter, SubscriptionSort, subscription_counts, your_products,
};
use purser_store::views::{BadCursor, OwnerFilter, Paging, ViewError};

use SubscriptionSort::{Assigned, Created, Expires, Product, Purchaser, Quantity, Status as ByStatus};

fn named(mut bought: Subscription, name: &str) -> Subscription {
    bought.product_name = name.into();
    bought
}

fn trial(mut bought: Subscription) -> Subscription {
    bought.state = State::Trial { until: date(2026, 2, 15) };
    bought
}

fn free(mut bought: Subscription) -> Subscription {
    bought.timeline.segments[0].unit_price = Money::new(0, Currency::USD);
    bought
}

fn later(mut bought: Subscription, hours: i64) -> Subscription {
    bought.created_at = at() + hours.hours();
    bought
}

/// Seven of our own in every state, of three owners, and two of the neighbor's.
async fn bought(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let (kai, noor) = (Owner::Person(KAI), Owner::Person(NOOR));
    let central = subscription(AURORA, 1, Owner::Organization, PRO);
    let mut changes = with_seats(later(named(central, "beta"), 3), 25, &[ADMIN, LEE]);
    let mine = subscription(AURORA, 2, kai, PRO_BEFORE);
    changes.extend(with_seats(later(named(mine, "Alpha"), 2), 8, &[NOOR, ADMIN, KAI]));
    let lapsed = ended(subscription(AURORA, 3, kai, PRO_BEFORE), expired);
    changes.extend(with_seats(later(named(lapsed, "產品"), 1), 3, &[ADMIN]));
    changes.extend(with_seats(trial(subscription(AURORA, 4, noor, VISIO)), 5, &[]));
    changes.extend(with_seats(
        named(ended(subscription(AURORA, 5, kai, PRO), disabled), "beta"),
        100,
        &[KAI],
    ));
    let gone = named(ended(subscription(AURORA, 6, noor, PRO), deleted), "beta");
    changes.extend(with_seats(gone, 100, &[KAI]));
    changes.extend(with_seats(free(subscription(AURORA, 7, Owner::Organization, "GONE")), 8, &[]));
    world.write(AURORA, changes).await;
    let mut changes = with_seats(subscription(BERGWERK, 9, Owner::Organization, PRO), 4, &[]);
    changes.extend(with_seats(subscription(BERGWERK, 10, Owner::Person(person_id(0)), PRO), 4, &[]));
    world.write(BERGWERK, changes).await;
    world
}

/// The numbers of the rows, walked by pages of this length.
async fn walked(
    world: &World,
    scope: &ReadScope,
    filter: &ProductsFilter,
    order: (SubscriptionSort, bool),
    limit: u32,
) -> Vec<u128> {
    let mut reader = world.reader().await;
    let (mut seen, mut paging) = (Vec::new(), Paging::new(None, Some(limit)));
    loop {
        let page = your_products(&mut reader, scope, filter, order, &paging).await.unwrap();
        assert!(page.items.len() <= usize::try_from(limit).unwrap());
        seen.extend(page.items.iter().map(|row| row.subscription.id.0.as_u128()));
        let Some(next) = page.next else { return seen };
        paging = paging.from(Some(next.to_string().parse().unwrap()));
    }
}

async fn check_orders(database: &TestDatabase) {
    let world = bought(database).await;
    let none = ProductsFilter::default();
    for (sort, ascending) in [
        // "Alpha", three times "beta", "Pro as it was", "Visio", and what is not Latin.
        (Product, [2, 1, 5, 6, 7, 4, 3]),
        (ByStatus, [1, 2, 4, 7, 3, 5, 6]),
        (Quantity, [3, 4, 2, 7, 1, 5, 6]),
        (Assigned, [4, 7, 3, 5, 6, 1, 2]),
        // Three ended on January 31st; 1, 2 and 7 renew on February 1st, the trial ends on the 15th.
        (Expires, [3, 5, 6, 1, 2, 7, 4]),
        (Purchaser, [1, 7, 2, 3, 5, 4, 6]),
        (Created, [4, 5, 6, 7, 3, 2, 1]),
    ] {
        for limit in [1, 2, 3, 200] {
            let seen = walked(&world, &all(), &none, (sort, false), limit).await;
            assert_eq!(seen, ascending, "{sort:?} by {limit}");
            let mut descending = ascending;
            descending.reverse();
            let seen = walked(&world, &all(), &none, (sort, true), limit).await;
            assert_eq!(seen, descending, "{sort:?} descending by {limit}");
        }
    }
    let mut reader = world.reader().await;
    let page = your_products(&mut reader, &all(), &none, (Product, false), &Paging::new(None, Some(1)))
        .await
        .unwrap();
    let row = &page.items[0];
    assert_eq!(row.owner_name.as_deref(), Some("Kai Öberg"));
    assert_eq!(row.owner_user_principal_name.as_deref(), Some("kai@aurora.example"));
    // A place in one order is none in another.
    let paging = Paging::new(page.next, None);
    for order in [(Product, true), (Expires, false)] {
        let refused = your_products(&mut reader, &all(), &none, order, &paging).await;
        assert_eq!(refused, Err(ViewError::BadCursor(BadCursor)), "{order:?}");
    }
}

/// Nothing that commands make is without an end today, but the column may be empty: such rows come last, both ways.
async fn check_endless(database: &TestDatabase) {
    let world = bought(database).await;
    let endless = "UPDATE subscription SET ends_on = NULL WHERE product_id = 'VISIO' OR product_id = 'GONE'";
    purser_store::testing::execute(&world.store, endless).await.unwrap();
    let none = ProductsFilter::default();
    for limit in [1, 3, 200] {
        let seen = walked(&world, &all(), &none, (Expires, false), limit).await;
        assert_eq!(seen, [3, 5, 6, 1, 2, 4, 7]);
        let seen = walked(&world, &all(), &none, (Expires, true), limit).await;
        assert_eq!(seen, [2, 1, 6, 5, 3, 7, 4]);
    }
}

async fn check_filters(database: &TestDatabase) {
    let world = bought(database).await;
    let none = ProductsFilter::default();
    let text = |search: &str| ProductsFilter { search: Some(search.into()), ..none.clone() };
    let of = |product: &str| ProductsFilter { product_id: Some(product.into()), ..none.clone() };
    let by = |purchaser| ProductsFilter { purchaser: Some(purchaser), ..none.clone() };
    let owner = |owner| ProductsFilter { owner: Some(owner), ..none.clone() };
    for (filter, expected) in [
        (ProductsFilter { trial: Some(true), ..none.clone() }, &[4][..]),
        (ProductsFilter { trial: Some(false), ..none.clone() }, &[1, 2, 3, 5, 6, 7]),
        (ProductsFilter { free: true, ..none.clone() }, &[7]),
        (ProductsFilter { status: Some(Status::Active), ..none.clone() }, &[1, 2, 4, 7]),
        (ProductsFilter { status: Some(Status::Deleted), purchaser: Some(NOOR), ..none.clone() }, &[6]),
        (of(PRO), &[1, 2, 3, 5, 6]),
        (of(PRO_BEFORE), &[1, 2, 3, 5, 6]),
        (of("GONE"), &[7]),
        (of("nothing"), &[]),
        (of("a\0"), &[]),
        (text("a\0"), &[]),
        (text(" KAI ö"), &[2, 3, 5]),
        (text("isi"), &[4]),
        (text("%"), &[4, 6]),
        (by(KAI), &[2, 3, 5]),
        (by(LEE), &[]),
        (by(person_id(0)), &[]),
        (ProductsFilter { owner: Some(OwnerFilter::SelfService), ..by(NOOR) }, &[4, 6]),
        (ProductsFilter { owner: Some(OwnerFilter::Organization), ..by(NOOR) }, &[]),
        (ProductsFilter { owner: Some(OwnerFilter::Me), ..by(NOOR) }, &[]),
        (owner(OwnerFilter::Organization), &[1, 7]),
        (owner(OwnerFilter::SelfService), &[2, 3, 4, 5, 6]),
        (owner(OwnerFilter::Me), &[]),
    ] {
        let mut seen = walked(&world, &all(), &filter, (Purchaser, true), 2).await;
        seen.sort_unstable();
        assert_eq!(seen, expected, "{filter:?}");
    }
}

async fn check_scopes(database: &TestDatabase) {
    let world = bought(database).await;
    let none = ProductsFilter::default();
    let by_noor = ProductsFilter { purchaser: Some(NOOR), ..none.clone() };
    let counts = |[all, organization, self_service, trials]: [u64; 4]| Counts {
        all,
        organization,
        self_service,
        trials,
    };
    let support = &[Role::ServiceSupportAdministrator][..];
    for (scope, seen, of_noor, counted) in [
        (all(), &[1, 2, 3, 4, 5, 6, 7][..], &[4, 6][..], [6, 2, 4, 1]),
        (scope(KAI, &[Role::GlobalReader]), &[1, 2, 3, 4, 5, 6, 7], &[4, 6], [6, 2, 4, 1]),
        (scope(KAI, &[]), &[2, 3, 5], &[], [3, 0, 3, 0]),
        (scope(NOOR, &[]), &[4, 6], &[4, 6], [1, 0, 1, 1]),
        (scope(NOOR, support), &[1, 4, 6, 7], &[4, 6], [3, 2, 1, 1]),
        (scope(KAI, support), &[1, 2, 3, 5, 7], &[], [5, 2, 3, 0]),
        (service_scope(support), &[1, 7], &[], [2, 2, 0, 0]),
        (scope(LEE, &[]), &[], &[], [0, 0, 0, 0]),
        (service_scope(&[]), &[], &[], [0, 0, 0, 0]),
    ] {
        for (filter, expected) in [(&none, seen), (&by_noor, of_noor)] {
            for order in [(Created, true), (Product, false)] {
                let mut rows = walked(&world, &scope, filter, order, 2).await;
                rows.sort_unstable();
                assert_eq!(rows, expected, "{scope:?}");
            }
        }
        let mut reader = world.reader().await;
        assert_eq!(subscription_counts(&mut reader, &scope).await, Ok(counts(counted)), "{scope:?}");
    }
}

/// What changes between two pages moves rows, and neither breaks the walk nor ends it early.
async fn check_changes(database: &TestDatabase) {
    let world = bought(database).await;
    let (none, order) = (ProductsFilter::default(), (Quantity, false));
    let paging = Paging::new(None, Some(3));
    let first = your_products(&mut world.reader().await, &all(), &none, order, &paging).await.unwrap();
    let mut renamed = subscription(AURORA, 2, Owner::Person(KAI), PRO_BEFORE);
    renamed.version = 2;
    renamed.timeline.segments[0].quantity = 30;
    renamed.assigned = 3;
    world.write(AURORA, vec![Change::PutSubscription(renamed)]).await;
    let paging = paging.from(first.next);
    let rest = your_products(&mut world.reader().await, &all(), &none, order, &paging).await.unwrap();
    let second: Vec<_> = rest.items.iter().map(|row| row.subscription.id).collect();
    let paging = paging.from(rest.next);
    let rest = your_products(&mut world.reader().await, &all(), &none, order, &paging).await.unwrap();
    let third: Vec<_> = rest.items.iter().map(|row| row.subscription.id).collect();
    assert_eq!((second, third), ([7, 1, 2].map(subscription_id).into(), [5, 6].map(subscription_id).into()));
}

on_all! {
    check_orders => every_order_is_walked_both_ways;
    check_endless => what_never_ends_comes_last;
    check_filters => every_filter_narrows;
    check_scopes => the_list_and_its_counts_keep_to_the_scope;
    check_changes => a_walk_goes_on_after_a_change;
}
