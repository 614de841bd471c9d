//! What goes in and out of a transaction: what to open, what was found, what to write.

use jiff::Timestamp;
use purser_domain::facts::{Facts, Key};
use purser_domain::id::{EventId, JobId, TenantId};
use purser_domain::plan::Change;
use purser_domain::work::Work;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Things to read, by organization.
pub type Wants = BTreeMap<TenantId, BTreeSet<Key>>;

/// What a transaction starts with. All of it is one round trip.
#[derive(Clone, Default, Debug)]
pub struct Opening {
    /// Organizations whose rows are locked, in the order of ids.
    pub tenants: BTreeSet<TenantId>,
    /// Calls that may have been answered before.
    pub recall: Vec<Recall>,
    /// What is certain to be asked for. What is wanted of an organization that is not opened is ignored.
    pub wants: Wants,
}

/// An idempotency key of a caller.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Recall {
    /// Organization of the call.
    pub tenant: TenantId,
    /// Who called, as `Principal::text`.
    pub principal: String,
    /// The key.
    pub key: String,
}

/// What a call was answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recalled {
    /// Of the command, so that a key used for something else is noticed.
    pub fingerprint: String,
    /// The answer.
    pub outcome: serde_json::Value,
}

/// What was found.
#[derive(Clone, Default, Debug)]
pub struct Opened {
    /// Organizations that exist.
    pub tenants: BTreeMap<TenantId, OpenTenant>,
    /// Answers in the order of [`Opening::recall`].
    pub recalled: Vec<Option<Recalled>>,
}

/// An organization, locked by the transaction.
#[derive(Clone, Debug)]
pub struct OpenTenant {
    /// What was read of it so far.
    pub facts: Facts,
    /// Number of its last event; 0 when there is none.
    pub event_seq: u64,
    /// When something was last changed; time never goes back within an organization.
    pub last_at: Timestamp,
}

/// What a transaction writes.
#[derive(Clone, Default, Debug)]
pub struct Write {
    /// In the order of tenant ids.
    pub tenants: Vec<TenantWrite>,
}

/// What is written of one organization.
#[derive(Clone, Debug)]
pub struct TenantWrite {
    /// Which one; it was opened by the transaction.
    pub tenant: TenantId,
    /// Its market, which says in which order its names are listed.
    pub market: String,
    /// Number of its last event, after this.
    pub event_seq: u64,
    /// When it was last changed, after this.
    pub at: Timestamp,
    /// In the order in which they were decided.
    pub changes: Vec<Change>,
    /// What happened.
    pub events: Vec<EventRow>,
    /// What must happen. One with the id of a stored job takes its place: a take-over's undo goes on under the same id.
    pub jobs: Vec<JobRow>,
    /// What was answered.
    pub remember: Vec<Remember>,
}

/// One entry of the audit log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventRow {
    /// Number within the organization, without gaps from 1.
    pub seq: u64,
    /// Identity.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who, as `Principal::text`.
    pub actor: String,
    /// Word of the command.
    pub command: String,
    /// The request that it came with.
    pub request_id: String,
    /// Word of the event.
    pub kind: String,
    /// Id of the thing that it is about.
    pub subject: Option<Uuid>,
    /// The event.
    pub data: serde_json::Value,
    /// Why it came out so.
    pub notes: serde_json::Value,
}

/// Work after commit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobRow {
    /// Identity.
    pub id: JobId,
    /// What to do.
    pub work: Work,
    /// Not before.
    pub due_at: Timestamp,
}

/// The answer to a call, kept under its idempotency key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remember {
    /// Who called, as `Principal::text`.
    pub principal: String,
    /// The key.
    pub key: String,
    /// Of the command.
    pub fingerprint: String,
    /// The answer.
    pub outcome: serde_json::Value,
    /// When.
    pub at: Timestamp,
}
