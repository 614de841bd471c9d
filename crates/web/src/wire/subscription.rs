//! Orders and subscriptions.

use super::scalar::{Money, whole};
use super::words::{BillingFrequency, BuyFor, CancelReason, Status, TakeOverAction, Term, Terms, When};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A purchase of a product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Subscription {
    /// Identity.
    pub id: Uuid,
    /// The product's id when it was bought.
    pub product_id: String,
    /// The product's name when it was bought.
    pub product_name: String,
    /// What is assigned to people.
    pub sku_id: Uuid,
    /// The SKU's name for scripts.
    pub sku_part_number: String,
    /// The plan that was bought.
    pub plan_id: Uuid,
    /// Where it is in its life.
    pub status: Status,
    /// Whether it is a trial.
    pub trial: bool,
    /// Whose it is.
    pub owner: Owner,
    /// Licenses.
    pub quantity: u32,
    /// Licenses from the next renewal on, when another number is scheduled.
    pub quantity_at_renewal: Option<u32>,
    /// Licenses that people hold.
    pub assigned: u32,
    /// Licenses that can be assigned now.
    pub available: u32,
    /// Price of one license for one billing period, without tax.
    pub unit_price: Option<Money>,
    /// Price of all licenses for one billing period, without tax.
    pub price: Option<Money>,
    /// Length of one term.
    pub term: Term,
    /// How often a term is billed.
    pub billing_frequency: BillingFrequency,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub starts_on: Date,
    /// First day after the term, the trial or the state that has ended.
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
    /// Whether it renews at its end.
    pub recurring: bool,
    /// Under which rules it is cancelled and reduced.
    pub terms: Terms,
    /// The billing profile that pays.
    pub billing_profile_id: Uuid,
    /// The take-over that is at work on it; also the id of its job.
    pub take_over_job_id: Option<Uuid>,
    /// When it was bought.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Raised by one with every change; also its `ETag`.
    pub version: u64,
}

/// Whose a subscription is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Owner {
    /// The organization, or a user.
    #[serde(rename = "type")]
    pub kind: OwnerKind,
    /// The user; null for the organization.
    pub user_id: Option<Uuid>,
    /// Name for people.
    pub display_name: String,
}

/// The organization, or a user.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// Bought centrally.
    Organization,
    /// Bought by a person themselves.
    User,
}

/// An order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderRequest {
    /// One of the product's plans.
    pub plan_id: Uuid,
    /// Licenses, 1 to 1,000,000.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub quantity: i64,
    /// How it is paid; without it the billing profile's way. A person pays by card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Uuid>,
    /// Who is billed; without it the owner's default billing profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_profile_id: Option<Uuid>,
    /// For whom it is.
    #[serde(rename = "for")]
    pub buy_for: BuyFor,
    /// Whether it starts as a trial.
    #[serde(default)]
    pub trial: bool,
    /// First day, when it starts later: a day within the next year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<Date>,
}

/// A new number of licenses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuantityRequest {
    /// The new absolute total, 1 to 1,000,000: 105 where there were 100 and five are added.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub total: i64,
    /// From when on.
    #[serde(default = "now")]
    pub when: When,
}

const fn now() -> When {
    When::Now
}

/// Whether a subscription renews.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecurringRequest {
    /// Whether it renews at its end.
    pub recurring: bool,
}

/// A cancellation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelRequest {
    /// Why.
    pub reason: CancelReason,
    /// In the owner's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Today, or before the next renewal.
    #[serde(default = "now")]
    pub when: When,
}

/// A cancelled subscription.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Canceled {
    /// The subscription as it is now.
    #[serde(flatten)]
    pub subscription: Subscription,
    /// What comes back, without tax; null when nothing does.
    pub credit: Option<Money>,
}

/// A take-over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOverRequest {
    /// What becomes of the subscription and its people.
    pub action: TakeOverAction,
    /// Where people go: needed to move them, not allowed otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_subscription_id: Option<Uuid>,
    /// Why: needed to cancel, not allowed otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<CancelReason>,
    /// In the administrator's own words; only to cancel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}
