//! Signing in: by password, and in the demo by choosing a person. Also where somebody lands whose session ended while
//! they filled in a form: what they typed waits for them.

use super::{Entered, Shell, document, part};
use crate::page::form::Field;
use maud::{Markup, html};

/// The page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SignIn {
    /// Where they wanted to go.
    pub next: String,
    /// A form that was sent without a session: its address and its fields, sent again after signing in.
    pub kept: Option<Kept>,
    /// Whom the demo offers to be: organization, then sign-in names.
    pub demo: Vec<(String, Vec<String>)>,
    /// What was typed.
    pub entered: Entered,
}

/// A form that waits.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// Where it goes.
    pub action: String,
    /// Its fields, without secrets.
    pub fields: Vec<(String, String)>,
}

/// The sign-in page.
#[must_use]
pub fn page(shell: &Shell, view: &SignIn) -> String {
    let title = shell.t("name-sign-in");
    let form = html! {
        input type="hidden" name="next" value=(view.next);
        @if let Some(kept) = &view.kept { (carried(kept)) }
        (Field { kind: "email", attributes: &[("autocomplete", "username"), ("maxlength", "320")], ..Field::text("user_principal_name", shell.t("field-sign-in-name"), "") }.markup(&view.entered))
        (Field { kind: "password", attributes: &[("autocomplete", "current-password"), ("maxlength", "500")], ..Field::text("password", shell.t("field-password"), "") }.markup(&view.entered))
        button .button .primary type="submit" { (shell.t("name-sign-in")) }
    };
    let body = html! {
        div .narrow {
            h1 { (title) }
            p .muted { (shell.t("sign-in-lead")) }
            @if view.kept.is_some() { (part::note(part::Tone::Warn, &html! { (shell.t("sign-in-kept")) })) }
            (view.entered.alert())
            div .card { div .body .stack { (shell.post("/sign-in", "sign-in", &form)) } }
            @if !view.demo.is_empty() { (demo(shell, view)) }
        }
    };
    document(shell, &title, &body, None)
}

fn demo(shell: &Shell, view: &SignIn) -> Markup {
    html! {
        h2 { (shell.t("demo-people")) }
        p .muted { (shell.t("demo-lead")) }
        @for (organization, names) in &view.demo {
            details .card open[view.demo.first().is_some_and(|(first, _)| first == organization)] {
                summary { (organization) }
                ul .plain { @for name in names { li { a href={ "/dev/sign-in?as=" (name) } { (name) } } } }
            }
        }
        p .muted { a href="/dev/mail" { (shell.t("demo-mail")) } " · " a href="/dev/components" { (shell.t("demo-components")) } " · " a href="/api/docs" { (shell.t("demo-api")) } }
    }
}

/// Fields of a waiting form, carried through the sign-in.
fn carried(kept: &Kept) -> Markup {
    html! {
        input type="hidden" name="kept-action" value=(kept.action);
        @for (name, value) in &kept.fields { input type="hidden" name={ "kept." (name) } value=(value); }
    }
}

/// After signing in again: the form that waited, to be sent by whoever looks at it now.
#[must_use]
pub fn resume(shell: &Shell, kept: &Kept) -> String {
    let title = shell.t("resume-title");
    let body = html! {
        div .narrow {
            h1 { (title) }
            p { (shell.t("resume-lead")) }
            (shell.post(&kept.action, "resume", &html! {
                @for (name, value) in &kept.fields { input type="hidden" name=(name) value=(value); }
                button .button .primary type="submit" { (shell.t("name-continue")) }
            }))
            p { a href="/" { (shell.t("resume-discard")) } }
        }
    };
    document(shell, &title, &body, None)
}
