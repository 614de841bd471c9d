//! Work after commit, as people are shown it: take-overs, jobs that gave up, and how much is waiting.

use super::ViewError;
use super::page::{Page, Paging};
use super::sight::{Sight, visible};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row};
use jiff::Timestamp;
use purser_domain::authz::ReadScope;
use purser_domain::id::{JobId, SubscriptionId, TakeOverId, TenantId};
use purser_domain::take_over::TakeOver;
use purser_domain::work::Work;
use uuid::Uuid;

const BURIED: &str = "buried-jobs";

/// Where a job is. A job that is done is not kept: what it did is in the log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum JobState {
    /// It waits until it is due, perhaps after attempts that failed.
    Queued,
    /// Somebody works on it.
    Running,
    /// It failed too often and waits for an administrator.
    Failed,
}

/// One piece of work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobView {
    /// Identity.
    pub id: JobId,
    /// What is to be done.
    pub work: Work,
    /// Where it is.
    pub state: JobState,
    /// When it is next looked at.
    pub due_at: Timestamp,
    /// Attempts so far.
    pub attempt: u32,
    /// Why the last attempt failed.
    pub error: Option<String>,
}

/// How many jobs of one kind are in one state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobCount {
    /// `Work::kind`.
    pub kind: String,
    /// Where they are.
    pub state: JobState,
    /// How many.
    pub jobs: u64,
    /// When the most urgent one is due.
    pub due_at: Timestamp,
}

macro_rules! select {
    () => {
        "SELECT id, work, buried, CASE WHEN lease IS NULL THEN 0 ELSE 1 END, due_at, attempt, error FROM job \
         WHERE tenant_id = $1 "
    };
}

/// A take-over is seen by whoever sees what is taken.
static TAKE_OVER: Statement = Statement {
    name: "view take-over",
    sql: concat!(
        "SELECT t.doc FROM take_over t JOIN subscription s ON s.tenant_id = t.tenant_id AND s.id = t.source_id \
         WHERE t.tenant_id = $1 AND t.id = $5 AND ",
        visible!()
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

/// The last take-over of a subscription, for the way back and for what became of it.
static LAST_TAKE_OVER: Statement = Statement {
    name: "view last take-over of a subscription",
    sql: concat!(
        "SELECT t.doc FROM take_over t JOIN subscription s ON s.tenant_id = t.tenant_id AND s.id = t.source_id \
         WHERE t.tenant_id = $1 AND t.source_id = $5 AND ",
        visible!(),
        " ORDER BY t.id DESC LIMIT 1"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

static JOB: Statement =
    Statement { name: "view job", sql: concat!(select!(), "AND id = $2"), params: &[Kind::Id, Kind::Id] };

static BURIED_PAGE: Statement = Statement {
    name: "view buried jobs",
    sql: concat!(select!(), "AND buried = 1 AND id > $2 ORDER BY id LIMIT $3"),
    params: &[Kind::Id, Kind::Id, Kind::Int],
};

/// Reads all jobs; those that are done are gone, so there are few.
static COUNTS: Statement = Statement {
    name: "view job counts",
    sql: "SELECT kind, buried, CASE WHEN lease IS NULL THEN 0 ELSE 1 END AS leased, COUNT(*), MIN(due_at) \
          FROM job GROUP BY kind, buried, CASE WHEN lease IS NULL THEN 0 ELSE 1 END ORDER BY kind, buried, leased",
    params: &[],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&TAKE_OVER),
    Op::Statement(&LAST_TAKE_OVER),
    Op::Statement(&JOB),
    Op::Statement(&BURIED_PAGE),
    Op::Statement(&COUNTS),
];

/// A take-over, if the caller sees the subscription that is taken.
///
/// # Errors
/// The database.
pub async fn take_over(
    reader: &mut Reader,
    scope: &ReadScope,
    id: TakeOverId,
) -> Result<Option<TakeOver>, StoreError> {
    let rows = reader.query(&TAKE_OVER, &Sight::new(scope, None).params([id.into()])).await?;
    rows.first().map(|row| row.json(0)).transpose()
}

/// The last take-over of a subscription, if there was one and the caller sees the subscription.
///
/// # Errors
/// The database.
pub async fn last_take_over(
    reader: &mut Reader,
    scope: &ReadScope,
    source: SubscriptionId,
) -> Result<Option<TakeOver>, StoreError> {
    let rows = reader.query(&LAST_TAKE_OVER, &Sight::new(scope, None).params([source.into()])).await?;
    rows.first().map(|row| row.json(0)).transpose()
}

/// A job that is not done.
///
/// # Errors
/// The database.
pub async fn job(reader: &mut Reader, tenant: TenantId, id: JobId) -> Result<Option<JobView>, StoreError> {
    let rows = reader.query(&JOB, &[tenant.into(), id.into()]).await?;
    rows.first().map(read).transpose()
}

/// Jobs that failed too often, oldest first. Whether the caller may see them was asked before.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn buried_jobs(
    reader: &mut Reader,
    tenant: TenantId,
    paging: &Paging,
) -> Result<Page<JobView>, ViewError> {
    let after = paging.key::<Uuid>(BURIED)?.unwrap_or(Uuid::nil());
    let rows = reader.query(&BURIED_PAGE, &[tenant.into(), after.into(), paging.fetch().into()]).await?;
    let items = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(paging.page(items, BURIED, |job: &JobView| [job.id.to_string()]))
}

/// Jobs of all organizations by kind and state, for the operator's metrics.
///
/// # Errors
/// The database.
pub async fn job_counts(reader: &mut Reader) -> Result<Vec<JobCount>, StoreError> {
    let rows = reader.query(&COUNTS, &[]).await?;
    let mut counts: Vec<JobCount> = Vec::new();
    for row in &rows {
        let (kind, state) = (row.text(0)?, state(row.flag(1)?, row.flag(2)?));
        let (jobs, due_at) = (row.u64(3)?, row.timestamp(4)?);
        // A buried job may still name who worked on it last.
        match counts.last_mut().filter(|last| last.kind == kind && last.state == state) {
            Some(last) => {
                last.jobs = last.jobs.saturating_add(jobs);
                last.due_at = last.due_at.min(due_at);
            }
            None => counts.push(JobCount { kind, state, jobs, due_at }),
        }
    }
    Ok(counts)
}

const fn state(buried: bool, leased: bool) -> JobState {
    match (buried, leased) {
        (true, _) => JobState::Failed,
        (false, true) => JobState::Running,
        (false, false) => JobState::Queued,
    }
}

fn read(row: &Row) -> Result<JobView, StoreError> {
    Ok(JobView {
        id: JobId(row.id(0)?),
        work: row.json(1)?,
        state: state(row.flag(2)?, row.flag(3)?),
        due_at: row.timestamp(4)?,
        attempt: row.u32(5)?,
        error: row.opt_text(6)?,
    })
}
