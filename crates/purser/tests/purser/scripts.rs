//! What scripts rely on: the server's JSON unchanged, keys, previews, exit codes.

use super::demo::{Demo, Folder, POWER_BI_PRO, text};

#[test]
fn json_is_what_the_server_says_byte_by_byte() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let admin = demo.person("admin");
    let mine = text(&admin.json(&["subscriptions", "list"])["items"][0]["id"]);
    for (args, path) in [
        (&["subscriptions", "list"][..], "/subscriptions?limit=200"),
        (
            &["subscriptions", "list", "--owner", "self-service"],
            "/subscriptions?owner=self-service&limit=200",
        ),
        (&["subscriptions", "list", "--limit", "2"], "/subscriptions?limit=2"),
        (&["subscriptions", "show", &mine], &format!("/subscriptions/{mine}")),
        (&["licenses", "list"], "/licenses?limit=200"),
        (&["products", "list"], "/products?limit=200"),
        (&["policy", "get"], "/policies/self-service?limit=200"),
        (&["user", "list", "--search", "kai"], "/users?search=kai&limit=200"),
        (&["billing-profiles", "list"], "/billing-profiles?limit=200"),
        (&["jobs", "list"], "/jobs?limit=200"),
    ] {
        let said = admin.run(&[&["--json"], args].concat()).fine();
        let raw = String::from_utf8(demo.get(&format!("/api/v1{path}"), Some(&admin.token))).unwrap();
        assert_eq!(said, format!("{raw}\n"), "{args:?}");
    }
    // Flags may stand anywhere.
    let after = admin.run(&["subscriptions", "list", "--json"]).fine();
    assert_eq!(after, admin.run(&["--json", "subscriptions", "list"]).fine());
    let page = admin.json(&["user", "list", "--limit", "10"]);
    let next = text(&page["next"]);
    let rest = admin.json(&["user", "list", "--cursor", &next]);
    let all = admin.json(&["user", "list"]);
    let count = |page: &serde_json::Value| page["items"].as_array().unwrap().len();
    assert_eq!((count(&page), count(&page) + count(&rest)), (10, count(&all)));
}

#[test]
fn a_key_makes_a_purchase_happen_once() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let kai = demo.person("kai");
    let card = kai.card();
    let order =
        ["--json", "subscriptions", "buy", "--product", POWER_BI_PRO, "--term", "P1M", "--quantity", "2"];
    let pay = ["--payment-method", card.as_str()];
    let count = || kai.json(&["subscriptions", "list", "--owner", "me"])["items"].as_array().unwrap().len();
    let before = count();

    let preview = kai.run(&[&order[..], &pay[..], &["--preview"]].concat()).json();
    assert_eq!((&preview["preview"], count()), (&true.into(), before));
    assert!(preview["billed"]["amount"].is_string(), "{preview}");
    let shown = kai.run(&[&order[1..], &pay[..], &["--preview"]].concat()).fine();
    assert!(shown.starts_with("Nothing was changed.") && shown.contains("charged, without tax\t"), "{shown}");

    let keyed = [&order[..], &pay[..], &["--key", "order-1", "--verbose"]].concat();
    let first = kai.run(&keyed);
    assert!(first.err.contains("POST") && first.err.contains(" key order-1"), "{first:?}");
    assert!(!first.err.contains(&kai.token), "{first:?}");
    let first = first.json();
    assert_eq!(kai.run(&keyed).json()["id"], first["id"]);
    assert_eq!(count(), before + 1);
    let other = [
        "subscriptions",
        "buy",
        "--product",
        POWER_BI_PRO,
        "--term",
        "P1M",
        "--quantity",
        "3",
        "--key",
        "order-1",
    ];
    kai.run(&[&other[..], &pay[..]].concat()).refused("idempotency_key_reused");
    demo.verify();
}

#[test]
fn a_subscription_is_changed_and_cancelled_by_its_purchaser() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let (kai, admin) = (demo.person("kai"), demo.person("admin"));
    let mine = kai.buys(POWER_BI_PRO, "2");
    let changed = kai.run(&["subscriptions", "quantity", &mine, "5"]).fine();
    assert!(changed.contains("licenses\t5 (0 assigned, 5 free)\n"), "{changed}");
    let said = kai.run(&["subscriptions", "quantity", &mine, "0"]).refused("invalid_input");
    assert!(said.contains("  total: "), "{said}");
    let version = kai.json(&["subscriptions", "show", &mine])["version"].to_string();
    kai.run(&["subscriptions", "recurring", &mine, "off", "--if-match", &version]).fine();
    kai.run(&["subscriptions", "recurring", &mine, "on", "--if-match", &version]).refused("version_changed");

    let colleague = demo.members(41, 1).remove(0);
    kai.run(&["subscriptions", "assign", &mine, &colleague]).fine();
    admin.run(&["subscriptions", "unassign", &mine, &colleague]).refused("self_service_licenses");
    kai.run(&["subscriptions", "unassign", &mine, &colleague]).fine();
    kai.run(&["subscriptions", "unassign", &mine, &colleague]).refused("not_assigned");
    admin.run(&["subscriptions", "cancel", &mine, "--reason", "other"]).refused("self_service_subscription");
    let canceled = kai.run(&["subscriptions", "cancel", &mine, "--reason", "too_expensive"]).fine();
    assert!(
        canceled.contains("status\tdisabled\n") && canceled.contains("credited, without tax\t"),
        "{canceled}"
    );

    let several = kai.run(&["subscriptions", "buy", "--product", POWER_BI_PRO, "--quantity", "1"]);
    assert_eq!(several.code, 2, "{several:?}");
    assert!(several.err.contains("--term P1M") && several.err.contains("--term P1Y"), "{several:?}");
    demo.verify();
}
