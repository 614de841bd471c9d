//! What lies over the licenses of a product: handing licenses out (W-P4) and taking them back (W-P5).
//!
//! Everything chosen is in the form and in the address, so a search, a reload or a refusal loses nobody. With htmx the names
//! appear while somebody types; without it the same form searches.

use super::part::{Tone, badge};
use super::{Entered, Layer, Markup, Shell, form, html, icon, part};

/// The pane *Assign licenses to users*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignPane {
    /// Where the page beneath is, without a query.
    pub path: String,
    /// Where closing leads.
    pub close: String,
    /// The product.
    pub product: String,
    /// Subscriptions whose licenses the viewer may assign: id, name, how many are free.
    pub subscriptions: Vec<(String, String, u32)>,
    /// The one that is assigned from.
    pub subscription: String,
    /// What is hidden in the form: the filter of the page beneath.
    pub kept: Vec<(&'static str, String)>,
    /// Who may be chosen.
    pub people: People,
    /// Most people at once (R-USR-23).
    pub most: u32,
}

/// People who were chosen, and people who were found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct People {
    /// What was looked for.
    pub search: String,
    /// Who was chosen before.
    pub chosen: Vec<Candidate>,
    /// Who was found besides them.
    pub found: Vec<Candidate>,
    /// Whether there may be others.
    pub more: bool,
}

/// Somebody who may get a license.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// Their id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Whether they hold one already.
    pub holds: bool,
}

/// The pane.
#[must_use]
pub fn assign(shell: &Shell, view: &AssignPane, entered: &Entered) -> Markup {
    let action = format!("{}/assign", view.path);
    let body = html! {
        (entered.alert())
        form #assign-form .stack method="post" action=(action) data-once {
            input type="hidden" name="csrf" value=(shell.csrf);
            input type="hidden" name="key" value={ (shell.key) "/assign" };
            @for (name, value) in &view.kept { input type="hidden" name=(name) value=(value); }
            (source(shell, view, entered))
            div .field {
                label for="q" { (shell.t("name-display-name")) }
                div .beside {
                    input #q type="search" name="q" value=(view.people.search) maxlength="200" autocomplete="off" aria-describedby="q-hint" aria-controls="people"
                        hx-get={ (action) "/people" } hx-trigger="input changed delay:200ms" hx-target="#people"
                        hx-include="#assign-form [name=user], #assign-form [name=subscription]" hx-sync="this:replace";
                    button .button type="submit" name="act" value="search" { (shell.t("name-search")) }
                }
                p #q-hint .hint { (shell.tv("assign-hint", &[("count", view.most.into())])) }
            }
            p #people-count .small .muted role="status" { (count(shell, &view.people)) }
            div #people .stack { (lists(shell, &view.people)) }
        }
    };
    let buttons =
        html! { button .button .primary type="submit" form="assign-form" { (shell.t("name-assign")) } };
    part::over(shell, Layer::Pane, &shell.t("name-assign-licenses-to-users"), &view.close, &body, &buttons)
}

/// From which subscription, and how many of its licenses are free.
fn source(shell: &Shell, view: &AssignPane, entered: &Entered) -> Markup {
    let free = |free: u32| shell.tv("assign-free", &[("count", free.into())]);
    html! {
        @if let [(id, name, left)] = view.subscriptions.as_slice() {
            input type="hidden" name="subscription" value=(id);
            p { (view.product) span .sub { (name) " · " (free(*left)) } }
        } @else {
            p { (view.product) }
            @let options: Vec<(String, String)> = view.subscriptions.iter().map(|(id, name, left)| (id.clone(), format!("{name} · {}", free(*left)))).collect();
            (form::select("subscription", &shell.t("name-license-source"), &options, &view.subscription, entered))
        }
    }
}

/// What htmx puts into the pane while somebody types.
#[must_use]
pub fn people(shell: &Shell, view: &People) -> String {
    html! {
        (lists(shell, view))
        p #people-count hx-swap-oob="innerHTML" { (count(shell, view)) }
    }
    .into_string()
}

fn count(shell: &Shell, view: &People) -> String {
    if view.search.is_empty() {
        return String::new();
    }
    let found = u64::try_from(view.found.len()).unwrap_or(u64::MAX);
    let key = if view.more { "assign-found-first" } else { "assign-found" };
    shell.tv(key, &[("count", found.into())])
}

fn lists(shell: &Shell, view: &People) -> Markup {
    html! {
        @if !view.chosen.is_empty() {
            fieldset { legend { (shell.t("assign-legend-chosen")) } @for one in &view.chosen { (candidate(shell, one, true)) } }
        }
        @if !view.found.is_empty() {
            fieldset { legend { (shell.t("assign-legend-found")) } @for one in &view.found { (candidate(shell, one, false)) } }
        }
    }
}

fn candidate(shell: &Shell, one: &Candidate, chosen: bool) -> Markup {
    html! {
        label .check .candidate {
            input type="checkbox" name="user" value=(one.id) aria-label=(one.name) aria-describedby={ "upn-" (one.id) } checked[chosen && !one.holds] disabled[one.holds];
            (part::avatar(&one.name))
            span .grow {
                (one.name) span .sub id={ "upn-" (one.id) } { (one.user_principal_name) }
                @if one.holds { (badge(&shell.t("assign-holds"), Tone::Plain)) }
            }
        }
    }
}

/// The pane after licenses were assigned: who holds one now.
#[must_use]
pub fn assigned(shell: &Shell, product: &str, close: &str, people: &[Candidate]) -> Markup {
    let count = u64::try_from(people.len()).unwrap_or(u64::MAX);
    let body = html! {
        div .note .good role="status" {
            (icon::CHECK)
            div .grow { (shell.tv("assigned-note", &[("count", count.into()), ("name", product.into())])) }
        }
        (names(people))
    };
    part::over(shell, Layer::Pane, &shell.t("name-assign-licenses-to-users"), close, &body, &html! {})
}

/// The dialog *Unassign licenses*: licenses, and who holds them.
#[must_use]
pub fn unassign(
    shell: &Shell,
    path: &str,
    close: &str,
    fields: &[(&'static str, String)],
    people: &[Candidate],
    entered: &Entered,
) -> Markup {
    let count = u64::try_from(people.len()).unwrap_or(u64::MAX);
    let body = html! {
        (entered.alert())
        p { (shell.tv("unassign-question", &[("count", count.into())])) }
        (names(people))
        p .muted { (shell.t("unassign-after")) }
    };
    let buttons = shell.post(
        &format!("{path}/unassign"),
        "unassign",
        &html! {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button .button .primary type="submit" { (shell.t("name-unassign")) }
        },
    );
    part::over(shell, Layer::Dialog, &shell.t("name-unassign-licenses"), close, &body, &buttons)
}

fn names(people: &[Candidate]) -> Markup {
    html! {
        ul .plain { @for one in people {
            li { span .person { (part::avatar(&one.name)) span { (one.name) span .sub { (one.user_principal_name) } } } }
        } }
    }
}
