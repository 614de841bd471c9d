//! What holds for all inputs. Runs are seeded and the same everywhere; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` look
//! further, by `cargo test -p purser-domain --test domain`, which stops no long run.

mod billing;
mod diary;
mod money;
pub mod periods;
mod policy;

use proptest::test_runner::{Config, RngSeed};

/// So many cases, from a fixed seed unless the environment says otherwise.
pub fn cases(number: u32) -> Config {
    let given = Config::default();
    Config {
        cases: std::env::var("PROPTEST_CASES").map_or(number, |_| given.cases),
        rng_seed: match given.rng_seed {
            RngSeed::Random => RngSeed::Fixed(20_260_115),
            fixed => fixed,
        },
        failure_persistence: None,
        ..given
    }
}
