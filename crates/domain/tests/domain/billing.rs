//! What stands on the lines of a bill (P-3, P-5, R-SUB-45): whose they are, why, which days, how many, how much.

use super::world::World;
use super::world::script::{script, word};
use purser_domain::money::Money;

/// Every line of a subscription, oldest first, as a bill tells it.
fn lines(world: &World, label: &str) -> Vec<String> {
    let id = world.id(label);
    let told = |line: &purser_domain::billing::Line| {
        let owner = world.store.payer(line).person();
        let owner = owner.map_or("organization", |person| &world.store.people[&person].display_name);
        let (amount, price) = (line.amount.decimal(), line.unit_price.decimal());
        let days = format!("{}..{}", line.from, line.to);
        format!("{owner} {} {days} {}x{price} {amount}", word(&line.why), line.quantity)
    };
    world.store.lines.iter().filter(|line| line.subscription_id == id).map(told).collect()
}

#[test]
fn p_5_every_change_is_one_line_with_the_difference() {
    let world = script(
        "
        kai buys 10 pbi as mine
        until 2026-01-20
        kai sets mine to 15
        until 2026-01-25
        kai sets mine to 12
        until 2026-01-30
        kai cancels mine
        ",
    );
    assert_eq!(
        lines(&world, "mine"),
        [
            "kai purchase 2026-01-15..2026-02-15 10x10.00 100.00",
            "kai quantity_added 2026-01-20..2026-02-15 15x10.00 41.94",
            "kai quantity_removed 2026-01-25..2026-02-15 12x10.00 -20.33",
            "kai canceled 2026-01-30..2026-02-15 12x10.00 -61.93",
        ]
    );
    // (10 licenses for 5 days, 15 for 5, 12 for 5) at 10.00 for 31 days, rounded once.
    let sum: i64 = world.store.lines.iter().map(|line| line.amount.minor).sum();
    assert_eq!(sum, 5968);
}

#[test]
fn r_bil_8_renewals_are_lines_of_their_own_periods() {
    let world = script(
        "
        kai buys 1 pbi as mine
        kai sets mine to 3 at-renewal
        kai buys 2 pbi:3y as long
        operator reprices pbi 12.00 from 2026-03-01
        until 2026-03-15
        ",
    );
    assert_eq!(
        lines(&world, "mine"),
        [
            "kai purchase 2026-01-15..2026-02-15 1x10.00 10.00",
            "kai renewal 2026-02-15..2026-03-15 3x10.00 30.00",
            "kai renewal 2026-03-15..2026-04-15 3x12.00 36.00",
        ]
    );
    assert_eq!(lines(&world, "long"), ["kai purchase 2026-01-15..2027-01-15 2x85.00 170.00"]);
}

#[test]
fn p_6_a_transfer_credits_one_and_bills_the_other() {
    let world = script(
        "
        kai buys 31 pbi as mine
        until 2026-01-25
        admin takes mine by transfer as t
        admin undoes t
        ",
    );
    let mut told = lines(&world, "mine");
    // Two lines of one settlement have no order.
    told[1..3].sort();
    told[3..5].sort();
    assert_eq!(
        told,
        [
            "kai purchase 2026-01-15..2026-02-15 31x10.00 310.00",
            "kai taken_over 2026-01-25..2026-02-15 31x10.00 -210.00",
            "organization taken_over 2026-01-25..2026-02-15 31x10.00 210.00",
            "kai taken_over 2026-01-25..2026-02-15 31x10.00 210.00",
            "organization taken_over 2026-01-25..2026-02-15 31x10.00 -210.00",
        ]
    );
}

#[test]
fn p_3_a_short_and_a_long_month_count_their_own_days() {
    let owed = |bought: &str, cancelled: &str| {
        let world = script(&format!(
            "
            until {bought}
            kai buys 1 plain as mine
            until {cancelled}
            kai cancels mine
            "
        ));
        let sum: i64 = world.store.lines.iter().map(|line| line.amount.minor).sum();
        Money::new(sum, world.store.lines[0].amount.currency).decimal()
    };
    assert_eq!(owed("2026-02-01", "2026-02-08"), "5.00");
    assert_eq!(owed("2026-03-01", "2026-03-08"), "4.52");
    assert_eq!(owed("2028-02-01", "2028-02-08"), "4.83");
    // The days on which clocks change are days like others.
    assert_eq!(owed("2026-03-05", "2026-03-12"), "4.52");
}

#[test]
fn settling_again_writes_nothing() {
    let mut world = script(
        "
        kai buys 7 odd as mine
        until 2026-01-21
        kai sets mine to 9
        ",
    );
    let before = world.store.lines.len();
    world.script(
        "
        system advances mine                    -> unchanged
        kai sets mine to 9                      -> unchanged
        admin takes mine by transfer as t
        admin undoes t
        ",
    );
    let sums: Vec<i64> = world.store.billed(world.id("mine")).into_values().filter(|sum| *sum != 0).collect();
    assert_eq!(world.store.lines.len(), before + 4);
    // 9.99 for 7 on 6 days and for 9 on 25 of 31.
    assert_eq!(sums, [8604]);
}
