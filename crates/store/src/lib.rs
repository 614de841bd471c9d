//! The database port, with SQLite and PostgreSQL behind it. (Being written.)

pub mod error;
pub mod sql;
pub mod value;
