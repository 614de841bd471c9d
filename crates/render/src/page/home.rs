//! Home: what needs the viewer, what people bought lately, what renews soon, what is spent; and for everyone what they
//! have and what they can buy.

use super::part::{self, Tone};
use super::{Markup, Shell, document, form, html};
use jiff::civil::Date;
use purser_domain::money::Money;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Home {
    /// Whether the viewer has a role: what needs them, and purchases of others, are only for those.
    pub governs: bool,
    /// What needs them, the most urgent first.
    pub attention: Vec<Attention>,
    /// What others bought lately; none when the viewer does not see it.
    pub purchases: Option<Short>,
    /// What the viewer bought for themselves, newest first; none when they govern.
    pub own: Option<Short>,
    /// What renews or ends soon.
    pub ending: Short,
    /// What was billed, one per currency.
    pub spend: Vec<Spend>,
    /// Licenses that the viewer holds.
    pub held: Vec<Held>,
    /// What the viewer can buy alone; none for who buys for the organization.
    pub offers: Option<Offers>,
}

/// One thing that needs somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Attention {
    /// Work that failed too often.
    FailedJobs(u64),
    /// Support requests that wait for a decision.
    SupportRequests(u64),
    /// A take-over under way: where it is shown, the product, how many of how many.
    TakeOver {
        /// Where its progress is shown.
        href: String,
        /// The product.
        product: String,
        /// People done.
        done: u32,
        /// People in all.
        total: u32,
    },
    /// Few or no licenses are left.
    UsedUp {
        /// The subscription's details.
        href: String,
        /// The product.
        product: String,
        /// Whose it is; none for the organization's.
        purchaser: Option<String>,
        /// Licenses assigned.
        assigned: u32,
        /// Licenses bought.
        quantity: u32,
    },
    /// More of the same kind than are shown.
    More {
        /// Where all of them are.
        href: &'static str,
        /// How many more.
        count: u64,
    },
}

/// The first rows of a list and how many there are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Short {
    /// The first ones.
    pub rows: Vec<Row>,
    /// All there are.
    pub total: u64,
}

/// One subscription.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its details.
    pub href: String,
    /// The product.
    pub product: String,
    /// Who bought it; none for the organization.
    pub purchaser: Option<String>,
    /// The day that the list is about.
    pub on: Option<Date>,
    /// Whether it renews then.
    pub renews: bool,
    /// What all licenses cost each period, with the key of the period.
    pub price: Option<(Money, &'static str)>,
}

/// What was billed in one currency, the oldest month first; the last one is the present month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spend {
    /// First day of the month and what was billed less what was credited.
    pub months: Vec<(Date, Money)>,
}

/// A license that the viewer holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The product.
    pub product: String,
    /// Who bought it; none for the organization.
    pub purchaser: Option<String>,
    /// Since when.
    pub since: Date,
}

/// What somebody can buy alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offers {
    /// Some of the products: address and name.
    pub some: Vec<(String, String)>,
    /// All of them.
    pub total: u64,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Home) -> String {
    let title = shell.t("name-home");
    let lead = html! { (shell.t(if view.governs { "home-lead" } else { "home-lead-own" })) };
    let body = html! {
        (part::head(&[], &title, &lead, &html! {}))
        @if view.governs || !view.attention.is_empty() { (attention(shell, view)) }
        div .grid .pairs {
            @if let Some(purchases) = &view.purchases { (bought(shell, purchases)) }
            @if !view.governs || !view.held.is_empty() { (held(shell, view)) }
            @if let Some(own) = &view.own { (mine(shell, own)) }
            (ending(shell, view))
            @if let Some(offers) = &view.offers { (can_buy(shell, offers)) }
            (spending(shell, view))
        }
    };
    document(shell, &title, &body, None)
}

fn attention(shell: &Shell, view: &Home) -> Markup {
    part::card(
        "attention",
        &shell.t("home-attention"),
        &html! {},
        &html! {
            @if view.attention.is_empty() {
                p .muted { (shell.t("home-attention-none")) }
            } @else {
                ul .steps { @for item in &view.attention { li { (attention_item(shell, item)) } } }
            }
        },
    )
}

fn attention_item(shell: &Shell, item: &Attention) -> Markup {
    match item {
        Attention::FailedJobs(count) => html! {
            div { a .title href="/jobs" { (shell.tv("home-failed-jobs", &[("count", (*count).into())])) } span .sub { (shell.t("home-failed-jobs-why")) } }
            (part::badge(&shell.t("home-failed"), Tone::Bad))
        },
        Attention::SupportRequests(count) => html! {
            div { a .title href="/support?show=open" { (shell.tv("home-support", &[("count", (*count).into())])) } span .sub { (shell.t("home-support-why")) } }
            (part::badge(&shell.t("support-status-open"), Tone::Warn))
        },
        Attention::TakeOver { href, product, done, total } => html! {
            div { a .title href=(href) { (product) } span .sub { (shell.tv("home-moving", &[("done", (*done).into()), ("total", (*total).into())])) } }
            (part::badge(&shell.t("home-under-way"), Tone::Plain))
        },
        Attention::UsedUp { href, product, purchaser, assigned, quantity } => {
            let free = quantity.saturating_sub(*assigned);
            let text = if free == 0 {
                shell.t("home-none-left")
            } else {
                shell.tv("home-few-left", &[("count", free.into())])
            };
            html! {
                div { a .title href=(href) { (product) } span .sub { (owner(shell, purchaser.as_deref())) " · " (shell.tv("home-assigned", &[("used", (*assigned).into()), ("total", (*quantity).into())])) } }
                (part::badge(&text, if free == 0 { Tone::Bad } else { Tone::Warn }))
            }
        }
        Attention::More { href, count } => {
            html! { a href=(href) { (shell.tv("home-more", &[("count", (*count).into())])) } }
        }
    }
}

fn owner(shell: &Shell, purchaser: Option<&str>) -> String {
    purchaser.map_or_else(|| shell.t("name-organization"), Into::into)
}

fn bought(shell: &Shell, list: &Short) -> Markup {
    part::card(
        "purchases",
        &shell.t("home-purchases"),
        &html! {},
        &html! {
            @if list.rows.is_empty() {
                p .muted { (shell.t("home-purchases-none")) }
            } @else {
                p .muted .small { (shell.tv("home-purchases-count", &[("count", list.total.into())])) }
                ul .steps { @for row in &list.rows { li {
                    div { a .title href=(row.href) { (row.product) } span .sub { (owner(shell, row.purchaser.as_deref())) @if let Some(on) = row.on { " · " (part::day(shell, on)) } } }
                    (price(shell, row))
                } } }
                p { a .link href="/products?filter=self-service" { (shell.t("home-all-purchases")) } }
            }
        },
    )
}

fn mine(shell: &Shell, list: &Short) -> Markup {
    part::card(
        "own",
        &shell.t("home-own"),
        &html! {},
        &html! {
            @if list.rows.is_empty() {
                p .muted { (shell.t("home-own-none")) }
            } @else {
                ul .steps { @for row in &list.rows { li {
                    div { a .title href=(row.href) { (row.product) } @if let Some(on) = row.on { span .sub { (part::day(shell, on)) } } }
                    (price(shell, row))
                } } }
                p { a .link href="/products" { (shell.t("home-own-all")) } }
            }
        },
    )
}

fn ending(shell: &Shell, view: &Home) -> Markup {
    part::card(
        "ending",
        &shell.t("home-ending"),
        &html! {},
        &html! {
            @if view.ending.rows.is_empty() {
                p .muted { (shell.t("home-ending-none")) }
            } @else {
                ul .steps { @for row in &view.ending.rows { li {
                    div {
                        a .title href=(row.href) { (row.product) }
                        span .sub {
                            @if let Some(on) = row.on { (part::day(shell, on)) @if let Some(near) = part::near(shell, on) { " (" (near) ")" } }
                            " · " (owner(shell, row.purchaser.as_deref()))
                        }
                    }
                    @if row.renews { (price(shell, row)) } @else { (part::badge(&shell.t("ends"), Tone::Warn)) }
                } } }
                @if view.ending.total > u64::try_from(view.ending.rows.len()).unwrap_or(u64::MAX) {
                    p .muted .small { (shell.tv("home-ending-count", &[("count", view.ending.total.into())])) }
                }
                p { a .link href="/products?sort=expires" { (shell.t("home-all-products")) } }
            }
        },
    )
}

fn price(shell: &Shell, row: &Row) -> Markup {
    html! { @if let Some((price, period)) = &row.price { span .num { (part::money(shell, *price)) span .sub { (shell.t(period)) } } } }
}

fn spending(shell: &Shell, view: &Home) -> Markup {
    part::card(
        "spend",
        &shell.t(if view.governs { "home-spend" } else { "home-spend-own" }),
        &html! {},
        &html! {
            @if view.spend.is_empty() {
                p .muted { (shell.t("home-spend-none")) }
            } @else {
                div .stack {
                    @for spend in &view.spend { (one_currency(shell, spend)) }
                    p .muted .small { (shell.t("home-spend-how")) }
                }
            }
        },
    )
}

/// The present month's figure, the months as bars, and every figure of theirs.
fn one_currency(shell: &Shell, spend: &Spend) -> Markup {
    let now = spend.months.last().map(|(_, amount)| *amount);
    html! {
        div .spend {
            div .stack {
                @if let Some(now) = now { p { span .figure { (part::money(shell, now)) } " " span .muted { (shell.t("home-this-month")) } } }
                (bars(&spend.months))
            }
            table .month {
                caption .hidden { (shell.t("home-spend")) }
                thead .hidden { tr { th scope="col" { (shell.t("home-month")) } th scope="col" { (shell.t("home-amount")) } } }
                tbody { @for (month, amount) in spend.months.iter().rev() { tr { th scope="row" { (shell.words.month(*month)) } td .num { (part::money(shell, *amount)) } } } }
            }
        }
    }
}

/// Bars as tall as the largest month; a month in which more was credited than billed has none.
fn bars(months: &[(Date, Money)]) -> Markup {
    let amount = |money: &Money| i128::from(money.minor.max(0));
    let most = months.iter().map(|(_, money)| amount(money)).max().unwrap_or(0).max(1);
    let count = months.len();
    let width = count.saturating_mul(20).saturating_sub(4);
    html! {
        svg .bars viewBox={ "0 0 " (width) " 60" } preserveAspectRatio="none" aria-hidden="true" {
            @for (ix, (_, money)) in months.iter().enumerate() {
                @let tall = amount(money).saturating_mul(60).checked_div(most).unwrap_or(0);
                @let tall = if money.minor > 0 { tall.max(1) } else { tall };
                rect .before[ix.saturating_add(1) < count] x=(ix.saturating_mul(20)) y=(60_i128.saturating_sub(tall)) width="16" height=(tall) {}
            }
        }
    }
}

fn held(shell: &Shell, view: &Home) -> Markup {
    part::card(
        "held",
        &shell.t("home-held"),
        &html! {},
        &html! {
            @if view.held.is_empty() {
                p .muted { (shell.t("home-held-none")) }
            } @else {
                ul .steps { @for license in &view.held { li {
                    div { span .strong { (license.product) } span .sub { (from(shell, license)) } }
                    span .muted .small { (shell.tv("home-since", &[("date", (&shell.date(license.since)).into())])) }
                } } }
                p { a .link href="/licenses" { (shell.t("home-all-licenses")) } }
            }
        },
    )
}

fn from(shell: &Shell, license: &Held) -> String {
    match &license.purchaser {
        Some(name) => shell.tv("home-held-from", &[("name", name.into())]),
        None => shell.t("home-held-organization"),
    }
}

fn can_buy(shell: &Shell, offers: &Offers) -> Markup {
    part::card(
        "offers",
        &shell.t("home-offers"),
        &html! {},
        &html! {
            @if offers.total == 0 {
                p .muted { (shell.t("home-offers-none")) }
            } @else {
                div .stack {
                    p { (shell.tv("home-offers-count", &[("count", offers.total.into())])) }
                    ul .plain { @for (href, name) in &offers.some { li { a href=(href) { (name) } } } }
                    (form::go_primary("/purchase", &shell.t("name-purchase-services")))
                }
            }
        },
    )
}
