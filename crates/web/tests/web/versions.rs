//! Whoever changes a subscription may say which version they have seen.

use super::kit::{PRO, on_every_database, on_sqlite};
use serde_json::json;

#[tokio::test]
async fn a_change_is_refused_when_somebody_else_was_faster() {
    on_every_database(async |world| {
        let subscription = world.buys("kai", PRO, 3).await;
        let path = format!("/api/v1/subscriptions/{subscription}");
        let seen = world.send(world.ask("kai").get(&path)).await;
        let tag = seen.header("etag").to_owned();
        assert_eq!(tag, format!("\"{}\"", seen.expect(200)["version"]));
        let change = |total: u32, tag: &str| {
            world.ask("kai").put(&format!("{path}/quantity"), &json!({"total": total})).with("if-match", tag)
        };
        let changed = world.send(change(4, &tag)).await;
        let newer = changed.header("etag").to_owned();
        assert_eq!(changed.status, 200);
        assert_ne!(newer, tag);
        let late = world.send(change(5, &tag)).await;
        assert_eq!(late.header("etag"), newer, "the version to look at");
        assert_eq!(late.problem(), (412, "version_changed".into()));
        assert_eq!(world.send(change(5, "*")).await.status, 200);
        let late = world.send(change(6, &tag).preview()).await;
        assert_eq!(late.problem(), (412, "version_changed".into()), "a preview too");
    })
    .await;
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    on_sqlite(async |world| {
        let subscription = world.buys("kai", PRO, 3).await;
        let get = || world.ask("kai").get(&format!("/api/v1/subscriptions/{subscription}"));
        let tag = world.send(get()).await.header("etag").to_owned();
        for seen in [tag.clone(), format!("W/{tag}"), format!("\"0\", {tag}"), "*".into()] {
            let answer = world.send(get().with("if-none-match", &seen)).await;
            assert_eq!(
                (answer.status.as_u16(), answer.bytes.len(), answer.header("etag")),
                (304, 0, tag.as_str()),
                "{seen}"
            );
        }
        assert_eq!(world.send(get().with("if-none-match", "\"0\"")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_version_that_is_none_or_does_not_belong_here_is_refused() {
    on_sqlite(async |world| {
        let subscription = world.buys("kai", PRO, 3).await;
        let path = format!("/api/v1/subscriptions/{subscription}/quantity");
        for wrong in
            ["", "1", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999999999999\"", "\"\""]
        {
            let ask = world.ask("kai").put(&path, &json!({"total": 4})).with("if-match", wrong);
            assert_eq!(world.send(ask).await.wrong(), ["If-Match format"], "{wrong}");
        }
        let elsewhere =
            world.ask("admin").put("/api/v1/policies/self-service", &json!({"default": "Disabled"}));
        let elsewhere = elsewhere.with("if-match", "\"1\"");
        assert_eq!(world.send(elsewhere).await.wrong(), ["If-Match not_allowed_here"], "never ignored");
    })
    .await;
}
