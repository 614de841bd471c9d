//! One transaction on one connection of either database. The port, the queue and the readers are built on it.

use crate::call::{Answer, Call};
use crate::error::StoreError;
use crate::pool::Lent;
use crate::postgres::Pg;
use crate::sqlite::Lite;
use tokio::sync::OwnedMutexGuard;

/// A connection that a transaction has to itself.
pub enum Conn {
    /// SQLite's one writer.
    Writer(OwnedMutexGuard<Lite>),
    /// A reader of SQLite.
    Reader(Lent<Lite>),
    /// A lane of PostgreSQL; none until it is connected.
    Lane(OwnedMutexGuard<Option<Pg>>),
    /// A pooled connection to PostgreSQL.
    Pooled(Lent<Pg>),
}

/// Either driver.
enum Driver<'a> {
    Lite(&'a mut Lite),
    Pg(&'a mut Pg),
}

impl Conn {
    fn driver(&mut self) -> Result<Driver<'_>, StoreError> {
        let missing = || StoreError::Down("the lane is not connected".into());
        Ok(match self {
            Self::Writer(lite) => Driver::Lite(lite),
            Self::Reader(lite) => Driver::Lite(lite.get()?),
            Self::Lane(pg) => Driver::Pg(pg.as_mut().ok_or_else(missing)?),
            Self::Pooled(pg) => Driver::Pg(pg.get()?),
        })
    }
}

/// Where a transaction is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// `BEGIN` goes out with the first calls.
    Fresh,
    Open,
    /// Something failed: nothing of it may be committed.
    Failed,
    Done,
}

/// A transaction.
pub struct Transaction {
    conn: Conn,
    begin: &'static str,
    state: State,
    /// Whether it only reads, so that dropping it is how it ends.
    reads: bool,
}

/// Takes the write lock at once: a transaction that reads first and writes later cannot wait for it.
pub const LITE_WRITE: &str = "BEGIN IMMEDIATE";
/// A snapshot, from the first thing read.
pub const LITE_READ: &str = "BEGIN";
/// A tenant's commands are serialized by the lock of its row.
pub const PG_WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
/// The same on a distributed engine, whose nodes hear of settings only like this. Nodes are written one after the
/// other: the catalog, which is on all of them, cannot be written in a transaction that wrote to several at once.
pub const PG_WRITE_DISTRIBUTED: &str = "BEGIN ISOLATION LEVEL READ COMMITTED; \
     SET LOCAL citus.propagate_set_commands = 'local'; SET LOCAL lock_timeout = '10s'; \
     SET LOCAL citus.multi_shard_modify_mode = 'sequential'";
/// A snapshot, from the first thing read.
pub const PG_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

impl Transaction {
    /// A transaction that writes.
    pub const fn writing(conn: Conn, begin: &'static str) -> Self {
        Self { conn, begin, state: State::Fresh, reads: false }
    }

    /// A snapshot.
    pub const fn reading(conn: Conn, begin: &'static str) -> Self {
        Self { conn, begin, state: State::Fresh, reads: true }
    }

    /// Runs calls in this order; on PostgreSQL in one round trip, together with `BEGIN` if it is the first.
    ///
    /// # Errors
    /// The first failure. The transaction can then only be rolled back.
    pub async fn run(&mut self, calls: &[Call]) -> Result<Vec<Answer>, StoreError> {
        let first = match self.state {
            State::Fresh => Some(self.begin),
            State::Open => None,
            State::Failed | State::Done => {
                return Err(StoreError::Retry("the transaction has failed".into()));
            }
        };
        // Until the answer is there, the transaction counts as failed: this call may be dropped while it waits.
        self.state = State::Failed;
        let answers = match self.conn.driver()? {
            Driver::Lite(lite) => {
                if let Some(begin) = first {
                    lite.control(begin)?;
                }
                lite.run(calls)?
            }
            Driver::Pg(pg) => pg.run(first, calls).await?,
        };
        self.state = State::Open;
        Ok(answers)
    }

    /// Makes it last.
    ///
    /// # Errors
    /// [`StoreError::Retry`] when the database refused, and nothing was changed. [`StoreError::Down`] when the
    /// connection was lost meanwhile, and nobody knows.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        match self.state {
            State::Fresh => {
                self.state = State::Done;
                return Ok(());
            }
            State::Open => {}
            State::Failed | State::Done => {
                self.end().await?;
                return Err(StoreError::Corrupt("a transaction that had failed was to be committed".into()));
            }
        }
        self.state = State::Failed;
        match self.conn.driver()? {
            Driver::Lite(lite) => {
                if let Err(error) = lite.control("COMMIT") {
                    lite.rollback()?;
                    self.state = State::Done;
                    return Err(error);
                }
            }
            Driver::Pg(pg) => {
                if let Err(error) = pg.batch("COMMIT").await {
                    let unknown = pg.is_broken();
                    self.state = State::Done;
                    return Err(match error {
                        StoreError::Retry(why) if unknown => {
                            StoreError::Down(format!("nobody knows whether the commit happened: {why}"))
                        }
                        error => error,
                    });
                }
            }
        }
        self.state = State::Done;
        Ok(())
    }

    /// Undoes everything.
    ///
    /// # Errors
    /// The connection was lost; then nothing of it stays either.
    pub async fn rollback(mut self) -> Result<(), StoreError> {
        self.end().await
    }

    async fn end(&mut self) -> Result<(), StoreError> {
        let begun = !matches!(self.state, State::Fresh | State::Done);
        let done = match self.conn.driver()? {
            Driver::Lite(lite) => lite.rollback(),
            Driver::Pg(pg) if begun => pg.batch("ROLLBACK").await,
            Driver::Pg(_) => Ok(()),
        };
        self.state = State::Done;
        done
    }
}

impl Drop for Transaction {
    /// Ends what nobody ended, so that no lock stays. A reader's snapshot ends like this; a writer's transaction
    /// comes here only when the work was dropped half-way.
    fn drop(&mut self) {
        if matches!(self.state, State::Fresh | State::Done) {
            return;
        }
        if !self.reads {
            tracing::error!("a transaction was dropped; it is rolled back");
        }
        match self.conn.driver() {
            Ok(Driver::Lite(lite)) => {
                if let Err(error) = lite.rollback() {
                    tracing::error!(%error, "a transaction could not be rolled back");
                }
            }
            // The connection does what it is sent in order: whoever uses it next comes after the rollback.
            Ok(Driver::Pg(pg)) => pg.send("ROLLBACK"),
            Err(error) => tracing::error!(%error, "a transaction had no connection"),
        }
    }
}
