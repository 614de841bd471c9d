//! The line itself: what needs no server.

use super::demo::{Folder, Ran, purser};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::thread::JoinHandle;

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
        (
            &[&server[..], &["subscriptions", "cancel", "00000000-0000-4000-8000-000000000001"]].concat(),
            "--reason",
        ),
        (&[&server[..], &["policy", "set", "Disabled"]].concat(), "--product"),
        (
            &[&server[..], &["policy", "set", "--default", "disabled"]].concat(),
            "OnlyTrialsWithoutPaymentMethod",
        ),
        (&[&server[..], &["policy", "plan", "missing.toml"]].concat(), "missing.toml"),
        (&[&server[..], &["--json", "export", "users"]].concat(), "CSV"),
    ] {
        let ran = Ran::of(purser(args));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?} {ran:?}");
        assert!(ran.err.contains(said), "{args:?} {ran:?}");
    }
}

#[test]
fn a_variable_that_is_set_to_nothing_counts_as_not_set() {
    let mut command = purser(&["subscriptions", "list"]);
    for name in
        ["PURSER_SERVER", "PURSER_TOKEN", "PURSER_TOKEN_FILE", "PURSER_TENANT", "PURSER_CA_CERTIFICATE"]
    {
        command.env(name, "");
    }
    let ran = Ran::of(command);
    assert!(ran.code == 2 && ran.err.contains("which server?"), "{ran:?}");
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
    for command in
        ["demo", "serve", "verify", "subscriptions", "policy", "catalog", "export", "completions", "--server"]
    {
        assert!(help.contains(command), "{command}: {help}");
    }
    let help = Ran::of(purser(&["policy", "apply", "--help"])).fine();
    assert!(help.contains("enabled = [") && help.contains("taken back"), "{help}");
}

/// A server that gives these answers, one to a connection, and tells the keys that it was asked under. An empty answer
/// is a connection that is lost.
fn answering(answers: Vec<&'static str>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || {
        let mut keys = Vec::new();
        for answer in answers {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream);
            let mut length = 0;
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                let line = line.trim().to_lowercase();
                match line.split_once(": ") {
                    Some(("idempotency-key", key)) => keys.push(key.to_owned()),
                    Some(("content-length", bytes)) => length = bytes.parse().unwrap(),
                    _ if line.is_empty() => break,
                    _ => {}
                }
            }
            reader.read_exact(&mut vec![0; length]).unwrap();
            reader.into_inner().write_all(answer.as_bytes()).unwrap();
        }
        keys
    });
    (address, serving)
}

const BUSY: &str =
    "HTTP/1.1 503 Service Unavailable\r\nretry-after: 0\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
const MUCH_LATER: &str =
    "HTTP/1.1 429 Too Many Requests\r\nretry-after: 900\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
const YES: &str = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\n{\"yes\": 1}";
const RECURRING: [&str; 5] =
    ["--json", "subscriptions", "recurring", "00000000-0000-4000-8000-000000000001", "on"];

fn recurring(address: &str, more: &[&str]) -> Ran {
    let server = ["--server", address, "--token", "t"];
    Ran::of(purser(&[&server[..], &RECURRING[..], more].concat()))
}

#[test]
fn what_was_lost_or_came_at_a_busy_moment_is_asked_again_under_the_same_key() {
    let (address, serving) = answering(vec!["", BUSY, BUSY, YES]);
    let ran = recurring(&address, &[]);
    let keys = serving.join().unwrap();
    assert_eq!(ran.fine(), "{\"yes\": 1}\n");
    assert!(keys.len() == 4 && keys.iter().all(|key| key.starts_with("cli-") && *key == keys[0]), "{keys:?}");
}

#[test]
fn after_a_few_attempts_the_caller_is_told_the_key() {
    let (address, serving) = answering(vec![""; 5]);
    let ran = recurring(&address, &["--key", "mine"]);
    assert_eq!(serving.join().unwrap(), ["mine"; 5]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(ran.err.contains("--key mine"), "{ran:?}");
}

#[test]
fn a_server_that_wants_to_be_left_alone_is_left_alone() {
    let (address, serving) = answering(vec![MUCH_LATER]);
    let ran = recurring(&address, &["--key", "mine"]);
    assert_eq!(serving.join().unwrap().len(), 1);
    assert_eq!(ran.code, 1, "{ran:?}");
}
