//! The audit log: what happened, newest first, with who did it and every detail on demand.

use super::{Markup, Pager, Shell, document, form, html, part};
use jiff::civil::Date;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Audit {
    /// The word of the event that the list is narrowed to; empty for all.
    pub kind: String,
    /// Who the list is narrowed to, as it was typed; empty for everyone.
    pub who: String,
    /// Whether nobody has that name.
    pub unknown: bool,
    /// The thing that the list is narrowed to; empty for all.
    pub subject: String,
    /// The entries.
    pub rows: Vec<Row>,
    /// Other pages.
    pub pager: Pager,
    /// The list as a file.
    pub csv: String,
}

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Number in the log.
    pub seq: u64,
    /// The day.
    pub on: Date,
    /// The time of that day, hours and minutes.
    pub time: String,
    /// The instant, for programs.
    pub at: String,
    /// Who did it.
    pub who: Who,
    /// Word of the event.
    pub kind: String,
    /// Word of the command.
    pub command: String,
    /// The thing that it is about.
    pub subject: Option<Subject>,
    /// The event, as it is kept.
    pub data: String,
    /// The request that it came with.
    pub request: String,
}

/// The thing that an entry is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// What it is called, if it has a name.
    pub name: Option<String>,
    /// Where it is shown.
    pub href: Option<String>,
}

/// Who did something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// Somebody or a service account of the organization: what narrows the list to them, and the name.
    Named(Option<String>, String),
    /// The operator of the installation.
    Operator,
    /// Directory provisioning.
    Provisioning,
    /// Time.
    System,
    /// Somebody whose name is gone.
    Unknown,
}

/// Words of the events, as `Event::word` has them. A test compares them with the domain.
pub const KINDS: [&str; 40] = [
    "subscription.purchased",
    "subscription.quantity_changed",
    "subscription.quantity_scheduled",
    "subscription.recurring_set",
    "subscription.canceled",
    "subscription.billed",
    "subscription.renewed",
    "subscription.status_changed",
    "licenses.assigned",
    "licenses.unassigned",
    "licenses.service_plans_changed",
    "licenses.forgotten",
    "take_over.started",
    "take_over.users_moved",
    "take_over.completed",
    "take_over.undo_started",
    "take_over.undone",
    "policy.changed",
    "payment_method.added",
    "payment_method.changed",
    "payment_method.removed",
    "billing_profile.changed",
    "support_request.opened",
    "support_request.resolved",
    "person.created",
    "group.created",
    "roles.assigned",
    "password.set",
    "settings.changed",
    "session.signed_in",
    "session.signed_out_everywhere",
    "service_account.created",
    "token.issued",
    "token.revoked",
    "webhook.added",
    "webhook.removed",
    "tenant.created",
    "tenant.changed",
    "catalog.imported",
    "job.retried",
];

impl Shell {
    /// What happened, in words.
    #[must_use]
    pub fn event(&self, word: &str) -> String {
        let key = format!("audit-event-{}", word.replace('.', "-"));
        self.words.name(&key).unwrap_or_else(|_| word.into())
    }

    /// What was asked for, in words.
    #[must_use]
    pub fn command(&self, word: &str) -> String {
        self.words.name(&format!("audit-command-{word}")).unwrap_or_else(|_| word.into())
    }
}

/// Who did something, in words.
#[must_use]
pub fn who(shell: &Shell, who: &Who) -> String {
    match who {
        Who::Named(_, name) => name.clone(),
        Who::Operator => shell.t("audit-operator"),
        Who::Provisioning => shell.t("audit-provisioning"),
        Who::System => shell.t("audit-system"),
        Who::Unknown => shell.t("audit-unknown"),
    }
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Audit) -> String {
    let title = shell.t("name-audit-log");
    let narrowed = !(view.kind.is_empty() && view.who.is_empty() && view.subject.is_empty());
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("audit-lead")) }, &html! {}))
        (filter(shell, view))
        @if view.unknown { (part::note(part::Tone::Warn, &html! { (shell.tv("audit-nobody", &[("name", (&view.who).into())])) })) }
        @if view.rows.is_empty() {
            (part::empty(&shell.t("audit-empty"), &shell.t(if view.pager.next.is_some() { "audit-empty-more" } else { "audit-empty-text" }), &html! {
                @if let Some(next) = &view.pager.next { a .button href=(next) rel="next" { (shell.t("audit-older")) } }
                @if narrowed { (form::go("/audit", &shell.t("audit-all"))) }
            }))
        } @else {
            div .card { (table(shell, view)) (part::pager(shell, &view.pager, Some(&view.csv))) }
        }
    };
    document(shell, &title, &body, None)
}

fn filter(shell: &Shell, view: &Audit) -> Markup {
    html! {
        form method="get" action="/audit" role="search" aria-label=(shell.t("name-filter")) {
            @if !view.subject.is_empty() { input type="hidden" name="subject" value=(view.subject); }
            div .fields .filters {
                div .field {
                    label for="kind" { (shell.t("audit-what")) }
                    select #kind name="kind" {
                        option value="" { (shell.t("name-all")) }
                        @for word in KINDS { option value=(word) selected[word == view.kind] { (shell.event(word)) } }
                    }
                }
                div .field {
                    label for="who" { (shell.t("audit-who")) }
                    input #who type="search" name="who" value=(view.who) maxlength="320" placeholder=(shell.t("field-sign-in-name")) aria-invalid=[view.unknown.then_some("true")];
                }
                div .actions {
                    button .button type="submit" { (shell.t("name-filter")) }
                    @if !(view.kind.is_empty() && view.who.is_empty() && view.subject.is_empty()) { a .link href="/audit" { (shell.t("audit-all")) } }
                }
            }
        }
        @if !view.subject.is_empty() { p { span .chip .chosen { (shell.t("audit-one-thing")) " " code { (view.subject) } } } }
    }
}

fn table(shell: &Shell, view: &Audit) -> Markup {
    html! {
        div .scroll { table .rows .log {
            thead { tr {
                th scope="col" { (shell.t("audit-when")) }
                th scope="col" { (shell.t("audit-what")) }
                th scope="col" { (shell.t("audit-about")) }
                th scope="col" { (shell.t("audit-who")) }
                th scope="col" { (shell.t("audit-details")) }
            } }
            tbody { @for row in &view.rows { (line(shell, row)) } }
        } }
    }
}

fn line(shell: &Shell, row: &Row) -> Markup {
    html! {
        tr {
            td data-label=(shell.t("audit-when")) { time datetime=(row.at) { (shell.date(row.on)) " " span .num { (row.time) } } }
            th scope="row" { span .strong { (shell.event(&row.kind)) } }
            td data-label=(shell.t("audit-about")) { @if let Some(subject) = &row.subject { (about(subject)) } }
            td data-label=(shell.t("audit-who")) {
                @match &row.who {
                    Who::Named(Some(filter), name) => a href=(filter) { (name) },
                    other => (who(shell, other)),
                }
            }
            td { details {
                summary aria-label=(shell.tv("audit-details-of", &[("number", row.seq.into())])) { (shell.t("audit-details")) }
                (details(shell, row))
            } }
        }
    }
}

fn about(subject: &Subject) -> Markup {
    html! {
        @match (&subject.name, &subject.href) {
            (Some(name), Some(href)) => a href=(href) { (name) },
            (Some(name), None) => (name),
            (None, _) => {},
        }
    }
}

fn details(shell: &Shell, row: &Row) -> Markup {
    let mut rows = vec![
        (shell.t("audit-number"), html! { (row.seq) }),
        (shell.t("audit-command"), html! { (shell.command(&row.command)) }),
    ];
    if let Some(subject) = &row.subject {
        let about = html! { code { (subject.id) } " " a .link href={ "/audit?subject=" (subject.id) } { (shell.t("audit-about-it")) } };
        rows.push((shell.t("audit-about-id"), about));
    }
    rows.push((shell.t("audit-request"), html! { code { (row.request) } }));
    html! { div .stack { (part::facts(&rows)) pre tabindex="0" aria-label=(shell.t("audit-data")) { code { (row.data) } } } }
}
