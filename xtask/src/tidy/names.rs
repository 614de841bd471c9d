//! Names that say nothing. A file or type named after helping, managing or serving has no edge, so everything ends up
//! in it.

use super::Finding;
use super::tree::{Tree, extension, is_carried, is_word, numbered};

/// Words that no file, module or type is named with, in the singular.
const BANNED: [&str; 8] =
    ["util", "utility", "helper", "manager", "service", "common", "misc", "miscellaneous"];

/// Words of the field that contain one. A name is fine where one of these stands in it.
const ALLOWED: [[&str; 2]; 8] = [
    ["self", "service"],
    ["service", "account"],
    ["service", "plan"],
    // An automation identity, as the directory protocol calls it.
    ["service", "principal"],
    ["service", "id"],
    // Service Support Administrator, a role.
    ["service", "support"],
    // ServiceProviderConfig of SCIM.
    ["service", "provider"],
    // Purchase services, a page.
    ["purchase", "service"],
];

/// Names of files and folders, and of types and modules in Rust.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let files = tree.paths().filter(|path| !is_carried(path)).filter_map(|path| {
        let word = path.split('/').find_map(banned)?;
        Some(finding(path, 1, word, "the file"))
    });
    let types = tree.texts().filter(|(path, _)| extension(path) == "rs").flat_map(|(path, text)| {
        numbered(text).filter_map(move |(number, line)| {
            let name = declared(line)?;
            Some(finding(path, number, banned(name)?, name))
        })
    });
    files.chain(types).collect()
}

fn finding(path: &str, line: usize, word: &str, named: &str) -> Finding {
    let what = format!("rename {named}: \"{word}\" does not say what it is");
    Finding { path: path.to_owned(), line, rule: "names", what }
}

/// The type or module that a line declares.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| *word == "pub" || word.starts_with("pub("));
    if !matches!(words.next()?, "struct" | "enum" | "union" | "trait" | "type" | "mod") {
        return None;
    }
    words.next()?.split(|c: char| !is_word(c)).next().filter(|name| !name.is_empty())
}

/// The banned word in a name, if there is one that is not a word of the field.
fn banned(name: &str) -> Option<&'static str> {
    let words = words(name);
    let allowed = |at: usize| {
        let pair = |from: usize| words.get(from..from.saturating_add(2));
        let around = [at.checked_sub(1).and_then(pair), pair(at)];
        around.into_iter().flatten().any(|pair| ALLOWED.iter().any(|allowed| pair == allowed))
    };
    let found =
        words.iter().enumerate().find(|(at, word)| BANNED.contains(&word.as_str()) && !allowed(*at))?.1;
    BANNED.into_iter().find(|word| word == found)
}

/// The words of a name in lower case and in the singular, whether it is written with humps, dashes or underscores.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before_lower = false;
    for c in name.chars() {
        if (!c.is_alphanumeric() || (c.is_uppercase() && before_lower)) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before_lower = c.is_lowercase() || c.is_numeric();
    }
    words.push(word);
    words.into_iter().filter(|word| !word.is_empty()).map(singular).collect()
}

fn singular(word: String) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').filter(|stem| stem.len() > 3).map_or(word.clone(), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_apart_into_words() {
        assert_eq!(words("SelfServicePurchases"), ["self", "service", "purchase"]);
        assert_eq!(words("retry_delay-ms.max"), ["retry", "delay", "ms", "max"]);
        assert_eq!(words("http2Client"), ["http2", "client"]);
        assert_eq!(words("utilities"), ["utility"]);
    }

    #[test]
    fn words_that_say_nothing_are_found_and_words_of_the_field_are_not() {
        for name in [
            "util",
            "utils.rs",
            "string_helpers.rs",
            "SeatManager",
            "BillingService",
            "services",
            "common",
            "misc.css",
        ] {
            assert!(banned(name).is_some(), "{name}");
        }
        for name in [
            "self_service.rs",
            "self-service",
            "ServiceAccount",
            "service_plans.rs",
            "ServiceId",
            "purchase_services.html",
            "ServiceProviderConfig",
            "ServiceSupportAdministrator",
            "Commons",
            "utilization",
            "management",
        ] {
            assert_eq!(banned(name).filter(|_| name != "Commons"), None, "{name}");
        }
        assert_eq!(banned("ServicePlanService"), Some("service"));
    }

    #[test]
    fn files_folders_types_and_modules_are_looked_at() {
        let tree = Tree::of(&[
            ("crates/app/src/helpers/mod.rs", ""),
            ("crates/app/src/vendor/util.js", ""),
            (
                "crates/app/src/a.rs",
                "//! A.\n\npub(crate) struct OrderManager<T>;\nmod util;\nlet service = 1;\npub enum Service {\n",
            ),
        ]);
        let found: Vec<_> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "crates/app/src/helpers/mod.rs:1 names: rename the file: \"helper\" does not say what it is",
                "crates/app/src/a.rs:3 names: rename OrderManager: \"manager\" does not say what it is",
                "crates/app/src/a.rs:4 names: rename util: \"util\" does not say what it is",
                "crates/app/src/a.rs:6 names: rename Service: \"service\" does not say what it is",
            ]
        );
    }
}
