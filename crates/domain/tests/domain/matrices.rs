//! Everything against everything, as committed text: every change of a right, of a state's answer or of a refusal is
//! seen in review. `PURSER_UPDATE=1 cargo nextest run -p purser-domain matrices` writes the files again.

mod every;
mod lifecycle;
mod roles;

use purser_domain::refusal::{Class, Refusal, Rule};
use std::fmt::Write as _;
use std::path::Path;

/// Fails when a committed file is not what the code says, or writes it when `PURSER_UPDATE` is set.
fn committed(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("PURSER_UPDATE").is_some() {
        std::fs::write(&path, text).expect("docs can be written");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = known.lines().zip(text.lines()).find(|(known, now)| known != now);
    assert_eq!(differs, None, "docs/{name}: committed, and now; PURSER_UPDATE=1 writes it");
    assert_eq!(known.len(), text.len(), "docs/{name} is longer or shorter; PURSER_UPDATE=1 writes it");
}

#[test]
fn every_role_and_every_command() {
    committed("roles.txt", &roles::text());
}

#[test]
fn every_state_and_every_command() {
    committed("lifecycle.txt", &lifecycle::text());
}

#[test]
fn every_refusal() {
    committed("errors.md", &errors());
}

#[test]
fn samples_have_every_refusal_once_and_codes_are_distinct() {
    let samples = Refusal::samples();
    let mut kinds: Vec<&str> = samples.iter().map(every::refusal).collect();
    kinds.sort_unstable();
    let mut all = every::REFUSALS.to_vec();
    all.sort_unstable();
    assert_eq!(kinds, all);
    let mut codes: Vec<&str> = samples.iter().map(Refusal::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), samples.len());
}

/// One of every rule that a field can break.
fn rules() -> Vec<Rule> {
    let rules = vec![
        Rule::Required,
        Rule::TooLong { max: 200 },
        Rule::OutOfRange { min: 1, max: 1_000_000 },
        Rule::Format { expected: "a domain name in lower case".into() },
        Rule::OneOf { allowed: vec!["en".into(), "de".into()] },
        Rule::Repeated,
        Rule::Unknown,
        Rule::NotAllowedHere,
    ];
    let kinds: Vec<&str> = rules.iter().map(every::rule).collect();
    assert_eq!(kinds, every::RULES, "one of every rule");
    rules
}

fn errors() -> String {
    let mut text = String::from(
        "# Errors\n\nGenerated from `crates/domain/src/refusal.rs`; do not edit.\n\n\
         A refusal changes nothing. Its `code` is stable on every API; the words on pages are translated.\n",
    );
    let classes = [
        (Class::Invalid, "The input is wrong"),
        (Class::Payment, "Payment is needed or did not go through"),
        (Class::Forbidden, "Known, but not allowed"),
        (Class::NotFound, "Unknown here"),
        (Class::Conflict, "Not as things are now"),
        (Class::Precondition, "The caller saw another version"),
    ];
    let samples = Refusal::samples();
    let mut told = 0;
    for (class, heading) in classes {
        write!(text, "\n## {}: {heading}\n\n| code | meaning |\n| --- | --- |\n", class.http_status())
            .unwrap();
        for refusal in samples.iter().filter(|refusal| refusal.class() == class) {
            writeln!(text, "| `{}` | {} |", refusal.code(), refusal.meaning()).unwrap();
            told += 1;
        }
    }
    assert_eq!(told, samples.len(), "a class is missing");
    text.push_str(
        "\n## Rules of fields\n\nThe codes inside `errors` of `invalid_input`, each with an example.\n\n",
    );
    text.push_str("| code | message |\n| --- | --- |\n");
    for rule in rules() {
        writeln!(text, "| `{}` | {} |", rule.code(), rule.message()).unwrap();
    }
    text
}
