//! Wishes about subscriptions and their licenses.

use super::Actor;
use crate::model::Organization;
use purser_domain::catalog::Product;
use purser_domain::command::{Command, PersonRef, PlaceOrder, Principal, When};
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::payment::Owner;
use purser_domain::people::Role;
use purser_domain::period::plus_days;
use purser_domain::subscription::{CancelReason, Status, Subscription};
use purser_domain::take_over::{Phase, TakeOverAction};

impl Actor<'_> {
    /// For oneself, or for the organization; paid by card, by invoice, or tried first.
    pub(super) fn buy(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let product: &Product = self.random.pick(&self.model.products)?;
        let plan = self.random.pick(&product.plans)?.plan_id;
        let organization = self.random.chance(300);
        let (principal, owner) = if organization {
            let roles = [Role::GlobalAdministrator, Role::BillingAdministrator];
            (self.with_role(of, &roles), Owner::Organization)
        } else {
            let with_card: Vec<PersonId> =
                of.methods.values().filter_map(|method| method.owner.person()).collect();
            let anyone = self.random.chance(300) || with_card.is_empty();
            let person = if anyone { self.anyone(of)? } else { *self.random.pick(&with_card)? };
            (Principal::Person(person), Owner::Person(person))
        };
        let methods: Vec<_> = of.methods.values().filter(|method| method.owner == owner).collect();
        let method = self.random.pick(&methods).map(|method| method.id);
        let profiles: Vec<_> = of.profiles.values().filter(|profile| profile.owner == owner).collect();
        let profile = self.random.pick(&profiles).map(|profile| profile.id);
        let starts_on = plus_days(self.today(of), i64::from(self.random.between(1, 40)));
        let order = PlaceOrder {
            plan,
            quantity: if self.random.chance(20) { 0 } else { self.random.between(1, 18) },
            payment_method: method.filter(|_| !self.random.chance(200)),
            billing_profile: profile.filter(|_| self.random.chance(200)),
            organization,
            trial: product.trial_days.is_some() && self.random.chance(400),
            starts_on: self.random.chance(100).then_some(starts_on),
        };
        Some((principal, Command::PlaceOrder(order)))
    }

    pub(super) fn change_quantity(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let known = self.subscription(of, |known| known.status() == Status::Active && !known.trial())?;
        let present = known.quantity();
        let total = match self.random.below(4) {
            0 => known.assigned.saturating_add(known.reserved),
            1 => present.saturating_sub(self.random.between(1, 4)),
            _ => present.saturating_add(self.random.between(1, 9)),
        };
        let when = if self.random.chance(300) { When::Renewal } else { When::Now };
        let command = Command::ChangeQuantity { subscription: known.id, total, when };
        Some((self.owner(of, known.owner), command))
    }

    pub(super) fn set_recurring(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let known = self.subscription(of, |known| known.status() == Status::Active)?;
        let recurring = self.random.chance(500);
        Some((self.owner(of, known.owner), Command::SetRecurring { subscription: known.id, recurring }))
    }

    pub(super) fn assign(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let known = self.subscription(of, |known| known.free() > 0)?;
        let people: Vec<PersonId> = of.people.keys().copied().collect();
        let most =
            if self.random.chance(30) { 21 } else { usize::try_from(known.free()).unwrap_or(1).clamp(1, 20) };
        let count = self.random.between(1, u32::try_from(most).unwrap_or(1));
        let chosen = self.random.some(&people, usize::try_from(count).unwrap_or(1));
        let people = chosen.into_iter().map(|id| self.named(of, id)).collect();
        let principal = self.assigner(of, known);
        Some((principal, Command::AssignLicenses { subscription: known.id, people }))
    }

    pub(super) fn unassign(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let known = self.subscription(of, |known| known.assigned > 0)?;
        let holders: Vec<PersonId> = of.held(known.id).map(|seat| seat.person_id).collect();
        let count = usize::try_from(self.random.between(1, 6)).unwrap_or(1);
        let mut chosen = self.random.some(&holders, count);
        chosen.extend(self.random.chance(50).then(|| self.anyone(of)).flatten());
        let people = chosen.into_iter().map(|id| self.named(of, id)).collect();
        let principal = self.assigner(of, known);
        Some((principal, Command::UnassignLicenses { subscription: known.id, people }))
    }

    /// One claim of a license for one person, by somebody who may.
    #[must_use]
    pub fn claim(of: &Organization, known: &Subscription, person: PersonId) -> Option<(Principal, Command)> {
        let assigner = of.people.values().find(|person| person.roles.contains(&Role::LicenseAdministrator));
        let principal = match known.owner {
            Owner::Person(owner) => Principal::Person(owner),
            Owner::Organization => Principal::Person(assigner?.id),
        };
        let people = vec![PersonRef::Id(person)];
        Some((principal, Command::AssignLicenses { subscription: known.id, people }))
    }

    /// Some services of the product, now and then one of another; mostly for somebody who holds a license.
    pub(super) fn change_service_plans(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let known = self.subscription(of, |known| known.assigned > 0)?;
        let holders: Vec<PersonId> = of.held(known.id).map(|seat| seat.person_id).collect();
        let stranger = self.random.chance(80);
        let person = if stranger { self.anyone(of)? } else { *self.random.pick(&holders)? };
        let product = self.model.product(&known.product_id)?;
        let offered: Vec<_> = product.service_plans.iter().map(|plan| plan.service_plan_id).collect();
        let count = usize::try_from(self.random.below(4)).unwrap_or(0);
        let mut disabled_plans = self.random.some(&offered, count);
        disabled_plans.extend(self.random.chance(50).then_some(known.sku_id.0));
        let principal = self.assigner(of, known);
        Some((principal, Command::ChangeServicePlans { subscription: known.id, person, disabled_plans }))
    }

    fn assigner(&mut self, of: &Organization, known: &Subscription) -> Principal {
        match known.owner {
            Owner::Person(person) if !self.random.chance(80) => Principal::Person(person),
            _ => self.with_role(of, &[Role::LicenseAdministrator, Role::UserAdministrator]),
        }
    }

    fn named(&mut self, of: &Organization, id: PersonId) -> PersonRef {
        let name = of.people.get(&id).map(|person| person.user_principal_name.clone());
        match name.filter(|_| self.random.chance(200)) {
            Some(name) => PersonRef::Name(name),
            None => PersonRef::Id(id),
        }
    }

    pub(super) fn cancel(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let known = self.subscription(of, |known| known.status() == Status::Active)?;
        let reason = self.random.of(CancelReason::Other, &CancelReason::ALL);
        let when = if self.random.chance(300) { When::Renewal } else { When::Now };
        let comment = self.random.chance(200).then(|| "Not needed any more.".to_owned());
        let command = Command::Cancel { subscription: known.id, reason, comment, when };
        Some((self.owner(of, known.owner), command))
    }

    pub(super) fn take_over(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let takeable: Vec<&Subscription> = of
            .subscriptions
            .values()
            .filter(|known| known.self_service() && known.assignable() && known.take_over.is_none())
            .collect();
        let used: Vec<&Subscription> = takeable.iter().copied().filter(|known| known.assigned > 0).collect();
        let known = if self.random.chance(60) {
            self.subscription(of, |_| false)?
        } else {
            *self.random.pick(if used.is_empty() { &takeable } else { &used })?
        };
        let reason = self.random.of(CancelReason::Other, &CancelReason::ALL);
        let action = match self.random.below(4) {
            0 => TakeOverAction::Cancel { reason, comment: None },
            1 => TakeOverAction::Transfer,
            _ => TakeOverAction::MoveUsers { target: self.target(of, known)? },
        };
        let roles = [Role::GlobalAdministrator, Role::BillingAdministrator];
        Some((self.with_role(of, &roles), Command::TakeOver { subscription: known.id, action }))
    }

    /// Where people can go: an organization's subscription of the same product with room for all.
    fn target(&mut self, of: &Organization, known: &Subscription) -> Option<SubscriptionId> {
        let target = self.subscription(of, |target| {
            !target.self_service() && target.sku_id == known.sku_id && target.free() >= known.assigned
        })?;
        Some(target.id)
    }

    pub(super) fn undo(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let now = self.now;
        let all: Vec<_> = of.take_overs.values().collect();
        let open: Vec<_> = all
            .iter()
            .copied()
            .filter(|known| {
                known.phase == Phase::Completed && known.undo_until.is_some_and(|until| until > now)
            })
            .collect();
        let any = self.random.chance(50) || open.is_empty();
        let take_over = self.random.pick(if any { &all } else { &open })?.id;
        let roles = [Role::GlobalAdministrator, Role::BillingAdministrator];
        Some((self.with_role(of, &roles), Command::UndoTakeOver { take_over }))
    }

    /// A sweeper that is early, late, or the second one.
    pub(super) fn advance(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let now = self.now;
        let known = self.subscription(of, |known| known.due_at().is_some_and(|due| due <= now))?;
        Some((Principal::System, Command::Advance { subscription: known.id }))
    }

    /// A second worker at the same move, perhaps a step behind.
    pub(super) fn continue_take_over(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let all: Vec<_> = of.take_overs.values().collect();
        let known = *self.random.pick(&all)?;
        let behind = u32::from(self.random.chance(500));
        let step = known.step.saturating_sub(behind);
        Some((Principal::System, Command::ContinueTakeOver { take_over: known.id, step }))
    }
}
