//! Buying: how many, for whom and how it is paid; then the price before anything is paid; then what comes next (W-P2, W-A5).

use super::part::{self, Tone};
use super::purchase::{each, plan_name, terms};
use super::{Entered, Markup, Shell, document, form, html};
use jiff::civil::Date;
use purser_domain::catalog::{Frequency, Term, Terms};
use purser_domain::money::Money;

/// What is bought, on every step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The product's id.
    pub product_id: String,
    /// Its name.
    pub product: String,
    /// The plan's id.
    pub plan_id: String,
    /// Length.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// Price of one license for one billing period, without tax.
    pub price: Money,
    /// Months of one billing period.
    pub months: u32,
    /// Days of the trial, when one is started.
    pub trial_days: Option<u16>,
    /// Under which rules it is cancelled and reduced.
    pub terms: Terms,
}

impl Wanted {
    fn address(&self) -> String {
        format!("/purchase/{}/checkout", self.product_id)
    }
}

/// The first step: the choices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkout {
    /// What is bought.
    pub wanted: Wanted,
    /// Whether it may be bought for oneself; else why not.
    pub for_me: Result<(), String>,
    /// Whether it may be bought for the organization.
    pub for_organization: bool,
    /// Own cards: id and words.
    pub cards: Vec<(String, String)>,
    /// Whether it may be paid by card.
    pub with_card: bool,
    /// Whether it can start without a payment method.
    pub without_card: bool,
    /// The organization's billing profiles: id, name and how it is paid.
    pub profiles: Vec<(String, String, String)>,
    /// What was typed, and what is wrong with it.
    pub entered: Entered,
}

/// The choices.
#[must_use]
pub fn page(shell: &Shell, view: &Checkout) -> String {
    let title = heading(shell, &view.wanted);
    let body = html! {
        (part::head(&crumbs(shell), &title, &html! { (view.wanted.product) }, &html! {}))
        div .readable .stack {
            (view.entered.alert())
            section .card aria-labelledby="order" {
                header { h2 #order { (shell.t("checkout-order")) } }
                div .body .stack {
                    (offer(shell, &view.wanted))
                    @match &view.for_me {
                        Err(why) if !view.for_organization => (part::note(Tone::Warn, &html! { (why) })),
                        _ => (choices(shell, view)),
                    }
                }
            }
        }
    };
    document(shell, &title, &body, None)
}

fn heading(shell: &Shell, wanted: &Wanted) -> String {
    shell.t(if wanted.trial_days.is_some() { "checkout-title-trial" } else { "checkout-title" })
}

fn crumbs(shell: &Shell) -> [(&'static str, String); 1] {
    [("/purchase", shell.t("name-purchase-services"))]
}

fn offer(shell: &Shell, wanted: &Wanted) -> Markup {
    let mut facts = vec![
        (shell.t("name-product"), html! { a href={ "/purchase/" (wanted.product_id) } { (wanted.product) } }),
        (shell.t("purchase-plan-column"), html! { (plan_name(shell, wanted.term, wanted.frequency)) }),
        (shell.t("name-price"), each(shell, wanted.price, wanted.months)),
    ];
    if let Some(days) = wanted.trial_days {
        let days = shell.tv("purchase-trial-days", &[("days", u32::from(days).into())]);
        facts.push((shell.t("name-trial"), html! { (days) }));
    }
    part::facts(&facts)
}

fn choices(shell: &Shell, view: &Checkout) -> Markup {
    let entered = &view.entered;
    let quantity = form::Field {
        kind: "number",
        attributes: &[("inputmode", "numeric"), ("autocomplete", "off")],
        hint: Some(shell.t("checkout-quantity-hint")),
        ..form::Field::text("quantity", shell.t("field-quantity"), "1")
    };
    let both = view.for_me.is_ok() && view.for_organization;
    html! {
        form .checkout method="get" action=(view.wanted.address()) novalidate {
            input type="hidden" name="plan" value=(view.wanted.plan_id);
            @if view.wanted.trial_days.is_some() { input type="hidden" name="trial" value="true"; }
            (quantity.markup(entered))
            @if both { (whom(shell, view)) } @else {
                input type="hidden" name="for" value=(if view.for_organization { "organization" } else { "me" });
                @if let (Err(why), true) = (&view.for_me, view.for_organization) {
                    (part::note(Tone::Plain, &html! { p { (shell.t("checkout-organization-only")) } p .small { (why) } }))
                }
            }
            @if view.for_organization { (profiles(shell, view)) }
            @if view.for_me.is_ok() { (cards(shell, view)) }
            div .actions {
                button .button .primary type="submit" name="step" value="review" { (shell.t("name-continue")) }
                a .button href={ "/purchase/" (view.wanted.product_id) } { (shell.t("checkout-back")) }
            }
        }
    }
}

fn whom(shell: &Shell, view: &Checkout) -> Markup {
    let chosen = |value: &str, present: bool| view.entered.marked("for", value, present);
    html! {
        fieldset {
            legend { (shell.t("checkout-for")) }
            div .choices {
                (form::choice("for", "organization", &shell.t("checkout-for-organization"), &shell.t("checkout-for-organization-text"), chosen("organization", true)))
                (form::choice("for", "me", &shell.t("checkout-for-me"), &shell.t("checkout-for-me-text"), chosen("me", false)))
            }
        }
    }
}

/// What is wrong with a choice, where it is made.
fn wrong(entered: &Entered, name: &str) -> Markup {
    html! { @if let Some(error) = entered.errors.get(name) { p .error { (error) } } }
}

fn cards(shell: &Shell, view: &Checkout) -> Markup {
    let entered = &view.entered;
    let first =
        view.cards.first().map(|(id, _)| id.as_str()).filter(|_| !view.without_card).unwrap_or_default();
    let chosen = entered.value("payment_method_id", first);
    html! {
        fieldset .when-me {
            legend { (shell.t("checkout-card")) }
            div .choices {
                @if view.without_card {
                    (form::choice("payment_method_id", "", &shell.t("checkout-without-card"), &shell.t("checkout-without-card-text"), chosen.is_empty()))
                }
                @if view.with_card {
                    @for (id, name) in &view.cards { (form::choice("payment_method_id", id, name, "", chosen == id)) }
                    @if view.cards.is_empty() && !view.without_card { p .muted { (shell.t("checkout-no-card")) } }
                }
                (wrong(entered, "payment_method_id"))
                @if view.with_card { div { button .button type="submit" name="step" value="card" { (shell.t("name-add-payment-method")) } } }
            }
        }
    }
}

fn profiles(shell: &Shell, view: &Checkout) -> Markup {
    let first = view.profiles.first().map(|(id, ..)| id.as_str()).unwrap_or_default();
    let chosen = view.entered.value("billing_profile_id", first);
    html! {
        fieldset .when-organization {
            legend { (shell.t("checkout-profile")) }
            div .choices {
                @if view.profiles.is_empty() {
                    (form::choice("billing_profile_id", "", &shell.t("checkout-new-profile"), &shell.t("checkout-new-profile-text"), true))
                }
                @for (id, name, how) in &view.profiles { (form::choice("billing_profile_id", id, name, how, chosen == id)) }
                (wrong(&view.entered, "billing_profile_id"))
            }
        }
    }
}

/// The second step: what it costs, before it is paid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// What is bought.
    pub wanted: Wanted,
    /// How many.
    pub quantity: u32,
    /// Whether it is for the organization.
    pub organization: bool,
    /// Whether the price has changed since it was shown.
    pub changed: bool,
    /// What is charged today, without tax.
    pub billed: Option<Money>,
    /// What all licenses cost each billing period, without tax.
    pub every: Money,
    /// When the next charge comes.
    pub next_on: Option<Date>,
    /// When the term or the trial ends.
    pub ends_on: Option<Date>,
    /// Whether it renews then.
    pub recurring: bool,
    /// How it is paid, in words.
    pub paid: String,
    /// Names of those who get a mail.
    pub mails: Vec<String>,
    /// What is processed of the buyer (R-POL-14).
    pub processed: Vec<(String, String)>,
    /// The hidden fields of the order.
    pub fields: Vec<(&'static str, String)>,
    /// The first step with the same choices.
    pub back: String,
}

/// The price before paying.
#[must_use]
pub fn review(shell: &Shell, view: &Review) -> String {
    let title = shell.t("checkout-review");
    let body = html! {
        (part::head(&crumbs(shell), &title, &html! { (view.wanted.product) }, &html! {}))
        div .readable .stack {
            @if view.changed { (part::alert(&shell.t("checkout-price-changed"))) }
            (price(shell, view))
            section .card aria-labelledby="after" {
                header { h2 #after { (shell.t("what-will-happen")) } }
                div .body { ul .steps { @for line in happens(shell, view) { li { span { (line) } } } } }
            }
            (part::card("terms", &shell.t("purchase-terms"), &html! {}, &html! { div .stack {
                p { (terms(shell, view.wanted.terms)) }
                p { (shell.t("purchase-same-policies")) }
            } }))
            (processed(shell, view))
            div .actions {
                (shell.post(&view.wanted.address(), "buy", &html! {
                    @for (name, value) in &view.fields { input type="hidden" name=(name) value=(value); }
                    button .button .primary type="submit" { (shell.t("name-buy")) }
                }))
                a .button href=(view.back) { (shell.t("checkout-back")) }
            }
        }
    };
    document(shell, &title, &body, None)
}

fn price(shell: &Shell, view: &Review) -> Markup {
    let wanted = &view.wanted;
    let licenses = shell.tv(
        "checkout-line",
        &[("quantity", view.quantity.into()), ("price", (&shell.money(wanted.price)).into())],
    );
    let every = shell.tv("checkout-every", &[("months", wanted.months.into())]);
    let today = view.billed.unwrap_or(Money::zero(view.every.currency));
    let (due, today) = match shell.taxed(today) {
        Some(taxed) => ("checkout-today-taxed", taxed.total),
        None => ("checkout-today", today),
    };
    html! {
        section .card aria-labelledby="price" {
            header { h2 #price { (shell.t("name-price")) } }
            div .body {
                ul .steps {
                    li { span { (licenses) span .sub { (plan_name(shell, wanted.term, wanted.frequency)) } }
                        span .num { span .money { (shell.money(view.every)) } " " span .muted .small { (every) } } }
                    @if let Some(taxed) = shell.taxed(view.every) {
                        li { span { (taxed.name) } span .num { (shell.money(taxed.tax)) } }
                        li { span { (shell.t("checkout-with-tax")) }
                            span .num { span .money { (shell.money(taxed.total)) } " " span .muted .small { (every) } } }
                    } @else {
                        li { span { (shell.t("checkout-tax")) span .sub { (shell.t("checkout-tax-text")) } }
                            span .num { (shell.t("checkout-tax-later")) } }
                    }
                    li { span .strong { (shell.t(due)) } span .num .figure { (shell.money(today)) } }
                }
            }
        }
    }
}

fn happens(shell: &Shell, view: &Review) -> Vec<String> {
    let (next_charge, every) = match shell.taxed(view.every) {
        Some(taxed) => ("checkout-next-taxed", shell.money(taxed.total)),
        None => ("checkout-next", shell.money(view.every)),
    };
    let mut lines = Vec::new();
    let whose = if view.organization { "checkout-happens-organization" } else { "checkout-happens-me" };
    lines.push(shell.tv(whose, &[("quantity", view.quantity.into())]));
    lines.push(shell.tv("checkout-paid", &[("paid", (&view.paid).into())]));
    if let Some(next) = view.next_on.filter(|_| view.recurring || view.next_on != view.ends_on) {
        let date = shell.date(next);
        lines.push(shell.tv(next_charge, &[("date", (&date).into()), ("price", (&every).into())]));
    }
    if let Some(end) = view.ends_on {
        let key = match (view.wanted.trial_days.is_some(), view.recurring) {
            (true, true) => "checkout-trial-converts",
            (true, false) => "checkout-trial-ends",
            (false, true) => "checkout-renews",
            (false, false) => "checkout-ends",
        };
        lines.push(shell.tv(key, &[("date", (&shell.date(end)).into())]));
    }
    if !view.mails.is_empty() {
        lines.push(shell.tv("checkout-mails", &[("names", (&shell.words.list(&view.mails)).into())]));
    }
    lines
}

/// What is processed of the buyer, shown before buying (R-POL-14).
fn processed(shell: &Shell, view: &Review) -> Markup {
    let facts: Vec<(String, Markup)> =
        view.processed.iter().map(|(name, value)| (name.clone(), html! { (value) })).collect();
    html! {
        details .card {
            summary { (shell.t("checkout-processed")) }
            div .stack { p { (shell.t("checkout-processed-text")) } (part::facts(&facts)) }
        }
    }
}

/// The end: what was bought and what comes next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bought {
    /// The subscription's id.
    pub id: String,
    /// The product's id and name.
    pub product: (String, String),
    /// How many.
    pub quantity: u32,
    /// Length.
    pub term: Term,
    /// How often it is billed.
    pub frequency: Frequency,
    /// What all licenses cost each billing period, and its months.
    pub every: Option<(Money, u32)>,
    /// Whether it is a trial.
    pub trial: bool,
    /// When it renews or ends.
    pub ends_on: Option<Date>,
    /// Whether it renews then.
    pub recurring: bool,
    /// Whether it is the organization's.
    pub organization: bool,
    /// Whether the viewer may hand its licenses out.
    pub may_assign: bool,
}

/// The confirmation.
#[must_use]
pub fn bought(shell: &Shell, view: &Bought) -> String {
    let (product_id, product) = &view.product;
    let title = shell.t(if view.trial { "bought-title-trial" } else { "bought-title" });
    let details = format!("/subscriptions/{}", view.id);
    let body = html! {
        (part::head(&crumbs(shell), &title, &html! { (product) }, &html! {}))
        div .readable .stack {
            (part::card("bought", &shell.t("bought-what"), &html! {}, &part::facts(&bought_facts(shell, view))))
            (part::card("next", &shell.t("bought-next"), &html! {}, &html! { div .stack {
                p { (shell.t(if view.may_assign { "bought-next-assign" } else { "bought-next-others" })) }
                div .actions {
                    @if view.may_assign { (form::go_primary(&format!("/licenses/{product_id}"), &shell.t("name-assign-licenses"))) }
                    (form::go(&details, &shell.t("name-subscription-details")))
                    (form::go("/products", &shell.t("name-your-products")))
                }
            } }))
        }
    };
    document(shell, &title, &body, None)
}

fn bought_facts(shell: &Shell, view: &Bought) -> Vec<(String, Markup)> {
    let mut facts = vec![
        (shell.t("name-product"), html! { (view.product.1) }),
        (shell.t("name-quantity"), html! { (shell.number(view.quantity)) }),
        (shell.t("purchase-plan-column"), html! { (plan_name(shell, view.term, view.frequency)) }),
    ];
    if let Some((price, months)) = view.every {
        let every = shell.tv("checkout-every", &[("months", months.into())]);
        facts.push((
            shell.t("name-price"),
            html! { (part::money(shell, price)) " " span .muted .small { (every) } },
        ));
        facts.extend(shell.with_tax(price).map(|(what, total)| (what, html! { (total) })));
    }
    if let Some(end) = view.ends_on {
        let key = if view.recurring { "bought-renews" } else { "bought-ends" };
        facts.push((shell.t(key), part::day(shell, end)));
    }
    let whose = shell.t(if view.organization { "name-organization" } else { "bought-owner-me" });
    facts.push((shell.t("bought-owner"), html! { (whose) }));
    facts
}
