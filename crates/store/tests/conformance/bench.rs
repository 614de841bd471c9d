//! A store to work on, and things to put into it.

use jiff::Timestamp;
use jiff::civil::date;
use purser_domain::billing::{Line, Segment, Timeline, Why};
use purser_domain::catalog::{Frequency, OfferClass, Product, Term, Terms};
use purser_domain::facts::{Facts, Key};
use purser_domain::id::{
    BillingProfileId, EventId, JobId, LineId, PersonId, PlanId, SkuId, SubscriptionId, SupportRequestId,
    TakeOverId, TenantId,
};
use purser_domain::money::{Currency, Money};
use purser_domain::payment::{BillingProfile, Owner};
use purser_domain::people::{CancelBasis, OnlineCancel, Person, Tenant};
use purser_domain::period::Period;
use purser_domain::plan::Change;
use purser_domain::seats::Seat;
use purser_domain::subscription::{CancelReason, State, Subscription};
use purser_domain::support::{SupportRequest, SupportSubject};
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_domain::work::Work;
use purser_store::testing::TestDatabase;
use purser_store::{
    EventRow, JobRow, OpenTenant, Opened, Opening, Remember, Store, StoreError, TenantWrite, Tx, Write,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub const A: TenantId = TenantId(Uuid::from_u128(0xA));
pub const B: TenantId = TenantId(Uuid::from_u128(0xB));
/// Pays for everything in each tenant.
pub const PROFILE: BillingProfileId = BillingProfileId(Uuid::from_u128(0xF));

pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_769_900_000 + seconds).unwrap()
}

pub fn person_id(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

pub fn subscription_id(n: u128) -> SubscriptionId {
    SubscriptionId(Uuid::from_u128(n))
}

pub fn take_over_id(n: u128) -> TakeOverId {
    TakeOverId(Uuid::from_u128(n))
}

/// A store with two organizations of ten people.
pub struct Bench {
    pub store: Store,
}

impl Bench {
    pub async fn new(database: &TestDatabase) -> Self {
        let bench = Self { store: database.open().await.unwrap() };
        for (tenant, domain) in [(A, "a.example"), (B, "b.example")] {
            bench.write(tenant, vec![Change::PutTenant(organization(tenant, domain))]).await.unwrap();
            let mut changes = vec![Change::PutBillingProfile(profile(PROFILE, Owner::Organization))];
            changes.extend((1..=10).map(|n| Change::PutPerson(person(n, domain))));
            bench.write(tenant, changes).await.unwrap();
        }
        bench
    }

    pub async fn begin(
        &self,
        tenants: &[TenantId],
        wants: &[(TenantId, Key)],
    ) -> Result<(Tx, Opened), StoreError> {
        let mut opening = Opening { tenants: tenants.iter().copied().collect(), ..Opening::default() };
        for (tenant, key) in wants {
            opening.wants.entry(*tenant).or_default().insert(key.clone());
        }
        self.store.begin(0, &opening).await
    }

    /// Commits changes of one organization.
    pub async fn write(&self, tenant: TenantId, changes: Vec<Change>) -> Result<(), StoreError> {
        self.commit(vec![TenantWrite { changes, ..tenant_write(tenant) }]).await
    }

    /// Commits writes; the log's counters go on from where they are.
    pub async fn commit(&self, mut tenants: Vec<TenantWrite>) -> Result<(), StoreError> {
        let ids: Vec<_> = tenants.iter().map(|write| write.tenant).collect();
        let (mut tx, opened) = self.begin(&ids, &[]).await?;
        for write in &mut tenants {
            write.event_seq += opened.tenants.get(&write.tenant).map_or(0, |open| open.event_seq);
        }
        match tx.apply(&Write { tenants }).await {
            Ok(()) => tx.commit().await,
            Err(error) => {
                tx.rollback().await?;
                Err(error)
            }
        }
    }

    /// What is known of an organization after reading keys.
    pub async fn read(&self, tenant: TenantId, keys: impl IntoIterator<Item = Key>) -> Facts {
        let wants: Vec<_> = keys.into_iter().map(|key| (tenant, key)).collect();
        let (tx, mut opened) = self.begin(&[tenant], &wants).await.unwrap();
        tx.rollback().await.unwrap();
        opened.tenants.remove(&tenant).unwrap().facts
    }

    pub async fn subscription(&self, tenant: TenantId, n: u128) -> Option<Subscription> {
        let facts = self.read(tenant, [Key::Subscription(subscription_id(n))]).await;
        facts.subscriptions.get(&subscription_id(n)).unwrap().clone()
    }

    /// Numbers of the people who hold a license.
    pub async fn holders(&self, tenant: TenantId, n: u128) -> Vec<u128> {
        let keys = (1..=10).map(|person| Key::Seat(subscription_id(n), person_id(person)));
        let facts = self.read(tenant, keys).await;
        let held = facts.seats.into_iter().filter_map(|((_, person), seat)| seat.map(|_| person.0.as_u128()));
        held.collect()
    }
}

pub fn opened(mut tenants: BTreeMap<TenantId, OpenTenant>, tenant: TenantId) -> OpenTenant {
    tenants.remove(&tenant).unwrap()
}

pub fn tenant_write(tenant: TenantId) -> TenantWrite {
    TenantWrite {
        tenant,
        market: "SE".into(),
        event_seq: 0,
        at: at(0),
        changes: Vec::new(),
        events: Vec::new(),
        jobs: Vec::new(),
        remember: Vec::new(),
    }
}

pub fn organization(id: TenantId, domain: &str) -> Tenant {
    Tenant {
        id,
        version: 1,
        domain: domain.into(),
        name: domain.into(),
        locale: "sv-SE".into(),
        market: "SE".into(),
        time_zone: "Europe/Stockholm".into(),
        tax_rates: Vec::new(),
        support_contact: None,
        online_cancel: OnlineCancel { max: 25, basis: CancelBasis::Assigned },
        webhooks: Vec::new(),
    }
}

pub fn person(n: u128, domain: &str) -> Person {
    Person {
        id: person_id(n),
        version: 1,
        user_principal_name: format!("p{n}@{domain}"),
        display_name: format!("Pérsön {n}"),
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

pub fn profile(id: BillingProfileId, owner: Owner) -> BillingProfile {
    BillingProfile {
        id,
        version: 1,
        owner,
        name: "Main".into(),
        currency: Currency::SEK,
        time_zone: "Europe/Stockholm".into(),
        payment_method_id: None,
        purchase_order: None,
        bill_to: None,
    }
}

/// An active subscription of ten licenses that nobody holds.
pub fn subscription(n: u128) -> Subscription {
    let from = date(2026, 1, 31);
    let unit_price = Money::new(1_000, Currency::SEK);
    Subscription {
        id: subscription_id(n),
        version: 1,
        owner: Owner::Organization,
        product_id: "PRO".into(),
        product_name: "Pro".into(),
        sku_id: SkuId(Uuid::from_u128(1)),
        sku_part_number: "PRO".into(),
        plan_id: PlanId(Uuid::from_u128(1)),
        term: Term::P1M,
        billing_frequency: Frequency::Monthly,
        terms: Terms::Flexible,
        offer_class: OfferClass::Default,
        market: "SE".into(),
        time_zone: "Europe/Stockholm".into(),
        anchor: from,
        timeline: Timeline::starting(Segment { from, quantity: 10, unit_price, payer: PROFILE }),
        state: State::Active { term: 0 },
        recurring: true,
        at_renewal: None,
        assigned: 0,
        reserved: 0,
        take_over: None,
        added_on: from,
        billing_profile_id: PROFILE,
        created_at: at(0),
    }
}

/// A later version of it, with so many licenses assigned.
pub fn version(n: u128, version: u64, assigned: u32) -> Change {
    Change::PutSubscription(Subscription { version, assigned, ..subscription(n) })
}

pub fn seat(n: u128, person: u128) -> Seat {
    Seat {
        subscription_id: subscription_id(n),
        person_id: person_id(person),
        assigned_at: at(1),
        disabled_plans: vec![Uuid::from_u128(7)],
        take_over_id: None,
    }
}

/// A subscription with these people's seats.
pub fn held(n: u128, people: &[u128]) -> Vec<Change> {
    let assigned = u32::try_from(people.len()).unwrap();
    let first = Change::PutSubscription(Subscription { assigned, ..subscription(n) });
    core::iter::once(first).chain(people.iter().map(|&person| Change::OpenSeat(seat(n, person)))).collect()
}

pub fn take_over(n: u128, source: u128, target: u128) -> TakeOver {
    TakeOver {
        id: take_over_id(n),
        version: 1,
        source: subscription_id(source),
        action: TakeOverAction::MoveUsers { target: subscription_id(target) },
        phase: Phase::Moving,
        total: 0,
        done: 0,
        moved: 0,
        cursor: None,
        step: 0,
        before: Box::new(subscription(source)),
        credit: None,
        started_at: at(0),
        completed_at: None,
        undo_until: None,
    }
}

/// Somebody asks to cancel a subscription.
pub fn request(n: u128, about: u128) -> SupportRequest {
    SupportRequest {
        id: SupportRequestId(Uuid::from_u128(n)),
        version: 1,
        opened_by: person_id(1),
        opened_at: at(0),
        subject: SupportSubject::CancelSubscription {
            subscription: subscription_id(about),
            reason: CancelReason::Other,
            comment: None,
        },
        resolved: None,
    }
}

pub fn line(n: u128, of: u128, ix: u32, minor: i64) -> Line {
    let (start, end) = (date(2026, 1, 31), date(2026, 2, 28));
    Line {
        id: LineId(Uuid::from_u128(n)),
        subscription_id: subscription_id(of),
        payer: PROFILE,
        period: Period { ix, start, end },
        from: start,
        to: end,
        quantity: 1,
        unit_price: Money::new(1_000, Currency::SEK),
        amount: Money::new(minor, Currency::SEK),
        why: Why::Purchase,
    }
}

pub fn product(product_id: &str, aliases: &[&str], plans: &[u128]) -> Product {
    let plans: Vec<_> = plans
        .iter()
        .map(|&plan| {
            serde_json::json!({"plan_id": Uuid::from_u128(plan), "term": "P1M", "billing_frequency": "monthly", "prices": []})
        })
        .collect();
    let doc = serde_json::json!({
        "product_id": product_id, "name": product_id, "sku_id": Uuid::from_u128(1), "sku_part_number": "PRO",
        "aliases": aliases, "plans": plans,
    });
    serde_json::from_value(doc).unwrap()
}

pub fn job(n: u128, due: i64) -> JobRow {
    let work = Work::TakeOver { take_over: take_over_id(n) };
    JobRow { id: JobId(Uuid::from_u128(n)), work, due_at: at(due) }
}

pub fn event(seq: u64) -> EventRow {
    EventRow {
        seq,
        id: EventId(Uuid::from_u128(seq.into())),
        at: at(0),
        actor: "system".into(),
        command: "set-policy".into(),
        request_id: "r-1".into(),
        kind: "policy.changed".into(),
        subject: None,
        data: serde_json::json!({"policy_changed": {"changes": []}}),
        notes: serde_json::json!([]),
    }
}

pub fn remember(key: &str, fingerprint: &str) -> Remember {
    Remember {
        principal: "system".into(),
        key: key.into(),
        fingerprint: fingerprint.into(),
        outcome: serde_json::json!("policy"),
        at: at(0),
    }
}

/// Whether the database said that somebody else was first.
pub fn is_retry<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Retry(_)))
}

/// Whether the database refused a row as wrong.
pub fn is_corrupt<T>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Corrupt(_)))
}
