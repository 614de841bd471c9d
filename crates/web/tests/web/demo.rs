//! The demo's own doors.

use super::kit::{PRO, on_every_database, on_sqlite};
use serde_json::json;

#[tokio::test]
async fn the_clock_goes_forward_and_everything_that_falls_due_is_done() {
    on_every_database(async |world| {
        let subscription = world.buys("kai", PRO, 3).await;
        assert_eq!(world.get("nobody", "/dev/clock").await, json!({"now": "2026-03-02T10:00:00Z"}));
        let advance = |body: serde_json::Value| world.send(world.ask("nobody").post("/dev/clock", &body));
        assert_eq!(
            advance(json!({"advance": "P1M"})).await.expect(200),
            json!({"now": "2026-04-02T10:00:00Z"})
        );
        assert!(world.kept_clock.lock().unwrap().is_some(), "a restart goes on there");
        let renewed = world.get("kai", &format!("/api/v1/subscriptions/{subscription}")).await;
        assert_eq!(renewed["ends_on"], "2026-05-02");
        assert_eq!(
            advance(json!({"now": "2026-04-03T00:00:00Z"})).await.expect(200),
            json!({"now": "2026-04-03T00:00:00Z"})
        );
        let mails = world.get("nobody", "/dev/mail.json").await;
        assert_eq!(mails.as_array().unwrap().len(), 3, "nothing waits");
    })
    .await;
}

#[tokio::test]
async fn the_clock_refuses_to_go_back_or_anywhere_strange() {
    on_sqlite(async |world| {
        for (body, wrong) in [
            (json!({}), &["now required", "advance required"][..]),
            (
                json!({"now": "2027-01-01T00:00:00Z", "advance": "P1M"}),
                &["now not_allowed_here", "advance not_allowed_here"],
            ),
            (json!({"now": "2026-03-02T09:59:59Z"}), &["now format"]),
            (json!({"now": "yesterday"}), &["now format"]),
            (json!({"now": "9999-01-01T00:00:00Z"}), &["now format"]),
            (json!({"advance": "-P1M"}), &["advance format"]),
            (json!({"advance": "P101Y"}), &["advance format"]),
            (json!({"advance": "P99999999Y"}), &["advance format"]),
            (json!({"advance": "a month"}), &["advance format"]),
            (json!({"advance": 5}), &["advance format"]),
            (json!({"advance": "P1M", "colour": "red"}), &["colour not_allowed_here"]),
        ] {
            let answer = world.send(world.ask("nobody").post("/dev/clock", &body)).await;
            assert_eq!(answer.wrong(), wrong, "{body}");
        }
        let form = world
            .ask("nobody")
            .of(axum::http::Method::POST, "/dev/clock")
            .raw("text/plain", b"{\"advance\":\"P1M\"}");
        assert_eq!(world.send(form).await.status, 415, "no page of another site can send this");
        assert_eq!(world.get("nobody", "/dev/clock").await, json!({"now": "2026-03-02T10:00:00Z"}));
    })
    .await;
}

#[tokio::test]
async fn mail_is_shown_as_text_and_as_data_newest_last() {
    on_every_database(async |world| {
        world.buys("kai", PRO, 3).await;
        world.settle().await;
        let mails = world.get("nobody", "/dev/mail.json").await;
        let mails = mails.as_array().unwrap();
        assert_eq!(mails.len(), 3);
        let fields: Vec<_> = mails[0].as_object().unwrap().keys().collect();
        assert_eq!(fields, ["attachments", "html", "message_id", "sent_at", "subject", "text", "to"]);
        let page = world.send(world.ask("nobody").get("/dev/mail")).await.text();
        assert!(page.contains("kai@aurora.example"));
        assert!(page.contains("&lt;"), "HTML is shown as source");
    })
    .await;
}

#[tokio::test]
async fn the_sign_in_page_says_whom_to_be() {
    on_sqlite(async |world| {
        let front = world.send(world.ask("nobody").get("/sign-in")).await.text();
        for part in [
            "/api/docs",
            "/dev/mail",
            "admin@aurora.example",
            "&lt;kai&gt;@aurora.example",
            "/dev/sign-in?as=admin@aurora.example",
        ] {
            assert!(front.contains(part), "{part}");
        }
    })
    .await;
}
