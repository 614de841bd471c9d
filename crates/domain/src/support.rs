//! Support requests: what people cannot do online is asked for here, and somebody with the right does it or says no
//! (P-2, W-P6). Asking changes nothing; a request that is resolved never changes again.

use crate::command::Principal;
use crate::id::{PersonId, SubscriptionId, SupportRequestId};
use crate::subscription::CancelReason;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that a person asked support for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SupportRequest {
    /// Identity.
    pub id: SupportRequestId,
    /// Raised by one with every change: 1 while it is open, 2 when it is resolved.
    pub version: u64,
    /// Who asked.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: Timestamp,
    /// What.
    pub subject: SupportSubject,
    /// What became of it; none while it is open.
    pub resolved: Option<Resolved>,
}

/// What a support request asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportSubject {
    /// To cancel a subscription that has too many licenses for its purchaser to cancel it online (P-2).
    CancelSubscription {
        /// Which one.
        subscription: SubscriptionId,
        /// The purchaser's reason.
        reason: CancelReason,
        /// In their own words; at most `limits::COMMENT_MAX` characters.
        comment: Option<String>,
    },
    /// To answer a question.
    Question {
        /// Plain text of 1 to `limits::COMMENT_MAX` characters.
        text: String,
    },
}

/// What became of a support request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Resolved {
    /// Whether it was done.
    pub resolution: Resolution,
    /// What the person was told; at most `limits::COMMENT_MAX` characters.
    pub answer: Option<String>,
    /// Who decided.
    pub resolved_by: Principal,
    /// When.
    pub resolved_at: Timestamp,
}

/// How a support request is decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// What was asked for is done.
    Done,
    /// It is not done.
    Declined,
}

/// Where a support request is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportStatus {
    /// Nobody has decided it yet.
    Open,
    /// What was asked for is done.
    Done,
    /// It is not done.
    Declined,
}

impl SupportStatus {
    /// The word of lists and of the stored column.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Declined => "declined",
        }
    }
}

impl SupportRequest {
    /// Where it is.
    #[must_use]
    pub fn status(&self) -> SupportStatus {
        match self.resolved.as_ref().map(|resolved| resolved.resolution) {
            None => SupportStatus::Open,
            Some(Resolution::Done) => SupportStatus::Done,
            Some(Resolution::Declined) => SupportStatus::Declined,
        }
    }
}

impl SupportSubject {
    /// The subscription that it is about, if it is about one.
    #[must_use]
    pub const fn subscription(&self) -> Option<SubscriptionId> {
        match self {
            Self::CancelSubscription { subscription, .. } => Some(*subscription),
            Self::Question { .. } => None,
        }
    }
}
