//! Where a simulator can make the database fail. Costs one branch when nobody does.

use crate::error::StoreError;
use std::sync::Arc;

/// A call of the port.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "each point has the name of the call")]
pub enum Point {
    Begin,
    Load,
    Apply,
    Commit,
    Rollback,
    Read,
    DueTenants,
    Claim,
    Extend,
    Finish,
    Retry,
    Bury,
    DueSubscriptions,
    ForgetKeys,
    KeepMail,
}

/// What goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nothing is done and the answer is [`StoreError::Retry`].
    Retry,
    /// Nothing is done and the answer is [`StoreError::Down`].
    Down,
    /// Everything is done, but the answer is [`StoreError::Down`]: the connection broke on the way back. Of a commit,
    /// the caller cannot know.
    CommitLost,
    /// The commit is refused: everything is undone and the answer is [`StoreError::Retry`].
    CommitFailed,
}

/// Decides what goes wrong. It is asked at the start of every call of the port.
pub trait Faults: Send + Sync {
    /// The fault of this call, if any.
    fn at(&self, point: Point) -> Option<Fault>;
}

/// What is left to do after a fault was looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// The work, and then its answer.
    Answer,
    /// The work, and then [`lost`].
    Lose,
}

/// Looks for a fault.
///
/// # Errors
/// The fault, when it prevents the work.
pub fn strike(faults: Option<&Arc<dyn Faults>>, point: Point) -> Result<Then, StoreError> {
    let Some(faults) = faults else { return Ok(Then::Answer) };
    match faults.at(point) {
        None => Ok(Then::Answer),
        Some(Fault::CommitLost) => Ok(Then::Lose),
        Some(Fault::Retry | Fault::CommitFailed) => Err(StoreError::Retry(format!("a fault at {point:?}"))),
        Some(Fault::Down) => Err(StoreError::Down(format!("a fault at {point:?}"))),
    }
}

impl Then {
    /// The answer of work that was done.
    ///
    /// # Errors
    /// [`StoreError::Down`] when it got lost.
    pub fn answer<T>(self, value: T) -> Result<T, StoreError> {
        match self {
            Self::Answer => Ok(value),
            Self::Lose => Err(lost()),
        }
    }
}

/// The answer of work that was done and that nobody heard of.
#[must_use]
pub fn lost() -> StoreError {
    StoreError::Down("the connection was lost before the answer came".into())
}
