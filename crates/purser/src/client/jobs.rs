//! `purser jobs`: background work, how far it came, and another try for what failed for good.

use super::ask::{Answer, Ask, Write};
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::show::{instant, maybe, money};
use super::trouble::Trouble;
use super::write_out;
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use purser_web::wire::{Job, JobState, TakeOverAction};
use reqwest::Method;
use std::time::Duration;
use uuid::Uuid;

/// The first pause between two looks; each next one is half as long again.
const LOOK_AFTER: Duration = Duration::from_millis(100);
/// The longest pause.
const LOOK_AFTER_MAX: Duration = Duration::from_secs(2);
/// Looks before we stop waiting: about an hour.
const LOOKS_MAX: u32 = 1_800;

/// Background work.
#[derive(Subcommand)]
pub enum Jobs {
    /// List work that has failed for good and waits for an administrator.
    List {
        #[command(flatten)]
        paging: Paging,
    },
    /// Show one job.
    Show {
        /// The job.
        id: Uuid,
        /// Wait until it is done; exit 1 when it fails.
        #[arg(long)]
        wait: bool,
    },
    /// Try a job once more that has failed for good.
    Retry {
        /// The job.
        id: Uuid,
        #[command(flatten)]
        write: Write,
    },
}

/// Runs one command.
pub async fn run(command: Jobs, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        Jobs::List { paging } => {
            let Some(found) = list::<Job>(server, output, &Ask::get(&["jobs"]), &paging).await? else {
                return Ok(());
            };
            let rows: Vec<_> = found.iter().map(row).collect();
            output.table(["job", "kind", "state", "due", "error"], &rows, "Nothing has failed.")
        }
        Jobs::Show { id, wait } => {
            let answer = server.ask(&Ask::get(&["jobs", &id.to_string()])).await?;
            let answer = if wait { wait_for(server, answer).await? } else { answer };
            show(output, &answer)
        }
        Jobs::Retry { id, write } => {
            let ask = Ask::write(Method::POST, &["jobs", &id.to_string(), "retry"], &write);
            match write_out(server, output, &ask, &write).await? {
                Some(_) => output.line("it is due now"),
                None => Ok(()),
            }
        }
    }
}

fn row(job: &Job) -> [String; 5] {
    [
        job.id.to_string(),
        job.kind.clone(),
        job.state.word().into(),
        job.due_at.map(instant).unwrap_or_default(),
        maybe(job.error.as_ref()),
    ]
}

fn show(output: &Output, answer: &Answer) -> Result<(), Trouble> {
    if output.is_json() { output.document(answer.bytes()) } else { output.fields(&fields(&answer.read()?)) }
}

fn fields(job: &Job) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("job", job.id.to_string()),
        ("kind", job.kind.clone()),
        ("state", job.state.word().into()),
        ("done", format!("{} of {}", job.done, job.total)),
        ("due", job.due_at.map(instant).unwrap_or_default()),
        ("error", maybe(job.error.as_ref())),
    ];
    if let Some(result) = &job.result {
        fields.extend([
            ("subscription", result.subscription_id.to_string()),
            ("moved into", maybe(result.target_subscription_id.as_ref())),
            ("people moved", result.moved.to_string()),
            ("credited, without tax", money(result.credit.as_ref())),
            ("undone", if result.undone { "yes".into() } else { String::new() }),
            ("can be undone until", result.undo_until.map(instant).unwrap_or_default()),
        ]);
    }
    fields
}

/// Looks at a job until it is done. The bar is on standard error, and only on a terminal.
pub async fn wait_for(server: &Server, begun: Answer) -> Result<Answer, Trouble> {
    let mut answer = begun;
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    let mut pause = LOOK_AFTER;
    for _ in 0..LOOKS_MAX {
        let job: Job = answer.read()?;
        match job.state {
            JobState::Done => {
                bar.finish_and_clear();
                return Ok(answer);
            }
            JobState::Failed => {
                bar.finish_and_clear();
                let why = job.error.unwrap_or_else(|| "no reason is known".into());
                let next = format!("`purser jobs retry {}` has it tried once more", job.id);
                return Err(Trouble::Failed(format!("the work failed: {why}\n  next: {next}")));
            }
            JobState::Queued | JobState::Running => {
                bar.set_message(job.kind);
                bar.set_length(job.total);
                bar.set_position(job.done);
            }
        }
        tokio::time::sleep(pause).await;
        pause = pause.saturating_mul(3).checked_div(2).unwrap_or(LOOK_AFTER_MAX).min(LOOK_AFTER_MAX);
        answer = server.ask(&Ask::get(&["jobs", &job.id.to_string()])).await?;
    }
    bar.finish_and_clear();
    let job: Job = answer.read()?;
    let next = format!("`purser jobs show {} --wait` waits on", job.id);
    Err(Trouble::Failed(format!("it still runs, {} of {} done\n  next: {next}", job.done, job.total)))
}

/// Says how a take-over ended.
pub fn finished(output: &Output, answer: &Answer) -> Result<(), Trouble> {
    if output.is_json() {
        return output.document(answer.bytes());
    }
    let job: Job = answer.read()?;
    let said = match &job.result {
        Some(result) if result.undone => "undone: everything is as it was before".to_owned(),
        Some(result) => match result.action {
            TakeOverAction::MoveUsers => {
                format!("move completed: {} people moved; the subscription is deleted", result.moved)
            }
            TakeOverAction::Cancel => "the subscription is deleted; nobody holds a license of it".into(),
            TakeOverAction::Transfer => {
                "the subscription belongs to the organization; nobody lost a license".into()
            }
        },
        None => "done".into(),
    };
    output.line(&said)?;
    output.fields(&fields(&job))
}
