//! Reading: a snapshot of the database, for views, lists and verification. Views never feed a decision.

use crate::call::Call;
use crate::error::StoreError;
use crate::faults::{Faults, Point, strike};
use crate::sql::{Lookup, Statement};
use crate::transaction::Transaction;
use crate::value::{Row, Value};
use std::sync::Arc;

/// A snapshot: everything read through it is as it was at its first query. It ends when it is dropped.
///
/// A list's page is at most `limits::PAGE_MAX` rows, and a read in the process takes microseconds, so on SQLite a
/// query runs at once on the calling thread: handing it to another one would cost more than the query.
pub struct Reader {
    transaction: Transaction,
    faults: Option<Arc<dyn Faults>>,
}

impl Reader {
    pub(crate) const fn new(transaction: Transaction, faults: Option<Arc<dyn Faults>>) -> Self {
        Self { transaction, faults }
    }

    /// The rows of a statement.
    ///
    /// # Errors
    /// The database cannot be used, or the values do not fit the statement.
    pub async fn query(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        self.one(Call::one(statement, values.to_vec())).await
    }

    /// The rows of several statements, in the order of the statements; one round trip.
    ///
    /// # Errors
    /// As [`Reader::query`].
    pub async fn query_all(
        &mut self,
        statements: impl IntoIterator<Item = (&'static Statement, Vec<Value>)>,
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        let calls: Vec<_> =
            statements.into_iter().map(|(statement, values)| Call::one(statement, values)).collect();
        let then = strike(self.faults.as_ref(), Point::Read)?;
        let answers = self.transaction.run(&calls).await?;
        then.answer(answers.into_iter().map(|answer| answer.rows).collect())
    }

    /// The rows of many keys.
    ///
    /// # Errors
    /// As [`Reader::query`].
    pub async fn lookup(
        &mut self,
        lookup: &'static Lookup,
        keys: Vec<Vec<Value>>,
    ) -> Result<Vec<Row>, StoreError> {
        self.one(Call::many(lookup, keys)).await
    }

    /// Ends the snapshot. Dropping it does the same.
    ///
    /// # Errors
    /// The connection was lost.
    pub async fn finish(self) -> Result<(), StoreError> {
        self.transaction.rollback().await
    }

    async fn one(&mut self, call: Call) -> Result<Vec<Row>, StoreError> {
        let then = strike(self.faults.as_ref(), Point::Read)?;
        let mut answers = self.transaction.run(&[call]).await?;
        then.answer(answers.pop().map(|answer| answer.rows).unwrap_or_default())
    }
}
