//! What an operator watches.

use super::kit::{PRO, World, on_every_database, on_sqlite};
use purser_store::testing::Engine;
use purser_store::{Fault, Faults, Point};
use serde_json::json;
use std::sync::{Arc, Mutex};

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

/// A database that fails at one point for as long as it is told to.
#[derive(Default)]
struct Weather(Mutex<Option<(Point, Fault)>>);

impl Faults for Weather {
    fn at(&self, point: Point) -> Option<Fault> {
        let mut coming = self.0.lock().unwrap();
        let (_, fault) = (*coming).filter(|(bad, _)| *bad == point)?;
        // A connection that breaks on the way back breaks once.
        if fault == Fault::CommitLost {
            *coming = None;
        }
        Some(fault)
    }
}

#[tokio::test]
async fn a_database_that_is_away_or_busy_is_said_so_and_nothing_happens_twice() {
    let weather = Arc::new(Weather::default());
    let world = World::with_faults(Engine::Sqlite, Arc::clone(&weather) as Arc<dyn Faults>).await;
    let card = world.card("kai").await;
    let order = json!({"plan_id": PRO, "quantity": 1, "payment_method_id": card, "for": "self"});
    let order = || world.ask("kai").post("/api/v1/orders", &order).key("order-1");
    let storm = |point, fault| *weather.0.lock().unwrap() = Some((point, fault));

    storm(Point::Read, Fault::Down);
    let answer = world.send(world.ask("kai").get("/api/v1/subscriptions")).await;
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(answer.problem(), (503, "unavailable".into()));
    assert_eq!(world.send(world.ask("nobody").get("/readyz")).await.problem(), (503, "unavailable".into()));
    assert_eq!(world.send(world.ask("nobody").get("/metrics")).await.status, 200);

    storm(Point::Begin, Fault::Down);
    assert_eq!(world.send(order()).await.problem(), (503, "unavailable".into()));
    storm(Point::Begin, Fault::Retry);
    let answer = world.send(order()).await;
    assert_eq!(answer.header("retry-after"), "1");
    assert_eq!(answer.problem(), (429, "busy".into()));

    storm(Point::Commit, Fault::CommitLost);
    world.send(order()).await.expect(201);
    world.send(order()).await.expect(201);
    let bought = world.events().await.into_iter().filter(|word| word == "subscription.purchased").count();
    assert_eq!(bought, 1);
    world.end().await;
}
