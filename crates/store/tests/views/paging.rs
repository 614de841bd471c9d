//! Walking a list to its end meets every row once, whatever the length of a page, and a cursor that a list did not
//! give out is refused.

use super::world::{AURORA, KAI, World, all, bury, crowd, scope, subscription_id};
use crate::on_all;
use purser_domain::id::SubscriptionId;
use purser_domain::limits::PAGE_MAX;
use purser_store::testing::TestDatabase;
use purser_store::views::catalog::products;
use purser_store::views::export::export;
use purser_store::views::history::{AuditFilter, audit};
use purser_store::views::holders::holders;
use purser_store::views::identity::tenants;
use purser_store::views::licenses::licenses;
use purser_store::views::log::events;
use purser_store::views::payment::{billing_profiles, payment_methods};
use purser_store::views::people::{Detail, groups, users};
use purser_store::views::subscriptions::{SubscriptionFilter, subscriptions};
use purser_store::views::work::buried_jobs;
use purser_store::views::your_products::{ProductsFilter, SubscriptionSort, your_products};
use purser_store::views::{BadCursor, Cursor, Page, Paging, ViewError};
use std::collections::BTreeSet;

const CROWD: u128 = 23;
/// The lists that are walked with cursors.
const LISTS: [&str; 13] = [
    "subscriptions",
    "holders",
    "export",
    "licenses",
    "users",
    "groups",
    "products",
    "payment methods",
    "billing profiles",
    "tenants",
    "buried jobs",
    "your products",
    "audit",
];

/// One page of a list as the names of its rows.
async fn page(world: &World, list: &str, paging: &Paging) -> Result<Page<String>, ViewError> {
    let reader = &mut world.reader().await;
    let scope = &purser_domain::authz::ReadScope { own: Some(KAI), ..all() };
    Ok(match list {
        "subscriptions" => subscriptions(reader, scope, &SubscriptionFilter::default(), paging)
            .await?
            .map(|row| row.subscription.id.to_string()),
        "holders" => holders(reader, scope, subscription_id(1), None, paging)
            .await?
            .unwrap()
            .map(|row| row.user_id.to_string()),
        "export" => {
            let ids: Vec<SubscriptionId> = (1..=CROWD).rev().map(subscription_id).collect();
            let name = |row: purser_store::views::export::ExportRow| {
                format!("{} {}", row.subscription_id, row.user_principal_name)
            };
            export(reader, scope, &ids, paging).await?.map(name)
        }
        "licenses" => licenses(reader, scope, None, paging).await?.map(|row| row.product_id),
        "users" => users(reader, scope, Detail::Full, None, paging).await?.map(|row| row.id.to_string()),
        "groups" => groups(reader, scope, None, paging).await?.map(|row| row.id.to_string()),
        "products" => products(reader, None, paging).await?.map(|row| row.product_id),
        "payment methods" => payment_methods(reader, scope, paging).await?.map(|row| row.id.to_string()),
        "billing profiles" => {
            billing_profiles(reader, scope, paging).await?.map(|row| row.profile.id.to_string())
        }
        "tenants" => tenants(reader, paging).await?.map(|row| row.id.to_string()),
        "buried jobs" => buried_jobs(reader, AURORA, paging).await?.map(|row| row.id.to_string()),
        "your products" => {
            let order = (SubscriptionSort::Product, true);
            your_products(reader, scope, &ProductsFilter::default(), order, paging)
                .await?
                .map(|row| row.subscription.id.to_string())
        }
        "audit" => {
            audit(reader, AURORA, &AuditFilter::default(), paging).await?.map(|it| it.event.id.to_string())
        }
        _ => unreachable!("{list}"),
    })
}

async fn walk(world: &World, list: &str, limit: u32) -> Vec<String> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        // The cursor goes out as text and comes back as text.
        let paging = Paging::new(after.map(|text: String| text.parse().unwrap()), Some(limit));
        let page = page(world, list, &paging).await.unwrap();
        assert!(page.items.len() <= usize::try_from(limit).unwrap(), "{list}");
        rows.extend(page.items);
        match page.next {
            Some(next) => after = Some(next.to_string()),
            None => return rows,
        }
    }
}

async fn check_walks(database: &TestDatabase) {
    let world = crowd(database, CROWD).await;
    bury(&world, CROWD).await;
    for (list, count) in LISTS.into_iter().zip([23, 23, 67, 23, 27, 23, 25, 2, 2, 2, 23, 23, 23]) {
        let whole = walk(&world, list, PAGE_MAX).await;
        assert_eq!(whole.len(), count, "{list}");
        assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), count, "{list} has a row twice");
        for limit in [1, 2, 7, 23, 24] {
            assert_eq!(walk(&world, list, limit).await, whole, "{list} by {limit}");
        }
    }
    let mut reader = world.reader().await;
    let mut seen = Vec::new();
    while let Some(after) =
        if seen.is_empty() { Some(0) } else { seen.last().copied().filter(|&last| last < 23) }
    {
        let page = events(&mut reader, &all(), None, after, 5).await.unwrap();
        seen.extend(page.items.iter().map(|event| event.seq));
        assert_eq!(page.next, seen.last().copied().filter(|&last| last < 23));
    }
    assert_eq!(seen, (1..=23).collect::<Vec<u64>>());
}

/// What the caller does not see, of what they asked for, leaves no gap and ends nothing.
async fn check_export_of_some(database: &TestDatabase) {
    let world = crowd(database, CROWD).await;
    let kai = scope(KAI, &[]);
    let ids: Vec<SubscriptionId> = (1..=2 * CROWD).map(subscription_id).collect();
    let mut reader = world.reader().await;
    for limit in [1, 7, 23, 24, PAGE_MAX] {
        let (mut seen, mut paging) = (Vec::new(), Paging::new(None, Some(limit)));
        loop {
            let page = export(&mut reader, &kai, &ids, &paging).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.subscription_id.0.as_u128()));
            let Some(next) = page.next else { break };
            paging = paging.from(Some(next));
        }
        let expected: Vec<u128> = (2..=CROWD)
            .step_by(2)
            .flat_map(|n| core::iter::repeat_n(n, if n == 2 { 23 } else { 1 }))
            .collect();
        assert_eq!(seen, expected, "by {limit}");
    }
}

async fn check_cursors(database: &TestDatabase) {
    let world = crowd(database, 3).await;
    bury(&world, 3).await;
    let mut cursors = Vec::new();
    for list in LISTS.into_iter().filter(|&list| list != "export") {
        let first = page(&world, list, &Paging::new(None, Some(1))).await.unwrap();
        cursors.push((list, first.next.unwrap()));
    }
    for (list, _) in &cursors {
        for (other, cursor) in cursors.iter().filter(|(other, _)| other != list) {
            let paging = Paging::new(Some(cursor.clone()), None);
            assert_eq!(
                page(&world, list, &paging).await,
                Err(BadCursor.into()),
                "{list} with that of {other}"
            );
        }
    }
    let (_, cursor) = &cursors[0];
    let text = cursor.to_string();
    for ix in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[ix] = if bytes[ix] == b'0' { b'1' } else { b'0' };
        let tampered = String::from_utf8(bytes).unwrap();
        let Ok(tampered) = tampered.parse::<Cursor>() else { continue };
        // Another place in the same list at the most: never an error of the database, never a panic.
        match page(&world, "subscriptions", &Paging::new(Some(tampered), None)).await {
            Ok(page) => assert!(page.items.len() <= 3),
            Err(error) => assert_eq!(error, BadCursor.into()),
        }
    }
}

on_all! {
    check_walks => a_walk_meets_every_row_once;
    check_export_of_some => an_export_leaves_out_what_is_not_seen;
    check_cursors => a_made_up_cursor_is_refused_or_harmless;
}
