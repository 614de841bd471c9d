//! A preview says what would happen, and nothing happens.

use super::doors::{Things, guarded};
use super::kit::{Ask, PRO, PRO_ID, VISIO, World, on_every_database};
use axum::http::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn no_preview_of_any_write_changes_anything_or_uses_up_its_key() {
    on_every_database(async |world| {
        let things = Things::make(world).await;
        world.settle().await;
        let before = (world.events().await, world.get("nobody", "/dev/mail.json").await);
        for (method, path, id) in guarded() {
            if method == Method::GET || !path.starts_with("/api/v1/") {
                continue;
            }
            for name in ["operator", "admin", "kai"] {
                let ask = world
                    .ask(name)
                    .of(method.clone(), &things.path(&path))
                    .key(&format!("preview {id}").replace(' ', "-"));
                let ask = match things.body(&id) {
                    Some(body) => ask.json(&body),
                    None => ask,
                };
                let answer = world.send(ask.preview()).await;
                if answer.status == 200 {
                    let preview = answer.expect(200);
                    assert_eq!(preview["preview"], true, "{id}");
                    assert!(preview["lines"].is_array() && preview["mails"].is_array(), "{id}");
                }
            }
        }
        world.settle().await;
        assert_eq!((world.events().await, world.get("nobody", "/dev/mail.json").await), before);
    })
    .await;
}

#[tokio::test]
async fn a_preview_is_what_then_happens() {
    on_every_database(async |world: &World| {
        let card = world.card("kai").await;
        let order = json!({"plan_id": PRO, "quantity": 3, "payment_method_id": card, "for": "self"});
        let ask = world.ask("kai").post("/api/v1/orders", &order).key("order-1");
        let preview = world.send(ask.clone().preview()).await.expect(200);
        assert_eq!(preview["billed"], json!({"amount": "29.97", "currency": "USD"}));
        assert_eq!(preview["credit"], Value::Null);
        assert_eq!(preview["lines"][0]["why"], "purchase");
        assert_eq!(
            (&preview["lines"][0]["from"], &preview["lines"][0]["to"]),
            (&json!("2026-03-02"), &json!("2026-04-02"))
        );
        let mails: Vec<_> =
            preview["mails"].as_array().unwrap().iter().map(|mail| mail["kind"].as_str().unwrap()).collect();
        assert_eq!(
            mails,
            ["purchase_confirmed", "purchase_made", "purchase_made"],
            "kai, and two administrators"
        );
        let bought = world.send(ask).await.expect(201);
        let shape = |value: &Value| {
            let mut value = value.clone();
            for field in ["id", "billing_profile_id"] {
                value[field] = Value::Null;
            }
            value
        };
        assert_eq!(shape(&preview["subscription"]), shape(&bought));

        let id = bought["id"].as_str().unwrap();
        let path = format!("/api/v1/subscriptions/{id}");
        let assign = world.ask("kai").post(
            &format!("{path}/licenses/assign"),
            &json!({"users": ["lee@aurora.example", "noor@aurora.example"]}),
        );
        let preview = world.send(assign.clone().preview()).await.expect(200);
        assert_eq!(preview["users"].as_array().unwrap().len(), 2);
        assert_eq!((&preview["users_count"], &preview["subscription"]["assigned"]), (&json!(2), &json!(2)));
        world.send(assign.clone()).await.expect(200);
        let again = world.send(assign.preview()).await.expect(200);
        assert_eq!(again["notes"][1]["code"], "already_assigned");

        let fewer = world.ask("kai").put(&format!("{path}/quantity"), &json!({"total": 2}));
        let preview = world.send(fewer.preview()).await.expect(200);
        assert_eq!(preview["credit"], json!({"amount": "9.99", "currency": "USD"}));
        assert_eq!(preview["subscription"]["quantity"], 2);
        let cancel = world.ask("kai").post(&format!("{path}/cancel"), &json!({"reason": "other"}));
        let preview = world.send(cancel.preview()).await.expect(200);
        assert_eq!(
            (&preview["subscription"]["status"], &preview["users_count"]),
            (&json!("disabled"), &json!(2))
        );
    })
    .await;
}

#[tokio::test]
async fn p_13_a_preview_says_the_tax_by_the_market_or_by_the_organizations_own_rate() {
    on_every_database(async |world: &World| {
        let order = json!({"plan_id": PRO, "quantity": 3, "for": "organization"});
        let told = async |ask: Ask| {
            let told = world.send(ask.preview()).await.expect(200);
            ["billed_tax", "credit_tax"].map(|field| told[field]["amount"].clone())
        };
        let buy = |who: &str| world.ask(who).post("/api/v1/orders", &order);
        assert_eq!(told(buy("admin@bergwerk.example")).await, [json!("5.69"), Value::Null], "19 % of 29.97");
        assert_eq!(told(buy("admin")).await, [Value::Null, Value::Null], "nobody has said");

        let path = format!("/api/v1/tenants/{}", world.tenant("aurora.example"));
        let set = |who: &str, rate: Value| world.ask(who).patch(&path, &json!({"tax_rate": rate}));
        for wrong in ["9.5%", "1.1", "-0.1", "0.1234567", ""] {
            assert_eq!(
                world.send(set("operator", json!(wrong))).await.wrong(),
                ["tax_rate format"],
                "{wrong}"
            );
        }
        assert_eq!(world.send(set("admin", json!("0"))).await.problem(), (403, "not_allowed".into()));
        let known = world.send(set("operator", json!("0.0950"))).await.expect(200);
        assert_eq!(known["tax_rate"], "0.095");
        assert_eq!(told(buy("admin")).await, [json!("2.85"), Value::Null], "9.5 % of 29.97");

        // What comes back is taxed as on the day on which it was charged.
        let bought = world.send(buy("admin")).await.expect(201);
        let quantity = format!("/api/v1/subscriptions/{}/quantity", bought["id"].as_str().unwrap());
        let change = |total: u32| world.ask("admin").put(&quantity, &json!({"total": total}));
        assert_eq!(told(change(2)).await, [Value::Null, json!("0.95")]);
        world.env.move_to("2026-03-03T10:00:00Z".parse().unwrap());
        world.send(set("operator", json!("1"))).await.expect(200);
        assert_eq!(told(change(2)).await, [Value::Null, json!("0.92")], "9.5 % of 9.67");
        assert_eq!(told(change(4)).await, [json!("9.67"), Value::Null], "100 % of 9.67");
        let known = world.send(set("operator", Value::Null)).await.expect(200);
        assert_eq!((&known["tax_rate"], told(change(4)).await), (&Value::Null, [Value::Null, Value::Null]));
    })
    .await;
}

#[tokio::test]
async fn p_7_the_preview_of_a_take_over_shows_people_money_and_where_they_go() {
    on_every_database(async |world| {
        let source = world.buys("kai", PRO, 8).await;
        world.assigns("kai", &source, &["lee", "noor", "kai"]).await.expect(200);
        let target = world.central(PRO, 10).await;
        let path = format!("/api/v1/subscriptions/{source}/take-over");
        let by_moving = world
            .ask("admin")
            .post(&path, &json!({"action": "move-users", "target_subscription_id": target}));
        let preview = world.send(by_moving.preview()).await.expect(200);
        assert_eq!(preview["subscription"]["status"], "deleted");
        assert_eq!(preview["target_subscription"]["id"], json!(target));
        assert_eq!(preview["target_subscription"]["available"], 7);
        assert_eq!((&preview["users_count"], preview["users"].as_array().unwrap().len()), (&json!(3), 3));
        assert_eq!(preview["credit"], json!({"amount": "79.92", "currency": "USD"}));
        assert_eq!(preview["billed"], Value::Null);
        assert_eq!(
            preview["mails"],
            json!([{"to": "kai@aurora.example", "name": "Kai Person", "kind": "taken_over"}])
        );

        let transfer = world.ask("admin").post(&path, &json!({"action": "transfer"}));
        let preview = world.send(transfer.preview()).await.expect(200);
        assert_eq!(preview["subscription"]["owner"]["type"], "organization");
        assert_eq!(
            (&preview["billed"], &preview["credit"]),
            (&json!({"amount": "79.92", "currency": "USD"}), &json!({"amount": "79.92", "currency": "USD"}))
        );

        let small = world.central(PRO, 2).await;
        let too_small =
            world.ask("admin").post(&path, &json!({"action": "move-users", "target_subscription_id": small}));
        assert_eq!(world.send(too_small.preview()).await.problem(), (409, "not_enough_licenses".into()));
        let other = world.central(VISIO, 9).await;
        let other =
            world.ask("admin").post(&path, &json!({"action": "move-users", "target_subscription_id": other}));
        assert_eq!(world.send(other.preview()).await.problem(), (409, "unfit_target".into()));
    })
    .await;
}

#[tokio::test]
async fn the_preview_of_a_policy_shows_the_products_that_it_names() {
    on_every_database(async |world| {
        let body = json!({"default": "Disabled", "products": [{"product_id": PRO_ID, "value": "Enabled"}]});
        let ask = world.ask("admin").put("/api/v1/policies/self-service", &body);
        let preview = world.send(ask.preview()).await.expect(200);
        assert_eq!(preview["policy"]["default"], "Disabled");
        assert_eq!(
            preview["policy"]["products"],
            json!([
                {"product_id": PRO_ID, "name": "Power BI Pro", "value": "Enabled", "because": "product_entry"}
            ])
        );
        assert_eq!(world.get("admin", "/api/v1/policies/self-service").await["default"], "Enabled");
    })
    .await;
}
