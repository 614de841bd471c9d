//! The shapes of the reference.

use crate::wire;
use purser_domain::catalog::Product;
use purser_domain::policy::{OfferType, POLICY_ID, PolicySet};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The scope of a product's entry.
pub const PRODUCT: &str = "product";
/// The scope of an offer type's entry.
pub const OFFER_TYPE: &str = "OfferType";

/// Every policy: there is one.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferencePolicies)]
pub struct Policies {
    /// The policies.
    pub items: Vec<Policy>,
}

/// A policy.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferencePolicy)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// `AllowSelfServicePurchase`.
    id: String,
    /// What it decides.
    description: String,
    /// What holds for products that nobody decided about.
    default_value: wire::PolicyValue,
}

/// Entries of a policy.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceEntries)]
pub struct Entries {
    /// The entries, all of them.
    pub items: Vec<Entry>,
}

/// An entry: of a product, or of a type of third-party offers.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceEntry)]
#[serde(untagged)]
pub enum Entry {
    /// Of a product.
    Product(ProductEntry),
    /// Of a type of offers.
    Scope(ScopeEntry),
}

/// The entry of a product.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceProductEntry)]
#[serde(rename_all = "camelCase")]
pub struct ProductEntry {
    policy_id: String,
    policy_value: wire::PolicyValue,
    scope: String,
    product_name: String,
    product_id: String,
}

/// The entry of a type of third-party offers.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceScopeEntry)]
#[serde(rename_all = "camelCase")]
pub struct ScopeEntry {
    policy_id: String,
    policy_value: wire::PolicyValue,
    scope: String,
    scope_id: String,
    scope_value: String,
}

/// What shall hold.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = ReferencePolicyValue)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyValue {
    /// `Enabled`, `Disabled` or `OnlyTrialsWithoutPaymentMethod`.
    pub policy_value: wire::PolicyValue,
}

impl Policy {
    pub fn of(set: &PolicySet) -> Self {
        Self {
            id: POLICY_ID.into(),
            description: "Whether people of the organization may buy products and start trials by themselves"
                .into(),
            default_value: set.fallback().value.into(),
        }
    }
}

impl Entry {
    pub fn product(set: &PolicySet, product: &Product) -> Self {
        Self::Product(ProductEntry {
            policy_id: POLICY_ID.into(),
            policy_value: set.evaluate(product).value.into(),
            scope: PRODUCT.into(),
            product_name: product.name.clone(),
            product_id: product.product_id.clone(),
        })
    }

    pub fn offer_type(set: &PolicySet, offer_type: OfferType) -> Self {
        Self::Scope(ScopeEntry {
            policy_id: POLICY_ID.into(),
            policy_value: set.evaluate_offer_type(offer_type).value.into(),
            scope: OFFER_TYPE.into(),
            scope_id: offer_type.word().into(),
            scope_value: offer_type.name().into(),
        })
    }
}
