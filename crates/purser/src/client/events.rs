//! `purser events`: the audit log, and what happens from now on.

use super::ask::Ask;
use super::http::Server;
use super::list::list_from;
use super::output::Output;
use super::show::{instant, maybe};
use super::trouble::Trouble;
use clap::Subcommand;
use purser_domain::limits::PAGE_MAX;
use purser_web::wire::{Event, List};
use serde_json::Value;
use serde_json::value::RawValue;
use std::time::Duration;

/// Between two looks at the log.
const LOOK_AFTER: Duration = Duration::from_secs(1);

/// What happened.
#[derive(Subcommand)]
pub enum Events {
    /// List what happened, oldest first.
    List {
        /// Only what came after the event with this number.
        #[arg(long, value_name = "NUMBER")]
        after: Option<u64>,
        /// Rows of one page; without it the whole list.
        #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u32).range(1..=i64::from(PAGE_MAX)))]
        limit: Option<u32>,
    },
    /// Print what happens, as it happens, until interrupted. With --json, one event to a line.
    Follow {
        /// Begin after the event with this number instead of now.
        #[arg(long, value_name = "NUMBER")]
        after: Option<u64>,
        /// Stop after so many events.
        #[arg(long, value_name = "EVENTS")]
        count: Option<u64>,
    },
}

/// Runs one command.
pub async fn run(command: Events, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        Events::List { after, limit } => {
            let (ask, after) = (Ask::get(&["events"]), after.map(|number| number.to_string()));
            let found = list_from::<Event>(server, output, &ask, "after", after.as_deref(), limit).await?;
            let Some(found) = found else { return Ok(()) };
            let rows: Vec<_> = found.iter().map(row).collect();
            output.table(["number", "at", "who", "what", "about", "details"], &rows, "Nothing has happened.")
        }
        Events::Follow { after, count } => {
            let after = match after {
                Some(after) => after,
                None => newest(server).await?,
            };
            follow(server, output, after, count.unwrap_or(u64::MAX)).await
        }
    }
}

fn row(event: &Event) -> [String; 6] {
    [
        event.seq.to_string(),
        instant(event.at),
        event.actor.clone(),
        event.kind.clone(),
        maybe(event.subject.as_ref()),
        details(&event.data),
    ]
}

/// `name=value` for each of the details; what is nested stays JSON.
fn details(data: &Value) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match data.as_object() {
        Some(fields) => {
            fields.iter().map(|(name, value)| format!("{name}={}", text(value))).collect::<Vec<_>>().join(" ")
        }
        None => text(data),
    }
}

async fn page(server: &Server, after: u64, limit: u32) -> Result<List<Box<RawValue>>, Trouble> {
    let ask = Ask::get(&["events"]).query("after", &after.to_string()).query("limit", &limit.to_string());
    server.ask(&ask).await?.read()
}

/// The number of the newest event. Numbers have no gaps, so it is found by halving, not by reading the whole log.
async fn newest(server: &Server) -> Result<u64, Trouble> {
    let is_after = async |number: u64| Ok::<bool, Trouble>(!page(server, number, 1).await?.items.is_empty());
    let (mut low, mut high) = (0, 1_u64);
    while is_after(high).await? {
        low = high;
        high = high.saturating_mul(2);
    }
    // After `high` there is nothing; the newest is above `low`, or there is none.
    while high.saturating_sub(low) > 1 {
        let middle = low.midpoint(high);
        if is_after(middle).await? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(if is_after(low).await? { high } else { low })
}

async fn follow(server: &Server, output: &Output, from: u64, count: u64) -> Result<(), Trouble> {
    let (mut after, mut left) = (from, count);
    while left > 0 {
        let new = page(server, after, PAGE_MAX).await?;
        let whole = new.next.is_none();
        for item in new.items.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
            let event: Event =
                serde_json::from_str(item.get()).map_err(|error| Trouble::Answer(error.to_string()))?;
            if output.is_json() {
                output.document(item.get().as_bytes())?;
            } else {
                output.line(&row(&event).join("  "))?;
            }
            after = event.seq;
            left = left.saturating_sub(1);
        }
        if whole && left > 0 {
            tokio::time::sleep(LOOK_AFTER).await;
        }
    }
    Ok(())
}
