//! A job runs at least once, by one at a time, and is never lost.

use super::bench::{A, B, Bench, at, is_retry, job, subscription, subscription_id, tenant_write};
use crate::on_all;
use jiff::Timestamp;
use purser_domain::facts::Key;
use purser_domain::id::{JobId, TenantId};
use purser_domain::plan::Change;
use purser_domain::subscription::Subscription;
use purser_store::mail::{KeptAttachment, KeptBody, KeptMail};
use purser_store::queue::{Claimed, Lease};
use purser_store::testing::TestDatabase;
use purser_store::{JobRow, TenantWrite};
use uuid::Uuid;

fn token(n: u128) -> Uuid {
    Uuid::from_u128(0x700 + n)
}

async fn put(bench: &Bench, tenant: TenantId, jobs: Vec<JobRow>) {
    bench.commit(vec![TenantWrite { jobs, ..tenant_write(tenant) }]).await.unwrap();
}

fn ids(claimed: &[Claimed]) -> Vec<u128> {
    claimed.iter().map(|claimed| claimed.job.0.as_u128()).collect()
}

async fn claim(bench: &Bench, now: Timestamp, until: Timestamp, n: u128) -> Vec<Claimed> {
    bench.store.claim(A, now, until, token(n), 10).await.unwrap()
}

async fn check_claims(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    put(&bench, A, vec![job(1, 10), job(2, 5), job(3, 20)]).await;
    put(&bench, B, vec![job(1, 1)]).await;
    let store = &bench.store;
    assert_eq!(store.due_tenants(at(0), 10).await.unwrap(), []);
    assert_eq!(store.due_tenants(at(5), 10).await.unwrap(), [B, A], "who waits longest is first");
    assert_eq!(store.due_tenants(at(5), 1).await.unwrap(), [B]);

    let first = store.claim(A, at(10), at(30), token(1), 1).await.unwrap();
    assert_eq!((ids(&first), first[0].attempt), (vec![2], 1), "the oldest first");
    assert_eq!(first[0].work, job(2, 0).work);
    assert_eq!(ids(&claim(&bench, at(10), at(30), 2).await), [1], "what is taken is taken");
    assert_eq!(ids(&claim(&bench, at(19), at(30), 3).await), []);
    assert_eq!(ids(&claim(&bench, at(20), at(40), 4).await), [3]);
    assert_eq!(store.due_tenants(at(20), 10).await.unwrap(), [B]);

    // The lease ends: somebody else gets it, and whoever comes back late changes nothing.
    let lease = first[0].lease(token(1));
    assert!(store.extend(&lease, at(35)).await.unwrap());
    assert_eq!(ids(&claim(&bench, at(34), at(99), 5).await), [1]);
    let again = claim(&bench, at(35), at(99), 6).await;
    assert_eq!((ids(&again), again[0].attempt), (vec![2], 2));
    assert!(!store.extend(&lease, at(999)).await.unwrap());
    assert!(!store.retry(&lease, at(0), "late").await.unwrap());
    assert!(!store.bury(&lease, "late").await.unwrap());
    assert!(!store.finish(&lease).await.unwrap());
    assert!(!store.finish(&Lease { tenant: B, ..again[0].lease(token(6)) }).await.unwrap());
    assert!(store.finish(&again[0].lease(token(6))).await.unwrap());
    assert!(!store.finish(&again[0].lease(token(6))).await.unwrap(), "once");
}

async fn check_failures(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let store = &bench.store;
    put(&bench, A, vec![job(1, 0)]).await;
    let claimed = claim(&bench, at(0), at(9), 1).await;
    assert!(store.retry(&claimed[0].lease(token(1)), at(60), "no\0 answer").await.unwrap());
    assert!(!store.finish(&claimed[0].lease(token(1))).await.unwrap(), "the lease ended with it");
    assert_eq!(ids(&claim(&bench, at(59), at(99), 2).await), []);
    let claimed = claim(&bench, at(60), at(99), 2).await;
    assert_eq!(claimed[0].attempt, 2);
    assert!(store.bury(&claimed[0].lease(token(2)), "never").await.unwrap());
    assert_eq!(store.due_tenants(at(9_999), 10).await.unwrap(), []);
    assert_eq!(ids(&claim(&bench, at(9_999), at(99_999), 3).await), []);

    // An administrator lets it run again.
    let id = JobId(Uuid::from_u128(1));
    assert_eq!(bench.read(A, [Key::BuriedJob(id)]).await.job_buried(&id), Ok(true));
    let write = TenantWrite { at: at(100), changes: vec![Change::RetryJob(id)], ..tenant_write(A) };
    bench.commit(vec![write.clone()]).await.unwrap();
    assert!(is_retry(&bench.commit(vec![write]).await), "it is not buried any more");
    assert_eq!(ids(&claim(&bench, at(99), at(200), 4).await), []);
    let claimed = claim(&bench, at(100), at(200), 4).await;
    assert_eq!((ids(&claimed), claimed[0].attempt), (vec![1], 1));
}

async fn check_replaced(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    put(&bench, A, vec![job(1, 0)]).await;
    let claimed = claim(&bench, at(0), at(50), 1).await;
    // A take-over's undo goes on under the same id while its last step is being finished.
    put(&bench, A, vec![job(1, 7), job(1, 8)]).await;
    assert!(!bench.store.finish(&claimed[0].lease(token(1))).await.unwrap());
    assert_eq!(ids(&claim(&bench, at(7), at(50), 2).await), []);
    let again = claim(&bench, at(8), at(50), 2).await;
    assert_eq!((ids(&again), again[0].attempt), (vec![1], 1));
}

async fn check_crowd(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    put(&bench, A, (1..=100).map(|n| job(n, 0)).collect()).await;
    // Several workers at once: everyone gets something else.
    let claims = (1..=8).map(|n| {
        let store = bench.store.clone();
        tokio::spawn(async move { store.claim(A, at(0), at(9), token(n), 20).await })
    });
    let mut all = Vec::new();
    for claim in claims.collect::<Vec<_>>() {
        all.extend(ids(&claim.await.unwrap().unwrap()));
    }
    all.sort_unstable();
    assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "nobody shares a job");
    assert!(all.len() >= 20 && all.len() <= 100);
}

async fn check_due_subscriptions(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let due = |n: u128, periods: u32| {
        let mut bought = subscription(n);
        bought.timeline.billed_periods = periods;
        Change::PutSubscription(bought)
    };
    let locked = Subscription { take_over: Some(super::bench::take_over_id(1)), ..subscription(3) };
    bench.write(A, vec![due(1, 2), due(2, 1), Change::PutSubscription(locked)]).await.unwrap();
    bench.write(B, vec![due(9, 3)]).await.unwrap();
    let now: Timestamp = "2026-03-31T12:00:00Z".parse().unwrap();
    let found = bench.store.due_subscriptions(now, 10).await.unwrap();
    assert_eq!(found, [(A, subscription_id(2)), (A, subscription_id(1))]);
    assert_eq!(bench.store.due_subscriptions(now, 1).await.unwrap(), [(A, subscription_id(2))]);
}

async fn check_mail(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    let mail = |n: i64, subject: &str| KeptMail {
        tenant: A,
        message_id: format!("<{n}@a.example>"),
        sent_at: at(n),
        body: KeptBody {
            to: "kai@a.example".into(),
            subject: subject.into(),
            text: "Tack".into(),
            html: "<p>Tack</p>".into(),
            attachments: vec![KeptAttachment {
                name: "f.pdf".into(),
                content_type: "application/pdf".into(),
            }],
        },
    };
    for (n, subject) in [(2, "two"), (1, "one"), (3, "three"), (1, "again")] {
        bench.store.keep_mail(&mail(n, subject)).await.unwrap();
    }
    let kept = bench.store.kept_mails(2).await.unwrap();
    assert_eq!(kept, [mail(2, "two"), mail(3, "three")], "the latest, newest last");
    assert_eq!(bench.store.kept_mails(9).await.unwrap()[0], mail(1, "one"), "a message is kept once");
}

on_all! {
    check_claims => a_job_is_worked_on_by_one_at_a_time;
    check_failures => a_job_that_fails_comes_back_until_it_is_buried;
    check_replaced => a_job_with_the_same_id_takes_its_place;
    check_crowd => workers_get_different_jobs;
    check_due_subscriptions => what_is_due_is_found;
    check_mail => kept_mail_is_kept_once;
}
