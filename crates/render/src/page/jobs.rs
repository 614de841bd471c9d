//! Jobs: long work under way with its progress, and work that failed and waits for an administrator.

use super::part::{self, Tone};
use super::{Markup, Pager, Shell, document, form, html};
use jiff::civil::Date;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Jobs {
    /// Whether the viewer may try failed work again.
    pub may_retry: bool,
    /// Take-overs under way.
    pub moving: Vec<Moving>,
    /// How many there are.
    pub moving_total: u64,
    /// Work that failed too often.
    pub failed: Vec<Failed>,
    /// Other pages of it.
    pub pager: Pager,
    /// It as a file.
    pub csv: String,
}

/// A take-over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moving {
    /// Where its progress is shown.
    pub href: String,
    /// The product.
    pub product: String,
    /// Whose purchase it was.
    pub purchaser: Option<String>,
    /// People done.
    pub done: u32,
    /// People in all.
    pub total: u32,
    /// Whether people are moved back.
    pub back: bool,
}

/// Work that failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failed {
    /// Identity.
    pub id: String,
    /// The kind, as `Work::kind` has it.
    pub kind: &'static str,
    /// Whom or what it is for.
    pub about: String,
    /// Attempts so far.
    pub attempts: u32,
    /// The day of the last attempt.
    pub on: Date,
    /// Why the last attempt failed, as the other side said it.
    pub error: Option<String>,
}

/// One job.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Job {
    /// A take-over.
    TakeOver(Box<TakeOverJob>),
    /// Other work: whether it failed for good or still tries, and whether the viewer may try it again.
    Work {
        /// What it is.
        work: Failed,
        /// Whether it waits for an administrator.
        failed: bool,
        /// Whether the viewer may try it again.
        may_retry: bool,
    },
}

/// A take-over with its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakeOverJob {
    /// Identity.
    pub id: String,
    /// What and how far.
    pub moving: Moving,
    /// What becomes of it: the key's last part.
    pub action: &'static str,
    /// Whether it is still under way.
    pub running: bool,
    /// Whether it was undone.
    pub undone: bool,
    /// The subscription's details.
    pub subscription: String,
    /// When it began.
    pub started_on: Date,
}

/// The list.
#[must_use]
pub fn page(shell: &Shell, view: &Jobs) -> String {
    let title = shell.t("name-jobs");
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("jobs-lead")) }, &html! {}))
        (part::card("moving", &shell.t("jobs-moving"), &html! {}, &html! {
            @if view.moving.is_empty() {
                p .muted { (shell.t("jobs-moving-none")) }
            } @else {
                ul .steps { @for moving in &view.moving { li { (line(shell, moving)) } } }
                @let more = view.moving_total.saturating_sub(u64::try_from(view.moving.len()).unwrap_or(u64::MAX));
                @if more > 0 { p .muted .small { (shell.tv("jobs-moving-more", &[("count", more.into())])) } }
            }
        }))
        section .card aria-labelledby="failed" {
            header { h2 #failed { (shell.t("jobs-failed")) } }
            @if view.failed.is_empty() {
                div .body { p .muted { (shell.t("jobs-failed-none")) } }
            } @else {
                div .body { p .muted { (shell.t(if view.may_retry { "jobs-failed-text" } else { "jobs-failed-others" })) } }
                (table(shell, view))
                (part::pager(shell, &view.pager, Some(&view.csv)))
            }
        }
    };
    document(shell, &title, &body, None)
}

fn line(shell: &Shell, moving: &Moving) -> Markup {
    html! {
        div {
            a .title href=(moving.href) { (moving.product) }
            span .sub { (shell.t(if moving.back { "jobs-moving-back" } else { "jobs-moving-on" })) @if let Some(name) = &moving.purchaser { " · " (name) } }
        }
        (part::usage(shell, moving.done, moving.total))
    }
}

fn table(shell: &Shell, view: &Jobs) -> Markup {
    html! {
        div .scroll { table .rows {
            thead { tr {
                th scope="col" { (shell.t("jobs-work")) }
                th scope="col" { (shell.t("jobs-for")) }
                th .num scope="col" { (shell.t("jobs-attempts")) }
                th scope="col" { (shell.t("jobs-why")) }
                @if view.may_retry { th scope="col" { span .hidden { (shell.t("jobs-retry")) } } }
            } }
            tbody { @for job in &view.failed { tr {
                th scope="row" { a .title id={ "job-" (job.id) } href={ "/jobs/" (job.id) } { (shell.t(&format!("jobs-kind-{}", job.kind))) } span .sub { (part::day(shell, job.on)) } }
                td data-label=(shell.t("jobs-for")) { (job.about) }
                td .num data-label=(shell.t("jobs-attempts")) { (shell.number(job.attempts)) }
                td data-label=(shell.t("jobs-why")) { @if let Some(error) = &job.error { code { (error) } } }
                @if view.may_retry { td { (retry(shell, &job.id, "/jobs")) } }
            } } }
        } }
    }
}

fn retry(shell: &Shell, id: &str, back: &str) -> Markup {
    shell.post(
        &format!("/jobs/{id}/retry"),
        &format!("retry-{id}"),
        &html! {
            input type="hidden" name="back" value=(back);
            button .button .small type="submit" { (shell.t("jobs-retry")) }
        },
    )
}

/// One job, with its progress while it is under way.
#[must_use]
pub fn one(shell: &Shell, job: &Job) -> String {
    let crumbs = [("/jobs", shell.t("name-jobs"))];
    let (title, body) = match job {
        Job::TakeOver(job) => {
            let title = shell.tv("jobs-take-over", &[("name", (&job.moving.product).into())]);
            (title, take_over(shell, job))
        }
        Job::Work { work, failed, may_retry } => {
            (shell.t(&format!("jobs-kind-{}", work.kind)), work_body(shell, work, *failed, *may_retry))
        }
    };
    let body = html! { (part::head(&crumbs, &title, &html! {}, &html! {})) (body) };
    document(shell, &title, &body, None)
}

/// While it is under way the page asks for this part again each second; without scripts a link does.
fn take_over(shell: &Shell, job: &TakeOverJob) -> Markup {
    let address = format!("/jobs/{}", job.id);
    let state = match (job.running, job.undone) {
        (true, _) => part::badge(
            &shell.t(if job.moving.back { "jobs-moving-back" } else { "jobs-moving-on" }),
            Tone::Plain,
        ),
        (false, true) => part::badge(&shell.t("jobs-undone"), Tone::Plain),
        (false, false) => part::badge(&shell.t("jobs-done"), Tone::Good),
    };
    let mut rows = vec![
        (shell.t("name-status"), state),
        (shell.t("jobs-action"), html! { (shell.t(&format!("jobs-action-{}", job.action))) }),
        (shell.t("jobs-started"), part::day(shell, job.started_on)),
    ];
    if let Some(name) = &job.moving.purchaser {
        rows.push((shell.t("name-purchaser"), part::person(name)));
    }
    let polls = |value: &'static str| job.running.then_some(value);
    html! {
        section #progress .card aria-label=(shell.t("jobs-progress")) hx-get=[job.running.then_some(&address)] hx-trigger=[polls("every 1s")]
            hx-select=[polls("#progress")] hx-swap=[polls("outerHTML")] {
            div .body .stack {
                @if job.moving.total > 0 {
                    div {
                        label for="bar" { (shell.tv("jobs-people", &[("done", job.moving.done.into()), ("total", job.moving.total.into())])) }
                        progress #bar max=(job.moving.total) value=(job.moving.done) {}
                    }
                }
                (part::facts(&rows))
                @if job.running { p .muted { (shell.t("jobs-goes-on")) " " a href=(address) { (shell.t("jobs-look-again")) } } }
            }
        }
        p { a href=(job.subscription) { (shell.t("jobs-to-subscription")) } }
    }
}

fn work_body(shell: &Shell, work: &Failed, failed: bool, may_retry: bool) -> Markup {
    let state = if failed {
        part::badge(&shell.t("jobs-state-failed"), Tone::Bad)
    } else {
        part::badge(&shell.t("jobs-state-waiting"), Tone::Plain)
    };
    let mut rows = vec![
        (shell.t("name-status"), state),
        (shell.t("jobs-for"), html! { (work.about) }),
        (shell.t("jobs-attempts"), html! { (shell.number(work.attempts)) }),
        (shell.t("jobs-due"), part::day(shell, work.on)),
        (shell.t("jobs-id"), part::copyable(shell, &work.id)),
    ];
    if let Some(error) = &work.error {
        rows.push((shell.t("jobs-why"), html! { code { (error) } }));
    }
    html! {
        section .card aria-label=(shell.t("audit-details")) { div .body .stack {
            (part::facts(&rows))
            @if failed && may_retry {
                (retry(shell, &work.id, "/jobs"))
            } @else if failed {
                (part::note(Tone::Plain, &html! { (shell.t("jobs-failed-others")) }))
            } @else {
                (form::go(&format!("/jobs/{}", work.id), &shell.t("jobs-look-again")))
            }
        } }
    }
}
