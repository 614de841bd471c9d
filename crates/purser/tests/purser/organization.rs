//! The operator adds an organization, its people get tokens, and a card comes in without anybody seeing its number.

use super::demo::{Demo, Folder, text};

const NUMBER: &str = "4242 4242 4242 4242";

#[test]
fn a_new_organization_is_ready_to_buy() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let operator = demo.operator();
    let create =
        ["tenant", "create", "fjord.example", "--name", "Fjord", "--locale", "sv-SE", "--market", "SE"];
    let tenant = text(&operator.json(&create)["id"]);
    assert!(operator.run(&["tenant", "list"]).fine().contains("fjord.example"));
    let operator = operator.within(&tenant);

    let boss = text(&operator.json(&["user", "create", "boss@fjord.example", "--name", "Bo Ek"])["id"]);
    operator
        .run(&["user", "create", "liv@fjord.example", "--name", "Liv", "--manager", "boss@fjord.example"])
        .fine();
    let roles = operator.run(&["user", "roles", "boss@fjord.example", "Global Administrator"]).fine();
    assert!(roles.contains("roles\tGlobal Administrator\n"), "{roles}");
    let set = ["user", "set-password", "boss@fjord.example"];
    assert!(operator.run_with(&set, "too short\n").refused("invalid_input").contains("password: "));
    let silent = operator.run_with(&set, "");
    assert!(silent.code != 0 && silent.err.contains("a line each: Password"), "{silent:?}");
    let password = operator.run_with(&set, "the boat is at the quay\n");
    assert!(password.code == 0 && !format!("{password:?}").contains("quay"), "{password:?}");

    let made = operator.run(&["token", "create", "--for", "user", "--id", &boss]);
    let id = made.err.split_whitespace().nth(2).unwrap().trim_end_matches([',', ';']).to_owned();
    let boss = demo.with(made.fine().trim_end());
    let people = boss.run(&["user", "list", "--search", "liv"]).fine();
    assert!(people.contains("liv@fjord.example\tLiv\t"), "{people}");

    let card = [
        "payment-methods",
        "add",
        "--expiry",
        "12/39",
        "--name",
        "Bo Ek",
        "--line1",
        "Kaj 1",
        "--city",
        "Bergen",
        "--postal-code",
        "11111",
        "--country",
        "SE",
        "--for",
        "organization",
        "--verbose",
    ];
    let added = boss.run_with(&card, &format!("{NUMBER}\n123\n"));
    assert!(!format!("{added:?}").contains(NUMBER) && added.out.contains("\t4242\t"), "{added:?}");
    let declined = boss.run_with(&card, "4111 1111 1111 1112\n123\n").refused("invalid_input");
    assert!(declined.contains("number: ") && !declined.contains("1112"), "{declined}");
    assert!(boss.run(&["payment-methods", "list"]).fine().contains("visa"));
    let order =
        ["subscriptions", "buy", "--product", super::demo::POWER_BI_PRO, "--term", "P1M", "--quantity", "2"];
    let bought = boss.run(&[&order[..], &["--for", "organization"]].concat()).fine();
    assert!(bought.contains("owner\torganization\n") && bought.contains(" SEK\n"), "{bought}");
    let profiles = boss.run(&["billing-profiles", "list"]).fine();
    assert!(profiles.contains("\tSEK\t"), "{profiles}");

    operator.run(&["token", "revoke", &id]).fine();
    let said = boss.run(&["products", "list"]).refused("unauthenticated");
    assert!(said.contains("next: "), "{said}");
    demo.verify();
}

#[test]
fn what_happens_is_listed_and_followed() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let admin = demo.person("admin");
    let all = admin.run(&["--json", "events", "list"]).json();
    let items = all["items"].as_array().unwrap();
    assert!(items.len() > 200 && all["next"].is_null(), "{} events", items.len());
    let last = items.last().unwrap()["seq"].as_u64().unwrap();

    let mut follow = admin.command(&["events", "follow", "--count", "1", "--json"]);
    let follow = follow.stdout(std::process::Stdio::piped()).spawn().unwrap();
    // Whether it had begun before or not: with --after nothing is missed.
    admin.run(&["policy", "set", "--default", "Disabled"]).fine();
    let after = last.to_string();
    let seen = admin.run(&["--json", "events", "follow", "--after", &after, "--count", "1"]).json();
    assert_eq!((seen["seq"].as_u64(), &seen["command"]), (Some(last + 1), &"set-policy".into()));
    // Followed from now on: an event later than all that there were when it began.
    admin.run(&["policy", "set", "--default", "unset"]).fine();
    for _ in 0..100 {
        admin.run(&["policy", "set", "--default", "Disabled"]).fine();
        admin.run(&["policy", "set", "--default", "unset"]).fine();
        if !is_running(follow.id()) {
            break;
        }
    }
    let out = follow.wait_with_output().unwrap();
    let event: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert!(event["seq"].as_u64().unwrap() > last, "{event}");
    let table = admin.run(&["events", "list", "--after", &after, "--limit", "2"]).fine();
    assert_eq!(table.lines().count(), 3, "{table}");
}

/// A child that has ended is a zombie until somebody waits for it.
fn is_running(pid: u32) -> bool {
    let state =
        std::process::Command::new("ps").args(["-o", "state=", "-p", &pid.to_string()]).output().unwrap();
    let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
    !state.is_empty() && !state.starts_with('Z')
}
