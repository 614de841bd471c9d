//! The catalogs as files: the same keys with the same variables in every language, and nothing left in English.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it must be"
)]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use purser_domain::people::LOCALES;
use purser_render::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Words that are rightly the same as in English.
const SAME: &[(&str, &str)] = &[
    ("de", "currency-symbol"),
    ("de", "field-name"),
    ("de", "form-text-without-control-characters"),
    ("de", "name-display-name"),
    ("de", "name-filter"),
    ("de", "name-purser"),
    ("de", "name-self-service"),
    ("de", "name-status"),
    ("de", "name-support"),
    ("de", "thing-token"),
    ("de", "thing-webhook"),
    ("sv-SE", "currency-symbol"),
    ("sv-SE", "demo-api"),
    ("sv-SE", "name-filter"),
    ("sv-SE", "name-purser"),
    ("sv-SE", "name-status"),
    ("sv-SE", "name-support"),
    ("sv-SE", "thing-policy"),
    ("sv-SE", "thing-token"),
    ("sv-SE", "thing-webhook"),
    ("zh-CN", "currency-symbol"),
    ("zh-CN", "demo-api"),
    ("zh-CN", "name-purser"),
    ("zh-TW", "currency-symbol"),
    ("zh-TW", "demo-api"),
    ("zh-TW", "name-purser"),
];

/// What a key says: its variables, the messages in it, and its words without white space.
#[derive(Default)]
struct Said {
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    words: String,
}

fn catalog(locale: &str) -> BTreeMap<String, Said> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale);
    let mut keys = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let resource = fluent_syntax::parser::parse(source.as_str()).unwrap();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let attributes =
                message.attributes.iter().map(|a| (format!("{}.{}", message.id.name, a.id.name), &a.value));
            let value = message.value.iter().map(|value| (message.id.name.to_owned(), value));
            for (key, pattern) in value.chain(attributes) {
                let mut said = Said::default();
                read(pattern, &mut said);
                assert!(keys.insert(key.clone(), said).is_none(), "{locale} says {key} twice");
            }
        }
    }
    keys
}

fn read(pattern: &Pattern<&str>, said: &mut Said) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => said.words += value.trim(),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => read_inline(inline, said),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                read_inline(selector, said);
                for variant in variants {
                    read(&variant.value, said);
                }
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, said: &mut Said) {
    match inline {
        InlineExpression::VariableReference { id } => {
            said.variables.insert(id.name.into());
        }
        InlineExpression::MessageReference { id, .. } => {
            said.references.insert(id.name.into());
        }
        InlineExpression::StringLiteral { value } => said.words += value,
        other => panic!("the catalogs use no {other:?}"),
    }
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let english = catalog("en");
    assert!(english.len() > 200);
    for locale in LOCALES {
        let other = catalog(locale);
        assert_eq!(english.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{locale}");
        for (key, said) in &english {
            assert_eq!(said.variables, other[key].variables, "{locale} {key}");
            assert_eq!(said.references, other[key].references, "{locale} {key}");
        }
    }
}

#[test]
fn nothing_is_left_in_english() {
    let english = catalog("en");
    let mut left = Vec::new();
    for locale in LOCALES.into_iter().filter(|locale| *locale != "en") {
        for (key, said) in catalog(locale) {
            let id = key.split('.').next().unwrap_or_default();
            let wordless = !said.words.contains(char::is_alphabetic);
            let allowed = wordless || SAME.contains(&(locale, id));
            if !allowed && said.words == english[&key].words {
                left.push(format!("(\"{locale}\", \"{id}\"), // {}", said.words));
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn chinese_is_written_in_its_own_characters() {
    // Characters of the other script in words that both catalogs use often.
    let simplified =
        ['购', '买', '许', '证', '订', '阅', '户', '态', '组', '织', '这', '动', '删', '请', '择', '应'];
    let traditional =
        ['購', '買', '權', '訂', '閱', '戶', '態', '組', '織', '這', '動', '刪', '請', '擇', '應', '帳'];
    for (locale, foreign) in [("zh-TW", simplified), ("zh-CN", traditional)] {
        for (key, said) in catalog(locale) {
            assert!(!said.words.contains(foreign), "{locale} {key}: {}", said.words);
        }
    }
}

#[test]
fn names_are_those_of_the_walkthroughs_to_the_letter() {
    let table = [
        (
            "name-take-control",
            "Take control of this subscription",
            "取得此訂閱的控制權",
            "Ta kontroll över den här prenumerationen",
        ),
        ("name-move-users", "Move users", "移動使用者", "Flytta användare"),
        ("name-move-users-to", "Move users to", "將使用者移至", "Flytta användare till"),
        ("name-move-completed", "Move completed", "移動完成", "Flytten är klar"),
        ("name-cancel-subscription", "Cancel subscription", "取消訂閱", "Avbryt prenumeration"),
        ("name-cancel-question", "Are you sure you want to cancel?", "您確定要取消嗎？", "Vill du avbryta?"),
        ("name-cancel-reason", "Reason for cancellation", "取消原因", "Orsak till avbrott"),
        ("name-available-quantity", "Available quantity", "可用數量", "Tillgängligt antal"),
        ("name-unassign-licenses", "Unassign licenses", "解除指派授權", "Ta bort licenstilldelning"),
        ("name-bills-and-payments", "Bills & payments", "帳單與付款", "Fakturor och betalningar"),
        ("status-deleted", "Deleted", "已刪除", "Borttagen"),
    ];
    for (key, english, taiwanese, swedish) in table {
        for (locale, name) in [("en", english), ("zh-TW", taiwanese), ("sv-SE", swedish)] {
            assert_eq!(Words::for_locale(locale).name(key).as_deref(), Ok(name));
        }
    }
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Every literal in the sources of pages that is used as a key.
fn keys_of_pages() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["render/src/page", "web/src/pages"] {
        sources(&root.join(folder), &mut files);
    }
    let mut keys = BTreeSet::new();
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        for (call, first) in
            [(".t(\"", ""), (".tv(\"", ""), (".t(", ""), ("\"name-", "name-"), ("\"done-", "done-")]
        {
            for piece in source.split(call).skip(1) {
                let literal = format!(
                    "{first}{}",
                    piece.trim_start().trim_start_matches('"').split('"').next().unwrap()
                );
                let formed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
                if literal.contains('-') && literal.chars().all(formed) && !literal.ends_with('-') {
                    keys.insert(literal);
                }
            }
        }
    }
    keys
}

#[test]
fn every_key_of_the_pages_exists() {
    let (keys, english) = (keys_of_pages(), catalog("en"));
    assert!(keys.len() > 60, "{}", keys.len());
    let missing: Vec<_> = keys.iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_language_of_tests_has_no_letter_of_english_and_is_longer() {
    let words = |locale| Words::for_locale(locale).name("name-take-control").unwrap();
    let (plain, other) = (words("en"), words("en-XA"));
    assert!(!other.contains(|c: char| c.is_ascii_alphabetic()), "{other}");
    assert!(other.chars().count() * 10 >= plain.chars().count() * 13, "{other}");
}
