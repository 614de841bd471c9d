//! One SQLite connection: settings, statements, errors. Everything runs on the calling thread and is done when the
//! call returns, so callers' futures are always ready.

use crate::call::{Answer, Call};
use crate::error::StoreError;
use crate::value::{Row, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// Prepared statements that a connection keeps: more than there are.
const STATEMENTS_MAX: usize = 512;
/// How long one statement waits for another *process*. Within this one, writers queue and never meet.
const BUSY: Duration = Duration::from_millis(1_000);

/// Whether commits survive a loss of power.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// Every commit is on the disk before it is answered: it is a ledger.
    Full,
    /// For databases that are thrown away.
    None,
}

/// A connection.
pub struct Lite {
    conn: Connection,
    texts: BTreeMap<&'static str, String>,
}

impl Lite {
    /// The connection that writes; creates the file.
    pub fn writer(path: &Path, durability: Durability) -> Result<Self, StoreError> {
        let conn = Connection::open(path).map_err(refused)?;
        let synchronous = match durability {
            Durability::Full => "FULL",
            Durability::None => "OFF",
        };
        // A checkpoint costs one long pause; fewer of them keep the 99th percentile low.
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON;
             PRAGMA wal_autocheckpoint = 20000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
        ))
        .map_err(refused)?;
        Self::new(conn)
    }

    /// A connection that only reads.
    pub fn reader(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).map_err(refused)?;
        conn.execute_batch("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;").map_err(refused)?;
        Self::new(conn)
    }

    fn new(conn: Connection) -> Result<Self, StoreError> {
        conn.busy_timeout(BUSY).map_err(refused)?;
        conn.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
        Ok(Self { conn, texts: BTreeMap::new() })
    }

    /// Text without parameters, as it is.
    pub fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.conn.execute_batch(sql).map_err(refused)
    }

    /// One statement that is kept prepared and answers nothing, such as `COMMIT`.
    pub fn control(&self, sql: &'static str) -> Result<(), StoreError> {
        self.conn.prepare_cached(sql).and_then(|mut statement| statement.execute([])).map_err(refused)?;
        Ok(())
    }

    /// Whether a transaction is open.
    pub fn in_transaction(&self) -> bool {
        !self.conn.is_autocommit()
    }

    /// Ends a transaction that may be open; nothing of it stays.
    pub fn rollback(&self) -> Result<(), StoreError> {
        if self.in_transaction() { self.control("ROLLBACK") } else { Ok(()) }
    }

    /// The connection itself, for the backup API and for migrations.
    pub const fn raw(&self) -> &Connection {
        &self.conn
    }

    /// The same, for restoring.
    pub const fn raw_mut(&mut self) -> &mut Connection {
        &mut self.conn
    }

    /// Runs calls one after the other and stops at the first that fails.
    pub fn run(&mut self, calls: &[Call]) -> Result<Vec<Answer>, StoreError> {
        calls.iter().map(|call| self.call(call)).collect()
    }

    fn call(&mut self, call: &Call) -> Result<Answer, StoreError> {
        let text = self.texts.entry(call.op.name()).or_insert_with(|| call.op.sqlite());
        let doing = |error| refused(error).doing(call.op.name());
        let mut statement = self.conn.prepare_cached(text).map_err(doing)?;
        let columns = statement.column_count();
        let mut answer = Answer::default();
        for values in &call.rows {
            if columns == 0 {
                let changed = statement.execute(params_from_iter(values)).map_err(doing)?;
                answer.affected = answer.affected.saturating_add(u64::try_from(changed).unwrap_or(u64::MAX));
                continue;
            }
            let mut rows = statement.query(params_from_iter(values)).map_err(doing)?;
            while let Some(row) = rows.next().map_err(doing)? {
                let cells = (0..columns).map(|column| read(row.get_ref(column).map_err(refused)?));
                answer.rows.push(Row::new(cells.collect::<Result<_, _>>()?));
            }
        }
        call.check(answer)
    }

    /// The steps of a statement's plan.
    #[cfg(feature = "testing")]
    pub fn explain(&self, op: crate::sql::Op) -> Result<Vec<String>, StoreError> {
        let text = format!("EXPLAIN QUERY PLAN {}", op.sqlite());
        let doing = |error| refused(error).doing(op.name());
        let mut statement = self.conn.prepare(&text).map_err(doing)?;
        let nothing = core::iter::repeat_n(Value::Null, statement.parameter_count());
        let steps = statement.query_map(params_from_iter(nothing), |row| row.get(3)).map_err(doing)?;
        steps.collect::<Result<_, _>>().map_err(doing)
    }

    /// Prepares a statement without running it: for the test of all statements.
    #[cfg(feature = "testing")]
    pub fn prepare(&self, op: crate::sql::Op) -> Result<usize, StoreError> {
        let statement = self.conn.prepare(&op.sqlite()).map_err(|error| refused(error).doing(op.name()))?;
        Ok(statement.parameter_count())
    }
}

fn read(cell: ValueRef<'_>) -> Result<Value, StoreError> {
    let corrupt = |what: &str| StoreError::Corrupt(format!("a column holds {what}"));
    match cell {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(value) => Ok(Value::Int(value)),
        ValueRef::Text(bytes) => {
            let text = core::str::from_utf8(bytes).map_err(|_| corrupt("text that is not UTF-8"))?;
            Ok(Value::Text(text.to_owned()))
        }
        ValueRef::Blob(bytes) => {
            Uuid::from_slice(bytes).map(Value::Id).map_err(|_| corrupt("bytes that are no identifier"))
        }
        ValueRef::Real(_) => Err(corrupt("a floating-point number")),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) | Self::Json(value) => ValueRef::Text(value.as_bytes()),
            Self::Id(value) => ValueRef::Blob(value.as_bytes()),
        }))
    }
}

/// Extended codes of a broken unique or primary key.
const TAKEN: [i32; 3] = [
    rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE,
    rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
    rusqlite::ffi::SQLITE_CONSTRAINT_ROWID,
];

/// What an error of the driver means.
pub fn refused(error: rusqlite::Error) -> StoreError {
    let text = error.to_string();
    let rusqlite::Error::SqliteFailure(cause, _) = &error else { return StoreError::Corrupt(text) };
    match cause.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::SchemaChanged => {
            StoreError::Retry(text)
        }
        ErrorCode::ConstraintViolation if TAKEN.contains(&cause.extended_code) => {
            StoreError::Retry(format!("somebody else was first: {text}"))
        }
        ErrorCode::DiskFull => StoreError::Down(format!("the disk is full: {text}")),
        ErrorCode::SystemIoFailure => StoreError::Down(format!("the disk failed: {text}")),
        ErrorCode::CannotOpen => StoreError::Down(format!("the database file cannot be opened: {text}")),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
            StoreError::Down(format!("the database file cannot be written: {text}"))
        }
        ErrorCode::OutOfMemory => StoreError::Down(text),
        ErrorCode::NotADatabase => StoreError::Down(format!("the file is no SQLite database: {text}")),
        _ => StoreError::Corrupt(text),
    }
}
