//! Users: the organization's people, and one of them with their licenses and purchases. Whoever has no directory role is told
//! names of others, and nothing else (`views::people::Detail`).

use super::part::{Tone, badge, card, copyable, day, facts, status};
use super::{Markup, Pager, Shell, document, html, part};
use jiff::civil::Date;
use purser_domain::people::Role;
use purser_domain::subscription::Status;

/// The list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Users {
    /// What narrows the list.
    pub search: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Other pages.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
}

/// One person of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Where they are.
    pub href: String,
    /// Name for people.
    pub name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Department.
    pub department: String,
    /// Job title.
    pub job_title: String,
    /// Directory roles.
    pub roles: Vec<Role>,
    /// A guest.
    pub guest: bool,
    /// May act.
    pub active: bool,
}

/// The key of a role's name.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::GlobalAdministrator => "users-role-global",
        Role::BillingAdministrator => "users-role-billing",
        Role::LicenseAdministrator => "users-role-license",
        Role::UserAdministrator => "users-role-user",
        Role::GlobalReader => "users-role-reader",
        Role::ServiceSupportAdministrator => "users-role-support",
    }
}

/// The keys of what is special about an account.
#[must_use]
pub fn account(guest: bool, active: bool) -> Vec<&'static str> {
    let words = [guest.then_some("users-guest"), (!active).then_some("users-inactive")];
    words.into_iter().flatten().collect()
}

/// The list as a page.
#[must_use]
pub fn page(shell: &Shell, view: &Users) -> String {
    let title = shell.t("name-users");
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("users-lead")) }, &html! {}))
        div .bar {
            form .grow-form role="search" method="get" action="/users" {
                label .hidden for="list-search" { (shell.t("search-users")) }
                input #list-search type="search" name="search" value=(view.search) placeholder=(shell.t("search-users")) maxlength="200";
                button .button type="submit" { (shell.t("name-search")) }
            }
        }
        @if view.rows.is_empty() {
            (part::empty(&shell.t("users-not-found"), &shell.t("users-not-found-text"), &html! {}))
        } @else {
            div .card { (table(shell, view)) (part::pager(shell, &view.pager, Some(&view.csv))) }
        }
    };
    document(shell, &title, &body, None)
}

fn table(shell: &Shell, view: &Users) -> Markup {
    html! {
        div .scroll { table .rows {
            thead { tr {
                th scope="col" aria-sort="ascending" { (shell.t("name-display-name")) }
                th scope="col" { (shell.t("users-department")) }
                th scope="col" { (shell.t("users-roles")) }
                th scope="col" { (shell.t("users-account")) }
            } }
            tbody { @for row in &view.rows { tr {
                th scope="row" { a .title href=(row.href) { (row.name) } span .sub { (row.user_principal_name) } }
                td data-label=(shell.t("users-department")) { (row.department) @if !row.job_title.is_empty() { span .sub { (row.job_title) } } }
                td data-label=(shell.t("users-roles")) { (roles(shell, &row.roles)) }
                td data-label=(shell.t("users-account")) { (badges(shell, row.guest, row.active)) }
            } } }
        } }
    }
}

fn roles(shell: &Shell, roles: &[Role]) -> Markup {
    html! { @for one in roles { span .sub .ink { (shell.t(role(*one))) } } }
}

fn badges(shell: &Shell, guest: bool, active: bool) -> Markup {
    html! { @for word in account(guest, active) { (badge(&shell.t(word), Tone::Warn)) " " } }
}

/// One person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// Their id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// A guest.
    pub guest: bool,
    /// May act.
    pub active: bool,
    /// What is not everybody's business.
    pub profile: Option<Profile>,
    /// Licenses of subscriptions that the viewer sees.
    pub licenses: Vec<License>,
    /// Subscriptions that the person bought, as far as the viewer sees them.
    pub purchases: Vec<Purchase>,
    /// All of them, when there are more.
    pub more_purchases: Option<String>,
    /// Whether the viewer may open the list of users.
    pub listed: bool,
}

/// What those who have a directory role are told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    /// Groups that they are in.
    pub groups: Vec<String>,
    /// Department.
    pub department: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Address and name of who they report to.
    pub manager: Option<(String, String)>,
    /// Directory roles.
    pub roles: Vec<Role>,
    /// ISO 3166 code.
    pub usage_location: String,
}

/// A license that the person holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct License {
    /// The licenses of the product.
    pub href: String,
    /// The product.
    pub product: String,
    /// The purchaser; none for the organization.
    pub purchaser: Option<String>,
    /// State of the subscription.
    pub status: Status,
    /// Since when.
    pub since: Date,
}

/// A subscription that the person bought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Purchase {
    /// Its details.
    pub href: String,
    /// The product.
    pub product: String,
    /// State.
    pub status: Status,
    /// Licenses.
    pub quantity: u32,
    /// Those that people hold.
    pub assigned: u32,
    /// When it renews or ends.
    pub ends_on: Option<Date>,
}

/// One person as a page.
#[must_use]
pub fn person(shell: &Shell, view: &Person) -> String {
    let crumbs = if view.listed { vec![("/users", shell.t("name-users"))] } else { Vec::new() };
    let lead = html! { (view.user_principal_name) " " (badges(shell, view.guest, view.active)) };
    let body = html! {
        (part::head(&crumbs, &view.name, &lead, &html! {}))
        @if let Some(profile) = &view.profile { (card("profile", &shell.t("users-profile"), &html! {}, &facts(&rows(shell, view, profile)))) }
        (licenses(shell, view))
        @if view.profile.is_some() || !view.purchases.is_empty() { (purchases(shell, view)) }
    };
    document(shell, &view.name, &body, None)
}

fn rows(shell: &Shell, view: &Person, profile: &Profile) -> Vec<(String, Markup)> {
    let mut rows = Vec::new();
    let mut add = |name: &str, value: Markup| rows.push((shell.t(name), value));
    if let Some(department) = &profile.department {
        add("users-department", html! { (department) });
    }
    if let Some(job_title) = &profile.job_title {
        add("users-job-title", html! { (job_title) });
    }
    if !profile.groups.is_empty() {
        add("users-groups", html! { (shell.words.list(&profile.groups)) });
    }
    if let Some((href, name)) = &profile.manager {
        add("users-reports-to", html! { a href=(href) { (name) } });
    }
    if !profile.roles.is_empty() {
        add("users-roles", roles(shell, &profile.roles));
    }
    add("users-usage-location", html! { (profile.usage_location) });
    add("users-id", copyable(shell, &view.id));
    rows
}

/// What the person can use.
fn licenses(shell: &Shell, view: &Person) -> Markup {
    html! {
        section .card aria-labelledby="licenses" {
            header { h2 #licenses { (shell.t("name-licenses")) } }
            @if view.licenses.is_empty() {
                div .body { p .muted { (shell.t(if view.profile.is_some() { "users-no-licenses" } else { "users-no-licenses-seen" })) } }
            } @else {
                div .body .flush { div .scroll { table .rows aria-labelledby="licenses" {
                    thead { tr {
                        th scope="col" { (shell.t("name-product")) }
                        th scope="col" { (shell.t("name-purchaser")) }
                        th scope="col" { (shell.t("name-status")) }
                        th scope="col" { (shell.t("name-held-since")) }
                    } }
                    tbody { @for one in &view.licenses { tr {
                        th scope="row" { a .title href=(one.href) { (one.product) } }
                        td data-label=(shell.t("name-purchaser")) {
                            @match &one.purchaser { Some(name) => (part::person(name)), None => span .muted { (shell.t("name-organization")) } }
                        }
                        td data-label=(shell.t("name-status")) { (status(shell, one.status)) }
                        td data-label=(shell.t("name-held-since")) { (day(shell, one.since)) }
                    } } }
                } } }
            }
        }
    }
}

/// What the person bought.
fn purchases(shell: &Shell, view: &Person) -> Markup {
    html! {
        section .card aria-labelledby="purchases" {
            header {
                h2 #purchases { (shell.t("users-purchases")) }
                @if let Some(href) = &view.more_purchases { a .link href=(href) { (shell.t("search-show-all")) } }
            }
            @if view.purchases.is_empty() {
                div .body { p .muted { (shell.t("users-no-purchases")) } }
            } @else {
                div .body .flush { div .scroll { table .rows aria-labelledby="purchases" {
                    thead { tr {
                        th scope="col" { (shell.t("name-product")) }
                        th scope="col" { (shell.t("name-status")) }
                        th .num scope="col" { (shell.t("name-quantity")) }
                        th scope="col" { (shell.t("name-assigned")) }
                        th scope="col" { (shell.t("name-expires")) }
                    } }
                    tbody { @for one in &view.purchases { tr {
                        th scope="row" { a .title href=(one.href) { (one.product) } }
                        td data-label=(shell.t("name-status")) { (status(shell, one.status)) }
                        td .num data-label=(shell.t("name-quantity")) { (shell.number(one.quantity)) }
                        td data-label=(shell.t("name-assigned")) { (part::usage(shell, one.assigned, one.quantity)) }
                        td data-label=(shell.t("name-expires")) { @if let Some(ends_on) = one.ends_on { (day(shell, ends_on)) } }
                    } } }
                } } }
            }
        }
    }
}
