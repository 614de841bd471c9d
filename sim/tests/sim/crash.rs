//! Processes that are killed for real. A child of this very binary works on a SQLite file, and says of each write that
//! it was acknowledged; the parent kills it after so many of these words, and the next child goes on. In the end
//! every acknowledged write is there, and ten thousand people were moved once.

use jiff::{SignedDuration, Timestamp};
use purser_app::effects::{Effects, MailConfig, Transport};
use purser_app::worker::Worker;
use purser_app::{Ask, Done, Door, Env};
use purser_domain::command::{Call, Command, CreatePerson, CreateTenant, PersonRef, PlaceOrder, Principal};
use purser_domain::id::{OPERATOR, PersonId, SubscriptionId, TakeOverId, TenantId};
use purser_domain::payment::Owner;
use purser_domain::people::Person;
use purser_domain::plan::{Change, Outcome};
use purser_domain::seats::Seat;
use purser_domain::subscription::Subscription;
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_sim::shop;
use purser_store::sql::Statement;
use purser_store::value::Kind;
use purser_store::{Opening, Options, Store, TenantWrite, Write};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use tokio::sync::watch;
use uuid::Uuid;

const PEOPLE: u128 = 10_000;
/// Clients of one child that write side by side.
const CLIENTS: u64 = 4;
/// After how many acknowledged writes each child in turn is killed.
const KILLS: [[u64; 3]; 4] = [[1, 2, 3], [25, 1, 60], [60, 90, 5], [140, 30, 30]];

const SITE: &str = "PURSER_SIM_SITE";

/// What parent and child know of the database.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Site {
    file: PathBuf,
    tenant: TenantId,
    take_over: TakeOverId,
    source: SubscriptionId,
    target: SubscriptionId,
    /// Where the clients hand out licenses meanwhile.
    other: SubscriptionId,
    /// Number of the process, from 0 for the one that prepares.
    process: u64,
}

/// A write that was acknowledged.
#[derive(Debug, Serialize, Deserialize)]
struct Acknowledged {
    key: String,
    command: Command,
    done: Done,
}

fn begin() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

/// Every process is later than the leases of the one before, and makes ids of its own.
fn clock(process: u64) -> Env {
    let later = SignedDuration::from_mins(i64::try_from(process).unwrap() * 2);
    Env::simulated(begin().checked_add(later).unwrap(), process << 40)
}

fn call(tenant: TenantId, key: &str) -> Call {
    Call { tenant, principal: Principal::Operator, key: key.into(), request_id: key.into(), if_match: None }
}

async fn store(file: &Path) -> Store {
    let store = Store::open(&format!("sqlite://{}", file.display()), &Options::default()).await.unwrap();
    store.migrate().await.unwrap();
    store
}

fn worker(door: &Door) -> Worker {
    let config = MailConfig {
        base_url: "https://purser.example".into(),
        from: "Purser <purser@purser.example>".into(),
        transport: Transport::Kept,
    };
    let effects = Effects::new(door.store().clone(), door.env().clone(), config).unwrap();
    Worker::new(door.clone(), effects)
}

fn threads() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Work of the child. In an ordinary run of the tests nobody asks for it.
#[test]
fn child() {
    let Ok(site) = env::var(SITE) else { return };
    let site: Site = serde_json::from_str(&site).unwrap();
    threads().block_on(async {
        let env = clock(site.process);
        let door = Door::open(store(&site.file).await, env).unwrap();
        let (_stop, stopped) = watch::channel(false);
        tokio::spawn(Arc::new(worker(&door)).run(stopped));
        let clients =
            (0..CLIENTS).map(|client| tokio::spawn(write_for_ever(door.clone(), site.clone(), client)));
        for client in clients.collect::<Vec<_>>() {
            client.await.unwrap();
        }
    });
}

/// New people, each with a license.
async fn write_for_ever(door: Door, site: Site, client: u64) {
    for number in 0_u64.. {
        let name = format!("n{}-{client}-{number}", site.process);
        let new = CreatePerson { user_principal_name: format!("{name}@crash.example"), ..person() };
        let Outcome::Person(person) = acknowledged(&door, &site, &name, Command::CreatePerson(new)).await
        else {
            panic!("no person")
        };
        let assign =
            Command::AssignLicenses { subscription: site.other, people: vec![PersonRef::Id(person)] };
        acknowledged(&door, &site, &format!("{name}-license"), assign).await;
    }
}

async fn acknowledged(door: &Door, site: &Site, key: &str, command: Command) -> Outcome {
    let done = door.execute(call(site.tenant, key), command.clone()).await.unwrap();
    let outcome = done.outcome.clone();
    let said = Acknowledged { key: key.into(), command, done };
    println!("acknowledged {}", serde_json::to_string(&said).unwrap());
    outcome
}

fn person() -> CreatePerson {
    CreatePerson {
        user_principal_name: String::new(),
        display_name: "A. Person".into(),
        guest: false,
        department: None,
        job_title: None,
        manager: None,
        usage_location: None,
        locale: None,
    }
}

/// A directory of this test, gone with it.
struct Directory(PathBuf);

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A child at work. Whatever happens to the test, it does not stay.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a child, kills it after so many acknowledged writes, and answers everything that it acknowledged: what it
/// said between the last word that was counted and its end counts as well.
fn killed_after(site: &Site, words: u64) -> Vec<Acknowledged> {
    let mut child = Killed(
        Process::new(env::current_exe().unwrap())
            .args(["sim::crash::child", "--exact", "--nocapture"])
            .env(SITE, serde_json::to_string(site).unwrap())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let mut all = Vec::new();
    for line in BufReader::new(child.0.stdout.take().unwrap()).lines() {
        let Ok(line) = line else { break };
        // A line that was cut off in the middle was not said.
        let said = line.split_once("acknowledged ").and_then(|(_, said)| serde_json::from_str(said).ok());
        all.extend(said);
        if u64::try_from(all.len()).unwrap() == words {
            child.0.kill().unwrap();
        }
    }
    assert!(u64::try_from(all.len()).unwrap() >= words, "the child ended by itself");
    all
}

#[test]
fn what_was_acknowledged_survives_and_ten_thousand_people_are_moved_once() {
    let directory = env::temp_dir().join(format!("purser-crash-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    let directory = Directory(directory);
    let prepared = threads().block_on(prepare(&directory.0.join("prepared.db")));
    for (nth, kills) in KILLS.iter().enumerate() {
        let file = directory.0.join(format!("{nth}.db"));
        fs::copy(&prepared.file, &file).unwrap();
        let mut site = Site { file, ..prepared.clone() };
        let mut all = Vec::new();
        for &words in kills {
            site.process += 1;
            all.extend(killed_after(&site, words));
        }
        site.process += 1;
        threads().block_on(look(&site, &all));
    }
}

/// Ten thousand people with licenses of one purchase, and the order to move them, which nobody has begun with.
async fn prepare(file: &Path) -> Site {
    let door = Door::inline(store(file).await, clock(0));
    let catalog = Command::ImportCatalog { products: shop::catalog() };
    door.execute(call(OPERATOR, "catalog"), catalog).await.unwrap();
    let new = CreateTenant {
        domain: "crash.example".into(),
        name: "Crash".into(),
        locale: "en".into(),
        market: "SE".into(),
        tax_rate: None,
    };
    let done = door.execute(call(OPERATOR, "tenant"), Command::CreateTenant(new)).await.unwrap();
    let Outcome::Tenant(tenant) = done.outcome else { panic!("{done:?}") };
    let many = u32::try_from(PEOPLE).unwrap();
    let [source, target, other] = [
        buy(&door, tenant, "source", many).await,
        buy(&door, tenant, "target", many).await,
        buy(&door, tenant, "other", 1_000_000).await,
    ];
    crowd(door.store(), tenant, source).await;
    let command = Command::TakeOver { subscription: source, action: TakeOverAction::MoveUsers { target } };
    let done = door.execute(call(tenant, "take-over"), command).await.unwrap();
    let Outcome::TakeOver(take_over) = done.outcome else { panic!("{done:?}") };
    assert_eq!(door.store().verify().await.unwrap(), []);
    Site { file: file.into(), tenant, take_over, source, target, other, process: 0 }
}

async fn buy(door: &Door, tenant: TenantId, key: &str, quantity: u32) -> SubscriptionId {
    let order = PlaceOrder {
        plan: shop::catalog()[0].plans[0].plan_id,
        quantity,
        payment_method: None,
        billing_profile: None,
        organization: true,
        trial: false,
        starts_on: None,
    };
    let done = door.execute(call(tenant, key), Command::PlaceOrder(order)).await.unwrap();
    let Outcome::Subscription { id, .. } = done.outcome else { panic!("{done:?}") };
    id
}

/// Writes people and their licenses through the port, and makes the first of them the owner of what they hold.
async fn crowd(store: &Store, tenant: TenantId, source: SubscriptionId) {
    let wants = BTreeMap::from([(tenant, BTreeSet::from([purser_domain::facts::Key::Subscription(source)]))]);
    let opening = Opening { tenants: BTreeSet::from([tenant]), recall: Vec::new(), wants };
    let (mut tx, opened) = store.begin(0, &opening).await.unwrap();
    let open = &opened.tenants[&tenant];
    let known: Subscription = open.facts.subscription(&source).unwrap().clone();
    let ids = || (1..=PEOPLE).map(|number| PersonId(Uuid::from_u128(number)));
    let owned = Subscription {
        owner: Owner::Person(PersonId(Uuid::from_u128(1))),
        assigned: u32::try_from(PEOPLE).unwrap(),
        ..known.next()
    };
    let seat = |person_id| Seat {
        subscription_id: source,
        person_id,
        assigned_at: open.last_at,
        disabled_plans: Vec::new(),
        take_over_id: None,
    };
    let people = ids().map(|id| Change::PutPerson(member(id)));
    let changes = people
        .chain([Change::PutSubscription(owned)])
        .chain(ids().map(|id| Change::OpenSeat(seat(id))))
        .collect();
    let write = TenantWrite {
        tenant,
        market: open.facts.tenant.market.clone(),
        event_seq: open.event_seq,
        at: open.last_at,
        changes,
        events: Vec::new(),
        jobs: Vec::new(),
        remember: Vec::new(),
    };
    tx.apply(&Write { tenants: vec![write] }).await.unwrap();
    tx.commit().await.unwrap();
}

fn member(id: PersonId) -> Person {
    Person {
        id,
        version: 1,
        user_principal_name: format!("p{}@crash.example", id.0.as_u128()),
        display_name: "A. Person".into(),
        roles: BTreeSet::new(),
        guest: false,
        active: true,
        department: None,
        job_title: None,
        manager: None,
        usage_location: "SE".into(),
        locale: None,
        password_hash: None,
        sessions_from: None,
        muted: BTreeSet::new(),
    }
}

static TAKE_OVER: Statement = Statement {
    name: "crash take-over",
    sql: "SELECT doc FROM take_over WHERE tenant_id = $1 AND id = $2",
    params: &[Kind::Id, Kind::Id],
};
static HELD: Statement = Statement {
    name: "crash seats",
    sql: "SELECT COUNT(*) FROM seat WHERE tenant_id = $1 AND subscription_id = $2",
    params: &[Kind::Id, Kind::Id],
};
static MOVES: Statement = Statement {
    name: "crash events",
    sql: "SELECT kind, data FROM event WHERE tenant_id = $1 AND command = 'continue-take-over' ORDER BY seq",
    params: &[Kind::Id],
};

/// Everything that was acknowledged is there, and what was begun is finished, once.
async fn look(site: &Site, all: &[Acknowledged]) {
    let door = Door::inline(store(&site.file).await, clock(site.process));
    assert_eq!(door.store().verify().await.unwrap(), []);
    for said in all {
        let ask = Ask::new(call(site.tenant, &said.key), said.command.clone(), door.env().seed()).unwrap();
        let again = door.execute_batch(&[ask]).await.pop().unwrap().unwrap();
        assert_eq!(again, Done { replayed: true, ..said.done.clone() }, "{}", said.key);
    }
    let (_stop, stopped) = watch::channel(false);
    worker(&door).drain(&stopped).await.unwrap();
    assert_eq!(door.store().verify().await.unwrap(), []);
    let mut reader = door.store().read().await.unwrap();
    let rows = reader.query(&TAKE_OVER, &[site.tenant.into(), site.take_over.into()]).await.unwrap();
    let known: TakeOver = rows[0].json(0).unwrap();
    let many = u32::try_from(PEOPLE).unwrap();
    assert_eq!((known.phase, known.done, known.moved), (Phase::Completed, many, many));
    for (subscription, people) in [(site.source, 0), (site.target, many)] {
        let rows = reader.query(&HELD, &[site.tenant.into(), subscription.into()]).await.unwrap();
        assert_eq!(rows[0].u32(0).unwrap(), people);
    }
    let mut moved = 0;
    let mut completed = 0;
    for row in reader.query(&MOVES, &[site.tenant.into()]).await.unwrap() {
        let (kind, data): (String, serde_json::Value) = (row.text(0).unwrap(), row.json(1).unwrap());
        match kind.as_str() {
            "take_over.users_moved" => moved += data["moved"].as_u64().unwrap(),
            "take_over.completed" => completed += 1,
            _ => {}
        }
    }
    assert_eq!((moved, completed), (u64::from(many), 1));
}
