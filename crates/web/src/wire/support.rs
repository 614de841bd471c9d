//! What people ask support for.

use super::people::UserRef;
use super::words::{CancelReason, Resolution, SupportKind, SupportStatus};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Something that a person asked support for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct SupportRequest {
    /// Identity.
    pub id: Uuid,
    /// What is asked for.
    pub kind: SupportKind,
    /// Whether it is decided.
    pub status: SupportStatus,
    /// Who asked.
    pub opened_by: UserRef,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// The subscription to cancel.
    pub subscription_id: Option<Uuid>,
    /// Name of its product.
    pub product_name: Option<String>,
    /// Why to cancel it.
    pub reason: Option<CancelReason>,
    /// In the purchaser's own words.
    pub comment: Option<String>,
    /// The question.
    pub text: Option<String>,
    /// What the person was told.
    pub answer: Option<String>,
    /// When it was decided.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub resolved_at: Option<Timestamp>,
}

/// What to ask for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupportRequestRequest {
    /// What is asked for.
    pub kind: SupportKind,
    /// The subscription: needed to cancel one, not allowed otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscription_id: Option<Uuid>,
    /// Why: needed to cancel, not allowed otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<CancelReason>,
    /// In the purchaser's own words, at most 2,000 characters; only to cancel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The question, 1 to 2,000 characters: needed for one, not allowed otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// How a support request is decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionRequest {
    /// Whether it is done.
    pub resolution: Resolution,
    /// What the person is told, at most 2,000 characters; needed unless a subscription is cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}
