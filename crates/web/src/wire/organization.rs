//! Organizations and what speaks for them.

use super::scalar::{present, three_states, whole};
use super::words::{CancelBasis, Role};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Tenant {
    /// Identity.
    pub id: Uuid,
    /// Mail and sign-in domain, unique everywhere.
    #[schema(example = "aurora.example")]
    pub domain: String,
    /// Name for people.
    pub name: String,
    /// Preferred language.
    pub locale: String,
    /// Market code; it fixes the currency and never changes.
    pub market: String,
    /// Zone in which the days of its bills are counted.
    pub time_zone: String,
    /// The tax on today's purchases as a share of the price: its own, else its market's; null where nobody has said.
    #[schema(example = "0.19")]
    pub tax_rate: Option<String>,
    /// The organization's own support contact.
    pub support_contact: Option<String>,
    /// Up to how many licenses a purchaser cancels online.
    pub online_cancel_max: u32,
    /// What that limit counts.
    pub online_cancel_basis: CancelBasis,
    /// Raised by one with every change.
    pub version: u64,
}

/// A new organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TenantRequest {
    /// Mail and sign-in domain in lower case, unique everywhere.
    pub domain: String,
    /// Name for people.
    pub name: String,
    /// Preferred language.
    pub locale: String,
    /// Market code; it never changes.
    pub market: String,
    /// Its own tax rate, where that of the market does not hold: a share of the price with at most six decimals.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(example = "0.095")]
    pub tax_rate: Option<String>,
}

/// Settings of an organization; what is left out stays.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TenantChange {
    /// Name for people.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Preferred language.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The organization's own support contact.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub support_contact: Option<String>,
    /// Up to how many licenses a purchaser cancels online.
    #[serde(default, deserialize_with = "some_whole", skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub online_cancel_max: Option<i64>,
    /// What that limit counts.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub online_cancel_basis: Option<CancelBasis>,
    /// Its own tax rate from today on, a share of the price with at most six decimals: `0` for an exempt organization, null
    /// for that of its market. Only the operator sets it.
    #[serde(default, deserialize_with = "three_states", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "0.095")]
    pub tax_rate: Option<Option<String>>,
}

fn some_whole<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    whole(deserializer).map(Some)
}

/// An automation identity.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct ServiceAccount {
    /// OAuth client id.
    pub client_id: Uuid,
    /// Shown once, in the answer that makes it; null when that answer is repeated.
    pub client_secret: Option<String>,
    /// Name for people.
    pub display_name: String,
    /// Roles that it acts with.
    pub roles: Vec<Role>,
}

/// A new automation identity.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceAccountRequest {
    /// Name for people.
    pub display_name: String,
    /// Roles that it acts with, at least one.
    #[schema(min_items = 1)]
    pub roles: Vec<Role>,
}

/// A receiver of events over HTTP, signed as the Standard Webhooks specification says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Webhook {
    /// Identity.
    pub id: Uuid,
    /// Where events are posted.
    pub url: String,
    /// Signing key; shown once, in the answer that makes it, and left out everywhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// A new receiver.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookRequest {
    /// Where events are posted.
    pub url: String,
}
