//! A write is carried out once for each key, however often it is sent.

use super::kit::{PRO, on_every_database, on_sqlite};
use serde_json::{Value, json};

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_nothing_happens_twice() {
    on_every_database(async |world| {
        let card = world.card("kai").await;
        let order = json!({"plan_id": PRO, "quantity": 3, "payment_method_id": card, "for": "self"});
        let ask = world.ask("kai").post("/api/v1/orders", &order).key("order-1");
        let first = world.send(ask.clone()).await;
        assert_eq!((first.header("idempotency-key"), first.header("idempotent-replayed")), ("order-1", ""));
        let events = world.events().await;
        let again = world.send(ask.clone()).await;
        assert_eq!(
            (again.header("idempotency-key"), again.header("idempotent-replayed")),
            ("order-1", "true")
        );
        assert_eq!(first.expect(201), again.expect(201));
        assert_eq!(world.events().await, events);

        let mut other = order.clone();
        other["quantity"] = json!(4);
        let other = world.ask("kai").post("/api/v1/orders", &other).key("order-1");
        assert_eq!(world.send(other).await.problem(), (422, "idempotency_key_reused".into()));
        let noor = world.ask("noor").post("/api/v1/orders", &order).key("order-1");
        assert_eq!(
            world.send(noor).await.wrong(),
            ["payment_method_id unknown"],
            "another caller's keys are their own"
        );
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    on_every_database(async |world| {
        let subscription = world.buys("kai", PRO, 1).await;
        world.assigns("kai", &subscription, &["lee"]).await.expect(200);
        let path = format!("/api/v1/subscriptions/{subscription}/licenses/assign");
        let ask = world.ask("kai").post(&path, &json!({"users": ["noor@aurora.example"]})).key("assign-1");
        assert_eq!(world.send(ask.clone()).await.problem(), (409, "not_enough_licenses".into()));
        let more = world
            .ask("kai")
            .put(&format!("/api/v1/subscriptions/{subscription}/quantity"), &json!({"total": 2}));
        world.send(more).await.expect(200);
        world.send(ask).await.expect(200);
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_shown_once_and_the_thing_is_made_once() {
    on_every_database(async |world| {
        let asks = [
            world.ask("admin").post("/api/v1/tokens", &json!({"for": "provisioning"})),
            world
                .ask("admin")
                .post("/api/v1/service-accounts", &json!({"display_name": "R", "roles": ["Global Reader"]})),
            world.ask("admin").post("/api/v1/webhooks", &json!({"url": "https://receiver.example/"})),
        ];
        for (ask, (id, secret)) in
            asks.into_iter().zip([("id", "token"), ("client_id", "client_secret"), ("id", "secret")])
        {
            let path = ask.path.clone();
            let ask = ask.key(&format!("once{path}"));
            let first = world.send(ask.clone()).await.expect(201);
            assert!(first[secret].as_str().is_some_and(|secret| secret.len() > 30), "{path}");
            let again = world.send(ask).await;
            assert_eq!(again.header("idempotent-replayed"), "true", "{path}");
            let again = again.expect(201);
            assert_eq!(again[id], first[id], "{path}");
            assert_eq!(again.get(secret).unwrap_or(&Value::Null), &Value::Null, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_write_without_a_key_gets_one_and_a_wrong_key_is_refused() {
    on_sqlite(async |world| {
        let body = json!({"purchase_order": "x"});
        let ask =
            || world.ask("kai").patch(&format!("/api/v1/billing-profiles/{}", uuid::Uuid::nil()), &body);
        let answer = world.send(ask()).await;
        assert!(uuid::Uuid::try_parse(answer.header("idempotency-key")).is_ok());
        for wrong in ["", " ", "a b", "é", &"x".repeat(201)] {
            let answer = world.send(ask().key(wrong)).await;
            assert_eq!(answer.header("idempotency-key"), "");
            assert_eq!(answer.wrong(), ["Idempotency-Key format"], "{wrong}");
        }
        assert_eq!(world.send(ask().key("a").key("b")).await.wrong(), ["Idempotency-Key format"]);
        assert_eq!(world.send(ask().key(&"x".repeat(200))).await.problem(), (404, "not_found".into()));
        let read = world.send(world.ask("kai").get("/api/v1/me")).await;
        assert_eq!(read.header("idempotency-key"), "", "reads need none");
    })
    .await;
}
