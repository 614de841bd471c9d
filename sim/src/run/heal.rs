//! The faults end. Every caller who still waits asks again, every worker goes on, and within bounded time nothing is
//! left to do.

use super::Run;
use crate::{Held, must};
use jiff::{SignedDuration, Timestamp};
use purser_domain::command::Command;
use purser_domain::id::{JobId, TenantId};

/// Rounds until nothing may be left. A round is longer than a lease and the longest wait between two attempts.
const ROUNDS: u32 = 6;

impl Run {
    pub(super) async fn heal(&mut self) -> Held<()> {
        self.trace.line("heals");
        self.weather.calm();
        self.receiver.calm();
        self.restart().await?;
        for _ in 0..ROUNDS {
            while !self.pending.is_empty() {
                self.ask_again().await?;
            }
            self.drain().await?;
            let buried: Vec<(TenantId, JobId)> = self
                .model
                .organizations
                .iter()
                .flat_map(|(&tenant, of)| of.buried.iter().map(move |&job| (tenant, job)))
                .collect();
            for (tenant, job) in buried {
                let retry = self.operator(tenant, Command::RetryJob { job })?;
                self.execute(vec![retry]).await?;
            }
            if self.nothing_left().await? {
                return Ok(());
            }
            let later = self.env.now().checked_add(SignedDuration::from_mins(61));
            self.env.move_to(later.unwrap_or(Timestamp::MAX));
        }
        must(false, || "something was still to be done after healing".into())
    }

    async fn nothing_left(&self) -> Held<bool> {
        let store = &self.stage()?.store;
        let jobs = store.due_tenants(Timestamp::MAX, 1).await?;
        let due = store.due_subscriptions(self.env.now(), 1).await?;
        Ok(jobs.is_empty() && due.is_empty() && self.pending.is_empty())
    }
}
