//! Policy at the command line: one decision, and the whole policy as a file.

use super::demo::{Demo, Folder, POWER_BI_PRO, Ran};
use serde_json::json;

const VISIO_PLAN_2: &str = "CFQ7TTC0HD32";

#[track_caller]
fn ends_with(code: i32, ran: Ran) -> String {
    assert_eq!(ran.code, code, "{ran:?}");
    ran.out
}

#[test]
fn a_file_says_what_shall_hold_and_drift_is_seen() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let admin = demo.person("admin");
    let toml = folder.file(
        "policy.toml",
        &format!(
            "default = \"Disabled\"\nenabled = [\"{POWER_BI_PRO}\"]\n[products]\n{VISIO_PLAN_2} = \"Disabled\"\n\
             [offer_types]\nSaaS = \"Disabled\"\n"
        ),
    );

    let plan = ends_with(3, admin.run(&["policy", "plan", &toml]));
    assert_eq!(plan.lines().count(), 5, "{plan}");
    assert!(plan.contains("default\t\tnot decided\tDisabled\n"), "{plan}");
    let change = ends_with(3, admin.run(&["--json", "policy", "plan", &toml]));
    let change: serde_json::Value = serde_json::from_str(&change).unwrap();
    assert_eq!(change["default"], "Disabled");
    assert_eq!(admin.json(&["policy", "get"])["default_because"], "built_in_default");

    let events =
        |after: &str| admin.json(&["events", "list", "--after", after])["items"].as_array().unwrap().len();
    let before = events("0");
    admin.run(&["policy", "apply", &toml, "--preview"]).fine();
    ends_with(3, admin.run(&["policy", "plan", &toml]));
    admin.run(&["policy", "apply", &toml]).fine();
    assert_eq!(events("0"), before + 1, "one change, one event");
    assert_eq!(
        ends_with(0, admin.run(&["policy", "plan", &toml])),
        "no drift: what holds is what the file says\n"
    );
    admin.run(&["policy", "apply", &toml]).fine();
    assert_eq!(events("0"), before + 1, "nothing changed, no event");

    // Somebody decides otherwise by hand; the file sees it and takes it back.
    admin.run(&["policy", "set", "--product", POWER_BI_PRO, "unset"]).fine();
    let drift = ends_with(3, admin.run(&["policy", "plan", &toml]));
    assert_eq!(drift.lines().nth(1).unwrap(), format!("{POWER_BI_PRO}\tPower BI Pro\tnot decided\tEnabled"));
    admin.run(&["policy", "apply", &toml]).fine();
    let json = json!({"default": "Disabled", "products": {POWER_BI_PRO: "Enabled", VISIO_PLAN_2: "Disabled"},
        "offer_types": {"SaaS": "Disabled"}});
    let json = folder.file("policy.json", &json.to_string());
    ends_with(0, admin.run(&["policy", "plan", &json]));

    let empty = folder.file("empty.toml", "");
    admin.run(&["policy", "apply", &empty]).fine();
    assert_eq!(admin.json(&["policy", "get"])["default_because"], "built_in_default");
    demo.verify();
}

#[test]
fn a_decision_is_shown_with_its_reason_and_only_to_those_who_may_see_it() {
    let folder = Folder::new();
    let demo = Demo::start(folder.path());
    let (admin, reader, kai) = (demo.person("admin"), demo.person("reader"), demo.person("kai"));
    admin.run(&["policy", "set", "--product", POWER_BI_PRO, "--product", VISIO_PLAN_2, "Disabled"]).fine();
    admin.run(&["policy", "set", "--offer-type", "SaaS", "Disabled"]).fine();
    assert_eq!(
        reader.run(&["policy", "get", "--product", POWER_BI_PRO]).fine(),
        format!("product\tname\tvalue\tbecause\n{POWER_BI_PRO}\tPower BI Pro\tDisabled\tproduct_entry\n")
    );
    let listed = reader.run(&["policy", "list"]).fine();
    assert!(listed.contains("SaaS\tSoftware as a Service\tDisabled\toffer_type_entry\n"), "{listed}");
    let general = reader.run(&["policy", "get"]).fine();
    assert!(general.contains("default\tEnabled (built_in_default)\n"), "{general}");
    let products = kai.run(&["products", "list", "--search", "Power BI Pro"]).fine();
    assert!(products.contains("\tnot allowed\tproduct_entry"), "{products}");

    reader.run(&["policy", "set", "--default", "Disabled"]).refused("not_allowed");
    kai.run(&["policy", "get"]).refused("not_allowed");
    admin.run(&["policy", "set", "--product", "NO_SUCH_PRODUCT", "Disabled"]).refused("not_found");
    let unknown = folder.file("unknown.toml", "products.NO_SUCH_PRODUCT = \"Disabled\"\n");
    admin.run(&["policy", "plan", &unknown]).refused("not_found");
}
