//! How the server says no: problem documents in the caller's language, and headers that every answer has.

use super::kit::{PRO, World, masked, on_every_database, on_sqlite};
use axum::http::Method;
use purser_app::secret;
use purser_domain::command::{Command, Principal};
use serde_json::{Value, json};
use std::fmt::Write as _;

#[tokio::test]
async fn problems_are_documents_in_the_language_of_the_request() {
    on_sqlite(async |world| {
        let subscription = world.buys("kai", PRO, 1).await;
        world.assigns("kai", &subscription, &["lee"]).await.expect(200);
        let order = json!({"plan_id": PRO, "quantity": 0, "for": "self"});
        let mut told = String::new();
        for language in ["en", "zh-TW", "sv-SE", "de", "zh-CN", "fr"] {
            let asks = [
                world.ask("kai").post("/api/v1/orders", &order),
                world
                    .ask("kai")
                    .put(&format!("/api/v1/subscriptions/{subscription}/quantity"), &json!({"total": 0})),
                world.ask("kai").get(&format!("/api/v1/subscriptions/{}", uuid::Uuid::nil())),
                world.ask("admin").post(
                    &format!("/api/v1/subscriptions/{subscription}/licenses/assign"),
                    &json!({"users": ["noor"]}),
                ),
                world.ask("nobody").get("/api/v1/me"),
            ];
            for ask in asks {
                let ask = ask.with("accept-language", language).with("x-request-id", "request-1");
                let answer = world.send(ask).await;
                let language = answer.header("content-language").to_owned();
                let _ = writeln!(told, "{} {language}\n{}\n", answer.status, pretty(&answer.bytes));
            }
        }
        insta::assert_snapshot!(masked(&told));
    })
    .await;
}

fn pretty(bytes: &[u8]) -> String {
    let value: Value = serde_json::from_slice(bytes).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_and_methods_are_listed() {
    on_sqlite(async |world| {
        for path in [
            "/nothing",
            "/api",
            "/api/v1",
            "/api/v1/",
            "/api/v1/nothing",
            "/api/v2/products",
            "/api/v1/me/",
            "/oauth2",
            "/%ff",
            "/api/v1/invoices",
            "/api/v1/groups",
        ] {
            let (status, code) = world.send(world.ask("admin").get(path)).await.problem();
            assert_eq!((status, code.as_str()), (404, "no_such_route"), "{path}");
        }
        let subscription = "/api/v1/subscriptions/x";
        for method in ["POST", "DELETE", "PATCH", "TRACE", "QUERY", "PROPFIND"] {
            let method: Method = method.parse().unwrap();
            let answer = world.send(world.ask("admin").of(method.clone(), subscription)).await;
            assert_eq!(answer.header("allow"), "GET,HEAD", "{method}");
            assert_eq!(answer.problem(), (405, "method_not_allowed".into()), "{method}");
        }
        let answer = world.send(world.ask("nobody").of(Method::GET, "/api/v1/orders")).await;
        assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, "POST"));
        let answer = world.send(world.ask("nobody").of(Method::OPTIONS, "/api/v1/payment-methods")).await;
        assert_eq!((answer.status.as_u16(), answer.header("allow")), (204, "GET,HEAD,POST"));
        let answer = world.send(world.ask("admin").of(Method::HEAD, "/api/v1/me")).await;
        assert_eq!((answer.status.as_u16(), answer.bytes.len()), (200, 0));
        // The server leaves the body of a problem out too; here it is still there.
        let answer = world.send(world.ask("nobody").of(Method::HEAD, "/api/v1/me")).await;
        assert_eq!(answer.status, 401);
    })
    .await;
}

#[tokio::test]
async fn every_answer_is_guarded_and_named() {
    on_sqlite(async |world| {
        let paths = [
            "/",
            "/api/docs",
            "/api/docs/errors",
            "/api/openapi.json",
            "/assets/docs.css",
            "/assets/app.css",
            "/assets/app.js",
            "/sign-in",
            "/healthz",
            "/readyz",
            "/metrics",
            "/dev/mail",
            "/dev/mail.json",
            "/dev/clock",
            "/api/v1/me",
            "/v1.0/policies",
            "/nothing",
        ];
        for path in paths {
            let answer = world.send(world.ask("admin").get(path).with("x-request-id", "a-1.b:c")).await;
            assert!(answer.header("content-security-policy").contains("default-src 'self'"), "{path}");
            assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
            assert_eq!(answer.header("x-request-id"), "a-1.b:c", "{path}");
            let cached = answer.header("cache-control");
            assert_eq!(cached != "no-store", path.starts_with("/assets/"), "{path}: {cached}");
        }
        for insane in ["", "a b", "é", "<script>", &"x".repeat(129)] {
            let answer = world.send(world.ask("nobody").get("/healthz").with("x-request-id", insane)).await;
            assert!(uuid::Uuid::try_parse(answer.header("x-request-id")).is_ok(), "{insane}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_list_every_code_and_run_no_script() {
    on_sqlite(async |world| {
        let page = world.send(world.ask("nobody").get("/api/docs/errors")).await.text();
        for refusal in purser_domain::refusal::Refusal::samples() {
            assert!(page.contains(&format!("<tr id=\"{}\">", refusal.code())), "{}", refusal.code());
        }
        for code in ["unauthenticated", "idempotency_key_reused", "busy", "internal"] {
            assert!(page.contains(&format!("<tr id=\"{code}\">")), "{code}");
        }
        for path in ["/api/docs", "/api/docs/errors", "/dev/mail"] {
            let page = world.send(world.ask("nobody").get(path)).await.text();
            assert!(page.starts_with("<!doctype html>"), "{path}");
            assert!(
                !page.contains("<script") && !page.contains(" style=") && !page.contains(" onclick"),
                "{path}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn tokens_end_when_they_say_and_when_they_are_revoked() {
    on_every_database(async |world: &World| {
        let body = json!({"expires_at": "2026-03-02T11:00:00Z"});
        let short = world.send(world.ask("kai").post("/api/v1/tokens", &body)).await.expect(201);
        let me = |token: &Value| {
            let bearer = format!("bearer {}", token["token"].as_str().unwrap());
            world.ask("nobody").get("/api/v1/me").with("authorization", &bearer)
        };
        assert_eq!(world.send(me(&short)).await.expect(200)["user"]["id"], world.person_id("kai"));
        let long = world.send(world.ask("kai").post("/api/v1/tokens", &json!({}))).await.expect(201);
        let revoke =
            |name: &str| world.ask(name).delete(&format!("/api/v1/tokens/{}", long["id"].as_str().unwrap()));
        assert_eq!(world.send(revoke("noor")).await.problem(), (404, "not_found".into()));
        assert_eq!(world.send(me(&long)).await.status, 200);
        assert_eq!(world.send(revoke("kai")).await.status, 204);
        assert_eq!(world.send(me(&long)).await.problem(), (401, "unauthenticated".into()));
        world.env.move_to("2026-03-02T10:59:59Z".parse().unwrap());
        assert_eq!(world.send(me(&short)).await.status, 200);
        world.env.move_to("2026-03-02T11:00:00Z".parse().unwrap());
        assert_eq!(world.send(me(&short)).await.problem(), (401, "unauthenticated".into()));
    })
    .await;
}

#[tokio::test]
async fn a_session_is_no_bearer_token() {
    on_every_database(async |world: &World| {
        let person = world.person_id("kai").parse().unwrap();
        let session = "purser_session_of_kai";
        let sign_in = Command::SignIn { person, hash: secret::hash(session) };
        let tenant = world.tenant("aurora.example");
        world.does(tenant, Principal::System, sign_in).await;
        let bearer = format!("Bearer {session}");
        let me = world.ask("nobody").get("/api/v1/me").with("authorization", &bearer);
        assert_eq!(world.send(me).await.problem(), (401, "unauthenticated".into()));
    })
    .await;
}

#[tokio::test]
async fn wrong_tokens_have_to_wait_and_right_ones_never() {
    on_sqlite(async |world| {
        let wrong = || world.ask("nobody").get("/api/v1/me").with("authorization", "Bearer purser_guess");
        for _ in 0..30 {
            assert_eq!(world.send(wrong()).await.status, 401);
        }
        let answer = world.send(wrong()).await;
        assert_eq!(answer.header("retry-after"), "2");
        assert_eq!(answer.problem(), (429, "too_many_attempts".into()));
        assert_eq!(world.send(world.ask("kai").get("/api/v1/me")).await.status, 200);
        world.env.move_to("2026-03-02T10:00:02Z".parse().unwrap());
        assert_eq!(world.send(wrong()).await.status, 401);
        assert_eq!(world.send(wrong()).await.status, 429);
    })
    .await;
}
