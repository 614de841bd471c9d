//! The licenses of one product: its subscriptions, and who holds them, grouped by purchaser (R-ADM-11, R-ADM-12, W-A2).
//! `assign_licenses.rs` has what lies over it.

use super::licenses::{all, filter};
use super::part::{Tone, day};
use super::{Markup, Pager, Shell, document, html, icon, part};
use jiff::civil::Date;
use purser_domain::subscription::Status;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProductLicenses {
    /// Where the page is, without a query.
    pub path: String,
    /// The product's id.
    pub product_id: String,
    /// The product.
    pub product: String,
    /// Licenses of all its subscriptions.
    pub available: u64,
    /// Those that people hold.
    pub assigned: u64,
    /// The others.
    pub unassigned: u64,
    /// Its subscriptions, oldest first.
    pub subscriptions: Vec<SubscriptionLine>,
    /// How many there are.
    pub subscriptions_total: u64,
    /// Who holds the licenses.
    pub groups: Vec<Group>,
    /// When one group is shown alone: the way back to all of them, and its other pages.
    pub only: Option<(String, Pager)>,
    /// What may be chosen: address, key of the name, whether the page is narrowed by it.
    pub filters: Vec<(String, &'static str, bool)>,
    /// The word of the chosen filter; empty for all.
    pub filter: String,
    /// The name that people are looked for by.
    pub search: String,
    /// Whether a license of one of its subscriptions may be assigned by the viewer.
    pub may_assign: bool,
    /// Keys of the sentences that say why the others may not.
    pub reasons: Vec<&'static str>,
    /// What went wrong.
    pub problem: Option<String>,
}

/// A subscription of the product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubscriptionLine {
    /// Its id.
    pub id: String,
    /// The purchaser; none for the organization.
    pub purchaser: Option<String>,
    /// State.
    pub status: Status,
    /// Licenses.
    pub quantity: u32,
    /// Those that people hold.
    pub assigned: u32,
    /// When it renews or ends.
    pub ends_on: Option<Date>,
}

/// Who holds the licenses of one owner's subscriptions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The purchaser; none for the organization.
    pub purchaser: Option<String>,
    /// Licenses that are held.
    pub total: u64,
    /// Who holds them, by name; not all of them when there is an address of all.
    pub users: Vec<UserLine>,
    /// Where all of them are.
    pub all: Option<String>,
    /// Whether the viewer may take these licenses back.
    pub assignable: bool,
}

/// Somebody who holds a license.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UserLine {
    /// The license: whose subscription and who.
    pub holder: String,
    /// Name for people.
    pub name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Where the person is.
    pub href: String,
    /// Since when.
    pub since: Date,
    /// Whether it is marked.
    pub marked: bool,
    /// Where its service plans are switched, and the id of the link there; none when the viewer may not.
    pub plans: Option<(String, String)>,
}

/// The page, with what lies over it.
#[must_use]
pub fn page(shell: &Shell, view: &ProductLicenses, over: Option<&Markup>) -> String {
    let crumbs = [("/licenses", shell.t("name-licenses"))];
    let lead = html! { (shell.t("product-licenses-lead")) };
    let body = html! {
        (part::head(&crumbs, &view.product, &lead, &html! { @if !view.filters.is_empty() { (filter(shell, &view.filters)) } }))
        @if let Some(problem) = &view.problem { (part::alert(problem)) }
        (figures(shell, view))
        (users(shell, view))
        (subscriptions(shell, view))
    };
    document(shell, &view.product, &body, over)
}

fn figures(shell: &Shell, view: &ProductLicenses) -> Markup {
    let figure = |name: &str, number: u64| {
        html! { div .card { dt { (shell.t(name)) } dd .figure { (shell.number(number)) } } }
    };
    html! {
        dl .figures {
            (figure("name-available-quantity", view.available))
            (figure("name-assigned", view.assigned))
            (figure("name-unassigned", view.unassigned))
        }
    }
}

/// The list *Users*, with what can be done with it.
fn users(shell: &Shell, view: &ProductLicenses) -> Markup {
    let markable = view.groups.iter().any(|group| group.assignable && !group.users.is_empty());
    html! {
        section .card aria-labelledby="users" {
            header {
                h2 #users { (shell.t("name-users")) }
                @if view.may_assign {
                    form .go method="get" action={ (view.path) "/assign" } {
                        (kept(view))
                        button #assign .button .primary type="submit" { (shell.t("name-assign-licenses")) }
                    }
                }
                @if markable { button #unassign .button type="submit" form="holders" { (shell.t("name-unassign-licenses")) } }
            }
            div .body .stack {
                @for reason in &view.reasons { (part::note(Tone::Plain, &html! { (shell.t(reason)) })) }
                div .bar {
                    @if let Some((back, _)) = &view.only { a .link href=(back) { (shell.t("product-licenses-all-groups")) } }
                    (search(shell, view))
                }
            }
            @if view.groups.iter().all(|group| group.users.is_empty()) {
                div .body { (nobody(shell, view)) }
            } @else {
                form #holders method="get" action={ (view.path) "/unassign" } { (kept(view)) (table(shell, view, markable)) }
            }
            @if let Some((_, pager)) = &view.only { (part::pager(shell, pager, None)) }
        }
    }
}

/// The filter stays chosen.
fn kept(view: &ProductLicenses) -> Markup {
    html! { @if !view.filter.is_empty() { input type="hidden" name="filter" value=(view.filter); } }
}

fn search(shell: &Shell, view: &ProductLicenses) -> Markup {
    html! {
        form .grow-form role="search" method="get" action=(view.path) {
            (kept(view))
            label .hidden for="list-search" { (shell.t("search-users")) }
            input #list-search type="search" name="search" value=(view.search) placeholder=(shell.t("search-users")) maxlength="200";
            button .button type="submit" { (shell.t("name-search")) }
        }
    }
}

fn nobody(shell: &Shell, view: &ProductLicenses) -> Markup {
    let (title, text) = if view.search.is_empty() {
        ("product-licenses-empty", "product-licenses-empty-text")
    } else {
        ("users-not-found", "users-not-found-text")
    };
    part::empty(&shell.t(title), &shell.t(text), &html! {})
}

fn table(shell: &Shell, view: &ProductLicenses, markable: bool) -> Markup {
    let plans = view.groups.iter().flat_map(|group| &group.users).any(|user| user.plans.is_some());
    html! {
        div .scroll { table .rows aria-labelledby="users" {
            thead { tr {
                @if markable { th .tick scope="col" { (all(shell, "holder")) } }
                th scope="col" { (shell.t("name-display-name")) }
                th scope="col" { (shell.t("field-sign-in-name")) }
                th scope="col" { (shell.t("name-held-since")) }
                @if plans { th scope="col" { span .hidden { (shell.t("name-service-plans")) } } }
            } }
            @for group in view.groups.iter().filter(|group| !group.users.is_empty()) { (group_rows(shell, group, (markable, plans))) }
        } }
    }
}

fn group_rows(shell: &Shell, group: &Group, (markable, plans): (bool, bool)) -> Markup {
    let columns = 3_u32.saturating_add(u32::from(markable)).saturating_add(u32::from(plans));
    html! {
        tbody {
            tr .group {
                th scope="rowgroup" colspan=(columns) {
                    span .group-name {
                        @match &group.purchaser { Some(name) => { h3 { (part::person(name)) } }, None => { h3 { (shell.t("name-organization")) } } }
                        span .muted { (shell.tv("licenses-held", &[("count", group.total.into())])) }
                        @if let Some(href) = &group.all { a .link href=(href) { (shell.t("licenses-show-all")) } }
                    }
                }
            }
            @for user in &group.users {
                tr {
                    @if markable { td .tick { @if group.assignable {
                        input type="checkbox" name="holder" value=(user.holder) aria-label=(user.name) checked[user.marked];
                    } } }
                    th scope="row" { a .title href=(user.href) { (user.name) } }
                    td data-label=(shell.t("field-sign-in-name")) { (user.user_principal_name) }
                    td data-label=(shell.t("name-held-since")) { (day(shell, user.since)) }
                    @if plans { td .num { @if let Some((href, id)) = &user.plans {
                        a .link id=(id) href=(href) aria-label=(shell.tv("plans-of", &[("name", (&user.name).into())])) { (shell.t("name-service-plans")) }
                    } } }
                }
            }
        }
    }
}

/// The subscriptions that the figures are the sums of; those that are marked can be exported.
fn subscriptions(shell: &Shell, view: &ProductLicenses) -> Markup {
    let shown = u64::try_from(view.subscriptions.len()).unwrap_or(u64::MAX);
    html! {
        form .card method="get" action="/licenses/export" aria-labelledby="subscriptions" {
            input type="hidden" name="product" value=(view.product_id);
            (kept(view))
            header {
                h2 #subscriptions { (shell.t("name-product-subscriptions")) }
                button .button type="submit" { (icon::DOWNLOAD) (shell.t("name-export-users")) }
            }
            div .body { p .muted {
                (shell.t("product-licenses-export-hint"))
                @if view.subscriptions_total > shown { " " (shell.tv("product-licenses-first", &[("count", shown.into())])) }
            } }
            div .scroll { table .rows aria-labelledby="subscriptions" {
                thead { tr {
                    th .tick scope="col" { (all(shell, "subscription")) }
                    th scope="col" { (shell.t("name-purchaser")) }
                    th scope="col" { (shell.t("name-status")) }
                    th .num scope="col" { (shell.t("name-quantity")) }
                    th scope="col" { (shell.t("name-assigned")) }
                    th scope="col" { (shell.t("name-expires")) }
                } }
                tbody { @for line in &view.subscriptions { (subscription(shell, line)) } }
            } }
        }
    }
}

fn subscription(shell: &Shell, line: &SubscriptionLine) -> Markup {
    let whose = line.purchaser.clone().unwrap_or_else(|| shell.t("name-organization"));
    html! {
        tr {
            td .tick { input type="checkbox" name="subscription" value=(line.id) aria-label=(whose); }
            th scope="row" { a .title href={ "/subscriptions/" (line.id) } { (whose) } }
            td data-label=(shell.t("name-status")) { (part::status(shell, line.status)) }
            td .num data-label=(shell.t("name-quantity")) { (shell.number(line.quantity)) }
            td data-label=(shell.t("name-assigned")) { (part::usage(shell, line.assigned, line.quantity)) }
            td data-label=(shell.t("name-expires")) { @if let Some(ends_on) = line.ends_on { (day(shell, ends_on)) } }
        }
    }
}
