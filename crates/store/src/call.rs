//! What is asked of a connection, and the answer.

use crate::error::StoreError;
use crate::sql::Op;
use crate::value::{Row, Value};

/// A statement with the values of its rows. A plain statement has exactly one row; a declared one any number.
#[derive(Clone, Debug)]
pub struct Call {
    /// What.
    pub op: Op,
    /// Values, row by row.
    pub rows: Vec<Vec<Value>>,
    /// How many rows it must change; any number when none. Another number means that somebody else was first.
    pub expect: Option<u64>,
}

/// What came back.
#[derive(Clone, Default, Debug)]
pub struct Answer {
    /// Rows, in no order unless the statement gives one.
    pub rows: Vec<Row>,
    /// Rows that were changed.
    pub affected: u64,
}

impl Call {
    /// A declared operation over rows.
    pub fn many(op: impl Into<Op>, rows: Vec<Vec<Value>>) -> Self {
        Self { op: op.into(), rows, expect: None }
    }

    /// One statement.
    pub fn one(op: impl Into<Op>, values: Vec<Value>) -> Self {
        Self { op: op.into(), rows: vec![values], expect: None }
    }

    /// The same, and it must change so many rows.
    pub fn exactly(self, count: u64) -> Self {
        Self { expect: Some(count), ..self }
    }

    /// The same, and it must change as many rows as it has.
    pub fn each(self) -> Self {
        let count = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        self.exactly(count)
    }

    /// Compares the number of changed rows with the expected one.
    pub fn check(&self, answer: Answer) -> Result<Answer, StoreError> {
        match self.expect {
            Some(expect) if expect != answer.affected => Err(StoreError::Retry(format!(
                "{}: changed meanwhile ({} of {expect} rows)",
                self.op.name(),
                answer.affected
            ))),
            _ => Ok(answer),
        }
    }
}
