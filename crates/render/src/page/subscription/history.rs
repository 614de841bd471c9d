//! The history of a subscription in words (R-ADM-8).

use super::Details;
use crate::page::{Markup, Shell, html, icon, part};
use crate::words::Value;
use jiff::civil::Date;
use purser_domain::money::Money;
use purser_domain::subscription::{CancelReason, Status};

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The day.
    pub on: Date,
    /// The time of that day.
    pub time: String,
    /// Who did it.
    pub who: Who,
    /// What it was.
    pub what: What,
}

/// Who did something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// A person or a service account, by name.
    Named(String),
    /// Time passed, or background work went on.
    System,
    /// The operator of the installation.
    Operator,
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names are those of the events")]
pub enum What {
    Purchased(u32),
    QuantityChanged { before: u32, total: u32 },
    QuantityScheduled { total: u32, on: Date },
    RecurringSet(bool),
    Assigned(u64),
    Unassigned(u64),
    Canceled(CancelReason),
    TakeOverStarted,
    UsersMoved(u32),
    UsersArrived(u32),
    TakenOver(&'static str),
    UndoStarted,
    Undone,
    Billed(Money),
    Renewed(u32),
    Status(Status),
    Forgotten,
    Other(String),
}

/// The sentence of what happened.
#[must_use]
pub fn sentence(shell: &Shell, what: &What) -> String {
    let say = |key: &str, values: &[(&'static str, Value<'_>)]| shell.tv(key, values);
    match what {
        What::Purchased(count) => say("sub-did-purchased", &[("count", (*count).into())]),
        What::QuantityChanged { before, total } => {
            say("sub-did-quantity", &[("before", (*before).into()), ("total", (*total).into())])
        }
        What::QuantityScheduled { total, on } => {
            let on = shell.date(*on);
            say("sub-did-scheduled", &[("total", (*total).into()), ("date", (&on).into())])
        }
        What::RecurringSet(true) => shell.t("sub-did-recurring-on"),
        What::RecurringSet(false) => shell.t("sub-did-recurring-off"),
        What::Assigned(count) => say("sub-did-assigned", &[("count", (*count).into())]),
        What::Unassigned(count) => say("sub-did-unassigned", &[("count", (*count).into())]),
        What::Canceled(reason) => {
            let reason = shell.words.reason(*reason);
            say("sub-did-canceled", &[("reason", (&reason).into())])
        }
        What::TakeOverStarted => shell.t("sub-did-take-over-started"),
        What::UsersMoved(count) => say("sub-did-moved", &[("count", (*count).into())]),
        What::UsersArrived(count) => say("sub-did-arrived", &[("count", (*count).into())]),
        What::TakenOver(key) => shell.t(key),
        What::UndoStarted => shell.t("sub-did-undo-started"),
        What::Undone => shell.t("sub-did-undone"),
        What::Billed(amount) => {
            let credit = amount.minor < 0;
            let money = shell.money(if credit { amount.negated().unwrap_or(*amount) } else { *amount });
            say(if credit { "sub-did-credited" } else { "sub-did-billed" }, &[("amount", (&money).into())])
        }
        What::Renewed(count) => say("sub-did-renewed", &[("count", (*count).into())]),
        What::Status(status) => {
            let status = shell.words.status(*status);
            say("sub-did-status", &[("status", (&status).into())])
        }
        What::Forgotten => shell.t("sub-did-forgotten"),
        What::Other(kind) => say("sub-did-other", &[("kind", kind.into())]),
    }
}

/// Who it was, in words.
#[must_use]
pub fn who(shell: &Shell, who: &Who) -> String {
    match who {
        Who::Named(name) => name.clone(),
        Who::System => shell.t("sub-by-system"),
        Who::Operator => shell.t("sub-by-operator"),
    }
}

/// The card on the details page.
pub(super) fn card(shell: &Shell, view: &Details) -> Markup {
    html! {
        section .card .wide aria-labelledby="history" {
            header { h2 #history tabindex="-1" { (shell.t("sub-history")) } }
            div .body {
                ul .timeline {
                    @for entry in &view.history {
                        li {
                            span { (sentence(shell, &entry.what)) }
                            span .small .muted { time datetime={ (entry.on) "T" (entry.time) } title=[part::near(shell, entry.on)] { (shell.tv("sub-at", &[("date", (&shell.date(entry.on)).into()), ("time", (&entry.time).into())])) } " · " (who(shell, &entry.who)) }
                        }
                    }
                }
            }
            div .foot {
                a .link href={ (view.path()) "/history.csv" } download { (icon::DOWNLOAD) (shell.t("sub-history-csv")) }
                span .grow {}
                @if let Some(first) = &view.history_pager.first { a .button href=(first) rel="first" { (shell.t("sub-history-first")) } }
                @if let Some(next) = &view.history_pager.next { a .button href=(next) rel="next" { (shell.t("sub-history-next")) } }
            }
        }
    }
}
