//! Purchases and the policy that governs them (R-USR, R-POL, P-8).

use super::world::World;
use super::world::script::script;
use jiff::civil::date;

#[test]
fn r_usr_12_a_purchase_is_billed_to_its_purchaser_at_once() {
    script(
        "
        kai buys 8 pbi as mine                  -> billed 80.00
        see mine                                -> active 0/8 until 2026-02-15
        bills mine                              -> kai 80.00
        ",
    );
}

#[test]
fn r_pur_1_an_administrator_buys_for_the_organization_by_invoice() {
    script(
        "
        billing buys 3 pbi for-org as central   -> billed 30.00
        bills central                           -> organization 30.00
        operator buys 1 pbi for-org             -> billed 10.00
        robot buys 1 pbi for-org                -> billed 10.00
        licenses buys 1 pbi for-org             -> not_allowed
        kai buys 1 pbi for-org                  -> not_allowed
        ",
    );
}

#[test]
fn r_usr_1_guests_inactive_accounts_and_machines_cannot_buy_for_themselves() {
    script(
        "
        guest buys 1 pbi                        -> guests_cannot_buy
        retired buys 1 pbi                      -> account_inactive
        operator buys 1 pbi card=none           -> not_allowed
        robot buys 1 pbi card=none              -> not_allowed
        ",
    );
}

#[test]
fn r_usr_2_some_markets_and_some_products_are_for_administrators_only() {
    let mut india = World::new("IN", date(2026, 1, 15));
    india.script(
        "
        kai buys 1 pbi                          -> self_service_not_offered
        admin buys 1 pbi for-org                -> billed 10.00
        ",
    );
    script(
        "
        kai buys 1 suite                        -> self_service_not_offered
        admin buys 5 suite for-org              -> billed 2500.00
        ",
    );
}

#[test]
fn r_usr_11_r_usr_14_a_person_pays_by_card_and_nothing_is_bought_when_it_fails() {
    let world = script(
        "
        kai buys 1 pbi card=none                -> payment_method_required
        kai buys 1 pbi card=declines            -> card_declined
        kai buys 1 pbi card=empty               -> insufficient_funds
        kai buys 1 pbi card=asks                -> authentication_required
        ",
    );
    assert!(world.store.subscriptions.is_empty());
    script(
        "
        # The card of the first purchase stays on the profile and pays for the next.
        kai buys 1 pbi                          -> billed 10.00
        kai buys 1 visio card=none              -> billed 5.00
        ",
    );
}

#[test]
fn quantities_are_between_one_and_a_million() {
    script(
        "
        kai buys 0 pbi                          -> invalid_input quantity out_of_range
        kai buys 1000001 pbi                    -> invalid_input quantity out_of_range
        kai buys 1000000 pbi                    -> billed 10000000.00
        ",
    );
}

#[test]
fn a_product_without_a_price_today_is_not_sold() {
    let mut early = World::new("US", date(2019, 12, 31));
    early.script(
        "
        kai buys 1 pbi                          -> no_price
        pass 1d
        kai buys 1 pbi                          -> billed 10.00
        ",
    );
}

#[test]
fn r_sub_70_nothing_new_is_sold_of_a_product_at_end_of_sale() {
    script(
        "
        operator ends-sale plain
        kai buys 1 plain                        -> end_of_sale
        admin buys 1 plain for-org              -> end_of_sale
        ",
    );
}

#[test]
fn r_pol_4_a_block_stops_purchases_and_trials_but_not_the_organization() {
    script(
        "
        admin policy pbi Disabled               -> ok
        kai buys 1 pbi                          -> blocked_by_policy
        kai buys 1 pbi trial                    -> blocked_by_policy
        admin buys 1 pbi                        -> blocked_by_policy
        admin buys 1 pbi for-org                -> billed 10.00
        kai buys 1 visio                        -> billed 5.00
        admin policy pbi Enabled                -> ok
        kai buys 1 pbi                          -> billed 10.00
        ",
    );
}

#[test]
fn r_pol_4_trials_only_lets_only_trials_without_payment_method_pass() {
    script(
        "
        admin policy visio OnlyTrialsWithoutPaymentMethod -> ok
        kai buys 1 visio                        -> blocked_by_policy
        kai buys 1 visio trial                  -> blocked_by_policy
        kai buys 1 visio trial card=none        -> ok
        ",
    );
}

#[test]
fn v_9_trials_only_blocks_a_product_without_such_trial_and_is_refused_for_an_offer_type() {
    script(
        "
        admin policy pbi OnlyTrialsWithoutPaymentMethod   -> ok (blocks_without_trial)
        kai buys 1 pbi                          -> blocked_by_policy
        kai buys 1 pbi trial                    -> blocked_by_policy
        kai buys 1 pbi trial card=none          -> blocked_by_policy
        admin policy SaaS OnlyTrialsWithoutPaymentMethod  -> offer_type_value
        ",
    );
}

#[test]
fn v_10_a_block_on_a_former_id_blocks_the_product() {
    script(
        "
        admin policy CFQ7TTC0L3PB Disabled      -> ok
        kai buys 1 pbi                          -> blocked_by_policy
        admin policy CFQ7TTC0H9MP Disabled      -> unchanged
        ",
    );
}

#[test]
fn r_pol_9_a_block_carries_over_when_the_product_gets_a_new_id() {
    script(
        "
        admin policy plain Disabled             -> ok
        operator renames plain to PLAIN-NEW     -> ok
        kai buys 1 plain                        -> blocked_by_policy
        # By either id it is one entry.
        admin policy PLAIN-20 Enabled           -> ok
        kai buys 1 plain                        -> billed 20.00
        admin policy PLAIN-NEW Disabled         -> ok
        kai buys 1 plain                        -> blocked_by_policy
        admin policy PLAIN-20 unset             -> ok
        kai buys 1 plain                        -> billed 20.00
        ",
    );
}

#[test]
fn r_pol_3_products_are_allowed_until_somebody_decides_and_o_2_a_default_governs_the_rest() {
    script(
        "
        kai buys 1 plain                        -> billed 20.00
        admin policy default Disabled           -> ok
        kai buys 1 plain                        -> blocked_by_policy
        kai buys 1 saas                         -> blocked_by_policy
        admin policy plain Enabled              -> ok
        kai buys 1 plain                        -> billed 20.00
        admin policy default unset              -> ok
        kai buys 1 pbi                          -> billed 10.00
        ",
    );
}

#[test]
fn r_pol_2_third_party_offers_follow_their_type_and_r_pol_5_know_no_trials_only() {
    script(
        "
        admin policy SaaS Disabled              -> ok
        kai buys 1 saas                         -> blocked_by_policy
        admin policy saas Enabled               -> not_found
        admin policy SaaS unset                 -> ok
        kai buys 1 saas                         -> billed 7.00
        admin policy default OnlyTrialsWithoutPaymentMethod -> ok
        kai buys 1 saas trial card=none         -> blocked_by_policy
        ",
    );
}

#[test]
fn r_pol_7_a_block_leaves_purchases_as_they_are() {
    script(
        "
        kai buys 3 pbi as mine
        admin policy pbi Disabled
        kai assigns mine p1                     -> ok
        pass 40d
        see mine                                -> active 1/3 until 2026-03-15
        ",
    );
}

#[test]
fn r_rol_1_1_global_and_billing_administrators_set_policy_and_nobody_else() {
    script(
        "
        billing policy pbi Disabled             -> ok
        robot policy pbi Enabled                -> ok
        licenses policy pbi Disabled            -> not_allowed
        users policy pbi Disabled               -> not_allowed
        reader policy pbi Disabled              -> not_allowed
        kai policy pbi Disabled                 -> not_allowed
        admin policy NO-SUCH-PRODUCT Disabled   -> not_found
        ",
    );
}

#[test]
fn r_sub_62_an_order_may_start_later_and_is_billed_from_then_on() {
    script(
        "
        admin buys 5 pbi for-org on 2026-02-01 as later -> ok
        see later                               -> scheduled 0/5 until 2026-03-01
        admin sets later to 6                   -> wrong_state
        admin cancels later                     -> wrong_state
        admin recurring later off               -> wrong_state
        admin assigns later p1                  -> wrong_state
        bills later                             ->
        until 2026-01-31
        see later                               -> scheduled 0/5 until 2026-03-01
        until 2026-02-01
        see later                               -> active 0/5 until 2026-03-01
        bills later                             -> organization 50.00
        # The card is asked when it starts, not before.
        kai buys 1 pbi card=declines on 2026-02-03 -> ok
        admin buys 1 pbi for-org on 2026-02-01  -> invalid_input starts_on format
        admin buys 1 pbi for-org on 2027-02-03  -> invalid_input starts_on format
        admin buys 1 pbi for-org trial on 2026-03-01 -> invalid_input starts_on not_allowed_here
        ",
    );
}
