//! What is not the caller's to see is not there: another organization's things, another person's, and those that a
//! role does not open (R-ROL, R-ADM-1, R-USR-21).

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, LEE, NOOR, PRO, VISIO, World, all, deleted, ended, person_id, profile_of,
    scope, service_scope, subscription, subscription_id, take_over as taken, with_seats,
};
use crate::on_all;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PaymentMethodId, PersonId, TakeOverId};
use purser_domain::payment::Owner;
use purser_domain::people::Role;
use purser_domain::plan::Change;
use purser_store::testing::TestDatabase;
use purser_store::views::export::export;
use purser_store::views::holders::holders;
use purser_store::views::licenses::licenses;
use purser_store::views::payment::{billing_profile, billing_profiles, payment_method, payment_methods};
use purser_store::views::people::{Detail, user, users};
use purser_store::views::subscriptions::{SubscriptionFilter, subscription as one, subscriptions};
use purser_store::views::work::take_over;
use purser_store::views::{OwnerFilter, Paging};

/// 1: the organization's, 2: kai's, 3: noor's, 4: lee's, 5: kai's, deleted; 9: the neighbor's, 10: its Otto's.
async fn bought(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let mut changes = with_seats(subscription(AURORA, 1, Owner::Organization, PRO), 9, &[ADMIN, KAI]);
    changes.extend(with_seats(subscription(AURORA, 2, Owner::Person(KAI), PRO), 8, &[NOOR]));
    changes.extend(with_seats(subscription(AURORA, 3, Owner::Person(NOOR), VISIO), 7, &[ADMIN]));
    changes.extend(with_seats(subscription(AURORA, 4, Owner::Person(LEE), PRO), 6, &[LEE]));
    let gone = ended(subscription(AURORA, 5, Owner::Person(KAI), PRO), deleted);
    changes.extend(with_seats(gone, 5, &[KAI, NOOR]));
    changes.extend((2..4).map(|source| Change::PutTakeOver(taken(source))));
    world.write(AURORA, changes).await;
    let mut changes = with_seats(subscription(BERGWERK, 9, Owner::Organization, PRO), 4, &[person_id(0)]);
    changes.extend(with_seats(subscription(BERGWERK, 10, Owner::Person(person_id(0)), PRO), 4, &[]));
    world.write(BERGWERK, changes).await;
    world
}

/// Numbers of the subscriptions that are seen: in the list, one by one, by their holders, and in every product.
async fn seen(world: &World, scope: &ReadScope, owner: Option<OwnerFilter>) -> Vec<u128> {
    let mut reader = world.reader().await;
    let filter = SubscriptionFilter { owner, ..SubscriptionFilter::default() };
    let page = subscriptions(&mut reader, scope, &filter, &Paging::default()).await.unwrap();
    let seen: Vec<u128> = page.items.iter().map(|row| row.subscription.id.0.as_u128()).collect();
    let mut of_product = Vec::new();
    for product in [PRO, VISIO] {
        let filter = SubscriptionFilter { product_id: Some(product.into()), ..filter.clone() };
        let page = subscriptions(&mut reader, scope, &filter, &Paging::default()).await.unwrap();
        of_product.extend(page.items.iter().map(|row| row.subscription.id.0.as_u128()));
    }
    of_product.sort_unstable();
    assert_eq!(of_product, seen, "by product, {owner:?}");
    let rows = licenses(&mut reader, scope, owner, &Paging::default()).await.unwrap().items;
    let mut live: Vec<u128> =
        rows.iter().flat_map(|row| &row.subscriptions).map(|known| known.id.0.as_u128()).collect();
    live.sort_unstable();
    assert_eq!(live, seen.iter().copied().filter(|&n| n != 5).collect::<Vec<_>>(), "licenses, {owner:?}");
    seen
}

async fn check_subscriptions(database: &TestDatabase) {
    use OwnerFilter::{Me, Organization, SelfService};
    let world = bought(database).await;
    let billing = &[Role::BillingAdministrator][..];
    let support = &[Role::ServiceSupportAdministrator][..];
    for (scope, everything, organization, self_service, me) in [
        (all(), &[1, 2, 3, 4, 5][..], &[1][..], &[2, 3, 4, 5][..], &[][..]),
        (scope(KAI, billing), &[1, 2, 3, 4, 5], &[1], &[2, 3, 4, 5], &[2, 5]),
        (scope(ADMIN, &[Role::GlobalReader]), &[1, 2, 3, 4, 5], &[1], &[2, 3, 4, 5], &[]),
        (scope(KAI, &[]), &[2, 5], &[], &[2, 5], &[2, 5]),
        (scope(NOOR, &[]), &[3], &[], &[3], &[3]),
        (scope(person_id(0), &[]), &[], &[], &[], &[]),
        (scope(NOOR, support), &[1, 3], &[1], &[3], &[3]),
        (service_scope(support), &[1], &[1], &[], &[]),
        (service_scope(&[]), &[], &[], &[], &[]),
    ] {
        assert_eq!(seen(&world, &scope, None).await, everything, "{scope:?}");
        assert_eq!(seen(&world, &scope, Some(Organization)).await, organization, "{scope:?}");
        assert_eq!(seen(&world, &scope, Some(SelfService)).await, self_service, "{scope:?}");
        assert_eq!(seen(&world, &scope, Some(Me)).await, me, "{scope:?}");
        let mut reader = world.reader().await;
        for n in 1..=10 {
            let id = subscription_id(n);
            let there = everything.contains(&n);
            let row = one(&mut reader, &scope, id).await.unwrap();
            assert_eq!(row.map(|row| row.subscription.id), there.then_some(id), "{n} {scope:?}");
            let page = holders(&mut reader, &scope, id, None, &Paging::default()).await.unwrap();
            assert_eq!(page.is_some(), there, "{n} {scope:?}");
            let rows = export(&mut reader, &scope, &[id], &Paging::default()).await.unwrap().items;
            assert_eq!(!rows.is_empty(), there && n != 5, "{n} {scope:?}");
            let row = take_over(&mut reader, &scope, TakeOverId(id.0)).await.unwrap();
            assert_eq!(row.is_some(), there && (n == 2 || n == 3), "{n} {scope:?}");
        }
    }
}

async fn check_payment(database: &TestDatabase) {
    let world = bought(database).await;
    let organization = profile_of(AURORA, Owner::Organization);
    let of = |person: PersonId| profile_of(AURORA, Owner::Person(person));
    for (scope, seen) in [
        (all(), vec![organization]),
        (scope(KAI, &[Role::BillingAdministrator]), vec![of(KAI), organization]),
        (service_scope(&[Role::GlobalReader]), vec![organization]),
        (scope(KAI, &[]), vec![of(KAI)]),
        (scope(NOOR, &[Role::LicenseAdministrator]), vec![of(NOOR)]),
        (service_scope(&[]), vec![]),
    ] {
        let mut reader = world.reader().await;
        let page = billing_profiles(&mut reader, &scope, &Paging::default()).await.unwrap();
        let profiles: Vec<_> = page.items.iter().map(|row| row.profile.id).collect();
        assert_eq!(profiles, seen, "{scope:?}");
        let page = payment_methods(&mut reader, &scope, &Paging::default()).await.unwrap();
        let methods: Vec<_> = page.items.iter().map(|method| method.id.0).collect();
        assert_eq!(methods, seen.iter().map(|id| id.0).collect::<Vec<_>>(), "{scope:?}");
        let everyone = [organization, of(KAI), of(NOOR), of(LEE), profile_of(BERGWERK, Owner::Organization)];
        for id in everyone {
            let row = billing_profile(&mut reader, &scope, id).await.unwrap();
            assert_eq!(row.is_some(), seen.contains(&id), "{id} {scope:?}");
            assert_eq!(
                row.and_then(|row| row.payment_method).is_some(),
                seen.contains(&id),
                "{id} {scope:?}"
            );
            let method = payment_method(&mut reader, &scope, PaymentMethodId(id.0)).await.unwrap();
            assert_eq!(method.is_some(), seen.contains(&id), "{id} {scope:?}");
        }
    }
}

async fn check_people(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let mut reader = world.reader().await;
    let kai = scope(KAI, &[]);
    let full = users(&mut reader, &all(), Detail::Full, None, &Paging::default()).await.unwrap().items;
    let ids: Vec<_> = full.iter().map(|row| row.id).collect();
    assert_eq!(ids, [ADMIN, KAI, LEE, NOOR], "by name, and nobody of the neighbor");
    assert!(full.iter().all(|row| row.full.is_some()));
    let names = users(&mut reader, &kai, Detail::Names, None, &Paging::default()).await.unwrap().items;
    let ids: Vec<_> = names.iter().map(|row| row.id).collect();
    assert_eq!(ids, [ADMIN, KAI, NOOR], "only who can act");
    assert!(names.iter().all(|row| row.full.is_none()));
    for (who, detail, there, whole) in [
        (KAI.0.to_string(), Detail::Names, true, true),
        ("NOOR@Aurora.example".into(), Detail::Names, true, false),
        (LEE.0.to_string(), Detail::Names, false, false),
        (LEE.0.to_string(), Detail::Full, true, true),
        ("otto@bergwerk.example".into(), Detail::Full, false, false),
        (person_id(0).to_string(), Detail::Full, false, false),
    ] {
        let who = purser_domain::command::PersonRef::read(&who);
        let row = user(&mut reader, &kai, detail, &who).await.unwrap();
        assert_eq!(row.is_some(), there, "{who:?}");
        assert_eq!(row.is_some_and(|row| row.full.is_some()), whole, "{who:?}");
    }
}

on_all! {
    check_subscriptions => subscriptions_outside_the_scope_are_not_there;
    check_payment => only_ones_own_cards_and_profiles_are_there;
    check_people => people_are_found_in_their_organization_only;
}
