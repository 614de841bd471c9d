//! The port's transaction: open, load, apply, commit. Only the executor holds one.

use crate::apply;
use crate::call::{Answer, Call};
use crate::error::StoreError;
use crate::faults::{Fault, Faults, Point, lost, strike};
use crate::load::lookups;
use crate::load::{Asks, Tenants};
use crate::port::{OpenTenant, Opened, Opening, Recall, Recalled, Wants, Write};
use crate::store::Store;
use crate::transaction::Transaction;
use purser_domain::facts::Facts;
use purser_domain::id::TenantId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A transaction. It ends with [`Tx::commit`] or [`Tx::rollback`]; one that is dropped is rolled back, and the log
/// says so.
pub struct Tx {
    transaction: Transaction,
    faults: Option<Arc<dyn Faults>>,
}

impl Store {
    /// Opens a transaction on a lane: locks the organizations in the order of ids, recalls what was answered before,
    /// and reads what is wanted, all in one round trip. Waits while the lane is in use.
    ///
    /// The locks serialize an organization's commands across lanes and processes; versions and unique keys are the
    /// second guard.
    ///
    /// # Errors
    /// [`StoreError::Retry`] when a lock was not to be had in time, [`StoreError::Down`] when there is no connection,
    /// [`StoreError::Corrupt`] when something stored cannot be read. No transaction is left open.
    pub async fn begin(&self, lane: usize, opening: &Opening) -> Result<(Tx, Opened), StoreError> {
        let faults = self.inner.options.faults.clone();
        let then = strike(faults.as_ref(), Point::Begin)?;
        let mut transaction = self.lane(lane).await?;
        let asks = Asks::new(&opening.wants);
        let tenants = opening.tenants.iter().map(|&tenant| vec![tenant.into()]).collect();
        let keys = opening.recall.iter().map(recall_key).collect();
        let mut calls = vec![Call::many(&lookups::TENANT, tenants), Call::many(&lookups::CALL_KEY, keys)];
        calls.extend_from_slice(asks.calls());
        let opened = match transaction.run(&calls).await {
            Ok(answers) => then.answer(answers).and_then(|answers| read(opening, asks, answers)),
            Err(error) => Err(error),
        };
        match opened {
            Ok(opened) => Ok((Tx { transaction, faults }, opened)),
            Err(error) => {
                undo(transaction).await;
                Err(error)
            }
        }
    }
}

impl Tx {
    /// Reads more, into what was opened. What is wanted of an organization that was not opened is ignored.
    ///
    /// # Errors
    /// As [`Store::begin`]; the transaction can then only be rolled back.
    pub async fn load(
        &mut self,
        wants: &Wants,
        into: &mut BTreeMap<TenantId, OpenTenant>,
    ) -> Result<(), StoreError> {
        let then = strike(self.faults.as_ref(), Point::Load)?;
        let asks = Asks::new(wants);
        let answers = self.transaction.run(asks.calls()).await?;
        asks.fill(wants, then.answer(answers)?, into)
    }

    /// Writes. What it writes can be read by [`Tx::load`] afterwards.
    ///
    /// # Errors
    /// [`StoreError::Retry`] when something was changed meanwhile or somebody else was first, [`StoreError::Corrupt`]
    /// when the database refuses the rows as wrong. The transaction can then only be rolled back.
    pub async fn apply(&mut self, write: &Write) -> Result<(), StoreError> {
        let then = strike(self.faults.as_ref(), Point::Apply)?;
        self.transaction.run(&apply::calls(write)?).await?;
        then.answer(())
    }

    /// Makes it last.
    ///
    /// # Errors
    /// [`StoreError::Retry`] when the database refused and nothing was changed. [`StoreError::Down`] when the
    /// connection was lost meanwhile: nobody knows whether it was committed, and the same calls with the same
    /// idempotency keys find out.
    pub async fn commit(self) -> Result<(), StoreError> {
        let fault = self.faults.as_ref().and_then(|faults| faults.at(Point::Commit));
        match fault {
            None => self.transaction.commit().await,
            Some(Fault::CommitLost) => {
                self.transaction.commit().await?;
                Err(lost())
            }
            Some(fault) => {
                self.transaction.rollback().await?;
                match fault {
                    Fault::Down => Err(StoreError::Down("a fault at Commit".into())),
                    _ => Err(StoreError::Retry("a fault at Commit".into())),
                }
            }
        }
    }

    /// Undoes everything.
    ///
    /// # Errors
    /// The connection was lost; nothing of it stays then either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        // A rollback that fails leaves nothing behind either: what was not committed is gone.
        let fault = strike(self.faults.as_ref(), Point::Rollback);
        self.transaction.rollback().await?;
        fault.and_then(|then| then.answer(()))
    }
}

/// Ends a transaction whose failure is being reported.
async fn undo(transaction: Transaction) {
    if let Err(error) = transaction.rollback().await {
        tracing::debug!(%error, "a failed transaction could not be rolled back");
    }
}

fn recall_key(recall: &Recall) -> Vec<crate::value::Value> {
    vec![recall.tenant.into(), (&recall.principal).into(), (&recall.key).into()]
}

fn read(opening: &Opening, asks: Asks, answers: Vec<Answer>) -> Result<Opened, StoreError> {
    let mut answers = answers.into_iter();
    let mut tenants = Tenants::new();
    for row in answers.next().unwrap_or_default().rows {
        let open = OpenTenant {
            facts: Facts::new(row.json(1)?),
            event_seq: row.u64(2)?,
            last_at: row.timestamp(3)?,
        };
        tenants.insert(TenantId(row.id(0)?), open);
    }
    let mut known = BTreeMap::new();
    for row in answers.next().unwrap_or_default().rows {
        let key = Recall { tenant: TenantId(row.id(0)?), principal: row.text(1)?, key: row.text(2)? };
        known.insert(key, Recalled { fingerprint: row.text(3)?, outcome: row.json(4)? });
    }
    let recalled = opening.recall.iter().map(|recall| known.get(recall).cloned()).collect();
    asks.fill(&opening.wants, answers.collect(), &mut tenants)?;
    Ok(Opened { tenants, recalled })
}
