//! What the measurements run on: organizations with people, and a million seats that are there already.
//!
//! It is written through the store's own port in large batches, without the door: loading is not what is measured.

use anyhow::{Result, anyhow, bail};
use purser_app::{Door, Env};
use purser_domain::billing::{Segment, Timeline};
use purser_domain::catalog::{Frequency, OfferClass, Term, Terms};
use purser_domain::command::{Call, Command, CreateTenant, Principal};
use purser_domain::id::{BillingProfileId, OPERATOR, PersonId, PlanId, SkuId, SubscriptionId, TenantId};
use purser_domain::money::{Currency, Money};
use purser_domain::payment::{BillingProfile, Owner};
use purser_domain::people::{Person, Role};
use purser_domain::period::day_in;
use purser_domain::plan::{Change, Outcome};
use purser_domain::seats::Seat;
use purser_domain::subscription::{State, Subscription};
use purser_store::{Opening, Store, TenantWrite, Write};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One organization: who may assign, and whom.
pub struct Org {
    pub tenant: TenantId,
    pub admin: PersonId,
    pub people: Vec<PersonId>,
    pub profile: BillingProfileId,
}

/// Changes that are written together.
const CHUNK: usize = 5_000;

pub struct Loader<'a> {
    pub store: &'a Store,
    pub door: &'a Door,
    pub env: &'a Env,
}

impl Loader<'_> {
    fn id(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.env.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// An organization with so many people.
    pub async fn organization(&self, number: u32, people: u32) -> Result<Org> {
        let new = CreateTenant {
            domain: format!("org{number}.example"),
            name: format!("Org {number}"),
            locale: "en-US".into(),
            market: "US".into(),
            tax_rate: None,
        };
        let call = call(OPERATOR, Principal::Operator, format!("org/{number}"));
        let done = self.door.execute(call, Command::CreateTenant(new)).await;
        let Ok(Outcome::Tenant(tenant)) = done.map(|done| done.outcome) else { bail!("no organization") };
        let admin = self.person(number, None);
        let profile = BillingProfile {
            id: BillingProfileId(self.id()),
            version: 1,
            owner: Owner::Organization,
            name: "Bench".into(),
            currency: Currency::USD,
            time_zone: "America/New_York".into(),
            payment_method_id: None,
            purchase_order: None,
            bill_to: None,
        };
        let mut org = Org { tenant, admin: admin.id, people: Vec::new(), profile: profile.id };
        let first = [Change::PutPerson(admin), Change::PutBillingProfile(profile)];
        let members = (0..people).map(|n| {
            let person = self.person(number, Some(n));
            org.people.push(person.id);
            Change::PutPerson(person)
        });
        self.write(tenant, first.into_iter().chain(members)).await?;
        Ok(org)
    }

    fn person(&self, org: u32, number: Option<u32>) -> Person {
        let local = number.map_or_else(|| "admin".into(), |number| format!("p{number}"));
        Person {
            id: PersonId(self.id()),
            version: 1,
            user_principal_name: format!("{local}@org{org}.example"),
            display_name: format!("Person {local}"),
            roles: if number.is_none() {
                BTreeSet::from([Role::GlobalAdministrator])
            } else {
                BTreeSet::new()
            },
            guest: false,
            active: true,
            department: None,
            job_title: None,
            manager: None,
            usage_location: "US".into(),
            locale: None,
            password_hash: None,
            sessions_from: None,
            muted: BTreeSet::new(),
        }
    }

    /// A subscription that the first so many people hold.
    pub async fn subscription(
        &self,
        org: &Org,
        owner: Owner,
        quantity: u32,
        held: usize,
    ) -> Result<SubscriptionId> {
        let now = self.env.now();
        let today = day_in("America/New_York", now);
        // Free of charge and billed for its period: nothing is owed and nothing is due while claims are measured.
        let unit_price = Money::new(0, Currency::USD);
        let mut timeline =
            Timeline::starting(Segment { from: today, quantity, unit_price, payer: org.profile });
        timeline.billed_periods = 1;
        let id = SubscriptionId(self.id());
        let subscription = Subscription {
            id,
            version: 1,
            owner,
            product_id: "BENCH".into(),
            product_name: "Bench".into(),
            sku_id: SkuId(Uuid::from_u128(7)),
            sku_part_number: "BENCH".into(),
            plan_id: PlanId(Uuid::from_u128(8)),
            term: Term::P1M,
            billing_frequency: Frequency::Monthly,
            terms: Terms::Flexible,
            offer_class: OfferClass::Default,
            market: "US".into(),
            time_zone: "America/New_York".into(),
            anchor: today,
            timeline,
            state: State::Active { term: 0 },
            recurring: true,
            at_renewal: None,
            assigned: u32::try_from(held)?,
            reserved: 0,
            take_over: None,
            added_on: today,
            billing_profile_id: org.profile,
            created_at: now,
        };
        let seats = org.people.iter().take(held).map(|&person_id| {
            Change::OpenSeat(Seat {
                subscription_id: id,
                person_id,
                assigned_at: now,
                disabled_plans: Vec::new(),
                take_over_id: None,
            })
        });
        let changes = std::iter::once(Change::PutSubscription(subscription)).chain(seats);
        self.write(org.tenant, changes).await?;
        Ok(id)
    }

    /// Chunk by chunk, so that memory does not grow with what is loaded.
    async fn write(&self, tenant: TenantId, mut changes: impl Iterator<Item = Change>) -> Result<()> {
        loop {
            let chunk: Vec<Change> = changes.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            let opening =
                Opening { tenants: BTreeSet::from([tenant]), recall: Vec::new(), wants: BTreeMap::new() };
            let (mut tx, opened) = self.store.begin(0, &opening).await?;
            let open = opened.tenants.get(&tenant).ok_or_else(|| anyhow!("no organization"))?;
            let write = TenantWrite {
                tenant,
                market: open.facts.tenant.market.clone(),
                event_seq: open.event_seq,
                at: self.env.now(),
                changes: chunk,
                events: Vec::new(),
                jobs: Vec::new(),
                remember: Vec::new(),
            };
            tx.apply(&Write { tenants: vec![write] }).await?;
            tx.commit().await?;
        }
    }
}

/// A call of somebody.
pub fn call(tenant: TenantId, principal: Principal, key: String) -> Call {
    Call { tenant, principal, request_id: key.clone(), key, if_match: None }
}
