//! Documents that would go stale: the code map, the decisions, and the reasons for dependencies.

use super::Finding;
use super::tree::{Tree, extension, numbered};

/// Lines of one decision: a page.
const ADR_LINES_MAX: usize = 80;
const ADR_FOLDER: &str = "docs/adr/";
const HEADINGS: [&str; 3] = ["## Context", "## Decision", "## Consequences"];
const REASONS: &str = "docs/adr/0002-dependencies.md";
const CODE_MAP: &str = "ARCHITECTURE.md";

/// Ends of names that make a word in the code map a file.
const FILE_ENDS: [&str; 9] = ["rs", "md", "toml", "json", "txt", "sql", "ftl", "html", "css"];

/// All of it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = decisions(tree);
    findings.extend(dependencies(tree));
    findings.extend(code_map(tree));
    findings
}

/// Every decision is one page with three headings, and they are numbered without a gap.
fn decisions(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let decisions = tree.texts().filter(|(path, _)| path.starts_with(ADR_FOLDER));
    for (expected, (path, text)) in (1..).zip(decisions) {
        let mut finding =
            |line, what| findings.push(Finding { path: path.to_owned(), line, rule: "adr", what });
        let number = format!("{expected:04}");
        if !path.trim_start_matches(ADR_FOLDER).starts_with(&format!("{number}-")) || extension(path) != "md"
        {
            finding(1, format!("name it {number}-….md: decisions are numbered without a gap"));
        } else if !text.starts_with(&format!("# {number}. ")) {
            finding(1, format!("begin with \"# {number}. \" and the decision in a few words"));
        }
        let headings: Vec<&str> =
            text.lines().filter(|line| line.starts_with("## ")).map(str::trim_end).collect();
        if headings != HEADINGS {
            finding(1, format!("have these headings and no other: {}", HEADINGS.join(", ")));
        }
        if text.lines().count() > ADR_LINES_MAX {
            finding(ADR_LINES_MAX.saturating_add(1), format!("fit a page of {ADR_LINES_MAX} lines"));
        }
    }
    findings
}

/// Every dependency has a line that says why, and no line is left from one that is gone.
fn dependencies(tree: &Tree) -> Vec<Finding> {
    let (Some(manifest), Some(reasons)) = (tree.text("Cargo.toml"), tree.text(REASONS)) else {
        return Vec::new();
    };
    let section =
        numbered(manifest).skip_while(|(_, line)| line.trim() != "[workspace.dependencies]").skip(1);
    let entries = section.take_while(|(_, line)| !line.starts_with('['));
    let used: Vec<(usize, &str)> = entries
        .filter(|(_, line)| !line.contains("path = "))
        .filter_map(|(number, line)| Some((number, line.split_once('=')?.0.trim())))
        .filter(|(_, name)| !name.starts_with('#'))
        .collect();
    let explained: Vec<(usize, &str)> = numbered(reasons)
        .filter_map(|(number, line)| Some((number, line.strip_prefix("- `")?.split_once("`:")?.0)))
        .collect();
    let has = |list: &[(usize, &str)], name: &str| list.iter().any(|(_, there)| *there == name);
    let finding =
        |path: &str, line, what| Finding { path: path.to_owned(), line, rule: "dependencies", what };
    let missing = used.iter().filter(|(_, name)| !has(&explained, name)).map(|(line, name)| {
        finding(
            "Cargo.toml",
            *line,
            format!("say in {REASONS} what field {name} knows better, as \"- `{name}`: …\""),
        )
    });
    let left = explained.iter().filter(|(_, name)| !has(&used, name));
    let left =
        left.map(|(line, name)| finding(REASONS, *line, format!("remove {name}: nothing uses it any more")));
    missing.chain(left).collect()
}

/// The code map names only what exists.
fn code_map(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text(CODE_MAP) else { return Vec::new() };
    let mut findings = Vec::new();
    let mut fenced = false;
    for (number, line) in numbered(text) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let words: Vec<&str> = if fenced {
            line.split_whitespace().collect()
        } else {
            line.split('`').skip(1).step_by(2).collect()
        };
        for word in words.into_iter().filter(|word| is_path(tree, word)) {
            if !expand(word).iter().all(|path| exists(tree, path)) {
                let what = format!("name what is there: {word} does not exist");
                findings.push(Finding { path: CODE_MAP.into(), line: number, rule: "code-map", what });
            }
        }
    }
    findings
}

/// Whether a word means a file or folder of ours, and not a route, a type or somebody's address.
fn is_path(tree: &Tree, word: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_-./{},*".contains(c);
    if !word.chars().all(allowed) || word.starts_with('/') || word.starts_with('*') || word.contains("..") {
        return false;
    }
    let (first, rest) = word.split_once('/').unwrap_or((word, ""));
    let ours = || !rest.is_empty() && tree.paths().any(|path| path.split('/').next() == Some(first));
    FILE_ENDS.contains(&extension(word)) && !word.starts_with('.') || word.ends_with('/') || ours()
}

/// `a/{b,c}.rs` means `a/b.rs` and `a/c.rs`.
fn expand(word: &str) -> Vec<String> {
    let braces = word.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (choices, after))) = braces else { return vec![word.to_owned()] };
    choices.split(',').flat_map(|choice| expand(&format!("{before}{choice}{after}"))).collect()
}

/// Whether a path is there, from the root or as the end of a longer one. A `*` stands for anything within one name.
fn exists(tree: &Tree, wanted: &str) -> bool {
    let wanted: Vec<&str> = wanted.trim_end_matches('/').split('/').collect();
    let fits = |parts: &[&str]| {
        parts.len() == wanted.len() && parts.iter().zip(&wanted).all(|(part, wanted)| matches(part, wanted))
    };
    tree.paths().any(|path| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.windows(wanted.len()).any(fits)
    })
}

fn matches(part: &str, wanted: &str) -> bool {
    match wanted.split_once('*') {
        Some((before, after)) => {
            part.strip_prefix(before).is_some_and(|rest| rest.ends_with(after.trim_start_matches('*')))
        }
        None => part == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_decision_is_one_page_with_three_headings() {
        let good = "# 0001. A plan is data\n\n## Context\n\n## Decision\n\n## Consequences\n";
        assert_eq!(said(&decisions(&Tree::of(&[("docs/adr/0001-plan.md", good)]))), [""; 0]);
        let wrong = |text: &str| decisions(&Tree::of(&[("docs/adr/0001-plan.md", text)])).len();
        assert_eq!(wrong(&good.replace("# 0001. ", "# ")), 1);
        assert_eq!(wrong(&good.replace("## Context", "## Background")), 1);
        assert_eq!(wrong(&format!("{good}## Context\n")), 1);
        assert_eq!(wrong(&format!("{good}{}", "x\n".repeat(80))), 1);
        let gap = Tree::of(&[("docs/adr/0001-a.md", good), ("docs/adr/0003-b.md", good)]);
        assert_eq!(
            said(&decisions(&gap)),
            ["docs/adr/0003-b.md:1 adr: name it 0002-….md: decisions are numbered without a gap"]
        );
    }

    #[test]
    fn every_dependency_has_its_reason_and_no_reason_is_left_over() {
        let manifest = "[workspace.dependencies]\npurser-domain = { path = \"x\" }\n# why\nserde = \"1\"\ncsv = { version = \"1\" }\n\n[profile.dev]\ndebug = 1\n";
        let reasons = "- `serde`: shapes.\n- `gone`: was here.\n";
        let tree = Tree::of(&[("Cargo.toml", manifest), (REASONS, reasons)]);
        assert_eq!(
            said(&dependencies(&tree)),
            [
                "Cargo.toml:5 dependencies: say in docs/adr/0002-dependencies.md what field csv knows better, as \"- `csv`: …\"",
                "docs/adr/0002-dependencies.md:2 dependencies: remove gone: nothing uses it any more",
            ]
        );
    }

    #[test]
    fn the_code_map_names_only_what_exists() {
        let map = "See `crates/domain/src/money.rs`, `decide/{buy,move}.rs`, `crates/*/src`, `money.rs` and `docs/`.\n\
                   Not paths: `/api/v1`, `application/json`, `Plan`, `a -> b`, `https://example.com/x.md`.\n\
                   Gone: `crates/domain/src/cash.rs`, `decide/{buy,sell}.rs`, `crates/shop`.\n\
                   ```\n├─ docs/    words\n│  └─ money.rs gone.rs\n```\n";
        let tree = Tree::of(&[
            (CODE_MAP, map),
            ("crates/domain/src/money.rs", ""),
            ("crates/domain/src/decide/buy.rs", ""),
            ("crates/domain/src/decide/move.rs", ""),
            ("docs/operate.md", ""),
        ]);
        let found = code_map(&tree);
        let lines: Vec<_> = found.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [3, 3, 3, 6], "{found:?}");
        assert!(found[0].what.contains("cash.rs") && found[3].what.contains("gone.rs"));
    }
}
