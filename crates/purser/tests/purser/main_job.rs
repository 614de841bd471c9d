//! From a purchase to its take-over, at the command line and as the example script.

use super::demo::{Demo, Folder, POWER_BI_PRO, text, verify};
use std::process::Command;

#[test]
fn what_a_person_buys_is_seen_stopped_and_taken_over() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let (kai, noor, admin) = (demo.person("kai"), demo.person("noor"), demo.person("admin"));

    let mine = kai.buys(POWER_BI_PRO, "3");
    let colleagues = demo.members(40, 2);
    let assigned = kai.run(&["subscriptions", "assign", &mine, &colleagues[0], &colleagues[1]]).fine();
    assert!(colleagues.iter().all(|name| assigned.contains(name.as_str())), "{assigned}");
    let listed = kai.run(&["licenses", "list", "--subscription", &mine]).fine();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    let seen =
        admin.run(&["subscriptions", "list", "--owner", "self-service", "--product", POWER_BI_PRO]).fine();
    assert!(seen.lines().any(|line| line.starts_with(&mine) && line.contains("Power BI Pro\t")), "{seen}");

    let exported = admin.run(&["export", "users", "--subscription", &mine]).fine();
    let heading = "\u{feff}display name,user principal name,product,SKU part number,subscription id,purchaser,assigned on";
    let heading = exported.lines().next().unwrap_or_default().to_lowercase() == heading.to_lowercase();
    assert!(heading && exported.contains("\r\n") && exported.lines().count() == 3, "{exported:?}");
    let raw = demo.get(&format!("/api/v1/licenses/export?subscription_id={mine}"), Some(&admin.token));
    assert_eq!(exported.as_bytes(), raw);
    let file = folder.path().join("users.csv").display().to_string();
    admin.run(&["export", "users", "--subscription", &mine, "--output", &file]).fine();
    assert_eq!(std::fs::read(&file).unwrap(), raw);

    admin.run(&["policy", "set", "--product", POWER_BI_PRO, "Disabled"]).fine();
    let card = noor.card();
    let order = ["subscriptions", "buy", "--product", POWER_BI_PRO, "--term", "P1M", "--quantity", "1"];
    let said = noor.run(&[&order[..], &["--payment-method", &card]].concat()).refused("blocked_by_policy");
    assert!(said.contains("next: "), "{said}");

    let central =
        admin.json(&["subscriptions", "list", "--owner", "organization", "--product", POWER_BI_PRO]);
    let central = text(&central["items"][0]["id"]);
    let take_over = ["subscriptions", "take-over", &mine, "move-users", "--target", &central];
    let preview = admin.run(&[&take_over[..], &["--preview"]].concat()).fine();
    assert!(preview.starts_with("Nothing was changed.") && preview.contains(&colleagues[0]), "{preview}");
    demo.settle();
    let mails = demo.mail_to("kai@aurora.example").len();
    let done = admin.run(&take_over).fine();
    assert!(done.starts_with("move completed: 2 people moved"), "{done}");
    let shown = admin.run(&["subscriptions", "show", &mine]).fine();
    assert!(shown.contains("\nstatus\tdeleted\n"), "{shown}");
    let held = admin.run(&["licenses", "list", "--subscription", &central]).fine();
    assert!(colleagues.iter().all(|name| held.contains(name.as_str())), "{held}");
    demo.settle();
    assert_eq!(demo.mail_to("kai@aurora.example").len(), mails + 1);

    demo.verify();
    demo.stop();
    verify(folder.path());
}

#[test]
fn a_take_over_is_undone_and_everybody_has_their_license_back() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let (kai, admin) = (demo.person("kai"), demo.person("admin"));
    let mine = kai.buys(POWER_BI_PRO, "2");
    let colleague = demo.members(40, 1).remove(0);
    kai.run(&["subscriptions", "assign", &mine, &colleague]).fine();
    let central =
        admin.json(&["subscriptions", "list", "--owner", "organization", "--product", POWER_BI_PRO]);
    let central = text(&central["items"][0]["id"]);

    let take_over = ["subscriptions", "take-over", &mine, "move-users", "--target", &central];
    let job = text(&admin.json(&[&take_over[..], &["--no-wait"]].concat())["id"]);
    let done = admin.json(&["jobs", "show", &job, "--wait"]);
    assert_eq!((&done["state"], &done["result"]["moved"]), (&"done".into(), &1.into()));
    let undone = admin.run(&["subscriptions", "undo", &job]).fine();
    assert!(undone.starts_with("undone"), "{undone}");
    let held = kai.run(&["licenses", "list", "--subscription", &mine]).fine();
    assert!(held.contains(&colleague), "{held}");
    let held = admin.run(&["licenses", "list", "--subscription", &central]).fine();
    assert!(!held.contains(&colleague), "{held}");
    demo.verify();
}

#[test]
fn the_example_script_does_the_main_job_twice_over() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/main-job.sh");
    for _ in 0..2 {
        let ran = Command::new("bash")
            .arg(script)
            .arg(folder.path())
            .env("NO_PROXY", "127.0.0.1")
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{out}\n{}", String::from_utf8_lossy(&ran.stderr));
        assert!(out.ends_with("Everything was as expected.\n"), "{out}");
    }
    demo.verify();
}
