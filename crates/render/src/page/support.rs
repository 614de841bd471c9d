//! Support: whom to ask, and what to have at hand (W-X1).

use super::form;
use super::part::{self, Tone};
use super::{Entered, Markup, Pager, Shell, document, html};
use jiff::civil::Date;
use purser_domain::subscription::CancelReason;
use purser_domain::support::SupportStatus;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Support {
    /// The organization's name.
    pub organization: String,
    /// Its own support contact.
    pub contact: Option<String>,
    /// Whether the viewer may set that contact.
    pub may_set: bool,
    /// The subscription that somebody wants cancelled and cannot cancel online: its product, its id and the limit.
    pub cancel: Option<Cancel>,
    /// Requests: the viewer's own, or everybody's for those who look after them.
    pub requests: Vec<Request>,
    /// Other pages of them.
    pub pager: Pager,
    /// What was typed.
    pub entered: Entered,
}

/// A support request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// Its page.
    pub href: String,
    /// Its id.
    pub id: String,
    /// The product of the subscription that is to be cancelled, and where that is; none for a question.
    pub cancel: Option<(String, String)>,
    /// Why it is to be cancelled.
    pub reason: Option<CancelReason>,
    /// The question, or the comment.
    pub text: String,
    /// Who asked.
    pub opener: String,
    /// When.
    pub on: Date,
    /// Where it is.
    pub status: SupportStatus,
    /// What the person was told.
    pub answer: Option<String>,
    /// Whether the viewer may resolve it.
    pub may_resolve: bool,
}

/// A subscription that is not cancelled online (P-2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cancel {
    /// Its details.
    pub href: String,
    /// The product.
    pub product: String,
    /// Its id.
    pub id: String,
    /// Licenses up to which it would be cancelled online.
    pub max: u32,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Support) -> String {
    let title = shell.t("name-support");
    let answers = [
        ("support-buy", "support-buy-text", "/purchase"),
        ("support-licenses", "support-licenses-text", "/licenses"),
        ("support-payment", "support-payment-text", "/billing"),
        ("support-cancel", "support-cancel-text", "/products"),
    ];
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("support-lead")) }, &html! {}))
        (view.entered.alert())
        @if let Some(cancel) = &view.cancel {
            (part::note(Tone::Plain, &html! {
                p { (shell.tv("support-cancel-this", &[("name", (&cancel.product).into()), ("max", cancel.max.into())])) }
                p { a href=(cancel.href) { (cancel.product) } " " (part::copyable(shell, &cancel.id)) }
            }))
            (part::card("ask-cancel", &shell.t("support-ask-cancel"), &html! {}, &ask_cancel(shell, view, cancel)))
        }
        div .grid {
            (part::card("organization", &shell.t("support-organization"), &html! {}, &html! {
                div .stack {
                    @match &view.contact {
                        Some(contact) => {
                            p { (shell.tv("support-contact", &[("name", (&view.organization).into())])) }
                            p .strong data-verbatim { @match link(contact) { Some(href) => a href=(href) { (contact) }, None => (contact) } }
                        },
                        None => p { (shell.t("support-no-contact")) },
                    }
                    @if view.may_set { p { a href="/settings#support_contact" { (shell.t("support-set-contact")) } } }
                }
            }))
            (part::card("operator", &shell.t("support-operator"), &html! {}, &html! { p { (shell.t("support-operator-text")) } }))
        }
        @if view.cancel.is_none() { (part::card("ask", &shell.t("support-ask"), &html! {}, &ask(shell, view))) }
        (requests(shell, view))
        (part::card("answers", &shell.t("support-answers"), &html! {}, &html! {
            ul .steps { @for (name, text, href) in answers { li { div { a .title href=(href) { (shell.t(name)) } span .sub { (shell.t(text)) } } } } }
        }))
    };
    document(shell, &title, &body, None)
}

fn ask(shell: &Shell, view: &Support) -> Markup {
    let form = shell.post("/support", "ask", &html! {
        input type="hidden" name="kind" value="question";
        (form::lines("text", &shell.t("support-question"), Some(&shell.t("support-question-hint")), &view.entered))
        button .button type="submit" { (shell.t("support-send")) }
    });
    html! { div .readable { (form) } }
}

fn ask_cancel(shell: &Shell, view: &Support, cancel: &Cancel) -> Markup {
    let reasons = CancelReason::ALL.map(|reason| (reason.word().to_owned(), shell.words.reason(reason)));
    let form = shell.post("/support", "ask-cancel", &html! {
        input type="hidden" name="kind" value="cancel";
        input type="hidden" name="cancel" value=(cancel.id);
        (form::select("reason", &shell.t("name-cancel-reason"), &reasons, CancelReason::NoLongerNeeded.word(), &view.entered))
        (form::lines("comment", &shell.t("field-comment"), None, &view.entered))
        button .button .primary type="submit" { (shell.t("support-send-cancel")) }
    });
    html! { div .readable { (form) } }
}

fn status(shell: &Shell, status: SupportStatus) -> Markup {
    let tone = match status {
        SupportStatus::Open => Tone::Warn,
        SupportStatus::Done => Tone::Good,
        SupportStatus::Declined => Tone::Plain,
    };
    part::badge(&shell.t(&format!("support-status-{}", status.word())), tone)
}

fn subject(shell: &Shell, request: &Request) -> String {
    match &request.cancel {
        Some((product, _)) => shell.tv("support-cancel-of", &[("name", product.into())]),
        None => shell.t("support-question"),
    }
}

fn requests(shell: &Shell, view: &Support) -> Markup {
    html! {
        section .card aria-labelledby="requests" {
            header { h2 #requests { (shell.t("support-requests")) } }
            @if view.requests.is_empty() {
                div .body { p .muted { (shell.t("support-requests-none")) } }
            } @else {
                div .scroll { table .rows {
                    thead { tr {
                        th scope="col" { (shell.t("support-request")) }
                        th scope="col" { (shell.t("name-status")) }
                        th scope="col" { (shell.t("support-asked-by")) }
                        th scope="col" { (shell.t("support-asked-on")) }
                    } }
                    tbody { @for request in &view.requests { tr {
                        th scope="row" { a .title href=(request.href) { (subject(shell, request)) } }
                        td data-label=(shell.t("name-status")) { (status(shell, request.status)) }
                        td data-label=(shell.t("support-asked-by")) { (request.opener) }
                        td data-label=(shell.t("support-asked-on")) { (part::day(shell, request.on)) }
                    } } }
                } }
                (part::pager(shell, &view.pager, None))
            }
        }
    }
}

/// One request, with the form that resolves it.
#[must_use]
pub fn one(shell: &Shell, request: &Request, entered: &Entered) -> String {
    let title = subject(shell, request);
    let crumbs = [("/support", shell.t("name-support"))];
    let verbatim = |text: &str| html! { span data-verbatim { (text) } };
    let mut rows = vec![
        (shell.t("name-status"), status(shell, request.status)),
        (shell.t("support-asked-by"), part::person(&request.opener)),
        (shell.t("support-asked-on"), part::day(shell, request.on)),
    ];
    if let Some((product, href)) = &request.cancel {
        rows.push((shell.t("name-product"), html! { a href=(href) { (product) } }));
    }
    rows.extend(
        request.reason.map(|reason| (shell.t("name-cancel-reason"), html! { (shell.words.reason(reason)) })),
    );
    if !request.text.is_empty() {
        let key = if request.cancel.is_some() { "field-comment" } else { "support-question" };
        rows.push((shell.t(key), verbatim(&request.text)));
    }
    rows.extend(request.answer.as_ref().map(|answer| (shell.t("support-answer"), verbatim(answer))));
    let body = html! {
        (part::head(&crumbs, &title, &html! {}, &html! {}))
        (entered.alert())
        section .card aria-label=(shell.t("support-request")) { div .body { (part::facts(&rows)) } }
        @if request.may_resolve { (part::card("resolve", &shell.t("support-resolve"), &html! {}, &resolve(shell, request, entered))) }
    };
    document(shell, &title, &body, None)
}

fn resolve(shell: &Shell, request: &Request, entered: &Entered) -> Markup {
    let cancels = request.cancel.is_some();
    let form = shell.post(&request.href, "resolve", &html! {
        @if cancels { p { (shell.t("support-resolve-cancel")) } }
        (form::lines("answer", &shell.t("support-answer"), Some(&shell.t("support-answer-hint")), entered))
        div .actions {
            button .button .primary type="submit" name="resolution" value="done" { (shell.t(if cancels { "name-cancel-subscription" } else { "support-send-answer" })) }
            button .button type="submit" name="resolution" value="declined" { (shell.t("support-decline")) }
        }
    });
    html! { div .readable { (form) } }
}

/// Where a contact leads, when it says so itself: an address of the web or of mail.
fn link(contact: &str) -> Option<String> {
    let plain = !contact.contains(char::is_whitespace);
    if plain && contact.starts_with("https://") {
        return Some(contact.to_owned());
    }
    let (local, domain) = contact.split_once('@')?;
    let mail = plain && !local.is_empty() && domain.contains('.') && !domain.contains(['@', '?', '&', ':']);
    (mail && !local.contains([':', '?', '/'])).then(|| format!("mailto:{contact}"))
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_links() {
        for (contact, href) in [
            ("help@aurora.example", Some("mailto:help@aurora.example")),
            ("https://help.aurora.example/it", Some("https://help.aurora.example/it")),
            ("Room 12, phone 555 0100", None),
            ("javascript:alert(1)", None),
            ("javascript:alert@evil.example", None),
            ("help@aurora.example?bcc=x@evil.example", None),
        ] {
            assert_eq!(link(contact).as_deref(), href, "{contact}");
        }
    }
}
