//! Subscription details: what a subscription is, costs and will become, who holds its licenses, what happened to it, and
//! everything that the viewer may do with it (R-ADM-6, R-ADM-8, R-ADM-10).
//!
//! `own.rs` has the panes of its owner, `take_over.rs` those of the organization, `history.rs` the words of the history.

pub mod history;
pub mod own;
pub mod take_over;

use super::part::Tone;
use super::{Markup, Pager, Shell, document, form, html, icon, part};
use crate::words::Value;
use history::Entry;
use jiff::civil::Date;
use purser_domain::billing::Why;
use purser_domain::catalog::{Frequency, Terms};
use purser_domain::money::Money;
use purser_domain::subscription::{End, State, Status, Subscription};

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Details {
    /// The subscription.
    pub known: Subscription,
    /// Who bought it; none for the organization.
    pub purchaser: Option<String>,
    /// What the viewer may do.
    pub may: May,
    /// The day on which it was bought.
    pub bought_on: Date,
    /// What was billed for the period that runs.
    pub lines: Vec<Billed>,
    /// What is billed next, at today's price.
    pub next_charge: Option<(Date, Money)>,
    /// Who holds its licenses.
    pub holders: Holders,
    /// What happened, newest first.
    pub history: Vec<Entry>,
    /// Other pages of the history.
    pub history_pager: Pager,
    /// The take-over that is under way: where it is watched.
    pub under_way: Option<String>,
    /// A take-over that can be undone: where, and until when.
    pub undo: Option<(String, String)>,
    /// Why something that was asked for on the page was not done.
    pub problem: Option<String>,
}

/// What the viewer may do with a subscription, whatever its state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct May {
    /// Change, renew and cancel it: its purchaser, or the organization's administrators.
    pub change: bool,
    /// Assign its licenses.
    pub assign: bool,
    /// Take it over.
    pub take_over: bool,
}

/// A billed line of the period that runs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Billed {
    /// Why it was billed.
    pub why: Why,
    /// First day that it is about.
    pub from: Date,
    /// First day after those.
    pub to: Date,
    /// What is owed; negative for a credit.
    pub amount: Money,
}

/// Who holds the licenses: one page of the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Holders {
    /// The text that narrows the list.
    pub search: String,
    /// Name, sign-in name, since when.
    pub rows: Vec<(String, String, Date)>,
    /// Other pages.
    pub pager: Pager,
}

impl Details {
    /// Where the page is.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/subscriptions/{}", self.known.id)
    }

    fn may_be_taken(&self) -> bool {
        self.known.self_service() && self.may.take_over
    }
}

/// The page, with what lies over it.
#[must_use]
pub fn page(shell: &Shell, view: &Details, over: Option<&Markup>) -> String {
    let known = &view.known;
    let bought = match &view.purchaser {
        Some(name) => shell.tv(
            "sub-bought-by",
            &[("name", name.into()), ("date", Value::Text(&shell.date(view.bought_on)))],
        ),
        None => shell.tv("sub-bought-for", &[("date", Value::Text(&shell.date(view.bought_on)))]),
    };
    let beneath = html! { h2 .beneath { (shell.t("name-subscription-details")) } " · " (bought) };
    let can_take = matches!(known.status(), Status::Active | Status::Expired) && known.take_over.is_none();
    let actions = html! {
        @if view.may_be_taken() && can_take {
            (form::go_from("take-control", &format!("{}/take-over", view.path()), &shell.t("name-take-control"), "primary"))
        }
    };
    let body = html! {
        (part::head(&[("/products", shell.t("name-your-products"))], &known.product_name, &beneath, &actions))
        @if let Some(problem) = &view.problem { (part::alert(problem)) }
        (notes(shell, view))
        div .two {
            (settings(shell, view))
            (price(shell, view))
            @if view.may.change { (actions_card(shell, view)) }
            (scheduled(shell, view))
            (holders(shell, view))
            (history::card(shell, view))
        }
    };
    document(shell, &known.product_name, &body, over)
}

/// What cannot be done here and why, and what can still be taken back.
fn notes(shell: &Shell, view: &Details) -> Markup {
    html! {
        @if let Some(href) = &view.under_way {
            (part::note(Tone::Warn, &html! { (shell.t("sub-under-way")) " " a href=(href) { (shell.t("sub-watch")) } }))
        }
        @if let Some((href, until)) = &view.undo {
            div .note {
                (icon::INFO)
                div .grow { (shell.tv("sub-undo-until", &[("until", until.into())])) }
                (form::go_from("undo", href, &shell.t("sub-undo-take-over"), ""))
            }
        }
        @if !view.may.change && view.known.status() != Status::Deleted {
            (part::note(Tone::Plain, &html! { (shell.t(why_not(view))) }))
        }
    }
}

/// Why the viewer cannot change it (R-ADM-10).
const fn why_not(view: &Details) -> &'static str {
    match (view.known.self_service(), view.may.take_over) {
        (true, true) => "sub-not-yours-take-control",
        (true, false) => "sub-not-yours",
        (false, _) => "sub-organizations",
    }
}

fn settings(shell: &Shell, view: &Details) -> Markup {
    let known = &view.known;
    let held = if known.status() == Status::Deleted { 0 } else { known.assigned };
    let mut rows = vec![
        (shell.t("name-subscription-status"), state(shell, known)),
        (
            shell.t("name-purchaser"),
            match &view.purchaser {
                Some(name) => part::person(name),
                None => html! { (shell.t("name-organization")) },
            },
        ),
        (
            shell.t("name-licenses"),
            html! { (shell.tv("sub-bought-assigned", &[("bought", known.quantity().into()), ("assigned", held.into())])) },
        ),
    ];
    if let Some(price) = total(known) {
        rows.push((shell.t("name-price"), html! { span .money { (per_period(shell, known, price)) } }));
    }
    let recurring = if known.recurring { "sub-on" } else { "sub-off" };
    rows.extend([
        (
            shell.t("sub-recurring"),
            html! { (shell.words.list(&[shell.t(recurring), shell.t(frequency(known.billing_frequency))])) },
        ),
        (shell.t("sub-terms"), html! { (shell.t(terms(known.terms))) }),
        (shell.t("sub-start"), part::day(shell, first_day(known))),
    ]);
    if let Some((name, day)) = end(known) {
        rows.push((shell.t(name), part::day(shell, day)));
    }
    rows.push((shell.t("sub-id"), part::copyable(shell, &known.id.to_string())));
    rows.push((shell.t("sub-product-id"), part::copyable(shell, &known.product_id)));
    html! { (part::card("settings", &shell.t("name-subscriptions-and-settings"), &html! {}, &part::facts(&rows))) }
}

fn first_day(known: &Subscription) -> Date {
    known.timeline.segments.first().map_or(known.anchor, |segment| segment.from)
}

/// The status, and what it means now.
fn state(shell: &Shell, known: &Subscription) -> Markup {
    let dated = |key: &str, date: Date| shell.tv(key, &[("date", Value::Text(&shell.date(date)))]);
    let more = match &known.state {
        State::Scheduled { starts_on } => dated("sub-starts-on", *starts_on),
        State::Trial { until } => dated("sub-trial-until", *until),
        State::Active { .. } => {
            let key = if known.recurring { "sub-renews-on" } else { "sub-ends-on" };
            known.ends_on().map(|day| dated(key, day)).unwrap_or_default()
        }
        State::Expired { until, .. } => dated("sub-expired-until", *until),
        State::Disabled { until, .. } => dated("sub-disabled-until", *until),
        State::Deleted { on, because, .. } => {
            let why = because_of(shell, because);
            shell.tv("sub-deleted-on", &[("date", Value::Text(&shell.date(*on))), ("why", (&why).into())])
        }
    };
    html! { (part::status(shell, known.status())) @if !more.is_empty() { span .sub { (more) } } }
}

fn because_of(shell: &Shell, because: &End) -> String {
    let reason = |reason| shell.words.reason(reason);
    match because {
        End::Lapsed => shell.t("sub-because-lapsed"),
        End::TrialEnded => shell.t("sub-because-trial"),
        End::Canceled { reason: why } => {
            shell.tv("sub-because-canceled", &[("reason", (&reason(*why)).into())])
        }
        End::UsersMoved { .. } => shell.t("sub-because-moved"),
        End::TakenOver { reason: why } => {
            shell.tv("sub-because-taken", &[("reason", (&reason(*why)).into())])
        }
    }
}

/// The key of the day that comes next, and the day.
fn end(known: &Subscription) -> Option<(&'static str, Date)> {
    let name = match known.state {
        State::Scheduled { .. } => return None,
        State::Trial { .. } => "sub-end-trial",
        State::Active { .. } if known.recurring => "sub-renewal",
        State::Active { .. } => "sub-end",
        State::Expired { .. } | State::Disabled { .. } | State::Deleted { .. } => "sub-ended",
    };
    known.ends_on().map(|day| (name, day))
}

const fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "sub-monthly",
        Frequency::Annual => "sub-annually",
        Frequency::Upfront => "sub-upfront",
    }
}

/// The key of what the terms mean.
const fn terms(terms: Terms) -> &'static str {
    match terms {
        Terms::Flexible => "sub-terms-flexible",
        Terms::SevenDay => "sub-terms-seven-day",
    }
}

/// What all licenses cost each billing period.
fn total(known: &Subscription) -> Option<Money> {
    known.unit_price().and_then(|price| price.times(known.quantity()).ok())
}

/// An amount with its period: `$79.92 a month`.
#[must_use]
pub fn per_period(shell: &Shell, known: &Subscription, amount: Money) -> String {
    let key = match known.billing_schedule().months {
        1 => "sub-per-month",
        12 => "sub-per-year",
        _ => "sub-per-term",
    };
    shell.tv(key, &[("price", Value::Text(&shell.money(amount)))])
}

/// The price explained: what one period costs, what was billed for this one, what comes next.
fn price(shell: &Shell, view: &Details) -> Markup {
    let known = &view.known;
    let free = known.trial();
    let body = html! {
        ul .steps {
            @if let (Some(unit), Some(total)) = (known.unit_price(), total(known)) {
                li {
                    span { (shell.tv("sub-price-line", &[("count", known.quantity().into()), ("price", Value::Text(&per_period(shell, known, unit)))])) }
                    span .num { (shell.money(total)) }
                }
                @if view.next_charge.is_some() { (with_tax(shell, total)) }
            }
            @for line in &view.lines {
                li {
                    span { (shell.t(why(line.why))) span .sub { (days(shell, line.from, line.to)) } }
                    span .num { (shell.money(line.amount)) }
                }
            }
            @if let Some((on, amount)) = view.next_charge {
                li { strong { (shell.tv("sub-next-charge", &[("date", Value::Text(&shell.date(on)))])) } span .num { (shell.money(amount)) } }
                @if Some(amount) != total(known) { (with_tax(shell, amount)) }
            }
        }
        p .small .muted {
            (if free { shell.t("sub-price-trial") } else if view.next_charge.is_some() { shell.tax_note() } else { shell.t("sub-price-over") })
        }
    };
    part::card("price", &shell.t("name-price"), &html! {}, &body)
}

fn with_tax(shell: &Shell, net: Money) -> Markup {
    html! { @if let Some((name, total)) = shell.with_tax(net) { li { span .muted { (name) } span .num { (total) } } } }
}

/// The days that a line is about: from the first to the last.
fn days(shell: &Shell, from: Date, to: Date) -> String {
    let last = to.yesterday().unwrap_or(to).max(from);
    let (from, to) = (shell.date(from), shell.date(last));
    shell.tv("sub-days", &[("from", (&from).into()), ("to", (&to).into())])
}

/// The key of why a line was billed.
#[must_use]
pub const fn why(why: Why) -> &'static str {
    match why {
        Why::Purchase => "sub-why-purchase",
        Why::Renewal => "sub-why-renewal",
        Why::QuantityAdded => "sub-why-added",
        Why::QuantityRemoved => "sub-why-removed",
        Why::Canceled => "sub-why-canceled",
        Why::TakenOver => "sub-why-taken-over",
    }
}

/// Everything that its owner may do.
fn actions_card(shell: &Shell, view: &Details) -> Markup {
    let known = &view.known;
    let path = view.path();
    let active = known.status() == Status::Active && known.take_over.is_none();
    let body = html! {
        @if active {
            ul .steps .acts {
                li { (what(shell, "sub-licenses-act", if known.trial() { "sub-licenses-trial" } else { "sub-licenses-text" }))
                    @if !known.trial() { (own::menu(shell, &path)) } }
                li { (what(shell, "sub-recurring", if known.recurring { "sub-recurring-on-text" } else { "sub-recurring-off-text" }))
                    (shell.post(&format!("{path}/recurring"), "recurring", &html! {
                        input type="hidden" name="recurring" value=(if known.recurring { "false" } else { "true" });
                        button .button #recurring type="submit" { (shell.t(if known.recurring { "sub-turn-off" } else { "sub-turn-on" })) }
                    })) }
                li { (what(shell, "sub-cancel-act", terms(known.terms)))
                    (form::go_from("cancel", &format!("{path}/cancel"), &shell.t("name-cancel-subscription"), "danger")) }
            }
        } @else {
            p .muted { (shell.t(if known.take_over.is_some() { "sub-no-acts-busy" } else { "sub-no-acts" })) }
        }
    };
    html! { div .wide { (part::card("actions", &shell.t("name-settings-and-actions"), &html! {}, &body)) } }
}

fn what(shell: &Shell, title: &str, text: &str) -> Markup {
    html! { div { strong { (shell.t(title)) } span .sub { (shell.t(text)) } } }
}

/// What is arranged for the next renewal, with the way to take it back.
fn scheduled(shell: &Shell, view: &Details) -> Markup {
    let known = &view.known;
    let Some(on) = known.ends_on().filter(|_| known.status() == Status::Active) else { return html! {} };
    if known.at_renewal.is_none() && known.recurring {
        return html! {};
    }
    let on = shell.date(on);
    let body = html! {
        ul .steps .acts {
            @if let Some(total) = known.at_renewal {
                li {
                    span { (shell.tv("sub-scheduled-quantity", &[("date", (&on).into()), ("total", total.into())])) }
                    @if view.may.change {
                        (shell.post(&format!("{}/scheduled", view.path()), "scheduled", &html! { button .button type="submit" { (shell.t("sub-remove-scheduled")) } }))
                    }
                }
            }
            @if !known.recurring {
                li {
                    span { (shell.tv("sub-scheduled-end", &[("date", (&on).into())])) }
                    @if view.may.change {
                        (shell.post(&format!("{}/recurring", view.path()), "keep", &html! {
                            input type="hidden" name="recurring" value="true";
                            button .button type="submit" { (shell.t("sub-turn-on")) }
                        }))
                    }
                }
            }
        }
    };
    html! { div .wide { (part::card("scheduled", &shell.t("sub-scheduled"), &html! {}, &body)) } }
}

fn holders(shell: &Shell, view: &Details) -> Markup {
    let list = &view.holders;
    let path = view.path();
    let licenses = format!("/licenses/{}", view.known.product_id);
    let beside = html! { a href=(licenses) { (shell.t(if view.may.assign { "sub-assign-in-licenses" } else { "sub-see-licenses" })) } };
    let found = html! {
        @if list.rows.is_empty() {
            p .pad .muted { (shell.t(if list.search.is_empty() { "sub-nobody" } else { "sub-nobody-found" })) }
        } @else {
            div .scroll { table .rows {
                thead { tr { th scope="col" { (shell.t("sub-person")) } th scope="col" { (shell.t("field-user_principal_name")) } th scope="col" { (shell.t("sub-since")) } } }
                tbody { @for (name, sign_in, since) in &list.rows {
                    tr {
                        th scope="row" { (part::person(name)) }
                        td data-label=(shell.t("field-user_principal_name")) { (sign_in) }
                        td data-label=(shell.t("sub-since")) { (part::day(shell, *since)) }
                    }
                } }
            } }
            (part::pager(shell, &list.pager, Some(&format!("{path}/users.csv"))))
        }
    };
    html! {
        section .card .wide aria-labelledby="holders" {
            header { h2 #holders tabindex="-1" { (shell.t("sub-holders")) } (beside) }
            div .body .flush {
                @if view.known.assigned > 10 || !list.search.is_empty() {
                    form .bar .pad role="search" method="get" action={ (path) "#holders" } {
                        label .hidden for="holder-search" { (shell.t("search-this-list")) }
                        input #holder-search type="search" name="search" value=(list.search) placeholder=(shell.t("search-this-list")) maxlength="200";
                        button .button type="submit" { (shell.t("name-search")) }
                    }
                }
                (found)
            }
        }
    }
}
