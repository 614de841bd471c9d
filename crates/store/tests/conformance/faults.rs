//! Faults: each call can be made to fail, and afterwards everything is as if it had not been made, or had.

use super::bench::{A, Bench, at, event, job, opened, tenant_write};
use crate::on_all;
use purser_store::testing::TestDatabase;
use purser_store::{Fault, Faults, Opening, Options, Point, Store, StoreError, TenantWrite, Write};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// One fault at one point, once.
#[derive(Default)]
struct Once(Mutex<Option<(Point, Fault)>>);

impl Faults for Once {
    fn at(&self, point: Point) -> Option<Fault> {
        let mut armed = self.0.lock().unwrap();
        match *armed {
            Some((at, fault)) if at == point => {
                *armed = None;
                Some(fault)
            }
            _ => None,
        }
    }
}

/// One event after the last one.
async fn log_once(store: &Store) -> Result<(), StoreError> {
    let opening = Opening { tenants: BTreeSet::from([A]), ..Opening::default() };
    let (mut tx, mut found) = store.begin(0, &opening).await?;
    let done = async {
        tx.load(&opening.wants, &mut found.tenants).await?;
        let seq = opened(found.tenants, A).event_seq + 1;
        let write = TenantWrite { event_seq: seq, events: vec![event(seq)], ..tenant_write(A) };
        tx.apply(&Write { tenants: vec![write] }).await
    };
    match done.await {
        Ok(()) => tx.commit().await,
        Err(error) => {
            tx.rollback().await?;
            Err(error)
        }
    }
}

async fn check_transaction(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let faults = Arc::new(Once::default());
    let options = Options { faults: Some(faults.clone()), ..database.options() };
    let store = Store::open(database.url(), &options).await.unwrap();
    let arm = |point, fault| *faults.0.lock().unwrap() = Some((point, fault));
    let mut logged = 0;
    for point in [Point::Begin, Point::Load, Point::Apply, Point::Commit] {
        for fault in [Fault::Retry, Fault::Down, Fault::CommitLost, Fault::CommitFailed] {
            arm(point, fault);
            let result = log_once(&store).await;
            let retry = matches!(fault, Fault::Retry | Fault::CommitFailed);
            assert_eq!(matches!(result, Err(StoreError::Retry(_))), retry, "{point:?} {fault:?}");
            assert_eq!(matches!(result, Err(StoreError::Down(_))), !retry, "{point:?} {fault:?}");
            // Only a commit whose answer was lost has happened.
            logged += u64::from(point == Point::Commit && fault == Fault::CommitLost);
            let (tx, found) = bench.begin(&[A], &[]).await.unwrap();
            tx.rollback().await.unwrap();
            assert_eq!(opened(found.tenants, A).event_seq, logged, "{point:?} {fault:?}");
        }
    }
    arm(Point::Rollback, Fault::Down);
    let (tx, _) =
        store.begin(0, &Opening { tenants: BTreeSet::from([A]), ..Opening::default() }).await.unwrap();
    assert!(tx.rollback().await.is_err());
    log_once(&store).await.unwrap();
}

async fn check_queue(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.commit(vec![TenantWrite { jobs: vec![job(1, 0), job(2, 0)], ..tenant_write(A) }]).await.unwrap();
    let faults = Arc::new(Once::default());
    let options = Options { faults: Some(faults.clone()), ..database.options() };
    let store = Store::open(database.url(), &options).await.unwrap();
    let arm = |point, fault| *faults.0.lock().unwrap() = Some((point, fault));
    let token = Uuid::from_u128(1);
    arm(Point::Claim, Fault::Retry);
    assert!(store.claim(A, at(0), at(9), token, 1).await.is_err());
    arm(Point::Claim, Fault::CommitLost);
    assert!(store.claim(A, at(0), at(9), token, 1).await.is_err());
    let left = store.claim(A, at(0), at(9), token, 9).await.unwrap();
    assert_eq!(left.len(), 1, "the other one is claimed, by somebody who never heard of it");
    arm(Point::Finish, Fault::CommitLost);
    assert!(store.finish(&left[0].lease(token)).await.is_err());
    assert_eq!(store.finish(&left[0].lease(token)).await, Ok(false), "it was finished");
    arm(Point::Read, Fault::Down);
    assert!(store.kept_mails(1).await.is_err());
}

on_all! {
    check_transaction => a_fault_leaves_all_or_nothing;
    check_queue => a_lost_answer_of_the_queue_is_no_lost_job;
}
