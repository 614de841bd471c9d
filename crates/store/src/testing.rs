//! Databases for tests: a SQLite file or a PostgreSQL database of their own, gone when the test ends.
//!
//! PostgreSQL is the server at `PURSER_TEST_POSTGRES_URL`; without it, one is started for this process from the
//! binaries in `PATH` or in the usual place of Debian's packages. Each test gets a copy of a migrated template. With
//! `PURSER_TEST_WITHOUT_POSTGRES=1` nothing of PostgreSQL is tested; without any of these, tests fail and say so.

mod server;

use crate::error::StoreError;
use crate::migrate::MIGRATIONS;
use crate::postgres::{Pg, Role, configure};
use crate::sql::{Op, Shape, all};
use crate::store::{Db, Options, Store, Temporary};
use server::Server;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Where a server for tests is.
pub const URL: &str = "PURSER_TEST_POSTGRES_URL";
/// Set to `1` where PostgreSQL is not tested.
pub const WITHOUT: &str = "PURSER_TEST_WITHOUT_POSTGRES";

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A database on a server.
    Postgres,
    /// The same with statements as a distributed engine gets them, tenant by tenant. A server with Citus loaded
    /// distributes; on another one its functions are replaced by ones that do nothing, which shows that the statements
    /// are right, not that an engine takes them.
    Distributed,
}

impl Engine {
    /// Every engine that is tested here.
    #[must_use]
    pub fn all() -> Vec<Self> {
        if without_postgres() {
            vec![Self::Sqlite]
        } else {
            vec![Self::Sqlite, Self::Postgres, Self::Distributed]
        }
    }
}

fn without_postgres() -> bool {
    std::env::var(WITHOUT).is_ok_and(|value| value == "1")
}

/// A migrated database that is removed when this is dropped.
pub struct TestDatabase {
    engine: Engine,
    url: String,
    _home: Home,
}

/// What keeps the database, and takes it away.
enum Home {
    File { _file: Temporary },
    Server { _database: Dropped },
}

impl TestDatabase {
    /// A new empty database, not migrated; none when PostgreSQL is not tested here.
    ///
    /// # Errors
    /// As [`TestDatabase::new`].
    pub async fn empty(engine: Engine) -> Result<Option<Self>, StoreError> {
        if engine == Engine::Sqlite {
            let file = Temporary::new()?;
            let url = format!("sqlite://{}", file.path().display());
            return Ok(Some(Self { engine, url, _home: Home::File { _file: file } }));
        }
        if without_postgres() {
            return Ok(None);
        }
        let server = Server::get().await?;
        let name = fresh_name();
        server.connect().await?.batch(&format!("CREATE DATABASE {name}")).await?;
        let url = server.url_of(&name);
        if engine == Engine::Distributed {
            distribute(&server, &name).await?;
        }
        Ok(Some(Self { engine, url, _home: Home::Server { _database: Dropped { name, server } } }))
    }

    /// A new migrated database; none when PostgreSQL is not tested here.
    ///
    /// # Errors
    /// [`StoreError::Down`] when no server can be found or started.
    pub async fn new(engine: Engine) -> Result<Option<Self>, StoreError> {
        if engine == Engine::Sqlite {
            let file = Temporary::new()?;
            let url = format!("sqlite://{}", file.path().display());
            let database = Self { engine, url, _home: Home::File { _file: file } };
            database.open().await?.migrate().await?;
            return Ok(Some(database));
        }
        if without_postgres() {
            return Ok(None);
        }
        let server = Server::get().await?;
        let mut admin = server.connect().await?;
        let template = template(&server, &mut admin, engine).await?;
        let name = fresh_name();
        admin.batch(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
        let url = server.url_of(&name);
        let database = Dropped { name, server };
        Ok(Some(Self { engine, url, _home: Home::Server { _database: database } }))
    }

    /// Its URL, for `Store::open`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Which engine it is on.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// How it is opened.
    #[must_use]
    pub fn options(&self) -> Options {
        Options { distributed: self.engine == Engine::Distributed, ..Options::default() }
    }

    /// Opens it.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.url, &self.options()).await
    }
}

/// Numbers the databases of this process.
static DATABASE: AtomicU64 = AtomicU64::new(0);

fn fresh_name() -> String {
    format!("purser_{}_{}", std::process::id(), DATABASE.fetch_add(1, Ordering::Relaxed))
}

/// How often a template is renamed before its connections count as stuck.
const RENAMES_MAX: u32 = 250;
/// Functions of Citus that do nothing.
const STAND_IN: &str =
    "CREATE FUNCTION create_distributed_table(name text, key text, colocate_with text DEFAULT '')
     RETURNS void LANGUAGE sql AS 'SELECT'; \
     CREATE FUNCTION create_reference_table(name text) RETURNS void LANGUAGE sql AS 'SELECT'";

/// Makes an empty database ready to be distributed.
async fn distribute(server: &Server, name: &str) -> Result<(), StoreError> {
    let mut made = Pg::connect(&configure(&server.url_of(name))?, Role::Reader, false).await?;
    let libraries = made.simple("SHOW shared_preload_libraries").await?;
    if !libraries.iter().flatten().any(|libraries| libraries.contains("citus")) {
        return made.batch(STAND_IN).await;
    }
    // Few shards: a test has few tenants, and every shard is a table of its own.
    made.batch(&format!("ALTER DATABASE {name} SET citus.shard_count = 2; CREATE EXTENSION citus")).await
}

/// Makes a migrated template once for each server and schema, whatever number of processes ask for it.
async fn template(server: &Server, admin: &mut Pg, engine: Engine) -> Result<String, StoreError> {
    let sums: String = MIGRATIONS.iter().map(|migration| migration.checksum()).collect();
    let digest = Sha256::digest(sums.as_bytes());
    let sum: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let distributed = engine == Engine::Distributed;
    let name = format!("purser_template_{sum}_{}", if distributed { "distributed" } else { "plain" });
    let known = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    if !admin.simple(&known).await?.is_empty() {
        return Ok(name);
    }
    admin.batch("SELECT pg_advisory_lock(7205117341)").await?;
    let known = admin.simple(&known).await?;
    if known.is_empty() {
        let making = fresh_name();
        admin.batch(&format!("CREATE DATABASE {making}")).await?;
        let url = server.url_of(&making);
        if distributed {
            distribute(server, &making).await?;
        }
        let options = Options { distributed, ..Options::default() };
        Store::open(&url, &options).await?.migrate().await?;
        // Renamed when it is done: a template that a dying process left half-way is never used. The connections that
        // made it end a moment after they were dropped.
        let mut attempts = 0;
        while let Err(error) = admin.batch(&format!("ALTER DATABASE {making} RENAME TO {name}")).await {
            attempts += 1;
            if attempts > RENAMES_MAX {
                return Err(error);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    admin.batch("SELECT pg_advisory_unlock(7205117341)").await?;
    Ok(name)
}

/// A database on a server, removed when this is dropped.
struct Dropped {
    name: String,
    server: Arc<Server>,
}

impl Drop for Dropped {
    fn drop(&mut self) {
        // A test's own runtime may be ending; the removal gets one of its own.
        let (server, name) = (Arc::clone(&self.server), self.name.clone());
        let removal = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| {
                runtime.block_on(async {
                    let mut admin = server.connect().await?;
                    admin.batch(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await
                })
            })
        });
        drop(removal.join());
    }
}

/// Runs text as it is, to damage a database.
///
/// # Errors
/// What the database says.
pub async fn execute(store: &Store, sql: &str) -> Result<(), StoreError> {
    match &store.inner.db {
        Db::Lite(lite) => lite.connection().await.batch(sql),
        Db::Pg(pg) => pg.connect(false).await?.batch(sql).await,
    }
}

/// Every step of a plan that reads a whole table or index, by statement; on SQLite, which tells it in words.
///
/// # Errors
/// What the database says.
pub async fn scans(store: &Store) -> Result<Vec<(&'static str, String)>, StoreError> {
    let Db::Lite(lite) = &store.inner.db else { return Ok(Vec::new()) };
    let lite = lite.connection().await;
    let mut scans = Vec::new();
    for op in all() {
        let steps = lite.explain(op)?;
        scans.extend(steps.into_iter().filter(|step| step.starts_with("SCAN")).map(|step| (op.name(), step)));
    }
    Ok(scans)
}

/// Prepares every statement of the crate on this database and compares the number of parameters.
///
/// # Errors
/// What the database says about the first statement that it does not take.
pub async fn prepare_all(store: &Store) -> Result<usize, StoreError> {
    let wrong = |op: Op, params| StoreError::Corrupt(format!("{} takes {params} parameters", op.name()));
    let ops = all();
    match &store.inner.db {
        Db::Lite(lite) => {
            let lite = lite.connection().await;
            for &op in &ops {
                let params = lite.prepare(op)?;
                if params != op.kinds().len() {
                    return Err(wrong(op, params));
                }
            }
        }
        Db::Pg(pg) => {
            let mut pg = pg.connect(false).await?;
            for &op in &ops {
                for shape in [Shape::Many, Shape::OneTenant] {
                    if shape == Shape::OneTenant && !op.by_tenant() {
                        continue;
                    }
                    let params = pg.prepare(op, shape).await?;
                    if params != op.kinds().len() {
                        return Err(wrong(op, params));
                    }
                }
            }
        }
    }
    Ok(ops.len())
}
