//! Bills & payments: invoices, billing profiles and payment methods (W-P7, W-P8).

use super::part::{self, Tone};
use super::{Markup, Pager, Shell, document, form, html};
use jiff::civil::Date;

/// Which tab is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    /// Invoices.
    Invoices,
    /// Billing profiles.
    Profiles,
    /// Payment methods.
    Methods,
}

/// The heading and the tabs.
fn top(shell: &Shell, tab: Tab, actions: &Markup) -> Markup {
    let title = shell.t("name-bills-and-payments");
    let tabs = [
        ("/billing".to_owned(), shell.t("name-invoices"), tab == Tab::Invoices),
        ("/billing/profiles".to_owned(), shell.t("name-billing-profiles"), tab == Tab::Profiles),
        ("/billing/payment-methods".to_owned(), shell.t("name-payment-methods"), tab == Tab::Methods),
    ];
    html! {
        (part::head(&[], &title, &html! { (shell.t("billing-lead")) }, actions))
        (part::tabs(&title, &tabs))
    }
}

/// Invoices. There are none yet, and the page says so.
#[must_use]
pub fn invoices(shell: &Shell) -> String {
    let step = form::go("/products", &shell.t("name-your-products"));
    let body = html! {
        (top(shell, Tab::Invoices, &html! {}))
        (part::empty(&shell.t("invoices-empty"), &shell.t("invoices-empty-text"), &step))
    };
    document(shell, &shell.t("name-bills-and-payments"), &body, None)
}

/// Whose something is, in words.
#[must_use]
pub fn whose(shell: &Shell, organization: bool) -> String {
    shell.t(if organization { "name-organization" } else { "billing-mine" })
}

/// One billing profile of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProfileRow {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Whether it is the organization's.
    pub organization: bool,
    /// ISO 4217 code.
    pub currency: String,
    /// How it is paid; none means by invoice.
    pub card: Option<CardWords>,
    /// The customer's own order number.
    pub purchase_order: Option<String>,
}

/// A card as people recognize it: never more of its number than the last four digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardWords {
    /// `visa`, `mastercard`, `amex`.
    pub brand: String,
    /// Last four digits.
    pub last4: String,
    /// Last month in which it can be charged, as its first day.
    pub expires: Date,
    /// Whether that month is over.
    pub expired: bool,
}

impl CardWords {
    /// For example `Visa ending in 4242`.
    #[must_use]
    pub fn name(&self, shell: &Shell) -> String {
        let brand = shell.tv("card-brand", &[("brand", self.brand.as_str().into())]);
        shell.tv("card-words", &[("brand", (&brand).into()), ("last4", self.last4.as_str().into())])
    }

    /// `MM/YY`, as it stands on the card.
    #[must_use]
    pub fn expiry(&self) -> String {
        format!("{:02}/{:02}", self.expires.month(), self.expires.year().rem_euclid(100))
    }

    /// The expiry, with a warning when it is over.
    #[must_use]
    pub fn validity(&self, shell: &Shell) -> Markup {
        html! { (self.expiry()) @if self.expired { " " (part::badge(&shell.t("status-expired"), Tone::Bad)) } }
    }
}

/// How something is paid.
#[must_use]
pub fn paid(shell: &Shell, card: Option<&CardWords>) -> String {
    card.map_or_else(|| shell.t("billing-by-invoice"), |card| card.name(shell))
}

/// Billing profiles.
#[must_use]
pub fn profiles(shell: &Shell, rows: &[ProfileRow], pager: &Pager) -> String {
    let heads = [
        "field-name",
        "billing-owner",
        "field-payment_method_id",
        "billing-currency",
        "field-purchase_order",
    ];
    let body = html! {
        (top(shell, Tab::Profiles, &html! {}))
        @if rows.is_empty() {
            (part::empty(&shell.t("profiles-empty"), &shell.t("profiles-empty-text"), &form::go("/purchase", &shell.t("name-purchase-services"))))
        } @else {
            div .card {
                div .scroll { table .rows {
                    thead { tr { @for head in heads { th scope="col" { (shell.t(head)) } } } }
                    tbody { @for row in rows { tr {
                        th scope="row" { a .title href=(row.href) { (row.name) } }
                        td data-label=(shell.t("billing-owner")) { (whose(shell, row.organization)) }
                        td data-label=(shell.t("field-payment_method_id")) { (paid(shell, row.card.as_ref())) @if row.card.as_ref().is_some_and(|card| card.expired) { " " (part::badge(&shell.t("status-expired"), Tone::Bad)) } }
                        td data-label=(shell.t("billing-currency")) { (row.currency) }
                        td data-label=(shell.t("field-purchase_order")) { (row.purchase_order.as_deref().unwrap_or_default()) }
                    } } }
                } }
                (part::pager(shell, pager, Some("/billing/profiles.csv")))
            }
        }
    };
    document(shell, &shell.t("name-billing-profiles"), &body, None)
}

/// Payment methods.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Methods {
    /// The cards.
    pub rows: Vec<MethodRow>,
    /// Other pages.
    pub pager: Pager,
}

/// One card of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MethodRow {
    /// Where it is.
    pub href: String,
    /// Whether it is the organization's.
    pub organization: bool,
    /// The card.
    pub card: CardWords,
    /// Name on it.
    pub name: String,
}

/// Payment methods, with what lies over them.
#[must_use]
pub fn methods(shell: &Shell, view: &Methods, over: Option<&Markup>) -> String {
    let add = form::go_class("/billing/payment-methods/add", &shell.t("name-add-payment-method"), "primary");
    let heads = ["field-payment_method_id", "field-expiry", "card-name", "billing-owner"];
    let body = html! {
        (top(shell, Tab::Methods, &html! { span #add tabindex="-1" { (add) } }))
        @if view.rows.is_empty() {
            (part::empty(&shell.t("methods-empty"), &shell.t("methods-empty-text"), &html! {}))
        } @else {
            div .card {
                div .scroll { table .rows {
                    thead { tr { @for head in heads { th scope="col" { (shell.t(head)) } } } }
                    tbody { @for row in &view.rows { tr {
                        th scope="row" { a .title href=(row.href) { (row.card.name(shell)) } }
                        td data-label=(shell.t("field-expiry")) { (row.card.validity(shell)) }
                        td data-label=(shell.t("card-name")) { (row.name) }
                        td data-label=(shell.t("billing-owner")) { (whose(shell, row.organization)) }
                    } } }
                } }
                (part::pager(shell, &view.pager, Some("/billing/payment-methods.csv")))
            }
        }
    };
    document(shell, &shell.t("name-payment-methods"), &body, over)
}
