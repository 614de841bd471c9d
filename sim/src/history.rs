//! What was committed, in the order of commits. The door tells what it decided and what the store said of the commit;
//! the weather knows better when the answer got lost.

use crate::weather::Weather;
use jiff::Timestamp;
use purser_app::Ask;
use purser_app::door::Witness;
use std::sync::{Arc, Mutex, PoisonError};

/// The commits that nobody has looked at yet.
pub struct History {
    weather: Arc<Weather>,
    committed: Mutex<Vec<(Ask, Timestamp)>>,
}

impl History {
    /// No commits.
    #[must_use]
    pub fn new(weather: Arc<Weather>) -> Self {
        Self { weather, committed: Mutex::default() }
    }

    /// What was committed since the last time that this was asked: each command with the time that it was decided for.
    pub fn take(&self) -> Vec<(Ask, Timestamp)> {
        core::mem::take(&mut self.committed.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Witness for History {
    fn commit(&self, decided: &[(&Ask, Timestamp)], reported: bool) {
        if reported || self.weather.lost_a_commit() {
            let mut committed = self.committed.lock().unwrap_or_else(PoisonError::into_inner);
            committed.extend(decided.iter().map(|&(ask, at)| (ask.clone(), at)));
        }
    }
}
