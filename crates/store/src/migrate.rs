//! Migrations: the schema's history, compiled in, applied in one transaction each.
//!
//! A released migration never changes; `migrations/checksums.txt` and a test hold it. A database remembers which ones
//! it has had and with what text, and a binary that finds an unknown or a different one refuses to touch it.

use crate::apply::tenant_calls;
use crate::error::StoreError;
use crate::postgres::Pg;
use crate::sqlite::{Lite, refused};
use crate::store::{Db, LiteDb, PgDb, Store};
use crate::value::hex;
use jiff::Timestamp;
use purser_domain::id::OPERATOR;
use purser_domain::limits::ONLINE_CANCEL_MAX;
use purser_domain::people::{CancelBasis, OnlineCancel, Tenant};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// One step of the schema's history.
#[derive(Debug)]
pub struct Migration {
    /// Number, from 1.
    pub version: u32,
    /// What it is about.
    pub name: &'static str,
    /// SQLite's text.
    pub sqlite: &'static str,
    /// PostgreSQL's tables, indexes and data.
    pub tables: &'static str,
    /// What a distributed engine does with the new tables, between tables and keys.
    pub distribute: &'static str,
    /// PostgreSQL's foreign keys.
    pub keys: &'static str,
}

/// Every migration, in order.
pub static MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "first",
        sqlite: include_str!("../migrations/sqlite/0001_first.sql"),
        tables: include_str!("../migrations/postgres/0001_tables.sql"),
        distribute: include_str!("../migrations/postgres/0001_distribute.sql"),
        keys: include_str!("../migrations/postgres/0001_keys.sql"),
    },
    Migration {
        version: 2,
        name: "sessions",
        sqlite: include_str!("../migrations/sqlite/0002_sessions.sql"),
        tables: include_str!("../migrations/postgres/0002_tables.sql"),
        distribute: "",
        keys: "",
    },
    Migration {
        version: 3,
        name: "support",
        sqlite: include_str!("../migrations/sqlite/0003_support.sql"),
        tables: include_str!("../migrations/postgres/0003_tables.sql"),
        distribute: include_str!("../migrations/postgres/0003_distribute.sql"),
        keys: include_str!("../migrations/postgres/0003_keys.sql"),
    },
    Migration {
        version: 4,
        name: "name order",
        sqlite: include_str!("../migrations/sqlite/0004_name_order.sql"),
        tables: include_str!("../migrations/postgres/0004_tables.sql"),
        distribute: "",
        keys: "",
    },
];

/// What a migration run did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Migrated {
    /// Version before; 0 for an empty database.
    pub from: u32,
    /// Version now.
    pub to: u32,
}

impl Migration {
    /// SHA-256 of all its texts, so that the same database fits either engine's binary.
    #[must_use]
    pub fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        for text in [self.sqlite, self.tables, self.distribute, self.keys] {
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        hex(&hash.finalize())
    }
}

/// The table of what was applied; the same text on both databases.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration \
     (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";
const APPLIED: &str = "SELECT version, checksum FROM migration ORDER BY version";
/// Any number that nothing else locks; processes that migrate at once wait for each other.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7205117340)";

impl Store {
    /// Brings the schema and the order of names to this binary's version and makes the operator's organization. Does
    /// nothing when all are there; may be called by several processes at once.
    ///
    /// # Errors
    /// [`StoreError::Down`] when the database was migrated by a newer version, or by one whose history differs; it is
    /// left as it was.
    pub async fn migrate(&self) -> Result<Migrated, StoreError> {
        let done = match &self.inner.db {
            Db::Lite(lite) => sqlite(lite).await,
            Db::Pg(pg) => postgres(pg, self.inner.options.distributed).await,
        }?;
        self.order_names().await?;
        Ok(done)
    }

    /// The version of the schema; 0 when there is none.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn schema_version(&self) -> Result<u32, StoreError> {
        match &self.inner.db {
            Db::Lite(lite) => {
                let lite = lite.connection().await;
                Ok(last(&lite_applied(&lite)?))
            }
            Db::Pg(pg) => Ok(last(&pg_applied(&mut pg.connect(false).await?).await?)),
        }
    }
}

/// Checksums by version.
type Applied = BTreeMap<u32, String>;

fn last(applied: &Applied) -> u32 {
    applied.last_key_value().map_or(0, |(&version, _)| version)
}

/// The migrations that are missing.
fn missing(applied: &Applied) -> Result<Vec<&'static Migration>, StoreError> {
    let ours = MIGRATIONS.last().map_or(0, |migration| migration.version);
    let theirs = last(applied);
    if theirs > ours {
        return Err(StoreError::Down(format!(
            "the database has version {theirs}, which is newer than this program's {ours}: \
             use the newer program, or restore a backup"
        )));
    }
    for (version, checksum) in applied {
        let known = MIGRATIONS.iter().find(|migration| migration.version == *version);
        if known.is_none_or(|migration| migration.checksum() != *checksum) {
            return Err(StoreError::Down(format!(
                "the database was migrated to version {version} by a program with another history"
            )));
        }
    }
    Ok(MIGRATIONS.iter().filter(|migration| !applied.contains_key(&migration.version)).collect())
}

/// Whether a SQLite file is a database of this program's history.
///
/// # Errors
/// [`StoreError::Down`] when it is not, or is newer.
pub(crate) fn check_history(lite: &Lite) -> Result<(), StoreError> {
    let applied = lite_applied(lite)?;
    if applied.is_empty() {
        return Err(StoreError::Down("the file is no database of this program".into()));
    }
    missing(&applied).map(drop)
}

fn row(migration: &Migration) -> String {
    let (version, name, checksum) = (migration.version, migration.name, migration.checksum());
    format!("INSERT INTO migration (version, name, checksum) VALUES ({version}, '{name}', '{checksum}')")
}

async fn sqlite(db: &LiteDb) -> Result<Migrated, StoreError> {
    let mut lite = db.connection().await;
    lite.control("BEGIN IMMEDIATE")?;
    match lite_migrate(&mut lite).and_then(|done| lite.control("COMMIT").map(|()| done)) {
        Ok(done) => Ok(done),
        Err(error) => {
            lite.rollback()?;
            Err(error)
        }
    }
}

fn lite_migrate(lite: &mut Lite) -> Result<Migrated, StoreError> {
    lite.batch(TABLE)?;
    let applied = lite_applied(lite)?;
    let missing = missing(&applied)?;
    for migration in &missing {
        let doing = |error: StoreError| error.doing(&format!("migration {}", migration.version));
        lite.batch(migration.sqlite).map_err(doing)?;
        lite.batch(&row(migration)).map_err(doing)?;
    }
    let from = last(&applied);
    if from == 0 {
        lite.run(&tenant_calls(&operator(), Timestamp::UNIX_EPOCH)?)?;
    }
    Ok(migrated(from, &missing))
}

fn lite_applied(lite: &Lite) -> Result<Applied, StoreError> {
    let exists = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'";
    let exists: i64 = lite.raw().query_row(exists, [], |row| row.get(0)).map_err(refused)?;
    if exists == 0 {
        return Ok(Applied::new());
    }
    let mut statement = lite.raw().prepare(APPLIED).map_err(refused)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(refused)?;
    rows.collect::<Result<_, _>>().map_err(refused)
}

fn migrated(from: u32, missing: &[&Migration]) -> Migrated {
    Migrated { from, to: missing.last().map_or(from, |migration| migration.version) }
}

async fn postgres(db: &PgDb, distributed: bool) -> Result<Migrated, StoreError> {
    let mut pg = db.connect(false).await?;
    // A connection of its own, which ends with this call: what it did not commit is undone.
    pg.batch("SET statement_timeout = 0; SET lock_timeout = '60s'; BEGIN").await?;
    pg.batch(LOCK).await?;
    pg.batch(TABLE).await?;
    let applied = pg_applied(&mut pg).await?;
    let missing = missing(&applied)?;
    for migration in &missing {
        let doing = |error: StoreError| error.doing(&format!("migration {}", migration.version));
        pg.batch(migration.tables).await.map_err(doing)?;
        if distributed {
            pg.batch(migration.distribute).await.map_err(doing)?;
        }
        pg.batch(migration.keys).await.map_err(doing)?;
        pg.batch(&row(migration)).await.map_err(doing)?;
    }
    let from = last(&applied);
    if from == 0 {
        pg.run(None, &tenant_calls(&operator(), Timestamp::UNIX_EPOCH)?).await?;
    }
    pg.batch("COMMIT").await?;
    Ok(migrated(from, &missing))
}

async fn pg_applied(pg: &mut Pg) -> Result<Applied, StoreError> {
    if pg
        .simple("SELECT to_regclass('migration') WHERE to_regclass('migration') IS NOT NULL")
        .await?
        .is_empty()
    {
        return Ok(Applied::new());
    }
    let mut applied = Applied::new();
    for row in pg.simple(APPLIED).await? {
        let corrupt = || StoreError::Corrupt("the table of migrations".into());
        let mut cells = row.into_iter();
        let version = cells.next().and_then(|cell| cell.parse().ok()).ok_or_else(corrupt)?;
        applied.insert(version, cells.next().ok_or_else(corrupt)?);
    }
    Ok(applied)
}

/// The organization that owns the catalog. Its domain is no domain name, so that no organization can want it.
fn operator() -> Tenant {
    Tenant {
        id: OPERATOR,
        version: 1,
        domain: "operator".into(),
        name: "Operator".into(),
        locale: "en".into(),
        market: "US".into(),
        time_zone: "UTC".into(),
        tax_rates: Vec::new(),
        support_contact: None,
        online_cancel: OnlineCancel { max: ONLINE_CANCEL_MAX, basis: CancelBasis::Assigned },
        webhooks: Vec::new(),
    }
}
