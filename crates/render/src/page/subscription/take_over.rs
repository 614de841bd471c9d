//! The pane *Take control of this subscription* and everything that follows it (W-A6, W-A7, P-7). What will happen is a
//! preview of the command that would do it.

use super::own::reasons;
use super::{Details, page};
use crate::page::part::Tone;
use crate::page::tax::Due;
use crate::page::{Entered, Layer, Markup, Shell, form, html, part};
use purser_domain::subscription::CancelReason;

/// What a take-over or its undo would do, or did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Effect {
    /// The people concerned, by name; not all of them when there are many.
    pub people: Vec<String>,
    /// How many there are.
    pub people_count: u64,
    /// What the purchaser gets back.
    pub credit: Option<Due>,
    /// What the organization, or whoever pays then, is charged.
    pub billed: Option<Due>,
    /// Who gets a mail, by name.
    pub mails: Vec<String>,
    /// Licenses of the target that are left.
    pub left: Option<u32>,
    /// Until when it can be undone.
    pub undo_until: String,
}

/// The three ways.
#[must_use]
pub fn choose(shell: &Shell, view: &Details) -> String {
    let path = format!("{}/take-over", view.path());
    let ways = [
        ("move", "name-move-users", "sub-move-text"),
        ("transfer", "sub-transfer", "sub-transfer-text"),
        ("cancel", "name-cancel-subscription", "sub-take-cancel-text"),
    ];
    let body = html! {
        (summary(shell, view))
        div .choices {
            @for (way, title, text) in ways {
                div .way {
                    form .go method="get" action={ (path) "/" (way) } {
                        button type="submit" aria-describedby={ "way-" (way) } { (shell.t(title)) }
                    }
                    small id={ "way-" (way) } { (shell.t(text)) }
                }
            }
        }
        p .small .muted { (shell.t("sub-preview-first")) }
    };
    pane(shell, view, &shell.t("name-take-control"), &body, &html! {})
}

/// What is taken: in one line.
fn summary(shell: &Shell, view: &Details) -> Markup {
    let known = &view.known;
    let purchaser = view.purchaser.as_deref().unwrap_or_default();
    html! {
        p .muted { (shell.tv("sub-taken", &[("product", (&known.product_name).into()), ("count", known.quantity().into()), ("name", purchaser.into()), ("people", known.assigned.into())])) }
    }
}

fn close(view: &Details) -> String {
    format!("{}#take-control", view.path())
}

fn pane(shell: &Shell, view: &Details, title: &str, body: &Markup, buttons: &Markup) -> String {
    let over = part::over(shell, Layer::Pane, title, &close(view), body, buttons);
    page(shell, view, Some(&over))
}

fn dialog(shell: &Shell, view: &Details, title: &str, back: &str, body: &Markup, buttons: &Markup) -> String {
    let over = part::over(shell, Layer::Dialog, title, back, body, buttons);
    page(shell, view, Some(&over))
}

/// A subscription of the organization that people could be moved to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// Its product.
    pub product: String,
    /// Free licenses.
    pub free: u32,
    /// All licenses.
    pub quantity: u32,
    /// Why people cannot be moved there.
    pub unfit: Option<Unfit>,
}

/// Why people cannot be moved to a subscription.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// Not enough free licenses: so many more are needed.
    TooFew(u32),
    /// It is not in use.
    NotInUse,
    /// Another take-over is at work on it.
    Busy,
}

/// The pane in which the target is chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// The organization's subscriptions of the same product.
    pub targets: Vec<Target>,
    /// The chosen one.
    pub chosen: Option<String>,
    /// What would happen, or why it cannot.
    pub effect: Option<Result<Effect, String>>,
    /// Why it was not done.
    pub problem: Option<String>,
    /// Where more licenses are bought.
    pub buy: String,
}

/// *Move users*: to which subscription.
#[must_use]
pub fn move_users(shell: &Shell, view: &Details, choice: &Move) -> String {
    let path = format!("{}/take-over/move", view.path());
    let refused =
        matches!(choice.effect, Some(Err(_))) || choice.targets.iter().all(|known| known.unfit.is_some());
    let body = html! {
        @if let Some(problem) = &choice.problem { (part::alert(problem)) }
        (summary(shell, view))
        form #move method="get" action={ (path) "/confirm" } {
            fieldset .choices hx-get=(path) hx-trigger="change" hx-include="this" hx-target="#preview" hx-select="#preview" hx-swap="outerHTML" {
                legend { (shell.t("sub-move-where")) }
                @for target in &choice.targets { (target_choice(shell, target, choice.chosen.as_deref())) }
            }
        }
        @if choice.targets.is_empty() { (part::note(Tone::Warn, &html! { (shell.t("sub-no-target")) })) }
        @if refused { p { a href=(choice.buy) { (shell.t(if choice.targets.is_empty() { "sub-buy-product" } else { "sub-buy-more" })) } } }
        div #preview role="status" {
            @match &choice.effect {
                Some(Ok(effect)) => (moving(shell, view, effect)),
                Some(Err(why)) => (part::note(Tone::Warn, &html! { (why) })),
                None => {}
            }
        }
    };
    let buttons =
        html! { button .button .primary type="submit" form="move" { (shell.t("name-move-users")) } };
    pane(shell, view, &shell.t("name-move-users"), &body, &buttons)
}

fn name_of(shell: &Shell, target: &Target) -> String {
    shell.words.list(&[target.product.clone(), shell.t("name-organization")])
}

fn target_choice(shell: &Shell, target: &Target, chosen: Option<&str>) -> Markup {
    let id = format!("target-{}", target.id);
    let why = target.unfit.map(|unfit| match unfit {
        Unfit::TooFew(missing) => shell.tv("sub-unfit-few", &[("count", missing.into())]),
        Unfit::NotInUse => shell.t("sub-unfit-state"),
        Unfit::Busy => shell.t("sub-unfit-busy"),
    });
    html! {
        label .choice for=(id) {
            input id=(id) type="radio" name="target" value=(target.id) disabled[target.unfit.is_some()]
                checked[chosen == Some(target.id.as_str())] aria-describedby={ (id) "-text" };
            strong { (name_of(shell, target)) }
            span .num .small { (shell.tv("sub-free-of", &[("free", target.free.into()), ("total", target.quantity.into())])) }
            small id={ (id) "-text" } { @match why { Some(why) => (why), None => (shell.t("sub-fits")) } }
        }
    }
}

/// What moving does, line by line.
fn moving(shell: &Shell, view: &Details, effect: &Effect) -> Markup {
    let left = effect.left.map(|left| shell.tv("sub-left", &[("count", left.into())])).unwrap_or_default();
    let mut lines = vec![
        (shell.tv("sub-will-move", &[("count", effect.people_count.into())]), left),
        (shell.t("sub-will-end"), String::new()),
    ];
    money(shell, view, effect, &mut lines);
    rest(shell, effect, &mut lines);
    html! { (part::consequences(shell, &lines)) }
}

fn money(shell: &Shell, view: &Details, effect: &Effect, lines: &mut Vec<(String, String)>) {
    let name = view.purchaser.as_deref().unwrap_or_default();
    match effect.credit {
        Some(credit) => {
            lines.extend(shell.due(shell.tv("sub-will-credit", &[("name", name.into())]), credit));
        }
        None => lines.push((shell.t("sub-no-credit"), String::new())),
    }
}

/// Who is told, and until when it can be undone.
fn rest(shell: &Shell, effect: &Effect, lines: &mut Vec<(String, String)>) {
    if !effect.mails.is_empty() {
        let names = shell.words.list(&effect.mails);
        lines.push((shell.tv("sub-will-mail", &[("names", (&names).into())]), String::new()));
    }
    if !effect.undo_until.is_empty() {
        lines.push((shell.tv("sub-will-undo", &[("until", (&effect.undo_until).into())]), String::new()));
    }
}

/// The people, by name.
fn people(shell: &Shell, effect: &Effect) -> Markup {
    let shown = u64::try_from(effect.people.len()).unwrap_or(u64::MAX);
    let more = effect.people_count.saturating_sub(shown);
    html! {
        @if !effect.people.is_empty() {
            ul .people aria-label=(shell.t("name-users")) { @for name in &effect.people { li { (part::person(name)) } } }
            @if more > 0 { p .small .muted { (shell.tv("sub-and-more", &[("count", more.into())])) } }
        }
    }
}

/// The dialog *Move users to*.
#[must_use]
pub fn confirm_move(shell: &Shell, view: &Details, target: &Target, effect: &Effect) -> String {
    let path = format!("{}/take-over/move", view.path());
    let body = html! {
        p { strong { (name_of(shell, target)) } " " span .muted { (shell.tv("sub-free-of", &[("free", target.free.into()), ("total", target.quantity.into())])) } }
        (people(shell, effect))
        (moving(shell, view, effect))
    };
    let buttons = shell.post(
        &path,
        "move",
        &html! {
            input type="hidden" name="target" value=(target.id);
            button .button .primary type="submit" { (shell.t("name-move-users")) }
        },
    );
    let back = format!("{path}?target={}", target.id);
    dialog(shell, view, &shell.t("name-move-users-to"), &back, &body, &buttons)
}

/// The pane *Cancel subscription* of the organization: why (R-ADM-35).
#[must_use]
pub fn cancel(shell: &Shell, view: &Details, entered: &Entered) -> String {
    let fields = html! {
        (entered.alert())
        (reasons(shell, entered))
        (form::lines("comment", &shell.t("sub-comment"), Some(&shell.t("sub-comment-hint")), entered))
    };
    let body = html! {
        (summary(shell, view))
        (part::note(Tone::Warn, &html! { (shell.tv("sub-will-lose", &[("count", view.known.assigned.into())])) }))
        (shell.post_from("take-cancel", &format!("{}/take-over/cancel/confirm", view.path()), &fields))
    };
    let buttons = html! { button .button .danger type="submit" form="take-cancel" { (shell.t("name-cancel-subscription")) } };
    pane(shell, view, &shell.t("name-cancel-subscription"), &body, &buttons)
}

/// The dialog *Are you sure you want to cancel?*
#[must_use]
pub fn confirm_cancel(
    shell: &Shell,
    view: &Details,
    reason: CancelReason,
    comment: &str,
    effect: &Effect,
) -> String {
    let path = format!("{}/take-over/cancel", view.path());
    let count = effect.people_count;
    let mut lines = vec![
        (shell.tv("sub-will-lose", &[("count", count.into())]), String::new()),
        (shell.t("sub-will-end"), String::new()),
    ];
    money(shell, view, effect, &mut lines);
    rest(shell, effect, &mut lines);
    let body = html! {
        p .muted { (shell.tv("label-value", &[("label", (&shell.t("name-cancel-reason")).into()), ("value", (&shell.words.reason(reason)).into())])) }
        (people(shell, effect))
        (part::consequences(shell, &lines))
    };
    let buttons = shell.post(
        &path,
        "take-cancel-sure",
        &html! {
            input type="hidden" name="reason" value=(reason.word());
            input type="hidden" name="comment" value=(comment);
            button .button .danger type="submit" { (shell.t("name-cancel-subscription")) }
        },
    );
    dialog(shell, view, &shell.t("name-cancel-question"), &path, &body, &buttons)
}

/// The pane *Transfer to the organization*, and its dialog once it is chosen.
#[must_use]
pub fn transfer(shell: &Shell, view: &Details, effect: &Result<Effect, String>, sure: bool) -> String {
    let path = format!("{}/take-over/transfer", view.path());
    let title = shell.t("sub-transfer");
    let known = match effect {
        Ok(known) => known,
        Err(why) => return pane(shell, view, &title, &part::alert(why), &html! {}),
    };
    let mut lines = vec![
        (shell.tv("sub-will-keep", &[("count", view.known.assigned.into())]), String::new()),
        (shell.t("sub-will-own"), String::new()),
    ];
    if let Some(billed) = known.billed {
        lines.extend(shell.due(shell.t("sub-will-pay"), billed));
    }
    money(shell, view, known, &mut lines);
    rest(shell, known, &mut lines);
    let body = html! {
        (summary(shell, view))
        (people(shell, known))
        (part::consequences(shell, &lines))
    };
    if sure {
        let buttons =
            shell.post(&path, "transfer", &html! { button .button .primary type="submit" { (title) } });
        return dialog(shell, view, &shell.t("sub-transfer-question"), &path, &body, &buttons);
    }
    let buttons = form::go_primary(&format!("{path}/confirm"), &title);
    pane(shell, view, &title, &body, &buttons)
}

/// The dialog that asks before a take-over is undone (P-7).
#[must_use]
pub fn undo(shell: &Shell, view: &Details, action: &str, effect: &Result<Effect, String>) -> String {
    let back = format!("{}#undo", view.path());
    let (body, buttons) = match effect {
        Err(why) => (part::alert(why), html! {}),
        Ok(known) => {
            let mut lines = vec![(shell.t("sub-will-return"), String::new())];
            if let Some(billed) = known.billed {
                lines.extend(shell.due(shell.t("sub-will-bill-again"), billed));
            }
            if let Some(credit) = known.credit {
                lines.extend(shell.due(shell.t("sub-will-credit-organization"), credit));
            }
            rest(shell, known, &mut lines);
            let button = html! { button .button .primary type="submit" { (shell.t("sub-undo-take-over")) } };
            (html! { (part::consequences(shell, &lines)) }, shell.post(action, "undo-take-over", &button))
        }
    };
    dialog(shell, view, &shell.t("sub-undo-question"), &back, &body, &buttons)
}

/// How far a take-over came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Its own address.
    pub path: String,
    /// What it does or did.
    pub kind: Kind,
    /// Where it stands.
    pub stage: Stage,
    /// People moved so far.
    pub done: u32,
    /// People to move.
    pub total: u32,
    /// Who bought the subscription.
    pub purchaser: String,
    /// What came of it.
    pub effect: Effect,
    /// Where the failed work is shown.
    pub failed: Option<String>,
}

/// What a take-over does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// People move.
    Move,
    /// It ends.
    Cancel,
    /// It becomes the organization's.
    Transfer,
}

/// Where a take-over stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// At work.
    Running,
    /// Done.
    Done,
    /// Going back.
    Undoing,
    /// Gone back.
    Undone,
}

/// The pane that shows progress, and in the end what came of it. Nothing depends on it being open.
#[must_use]
pub fn progress(shell: &Shell, view: &Details, known: &Progress) -> String {
    let title = shell.t(match (known.stage, known.kind) {
        (Stage::Running, _) => "sub-moving",
        (Stage::Undoing, _) => "sub-undoing",
        (Stage::Undone, _) => "sub-undone",
        (Stage::Done, Kind::Move) => "name-move-completed",
        (Stage::Done, Kind::Cancel) => "sub-canceled",
        (Stage::Done, Kind::Transfer) => "sub-transferred",
    });
    let body = match known.stage {
        Stage::Running | Stage::Undoing => running(shell, known),
        Stage::Done => finished(shell, known),
        Stage::Undone => html! { p { (shell.t("sub-undone-text")) } },
    };
    // The button that began it is gone; the one that takes it back is where to go on from.
    let place = if view.undo.is_some() { "#undo" } else { "" };
    let back = format!("{}{place}", view.path());
    let over = part::over(shell, Layer::Pane, &title, &back, &body, &html! {});
    page(shell, view, Some(&over))
}

fn running(shell: &Shell, known: &Progress) -> Markup {
    let counted = [("done", known.done.into()), ("total", known.total.into())];
    html! {
        div #progress .progress hx-get=(known.path) hx-trigger="every 1s" hx-select="#progress" hx-swap="outerHTML" {
            label for="moved" { (shell.tv("sub-progress", &counted)) }
            progress #moved max=(known.total.max(1)) value=(known.done) {}
            @if let Some(failed) = &known.failed {
                (part::note(Tone::Bad, &html! { (shell.t("sub-failed")) " " a href=(failed) { (shell.t("name-jobs")) } }))
            }
        }
        p .muted { (shell.t("sub-goes-on")) }
        p { a href=(known.path) { (shell.t("sub-reload")) } }
    }
}

fn finished(shell: &Shell, known: &Progress) -> Markup {
    let effect = &known.effect;
    let mut lines = Vec::new();
    match known.kind {
        Kind::Move => {
            lines.push((shell.tv("sub-have-moved", &[("count", known.done.into())]), String::new()));
            lines.push((shell.t("sub-has-ended"), String::new()));
        }
        Kind::Cancel => {
            lines.push((shell.t("sub-have-lost"), String::new()));
            lines.push((shell.t("sub-has-ended"), String::new()));
        }
        Kind::Transfer => lines.push((shell.t("sub-has-own"), String::new())),
    }
    if let Some(credit) = effect.credit {
        lines.extend(shell.due(shell.tv("sub-has-credit", &[("name", (&known.purchaser).into())]), credit));
    }
    for mail in &effect.mails {
        lines.push((shell.tv("sub-has-mail", &[("names", mail.into())]), String::new()));
    }
    if !effect.undo_until.is_empty() {
        lines.push((shell.tv("sub-will-undo", &[("until", (&effect.undo_until).into())]), String::new()));
    }
    html! {
        section .card .inset { div .body { ul .steps { @for (text, figure) in &lines { li { span { (text) } @if !figure.is_empty() { span .num { (figure) } } } } } } }
    }
}
