//! The organization takes a self-service purchase (R-ADM-30 ff., V-8, P-6, P-7): moving, cancelling, transferring.

use super::world::World;
use super::world::script::{code, script};
use jiff::civil::date;
use purser_domain::command::Command;
use purser_domain::id::SubscriptionId;
use purser_domain::subscription::CancelReason;
use purser_domain::take_over::TakeOverAction;

#[test]
fn v_8_a_move_needs_a_free_license_for_everyone_and_then_ends_in_deleted() {
    script(
        "
        kai buys 8 pbi as mine
        kai assigns mine p1..p5
        admin buys 4 pbi for-org as central
        admin takes mine by move central        -> not_enough_licenses
        see mine                                -> active 5/8 until 2026-02-15
        free central                            -> 4
        mail kai                                -> purchase_confirmed
        admin sets central to 5
        admin takes mine by move central as t   -> ok
        see mine                                -> deleted 0/8 until 2026-01-15 once
        holders central                         -> p1 p2 p3 p4 p5
        see central                             -> active 5/5 until 2026-02-15
        phase t                                 -> completed
        # R-ADM-31
        mail kai                                -> purchase_confirmed taken_over
        bills mine                              -> kai 0.00
        ",
    );
}

#[test]
fn p_6_the_purchaser_gets_the_unused_days_back() {
    let taken = |how: &str| {
        script(&format!(
            "
            kai buys 31 pbi as mine             -> billed 310.00
            admin buys 1 pbi for-org as central
            until 2026-01-25
            admin takes mine by {how} as t
            bills mine                          -> kai 100.00
            "
        ))
    };
    for how in ["cancel", "move central"] {
        let world = taken(how);
        assert_eq!(world.take_over("t").credit.unwrap().decimal(), "210.00", "{how}");
    }
}

#[test]
fn r_adm_32_a_cancelled_purchase_is_deleted_at_once_and_never_comes_back() {
    script(
        "
        kai buys 8 pbi as mine
        kai assigns mine p1..p5
        admin takes mine by cancel              -> credited 80.00
        see mine                                -> deleted 5/8 until 2026-01-15 once
        free mine                               -> 0
        kai assigns mine p6                     -> wrong_state
        kai recurring mine on                   -> wrong_state
        kai sets mine to 9                      -> wrong_state
        kai cancels mine                        -> wrong_state
        admin takes mine by cancel              -> wrong_state
        mail kai                                -> purchase_confirmed taken_over
        pass 25h
        see mine                                -> deleted 0/8 until 2026-01-15 once
        ",
    );
}

#[test]
fn domain_1_1_who_may_take_over() {
    script(
        "
        kai buys 8 pbi as mine
        licenses takes mine by cancel           -> not_allowed
        users takes mine by cancel              -> not_allowed
        reader takes mine by cancel             -> not_allowed
        kai takes mine by cancel                -> not_allowed
        support takes mine by cancel            -> not_found
        noor takes mine by cancel               -> not_found
        billing takes mine by transfer as t     -> billed 0.00
        support undoes t                        -> not_allowed
        noor undoes t                           -> not_found
        kai undoes t                            -> not_found
        robot undoes t                          -> billed 0.00
        operator takes mine by cancel           -> credited 80.00
        ",
    );
}

#[test]
fn only_self_service_purchases_that_people_use_are_taken_over() {
    script(
        "
        admin buys 8 pbi for-org as central
        admin takes central by cancel           -> not_self_service
        admin takes central by transfer         -> not_self_service
        kai buys 8 pbi on 2026-02-01 as later
        admin takes later by cancel             -> wrong_state
        kai buys 8 pbi as mine
        kai cancels mine
        admin takes mine by cancel              -> wrong_state
        admin takes mine by transfer            -> wrong_state
        admin takes mine by move central        -> wrong_state
        ",
    );
}

#[test]
fn people_move_only_into_a_subscription_of_the_organization_of_the_same_product_in_use() {
    let mut world = script(
        "
        kai buys 1 pbi as mine
        kai buys 1 pbi as sibling
        noor buys 1 pbi as hers
        admin buys 1 visio for-org as visio
        admin buys 1 pbi for-org on 2026-02-01 as later
        admin buys 1 pbi for-org as ended
        admin cancels ended
        admin takes mine by move mine           -> unfit_target
        admin takes mine by move sibling        -> unfit_target
        admin takes mine by move hers           -> unfit_target
        admin takes mine by move visio          -> unfit_target
        admin takes mine by move later          -> unfit_target
        admin takes mine by move ended          -> unfit_target
        # Another plan of the product is the same product.
        admin buys 1 pbi:year for-org as year
        admin takes mine by move year           -> ok
        ",
    );
    let target = SubscriptionId(uuid::Uuid::from_u128(404));
    let command =
        Command::TakeOver { subscription: world.id("sibling"), action: TakeOverAction::MoveUsers { target } };
    assert_eq!(code(&world.run(world.principal("admin"), command).unwrap_err()), "not_found");
}

#[test]
fn people_may_move_into_an_expired_subscription_while_it_still_serves() {
    script(
        "
        admin buys 5 pbi for-org as central
        admin recurring central off
        until 2026-02-20
        kai buys 2 pbi as mine
        kai assigns mine p1 p2
        admin takes mine by move central        -> ok
        see central                             -> expired 2/5 until 2026-02-15 once
        ",
    );
}

#[test]
fn r_adm_34_trials_are_taken_over_like_purchases() {
    script(
        "
        admin buys 9 visio for-org as central
        kai buys 2 visio trial card=none as one
        kai assigns one p1
        kai buys 2 visio trial card=none as two
        kai buys 2 pbi trial as three
        pass 2d
        admin takes one by move central         -> ok
        see one                                 -> deleted 0/2 until 2026-01-17 once
        holders central                         -> p1
        admin takes two by cancel               -> ok
        see two                                 -> deleted 0/2 until 2026-01-17 once
        # A transferred trial becomes paid for the organization, whatever policy says.
        admin takes three by transfer           -> ok
        admin policy pbi Disabled
        until 2026-02-14
        see three                               -> active 0/2 until 2026-03-14
        bills three                             -> organization 20.00
        ",
    );
}

#[test]
fn r_adm_35_a_comment_on_the_reason_is_bounded() {
    let mut world = script("kai buys 1 pbi as mine");
    let action = TakeOverAction::Cancel { reason: CancelReason::Other, comment: Some("x".repeat(2001)) };
    let command = Command::TakeOver { subscription: world.id("mine"), action };
    let refused = world.run(world.principal("admin"), command).unwrap_err();
    assert_eq!(code(&refused), "invalid_input comment too_long");
}

#[test]
fn an_expired_purchase_is_taken_over_and_owes_nothing_more() {
    let world = script(
        "
        admin buys 3 pbi for-org as central
        kai buys 3 pbi as one
        kai buys 3 pbi as two
        kai buys 3 pbi as three
        kai assigns one p1
        kai recurring one off
        kai recurring two off
        kai recurring three off
        until 2026-02-20
        admin takes one by move central         -> ok
        admin takes two by cancel               -> ok
        admin takes three by transfer as t      -> ok
        see three                               -> expired 0/3 until 2026-02-15 once
        admin undoes t                          -> ok
        bills one                               -> kai 30.00
        bills two                               -> kai 30.00
        bills three                             -> kai 30.00
        ",
    );
    // What was owed ended with the term.
    for label in ["one", "two", "three"] {
        assert_eq!(world.subscription(label).timeline.until, Some(date(2026, 2, 15)), "{label}");
    }
}

#[test]
fn p_7_a_transfer_changes_owner_and_payer_and_nobody_loses_a_license() {
    let world = script(
        "
        kai buys 31 pbi as mine
        kai assigns mine p1 p2
        until 2026-01-25
        admin takes mine by transfer as t       -> billed 0.00
        see mine                                -> active 2/31 until 2026-02-15
        holders mine                            -> p1 p2
        bills mine                              -> organization 210.00, kai 100.00
        kai assigns mine p3                     -> not_found
        licenses assigns mine p3                -> ok
        mail kai                                -> purchase_confirmed taken_over
        until 2026-02-15
        bills mine                              -> organization 520.00, kai 100.00
        ",
    );
    assert_eq!(world.take_over("t").credit.unwrap().decimal(), "210.00");
}

#[test]
fn a_transfer_goes_on_the_organization_s_own_profile() {
    let profiles = |first: &str| {
        let world = script(&format!(
            "
            {first}
            kai buys 3 pbi as mine
            admin takes mine by transfer
            "
        ));
        world.store.profiles.len()
    };
    // Kai's, and one of the organization, which is made when there is none.
    assert_eq!(profiles(""), 2);
    assert_eq!(profiles("admin buys 1 pbi for-org"), 2);
}

#[test]
fn a_transferred_subscription_can_be_the_target_of_a_move() {
    script(
        "
        kai buys 3 pbi as mine
        noor buys 2 pbi as hers
        noor assigns hers p1 p2
        admin takes mine by transfer as given
        admin takes hers by move mine begin as t
        # People are on their way: it cannot go back to kai now.
        admin undoes given                      -> take_over_under_way
        finish t
        holders mine                            -> p1 p2
        ",
    );
}

#[test]
fn two_moves_into_the_same_subscription_never_run_out() {
    script(
        "
        admin buys 5 pbi for-org as central
        kai buys 3 pbi as mine
        noor buys 3 pbi as hers
        kai assigns mine p1..p3
        noor assigns hers p3..p5
        admin takes mine by move central begin as one
        free central                            -> 2
        admin takes hers by move central        -> not_enough_licenses
        admin sets central to 6
        admin takes hers by move central begin as two
        free central                            -> 0
        admin assigns central p9                -> not_enough_licenses
        finish two
        finish one
        holders central                         -> p1 p2 p3 p4 p5
        # p3 needed only one license.
        free central                            -> 1
        ",
    );
}

#[test]
fn while_people_move_nothing_else_changes_the_source_or_takes_what_is_reserved() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 5 pbi as mine
        kai assigns mine p1..p3
        admin takes mine by move central begin as t
        kai assigns mine p4                     -> take_over_under_way
        kai unassigns mine p1                   -> take_over_under_way
        kai sets mine to 9                      -> take_over_under_way
        kai recurring mine off                  -> take_over_under_way
        kai cancels mine                        -> take_over_under_way
        admin takes mine by cancel              -> take_over_under_way
        admin undoes t                          -> undo_not_possible
        admin cancels central                   -> take_over_under_way
        admin cancels central at-renewal        -> take_over_under_way
        admin sets central to 2                 -> below_assigned
        admin sets central to 3                 -> credited 30.00
        admin assigns central p9                -> not_enough_licenses
        finish t
        holders central                         -> p1 p2 p3
        ",
    );
}

#[test]
fn who_gets_a_license_of_the_target_meanwhile_needs_no_second_one() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 5 pbi as mine
        kai assigns mine p1..p3
        admin takes mine by move central begin as t
        admin assigns central p1 p9
        finish t
        holders central                         -> p1 p2 p3 p9
        free central                            -> 2
        # The license that p1 did not need stays with the source until it is forgotten.
        see mine                                -> deleted 1/5 until 2026-01-15 once
        pass 25h
        see mine                                -> deleted 0/5 until 2026-01-15 once
        ",
    );
}

#[test]
fn time_waits_for_the_source_while_people_move_and_not_for_the_target() {
    script(
        "
        admin buys 6 pbi for-org as central
        kai buys 5 pbi as mine
        kai assigns mine p1..p3
        until 2026-02-14
        admin takes mine by move central begin as t
        until 2026-02-15
        see mine                                -> active 3/5 until 2026-02-15
        see central                             -> active 0/6 until 2026-03-15
        finish t
        see mine                                -> deleted 0/5 until 2026-02-15 once
        bills mine                              -> kai 50.00
        holders central                         -> p1 p2 p3
        ",
    );
}

#[test]
fn a_target_in_its_grace_time_is_not_shut_while_people_are_on_their_way() {
    script(
        "
        admin buys 6 pbi for-org as central
        admin recurring central off
        until 2026-03-01
        kai buys 5 pbi as mine
        kai assigns mine p1..p3
        until 2026-03-16
        admin takes mine by move central begin as t
        until 2026-03-18
        see central                             -> expired 0/6 until 2026-02-15 once
        finish t
        see central                             -> expired 3/6 until 2026-02-15 once
        everything due happens
        see central                             -> disabled 3/6 until 2026-03-17 once
        ",
    );
}

#[test]
fn a_renewal_of_the_target_keeps_what_is_reserved() {
    script(
        "
        admin buys 6 pbi for-org as central
        admin sets central to 1 at-renewal
        kai buys 5 pbi as mine
        kai assigns mine p1..p3
        until 2026-02-14
        admin takes mine by move central begin as t
        until 2026-02-15
        see central                             -> active 0/3 until 2026-03-15
        finish t
        see central                             -> active 3/3 until 2026-03-15
        ",
    );
}

#[test]
fn a_purchaser_who_left_is_written_nothing_and_the_rest_goes_on() {
    let mut world = World::new("US", date(2026, 1, 15));
    world.script("kai buys 1 pbi as mine");
    let kai = world.person("kai");
    world.behind_the_back(|store| drop(store.people.remove(&kai)));
    world.script("admin takes mine by cancel            -> credited 10.00");
}
