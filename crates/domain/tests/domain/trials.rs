//! Trials of both kinds (R-USR-15, R-SUB-9, R-SUB-15, R-POL-7).

use super::world::script::script;
use purser_domain::event::Event;

#[test]
fn r_usr_15_a_trial_with_a_payment_method_becomes_paid() {
    script(
        "
        # Nothing is charged when it starts, so the card is not asked.
        kai buys 2 pbi trial card=declines as mine -> ok
        see mine                                -> trial active 0/2 until 2026-02-14
        kai assigns mine p1 p2                  -> ok
        until 2026-02-13
        bills mine                              ->
        until 2026-02-14
        see mine                                -> active 2/2 until 2026-03-14
        bills mine                              -> kai 20.00
        ",
    );
}

#[test]
fn a_trial_costs_nothing_until_it_ends() {
    let mut world = script("kai buys 2 pbi trial as mine");
    assert_eq!(world.subscription("mine").unit_price().unwrap().decimal(), "0.00");
    let told = world.store.events.iter().find_map(|event| match event {
        Event::Purchased { purchase, .. } => Some((purchase.price.decimal(), purchase.trial)),
        _ => None,
    });
    assert_eq!(told, Some(("0.00".into(), true)));
    world.script("until 2026-02-14");
    assert_eq!(world.subscription("mine").unit_price().unwrap().decimal(), "10.00");
}

#[test]
fn r_usr_15_a_trial_paid_by_the_card_on_the_profile_becomes_paid_too() {
    script(
        "
        kai buys 1 plain
        kai buys 2 pbi trial card=none as mine  -> ok
        see mine                                -> trial active 0/2 until 2026-02-14
        until 2026-02-14
        see mine                                -> active 0/2 until 2026-03-14
        ",
    );
}

#[test]
fn r_usr_15_a_trial_without_payment_method_never_converts() {
    script(
        "
        kai buys 2 visio trial card=none as mine -> ok
        see mine                                -> trial active 0/2 until 2026-02-14 once
        kai recurring mine on                   -> trial_never_renews
        until 2026-02-14
        see mine                                -> expired 0/2 until 2026-02-14 once
        bills mine                              ->
        ",
    );
}

#[test]
fn r_usr_15_the_organization_tries_and_then_pays_by_invoice() {
    script(
        "
        admin buys 4 pbi for-org trial as ours  -> ok
        see ours                                -> trial active 0/4 until 2026-02-14
        admin recurring ours off                -> ok
        admin recurring ours on                 -> ok
        until 2026-02-14
        bills ours                              -> organization 40.00
        # R-USR-16: only the organization turns a trial without payment method into paid licenses.
        kai buys 3 visio trial card=none as his
        kai recurring his on                    -> trial_never_renews
        admin takes his by transfer
        admin recurring his on                  -> ok
        until 2026-03-16
        bills his                               -> organization 15.00
        ",
    );
}

#[test]
fn a_trial_needs_a_payment_method_unless_the_product_says_otherwise_and_r_usr_14() {
    script(
        "
        kai buys 1 pbi trial card=none          -> payment_method_required
        kai buys 1 visio trial card=none        -> ok
        kai buys 1 plain trial                  -> trial_not_offered
        ",
    );
}

#[test]
fn r_sub_9_a_trial_that_ended_is_expired_for_30_days_and_then_deleted() {
    script(
        "
        kai buys 2 visio trial card=none as mine
        kai assigns mine p1
        until 2026-02-14
        see mine                                -> expired 1/2 until 2026-02-14 once
        # People work on, licenses can still be given.
        kai assigns mine p2                     -> ok
        until 2026-03-15
        see mine                                -> expired 2/2 until 2026-02-14 once
        until 2026-03-16
        see mine                                -> deleted 0/2 until 2026-03-16 once
        holders mine                            ->
        ",
    );
}

#[test]
fn r_sub_15_switching_recurring_billing_off_stops_a_trial() {
    script(
        "
        kai buys 2 pbi trial as mine
        kai recurring mine off                  -> ok
        kai recurring mine on                   -> ok
        kai cancels mine at-renewal             -> ok
        until 2026-02-14
        see mine                                -> expired 0/2 until 2026-02-14 once
        bills mine                              ->
        ",
    );
}

#[test]
fn r_sub_46_the_number_of_a_trial_is_fixed() {
    script(
        "
        kai buys 2 pbi trial as mine
        kai sets mine to 3                      -> trial_quantity_fixed
        kai sets mine to 1 at-renewal           -> trial_quantity_fixed
        kai sets mine to 0                      -> invalid_input total out_of_range
        ",
    );
}

#[test]
fn r_pol_7_a_trial_becomes_paid_only_if_policy_still_allows_it() {
    script(
        "
        kai buys 2 pbi trial as mine
        noor buys 2 visio trial as hers
        admin policy pbi Disabled
        admin policy visio OnlyTrialsWithoutPaymentMethod
        nobody looks until 2026-02-14
        system advances mine                    -> ok (conversion_blocked_by_policy)
        see mine                                -> expired 0/2 until 2026-02-14 once
        system advances hers                    -> ok (conversion_blocked_by_policy)
        see hers                                -> expired 0/2 until 2026-02-14 once
        ",
    );
}

#[test]
fn a_trial_that_is_cancelled_ends_at_once_and_owes_nothing() {
    script(
        "
        kai buys 2 pbi trial as mine
        kai assigns mine p1
        pass 3d
        kai cancels mine                        -> ok
        see mine                                -> disabled 1/2 until 2026-01-18 once
        until 2026-06-01
        see mine                                -> deleted 0/2 until 2026-04-18 once
        bills mine                              ->
        ",
    );
}

#[test]
fn a_trial_becomes_paid_at_the_price_of_the_day_on_which_it_ends() {
    script(
        "
        operator reprices pbi 11.00 from 2026-02-01
        kai buys 2 pbi trial as mine
        until 2026-02-14
        bills mine                              -> kai 22.00
        ",
    );
}
