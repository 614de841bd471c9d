//! From keys to facts: which statements read what is wanted, and where their rows go.
//!
//! Keys of the same kind share one statement, whatever number of organizations wants them. What was looked for and is
//! not there becomes an entry that says so.

pub mod lookups;

use crate::call::{Answer, Call};
use crate::error::StoreError;
use crate::port::{OpenTenant, Wants};
use crate::sql::{Lookup, Op, Statement};
use crate::value::{Row, Value};
use purser_domain::catalog::Product;
use purser_domain::command::Principal;
use purser_domain::facts::{Facts, Key};
use purser_domain::id::{JobId, PaymentMethodId, PersonId, PlanId, SubscriptionId, TakeOverId, TenantId};
use purser_domain::limits::{ADMINS_MAX, MOVE_STEP};
use purser_domain::payment::{BillingProfile, Owner, PaymentMethod};
use purser_domain::people::{Bearer, Person, ServiceAccount, Token};
use purser_domain::policy::PolicySet;
use purser_domain::seats::{MoveStep, Seat};
use purser_domain::subscription::Subscription;
use purser_domain::support::SupportRequest;
use purser_domain::take_over::TakeOver;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Organizations by id, as they are being read.
pub type Tenants = BTreeMap<TenantId, OpenTenant>;

type Done = Result<(), StoreError>;

/// Where the rows of a call go.
enum Fill {
    /// To the facts of the tenant in the first column.
    Row(fn(&Row, &mut Facts) -> Done),
    /// To everyone who asked for the domain.
    Domain,
    /// To everyone who asked for the sign-in name.
    Name,
    /// To everyone who asked for the product by this id.
    Product,
    /// To everyone who asked for the product of this plan.
    Plan,
    /// To one tenant's list of administrators.
    Admins(TenantId),
    /// To one tenant's step of a move.
    MoveStep(TenantId, Key),
}

/// Statements that read what is wanted.
#[derive(Default)]
pub struct Asks {
    calls: Vec<Call>,
    fills: Vec<Fill>,
}

impl Asks {
    /// The statements for these wants.
    pub fn new(wants: &Wants) -> Self {
        let mut asks = Self::default();
        for (&tenant, keys) in wants {
            for key in keys {
                asks.ask(tenant, key);
            }
        }
        asks
    }

    /// What to run.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Puts the answers into the facts of everyone who asked.
    pub fn fill(self, wants: &Wants, answers: Vec<Answer>, tenants: &mut Tenants) -> Done {
        for (tenant, keys) in wants {
            if let Some(open) = tenants.get_mut(tenant) {
                for key in keys {
                    absent(key, &mut open.facts);
                }
            }
        }
        for (fill, answer) in self.fills.into_iter().zip(answers) {
            fill.all(&answer.rows, wants, tenants)?;
        }
        Ok(())
    }

    fn ask(&mut self, tenant: TenantId, key: &Key) {
        use lookups as l;
        let of = |id: Uuid| vec![tenant.into(), id.into()];
        match key {
            Key::Person(id) => self.lookup(&l::PERSON, of(id.0), Fill::Row(person)),
            Key::PersonNamed(name) => {
                self.lookup(&l::PERSON_NAMED, vec![tenant.into(), name.into()], Fill::Row(person));
            }
            Key::DomainTaken(domain) => self.lookup(&l::DOMAIN, vec![domain.into()], Fill::Domain),
            Key::NameTaken(name) => self.lookup(&l::NAME, vec![name.into()], Fill::Name),
            Key::Service(id) => self.lookup(&l::SERVICE, of(id.0), Fill::Row(service)),
            Key::Token(id) => self.lookup(&l::TOKEN, of(id.0), Fill::Row(token)),
            Key::Sessions(person) => {
                let bearer = Principal::Person(*person).text();
                self.lookup(&l::SESSIONS, vec![tenant.into(), bearer.into()], Fill::Row(session));
            }
            Key::Admins => {
                let max = i64::try_from(ADMINS_MAX).unwrap_or(i64::MAX);
                self.statement(&l::ADMINS, vec![tenant.into(), max.into()], Fill::Admins(tenant));
            }
            Key::Product(id) => {
                // A current id wins over a former one: it is filled in later.
                self.lookup(&l::PRODUCT_ALIAS, vec![id.into()], Fill::Product);
                self.lookup(&l::PRODUCT, vec![id.into()], Fill::Product);
            }
            Key::Plan(id) => self.lookup(&l::PRODUCT_OF_PLAN, vec![(*id).into()], Fill::Plan),
            Key::Policy => self.lookup(&l::POLICY, vec![tenant.into()], Fill::Row(policy)),
            Key::PaymentMethod(id) => self.lookup(&l::PAYMENT_METHOD, of(id.0), Fill::Row(payment_method)),
            Key::PaymentMethodCount(Owner::Person(id)) => {
                self.lookup(&l::METHODS_OF_PERSON, of(id.0), Fill::Row(method_count));
            }
            Key::PaymentMethodCount(Owner::Organization) => {
                self.lookup(&l::METHODS_OF_ORGANIZATION, vec![tenant.into()], Fill::Row(method_count));
            }
            Key::PaymentMethodUses(id) => self.lookup(&l::METHOD_USES, of(id.0), Fill::Row(method_uses)),
            Key::BillingProfile(id) => self.lookup(&l::BILLING_PROFILE, of(id.0), Fill::Row(billing_profile)),
            Key::ProfileOf(Owner::Person(id)) => {
                self.lookup(&l::PROFILE_OF_PERSON, of(id.0), Fill::Row(profile_of));
            }
            Key::ProfileOf(Owner::Organization) => {
                self.lookup(&l::PROFILE_OF_ORGANIZATION, vec![tenant.into()], Fill::Row(profile_of));
            }
            Key::Subscription(id) => self.lookup(&l::SUBSCRIPTION, of(id.0), Fill::Row(subscription)),
            Key::Seat(subscription, person) => {
                let key = vec![tenant.into(), (*subscription).into(), (*person).into()];
                self.lookup(&l::SEAT, key, Fill::Row(seat));
            }
            Key::Billed(id) => self.lookup(&l::BILLED, of(id.0), Fill::Row(billed)),
            Key::TakeOver(id) => self.lookup(&l::TAKE_OVER, of(id.0), Fill::Row(take_over)),
            Key::MoveStep { from, into, after, only } => {
                // The nil id is before every other one, so that the condition is a plain range of the index.
                let after = after.map_or(Uuid::nil(), |person| person.0);
                let limit = i64::from(MOVE_STEP);
                let mut values =
                    vec![tenant.into(), (*from).into(), after.into(), limit.into(), (*into).into()];
                values.extend(only.map(Value::from));
                let statement = if only.is_some() { &l::MOVE_STEP_ONLY } else { &l::MOVE_STEP };
                self.statement(statement, values, Fill::MoveStep(tenant, key.clone()));
            }
            Key::Brought(take_over, subscription) => {
                let key = vec![tenant.into(), (*take_over).into(), (*subscription).into()];
                self.lookup(&l::BROUGHT, key, Fill::Row(brought));
            }
            Key::BuriedJob(id) => self.lookup(&l::BURIED_JOB, of(id.0), Fill::Row(buried_job)),
            Key::SupportRequest(id) => self.lookup(&l::SUPPORT_REQUEST, of(id.0), Fill::Row(support_request)),
            Key::CancelRequested(id) => {
                self.lookup(&l::CANCEL_REQUESTED, of(id.0), Fill::Row(cancel_requested));
            }
            Key::SupportRequestsOpen(id) => {
                self.lookup(&l::SUPPORT_REQUESTS_OPEN, of(id.0), Fill::Row(support_requests_open));
            }
        }
    }

    /// One more key of a lookup. The catalog is asked for by many organizations at once, and read once.
    fn lookup(&mut self, lookup: &'static Lookup, key: Vec<Value>, fill: Fill) {
        let known = self.calls.iter_mut().find(|call| call.op.name() == lookup.name);
        match known {
            Some(call) if call.op.by_tenant() || !call.rows.contains(&key) => call.rows.push(key),
            Some(_) => {}
            None => {
                self.calls.push(Call::many(Op::Lookup(lookup), vec![key]));
                self.fills.push(fill);
            }
        }
    }

    fn statement(&mut self, statement: &'static Statement, values: Vec<Value>, fill: Fill) {
        self.calls.push(Call::one(statement, values));
        self.fills.push(fill);
    }
}

impl Fill {
    fn all(&self, rows: &[Row], wants: &Wants, tenants: &mut Tenants) -> Done {
        match self {
            Self::Admins(tenant) => with(tenants, tenant, |facts| admins(rows, facts)),
            Self::MoveStep(tenant, key) => with(tenants, tenant, |facts| {
                facts.move_steps.insert(key.clone(), move_step(rows)?);
                Ok(())
            }),
            _ => rows.iter().try_for_each(|row| self.one(row, wants, tenants)),
        }
    }

    fn one(&self, row: &Row, wants: &Wants, tenants: &mut Tenants) -> Done {
        match self {
            Self::Row(fill) => with(tenants, &TenantId(row.id(0)?), |facts| fill(row, facts)),
            Self::Domain => {
                let domain = row.text(0)?;
                asked(&Key::DomainTaken(domain.clone()), wants, tenants, |facts| {
                    facts.domains_taken.insert(domain.clone(), true);
                });
                Ok(())
            }
            Self::Name => {
                let name = row.text(0)?;
                asked(&Key::NameTaken(name.clone()), wants, tenants, |facts| {
                    facts.names_taken.insert(name.clone(), true);
                });
                Ok(())
            }
            Self::Product => {
                let (id, product) = (row.text(0)?, row.json::<Product>(1)?);
                asked(&Key::Product(id.clone()), wants, tenants, |facts| {
                    facts.products.insert(id.clone(), Some(product.clone()));
                });
                Ok(())
            }
            Self::Plan => {
                let (id, product) = (PlanId(row.id(0)?), row.json::<Product>(1)?);
                asked(&Key::Plan(id), wants, tenants, |facts| {
                    facts.plans.insert(id, Some(product.clone()));
                });
                Ok(())
            }
            Self::Admins(_) | Self::MoveStep(..) => Ok(()),
        }
    }
}

/// The facts of a tenant; what is read of one that was not opened is dropped.
fn with(tenants: &mut Tenants, tenant: &TenantId, fill: impl FnOnce(&mut Facts) -> Done) -> Done {
    tenants.get_mut(tenant).map_or(Ok(()), |open| fill(&mut open.facts))
}

/// The facts of every tenant that asked for a key.
fn asked(key: &Key, wants: &Wants, tenants: &mut Tenants, mut fill: impl FnMut(&mut Facts)) {
    for (tenant, _) in wants.iter().filter(|(_, keys)| keys.contains(key)) {
        if let Some(open) = tenants.get_mut(tenant) {
            fill(&mut open.facts);
        }
    }
}

/// Looked, and there is none; rows that are found come after.
fn absent(key: &Key, facts: &mut Facts) {
    match key.clone() {
        Key::Person(id) => drop(facts.people.insert(id, None)),
        Key::PersonNamed(name) => drop(facts.people_named.insert(name, None)),
        Key::DomainTaken(domain) => drop(facts.domains_taken.insert(domain, false)),
        Key::NameTaken(name) => drop(facts.names_taken.insert(name, false)),
        Key::Service(id) => drop(facts.services.insert(id, None)),
        Key::Token(id) => drop(facts.tokens.insert(id, None)),
        Key::Sessions(id) => drop(facts.sessions.insert(id, Vec::new())),
        Key::Admins => facts.admins = Some(Vec::new()),
        Key::Product(id) => drop(facts.products.insert(id, None)),
        Key::Plan(id) => drop(facts.plans.insert(id, None)),
        Key::Policy => facts.policy = Some(PolicySet::new()),
        Key::PaymentMethod(id) => drop(facts.payment_methods.insert(id, None)),
        Key::PaymentMethodCount(owner) => drop(facts.payment_method_counts.insert(owner, 0)),
        Key::PaymentMethodUses(id) => drop(facts.payment_method_uses.insert(id, 0)),
        Key::BillingProfile(id) => drop(facts.billing_profiles.insert(id, None)),
        Key::ProfileOf(owner) => drop(facts.profiles_of.insert(owner, None)),
        Key::Subscription(id) => drop(facts.subscriptions.insert(id, None)),
        Key::Seat(subscription, person) => drop(facts.seats.insert((subscription, person), None)),
        Key::Billed(id) => drop(facts.billed.insert(id, BTreeMap::new())),
        Key::TakeOver(id) => drop(facts.take_overs.insert(id, None)),
        Key::MoveStep { .. } => {}
        Key::Brought(take_over, subscription) => drop(facts.brought.insert((take_over, subscription), 0)),
        Key::BuriedJob(id) => drop(facts.buried_jobs.insert(id, false)),
        Key::SupportRequest(id) => drop(facts.support_requests.insert(id, None)),
        Key::CancelRequested(id) => drop(facts.cancel_requests.insert(id, false)),
        Key::SupportRequestsOpen(id) => drop(facts.support_requests_open.insert(id, 0)),
    }
}

/// A person asked for by id or by name is known by both.
fn person(row: &Row, facts: &mut Facts) -> Done {
    let person: Person = row.json(1)?;
    facts.people_named.insert(person.user_principal_name.clone(), Some(person.id));
    facts.people.insert(person.id, Some(person));
    Ok(())
}

fn admins(rows: &[Row], facts: &mut Facts) -> Done {
    let mut ids = Vec::with_capacity(rows.len());
    for row in rows {
        let admin: Person = row.json(1)?;
        ids.push(admin.id);
        facts.people.insert(admin.id, Some(admin));
    }
    facts.admins = Some(ids);
    Ok(())
}

fn service(row: &Row, facts: &mut Facts) -> Done {
    let service: ServiceAccount = row.json(1)?;
    facts.services.insert(service.id, Some(service));
    Ok(())
}

fn token(row: &Row, facts: &mut Facts) -> Done {
    let token: Token = row.json(1)?;
    facts.tokens.insert(token.id, Some(token));
    Ok(())
}

fn session(row: &Row, facts: &mut Facts) -> Done {
    let token: Token = row.json(1)?;
    if let Bearer::Person(person) = token.bearer {
        facts.sessions.entry(person).or_default().push(token);
    }
    Ok(())
}

fn policy(row: &Row, facts: &mut Facts) -> Done {
    facts.policy = Some(row.json(1)?);
    Ok(())
}

fn payment_method(row: &Row, facts: &mut Facts) -> Done {
    let method: PaymentMethod = row.json(1)?;
    facts.payment_methods.insert(method.id, Some(method));
    Ok(())
}

fn method_count(row: &Row, facts: &mut Facts) -> Done {
    let owner = row.opt_id(1)?.map_or(Owner::Organization, |id| Owner::Person(PersonId(id)));
    facts.payment_method_counts.insert(owner, row.u32(2)?);
    Ok(())
}

fn method_uses(row: &Row, facts: &mut Facts) -> Done {
    facts.payment_method_uses.insert(PaymentMethodId(row.id(1)?), row.u32(2)?);
    Ok(())
}

fn billing_profile(row: &Row, facts: &mut Facts) -> Done {
    let profile: BillingProfile = row.json(1)?;
    facts.billing_profiles.insert(profile.id, Some(profile));
    Ok(())
}

/// Rows come in no order; the oldest has the smallest id.
fn profile_of(row: &Row, facts: &mut Facts) -> Done {
    let profile: BillingProfile = row.json(1)?;
    let oldest = facts.profiles_of.entry(profile.owner).or_insert(None);
    *oldest = Some(oldest.map_or(profile.id, |known| known.min(profile.id)));
    facts.billing_profiles.insert(profile.id, Some(profile));
    Ok(())
}

fn subscription(row: &Row, facts: &mut Facts) -> Done {
    let subscription: Subscription = row.json(1)?;
    facts.subscriptions.insert(subscription.id, Some(subscription));
    Ok(())
}

fn seat(row: &Row, facts: &mut Facts) -> Done {
    let seat = Seat {
        subscription_id: SubscriptionId(row.id(1)?),
        person_id: PersonId(row.id(2)?),
        assigned_at: row.timestamp(3)?,
        take_over_id: row.opt_id(4)?.map(TakeOverId),
        disabled_plans: row.json(5)?,
    };
    facts.seats.insert((seat.subscription_id, seat.person_id), Some(seat));
    Ok(())
}

fn billed(row: &Row, facts: &mut Facts) -> Done {
    let sums = facts.billed.entry(SubscriptionId(row.id(1)?)).or_default();
    sums.insert((row.u32(2)?, purser_domain::id::BillingProfileId(row.id(3)?)), row.int(4)?);
    Ok(())
}

fn take_over(row: &Row, facts: &mut Facts) -> Done {
    let take_over: TakeOver = row.json(1)?;
    facts.take_overs.insert(take_over.id, Some(take_over));
    Ok(())
}

fn support_request(row: &Row, facts: &mut Facts) -> Done {
    let request: SupportRequest = row.json(1)?;
    facts.support_requests.insert(request.id, Some(request));
    Ok(())
}

fn cancel_requested(row: &Row, facts: &mut Facts) -> Done {
    facts.cancel_requests.insert(SubscriptionId(row.id(1)?), true);
    Ok(())
}

fn support_requests_open(row: &Row, facts: &mut Facts) -> Done {
    facts.support_requests_open.insert(PersonId(row.id(1)?), row.u32(2)?);
    Ok(())
}

fn brought(row: &Row, facts: &mut Facts) -> Done {
    let key = (TakeOverId(row.id(1)?), SubscriptionId(row.id(2)?));
    facts.brought.insert(key, row.u32(3)?);
    Ok(())
}

fn buried_job(row: &Row, facts: &mut Facts) -> Done {
    facts.buried_jobs.insert(JobId(row.id(1)?), true);
    Ok(())
}

fn move_step(rows: &[Row]) -> Result<MoveStep, StoreError> {
    let mut step = MoveStep { upto: None, people: 0, already_there: 0 };
    for row in rows {
        step.upto = Some(PersonId(row.id(0)?));
        step.people = step.people.saturating_add(1);
        step.already_there = step.already_there.saturating_add(u32::from(row.opt_id(1)?.is_some()));
    }
    Ok(step)
}
