//! Time first. What fell due before a command happens before it, in the same plan, each boundary on its own day: so a
//! late sweeper changes no bill, and nobody uses what has ended because nobody had looked yet.

use super::advance;
use crate::command::Command;
use crate::facts::{Facts, Stop};
use crate::id::{Ids, SubscriptionId};
use crate::plan::{Outcome, Plan};
use crate::subscription::{Status, Subscription};
use crate::take_over::TakeOverAction;
use jiff::Timestamp;

/// The facts as time has made them and the plan that made them so; none when nothing is late, which is the rule.
pub fn decide(
    command: &Command,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Option<(Facts, Plan)>, Stop> {
    let mut caught_up: Option<(Facts, Plan)> = None;
    for id in touched(command, facts)? {
        loop {
            let present = caught_up.as_ref().map_or(facts, |(present, _)| present);
            let Some(late) = known(id, present)?.filter(|known| is_late(known, at)) else { break };
            let step = advance::decide(late, present, at, ids)?;
            let (present, past) = caught_up.get_or_insert_with(|| {
                (facts.clone(), Plan::answer(Outcome::Subscription { id, billed: None }))
            });
            present.fold(&step);
            past.append(step);
        }
    }
    Ok(caught_up)
}

/// Forgetting who held licenses of a deleted subscription is not urgent, and too long for one command.
fn is_late(known: &Subscription, at: Timestamp) -> bool {
    known.status() != Status::Deleted && known.due_at().is_some_and(|due| due <= at)
}

/// The subscriptions whose state, number or price the command looks at.
fn touched(command: &Command, facts: &Facts) -> Result<Vec<SubscriptionId>, Stop> {
    Ok(match command {
        Command::ChangeQuantity { subscription, .. }
        | Command::SetRecurring { subscription, .. }
        | Command::AssignLicenses { subscription, .. }
        | Command::UnassignLicenses { subscription, .. }
        | Command::ChangeServicePlans { subscription, .. }
        | Command::Cancel { subscription, .. } => vec![*subscription],
        Command::TakeOver { subscription, action: TakeOverAction::MoveUsers { target } } => {
            vec![*subscription, *target]
        }
        Command::TakeOver { subscription, .. } => vec![*subscription],
        Command::OpenSupportRequest { subject } => subject.subscription().into_iter().collect(),
        Command::ResolveSupportRequest { request, .. } => {
            facts.support_request(request)?.subject.subscription().into_iter().collect()
        }
        Command::UndoTakeOver { take_over } => vec![facts.take_over(take_over)?.source],
        _ => Vec::new(),
    })
}

/// One that does not exist is for the command itself to refuse, in its own order.
fn known(id: SubscriptionId, facts: &Facts) -> Result<Option<&Subscription>, Stop> {
    match facts.subscription(&id) {
        Ok(known) => Ok(Some(known)),
        Err(Stop::Refused(_)) => Ok(None),
        Err(need) => Err(need),
    }
}
