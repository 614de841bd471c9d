//! One billing profile: how it is paid, its order number and its address (W-P7, R-USR-27, R-BIL-15, R-BIL-24).

use super::billing::{CardWords, paid, whose};
use super::card_form::{self, CardForm};
use super::form::Field;
use super::part::{self, Tone};
use super::payment_method::{FORM, submit};
use super::{Entered, Layer, Markup, Shell, document, form, html};
use purser_domain::payment::Address;

/// One billing profile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BillingProfile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is the organization's.
    pub organization: bool,
    /// ISO 4217 code.
    pub currency: String,
    /// How it is paid; none means by invoice.
    pub card: Option<CardWords>,
    /// The customer's own order number for future bills.
    pub purchase_order: Option<String>,
    /// Where bills go.
    pub bill_to: Option<Address>,
    /// The organization's country, proposed for a new address.
    pub country: String,
    /// Whether the viewer may change it.
    pub may_change: bool,
    /// What was typed into its form.
    pub entered: Entered,
}

impl BillingProfile {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/billing/profiles/{}", self.id)
    }
}

/// The page, with what lies over it.
#[must_use]
pub fn page(shell: &Shell, view: &BillingProfile, over: Option<&Markup>) -> String {
    // Only the tab: a second link of the name in the navigation would be one too many to choose from.
    let crumbs = [("/billing/profiles", shell.t("name-billing-profiles"))];
    let lead = html! { (whose(shell, view.organization)) " · " (view.currency) };
    let body = html! {
        (part::head(&crumbs, &view.name, &lead, &html! {}))
        (view.entered.alert())
        @if !view.may_change { (part::note(Tone::Plain, &html! { (shell.t("billing-read-only")) })) }
        div .readable .stack {
            (method(shell, view))
            // Beneath a pane the form would have the same fields as the pane's; its values are shown instead.
            @if view.may_change && over.is_none() { (settings(shell, view)) } @else { (facts(shell, view)) }
        }
    };
    document(shell, &view.name, &body, over)
}

/// How it is paid, with Edit and Replace beside it.
fn method(shell: &Shell, view: &BillingProfile) -> Markup {
    let path = view.path();
    let beside = html! {
        @if view.may_change {
            @if view.card.is_some() { div #edit tabindex="-1" { (form::go(&format!("{path}/edit"), &shell.t("name-edit"))) } }
            div #replace tabindex="-1" { (form::go(&format!("{path}/replace"), &shell.t("name-replace"))) }
        }
    };
    let body = html! {
        div .stack {
            p .strong { (paid(shell, view.card.as_ref())) }
            @match &view.card {
                Some(card) => (part::facts(&[(shell.t("field-expiry"), card.validity(shell))])),
                None => p .muted { (shell.t("billing-by-invoice-text")) },
            }
        }
    };
    part::card("payment-method", &shell.t("field-payment_method_id"), &beside, &body)
}

fn settings(shell: &Shell, view: &BillingProfile) -> Markup {
    let order = Field {
        attributes: &[("autocomplete", "off"), ("maxlength", "100")],
        hint: Some(shell.t("profile-order-hint")),
        required: false,
        ..Field::text(
            "purchase_order",
            shell.t("field-purchase_order"),
            view.purchase_order.as_deref().unwrap_or_default(),
        )
    };
    let body = shell.post(&view.path(), "profile", &html! {
        (order.markup(&view.entered))
        fieldset {
            legend { (shell.t("profile-bill-to")) }
            div .stack { (card_form::address(shell, view.bill_to.as_ref(), &view.country, &view.entered)) }
        }
        div .actions { button .button .primary type="submit" { (shell.t("name-save")) } }
    });
    part::card("settings", &shell.t("profile-future-bills"), &html! {}, &body)
}

fn facts(shell: &Shell, view: &BillingProfile) -> Markup {
    let none = || html! { span .muted { (shell.t("profile-none")) } };
    let rows = [
        (
            shell.t("field-purchase_order"),
            view.purchase_order
                .as_ref()
                .filter(|order| !order.is_empty())
                .map_or_else(none, |order| html! { (order) }),
        ),
        (
            shell.t("profile-bill-to"),
            view.bill_to.as_ref().map_or_else(none, |address| card_form::postal(shell, address)),
        ),
    ];
    part::card("settings", &shell.t("profile-future-bills"), &html! {}, &part::facts(&rows))
}

/// What the pane Replace needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replace {
    /// Other cards of the profile's owner: id and words.
    pub others: Vec<(String, String)>,
    /// What the fields of a new card begin with.
    pub form: CardForm,
    /// What was typed.
    pub entered: Entered,
}

/// The pane that puts another payment method in the place of the present one. The old one stays on file.
#[must_use]
pub fn replace(shell: &Shell, profile: &BillingProfile, view: &Replace) -> Markup {
    let path = profile.path();
    let first = view.others.first().map_or("new", |(id, _)| id.as_str());
    let chosen = view.entered.value("payment_method_id", first);
    let body = html! {
        (view.entered.alert())
        p .muted { (shell.tv("profile-replace-text", &[("present", (&paid(shell, profile.card.as_ref())).into())])) }
        (shell.post_from(FORM, &format!("{path}/replace"), &html! {
            @if view.others.is_empty() { input type="hidden" name="payment_method_id" value="new"; } @else {
                fieldset {
                    legend { (shell.t("profile-replace-with")) }
                    div .choices {
                        @for (id, name) in &view.others { (form::choice("payment_method_id", id, name, "", chosen == id)) }
                        (form::choice("payment_method_id", "new", &shell.t("profile-new-card"), "", chosen == "new"))
                        @if let Some(error) = view.entered.errors.get("payment_method_id") { p .error { (error) } }
                    }
                }
            }
            div .stack .new-card { (card_form::card(shell, &view.form, &view.entered)) p .small .muted { (shell.t("card-sandbox")) } }
        }))
    };
    let close = format!("{path}#replace");
    part::over(
        shell,
        Layer::Pane,
        &shell.t("profile-replace-title"),
        &close,
        &body,
        &submit(&shell.t("name-save")),
    )
}
