//! Who wants what. Purchasers, administrators, automation, the operator and time itself look at what is there and
//! want something of it: mostly what they may, sometimes what they may not. Each run likes some commands more than
//! others (swarm testing), so that some seeds do little but move people and others hardly anything else.

mod administration;
mod payment;
mod subscriptions;
mod support;

use crate::model::{Model, Organization};
use crate::random::Random;
use jiff::Timestamp;
use jiff::civil::Date;
use purser_domain::command::{Command, Principal};
use purser_domain::id::{OPERATOR, PersonId, TenantId};
use purser_domain::payment::Owner;
use purser_domain::people::{Person, Role};
use purser_domain::period::day_in;
use purser_domain::subscription::Subscription;
use std::net::SocketAddr;

/// A command that somebody wants, of an organization.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Of which organization.
    pub tenant: TenantId,
    /// Who wants it.
    pub principal: Principal,
    /// The version that they have seen.
    pub if_match: Option<u64>,
    /// What.
    pub command: Command,
}

/// Kinds of wishes, with how much a run likes each at the most.
const KINDS: [(Kind, u64); 35] = [
    (Kind::Buy, 60),
    (Kind::ChangeQuantity, 40),
    (Kind::SetRecurring, 15),
    (Kind::Assign, 90),
    (Kind::Unassign, 30),
    (Kind::Cancel, 15),
    (Kind::TakeOver, 60),
    (Kind::Undo, 50),
    (Kind::SetPolicy, 15),
    (Kind::CreatePerson, 15),
    (Kind::CreateGroup, 5),
    (Kind::AssignRoles, 10),
    (Kind::SetPassword, 5),
    (Kind::CreateServiceAccount, 5),
    (Kind::IssueToken, 8),
    (Kind::RevokeToken, 6),
    (Kind::AddWebhook, 6),
    (Kind::RemoveWebhook, 4),
    (Kind::AddPaymentMethod, 15),
    (Kind::ChangePaymentMethod, 8),
    (Kind::RemovePaymentMethod, 8),
    (Kind::ChangeBillingProfile, 8),
    (Kind::ChangeTenant, 8),
    (Kind::ImportCatalog, 6),
    (Kind::CreateTenant, 3),
    (Kind::RetryJob, 6),
    (Kind::Advance, 8),
    (Kind::ContinueTakeOver, 8),
    (Kind::SignIn, 8),
    (Kind::ExtendSession, 6),
    (Kind::SignOutEverywhere, 3),
    (Kind::ChangeSettings, 6),
    (Kind::Ask, 15),
    (Kind::Resolve, 12),
    (Kind::ChangeServicePlans, 12),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Buy,
    ChangeQuantity,
    SetRecurring,
    Assign,
    Unassign,
    Cancel,
    TakeOver,
    Undo,
    SetPolicy,
    CreatePerson,
    CreateGroup,
    AssignRoles,
    SetPassword,
    CreateServiceAccount,
    IssueToken,
    RevokeToken,
    AddWebhook,
    RemoveWebhook,
    AddPaymentMethod,
    ChangePaymentMethod,
    RemovePaymentMethod,
    ChangeBillingProfile,
    ChangeTenant,
    ImportCatalog,
    CreateTenant,
    RetryJob,
    Advance,
    ContinueTakeOver,
    SignIn,
    ExtendSession,
    SignOutEverywhere,
    ChangeSettings,
    Ask,
    Resolve,
    ChangeServicePlans,
}

/// What the people of one run like.
pub struct Taste(Vec<u64>);

impl Taste {
    /// The taste of a run.
    #[must_use]
    pub fn new(random: &mut Random) -> Self {
        let like = |&(_, most): &(Kind, u64)| {
            if random.chance(200) { 0 } else { random.below(most).saturating_add(1) }
        };
        Self(KINDS.iter().map(like).collect())
    }
}

/// Somebody who looks at what is there.
pub struct Actor<'a> {
    /// What is there.
    pub model: &'a Model,
    /// Chance.
    pub random: &'a mut Random,
    /// What time it is.
    pub now: Timestamp,
    /// Where webhooks go.
    pub receiver: SocketAddr,
}

impl Actor<'_> {
    /// A wish; none when there is nothing to wish for.
    pub fn wish(&mut self, taste: &Taste) -> Option<Wish> {
        let kind = self.random.weighted(&taste.0).and_then(|ix| KINDS.get(ix))?.0;
        if matches!(kind, Kind::ImportCatalog | Kind::CreateTenant) {
            let principal =
                self.random.of(Principal::Operator, &[Principal::Operator, Principal::Provisioning]);
            let command =
                if kind == Kind::ImportCatalog { self.import_catalog()? } else { self.create_tenant() };
            return Some(Wish { tenant: OPERATOR, principal, if_match: None, command });
        }
        let tenants: Vec<TenantId> =
            self.model.organizations.keys().copied().filter(|&id| id != OPERATOR).collect();
        let tenant = *self.random.pick(&tenants)?;
        let of = self.model.organization(tenant)?;
        let (principal, command) = self.command(kind, of)?;
        let if_match = command.subscription().and_then(|id| of.subscriptions.get(&id));
        let if_match = if_match.map(|seen| seen.version).filter(|_| self.random.chance(100));
        // Now and then from a page that is a little old.
        let stale = if self.random.chance(300) { 1 } else { 0 };
        let if_match = if_match.map(|version| version.saturating_sub(stale));
        Some(Wish { tenant, principal, if_match, command })
    }

    fn command(&mut self, kind: Kind, of: &Organization) -> Option<(Principal, Command)> {
        match kind {
            Kind::Buy => self.buy(of),
            Kind::ChangeQuantity => self.change_quantity(of),
            Kind::SetRecurring => self.set_recurring(of),
            Kind::Assign => self.assign(of),
            Kind::Unassign => self.unassign(of),
            Kind::Cancel => self.cancel(of),
            Kind::TakeOver => self.take_over(of),
            Kind::Undo => self.undo(of),
            Kind::SetPolicy => self.set_policy(of),
            Kind::CreatePerson => Some(self.create_person(of)),
            Kind::CreateGroup => Some(self.create_group(of)),
            Kind::AssignRoles => self.assign_roles(of),
            Kind::SetPassword => self.set_password(of),
            Kind::CreateServiceAccount => Some(self.create_service_account(of)),
            Kind::IssueToken => self.issue_token(of),
            Kind::RevokeToken => self.revoke_token(of),
            Kind::AddWebhook => Some(self.add_webhook(of)),
            Kind::RemoveWebhook => self.remove_webhook(of),
            Kind::AddPaymentMethod => self.add_payment_method(of),
            Kind::ChangePaymentMethod => self.change_payment_method(of),
            Kind::RemovePaymentMethod => self.remove_payment_method(of),
            Kind::ChangeBillingProfile => self.change_billing_profile(of),
            Kind::ChangeTenant => Some(self.change_tenant(of)),
            Kind::RetryJob => self.retry_job(of),
            Kind::Advance => self.advance(of),
            Kind::ContinueTakeOver => self.continue_take_over(of),
            Kind::SignIn => self.sign_in(of),
            Kind::ExtendSession => self.extend_session(of),
            Kind::SignOutEverywhere => self.sign_out_everywhere(of),
            Kind::ChangeSettings => self.change_settings(of),
            Kind::Ask => self.open_support_request(of),
            Kind::Resolve => self.resolve_support_request(of),
            Kind::ChangeServicePlans => self.change_service_plans(of),
            Kind::ImportCatalog | Kind::CreateTenant => None,
        }
    }

    /// Somebody, whoever it is.
    fn anyone(&mut self, of: &Organization) -> Option<PersonId> {
        let people: Vec<PersonId> = of.people.keys().copied().collect();
        self.random.pick(&people).copied()
    }

    /// Somebody with one of these roles; now and then somebody without.
    fn with_role(&mut self, of: &Organization, roles: &[Role]) -> Principal {
        let has = |person: &&Person| roles.iter().any(|role| person.roles.contains(role));
        let fit: Vec<PersonId> = of.people.values().filter(has).map(|person| person.id).collect();
        let services: Vec<Principal> = of
            .services
            .values()
            .filter(|known| roles.iter().any(|role| known.roles.contains(role)))
            .map(|known| Principal::Service(known.id))
            .collect();
        let stranger = self.random.chance(60);
        let service = self.random.chance(100).then(|| self.random.pick(&services).copied()).flatten();
        match (service, self.random.pick(&fit).copied(), self.anyone(of)) {
            (Some(service), _, _) if !stranger => service,
            (_, Some(person), _) if !stranger => Principal::Person(person),
            (_, _, Some(person)) => Principal::Person(person),
            _ => Principal::Operator,
        }
    }

    /// Who manages a thing of this owner; now and then somebody else.
    fn owner(&mut self, of: &Organization, owner: Owner) -> Principal {
        match owner {
            Owner::Person(person) if !self.random.chance(80) => Principal::Person(person),
            _ => self.with_role(of, &[Role::GlobalAdministrator, Role::BillingAdministrator]),
        }
    }

    /// One of the subscriptions that are fit, if there is one; now and then any other.
    fn subscription<'o>(
        &mut self,
        of: &'o Organization,
        fit: impl Fn(&Subscription) -> bool,
    ) -> Option<&'o Subscription> {
        let all: Vec<&Subscription> = of.subscriptions.values().collect();
        let fitting: Vec<&Subscription> = all.iter().copied().filter(|known| fit(known)).collect();
        let any = self.random.chance(100) || fitting.is_empty();
        self.random.pick(if any { &all } else { &fitting }).copied()
    }

    fn today(&self, of: &Organization) -> Date {
        day_in(&of.tenant.time_zone, self.now)
    }
}
