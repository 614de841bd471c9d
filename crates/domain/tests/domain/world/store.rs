//! Everything that is stored, in plain collections. It answers any key and applies any plan, in its own way: it is
//! what `Facts::fold` and the real stores are compared with.

use purser_domain::billing::{Billed, Line};
use purser_domain::catalog::Product;
use purser_domain::event::Event;
use purser_domain::facts::{Facts, Key};
use purser_domain::id::{
    JobId, PersonId, ServiceId, SubscriptionId, SupportRequestId, TakeOverId, TenantId, TokenId,
};
use purser_domain::limits::{ADMINS_MAX, MOVE_STEP};
use purser_domain::payment::{BillingProfile, Owner, PaymentMethod};
use purser_domain::people::{Bearer, Group, Person, Role, ServiceAccount, Tenant, Token};
use purser_domain::plan::{Change, Plan};
use purser_domain::policy::PolicySet;
use purser_domain::seats::{MoveStep, Seat};
use purser_domain::subscription::Subscription;
use purser_domain::support::SupportRequest;
use purser_domain::take_over::{Phase, TakeOver, TakeOverAction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::ops::Bound;

/// All rows.
#[derive(Clone)]
pub struct Store {
    pub tenants: BTreeMap<TenantId, Tenant>,
    pub people: BTreeMap<PersonId, Person>,
    pub groups: Vec<Group>,
    pub services: BTreeMap<ServiceId, ServiceAccount>,
    pub tokens: BTreeMap<TokenId, Token>,
    pub products: Vec<Product>,
    pub policy: PolicySet,
    pub methods: Vec<PaymentMethod>,
    /// Oldest first.
    pub profiles: Vec<BillingProfile>,
    pub subscriptions: BTreeMap<SubscriptionId, Subscription>,
    pub seats: BTreeMap<(SubscriptionId, PersonId), Seat>,
    pub lines: Vec<Line>,
    pub take_overs: BTreeMap<TakeOverId, TakeOver>,
    pub buried: BTreeSet<JobId>,
    pub requests: BTreeMap<SupportRequestId, SupportRequest>,
    pub events: Vec<Event>,
}

impl Store {
    pub fn new(operator: Tenant) -> Self {
        Self {
            tenants: BTreeMap::from([(operator.id, operator)]),
            people: BTreeMap::new(),
            groups: Vec::new(),
            services: BTreeMap::new(),
            tokens: BTreeMap::new(),
            products: Vec::new(),
            policy: PolicySet::new(),
            methods: Vec::new(),
            profiles: Vec::new(),
            subscriptions: BTreeMap::new(),
            seats: BTreeMap::new(),
            lines: Vec::new(),
            take_overs: BTreeMap::new(),
            buried: BTreeSet::new(),
            requests: BTreeMap::new(),
            events: Vec::new(),
        }
    }

    /// Reads what a key asks for.
    pub fn load(&self, key: &Key, facts: &mut Facts) {
        match key {
            Key::Person(id) => drop(facts.people.insert(*id, self.people.get(id).cloned())),
            Key::PersonNamed(name) => drop(facts.people_named.insert(name.clone(), self.named(name))),
            Key::DomainTaken(domain) => {
                let taken = self.tenants.values().any(|tenant| tenant.domain == *domain);
                facts.domains_taken.insert(domain.clone(), taken);
            }
            Key::NameTaken(name) => {
                facts.names_taken.insert(name.clone(), self.named(name).is_some());
            }
            Key::Service(id) => drop(facts.services.insert(*id, self.services.get(id).cloned())),
            Key::Token(id) => drop(facts.tokens.insert(*id, self.tokens.get(id).cloned())),
            Key::Sessions(id) => drop(facts.sessions.insert(*id, self.sessions(*id))),
            Key::Admins => facts.admins = Some(self.admins()),
            Key::Product(id) => drop(facts.products.insert(id.clone(), self.product(id).cloned())),
            Key::Plan(id) => {
                let sold = self.products.iter().find(|product| product.plan(*id).is_some());
                facts.plans.insert(*id, sold.cloned());
            }
            Key::Policy => facts.policy = Some(self.policy.clone()),
            Key::TakeOver(id) => drop(facts.take_overs.insert(*id, self.take_overs.get(id).cloned())),
            Key::BuriedJob(id) => drop(facts.buried_jobs.insert(*id, self.buried.contains(id))),
            Key::SupportRequest(id) => {
                facts.support_requests.insert(*id, self.requests.get(id).cloned());
            }
            Key::CancelRequested(id) => {
                let about = self.open_requests().any(|request| request.subject.subscription() == Some(*id));
                facts.cancel_requests.insert(*id, about);
            }
            Key::SupportRequestsOpen(id) => {
                let own = self.open_requests().filter(|request| request.opened_by == *id);
                facts.support_requests_open.insert(*id, count(own));
            }
            _ => self.load_purchases(key, facts),
        }
    }

    fn load_purchases(&self, key: &Key, facts: &mut Facts) {
        match key {
            Key::PaymentMethod(id) => {
                let found = self.methods.iter().find(|method| method.id == *id);
                facts.payment_methods.insert(*id, found.cloned());
            }
            Key::PaymentMethodCount(owner) => {
                let kept = self.methods.iter().filter(|method| method.owner == *owner && !method.removed);
                facts.payment_method_counts.insert(*owner, count(kept));
            }
            Key::PaymentMethodUses(id) => {
                let paying = self.profiles.iter().filter(|profile| profile.payment_method_id == Some(*id));
                facts.payment_method_uses.insert(*id, count(paying));
            }
            Key::BillingProfile(id) => {
                let found = self.profiles.iter().find(|profile| profile.id == *id);
                facts.billing_profiles.insert(*id, found.cloned());
            }
            Key::ProfileOf(owner) => {
                let own = self.profiles.iter().filter(|profile| profile.owner == *owner);
                facts.profiles_of.insert(*owner, own.map(|profile| profile.id).min());
            }
            Key::Subscription(id) => {
                facts.subscriptions.insert(*id, self.subscriptions.get(id).cloned());
            }
            Key::Seat(subscription, person) => {
                let key = (*subscription, *person);
                facts.seats.insert(key, self.seats.get(&key).cloned());
            }
            Key::Billed(id) => drop(facts.billed.insert(*id, self.billed(*id))),
            Key::MoveStep { from, into, after, only } => {
                facts.move_steps.insert(key.clone(), self.move_step(*from, *into, *after, *only));
            }
            Key::Brought(id, into) => {
                let brought = self.held(*into).filter(|seat| seat.take_over_id == Some(*id));
                facts.brought.insert((*id, *into), count(brought));
            }
            other => panic!("no such key: {other:?}"),
        }
    }

    fn named(&self, name: &str) -> Option<PersonId> {
        self.people.values().find(|person| person.user_principal_name == name).map(|person| person.id)
    }

    pub fn product(&self, id: &str) -> Option<&Product> {
        let goes_by =
            |product: &&Product| product.product_id == id || product.aliases.iter().any(|a| a == id);
        self.products.iter().find(goes_by)
    }

    fn admins(&self) -> Vec<PersonId> {
        let rules = |person: &&Person| {
            person.active
                && [Role::GlobalAdministrator, Role::BillingAdministrator]
                    .iter()
                    .any(|role| person.roles.contains(role))
        };
        self.people.values().filter(rules).map(|person| person.id).take(ADMINS_MAX).collect()
    }

    fn open_requests(&self) -> impl Iterator<Item = &SupportRequest> {
        self.requests.values().filter(|request| request.resolved.is_none())
    }

    fn sessions(&self, id: PersonId) -> Vec<Token> {
        let own = |token: &&Token| token.session.is_some() && token.bearer == Bearer::Person(id);
        self.tokens.values().filter(own).cloned().collect()
    }

    pub fn billed(&self, id: SubscriptionId) -> Billed {
        let mut billed = Billed::new();
        for line in self.lines.iter().filter(|line| line.subscription_id == id) {
            *billed.entry((line.period.ix, line.payer)).or_default() += line.amount.minor;
        }
        billed
    }

    /// The licenses that people hold of a subscription, in the order of people.
    pub fn held(&self, id: SubscriptionId) -> impl Iterator<Item = &Seat> {
        let everyone = (id, PersonId(uuid::Uuid::nil()))..=(id, PersonId(uuid::Uuid::max()));
        self.seats.range(everyone).map(|(_, seat)| seat)
    }

    fn after(&self, id: SubscriptionId, after: Option<PersonId>) -> impl Iterator<Item = &Seat> {
        let first = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.held(id).filter(move |seat| match first {
            Bound::Excluded(person) => seat.person_id > person,
            _ => true,
        })
    }

    fn move_step(
        &self,
        from: SubscriptionId,
        into: Option<SubscriptionId>,
        after: Option<PersonId>,
        only: Option<TakeOverId>,
    ) -> MoveStep {
        let chosen = |seat: &&Seat| only.is_none() || seat.take_over_id == only;
        let people: Vec<PersonId> = self
            .after(from, after)
            .filter(chosen)
            .take(usize::try_from(MOVE_STEP).unwrap())
            .map(|seat| seat.person_id)
            .collect();
        let there = |person: &&PersonId| into.is_some_and(|into| self.seats.contains_key(&(into, **person)));
        MoveStep {
            upto: people.last().copied(),
            people: count(people.iter()),
            already_there: count(people.iter().filter(there)),
        }
    }

    /// Licenses of a subscription that running moves still need.
    pub fn reserved(&self, id: SubscriptionId) -> u32 {
        let moving = self.take_overs.values().filter(|known| known.phase == Phase::Moving);
        let into = moving.filter(|known| known.action == TakeOverAction::MoveUsers { target: id });
        into.map(|known| known.total - known.done).sum()
    }

    /// Writes a plan. Every expectation that a real store puts into constraints is asserted.
    pub fn apply(&mut self, plan: &Plan) {
        for change in &plan.changes {
            self.apply_one(change);
        }
        self.events.extend(plan.events.iter().cloned());
    }

    fn apply_one(&mut self, change: &Change) {
        match change {
            Change::PutTenant(tenant) => {
                let before = self.tenants.insert(tenant.id, document(tenant));
                versioned(before.map(|before| before.version), tenant.version);
            }
            Change::PutPerson(person) => {
                let before = self.people.insert(person.id, document(person));
                versioned(before.map(|before| before.version), person.version);
            }
            Change::PutGroup(group) => self.groups.push(group.clone()),
            Change::PutService(service) => {
                let before = self.services.insert(service.id, service.clone());
                versioned(before.map(|before| before.version), service.version);
            }
            Change::PutToken(token) => {
                let before = self.tokens.insert(token.id, document(token));
                versioned(before.map(|before| before.version), token.version);
            }
            Change::RemoveToken(token) => assert!(self.tokens.remove(&token.id).is_some()),
            Change::PutProduct(product) => {
                let names: Vec<_> = [&product.product_id].into_iter().chain(&product.aliases).collect();
                self.products.retain(|known| !names.contains(&&known.product_id));
                self.products.push(document(product));
            }
            Change::PutPolicy(policy) => {
                versioned((policy.version > 1).then_some(self.policy.version), policy.version);
                self.policy = document(policy);
            }
            Change::PutSupportRequest(request) => {
                let before = self.requests.insert(request.id, document(request));
                versioned(before.map(|before| before.version), request.version);
            }
            Change::RetryJob(job) => assert!(self.buried.remove(job)),
            _ => self.apply_purchase(change),
        }
    }

    fn apply_purchase(&mut self, change: &Change) {
        match change {
            Change::PutPaymentMethod(method) => {
                let at = self.methods.iter().position(|known| known.id == method.id);
                versioned(at.map(|at| self.methods[at].version), method.version);
                match at {
                    Some(at) => self.methods[at] = method.clone(),
                    None => self.methods.push(method.clone()),
                }
            }
            Change::PutBillingProfile(profile) => {
                let at = self.profiles.iter().position(|known| known.id == profile.id);
                versioned(at.map(|at| self.profiles[at].version), profile.version);
                match at {
                    Some(at) => self.profiles[at] = profile.clone(),
                    None => self.profiles.push(profile.clone()),
                }
            }
            Change::PutSubscription(subscription) => {
                let before = self.subscriptions.insert(subscription.id, document(subscription));
                versioned(before.map(|before| before.version), subscription.version);
            }
            Change::PutTakeOver(take_over) => {
                let before = self.take_overs.insert(take_over.id, document(take_over));
                versioned(before.map(|before| before.version), take_over.version);
            }
            Change::OpenSeat(seat) => {
                assert!(self.people.contains_key(&seat.person_id), "a license for a stranger");
                let before = self.seats.insert((seat.subscription_id, seat.person_id), seat.clone());
                assert_eq!(before, None, "two licenses of one subscription for one person");
            }
            Change::CloseSeat { subscription, person } => {
                assert!(self.seats.remove(&(*subscription, *person)).is_some(), "no such license");
            }
            Change::MoveSeats { from, into, after, upto, only, mark, count: expected } => {
                let chosen = |seat: &&Seat| {
                    seat.person_id <= *upto
                        && (only.is_none() || seat.take_over_id == *only)
                        && !self.seats.contains_key(&(*into, seat.person_id))
                };
                let moving: Vec<Seat> = self.after(*from, *after).filter(chosen).cloned().collect();
                assert_eq!(count(moving.iter()), *expected, "people moved");
                for seat in moving {
                    self.seats.remove(&(*from, seat.person_id));
                    let there = Seat { subscription_id: *into, take_over_id: *mark, ..seat };
                    self.seats.insert((*into, there.person_id), there);
                }
            }
            Change::ForgetSeats { subscription, upto, count: expected } => {
                let gone: Vec<PersonId> =
                    self.held(*subscription).map(|seat| seat.person_id).filter(|id| id <= upto).collect();
                assert_eq!(count(gone.iter()), *expected, "people forgotten");
                gone.iter().for_each(|person| drop(self.seats.remove(&(*subscription, *person))));
            }
            Change::AddLine(line) => self.add_line(line),
            other => panic!("no such change: {other:?}"),
        }
    }

    fn add_line(&mut self, line: &Line) {
        assert_ne!(line.amount.minor, 0, "a line about nothing: {line:?}");
        assert!(
            line.period.start <= line.from && line.from < line.to && line.to <= line.period.end,
            "{line:?}"
        );
        assert!(self.lines.iter().all(|known| known.id != line.id), "a line twice: {line:?}");
        self.lines.push(line.clone());
    }

    /// Whose billing profile it is.
    pub fn payer(&self, line: &Line) -> Owner {
        self.profiles.iter().find(|profile| profile.id == line.payer).expect("a payer").owner
    }
}

/// The thing as it comes back from where documents are kept.
fn document<T: Serialize + DeserializeOwned + PartialEq + Debug>(thing: &T) -> T {
    let text = serde_json::to_string(thing).expect("a document");
    let back = serde_json::from_str(&text).expect("the same document");
    assert_eq!(*thing, back, "stored, and read again");
    back
}

/// A versioned thing replaces exactly the version before it.
fn versioned(before: Option<u64>, version: u64) {
    assert_eq!(version, before.map_or(1, |before| before + 1), "version after {before:?}");
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap()
}
