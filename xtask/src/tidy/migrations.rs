//! A released migration never changes: somebody already ran it. Its checksum is recorded when it is released.

use super::Finding;
use super::tree::{Tree, extension, numbered};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The folder that the recorded paths begin in.
const FOLDER: &str = "crates/store/migrations/";

/// The list, in the form of `sha256sum`.
pub const LIST: &str = "crates/store/migrations/checksums.txt";

/// Every recorded migration is there and is as it was. One that is not recorded has not been released yet.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let there = migrations(tree);
    let mut findings = Vec::new();
    for (number, line) in numbered(tree.text(LIST).unwrap_or("")) {
        let mut finding = |path: &str, line, what| {
            findings.push(Finding { path: path.to_owned(), line, rule: "migrations", what })
        };
        match line.split_once("  ") {
            None => finding(LIST, number, "write <sha256>  <path>".into()),
            Some((recorded, path)) => match there.get(path) {
                None => finding(LIST, number, format!("bring {path} back: it was released")),
                Some(now) if now != recorded => {
                    let what = "undo the change and write a new migration: this one was released".into();
                    finding(&format!("{FOLDER}{path}"), 1, what);
                }
                Some(_) => {}
            },
        }
    }
    findings
}

/// The list with every migration that it did not have, and their paths.
pub fn accept(tree: &Tree) -> (String, Vec<String>) {
    let old = tree.text(LIST).unwrap_or("");
    let known =
        |path: &str| old.lines().any(|line| line.split_once("  ").is_some_and(|(_, there)| there == path));
    let new: Vec<(&str, String)> = migrations(tree).into_iter().filter(|(path, _)| !known(path)).collect();
    let mut lines: Vec<String> = old.lines().map(str::to_owned).collect();
    lines.extend(new.iter().map(|(path, checksum)| format!("{checksum}  {path}")));
    lines.sort_by(|a, b| path_of(a).cmp(path_of(b)));
    let text = lines.into_iter().map(|line| line + "\n").collect();
    (text, new.into_iter().map(|(path, _)| path.to_owned()).collect())
}

fn path_of(line: &str) -> &str {
    line.split_once("  ").map_or(line, |(_, path)| path)
}

/// Checksums by the path within the folder. Line ends do not count, since a check-out may have changed them.
fn migrations(tree: &Tree) -> BTreeMap<&str, String> {
    let files = tree.texts().filter(|(path, _)| extension(path) == "sql");
    let files = files.filter_map(|(path, text)| Some((path.strip_prefix(FOLDER)?, text)));
    files.map(|(path, text)| (path, checksum(text))).collect()
}

fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "crates/store/migrations/sqlite/0001_start.sql";
    const SECOND: &str = "crates/store/migrations/postgres/0001_start.sql";

    fn said(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_checksum_is_that_of_sha256sum() {
        assert_eq!(checksum("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(checksum("a\r\nb"), checksum("a\nb"));
    }

    #[test]
    fn what_is_not_released_may_change() {
        assert_eq!(said(&[(FIRST, "create table a;")]), [""; 0]);
    }

    #[test]
    fn what_is_released_stays_as_it_is() {
        let (list, added) = accept(&Tree::of(&[(FIRST, "one"), (SECOND, "two"), ("other.sql", "three")]));
        assert_eq!(added, ["postgres/0001_start.sql", "sqlite/0001_start.sql"]);
        assert_eq!(list.lines().count(), 2);
        assert_eq!(said(&[(FIRST, "one"), (SECOND, "two"), (LIST, &list)]), [""; 0]);
        assert_eq!(
            said(&[(FIRST, "changed"), (LIST, &list)]),
            [
                "crates/store/migrations/checksums.txt:1 migrations: bring postgres/0001_start.sql back: it was released",
                "crates/store/migrations/sqlite/0001_start.sql:1 migrations: undo the change and write a new migration: this one was released",
            ]
        );
        assert_eq!(
            said(&[(LIST, "nonsense")]),
            ["crates/store/migrations/checksums.txt:1 migrations: write <sha256>  <path>"]
        );
    }

    #[test]
    fn accepting_again_adds_the_new_and_leaves_the_old() {
        let (list, _) = accept(&Tree::of(&[(FIRST, "one")]));
        let (again, added) = accept(&Tree::of(&[(FIRST, "changed"), (SECOND, "two"), (LIST, &list)]));
        assert_eq!(added, ["postgres/0001_start.sql"]);
        assert!(again.contains(list.trim()), "{again}");
        assert!(again.starts_with(&checksum("two")), "{again}");
    }
}
