//! Cancelling by the owner (R-SUB-4, R-SUB-30 ff., P-2, V-1, V-7).

use super::world::World;
use super::world::script::script;
use jiff::civil::date;
use purser_domain::command::{ChangeTenant, Command, When};
use purser_domain::people::CancelBasis;
use purser_domain::subscription::CancelReason;

#[test]
fn v_1_cancelled_on_the_third_day_keeps_1_43_and_refunds_18_57() {
    let mut world = World::new("US", date(2022, 2, 1));
    world.script(
        "
        pass 2h
        kai buys 1 plain as mine                -> billed 20.00
        pass 2d
        kai cancels mine                        -> credited 18.57
        bills mine                              -> kai 1.43
        ",
    );
}

#[test]
fn r_sub_4_cancelling_now_is_disabled_the_same_day_and_deleted_after_90_days() {
    script(
        "
        kai buys 5 pbi as mine
        kai assigns mine p1
        kai cancels mine                        -> credited 50.00
        see mine                                -> disabled 1/5 until 2026-01-15 once
        kai cancels mine                        -> wrong_state
        kai cancels mine at-renewal             -> wrong_state
        kai recurring mine on                   -> wrong_state
        until 2026-04-14
        see mine                                -> disabled 1/5 until 2026-01-15 once
        until 2026-04-15
        see mine                                -> deleted 0/5 until 2026-04-15 once
        ",
    );
}

#[test]
fn r_sub_32_others_of_the_same_product_go_on() {
    script(
        "
        kai buys 5 pbi as one
        kai buys 5 pbi as other
        kai cancels one
        see other                               -> active 0/5 until 2026-02-15
        ",
    );
}

#[test]
fn r_sub_31_before_the_next_renewal_it_runs_to_its_end_and_expires() {
    script(
        "
        kai buys 5 pbi as mine
        kai sets mine to 7 at-renewal
        kai cancels mine at-renewal             -> ok (scheduled_quantity_discarded)
        see mine                                -> active 0/5 until 2026-02-15 once
        kai cancels mine at-renewal             -> unchanged
        until 2026-02-15
        see mine                                -> expired 0/5 until 2026-02-15 once
        bills mine                              -> kai 50.00
        ",
    );
}

#[test]
fn p_2_twenty_five_assigned_cancel_online_and_twenty_six_do_not() {
    script(
        "
        kai buys 30 pbi as mine
        kai assigns mine p1..p20
        kai assigns mine p21..p26
        kai cancels mine                        -> too_many_to_cancel_online
        kai cancels mine at-renewal             -> ok
        kai recurring mine on
        kai unassigns mine p26
        kai cancels mine                        -> credited 300.00
        ",
    );
}

#[test]
fn p_2_the_limit_and_what_it_counts_are_settings() {
    let mut world = script("kai buys 26 pbi as mine");
    let counts = |basis, max| {
        Command::ChangeTenant(ChangeTenant {
            online_cancel_basis: Some(basis),
            online_cancel_max: max,
            ..ChangeTenant::default()
        })
    };
    world.run(world.principal("admin"), counts(CancelBasis::Purchased, None)).unwrap();
    world.script(
        "
        kai cancels mine                        -> too_many_to_cancel_online
        kai sets mine to 25
        kai buys 26 pbi as large
        kai cancels mine                        -> credited 250.00
        ",
    );
    world.run(world.principal("admin"), counts(CancelBasis::Purchased, Some(26))).unwrap();
    world.script("kai cancels large                     -> credited 260.00");
}

#[test]
fn p_2_binds_purchasers_only() {
    script(
        "
        admin buys 40 pbi for-org as ours
        admin assigns ours p1..p20
        admin assigns ours p21..p40
        billing cancels ours                    -> credited 400.00
        ",
    );
}

#[test]
fn v_7_seven_days_after_a_start_or_renewal_and_then_only_recurring_billing() {
    script(
        "
        kai buys 1 copilot as early
        kai buys 1 copilot as late
        until 2026-01-22
        kai cancels early                       -> credited 23.23
        until 2026-01-23
        kai cancels late                        -> window_closed
        kai cancels late at-renewal             -> ok
        kai recurring late on
        until 2026-02-22
        kai cancels late                        -> credited 22.50
        bills late                              -> kai 37.50
        ",
    );
}

#[test]
fn v_7_the_last_day_counts_in_the_zone_of_the_billing_profile() {
    let mut world = World::new("TW", date(2026, 1, 15));
    world.script(
        "
        kai buys 1 copilot as mine
        until 2026-01-22
        pass 23h
        kai cancels mine                        -> credited 23.23
        kai buys 1 copilot as other
        until 2026-01-30
        kai cancels other                       -> window_closed
        ",
    );
}

#[test]
fn domain_1_1_administrators_are_told_to_take_over_and_strangers_nothing() {
    script(
        "
        kai buys 1 pbi as mine
        admin cancels mine                      -> self_service_subscription
        billing cancels mine                    -> self_service_subscription
        operator cancels mine                   -> self_service_subscription
        admin sets mine to 2                    -> self_service_subscription
        admin recurring mine off                -> self_service_subscription
        licenses cancels mine                   -> not_allowed
        reader cancels mine                     -> not_allowed
        support cancels mine                    -> not_found
        noor cancels mine                       -> not_found
        ",
    );
}

#[test]
fn p_15_a_comment_has_at_most_two_thousand_characters() {
    let mut world = script("kai buys 1 pbi as mine");
    let kai = world.principal("kai");
    let cancel = |length: usize| Command::Cancel {
        subscription: world.id("mine"),
        reason: CancelReason::Other,
        comment: Some("x".repeat(length)),
        when: When::Now,
    };
    let (long, right) = (cancel(2001), cancel(2000));
    let refused = world.run(kai, long).unwrap_err();
    assert_eq!(super::world::script::code(&refused), "invalid_input comment too_long");
    world.run(kai, right).unwrap();
}

#[test]
fn p_9_without_a_disabled_phase_a_cancelled_subscription_is_deleted_at_once() {
    script(
        "
        kai buys 2 storage as mine
        kai assigns mine p1
        kai cancels mine                        -> credited 6.00
        everything due happens
        see mine                                -> deleted 0/2 until 2026-01-15 once
        ",
    );
}
