//! What an operator watches.

use super::kit::{World, on_every_database, on_sqlite};
use purser_store::testing::Engine;
use serde_json::json;

#[tokio::test]
async fn the_server_says_whether_it_lives_and_can_serve() {
    on_every_database(async |world| {
        assert_eq!(world.get("nobody", "/healthz").await, json!({"status": "ok"}));
        assert_eq!(world.get("nobody", "/readyz").await, json!({"status": "ok"}));
        world.stop.send(true).unwrap();
        let stopping = world.send(world.ask("nobody").get("/readyz")).await;
        assert_eq!(stopping.header("retry-after"), "5");
        assert_eq!(stopping.problem(), (503, "unavailable".into()));
        assert_eq!(world.get("nobody", "/healthz").await, json!({"status": "ok"}));
    })
    .await;
}

#[tokio::test]
async fn answers_are_counted_by_route_and_never_by_address() {
    on_sqlite(async |world| {
        world.get("kai", "/api/v1/me").await;
        world.send(world.ask("kai").get(&format!("/api/v1/subscriptions/{}", uuid::Uuid::nil()))).await;
        world.send(world.ask("kai").get("/nothing/here")).await;
        let answer = world.send(world.ask("nobody").get("/metrics")).await;
        assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
        let text = answer.text();
        for line in [
            "purser_http_answers_total{method=\"GET\",route=\"/api/v1/me\",status=\"200\"} 1",
            "purser_http_answers_total{method=\"GET\",route=\"/api/v1/subscriptions/{id}\",status=\"404\"} 1",
            "purser_http_answers_total{method=\"GET\",route=\"none\",status=\"404\"} 1",
            "purser_http_answer_seconds_count{method=\"GET\",route=\"/api/v1/me\"} 1",
            "purser_jobs{state=\"failed\"} 0",
            "# EOF",
        ] {
            assert!(text.lines().any(|known| known == line), "{line}\n{text}");
        }
        assert!(!text.contains("aurora") && !text.contains("here"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn outside_the_demo_its_doors_do_not_exist() {
    let world = World::with_demo(Engine::Sqlite, false).await;
    for path in ["/dev/mail", "/dev/mail.json", "/dev/clock", "/dev/sign-in"] {
        assert_eq!(
            world.send(world.ask("nobody").get(path)).await.problem(),
            (404, "no_such_route".into()),
            "{path}"
        );
        let moved = world.send(world.ask("nobody").post(path, &json!({"advance": "P1M"}))).await;
        assert_eq!(moved.problem(), (404, "no_such_route".into()), "{path}");
    }
    let front = world.send(world.ask("nobody").get("/")).await.text();
    assert!(!front.contains("/dev/") && !front.contains("demo"));
    world.end().await;
}
