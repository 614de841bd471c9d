//! A server that dies or is started again: nothing is forgotten, nothing happens twice.

use super::demo::{Demo, Folder, POWER_BI_PRO, text, verify};
use std::collections::BTreeSet;

const DOMAINS: [&str; 5] =
    ["aurora.example", "havsvind.example", "yushan.example", "bergwerk.example", "huaxia.example"];
const POWER_AUTOMATE: &str = "CFQ7TTC0LH3L";

#[test]
fn a_second_start_goes_on_where_the_first_one_ended() {
    let folder = Folder::new();
    let first = Demo::start(folder.path());
    let mine = first.person("kai").buys(POWER_BI_PRO, "2");
    let token = first.person("kai").token;
    let before = first.with(&token).run(&["--json", "subscriptions", "show", &mine]).fine();
    let mails = first.get("/dev/mail.json", None);
    first.stop();

    let second = Demo::start(folder.path());
    assert_eq!(second.person("kai").token, token);
    assert_eq!(second.with(&token).run(&["--json", "subscriptions", "show", &mine]).fine(), before);
    let again = second.get("/dev/mail.json", None);
    assert!(again.len() >= mails.len() && mails.len() > 2, "mail was forgotten");
    second.verify();
}

/// Thirty people move in each of five organizations; the server dies as soon as it has answered the first of the
/// requests. Whatever had been begun by then ends after the restart, and what was lost is asked again under its key.
#[test]
fn a_killed_server_finishes_what_it_began() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let moves: Vec<[String; 2]> = DOMAINS.iter().map(|domain| prepare(&demo, domain)).collect();
    begin_all(demo, &moves);

    let demo = Demo::start(folder.path());
    // What the dead process had claimed is free again when its lease ends.
    demo.later("PT2M");
    for (place, (domain, [source, target])) in DOMAINS.iter().zip(&moves).enumerate() {
        let admin = demo.person_of(domain, "admin");
        // The same key: where it was begun before the crash, this only tells its job.
        let key = key(place);
        let again = ["subscriptions", "take-over", source, "move-users", "--target", target, "--key", &key];
        let done = admin.json(&again);
        assert_eq!(done["state"], "done", "{domain}");
        assert_eq!((&done["done"], &done["result"]["moved"]), (&30.into(), &30.into()), "{domain}: {done}");
        let source = admin.json(&["subscriptions", "show", source]);
        assert_eq!(source["status"], "deleted", "{domain}");
        let target = admin.json(&["subscriptions", "show", target]);
        assert_eq!((&target["assigned"], &target["available"]), (&30.into(), &10.into()), "{domain}");
    }
    demo.settle();
    for domain in DOMAINS {
        let told = demo.mail_to(&format!("lee@{domain}"));
        let ids: BTreeSet<_> = told.iter().map(|mail| mail["message_id"].to_string()).collect();
        assert_eq!((ids.len(), told.len()), (2, 2), "{domain}: what he bought, and that it was taken over");
    }
    demo.verify();
    demo.stop();
    verify(folder.path());
}

fn key(place: usize) -> String {
    format!("move-{place}")
}

/// Asks for all take-overs at once, and kills the server when one is answered.
fn begin_all(demo: Demo, moves: &[[String; 2]]) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut asked = tokio::task::JoinSet::new();
        for (place, [source, target]) in moves.iter().enumerate() {
            let url = format!("{}/api/v1/subscriptions/{source}/take-over", demo.address);
            let body = serde_json::json!({ "action": "move-users", "target_subscription_id": target });
            let request = client.post(url).bearer_auth(demo.person_of(DOMAINS[place], "admin").token);
            asked.spawn(request.header("idempotency-key", key(place)).json(&body).send());
        }
        let first = asked.join_next().await.unwrap().unwrap().unwrap();
        demo.kill();
        assert_eq!(first.status(), 202);
    });
}

/// The organization's subscription that has room for lee's thirty people.
fn prepare(demo: &Demo, domain: &str) -> [String; 2] {
    let admin = demo.person_of(domain, "admin");
    let found =
        admin.json(&["subscriptions", "list", "--owner", "self-service", "--product", POWER_AUTOMATE]);
    let source = text(&found["items"][0]["id"]);
    let buy = [
        "subscriptions",
        "buy",
        "--product",
        POWER_AUTOMATE,
        "--term",
        "P1M",
        "--billing-frequency",
        "monthly",
    ];
    let bought = admin.json(&[&buy[..], &["--quantity", "40", "--for", "organization"]].concat());
    [source, text(&bought["id"])]
}
