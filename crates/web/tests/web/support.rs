//! Support requests over REST: who asks, who sees, who decides, and what comes of it (P-2, W-P6).

use super::kit::{PRO, World, on_every_database};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/support-requests";

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

/// A subscription of kai's that he may not cancel online.
async fn too_large(world: &World) -> String {
    let tenant = format!("/api/v1/tenants/{}", world.tenant("aurora.example"));
    let limit = world.ask("admin").patch(&tenant, &json!({"online_cancel_max": 0}));
    world.send(limit).await.expect(200);
    let bought = world.buys("kai", PRO, 3).await;
    world.assigns("kai", &bought, &["lee"]).await.expect(200);
    bought
}

#[tokio::test]
async fn p_2_a_purchaser_asks_and_an_administrator_cancels() {
    on_every_database(async |world| {
        let bought = too_large(world).await;
        let cancel = format!("/api/v1/subscriptions/{bought}/cancel");
        let refused = world.send(world.ask("kai").post(&cancel, &json!({"reason": "other"}))).await;
        assert_eq!(refused.problem(), (409, "too_many_to_cancel_online".into()));

        let body = json!({"kind": "cancel_subscription", "subscription_id": bought, "reason": "too_expensive",
            "comment": "Half of us left."});
        let answer = world.send(world.ask("kai").post(PATH, &body)).await;
        let location = answer.header("location").to_owned();
        let asked = answer.expect(201);
        assert_eq!(location, format!("{PATH}/{}", id(&asked)));
        assert_eq!(asked["status"], "open");
        assert_eq!(asked["opened_by"]["user_principal_name"], "kai@aurora.example");
        assert_eq!((&asked["subscription_id"], &asked["reason"]), (&json!(bought), &json!("too_expensive")));
        assert!(asked["product_name"].as_str().is_some_and(|name| name.contains("Power BI")), "{asked}");
        let again = world.send(world.ask("kai").post(PATH, &body)).await;
        assert_eq!(again.problem(), (409, "already_exists".into()));

        let resolve = format!("{location}/resolve");
        let done = json!({"resolution": "done"});
        for (name, expected) in [
            ("kai", (403, "not_allowed")),
            ("reader", (403, "not_allowed")),
            ("support", (403, "not_allowed")),
            ("noor", (404, "not_found")),
            ("admin@bergwerk.example", (404, "not_found")),
        ] {
            let answer = world.send(world.ask(name).post(&resolve, &done)).await;
            assert_eq!(answer.problem(), (expected.0, expected.1.to_owned()), "{name}");
        }
        let declined = world.ask("billing").post(&resolve, &json!({"resolution": "declined"}));
        assert_eq!(world.send(declined).await.wrong(), ["answer required"]);

        let preview = world.send(world.ask("billing").post(&resolve, &done).preview()).await.expect(200);
        assert_eq!(preview["credit"], json!({"amount": "29.97", "currency": "USD"}));
        assert_eq!(preview["subscription"]["status"], "disabled");
        assert_eq!(preview["users"][0]["user_principal_name"], "lee@aurora.example");
        assert_eq!(preview["mails"][0]["kind"], "support_request_resolved");

        let resolved = world.send(world.ask("billing").post(&resolve, &done)).await.expect(200);
        assert_eq!(resolved["status"], "done");
        assert!(resolved["resolved_at"].is_string());
        let subscription = world.get("kai", &format!("/api/v1/subscriptions/{bought}")).await;
        assert_eq!(subscription["status"], "disabled");
        let twice = world.send(world.ask("admin").post(&resolve, &done)).await;
        assert_eq!(twice.problem(), (409, "already_resolved".into()));
        world.settle().await;
        let mails = world.get("nobody", "/dev/mail.json").await;
        let about = |mail: &&Value| mail["subject"] == "Your subscription was cancelled: Power BI Pro";
        let told: Vec<_> = mails.as_array().unwrap().iter().filter(about).collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0]["to"], "kai@aurora.example");
        assert!(
            told[0]["text"].as_str().is_some_and(|text| text.contains("Credit (without tax): $29.97")),
            "{}",
            told[0]
        );
    })
    .await;
}

#[tokio::test]
async fn questions_are_seen_and_answered_by_those_who_look_after_them() {
    on_every_database(async |world| {
        let ask = |text: &str| json!({"kind": "question", "text": text});
        let first = world.send(world.ask("kai").post(PATH, &ask("How?"))).await.expect(201);
        // Newest first, to the millisecond.
        world.env.move_to("2026-03-02T10:00:01Z".parse().unwrap());
        let second = world.send(world.ask("guest").post(PATH, &ask("Why?"))).await.expect(201);
        for (name, seen) in [
            ("kai", vec![id(&first)]),
            ("guest", vec![id(&second)]),
            ("noor", vec![]),
            ("licenses", vec![]),
            ("support", vec![id(&second), id(&first)]),
            ("reader", vec![id(&second), id(&first)]),
            ("admin@bergwerk.example", vec![]),
        ] {
            let list = world.get(name, PATH).await;
            let ids: Vec<String> = list["items"].as_array().unwrap().iter().map(id).collect();
            assert_eq!(ids, seen, "{name}");
            let one = world.send(world.ask(name).get(&format!("{PATH}/{}", id(&first)))).await;
            let expected = if seen.contains(&id(&first)) { 200 } else { 404 };
            assert_eq!(one.status, expected, "{name}");
        }
        let page = world.get("admin", &format!("{PATH}?limit=1")).await;
        let next =
            world.get("admin", &format!("{PATH}?limit=1&cursor={}", page["next"].as_str().unwrap())).await;
        assert_eq!((id(&page["items"][0]), id(&next["items"][0])), (id(&second), id(&first)));
        assert_eq!(next["next"], Value::Null);

        let resolve = format!("{PATH}/{}/resolve", id(&first));
        let answer = json!({"resolution": "done", "answer": "Like this."});
        let told = world.send(world.ask("support").post(&resolve, &answer)).await.expect(200);
        assert_eq!((&told["status"], &told["answer"]), (&json!("done"), &json!("Like this.")));
        assert_eq!(world.get("kai", &format!("{PATH}/{}", id(&first))).await["answer"], "Like this.");
    })
    .await;
}

#[tokio::test]
async fn each_kind_of_request_has_fields_of_its_own() {
    on_every_database(async |world| {
        let bought = world.buys("kai", PRO, 3).await;
        for (body, wrong) in [
            (json!({"kind": "question"}), vec!["text required"]),
            (json!({"kind": "question", "text": " "}), vec!["text required"]),
            (json!({"kind": "question", "text": "x".repeat(2_001)}), vec!["text too_long"]),
            (json!({"kind": "question", "text": "x", "reason": "other"}), vec!["reason not_allowed_here"]),
            (json!({"kind": "cancel_subscription"}), vec!["subscription_id required", "reason required"]),
            (
                json!({"kind": "cancel_subscription", "subscription_id": bought, "reason": "other", "text": "x"}),
                vec!["text not_allowed_here"],
            ),
        ] {
            let answer = world.send(world.ask("kai").post(PATH, &body)).await;
            assert_eq!(answer.wrong(), wrong, "{body}");
        }
        let body = json!({"kind": "cancel_subscription", "subscription_id": bought, "reason": "other"});
        let small = world.send(world.ask("kai").post(PATH, &body)).await;
        assert_eq!(small.problem(), (409, "cancelable_online".into()));
    })
    .await;
}
