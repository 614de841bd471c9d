//! A server that dies or is started again: nothing is forgotten, nothing happens twice.

use super::demo::{Demo, Folder, POWER_BI_PRO, text, verify};
use std::process::Stdio;

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
    let begin = |demo: &Demo, place: usize| {
        let [source, target] = &moves[place];
        let key = format!("move-{place}");
        let args = ["subscriptions", "take-over", source, "move-users", "--target", target, "--no-wait", "--key", &key];
        demo.person_of(DOMAINS[place], "admin").command(&args)
    };
    let mut clients: Vec<_> = (0..DOMAINS.len())
        .map(|place| begin(&demo, place).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
        .collect();
    let first = clients[0].wait().unwrap();
    demo.kill();
    assert!(first.success());
    for client in &mut clients {
        client.wait().unwrap();
    }

    let demo = Demo::start(folder.path());
    // What the dead process had claimed is free again when its lease ends.
    demo.later("PT2M");
    for (place, domain) in DOMAINS.iter().enumerate() {
        let admin = demo.person_of(domain, "admin");
        // The same key: where it was begun before the crash, this only tells its job.
        let mut again = begin(&demo, place);
        let again = super::demo::Ran::of({
            again.arg("--json");
            again
        });
        let job = text(&again.json()["id"]);
        let done = admin.json(&["jobs", "show", &job, "--wait"]);
        assert_eq!((&done["done"], &done["total"]), (&30.into(), &30.into()), "{domain}: {done}");
        let [source, target] = &moves[place];
        let source = admin.json(&["subscriptions", "show", source]);
        assert_eq!(source["status"], "deleted", "{domain}");
        let target = admin.json(&["subscriptions", "show", target]);
        assert_eq!((&target["assigned"], &target["available"]), (&30.into(), &10.into()), "{domain}");
        demo.settle();
        let told = demo.mail_to(&format!("lee@{domain}"));
        let ids: std::collections::BTreeSet<_> = told.iter().map(|mail| mail["message_id"].to_string()).collect();
        assert_eq!(ids.len(), told.len(), "{domain}: a mail is kept twice");
    }
    demo.verify();
    demo.stop();
    verify(folder.path());
}

/// The organization's subscription that has room for lee's thirty people.
fn prepare(demo: &Demo, domain: &str) -> [String; 2] {
    let admin = demo.person_of(domain, "admin");
    let found = admin.json(&["subscriptions", "list", "--owner", "self-service", "--product", POWER_AUTOMATE]);
    let source = text(&found["items"][0]["id"]);
    let buy = ["subscriptions", "buy", "--product", POWER_AUTOMATE, "--term", "P1M", "--billing-frequency", "monthly"];
    let bought = admin.json(&[&buy[..], &["--quantity", "40", "--for", "organization"]].concat());
    [source, text(&bought["id"])]
}
