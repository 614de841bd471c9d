//! What nobody asks for: workers, the sweeper, the clock, and processes that end in the middle of something.

use super::Run;
use crate::stage::Stage;
use crate::{Broken, Held, must};
use jiff::{SignedDuration, Timestamp};
use purser_app::Env;
use purser_app::clock::advance_due;
use purser_domain::id::JobId;
use purser_domain::limits::KEY_DAYS;
use purser_store::sql::Statement;
use purser_store::value::Kind;
use purser_store::{Fault, Point, StoreError};
use std::collections::BTreeSet;
use tokio::sync::watch;
use uuid::Uuid;

static BURIED: Statement = Statement {
    name: "sim buried jobs",
    sql: "SELECT id FROM job WHERE tenant_id = $1 AND buried = 1",
    params: &[Kind::Id],
};

impl Run {
    /// A worker takes what is due and carries it out.
    pub(super) async fn work(&mut self) -> Held<()> {
        let worked = self.stage()?.worker.once().await;
        self.after_background(worked.map(drop), "work").await
    }

    /// The sweeper looks for what fell due.
    pub(super) async fn sweep(&mut self) -> Held<()> {
        let swept = advance_due(&self.stage()?.door).await;
        self.after_background(swept.map(drop), "sweep").await
    }

    /// A worker goes on until nothing is left.
    pub(super) async fn drain(&mut self) -> Held<()> {
        let (_stop, stopped) = watch::channel(false);
        let drained = self.stage()?.worker.drain(&stopped).await;
        self.after_background(drained.map(drop), "drain").await
    }

    async fn after_background(&mut self, result: Result<(), StoreError>, what: &str) -> Held<()> {
        self.trace.line(format!("{what}: {result:?}"));
        let struck = self.struck();
        must(result.is_ok() || struck, || format!("{what} failed without a fault: {result:?}"))?;
        let committed = self.history.take();
        self.carry_out(committed)?;
        self.end_of_process().await?;
        self.look_for_buried_jobs().await
    }

    /// A worker claims jobs and is never heard of again. Its lease must end.
    pub(super) async fn claim_and_die(&mut self) -> Held<()> {
        let now = self.env.now();
        let token = Uuid::from_u128(u128::from(self.random.bits()));
        let seconds = self.random.of(60, &[5, 600]);
        let until = now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX);
        let limit = self.random.between(1, 32);
        let store = &self.stage()?.store;
        let mut claimed = Vec::new();
        if let Ok(tenants) = store.due_tenants(now, 8).await {
            for tenant in tenants {
                claimed.push(store.claim(tenant, now, until, token, limit).await.map(|jobs| jobs.len()));
            }
        }
        self.trace.line(format!("claims and dies: {claimed:?}"));
        self.struck();
        self.end_of_process().await
    }

    /// Something is under way when the process dies.
    pub(super) async fn crash(&mut self) -> Held<()> {
        let calls = self.random.between(0, 25);
        self.weather.die_in(calls);
        match self.random.below(4) {
            0 => self.work().await?,
            1 => self.drain().await?,
            2 => self.sweep().await?,
            _ => self.act(5).await?,
        }
        // It may have ended well before the crash.
        self.restart().await
    }

    /// Starts another process if this one has died.
    pub(super) async fn end_of_process(&mut self) -> Held<()> {
        if self.weather.was_dead() { self.restart().await } else { Ok(()) }
    }

    /// The process ends, and another one opens the same database. Its clock is not quite the same, so that time may
    /// seem to go back, and the numbers that it draws are others.
    pub(super) async fn restart(&mut self) -> Held<()> {
        self.weather.was_dead();
        self.figures.restarts = self.figures.restarts.saturating_add(1);
        self.stage = None;
        let ahead = i64::from(self.random.between(0, 180)).saturating_sub(90);
        let now = self.env.now().checked_add(SignedDuration::from_secs(ahead)).unwrap_or(Timestamp::MAX);
        self.env = Env::simulated(now, self.random.bits());
        self.trace.line(format!("restart at {now}"));
        self.open().await
    }

    /// Opens the database, whatever the weather.
    pub(super) async fn open(&mut self) -> Held<()> {
        let blows = self.weather.pause();
        let opened = Stage::open((&self.url, &self.options), &self.env, &self.weather, &self.history).await;
        self.weather.resume(blows);
        self.stage = Some(opened?);
        Ok(())
    }

    /// Time passes: mostly minutes, sometimes months.
    pub(super) fn leap(&mut self) -> Held<()> {
        let minutes = match self.random.below(10) {
            0..=3 => self.random.between(1, 90),
            4..=6 => self.random.between(60, 30 * 60),
            7..=8 => self.random.between(1, 10 * 24 * 60),
            _ => self.random.between(20 * 24 * 60, 130 * 24 * 60),
        };
        let micros = i64::from(self.random.between(0, 1_000_000));
        let by =
            SignedDuration::from_mins(i64::from(minutes)).saturating_add(SignedDuration::from_micros(micros));
        self.env.move_to(self.env.now().checked_add(by).unwrap_or(Timestamp::MAX));
        self.trace.line(format!("time passes until {}", self.env.now()));
        Ok(())
    }

    /// Old keys are forgotten, and with them go callers who never asked again.
    pub(super) async fn forget_keys(&mut self) -> Held<()> {
        let days = SignedDuration::from_hours(KEY_DAYS.saturating_mul(24));
        let before = self.env.now().checked_sub(days).unwrap_or(Timestamp::MIN);
        let forgot = self.stage()?.store.forget_keys(before).await;
        let struck = self.weather.struck();
        let happened = forgot.is_ok() || struck.last() == Some(&(Point::ForgetKeys, Fault::CommitLost));
        self.trace.line(format!("forgets keys before {before}: {forgot:?}"));
        if happened {
            self.model.forget_keys(before);
            self.pending.retain(|pending| pending.since >= before);
        }
        self.end_of_process().await
    }

    /// Which jobs wait for an administrator: the model cannot know, because no command does that.
    pub(super) async fn look_for_buried_jobs(&mut self) -> Held<()> {
        let blows = self.weather.pause();
        let found = self.buried_jobs().await;
        self.weather.resume(blows);
        for (tenant, jobs) in found? {
            if let Some(organization) = self.model.organizations.get_mut(&tenant) {
                organization.buried = jobs;
            }
        }
        Ok(())
    }

    async fn buried_jobs(&self) -> Held<Vec<(purser_domain::id::TenantId, BTreeSet<JobId>)>> {
        let mut reader = self.stage()?.store.read().await?;
        let mut found = Vec::new();
        for &tenant in self.model.organizations.keys() {
            let rows = reader.query(&BURIED, &[tenant.into()]).await?;
            let jobs = rows.iter().map(|row| row.id(0).map(JobId)).collect::<Result<_, _>>();
            found.push((tenant, jobs.map_err(Broken::from)?));
        }
        Ok(found)
    }
}
