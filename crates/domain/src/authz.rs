//! Who may do what: the roles of domain.md 1.1 as total functions.
//!
//! Called at exactly one place for changes (`decide::decide`, before anything else is looked at) and through
//! [`ReadScope`] for reads. What you may not see is not found, so a refusal never tells a stranger what exists.

use crate::command::{Call, Command, Principal};
use crate::facts::{Facts, Stop};
use crate::id::{PersonId, SubscriptionId, TenantId};
use crate::payment::Owner;
use crate::people::{Bearer, Role, Token};
use crate::refusal::{Refusal, Thing};
use crate::subscription::Subscription;
use crate::support::{SupportRequest, SupportSubject};
use std::collections::BTreeSet;

/// A right. Purchasers and owners have the `Own` ones without any role (R-ROL-6).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "the names are the capabilities of domain.md 1.1")]
pub enum Permission {
    Operate,
    Maintain,
    ManageOrganization,
    ManagePeople,
    AssignRoles,
    BuyForSelf,
    BuyForOrganization,
    ManageOwnSubscription,
    ManageOrganizationSubscription,
    AssignOwnLicenses,
    AssignOrganizationLicenses,
    AssignOthersSelfServiceLicenses,
    ManageOthersSelfServiceSubscription,
    TakeOver,
    ReadPolicy,
    SetPolicy,
    ManageOwnPayment,
    ManageOrganizationPayment,
    SeeSelfServicePurchases,
    SeeOrganizationSubscriptions,
    SeePeople,
    SeeEvents,
    SeeSupportRequests,
    AnswerQuestions,
    CancelForPurchaser,
}

impl Permission {
    /// Every right.
    pub const ALL: [Self; 25] = [
        Self::Operate,
        Self::Maintain,
        Self::ManageOrganization,
        Self::ManagePeople,
        Self::AssignRoles,
        Self::BuyForSelf,
        Self::BuyForOrganization,
        Self::ManageOwnSubscription,
        Self::ManageOrganizationSubscription,
        Self::AssignOwnLicenses,
        Self::AssignOrganizationLicenses,
        Self::AssignOthersSelfServiceLicenses,
        Self::ManageOthersSelfServiceSubscription,
        Self::TakeOver,
        Self::ReadPolicy,
        Self::SetPolicy,
        Self::ManageOwnPayment,
        Self::ManageOrganizationPayment,
        Self::SeeSelfServicePurchases,
        Self::SeeOrganizationSubscriptions,
        Self::SeePeople,
        Self::SeeEvents,
        Self::SeeSupportRequests,
        Self::AnswerQuestions,
        Self::CancelForPurchaser,
    ];

    /// Whether a role gives the right. Nobody's role lets them touch another person's purchase: they take it over.
    #[must_use]
    pub const fn given_by(self, role: Role) -> bool {
        use Role::{
            BillingAdministrator as Billing, GlobalAdministrator as Global, GlobalReader as Reader,
            LicenseAdministrator as License, ServiceSupportAdministrator as Support,
            UserAdministrator as User,
        };
        match self {
            Self::Operate
            | Self::Maintain
            | Self::AssignOthersSelfServiceLicenses
            | Self::ManageOthersSelfServiceSubscription
            | Self::ManageOwnSubscription
            | Self::AssignOwnLicenses
            | Self::ManageOwnPayment
            | Self::BuyForSelf => false,
            Self::ManageOrganization | Self::AssignRoles => matches!(role, Global),
            Self::ManagePeople => matches!(role, Global | User),
            Self::BuyForOrganization
            | Self::ManageOrganizationSubscription
            | Self::TakeOver
            | Self::SetPolicy
            | Self::CancelForPurchaser
            | Self::ManageOrganizationPayment => matches!(role, Global | Billing),
            Self::AssignOrganizationLicenses => matches!(role, Global | License | User),
            Self::ReadPolicy => matches!(role, Global | Billing | Reader),
            Self::SeeSelfServicePurchases => matches!(role, Global | Billing | Reader | License | User),
            Self::SeeOrganizationSubscriptions | Self::SeePeople => true,
            Self::SeeEvents => matches!(role, Global | Billing | Reader),
            Self::SeeSupportRequests => matches!(role, Global | Billing | Reader | Support),
            Self::AnswerQuestions => matches!(role, Global | Billing | Support),
        }
    }
}

/// Who asks, with everything that gives rights.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Who asks.
    pub principal: Principal,
    /// The roles that count.
    pub roles: BTreeSet<Role>,
}

impl Standing {
    /// Whether some role gives the right. The operator stands in for a Global Administrator of every organization.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        match self.principal {
            Principal::Operator => {
                permission == Permission::Operate || permission.given_by(Role::GlobalAdministrator)
            }
            Principal::System => permission == Permission::Maintain,
            Principal::Provisioning => permission == Permission::ManagePeople,
            Principal::Person(_) | Principal::Service(_) => {
                self.roles.iter().any(|&role| permission.given_by(role))
            }
        }
    }

    /// The person who asks, if it is one.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self.principal {
            Principal::Person(person) => Some(person),
            _ => None,
        }
    }

    /// What may be read.
    #[must_use]
    pub fn scope(&self, tenant: TenantId) -> ReadScope {
        ReadScope {
            tenant,
            own: self.person(),
            organization: self.may(Permission::SeeOrganizationSubscriptions),
            self_service: self.may(Permission::SeeSelfServicePurchases),
            payment: self.sees_payment(),
            support: self.may(Permission::SeeSupportRequests),
        }
    }

    /// Whether the organization's cards and billing profiles may be seen.
    fn sees_payment(&self) -> bool {
        self.may(Permission::ManageOrganizationPayment) || self.roles.contains(&Role::GlobalReader)
    }

    /// Whether a subscription of this owner may be seen.
    #[must_use]
    pub fn sees(&self, owner: Owner) -> bool {
        match owner {
            Owner::Organization => self.may(Permission::SeeOrganizationSubscriptions),
            Owner::Person(person) => {
                self.person() == Some(person) || self.may(Permission::SeeSelfServicePurchases)
            }
        }
    }

    fn require(&self, permission: Permission) -> Result<(), Stop> {
        if self.may(permission) { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
    }
}

/// What a caller may read; it becomes part of every view's `WHERE`. Only [`Standing::scope`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadScope {
    /// The organization.
    pub tenant: TenantId,
    /// Whose own things.
    pub own: Option<PersonId>,
    /// The organization's subscriptions.
    pub organization: bool,
    /// Everybody's self-service purchases.
    pub self_service: bool,
    /// The organization's cards and billing profiles.
    pub payment: bool,
    /// Everybody's support requests.
    pub support: bool,
}

/// Who asks, with the roles that were read in this transaction.
///
/// # Errors
/// Not read yet, unknown, or switched off.
pub fn standing(principal: Principal, facts: &Facts) -> Result<Standing, Stop> {
    let roles = match principal {
        Principal::Person(id) => {
            let person = facts.person(&id)?;
            if !person.active {
                return Err(Refusal::AccountInactive.into());
            }
            person.roles.clone()
        }
        Principal::Service(id) => facts.service(&id)?.roles.clone(),
        Principal::Operator | Principal::System | Principal::Provisioning => BTreeSet::new(),
    };
    Ok(Standing { principal, roles })
}

/// Lets a command pass, or says no. Called once, before the command is decided.
///
/// # Errors
/// The caller may not, or a fact has to be read first.
pub fn authorize(call: &Call, command: &Command, facts: &Facts) -> Result<(), Stop> {
    use Permission as P;
    let standing = standing(call.principal, facts)?;
    match command {
        Command::CreateTenant(_) | Command::ImportCatalog { .. } => standing.require(P::Operate),
        Command::ChangeTenant(change) if change.tax_rate.is_some() => standing.require(P::Operate),
        Command::ChangeTenant(_)
        | Command::CreateServiceAccount { .. }
        | Command::AddWebhook { .. }
        | Command::RemoveWebhook { .. }
        | Command::RetryJob { .. } => standing.require(P::ManageOrganization),
        Command::CreatePerson(_) | Command::CreateGroup { .. } => standing.require(P::ManagePeople),
        Command::AssignRoles { .. } => standing.require(P::AssignRoles),
        Command::SetPassword { person, .. } | Command::SignOutEverywhere { person } => {
            if standing.person() == Some(*person) { Ok(()) } else { standing.require(P::AssignRoles) }
        }
        // The web door, for whoever has shown their password.
        Command::SignIn { .. } => standing.require(P::Maintain),
        Command::ExtendSession { token } => authorize_session(&standing, facts.token(token)?),
        Command::IssueToken { bearer, .. } => authorize_token(&standing, *bearer),
        Command::RevokeToken { token } => authorize_token(&standing, facts.token(token)?.bearer)
            .map_err(|_| Refusal::NotFound(Thing::Token).into()),
        Command::AddPaymentMethod { owner, .. } => authorize_owner(&standing, *owner, Thing::PaymentMethod),
        Command::ChangePaymentMethod { payment_method, .. }
        | Command::RemovePaymentMethod { payment_method } => {
            authorize_owned(&standing, facts.payment_method(payment_method)?.owner, Thing::PaymentMethod)
        }
        Command::ChangeBillingProfile(change) => {
            let owner = facts.billing_profile(&change.billing_profile)?.owner;
            authorize_owned(&standing, owner, Thing::BillingProfile)
        }
        Command::PlaceOrder(order) if order.organization => standing.require(P::BuyForOrganization),
        Command::OpenSupportRequest { subject } => authorize_request(&standing, facts, subject),
        Command::ResolveSupportRequest { request, .. } => {
            authorize_resolution(&standing, facts.support_request(request)?)
        }
        Command::PlaceOrder(_) | Command::ChangeSettings(_) => {
            standing.person().map(|_| ()).ok_or_else(|| Refusal::NotAllowed.into())
        }
        Command::ChangeQuantity { subscription, .. }
        | Command::SetRecurring { subscription, .. }
        | Command::Cancel { subscription, .. } => {
            authorize_change(&standing, facts.subscription(subscription)?)
        }
        Command::AssignLicenses { subscription, .. }
        | Command::UnassignLicenses { subscription, .. }
        | Command::ChangeServicePlans { subscription, .. } => {
            authorize_assignment(&standing, facts.subscription(subscription)?)
        }
        Command::TakeOver { subscription, .. } => {
            authorize_take_over(&standing, facts, *subscription, Thing::Subscription)
        }
        Command::UndoTakeOver { take_over } => {
            authorize_take_over(&standing, facts, facts.take_over(take_over)?.source, Thing::TakeOver)
        }
        Command::SetPolicy { .. } => standing.require(P::SetPolicy),
        Command::Advance { .. } | Command::ContinueTakeOver { .. } => standing.require(P::Maintain),
    }
}

/// A person's token is theirs alone; the others belong to the organization; the operator's to the operator.
fn authorize_token(standing: &Standing, bearer: Bearer) -> Result<(), Stop> {
    match (standing.principal, bearer) {
        (Principal::Operator, _) => Ok(()),
        (Principal::Person(me), Bearer::Person(person)) if me == person => Ok(()),
        // The token endpoint, for whoever has shown the client secret.
        (Principal::System, Bearer::Service(_)) => Ok(()),
        (_, Bearer::Service(_) | Bearer::Provisioning) => standing.require(Permission::ManageOrganization),
        _ => Err(Refusal::NotAllowed.into()),
    }
}

/// A session is its person's alone; to everybody else, and in place of a bearer token, there is no such thing.
fn authorize_session(standing: &Standing, token: &Token) -> Result<(), Stop> {
    let own = standing.person().is_some_and(|me| token.bearer == Bearer::Person(me));
    if own && token.session.is_some() { Ok(()) } else { Err(Refusal::NotFound(Thing::Token).into()) }
}

/// Own cards and profiles are one's own; those of others do not exist for anyone.
fn authorize_owner(standing: &Standing, owner: Owner, thing: Thing) -> Result<(), Stop> {
    match owner {
        Owner::Organization => standing.require(Permission::ManageOrganizationPayment),
        Owner::Person(person) if standing.person() == Some(person) => Ok(()),
        Owner::Person(_) => Err(Refusal::NotFound(thing).into()),
    }
}

/// As [`authorize_owner`], for a thing that exists: the organization's, too, is unknown to those who may not see it.
fn authorize_owned(standing: &Standing, owner: Owner, thing: Thing) -> Result<(), Stop> {
    if owner == Owner::Organization && !standing.sees_payment() {
        return Err(Refusal::NotFound(thing).into());
    }
    authorize_owner(standing, owner, thing)
}

fn visible(standing: &Standing, subscription: &Subscription, thing: Thing) -> Result<(), Stop> {
    if standing.sees(subscription.owner) { Ok(()) } else { Err(Refusal::NotFound(thing).into()) }
}

fn authorize_change(standing: &Standing, subscription: &Subscription) -> Result<(), Stop> {
    visible(standing, subscription, Thing::Subscription)?;
    match subscription.owner {
        Owner::Organization => standing.require(Permission::ManageOrganizationSubscription),
        Owner::Person(person) if standing.person() == Some(person) => Ok(()),
        Owner::Person(_) if standing.may(Permission::TakeOver) => {
            Err(Refusal::SelfServiceSubscription.into())
        }
        Owner::Person(_) => Err(Refusal::NotAllowed.into()),
    }
}

/// Anyone asks a question; only its purchaser asks to cancel a subscription, with their own words for it.
fn authorize_request(standing: &Standing, facts: &Facts, subject: &SupportSubject) -> Result<(), Stop> {
    standing.person().ok_or(Refusal::NotAllowed)?;
    match subject.subscription() {
        Some(subscription) => authorize_change(standing, facts.subscription(&subscription)?),
        None => Ok(()),
    }
}

fn authorize_resolution(standing: &Standing, request: &SupportRequest) -> Result<(), Stop> {
    let own = standing.person() == Some(request.opened_by);
    if !own && !standing.may(Permission::SeeSupportRequests) {
        return Err(Refusal::NotFound(Thing::SupportRequest).into());
    }
    standing.require(match request.subject {
        SupportSubject::CancelSubscription { .. } => Permission::CancelForPurchaser,
        SupportSubject::Question { .. } => Permission::AnswerQuestions,
    })
}

fn authorize_assignment(standing: &Standing, subscription: &Subscription) -> Result<(), Stop> {
    visible(standing, subscription, Thing::Subscription)?;
    match subscription.owner {
        Owner::Organization => standing.require(Permission::AssignOrganizationLicenses),
        Owner::Person(person) if standing.person() == Some(person) => Ok(()),
        Owner::Person(_) => Err(Refusal::SelfServiceLicenses.into()),
    }
}

fn authorize_take_over(
    standing: &Standing,
    facts: &Facts,
    source: SubscriptionId,
    thing: Thing,
) -> Result<(), Stop> {
    visible(standing, facts.subscription(&source)?, thing)?;
    standing.require(Permission::TakeOver)
}
