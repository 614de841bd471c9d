//! The audit log and the event stream in one.

use super::preview::Note;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Event {
    /// Identity.
    pub id: Uuid,
    /// Its place in the organization's log, without gaps.
    pub seq: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who did it: `person:<id>`, `service:<id>`, `operator`, `provisioning` or `system`.
    pub actor: String,
    /// By which command.
    #[schema(example = "take-over")]
    pub command: String,
    /// What happened.
    #[serde(rename = "type")]
    #[schema(example = "take_over.completed")]
    pub kind: String,
    /// What it is about; null when it is about the organization.
    pub subject: Option<Uuid>,
    /// The details.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
    /// Why it came out so.
    pub notes: Vec<Note>,
    /// The request that caused it.
    pub request_id: String,
}
