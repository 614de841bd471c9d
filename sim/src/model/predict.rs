//! What the door must answer, and what must be stored because of it. The decision is the product's own; everything
//! around it, from facts to rows, is made here a second time.

use super::{Memory, Model, Organization};
use crate::{Broken, Held, must};
use jiff::Timestamp;
use purser_app::{Ask, Done, Failure};
use purser_domain::command::Command;
use purser_domain::decide::decide;
use purser_domain::facts::{Facts, Stop};
use purser_domain::id::{EventId, Ids, JobId};
use purser_domain::limits::ROUNDS_MAX;
use purser_domain::plan::Plan;
use purser_domain::react::react;
use purser_domain::refusal::{Refusal, Thing};
use purser_domain::work::Work;
use purser_store::{EventRow, JobRow};

/// What the door must answer.
#[derive(Debug)]
pub enum Expected {
    /// It is carried out now.
    Now(Box<Decided>),
    /// It was answered before, like this.
    Before(Done),
    /// It is not carried out.
    No(Failure),
}

/// A command that was decided, with everything that is stored because of it.
#[derive(Clone, Debug)]
pub struct Decided {
    /// What it does.
    pub plan: Plan,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub events: Vec<EventRow>,
    /// What must happen.
    pub jobs: Vec<JobRow>,
}

impl Decided {
    /// The answer to the caller.
    #[must_use]
    pub fn done(&self) -> Done {
        Done { outcome: self.plan.outcome.clone(), notes: self.plan.notes.clone(), replayed: false }
    }
}

impl Model {
    /// What the door must answer to a command that is carried out now, alone.
    ///
    /// # Errors
    /// The decision asks for too much.
    pub fn expect(&self, ask: &Ask, now: Timestamp) -> Held<Expected> {
        let Some(organization) = self.organization(ask.call.tenant) else {
            return Ok(Expected::No(Failure::Refused(Refusal::NotFound(Thing::Tenant))));
        };
        if let Some(memory) = organization.remembered.get(&key(ask)) {
            return Ok(if memory.fingerprint == ask.fingerprint {
                Expected::Before(Done { replayed: true, ..memory.done.clone() })
            } else {
                Expected::No(Failure::KeyReused)
            });
        }
        let at = now.max(organization.last_at);
        Ok(match self.decide(ask, at)? {
            Ok(decided) => Expected::Now(Box::new(decided)),
            Err(refusal) => Expected::No(Failure::Refused(refusal)),
        })
    }

    /// Decides a command at a time, on facts that are all read afresh.
    ///
    /// # Errors
    /// The organization is not known, or the decision never stops asking.
    pub fn decide(&self, ask: &Ask, at: Timestamp) -> Held<Result<Decided, Refusal>> {
        let organization = self.known(ask)?;
        let mut facts = Facts::new(organization.tenant.clone());
        for _ in 0..ROUNDS_MAX {
            let mut ids = Ids::new(at, ask.seed);
            match decide(&ask.call, &ask.command, &facts, at, &mut ids) {
                Ok(plan) => return Ok(Ok(written(organization, ask, plan, at, ids)?)),
                Err(Stop::Refused(refusal)) => return Ok(Err(refusal)),
                Err(Stop::Need(keys)) => {
                    keys.iter().for_each(|key| self.load(organization, key, &mut facts));
                }
            }
        }
        Err(Broken(format!("{:?} never stops asking", ask.command)))
    }

    /// Carries out a command that was decided.
    ///
    /// # Errors
    /// It does not fit what is there.
    pub fn carry_out(&mut self, ask: &Ask, decided: Decided) -> Held<()> {
        self.apply(ask.call.tenant, &decided.plan, decided.at)?;
        let organization = self.organizations.get_mut(&ask.call.tenant);
        let organization = organization.ok_or_else(|| Broken(format!("no organization: {ask:?}")))?;
        must(organization.last_at <= decided.at, || format!("time went back to {}: {ask:?}", decided.at))?;
        organization.last_at = decided.at;
        if !converges(ask) {
            let memory =
                Memory { fingerprint: ask.fingerprint.clone(), done: decided.done(), at: decided.at };
            let before = organization.remembered.insert(key(ask), memory);
            must(before.is_none(), || format!("carried out twice under one key: {ask:?}"))?;
        }
        organization.events.extend(decided.events);
        organization.jobs.extend(decided.jobs);
        Ok(())
    }

    fn known(&self, ask: &Ask) -> Held<&Organization> {
        self.organization(ask.call.tenant).ok_or_else(|| Broken(format!("no organization: {ask:?}")))
    }
}

/// Whether a command needs no memory of having been asked: asked again, it finds that it is done.
#[must_use]
pub const fn converges(ask: &Ask) -> bool {
    matches!(ask.command, Command::Advance { .. } | Command::ContinueTakeOver { .. })
}

/// The rows of a plan. Ids go on where the decision stopped: for each event its own, then those of its work.
fn written(of: &Organization, ask: &Ask, plan: Plan, at: Timestamp, mut ids: Ids) -> Held<Decided> {
    let json = |error: serde_json::Error| Broken(format!("not writable as JSON: {error}"));
    let notes = serde_json::to_value(&plan.notes).map_err(json)?;
    let mut events = Vec::with_capacity(plan.events.len());
    let mut jobs = Vec::new();
    for (seq, event) in (of.events.len()..).zip(&plan.events) {
        let data = serde_json::to_value(event).map_err(json)?;
        let data = data.as_object().and_then(|object| object.values().next().cloned()).unwrap_or(data);
        events.push(EventRow {
            seq: u64::try_from(seq).unwrap_or(u64::MAX).saturating_add(1),
            id: EventId(ids.make()),
            at,
            actor: ask.call.principal.text(),
            command: ask.command.word().into(),
            request_id: ask.call.request_id.clone(),
            kind: event.word().into(),
            subject: event.subject(),
            data,
            notes: notes.clone(),
        });
        let work = react(event, &of.tenant, at);
        for work in work {
            // A move has one job, whose id is that of the take-over; its undo goes on under it.
            let id = match work {
                Work::TakeOver { take_over } => JobId(take_over.0),
                Work::Mail { .. } | Work::Webhook { .. } => JobId(ids.make()),
            };
            jobs.push(JobRow { id, work, due_at: at });
        }
    }
    Ok(Decided { plan, at, events, jobs })
}

fn key(ask: &Ask) -> (String, String) {
    (ask.call.principal.text(), ask.call.key.clone())
}
