//! Who holds which license. A seat is a named claim: one live seat per person and subscription.

use crate::id::{PersonId, SubscriptionId, TakeOverId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A license that a person holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    /// Of which subscription.
    pub subscription_id: SubscriptionId,
    /// Held by whom.
    pub person_id: PersonId,
    /// Since when.
    pub assigned_at: Timestamp,
    /// Service plans that are switched off (R-LIC-3).
    pub disabled_plans: Vec<Uuid>,
    /// The take-over that brought it here, so that an undo finds it.
    pub take_over_id: Option<TakeOverId>,
}

/// What one step of a move would carry over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MoveStep {
    /// The last person of the step, in the order of ids; none when nobody is left.
    pub upto: Option<PersonId>,
    /// People in the step.
    pub people: u32,
    /// Those among them who already hold a license of the target.
    pub already_there: u32,
}
