//! People, and who the caller is.

use super::words::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A person, as they are named in other things.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct UserRef {
    /// Identity.
    pub user_id: Uuid,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
}

/// A person of the organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct User {
    /// Identity.
    pub id: Uuid,
    /// Sign-in name and mail address.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Whether they are a guest.
    pub guest: bool,
    /// Whether the account may act.
    pub active: bool,
    /// What is not everybody's business; left out for callers without a directory role, unless it is about themselves.
    #[serde(default, flatten, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = UserDetail)]
    pub detail: Option<UserDetail>,
}

/// What is not everybody's business.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct UserDetail {
    /// Directory roles.
    #[schema(required = false)]
    pub roles: Vec<Role>,
    /// Department.
    pub department: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Whom they report to.
    pub manager_id: Option<Uuid>,
    /// ISO 3166 code.
    #[schema(required = false)]
    pub usage_location: String,
    /// Preferred language; null for the organization's.
    pub locale: Option<String>,
}

/// A new person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserRequest {
    /// Sign-in name and mail address, unique everywhere.
    #[schema(example = "lee@aurora.example")]
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Whether they are a guest.
    #[serde(default)]
    pub guest: bool,
    /// Department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Job title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Whom they report to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager_id: Option<Uuid>,
    /// ISO 3166 code; without it the organization's market.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_location: Option<String>,
    /// Preferred language; without it the organization's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// All roles of a person; those left out are taken away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RolesRequest {
    /// Directory roles.
    pub roles: Vec<Role>,
}

/// A person's new password.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordRequest {
    /// 12 to 500 characters. It is kept as an argon2id hash and never shown.
    #[schema(min_length = 12, max_length = 500)]
    pub password: String,
}

/// Who the caller is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Me {
    /// `operator`, `person` or `service`.
    pub kind: String,
    /// The organization that the call is about.
    pub tenant: super::organization::Tenant,
    /// The person, for people.
    pub user: Option<User>,
    /// The client id, for service accounts.
    pub client_id: Option<Uuid>,
    /// Directory roles that count.
    pub roles: Vec<Role>,
}
