//! Randomness of a run. Everything that a run does follows from one seed, so there is no other source here.

/// A stream of random numbers (SplitMix64).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed. Two parts of a run take two `stream`s, so that one does not shift the other.
    #[must_use]
    pub const fn new(seed: u64, stream: u64) -> Self {
        Self(mix(seed ^ mix(stream.wrapping_add(1))))
    }

    /// 64 random bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number below `bound`; 0 when there is none.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.bits().checked_rem(bound).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)).saturating_add(1);
        low.saturating_add(u32::try_from(self.below(span)).unwrap_or(0))
    }

    /// Whether something with this chance out of a thousand happens.
    pub fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let ix = self.below(u64::try_from(from.len()).unwrap_or(0));
        from.get(usize::try_from(ix).unwrap_or(0))
    }

    /// One of `first` and the others.
    pub fn of<T: Copy>(&mut self, first: T, others: &[T]) -> T {
        let ix = self.below(u64::try_from(others.len()).unwrap_or(0).saturating_add(1));
        let ix = usize::try_from(ix).unwrap_or(0);
        ix.checked_sub(1).and_then(|ix| others.get(ix)).copied().unwrap_or(first)
    }

    /// At most `count` of several, each at most once, in random order.
    pub fn some<T: Clone>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut left: Vec<&T> = from.iter().collect();
        let mut chosen = Vec::new();
        while chosen.len() < count && !left.is_empty() {
            let ix = self.below(u64::try_from(left.len()).unwrap_or(1));
            chosen.push(left.swap_remove(usize::try_from(ix).unwrap_or(0)).clone());
        }
        chosen
    }

    /// The index of one of several weights, as likely as its weight; none when all are 0.
    pub fn weighted(&mut self, weights: &[u64]) -> Option<usize> {
        let mut left = self.below(weights.iter().sum());
        weights.iter().position(|&weight| {
            let here = left < weight;
            left = left.saturating_sub(weight);
            here
        })
    }
}

/// The finalizer of SplitMix64.
const fn mix(seed: u64) -> u64 {
    let mut z = seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_streams_differ() {
        let take = |seed, stream| {
            let mut random = Random::new(seed, stream);
            (0..8).map(|_| random.bits()).collect::<Vec<_>>()
        };
        assert_eq!(take(7, 1), take(7, 1));
        assert_ne!(take(7, 1), take(7, 2));
        assert_ne!(take(7, 1), take(8, 1));
    }

    #[test]
    fn weights_are_respected() {
        let mut random = Random::new(1, 1);
        for _ in 0..200 {
            assert_eq!(random.weighted(&[0, 3, 0]), Some(1));
        }
        assert_eq!(random.weighted(&[0, 0]), None);
        assert_eq!(random.some(&[1, 2, 3], 5).len(), 3);
    }
}
