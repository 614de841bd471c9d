//! Bearer tokens.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whose rights a token carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The caller's own.
    #[default]
    #[serde(rename = "self")]
    Caller,
    /// Another person's; only the operator may.
    User,
    /// A service account's.
    ServiceAccount,
    /// Directory provisioning (SCIM) of the organization, and nothing else.
    Provisioning,
}

/// A new token.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenRequest {
    /// Whose rights it carries.
    #[serde(default, rename = "for")]
    pub holder: Holder,
    /// The user or the service account, for those two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// From when on it is refused; without it, it holds until revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Timestamp>,
}

/// A token that was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Token {
    /// Public name, for revoking it.
    pub id: Uuid,
    /// The secret, shown once; null when this answer is repeated.
    pub token: Option<String>,
    /// From when on it is refused.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Timestamp>,
}
