//! What can be bought.

use super::scalar::Money;
use super::words::{BillingFrequency, OfferType, PolicyValue, SaleStatus, Term, Terms};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A product of the catalog, as the caller sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Product {
    /// Public id.
    #[schema(example = "CFQ7TTC0H9MP")]
    pub product_id: String,
    /// Name for people.
    pub name: String,
    /// Former ids that still mean this product.
    pub aliases: Vec<String>,
    /// What is assigned to people.
    pub sku_id: Uuid,
    /// The SKU's name for scripts.
    #[schema(example = "POWER_BI_PRO")]
    pub sku_part_number: String,
    /// A word to browse by.
    pub category: String,
    /// The type of a third-party offer.
    pub offer_type: Option<OfferType>,
    /// Services that its license gives; each can be switched off for a person.
    pub service_plans: Vec<ServicePlan>,
    /// The ways to buy it that have a price in the caller's market today.
    pub plans: Vec<Plan>,
    /// Whether the caller may buy it by themselves.
    pub self_service: SelfService,
    /// Days of a trial; null when there is none.
    pub trial_days: Option<u16>,
    /// Whether a trial can start without a payment method.
    pub trial_without_payment_method: bool,
    /// Under which rules it is cancelled and reduced.
    pub terms: Terms,
    /// Whether it can be bought.
    pub status: SaleStatus,
}

/// A service that a license gives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ServicePlan {
    /// Identity.
    pub service_plan_id: Uuid,
    /// Name for scripts.
    pub service_plan_name: String,
    /// Name for people; may be empty.
    pub friendly_name: String,
}

/// One way to buy a product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Plan {
    /// Give this in an order.
    pub plan_id: Uuid,
    /// Length of one term.
    pub term: Term,
    /// How often a term is billed.
    pub billing_frequency: BillingFrequency,
    /// Price of one license for one billing period, without tax.
    pub unit_price: Money,
}

/// Whether the caller may buy a product by themselves. For callers who are no people: whether an ordinary member may.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SelfService {
    /// The policy value in force.
    pub value: PolicyValue,
    /// Whether a purchase would be allowed.
    pub allowed: bool,
    /// Whether a trial would be allowed.
    pub trial_allowed: bool,
    /// Why: where the policy value comes from, or the code of the refusal that a purchase would meet.
    #[schema(example = "organization_default")]
    pub reason: String,
    /// The refusal in words, in the language of the request; null when a purchase is allowed.
    pub message: Option<String>,
}

/// Products to take into the catalog: the shape of `catalog.json`, at most 200 at once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogImport {
    /// A remark, not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The products, with all their plans and prices.
    #[schema(value_type = Vec<Object>)]
    pub products: Vec<purser_domain::catalog::Product>,
}

/// What was taken in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct CatalogImported {
    /// Products taken in.
    pub products: u32,
}
