//! Background work that can be watched.

use super::scalar::Money;
use super::words::{JobState, TakeOverAction};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A piece of background work.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Job {
    /// Identity.
    pub id: Uuid,
    /// What it does: `take-over`, `mail` or `webhook`.
    pub kind: String,
    /// How far it came.
    pub state: JobState,
    /// Parts done so far.
    pub done: u64,
    /// Parts in all.
    pub total: u64,
    /// What came out, once it is done.
    pub result: Option<JobResult>,
    /// Why the last attempt failed.
    pub error: Option<String>,
    /// When it is tried next, while it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
}

/// What came out of a take-over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct JobResult {
    /// The subscription that was taken.
    pub subscription_id: Uuid,
    /// What became of it.
    pub action: TakeOverAction,
    /// Where people went.
    pub target_subscription_id: Option<Uuid>,
    /// People who got a license of the target.
    pub moved: u32,
    /// What the purchaser gets back, without tax.
    pub credit: Option<Money>,
    /// Until when it can be undone.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub undo_until: Option<Timestamp>,
    /// Whether it was undone.
    pub undone: bool,
}
