//! Signing in, staying, and being signed out; forms that prove where they come from, and forms that wait.

use super::kit::{Answer, Ask, World, on_every_database, on_sqlite};
use axum::http::Method;
use purser_app::secret;
use purser_domain::command::Command;
use purser_domain::id::PersonId;

const PASSWORD: &str = "correct horse";

fn form(path: &str, fields: &[(&str, &str)]) -> Ask {
    let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Ask::new(Method::POST, path).raw("application/x-www-form-urlencoded", body.as_bytes())
}

fn browser(path: &str) -> Ask {
    Ask::new(Method::GET, path).with("accept", "text/html")
}

/// The session that an answer begins.
fn session(answer: &Answer) -> String {
    let mut cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let cookie = cookies.find(|cookie| cookie.starts_with("purser_session=")).unwrap();
    assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "{cookie}");
    cookie.split([';', '=']).nth(1).unwrap().to_owned()
}

fn cookie(session: &str) -> String {
    format!("theme=x; purser_session={session}")
}

fn csrf(session: &str) -> String {
    secret::hash(&format!("csrf {session}"))
}

async fn with_password(world: &World, name: &str) {
    let person: PersonId = world.person_id(name).parse().unwrap();
    let hash = secret::password_hash(&world.env, PASSWORD.into()).await.unwrap();
    world.command(world.tenant("aurora.example"), Command::SetPassword { person, hash }).await;
}

async fn signed_in(world: &World, name: &str) -> String {
    let answer = world.send(browser(&format!("/dev/sign-in?as={name}@aurora.example"))).await;
    assert_eq!(answer.status, 303);
    session(&answer)
}

#[tokio::test]
async fn a_password_begins_a_session_and_a_wrong_one_does_not() {
    on_every_database(async |world: &World| {
        with_password(world, "kai").await;
        let try_it = |name: &'static str, password: &'static str| {
            form("/sign-in", &[("user_principal_name", name), ("password", password), ("next", "/products")])
        };
        for (name, password) in [
            ("kai@aurora.example", "wrong"),
            ("nobody@aurora.example", PASSWORD),
            ("noor@aurora.example", PASSWORD),
            ("", ""),
        ] {
            let answer = world.send(try_it(name, password)).await;
            assert_eq!(answer.status, 401, "{name}");
            assert!(!answer.headers.contains_key("set-cookie"));
            assert!(!answer.text().contains(PASSWORD), "a password is never shown again");
        }
        let answer = world.send(try_it(" KAI@aurora.example ", PASSWORD)).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/products"));
        let page = world.send(browser("/products").with("cookie", &cookie(&session(&answer)))).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("Kai Person"));
    })
    .await;
}

#[tokio::test]
async fn sign_in_has_a_limit_by_name_and_wrong_ones_by_origin() {
    on_sqlite(async |world| {
        let wrong = || form("/sign-in", &[("user_principal_name", "kai@aurora.example"), ("password", "x")]);
        for _ in 0..10 {
            assert_eq!(world.send(wrong()).await.status, 401);
        }
        let answer = world.send(wrong()).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "6"));
        let other = |n: usize| {
            let name = format!("p{n}@aurora.example");
            form("/sign-in", &[("user_principal_name", &name), ("password", "x")])
        };
        for n in 10..30 {
            assert_eq!(world.send(other(n)).await.status, 401, "{n}");
        }
        assert_eq!(world.send(other(30)).await.status, 429, "the origin has tried enough");
        with_password(world, "noor").await;
        let right = [("user_principal_name", "noor@aurora.example"), ("password", PASSWORD)];
        assert_eq!(
            world.send(form("/sign-in", &right)).await.status,
            303,
            "right ones cost an origin nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_nothing_is_done_when_its_day_is_over_and_when_it_is_ended() {
    on_every_database(async |world: &World| {
        let status = async |session: &str| {
            world.send(browser("/products").with("cookie", &cookie(session))).await.status.as_u16()
        };
        let at = |time: &str| world.env.move_to(time.parse().unwrap());
        let idle = signed_in(world, "kai").await;
        let used = signed_in(world, "kai").await;
        for hour in 11..=21 {
            at(&format!("2026-03-02T{hour}:30:00Z"));
            // Looking at a page makes the session longer.
            assert_eq!(status(&used).await, 200, "at {hour}");
        }
        assert_eq!(status(&idle).await, 303, "nothing was done with it for two hours");
        at("2026-03-02T22:00:00Z");
        assert_eq!(status(&used).await, 303, "twelve hours after it began");
        let (one, two) = (signed_in(world, "kai").await, signed_in(world, "kai").await);
        let out = form("/sign-out", &[("csrf", &csrf(&one)), ("key", "k/1")]).with("cookie", &cookie(&one));
        assert_eq!(world.send(out).await.status, 303);
        assert_eq!((status(&one).await, status(&two).await), (303, 200));
        let person = world.person_id("kai").parse().unwrap();
        at("2026-03-02T22:00:01Z");
        world.command(world.tenant("aurora.example"), Command::SignOutEverywhere { person }).await;
        assert_eq!(status(&two).await, 303);
    })
    .await;
}

#[tokio::test]
async fn a_bearer_token_is_no_session() {
    on_sqlite(async |world| {
        let page = world.send(browser("/products").with("cookie", &cookie(world.token("kai")))).await;
        assert_eq!((page.status.as_u16(), page.header("location")), (303, "/sign-in?next=%2Fproducts"));
    })
    .await;
}

#[tokio::test]
async fn a_form_proves_where_it_comes_from() {
    on_sqlite(async |world| {
        let session = signed_in(world, "kai").await;
        let other = signed_in(world, "kai").await;
        let out = |proof: &str| {
            form("/sign-out", &[("csrf", proof), ("key", "k/1")]).with("cookie", &cookie(&session))
        };
        for (ask, why) in [
            (out(""), "without a proof"),
            (out(&csrf(&other)), "with the proof of another session"),
            (out(&csrf(&session)).with("sec-fetch-site", "cross-site"), "from another site"),
            (out(&csrf(&session)).with("sec-fetch-site", "same-site"), "from a neighbour"),
            (
                out(&csrf(&session)).with("origin", "https://evil.example").with("host", "purser.example"),
                "with another origin",
            ),
            (out(&csrf(&session)).with("origin", "null").with("host", "purser.example"), "from nowhere"),
        ] {
            assert_eq!(world.send(ask).await.status, 403, "{why}");
        }
        let own =
            out(&csrf(&session)).with("origin", "https://purser.example").with("host", "purser.example");
        assert_eq!(world.send(own).await.status, 303);
        let json = Ask::new(Method::POST, "/sign-out")
            .raw("application/json", b"{}")
            .with("cookie", &cookie(&session));
        assert_eq!(world.send(json).await.status, 415);
    })
    .await;
}

#[tokio::test]
async fn a_form_without_a_session_waits_for_its_sender_and_keeps_no_secret() {
    on_sqlite(async |world| {
        with_password(world, "kai").await;
        let sent = form(
            "/sign-out",
            &[("csrf", "old"), ("key", "k/1"), ("comment", "kept <text>"), ("number", "4242")],
        );
        let page = world.send(sent.with("cookie", &cookie("expired"))).await;
        assert_eq!(page.status, 401);
        let text = page.text();
        assert!(text.contains("name=\"kept.comment\" value=\"kept &lt;text&gt;\""), "{text}");
        assert!(text.contains("name=\"kept-action\" value=\"/sign-out\"") && !text.contains("4242"));
        let fields = [
            ("user_principal_name", "kai@aurora.example"),
            ("password", PASSWORD),
            ("kept-action", "/sign-out"),
            ("kept.comment", "kept <text>"),
            ("kept.csrf", "old"),
        ];
        let answer = world.send(form("/sign-in", &fields)).await;
        assert_eq!(answer.status, 200);
        let session = session(&answer);
        let text = answer.text();
        assert!(text.contains("action=\"/sign-out\"") && text.contains(&csrf(&session)), "{text}");
        assert!(
            text.contains("name=\"comment\" value=\"kept &lt;text&gt;\"") && !text.contains("value=\"old\"")
        );
        let elsewhere = [
            ("user_principal_name", "kai@aurora.example"),
            ("password", PASSWORD),
            ("kept-action", "https://evil.example/"),
        ];
        assert!(world.send(form("/sign-in", &elsewhere)).await.text().contains("action=\"/\""));
    })
    .await;
}

#[tokio::test]
async fn a_browser_gets_a_page_that_says_what_to_do_and_a_program_a_problem() {
    on_sqlite(async |world| {
        let session = signed_in(world, "kai").await;
        let page = world.send(browser("/nothing").with("accept-language", "sv")).await;
        assert_eq!((page.status.as_u16(), page.header("content-language")), (404, "sv-SE"));
        assert!(
            page.text().contains("Gå till startsidan") && page.text().contains(page.header("x-request-id"))
        );
        let api = world.send(browser("/api/nothing")).await;
        assert_eq!(api.problem(), (404, "no_such_route".into()));
        let program = world.send(Ask::new(Method::GET, "/nothing")).await;
        assert_eq!(program.problem(), (404, "no_such_route".into()));
        let forbidden = world.send(browser("/audit").with("cookie", &cookie(&session))).await;
        assert_eq!(forbidden.status, 403);
        let chosen =
            browser("/nothing").with("cookie", "purser_language=zh-TW").with("accept-language", "sv");
        assert!(world.send(chosen).await.text().contains("lang=\"zh-TW\""));
    })
    .await;
}

#[tokio::test]
async fn a_password_is_set_by_whoever_may_and_ends_every_session() {
    on_every_database(async |world: &World| {
        let path = format!("/api/v1/users/{}/password", world.person_id("kai"));
        let before = signed_in(world, "kai").await;
        let body = serde_json::json!({"password": "too short"});
        let long = serde_json::json!({"password": "correct horse battery"});
        assert_eq!(world.send(world.ask("admin").put(&path, &body)).await.wrong(), ["password format"]);
        for name in ["kai", "noor", "users", "reader"] {
            assert_eq!(world.send(world.ask(name).put(&path, &long)).await.status, 403, "{name}");
        }
        for body in [&body, &long] {
            assert_eq!(world.send(world.ask("admin@bergwerk.example").put(&path, body)).await.status, 404);
        }
        world.env.move_to("2026-03-02T10:00:05Z".parse().unwrap());
        for _ in 0..2 {
            let answer = world.send(world.ask("admin").put(&path, &long).key("set/1")).await.expect(200);
            assert!(!answer.to_string().contains("horse"));
        }
        let page = world.send(browser("/products").with("cookie", &cookie(&before))).await;
        assert_eq!(page.status, 303, "the session ended");
        let right = [("user_principal_name", "kai@aurora.example"), ("password", "correct horse battery")];
        assert_eq!(world.send(form("/sign-in", &right)).await.status, 303);
    })
    .await;
}
