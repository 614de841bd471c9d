//! Work after commit: who has some, who takes it, and how it ends. Each call is a short transaction of its own.
//!
//! A claim is a lease with an end and a token. Whoever dies loses the lease when it ends, and somebody else claims the
//! job again; whoever comes back late with an old token changes nothing. So every job runs at least once. Claims are
//! made within one tenant: a distributed engine cannot lock rows of many.

use crate::call::{Answer, Call};
use crate::error::StoreError;
use crate::faults::{Point, strike};
use crate::sql::{Delete, Op, Statement};
use crate::store::Store;
use crate::value::Kind::{Id, Int, Text};
use crate::value::{Row, Value};
use jiff::Timestamp;
use purser_domain::id::{JobId, SubscriptionId, TenantId};
use purser_domain::work::Work;
use uuid::Uuid;

/// Due jobs that one poll looks at, the oldest first: a backlog of any length costs the same.
const LOOK_MAX: i64 = 10_000;
/// Forgotten keys of one call.
const FORGET_MAX: u32 = 5_000;
/// Characters of an error that are kept with a job.
const ERROR_MAX: usize = 2_000;

static DUE_TENANTS: Statement = Statement {
    name: "due tenants",
    sql: "SELECT due.tenant_id, MIN(due.due_at) FROM
            (SELECT tenant_id, due_at FROM job WHERE buried = 0 AND due_at <= $1 ORDER BY due_at LIMIT $2) AS due
          GROUP BY due.tenant_id ORDER BY MIN(due.due_at), due.tenant_id LIMIT $3",
    params: &[Int, Int, Int],
};

/// `$1` tenant, `$2` now, `$3` end of the lease, `$4` token, `$5` how many. Materialized, so that the limit is taken
/// once: a subquery may be run again for every row.
static CLAIM: Statement = Statement {
    name: "claim jobs",
    sql: "WITH due AS MATERIALIZED
            (SELECT id FROM job WHERE tenant_id = $1 AND buried = 0 AND due_at <= $2
             ORDER BY due_at, id LIMIT $5 FOR UPDATE SKIP LOCKED)
          UPDATE job SET lease = $4, due_at = $3, attempt = attempt + 1
          WHERE tenant_id = $1 AND id IN (SELECT id FROM due)
          RETURNING id, attempt, work",
    params: &[Id, Int, Int, Id, Int],
};

static EXTEND: Statement = Statement {
    name: "extend lease",
    sql: "UPDATE job SET due_at = $4 WHERE tenant_id = $1 AND id = $2 AND lease = $3 AND buried = 0",
    params: &[Id, Id, Id, Int],
};

static FINISH: Statement = Statement {
    name: "finish job",
    sql: "DELETE FROM job WHERE tenant_id = $1 AND id = $2 AND lease = $3 AND buried = 0",
    params: &[Id, Id, Id],
};

static RETRY: Statement = Statement {
    name: "retry job",
    sql: "UPDATE job SET lease = NULL, due_at = $4, error = $5
          WHERE tenant_id = $1 AND id = $2 AND lease = $3 AND buried = 0",
    params: &[Id, Id, Id, Int, Text],
};

static BURY: Statement = Statement {
    name: "bury job",
    sql: "UPDATE job SET lease = NULL, buried = 1, error = $4
          WHERE tenant_id = $1 AND id = $2 AND lease = $3 AND buried = 0",
    params: &[Id, Id, Id, Text],
};

static DUE_SUBSCRIPTIONS: Statement = Statement {
    name: "due subscriptions",
    sql: "SELECT tenant_id, id FROM subscription WHERE due_at IS NOT NULL AND due_at <= $1
          ORDER BY due_at, tenant_id, id LIMIT $2",
    params: &[Int, Int],
};

static OLD_KEYS: Statement = Statement {
    name: "old call keys",
    sql: "SELECT tenant_id, principal, key FROM call_key WHERE at < $1 ORDER BY at LIMIT $2",
    params: &[Int, Int],
};

static FORGET_KEYS: Delete = Delete {
    name: "forget call keys",
    table: "call_key",
    keys: &[("tenant_id", Id), ("principal", Text), ("key", Text)],
};

/// For the list of all statements.
pub static ALL: &[Op] = &[
    Op::Statement(&DUE_TENANTS),
    Op::Statement(&CLAIM),
    Op::Statement(&EXTEND),
    Op::Statement(&FINISH),
    Op::Statement(&RETRY),
    Op::Statement(&BURY),
    Op::Statement(&DUE_SUBSCRIPTIONS),
    Op::Statement(&OLD_KEYS),
    Op::Delete(&FORGET_KEYS),
];

/// A job that somebody works on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claimed {
    /// Whose.
    pub tenant: TenantId,
    /// Which.
    pub job: JobId,
    /// Number of this attempt, from 1. One that ended with its process counts.
    pub attempt: u32,
    /// What to do.
    pub work: Work,
}

/// A job under a lease.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lease {
    /// Whose.
    pub tenant: TenantId,
    /// Which.
    pub job: JobId,
    /// What the claim was made with.
    pub token: Uuid,
}

impl Claimed {
    /// The lease that was claimed with a token.
    #[must_use]
    pub const fn lease(&self, token: Uuid) -> Lease {
        Lease { tenant: self.tenant, job: self.job, token }
    }
}

impl Store {
    /// Organizations with jobs that are due, or whose lease has ended; the one that waits longest first. A backlog
    /// of more than ten thousand jobs hides those behind it until it is worked off.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn due_tenants(&self, now: Timestamp, limit: u32) -> Result<Vec<TenantId>, StoreError> {
        let values = [now.into(), LOOK_MAX.into(), limit.into()];
        let rows = self.look(Point::DueTenants, &DUE_TENANTS, &values).await?;
        rows.iter().map(|row| row.id(0).map(TenantId)).collect()
    }

    /// Takes at most `limit` due jobs of one organization until `lease_until`, the oldest first. Nobody else gets
    /// them before that. The token must be new.
    ///
    /// # Errors
    /// The database cannot be used. When the answer was lost, the jobs are claimed and come back after the lease.
    pub async fn claim(
        &self,
        tenant: TenantId,
        now: Timestamp,
        lease_until: Timestamp,
        lease_token: Uuid,
        limit: u32,
    ) -> Result<Vec<Claimed>, StoreError> {
        let values = vec![tenant.into(), now.into(), lease_until.into(), lease_token.into(), limit.into()];
        let rows = self.short(Point::Claim, Call::one(&CLAIM, values)).await?.rows;
        let claimed = |row: &Row| {
            Ok(Claimed { tenant, job: JobId(row.id(0)?), attempt: row.u32(1)?, work: row.json(2)? })
        };
        let mut jobs = rows.iter().map(claimed).collect::<Result<Vec<_>, StoreError>>()?;
        // The rows of an UPDATE come in no order; ids grow with time.
        jobs.sort_by_key(|claimed| claimed.job);
        Ok(jobs)
    }

    /// Keeps a lease until `lease_until`; false when it is no longer ours.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn extend(&self, lease: &Lease, lease_until: Timestamp) -> Result<bool, StoreError> {
        self.held(Point::Extend, &EXTEND, lease, [lease_until.into()]).await
    }

    /// The work is done: the job is removed. False when the lease is no longer ours, and then nothing is changed.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn finish(&self, lease: &Lease) -> Result<bool, StoreError> {
        self.held(Point::Finish, &FINISH, lease, []).await
    }

    /// The work failed and is due again later; false when the lease is no longer ours.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn retry(&self, lease: &Lease, due_at: Timestamp, error: &str) -> Result<bool, StoreError> {
        self.held(Point::Retry, &RETRY, lease, [due_at.into(), short_error(error)]).await
    }

    /// The work failed too often: it is kept for an administrator; false when the lease is no longer ours.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn bury(&self, lease: &Lease, error: &str) -> Result<bool, StoreError> {
        self.held(Point::Bury, &BURY, lease, [short_error(error)]).await
    }

    /// Subscriptions about which time has to change something; the one that waits longest first.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn due_subscriptions(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(TenantId, SubscriptionId)>, StoreError> {
        let values = [now.into(), limit.into()];
        let rows = self.look(Point::DueSubscriptions, &DUE_SUBSCRIPTIONS, &values).await?;
        rows.iter().map(|row| Ok((TenantId(row.id(0)?), SubscriptionId(row.id(1)?)))).collect()
    }

    /// Forgets idempotency keys that are older than `before`, at most five thousand, so that no lock is held for
    /// long. Answers how many; call it again until it is none.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn forget_keys(&self, before: Timestamp) -> Result<u64, StoreError> {
        let then = strike(self.inner.options.faults.as_ref(), Point::ForgetKeys)?;
        let mut transaction = self.work().await?;
        let old = Call::one(&OLD_KEYS, vec![before.into(), FORGET_MAX.into()]);
        let rows = transaction.run(&[old]).await?.pop().unwrap_or_default().rows;
        let key =
            |row: &Row| Ok(vec![Value::Id(row.id(0)?), Value::Text(row.text(1)?), Value::Text(row.text(2)?)]);
        let keys = rows.iter().map(key).collect::<Result<_, StoreError>>()?;
        let forgotten = transaction.run(&[Call::many(&FORGET_KEYS, keys)]).await?.pop().unwrap_or_default();
        transaction.commit().await?;
        then.answer(forgotten.affected)
    }

    /// Changes a job whose lease is held.
    async fn held<const N: usize>(
        &self,
        point: Point,
        statement: &'static Statement,
        lease: &Lease,
        rest: [Value; N],
    ) -> Result<bool, StoreError> {
        let mut values: Vec<Value> = vec![lease.tenant.into(), lease.job.into(), lease.token.into()];
        values.extend(rest);
        Ok(self.short(point, Call::one(statement, values)).await?.affected > 0)
    }

    /// Reads beside the writers: a poll must not stand in their queue.
    async fn look(
        &self,
        point: Point,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let then = strike(self.inner.options.faults.as_ref(), point)?;
        let rows = self.read().await?.query(statement, values).await?;
        then.answer(rows)
    }

    /// One call in a transaction of its own.
    pub(crate) async fn short(&self, point: Point, call: Call) -> Result<Answer, StoreError> {
        let then = strike(self.inner.options.faults.as_ref(), point)?;
        let mut transaction = self.work().await?;
        let answer = match transaction.run(&[call]).await {
            Ok(mut answers) => answers.pop().unwrap_or_default(),
            Err(error) => {
                // Ends it in order; the failure that counts is the first one.
                drop(transaction.rollback().await);
                return Err(error);
            }
        };
        transaction.commit().await?;
        then.answer(answer)
    }
}

fn short_error(error: &str) -> Value {
    // PostgreSQL's text holds no NUL.
    Value::Text(error.chars().filter(|&letter| letter != '\0').take(ERROR_MAX).collect())
}
