//! Files that fit a head. Functions are clippy's job.

use super::Finding;
use super::tree::{Tree, extension, is_carried, numbered};

/// Lines of one file.
pub const LINES_MAX: usize = 800;

/// Files that are longer, as `<lines> <path>`. The list may only shrink: no new entry, no larger number.
pub const EXCEPTIONS: &str = "xtask/sizes.txt";

/// What people write by hand. Data and generated files may be as long as they are.
const WRITTEN: [&str; 10] = ["rs", "sql", "html", "css", "js", "mjs", "ftl", "sh", "py", "ps1"];

/// Compares every file with the limit and with the list of exceptions.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut excepted = Vec::new();
    for (number, line) in numbered(tree.text(EXCEPTIONS).unwrap_or("")) {
        let entry = line.trim();
        if entry.is_empty() || entry.starts_with('#') {
            continue;
        }
        let mut finding =
            |what| findings.push(Finding { path: EXCEPTIONS.into(), line: number, rule: "sizes", what });
        let parsed = entry.split_once(' ').and_then(|(lines, path)| Some((lines.parse().ok()?, path.trim())));
        let Some((allowed, path)) = parsed else {
            finding("write <lines> <path>".into());
            continue;
        };
        match tree.text(path).map(|text| text.lines().count()) {
            Some(lines) if lines > LINES_MAX => {
                excepted.push((path, allowed));
                if lines < allowed {
                    finding(format!("lower the number of {path} to {lines}"));
                }
            }
            _ => finding(format!("remove {path}: it needs no exception")),
        }
    }
    for (path, text) in
        tree.texts().filter(|(path, _)| WRITTEN.contains(&extension(path)) && !is_carried(path))
    {
        let lines = text.lines().count();
        let allowed =
            excepted.iter().find(|(excepted, _)| *excepted == path).map_or(LINES_MAX, |(_, lines)| *lines);
        if lines > allowed {
            let what = format!("split it by what it is about: it has {lines} lines and may have {allowed}");
            findings.push(Finding {
                path: path.to_owned(),
                line: allowed.saturating_add(1),
                rule: "sizes",
                what,
            });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: usize, exceptions: &str) -> Vec<String> {
        let text = "x\n".repeat(lines);
        let tree =
            Tree::of(&[("a.rs", &text), ("data.json", &"{}\n".repeat(2_000)), (EXCEPTIONS, exceptions)]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(found(800, ""), [""; 0]);
        assert_eq!(
            found(801, "# none\n"),
            ["a.rs:801 sizes: split it by what it is about: it has 801 lines and may have 800"]
        );
    }

    #[test]
    fn an_exception_may_only_shrink() {
        assert_eq!(found(900, "900 a.rs"), [""; 0]);
        assert_eq!(
            found(901, "900 a.rs"),
            ["a.rs:901 sizes: split it by what it is about: it has 901 lines and may have 900"]
        );
        assert_eq!(found(850, "900 a.rs"), ["xtask/sizes.txt:1 sizes: lower the number of a.rs to 850"]);
        assert_eq!(found(800, "900 a.rs"), ["xtask/sizes.txt:1 sizes: remove a.rs: it needs no exception"]);
        assert_eq!(
            found(1, "\n900 gone.rs"),
            ["xtask/sizes.txt:2 sizes: remove gone.rs: it needs no exception"]
        );
        assert_eq!(found(1, "a.rs 900"), ["xtask/sizes.txt:1 sizes: write <lines> <path>"]);
    }
}
