//! Support: whom to ask, what was asked and what became of it (W-X1, P-2). Who asks waits; who may decide it does so on the
//! page of the request, where a cancellation says what it would do.

use super::part::{Tone, day};
use super::tax::Due;
use super::{Entered, Layer, Markup, Pager, Shell, document, form, html, part};
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
    /// Requests, newest first.
    pub requests: Vec<Request>,
    /// Whether they are everybody's, not only the viewer's own.
    pub everybody: bool,
    /// Whether only open ones are listed.
    pub open: bool,
    /// The other pages of the list.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
    /// The question that was typed.
    pub entered: Entered,
}

/// A support request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// Its page.
    pub href: String,
    /// What is asked for.
    pub what: Asked,
    /// Who asked: name and sign-in name.
    pub by: (String, String),
    /// When.
    pub on: Date,
    /// Where it is.
    pub status: SupportStatus,
}

/// What a request asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// To cancel a subscription.
    Cancel {
        /// Its details.
        href: String,
        /// The product.
        product: String,
        /// Why.
        reason: CancelReason,
        /// In the purchaser's own words.
        comment: Option<String>,
    },
    /// To answer a question.
    Question(String),
}

/// Characters of a question that name it in lists.
const TITLE_MAX: usize = 60;

impl Asked {
    /// What the request is called: what is to be cancelled, or how the question begins.
    #[must_use]
    pub fn title(&self, shell: &Shell) -> String {
        match self {
            Self::Cancel { product, .. } => shell.tv("support-subject-cancel", &[("name", product.into())]),
            Self::Question(text) => {
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let mut title: String = line.chars().take(TITLE_MAX).collect();
                if title.len() < line.len() {
                    title.push('…');
                }
                title
            }
        }
    }
}

/// The page, with what lies over it.
#[must_use]
pub fn page(shell: &Shell, view: &Support, over: Option<&Markup>) -> String {
    let title = shell.t("name-support");
    let answers = [
        ("support-buy", "support-buy-text", "/purchase"),
        ("support-licenses", "support-licenses-text", "/licenses"),
        ("support-payment", "support-payment-text", "/billing"),
        ("support-cancel", "support-cancel-text", "/products"),
    ];
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("support-lead")) }, &html! {}))
        (requests(shell, view))
        div .grid {
            (part::card("ask", &shell.t("support-ask"), &html! {}, &ask(shell, view)))
            (part::card("answers", &shell.t("support-answers"), &html! {}, &html! {
                ul .steps { @for (name, text, href) in answers { li { div { a .title href=(href) { (shell.t(name)) } span .sub { (shell.t(text)) } } } } }
            }))
        }
        div .grid {
            (part::card("organization", &shell.t("support-organization"), &html! {}, &contact(shell, view)))
            (part::card("operator", &shell.t("support-operator"), &html! {}, &html! { p { (shell.t("support-operator-text")) } }))
        }
    };
    document(shell, &title, &body, over)
}

fn contact(shell: &Shell, view: &Support) -> Markup {
    html! {
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
    }
}

fn ask(shell: &Shell, view: &Support) -> Markup {
    html! {
        div .stack {
            p .muted { (shell.t("support-ask-text")) }
            (view.entered.alert())
            (shell.post("/support", "question", &html! {
                (form::lines("text", &shell.t("field-text"), None, &view.entered))
                button .button .primary type="submit" { (shell.t("support-send-question")) }
            }))
        }
    }
}

fn requests(shell: &Shell, view: &Support) -> Markup {
    let title = shell.t(if view.everybody { "support-requests" } else { "support-requests-own" });
    let (other, name) = if view.open {
        ("/support", "support-show-all")
    } else {
        ("/support?show=open", "support-show-open")
    };
    let narrows = view.open || !view.requests.is_empty();
    html! {
        section .card aria-labelledby="requests" {
            header { h2 #requests { (title) } @if narrows { a .link href=(other) { (shell.t(name)) } } }
            @if view.requests.is_empty() {
                div .body { p .muted { (shell.t(if view.open { "support-none-open" } else { "support-none" })) } }
            } @else {
                (table(shell, view))
                (part::pager(shell, &view.pager, Some(&view.csv)))
            }
        }
    }
}

fn table(shell: &Shell, view: &Support) -> Markup {
    html! {
        div .scroll { table .rows aria-labelledby="requests" {
            thead { tr {
                th scope="col" { (shell.t("name-what")) }
                @if view.everybody { th scope="col" { (shell.t("name-who")) } }
                th scope="col" { (shell.t("name-when")) }
                th scope="col" { (shell.t("name-status")) }
            } }
            tbody { @for request in &view.requests { tr {
                th scope="row" data-verbatim[matches!(request.what, Asked::Question(_))] { a .title href=(request.href) { (request.what.title(shell)) } }
                @if view.everybody { td data-label=(shell.t("name-who")) { (request.by.0) } }
                td data-label=(shell.t("name-when")) { (day(shell, request.on)) }
                td data-label=(shell.t("name-status")) { (status(shell, request.status)) }
            } } }
        } }
    }
}

/// The key of a state's name.
#[must_use]
pub const fn status_name(status: SupportStatus) -> &'static str {
    match status {
        SupportStatus::Open => "support-status-open",
        SupportStatus::Done => "support-status-done",
        SupportStatus::Declined => "support-status-declined",
    }
}

fn status(shell: &Shell, status: SupportStatus) -> Markup {
    let tone = match status {
        SupportStatus::Open => Tone::Warn,
        SupportStatus::Done => Tone::Good,
        SupportStatus::Declined => Tone::Plain,
    };
    part::badge(&shell.t(status_name(status)), tone)
}

/// A subscription that its purchaser asks support to cancel (P-2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CancelPane {
    /// Its id.
    pub id: String,
    /// The product.
    pub product: String,
    /// Why it cannot be asked for.
    pub refused: Option<String>,
    /// What was typed before.
    pub entered: Entered,
}

/// The pane over the page: the request to cancel a subscription.
#[must_use]
pub fn cancel(shell: &Shell, pane: &CancelPane) -> Markup {
    let href = format!("/subscriptions/{}", pane.id);
    let body = html! {
        p { a href=(href) { (pane.product) } }
        @if let Some(sentence) = &pane.refused {
            (part::note(Tone::Warn, &html! { (sentence) }))
        } @else {
            p { (shell.t("support-cancel-lead")) }
            (shell.post_from("ask-to-cancel", "/support", &html! {
                (pane.entered.alert())
                input type="hidden" name="subscription" value=(pane.id);
                (super::subscription::own::reasons(shell, &pane.entered))
                (form::lines("comment", &shell.t("sub-comment"), None, &pane.entered))
            }))
        }
    };
    let buttons = html! {
        @if pane.refused.is_none() { button .button .primary type="submit" form="ask-to-cancel" { (shell.t("support-send")) } }
    };
    part::over(shell, Layer::Pane, &shell.t("support-cancel-title"), "/support", &body, &buttons)
}

/// One request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct One {
    /// The request.
    pub request: Request,
    /// What the person was told, and when it was decided.
    pub resolved: Option<(Option<String>, Date)>,
    /// What the viewer can do about it while it is open.
    pub part: Part,
}

/// What the viewer can do about an open request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// Wait: it is their own.
    Asked,
    /// Look: others decide it.
    Sees,
    /// Decide it.
    Decides {
        /// What carrying it out would do, or why it cannot be done; none for a question.
        effect: Option<Result<Effect, String>>,
        /// What was typed before.
        entered: Entered,
    },
}

/// What a cancellation would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// People who lose their licenses.
    pub people: u64,
    /// What is credited to the purchaser.
    pub credit: Option<Due>,
}

/// The page of one request.
#[must_use]
pub fn one(shell: &Shell, view: &One) -> String {
    let crumbs = [("/support", shell.t("name-support"))];
    let title = view.request.what.title(shell);
    let body = html! {
        (part::head(&crumbs, &title, &html! {}, &html! {}))
        (part::card("request", &shell.t("support-request"), &status(shell, view.request.status), &facts(shell, &view.request)))
        @if let Some((answer, on)) = &view.resolved {
            (part::card("answer", &shell.t("field-answer"), &html! { span .muted { (day(shell, *on)) } }, &html! {
                @match answer { Some(answer) => (words(answer)), None => p .muted { (shell.t("support-no-answer")) } }
            }))
        } @else {
            (open(shell, view))
        }
    };
    document(shell, &title, &body, None)
}

fn facts(shell: &Shell, request: &Request) -> Markup {
    let (name, sign_in) = &request.by;
    let mut rows = vec![
        (
            shell.t("support-asked-by"),
            html! { span .person { (part::avatar(name)) span { (name) span .sub { (sign_in) } } } },
        ),
        (shell.t("support-asked-on"), day(shell, request.on)),
    ];
    match &request.what {
        Asked::Cancel { href, product, reason, comment } => {
            rows.push((shell.t("name-license-source"), html! { a href=(href) { (product) } }));
            rows.push((shell.t("name-cancel-reason"), html! { (shell.words.reason(*reason)) }));
            if let Some(comment) = comment {
                rows.push((shell.t("field-comment"), words(comment)));
            }
        }
        Asked::Question(text) => rows.push((shell.t("field-text"), words(text))),
    }
    part::facts(&rows)
}

/// What somebody wrote, line by line.
fn words(text: &str) -> Markup {
    html! { div .plain data-verbatim { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } } } }
}

fn open(shell: &Shell, view: &One) -> Markup {
    let cancels = matches!(view.request.what, Asked::Cancel { .. });
    match &view.part {
        Part::Asked => part::note(Tone::Plain, &html! { (shell.t("support-waiting")) }),
        Part::Sees => {
            let key = if cancels { "support-others-cancel" } else { "support-others-answer" };
            part::note(Tone::Plain, &html! { (shell.t(key)) })
        }
        Part::Decides { effect, entered } => part::card(
            "decide",
            &shell.t("support-decide"),
            &html! {},
            &decide(shell, view, effect.as_ref(), entered),
        ),
    }
}

fn decide(shell: &Shell, view: &One, effect: Option<&Result<Effect, String>>, entered: &Entered) -> Markup {
    let kind = if effect.is_some() { "cancel" } else { "question" };
    let said = |word: &str| shell.t(&format!("support-{word}-{kind}"));
    let option = |value: &str| {
        let text = said(&format!("{value}-text"));
        form::choice("resolution", value, &said(value), &text, entered.marked("resolution", value, false))
    };
    html! {
        div .stack {
            (entered.alert())
            @match effect {
                Some(Err(sentence)) => (part::note(Tone::Warn, &html! { (sentence) })),
                Some(Ok(effect)) => (consequences(shell, effect)),
                None => {},
            }
            (shell.post(&view.request.href, "decide", &html! {
                fieldset .stack {
                    legend { (shell.t("support-resolution")) }
                    @if !matches!(effect, Some(Err(_))) { (option("done")) }
                    (option("declined"))
                    @if let Some(error) = entered.errors.get("resolution") { div .field { p .error { (error) } } }
                }
                (form::lines("answer", &shell.t("field-answer"), Some(&said("answer-hint")), entered))
                button .button .primary type="submit" { (shell.t("support-decide-button")) }
            }))
        }
    }
}

/// What happens when the subscription is cancelled.
fn consequences(shell: &Shell, effect: &Effect) -> Markup {
    let mut lines = vec![
        (shell.t("sub-cancel-today"), String::new()),
        (shell.tv("sub-cancel-lose", &[("count", effect.people.into())]), String::new()),
    ];
    match effect.credit {
        Some(credit) => lines.extend(shell.due(shell.t("sub-cancel-credit"), credit)),
        None => lines.push((shell.t("sub-no-credit"), String::new())),
    }
    lines.push((shell.t("support-told"), String::new()));
    html! {
        div .stack {
            p { (shell.t("support-if-canceled")) }
            (part::consequences(shell, &lines))
        }
    }
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
