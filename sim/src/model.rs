//! Everything that should be stored, in plain collections, by a hand of its own. It answers every question that a
//! decision can ask, applies every plan, and so predicts each answer of the door and the rows that must be there in
//! the end. It knows no transactions, no batches and no faults: commands happen one after the other.

mod predict;
mod read;
mod write;

pub use predict::{Decided, Expected, converges};

use jiff::Timestamp;
use purser_app::Done;
use purser_domain::billing::{Billed, Line};
use purser_domain::catalog::Product;
use purser_domain::id::{
    BillingProfileId, GroupId, JobId, PaymentMethodId, PersonId, ServiceId, SubscriptionId, SupportRequestId,
    TakeOverId, TenantId, TokenId,
};
use purser_domain::payment::{BillingProfile, PaymentMethod};
use purser_domain::people::{Group, Person, ServiceAccount, Tenant, Token};
use purser_domain::policy::PolicySet;
use purser_domain::seats::Seat;
use purser_domain::subscription::Subscription;
use purser_domain::support::SupportRequest;
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use purser_store::{EventRow, JobRow};
use std::collections::{BTreeMap, BTreeSet};

/// All rows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// By organization, the operator's own included.
    pub organizations: BTreeMap<TenantId, Organization>,
    /// The catalog.
    pub products: Vec<Product>,
}

/// The rows of one organization.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field has the name of the rows that it holds")]
pub struct Organization {
    pub tenant: Tenant,
    pub last_at: Timestamp,
    pub people: BTreeMap<PersonId, Person>,
    pub groups: BTreeMap<GroupId, Group>,
    pub services: BTreeMap<ServiceId, ServiceAccount>,
    pub tokens: BTreeMap<TokenId, Token>,
    pub policy: PolicySet,
    pub methods: BTreeMap<PaymentMethodId, PaymentMethod>,
    pub profiles: BTreeMap<BillingProfileId, BillingProfile>,
    pub subscriptions: BTreeMap<SubscriptionId, Subscription>,
    pub seats: BTreeMap<(SubscriptionId, PersonId), Seat>,
    pub lines: BTreeMap<SubscriptionId, Vec<Line>>,
    pub take_overs: BTreeMap<TakeOverId, TakeOver>,
    pub support_requests: BTreeMap<SupportRequestId, SupportRequest>,
    /// Jobs that wait for an administrator. The worker makes them so, which no command does: the run writes it here.
    pub buried: BTreeSet<JobId>,
    /// What happened, in order.
    pub events: Vec<EventRow>,
    /// What must happen because of it, in order.
    pub jobs: Vec<JobRow>,
    /// What was answered under which principal and key.
    pub remembered: BTreeMap<(String, String), Memory>,
}

/// An answer that was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Memory {
    /// Of the command.
    pub fingerprint: String,
    /// The answer.
    pub done: Done,
    /// When.
    pub at: Timestamp,
}

impl Model {
    /// The rows of an organization, if it is there.
    #[must_use]
    pub fn organization(&self, id: TenantId) -> Option<&Organization> {
        self.organizations.get(&id)
    }

    /// Forgets answers that were given before an instant.
    pub fn forget_keys(&mut self, before: Timestamp) {
        for organization in self.organizations.values_mut() {
            organization.remembered.retain(|_, memory| memory.at >= before);
        }
    }
}

impl Organization {
    /// An organization of which nothing is known but itself.
    #[must_use]
    pub fn new(tenant: Tenant, last_at: Timestamp) -> Self {
        Self {
            tenant,
            last_at,
            people: BTreeMap::new(),
            groups: BTreeMap::new(),
            services: BTreeMap::new(),
            tokens: BTreeMap::new(),
            policy: PolicySet::new(),
            methods: BTreeMap::new(),
            profiles: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
            seats: BTreeMap::new(),
            lines: BTreeMap::new(),
            take_overs: BTreeMap::new(),
            support_requests: BTreeMap::new(),
            buried: BTreeSet::new(),
            events: Vec::new(),
            jobs: Vec::new(),
            remembered: BTreeMap::new(),
        }
    }

    /// The licenses of a subscription that people hold, in the order of people.
    pub fn held(&self, id: SubscriptionId) -> impl Iterator<Item = &Seat> {
        let everyone = (id, PersonId(uuid::Uuid::nil()))..=(id, PersonId(uuid::Uuid::max()));
        self.seats.range(everyone).map(|(_, seat)| seat)
    }

    /// What was billed of a subscription.
    #[must_use]
    pub fn billed(&self, id: SubscriptionId) -> Billed {
        let mut billed = Billed::new();
        for line in self.lines.get(&id).into_iter().flatten() {
            let sum = billed.entry((line.period.ix, line.payer)).or_insert(0);
            *sum = sum.saturating_add(line.amount.minor);
        }
        billed
    }

    /// Licenses of a subscription that running moves still need.
    #[must_use]
    pub fn reserved(&self, id: SubscriptionId) -> u32 {
        let moving = self.take_overs.values().filter(|known| {
            known.phase == Phase::Moving && known.action == TakeOverAction::MoveUsers { target: id }
        });
        moving.map(|known| known.total.saturating_sub(known.done)).sum()
    }
}
