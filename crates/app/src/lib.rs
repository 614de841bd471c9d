//! What stands between the doors and the database: [`door::Door`] for changes, [`worker::Worker`] for what happens
//! after commit, and [`env::Env`], the only source of time and randomness.
//!
//! Only `door` commits a business change. No effect runs inside a transaction.

mod batch;
pub mod clock;
pub mod door;
pub mod effects;
pub mod env;
pub mod reading;
pub mod sandbox;
pub mod secret;
pub mod worker;

pub use door::{Ask, Done, Door, Failure};
pub use env::Env;
pub use purser_store::{Reader, views};
pub use reading::Reading;
