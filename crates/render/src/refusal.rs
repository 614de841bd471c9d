//! Refusals in words: one plain sentence that says what is wrong and what to do next. Keyed by the refusal's code.

use crate::words::{Value, Words, WordsError};
use purser_domain::limits::{UNDO_HOURS, WINDOW_DAYS};
use purser_domain::people::CancelBasis;
use purser_domain::refusal::{FieldError, Refusal, Rule};
use purser_domain::subscription::Status;

/// The refusal in the language of a tag. English is the `detail` of a problem document.
#[must_use]
pub fn refusal(refusal: &Refusal, locale: &str) -> String {
    sentence(Words::for_locale(locale), refusal).unwrap_or_else(|_| refusal.code().into())
}

/// What is wrong with one field, as a sentence of its own, in the language of a tag.
#[must_use]
pub fn field_error(error: &FieldError, locale: &str) -> String {
    let words = Words::for_locale(locale);
    problem(words, error)
        .and_then(|problem| words.text("field-error", &[("problem", (&problem).into())]))
        .unwrap_or_else(|_| error.rule.message())
}

fn sentence(words: &Words, refusal: &Refusal) -> Result<String, WordsError> {
    let key = format!("refusal-{}", refusal.code());
    let say = |values: &[(&'static str, Value<'_>)]| words.text(&key, values);
    match refusal {
        Refusal::Invalid(errors) if errors.is_empty() => words.name(&format!("{key}.general")),
        Refusal::Invalid(errors) => {
            let problems: Vec<_> =
                errors.iter().map(|error| problem(words, error)).collect::<Result<_, _>>()?;
            say(&[("problems", (&words.list(&problems)).into())])
        }
        Refusal::NotFound(thing) | Refusal::AlreadyExists(thing) => {
            say(&[("thing", (&words.the_thing(*thing)).into())])
        }
        Refusal::BlockedByPolicy { value, because } => {
            say(&[("value", value.word().into()), ("because", because.word().into())])
        }
        Refusal::WrongState { status, allowed } => {
            let quoted = |status: &Status| words.quoted(&words.status(*status));
            let allowed: Vec<_> = allowed.iter().map(quoted).collect();
            say(&[("status", (&quoted(status)).into()), ("allowed", (&words.list(&allowed)).into())])
        }
        Refusal::NotEnoughLicenses { available, needed } => {
            say(&[("available", (*available).into()), ("needed", (*needed).into())])
        }
        Refusal::BelowAssigned { assigned, total } => {
            say(&[("assigned", (*assigned).into()), ("total", (*total).into())])
        }
        Refusal::TooManyPeople { limit } => {
            say(&[("limit", u64::try_from(*limit).unwrap_or(u64::MAX).into())])
        }
        Refusal::NotAssigned { user } => say(&[("user", user.into())]),
        Refusal::TooManyToCancelOnline { count, limit, basis } => {
            let basis = match basis {
                CancelBasis::Assigned => "assigned",
                CancelBasis::Purchased => "purchased",
            };
            say(&[("count", (*count).into()), ("limit", (*limit).into()), ("basis", basis.into())])
        }
        Refusal::WindowClosed => say(&[("days", WINDOW_DAYS.unsigned_abs().into())]),
        Refusal::UndoNotPossible => say(&[("hours", UNDO_HOURS.unsigned_abs().into())]),
        Refusal::LimitReached { limit } => say(&[("limit", (*limit).into())]),
        Refusal::NotAllowed
        | Refusal::AccountInactive
        | Refusal::SelfServiceLicenses
        | Refusal::SelfServiceSubscription
        | Refusal::VersionChanged { .. }
        | Refusal::GuestsCannotBuy
        | Refusal::SelfServiceNotOffered
        | Refusal::TrialNotOffered
        | Refusal::EndOfSale
        | Refusal::NoPrice
        | Refusal::PaymentMethodRequired
        | Refusal::PaymentDeclined(_)
        | Refusal::PaymentMethodInUse
        | Refusal::TakeOverUnderWay
        | Refusal::CancelableOnline
        | Refusal::AlreadyResolved
        | Refusal::RecurringOff
        | Refusal::TrialNeverRenews
        | Refusal::TrialQuantityFixed
        | Refusal::NotSelfService
        | Refusal::UnfitTarget
        | Refusal::OfferTypeValue
        | Refusal::JobNotBuried
        | Refusal::AmountTooLarge => say(&[]),
    }
}

/// What is wrong with one field, without the full stop.
fn problem(words: &Words, error: &FieldError) -> Result<String, WordsError> {
    let field = label(words, &error.field);
    let key = format!("rule-{}", error.rule.code());
    let say = |name, value: &str| words.text(&key, &[("field", (&field).into()), (name, value.into())]);
    match &error.rule {
        Rule::TooLong { max } => words.text(&key, &[("field", (&field).into()), ("max", (*max).into())]),
        Rule::OutOfRange { min, max } => {
            let (min, max) = (words.number(*min), words.number(*max));
            words.text(&key, &[("field", (&field).into()), ("min", (&min).into()), ("max", (&max).into())])
        }
        Rule::Format { expected } => say("expected", &form(words, expected)),
        Rule::OneOf { allowed } => say("allowed", &words.list(allowed)),
        Rule::Required | Rule::Repeated | Rule::Unknown | Rule::NotAllowedHere => {
            words.text(&key, &[("field", (&field).into())])
        }
    }
}

/// The label of a field that people fill in; any other field is called by its name on the wire.
fn label(words: &Words, field: &str) -> String {
    words.name(&format!("field-{}", field.replace('.', "-"))).unwrap_or_else(|_| field.into())
}

/// The form that a field should have. The domain names it in English; a test proves that each has words.
fn form(words: &Words, expected: &str) -> String {
    words.name(&form_key(expected)).unwrap_or_else(|_| expected.into())
}

/// The key of a form: its English words with hyphens between them.
fn form_key(expected: &str) -> String {
    let lower = expected.to_ascii_lowercase();
    let parts: Vec<_> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    format!("form-{}", parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use purser_domain::people::LOCALES;
    use std::path::{Path, PathBuf};

    #[test]
    fn every_form_of_the_domain_has_words_in_every_language() {
        let mut found = 0;
        for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src")) {
            let source = std::fs::read_to_string(&file).unwrap();
            for piece in source.split("expected: \"").skip(1) {
                let expected = piece.split('"').next().unwrap();
                found += 1;
                for locale in LOCALES {
                    let key = form_key(expected);
                    assert!(
                        Words::for_locale(locale).name(&key).is_ok(),
                        "{locale} lacks {key} for {expected:?}"
                    );
                }
            }
        }
        assert!(found > 0);
    }

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files.extend(sources(&path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
        files
    }

    #[test]
    fn several_problems_and_none_are_one_sentence() {
        let errors = vec![
            FieldError { field: "total".into(), rule: Rule::Required },
            FieldError { field: "x_y".into(), rule: Rule::Format { expected: "a purple number".into() } },
        ];
        assert_eq!(
            refusal(&Refusal::Invalid(errors), "en"),
            "“Total licenses” must be given, “x_y” must be a purple number; correct this and try again."
        );
        assert_eq!(
            refusal(&Refusal::Invalid(Vec::new()), "sv-SE"),
            "Något i det du angav stämmer inte; kontrollera uppgifterna och försök igen."
        );
    }

    #[test]
    fn one_and_many_are_told_apart() {
        let free =
            |available, needed, locale| refusal(&Refusal::NotEnoughLicenses { available, needed }, locale);
        assert_eq!(
            free(0, 1, "en"),
            "1 license is needed and 0 are free; buy more licenses or choose another subscription."
        );
        assert_eq!(
            free(1, 2, "en"),
            "2 licenses are needed and 1 is free; buy more licenses or choose another subscription."
        );
        assert_eq!(free(1, 2, "zh-TW"), "需要 2 個授權，但只有 1 個可用；請購買更多授權，或選擇其他訂閱。");
    }
}
