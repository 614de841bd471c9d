//! Home: what wants attention, and what was spent.

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, NOOR, PRO, VISIO, World, all, at, bury, deleted, ended, expired, line,
    person_id, profile_of, scope, service_scope, subscription, subscription_id, take_over, with_seats,
};
use crate::on_all;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use purser_domain::authz::ReadScope;
use purser_domain::billing::Line;
use purser_domain::money::{Currency, Money};
use purser_domain::payment::Owner;
use purser_domain::people::Role;
use purser_domain::plan::Change;
use purser_domain::subscription::{State, Subscription};
use purser_domain::take_over::{Phase, TakeOver};
use purser_store::testing::TestDatabase;
use purser_store::views::overview::{MonthSpend, Overview, Top, failed_jobs, overview, spend};
use purser_store::views::subscriptions::SubscriptionRow;

const TODAY: Date = date(2026, 1, 31);

async fn seen(world: &World, scope: &ReadScope) -> Overview {
    overview(&mut world.reader().await, scope, at(), TODAY).await.unwrap()
}

fn numbers(top: &Top<SubscriptionRow>) -> (Vec<u128>, u64) {
    (top.items.iter().map(|row| row.subscription.id.0.as_u128()).collect(), top.total)
}

fn until(n: u128, owner: Owner, until: Date) -> Subscription {
    Subscription { state: State::Trial { until }, ..subscription(AURORA, n, owner, PRO) }
}

async fn check_ending(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let (org, kai) = (Owner::Organization, Owner::Person(KAI));
    let put = |subscription| with_seats(subscription, 20, &[]);
    let mut changes: Vec<Change> = [
        until(1, org, date(2026, 1, 30)),
        until(2, org, TODAY),
        until(3, org, date(2026, 3, 2)),
        until(4, kai, date(2026, 3, 3)),
        // Renews on February 1st.
        subscription(AURORA, 5, kai, VISIO),
        ended(subscription(AURORA, 6, kai, PRO), expired),
        ended(subscription(AURORA, 7, kai, PRO), deleted),
    ]
    .into_iter()
    .flat_map(put)
    .collect();
    let scheduled = State::Scheduled { starts_on: date(2026, 2, 1) };
    changes.extend(put(Subscription { state: scheduled, ..subscription(AURORA, 8, org, PRO) }));
    changes.extend((20..26).flat_map(|n| put(until(n, Owner::Person(NOOR), date(2026, 2, 20)))));
    world.write(AURORA, changes).await;
    let home = seen(&world, &all()).await;
    assert_eq!(numbers(&home.ending), (vec![2, 5, 20, 21, 22], 9), "and 23 to 25, then 3 on the last day");
    let renews = &home.ending.items[1];
    assert!(renews.subscription.recurring);
    assert_eq!(renews.subscription.ends_on(), Some(date(2026, 2, 1)));
    assert_eq!(renews.owner_name.as_deref(), Some("Kai Öberg"));
    assert_eq!(numbers(&seen(&world, &scope(KAI, &[])).await.ending), (vec![5], 1));
    let support = service_scope(&[Role::ServiceSupportAdministrator]);
    assert_eq!(numbers(&seen(&world, &support).await.ending), (vec![2, 3], 2));
}

async fn check_purchases(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let bought = |n: u128, owner, minutes: i64| {
        let created_at = at() - (30 * 24 * 60 - minutes).minutes();
        with_seats(Subscription { created_at, ..subscription(AURORA, n, owner, PRO) }, 9, &[])
    };
    let (org, kai, noor) = (Owner::Organization, Owner::Person(KAI), Owner::Person(NOOR));
    let mut changes = [bought(1, kai, -1), bought(2, kai, 0), bought(3, noor, 5), bought(4, org, 6)].concat();
    let gone = ended(subscription(AURORA, 5, kai, PRO), deleted);
    changes.extend(with_seats(gone, 9, &[]));
    world.write(AURORA, changes).await;
    let home = seen(&world, &all()).await;
    assert_eq!(numbers(&home.purchases), (vec![3, 2], 2));
    assert_eq!(home.purchases.items[0].owner_name.as_deref(), Some("Noor 100%_sure"));
    world.write(AURORA, (11..21).flat_map(|n| bought(n, noor, 60)).collect()).await;
    assert_eq!(numbers(&seen(&world, &all()).await.purchases), (vec![20, 19, 18, 17, 16], 12));
    assert_eq!(numbers(&seen(&world, &scope(KAI, &[])).await.purchases), (vec![2], 1));
    let support = service_scope(&[Role::ServiceSupportAdministrator]);
    assert_eq!(numbers(&seen(&world, &support).await.purchases), (vec![], 0));
}

async fn check_nearly_used_up(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let people: Vec<_> = (0..30).map(person_id).collect();
    let mut changes: Vec<Change> = people
        .iter()
        .enumerate()
        .map(|(ix, &id)| super::world::person(id, &format!("p{ix}@aurora.example"), "Same Name"))
        .map(Change::PutPerson)
        .collect();
    let kai = Owner::Person(KAI);
    let put = |n, quantity, assigned: usize| {
        with_seats(subscription(AURORA, n, kai, PRO), quantity, &people[..assigned])
    };
    changes.extend(put(1, 10, 9));
    changes.extend(put(2, 9, 8));
    changes.extend(put(3, 30, 29));
    changes.extend(put(4, 2, 2));
    changes.extend(put(5, 3, 3));
    let mut reserving = subscription(AURORA, 6, Owner::Organization, PRO);
    reserving.reserved = 3;
    changes.extend(with_seats(reserving, 20, &people[..14]));
    changes.extend(with_seats(ended(subscription(AURORA, 7, kai, PRO), expired), 1, &people[..1]));
    let mut reserved = subscription(AURORA, 8, Owner::Organization, PRO);
    reserved.reserved = 5;
    changes.extend(with_seats(reserved, 20, &people[..14]));
    world.write(AURORA, changes).await;
    let home = seen(&world, &all()).await;
    // None free (the larger first), 1 of 30, 1 of 20 that are not kept for a move, 1 of 10; 1 of 9 is enough, and 3 of 20.
    assert_eq!(numbers(&home.nearly_used_up), (vec![5, 4, 3, 8, 1], 5));
    assert_eq!(numbers(&seen(&world, &scope(KAI, &[])).await.nearly_used_up), (vec![5, 4, 3, 1], 4));
}

async fn check_take_overs(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let mut changes: Vec<Change> = (1..=9)
        .flat_map(|n| {
            let owner = Owner::Person(if n == 9 { NOOR } else { KAI });
            with_seats(subscription(AURORA, n, owner, PRO), 9, &[])
        })
        .collect();
    for (n, phase) in (1..).zip([Phase::Completed, Phase::Undone, Phase::Undoing]) {
        changes.push(Change::PutTakeOver(TakeOver { phase, ..take_over(n) }));
    }
    changes.extend((4..=9).map(|n| Change::PutTakeOver(TakeOver { phase: Phase::Moving, ..take_over(n) })));
    world.write(AURORA, changes).await;
    let take_overs = seen(&world, &all()).await.take_overs;
    let ids: Vec<_> = take_overs.items.iter().map(|it| it.take_over.id.0.as_u128()).collect();
    assert_eq!((ids, take_overs.total), (vec![3, 4, 5, 6, 7], 7));
    assert_eq!(take_overs.items[0].purchaser_name.as_deref(), Some("Kai Öberg"));
    let own = seen(&world, &scope(NOOR, &[])).await.take_overs;
    assert_eq!((own.items.len(), own.total, own.items[0].take_over.phase), (1, 1, Phase::Moving));
    let nobody = seen(&world, &scope(person_id(0), &[])).await;
    assert_eq!((nobody.take_overs.items.len(), nobody.take_overs.total), (0, 0));

    bury(&world, 3).await;
    let mut reader = world.reader().await;
    assert_eq!(failed_jobs(&mut reader, AURORA).await, Ok(3));
    assert_eq!(failed_jobs(&mut reader, BERGWERK).await, Ok(0));
}

async fn check_spend(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let (org, kai, noor) = (Owner::Organization, Owner::Person(KAI), Owner::Person(NOOR));
    let mut changes: Vec<Change> = (1..)
        .zip([org, kai, noor])
        .flat_map(|(n, owner)| with_seats(subscription(AURORA, n, owner, PRO), 9, &[ADMIN]))
        .collect();
    // The 30th is billed on the 31st, as a late server does it.
    let billed = |n: u32, owner, from: Date, minor, currency| {
        let subscription_id = subscription_id(match owner {
            Owner::Organization => 1,
            Owner::Person(KAI) => 2,
            Owner::Person(_) => 3,
        });
        let line = line(n, subscription_id, profile_of(AURORA, owner), from);
        Change::AddLine(Line { amount: Money::new(minor, currency), ..line })
    };
    let (usd, eur) = (Currency::USD, Currency::EUR);
    changes.extend([
        billed(1, org, date(2026, 1, 1), 1_000, usd),
        billed(2, org, date(2026, 1, 30), -250, usd),
        billed(3, org, date(2026, 1, 31), 70, eur),
        billed(4, org, date(2025, 12, 31), 5_000, usd),
        billed(5, kai, date(2025, 12, 31), 33, usd),
        billed(6, kai, date(2026, 1, 2), 44, usd),
        billed(7, noor, date(2026, 1, 3), 66, usd),
        billed(8, noor, date(2026, 2, 1), 77, usd),
        billed(9, org, date(2025, 11, 30), 9_999, usd),
    ]);
    world.write(AURORA, changes).await;
    let mut next_door = with_seats(subscription(BERGWERK, 1, org, PRO), 9, &[]);
    next_door.push(Change::AddLine(line(1, subscription_id(1), profile_of(BERGWERK, org), date(2026, 1, 1))));
    world.write(BERGWERK, next_door).await;
    let month = |year, month, minor, currency| MonthSpend {
        month: date(year, month, 1),
        amount: Money::new(minor, currency),
    };
    let license = &[Role::LicenseAdministrator][..];
    for (scope, expected) in [
        (
            all(),
            vec![
                month(2025, 12, 5_033, usd),
                month(2026, 1, 70, eur),
                month(2026, 1, 1_000 - 250 + 44 + 66, usd),
            ],
        ),
        (scope(KAI, &[]), vec![month(2025, 12, 33, usd), month(2026, 1, 44, usd)]),
        // Sees every purchase, and nothing of what the organization pays.
        (scope(NOOR, license), vec![month(2025, 12, 33, usd), month(2026, 1, 110, usd)]),
        (service_scope(&[Role::ServiceSupportAdministrator]), vec![]),
        (scope(person_id(0), &[]), vec![]),
    ] {
        let mut reader = world.reader().await;
        let spent = spend(&mut reader, &scope, date(2025, 12, 1), date(2026, 2, 1)).await;
        assert_eq!(spent, Ok(expected), "{scope:?}");
    }
}

on_all! {
    check_ending => what_ends_or_renews_soon;
    check_purchases => what_was_purchased_lately;
    check_nearly_used_up => what_is_nearly_used_up;
    check_take_overs => what_is_under_way_and_what_failed;
    check_spend => spending_by_month_and_currency_of_payers_that_are_seen;
}
