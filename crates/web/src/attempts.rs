//! How often somebody may try: a bucket of attempts for each origin, refilled by time. Bounded, whoever comes.

use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Origins that are remembered. Beyond that, those that have been quiet longest are forgotten.
const ORIGINS_MAX: usize = 10_000;

/// Buckets of attempts by origin.
pub struct Attempts {
    /// Attempts of an origin that has been quiet.
    burst: i64,
    /// How long one more attempt takes to come back.
    refill: SignedDuration,
    /// When each origin's bucket will be full again.
    full_at: Mutex<BTreeMap<String, Timestamp>>,
}

impl Attempts {
    pub const fn new(burst: i64, refill: SignedDuration) -> Self {
        Self { burst, refill, full_at: Mutex::new(BTreeMap::new()) }
    }

    /// Takes one attempt.
    ///
    /// # Errors
    /// None is left; the seconds after which there is one again.
    pub fn take(&self, origin: &str, now: Timestamp) -> Result<(), u64> {
        let mut known = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let full_at = known.get(origin).copied().unwrap_or(now).max(now);
        let next = full_at.checked_add(self.refill).unwrap_or(Timestamp::MAX);
        let missing = next.as_second().saturating_sub(now.as_second());
        let whole = self.refill.as_secs().saturating_mul(self.burst);
        if missing > whole {
            return Err(missing.saturating_sub(whole).unsigned_abs().max(1));
        }
        if known.len() >= ORIGINS_MAX && !known.contains_key(origin) {
            forget(&mut known, now);
        }
        known.insert(origin.to_owned(), next);
        Ok(())
    }
}

/// Those whose bucket is full again say nothing any more; when nobody's is, whoever waits least goes.
fn forget(known: &mut BTreeMap<String, Timestamp>, now: Timestamp) {
    known.retain(|_, full_at| *full_at > now);
    while known.len() >= ORIGINS_MAX {
        let Some(quietest) =
            known.iter().min_by_key(|(_, full_at)| **full_at).map(|(origin, _)| origin.clone())
        else {
            return;
        };
        known.remove(&quietest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_allowed_and_time_gives_back() {
        let attempts = Attempts::new(3, SignedDuration::from_secs(2));
        let mut now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        for _ in 0..3 {
            assert_eq!(attempts.take("a", now), Ok(()));
        }
        assert_eq!(attempts.take("a", now), Err(2));
        assert_eq!(attempts.take("b", now), Ok(()), "another origin has its own");
        now = now.checked_add(SignedDuration::from_secs(2)).unwrap();
        assert_eq!(attempts.take("a", now), Ok(()));
        assert_eq!(attempts.take("a", now), Err(2));
    }

    #[test]
    fn however_many_come_few_are_remembered() {
        let attempts = Attempts::new(1, SignedDuration::from_secs(2));
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        for n in 0..ORIGINS_MAX + 50 {
            assert_eq!(attempts.take(&n.to_string(), now), Ok(()));
        }
        assert!(attempts.full_at.lock().unwrap().len() <= ORIGINS_MAX);
    }
}
