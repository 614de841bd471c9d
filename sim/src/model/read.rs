//! What a decision asks for.

use super::{Model, Organization};
use purser_domain::catalog::Product;
use purser_domain::facts::{Facts, Key};
use purser_domain::id::{PersonId, SubscriptionId, TakeOverId};
use purser_domain::limits::{ADMINS_MAX, MOVE_STEP};
use purser_domain::people::{Bearer, Role, Token};
use purser_domain::seats::{MoveStep, Seat};
use purser_domain::support::SupportRequest;

impl Model {
    /// Writes what a key asks for into the facts of an organization.
    pub fn load(&self, of: &Organization, key: &Key, facts: &mut Facts) {
        match key {
            Key::DomainTaken(domain) => {
                let taken = self.organizations.values().any(|known| known.tenant.domain == *domain);
                facts.domains_taken.insert(domain.clone(), taken);
            }
            Key::NameTaken(name) => {
                let taken = self.organizations.values().any(|known| known.named(name).is_some());
                facts.names_taken.insert(name.clone(), taken);
            }
            Key::Product(id) => drop(facts.products.insert(id.clone(), self.product(id).cloned())),
            Key::Plan(id) => {
                let sold = self.products.iter().find(|product| product.plan(*id).is_some());
                facts.plans.insert(*id, sold.cloned());
            }
            _ => of.load(key, facts),
        }
    }

    /// The product with a current or former id.
    #[must_use]
    pub fn product(&self, id: &str) -> Option<&Product> {
        let named = |product: &&Product| product.product_id == id || product.aliases.iter().any(|a| a == id);
        self.products.iter().find(named)
    }
}

impl Organization {
    fn load(&self, key: &Key, facts: &mut Facts) {
        match key {
            Key::Person(id) => drop(facts.people.insert(*id, self.people.get(id).cloned())),
            Key::PersonNamed(name) => drop(facts.people_named.insert(name.clone(), self.named(name))),
            Key::Service(id) => drop(facts.services.insert(*id, self.services.get(id).cloned())),
            Key::Token(id) => drop(facts.tokens.insert(*id, self.tokens.get(id).cloned())),
            Key::Sessions(id) => drop(facts.sessions.insert(*id, self.sessions(*id))),
            Key::Admins => facts.admins = Some(self.admins()),
            Key::Policy => facts.policy = Some(self.policy.clone()),
            Key::Subscription(id) => {
                facts.subscriptions.insert(*id, self.subscriptions.get(id).cloned());
            }
            Key::Seat(of, person) => {
                let key = (*of, *person);
                facts.seats.insert(key, self.seats.get(&key).cloned());
            }
            Key::Billed(id) => drop(facts.billed.insert(*id, self.billed(*id))),
            Key::TakeOver(id) => drop(facts.take_overs.insert(*id, self.take_overs.get(id).cloned())),
            Key::MoveStep { from, into, after, only } => {
                facts.move_steps.insert(key.clone(), self.move_step(*from, *into, *after, *only));
            }
            Key::Brought(id, into) => {
                let brought = self.held(*into).filter(|seat| seat.take_over_id == Some(*id));
                facts.brought.insert((*id, *into), count(brought));
            }
            Key::SupportRequest(id) => {
                facts.support_requests.insert(*id, self.support_requests.get(id).cloned());
            }
            Key::CancelRequested(id) => {
                let about = self.requests_open().any(|request| request.subject.subscription() == Some(*id));
                facts.cancel_requests.insert(*id, about);
            }
            Key::SupportRequestsOpen(id) => {
                let own = self.requests_open().filter(|request| request.opened_by == *id);
                facts.support_requests_open.insert(*id, count(own));
            }
            Key::BuriedJob(id) => drop(facts.buried_jobs.insert(*id, self.buried.contains(id))),
            _ => self.load_payment(key, facts),
        }
    }

    fn load_payment(&self, key: &Key, facts: &mut Facts) {
        match key {
            Key::PaymentMethod(id) => {
                facts.payment_methods.insert(*id, self.methods.get(id).cloned());
            }
            Key::PaymentMethodCount(owner) => {
                let kept = self.methods.values().filter(|method| method.owner == *owner && !method.removed);
                facts.payment_method_counts.insert(*owner, count(kept));
            }
            Key::PaymentMethodUses(id) => {
                let paying = self.profiles.values().filter(|profile| profile.payment_method_id == Some(*id));
                facts.payment_method_uses.insert(*id, count(paying));
            }
            Key::BillingProfile(id) => {
                facts.billing_profiles.insert(*id, self.profiles.get(id).cloned());
            }
            // Ids are made in the order of time, so the first is the oldest.
            Key::ProfileOf(owner) => {
                let oldest = self.profiles.values().find(|profile| profile.owner == *owner);
                facts.profiles_of.insert(*owner, oldest.map(|profile| profile.id));
            }
            _ => {}
        }
    }

    /// The person who signs in with a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<PersonId> {
        self.people.values().find(|person| person.user_principal_name == name).map(|person| person.id)
    }

    fn requests_open(&self) -> impl Iterator<Item = &SupportRequest> {
        self.support_requests.values().filter(|request| request.resolved.is_none())
    }

    fn sessions(&self, id: PersonId) -> Vec<Token> {
        let own = |token: &&Token| token.session.is_some() && token.bearer == Bearer::Person(id);
        self.tokens.values().filter(own).cloned().collect()
    }

    fn admins(&self) -> Vec<PersonId> {
        let administer = [Role::GlobalAdministrator, Role::BillingAdministrator];
        let rules =
            |roles: &std::collections::BTreeSet<Role>| administer.iter().any(|role| roles.contains(role));
        let people = self.people.values().filter(|person| person.active && rules(&person.roles));
        people.map(|person| person.id).take(ADMINS_MAX).collect()
    }

    fn move_step(
        &self,
        from: SubscriptionId,
        into: Option<SubscriptionId>,
        after: Option<PersonId>,
        only: Option<TakeOverId>,
    ) -> MoveStep {
        let chosen = |seat: &&Seat| {
            after.is_none_or(|after| seat.person_id > after) && (only.is_none() || seat.take_over_id == only)
        };
        let step = usize::try_from(MOVE_STEP).unwrap_or(usize::MAX);
        let people: Vec<PersonId> =
            self.held(from).filter(chosen).take(step).map(|seat| seat.person_id).collect();
        let there = |person: &&PersonId| into.is_some_and(|into| self.seats.contains_key(&(into, **person)));
        MoveStep {
            upto: people.last().copied(),
            people: count(people.iter()),
            already_there: count(people.iter().filter(there)),
        }
    }
}

pub(super) fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}
