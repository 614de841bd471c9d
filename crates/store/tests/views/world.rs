//! A database with two organizations in it, and what somebody may read there.

pub use super::things::*;

use purser_domain::authz::{ReadScope, Standing};
use purser_domain::command::Principal;
use purser_domain::id::{GroupId, JobId, PersonId, ServiceId, TakeOverId, TenantId};
use purser_domain::payment::Owner;
use purser_domain::people::{Group, Person, Role};
use purser_domain::plan::Change;
use purser_domain::work::Work;
use purser_store::testing::TestDatabase;
use purser_store::{
    EventRow, Fault, Faults, JobRow, Opening, Options, Point, Reader, Store, TenantWrite, Write,
};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Counts what is asked of the database.
#[derive(Default)]
struct Reads(AtomicU64);

impl Faults for Reads {
    fn at(&self, point: Point) -> Option<Fault> {
        if point == Point::Read {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        None
    }
}

/// A database with things in it.
pub struct World {
    pub store: Store,
    reads: Arc<Reads>,
}

impl World {
    /// A database in which there is nothing yet.
    pub async fn empty(database: &TestDatabase) -> Self {
        let reads = Arc::new(Reads::default());
        let options = Options { faults: Some(reads.clone()), ..database.options() };
        Self { store: Store::open(database.url(), &options).await.unwrap(), reads }
    }

    pub async fn reader(&self) -> Reader {
        self.store.read().await.unwrap()
    }

    /// How often the database was asked since this was called last.
    pub fn reads(&self) -> u64 {
        self.reads.0.swap(0, Ordering::Relaxed)
    }

    pub async fn write(&self, tenant: TenantId, changes: Vec<Change>) {
        self.write_all(tenant, changes, Vec::new(), Vec::new()).await;
    }

    pub async fn write_all(
        &self,
        tenant: TenantId,
        changes: Vec<Change>,
        events: Vec<EventRow>,
        jobs: Vec<JobRow>,
    ) {
        let opening = Opening { tenants: BTreeSet::from([tenant]), ..Opening::default() };
        let (mut tx, opened) = self.store.begin(0, &opening).await.unwrap();
        let open = opened.tenants.get(&tenant);
        let before = open.map_or(0, |open| open.event_seq);
        let event_seq = before + u64::try_from(events.len()).unwrap();
        let write = TenantWrite {
            tenant,
            market: open.map_or_else(String::new, |open| open.facts.tenant.market.clone()),
            event_seq,
            at: at(),
            changes,
            events,
            jobs,
            remember: Vec::new(),
        };
        tx.apply(&Write { tenants: vec![write] }).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// An organization with a profile and a card of its own.
    pub async fn organization(&self, tenant: TenantId, domain: &str) {
        let mut changes = vec![Change::PutTenant(organization(tenant, domain))];
        changes.extend(payment(tenant, Owner::Organization));
        self.write(tenant, changes).await;
    }

    /// Both organizations, their special people and the catalog.
    pub async fn peopled(database: &TestDatabase) -> Self {
        let world = Self::empty(database).await;
        world.organization(AURORA, "aurora.example").await;
        world.organization(BERGWERK, "bergwerk.example").await;
        let mut changes =
            vec![Change::PutProduct(product(PRO, "Pro", 1)), Change::PutProduct(product(VISIO, "Visio", 2))];
        let roles = BTreeSet::from([Role::GlobalAdministrator]);
        changes
            .push(Change::PutPerson(Person { roles, ..person(ADMIN, "admin@aurora.example", "Ada Admin") }));
        changes.push(Change::PutPerson(person(KAI, "kai@aurora.example", "Kai Öberg")));
        changes.push(Change::PutPerson(person(NOOR, "noor@aurora.example", "Noor 100%_sure")));
        let lee = Person { active: false, ..person(LEE, "lee@aurora.example", "Lee \\ Left") };
        changes.push(Change::PutPerson(lee));
        for owner in [KAI, NOOR, LEE] {
            changes.extend(payment(AURORA, Owner::Person(owner)));
        }
        world.write(AURORA, changes).await;
        let mut changes = vec![Change::PutPerson(person(person_id(0), "otto@bergwerk.example", "Otto"))];
        changes.extend(payment(BERGWERK, Owner::Person(person_id(0))));
        world.write(BERGWERK, changes).await;
        world
    }
}

/// What somebody with these roles may read in the organization.
pub fn scope(person: PersonId, roles: &[Role]) -> ReadScope {
    Standing { principal: Principal::Person(person), roles: roles.iter().copied().collect() }.scope(AURORA)
}

/// What an automation with these roles may read.
pub fn service_scope(roles: &[Role]) -> ReadScope {
    let principal = Principal::Service(ServiceId(Uuid::from_u128(5)));
    Standing { principal, roles: roles.iter().copied().collect() }.scope(AURORA)
}

/// Sees all there is.
pub fn all() -> ReadScope {
    scope(ADMIN, &[Role::GlobalAdministrator])
}

/// So many of everything: people and subscriptions, the first of which everyone holds, products, groups, events.
/// Subscriptions are the organization's and kai's by turns.
pub async fn crowd(database: &TestDatabase, n: u128) -> World {
    let world = World::peopled(database).await;
    let people: Vec<PersonId> = (0..n).map(person_id).collect();
    let mut changes = Vec::new();
    for (ix, &id) in people.iter().enumerate() {
        changes.push(Change::PutPerson(person(id, &format!("p{ix}@aurora.example"), "Same Name")));
        let (id, display_name) = (GroupId(id.0), "Same Group".to_owned());
        changes.push(Change::PutGroup(Group {
            id,
            version: 1,
            display_name,
            members: people[..ix.min(3)].to_vec(),
        }));
    }
    changes.extend((0..n).map(|n| Change::PutProduct(product(&format!("X-{n}"), "Same Product", 100 + n))));
    for n in 0..n {
        let owner = if n % 2 == 0 { Owner::Organization } else { Owner::Person(KAI) };
        let bought = subscription(AURORA, 1 + n, owner, &format!("X-{n}"));
        let holders = if n < 2 { &people[..] } else { &people[..1] };
        changes.extend(with_seats(bought, 1_000_000, holders));
    }
    let events = (1..).zip(&people).map(|(seq, id)| event(seq, id.0)).collect();
    world.write_all(AURORA, changes, events, Vec::new()).await;
    world
}

/// So many jobs that have failed for good.
pub async fn bury(world: &World, n: u128) {
    let id = |n| JobId(Uuid::from_u128(n));
    let work = |n| Work::TakeOver { take_over: TakeOverId(Uuid::from_u128(n)) };
    let jobs = (1..=n).map(|n| JobRow { id: id(n), work: work(n), due_at: at() }).collect();
    world.write_all(AURORA, Vec::new(), Vec::new(), jobs).await;
    let token = Uuid::from_u128(7);
    for claimed in world.store.claim(AURORA, at(), at(), token, 100).await.unwrap() {
        assert_eq!(world.store.bury(&claimed.lease(token), "no").await, Ok(true));
    }
}
