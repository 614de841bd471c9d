//! What a decision may know. Facts are asked for: an accessor returns what was read in this transaction, or stops the
//! decision with the key of what to read first. There is no way to act on a fact that was not read.

use crate::billing::Billed;
use crate::catalog::Product;
use crate::id::{
    BillingProfileId, JobId, PaymentMethodId, PersonId, PlanId, ServiceId, SubscriptionId, SupportRequestId,
    TakeOverId, TokenId,
};
use crate::payment::{BillingProfile, Owner, PaymentMethod};
use crate::people::{Bearer, Person, ServiceAccount, Tenant, Token};
use crate::plan::{Change, Plan};
use crate::policy::PolicySet;
use crate::refusal::{Refusal, Thing};
use crate::seats::{MoveStep, Seat};
use crate::subscription::Subscription;
use crate::support::SupportRequest;
use crate::take_over::TakeOver;
use std::collections::BTreeMap;

/// Why a decision stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Show me these first.
    Need(Vec<Key>),
    /// No, and why.
    Refused(Refusal),
}

impl<R: Into<Refusal>> From<R> for Stop {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}

/// What can be read. All but the catalog and the lookups belong to the tenant of the call.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "each key has the name of the accessor that asks for it")]
pub enum Key {
    Person(PersonId),
    PersonNamed(String),
    /// Whether any organization has this domain.
    DomainTaken(String),
    /// Whether anyone anywhere signs in with this name.
    NameTaken(String),
    Service(ServiceId),
    Token(TokenId),
    /// Sessions of a person, those over included.
    Sessions(PersonId),
    Admins,
    Product(String),
    Plan(PlanId),
    Policy,
    PaymentMethod(PaymentMethodId),
    PaymentMethodCount(Owner),
    PaymentMethodUses(PaymentMethodId),
    BillingProfile(BillingProfileId),
    ProfileOf(Owner),
    Subscription(SubscriptionId),
    Seat(SubscriptionId, PersonId),
    Billed(SubscriptionId),
    TakeOver(TakeOverId),
    /// People of `from` after `after`, at most `limits::MOVE_STEP`, in the order of ids.
    MoveStep {
        from: SubscriptionId,
        into: Option<SubscriptionId>,
        after: Option<PersonId>,
        only: Option<TakeOverId>,
    },
    /// How many licenses of a subscription a take-over brought and people still hold.
    Brought(TakeOverId, SubscriptionId),
    BuriedJob(JobId),
    SupportRequest(SupportRequestId),
    /// Whether a support request to cancel a subscription is open.
    CancelRequested(SubscriptionId),
    /// How many support requests of a person are open.
    SupportRequestsOpen(PersonId),
}

/// What was read. `None` inside an entry means: looked, and there is none.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each field has the name of the key that fills it")]
pub struct Facts {
    pub tenant: Tenant,
    pub people: BTreeMap<PersonId, Option<Person>>,
    pub people_named: BTreeMap<String, Option<PersonId>>,
    pub domains_taken: BTreeMap<String, bool>,
    pub names_taken: BTreeMap<String, bool>,
    pub services: BTreeMap<ServiceId, Option<ServiceAccount>>,
    pub tokens: BTreeMap<TokenId, Option<Token>>,
    pub sessions: BTreeMap<PersonId, Vec<Token>>,
    pub admins: Option<Vec<PersonId>>,
    pub products: BTreeMap<String, Option<Product>>,
    pub plans: BTreeMap<PlanId, Option<Product>>,
    pub policy: Option<PolicySet>,
    pub payment_methods: BTreeMap<PaymentMethodId, Option<PaymentMethod>>,
    pub payment_method_counts: BTreeMap<Owner, u32>,
    pub payment_method_uses: BTreeMap<PaymentMethodId, u32>,
    pub billing_profiles: BTreeMap<BillingProfileId, Option<BillingProfile>>,
    pub profiles_of: BTreeMap<Owner, Option<BillingProfileId>>,
    pub subscriptions: BTreeMap<SubscriptionId, Option<Subscription>>,
    pub seats: BTreeMap<(SubscriptionId, PersonId), Option<Seat>>,
    pub billed: BTreeMap<SubscriptionId, Billed>,
    pub take_overs: BTreeMap<TakeOverId, Option<TakeOver>>,
    pub move_steps: BTreeMap<Key, MoveStep>,
    pub brought: BTreeMap<(TakeOverId, SubscriptionId), u32>,
    pub buried_jobs: BTreeMap<JobId, bool>,
    pub support_requests: BTreeMap<SupportRequestId, Option<SupportRequest>>,
    pub cancel_requests: BTreeMap<SubscriptionId, bool>,
    pub support_requests_open: BTreeMap<PersonId, u32>,
}

/// A thing that must exist: its accessor refuses with "not found" when it does not.
macro_rules! must_exist {
    ($($(#[$doc:meta])* $name:ident($id:ty) -> $out:ty, $map:ident, $key:ident, $thing:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// Not read yet, or there is none.
        pub fn $name(&self, id: &$id) -> Result<&$out, Stop> {
            match self.$map.get(id) {
                Some(Some(found)) => Ok(found),
                Some(None) => Err(Refusal::NotFound(Thing::$thing).into()),
                None => Err(Stop::Need(vec![Key::$key(id.clone())])),
            }
        }
    )*};
}

/// A number, a flag or a sum that always exists.
macro_rules! always_there {
    ($($(#[$doc:meta])* $name:ident($id:ty) -> $out:ty, $map:ident, $key:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// Not read yet.
        pub fn $name(&self, id: &$id) -> Result<$out, Stop> {
            self.$map.get(id).cloned().ok_or_else(|| Stop::Need(vec![Key::$key(id.clone())]))
        }
    )*};
}

impl Facts {
    /// Nothing read but the organization itself.
    #[must_use]
    pub const fn new(tenant: Tenant) -> Self {
        Self {
            tenant,
            people: BTreeMap::new(),
            people_named: BTreeMap::new(),
            domains_taken: BTreeMap::new(),
            names_taken: BTreeMap::new(),
            services: BTreeMap::new(),
            tokens: BTreeMap::new(),
            sessions: BTreeMap::new(),
            admins: None,
            products: BTreeMap::new(),
            plans: BTreeMap::new(),
            policy: None,
            payment_methods: BTreeMap::new(),
            payment_method_counts: BTreeMap::new(),
            payment_method_uses: BTreeMap::new(),
            billing_profiles: BTreeMap::new(),
            profiles_of: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
            seats: BTreeMap::new(),
            billed: BTreeMap::new(),
            take_overs: BTreeMap::new(),
            move_steps: BTreeMap::new(),
            brought: BTreeMap::new(),
            buried_jobs: BTreeMap::new(),
            support_requests: BTreeMap::new(),
            cancel_requests: BTreeMap::new(),
            support_requests_open: BTreeMap::new(),
        }
    }

    must_exist! {
        /// A person of the organization.
        person(PersonId) -> Person, people, Person, Person;
        /// A service account of the organization.
        service(ServiceId) -> ServiceAccount, services, Service, ServiceAccount;
        /// A token of the organization.
        token(TokenId) -> Token, tokens, Token, Token;
        /// A product, by its current or a former id.
        product(String) -> Product, products, Product, Product;
        /// The product that is sold under a plan.
        product_of_plan(PlanId) -> Product, plans, Plan, Plan;
        /// A payment method of the organization or of one of its people.
        payment_method(PaymentMethodId) -> PaymentMethod, payment_methods, PaymentMethod, PaymentMethod;
        /// A billing profile.
        billing_profile(BillingProfileId) -> BillingProfile, billing_profiles, BillingProfile, BillingProfile;
        /// A subscription of the organization or of one of its people.
        subscription(SubscriptionId) -> Subscription, subscriptions, Subscription, Subscription;
        /// A take-over.
        take_over(TakeOverId) -> TakeOver, take_overs, TakeOver, TakeOver;
        /// A support request.
        support_request(SupportRequestId) -> SupportRequest, support_requests, SupportRequest, SupportRequest;
    }

    always_there! {
        /// Whether any organization has this domain.
        domain_taken(String) -> bool, domains_taken, DomainTaken;
        /// Whether anyone anywhere signs in with this name.
        name_taken(String) -> bool, names_taken, NameTaken;
        /// The sessions of a person in no order, those that are over among them: at most `limits::SESSIONS_MAX`.
        sessions_of(PersonId) -> Vec<Token>, sessions, Sessions;
        /// The oldest billing profile of an owner.
        profile_of(Owner) -> Option<BillingProfileId>, profiles_of, ProfileOf;
        /// Payment methods of an owner that are not removed.
        payment_method_count(Owner) -> u32, payment_method_counts, PaymentMethodCount;
        /// Billing profiles that pay with a method.
        payment_method_use(PaymentMethodId) -> u32, payment_method_uses, PaymentMethodUses;
        /// What was billed of a subscription so far.
        billed_of(SubscriptionId) -> Billed, billed, Billed;
        /// Whether a job is buried.
        job_buried(JobId) -> bool, buried_jobs, BuriedJob;
        /// Whether a support request to cancel a subscription is open.
        cancel_requested(SubscriptionId) -> bool, cancel_requests, CancelRequested;
        /// How many support requests of a person are open.
        support_requests_open(PersonId) -> u32, support_requests_open, SupportRequestsOpen;
    }

    /// The id of a person with this sign-in name, if the organization has one.
    ///
    /// # Errors
    /// Not read yet.
    pub fn person_named(&self, name: &str) -> Result<Option<PersonId>, Stop> {
        let found = self.people_named.get(name).copied();
        found.ok_or_else(|| Stop::Need(vec![Key::PersonNamed(name.into())]))
    }

    /// Global and Billing administrators who can act, at most `limits::ADMINS_MAX`.
    ///
    /// # Errors
    /// Not read yet.
    pub fn admins(&self) -> Result<Vec<&Person>, Stop> {
        let ids = self.admins.as_ref().ok_or_else(|| Stop::Need(vec![Key::Admins]))?;
        self.read_all(ids.iter().filter(|id| !self.people.contains_key(id)).map(|&id| Key::Person(id)))?;
        ids.iter().map(|id| self.person(id)).collect()
    }

    /// What the organization has decided.
    ///
    /// # Errors
    /// Not read yet.
    pub fn policy(&self) -> Result<&PolicySet, Stop> {
        self.policy.as_ref().ok_or_else(|| Stop::Need(vec![Key::Policy]))
    }

    /// The license that a person holds, if any.
    ///
    /// # Errors
    /// Not read yet.
    pub fn seat(&self, of: SubscriptionId, person: PersonId) -> Result<Option<&Seat>, Stop> {
        let seat = self.seats.get(&(of, person)).ok_or_else(|| Stop::Need(vec![Key::Seat(of, person)]))?;
        Ok(seat.as_ref())
    }

    /// What one step of a move would carry over.
    ///
    /// # Errors
    /// Not read yet.
    pub fn move_step(&self, key: Key) -> Result<MoveStep, Stop> {
        self.move_steps.get(&key).copied().ok_or_else(|| Stop::Need(vec![key]))
    }

    /// How many licenses of a subscription a take-over brought and people still hold.
    ///
    /// # Errors
    /// Not read yet.
    pub fn brought(&self, take_over: TakeOverId, into: SubscriptionId) -> Result<u32, Stop> {
        let key = (take_over, into);
        self.brought.get(&key).copied().ok_or_else(|| Stop::Need(vec![Key::Brought(take_over, into)]))
    }

    /// Stops with all the keys at once, so that many things cost one reading.
    ///
    /// # Errors
    /// There is at least one key.
    pub fn read_all(&self, missing: impl Iterator<Item = Key>) -> Result<(), Stop> {
        let keys: Vec<_> = missing.collect();
        if keys.is_empty() { Ok(()) } else { Err(Stop::Need(keys)) }
    }

    /// The facts after a plan: what the next command of the same transaction sees. What cannot be kept exactly is
    /// forgotten, so that it is asked for again; the executor writes what was decided before it reads.
    pub fn fold(&mut self, plan: &Plan) {
        for change in &plan.changes {
            self.fold_one(change);
        }
    }

    /// The facts after a plan of another organization: the catalog and the names that are unique everywhere are shared.
    pub fn fold_elsewhere(&mut self, plan: &Plan) {
        for change in &plan.changes {
            match change {
                Change::PutTenant(tenant) => drop(self.domains_taken.insert(tenant.domain.clone(), true)),
                Change::PutPerson(person) => {
                    self.names_taken.insert(person.user_principal_name.clone(), true);
                }
                Change::PutProduct(_) => self.fold_one(change),
                _ => {}
            }
        }
    }

    fn fold_one(&mut self, change: &Change) {
        match change {
            Change::PutTenant(tenant) => {
                self.domains_taken.insert(tenant.domain.clone(), true);
                if tenant.id == self.tenant.id {
                    self.tenant = tenant.clone();
                }
            }
            Change::PutPerson(person) => {
                self.people_named.insert(person.user_principal_name.clone(), Some(person.id));
                self.names_taken.insert(person.user_principal_name.clone(), true);
                self.people.insert(person.id, Some(person.clone()));
                self.admins = None;
            }
            Change::PutGroup(_) => {}
            Change::RetryJob(job) => drop(self.buried_jobs.insert(*job, false)),
            Change::PutService(service) => {
                self.services.insert(service.id, Some(service.clone()));
            }
            Change::PutToken(token) => {
                self.forget_sessions(token);
                self.tokens.insert(token.id, Some(token.clone()));
            }
            Change::RemoveToken(token) => {
                self.forget_sessions(token);
                self.tokens.insert(token.id, None);
            }
            Change::PutProduct(product) => {
                // A former id may have been a product of its own until now (R-POL-9).
                let other = |known: &Option<Product>| {
                    known.as_ref().is_some_and(|known| {
                        known.product_id != product.product_id && !product.aliases.contains(&known.product_id)
                    })
                };
                self.products.retain(|_, known| other(known));
                self.plans.retain(|_, known| other(known));
            }
            Change::PutPolicy(policy) => self.policy = Some(policy.clone()),
            Change::PutPaymentMethod(method) => {
                self.payment_method_counts.remove(&method.owner);
                self.payment_methods.insert(method.id, Some(method.clone()));
            }
            Change::PutBillingProfile(profile) => {
                self.payment_method_uses.clear();
                // The first id is the oldest, as it is for the store: of two made in one millisecond that may be the later.
                self.profiles_of.entry(profile.owner).and_modify(|known| {
                    *known = Some(known.map_or(profile.id, |known| known.min(profile.id)))
                });
                self.billing_profiles.insert(profile.id, Some(profile.clone()));
            }
            Change::PutSubscription(subscription) => {
                self.subscriptions.insert(subscription.id, Some(subscription.clone()));
            }
            Change::PutTakeOver(take_over) => {
                self.take_overs.insert(take_over.id, Some(take_over.clone()));
            }
            Change::PutSupportRequest(request) => self.fold_support_request(request),
            Change::OpenSeat(seat) => {
                self.forget_steps();
                self.seats.insert((seat.subscription_id, seat.person_id), Some(seat.clone()));
            }
            Change::CloseSeat { subscription, person } => {
                self.forget_steps();
                self.seats.insert((*subscription, *person), None);
            }
            Change::MoveSeats { .. } | Change::ForgetSeats { .. } => {
                self.forget_steps();
                self.seats.clear();
            }
            Change::AddLine(line) => self.fold_line(line),
        }
    }

    fn fold_line(&mut self, line: &crate::billing::Line) {
        if let Some(billed) = self.billed.get_mut(&line.subscription_id) {
            let sum = billed.entry((line.period.ix, line.payer)).or_insert(0);
            *sum = sum.saturating_add(line.amount.minor);
        }
    }

    fn fold_support_request(&mut self, request: &SupportRequest) {
        self.support_requests_open.remove(&request.opened_by);
        if let Some(subscription) = request.subject.subscription() {
            self.cancel_requests.insert(subscription, request.resolved.is_none());
        }
        self.support_requests.insert(request.id, Some(request.clone()));
    }

    fn forget_sessions(&mut self, token: &Token) {
        if let Bearer::Person(person) = token.bearer {
            self.sessions.remove(&person);
        }
    }

    fn forget_steps(&mut self) {
        self.move_steps.clear();
        self.brought.clear();
    }
}
