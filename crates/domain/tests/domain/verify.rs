//! `verify` finds every kind of broken state. A sound world is broken in one place at a time.

use super::world::World;
use super::world::script::script;
use jiff::civil::date;
use purser_domain::billing::Billed;
use purser_domain::id::{BillingProfileId, TakeOverId};
use purser_domain::money::{Currency, Money};
use purser_domain::subscription::{End, State, Subscription};
use purser_domain::take_over::{Phase, TakeOver};
use purser_domain::verify::{Stored, verify};
use uuid::Uuid;

/// What is stored around one subscription, to be broken.
#[derive(Clone)]
struct Around {
    subscription: Subscription,
    seats: u32,
    billed: Billed,
    take_over: Option<TakeOver>,
    reserved: u32,
}

impl Around {
    fn of(world: &World, label: &str) -> Self {
        let subscription = world.subscription(label).clone();
        Self {
            seats: u32::try_from(world.holders(label).len()).unwrap(),
            billed: world.store.billed(subscription.id),
            take_over: subscription.take_over.and_then(|id| world.store.take_overs.get(&id).cloned()),
            reserved: world.store.reserved(subscription.id),
            subscription,
        }
    }

    /// The rules that are found broken.
    fn found(&self) -> Vec<&'static str> {
        let stored = Stored {
            subscription: &self.subscription,
            seats: self.seats,
            billed: &self.billed,
            take_over: self.take_over.as_ref(),
            reserved: self.reserved,
        };
        let mut rules: Vec<_> = verify(&stored).into_iter().map(|finding| finding.rule).collect();
        rules.dedup();
        rules
    }

    fn broken_by(&self, change: impl FnOnce(&mut Self)) -> Vec<&'static str> {
        let mut broken = self.clone();
        change(&mut broken);
        broken.found()
    }
}

fn world() -> World {
    script(
        "
        admin buys 5 pbi for-org as central
        kai buys 5 pbi as mine
        kai assigns mine p1 p2
        noor buys 5 pbi as moving
        noor assigns moving p3 p4
        admin takes moving by move central begin as t
        lee buys 5 pbi as gone
        until 2026-01-25
        kai sets mine to 4
        admin takes gone by cancel
        pass 25h
        ",
    )
}

#[test]
fn a_sound_world_has_no_findings() {
    let world = world();
    for label in ["central", "mine", "moving", "gone"] {
        assert_eq!(Around::of(&world, label).found(), [""; 0], "{label}");
    }
}

#[test]
fn licenses_are_counted() {
    let mine = Around::of(&world(), "mine");
    assert_eq!(mine.broken_by(|mine| mine.seats = 3), ["assigned-counts-seats"]);
    let too_many = |mine: &mut Around| (mine.seats, mine.subscription.assigned) = (5, 5);
    assert_eq!(mine.broken_by(too_many), ["seats-within-bought"]);
    let central = Around::of(&world(), "central");
    assert_eq!(central.broken_by(|central| central.reserved = 1), ["reserved-by-moves"]);
    let reserved = |central: &mut Around| (central.reserved, central.subscription.reserved) = (6, 6);
    assert_eq!(central.broken_by(reserved), ["seats-within-bought"]);
}

#[test]
fn timelines_are_in_order_and_end_with_the_subscription() {
    let mine = Around::of(&world(), "mine");
    let twice = |mine: &mut Around| {
        let last = *mine.subscription.timeline.last().unwrap();
        mine.subscription.timeline.segments.push(last);
    };
    assert_eq!(mine.broken_by(twice), ["timeline-ordered"]);
    let none = |mine: &mut Around| {
        mine.subscription.timeline.segments.clear();
        (mine.seats, mine.subscription.assigned) = (0, 0);
        mine.billed.clear();
    };
    assert_eq!(mine.broken_by(none), ["timeline-has-a-segment"]);
    let far_away = Some(date(2030, 1, 1));
    let ended = mine.broken_by(|mine| mine.subscription.timeline.until = far_away);
    assert_eq!(ended, ["ended-owes-nothing-more"]);
    let goes_on = |mine: &mut Around| {
        mine.subscription.state =
            State::Expired { on: date(2026, 1, 25), until: date(2026, 2, 25), because: End::Lapsed };
    };
    assert_eq!(mine.broken_by(goes_on), ["ended-owes-nothing-more"]);
    let other_money = |mine: &mut Around| {
        let last = mine.subscription.timeline.segments.last_mut().unwrap();
        last.unit_price = Money::new(last.unit_price.minor, Currency::SEK);
    };
    assert_eq!(mine.broken_by(other_money), ["one-currency"]);
}

#[test]
fn lines_are_what_is_owed() {
    let mine = Around::of(&world(), "mine");
    let key = *mine.billed.keys().next().unwrap();
    assert_eq!(mine.broken_by(|mine| *mine.billed.get_mut(&key).unwrap() += 1), ["lines-equal-owed"]);
    assert_eq!(mine.broken_by(|mine| assert!(mine.billed.remove(&key).is_some())), ["lines-equal-owed"]);
    let stranger = |mine: &mut Around| {
        mine.billed.insert((0, BillingProfileId(Uuid::from_u128(404))), 1);
    };
    assert_eq!(mine.broken_by(stranger), ["lines-equal-owed"]);
    let unbilled = |mine: &mut Around| mine.subscription.timeline.billed_periods += 1;
    assert_eq!(mine.broken_by(unbilled), ["lines-equal-owed"]);
}

#[test]
fn locks_belong_to_running_take_overs() {
    let moving = Around::of(&world(), "moving");
    assert_eq!(moving.broken_by(|moving| moving.take_over = None), ["locked-by-a-running-take-over"]);
    let done = |moving: &mut Around| moving.take_over.as_mut().unwrap().phase = Phase::Completed;
    assert_eq!(moving.broken_by(done), ["locked-by-a-running-take-over"]);
    let mine = Around::of(&world(), "mine");
    let locked = |mine: &mut Around| mine.subscription.take_over = Some(TakeOverId(Uuid::from_u128(404)));
    assert_eq!(mine.broken_by(locked), ["locked-by-a-running-take-over"]);
}

#[test]
fn what_was_forgotten_holds_nothing() {
    let gone = Around::of(&world(), "gone");
    assert!(matches!(gone.subscription.state, State::Deleted { purge_at: None, .. }));
    let left = |gone: &mut Around| (gone.seats, gone.subscription.assigned) = (1, 1);
    assert_eq!(gone.broken_by(left), ["forgotten-holds-nothing"]);
}
