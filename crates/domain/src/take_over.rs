//! The organization takes a self-service purchase (R-ADM-30 ff., P-7).
//!
//! Moving people is long work: it runs in steps of bounded size, each one command with its own transaction, and a
//! cursor says how far it came. The target's licenses are reserved by the command that starts it, so no step can run out.

use crate::id::{PersonId, SubscriptionId, TakeOverId};
use crate::money::Money;
use crate::subscription::{CancelReason, State, Subscription};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What becomes of the subscription and its people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakeOverAction {
    /// Everyone gets a license of an organization's subscription; this one is deleted.
    MoveUsers {
        /// Where they go.
        target: SubscriptionId,
    },
    /// It is deleted and everyone loses the license.
    Cancel {
        /// Why (R-ADM-35).
        reason: CancelReason,
        /// In the administrator's own words.
        comment: Option<String>,
    },
    /// Owner and payer become the organization; nobody loses a license for a moment.
    Transfer,
}

/// One take-over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TakeOver {
    /// Identity; also the id of its job.
    pub id: TakeOverId,
    /// Raised by one with every change.
    pub version: u64,
    /// The subscription that is taken.
    pub source: SubscriptionId,
    /// What becomes of it.
    pub action: TakeOverAction,
    /// How far it came.
    pub phase: Phase,
    /// People to move; 0 for the other actions.
    pub total: u32,
    /// People looked at so far.
    pub done: u32,
    /// People who got a license of the target so far; the others held one already.
    pub moved: u32,
    /// The last person looked at.
    pub cursor: Option<PersonId>,
    /// Number of the next step.
    pub step: u32,
    /// The source as it was before, for an undo.
    pub before: Box<Subscription>,
    /// What the purchaser gets back.
    pub credit: Option<Money>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it was completed.
    pub completed_at: Option<Timestamp>,
    /// Until when it can be undone.
    pub undo_until: Option<Timestamp>,
}

/// How far a take-over came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// People are being moved.
    Moving,
    /// Done.
    Completed,
    /// People are being moved back.
    Undoing,
    /// As it was before.
    Undone,
}

impl Phase {
    /// The state on the wire: `running` or `done`.
    #[must_use]
    pub const fn job_state(self) -> &'static str {
        match self {
            Self::Moving | Self::Undoing => "running",
            Self::Completed | Self::Undone => "done",
        }
    }
}

impl TakeOver {
    /// The same take-over with one more version.
    #[must_use]
    pub fn next(&self) -> Self {
        Self { version: self.version.saturating_add(1), ..self.clone() }
    }

    /// The state that the source had before.
    #[must_use]
    pub const fn state_before(&self) -> &State {
        &self.before.state
    }
}
