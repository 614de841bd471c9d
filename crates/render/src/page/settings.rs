//! Org settings: the services that the organization governs, and facts about itself (R-POL-20, P-2, W-X1).

use super::form::{self, Field};
use super::{Entered, Markup, Shell, document, html, part};
use purser_domain::people::{CancelBasis, LOCALES};

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Whether the viewer may change it.
    pub may_change: bool,
    /// The organization's name.
    pub name: String,
    /// Its domain.
    pub domain: String,
    /// Its market.
    pub market: String,
    /// The currency of its market.
    pub currency: String,
    /// The zone in which its days are counted.
    pub time_zone: String,
    /// Its language.
    pub locale: String,
    /// Its own support contact.
    pub support_contact: Option<String>,
    /// Up to how many licenses a purchaser cancels online.
    pub online_cancel_max: u32,
    /// What is counted.
    pub online_cancel_basis: CancelBasis,
    /// What was typed.
    pub entered: Entered,
}

/// The name of a language in that language itself.
#[must_use]
pub fn language(locale: &str) -> &'static str {
    match locale {
        "zh-TW" => "繁體中文（台灣）",
        "sv-SE" => "Svenska (Sverige)",
        "de" => "Deutsch",
        "zh-CN" => "简体中文（中国）",
        _ => "English",
    }
}

/// The word of what is counted.
#[must_use]
pub const fn basis(basis: CancelBasis) -> &'static str {
    match basis {
        CancelBasis::Assigned => "assigned",
        CancelBasis::Purchased => "purchased",
    }
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Settings) -> String {
    let title = shell.t("name-org-settings");
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("settings-lead")) }, &html! {}))
        (view.entered.alert())
        (services(shell))
        (part::card("facts", &shell.t("settings-facts"), &html! {}, &facts(shell, view)))
        @if view.may_change {
            (part::card("change", &shell.t("settings-change"), &html! {}, &html! { div .readable { (change(shell, view)) } }))
        } @else {
            (part::note(part::Tone::Plain, &html! { (shell.t("settings-read-only")) }))
        }
    };
    document(shell, &title, &body, None)
}

fn services(shell: &Shell) -> Markup {
    let rows = [
        ("/settings/self-service", "settings-service-policy", "settings-service-policy-text"),
        ("/notifications", "settings-service-mails", "settings-service-mails-text"),
        ("/audit", "settings-service-audit", "settings-service-audit-text"),
    ];
    part::card(
        "services",
        &shell.t("settings-services"),
        &html! {},
        &html! {
            ul .steps { @for (href, name, text) in rows { li { div { a .title href=(href) { (shell.t(name)) } span .sub { (shell.t(text)) } } } } }
        },
    )
}

fn facts(shell: &Shell, view: &Settings) -> Markup {
    let contact = view.support_contact.clone().unwrap_or_else(|| shell.t("settings-no-contact"));
    let text = |text: &str| html! { span data-verbatim { (text) } };
    let mut rows = vec![
        (shell.t("settings-domain"), text(&view.domain)),
        (shell.t("field-market"), html! { span data-verbatim { (view.market) " · " (view.currency) } }),
        (shell.t("settings-time-zone"), text(&view.time_zone)),
        (
            shell.t("checkout-tax"),
            html! { (shell.tax.map_or_else(|| shell.t("settings-no-tax"), |tax| shell.tax_name(tax))) },
        ),
    ];
    if !view.may_change {
        rows.extend([
            (shell.t("field-name"), text(&view.name)),
            (shell.t("field-locale"), html! { span lang=(view.locale) data-verbatim { (language(&view.locale)) } }),
            (shell.t("field-support_contact"), text(&contact)),
            (shell.t("field-online_cancel_max"), html! { (shell.number(view.online_cancel_max)) " · " (shell.t(&format!("settings-basis-{}", basis(view.online_cancel_basis)))) }),
        ]);
    }
    html! { (part::facts(&rows)) @if view.may_change { p .muted .small { (shell.t("settings-fixed")) } } }
}

fn change(shell: &Shell, view: &Settings) -> Markup {
    let entered = &view.entered;
    let max = view.online_cancel_max.to_string();
    let counted = basis(view.online_cancel_basis);
    let option = |word: &str| (word.to_owned(), shell.t(&format!("settings-basis-{word}")));
    shell.post("/settings", "settings", &html! {
        (Field { attributes: &[("maxlength", "200"), ("autocomplete", "organization")], ..Field::text("name", shell.t("field-name"), &view.name) }.markup(entered))
        (Field { hint: Some(shell.t("settings-contact-hint")), required: view.support_contact.is_some(), attributes: &[("maxlength", "200")], ..Field::text("support_contact", shell.t("field-support_contact"), view.support_contact.as_deref().unwrap_or_default()) }.markup(entered))
        (languages(shell, view))
        (Field { kind: "number", hint: Some(shell.t("settings-cancel-hint")), attributes: &[("min", "0"), ("inputmode", "numeric")], ..Field::text("online_cancel_max", shell.t("field-online_cancel_max"), &max) }.markup(entered))
        (form::select("online_cancel_basis", &shell.t("settings-basis"), &[option("assigned"), option("purchased")], counted, entered))
        button .button .primary type="submit" { (shell.t("name-save")) }
    })
}

/// Languages by their own names, whatever the language of the page.
fn languages(shell: &Shell, view: &Settings) -> Markup {
    let chosen = view.entered.value("locale", &view.locale);
    html! {
        div .field {
            label for="locale" { (shell.t("field-locale")) }
            select #locale name="locale" { @for locale in LOCALES { option value=(locale) lang=(locale) selected[locale == chosen] data-verbatim { (language(locale)) } } }
            p .hint { (shell.t("settings-language-hint")) }
        }
    }
}
