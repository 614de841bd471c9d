//! Every mail in every language: what it says (snapshots), that it can be trusted, and that it is in one language.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

use insta::assert_snapshot;
use jiff::civil::Date;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::money::{Currency, Money};
use purser_domain::people::LOCALES;
use purser_domain::subscription::CancelReason;
use purser_domain::work::{Message, Purchase, Recipient, SupportOutcome, TakenOverHow};
use purser_render::{Mail, MailContext, mail};

const ID: &str = "0190a6a8-0000-7000-8000-000000000001";

fn subscription_id() -> SubscriptionId {
    ID.parse().unwrap()
}

fn recipient(locale: Option<&str>) -> Recipient {
    Recipient {
        person_id: ID.parse::<PersonId>().unwrap(),
        address: "kai@aurora.example".into(),
        name: "Kai".into(),
        locale: locale.map(Into::into),
    }
}

fn context() -> MailContext {
    MailContext {
        organization_name: "Aurora".into(),
        organization_locale: "en-US".into(),
        base_url: "https://purser.example/".into(),
        support_contact: Some("help@aurora.example".into()),
    }
}

fn purchase(trial: bool, recurring: bool, quantity: u32) -> Purchase {
    let unit_price = Money::new(999, Currency::USD);
    Purchase {
        subscription_id: subscription_id(),
        product: "Power BI Pro".into(),
        product_id: "CFQ7TTC0L3PB".into(),
        quantity,
        unit_price,
        price: unit_price.times(quantity).unwrap(),
        trial,
        ends_on: Date::constant(2026, 2, 28),
        recurring,
    }
}

fn taken_over(how: TakenOverHow, credit: Option<i64>) -> Message {
    Message::TakenOver {
        subscription_id: subscription_id(),
        product: "Power BI Pro".into(),
        how,
        on: Date::constant(2026, 1, 31),
        credit: credit.map(|minor| Money::new(minor, Currency::USD)),
    }
}

fn purchase_made(purchase: Purchase) -> Message {
    let (purchaser, purchaser_address) = ("Kai".into(), "kai@aurora.example".into());
    Message::PurchaseMade { purchaser, purchaser_address, purchase }
}

/// Every message, and every way in which it can differ.
fn messages() -> Vec<(&'static str, Message)> {
    let product = || String::from("Power BI Pro");
    vec![
        ("purchase_confirmed", Message::PurchaseConfirmed(purchase(false, true, 1_200))),
        ("purchase_confirmed_once", Message::PurchaseConfirmed(purchase(false, false, 1))),
        ("purchase_confirmed_trial", Message::PurchaseConfirmed(purchase(true, true, 5))),
        ("purchase_confirmed_free_trial", Message::PurchaseConfirmed(purchase(true, false, 1))),
        ("purchase_made", purchase_made(purchase(false, true, 8))),
        ("purchase_made_trial", purchase_made(purchase(true, false, 8))),
        ("taken_over_users_moved", taken_over(TakenOverHow::UsersMoved, Some(1_857))),
        (
            "taken_over_canceled",
            taken_over(TakenOverHow::Canceled { reason: CancelReason::AgainstPolicy }, Some(-5)),
        ),
        ("taken_over_transferred", taken_over(TakenOverHow::Transferred, None)),
        (
            "licenses_assigned",
            Message::LicensesAssigned { subscription_id: subscription_id(), product: product() },
        ),
        (
            "take_over_undone",
            Message::TakeOverUndone { subscription_id: subscription_id(), product: product() },
        ),
        ("support_canceled", support(canceled(Some(1_857)), None)),
        ("support_canceled_without_credit", support(canceled(None), Some("Done by hand."))),
        (
            "support_not_canceled",
            support(
                SupportOutcome::NotCanceled { subscription_id: subscription_id(), product: product() },
                Some("Power BI Pro is needed until June."),
            ),
        ),
        (
            "support_answered",
            support(
                SupportOutcome::Answered { question: "How do I get Power BI Pro?\nSoon?".into() },
                Some("Choose it under Purchase services."),
            ),
        ),
        (
            "support_closed",
            support(SupportOutcome::Closed { question: "Power BI Pro?".into() }, Some("Ask IT.")),
        ),
    ]
}

fn support(outcome: SupportOutcome, answer: Option<&str>) -> Message {
    Message::SupportRequestResolved { outcome, answer: answer.map(Into::into) }
}

fn canceled(credit: Option<i64>) -> SupportOutcome {
    SupportOutcome::Canceled {
        subscription_id: subscription_id(),
        product: "Power BI Pro".into(),
        on: Date::constant(2026, 1, 31),
        credit: credit.map(|minor| Money::new(minor, Currency::USD)),
    }
}

fn in_locale(message: &Message, locale: &str) -> Mail {
    mail(message, &recipient(Some(locale)), &context()).unwrap()
}

#[test]
fn every_message_says_the_same_in_every_language() {
    for (name, message) in messages() {
        let mut all = String::new();
        for locale in LOCALES {
            let mail = in_locale(&message, locale);
            all += &format!("===== {locale}\nSubject: {}\n\n{}\n", mail.subject, mail.text);
        }
        assert_snapshot!(name, all);
        let html = in_locale(&message, "en").html;
        assert_snapshot!(format!("{name}.html"), html);
    }
}

#[test]
fn every_mail_names_the_product_and_the_contact() {
    for (name, message) in messages() {
        for locale in LOCALES {
            let mail = in_locale(&message, locale);
            let about_a_product = !matches!(name, "support_answered" | "support_closed");
            assert_eq!(mail.subject.contains("Power BI Pro"), about_a_product, "{name} {locale}");
            assert!(!mail.subject.contains(['\r', '\n']), "{name} {locale}");
            assert!(mail.text.contains("help@aurora.example"), "{name} {locale}");
            assert!(mail.html.contains("href=\"mailto:help@aurora.example\""), "{name} {locale}");
            assert!(mail.html.contains(&format!("<html lang=\"{locale}\">")), "{name} {locale}");
            assert!(!mail.text.contains('{') && !mail.html.contains('{'), "{name} {locale}");
        }
    }
}

#[test]
fn administrators_get_the_four_actions_of_r_adm_40() {
    let Mail { text, html, .. } = in_locale(&purchase_made(purchase(false, true, 8)), "sv-SE");
    let actions = [
        format!("https://purser.example/subscriptions/{ID}"),
        "https://purser.example/settings/self-service?product=CFQ7TTC0L3PB".into(),
        format!("https://purser.example/subscriptions/{ID}/take-over"),
        format!("https://purser.example/subscriptions/{ID}/take-over?action=cancel"),
    ];
    for action in actions {
        assert!(text.lines().any(|line| line.trim() == action), "{action}");
        assert!(html.contains(&format!("href=\"{action}\"")), "{action}");
    }
}

#[test]
fn no_value_becomes_markup_a_header_or_another_address() {
    let evil = "<script>alert('x')</script>\r\nBcc: x@y.example";
    let mut bought = purchase(false, true, 1);
    bought.product = evil.into();
    bought.product_id = "a&b=\"c\"".into();
    let (purchaser, purchaser_address) = (evil.into(), evil.into());
    let context = MailContext {
        organization_name: evil.into(),
        support_contact: Some("javascript:alert(1)//\"><b>".into()),
        ..context()
    };
    let to = Recipient { name: evil.into(), ..recipient(None) };
    let message = Message::PurchaseMade { purchaser, purchaser_address, purchase: bought };
    for locale in LOCALES {
        let mail =
            mail(&message, &Recipient { locale: Some(locale.into()), ..to.clone() }, &context).unwrap();
        assert!(!mail.html.contains("<script") && !mail.html.contains("<b>"), "{locale}");
        assert!(mail.html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"), "{locale}");
        assert!(!mail.html.contains("href=\"javascript"), "{locale}");
        assert!(mail.html.contains("?product=a%26b%3D%22c%22\""), "{locale}");
        assert!(!mail.subject.contains(['\r', '\n']), "{locale}");
        assert!(!mail.text.lines().any(|line| line.starts_with("Bcc")), "{locale}");
    }
}

#[test]
fn the_language_is_the_persons_then_the_organizations_then_english() {
    let table = [
        (Some("sv-SE"), "de-DE", "sv-SE"),
        (Some("zh-Hant"), "de-DE", "zh-TW"),
        (Some("fr-FR"), "de-DE", "de"),
        (None, "zh-CN", "zh-CN"),
        (None, "fr-FR", "en"),
        (Some(""), "", "en"),
    ];
    let (_, message) = messages().remove(0);
    for (person, organization, expected) in table {
        let context = MailContext { organization_locale: organization.into(), ..context() };
        let mail = mail(&message, &recipient(person), &context).unwrap();
        assert!(mail.html.contains(&format!("lang=\"{expected}\"")), "{person:?} {organization}");
    }
}

#[test]
fn without_a_contact_the_administrators_are_named() {
    let context = MailContext { support_contact: None, ..context() };
    for (name, message) in messages() {
        for locale in LOCALES {
            let mail = mail(&message, &recipient(Some(locale)), &context).unwrap();
            let last = mail.text.lines().last().unwrap_or_default();
            assert!(last.contains("Aurora"), "{name} {locale}: {last}");
        }
    }
}

#[test]
fn no_mail_in_another_language_contains_an_english_line() {
    for (name, message) in messages() {
        let english = in_locale(&message, "en").text;
        let sentences: Vec<_> = english.lines().filter(|line| line.trim().split(' ').count() > 2).collect();
        for locale in LOCALES.into_iter().filter(|locale| *locale != "en") {
            let mail = in_locale(&message, locale);
            for sentence in &sentences {
                assert!(!mail.text.contains(sentence), "{name} {locale}: {sentence}");
            }
        }
    }
}
