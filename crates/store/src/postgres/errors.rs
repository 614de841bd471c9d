//! What PostgreSQL's errors mean, by SQLSTATE.

use crate::error::StoreError;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

/// What a failed statement or commit means.
pub fn refused(error: &Error) -> StoreError {
    let Some(cause) = error.as_db_error() else {
        // Nothing was committed when a connection ends within a transaction: the work can be done again. Whoever
        // commits knows better.
        return if error.is_closed() || io(error) {
            StoreError::Retry(format!("the connection was lost: {}", chain(error)))
        } else {
            StoreError::Corrupt(chain(error))
        };
    };
    let code = cause.code();
    let text = format!("{} ({})", cause.message(), code.code());
    if again(code, cause.message()) {
        return StoreError::Retry(text);
    }
    if *code == SqlState::UNIQUE_VIOLATION {
        return StoreError::Retry(format!("somebody else was first: {text}"));
    }
    match code.code().get(..2) {
        // Connections, and an operator's intervention such as a shutdown.
        Some("08" | "57") => StoreError::Retry(text),
        // Resources; a server that only reads, as after a fail-over; an account or a database that is not there.
        Some("53" | "58" | "28" | "3D") => StoreError::Down(text),
        _ if *code == SqlState::READ_ONLY_SQL_TRANSACTION => StoreError::Down(text),
        _ => StoreError::Corrupt(text),
    }
}

/// What a failure to connect means: the database cannot be used, whatever the cause.
pub fn connecting(error: &Error) -> StoreError {
    StoreError::Down(format!("no connection to PostgreSQL: {}", chain(error)))
}

/// Whether the connection is as good as before once the transaction was rolled back.
pub fn harmless(error: &Error) -> bool {
    let Some(code) = error.code() else { return false };
    let plan_changed = *code == SqlState::FEATURE_NOT_SUPPORTED;
    !plan_changed
        && *code != SqlState::READ_ONLY_SQL_TRANSACTION
        && *code != SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT
        && (*code == SqlState::QUERY_CANCELED
            || !matches!(code.code().get(..2), Some("08" | "57" | "58" | "XX")))
}

/// Whether the database itself asks to try again.
fn again(code: &SqlState, message: &str) -> bool {
    let by_code = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::QUERY_CANCELED,
        SqlState::IN_FAILED_SQL_TRANSACTION,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    ];
    by_code.contains(code)
        // Citus reports a conflict that is found while committing as an internal error.
        || (*code == SqlState::INTERNAL_ERROR && message.contains("could not commit transaction for shard"))
        // A migration changed a table that a prepared statement reads.
        || (*code == SqlState::FEATURE_NOT_SUPPORTED && message.contains("cached plan"))
}

fn io(error: &Error) -> bool {
    let mut source = core::error::Error::source(error);
    while let Some(cause) = source {
        if cause.is::<std::io::Error>() {
            return true;
        }
        source = cause.source();
    }
    false
}

/// The error with its causes: the driver's own text says only "db error" or "error connecting to server".
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = core::error::Error::source(error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
