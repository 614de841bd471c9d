//! Everything that can happen. Every change of the system is one value of [`Command`].
//!
//! Words are the same everywhere: the file under `decide/`, the command, the route, the event, the message key.

use crate::catalog::Product;
use crate::id::{
    BillingProfileId, JobId, PaymentMethodId, PersonId, PlanId, ServiceId, SubscriptionId, SupportRequestId,
    TakeOverId, TenantId, TokenId, WebhookId,
};
use crate::payment::{Address, Card, Owner};
use crate::people::{Bearer, CancelBasis, MailKind, Role};
use crate::policy::PolicyChange;
use crate::subscription::CancelReason;
use crate::support::{Resolution, SupportSubject};
use crate::take_over::TakeOverAction;
use crate::tax::{TaxChoice, TaxRate};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Principal {
    /// The operator of the installation.
    Operator,
    /// A person of the organization.
    Person(PersonId),
    /// A service account of the organization.
    Service(ServiceId),
    /// Directory provisioning of the organization.
    Provisioning,
    /// Background work, on behalf of time.
    System,
}

impl Principal {
    /// A short stable text, for keys and the audit log.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Operator => "operator".into(),
            Self::Person(id) => format!("person:{id}"),
            Self::Service(id) => format!("service:{id}"),
            Self::Provisioning => "provisioning".into(),
            Self::System => "system".into(),
        }
    }
}

impl From<Bearer> for Principal {
    fn from(bearer: Bearer) -> Self {
        match bearer {
            Bearer::Operator => Self::Operator,
            Bearer::Person(id) => Self::Person(id),
            Bearer::Service(id) => Self::Service(id),
            Bearer::Provisioning => Self::Provisioning,
        }
    }
}

/// A person, named as callers like: by id or by sign-in name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonRef {
    /// By id.
    Id(PersonId),
    /// By user principal name, lower case.
    Name(String),
}

impl PersonRef {
    /// Reads either form; what is not a GUID is a name.
    #[must_use]
    pub fn read(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Name(text.to_lowercase()), Self::Id)
    }
}

/// When a change takes effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Today.
    Now,
    /// When the present term ends.
    Renewal,
}

/// A change of the system. Field meanings are those of the wire (product.md 4).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is documented by the file under decide/ that has its name")]
pub enum Command {
    CreateTenant(CreateTenant),
    ChangeTenant(ChangeTenant),
    CreatePerson(CreatePerson),
    CreateGroup {
        display_name: String,
        members: Vec<PersonId>,
    },
    AssignRoles {
        person: PersonId,
        roles: BTreeSet<Role>,
    },
    SetPassword {
        person: PersonId,
        hash: String,
    },
    ChangeSettings(ChangeSettings),
    SignIn {
        person: PersonId,
        hash: String,
    },
    ExtendSession {
        token: TokenId,
    },
    SignOutEverywhere {
        person: PersonId,
    },
    CreateServiceAccount {
        display_name: String,
        roles: BTreeSet<Role>,
        secret_hash: String,
    },
    IssueToken {
        bearer: Bearer,
        hash: String,
        expires_at: Option<Timestamp>,
    },
    RevokeToken {
        token: TokenId,
    },
    AddWebhook {
        url: String,
        secret: String,
    },
    RemoveWebhook {
        webhook: WebhookId,
    },
    ImportCatalog {
        products: Vec<Product>,
    },
    AddPaymentMethod {
        owner: Owner,
        card: Card,
        address: Address,
    },
    ChangePaymentMethod {
        payment_method: PaymentMethodId,
        expires: Option<Date>,
        name: Option<String>,
        address: Option<Address>,
    },
    RemovePaymentMethod {
        payment_method: PaymentMethodId,
    },
    ChangeBillingProfile(ChangeBillingProfile),
    PlaceOrder(PlaceOrder),
    ChangeQuantity {
        subscription: SubscriptionId,
        total: u32,
        when: When,
    },
    SetRecurring {
        subscription: SubscriptionId,
        recurring: bool,
    },
    AssignLicenses {
        subscription: SubscriptionId,
        people: Vec<PersonRef>,
    },
    UnassignLicenses {
        subscription: SubscriptionId,
        people: Vec<PersonRef>,
    },
    ChangeServicePlans {
        subscription: SubscriptionId,
        person: PersonId,
        disabled_plans: Vec<Uuid>,
    },
    Cancel {
        subscription: SubscriptionId,
        reason: CancelReason,
        comment: Option<String>,
        when: When,
    },
    TakeOver {
        subscription: SubscriptionId,
        action: TakeOverAction,
    },
    ContinueTakeOver {
        take_over: TakeOverId,
        step: u32,
    },
    UndoTakeOver {
        take_over: TakeOverId,
    },
    SetPolicy {
        changes: Vec<PolicyChange>,
    },
    Advance {
        subscription: SubscriptionId,
    },
    RetryJob {
        job: JobId,
    },
    OpenSupportRequest {
        subject: SupportSubject,
    },
    ResolveSupportRequest {
        request: SupportRequestId,
        resolution: Resolution,
        answer: Option<String>,
    },
}

/// A new organization. Its billing profile is made with its first order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are those of people::Tenant")]
pub struct CreateTenant {
    pub domain: String,
    pub name: String,
    pub locale: String,
    pub market: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rate: Option<TaxRate>,
}

/// Settings of the organization; none leaves a setting as it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are those of people::Tenant")]
pub struct ChangeTenant {
    pub name: Option<String>,
    pub locale: Option<String>,
    pub support_contact: Option<String>,
    pub online_cancel_max: Option<u32>,
    pub online_cancel_basis: Option<CancelBasis>,
    /// Only the operator sets it, as whoever sells to the organization has seen its documents (R-BIL-54).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_rate: Option<TaxChoice>,
}

/// A new person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are those of people::Person")]
pub struct CreatePerson {
    pub user_principal_name: String,
    pub display_name: String,
    pub guest: bool,
    pub department: Option<String>,
    pub job_title: Option<String>,
    pub manager: Option<PersonId>,
    pub usage_location: Option<String>,
    pub locale: Option<String>,
}

/// What people set for themselves; none leaves a setting as it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ChangeSettings {
    /// Preferred language; empty means the organization's.
    pub locale: Option<String>,
    /// All the mails that they do not want.
    pub muted: Option<BTreeSet<MailKind>>,
}

/// Changes of a billing profile; none leaves a field as it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are those of payment::BillingProfile")]
pub struct ChangeBillingProfile {
    pub billing_profile: BillingProfileId,
    pub payment_method: Option<PaymentMethodId>,
    pub purchase_order: Option<String>,
    pub bill_to: Option<Address>,
}

/// An order. A person's own order is paid by card (R-USR-11); the organization's goes on its billing profile.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceOrder {
    /// What.
    pub plan: PlanId,
    /// How many.
    pub quantity: u32,
    /// How it is paid; none takes the profile's way.
    pub payment_method: Option<PaymentMethodId>,
    /// Who is billed; none takes the owner's default profile.
    pub billing_profile: Option<BillingProfileId>,
    /// Whether the caller buys for themselves or for the organization.
    pub organization: bool,
    /// Whether it starts as a trial.
    pub trial: bool,
    /// First day, when it starts later (R-SUB-62).
    pub starts_on: Option<Date>,
}

impl Command {
    /// The command's word, as routes, events and permissions spell it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::CreateTenant(_) => "create-tenant",
            Self::ChangeTenant(_) => "change-tenant",
            Self::CreatePerson(_) => "create-person",
            Self::CreateGroup { .. } => "create-group",
            Self::AssignRoles { .. } => "assign-roles",
            Self::SetPassword { .. } => "set-password",
            Self::ChangeSettings(_) => "change-settings",
            Self::SignIn { .. } => "sign-in",
            Self::ExtendSession { .. } => "extend-session",
            Self::SignOutEverywhere { .. } => "sign-out-everywhere",
            Self::CreateServiceAccount { .. } => "create-service-account",
            Self::IssueToken { .. } => "issue-token",
            Self::RevokeToken { .. } => "revoke-token",
            Self::AddWebhook { .. } => "add-webhook",
            Self::RemoveWebhook { .. } => "remove-webhook",
            Self::ImportCatalog { .. } => "import-catalog",
            Self::AddPaymentMethod { .. } => "add-payment-method",
            Self::ChangePaymentMethod { .. } => "change-payment-method",
            Self::RemovePaymentMethod { .. } => "remove-payment-method",
            Self::ChangeBillingProfile(_) => "change-billing-profile",
            Self::PlaceOrder(_) => "place-order",
            Self::ChangeQuantity { .. } => "change-quantity",
            Self::SetRecurring { .. } => "set-recurring",
            Self::AssignLicenses { .. } => "assign-licenses",
            Self::UnassignLicenses { .. } => "unassign-licenses",
            Self::ChangeServicePlans { .. } => "change-service-plans",
            Self::Cancel { .. } => "cancel",
            Self::TakeOver { .. } => "take-over",
            Self::ContinueTakeOver { .. } => "continue-take-over",
            Self::UndoTakeOver { .. } => "undo-take-over",
            Self::SetPolicy { .. } => "set-policy",
            Self::Advance { .. } => "advance",
            Self::RetryJob { .. } => "retry-job",
            Self::OpenSupportRequest { .. } => "open-support-request",
            Self::ResolveSupportRequest { .. } => "resolve-support-request",
        }
    }

    /// The subscription that the command is about, which `If-Match` guards.
    #[must_use]
    pub const fn subscription(&self) -> Option<SubscriptionId> {
        match self {
            Self::ChangeQuantity { subscription, .. }
            | Self::SetRecurring { subscription, .. }
            | Self::AssignLicenses { subscription, .. }
            | Self::UnassignLicenses { subscription, .. }
            | Self::ChangeServicePlans { subscription, .. }
            | Self::Cancel { subscription, .. }
            | Self::TakeOver { subscription, .. }
            | Self::Advance { subscription } => Some(*subscription),
            _ => None,
        }
    }
}

/// One command as somebody sent it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// The organization that it is about.
    pub tenant: TenantId,
    /// Who asks.
    pub principal: Principal,
    /// The idempotency key.
    pub key: String,
    /// For the audit log and the logs.
    pub request_id: String,
    /// The version of the subscription that the caller has seen.
    pub if_match: Option<u64>,
}
