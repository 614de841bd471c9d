//! Background work: claims jobs under a lease with an expiry and a token, carries them out, and lets time pass.
//!
//! At least once, bounded, and visible: a worker that dies leaves a lease that expires; an effect that fails waits
//! longer each time; one that never works is buried, shown to administrators, and retried by a command.

use crate::clock::{advance_due, system_call};
use crate::door::{Door, Failure};
use crate::effects::{EffectError, Effects};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::{SignedDuration, Timestamp};
use purser_domain::authz::Standing;
use purser_domain::command::{Command, Principal};
use purser_domain::id::{TakeOverId, TenantId};
use purser_domain::limits::{JOB_ATTEMPTS_MAX, KEY_DAYS};
use purser_domain::take_over::Phase;
use purser_domain::work::Work;
use purser_store::{Claimed, Lease, StoreError};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How long a claim holds without a sign of life: what a killed process had claimed waits this long.
const LEASE: SignedDuration = SignedDuration::from_secs(10);
/// How often a worker gives a sign of life.
const BEAT: Duration = Duration::from_secs(3);
/// Jobs of one organization that are claimed together.
const CLAIM_MAX: u32 = 32;
/// Organizations that are looked at together.
const TENANTS_MAX: u32 = 64;
/// How often the database is asked when nobody nudges.
const POLL: Duration = Duration::from_secs(1);
/// How often old idempotency keys are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(3600);

/// The worker of one process.
pub struct Worker {
    door: Door,
    effects: Effects,
}

impl Worker {
    /// A worker.
    #[must_use]
    pub const fn new(door: Door, effects: Effects) -> Self {
        Self { door, effects }
    }

    /// Works until told to stop. What is under way is finished; what is claimed beyond that waits for its lease.
    pub async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut poll = tokio::time::interval(POLL);
        poll.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut forget = tokio::time::interval(FORGET_EVERY);
        loop {
            tokio::select! {
                _ = stop.changed() => return,
                () = self.door.wait_for_work() => {}
                _ = poll.tick() => {}
                _ = forget.tick() => drop(self.forget_keys().await),
            }
            if let Err(error) = self.drain(&stop).await {
                tracing::warn!(%error, "background work waits");
            }
        }
    }

    /// Carries out everything that is due now, time included, until nothing is left or the worker is told to stop.
    ///
    /// # Errors
    /// The store cannot be reached.
    pub async fn drain(&self, stop: &watch::Receiver<bool>) -> Result<u64, StoreError> {
        let mut total = 0_u64;
        while !*stop.borrow() {
            let advanced = advance_due(&self.door).await?;
            let done = self.once().await?;
            total = total.saturating_add(advanced).saturating_add(done);
            if done == 0 {
                break;
            }
        }
        Ok(total)
    }

    /// One round: claims what is due of every organization and carries it out.
    ///
    /// # Errors
    /// The store cannot be reached.
    pub async fn once(&self) -> Result<u64, StoreError> {
        let now = self.door.env().now();
        let mut count = 0_u64;
        for tenant in self.door.store().due_tenants(now, TENANTS_MAX).await? {
            let token = self.token();
            let claimed = self.door.store().claim(tenant, now, lease_until(now), token, CLAIM_MAX).await?;
            let works: Vec<_> = claimed.iter().map(|job| self.work(job, token)).collect();
            let mut working = stream::iter(works).buffer_unordered(self.door.at_once());
            while let Some(()) = working.try_next().await? {
                count = count.saturating_add(1);
            }
        }
        Ok(count)
    }

    fn token(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.door.env().fill(&mut bytes);
        Uuid::from_bytes(bytes)
    }

    /// Carries out one job and says how it went. Whoever lost the lease meanwhile says nothing.
    async fn work(&self, job: &Claimed, token: Uuid) -> Result<(), StoreError> {
        let lease = job.lease(token);
        let result = tokio::select! {
            result = self.run_one(job) => result,
            lost = self.keep_alive(&lease) => Err(EffectError::Passing(lost)),
        };
        let store = self.door.store();
        let kept = match result {
            Ok(()) => store.finish(&lease).await?,
            Err(EffectError::Passing(why)) if job.attempt < JOB_ATTEMPTS_MAX => {
                let again = backoff(self.door.env().now(), job.attempt);
                tracing::info!(job = %job.job, kind = job.work.kind(), attempt = job.attempt, why, "job waits");
                store.retry(&lease, again, &why).await?
            }
            Err(error) => {
                tracing::warn!(job = %job.job, kind = job.work.kind(), %error, "job buried");
                store.bury(&lease, &error.to_string()).await?
            }
        };
        if !kept {
            tracing::info!(job = %job.job, "the lease was lost to another worker");
        }
        Ok(())
    }

    async fn run_one(&self, job: &Claimed) -> Result<(), EffectError> {
        match &job.work {
            Work::TakeOver { take_over } => self.take_over(job.tenant, *take_over).await,
            effect => self.effects.run(job.tenant, job.job, effect).await,
        }
    }

    /// Extends the lease while the work goes on; ends, with the reason, when the lease is somebody else's.
    async fn keep_alive(&self, lease: &Lease) -> String {
        if self.door.at_once() == 1 {
            // Whoever owns the order owns time, too: it stands still while something is under way.
            return core::future::pending().await;
        }
        let mut beat = tokio::time::interval(BEAT);
        beat.tick().await;
        loop {
            beat.tick().await;
            match self.door.store().extend(lease, lease_until(self.door.env().now())).await {
                Ok(true) => {}
                Ok(false) => return "the lease was lost".into(),
                Err(error) => tracing::warn!(%error, "no sign of life"),
            }
        }
    }

    /// Carries a move on, step by step, each its own command. A killed worker's move goes on where its cursor stands.
    async fn take_over(&self, tenant: TenantId, id: TakeOverId) -> Result<(), EffectError> {
        while let Some(step) = self.next_step(tenant, id).await? {
            let call = system_call(tenant, format!("take-over/{id}/{step}"));
            match self.door.execute(call, Command::ContinueTakeOver { take_over: id, step }).await {
                Ok(_) => {}
                Err(Failure::Busy | Failure::Unavailable) => return Err(EffectError::Passing("busy".into())),
                Err(failure) => return Err(EffectError::Lasting(format!("{failure:?}"))),
            }
        }
        Ok(())
    }

    async fn next_step(&self, tenant: TenantId, id: TakeOverId) -> Result<Option<u32>, StoreError> {
        let scope = Standing { principal: Principal::Operator, roles: BTreeSet::new() }.scope(tenant);
        let mut reader = self.door.store().read().await?;
        let found = purser_store::views::work::take_over(&mut reader, &scope, id).await?;
        Ok(found
            .filter(|known| matches!(known.phase, Phase::Moving | Phase::Undoing))
            .map(|known| known.step))
    }

    /// Forgets every idempotency key that is older than it has to be remembered, some at a time. Answers how many.
    pub async fn forget_keys(&self) -> u64 {
        let old = SignedDuration::from_hours(KEY_DAYS.saturating_mul(24));
        let before = self.door.env().now().checked_sub(old).unwrap_or(Timestamp::MIN);
        let mut forgotten = 0_u64;
        loop {
            match self.door.store().forget_keys(before).await {
                Ok(0) => return forgotten,
                Ok(count) => forgotten = forgotten.saturating_add(count),
                Err(error) => {
                    tracing::warn!(%error, "old keys stay a little longer");
                    return forgotten;
                }
            }
        }
    }
}

fn lease_until(now: Timestamp) -> Timestamp {
    now.checked_add(LEASE).unwrap_or(Timestamp::MAX)
}

/// When to try again: 10 seconds, doubled with each attempt, at most an hour.
fn backoff(now: Timestamp, attempt: u32) -> Timestamp {
    let seconds = 10_i64.checked_shl(attempt.saturating_sub(1).min(20)).unwrap_or(3600).min(3600);
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}
