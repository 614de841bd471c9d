//! `purser subscriptions take-over`: begins it and waits for it. The work is the server's: it goes on when this
//! program is stopped.

use super::ask::{Answer, Ask, Write};
use super::http::Server;
use super::jobs::{finished, wait_for};
use super::output::Output;
use super::subscriptions::Change;
use super::trouble::Trouble;
use super::word::words;
use super::write_out;
use purser_web::wire::{CancelReason, Job, TakeOverAction, TakeOverRequest};
use reqwest::Method;
use uuid::Uuid;

/// The words of the action.
pub const ACTIONS: [&str; 3] = ["move-users", "cancel", "transfer"];

/// A take-over.
#[derive(clap::Args)]
pub struct TakeOver {
    /// The subscription that a person bought.
    id: Uuid,
    /// Move its users to another subscription, cancel it, or make it the organization's own.
    #[arg(value_parser = words::<TakeOverAction>(ACTIONS))]
    action: TakeOverAction,
    /// For move-users: the organization's subscription that they move to.
    #[arg(long, value_name = "SUBSCRIPTION", required_if_eq("action", "move-users"))]
    target: Option<Uuid>,
    /// For cancel: why.
    #[arg(long, required_if_eq("action", "cancel"),
        value_parser = words::<CancelReason>(CancelReason::ALL.iter().map(|reason| reason.word())))]
    reason: Option<CancelReason>,
    /// For cancel: in your own words.
    #[arg(long)]
    comment: Option<String>,
    /// Print the job and leave at once, instead of waiting until it is done.
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    change: Change,
}

/// An undo.
#[derive(clap::Args)]
pub struct Undo {
    /// The job of the take-over.
    job: Uuid,
    /// Print the job and leave at once, instead of waiting until it is done.
    #[arg(long)]
    no_wait: bool,
    #[command(flatten)]
    write: Write,
}

/// Begins a take-over.
pub async fn run(take_over: &TakeOver, server: &Server, output: &Output) -> Result<(), Trouble> {
    let request = TakeOverRequest {
        action: take_over.action,
        target_subscription_id: take_over.target,
        reason: take_over.reason,
        comment: take_over.comment.clone(),
    };
    let ask = take_over.change.ask(Method::POST, take_over.id, &["take-over"]).body(&request)?;
    begin(server, output, &ask, &take_over.change.write, take_over.no_wait).await
}

/// Begins an undo.
pub async fn undo(undo: &Undo, server: &Server, output: &Output) -> Result<(), Trouble> {
    let ask = Ask::write(Method::POST, &["jobs", &undo.job.to_string(), "undo"], &undo.write);
    begin(server, output, &ask, &undo.write, undo.no_wait).await
}

async fn begin(
    server: &Server,
    output: &Output,
    ask: &Ask,
    write: &Write,
    no_wait: bool,
) -> Result<(), Trouble> {
    if write.is_preview() || no_wait {
        let Some(answer) = write_out(server, output, ask, write).await? else { return Ok(()) };
        let job: Job = answer.read()?;
        return output.line(&format!("begun; `purser jobs show {}` says how far it came", job.id));
    }
    let begun = server.ask(ask).await?;
    let done: Answer = wait_for(server, begun).await?;
    finished(output, &done)
}
