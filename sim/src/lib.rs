//! Seeded simulation on the real adapters: one seed is one run, with faults, crashes and leaps of the clock, and the
//! same seed is the same run. A model in memory says what every answer must be and what must be stored at the end.
//!
//! Nothing here is part of the product. It drives `app` and `store` from outside and must never reach around them:
//! what a run does is what clients and workers can do.

pub mod actors;
pub mod check;
pub mod history;
pub mod model;
pub mod random;
pub mod receiver;
pub mod run;
pub mod shop;
pub mod stage;
pub mod trace;
pub mod weather;

use core::fmt;
use purser_store::StoreError;

/// A promise that was not kept, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken(pub String);

/// What holds, or what was broken.
pub type Held<T> = Result<T, Broken>;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<StoreError> for Broken {
    fn from(error: StoreError) -> Self {
        Self(format!("the store failed without a fault: {error}"))
    }
}

/// Nothing, if it holds.
///
/// # Errors
/// It does not.
pub fn must(holds: bool, what: impl FnOnce() -> String) -> Held<()> {
    if holds { Ok(()) } else { Err(Broken(what())) }
}
