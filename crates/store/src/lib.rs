//! The database port, with SQLite and PostgreSQL behind it. (Being written.)

mod apply;
mod call;
pub mod error;
pub mod faults;
mod load;
mod pool;
pub mod port;
mod postgres;
mod reader;
pub mod sql;
mod sqlite;
mod store;
mod transaction;
mod tx;
pub mod value;

pub use error::StoreError;
pub use faults::{Fault, Faults, Point};
pub use port::{
    EventRow, JobRow, OpenTenant, Opened, Opening, Recall, Recalled, Remember, TenantWrite, Wants, Write,
};
pub use reader::Reader;
pub use store::{Options, Store};
pub use tx::Tx;
