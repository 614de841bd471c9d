//! Faults. Each run has weather of its own: some calls of the port never fail, some often, in a mixture that the seed
//! decides (swarm testing). A crash is weather, too: from one call on nothing answers, until the process starts again.

use crate::random::Random;
use purser_store::{Fault, Faults, Point};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Every call of the port.
pub const POINTS: [Point; 15] = [
    Point::Begin,
    Point::Load,
    Point::Apply,
    Point::Commit,
    Point::Rollback,
    Point::Read,
    Point::DueTenants,
    Point::Claim,
    Point::Extend,
    Point::Finish,
    Point::Retry,
    Point::Bury,
    Point::DueSubscriptions,
    Point::ForgetKeys,
    Point::KeepMail,
];

/// Chances of each fault at one call, per mille.
#[derive(Clone, Copy, Debug, Default)]
struct Odds {
    retry: u64,
    down: u64,
    lost: u64,
    failed: u64,
}

/// The weather of one run.
pub struct Weather(Mutex<State>);

struct State {
    random: Random,
    odds: BTreeMap<Point, Odds>,
    /// No faults, whatever the odds: while the run itself looks at the store, and after it has healed.
    calm: bool,
    /// Calls that are left until the process dies.
    dies_in: Option<u32>,
    dead: bool,
    struck: Vec<(Point, Fault)>,
}

impl Weather {
    /// The weather that a seed brings. It is calm at first.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed, 2);
        // One run in five has no faults but crashes: the happy path is what must be exact to the last answer.
        let stormy = !random.chance(200);
        let most = if random.chance(150) { 400 } else { 120 };
        let mut odds = BTreeMap::new();
        for point in POINTS {
            let mut chance = || if stormy && random.chance(350) { random.below(most) } else { 0 };
            odds.insert(point, Odds { retry: chance(), down: chance(), lost: chance(), failed: chance() });
        }
        Self(Mutex::new(State { random, odds, calm: true, dies_in: None, dead: false, struck: Vec::new() }))
    }

    /// Faults may happen from now on.
    pub fn blow(&self) {
        self.state().calm = false;
    }

    /// No fault happens from now on.
    pub fn calm(&self) {
        let mut state = self.state();
        state.calm = true;
        state.dies_in = None;
    }

    /// No fault happens until [`Weather::resume`] is given what this answers.
    #[must_use]
    pub fn pause(&self) -> bool {
        core::mem::replace(&mut self.state().calm, true)
    }

    /// The weather is as it was.
    pub fn resume(&self, calm: bool) {
        self.state().calm = calm;
    }

    /// After so many calls nothing answers any more.
    pub fn die_in(&self, calls: u32) {
        self.state().dies_in = Some(calls);
    }

    /// Whether the process is dead. Asking brings it back to life: who asks starts it again.
    pub fn was_dead(&self) -> bool {
        let mut state = self.state();
        state.dies_in = None;
        core::mem::take(&mut state.dead)
    }

    /// What has gone wrong since the last time that this was asked.
    pub fn struck(&self) -> Vec<(Point, Fault)> {
        core::mem::take(&mut self.state().struck)
    }

    /// Whether the last call was a commit that was done and whose answer got lost.
    #[must_use]
    pub fn lost_a_commit(&self) -> bool {
        self.state().struck.last() == Some(&(Point::Commit, Fault::CommitLost))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Faults for Weather {
    fn at(&self, point: Point) -> Option<Fault> {
        let mut state = self.state();
        let fault = state.at(point);
        state.struck.extend(fault.map(|fault| (point, fault)));
        fault
    }
}

impl State {
    fn at(&mut self, point: Point) -> Option<Fault> {
        if self.calm {
            return None;
        }
        if self.dead {
            return Some(Fault::Down);
        }
        if let Some(left) = self.dies_in {
            self.dies_in = left.checked_sub(1);
            if self.dies_in.is_none() {
                self.dead = true;
                // What a dying process asked for may have been done.
                return Some(if self.random.chance(500) { Fault::CommitLost } else { Fault::Down });
            }
        }
        let odds = self.odds.get(&point).copied().unwrap_or_default();
        let faults = [Fault::Retry, Fault::Down, Fault::CommitLost, Fault::CommitFailed];
        let mut chances = vec![odds.retry, odds.down, odds.lost, odds.failed];
        chances.push(1_000_u64.saturating_sub(chances.iter().sum()));
        self.random.weighted(&chances).and_then(|ix| faults.get(ix)).copied()
    }
}
