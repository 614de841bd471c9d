//! Purchase services: what can be bought, by whom, at which price and under which terms (R-PUR-1, R-POL-13, W-P2, W-A5).

use super::part::{self, Tone};
use super::{Markup, Pager, Shell, document, form, html, icon};
use purser_domain::catalog::{Frequency, Term, Terms};
use purser_domain::money::Money;
use purser_domain::policy::{Because, Verdict};

/// Whether the viewer may buy something by themselves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Availability {
    /// The key of the word: what the viewer can do.
    pub word: &'static str,
    /// How good that is.
    pub tone: Tone,
    /// What policy says and where that comes from, when it is policy that decides (R-POL-4).
    pub verdict: Option<Verdict>,
    /// Why not, and the way out, in words.
    pub refused: Option<String>,
}

/// The list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assortment {
    /// The text that narrows the list.
    pub search: String,
    /// The category that narrows it.
    pub category: Option<String>,
    /// What it can be browsed by: address, name, whether it is chosen.
    pub categories: Vec<(String, String, bool)>,
    /// The products.
    pub rows: Vec<Row>,
    /// Other pages.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
}

/// One product of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// The lowest price of one license, and the months that it is for.
    pub from: Option<(Money, u32)>,
    /// Days of a trial that the viewer may start.
    pub trial_days: Option<u16>,
    /// Whether the viewer may buy it.
    pub availability: Availability,
}

/// The list page.
#[must_use]
pub fn page(shell: &Shell, view: &Assortment) -> String {
    let title = shell.t("name-purchase-services");
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("purchase-lead")) }, &html! {}))
        (bar(shell, view))
        @if view.rows.is_empty() {
            (part::empty(&shell.t("purchase-empty"), &shell.t("purchase-empty-text"), &form::go("/purchase", &shell.t("purchase-show-all"))))
        } @else {
            div .card { (table(shell, view)) (part::pager(shell, &view.pager, Some(&view.csv))) }
        }
    };
    document(shell, &title, &body, None)
}

/// Categories and search.
fn bar(shell: &Shell, view: &Assortment) -> Markup {
    html! {
        div .bar {
            @if !view.categories.is_empty() {
                button .button #categories-button type="button" popovertarget="categories" { (icon::FILTER) (shell.t("purchase-categories")) }
                nav #categories .sheet popover aria-label=(shell.t("purchase-categories")) {
                    h2 { (shell.t("purchase-categories")) }
                    ul .plain { @for (href, name, chosen) in &view.categories { li { a href=(href) aria-current=[chosen.then_some("true")] { (name) } } } }
                }
            }
            @if let Some(category) = &view.category { span .chip .chosen { (category) } }
            form .grow-form role="search" method="get" action="/purchase" {
                @if let Some(category) = &view.category { input type="hidden" name="category" value=(category); }
                label .hidden for="list-search" { (shell.t("purchase-search")) }
                input #list-search type="search" name="search" value=(view.search) placeholder=(shell.t("purchase-search")) maxlength="200";
                button .button type="submit" { (shell.t("name-search")) }
            }
        }
    }
}

fn table(shell: &Shell, view: &Assortment) -> Markup {
    let heads = ["name-product", "purchase-self-service", "name-trial", "purchase-price-from"];
    html! {
        div .scroll { table .rows {
            thead { tr { @for head in heads { th scope="col" .num[head == "purchase-price-from"] { (shell.t(head)) } } } }
            tbody { @for row in &view.rows { tr {
                th scope="row" { a .title href=(row.href) { (row.name) } span .sub { (row.category) } }
                td data-label=(shell.t("purchase-self-service")) { (availability(shell, &row.availability)) }
                td data-label=(shell.t("name-trial")) { @if let Some(days) = row.trial_days { (shell.tv("purchase-trial-days", &[("days", u32::from(days).into())])) } }
                td .num data-label=(shell.t("purchase-price-from")) { @if let Some((price, months)) = row.from { (each(shell, price, months)) } }
            } } }
        } }
    }
}

/// The word, and beneath it where policy's answer comes from.
fn availability(shell: &Shell, known: &Availability) -> Markup {
    html! {
        span { (part::badge(&shell.t(known.word), known.tone))
            @if let Some(verdict) = known.verdict.filter(|verdict| verdict.because != Because::BuiltInDefault) { span .sub { (because(shell, verdict)) } } }
    }
}

/// Where an answer of policy comes from.
fn because(shell: &Shell, verdict: Verdict) -> String {
    shell.tv("purchase-because", &[("because", verdict.because.word().into())])
}

/// A price of one license with its period.
#[must_use]
pub fn each(shell: &Shell, price: Money, months: u32) -> Markup {
    html! { span { span .money { (shell.money(price)) } " " span .muted .small { (shell.tv("purchase-each", &[("months", months.into())])) } } }
}

/// How long and how often: `1 year, billed monthly`.
#[must_use]
pub fn plan_name(shell: &Shell, term: Term, frequency: Frequency) -> String {
    let billing = match frequency {
        Frequency::Monthly => "monthly",
        Frequency::Annual => "annual",
        Frequency::Upfront => "upfront",
    };
    shell.tv("purchase-plan", &[("months", term.months().into()), ("billing", billing.into())])
}

/// Under which rules it is cancelled and reduced (P-1).
#[must_use]
pub fn terms(shell: &Shell, terms: Terms) -> String {
    shell.t(match terms {
        Terms::Flexible => "purchase-terms-flexible",
        Terms::SevenDay => "purchase-terms-seven-day",
    })
}

/// One product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Product {
    /// Public id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// The name for scripts.
    pub part_number: String,
    /// What is inside.
    pub services: Vec<String>,
    /// The ways to buy it.
    pub plans: Vec<Plan>,
    /// Under which rules it is cancelled and reduced.
    pub terms: Terms,
    /// Whether the viewer may buy it by themselves.
    pub availability: Availability,
    /// Whether anybody here can buy it.
    pub sold: bool,
    /// Whether the viewer may buy it for the organization; none when that is not theirs to do.
    pub for_organization: Option<bool>,
    /// Days of a trial that the viewer may start, and whether it needs a payment method.
    pub trial: Option<(u16, bool)>,
}

/// One way to buy it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// Where it is bought; none when the viewer may not.
    pub buy: Option<String>,
    /// Where a trial starts, when there is one.
    pub trial: Option<String>,
    /// Length.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// Price of one license for one billing period, without tax.
    pub price: Money,
    /// Months of one billing period.
    pub months: u32,
}

/// The page of a product.
#[must_use]
pub fn product(shell: &Shell, view: &Product) -> String {
    let crumbs = [("/purchase", shell.t("name-purchase-services"))];
    let lead = html! { (view.category) };
    let body = html! {
        (part::head(&crumbs, &view.name, &lead, &html! {}))
        (verdict(shell, view))
        @if !view.plans.is_empty() { (plans(shell, view)) }
        div .grid {
            (part::card("terms", &shell.t("purchase-terms"), &html! {}, &html! { div .stack {
                p { (terms(shell, view.terms)) }
                p { (shell.t("purchase-price-note")) }
                p { (shell.t("purchase-same-policies")) }
            } }))
            (part::card("contents", &shell.t("purchase-contents"), &html! {}, &html! { div .stack {
                @if !view.services.is_empty() { ul { @for service in &view.services { li { (service) } } } }
                (part::facts(&[
                    (shell.t("purchase-product-id"), part::copyable(shell, &view.id)),
                    (shell.t("purchase-part-number"), html! { code { (view.part_number) } }),
                ]))
            } }))
        }
    };
    document(shell, &view.name, &body, None)
}

/// Whether it can be bought, why not, and whom to ask (R-POL-13).
fn verdict(shell: &Shell, view: &Product) -> Markup {
    let known = &view.availability;
    let contact = shell.viewer.as_ref().and_then(|viewer| viewer.support_contact.as_deref());
    html! {
        @if view.for_organization == Some(true) { (part::note(Tone::Plain, &html! { (shell.t("purchase-for-organization")) })) }
        @match &known.refused {
            // Whoever buys for everybody wants to know what the others may do, not to be sent to an administrator.
            Some(_) if view.for_organization == Some(true) => (part::note(Tone::Plain, &html! {
                span .muted { (shell.t("purchase-self-service")) } " " (availability(shell, known))
            })),
            None => (part::note(Tone::Good, &html! { (shell.t("purchase-yourself")) @if let Some(verdict) = known.verdict { span .sub { (because(shell, verdict)) } } })),
            Some(why) => (part::note(Tone::Warn, &html! {
                p { (why) }
                @if view.sold {
                    @match contact {
                        Some(contact) => p { (shell.tv("purchase-ask-contact", &[("contact", contact.into())])) },
                        None => p { (shell.t("purchase-ask")) },
                    }
                    p { a href="/support" { (shell.t("help-contact-support")) } }
                }
            })),
        }
        @if let Some((days, card)) = view.trial {
            (part::note(Tone::Plain, &html! { (shell.tv(if card { "purchase-trial-card" } else { "purchase-trial-free" }, &[("days", u32::from(days).into())])) }))
        }
    }
}

fn plans(shell: &Shell, view: &Product) -> Markup {
    html! {
        section .card aria-labelledby="plans" {
            header { h2 #plans { (shell.t("purchase-plans")) } }
            div .scroll { table .rows {
                thead { tr { th scope="col" { (shell.t("purchase-plan-column")) } th scope="col" .num { (shell.t("name-price")) } th scope="col" { span .hidden { (shell.t("name-buy")) } } } }
                tbody { @for (at, plan) in view.plans.iter().enumerate() { tr {
                    th scope="row" { span .strong { (plan_name(shell, plan.term, plan.frequency)) } }
                    td .num data-label=(shell.t("name-price")) { (each(shell, plan.price, plan.months)) }
                    td { div .actions .at-end {
                        @if let Some(trial) = &plan.trial { (form::go(trial, &shell.t("purchase-start-trial"))) }
                        @if let Some(buy) = &plan.buy { (form::go_class(buy, &shell.t("name-buy"), if at == 0 { "primary" } else { "" })) }
                    } }
                } } }
            } }
        }
    }
}
