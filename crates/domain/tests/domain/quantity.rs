//! The number of licenses (R-SUB-40 to R-SUB-46, V-2).

use super::world::script::script;

#[test]
fn v_2_the_total_is_absolute() {
    script(
        "
        kai buys 100 pbi as mine
        kai sets mine to 105                    -> billed 50.00
        see mine                                -> active 0/105 until 2026-02-15
        kai sets mine to 80                     -> credited 250.00
        kai sets mine to 80                     -> unchanged
        see mine                                -> active 0/80 until 2026-02-15
        bills mine                              -> kai 800.00
        ",
    );
}

#[test]
fn r_sub_42_never_below_the_number_assigned() {
    script(
        "
        kai buys 5 pbi as mine
        kai assigns mine p1..p3
        kai sets mine to 2                      -> below_assigned
        kai sets mine to 2 at-renewal           -> below_assigned
        kai sets mine to 3                      -> credited 20.00
        kai unassigns mine p1
        kai sets mine to 2                      -> credited 10.00
        ",
    );
}

#[test]
fn totals_are_between_one_and_a_million() {
    script(
        "
        kai buys 5 pbi as mine
        kai sets mine to 0                      -> invalid_input total out_of_range
        kai sets mine to 1000001                -> invalid_input total out_of_range
        kai sets mine to 1                      -> credited 40.00
        ",
    );
}

#[test]
fn r_sub_41_an_increase_is_charged_and_assignable_at_once() {
    let world = script(
        "
        kai buys 1 pbi as mine
        kai assigns mine p1
        kai assigns mine p2                     -> not_enough_licenses
        kai pays-with declines                  -> ok
        kai sets mine to 2                      -> card_declined
        see mine                                -> active 1/1 until 2026-02-15
        # A reduction asks no card.
        kai pays-with succeeds                  -> ok
        kai sets mine to 2                      -> billed 10.00
        kai assigns mine p2                     -> ok
        kai pays-with declines                  -> ok
        kai unassigns mine p2
        kai sets mine to 1                      -> credited 10.00
        ",
    );
    assert_eq!(world.store.lines.len(), 3);
}

#[test]
fn r_sub_43_seven_days_after_a_start_it_may_be_reduced_and_then_not() {
    script(
        "
        kai buys 10 copilot:year as mine        -> billed 3000.00
        until 2026-01-22
        kai sets mine to 9                      -> credited 294.25
        until 2026-01-23
        kai sets mine to 8                      -> window_closed
        kai sets mine to 8 at-renewal           -> ok
        see mine                                -> active 0/9 until 2027-01-15 then 8
        until 2027-01-15
        # A renewal opens the window again.
        see mine                                -> active 0/8 until 2028-01-15
        until 2027-01-22
        kai sets mine to 7                      -> credited 294.25
        until 2027-01-23
        kai sets mine to 6                      -> window_closed
        ",
    );
}

#[test]
fn r_sub_43_an_addition_opens_the_window_for_what_was_added() {
    script(
        "
        kai buys 10 copilot:year as mine
        until 2026-03-01
        kai sets mine to 15
        until 2026-03-08
        kai sets mine to 9                      -> window_closed
        kai sets mine to 12
        until 2026-03-09
        kai sets mine to 11                     -> window_closed
        ",
    );
}

#[test]
fn r_sub_43_without_recurring_billing_it_is_not_reduced() {
    script(
        "
        kai buys 10 copilot:year as mine
        kai recurring mine off
        kai sets mine to 9                      -> recurring_off
        kai sets mine to 11
        ",
    );
}

#[test]
fn r_sub_44_r_sub_60_a_number_scheduled_for_the_renewal() {
    script(
        "
        kai buys 10 pbi as mine
        kai sets mine to 12 at-renewal          -> ok
        see mine                                -> active 0/10 until 2026-02-15 then 12
        kai sets mine to 12 at-renewal          -> unchanged
        # The present number again means: no change.
        kai sets mine to 10 at-renewal          -> ok
        see mine                                -> active 0/10 until 2026-02-15
        kai sets mine to 7 at-renewal           -> ok
        until 2026-02-15
        see mine                                -> active 0/7 until 2026-03-15
        bills mine                              -> kai 170.00
        ",
    );
}

#[test]
fn r_sub_44_with_recurring_billing_off_only_now() {
    script(
        "
        kai buys 10 pbi as mine
        kai recurring mine off
        kai sets mine to 12 at-renewal          -> recurring_off
        kai sets mine to 12                     -> billed 20.00
        ",
    );
}

#[test]
fn a_change_now_replaces_what_was_scheduled() {
    script(
        "
        kai buys 10 pbi as mine
        kai sets mine to 7 at-renewal
        kai sets mine to 10                     -> ok
        see mine                                -> active 0/10 until 2026-02-15
        kai sets mine to 7 at-renewal
        kai sets mine to 11                     -> billed 10.00
        see mine                                -> active 0/11 until 2026-02-15
        ",
    );
}

#[test]
fn r_sub_2_a_renewal_never_takes_a_license_from_its_holder() {
    script(
        "
        kai buys 8 pbi as mine
        kai sets mine to 3 at-renewal
        kai assigns mine p1..p5
        nobody looks until 2026-02-15
        system advances mine                    -> billed 50.00 (kept_for_assigned)
        see mine                                -> active 5/5 until 2026-03-15
        ",
    );
}

#[test]
fn r_sub_70_at_end_of_sale_no_licenses_are_added() {
    script(
        "
        kai buys 5 plain as mine
        operator ends-sale plain
        kai sets mine to 6                      -> end_of_sale
        kai sets mine to 6 at-renewal           -> end_of_sale
        kai sets mine to 4                      -> credited 20.00
        pass 40d
        see mine                                -> active 0/4 until 2026-03-15
        ",
    );
}

#[test]
fn g_9_the_price_is_locked_until_the_term_ends() {
    script(
        "
        kai buys 1 pbi as mine
        kai buys 1 pbi:year as long             -> billed 8.00
        operator reprices pbi 12.00 from 2026-02-01
        operator reprices pbi:year 9.00 from 2026-02-01
        until 2026-02-14
        kai buys 1 pbi                          -> billed 12.00
        until 2026-02-15
        kai sets mine to 2                      -> billed 12.00
        # The year goes on at its price, month by month, also for more licenses.
        kai sets long to 2                      -> billed 8.00
        until 2026-12-31
        kai sets long to 3                      -> billed 3.87
        until 2027-01-15
        see long                                -> active 0/3 until 2028-01-15
        nobody looks until 2027-02-15
        system advances long                    -> billed 27.00
        ",
    );
}

#[test]
fn quantity_changes_only_while_active() {
    script(
        "
        kai buys 5 pbi as mine
        kai recurring mine off
        until 2026-02-15
        kai sets mine to 6                      -> wrong_state
        until 2026-03-17
        kai sets mine to 6                      -> wrong_state
        ",
    );
}
