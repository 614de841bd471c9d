//! The line itself: what needs no server.

use super::demo::{Folder, Ran, purser};

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = Ran::of(purser(&["completions", shell])).fine();
        assert!(script.contains("take-over") && script.contains("subscriptions"), "{shell}");
    }
    assert_eq!(Ran::of(purser(&["completions", "abacus"])).code, 2);
}

#[test]
fn a_wrong_line_ends_with_2_and_says_what_is_missing() {
    let server = ["--server", "http://127.0.0.1:9", "--token", "t"];
    for (args, said) in [
        (&["subscriptions", "list"][..], "--server"),
        (&["--server", "http://127.0.0.1:9", "subscriptions", "list"], "PURSER_TOKEN"),
        (&["--server", "127.0.0.1:9", "--token", "t", "subscriptions", "list"], "https://"),
        (&[&server[..], &["subscriptions", "show", "x"]].concat(), "<ID>"),
        (&[&server[..], &["subscriptions", "cancel", "00000000-0000-4000-8000-000000000001"]].concat(), "--reason"),
        (&[&server[..], &["policy", "set", "Disabled"]].concat(), "--product"),
        (&[&server[..], &["policy", "set", "--default", "disabled"]].concat(), "OnlyTrialsWithoutPaymentMethod"),
        (&[&server[..], &["policy", "plan", "missing.toml"]].concat(), "missing.toml"),
        (&[&server[..], &["--json", "export", "users"]].concat(), "CSV"),
    ] {
        let ran = Ran::of(purser(args));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?} {ran:?}");
        assert!(ran.err.contains(said), "{args:?} {ran:?}");
    }
}

#[test]
fn a_mistake_in_a_policy_file_is_named_with_its_line() {
    let folder = Folder::new();
    let toml = folder.file("policy.toml", "default = \"Disabled\"\n[products]\nA = \"Disabld\"\n");
    let args = ["--server", "http://127.0.0.1:9", "--token", "t", "policy", "plan", &toml];
    let ran = Ran::of(purser(&args));
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("line 3") && ran.err.contains("policy.toml"), "{ran:?}");
}

#[test]
fn a_server_that_is_not_there_ends_with_1_after_a_few_attempts() {
    // The discard port: nobody listens there.
    let args = ["--verbose", "--server", "http://127.0.0.1:9", "--token", "secret-token", "products", "list"];
    let ran = Ran::of(purser(&args));
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
    assert_eq!(ran.err.matches("GET http://127.0.0.1:9/api/v1/products").count(), 5, "{ran:?}");
    assert!(ran.err.contains("next: ") && !ran.err.contains("secret-token"), "{ran:?}");
}

#[test]
fn help_says_what_every_command_is_for() {
    let help = Ran::of(purser(&["--help"])).fine();
    for command in ["demo", "serve", "verify", "subscriptions", "policy", "catalog", "export", "completions", "--server"] {
        assert!(help.contains(command), "{command}: {help}");
    }
    let help = Ran::of(purser(&["policy", "apply", "--help"])).fine();
    assert!(help.contains("enabled = [") && help.contains("taken back"), "{help}");
}
