//! Wrong input: every operation names what is wrong and stores nothing.

use super::doors::{Things, guarded};
use super::kit::{Ask, PRO, World, card, on_sqlite};
use axum::http::Method;
use serde_json::{Value, json};

/// Somebody who may do the operation.
fn able(id: &str) -> &'static str {
    match id {
        "create_tenant" | "list_tenants" | "import_catalog" => "operator",
        "place_order"
        | "change_quantity"
        | "set_recurring"
        | "cancel"
        | "assign_licenses"
        | "unassign_licenses"
        | "change_payment_method"
        | "remove_payment_method"
        | "revoke_token" => "kai",
        _ => "admin",
    }
}

fn asked(world: &World, things: &Things, (method, path, id): &(Method, String, String)) -> Ask {
    world.ask(able(id)).of(method.clone(), &things.path(path))
}

#[tokio::test]
async fn every_operation_refuses_parameters_that_it_does_not_know() {
    on_sqlite(async |world| {
        let things = Things::make(world).await;
        for operation in guarded() {
            let mut ask = asked(world, &things, &operation);
            ask.path.push_str("?colour=red");
            let ask = match things.body(&operation.2) {
                Some(body) => ask.json(&body),
                None => ask,
            };
            let answer = world.send(ask).await;
            assert_eq!(answer.status, 400, "{operation:?}");
            if operation.1.starts_with("/api/") {
                assert_eq!(answer.wrong(), ["colour not_allowed_here"], "{operation:?}");
            } else {
                assert!(answer.text().contains("colour"), "{operation:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_write_refuses_bodies_that_are_not_what_it_reads() {
    on_sqlite(async |world| {
        let things = Things::make(world).await;
        let before = world.events().await;
        for operation in guarded().filter(|(_, path, _)| path.starts_with("/api/")) {
            let Some(body) = things.body(&operation.2) else { continue };
            let ask = || asked(world, &things, &operation);
            for malformed in ["", "{", "[]", "null", "\"x\"", "{\"a\":1,}"] {
                let answer = world.send(ask().raw("application/json", malformed.as_bytes())).await;
                assert_eq!(answer.problem(), (400, "malformed_json".into()), "{operation:?} {malformed}");
            }
            for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"]
            {
                let answer = world.send(ask().raw(kind, body.to_string().as_bytes())).await;
                assert_eq!(answer.problem(), (415, "unsupported_media_type".into()), "{operation:?} {kind}");
            }
            let utf_8 = ask().raw("Application/JSON; charset=utf-8", body.to_string().as_bytes());
            assert_ne!(world.send(utf_8.preview()).await.status, 415, "{operation:?}");
            let mut more = body.clone();
            more["colour"] = json!("red");
            assert_eq!(
                world.send(ask().json(&more)).await.wrong(),
                ["colour not_allowed_here"],
                "{operation:?}"
            );
            let large = format!("{{\"x\":\"{}\"}}", "y".repeat(1_100_000));
            let answer = world.send(ask().raw("application/json", large.as_bytes())).await;
            assert_eq!(answer.problem(), (413, "body_too_large".into()), "{operation:?}");
        }
        assert_eq!(world.events().await, before);
    })
    .await;
}

#[tokio::test]
async fn every_field_of_every_write_refuses_other_kinds_of_values() {
    on_sqlite(async |world| {
        let things = Things::make(world).await;
        for operation in guarded().filter(|(_, path, _)| path.starts_with("/api/")) {
            let Some(Value::Object(body)) = things.body(&operation.2) else { continue };
            for field in body.keys() {
                let mut wrong = body.clone();
                // No field of any body is a number with a fraction.
                wrong.insert(field.clone(), json!(1.5));
                let answer = world.send(asked(world, &things, &operation).json(&Value::Object(wrong))).await;
                let words = answer.wrong();
                assert_eq!(words.len(), 1, "{operation:?} {field}");
                assert!(words[0].starts_with(field.as_str()), "{operation:?} {field}: {words:?}");
                assert!(words[0].ends_with(" format"), "{operation:?} {field}: {words:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn ids_that_are_none_name_nothing() {
    on_sqlite(async |world| {
        let things = Things::make(world).await;
        let nothing = uuid::Uuid::from_u128(7).to_string();
        for operation in guarded().filter(|(_, path, _)| path.contains("{id}")) {
            for id in [nothing.as_str(), "x", "..", "%00", "%ff", "0", "1%201"] {
                let (method, path, name) = &operation;
                let ask = world.ask(able(name)).of(method.clone(), &path.replace("{id}", id));
                let ask = match things.body(name) {
                    Some(body) => ask.json(&body),
                    None => ask,
                };
                let (status, code) = world.send(ask).await.problem();
                // A job that is done is gone, so a job that never was is told the same.
                if name == "retry_job" && code == "job_not_buried" {
                    continue;
                }
                assert!(
                    status == 404 && ["not_found", "no_such_route"].contains(&code.as_str()),
                    "{operation:?} {id}: {code}"
                );
            }
        }
    })
    .await;
}

/// A request, and what is wrong with it.
type Row = (Ask, &'static [&'static str]);

fn orders(world: &World) -> Vec<Row> {
    let kai = world.ask("kai");
    let order =
        |quantity: Value| kai.post(ORDERS, &json!({"plan_id": PRO, "quantity": quantity, "for": "self"}));
    let of = |body: Value| kai.post(ORDERS, &body);
    let card = json!({"plan_id": PRO, "quantity": 1, "for": "self", "payment_method_id": PRO});
    let today = json!({"plan_id": PRO, "quantity": 1, "for": "organization", "starts_on": "2026-03-02"});
    vec![
        (order(json!(0)), &["quantity out_of_range"]),
        (order(json!(-1)), &["quantity out_of_range"]),
        (order(json!(1_000_001)), &["quantity out_of_range"]),
        (order(big()), &["quantity out_of_range"]),
        (order(json!("1")), &["quantity format"]),
        (of(json!({"quantity": 1, "for": "self"})), &["plan_id required"]),
        (of(json!({"plan_id": "x", "quantity": 1, "for": "self"})), &["plan_id format"]),
        (of(json!({"plan_id": PRO, "quantity": 1})), &["for required"]),
        (of(json!({"plan_id": PRO, "quantity": 1, "for": "Self"})), &["for one_of"]),
        (of(card), &["payment_method_id unknown"]),
        (world.ask("admin").post(ORDERS, &today), &["starts_on format"]),
    ]
}

fn subscriptions(world: &World, subscription: &str) -> Vec<Row> {
    let at = |path: &str| format!("/api/v1/subscriptions/{subscription}/{path}");
    let put = |path: &str, body: Value| world.ask("kai").put(&at(path), &body);
    let post = |path: &str, body: Value| world.ask("kai").post(&at(path), &body);
    let take = |body: Value| world.ask("admin").post(&at("take-over"), &body);
    let all = json!({"action": "transfer", "reason": "other", "target_subscription_id": subscription});
    vec![
        (put("quantity", json!({"total": 0})), &["total out_of_range"]),
        (put("quantity", json!({"total": -5})), &["total out_of_range"]),
        (put("quantity", json!({"total": big()})), &["total out_of_range"]),
        (put("quantity", json!({"total": 4, "when": "soon"})), &["when one_of"]),
        (put("recurring", json!({"recurring": "no"})), &["recurring format"]),
        (put("recurring", json!({})), &["recurring required"]),
        (post("cancel", json!({})), &["reason required"]),
        (post("cancel", json!({"reason": "bored"})), &["reason one_of"]),
        (post("cancel", json!({"reason": "other", "comment": "x".repeat(2_001)})), &["comment too_long"]),
        (post("licenses/assign", json!({"users": []})), &["users required"]),
        (post("licenses/assign", json!({"users": ["ghost@aurora.example"]})), &["users unknown"]),
        (post("licenses/assign", json!({"users": ["admin@bergwerk.example"]})), &["users unknown"]),
        (post("licenses/assign", json!({"users": "lee"})), &["users format"]),
        (post("licenses/assign", json!({"users": [1]})), &["users[0] format"]),
        (take(json!({"action": "steal"})), &["action one_of"]),
        (take(json!({"action": "move-users"})), &["target_subscription_id required"]),
        (take(json!({"action": "cancel"})), &["reason required"]),
        (take(all), &["target_subscription_id not_allowed_here", "reason not_allowed_here"]),
    ]
}

fn payments(world: &World) -> Vec<Row> {
    let add = |body: Value| world.ask("kai").post("/api/v1/payment-methods", &body);
    let with = |field: &str, value: &str| {
        let mut card = card("4242 4242 4242 4242");
        card[field] = json!(value);
        add(card)
    };
    let mut abroad = card("4242 4242 4242 4242");
    abroad["address"]["country"] = json!("DE");
    vec![
        (add(card("4111 1111 1111 1111")), &["number format"]),
        (with("expiry", "13/30"), &["expiry format"]),
        (with("expiry", "01/20"), &["expiry format"]),
        (with("security_code", "12"), &["security_code format"]),
        (with("name", " "), &["name required"]),
        (with("type", "cheque"), &["type one_of"]),
        (add(abroad), &["address.country one_of"]),
    ]
}

fn administration(world: &World) -> Vec<Row> {
    let admin = world.ask("admin");
    let post = |path: &str, body: Value| admin.post(&format!("/api/v1/{path}"), &body);
    let put = |path: &str, body: Value| admin.put(&format!("/api/v1/{path}"), &body);
    let roles = format!("users/{}/roles", world.person_id("lee"));
    let tenant = json!({"domain": "X", "name": "", "locale": "fr", "market": "FR"});
    let policy = |entries: Value| put("policies/self-service", entries);
    let twice = json!({"product_id": "A", "value": null});
    vec![
        (
            post("users", json!({"user_principal_name": "x", "display_name": ""})),
            &["user_principal_name format", "display_name required"],
        ),
        (put(&roles, json!({"roles": ["King"]})), &["roles[0] one_of"]),
        (policy(json!({"default": "Off"})), &["default one_of"]),
        (policy(json!({"rules": [{}]})), &["rules not_allowed_here"]),
        (policy(json!({"products": [twice, twice]})), &["products repeated"]),
        (post("service-accounts", json!({"display_name": "R", "roles": []})), &["roles required"]),
        (post("tokens", json!({"expires_at": "2020-01-01T00:00:00Z"})), &["expires_at format"]),
        (post("tokens", json!({"for": "user"})), &["id required"]),
        (post("webhooks", json!({"url": "ftp://x"})), &["url format"]),
        (
            world.ask("operator").post("/api/v1/tenants", &tenant),
            &["domain format", "name required", "locale one_of", "market one_of"],
        ),
        (
            world.ask("operator").post("/api/v1/catalog/import", &json!({"products": []})),
            &["products required"],
        ),
    ]
}

fn reads(world: &World) -> Vec<Row> {
    let get = |path: &str| world.ask("admin").get(&format!("/api/v1/{path}"));
    vec![
        (get("subscriptions?owner=Me"), &["owner one_of"]),
        (get("subscriptions?status=gone&limit=0"), &["status one_of", "limit out_of_range"]),
        (get("licenses/export?subscription_id=x"), &["subscription_id format"]),
        (get("events?after=x"), &["after format"]),
        (get("events?after=-1"), &["after format"]),
        (get("events?cursor=5"), &["cursor not_allowed_here"]),
        (get("jobs?state=done"), &["state one_of"]),
    ]
}

const ORDERS: &str = "/api/v1/orders";

/// A number that no field can hold.
fn big() -> Value {
    serde_json::from_str("99999999999999999999").unwrap()
}

#[tokio::test]
async fn p_15_every_wrong_field_is_named_with_its_rule_and_nothing_is_stored() {
    on_sqlite(async |world| {
        let subscription = world.buys("kai", PRO, 3).await;
        let before = world.events().await;
        let tables = [
            orders(world),
            subscriptions(world, &subscription),
            payments(world),
            administration(world),
            reads(world),
        ];
        for (ask, expected) in tables.into_iter().flatten() {
            let name = format!("{} {}", ask.method, ask.path);
            assert_eq!(world.send(ask).await.wrong(), expected, "{name}");
        }
        let many: Vec<String> = (0..21).map(|n| format!("p{n}@aurora.example")).collect();
        let path = format!("/api/v1/subscriptions/{subscription}/licenses/assign");
        let too_many = world.ask("kai").post(&path, &json!({"users": many}));
        assert_eq!(world.send(too_many).await.problem(), (400, "too_many_people".into()));
        let unknown = json!({"plan_id": uuid::Uuid::nil(), "quantity": 1, "for": "self"});
        assert_eq!(
            world.send(world.ask("kai").post(ORDERS, &unknown)).await.problem(),
            (404, "not_found".into())
        );
        assert_eq!(world.events().await, before);
    })
    .await;
}
