//! The database port, with SQLite and PostgreSQL behind it. (Being written.)

mod apply;
mod backup;
mod call;
pub mod error;
pub mod faults;
mod load;
pub mod mail;
pub mod migrate;
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
pub use port::{
    EventRow, JobRow, OpenTenant, Opened, Opening, Recall, Recalled, Remember, TenantWrite, Wants, Write,
};
pub use migrate::Migrated;
pub use queue::{Claimed, Lease};
pub use reader::Reader;
pub use store::{Options, Store};
pub use tx::Tx;
