//! Group commit by construction: whatever commands wait are decided in one transaction (architecture 7.5a).
//!
//! First everything that they ask for is read, in as few statements as possible; then they are decided in the order
//! of arrival, each seeing what those before it did; then everything is written and committed at once. A refusal
//! touches nobody else. Whatever was decided is written before more is read, so no fact is ever older than a decision.

use crate::door::{Ask, Done, Failure, Witness};
use crate::env::Env;
use jiff::Timestamp;
use purser_domain::command::{Command, Principal};
use purser_domain::decide::{decide, wants};
use purser_domain::facts::{Key, Stop};
use purser_domain::id::{EventId, Ids, JobId, TenantId};
use purser_domain::limits::ROUNDS_MAX;
use purser_domain::plan::Plan;
use purser_domain::react::react;
use purser_domain::refusal::{Refusal, Thing};
use purser_domain::work::Work;
use purser_store::{
    EventRow, JobRow, OpenTenant, Opening, Recall, Remember, Store, StoreError, TenantWrite, Tx, Write,
};
use std::collections::{BTreeMap, BTreeSet};

/// One caller's answer.
pub type Answer = Result<Done, Failure>;

/// Decides and commits a batch once. An error means that nothing of it was stored (or, after a lost connection at
/// commit, that it is not known): the batch may run again, because every key is remembered in the same transaction.
pub async fn run(
    store: &Store,
    env: &Env,
    lane: usize,
    asks: &[Ask],
    witness: Option<&dyn Witness>,
) -> Result<Vec<Answer>, StoreError> {
    let (mut tx, opened) = store.begin(lane, &opening(asks)).await?;
    let mut batch = Batch {
        env,
        tenants: opened.tenants,
        recalled: opened.recalled,
        writes: BTreeMap::new(),
        answered: BTreeMap::new(),
        decided: Vec::new(),
        changed: false,
    };
    match batch.decide_all(&mut tx, asks).await {
        Ok(answers) if batch.changed => match batch.flush(&mut tx).await {
            Ok(()) => {
                let committed = tx.commit().await;
                if let Some(witness) = witness {
                    witness.commit(&batch.decided, committed.is_ok());
                }
                committed.map(|()| answers)
            }
            Err(error) => abandon(tx, error).await,
        },
        Ok(answers) => tx.rollback().await.map(|()| answers),
        Err(error) => abandon(tx, error).await,
    }
}

/// What the one command of a batch would do. Nothing is stored.
pub async fn preview(
    store: &Store,
    env: &Env,
    lane: usize,
    ask: &Ask,
) -> Result<Result<Plan, Failure>, StoreError> {
    let asks = core::slice::from_ref(ask);
    let (mut tx, opened) = store.begin(lane, &opening(asks)).await?;
    let mut batch = Batch {
        env,
        tenants: opened.tenants,
        recalled: Vec::new(),
        writes: BTreeMap::new(),
        answered: BTreeMap::new(),
        decided: Vec::new(),
        changed: false,
    };
    let found = match batch.prefetch(&mut tx, asks).await {
        Ok(()) => batch.plan(&mut tx, ask).await,
        Err(error) => Err(error),
    };
    match found {
        Ok(plan) => tx.rollback().await.map(|()| plan.map(|(plan, _, _)| plan)),
        Err(error) => abandon(tx, error).await,
    }
}

/// Rolls back and keeps the first error.
async fn abandon<T>(tx: Tx, error: StoreError) -> Result<T, StoreError> {
    if let Err(second) = tx.rollback().await {
        tracing::warn!(%second, "roll back failed");
    }
    Err(error)
}

fn opening(asks: &[Ask]) -> Opening {
    let mut opening = Opening { tenants: BTreeSet::new(), recall: Vec::new(), wants: BTreeMap::new() };
    for ask in asks {
        let tenant = ask.call.tenant;
        opening.tenants.insert(tenant);
        opening.recall.push(Recall {
            tenant,
            principal: ask.call.principal.text(),
            key: ask.call.key.clone(),
        });
        opening.wants.entry(tenant).or_default().extend(wants(&ask.call, &ask.command));
    }
    opening
}

struct Batch<'a> {
    env: &'a Env,
    tenants: BTreeMap<TenantId, OpenTenant>,
    recalled: Vec<Option<purser_store::Recalled>>,
    writes: BTreeMap<TenantId, TenantWrite>,
    answered: BTreeMap<(TenantId, Principal, String), (String, Done)>,
    decided: Vec<(&'a Ask, Timestamp)>,
    changed: bool,
}

impl<'a> Batch<'a> {
    async fn decide_all(&mut self, tx: &mut Tx, asks: &'a [Ask]) -> Result<Vec<Answer>, StoreError> {
        self.prefetch(tx, asks).await?;
        let mut answers = Vec::with_capacity(asks.len());
        for (ix, ask) in asks.iter().enumerate() {
            let answer = match self.recall(ix, ask)? {
                Some(answer) => answer,
                None => self.decide_one(tx, ask).await?,
            };
            answers.push(answer);
        }
        Ok(answers)
    }

    /// Reads what the commands ask for, together, until none asks for more. What a decision says here does not count.
    async fn prefetch(&mut self, tx: &mut Tx, asks: &[Ask]) -> Result<(), StoreError> {
        let mut asking: Vec<&Ask> = asks.iter().collect();
        for _ in 0..ROUNDS_MAX {
            let mut needs: BTreeMap<TenantId, BTreeSet<Key>> = BTreeMap::new();
            asking.retain(|ask| {
                let Some(open) = self.tenants.get(&ask.call.tenant) else { return false };
                let at = self.env.now().max(open.last_at);
                let mut ids = Ids::new(at, ask.seed);
                match decide(&ask.call, &ask.command, &open.facts, at, &mut ids) {
                    Err(Stop::Need(keys)) => {
                        needs.entry(ask.call.tenant).or_default().extend(keys);
                        true
                    }
                    _ => false,
                }
            });
            if needs.is_empty() {
                return Ok(());
            }
            tx.load(&needs, &mut self.tenants).await?;
        }
        Err(StoreError::Corrupt("a decision never stops asking".into()))
    }

    /// The answer that was given before under the same key.
    fn recall(&self, ix: usize, ask: &Ask) -> Result<Option<Answer>, StoreError> {
        let same = |fingerprint: &str, done: Done| {
            if fingerprint == ask.fingerprint {
                Ok(Done { replayed: true, ..done })
            } else {
                Err(Failure::KeyReused)
            }
        };
        let key = (ask.call.tenant, ask.call.principal, ask.call.key.clone());
        if let Some((fingerprint, done)) = self.answered.get(&key) {
            return Ok(Some(same(fingerprint, done.clone())));
        }
        let Some(Some(recalled)) = self.recalled.get(ix) else { return Ok(None) };
        let done = serde_json::from_value(recalled.outcome.clone())
            .map_err(|error| StoreError::Corrupt(format!("remembered outcome: {error}")))?;
        Ok(Some(same(&recalled.fingerprint, done)))
    }

    async fn decide_one(&mut self, tx: &mut Tx, ask: &'a Ask) -> Result<Answer, StoreError> {
        let (plan, at, ids) = match self.plan(tx, ask).await? {
            Ok(decided) => decided,
            Err(failure) => return Ok(Err(failure)),
        };
        let done = Done { outcome: plan.outcome.clone(), notes: plan.notes.clone(), replayed: false };
        self.record(ask, plan, at, ids, &done)?;
        Ok(Ok(done))
    }

    /// The fact loop. The clock is read after the last load: read before, it would let commands commit out of order.
    async fn plan(
        &mut self,
        tx: &mut Tx,
        ask: &Ask,
    ) -> Result<Result<(Plan, Timestamp, Ids), Failure>, StoreError> {
        let tenant = ask.call.tenant;
        for _ in 0..ROUNDS_MAX {
            let Some(open) = self.tenants.get(&tenant) else {
                return Ok(Err(Failure::Refused(Refusal::NotFound(Thing::Tenant))));
            };
            let at = self.env.now().max(open.last_at);
            let mut ids = Ids::new(at, ask.seed);
            match decide(&ask.call, &ask.command, &open.facts, at, &mut ids) {
                Ok(plan) => return Ok(Ok((plan, at, ids))),
                Err(Stop::Refused(refusal)) => return Ok(Err(Failure::Refused(refusal))),
                Err(Stop::Need(keys)) => {
                    self.flush(tx).await?;
                    tx.load(&BTreeMap::from([(tenant, keys.into_iter().collect())]), &mut self.tenants)
                        .await?;
                }
            }
        }
        Err(StoreError::Corrupt(format!("{} never stops asking", ask.command.word())))
    }

    /// Adds a plan to what will be written, and shows its effect to the commands behind it.
    fn record(
        &mut self,
        ask: &'a Ask,
        plan: Plan,
        at: Timestamp,
        mut ids: Ids,
        done: &Done,
    ) -> Result<(), StoreError> {
        let tenant = ask.call.tenant;
        let Some(open) = self.tenants.get_mut(&tenant) else { return Ok(()) };
        let write = self.writes.entry(tenant).or_insert_with(|| empty_write(tenant, open));
        let json = |error: serde_json::Error| StoreError::Corrupt(format!("event: {error}"));
        let notes = serde_json::to_value(&plan.notes).map_err(json)?;
        for event in &plan.events {
            open.event_seq = open.event_seq.saturating_add(1);
            let data = serde_json::to_value(event).map_err(json)?;
            write.events.push(EventRow {
                seq: open.event_seq,
                id: EventId(ids.make()),
                at,
                actor: ask.call.principal.text(),
                command: ask.command.word().into(),
                request_id: ask.call.request_id.clone(),
                kind: event.word().into(),
                subject: event.subject(),
                data: inner(data),
                notes: notes.clone(),
            });
            let work = react(event, &open.facts.tenant, at);
            write.jobs.extend(work.into_iter().map(|work| JobRow {
                id: job_id(&work, &mut ids),
                work,
                due_at: at,
            }));
        }
        // Time and moves converge by state: they need no memory of having been asked.
        if !matches!(ask.command, Command::Advance { .. } | Command::ContinueTakeOver { .. }) {
            write.remember.push(Remember {
                principal: ask.call.principal.text(),
                key: ask.call.key.clone(),
                fingerprint: ask.fingerprint.clone(),
                outcome: serde_json::to_value(done).map_err(json)?,
                at,
            });
            let key = (tenant, ask.call.principal, ask.call.key.clone());
            self.answered.insert(key, (ask.fingerprint.clone(), done.clone()));
            self.changed = true;
        }
        self.changed |= !plan.changes.is_empty() || !plan.events.is_empty();
        self.decided.push((ask, at));
        open.last_at = at;
        open.facts.fold(&plan);
        write.event_seq = open.event_seq;
        write.at = at;
        for (_, other) in self.tenants.iter_mut().filter(|(known, _)| **known != tenant) {
            other.facts.fold_elsewhere(&plan);
        }
        write.changes.extend(plan.changes);
        Ok(())
    }

    /// Writes what was decided so far, still uncommitted.
    async fn flush(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        if self.writes.is_empty() {
            return Ok(());
        }
        let write = Write { tenants: core::mem::take(&mut self.writes).into_values().collect() };
        tx.apply(&write).await
    }
}

/// A take-over's job has the take-over's id, so that whoever started it can watch it, and an undo goes on under it.
fn job_id(work: &Work, ids: &mut Ids) -> JobId {
    match work {
        Work::TakeOver { take_over } => JobId(take_over.0),
        Work::Mail { .. } | Work::Webhook { .. } => JobId(ids.make()),
    }
}

fn empty_write(tenant: TenantId, open: &OpenTenant) -> TenantWrite {
    TenantWrite {
        tenant,
        market: open.facts.tenant.market.clone(),
        event_seq: open.event_seq,
        at: open.last_at,
        changes: Vec::new(),
        events: Vec::new(),
        jobs: Vec::new(),
        remember: Vec::new(),
    }
}

/// The data of an event without the variant's name, which is a column of its own.
fn inner(event: serde_json::Value) -> serde_json::Value {
    match event {
        serde_json::Value::Object(object) => {
            object.into_iter().next().map_or_else(Default::default, |(_, data)| data)
        }
        other => other,
    }
}
