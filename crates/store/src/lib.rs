//! The database port, with SQLite and PostgreSQL behind it.
//!
//! | where | what |
//! | --- | --- |
//! | [`port`], [`Tx`] | a transaction of the executor: open (lock, recall, read), load, apply, commit |
//! | `load`, `apply` | from keys to facts, and from plans to rows; pure but for the statements that they name |
//! | [`queue`] | work after commit: leases with an end and a token |
//! | [`Reader`], [`views`] | snapshots, and the lists that people see |
//! | [`sql`], [`value`] | statements written once, and the values that both databases hold |
//! | `transaction`, `sqlite`, `postgres` | one transaction on one connection, and the two drivers |
//! | [`migrate`], `verify`, `backup` | what operators do |
//! | [`faults`], `testing` | where a simulator makes it fail, and databases for tests |
//!
//! What is never here: a rule of the field (decisions are made before anything is written), a clock, a random number,
//! a trigger, a sequence. Two databases, one schema, one list of statements; tests hold them equal.

mod apply;
mod backup;
mod call;
pub mod error;
pub mod faults;
mod load;
pub mod mail;
pub mod migrate;
mod name_order;
mod pool;
pub mod port;
mod postgres;
pub mod queue;
mod reader;
pub mod sql;
mod sqlite;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;
mod tx;
pub mod value;
mod verify;
pub mod views;

pub use error::StoreError;
pub use faults::{Fault, Faults, Point};
pub use migrate::Migrated;
pub use port::{
    EventRow, JobRow, OpenTenant, Opened, Opening, Recall, Recalled, Remember, TenantWrite, Wants, Write,
};
pub use queue::{Claimed, Lease};
pub use reader::Reader;
pub use store::{Options, Store};
pub use tx::Tx;
