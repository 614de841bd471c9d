//! Undoing a take-over (P-7): for a day, as long as nothing of it was used again, and then everything is as before.

use super::world::World;
use super::world::script::{code, script};
use jiff::SignedDuration;
use purser_domain::command::Command;

#[test]
fn p_7_undoing_a_cancellation_brings_everything_back() {
    script(
        "
        kai buys 8 pbi as mine
        kai sets mine to 6 at-renewal
        kai assigns mine p1..p5
        until 2026-01-18
        admin takes mine by cancel as t         -> credited 72.26
        pass 23h
        admin undoes t                          -> billed 72.26
        phase t                                 -> undone
        see mine                                -> active 5/8 until 2026-02-15 then 6
        holders mine                            -> p1 p2 p3 p4 p5
        bills mine                              -> kai 80.00
        mail kai                                -> purchase_confirmed taken_over take_over_undone
        admin undoes t                          -> undo_not_possible
        kai assigns mine p6                     -> ok
        until 2026-02-15
        see mine                                -> active 6/6 until 2026-03-15
        ",
    );
}

#[test]
fn p_7_undoing_a_move_takes_exactly_the_moved_people_back() {
    script(
        "
        admin buys 9 pbi for-org as central
        admin assigns central p3 p9
        kai buys 8 pbi as mine
        kai assigns mine p1..p5
        until 2026-01-18
        admin takes mine by move central as t   -> ok
        bills mine                              -> kai 7.74
        holders central                         -> p1 p2 p3 p4 p5 p9
        admin assigns central p10
        pass 23h
        admin undoes t
        phase t                                 -> undone
        holders central                         -> p10 p3 p9
        see central                             -> active 3/9 until 2026-02-15
        holders mine                            -> p1 p2 p3 p4 p5
        see mine                                -> active 5/8 until 2026-02-15
        bills mine                              -> kai 80.00
        kai assigns mine p6                     -> ok
        admin assigns central p11               -> ok
        ",
    );
}

#[test]
fn p_7_undoing_a_transfer_gives_it_back() {
    script(
        "
        kai buys 31 pbi as mine
        kai assigns mine p1
        until 2026-01-25
        admin takes mine by transfer as t
        pass 23h
        admin undoes t                          -> billed 0.00
        holders mine                            -> p1
        bills mine                              -> organization 0.00, kai 310.00
        kai assigns mine p2                     -> ok
        licenses assigns mine p3                -> self_service_licenses
        ",
    );
}

#[test]
fn p_3_after_a_day_of_the_organization_the_purchaser_pays_again() {
    script(
        "
        kai buys 31 pbi as mine
        until 2026-01-25
        pass 10h
        admin takes mine by transfer as t
        until 2026-01-26
        admin undoes t                          -> billed 0.00
        bills mine                              -> organization 10.00, kai 300.00
        ",
    );
}

#[test]
fn p_5_to_and_fro_on_one_day_costs_nobody_anything() {
    script(
        "
        kai buys 31 pbi as mine
        admin takes mine by transfer as one
        bills mine                              -> organization 310.00, kai 0.00
        admin undoes one
        bills mine                              -> organization 0.00, kai 310.00
        admin takes mine by transfer as two
        admin undoes one                        -> undo_not_possible
        admin undoes two
        admin takes mine by cancel as three
        bills mine                              -> organization 0.00, kai 0.00
        admin undoes three
        bills mine                              -> organization 0.00, kai 310.00
        admin takes mine by transfer
        bills mine                              -> organization 310.00, kai 0.00
        ",
    );
}

#[test]
fn p_7_for_24_hours_and_not_a_moment_longer() {
    for (how, early, expected) in [
        ("cancel", 2, None),
        ("cancel", 1, Some("undo_not_possible")),
        ("transfer", 2, None),
        ("transfer", 1, Some("undo_not_possible")),
        ("move central", 2, None),
        ("move central", 1, Some("undo_not_possible")),
    ] {
        let mut world = script(&format!(
            "
            admin buys 1 pbi for-org as central
            kai buys 1 pbi as mine
            kai assigns mine p1
            admin takes mine by {how} as t
            "
        ));
        let (id, end) = (world.take_over("t").id, world.take_over("t").completed_at.unwrap());
        // A command takes a millisecond of this world's time.
        let until = end + SignedDuration::from_hours(24) - SignedDuration::from_millis(early);
        world.nobody_looks(until);
        let undone = world.run(world.principal("admin"), Command::UndoTakeOver { take_over: id });
        assert_eq!(undone.err().map(|no| code(&no)).as_deref(), expected, "{how}, {early} ms early");
    }
}

#[test]
fn p_7_not_when_a_moved_license_was_used_again() {
    script(
        "
        admin buys 9 pbi for-org as central
        kai buys 8 pbi as mine
        kai assigns mine p1..p5
        admin takes mine by move central as t
        admin unassigns central p1
        admin undoes t                          -> undo_not_possible
        # Not even when the same person has one again.
        admin assigns central p1
        admin undoes t                          -> undo_not_possible
        ",
    );
}

#[test]
fn p_7_not_when_the_organization_changed_what_it_got() {
    let changed = |change: &str| {
        script(&format!(
            "
            kai buys 8 pbi as mine
            admin takes mine by transfer as t
            {change}
            admin undoes t                      -> undo_not_possible
            "
        ))
    };
    changed("admin sets mine to 9");
    changed("admin cancels mine");
}

#[test]
fn a_number_that_went_up_and_down_again_is_billed_to_whoever_owned_the_days() {
    script(
        "
        kai buys 31 pbi as mine
        until 2026-01-25
        pass 10h
        admin takes mine by transfer as t
        admin sets mine to 62
        until 2026-01-26
        admin sets mine to 31
        admin undoes t                          -> billed 0.00
        bills mine                              -> organization 20.00, kai 300.00
        ",
    );
}

#[test]
fn an_undo_after_a_period_s_end_catches_up_with_time() {
    script(
        "
        admin buys 9 pbi for-org as central
        kai buys 8 pbi as one
        kai buys 8 pbi as two
        kai assigns two p1
        noor buys 2 pbi:year as year
        until 2026-02-14
        pass 18h
        admin takes one by cancel as t1
        admin takes two by move central as t2
        admin takes year by cancel as t3
        bills one                               -> kai 77.42
        until 2026-02-15
        pass 9h
        admin undoes t1
        admin undoes t2
        admin undoes t3
        everything due happens
        see one                                 -> active 0/8 until 2026-03-15
        see two                                 -> active 1/8 until 2026-03-15
        see year                                -> active 0/2 until 2027-01-15
        bills one                               -> kai 160.00
        bills two                               -> kai 160.00
        bills year                              -> noor 32.00
        ",
    );
}

#[test]
fn an_undo_after_a_trial_s_end_lets_it_become_paid() {
    script(
        "
        kai buys 2 pbi trial as mine
        until 2026-02-13
        pass 12h
        admin takes mine by cancel as t
        until 2026-02-14
        admin undoes t                          -> ok
        see mine                                -> trial active 0/2 until 2026-02-14
        everything due happens
        see mine                                -> active 0/2 until 2026-03-14
        bills mine                              -> kai 20.00
        ",
    );
}

#[test]
fn an_undo_locks_both_until_everyone_is_back() {
    script(
        "
        admin buys 9 pbi for-org as central
        kai buys 8 pbi as mine
        kai assigns mine p1..p3
        admin takes mine by move central as t
        admin undoes t begin
        phase t                                 -> undoing
        kai assigns mine p4                     -> take_over_under_way
        admin assigns central p4                -> take_over_under_way
        admin unassigns central p1              -> take_over_under_way
        admin takes mine by cancel              -> take_over_under_way
        admin undoes t                          -> undo_not_possible
        step t                                  -> done
        phase t                                 -> undone
        admin assigns central p4                -> ok
        kai assigns mine p4                     -> ok
        ",
    );
}

#[test]
fn undoing_one_move_while_another_runs_into_the_same_subscription() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 3 pbi as mine
        noor buys 3 pbi as hers
        kai assigns mine p1..p3
        noor assigns hers p4..p6
        admin takes mine by move central as one
        admin takes hers by move central begin as two
        admin undoes one begin
        finish two
        finish one
        holders mine                            -> p1 p2 p3
        holders central                         -> p4 p5 p6
        free central                            -> 3
        ",
    );
}

#[test]
fn two_undos_on_one_target_take_turns() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 3 pbi as mine
        noor buys 3 pbi as hers
        kai assigns mine p1..p3
        noor assigns hers p4..p6
        admin takes mine by move central as one
        admin takes hers by move central as two
        admin undoes one begin
        admin undoes two                        -> take_over_under_way
        finish one
        admin undoes two
        holders hers                            -> p4 p5 p6
        holders mine                            -> p1 p2 p3
        see central                             -> active 0/6 until 2026-02-15
        ",
    );
}

#[test]
fn what_was_undone_can_be_taken_again() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 3 pbi as mine
        kai assigns mine p1..p3
        admin takes mine by move central as one
        admin undoes one
        admin takes mine by move central as two
        holders central                         -> p1 p2 p3
        admin undoes one                        -> undo_not_possible
        admin undoes two
        holders mine                            -> p1 p2 p3
        ",
    );
}

#[test]
fn a_target_that_was_cancelled_meanwhile_still_gives_people_back() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 3 pbi as mine
        kai assigns mine p1..p3
        admin takes mine by move central as t
        admin cancels central
        admin undoes t
        see mine                                -> active 3/3 until 2026-02-15
        see central                             -> disabled 0/6 until 2026-01-15 once
        ",
    );
}

#[test]
fn a_finished_step_is_finished_however_often_it_is_asked_for() {
    let mut world = script(
        "
        admin buys 6 pbi for-org as central
        kai buys 3 pbi as mine
        kai assigns mine p1..p3
        admin takes mine by move central as t
        ",
    );
    let id = world.take_over("t").id;
    let again = |world: &mut World, step| {
        let command = Command::ContinueTakeOver { take_over: id, step };
        world.run(world.principal("system"), command).unwrap()
    };
    for step in 0..3 {
        assert!(again(&mut world, step).changes.is_empty(), "step {step}");
    }
    let refused = world
        .run(world.principal("admin"), Command::ContinueTakeOver { take_over: id, step: 1 })
        .unwrap_err();
    assert_eq!(code(&refused), "not_allowed");
}
