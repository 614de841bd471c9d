//! A page costs the same number of queries whatever is on it.

use super::world::{AURORA, World, all, crowd, subscription_id};
use crate::on_all;
use purser_domain::command::PersonRef;
use purser_store::testing::TestDatabase;
use purser_store::views::Paging;
use purser_store::views::catalog::products;
use purser_store::views::export::export;
use purser_store::views::holders::holders;
use purser_store::views::licenses::licenses;
use purser_store::views::log::events;
use purser_store::views::payment::billing_profiles;
use purser_store::views::people::{Detail, groups, user, users};
use purser_store::views::subscriptions::{SubscriptionFilter, subscription, subscriptions};
use purser_store::views::work::{buried_jobs, job_counts};

/// Queries of each view, and rows that it gave.
async fn costs(world: &World) -> Vec<(&'static str, u64, usize)> {
    let reader = &mut world.reader().await;
    let (scope, paging) = (&all(), &Paging::longest());
    let mut costs = Vec::new();
    let mut add = |view, rows| costs.push((view, world.reads(), rows));
    world.reads();
    let filter = &SubscriptionFilter::default();
    add("subscriptions", subscriptions(reader, scope, filter, paging).await.unwrap().items.len());
    add(
        "subscription",
        usize::from(subscription(reader, scope, subscription_id(1)).await.unwrap().is_some()),
    );
    let page = holders(reader, scope, subscription_id(1), None, paging).await.unwrap().unwrap();
    add("holders", page.items.len());
    let page = licenses(reader, scope, None, paging).await.unwrap();
    add("licenses", page.items.iter().map(|row| row.subscriptions.len()).sum());
    let ids: Vec<_> = (1..=1_000).map(subscription_id).collect();
    add("export", export(reader, scope, &ids, paging).await.unwrap().items.len());
    add("users", users(reader, scope, Detail::Full, None, paging).await.unwrap().items.len());
    let admin = PersonRef::read("admin@aurora.example");
    add("user", usize::from(user(reader, scope, Detail::Full, &admin).await.unwrap().is_some()));
    add("groups", groups(reader, scope, None, paging).await.unwrap().items.len());
    add("products", products(reader, None, paging).await.unwrap().items.len());
    add("billing profiles", billing_profiles(reader, scope, paging).await.unwrap().items.len());
    add("events", events(reader, scope, None, 0, u32::MAX).await.unwrap().items.len());
    add("buried jobs", buried_jobs(reader, AURORA, paging).await.unwrap().items.len());
    add("job counts", job_counts(reader).await.unwrap().len());
    costs
}

async fn check_costs(database: &TestDatabase) {
    let few = costs(&crowd(database, 10).await).await;
    assert_eq!(few.iter().map(|&(view, reads, _)| (view, reads)).collect::<Vec<_>>(), EXPECTED);
    let rows: Vec<usize> = few.iter().map(|&(_, _, rows)| rows).collect();
    assert_eq!(rows, [10, 1, 10, 10, 28, 14, 1, 10, 12, 1, 10, 0, 0]);
}

async fn check_costs_of_many(database: &TestDatabase) {
    let many = costs(&crowd(database, 1_000).await).await;
    assert_eq!(many.iter().map(|&(view, reads, _)| (view, reads)).collect::<Vec<_>>(), EXPECTED);
    let rows: Vec<usize> = many.iter().map(|&(_, _, rows)| rows).collect();
    assert_eq!(rows, [200, 1, 200, 200, 200, 200, 1, 200, 200, 1, 200, 0, 0]);
}

const EXPECTED: [(&str, u64); 13] = [
    ("subscriptions", 1),
    ("subscription", 1),
    ("holders", 2),
    ("licenses", 2),
    ("export", 2),
    ("users", 1),
    ("user", 1),
    ("groups", 1),
    ("products", 1),
    ("billing profiles", 1),
    ("events", 1),
    ("buried jobs", 1),
    ("job counts", 1),
];

on_all! {
    check_costs => a_page_of_few_rows_costs_a_fixed_number_of_queries;
    check_costs_of_many => a_page_of_many_rows_costs_the_same;
}
