//! The self-service purchase policy.

use super::preview::Note;
use super::scalar::three_states;
use super::words::{OfferType, PolicySource, PolicyValue};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What people may buy by themselves, product by product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Policy {
    /// What holds for products that nobody decided about, also those added later.
    pub default: PolicyValue,
    /// Where that comes from.
    pub default_because: PolicySource,
    /// Rules for parts of the organization. There are none yet.
    #[schema(value_type = Vec<Object>)]
    pub rules: Vec<serde_json::Value>,
    /// One page of the products that people can buy by themselves.
    pub products: Vec<ProductPolicy>,
    /// Give this as `cursor` to get more products; null at the end.
    pub next: Option<String>,
    /// Every type of third-party offers.
    pub offer_types: Vec<OfferTypePolicy>,
    /// What a change wants its author to know; left out when there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// What holds for one product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ProductPolicy {
    /// The product.
    pub product_id: String,
    /// Its name.
    pub name: String,
    /// What holds.
    pub value: PolicyValue,
    /// Why.
    pub because: PolicySource,
}

/// What holds for one type of third-party offers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct OfferTypePolicy {
    /// The type.
    pub offer_type: OfferType,
    /// Its name.
    pub name: String,
    /// What holds.
    pub value: PolicyValue,
    /// Why.
    pub because: PolicySource,
}

/// A change of the policy; what is left out stays.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyChange {
    /// The organization's default; null returns to the built-in one.
    #[serde(default, deserialize_with = "three_states", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<PolicyValue>)]
    pub default: Option<Option<PolicyValue>>,
    /// Products, by current or former ids, at most 500.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductValue>,
    /// Types of third-party offers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offer_types: Vec<OfferTypeValue>,
    /// Rules for parts of the organization. Anything but an empty list is refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>, max_items = 0)]
    pub rules: Vec<serde_json::Value>,
}

/// A decision about one product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductValue {
    /// The product.
    pub product_id: String,
    /// What shall hold; null removes the decision, so that the default holds.
    #[serde(deserialize_with = "nullable")]
    #[schema(required)]
    pub value: Option<PolicyValue>,
}

/// A decision about one type of third-party offers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferTypeValue {
    /// The type.
    pub offer_type: OfferType,
    /// What shall hold: `Enabled` or `Disabled`; null removes the decision.
    #[serde(deserialize_with = "nullable")]
    #[schema(required)]
    pub value: Option<PolicyValue>,
}

/// A field that may be null but not left out.
fn nullable<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<PolicyValue>, D::Error> {
    Option::deserialize(deserializer)
}
