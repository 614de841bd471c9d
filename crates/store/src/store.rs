//! The store: where its connections are, and how one gets a transaction.

use crate::error::StoreError;
use crate::faults::Faults;
use crate::pool::Pool;
use crate::postgres::{self, Pg, Role};
use crate::reader::Reader;
use crate::sqlite::{Durability, Lite};
use crate::transaction::{Conn, LITE_READ, LITE_WRITE, PG_READ, PG_WRITE, PG_WRITE_DISTRIBUTED, Transaction};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Mutex;
use tokio_postgres::Config;

/// Connections to PostgreSQL that background work uses, so that it never waits for a lane.
const WORKERS: usize = 2;

/// How a database is opened.
#[derive(Clone)]
pub struct Options {
    /// Lanes on PostgreSQL: writing connections that work side by side. SQLite always has one.
    pub lanes: usize,
    /// Reading connections.
    pub readers: usize,
    /// Whether PostgreSQL is distributed by tenant (Citus).
    pub distributed: bool,
    /// Whether a commit on SQLite is on the disk before it is answered. Only for a database that is thrown away may it
    /// be false.
    pub durable: bool,
    /// What goes wrong, in a simulation.
    pub faults: Option<Arc<dyn Faults>>,
}

impl Default for Options {
    /// Eight connections are the best number for PostgreSQL on two cores.
    fn default() -> Self {
        Self { lanes: 4, readers: 4, distributed: false, durable: true, faults: None }
    }
}

/// A database. Clones are the same one.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) db: Db,
    pub(crate) options: Options,
}

/// Either database.
pub(crate) enum Db {
    Lite(LiteDb),
    Pg(Box<PgDb>),
}

/// A SQLite file.
pub(crate) struct LiteDb {
    pub(crate) path: PathBuf,
    /// Dropped before the writer: only a connection that writes, as the last one, can put the log into the file.
    readers: Pool<Lite>,
    writer: Arc<Mutex<Lite>>,
    /// Dropped last: the file goes when its connections are closed.
    _temporary: Option<Temporary>,
}

/// A PostgreSQL server.
pub(crate) struct PgDb {
    config: Config,
    lanes: Vec<Arc<Mutex<Option<Pg>>>>,
    readers: Pool<Pg>,
    workers: Pool<Pg>,
}

impl Store {
    /// Opens a database: `sqlite://FILE` (made when it is not there), `sqlite://:memory:` (gone when the last clone is
    /// dropped) or `postgres://…`. It does not migrate: see [`Store::migrate`].
    ///
    /// # Errors
    /// [`StoreError::Down`] when the URL is not understood, the file cannot be opened or the server does not answer.
    pub async fn open(url: &str, options: &Options) -> Result<Self, StoreError> {
        let options = options.clone();
        let db = if let Some(file) = url.strip_prefix("sqlite://") {
            Db::Lite(LiteDb::open(file, &options)?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Db::Pg(Box::new(PgDb::open(url, &options).await?))
        } else {
            return Err(StoreError::Down("the database URL must begin with sqlite:// or postgres://".into()));
        };
        Ok(Self { inner: Arc::new(Inner { db, options }) })
    }

    /// Transactions that can write side by side: 1 on SQLite.
    #[must_use]
    pub fn lanes(&self) -> usize {
        match &self.inner.db {
            Db::Lite(_) => 1,
            Db::Pg(pg) => pg.lanes.len(),
        }
    }

    /// A snapshot to read from; waits while all reading connections are lent out.
    ///
    /// # Errors
    /// [`StoreError::Down`] when the database cannot be reached.
    pub async fn read(&self) -> Result<Reader, StoreError> {
        let transaction = match &self.inner.db {
            Db::Lite(lite) => {
                let path = &lite.path;
                let lent = lite.readers.take(|_| false, || async { Lite::reader(path) }).await?;
                Transaction::reading(Conn::Reader(lent), LITE_READ)
            }
            Db::Pg(pg) => {
                let connect = || Pg::connect(&pg.config, Role::Reader, self.inner.options.distributed);
                Transaction::reading(Conn::Pooled(pg.readers.take(Pg::is_broken, connect).await?), PG_READ)
            }
        };
        Ok(Reader::new(transaction, self.inner.options.faults.clone()))
    }

    /// A transaction on a lane; waits while the lane is in use.
    pub(crate) async fn lane(&self, lane: usize) -> Result<Transaction, StoreError> {
        match &self.inner.db {
            Db::Lite(lite) => Ok(lite.write().await),
            Db::Pg(pg) => {
                let ix = lane.checked_rem(pg.lanes.len()).unwrap_or(0);
                let missing = || StoreError::Down("there is no lane".into());
                let mut guard = Arc::clone(pg.lanes.get(ix).ok_or_else(missing)?).lock_owned().await;
                if guard.as_ref().is_none_or(Pg::is_broken) {
                    *guard = None;
                    *guard = Some(Pg::connect(&pg.config, Role::Lane, self.inner.options.distributed).await?);
                }
                Ok(Transaction::writing(Conn::Lane(guard), self.inner.begin()))
            }
        }
    }

    /// A short transaction of background work.
    pub(crate) async fn work(&self) -> Result<Transaction, StoreError> {
        match &self.inner.db {
            Db::Lite(lite) => Ok(lite.write().await),
            Db::Pg(pg) => {
                let connect = || Pg::connect(&pg.config, Role::Lane, self.inner.options.distributed);
                let lent = pg.workers.take(Pg::is_broken, connect).await?;
                Ok(Transaction::writing(Conn::Pooled(lent), self.inner.begin()))
            }
        }
    }
}

impl Inner {
    const fn begin(&self) -> &'static str {
        if self.options.distributed { PG_WRITE_DISTRIBUTED } else { PG_WRITE }
    }
}

impl LiteDb {
    fn open(file: &str, options: &Options) -> Result<Self, StoreError> {
        let (path, temporary) = if file == ":memory:" {
            let temporary = Temporary::new()?;
            (temporary.path.clone(), Some(temporary))
        } else if file.is_empty() {
            return Err(StoreError::Down("the database URL names no file".into()));
        } else {
            (PathBuf::from(file), None)
        };
        let kept = options.durable && temporary.is_none();
        let durability = if kept { Durability::Full } else { Durability::None };
        let writer = Lite::writer(&path, durability)
            .map_err(|error| error.doing(&format!("the database file {}", path.display())))?;
        let writer = Arc::new(Mutex::new(writer));
        Ok(Self { path, writer, readers: Pool::new(options.readers), _temporary: temporary })
    }

    async fn write(&self) -> Transaction {
        Transaction::writing(Conn::Writer(self.connection().await), LITE_WRITE)
    }

    /// The writing connection itself, outside of any transaction.
    pub(crate) async fn connection(&self) -> tokio::sync::OwnedMutexGuard<Lite> {
        Arc::clone(&self.writer).lock_owned().await
    }
}

impl PgDb {
    async fn open(url: &str, options: &Options) -> Result<Self, StoreError> {
        let config = postgres::configure(url)?;
        // One connection now, so that a wrong address or password is told at the start.
        let first = Pg::connect(&config, Role::Lane, options.distributed).await?;
        let rest = core::iter::repeat_with(|| None);
        let lanes = core::iter::once(Some(first)).chain(rest).take(options.lanes.max(1));
        let lanes = lanes.map(|lane| Arc::new(Mutex::new(lane))).collect();
        Ok(Self { config, lanes, readers: Pool::new(options.readers), workers: Pool::new(WORKERS) })
    }

    /// A connection of its own, for migrations.
    pub(crate) async fn connect(&self, distributed: bool) -> Result<Pg, StoreError> {
        Pg::connect(&self.config, Role::Reader, distributed).await
    }
}

/// A database file that is removed when it is dropped. A file, because SQLite's own in-memory databases have no
/// write-ahead log, and readers would meet the writer.
pub(crate) struct Temporary {
    path: PathBuf,
}

/// Numbers the temporary files of this process.
static TEMPORARY: AtomicU64 = AtomicU64::new(0);

impl Temporary {
    pub(crate) fn new() -> Result<Self, StoreError> {
        let dir = std::env::temp_dir();
        // The name may be taken by a process that ended without removing its file.
        for _ in 0..10_000 {
            let number = TEMPORARY.fetch_add(1, Ordering::Relaxed);
            let path = dir.join(format!("purser-{}-{number}.db", std::process::id()));
            match std::fs::File::create_new(&path) {
                Ok(_) => return Ok(Self { path }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(StoreError::Down(format!("a temporary database file: {error}"))),
            }
        }
        Err(StoreError::Down("no name is left for a temporary database file".into()))
    }
}

#[cfg(feature = "testing")]
impl Temporary {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let with = |suffix: &str| {
            let mut name = self.path.clone().into_os_string();
            name.push(suffix);
            name
        };
        for file in [with(""), with("-wal"), with("-shm")] {
            // Gone already is as good.
            drop(std::fs::remove_file(Path::new(&file)));
        }
    }
}
