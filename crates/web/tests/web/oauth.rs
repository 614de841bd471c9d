//! Tokens for automation without a person.

use super::kit::{Ask, World, on_every_database, on_sqlite};
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";

async fn account(world: &World) -> (String, String) {
    let body = json!({"display_name": "Robot", "roles": ["License Administrator"]});
    let account = world.send(world.ask("admin").post("/api/v1/service-accounts", &body)).await.expect(201);
    let text = |field: &str| account[field].as_str().unwrap().to_owned();
    (text("client_id"), text("client_secret"))
}

fn token(world: &World, form: &str) -> Ask {
    world.ask("nobody").of(Method::POST, "/oauth2/token").raw(FORM, form.as_bytes())
}

#[tokio::test]
async fn o_6_a_service_account_gets_a_token_with_its_roles_for_an_hour() {
    on_every_database(async |world| {
        let (id, secret) = account(world).await;
        let in_body =
            format!("grant_type=client_credentials&client_id={id}&client_secret={secret}&scope=x%2F.default");
        let basic = STANDARD.encode(format!("{id}:{secret}"));
        let in_header =
            token(world, "grant_type=client_credentials").with("authorization", &format!("Basic {basic}"));
        for ask in [token(world, &in_body), in_header] {
            let answer = world.send(ask).await;
            assert_eq!(answer.header("cache-control"), "no-store");
            let answer = answer.expect(200);
            assert_eq!((&answer["token_type"], &answer["expires_in"]), (&json!("Bearer"), &json!(3600)));
            let bearer = format!("Bearer {}", answer["access_token"].as_str().unwrap());
            let me = || world.ask("nobody").get("/api/v1/me").with("authorization", &bearer);
            let told = world.send(me()).await.expect(200);
            assert_eq!((&told["kind"], &told["client_id"]), (&json!("service"), &json!(id)));
            assert_eq!(told["roles"], json!(["License Administrator"]));
            let events = world.ask("nobody").get("/api/v1/events").with("authorization", &bearer);
            assert_eq!(world.send(events).await.problem(), (403, "not_allowed".into()));
            let forever =
                world.ask("nobody").post("/api/v1/tokens", &json!({})).with("authorization", &bearer);
            assert_eq!(
                world.send(forever).await.problem(),
                (403, "not_allowed".into()),
                "an hour stays an hour"
            );
            world.env.move_to(world.env.now() + jiff::SignedDuration::from_hours(1));
            assert_eq!(world.send(me()).await.status, 401);
        }
    })
    .await;
}

#[tokio::test]
async fn wrong_requests_are_answered_as_rfc_6749_says() {
    on_sqlite(async |world| {
        let (id, secret) = account(world).await;
        let credentials = format!("client_id={id}&client_secret={secret}");
        let table: Vec<(String, u16, &str)> = vec![
            (credentials.clone(), 400, "invalid_request"),
            (format!("grant_type=password&{credentials}"), 400, "unsupported_grant_type"),
            ("grant_type=client_credentials".into(), 400, "invalid_request"),
            (format!("grant_type=client_credentials&client_id={id}"), 400, "invalid_request"),
            (format!("grant_type=client_credentials&client_id={id}&client_secret=x"), 401, "invalid_client"),
            (
                format!("grant_type=client_credentials&client_id=x&client_secret={secret}"),
                401,
                "invalid_client",
            ),
            (
                format!(
                    "grant_type=client_credentials&client_id={}&client_secret={secret}",
                    uuid::Uuid::nil()
                ),
                401,
                "invalid_client",
            ),
            (
                format!("grant_type=client_credentials&grant_type=client_credentials&{credentials}"),
                400,
                "invalid_request",
            ),
            (String::new(), 400, "invalid_request"),
        ];
        for (form, status, error) in table {
            let answer: Value = world.send(token(world, &form)).await.expect(status);
            assert_eq!(answer["error"], error, "{form}");
            assert!(answer["error_description"].is_string());
            assert!(!answer.to_string().contains(&secret));
        }
        let basic = format!("Basic {}", STANDARD.encode(format!("{id}:x")));
        let wrong =
            world.send(token(world, "grant_type=client_credentials").with("authorization", &basic)).await;
        assert_eq!(wrong.header("www-authenticate"), "Basic realm=\"purser\"");
        assert_eq!(wrong.expect(401)["error"], "invalid_client");
        let twice = token(world, &format!("grant_type=client_credentials&{credentials}"))
            .with("authorization", &basic);
        assert_eq!(world.send(twice).await.expect(400)["error"], "invalid_request");
        let json = world.ask("nobody").post("/oauth2/token", &json!({"grant_type": "client_credentials"}));
        assert_eq!(world.send(json).await.expect(400)["error"], "invalid_request");
    })
    .await;
}

#[tokio::test]
async fn guessing_and_hoarding_have_to_wait() {
    on_sqlite(async |world| {
        let (id, secret) = account(world).await;
        let form =
            |secret: &str| format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
        for _ in 0..30 {
            assert_eq!(world.send(token(world, &form("guess"))).await.status, 401);
        }
        let answer = world.send(token(world, &form("guess"))).await;
        assert_eq!(answer.header("retry-after"), "2");
        assert_eq!(answer.expect(429)["error"], "temporarily_unavailable");
        for _ in 0..120 {
            assert_eq!(
                world.send(token(world, &form(&secret))).await.status,
                200,
                "the right secret need not wait"
            );
        }
        assert_eq!(world.send(token(world, &form(&secret))).await.status, 429);
    })
    .await;
}
