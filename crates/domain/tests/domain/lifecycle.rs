//! Time (R-SUB-1 ff., R-SUB-10 ff., V-11, P-4, P-9), and that a late server changes no bill.

use super::world::World;
use super::world::script::script;
use jiff::civil::date;
use purser_domain::event::Event;

#[test]
fn v_11_expired_for_30_days_disabled_for_90_then_deleted() {
    script(
        "
        kai buys 1 pbi as mine
        kai recurring mine off
        until 2026-02-14
        see mine                                -> active 0/1 until 2026-02-15 once
        until 2026-02-15
        see mine                                -> expired 0/1 until 2026-02-15 once
        until 2026-03-16
        see mine                                -> expired 0/1 until 2026-02-15 once
        until 2026-03-17
        see mine                                -> disabled 0/1 until 2026-03-17 once
        until 2026-06-14
        see mine                                -> disabled 0/1 until 2026-03-17 once
        until 2026-06-15
        see mine                                -> deleted 0/1 until 2026-06-15 once
        until 2030-01-01
        see mine                                -> deleted 0/1 until 2026-06-15 once
        bills mine                              -> kai 10.00
        ",
    );
}

#[test]
fn v_11_enterprise_multi_year_is_expired_for_90_days_and_disabled_for_90() {
    script(
        "
        admin buys 2 suite for-org as ours
        admin recurring ours off
        until 2029-01-14
        see ours                                -> active 0/2 until 2029-01-15 once
        until 2029-01-15
        see ours                                -> expired 0/2 until 2029-01-15 once
        until 2029-04-14
        see ours                                -> expired 0/2 until 2029-01-15 once
        until 2029-04-15
        see ours                                -> disabled 0/2 until 2029-04-15 once
        until 2029-07-13
        see ours                                -> disabled 0/2 until 2029-04-15 once
        until 2029-07-14
        see ours                                -> deleted 0/2 until 2029-07-14 once
        # Three years, billed year by year.
        bills ours                              -> organization 3000.00
        ",
    );
}

#[test]
fn p_9_some_offers_know_no_disabled() {
    script(
        "
        kai buys 1 storage as mine
        kai recurring mine off
        until 2026-03-16
        see mine                                -> expired 0/1 until 2026-02-15 once
        # In one step, so that nobody is told of a state that does not exist.
        nobody looks until 2026-03-17
        system advances mine
        see mine                                -> deleted 0/1 until 2026-03-17 once
        ",
    );
}

#[test]
fn r_sub_10_r_sub_11_recurring_billing_is_on_by_default_and_off_is_no_cancellation() {
    script(
        "
        kai buys 2 pbi as mine
        see mine                                -> active 0/2 until 2026-02-15
        kai recurring mine off                  -> ok
        kai recurring mine off                  -> unchanged
        kai assigns mine p1                     -> ok
        kai recurring mine on                   -> ok
        kai recurring mine on                   -> unchanged
        until 2026-02-15
        see mine                                -> active 1/2 until 2026-03-15
        ",
    );
}

#[test]
fn r_sub_12_recurring_billing_changes_only_while_active() {
    script(
        "
        kai buys 2 pbi as mine
        kai recurring mine off
        until 2026-02-15
        kai recurring mine on                   -> wrong_state
        until 2026-03-17
        kai recurring mine on                   -> wrong_state
        until 2026-06-15
        kai recurring mine on                   -> wrong_state
        ",
    );
}

#[test]
fn r_sub_13_switching_recurring_billing_off_discards_scheduled_changes() {
    script(
        "
        kai buys 2 pbi as mine
        kai sets mine to 5 at-renewal
        kai recurring mine off                  -> ok (scheduled_quantity_discarded)
        kai recurring mine on                   -> ok
        see mine                                -> active 0/2 until 2026-02-15
        ",
    );
}

#[test]
fn r_sub_14_a_year_paid_monthly_is_paid_to_its_end() {
    script(
        "
        kai buys 1 pbi:year as mine
        kai recurring mine off
        until 2026-12-31
        see mine                                -> active 0/1 until 2027-01-15 once
        bills mine                              -> kai 96.00
        until 2027-01-15
        see mine                                -> expired 0/1 until 2027-01-15 once
        bills mine                              -> kai 96.00
        ",
    );
}

#[test]
fn p_4_the_31st_never_drifts() {
    let mut world = World::new("US", date(2027, 12, 31));
    world.script(
        "
        kai buys 1 pbi as mine
        see mine                                -> active 0/1 until 2028-01-31
        until 2028-01-31
        see mine                                -> active 0/1 until 2028-02-29
        until 2028-02-29
        see mine                                -> active 0/1 until 2028-03-31
        until 2028-04-29
        see mine                                -> active 0/1 until 2028-04-30
        until 2028-04-30
        see mine                                -> active 0/1 until 2028-05-31
        bills mine                              -> kai 50.00
        ",
    );
}

#[test]
fn p_4_a_leap_day_comes_back_in_leap_years() {
    let mut world = World::new("US", date(2024, 2, 29));
    world.script(
        "
        kai buys 1 pbi:upfront as mine
        see mine                                -> active 0/1 until 2025-02-28
        until 2027-06-01
        see mine                                -> active 0/1 until 2028-02-29
        ",
    );
}

#[test]
fn p_3_days_are_those_of_the_billing_profile_s_zone() {
    let mut world = World::new("US", date(2026, 1, 31));
    world.script(
        "
        # 23 hours in New York, when it is the first of February in UTC.
        pass 14h
        kai buys 1 pbi as mine
        see mine                                -> active 0/1 until 2026-02-28
        ",
    );
}

#[test]
fn g_9_a_renewal_takes_the_price_of_its_day() {
    script(
        "
        kai buys 2 pbi as mine
        operator reprices pbi 12.00 from 2026-02-15
        operator reprices pbi 13.00 from 2026-02-16
        nobody looks until 2026-04-01
        # Late by a month and a half: each renewal has the price of its own day.
        system advances mine                    -> billed 24.00
        system advances mine                    -> billed 26.00
        system advances mine                    -> unchanged
        see mine                                -> active 0/2 until 2026-04-15
        ",
    );
}

#[test]
fn a_plan_that_left_the_catalog_goes_on_at_its_last_price() {
    script(
        "
        kai buys 2 plain as mine
        kai recurring mine on
        noor buys 1 pbi trial as trial
        operator drops plain
        operator drops pbi
        until 2026-02-15
        see mine                                -> active 0/2 until 2026-03-15
        bills mine                              -> kai 80.00
        # A trial of it cannot become paid.
        see trial                               -> expired 0/1 until 2026-02-14 once
        kai sets mine to 3                      -> end_of_sale
        kai sets mine to 1
        ",
    );
}

#[test]
fn advance_does_nothing_before_its_time() {
    script(
        "
        kai buys 2 pbi as mine
        system advances mine                    -> unchanged
        kai advances mine                       -> not_allowed
        operator advances mine                  -> not_allowed
        ",
    );
}

#[test]
fn a_late_server_changes_no_bill_when_the_number_changes_before_it_looks() {
    let story = |boundary: &str| {
        let mut world = World::new("US", date(2026, 1, 15));
        world.script(&format!(
            "
            kai buys 10 pbi as mine
            operator reprices pbi 12.00 from 2026-02-01
            {boundary} 2026-02-16
            kai sets mine to 15
            everything due happens
            see mine                            -> active 0/15 until 2026-03-15
            # 12.00 for 10 from the 15th, and for 5 more from the 16th: 27 of 28 days.
            bills mine                          -> kai 277.86
            "
        ));
    };
    story("until");
    story("nobody looks until");
}

#[test]
fn what_time_did_is_told_before_what_somebody_did() {
    let mut world = script(
        "
        kai buys 8 pbi as mine
        kai sets mine to 3 at-renewal
        kai assigns mine p1..p5
        nobody looks until 2026-02-15
        ",
    );
    let before = world.store.events.len();
    world.script("kai sets mine to 6                    -> billed 60.00 (kept_for_assigned)");
    let words: Vec<&str> = world.store.events[before..].iter().map(Event::word).collect();
    assert_eq!(
        words,
        [
            "subscription.renewed",
            "subscription.billed",
            "subscription.quantity_changed",
            "subscription.billed"
        ]
    );
}

#[test]
fn a_late_server_gives_no_day_away_when_somebody_cancels_before_it_looks() {
    let story = |boundary: &str| {
        let mut world = World::new("US", date(2026, 1, 15));
        world.script(&format!(
            "
            kai buys 28 pbi as mine
            {boundary} 2026-02-16
            kai cancels mine
            everything due happens
            see mine                            -> disabled 0/28 until 2026-02-16 once
            bills mine                          -> kai 290.00
            "
        ));
    };
    story("until");
    story("nobody looks until");
}

#[test]
fn a_late_server_lets_nobody_use_what_has_ended() {
    let story = |boundary: &str| {
        let mut world = World::new("US", date(2026, 1, 15));
        world.script(&format!(
            "
            kai buys 2 pbi as mine
            noor buys 2 pbi as hers
            kai recurring mine off
            noor recurring hers off
            {boundary} 2026-02-16
            kai recurring mine on               -> wrong_state
            kai sets mine to 5                  -> wrong_state
            admin takes hers by transfer        -> ok
            see hers                            -> expired 0/2 until 2026-02-15 once
            {boundary} 2026-03-17
            kai assigns mine p1                 -> wrong_state
            "
        ));
    };
    story("until");
    story("nobody looks until");
}

#[test]
fn a_late_server_takes_over_nothing_for_free() {
    let story = |boundary: &str| {
        let mut world = World::new("US", date(2026, 1, 15));
        world.script(&format!(
            "
            admin buys 1 pbi:year for-org as central
            kai buys 28 pbi as mine
            noor buys 28 pbi as hers
            lee buys 28 pbi as theirs
            {boundary} 2026-02-16
            admin takes mine by cancel
            admin takes hers by transfer
            admin takes theirs by move central
            everything due happens
            bills mine                          -> kai 290.00
            bills hers                          -> organization 270.00, noor 290.00
            bills theirs                        -> lee 290.00
            "
        ));
    };
    story("until");
    story("nobody looks until");
}
