//! Your products: one row per subscription (R-ADM-1 to R-ADM-4, W-A1, W-P1).

use super::{Markup, Pager, Shell, document, form, html, icon, part};
use crate::page::part::Tone;
use jiff::civil::Date;
use purser_domain::money::Money;
use purser_domain::subscription::Status;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct YourProducts {
    /// Whether the trials are shown instead of everything.
    pub trials: bool,
    /// What may be chosen: address, key of the name, whether it is chosen, how many there are.
    pub filters: Vec<Filter>,
    /// The text that narrows the list.
    pub search: String,
    /// Hidden fields that the search keeps.
    pub kept: Vec<(String, String)>,
    /// Head cells that sort: key of the name, address, and the order when the list is sorted by it.
    pub sorts: Vec<Sort>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Other pages.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
    /// Whether the viewer sees purchases of others.
    pub sees_all: bool,
}

/// One filter choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// Where it leads.
    pub href: String,
    /// The key of its name.
    pub name: &'static str,
    /// Whether the list is narrowed by it.
    pub chosen: bool,
    /// How many there are, when it is known.
    pub count: Option<u64>,
}

/// One column that sorts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sort {
    /// The key of its name.
    pub name: &'static str,
    /// Where it leads.
    pub href: String,
    /// The present order, if the list is sorted by it.
    pub descending: Option<bool>,
    /// Whether its cells are figures.
    pub figures: bool,
}

/// One subscription.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Where its details are.
    pub href: String,
    /// The product.
    pub product: String,
    /// How it was sold, for example monthly.
    pub billing: &'static str,
    /// Status.
    pub status: Status,
    /// Whether it is a trial.
    pub trial: bool,
    /// Who bought it; none for the organization.
    pub purchaser: Option<String>,
    /// Licenses bought.
    pub quantity: u32,
    /// Licenses assigned.
    pub assigned: u32,
    /// What all licenses cost each period.
    pub price: Option<Money>,
    /// When it renews or ends.
    pub ends_on: Option<Date>,
    /// Whether it renews then.
    pub renews: bool,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &YourProducts) -> String {
    let title = shell.t("name-your-products");
    let tabs = [
        ("/products".to_owned(), shell.t("name-products"), !view.trials),
        ("/products?tab=trials".to_owned(), shell.t("name-self-service-trials"), view.trials),
    ];
    let lead = html! { (shell.t(if view.sees_all { "products-lead" } else { "products-lead-own" })) };
    let body = html! {
        (part::head(&[], &title, &lead, &form::go_primary("/purchase", &shell.t("name-purchase-services"))))
        (part::tabs(&title, &tabs))
        (bar(shell, view))
        @if view.rows.is_empty() {
            (part::empty(&shell.t("products-empty"), &shell.t("products-empty-text"), &form::go("/purchase", &shell.t("name-purchase-services"))))
        } @else {
            div .card { (table(shell, view)) (part::pager(shell, &view.pager, Some(&view.csv))) }
        }
    };
    document(shell, &title, &body, None)
}

/// Filter, the filters as links, and search.
fn bar(shell: &Shell, view: &YourProducts) -> Markup {
    html! {
        div .bar {
            button .button type="button" popovertarget="filter" { (icon::FILTER) (shell.t("name-filter")) }
            div #filter .sheet popover {
                h2 { (shell.t("name-filter")) }
                ul .plain { @for filter in &view.filters { li { (choice(shell, filter)) } } }
            }
            @for filter in view.filters.iter().filter(|filter| filter.chosen) { span .chip .chosen { (shell.t(filter.name)) } }
            form .grow-form role="search" method="get" action="/products" {
                @for (name, value) in &view.kept { input type="hidden" name=(name) value=(value); }
                label .hidden for="list-search" { (shell.t("search-this-list")) }
                input #list-search type="search" name="search" value=(view.search) placeholder=(shell.t("search-this-list")) maxlength="200";
                button .button type="submit" { (shell.t("name-search")) }
            }
        }
    }
}

fn choice(shell: &Shell, filter: &Filter) -> Markup {
    html! {
        a href=(filter.href) aria-current=[filter.chosen.then_some("true")] { (shell.t(filter.name)) }
        @if let Some(count) = filter.count { " " span .muted .num { (shell.number(count)) } }
    }
}

fn table(shell: &Shell, view: &YourProducts) -> Markup {
    html! {
        div .scroll { table .rows {
            thead { tr { @for sort in &view.sorts { (part::sort(&shell.t(sort.name), &sort.href, sort.descending, if sort.figures { "num" } else { "" })) } th .num scope="col" { (shell.t("name-price")) } } }
            tbody { @for row in &view.rows { (line(shell, row)) } }
        } }
    }
}

fn line(shell: &Shell, row: &Row) -> Markup {
    let label = |key: &str| shell.t(key);
    html! {
        tr {
            th scope="row" { a .title href=(row.href) { (row.product) } span .sub { (shell.t(row.billing)) @if row.trial { " · " (shell.t("name-trial")) } } }
            td data-label=(label("name-status")) { (part::status(shell, row.status)) }
            td data-label=(label("name-purchaser")) {
                @match &row.purchaser { Some(name) => (part::person(name)), None => span .muted { (shell.t("name-organization")) } }
            }
            td .num data-label=(label("name-quantity")) { (shell.number(row.quantity)) }
            td data-label=(label("name-assigned")) { (part::usage(shell, row.assigned, row.quantity)) }
            td data-label=(label("name-expires")) {
                @if let Some(ends_on) = row.ends_on {
                    (part::day(shell, ends_on))
                    @if !row.renews && row.status == Status::Active { " " (part::badge(&shell.t("ends"), Tone::Warn)) }
                }
            }
            td .num data-label=(label("name-price")) { @if let Some(price) = row.price { (part::money(shell, price)) } }
        }
    }
}
