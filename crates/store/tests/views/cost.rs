//! A page costs the same number of queries whatever is on it.

use super::world::{AURORA, KAI, World, all, at, crowd, event, line, person_id, profile_of, subscription_id};
use crate::on_all;
use jiff::civil::date;
use purser_domain::authz::ReadScope;
use purser_domain::command::{PersonRef, Principal};
use purser_domain::payment::Owner;
use purser_domain::plan::Change;
use purser_store::EventRow;
use purser_store::testing::TestDatabase;
use purser_store::views::Paging;
use purser_store::views::bill_lines::{bill_lines, period_lines};
use purser_store::views::catalog::products;
use purser_store::views::export::export;
use purser_store::views::finder::find;
use purser_store::views::held::{licenses_of, my_licenses};
use purser_store::views::history::{AuditFilter, audit, history};
use purser_store::views::holders::holders;
use purser_store::views::licenses::licenses;
use purser_store::views::log::events;
use purser_store::views::named::named;
use purser_store::views::overview::{failed_jobs, overview, spend};
use purser_store::views::payment::billing_profiles;
use purser_store::views::people::{Detail, groups, user, users};
use purser_store::views::product_licenses::{product_licenses, product_users};
use purser_store::views::subscriptions::{SubscriptionFilter, subscription, subscriptions};
use purser_store::views::suggest::suggest;
use purser_store::views::work::{buried_jobs, job_counts};
use purser_store::views::your_products::{
    ProductsFilter, SubscriptionSort, subscription_counts, your_products,
};

/// Queries of each view, and rows that it gave.
async fn costs(world: &World) -> Vec<Cost> {
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

/// The same of the pages of the web.
async fn web_costs(world: &World) -> Vec<Cost> {
    let reader = &mut world.reader().await;
    let (scope, paging) = (&all(), &Paging::longest());
    let mut costs = Vec::new();
    let mut add = |view, rows| costs.push((view, world.reads(), rows));
    world.reads();
    for descending in [false, true] {
        let (filter, order) = (ProductsFilter::default(), (SubscriptionSort::Purchaser, descending));
        add("your products", your_products(reader, scope, &filter, order, paging).await.unwrap().items.len());
    }
    let counts = subscription_counts(reader, scope).await.unwrap();
    add("subscription counts", usize::try_from(counts.all).unwrap());
    let home = overview(reader, scope, at(), date(2026, 1, 31)).await.unwrap();
    add("overview", home.ending.items.len() + home.purchases.items.len() + home.nearly_used_up.items.len());
    add("failed jobs", usize::try_from(failed_jobs(reader, AURORA).await.unwrap()).unwrap());
    add("spend", spend(reader, scope, date(2025, 8, 1), date(2026, 2, 1)).await.unwrap().len());
    let one = subscription_id(1);
    add("bill lines", bill_lines(reader, scope, one, paging).await.unwrap().unwrap().items.len());
    let period = period_lines(reader, scope, one, date(2026, 1, 31)).await.unwrap().unwrap();
    add("period lines", period.lines.len());
    add("history", history(reader, scope, one, paging).await.unwrap().unwrap().items.len());
    add("audit", audit(reader, AURORA, &AuditFilter::default(), paging).await.unwrap().items.len());
    let licenses = product_licenses(reader, scope, "X-0", None, None, 50).await.unwrap().unwrap();
    add("product licenses", licenses.groups[0].users.items.len());
    let page = product_users(reader, scope, "X-0", Owner::Organization, None, paging).await.unwrap();
    add("product users", page.items.len());
    add("held licenses", licenses_of(reader, scope, person_id(0)).await.unwrap().len());
    let own = ReadScope { own: Some(person_id(0)), ..*scope };
    add("my licenses", my_licenses(reader, &own).await.unwrap().len());
    add("suggestions", suggest(reader, scope, "same", Some(one), 10).await.unwrap().len());
    let ids = (0..20).map(person_id).collect();
    add("named people", named(reader, scope, &ids, Some(one)).await.unwrap().len());
    let found = find(reader, scope, Detail::Full, "same").await.unwrap();
    add("finder", found.products.items.len() + found.people.items.len());
    costs
}

/// So many of everything, with as many lines and events of the first subscription.
async fn busy(database: &TestDatabase, n: u32) -> World {
    let world = crowd(database, n.into()).await;
    let payer = profile_of(AURORA, Owner::Organization);
    let lines = (1..=n).map(|n| Change::AddLine(line(n, subscription_id(1), payer, date(2026, 1, 1))));
    let kai = Principal::Person(KAI).text();
    let from = u64::from(n) + 1;
    let happened = (from..from + u64::from(n))
        .map(|seq| EventRow { actor: kai.clone(), ..event(seq, subscription_id(1).0) })
        .collect();
    world.write_all(AURORA, lines.collect(), happened, Vec::new()).await;
    world
}

/// Which view, how many queries, how many rows.
type Cost = (&'static str, u64, usize);

fn reads(costs: &[Cost]) -> Vec<(&'static str, u64)> {
    costs.iter().map(|&(view, reads, _)| (view, reads)).collect()
}

fn rows(costs: &[Cost]) -> Vec<usize> {
    costs.iter().map(|&(_, _, rows)| rows).collect()
}

async fn check_costs(database: &TestDatabase) {
    let world = busy(database, 10).await;
    let few = costs(&world).await;
    assert_eq!(reads(&few), EXPECTED);
    assert_eq!(rows(&few), [10, 1, 10, 10, 28, 14, 1, 10, 12, 1, 20, 0, 0]);
    let few = web_costs(&world).await;
    assert_eq!(reads(&few), EXPECTED_ON_PAGES);
    assert_eq!(rows(&few), [10, 10, 10, 10, 0, 1, 10, 10, 10, 20, 10, 10, 10, 10, 10, 10, 10]);
}

async fn check_costs_of_many(database: &TestDatabase) {
    let world = busy(database, 1_000).await;
    let many = costs(&world).await;
    assert_eq!(reads(&many), EXPECTED);
    assert_eq!(rows(&many), [200, 1, 200, 200, 200, 200, 1, 200, 200, 1, 200, 0, 0]);
    let many = web_costs(&world).await;
    assert_eq!(reads(&many), EXPECTED_ON_PAGES);
    assert_eq!(rows(&many), [200, 200, 1_000, 10, 0, 1, 200, 200, 200, 200, 50, 200, 200, 200, 10, 20, 10]);
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

const EXPECTED_ON_PAGES: [(&str, u64); 17] = [
    ("your products", 1),
    ("your products", 1),
    ("subscription counts", 1),
    ("overview", 1),
    ("failed jobs", 1),
    ("spend", 1),
    ("bill lines", 2),
    ("period lines", 2),
    ("history", 5),
    ("audit", 5),
    ("product licenses", 2),
    ("product users", 1),
    ("held licenses", 1),
    ("my licenses", 1),
    ("suggestions", 1),
    ("named people", 1),
    ("finder", 3),
];

on_all! {
    check_costs => a_page_of_few_rows_costs_a_fixed_number_of_queries;
    check_costs_of_many => a_page_of_many_rows_costs_the_same;
}
