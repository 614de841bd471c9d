//! The same for a worker: in a round of background work the first call of the port fails, then the second, and so on.
//! After the leases everything that is owed has happened, and a move has been made once.

use super::nth_fault::{Nth, Times};
use super::world::{Footprint, Organization, World};
use jiff::SignedDuration;
use purser_app::Door;
use purser_store::Fault;
use purser_store::testing::Engine;
use std::sync::Arc;
use tokio::sync::watch;

/// Calls of the port that a round may take at the most.
const CALLS_MAX: usize = 200;
/// Rounds after which nothing may be left. Each is later than every lease and every wait between two attempts.
const ROUNDS: usize = 3;

async fn prepared(world: &World) -> (Organization, Footprint) {
    let of = world.organization(6).await;
    world.nobody_listens(&of).await;
    let before = world.footprint(of.tenant).await;
    (of, before)
}

/// Works until only the job that was buried before is left.
async fn drained(world: &World, of: &Organization) -> Footprint {
    let (_stop, stopped) = watch::channel(false);
    for _ in 0..ROUNDS {
        world.worker().drain(&stopped).await.unwrap();
        let now = world.footprint(of.tenant).await;
        if now.rows("footprint jobs") == 1 {
            return now;
        }
        world.later(SignedDuration::from_mins(61));
    }
    panic!("something is left to do");
}

async fn check(engine: Engine, kinds: &[(Fault, Times)]) {
    let faults = Arc::new(Nth::default());
    let Some(world) = World::with(engine, Some(faults.clone()), Door::inline).await else { return };
    let (of, before) = prepared(&world).await;
    let expected = drained(&world, &of).await.since(&before);
    assert!(expected.contains("take_over.completed"), "{expected}");
    for &(fault, times) in kinds {
        for call in 1.. {
            assert!(call < CALLS_MAX, "it never gets by without a fault");
            let (of, before) = prepared(&world).await;
            faults.arm(call, fault, times);
            let worked = world.worker().once().await;
            let fired = faults.disarm();
            let what = format!("{fault:?} {times:?} at call {call} {fired:?}: {worked:?}");
            assert!(worked.is_ok() || !fired.is_empty(), "{what}");
            world.verify().await;
            assert_eq!(drained(&world, &of).await.since(&before), expected, "{what}");
            world.verify().await;
            if fired.is_empty() {
                break;
            }
        }
    }
}

fn run(engine: Engine, kinds: &[(Fault, Times)]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(check(engine, kinds));
}

#[test]
fn a_round_of_work_that_is_refused() {
    run(Engine::Sqlite, &[(Fault::Down, Times::Once)]);
}

#[test]
fn a_round_of_work_whose_answers_are_lost() {
    run(Engine::Sqlite, &[(Fault::CommitLost, Times::Once)]);
}

#[test]
fn a_round_of_work_that_ends_in_the_middle() {
    run(Engine::Sqlite, &[(Fault::Down, Times::ForGood)]);
}
