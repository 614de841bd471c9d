//! From plans to statements: everything that one transaction writes, of many commands and many organizations, as few
//! multi-row statements in an order that foreign keys allow.
//!
//! An aggregate that was put several times is written once, as it is last, in place of the version before the first.
//! Nothing here looks at the database: the same write always makes the same calls.

mod columns;
mod seats;
pub mod writes;

use crate::call::Call;
use crate::error::StoreError;
use crate::port::{TenantWrite, Write};
use crate::value::Value;
use columns::Columns;
use jiff::Timestamp;
use purser_domain::billing::Line;
use purser_domain::catalog::Product;
use purser_domain::id::{JobId, TenantId};
use purser_domain::payment::{BillingProfile, PaymentMethod};
use purser_domain::people::{Group, Person, ServiceAccount, Tenant, Token};
use purser_domain::plan::Change;
use purser_domain::policy::PolicySet;
use purser_domain::subscription::Subscription;
use purser_domain::support::SupportRequest;
use purser_domain::take_over::TakeOver;
use seats::{Move, Seats};
use std::collections::BTreeMap;
use uuid::Uuid;
use writes::Versioned;

/// The statements of a write, in order.
///
/// # Errors
/// [`StoreError::Corrupt`] when something has no stored form.
pub fn calls(write: &Write) -> Result<Vec<Call>, StoreError> {
    let mut batch = Batch::default();
    for tenant in &write.tenants {
        batch.markets.insert(tenant.tenant, &tenant.market);
        for change in &tenant.changes {
            batch.take(tenant, change);
        }
    }
    let mut calls = batch.calls()?;
    for tenant in &write.tenants {
        log(tenant, &mut calls)?;
    }
    calls.retain(|call| !call.rows.is_empty());
    Ok(merged(calls))
}

/// The statements that make one new tenant.
///
/// # Errors
/// As [`calls`].
pub fn tenant_calls(tenant: &Tenant, at: Timestamp) -> Result<Vec<Call>, StoreError> {
    let puts = BTreeMap::from([((tenant.id, Uuid::nil()), Put { first: 1, last: tenant })]);
    let mut calls = Vec::new();
    tenants(&puts, &BTreeMap::from([(tenant.id, at)]), &mut calls)?;
    calls.retain(|call| !call.rows.is_empty());
    Ok(calls)
}

/// The last value of an aggregate and the first version among its values.
struct Put<'a, T> {
    first: u64,
    last: &'a T,
}

/// The last values of one kind of aggregate.
type Puts<'a, T> = BTreeMap<(TenantId, Uuid), Put<'a, T>>;

/// Everything that is put, sorted by what it is.
#[derive(Default)]
struct Batch<'a> {
    /// By their own id: the operator's transaction makes other tenants.
    tenants: Puts<'a, Tenant>,
    made_at: BTreeMap<TenantId, Timestamp>,
    markets: BTreeMap<TenantId, &'a str>,
    people: Puts<'a, Person>,
    groups: Puts<'a, Group>,
    services: Puts<'a, ServiceAccount>,
    tokens: Puts<'a, Token>,
    removed_tokens: Vec<(TenantId, &'a Token)>,
    /// In order: a product may take the place of another one.
    products: Vec<&'a Product>,
    policies: Puts<'a, PolicySet>,
    payment_methods: Puts<'a, PaymentMethod>,
    billing_profiles: Puts<'a, BillingProfile>,
    subscriptions: Puts<'a, Subscription>,
    take_overs: Puts<'a, TakeOver>,
    support_requests: Puts<'a, SupportRequest>,
    seats: Seats<'a>,
    lines: Vec<(TenantId, Timestamp, &'a Line)>,
    retried: Vec<(TenantId, Timestamp, JobId)>,
}

fn put<'a, T>(puts: &mut Puts<'a, T>, key: (TenantId, Uuid), version: u64, value: &'a T) {
    puts.entry(key).or_insert(Put { first: version, last: value }).last = value;
}

impl<'a> Batch<'a> {
    fn take(&mut self, write: &TenantWrite, change: &'a Change) {
        let tenant = write.tenant;
        match change {
            Change::PutTenant(it) => {
                put(&mut self.tenants, (it.id, Uuid::nil()), it.version, it);
                self.made_at.insert(it.id, write.at);
            }
            Change::PutPerson(it) => put(&mut self.people, (tenant, it.id.0), it.version, it),
            Change::PutGroup(it) => put(&mut self.groups, (tenant, it.id.0), it.version, it),
            Change::PutService(it) => put(&mut self.services, (tenant, it.id.0), it.version, it),
            Change::PutToken(it) => put(&mut self.tokens, (tenant, it.id.0), it.version, it),
            Change::RemoveToken(it) => self.removed_tokens.push((tenant, it)),
            Change::PutProduct(it) => self.products.push(it),
            Change::PutPolicy(it) => put(&mut self.policies, (tenant, Uuid::nil()), it.version, it),
            Change::PutPaymentMethod(it) => put(&mut self.payment_methods, (tenant, it.id.0), it.version, it),
            Change::PutBillingProfile(it) => {
                put(&mut self.billing_profiles, (tenant, it.id.0), it.version, it)
            }
            Change::PutSubscription(it) => put(&mut self.subscriptions, (tenant, it.id.0), it.version, it),
            Change::PutTakeOver(it) => put(&mut self.take_overs, (tenant, it.id.0), it.version, it),
            Change::PutSupportRequest(it) => {
                put(&mut self.support_requests, (tenant, it.id.0), it.version, it)
            }
            Change::OpenSeat(seat) => self.seats.open(tenant, seat),
            Change::CloseSeat { subscription, person } => self.seats.close(tenant, *subscription, *person),
            &Change::MoveSeats { from, into, after, upto, only, mark, count } => {
                self.seats.relocate(tenant, &Move { from, into, after, upto, only, mark, count });
            }
            &Change::ForgetSeats { subscription, upto, count } => {
                self.seats.forget(tenant, subscription, upto, count);
            }
            Change::AddLine(line) => self.lines.push((tenant, write.at, line)),
            Change::RetryJob(job) => self.retried.push((tenant, write.at, *job)),
        }
    }

    /// Parents before children.
    fn calls(self) -> Result<Vec<Call>, StoreError> {
        let mut calls = Vec::new();
        tenants(&self.tenants, &self.made_at, &mut calls)?;
        let market = |tenant: &TenantId| self.markets.get(tenant).copied().unwrap_or_default();
        let person = |tenant: &TenantId, it: &Person| columns::person(it, market(tenant));
        versioned_by(&writes::PERSON, &self.people, ById::Yes, person, &mut calls)?;
        let new = self.people.iter().filter(|(_, put)| put.first == 1);
        let names = new.map(|((tenant, id), put)| {
            vec![(&put.last.user_principal_name).into(), (*tenant).into(), (*id).into()]
        });
        calls.push(Call::many(&writes::NAME, names.collect()).each());
        let group = |tenant: &TenantId, it: &Group| columns::group(it, market(tenant));
        groups(&self.groups, group, &mut calls)?;
        versioned(&writes::SERVICE, &self.services, ById::Yes, columns::service, &mut calls)?;
        tokens(&self.tokens, &self.removed_tokens, &mut calls)?;
        for product in self.products {
            put_product(product, &mut calls)?;
        }
        versioned(&writes::POLICY, &self.policies, ById::No, columns::policy, &mut calls)?;
        versioned(
            &writes::PAYMENT_METHOD,
            &self.payment_methods,
            ById::Yes,
            columns::payment_method,
            &mut calls,
        )?;
        let profiles = &self.billing_profiles;
        versioned(&writes::BILLING_PROFILE, profiles, ById::Yes, columns::billing_profile, &mut calls)?;
        versioned(&writes::SUBSCRIPTION, &self.subscriptions, ById::Yes, columns::subscription, &mut calls)?;
        versioned(&writes::TAKE_OVER, &self.take_overs, ById::Yes, columns::take_over, &mut calls)?;
        let requests = &self.support_requests;
        versioned(&writes::SUPPORT_REQUEST, requests, ById::Yes, columns::support_request, &mut calls)?;
        calls.extend(self.seats.calls()?);
        let lines = self.lines.into_iter().map(|(tenant, at, line)| {
            let mut row = columns::line(tenant, line)?;
            row.push(at.into());
            Ok(row)
        });
        calls.push(Call::many(&writes::LINE, lines.collect::<Result<_, StoreError>>()?).each());
        let retried = self.retried.into_iter().map(|(tenant, at, job)| {
            vec![tenant.into(), job.into(), true.into(), false.into(), at.into(), 0_i64.into(), Value::Null]
        });
        calls.push(Call::many(&writes::JOB_RETRY, retried.collect()).each());
        Ok(calls)
    }
}

/// Whether rows of a table have an id besides the tenant's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ById {
    Yes,
    No,
}

fn versioned<T: Version>(
    table: &'static Versioned,
    puts: &Puts<'_, T>,
    by_id: ById,
    columns: fn(&T) -> Columns,
    calls: &mut Vec<Call>,
) -> Result<(), StoreError> {
    versioned_by(table, puts, by_id, |_, it| columns(it), calls)
}

/// The same for what is stored differently by organization.
fn versioned_by<T: Version>(
    table: &'static Versioned,
    puts: &Puts<'_, T>,
    by_id: ById,
    columns: impl Fn(&TenantId, &T) -> Columns,
    calls: &mut Vec<Call>,
) -> Result<(), StoreError> {
    let (mut inserts, mut updates) = (Vec::new(), Vec::new());
    for ((tenant, id), put) in puts {
        let mut row = vec![(*tenant).into()];
        if by_id == ById::Yes {
            row.push((*id).into());
        }
        let replaced = put.first.saturating_sub(1);
        if replaced > 0 {
            row.push(replaced.into());
        }
        row.push(put.last.version().into());
        row.extend(columns(tenant, put.last)?);
        if replaced == 0 { inserts.push(row) } else { updates.push(row) }
    }
    calls.push(Call::many(&table.insert, inserts).each());
    calls.push(Call::many(&table.update, updates).each());
    Ok(())
}

/// Raised by one with every change.
trait Version {
    fn version(&self) -> u64;
}

macro_rules! version {
    ($($name:ident)*) => {$(
        impl Version for $name {
            fn version(&self) -> u64 {
                self.version
            }
        }
    )*};
}

version! { Person Group ServiceAccount Token PolicySet PaymentMethod BillingProfile Subscription TakeOver SupportRequest }

/// A new tenant's clock starts when it was made, by the operator's transaction.
fn tenants(
    puts: &Puts<'_, Tenant>,
    made_at: &BTreeMap<TenantId, Timestamp>,
    calls: &mut Vec<Call>,
) -> Result<(), StoreError> {
    let (mut domains, mut inserts, mut updates) = (Vec::new(), Vec::new(), Vec::new());
    for ((id, _), put) in puts {
        let replaced = put.first.saturating_sub(1);
        let mut row = vec![(*id).into()];
        if replaced > 0 {
            row.push(replaced.into());
        }
        row.push(put.last.version.into());
        row.extend(columns::tenant(put.last)?);
        if replaced > 0 {
            updates.push(row);
            continue;
        }
        let at = made_at.get(id).copied().unwrap_or(Timestamp::UNIX_EPOCH);
        row.extend([0_i64.into(), at.into()]);
        inserts.push(row);
        domains.push(vec![(&put.last.domain).into(), (*id).into()]);
    }
    calls.push(Call::many(&writes::TENANT_INSERT, inserts).each());
    calls.push(Call::many(&writes::DOMAIN, domains).each());
    calls.push(Call::many(&writes::TENANT_UPDATE, updates).each());
    Ok(())
}

/// The members of a changed group are all written again.
fn groups(
    puts: &Puts<'_, Group>,
    columns: impl Fn(&TenantId, &Group) -> Columns,
    calls: &mut Vec<Call>,
) -> Result<(), StoreError> {
    versioned_by(&writes::GROUP, puts, ById::Yes, columns, calls)?;
    let changed = puts.iter().filter(|(_, put)| put.first > 1);
    let changed = changed.map(|((tenant, id), _)| vec![(*tenant).into(), (*id).into()]);
    calls.push(Call::many(&writes::MEMBER_DELETE, changed.collect()));
    let members = puts.iter().flat_map(|((tenant, id), put)| {
        put.last.members.iter().map(|member| vec![(*tenant).into(), (*id).into(), (*member).into()])
    });
    calls.push(Call::many(&writes::MEMBER_INSERT, members.collect()).each());
    Ok(())
}

fn tokens(
    puts: &Puts<'_, Token>,
    removed: &[(TenantId, &Token)],
    calls: &mut Vec<Call>,
) -> Result<(), StoreError> {
    versioned(&writes::TOKEN, puts, ById::Yes, columns::token, calls)?;
    let new = puts.iter().filter(|(_, put)| put.first == 1);
    let hashes = new.map(|((tenant, id), put)| vec![(&put.last.hash).into(), (*tenant).into(), (*id).into()]);
    calls.push(Call::many(&writes::HASH_INSERT, hashes.collect()).each());
    let rows = removed.iter().map(|(tenant, token)| vec![(*tenant).into(), token.id.into()]);
    calls.push(Call::many(&writes::TOKEN_DELETE, rows.collect()).each());
    let hashes = removed.iter().map(|(_, token)| vec![(&token.hash).into()]);
    calls.push(Call::many(&writes::HASH_DELETE, hashes.collect()).each());
    Ok(())
}

/// A product replaces the one it was before under another id: its former ids lead to it from now on.
fn put_product(product: &Product, calls: &mut Vec<Call>) -> Result<(), StoreError> {
    let id = || Value::from(&product.product_id);
    let former = product.aliases.iter().filter(|alias| **alias != product.product_id);
    let former: Vec<_> = former.collect();
    calls.push(Call::many(&writes::PRODUCT_DELETE, former.iter().map(|&alias| vec![alias.into()]).collect()));
    calls.push(Call::many(&writes::PRODUCT_PUT, vec![columns::product(product)?]).each());
    calls.push(Call::many(&writes::ALIAS_DELETE, vec![vec![id()]]));
    calls.push(Call::many(&writes::PLAN_DELETE, vec![vec![id()]]));
    let aliases = former.iter().map(|&alias| vec![alias.into(), id()]);
    calls.push(Call::many(&writes::ALIAS_INSERT, aliases.collect()).each());
    let plans = product.plans.iter().map(|plan| vec![plan.plan_id.into(), id()]);
    calls.push(Call::many(&writes::PLAN_INSERT, plans.collect()).each());
    Ok(())
}

/// What happened, what must happen, what was answered, and the tenant's clock.
fn log(write: &TenantWrite, calls: &mut Vec<Call>) -> Result<(), StoreError> {
    let tenant = Value::from(write.tenant);
    let mut events = Vec::with_capacity(write.events.len());
    for event in &write.events {
        events.push(vec![
            tenant.clone(),
            event.seq.into(),
            event.id.into(),
            event.at.into(),
            (&event.actor).into(),
            (&event.command).into(),
            (&event.request_id).into(),
            (&event.kind).into(),
            event.subject.into(),
            Value::json(&event.data)?,
            Value::json(&event.notes)?,
        ]);
    }
    let mut jobs = BTreeMap::new();
    for job in &write.jobs {
        let (kind, work) = (job.work.kind().into(), Value::json(&job.work)?);
        let row =
            vec![tenant.clone(), job.id.into(), kind, work, job.due_at.into(), 0_i64.into(), false.into()];
        // One statement cannot put the same row twice; the last one counts.
        jobs.insert(job.id, row);
    }
    let mut keys = Vec::with_capacity(write.remember.len());
    for call in &write.remember {
        keys.push(vec![
            tenant.clone(),
            (&call.principal).into(),
            (&call.key).into(),
            (&call.fingerprint).into(),
            Value::json(&call.outcome)?,
            call.at.into(),
        ]);
    }
    calls.push(Call::many(&writes::EVENT, events).each());
    calls.push(Call::many(&writes::JOB, jobs.into_values().collect()));
    calls.push(Call::many(&writes::CALL_KEY, keys).each());
    let tick = vec![tenant, write.event_seq.into(), write.at.into()];
    calls.push(Call::many(&writes::TENANT_TICK, vec![tick]).each());
    Ok(())
}

/// The logs of all tenants in one statement of each kind. Only what comes after the last plain statement is put
/// together: none of the logs depends on another, so their order among themselves is free.
fn merged(calls: Vec<Call>) -> Vec<Call> {
    let logs = [writes::EVENT.name, writes::JOB.name, writes::CALL_KEY.name, writes::TENANT_TICK.name];
    let mut out: Vec<Call> = Vec::with_capacity(calls.len());
    for call in calls {
        let same =
            out.iter_mut().find(|known| logs.contains(&call.op.name()) && known.op.name() == call.op.name());
        match same {
            Some(known) => {
                known.rows.extend(call.rows);
                known.expect = known.expect.zip(call.expect).map(|(a, b)| a.saturating_add(b));
            }
            None => out.push(call),
        }
    }
    out
}
