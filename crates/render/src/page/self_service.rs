//! Self-service trials and purchases: every governed product with its value and where it comes from, and the pane that
//! changes one or several of them (R-POL-20, W-A4).

use super::part::{self, Tone};
use super::{Entered, Layer, Markup, Pager, Shell, document, form, html};
use purser_domain::policy::{Because, PolicyValue};

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelfService {
    /// Whether the viewer may change it.
    pub may_change: bool,
    /// The text that narrows the list.
    pub search: String,
    /// Fields that lead back to the same part of the list: name and value.
    pub kept: Vec<(String, String)>,
    /// Products.
    pub rows: Vec<Row>,
    /// Other pages.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
    /// What holds where nobody decided.
    pub default: Row,
    /// What holds for offers of others.
    pub offers: Vec<Row>,
    /// What lies over the page.
    pub pane: Option<Pane>,
}

/// A product, an offer type, or the default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id on the page.
    pub anchor: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The pane that changes it.
    pub href: String,
    /// What is in force.
    pub value: PolicyValue,
    /// Where it comes from.
    pub because: Because,
}

/// The pane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pane {
    /// What it is about, when it is one thing: its name; none for several.
    pub title: Option<String>,
    /// The things: hidden field and value, and the name.
    pub subjects: Vec<((&'static str, String), String)>,
    /// Values to choose from.
    pub values: Vec<PolicyValue>,
    /// What is in force, when it is the same for all.
    pub present: Option<PolicyValue>,
    /// Whether something decided here can be given back to the default.
    pub own: bool,
    /// Existing purchases that stay as they are; none when it is not about one product.
    pub untouched: Option<u64>,
    /// Products that trials only would block altogether.
    pub without_trial: Vec<String>,
    /// Where closing leads.
    pub close: String,
    /// What was typed.
    pub entered: Entered,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &SelfService) -> String {
    let title = shell.t("name-self-service-policy");
    let crumbs = [("/settings", shell.t("name-org-settings"))];
    let body = html! {
        (part::head(&crumbs, &title, &html! { (shell.t("selfservice-lead")) }, &html! {}))
        @if !view.may_change { (part::note(Tone::Plain, &html! { (shell.t("selfservice-read-only")) })) }
        (default(shell, view))
        (products(shell, view))
        (offers(shell, view))
    };
    let over = view.pane.as_ref().map(|open| pane(shell, view, open));
    document(shell, &title, &body, over.as_ref())
}

fn tone(value: PolicyValue) -> Tone {
    match value {
        PolicyValue::Enabled => Tone::Good,
        PolicyValue::OnlyTrialsWithoutPaymentMethod => Tone::Warn,
        PolicyValue::Disabled => Tone::Bad,
    }
}

/// The value in words.
fn value(shell: &Shell, value: PolicyValue) -> Markup {
    part::badge(&shell.words.policy_value(value), tone(value))
}

/// Where a value comes from, in words.
#[must_use]
pub fn because(shell: &Shell, because: Because) -> String {
    shell.t(&format!("selfservice-{}", because.word()))
}

fn default(shell: &Shell, view: &SelfService) -> Markup {
    let row = &view.default;
    part::card(
        "default-title",
        &shell.t("selfservice-default"),
        &html! {},
        &html! {
            div .stack {
                div .bar {
                    (value(shell, row.value)) span .muted { (because(shell, row.because)) }
                    span .grow {}
                    @if view.may_change { div id=(row.anchor) tabindex="-1" { (form::go(&row.href, &shell.t("selfservice-change-default"))) } }
                }
                p .muted .small { (shell.t("selfservice-default-text")) }
            }
        },
    )
}

fn products(shell: &Shell, view: &SelfService) -> Markup {
    html! {
        div .bar {
            form .grow-form role="search" method="get" action="/settings/self-service" {
                label .hidden for="list-search" { (shell.t("search-this-list")) }
                input #list-search type="search" name="search" value=(view.search) placeholder=(shell.t("search-this-list")) maxlength="200";
                button .button type="submit" { (shell.t("name-search")) }
            }
        }
        @if view.rows.is_empty() {
            (part::empty(&shell.t("selfservice-empty"), &shell.t("selfservice-empty-text"), &form::go("/settings/self-service", &shell.t("selfservice-all"))))
            @if view.pager.next.is_some() { div .card { (part::pager(shell, &view.pager, None)) } }
        } @else {
            section .card aria-labelledby="products-title" {
                header { h2 #products-title { (shell.t("name-products")) } }
                form method="get" action="/settings/self-service" {
                    @for (name, value) in &view.kept { input type="hidden" name=(name) value=(value); }
                    (table(shell, view))
                    @if view.may_change {
                        div .foot {
                            label .check hidden { input type="checkbox" data-all="product"; (shell.t("selfservice-mark-all")) }
                            span .grow {}
                            button .button type="submit" { (shell.t("selfservice-change-marked")) }
                        }
                    }
                }
                (part::pager(shell, &view.pager, Some(&view.csv)))
            }
        }
    }
}

fn table(shell: &Shell, view: &SelfService) -> Markup {
    html! {
        div .scroll { table .rows {
            thead { tr {
                @if view.may_change { th scope="col" { span .hidden { (shell.t("selfservice-mark")) } } }
                th scope="col" { (shell.t("name-product")) }
                th scope="col" { (shell.t("selfservice-value")) }
                th scope="col" { (shell.t("selfservice-because")) }
            } }
            tbody { @for row in &view.rows {
                tr {
                    @if view.may_change { td { input type="checkbox" name="product" value=(row.id) aria-label=(shell.tv("selfservice-mark-one", &[("name", (&row.name).into())])); } }
                    th scope="row" {
                        @if view.may_change { a .title id=(row.anchor) href=(row.href) { (row.name) } } @else { span .strong { (row.name) } }
                        span .sub { (row.id) }
                    }
                    td data-label=(shell.t("selfservice-value")) { (value(shell, row.value)) }
                    td .muted data-label=(shell.t("selfservice-because")) { (because(shell, row.because)) }
                }
            } }
        } }
    }
}

fn offers(shell: &Shell, view: &SelfService) -> Markup {
    html! {
        section .card aria-labelledby="offers-title" {
            header { h2 #offers-title { (shell.t("selfservice-offers")) } }
            div .body { p .muted { (shell.t("selfservice-offers-text")) } }
            div .scroll { table .rows {
                thead { tr {
                    th scope="col" { (shell.t("selfservice-offer-type")) }
                    th scope="col" { (shell.t("selfservice-value")) }
                    th scope="col" { (shell.t("selfservice-because")) }
                } }
                tbody { @for row in &view.offers { tr {
                    th scope="row" { @if view.may_change { a .title id=(row.anchor) href=(row.href) { (row.name) } } @else { span .strong { (row.name) } } }
                    td data-label=(shell.t("selfservice-value")) { (value(shell, row.value)) }
                    td .muted data-label=(shell.t("selfservice-because")) { (because(shell, row.because)) }
                } } }
            } }
        }
    }
}

fn pane(shell: &Shell, view: &SelfService, open: &Pane) -> Markup {
    let count = u64::try_from(open.subjects.len()).unwrap_or(u64::MAX);
    let title =
        open.title.clone().unwrap_or_else(|| shell.tv("selfservice-several", &[("count", count.into())]));
    let hidden = html! {
        @for (name, value) in &view.kept { input type="hidden" name=(name) value=(value); }
        @for ((name, value), _) in &open.subjects { input type="hidden" name=(name) value=(value); }
    };
    let body = html! {
        (open.entered.alert())
        @if open.subjects.len() > 1 {
            details { summary { (shell.t("selfservice-which")) } ul { @for (_, name) in &open.subjects { li { (name) } } } }
        }
        (shell.post("/settings/self-service", "policy", &html! {
            (hidden)
            fieldset {
                legend { (shell.t("selfservice-question")) }
                div .choices { @for &value in &open.values {
                    (form::choice("value", value.word(), &shell.words.policy_value(value), &meaning(shell, open, value), open.entered.marked("value", value.word(), open.present == Some(value))))
                } }
                @if let Some(error) = open.entered.errors.get("value") { p .error #value-error { (error) } }
            }
            (affected(shell, open))
            button .button .primary type="submit" { (shell.t("name-save")) }
        }))
        @if open.own {
            (shell.post("/settings/self-service", "policy-default", &html! {
                (hidden)
                input type="hidden" name="value" value="default";
                p .muted .small { (shell.t("selfservice-give-back-text")) }
                button .button type="submit" { (shell.t("selfservice-give-back")) }
            }))
        }
    };
    part::over(shell, Layer::Pane, &title, &open.close, &body, &html! {})
}

/// What a value means here.
fn meaning(shell: &Shell, open: &Pane, value: PolicyValue) -> String {
    let text = shell.t(&format!("selfservice-meaning-{}", value.word()));
    if value != PolicyValue::OnlyTrialsWithoutPaymentMethod || open.without_trial.is_empty() {
        return text;
    }
    let warning = if open.subjects.len() == 1 {
        shell.t("selfservice-without-trial")
    } else {
        let names = shell.words.list(&open.without_trial);
        shell.tv("selfservice-without-trial-among", &[("names", (&names).into())])
    };
    format!("{text} {warning}")
}

/// What a change touches and what it leaves (R-POL-7).
fn affected(shell: &Shell, open: &Pane) -> Markup {
    let mut lines = vec![(shell.t("selfservice-effect-new"), String::new())];
    match open.untouched {
        Some(count) => lines.push((shell.t("selfservice-effect-existing"), shell.number(count))),
        None => lines.push((shell.t("selfservice-effect-existing-all"), String::new())),
    }
    part::consequences(shell, &lines)
}
