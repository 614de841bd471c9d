//! Backup and restore of a SQLite database, beside a working server. PostgreSQL brings its own tools.

use crate::error::StoreError;
use crate::migrate::check_history;
use crate::sqlite::{Lite, refused};
use crate::store::{Db, LiteDb, Store};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::path::Path;

impl Store {
    /// Copies the database, as it is at one moment, into a new file. Readers and writers go on meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Down`] when the file is there already or cannot be written, and on PostgreSQL.
    pub async fn backup(&self, file: &Path) -> Result<(), StoreError> {
        let db = self.file("backed up with pg_dump")?;
        if file.exists() {
            return Err(StoreError::Down(format!(
                "{} exists; a backup is never overwritten",
                file.display()
            )));
        }
        let (source, target) = (db.path.clone(), file.to_owned());
        blocking(move || copy_out(&source, &target)).await
    }

    /// Fills this database, which must be empty, from a backup; a schema that is older than this program's is
    /// migrated by [`Store::migrate`] afterwards.
    ///
    /// # Errors
    /// [`StoreError::Down`] when this database has tables, when the file is no backup of a version that this program
    /// understands or is damaged, and on PostgreSQL.
    pub async fn restore(&self, file: &Path) -> Result<(), StoreError> {
        let db = self.file("restored with pg_restore or psql")?;
        if !file.is_file() {
            return Err(StoreError::Down(format!("there is no file {}", file.display())));
        }
        let (mut writer, source) = (db.connection().await, file.to_owned());
        blocking(move || copy_in(&source, &mut writer)).await
    }

    fn file(&self, instead: &str) -> Result<&LiteDb, StoreError> {
        match &self.inner.db {
            Db::Lite(lite) => Ok(lite),
            Db::Pg(_) => {
                Err(StoreError::Down(format!("a PostgreSQL database is {instead}: see docs/operate.md")))
            }
        }
    }
}

/// A whole database takes seconds: not on a thread that others wait for.
async fn blocking(work: impl FnOnce() -> Result<(), StoreError> + Send + 'static) -> Result<(), StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| StoreError::Down(format!("the copy was stopped: {error}")))?
}

fn copy_out(source: &Path, target: &Path) -> Result<(), StoreError> {
    // Under another name until it is whole: what has the right name is a backup.
    let mut partial = target.as_os_str().to_owned();
    partial.push(".partial");
    let partial = Path::new(&partial);
    let io = |error: std::io::Error| StoreError::Down(format!("{}: {error}", partial.display()));
    drop(std::fs::remove_file(partial));
    let reader = Lite::reader(source)?;
    let mut copy = Connection::open(partial).map_err(refused)?;
    copy_all(reader.raw(), &mut copy)?;
    copy.close().map_err(|(_, error)| refused(error))?;
    std::fs::File::open(partial).and_then(|file| file.sync_all()).map_err(io)?;
    std::fs::rename(partial, target).map_err(io)
}

fn copy_in(source: &Path, writer: &mut Lite) -> Result<(), StoreError> {
    let count = "SELECT COUNT(*) FROM sqlite_schema";
    let tables: i64 = writer.raw().query_row(count, [], |row| row.get(0)).map_err(refused)?;
    if tables != 0 {
        return Err(StoreError::Down("the database is not empty; it is never overwritten".into()));
    }
    let backup = Lite::reader(source)?;
    let told: String = backup.raw().query_row("PRAGMA quick_check", [], |row| row.get(0)).map_err(refused)?;
    if told != "ok" {
        return Err(StoreError::Down(format!("the backup is damaged: {told}")));
    }
    check_history(&backup)?;
    copy_all(backup.raw(), writer.raw_mut())
}

/// In one step, so that it is one moment.
fn copy_all(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let copy = Backup::new(from, to).map_err(refused)?;
    match copy.step(-1).map_err(refused)? {
        StepResult::Done => Ok(()),
        other => Err(StoreError::Retry(format!("the database was busy: {other:?}"))),
    }
}
