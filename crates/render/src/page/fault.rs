//! Pages that say no: what happened, what was kept, and what to do next.

use super::{Shell, document, form, part};
use maud::html;

/// The page of something that was not carried out.
#[must_use]
pub fn page(shell: &Shell, title: &str, sentence: &str, request_id: &str) -> String {
    let body = html! {
        div .narrow {
            h1 { (title) }
            (part::note(part::Tone::Warn, &html! { (sentence) }))
            div .actions { (form::go_primary("/", &shell.t("fault-home"))) }
            p .muted .small { (shell.tv("fault-request", &[("id", request_id.into())])) }
        }
    };
    document(shell, title, &body, None)
}
