//! Seeds. Each runs twice on SQLite and must do the same both times; some run on PostgreSQL, too, and must do there what
//! they did on SQLite.
//!
//! `PURSER_SIM_SEEDS` says how many there are, `PURSER_SIM_SEED` and `PURSER_SIM_ENGINE` which one `one_seed` runs.

use purser_sim::run::{Figures, Report, run};
use purser_sim::trace::Trace;
use purser_store::testing::{Engine, TestDatabase};
use std::env;

const SEEDS: u64 = 200;
/// Seeds on PostgreSQL for each of those on SQLite.
const ON_POSTGRES: u64 = 10;
/// Tests among which the seeds are shared out.
const SHARES: u64 = 12;
const SHARES_ON_POSTGRES: u64 = 4;

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

fn on(engine: Engine, seed: u64) -> Option<Report> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = TestDatabase::new(engine).await.unwrap()?;
        Some(run(seed, database.url(), &database.options()).await)
    })
}

fn word(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
        Engine::Distributed => "distributed",
    }
}

/// Runs a seed and says how to run it again when it fails.
fn held(engine: Engine, seed: u64) -> Option<Report> {
    let report = on(engine, seed)?;
    if let Some(broken) = &report.broken {
        let lines = report.trace.lines();
        let last = lines[lines.len().saturating_sub(12)..].join("\n");
        panic!("{broken}\n\nlast lines of the trace:\n{last}\n\n{}", again(engine, seed));
    }
    Some(report)
}

fn again(engine: Engine, seed: u64) -> String {
    let engine = word(engine);
    format!(
        "run it again: PURSER_SIM_SEED={seed} PURSER_SIM_ENGINE={engine} \
         cargo test -p purser-sim --test sim one_seed -- --nocapture"
    )
}

fn same(one: &Trace, two: &Trace, what: &str) {
    if one.digest() != two.digest() {
        panic!("{what}: {}", one.difference(two).unwrap());
    }
}

fn share(nth: u64) {
    let mut figures = Figures::default();
    for seed in (0..number("PURSER_SIM_SEEDS").unwrap_or(SEEDS)).filter(|seed| seed % SHARES == nth) {
        let first = held(Engine::Sqlite, seed).unwrap();
        let second = held(Engine::Sqlite, seed).unwrap();
        same(&first.trace, &second.trace, &format!("seed {seed} did something else the second time"));
        figures.add(&first.figures);
    }
    println!("{figures:#?}");
}

fn share_on_postgres(nth: u64) {
    let count = number("PURSER_SIM_SEEDS").unwrap_or(SEEDS) / ON_POSTGRES;
    for seed in (0..count).filter(|seed| seed % SHARES_ON_POSTGRES == nth) {
        // Every fifth seed with statements as a distributed engine gets them.
        let engine = if seed % 5 == 0 { Engine::Distributed } else { Engine::Postgres };
        let Some(there) = held(engine, seed) else { return };
        let here = held(Engine::Sqlite, seed).unwrap();
        same(&here.trace, &there.trace, &format!("seed {seed} did something else on PostgreSQL"));
    }
}

macro_rules! shares {
    ($($name:ident = $run:ident($nth:literal);)*) => {$(
        #[test]
        fn $name() {
            $run($nth);
        }
    )*};
}

shares! {
    seeds_0_on_sqlite = share(0);
    seeds_1_on_sqlite = share(1);
    seeds_2_on_sqlite = share(2);
    seeds_3_on_sqlite = share(3);
    seeds_4_on_sqlite = share(4);
    seeds_5_on_sqlite = share(5);
    seeds_6_on_sqlite = share(6);
    seeds_7_on_sqlite = share(7);
    seeds_8_on_sqlite = share(8);
    seeds_9_on_sqlite = share(9);
    seeds_10_on_sqlite = share(10);
    seeds_11_on_sqlite = share(11);
    seeds_0_on_postgres = share_on_postgres(0);
    seeds_1_on_postgres = share_on_postgres(1);
    seeds_2_on_postgres = share_on_postgres(2);
    seeds_3_on_postgres = share_on_postgres(3);
}

/// The run that a failure asks for: it prints everything that it does.
#[test]
fn one_seed() {
    let Some(seed) = number("PURSER_SIM_SEED") else { return };
    let engines = [Engine::Sqlite, Engine::Postgres, Engine::Distributed];
    let wanted = env::var("PURSER_SIM_ENGINE").unwrap_or_else(|_| "sqlite".into());
    let engine = engines.into_iter().find(|&engine| word(engine) == wanted).unwrap();
    let report = on(engine, seed).expect("PostgreSQL is not tested here");
    for line in report.trace.lines() {
        println!("{line}");
    }
    println!("{:#?}", report.figures);
    assert_eq!(report.broken, None);
}
