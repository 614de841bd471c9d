//! Licenses: one row per product, however often it was bought (R-ADM-11, W-A2, W-A3).

use super::{Markup, Pager, Shell, document, form, html, icon, part};

/// People of one row who are named; the others are counted.
const NAMED_MAX: usize = 2;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Licenses {
    /// What may be chosen: address, key of the name, whether the list is narrowed by it.
    pub filters: Vec<(String, &'static str, bool)>,
    /// The word of the chosen filter, which an export keeps; empty for all.
    pub filter: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Other pages.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
    /// Whether the viewer sees purchases of others.
    pub sees_all: bool,
    /// What went wrong with an export.
    pub problem: Option<String>,
}

/// The licenses of one product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Where its users are.
    pub href: String,
    /// The product's id.
    pub product_id: String,
    /// The product.
    pub product: String,
    /// How many subscriptions of it there are.
    pub subscriptions: u64,
    /// Whether the organization owns one of them.
    pub organization: bool,
    /// Who bought the others, by name.
    pub purchasers: Vec<String>,
    /// Licenses of all of them.
    pub available: u64,
    /// Those that people hold.
    pub assigned: u64,
    /// The others.
    pub unassigned: u64,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Licenses) -> String {
    let title = shell.t("name-licenses");
    let lead = html! { (shell.t(if view.sees_all { "licenses-lead" } else { "licenses-lead-own" })) };
    let body = html! {
        (part::head(&[], &title, &lead, &html! {}))
        @if let Some(problem) = &view.problem { (part::alert(problem)) }
        form #export method="get" action="/licenses/export" .stack {
            @if !view.filter.is_empty() { input type="hidden" name="filter" value=(view.filter); }
            div .bar {
                (filter(shell, &view.filters))
                span .grow {}
                @if !view.rows.is_empty() { button .button type="submit" { (icon::DOWNLOAD) (shell.t("name-export-users")) } }
            }
            @if !view.rows.is_empty() { div .card { (table(shell, view)) (part::pager(shell, &view.pager, Some(&view.csv))) } }
        }
        @if view.rows.is_empty() {
            (part::empty(&shell.t("licenses-empty"), &shell.t("licenses-empty-text"), &form::go("/purchase", &shell.t("name-purchase-services"))))
        }
    };
    document(shell, &title, &body, None)
}

/// The button that opens the filter choices, and what is chosen.
pub(super) fn filter(shell: &Shell, filters: &[(String, &'static str, bool)]) -> Markup {
    html! {
        button .button type="button" popovertarget="filter" { (icon::FILTER) (shell.t("name-filter")) }
        div #filter .sheet popover {
            h2 { (shell.t("name-filter")) }
            ul .plain { @for (href, name, chosen) in filters {
                li { a href=(href) aria-current=[chosen.then_some("true")] { (shell.t(name)) } }
            } }
        }
        @for (_, name, _) in filters.iter().skip(1).filter(|(_, _, chosen)| *chosen) { span .chip .chosen { (shell.t(name)) } }
    }
}

fn table(shell: &Shell, view: &Licenses) -> Markup {
    html! {
        div .scroll { table .rows {
            thead { tr {
                th .tick scope="col" { (all(shell, "product")) }
                th scope="col" aria-sort="ascending" { (shell.t("name-product")) }
                th scope="col" { (shell.t("name-purchaser")) }
                th .num scope="col" { (shell.t("name-available-quantity")) }
                th .num scope="col" { (shell.t("name-assigned")) }
                th .num scope="col" { (shell.t("name-unassigned")) }
            } }
            tbody { @for row in &view.rows { (line(shell, row)) } }
        } }
    }
}

/// The box that marks every other; it is there where scripts run.
pub(super) fn all(shell: &Shell, name: &str) -> Markup {
    html! { span hidden { input type="checkbox" data-all=(name) aria-label=(shell.t("licenses-choose-all")); } }
}

fn line(shell: &Shell, row: &Row) -> Markup {
    let more = row.purchasers.len().saturating_sub(NAMED_MAX);
    html! {
        tr {
            td .tick { input type="checkbox" name="product" value=(row.product_id) aria-label=(row.product); }
            th scope="row" {
                a .title href=(row.href) { (row.product) }
                span .sub { (shell.tv("licenses-subscriptions", &[("count", row.subscriptions.into())])) }
            }
            td data-label=(shell.t("name-purchaser")) { span .names {
                @if row.organization { span .muted { (shell.t("name-organization")) } }
                @for name in row.purchasers.iter().take(NAMED_MAX) { (part::person(name)) }
                @if more > 0 { span .muted { (shell.tv("licenses-more-purchasers", &[("count", u64::try_from(more).unwrap_or(u64::MAX).into())])) } }
            } }
            td .num data-label=(shell.t("name-available-quantity")) { (shell.number(row.available)) }
            td .num data-label=(shell.t("name-assigned")) { (shell.number(row.assigned)) }
            td .num data-label=(shell.t("name-unassigned")) { (shell.number(row.unassigned)) }
        }
    }
}
