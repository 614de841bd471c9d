//! What is true of any stored database, checked from one snapshot, beside a working server.
//!
//! Everything is walked in pages, so that memory does not grow with the database. What belongs to one subscription is
//! the domain's to judge; this file adds what only storage knows: that logs have no gaps, that columns say what
//! documents say, and that the tables of what is unique everywhere agree with what they are about.

mod lookups;
pub mod statements;
mod subscriptions;
mod support;

use crate::error::StoreError;
use crate::reader::Reader;
use crate::store::Store;
use crate::value::{Row, Value};
use purser_domain::id::TenantId;
use purser_domain::verify::Finding;
use uuid::Uuid;

/// Rows of one page.
const PAGE: i64 = 1_000;
/// Findings after which the search ends: there is enough to look at.
const FINDINGS_MAX: usize = 1_000;

impl Store {
    /// Everything that is not as it must be; nothing when all is well.
    ///
    /// # Errors
    /// The database cannot be used, or a document cannot be read.
    pub async fn verify(&self) -> Result<Vec<Finding>, StoreError> {
        let mut search = Search { reader: self.read().await?, findings: Vec::new() };
        let mut after = Uuid::nil();
        loop {
            let page = search.page(&statements::TENANTS, &[after.into()]).await?;
            let Some(last) = page.last() else { break };
            after = last.id(0)?;
            lookups::domains(&mut search, &page).await?;
            for row in &page {
                search.tenant(row).await?;
                if search.findings.len() >= FINDINGS_MAX {
                    search.find("too-many-findings", format!("stopped after {FINDINGS_MAX}"));
                    return Ok(search.findings);
                }
            }
        }
        lookups::strays(&mut search).await?;
        search.owners().await?;
        search.reader.finish().await?;
        Ok(search.findings)
    }
}

/// A search through one snapshot.
struct Search {
    reader: Reader,
    findings: Vec<Finding>,
}

impl Search {
    fn find(&mut self, rule: &'static str, detail: String) {
        self.findings.push(Finding { rule, detail });
    }

    fn check(&mut self, holds: bool, rule: &'static str, detail: impl FnOnce() -> String) {
        if !holds {
            self.find(rule, detail());
        }
    }

    /// A page of a statement whose last parameter is the number of rows.
    async fn page(
        &mut self,
        statement: &'static crate::sql::Statement,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let values: Vec<Value> = values.iter().cloned().chain([PAGE.into()]).collect();
        self.reader.query(statement, &values).await
    }

    async fn tenant(&mut self, row: &Row) -> Result<(), StoreError> {
        let tenant = TenantId(row.id(0)?);
        self.log(tenant, row).await?;
        for stuck in self.page(&statements::STUCK, &[tenant.into()]).await? {
            let id = stuck.id(0)?;
            self.find("a-move-has-its-job", format!("tenant {tenant}: nothing carries on take-over {id}"));
        }
        let market = row.opt_text(4)?.unwrap_or_default();
        lookups::people(self, tenant, &market).await?;
        lookups::groups(self, tenant, &market).await?;
        lookups::tokens(self, tenant).await?;
        support::all(self, tenant).await?;
        subscriptions::all(self, tenant).await
    }

    /// Events are numbered 1 to n without gaps, and time never goes back.
    async fn log(&mut self, tenant: TenantId, row: &Row) -> Result<(), StoreError> {
        let (event_seq, last_at) = (row.int(1)?, row.int(2)?);
        for counted in self.reader.query(&statements::LOG, &[tenant.into()]).await? {
            let (count, first, last) = (counted.int(0)?, counted.opt_int(1)?, counted.opt_int(2)?);
            let gapless =
                count == event_seq && first.is_none_or(|first| first == 1) && last.unwrap_or(0) == count;
            self.check(gapless, "events-without-gaps", || {
                format!(
                    "tenant {tenant}: {count} events from {first:?} to {last:?}, the counter says {event_seq}"
                )
            });
            let latest = counted.opt_int(3)?;
            self.check(latest.is_none_or(|latest| latest <= last_at), "time-of-last-event", || {
                format!("tenant {tenant}: an event at {latest:?}, the clock says {last_at}")
            });
        }
        for counted in self.reader.query(&statements::LOG_ORDER, &[tenant.into()]).await? {
            let backwards = counted.int(0)?;
            self.check(backwards == 0, "time-goes-forward", || {
                format!("tenant {tenant}: {backwards} events are earlier than the one before")
            });
        }
        Ok(())
    }

    /// What is logged, due or remembered belongs to an organization that exists.
    async fn owners(&mut self) -> Result<(), StoreError> {
        for (statement, what) in [
            (&statements::EVENT_OWNERS, "events"),
            (&statements::JOB_OWNERS, "jobs"),
            (&statements::KEY_OWNERS, "keys"),
        ] {
            for row in self.page(statement, &[]).await? {
                let tenant = row.id(0)?;
                self.find("of-a-known-tenant", format!("{what} of tenant {tenant}, which does not exist"));
            }
        }
        Ok(())
    }
}
