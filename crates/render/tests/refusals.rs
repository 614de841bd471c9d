//! Every refusal and every name in every language: nothing missing, nothing raw.

use insta::assert_snapshot;
use purser_domain::people::LOCALES;
use purser_domain::policy::{Because, PolicyValue};
use purser_domain::refusal::{FieldError, Refusal, Rule, Thing};
use purser_domain::subscription::{CancelReason, Status};
use purser_render::{Words, field_error, refusal};

const THINGS: [Thing; 16] = [
    Thing::Tenant,
    Thing::Person,
    Thing::Group,
    Thing::Product,
    Thing::Plan,
    Thing::Subscription,
    Thing::PaymentMethod,
    Thing::BillingProfile,
    Thing::TakeOver,
    Thing::Job,
    Thing::Token,
    Thing::Webhook,
    Thing::Policy,
    Thing::OfferType,
    Thing::ServiceAccount,
    Thing::SupportRequest,
];

fn rules() -> Vec<Rule> {
    vec![
        Rule::Required,
        Rule::TooLong { max: 2_000 },
        Rule::OutOfRange { min: 1, max: 1_000_000 },
        Rule::Format { expected: "a month that is not over".into() },
        Rule::OneOf { allowed: vec!["now".into(), "renewal".into()] },
        Rule::Repeated,
        Rule::Unknown,
        Rule::NotAllowedHere,
    ]
}

/// The samples of the domain, and every variant of those whose words depend on data.
fn refusals() -> Vec<Refusal> {
    let mut all = Refusal::samples();
    for value in PolicyValue::ALL {
        for because in [
            Because::ProductEntry,
            Because::OfferTypeEntry,
            Because::OrganizationDefault,
            Because::BuiltInDefault,
        ] {
            all.push(Refusal::BlockedByPolicy { value, because });
        }
    }
    all.extend(THINGS.map(Refusal::NotFound));
    all.extend(THINGS.map(Refusal::AlreadyExists));
    all
}

#[test]
fn every_refusal_is_one_sentence_without_a_raw_code() {
    for locale in LOCALES {
        for no in refusals() {
            let sentence = refusal(&no, locale);
            let stop = if locale.starts_with("zh") { '。' } else { '.' };
            let code = no.code();
            assert!(sentence.ends_with(stop), "{locale} {code}: {sentence}");
            let inner = sentence.trim_end_matches(stop);
            assert!(
                !inner.contains(&format!("{stop} ")) && !inner.contains('。'),
                "{locale} {code}: {sentence}"
            );
            assert!(
                !sentence.contains(code) && !sentence.contains(['{', '}', '$']),
                "{locale} {code}: {sentence}"
            );
        }
    }
}

#[test]
fn every_refusal_says_this() {
    for locale in LOCALES {
        let lines =
            Refusal::samples().into_iter().map(|no| format!("{}: {}", no.code(), refusal(&no, locale)));
        let fields = rules().into_iter().map(|rule| {
            let error = FieldError { field: "quantity".into(), rule };
            format!("{}: {}", error.rule.code(), field_error(&error, locale))
        });
        let sentences = lines.chain(fields).collect::<Vec<_>>().join("\n");
        assert_snapshot!(locale, sentences);
    }
}

#[test]
fn a_field_without_a_label_is_called_by_its_name_on_the_wire() {
    let error = FieldError { field: "plans[3].unit_price".into(), rule: Rule::Required };
    assert_eq!(field_error(&error, "sv-SE"), "”plans[3].unit_price” måste anges.");
    let error = FieldError { field: "address.postal_code".into(), rule: Rule::Required };
    assert_eq!(field_error(&error, "sv-SE"), "”Postnummer” måste anges.");
}

#[test]
fn every_name_exists_in_every_language() {
    for locale in LOCALES {
        let words = Words::for_locale(locale);
        let raw = |kind: &str, word: &str| {
            assert!(words.name(&format!("{kind}-{word}")).is_ok(), "{locale} {kind}-{word}");
        };
        Status::ALL.iter().for_each(|status| raw("status", status.word()));
        CancelReason::ALL.iter().for_each(|reason| raw("reason", reason.word()));
        PolicyValue::ALL.iter().for_each(|value| raw("policy", value.word()));
        for thing in THINGS {
            let (dictionary, sentence) = (words.thing(thing), words.the_thing(thing));
            assert!(!dictionary.contains('_') && !sentence.contains('_'), "{locale} {thing:?}");
            assert!(sentence.chars().next().is_some_and(|c| !c.is_lowercase()), "{locale} {sentence}");
        }
    }
    assert_eq!(Words::for_locale("sv-SE").status(Status::Deleted), "Borttagen");
    assert_eq!(Words::for_locale("zh-TW").reason(CancelReason::EmployeeLeft), "員工已離職");
    assert_eq!(Words::for_locale("de").policy_value(PolicyValue::Disabled), "Nicht zulassen");
    assert_eq!(Words::for_locale("en").thing(Thing::PaymentMethod), "payment method");
}
