//! Who holds which license.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A license that a person holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct HeldLicense {
    /// Who holds it.
    pub user_id: Uuid,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub assigned_at: Timestamp,
    /// Services that are switched off for this person.
    pub disabled_plans: Vec<Uuid>,
}

/// People who get or lose a license: all or nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UsersRequest {
    /// Ids or user principal names, each once, at most 20.
    #[schema(min_items = 1, max_items = 20)]
    pub users: Vec<String>,
}

/// Services of a license that are switched off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServicePlansRequest {
    /// Services of the product, each once; all others are on.
    pub disabled_plans: Vec<Uuid>,
}

/// The licenses of one product: the sums of all its subscriptions that the caller may see.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct LicenseRow {
    /// The product.
    pub product_id: String,
    /// Its name.
    pub product_name: String,
    /// Licenses of all its subscriptions.
    pub available_quantity: u64,
    /// Licenses that people hold.
    pub assigned: u64,
    /// Licenses that nobody holds.
    pub unassigned: u64,
    /// The subscriptions, at most 200.
    pub subscriptions: Vec<Uuid>,
    /// How many subscriptions there are.
    pub subscriptions_count: u64,
    /// Who bought them by themselves, and who holds their licenses.
    pub purchasers: Vec<Purchaser>,
}

/// Somebody who bought licenses of a product by themselves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Purchaser {
    /// Who.
    pub user_id: Uuid,
    /// Name for people.
    pub display_name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// People who hold the licenses; the first of them when there are many.
    pub users: Vec<LicenseUser>,
    /// How many licenses are held.
    pub users_count: u64,
}

/// Somebody who holds a license.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct LicenseUser {
    /// Who.
    pub user_id: Uuid,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Of which subscription.
    pub subscription_id: Uuid,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub assigned_at: Timestamp,
}
