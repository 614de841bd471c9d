//! What a plan does. Whatever a database says by constraints is said here, so that a plan that breaks one is found
//! even where an adapter would let it pass.

use super::read::count;
use super::{Model, Organization};
use crate::{Held, must};
use jiff::Timestamp;
use purser_domain::billing::Line;
use purser_domain::catalog::Product;
use purser_domain::id::{PersonId, SubscriptionId, TenantId};
use purser_domain::people::Tenant;
use purser_domain::plan::{Change, Plan};
use purser_domain::seats::Seat;
use purser_domain::verify::{Stored, verify};
use std::collections::BTreeSet;

impl Model {
    /// Applies a plan to an organization at a time, and looks at every subscription that it touched.
    ///
    /// # Errors
    /// The plan does not fit what is there, or leaves something that must not be.
    pub fn apply(&mut self, id: TenantId, plan: &Plan, at: Timestamp) -> Held<()> {
        let mut touched = BTreeSet::new();
        for change in &plan.changes {
            match change {
                Change::PutTenant(tenant) => self.put_tenant(tenant, at)?,
                Change::PutProduct(product) => self.put_product(product),
                change => {
                    if let Some(organization) = self.organizations.get_mut(&id) {
                        touched.extend(subscriptions_of(change));
                        organization.apply(change)?;
                    }
                }
            }
        }
        match self.organizations.get(&id) {
            Some(organization) => touched.into_iter().try_for_each(|id| organization.check(id)),
            None => Ok(()),
        }
    }

    fn put_tenant(&mut self, tenant: &Tenant, at: Timestamp) -> Held<()> {
        match self.organizations.get_mut(&tenant.id) {
            Some(known) => {
                versioned(Some(known.tenant.version), tenant.version)?;
                known.tenant = tenant.clone();
            }
            None => {
                versioned(None, tenant.version)?;
                self.organizations.insert(tenant.id, Organization::new(tenant.clone(), at));
            }
        }
        Ok(())
    }

    fn put_product(&mut self, product: &Product) {
        let names: Vec<&String> = core::iter::once(&product.product_id).chain(&product.aliases).collect();
        self.products.retain(|known| !names.contains(&&known.product_id));
        self.products.push(product.clone());
        self.products.sort_by(|one, other| one.product_id.cmp(&other.product_id));
    }
}

impl Organization {
    fn apply(&mut self, change: &Change) -> Held<()> {
        match change {
            Change::PutPerson(person) => {
                let before = self.people.insert(person.id, person.clone());
                versioned(before.map(|before| before.version), person.version)
            }
            Change::PutGroup(group) => {
                let before = self.groups.insert(group.id, group.clone());
                versioned(before.map(|before| before.version), group.version)
            }
            Change::PutService(service) => {
                let before = self.services.insert(service.id, service.clone());
                versioned(before.map(|before| before.version), service.version)
            }
            Change::PutToken(token) => {
                let before = self.tokens.insert(token.id, token.clone());
                versioned(before.map(|before| before.version), token.version)
            }
            Change::RemoveToken(token) => {
                must(self.tokens.remove(&token.id).is_some(), || format!("no such token: {token:?}"))
            }
            Change::PutPolicy(policy) => {
                let before = core::mem::replace(&mut self.policy, policy.clone());
                versioned(Some(before.version), policy.version)
            }
            Change::RetryJob(job) => must(self.buried.remove(job), || format!("job {job} is not buried")),
            change => self.apply_purchase(change),
        }
    }

    fn apply_purchase(&mut self, change: &Change) -> Held<()> {
        match change {
            Change::PutPaymentMethod(method) => {
                let before = self.methods.insert(method.id, method.clone());
                versioned(before.map(|before| before.version), method.version)
            }
            Change::PutBillingProfile(profile) => {
                let before = self.profiles.insert(profile.id, profile.clone());
                versioned(before.map(|before| before.version), profile.version)
            }
            Change::PutSubscription(subscription) => {
                let before = self.subscriptions.insert(subscription.id, subscription.clone());
                versioned(before.map(|before| before.version), subscription.version)
            }
            Change::PutTakeOver(take_over) => {
                let before = self.take_overs.insert(take_over.id, take_over.clone());
                versioned(before.map(|before| before.version), take_over.version)
            }
            Change::PutSupportRequest(request) => {
                let before = self.support_requests.insert(request.id, request.clone());
                versioned(before.map(|before| before.version), request.version)
            }
            Change::AddLine(line) => self.add_line(line),
            change => self.apply_seats(change),
        }
    }

    fn apply_seats(&mut self, change: &Change) -> Held<()> {
        match change {
            Change::OpenSeat(seat) => {
                must(self.people.contains_key(&seat.person_id), || {
                    format!("a license for a stranger: {seat:?}")
                })?;
                let before = self.seats.insert((seat.subscription_id, seat.person_id), seat.clone());
                must(before.is_none(), || format!("two licenses for one person: {seat:?}"))
            }
            Change::CloseSeat { subscription, person } => {
                let before = self.seats.remove(&(*subscription, *person));
                must(before.is_some(), || format!("{person} held no license of {subscription}"))
            }
            Change::MoveSeats { from, into, after, upto, only, mark, count: expected } => {
                let chosen = |seat: &&Seat| {
                    after.is_none_or(|after| seat.person_id > after)
                        && seat.person_id <= *upto
                        && (only.is_none() || seat.take_over_id == *only)
                        && !self.seats.contains_key(&(*into, seat.person_id))
                };
                let moving: Vec<Seat> = self.held(*from).filter(chosen).cloned().collect();
                must(count(moving.iter()) == *expected, || format!("{} of {expected} moved", moving.len()))?;
                for seat in moving {
                    self.seats.remove(&(*from, seat.person_id));
                    let there = Seat { subscription_id: *into, take_over_id: *mark, ..seat };
                    self.seats.insert((*into, there.person_id), there);
                }
                Ok(())
            }
            Change::ForgetSeats { subscription, upto, count: expected } => {
                let gone: Vec<PersonId> =
                    self.held(*subscription).map(|seat| seat.person_id).filter(|id| id <= upto).collect();
                must(count(gone.iter()) == *expected, || format!("{} of {expected} forgotten", gone.len()))?;
                gone.iter().for_each(|person| drop(self.seats.remove(&(*subscription, *person))));
                Ok(())
            }
            other => must(false, || format!("no such change: {other:?}")),
        }
    }

    fn add_line(&mut self, line: &Line) -> Held<()> {
        must(line.amount.minor != 0, || format!("a line about nothing: {line:?}"))?;
        let lines = self.lines.entry(line.subscription_id).or_default();
        must(lines.iter().all(|known| known.id != line.id), || format!("a line twice: {line:?}"))?;
        lines.push(line.clone());
        Ok(())
    }

    /// What must be true of a subscription at every moment.
    fn check(&self, id: SubscriptionId) -> Held<()> {
        let Some(subscription) = self.subscriptions.get(&id) else { return Ok(()) };
        let findings = verify(&Stored {
            subscription,
            seats: count(self.held(id)),
            billed: &self.billed(id),
            take_over: subscription.take_over.and_then(|id| self.take_overs.get(&id)),
            reserved: self.reserved(id),
        });
        must(findings.is_empty(), || format!("{findings:?} in {subscription:?}"))
    }
}

fn subscriptions_of(change: &Change) -> Vec<SubscriptionId> {
    match change {
        Change::PutSubscription(subscription) => vec![subscription.id],
        Change::OpenSeat(seat) => vec![seat.subscription_id],
        Change::CloseSeat { subscription, .. } | Change::ForgetSeats { subscription, .. } => {
            vec![*subscription]
        }
        Change::MoveSeats { from, into, .. } => vec![*from, *into],
        Change::AddLine(line) => vec![line.subscription_id],
        _ => Vec::new(),
    }
}

/// A versioned thing replaces exactly the version before it.
fn versioned(before: Option<u64>, version: u64) -> Held<()> {
    must(version == before.map_or(1, |before| before.saturating_add(1)), || {
        format!("version {version} after {before:?}")
    })
}
