//! What must not stand in a file: leftovers, paths of somebody's machine, and the world inside the domain.

use super::Finding;
use super::tree::{Tree, extension, has_word, is_carried, is_word, numbered};

/// What somebody wanted to come back to. Written in two halves, so that this file does not find itself.
const LEFTOVERS: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("dbg", "!(")];

/// Where somebody keeps their files.
const MACHINES: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// What a pure crate does not know.
const IMPURE: [&str; 10] = [
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "std::process",
    "tokio",
    "async",
    "f32",
    "f64",
];

/// Where nothing of [`IMPURE`] may stand, outside tests and comments.
const PURE: &str = "crates/domain/src/";

/// Looks at every line of every text.
pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.texts().filter(|(path, _)| !is_carried(path)).flat_map(|(path, text)| file(path, text)).collect()
}

fn file(path: &str, text: &str) -> Vec<Finding> {
    let rust = extension(path) == "rs";
    let mut findings = Vec::new();
    let mut finding = |line, rule, what| findings.push(Finding { path: path.to_owned(), line, rule, what });
    let opening = text.lines().next().unwrap_or("");
    if rust && !opening.starts_with("//!") && !opening.starts_with("#!") {
        finding(1, "module-docs", "begin with //! and say what it is for and what it must never do".into());
    }
    let mut pure = rust && path.starts_with(PURE);
    for (number, line) in numbered(text) {
        pure = pure && line.trim() != "#[cfg(test)]";
        if let Some(leftover) = LEFTOVERS.into_iter().find(|leftover| has_leftover(line, leftover)) {
            finding(number, "leftovers", format!("finish it or open an issue, and remove {leftover}"));
        }
        if let Some(machine) = MACHINES.into_iter().find(|machine| has_path(line, machine)) {
            finding(
                number,
                "paths",
                format!("write a path that means the same everywhere instead of {machine}…"),
            );
        }
        let code = line.split_once("//").map_or(line, |(code, _)| code);
        if let Some(impure) = IMPURE.into_iter().find(|word| pure && has_word(code, word)) {
            finding(
                number,
                "pure",
                format!("take it as an argument or move it out: the domain knows no {impure}"),
            );
        }
    }
    findings
}

fn has_leftover(line: &str, leftover: &str) -> bool {
    if leftover.ends_with('(') { line.contains(leftover) } else { has_word(line, leftover) }
}

/// Whether an absolute path begins here: what stands before it is no part of a longer path or address.
fn has_path(line: &str, machine: &str) -> bool {
    line.match_indices(machine).any(|(at, _)| {
        let before = line.get(..at).unwrap_or("");
        let goes_on =
            |c: char| is_word(c) || matches!(c, '.' | '-' | '~' | '/' | '}' | ')' | ']' | '>' | '*');
        before.ends_with("file://") || !before.ends_with(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<(usize, &'static str)> {
        file(path, text).into_iter().map(|finding| (finding.line, finding.rule)).collect()
    }

    #[test]
    fn leftovers_are_found_as_whole_words() {
        let [to_do, fix_me, marks, debug] = LEFTOVERS;
        let text =
            format!("//! M.\n// {to_do}: later\n{fix_me}\nA{to_do}S\n{marks}\n{debug}value);\ntodo list\n");
        assert_eq!(
            rules("a.rs", &text),
            [(2, "leftovers"), (3, "leftovers"), (5, "leftovers"), (6, "leftovers")]
        );
        assert_eq!(rules("web/vendor.md", &format!("{to_do}\n")), [(1, "leftovers")]);
    }

    #[test]
    fn absolute_paths_of_a_machine_are_found_and_parts_of_others_are_not() {
        for [machine, rest] in MACHINES.map(|machine| [machine, "x"]) {
            for before in ["", "cd ", "\"", "(", "=", "file://", "`"] {
                assert_eq!(
                    rules("a.md", &format!("{before}{machine}{rest}")),
                    [(1, "paths")],
                    "{before}{machine}"
                );
            }
            for before in ["crates/app/src", ".", "~", "https://example.com", "$DIR}", "https:/", "<dir>"] {
                assert_eq!(rules("a.md", &format!("{before}{machine}{rest}")), [], "{before}{machine}");
            }
        }
    }

    #[test]
    fn the_domain_stays_pure_outside_comments_and_tests() {
        let text = "//! No f64 here.\nuse std::fs;\nlet x: f64;\nlet buf64 = 1; // f64\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        assert_eq!(rules("crates/domain/src/money.rs", text), [(2, "pure"), (3, "pure")]);
        assert_eq!(rules("crates/app/src/env.rs", text), []);
    }

    #[test]
    fn a_module_says_what_it_is_for() {
        assert_eq!(rules("a.rs", "use b;\n"), [(1, "module-docs")]);
        assert_eq!(rules("a.rs", ""), [(1, "module-docs")]);
        assert_eq!(rules("a.rs", "//! A.\n"), []);
        assert_eq!(rules("a.py", "import b\n"), []);
    }
}
