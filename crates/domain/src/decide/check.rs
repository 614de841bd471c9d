//! Rules of single fields. Each refusal names the field as the wire spells it.

use crate::limits::{COMMENT_MAX, NAME_MAX};
use crate::market::market;
use crate::payment::Address;
use crate::people::LOCALES;
use crate::refusal::{FieldError, Refusal, Rule};

/// Collects what is wrong with the fields of one command, so that a person sees all of it at once.
#[derive(Default)]
pub struct Check(Vec<FieldError>);

impl Check {
    /// A field breaks a rule unless `holds`.
    pub fn that(&mut self, holds: bool, field: &str, rule: impl FnOnce() -> Rule) {
        if !holds {
            self.0.push(FieldError { field: field.into(), rule: rule() });
        }
    }

    /// A text for people: present, of limited length, without control characters.
    pub fn name(&mut self, field: &str, value: &str) {
        self.that(!value.trim().is_empty(), field, || Rule::Required);
        self.text(field, value, NAME_MAX);
    }

    /// A text of limited length without control characters, possibly empty.
    pub fn text(&mut self, field: &str, value: &str, max: usize) {
        let long = value.chars().count() > max;
        self.that(!long, field, || Rule::TooLong { max: u64::try_from(max).unwrap_or(u64::MAX) });
        let plain = !value.chars().any(|c| c.is_control() && c != '\n');
        self.that(plain, field, || Rule::Format { expected: "text without control characters".into() });
    }

    /// An optional text for people.
    pub fn optional(&mut self, field: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.name(field, value);
        }
    }

    /// A free comment.
    pub fn comment(&mut self, value: Option<&str>) {
        if let Some(value) = value {
            self.text("comment", value, COMMENT_MAX);
        }
    }

    /// One of our languages.
    pub fn locale(&mut self, value: &str) {
        let allowed = || Rule::OneOf { allowed: LOCALES.iter().map(ToString::to_string).collect() };
        self.that(LOCALES.contains(&value) || value == "en-US" || value == "de-DE", "locale", allowed);
    }

    /// A two-letter country code.
    pub fn country(&mut self, field: &str, value: &str) {
        let two = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase());
        self.that(two, field, || Rule::Format { expected: "a country code of two capital letters".into() });
    }

    /// A market that the product knows.
    pub fn market(&mut self, value: &str) {
        let allowed =
            || Rule::OneOf { allowed: crate::market::MARKETS.iter().map(|m| m.code.into()).collect() };
        self.that(market(value).is_some(), "market", allowed);
    }

    /// A number within its range.
    pub fn range(&mut self, field: &str, value: i64, min: i64, max: i64) {
        self.that((min..=max).contains(&value), field, || Rule::OutOfRange { min, max });
    }

    /// A postal address.
    pub fn address(&mut self, address: &Address) {
        self.name("address.line1", &address.line1);
        self.optional("address.line2", address.line2.as_deref());
        self.name("address.city", &address.city);
        self.optional("address.region", address.region.as_deref());
        self.name("address.postal_code", &address.postal_code);
        self.country("address.country", &address.country);
    }

    /// Nothing, or everything that was wrong.
    pub fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0)) }
    }
}

/// Whether a text is a domain name: labels of letters, digits and hyphens, lower case.
pub fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

/// Whether a text is a sign-in name: `local@domain`, lower case, no spaces.
pub fn is_sign_in_name(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| !c.is_whitespace() && !c.is_control() && c != '@' && !c.is_uppercase())
            && is_domain(domain)
    })
}

/// Whether a text is a SHA-256 in lower-case hexadecimal.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
