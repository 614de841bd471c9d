//! What must be true in the end. The store's own `verify`, every row compared with the model, the log by itself, and
//! every effect that was owed: it happened, under its own id, and none happened that was not owed.

mod effects;
mod rows;

use crate::model::{Model, Organization};
use crate::receiver::Receiver;
use crate::stage::Stage;
use crate::{Held, must};
use purser_store::{EventRow, Reader};

/// What was found, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Events in the logs.
    pub events: u64,
    /// Mails that were kept and webhooks that were heard.
    pub effects: u64,
}

/// Looks at everything, after a run has healed.
///
/// # Errors
/// The first thing that is not as it must be.
pub async fn everything(stage: &Stage, model: &Model, receiver: &Receiver) -> Held<Found> {
    consistent(stage).await?;
    let mut reader = stage.store.read().await?;
    rows::catalog(&mut reader, model).await?;
    rows::organizations(&mut reader, model).await?;
    let mut found = Found::default();
    for organization in model.organizations.values() {
        let moving = organization.take_overs.values().find(|known| known.phase.job_state() != "done");
        must(moving.is_none(), || format!("a take-over never ends: {moving:?}"))?;
        rows::of(&mut reader, organization).await?;
        let events = log(&mut reader, organization).await?;
        found.events = found.events.saturating_add(events);
        found.effects = found.effects.saturating_add(effects::mails(&mut reader, organization).await?);
    }
    found.effects = found.effects.saturating_add(effects::webhooks(model, &receiver.heard())?);
    Ok(found)
}

/// What operators run as `purser verify`.
///
/// # Errors
/// It finds something.
pub async fn consistent(stage: &Stage) -> Held<()> {
    let findings = stage.store.verify().await?;
    must(findings.is_empty(), || format!("verify: {findings:?}"))
}

/// The log counts without gaps, time never goes back in it, and it is the model's to the letter.
async fn log(reader: &mut Reader, of: &Organization) -> Held<u64> {
    let stored = rows::events(reader, of).await?;
    let mut before: Option<&EventRow> = None;
    for event in &stored {
        let last = before.map_or(0, |before| before.seq);
        must(event.seq == last.saturating_add(1), || format!("event {} after {last}", event.seq))?;
        let earlier = before.is_none_or(|before| before.at <= event.at);
        must(earlier, || format!("time went back: {before:?}, then {event:?}"))?;
        before = Some(event);
    }
    let differs = stored.iter().zip(&of.events).find(|(stored, expected)| stored != expected);
    must(differs.is_none(), || format!("the log differs: {differs:?}"))?;
    must(stored.len() == of.events.len(), || {
        format!("{} events are stored, {} are expected", stored.len(), of.events.len())
    })?;
    Ok(u64::try_from(stored.len()).unwrap_or(u64::MAX))
}
