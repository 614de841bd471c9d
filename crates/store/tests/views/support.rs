//! Support requests: newest first, one's own, and everybody's for those who look after them (P-2).

use super::world::{
    ADMIN, AURORA, BERGWERK, KAI, LEE, NOOR, PRO, World, all, at, scope, service_scope, subscription,
    subscription_id,
};
use crate::on_all;
use purser_domain::authz::ReadScope;
use purser_domain::command::Principal;
use purser_domain::id::{PersonId, SupportRequestId};
use purser_domain::payment::Owner;
use purser_domain::people::Role;
use purser_domain::plan::Change;
use purser_domain::subscription::CancelReason;
use purser_domain::support::{Resolution, Resolved, SupportRequest, SupportSubject};
use purser_store::testing::TestDatabase;
use purser_store::views::Paging;
use purser_store::views::support::{open_about, open_count, support_request, support_requests};
use uuid::Uuid;

fn request(n: u128, opened_by: PersonId, subject: SupportSubject) -> SupportRequest {
    let id = SupportRequestId(Uuid::from_u128(n));
    SupportRequest { id, version: 1, opened_by, opened_at: at(), subject, resolved: None }
}

fn question(n: u128, opened_by: PersonId) -> SupportRequest {
    request(n, opened_by, SupportSubject::Question { text: "How?".into() })
}

/// 1, 3 and 5 are kai's, the third about his subscription; 2 and 4 are noor's.
async fn asked(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let about = SupportSubject::CancelSubscription {
        subscription: subscription_id(2),
        reason: CancelReason::Other,
        comment: Some("Too many".into()),
    };
    let mut changes = vec![Change::PutSubscription(subscription(AURORA, 2, Owner::Person(KAI), PRO))];
    let requests =
        [question(1, KAI), question(2, NOOR), request(3, KAI, about), question(4, NOOR), question(5, KAI)];
    changes.extend(requests.map(Change::PutSupportRequest));
    world.write(AURORA, changes).await;
    world
}

/// Numbers of the requests that are seen, in pages of two, and one by one.
async fn seen(world: &World, scope: &ReadScope) -> Vec<u128> {
    let mut reader = world.reader().await;
    let mut seen = Vec::new();
    let mut paging = Paging::new(None, Some(2));
    loop {
        let page = support_requests(&mut reader, scope, false, &paging).await.unwrap();
        assert!(page.items.len() <= 2);
        seen.extend(page.items.iter().map(|row| row.request.id.0.as_u128()));
        match page.next {
            Some(next) => paging = paging.from(Some(next)),
            None => break,
        }
    }
    for n in 1..=6 {
        let one = support_request(&mut reader, scope, SupportRequestId(Uuid::from_u128(n))).await.unwrap();
        assert_eq!(one.is_some(), seen.contains(&n), "{n}");
    }
    seen
}

async fn check_scoping(database: &TestDatabase) {
    let world = asked(database).await;
    for (who, expected) in [
        (scope(KAI, &[]), &[5, 3, 1][..]),
        (scope(NOOR, &[Role::LicenseAdministrator]), &[4, 2]),
        (scope(LEE, &[Role::UserAdministrator]), &[]),
        (scope(ADMIN, &[Role::BillingAdministrator]), &[5, 4, 3, 2, 1]),
        (scope(LEE, &[Role::ServiceSupportAdministrator]), &[5, 4, 3, 2, 1]),
        (scope(LEE, &[Role::GlobalReader]), &[5, 4, 3, 2, 1]),
        (service_scope(&[Role::GlobalAdministrator]), &[5, 4, 3, 2, 1]),
        (service_scope(&[Role::LicenseAdministrator]), &[]),
        (ReadScope { tenant: BERGWERK, ..all() }, &[]),
        (ReadScope { tenant: BERGWERK, ..scope(KAI, &[]) }, &[]),
    ] {
        assert_eq!(seen(&world, &who).await, expected, "{who:?}");
    }
}

async fn check_names(database: &TestDatabase) {
    let world = asked(database).await;
    let mut reader = world.reader().await;
    let page = support_requests(&mut reader, &all(), false, &Paging::default()).await.unwrap();
    let names: Vec<_> = page
        .items
        .iter()
        .map(|row| (row.opener_user_principal_name.as_str(), row.product_name.is_some()))
        .collect();
    let (kai, noor) = ("kai@aurora.example", "noor@aurora.example");
    assert_eq!(names, [(kai, false), (noor, false), (kai, true), (noor, false), (kai, false)]);
}

async fn check_open(database: &TestDatabase) {
    let world = asked(database).await;
    let mut reader = world.reader().await;
    let kais = scope(KAI, &[]);
    let about = open_about(&mut reader, &kais, subscription_id(2)).await.unwrap();
    assert_eq!(about, Some(SupportRequestId(Uuid::from_u128(3))));
    assert_eq!(open_about(&mut reader, &all(), subscription_id(2)).await.unwrap(), about);
    assert_eq!(open_about(&mut reader, &scope(NOOR, &[]), subscription_id(2)).await.unwrap(), None);
    assert_eq!(open_count(&mut reader, AURORA).await.unwrap(), 5);
    assert_eq!(open_count(&mut reader, BERGWERK).await.unwrap(), 0);

    let known = support_request(&mut reader, &kais, SupportRequestId(Uuid::from_u128(3))).await.unwrap();
    let resolved = Resolved {
        resolution: Resolution::Declined,
        answer: Some("No".into()),
        resolved_by: Principal::Person(ADMIN),
        resolved_at: at(),
    };
    let changed = SupportRequest { version: 2, resolved: Some(resolved), ..known.unwrap().request };
    world.write(AURORA, vec![Change::PutSupportRequest(changed)]).await;
    let mut reader = world.reader().await;
    for (who, expected) in [(kais, vec![5, 1]), (all(), vec![5, 4, 2, 1])] {
        let page = support_requests(&mut reader, &who, true, &Paging::default()).await.unwrap();
        let open: Vec<u128> = page.items.iter().map(|row| row.request.id.0.as_u128()).collect();
        assert_eq!(open, expected);
        assert_eq!(open_about(&mut reader, &who, subscription_id(2)).await.unwrap(), None);
    }
    assert_eq!(open_count(&mut reader, AURORA).await.unwrap(), 4);
}

on_all! {
    check_open => open_requests_are_listed_alone_and_counted;
    check_scoping => requests_are_seen_by_whoever_asked_and_whoever_answers;
    check_names => requests_name_whoever_asked_and_what_it_is_about;
}
