//! What would happen: the answer to every write with `?preview=true`.

use super::organization::Tenant;
use super::payment::{BillingProfile, PaymentMethod};
use super::people::{User, UserRef};
use super::policy::Policy;
use super::scalar::Money;
use super::subscription::Subscription;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a write would do now. Nothing was changed, and no idempotency key was used up.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Preview {
    /// Always true.
    pub preview: bool,
    /// The subscription as it would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription: Option<Subscription>,
    /// The subscription that people would be moved to, with their licenses kept free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_subscription: Option<Subscription>,
    /// The payment method as it would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<PaymentMethod>,
    /// The billing profile as it would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_profile: Option<BillingProfile>,
    /// The organization as it would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<Tenant>,
    /// The person as they would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
    /// The policy as it would be, with the products concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
    /// What would be charged, without tax.
    pub billed: Option<Money>,
    /// What would come back, without tax.
    pub credit: Option<Money>,
    /// The tax on what would be charged, by today's rate and rounded once; null where nobody has said what it is.
    pub billed_tax: Option<Money>,
    /// The tax that would come back with the credit, by the rate of the period's first day and rounded once.
    pub credit_tax: Option<Money>,
    /// The lines of the bill.
    pub lines: Vec<Line>,
    /// The people concerned: who would get, lose or change a license. At most 200.
    pub users: Vec<UserRef>,
    /// How many people are concerned.
    pub users_count: u64,
    /// Who would get mail.
    pub mails: Vec<Mail>,
    /// Why it would come out so.
    pub notes: Vec<Note>,
}

/// One line of a bill.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Line {
    /// What it is about.
    pub subscription_id: Uuid,
    /// Who owes it.
    pub billing_profile_id: Uuid,
    /// First day of the billing period that it belongs to.
    #[schema(value_type = String, format = Date)]
    pub period_from: Date,
    /// First day after that period.
    #[schema(value_type = String, format = Date)]
    pub period_to: Date,
    /// First day that it is about.
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// First day after those.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// Licenses on those days.
    pub quantity: u32,
    /// Price of one license for the whole period.
    pub unit_price: Money,
    /// What is owed without tax; negative for a credit.
    pub amount: Money,
    /// Why: `purchase`, `renewal`, `quantity_added`, `quantity_removed`, `canceled` or `taken_over`.
    pub why: String,
}

/// A mail that would be sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Mail {
    /// Address.
    pub to: String,
    /// Name for people.
    pub name: String,
    /// What it would say: `purchase_confirmed`, `purchase_made`, `taken_over`, `licenses_assigned`, `take_over_undone`,
    /// `support_request_resolved`.
    pub kind: String,
}

/// Why something came out as it did.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Note {
    /// Stable code.
    #[schema(example = "nothing_changed")]
    pub code: String,
    /// The people that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub user_ids: Vec<Uuid>,
    /// The number that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
    /// The product that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
}
