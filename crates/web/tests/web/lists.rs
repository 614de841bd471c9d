//! Lists: every row exactly once, whatever the length of a page.

use super::doors::guarded;
use super::kit::{PRO, PRO_YEARLY, VISIO, World, on_every_database, on_sqlite};
use axum::http::Method;
use serde_json::Value;

async fn walk(world: &World, name: &str, path: &str, limit: u32) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut cursor = String::new();
    let joint = if path.contains('?') { '&' } else { '?' };
    loop {
        let page = world.get(name, &format!("{path}{joint}limit={limit}{cursor}")).await;
        let field = if page.get("items").is_some() { "items" } else { "products" };
        let items = page[field].as_array().unwrap();
        assert!(items.len() <= usize::try_from(limit).unwrap());
        rows.extend(items.iter().cloned());
        match page["next"].as_str() {
            Some(next) => {
                assert!(!items.is_empty(), "{path}: a page that leads on has rows");
                cursor = format!("&cursor={next}");
            }
            None => return rows,
        }
    }
}

#[tokio::test]
async fn every_list_gives_every_row_once_in_pages_of_any_length() {
    on_every_database(async |world| {
        for plan in [PRO, PRO_YEARLY, VISIO] {
            let bought = world.buys("kai", plan, 3).await;
            world.assigns("kai", &bought, &["lee", "noor", "kai"]).await.expect(200);
            world.central(plan, 2).await;
        }
        let holders = world.buys("noor", PRO, 5).await;
        world.assigns("noor", &holders, &["lee", "noor", "kai", "admin", "reader"]).await.expect(200);
        let lists = [
            ("admin", "/api/v1/products".to_owned(), 5),
            ("admin", "/api/v1/products?search=plan%201".to_owned(), 2),
            ("admin", "/api/v1/subscriptions".to_owned(), 7),
            ("admin", "/api/v1/subscriptions?owner=self-service".to_owned(), 4),
            ("admin", "/api/v1/subscriptions?owner=organization&status=active".to_owned(), 3),
            ("kai", "/api/v1/subscriptions".to_owned(), 3),
            ("noor", "/api/v1/subscriptions?owner=me".to_owned(), 1),
            ("admin", "/api/v1/subscriptions?product_id=CFQ7TTC0L3PB".to_owned(), 5),
            ("admin", "/api/v1/subscriptions?search=visio".to_owned(), 2),
            ("admin", "/api/v1/subscriptions?status=deleted".to_owned(), 0),
            ("noor", format!("/api/v1/subscriptions/{holders}/licenses"), 5),
            ("admin", "/api/v1/licenses".to_owned(), 2),
            ("admin", "/api/v1/users".to_owned(), 10),
            ("kai", "/api/v1/users?search=a".to_owned(), 10),
            ("kai", "/api/v1/payment-methods".to_owned(), 3),
            ("kai", "/api/v1/billing-profiles".to_owned(), 3),
            ("admin", "/api/v1/policies/self-service".to_owned(), 3),
            ("operator", "/api/v1/tenants".to_owned(), 2),
            ("admin", "/api/v1/jobs".to_owned(), 0),
            ("admin", "/api/v1/webhooks".to_owned(), 0),
        ];
        for (name, path, count) in lists {
            let whole = walk(world, name, &path, 200).await;
            assert_eq!(whole.len(), count, "{path} {whole:?}");
            for limit in [1, 2, 3] {
                assert_eq!(walk(world, name, &path, limit).await, whole, "{path} by {limit}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_list_has_a_limit_and_refuses_what_is_not_its_cursor() {
    on_sqlite(async |world| {
        let mut lists = 0;
        for (method, path, id) in guarded() {
            let listing = id.starts_with("list_") && !path.contains('{') && id != "list_events";
            if method != Method::GET || !listing {
                continue;
            }
            lists += 1;
            let name = if id == "list_tenants" { "operator" } else { "admin" };
            for (query, rule) in [
                ("limit=0", "limit out_of_range"),
                ("limit=201", "limit out_of_range"),
                ("limit=-1", "limit out_of_range"),
                ("limit=x", "limit format"),
                ("limit=1&limit=2", "limit repeated"),
                ("cursor=", "cursor format"),
                ("cursor=zz", "cursor format"),
                ("cursor=5b5d", "cursor format"),
            ] {
                let answer = world.send(world.ask(name).get(&format!("{path}?{query}"))).await;
                assert_eq!(answer.wrong(), [rule], "{path}?{query}");
            }
            assert_eq!(
                world.send(world.ask(name).get(&format!("{path}?limit=200"))).await.status,
                200,
                "{path}"
            );
        }
        assert!(lists >= 9, "{lists}");
        let users = world.get("admin", "/api/v1/users?limit=1").await;
        let elsewhere = format!("/api/v1/subscriptions?cursor={}", users["next"].as_str().unwrap());
        assert_eq!(world.send(world.ask("admin").get(&elsewhere)).await.wrong(), ["cursor format"]);
    })
    .await;
}

#[tokio::test]
async fn the_log_is_followed_by_number() {
    on_every_database(async |world| {
        world.buys("kai", PRO, 1).await;
        let all = world.get("reader", "/api/v1/events?limit=200").await;
        let all = all["items"].as_array().unwrap();
        let numbers: Vec<u64> = all.iter().map(|event| event["seq"].as_u64().unwrap()).collect();
        assert_eq!(numbers, (1..=u64::try_from(all.len()).unwrap()).collect::<Vec<_>>(), "without gaps");
        let first = world.get("reader", "/api/v1/events?limit=2&after=3").await;
        assert_eq!(first["items"].as_array().unwrap()[..], all[3..5]);
        assert_eq!(first["next"], "5");
        let purchase = all.iter().find(|event| event["type"] == "subscription.purchased").unwrap();
        assert_eq!(purchase["actor"], format!("person:{}", world.person_id("kai")));
        assert_eq!(purchase["command"], "place-order");
        let of_it = world
            .get("reader", &format!("/api/v1/events?subject={}", purchase["subject"].as_str().unwrap()))
            .await;
        let words: Vec<_> =
            of_it["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect();
        assert_eq!(words, ["subscription.purchased", "subscription.billed"]);
    })
    .await;
}
