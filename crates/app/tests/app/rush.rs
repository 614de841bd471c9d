//! Many at once: through one door with lanes, and through two doors, as two processes on one database would.

use super::world::{FREE, Organization, World, person};
use purser_app::door::Failure;
use purser_app::{Ask, Door, Env};
use purser_domain::command::{Command, PersonRef, Principal};
use purser_domain::id::PersonId;
use purser_domain::refusal::Refusal;
use purser_store::testing::Engine;
use purser_store::{Fault, Faults, Options, Point, Store};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

const CLAIMS: u32 = 60;

fn threads() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

fn open(store: Store, env: Env) -> Door {
    Door::open(store, env).unwrap()
}

/// Another process on the same database.
async fn second_door(world: &World) -> Door {
    let options = Options { durable: false, ..world.database.options() };
    let store = Store::open(world.database.url(), &options).await.unwrap();
    Door::open(store, Env::simulated(world.env.now(), 1 << 40)).unwrap()
}

/// Sends all at once, in turn through each door, and counts the answers by word.
async fn at_once(doors: &[&Door], asks: Vec<Ask>) -> BTreeMap<String, u32> {
    let calls: Vec<_> = asks
        .into_iter()
        .enumerate()
        .map(|(ix, ask)| {
            let door = doors[ix % doors.len()].clone();
            tokio::spawn(async move { door.execute_ask(ask).await })
        })
        .collect();
    let mut words = BTreeMap::new();
    for call in calls {
        let word = match call.await.unwrap() {
            Ok(done) if done.replayed => "again".into(),
            Ok(_) => "done".into(),
            Err(Failure::Refused(Refusal::NotEnoughLicenses { available: 0, needed: 1 })) => {
                "none left".into()
            }
            Err(failure) => format!("{failure:?}"),
        };
        *words.entry(word).or_default() += 1;
    }
    words
}

fn words(expected: &[(&str, u32)]) -> BTreeMap<String, u32> {
    expected.iter().map(|&(word, count)| (word.to_owned(), count)).collect()
}

fn claims(world: &World, of: &Organization) -> Vec<Ask> {
    let claim = |&id: &PersonId| {
        let people = vec![PersonRef::Id(id)];
        let command = Command::AssignLicenses { subscription: of.desks, people };
        world.ask(of.tenant, Principal::Person(of.admin), command)
    };
    of.people.iter().map(claim).collect()
}

async fn sixty_claims(engine: Engine, doors: usize) {
    let Some(world) = World::with(engine, None, open).await else { return };
    let of = world.organization(CLAIMS).await;
    let second = if doors > 1 { Some(second_door(&world).await) } else { None };
    let doors: Vec<&Door> = [&world.door].into_iter().chain(&second).collect();
    let answers = at_once(&doors, claims(&world, &of)).await;
    assert_eq!(answers, words(&[("done", FREE), ("none left", CLAIMS - FREE)]), "{engine:?}");
    world.verify().await;
}

#[test]
fn sixty_claims_for_the_last_fifteen_licenses() {
    threads().block_on(async {
        for engine in Engine::all() {
            sixty_claims(engine, 1).await;
        }
    });
}

/// Counts commits, and lets everything pass.
#[derive(Default)]
struct Commits(AtomicU32);

impl Faults for Commits {
    fn at(&self, point: Point) -> Option<Fault> {
        if point == Point::Commit {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
        None
    }
}

/// What waits is one transaction: each claim sees what those before it did, so nothing has to be done again.
#[test]
fn sixty_claims_that_wait_together_are_one_commit() {
    threads().block_on(async {
        for engine in Engine::all() {
            let commits = Arc::new(Commits::default());
            let Some(world) = World::with(engine, Some(commits.clone()), Door::inline).await else {
                continue;
            };
            let of = world.organization(CLAIMS).await;
            commits.0.store(0, Ordering::SeqCst);
            let answers = world.door.execute_batch(&claims(&world, &of)).await;
            assert_eq!(
                answers.iter().filter(|answer| answer.is_ok()).count(),
                usize::try_from(FREE).unwrap()
            );
            assert_eq!(commits.0.load(Ordering::SeqCst), 1, "{engine:?}");
            world.verify().await;
        }
    });
}

#[test]
fn sixty_claims_through_two_processes() {
    threads().block_on(sixty_claims(Engine::Postgres, 2));
}

#[test]
fn calls_with_one_key_do_one_thing() {
    threads().block_on(async {
        for engine in Engine::all() {
            let Some(world) = World::with(engine, None, open).await else { continue };
            let tenant = world.tenant().await;
            let second =
                if engine == Engine::Sqlite { world.door.clone() } else { second_door(&world).await };
            for _ in 0..10 {
                let before = world.footprint(tenant).await;
                let command = Command::CreatePerson(person(world.number()));
                let ask = world.ask(tenant, Principal::Operator, command);
                let same: Vec<Ask> = (0..6).map(|_| Ask { seed: world.env.seed(), ..ask.clone() }).collect();
                let answers = at_once(&[&world.door, &second], same).await;
                assert_eq!(answers, words(&[("again", 5), ("done", 1)]), "{engine:?}");
                let since = world.footprint(tenant).await.since(&before);
                assert!(
                    since.contains("footprint people +1") && since.contains("footprint keys +1"),
                    "{since}"
                );
            }
            world.verify().await;
        }
    });
}

/// Organizations at random in every batch of both processes: their rows are locked in one order, so nobody waits in a
/// circle.
#[test]
fn two_processes_and_many_organizations() {
    threads().block_on(async {
        let Some(world) = World::with(Engine::Postgres, None, open).await else { return };
        let mut tenants = Vec::new();
        for _ in 0..6 {
            tenants.push(world.tenant().await);
        }
        let second = second_door(&world).await;
        let count = 240;
        let asks = (0..count).map(|number| {
            let tenant = tenants[(number * 7 + number / 5) % tenants.len()];
            world.ask(tenant, Principal::Operator, Command::CreatePerson(person(world.number())))
        });
        let answers = at_once(&[&world.door, &second], asks.collect()).await;
        assert_eq!(answers, words(&[("done", u32::try_from(count).unwrap())]));
        world.verify().await;
    });
}

/// Two organizations want the same sign-in name at the same moment: one gets it.
#[test]
fn one_name_for_two_organizations() {
    threads().block_on(async {
        for engine in Engine::all() {
            let Some(world) = World::with(engine, None, open).await else { continue };
            let tenants = [world.tenant().await, world.tenant().await];
            let second =
                if engine == Engine::Sqlite { world.door.clone() } else { second_door(&world).await };
            for _ in 0..10 {
                let new = person(world.number());
                let ask = |tenant| world.ask(tenant, Principal::Operator, Command::CreatePerson(new.clone()));
                let answers = at_once(&[&world.door, &second], tenants.map(ask).into()).await;
                let taken = "Refused(AlreadyExists(Person))";
                assert_eq!(answers, words(&[(taken, 1), ("done", 1)]), "{engine:?}");
            }
            world.verify().await;
        }
    });
}
