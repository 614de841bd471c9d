//! The three ways in which a database says no. Everything above the port knows only these.

/// Why the database did not do what it was asked.
///
/// A cause is told by the database's own code and by the statement, never by the name of a constraint: a distributed
/// engine leaves those names empty.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else was first, or the database asks to try again: nothing was changed, and the same work done again
    /// from the start may succeed.
    #[error("try again: {0}")]
    Retry(String),
    /// The database cannot be used now; somebody has to do something, and the text says what is known. When it comes
    /// from a commit, nobody knows whether the commit happened.
    #[error("the database cannot be used: {0}")]
    Down(String),
    /// What is stored, or what was to be stored, is not what it must be. It is a bug or a damaged file.
    #[error("the database holds something unexpected: {0}")]
    Corrupt(String),
}

impl StoreError {
    /// The same error, with what was being done.
    #[must_use]
    pub fn doing(self, what: &str) -> Self {
        match self {
            Self::Retry(why) => Self::Retry(format!("{what}: {why}")),
            Self::Down(why) => Self::Down(format!("{what}: {why}")),
            Self::Corrupt(why) => Self::Corrupt(format!("{what}: {why}")),
        }
    }
}
