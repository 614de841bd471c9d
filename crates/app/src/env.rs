//! Time and randomness. Everything else takes them as arguments; clippy bans every other source by name.

use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// The clock and the randomness of one process. Cheap to clone; clones share both.
#[derive(Clone)]
pub struct Env(Arc<Source>);

enum Source {
    /// The machine's clock, moved forward by an offset that only the demo's test clock sets.
    System { ahead_us: AtomicI64 },
    /// For tests and the simulator: time stands still until it is set, and randomness follows from a seed.
    Simulated { now_us: AtomicI64, seed: AtomicU64 },
}

impl Env {
    /// The machine's clock and the operating system's randomness.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(Source::System { ahead_us: AtomicI64::new(0) }))
    }

    /// Time that stands at `now`, and randomness that follows from `seed`.
    #[must_use]
    pub fn simulated(now: Timestamp, seed: u64) -> Self {
        let now_us = AtomicI64::new(now.as_microsecond());
        Self(Arc::new(Source::Simulated { now_us, seed: AtomicU64::new(seed) }))
    }

    /// Now, in whole microseconds, as the databases keep it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let us = match &*self.0 {
            Source::System { ahead_us } => {
                #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
                let now = Timestamp::now();
                now.as_microsecond().saturating_add(ahead_us.load(Ordering::Relaxed))
            }
            Source::Simulated { now_us, .. } => now_us.load(Ordering::Relaxed),
        };
        Timestamp::from_microsecond(us).unwrap_or(Timestamp::MAX)
    }

    /// Moves the clock to `to` if that is later than now. Time never goes back.
    pub fn move_to(&self, to: Timestamp) {
        let by = to.as_microsecond().saturating_sub(self.now().as_microsecond()).max(0);
        match &*self.0 {
            Source::System { ahead_us } => ahead_us.fetch_add(by, Ordering::Relaxed),
            Source::Simulated { now_us, .. } => now_us.fetch_add(by, Ordering::Relaxed),
        };
    }

    /// How far the clock was moved ahead of the machine's.
    #[must_use]
    pub fn ahead(&self) -> SignedDuration {
        match &*self.0 {
            Source::System { ahead_us } => SignedDuration::from_micros(ahead_us.load(Ordering::Relaxed)),
            Source::Simulated { .. } => SignedDuration::ZERO,
        }
    }

    /// 64 random bits: the seed of one call's ids.
    #[must_use]
    pub fn seed(&self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// Random bytes, fit for secrets outside simulation.
    pub fn fill(&self, bytes: &mut [u8]) {
        match &*self.0 {
            Source::System { .. } => {
                #[expect(clippy::expect_used, reason = "without randomness nothing here may go on")]
                getrandom::fill(bytes).expect("the operating system gives no randomness");
            }
            Source::Simulated { seed, .. } => {
                for chunk in bytes.chunks_mut(8) {
                    let value = mix(seed.fetch_add(1, Ordering::Relaxed)).to_le_bytes();
                    chunk.iter_mut().zip(value).for_each(|(byte, random)| *byte = random);
                }
            }
        }
    }
}

/// The finalizer of SplitMix64.
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
