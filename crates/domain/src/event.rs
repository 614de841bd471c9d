//! What happened: the audit log and the event stream in one. Nothing in an event is ever changed.

use crate::billing::Line;
use crate::id::{PersonId, SubscriptionId, SupportRequestId, TakeOverId, TenantId};
use crate::money::Money;
use crate::payment::Owner;
use crate::people::Role;
use crate::policy::PolicyChange;
use crate::subscription::{CancelReason, Status};
use crate::support::{Resolution, SupportSubject};
use crate::take_over::TakeOverAction;
use crate::work::{Purchase, Recipient, SupportOutcome, TakenOverHow};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What happened. Recipients are for [`crate::react`] and are not part of the log.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields have the names of the things that they are about")]
pub enum Event {
    TenantCreated {
        tenant_id: TenantId,
        domain: String,
    },
    TenantChanged {
        fields: Vec<&'static str>,
    },
    PersonCreated {
        user_id: PersonId,
        user_principal_name: String,
    },
    GroupCreated {
        group_id: Uuid,
        display_name: String,
        members: usize,
    },
    RolesAssigned {
        user_id: PersonId,
        roles: BTreeSet<Role>,
        before: BTreeSet<Role>,
    },
    PasswordSet {
        user_id: PersonId,
    },
    SettingsChanged {
        user_id: PersonId,
        fields: Vec<&'static str>,
    },
    SignedIn {
        user_id: PersonId,
        token_id: Uuid,
    },
    SignedOutEverywhere {
        user_id: PersonId,
    },
    ServiceAccountCreated {
        client_id: Uuid,
        roles: BTreeSet<Role>,
    },
    TokenIssued {
        token_id: Uuid,
        bearer: String,
    },
    TokenRevoked {
        token_id: Uuid,
    },
    WebhookAdded {
        webhook_id: Uuid,
        url: String,
    },
    WebhookRemoved {
        webhook_id: Uuid,
    },
    CatalogImported {
        products: Vec<String>,
    },
    PaymentMethodAdded {
        payment_method_id: Uuid,
        brand: String,
        last4: String,
    },
    PaymentMethodChanged {
        payment_method_id: Uuid,
    },
    PaymentMethodRemoved {
        payment_method_id: Uuid,
    },
    BillingProfileChanged {
        billing_profile_id: Uuid,
        fields: Vec<&'static str>,
    },
    Purchased {
        purchase: Purchase,
        owner: Owner,
        #[serde(skip)]
        purchaser: Option<Recipient>,
        #[serde(skip)]
        admins: Vec<Recipient>,
    },
    QuantityChanged {
        subscription_id: SubscriptionId,
        before: u32,
        total: u32,
    },
    QuantityScheduled {
        subscription_id: SubscriptionId,
        total: u32,
        on: Date,
    },
    RecurringSet {
        subscription_id: SubscriptionId,
        recurring: bool,
    },
    LicensesAssigned {
        subscription_id: SubscriptionId,
        product: String,
        users: Vec<PersonId>,
        #[serde(skip)]
        recipients: Vec<Recipient>,
    },
    LicensesUnassigned {
        subscription_id: SubscriptionId,
        users: Vec<PersonId>,
    },
    ServicePlansChanged {
        subscription_id: SubscriptionId,
        user_id: PersonId,
        disabled_plans: Vec<Uuid>,
        before: Vec<Uuid>,
    },
    Canceled {
        subscription_id: SubscriptionId,
        reason: CancelReason,
        comment: Option<String>,
        on: Date,
    },
    TakeOverStarted {
        take_over_id: TakeOverId,
        subscription_id: SubscriptionId,
        action: TakeOverAction,
        users: u32,
    },
    UsersMoved {
        take_over_id: TakeOverId,
        from: SubscriptionId,
        into: SubscriptionId,
        after: Option<PersonId>,
        upto: PersonId,
        users: u32,
        moved: u32,
    },
    TakenOver {
        take_over_id: TakeOverId,
        subscription_id: SubscriptionId,
        product: String,
        how: TakenOverHow,
        on: Date,
        credit: Option<Money>,
        #[serde(skip)]
        purchaser: Option<Recipient>,
    },
    TakeOverUndoStarted {
        take_over_id: TakeOverId,
        subscription_id: SubscriptionId,
    },
    TakeOverUndone {
        take_over_id: TakeOverId,
        subscription_id: SubscriptionId,
        product: String,
        #[serde(skip)]
        purchaser: Option<Recipient>,
    },
    Billed {
        subscription_id: SubscriptionId,
        lines: Vec<Line>,
    },
    PolicyChanged {
        changes: Vec<PolicyChange>,
    },
    Renewed {
        subscription_id: SubscriptionId,
        on: Date,
        quantity: u32,
        unit_price: Money,
    },
    StatusChanged {
        subscription_id: SubscriptionId,
        from: Status,
        to: Status,
        on: Date,
    },
    LicensesForgotten {
        subscription_id: SubscriptionId,
    },
    JobRetried {
        job_id: Uuid,
    },
    SupportRequestOpened {
        support_request_id: SupportRequestId,
        user_id: PersonId,
        subject: SupportSubject,
    },
    SupportRequestResolved {
        support_request_id: SupportRequestId,
        resolution: Resolution,
        answer: Option<String>,
        #[serde(skip)]
        opener: Recipient,
        #[serde(skip)]
        outcome: SupportOutcome,
    },
}

impl Event {
    /// The event's word, as webhooks and lists spell it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::TenantCreated { .. } => "tenant.created",
            Self::TenantChanged { .. } => "tenant.changed",
            Self::PersonCreated { .. } => "person.created",
            Self::GroupCreated { .. } => "group.created",
            Self::RolesAssigned { .. } => "roles.assigned",
            Self::PasswordSet { .. } => "password.set",
            Self::SettingsChanged { .. } => "settings.changed",
            Self::SignedIn { .. } => "session.signed_in",
            Self::SignedOutEverywhere { .. } => "session.signed_out_everywhere",
            Self::ServiceAccountCreated { .. } => "service_account.created",
            Self::TokenIssued { .. } => "token.issued",
            Self::TokenRevoked { .. } => "token.revoked",
            Self::WebhookAdded { .. } => "webhook.added",
            Self::WebhookRemoved { .. } => "webhook.removed",
            Self::CatalogImported { .. } => "catalog.imported",
            Self::PaymentMethodAdded { .. } => "payment_method.added",
            Self::PaymentMethodChanged { .. } => "payment_method.changed",
            Self::PaymentMethodRemoved { .. } => "payment_method.removed",
            Self::BillingProfileChanged { .. } => "billing_profile.changed",
            Self::Purchased { .. } => "subscription.purchased",
            Self::QuantityChanged { .. } => "subscription.quantity_changed",
            Self::QuantityScheduled { .. } => "subscription.quantity_scheduled",
            Self::RecurringSet { .. } => "subscription.recurring_set",
            Self::LicensesAssigned { .. } => "licenses.assigned",
            Self::LicensesUnassigned { .. } => "licenses.unassigned",
            Self::ServicePlansChanged { .. } => "licenses.service_plans_changed",
            Self::Canceled { .. } => "subscription.canceled",
            Self::TakeOverStarted { .. } => "take_over.started",
            Self::UsersMoved { .. } => "take_over.users_moved",
            Self::TakenOver { .. } => "take_over.completed",
            Self::TakeOverUndoStarted { .. } => "take_over.undo_started",
            Self::TakeOverUndone { .. } => "take_over.undone",
            Self::Billed { .. } => "subscription.billed",
            Self::PolicyChanged { .. } => "policy.changed",
            Self::Renewed { .. } => "subscription.renewed",
            Self::StatusChanged { .. } => "subscription.status_changed",
            Self::LicensesForgotten { .. } => "licenses.forgotten",
            Self::JobRetried { .. } => "job.retried",
            Self::SupportRequestOpened { .. } => "support_request.opened",
            Self::SupportRequestResolved { .. } => "support_request.resolved",
        }
    }

    /// The id of the thing that it is about; none when it is about the organization.
    #[must_use]
    pub fn subject(&self) -> Option<Uuid> {
        match self {
            Self::TenantChanged { .. } | Self::CatalogImported { .. } | Self::PolicyChanged { .. } => None,
            Self::TenantCreated { tenant_id, .. } => Some(tenant_id.0),
            Self::PersonCreated { user_id, .. }
            | Self::RolesAssigned { user_id, .. }
            | Self::PasswordSet { user_id }
            | Self::SettingsChanged { user_id, .. }
            | Self::SignedIn { user_id, .. }
            | Self::SignedOutEverywhere { user_id } => Some(user_id.0),
            Self::GroupCreated { group_id: id, .. }
            | Self::ServiceAccountCreated { client_id: id, .. }
            | Self::TokenIssued { token_id: id, .. }
            | Self::TokenRevoked { token_id: id }
            | Self::WebhookAdded { webhook_id: id, .. }
            | Self::WebhookRemoved { webhook_id: id }
            | Self::PaymentMethodAdded { payment_method_id: id, .. }
            | Self::PaymentMethodChanged { payment_method_id: id }
            | Self::PaymentMethodRemoved { payment_method_id: id }
            | Self::BillingProfileChanged { billing_profile_id: id, .. }
            | Self::JobRetried { job_id: id } => Some(*id),
            Self::Purchased { purchase, .. } => Some(purchase.subscription_id.0),
            Self::SupportRequestOpened { support_request_id: id, .. }
            | Self::SupportRequestResolved { support_request_id: id, .. } => Some(id.0),
            Self::UsersMoved { from, .. } => Some(from.0),
            Self::QuantityChanged { subscription_id, .. }
            | Self::QuantityScheduled { subscription_id, .. }
            | Self::RecurringSet { subscription_id, .. }
            | Self::LicensesAssigned { subscription_id, .. }
            | Self::LicensesUnassigned { subscription_id, .. }
            | Self::ServicePlansChanged { subscription_id, .. }
            | Self::Canceled { subscription_id, .. }
            | Self::TakeOverStarted { subscription_id, .. }
            | Self::TakenOver { subscription_id, .. }
            | Self::TakeOverUndoStarted { subscription_id, .. }
            | Self::TakeOverUndone { subscription_id, .. }
            | Self::Billed { subscription_id, .. }
            | Self::Renewed { subscription_id, .. }
            | Self::StatusChanged { subscription_id, .. }
            | Self::LicensesForgotten { subscription_id } => Some(subscription_id.0),
        }
    }
}
