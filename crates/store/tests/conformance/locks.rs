//! Commands of one organization are one after the other; whatever happens, no lock stays.

use super::bench::{A, B, Bench, at, event, is_retry, opened, subscription_id, tenant_write, version};
use crate::on_all;
use purser_domain::facts::Key;
use purser_store::sql::Statement;
use purser_store::testing::{Engine, TestDatabase, execute};
use purser_store::{Opening, Store, StoreError, TenantWrite, Write};
use std::collections::BTreeSet;
use std::time::Duration;

/// Long enough for what does not wait, short enough for what does.
const MOMENT: Duration = Duration::from_millis(150);

fn of_a() -> Opening {
    Opening { tenants: BTreeSet::from([A]), ..Opening::default() }
}

fn logged() -> Write {
    Write {
        tenants: vec![TenantWrite { event_seq: 1, at: at(5), events: vec![event(1)], ..tenant_write(A) }],
    }
}

async fn check_one_after_the_other(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    // Another process, on the same database.
    let other = database.open().await.unwrap();
    let (mut first, _) = bench.begin(&[A], &[]).await.unwrap();
    first.apply(&logged()).await.unwrap();
    if database.engine() != Engine::Sqlite {
        let begin = of_a();
        let mut blocked = Box::pin(other.begin(0, &begin));
        assert!(tokio::time::timeout(MOMENT, &mut blocked).await.is_err(), "it waits");
        first.commit().await.unwrap();
        let (second, found) = blocked.await.unwrap();
        let open = opened(found.tenants, A);
        assert_eq!((open.event_seq, open.last_at), (1, at(5)), "it sees what it waited for");
        second.rollback().await.unwrap();
        return;
    }
    // SQLite has one writer: within the process one waits for the other.
    let lane = bench.store.clone();
    let begin = of_a();
    let mut blocked = Box::pin(lane.begin(0, &begin));
    assert!(tokio::time::timeout(MOMENT, &mut blocked).await.is_err());
    first.commit().await.unwrap();
    let (second, found) = blocked.await.unwrap();
    assert_eq!(opened(found.tenants, A).event_seq, 1);
    // Another process waits a second and is then told to try again.
    assert!(is_retry(&other.begin(0, &of_a()).await));
    second.rollback().await.unwrap();
    other.begin(0, &of_a()).await.unwrap().0.rollback().await.unwrap();
}

async fn check_side_by_side(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    if bench.store.lanes() == 1 {
        return;
    }
    let (first, _) = bench.begin(&[A], &[]).await.unwrap();
    let opening = Opening { tenants: BTreeSet::from([B]), ..Opening::default() };
    let second = tokio::time::timeout(MOMENT * 20, bench.store.begin(1, &opening)).await;
    second.expect("other organizations do not wait").unwrap().0.rollback().await.unwrap();
    first.rollback().await.unwrap();
}

async fn check_dropped(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let fine = async |store: &Store| {
        let (tx, found) = store.begin(0, &of_a()).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(opened(found.tenants, A).event_seq, 0, "nothing of it stays");
    };
    // Dropped with changes, dropped while it is rolled back or committed by nobody, dropped while it waits.
    let (mut tx, _) = bench.begin(&[A], &[]).await.unwrap();
    tx.apply(&logged()).await.unwrap();
    drop(tx);
    fine(&bench.store).await;

    let (mut tx, _) = bench.begin(&[A], &[]).await.unwrap();
    let write = logged();
    let mut applying = Box::pin(tx.apply(&write));
    let waker = std::task::Waker::noop();
    let _ = applying.as_mut().poll(&mut std::task::Context::from_waker(waker));
    drop(applying);
    drop(tx);
    fine(&bench.store).await;

    let (holder, _) = bench.begin(&[A], &[]).await.unwrap();
    let lane = bench.store.lanes() - 1;
    let waits = tokio::time::timeout(MOMENT, bench.store.begin(lane, &of_a())).await;
    assert!(waits.is_err());
    holder.rollback().await.unwrap();
    for lane in 0..bench.store.lanes() {
        let (tx, _) = bench.store.begin(lane, &of_a()).await.unwrap();
        tx.rollback().await.unwrap();
    }
    fine(&database.open().await.unwrap()).await;
}

async fn check_failed(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let (mut tx, mut found) = bench.begin(&[A], &[]).await.unwrap();
    let stale = TenantWrite { changes: vec![version(1, 7, 0)], events: vec![event(1)], ..tenant_write(A) };
    assert!(is_retry(&tx.apply(&Write { tenants: vec![stale] }).await));
    // A transaction that has failed does nothing more, and is never committed by mistake.
    assert!(is_retry(&tx.apply(&logged()).await));
    let wants = [(A, BTreeSet::from([Key::Subscription(subscription_id(1))]))].into();
    assert!(tx.load(&wants, &mut found.tenants).await.is_err());
    assert!(tx.commit().await.is_err());
    let (tx, found) = bench.begin(&[A], &[]).await.unwrap();
    assert_eq!(opened(found.tenants, A).event_seq, 0);
    tx.commit().await.unwrap();
}

/// The server ends every connection, as in a restart: what was under way is done again, and nobody has to reopen.
async fn check_cut(database: &TestDatabase) {
    if database.engine() == Engine::Sqlite {
        return;
    }
    let bench = Bench::new(database).await;
    let store = database.open().await.unwrap();
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    for at_commit in [false, true] {
        let (mut tx, _) = store.begin(0, &of_a()).await.unwrap();
        if at_commit {
            tx.apply(&logged()).await.unwrap();
            execute(&bench.store, cut).await.unwrap();
            assert!(matches!(tx.commit().await, Err(StoreError::Down(_))), "nobody knows");
        } else {
            execute(&bench.store, cut).await.unwrap();
            assert!(is_retry(&tx.apply(&logged()).await), "nothing was committed");
            drop(tx.rollback().await);
        }
        let (tx, found) = store.begin(0, &of_a()).await.unwrap();
        assert_eq!(opened(found.tenants, A).event_seq, 0);
        tx.rollback().await.unwrap();
        let mut reader = store.read().await.unwrap();
        reader.query(&EVENTS, &[]).await.unwrap();
        execute(&bench.store, cut).await.unwrap();
        assert!(is_retry(&reader.query(&EVENTS, &[]).await));
        drop(reader);
        assert_eq!(store.due_tenants(at(0), 1).await, Ok(Vec::new()));
    }
}

static EVENTS: Statement = Statement { name: "test events", sql: "SELECT COUNT(*) FROM event", params: &[] };

async fn check_snapshot(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let count = async |reader: &mut purser_store::Reader| {
        reader.query(&EVENTS, &[]).await.unwrap()[0].int(0).unwrap()
    };
    let mut before = bench.store.read().await.unwrap();
    assert_eq!(count(&mut before).await, 0);
    bench
        .commit(vec![TenantWrite { event_seq: 1, events: vec![event(1)], ..tenant_write(A) }])
        .await
        .unwrap();
    assert_eq!(count(&mut before).await, 0, "a snapshot stays as it was");
    before.finish().await.unwrap();
    // More readers than connections, some dropped in the middle of a query.
    for n in 0..20 {
        let mut reader = bench.store.read().await.unwrap();
        if n % 3 == 0 {
            let mut asking = Box::pin(reader.query(&EVENTS, &[]));
            let _ = asking.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop()));
            continue;
        }
        assert_eq!(count(&mut reader).await, 1);
    }
}

fn is_send<T: Send>(value: T) -> T {
    value
}

/// The executor runs on threads: everything must be able to go to one.
async fn check_send(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let (tx, _) = is_send(bench.store.begin(0, &of_a())).await.unwrap();
    let mut tx = is_send(tx);
    is_send(tx.apply(&logged())).await.unwrap();
    is_send(tx.commit()).await.unwrap();
    let mut reader = is_send(bench.store.read()).await.unwrap();
    is_send(reader.query(&EVENTS, &[])).await.unwrap();
    is_send(bench.store.verify()).await.unwrap();
}

on_all! {
    check_one_after_the_other => commands_of_an_organization_are_one_after_the_other;
    check_side_by_side => organizations_do_not_wait_for_each_other;
    check_dropped => a_dropped_transaction_leaves_no_lock;
    check_cut => a_cut_connection_is_replaced;
    check_failed => a_failed_transaction_is_never_committed;
    check_snapshot => a_reader_sees_one_moment;
    check_send => everything_can_go_to_a_thread;
}
