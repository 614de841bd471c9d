//! One payment method, and the panes and dialogs that add, edit and remove one (W-P7, R-BIL-22 to R-BIL-25).

use super::billing::{CardWords, whose};
use super::card_form::{self, CardForm};
use super::part::{self, Tone};
use super::{Entered, Layer, Markup, Shell, document, form, html};
use purser_domain::payment::Address;

/// One card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaymentMethod {
    /// Its id.
    pub id: String,
    /// The card.
    pub card: CardWords,
    /// Name on it.
    pub name: String,
    /// Its billing address.
    pub address: Address,
    /// Whether it is the organization's.
    pub organization: bool,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

impl PaymentMethod {
    fn path(&self) -> String {
        format!("/billing/payment-methods/{}", self.id)
    }

    /// What the form of an edit begins with.
    #[must_use]
    pub fn form(&self, country: &str) -> CardForm {
        CardForm {
            new: false,
            expiry: self.card.expiry(),
            name: self.name.clone(),
            address: Some(self.address.clone()),
            country: country.to_owned(),
        }
    }
}

/// The page of a card, with what lies over it.
#[must_use]
pub fn page(shell: &Shell, view: &PaymentMethod, over: Option<&Markup>) -> String {
    let title = view.card.name(shell);
    // Only the tab: a second link of the name in the navigation would be one too many to choose from.
    let crumbs = [("/billing/payment-methods", shell.t("name-payment-methods"))];
    let path = view.path();
    let actions = html! {
        @if view.may_change {
            div #edit tabindex="-1" { (form::go(&format!("{path}/edit"), &shell.t("name-edit"))) }
            div #remove tabindex="-1" { (form::go_class(&format!("{path}/remove"), &shell.t("card-remove"), "danger")) }
        }
    };
    let facts = [
        (shell.t("field-expiry"), view.card.validity(shell)),
        (shell.t("card-name"), html! { (view.name) }),
        (shell.t("card-address"), card_form::postal(shell, &view.address)),
        (shell.t("billing-owner"), html! { (whose(shell, view.organization)) }),
    ];
    let body = html! {
        (part::head(&crumbs, &title, &html! {}, &actions))
        @if view.card.expired { (part::note(Tone::Warn, &html! { (shell.t("card-expired-note")) })) }
        @if !view.may_change { (part::note(Tone::Plain, &html! { (shell.t("billing-read-only")) })) }
        div .readable { (part::card("card", &shell.t("field-payment_method_id"), &html! {}, &part::facts(&facts))) }
    };
    document(shell, &title, &body, over)
}

/// The form of a pane; its button stands in the foot of the pane.
pub const FORM: &str = "pane-form";

/// The button that sends it.
#[must_use]
pub fn submit(name: &str) -> Markup {
    html! { button .button .primary type="submit" form=(FORM) { (name) } }
}

/// The pane that changes a card: everything but its number, and only with its security code.
#[must_use]
pub fn edit(
    shell: &Shell,
    action: &str,
    close: &str,
    known: &CardForm,
    title: &str,
    entered: &Entered,
) -> Markup {
    let body = html! {
        (entered.alert())
        p .muted { (title) }
        (shell.post_from(FORM, action, &card_form::card(shell, known, entered)))
        p .small .muted { (shell.t("card-number-fixed")) }
    };
    part::over(shell, Layer::Pane, &shell.t("card-edit-title"), close, &body, &submit(&shell.t("name-save")))
}

/// What the pane for a new card needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewCard {
    /// Where to go afterwards; empty stays with the payment methods.
    pub next: String,
    /// Whose cards the viewer may add: their own, and the organization's.
    pub for_organization: bool,
    /// Whether the organization's is proposed.
    pub organization: bool,
    /// What the fields begin with.
    pub form: CardForm,
    /// What was typed.
    pub entered: Entered,
}

/// The pane that adds a card.
#[must_use]
pub fn add(shell: &Shell, view: &NewCard) -> Markup {
    let close = if view.next.is_empty() { "/billing/payment-methods#add" } else { view.next.as_str() };
    let chosen = |value: &str, present: bool| view.entered.marked("for", value, present);
    let body = html! {
        (view.entered.alert())
        (shell.post_from(FORM, "/billing/payment-methods/add", &html! {
            input type="hidden" name="next" value=(view.next);
            @if view.for_organization {
                fieldset {
                    legend { (shell.t("billing-owner")) }
                    div .choices {
                        (form::choice("for", "me", &shell.t("billing-mine"), &shell.t("card-for-me-text"), chosen("me", !view.organization)))
                        (form::choice("for", "organization", &shell.t("name-organization"), &shell.t("card-for-organization-text"), chosen("organization", view.organization)))
                    }
                }
            }
            (card_form::card(shell, &view.form, &view.entered))
            p .small .muted { (shell.t("card-sandbox")) }
        }))
    };
    part::over(
        shell,
        Layer::Pane,
        &shell.t("name-add-payment-method"),
        close,
        &body,
        &submit(&shell.t("name-add")),
    )
}

/// The dialog that removes a card.
#[must_use]
pub fn remove(shell: &Shell, view: &PaymentMethod, entered: &Entered) -> Markup {
    let path = view.path();
    let body = html! {
        (entered.alert())
        @if entered.problem.is_some() { p { a href="/billing/profiles" { (shell.t("name-billing-profiles")) } } }
        @else { p { (shell.tv("card-remove-text", &[("card", (&view.card.name(shell)).into())])) } }
    };
    let button = shell.post(
        &format!("{path}/remove"),
        "remove",
        &html! {
            button .button .danger type="submit" { (shell.t("card-remove")) }
        },
    );
    part::over(shell, Layer::Dialog, &shell.t("card-remove-title"), &format!("{path}#remove"), &body, &button)
}
