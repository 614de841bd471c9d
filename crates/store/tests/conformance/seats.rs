//! A seat is held once; sets of seats move exactly as was decided, or not at all.

use super::bench::{
    A, B, Bench, held, is_retry, person_id, seat, subscription_id, take_over, take_over_id, version,
};
use crate::on_all;
use purser_domain::facts::Key;
use purser_domain::id::{PersonId, TakeOverId};
use purser_domain::plan::Change;
use purser_domain::seats::{MoveStep, Seat};
use purser_store::testing::TestDatabase;

fn close(n: u128, person: u128) -> Change {
    Change::CloseSeat { subscription: subscription_id(n), person: person_id(person) }
}

fn open(n: u128, person: u128) -> Change {
    Change::OpenSeat(seat(n, person))
}

fn relocate(from: u128, into: u128, after: Option<u128>, upto: u128, count: u32) -> Change {
    Change::MoveSeats {
        from: subscription_id(from),
        into: subscription_id(into),
        after: after.map(person_id),
        upto: person_id(upto),
        only: None,
        mark: Some(take_over_id(1)),
        count,
    }
}

fn back(from: u128, into: u128, upto: u128, count: u32) -> Change {
    Change::MoveSeats {
        from: subscription_id(from),
        into: subscription_id(into),
        after: None,
        upto: person_id(upto),
        only: Some(take_over_id(1)),
        mark: None,
        count,
    }
}

async fn check_unique(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1, 2])).await.unwrap();
    bench.write(B, held(1, &[1])).await.unwrap();
    assert!(is_retry(&bench.write(A, vec![open(1, 1)]).await), "held already");
    assert!(is_retry(&bench.write(A, vec![close(1, 3)]).await), "not held");
    bench.write(A, vec![close(1, 1), open(1, 3)]).await.unwrap();
    assert_eq!(bench.holders(A, 1).await, [2, 3]);
    assert_eq!(bench.holders(B, 1).await, [1]);
}

async fn check_net_effect(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1])).await.unwrap();
    // Came and went; went and came back with another mark; came, went and came.
    let marked = Seat { take_over_id: Some(take_over_id(9)), ..seat(1, 1) };
    let changes = vec![
        open(1, 2),
        close(1, 1),
        open(1, 3),
        close(1, 2),
        Change::OpenSeat(marked.clone()),
        close(1, 3),
        open(1, 3),
    ];
    bench.write(A, changes).await.unwrap();
    assert_eq!(bench.holders(A, 1).await, [1, 3]);
    let facts = bench.read(A, [Key::Seat(subscription_id(1), person_id(1))]).await;
    assert_eq!(facts.seat(subscription_id(1), person_id(1)), Ok(Some(&marked)));
    // The same on what was never held, or is held, by others meanwhile.
    assert!(is_retry(&bench.write(A, vec![close(1, 4), open(1, 4)]).await));
    assert!(is_retry(&bench.write(A, vec![open(1, 3), close(1, 3), open(1, 3)]).await));
}

async fn check_move(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1, 2, 3, 4, 5])).await.unwrap();
    bench.write(A, held(2, &[2, 9])).await.unwrap();
    bench.write(B, held(1, &[1, 2])).await.unwrap();
    for wrong in [2, 4] {
        assert!(is_retry(&bench.write(A, vec![relocate(1, 2, None, 4, wrong)]).await));
    }
    assert_eq!(bench.holders(A, 1).await, [1, 2, 3, 4, 5], "a wrong number moves nobody");
    bench.write(A, vec![relocate(1, 2, None, 4, 3)]).await.unwrap();
    assert_eq!(bench.holders(A, 1).await, [2, 5], "who had one there keeps this one");
    assert_eq!(bench.holders(A, 2).await, [1, 2, 3, 4, 9]);
    bench.write(A, vec![relocate(1, 2, Some(4), 5, 1)]).await.unwrap();
    assert_eq!(bench.holders(B, 1).await, [1, 2], "next door nothing moves");

    let moved = bench.read(A, [Key::Seat(subscription_id(2), person_id(3))]).await;
    let expected =
        Seat { subscription_id: subscription_id(2), take_over_id: Some(take_over_id(1)), ..seat(1, 3) };
    assert_eq!(moved.seat(subscription_id(2), person_id(3)), Ok(Some(&expected)));
    let brought = bench.read(A, [Key::Brought(take_over_id(1), subscription_id(2))]).await;
    assert_eq!(brought.brought(take_over_id(1), subscription_id(2)), Ok(4));

    bench.write(A, vec![back(2, 1, 3, 2)]).await.unwrap();
    bench.write(A, vec![back(2, 1, 10, 2)]).await.unwrap();
    assert_eq!(bench.holders(A, 1).await, [1, 2, 3, 4, 5]);
    assert_eq!(bench.holders(A, 2).await, [2, 9]);
    let returned = bench.read(A, [Key::Seat(subscription_id(1), person_id(3))]).await;
    assert_eq!(returned.seat(subscription_id(1), person_id(3)), Ok(Some(&seat(1, 3))));
}

async fn check_forget(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1, 2, 3])).await.unwrap();
    bench.write(A, held(2, &[1])).await.unwrap();
    let forget = |upto, count| {
        vec![Change::ForgetSeats { subscription: subscription_id(1), upto: person_id(upto), count }]
    };
    assert!(is_retry(&bench.write(A, forget(2, 1)).await));
    bench.write(A, forget(2, 2)).await.unwrap();
    assert_eq!(bench.holders(A, 1).await, [3]);
    assert_eq!(bench.holders(A, 2).await, [1]);
}

async fn check_order(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1])).await.unwrap();
    // Everything of one transaction, in its order: what was opened before a set moves with it, what comes later not.
    let mut changes = held(2, &[]);
    changes.extend([
        open(1, 2),
        relocate(1, 2, None, 10, 2),
        open(1, 2),
        close(2, 1),
        back(2, 1, 10, 0),
        open(1, 1),
        Change::ForgetSeats { subscription: subscription_id(1), upto: person_id(1), count: 1 },
        version(1, 2, 1),
        version(2, 2, 1),
    ]);
    bench.write(A, changes).await.unwrap();
    assert_eq!(bench.holders(A, 1).await, [2]);
    assert_eq!(bench.holders(A, 2).await, [2]);
}

async fn check_steps(database: &TestDatabase) {
    let bench = Bench::new(database).await;
    bench.write(A, held(1, &[1, 2, 3, 4, 5])).await.unwrap();
    bench.write(A, held(2, &[2, 4, 9])).await.unwrap();
    bench.write(A, vec![Change::PutTakeOver(take_over(1, 1, 2))]).await.unwrap();
    let step = |from, into: Option<u128>, after: Option<u128>, only: Option<TakeOverId>| Key::MoveStep {
        from: subscription_id(from),
        into: into.map(subscription_id),
        after: after.map(person_id),
        only,
    };
    let ask = async |key: Key| bench.read(A, [key.clone()]).await.move_step(key).unwrap();
    let found = |upto: Option<PersonId>, people, already_there| MoveStep { upto, people, already_there };
    assert_eq!(ask(step(1, Some(2), None, None)).await, found(Some(person_id(5)), 5, 2));
    assert_eq!(ask(step(1, Some(2), Some(2), None)).await, found(Some(person_id(5)), 3, 1));
    assert_eq!(ask(step(1, None, None, None)).await, found(Some(person_id(5)), 5, 0));
    assert_eq!(ask(step(1, Some(2), Some(5), None)).await, found(None, 0, 0));
    assert_eq!(ask(step(2, Some(1), None, Some(take_over_id(1)))).await, found(None, 0, 0));
    bench.write(A, vec![relocate(1, 2, None, 10, 3)]).await.unwrap();
    let brought = step(2, Some(1), None, Some(take_over_id(1)));
    assert_eq!(ask(brought).await, found(Some(person_id(5)), 3, 0));
    let brought = step(2, Some(1), Some(1), Some(take_over_id(1)));
    assert_eq!(ask(brought).await, found(Some(person_id(5)), 2, 0));
}

on_all! {
    check_unique => a_seat_is_held_once;
    check_net_effect => only_the_net_effect_is_written;
    check_move => exactly_those_who_were_counted_move;
    check_forget => exactly_those_who_were_counted_are_forgotten;
    check_order => sets_and_single_seats_keep_their_order;
    check_steps => a_step_of_a_move_is_counted;
}
