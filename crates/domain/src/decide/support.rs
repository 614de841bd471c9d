//! Support requests: a purchaser asks for what they may not do online (P-2, W-P6), anyone asks a question; somebody
//! with the right does it or says no, and whoever asked is told. A cancellation that is carried out here is the
//! purchaser's own, without the limit: the same proration, the same credit to them.

use super::check::Check;
use super::{cancel, credit, today};
use crate::command::Principal;
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::{Ids, PersonId, SubscriptionId, SupportRequestId};
use crate::limits::{COMMENT_MAX, SUPPORT_REQUESTS_OPEN_MAX};
use crate::payment::Owner;
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Rule, Thing};
use crate::subscription::{CancelReason, Subscription};
use crate::support::{Resolution, Resolved, SupportRequest, SupportSubject};
use crate::work::{Recipient, SupportOutcome};
use jiff::Timestamp;

pub fn open(
    principal: Principal,
    subject: &SupportSubject,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let Principal::Person(person) = principal else { return Err(Refusal::NotAllowed.into()) };
    match subject {
        SupportSubject::CancelSubscription { subscription, comment, .. } => {
            let known = purchased(*subscription, person, facts)?;
            cancel::needs_support(known, comment.as_deref(), facts, at)?;
            if facts.cancel_requested(subscription)? {
                return Err(Refusal::AlreadyExists(Thing::SupportRequest).into());
            }
        }
        SupportSubject::Question { text } => {
            let mut check = Check::default();
            check.that(!text.trim().is_empty(), "text", || Rule::Required);
            check.text("text", text, COMMENT_MAX);
            check.done()?;
        }
    }
    if facts.support_requests_open(&person)? >= SUPPORT_REQUESTS_OPEN_MAX {
        return Err(Refusal::LimitReached { limit: SUPPORT_REQUESTS_OPEN_MAX.into() }.into());
    }
    let request = SupportRequest {
        id: SupportRequestId(ids.make()),
        version: 1,
        opened_by: person,
        opened_at: at,
        subject: subject.clone(),
        resolved: None,
    };
    let event = Event::SupportRequestOpened {
        support_request_id: request.id,
        user_id: person,
        subject: subject.clone(),
    };
    Ok(Plan::answer(Outcome::SupportRequest(request.id))
        .change(Change::PutSupportRequest(request))
        .event(event))
}

pub fn resolve(
    by: Principal,
    request: &SupportRequestId,
    (resolution, answer): (Resolution, Option<&str>),
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let request = facts.support_request(request)?;
    let answer = answer.filter(|answer| !answer.trim().is_empty());
    check_answer(request, resolution, answer)?;
    if request.resolved.is_some() {
        return Err(Refusal::AlreadyResolved.into());
    }
    let (done, outcome) = match &request.subject {
        SupportSubject::Question { text } => {
            let question = text.clone();
            let outcome = match resolution {
                Resolution::Done => SupportOutcome::Answered { question },
                Resolution::Declined => SupportOutcome::Closed { question },
            };
            (None, outcome)
        }
        SupportSubject::CancelSubscription { subscription, .. } if resolution == Resolution::Declined => {
            let product = facts.subscription(subscription)?.product_name.clone();
            (None, SupportOutcome::NotCanceled { subscription_id: *subscription, product })
        }
        SupportSubject::CancelSubscription { subscription, reason, comment } => {
            let known = purchased(*subscription, request.opened_by, facts)?;
            let (plan, outcome) = carry_out(known, (*reason, comment.as_deref()), facts, at, ids)?;
            (Some(plan), outcome)
        }
    };
    let answer = answer.map(str::to_owned);
    let resolved = Resolved { resolution, answer: answer.clone(), resolved_by: by, resolved_at: at };
    let changed = SupportRequest {
        version: request.version.saturating_add(1),
        resolved: Some(resolved),
        ..request.clone()
    };
    let event = Event::SupportRequestResolved {
        support_request_id: request.id,
        resolution,
        answer,
        opener: Recipient::from(facts.person(&request.opened_by)?),
        outcome,
    };
    let mut plan = Plan::answer(Outcome::SupportRequest(request.id));
    if let Some(done) = done {
        plan.append(done);
    }
    Ok(plan.change(Change::PutSupportRequest(changed)).event(event))
}

/// Whoever asked must learn why not, and what the answer is; only a cancellation that is done speaks for itself.
fn check_answer(
    request: &SupportRequest,
    resolution: Resolution,
    answer: Option<&str>,
) -> Result<(), Refusal> {
    let speaks_for_itself = resolution == Resolution::Done && request.subject.subscription().is_some();
    let mut check = Check::default();
    check.that(answer.is_some() || speaks_for_itself, "answer", || Rule::Required);
    check.text("answer", answer.unwrap_or_default(), COMMENT_MAX);
    check.done()
}

/// The purchaser's subscription. It may belong to the organization by now: then it is not theirs to cancel any more.
fn purchased(id: SubscriptionId, purchaser: PersonId, facts: &Facts) -> Result<&Subscription, Stop> {
    let known = facts.subscription(&id)?;
    if known.owner == Owner::Person(purchaser) { Ok(known) } else { Err(Refusal::NotSelfService.into()) }
}

fn carry_out(
    known: &Subscription,
    (reason, comment): (CancelReason, Option<&str>),
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<(Plan, SupportOutcome), Stop> {
    let plan = cancel::carry_out(known, (reason, comment), facts, at, ids)?;
    let billed = match &plan.outcome {
        Outcome::Subscription { billed, .. } => *billed,
        _ => None,
    };
    let outcome = SupportOutcome::Canceled {
        subscription_id: known.id,
        product: known.product_name.clone(),
        on: today(known, at),
        credit: credit(billed),
    };
    Ok((plan, outcome))
}
