//! The history of one subscription, the audit log, and the lines that explain a price (R-ADM-8, O-22).

use super::world::{
    AURORA, BERGWERK, KAI, NOOR, PRO, World, all, at, event, line, profile_of, scope, service_scope,
    subscription, subscription_id, take_over, with_seats,
};
use crate::on_all;
use jiff::civil::date;
use purser_domain::billing::{Line, Why};
use purser_domain::command::Principal;
use purser_domain::id::{LineId, PersonId, ServiceId, SubscriptionId, TakeOverId};
use purser_domain::money::{Currency, Money};
use purser_domain::payment::Owner;
use purser_domain::people::{Role, ServiceAccount};
use purser_domain::plan::Change;
use purser_domain::take_over::{TakeOver, TakeOverAction};
use purser_store::EventRow;
use purser_store::testing::TestDatabase;
use purser_store::views::bill_lines::{bill_lines, period_lines};
use purser_store::views::history::{AuditFilter, Entry, audit, history};
use purser_store::views::{BadCursor, Page, Paging, ViewError};
use std::collections::BTreeSet;
use uuid::Uuid;

const ROBOT: ServiceId = ServiceId(Uuid::from_u128(0x5e));

fn by(seq: u64, subject: u128, actor: &str) -> EventRow {
    EventRow { actor: actor.into(), ..event(seq, Uuid::from_u128(subject)) }
}

/// A step of a move, told under the subscription that people leave.
fn moved(seq: u64, from: u128, into: u128) -> EventRow {
    let data = serde_json::json!({
        "take_over_id": TakeOverId(Uuid::from_u128(from)), "from": subscription_id(from), "into": subscription_id(into),
        "after": null, "upto": KAI, "users": 1, "moved": 1,
    });
    EventRow {
        kind: "take_over.users_moved".into(),
        command: "continue-take-over".into(),
        data,
        ..by(seq, from, "system")
    }
}

fn move_users(source: u128, target: u128) -> TakeOver {
    TakeOver { action: TakeOverAction::MoveUsers { target: subscription_id(target) }, ..take_over(source) }
}

/// 1 is the organization's, 2 and 3 are kai's, 4 is noor's. People of 2 were moved to 1 and back, those of 3 to 1.
async fn happened(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let mut changes: Vec<Change> = (1..)
        .zip([Owner::Organization, Owner::Person(KAI), Owner::Person(KAI), Owner::Person(NOOR)])
        .flat_map(|(n, owner)| with_seats(subscription(AURORA, n, owner, PRO), 9, &[]))
        .collect();
    let robot = ServiceAccount {
        id: ROBOT,
        version: 1,
        display_name: "Robot".into(),
        roles: BTreeSet::new(),
        secret_hash: "s".into(),
    };
    changes.push(Change::PutService(robot));
    changes.push(Change::PutTakeOver(move_users(2, 1)));
    changes.push(Change::PutTakeOver(move_users(3, 1)));
    let kai = Principal::Person(KAI).text();
    let events = vec![
        by(1, 2, &kai),
        EventRow { kind: "licenses.assigned".into(), command: "assign-licenses".into(), ..by(2, 2, &kai) },
        by(3, 1, &Principal::Service(ROBOT).text()),
        moved(4, 2, 1),
        moved(5, 3, 1),
        moved(6, 1, 2),
        by(7, 4, &Principal::Person(PersonId(Uuid::from_u128(0xdead))).text()),
        by(8, 2, "system"),
        EventRow { subject: None, ..by(9, 0, &kai) },
    ];
    world.write_all(AURORA, changes, events, Vec::new()).await;
    let next_door = with_seats(subscription(BERGWERK, 2, Owner::Organization, PRO), 9, &[]);
    world.write_all(BERGWERK, next_door, vec![by(1, 2, &kai)], Vec::new()).await;
    world
}

fn seqs(items: &[Entry]) -> Vec<u64> {
    items.iter().map(|entry| entry.event.seq).collect()
}

async fn check_history(database: &TestDatabase) {
    let world = happened(database).await;
    let mut reader = world.reader().await;
    for (n, expected) in [(1, &[6, 5, 4, 3][..]), (2, &[8, 6, 4, 2, 1]), (3, &[5]), (4, &[7])] {
        for limit in [1, 2, 200] {
            let (mut seen, mut paging) = (Vec::new(), Paging::new(None, Some(limit)));
            loop {
                let id = subscription_id(n);
                let page = history(&mut reader, &all(), id, &paging).await.unwrap().unwrap();
                seen.extend(seqs(&page.items));
                let Some(next) = page.next else { break };
                paging = paging.from(Some(next));
            }
            assert_eq!(seen, expected, "{n} by {limit}");
        }
    }
    let names = |page: Page<Entry>| page.items.into_iter().map(|it| it.actor_name).collect::<Vec<_>>();
    let mut named = async |n| {
        names(history(&mut reader, &all(), subscription_id(n), &Paging::default()).await.unwrap().unwrap())
    };
    let kai = Some("Kai Öberg".to_owned());
    assert_eq!(named(2).await, [None, None, None, kai.clone(), kai]);
    assert_eq!(named(1).await, [None, None, None, Some("Robot".into())]);
    assert_eq!(named(4).await, [None], "somebody who is not there any more has no name");
    let (kai, nobody) = (scope(KAI, &[]), service_scope(&[]));
    let support = service_scope(&[Role::ServiceSupportAdministrator]);
    for (scope, visible) in [(all(), &[1, 2, 3, 4][..]), (kai, &[2, 3]), (support, &[1]), (nobody, &[])] {
        for n in 1..=5 {
            let page = history(&mut reader, &scope, subscription_id(n), &Paging::default()).await.unwrap();
            assert_eq!(page.is_some(), visible.contains(&n), "{n} {scope:?}");
        }
    }
}

async fn check_audit(database: &TestDatabase) {
    let world = happened(database).await;
    let mut reader = world.reader().await;
    let none = AuditFilter::default();
    let kind = |kind: &str| AuditFilter { kind: Some(kind.into()), ..none.clone() };
    let command = |command: &str| AuditFilter { command: Some(command.into()), ..none.clone() };
    let about = |n| AuditFilter { subject: Some(Uuid::from_u128(n)), ..none.clone() };
    for (filter, expected) in [
        (none.clone(), &[9, 8, 7, 6, 5, 4, 3, 2, 1][..]),
        (kind("take_over.users_moved"), &[6, 5, 4]),
        (kind("take_over"), &[]),
        (kind("a\0"), &[]),
        (command("\0"), &[]),
        (command("assign-licenses"), &[2]),
        (AuditFilter { actor: Some(KAI), ..none.clone() }, &[9, 2, 1]),
        (AuditFilter { actor: Some(PersonId(ROBOT.0)), ..none.clone() }, &[]),
        (about(2), &[8, 4, 2, 1]),
        (AuditFilter { actor: Some(KAI), ..about(2) }, &[2, 1]),
        (AuditFilter { kind: Some("policy.changed".into()), actor: Some(KAI), ..about(2) }, &[1]),
    ] {
        for limit in [1, 2, 200] {
            let (mut seen, mut paging) = (Vec::new(), Paging::new(None, Some(limit)));
            loop {
                let page = audit(&mut reader, AURORA, &filter, &paging).await.unwrap();
                seen.extend(seqs(&page.items));
                let Some(next) = page.next else { break };
                paging = paging.from(Some(next));
            }
            assert_eq!(seen, expected, "{filter:?} by {limit}");
        }
    }
    let page = audit(&mut reader, AURORA, &none, &Paging::new(None, Some(3))).await.unwrap();
    assert_eq!(page.items[0].actor_name.as_deref(), Some("Kai Öberg"));
    let of_two = audit(&mut reader, AURORA, &about(2), &Paging::default()).await.unwrap();
    assert_eq!(of_two.items[0].subject_name.as_deref(), Some("Pro as it was"), "a subscription's product");
    let cursor = page.next;
    let id = subscription_id(1);
    let refused = history(&mut reader, &all(), id, &Paging::new(cursor, None)).await;
    assert_eq!(refused, Err(ViewError::BadCursor(BadCursor)));
    let next_door = audit(&mut reader, BERGWERK, &none, &Paging::default()).await.unwrap();
    assert_eq!(seqs(&next_door.items), [1]);
    assert_eq!(next_door.items[0].actor_name, None, "kai is not of that organization");
}

/// A filter that matches little looks at a part of the log and says where it stopped.
async fn check_long_audit(database: &TestDatabase) {
    let world = World::peopled(database).await;
    let kai = Principal::Person(KAI).text();
    let rare = [1_u64, 2, 19_999, 20_000, 20_001, 45_000];
    let events = |range: core::ops::RangeInclusive<u64>| {
        range.map(|seq| by(seq, 7, if rare.contains(&seq) { &kai } else { "system" })).collect()
    };
    for start in (0..45_000).step_by(15_000) {
        world.write_all(AURORA, Vec::new(), events(start + 1..=start + 15_000), Vec::new()).await;
    }
    let mut reader = world.reader().await;
    let filter = AuditFilter { actor: Some(KAI), ..AuditFilter::default() };
    let (mut pages, mut paging) = (Vec::new(), Paging::default());
    loop {
        let page = audit(&mut reader, AURORA, &filter, &paging).await.unwrap();
        pages.push(seqs(&page.items));
        let Some(next) = page.next else { break };
        paging = paging.from(Some(next));
    }
    assert_eq!(pages, [vec![45_000], vec![20_001, 20_000, 19_999], vec![2, 1]]);
    let of_subject = AuditFilter { subject: Some(Uuid::from_u128(7)), ..filter };
    let page = audit(&mut reader, AURORA, &of_subject, &Paging::default()).await.unwrap();
    assert_eq!((seqs(&page.items), page.next), (vec![45_000, 20_001, 20_000, 19_999, 2, 1], None));
}

/// Seven months of kai's subscription, the last with three changes; one line of noor's.
async fn billed(database: &TestDatabase) -> World {
    let world = World::peopled(database).await;
    let mut changes: Vec<Change> = [KAI, NOOR]
        .into_iter()
        .zip(1..)
        .flat_map(|(owner, n)| with_seats(subscription(AURORA, n, Owner::Person(owner), PRO), 9, &[]))
        .collect();
    let payer = profile_of(AURORA, Owner::Person(KAI));
    changes.extend((1..=7).map(|n| Change::AddLine(line(n, subscription_id(1), payer, months(n)))));
    let of_noor = profile_of(AURORA, Owner::Person(NOOR));
    changes.push(Change::AddLine(line(8, subscription_id(2), of_noor, date(2026, 1, 1))));
    let last = line(7, subscription_id(1), payer, months(7));
    let central = profile_of(AURORA, Owner::Organization);
    for (n, amount, why, payer) in [
        (9, 500, Why::QuantityAdded, payer),
        (10, -1_499, Why::TakenOver, payer),
        (11, 700, Why::TakenOver, central),
    ] {
        let id = LineId(Uuid::from_u128(u128::MAX - 20 + n));
        let amount = Money::new(amount, Currency::USD);
        changes.push(Change::AddLine(Line {
            id,
            payer,
            amount,
            why,
            from: date(2026, 1, 20),
            ..last.clone()
        }));
    }
    world.write(AURORA, changes).await;
    world
}

/// The first days of July 2025 to January 2026.
fn months(n: u32) -> jiff::civil::Date {
    let n = i8::try_from(n).unwrap();
    if n < 7 { date(2025, 6 + n, 1) } else { date(2026, 1, 1) }
}

async fn check_bills(database: &TestDatabase) {
    let world = billed(database).await;
    let mut reader = world.reader().await;
    let kai = scope(KAI, &[]);
    let id = subscription_id(1);
    for limit in [1, 3, 200] {
        let (mut seen, mut paging) = (Vec::new(), Paging::new(None, Some(limit)));
        loop {
            let page = bill_lines(&mut reader, &kai, id, &paging).await.unwrap().unwrap();
            seen.extend(page.items);
            let Some(next) = page.next else { break };
            paging = paging.from(Some(next));
        }
        let amounts: Vec<_> = seen.iter().map(|row| (row.line.amount.minor, row.line.period.ix)).collect();
        assert_eq!(
            amounts,
            [
                (700, 7),
                (-1_499, 7),
                (500, 7),
                (999, 7),
                (999, 6),
                (999, 5),
                (999, 4),
                (999, 3),
                (999, 2),
                (999, 1),
            ]
        );
        let whole = line(7, id, profile_of(AURORA, Owner::Person(KAI)), date(2026, 1, 1));
        assert_eq!(
            (&seen[3].line, seen[3].billed_at, seen[3].payer_name.as_str()),
            (&whole, at(), "Profile")
        );
    }
    for (today, expected) in [
        (date(2026, 1, 31), &[999, 500, -1_499, 700][..]),
        (date(2026, 1, 1), &[999, 500, -1_499, 700]),
        (date(2025, 12, 31), &[999]),
        (date(2026, 2, 1), &[]),
        (date(2025, 6, 30), &[]),
    ] {
        let period = period_lines(&mut reader, &kai, id, today).await.unwrap().unwrap();
        let amounts: Vec<_> = period.lines.iter().map(|row| row.line.amount.minor).collect();
        assert_eq!((amounts.as_slice(), period.more), (expected, false), "{today}");
    }
    for (scope, n, there) in
        [(all(), 1, true), (all(), 3, false), (kai, 2, false), (scope(NOOR, &[]), 1, false)]
    {
        let id: SubscriptionId = subscription_id(n);
        let page = bill_lines(&mut reader, &scope, id, &Paging::default()).await.unwrap();
        assert_eq!(page.is_some(), there, "{n} {scope:?}");
        let period = period_lines(&mut reader, &scope, id, date(2026, 1, 31)).await.unwrap();
        assert_eq!(period.is_some(), there, "{n} {scope:?}");
    }
}

async fn check_many_bills(database: &TestDatabase) {
    let world = billed(database).await;
    let last = line(7, subscription_id(1), profile_of(AURORA, Owner::Person(KAI)), date(2026, 1, 1));
    let more = (0..200).map(|n| Line { id: LineId(Uuid::from_u128(0xF000 + n)), ..last.clone() });
    world.write(AURORA, more.map(Change::AddLine).collect()).await;
    let mut reader = world.reader().await;
    let period = period_lines(&mut reader, &all(), subscription_id(1), date(2026, 1, 5)).await;
    let period = period.unwrap().unwrap();
    assert_eq!((period.lines.len(), period.more), (200, true));
}

on_all! {
    check_history => the_history_of_a_subscription_is_for_whoever_sees_it;
    check_audit => the_audit_log_is_filtered;
    check_long_audit => a_page_of_the_audit_log_looks_at_a_part_of_it;
    check_bills => the_lines_of_a_subscription;
    check_many_bills => the_lines_of_a_period_are_bounded;
}
