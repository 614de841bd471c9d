//! The repository is tidy. The same check as `cargo run -p xtask -- tidy`, so that no one has to remember it.

use xtask::tidy::WorkTree;

#[test]
fn the_repository_is_tidy() {
    let findings = WorkTree::open().unwrap().check().unwrap();
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} to tidy:\n{}", lines.len(), lines.join("\n"));
}
