//! Assigning and unassigning (R-USR-23 ff., R-LIC-1, R-ADM-10, V-5).

use super::world::script::{code, script};
use purser_domain::command::Command;
use purser_domain::event::Event;
use purser_domain::plan::Note;
use uuid::Uuid;

#[test]
fn v_5_twenty_people_at_once_are_fine_and_twenty_one_are_refused() {
    let world = script(
        "
        kai buys 50 pbi as mine
        kai assigns mine p1..p21                -> too_many_people
        see mine                                -> active 0/50 until 2026-02-15
        kai assigns mine p1..p20                -> ok
        see mine                                -> active 20/50 until 2026-02-15
        kai unassigns mine p1..p21              -> too_many_people
        kai unassigns mine p1..p20              -> ok
        see mine                                -> active 0/50 until 2026-02-15
        ",
    );
    assert!(world.holders("mine").is_empty());
}

#[test]
fn assigning_is_all_or_nothing() {
    script(
        "
        kai buys 3 pbi as mine
        kai assigns mine p1..p4                 -> not_enough_licenses
        kai assigns mine p1 nobody              -> invalid_input users unknown
        kai assigns mine p1 p1                  -> invalid_input users repeated
        kai assigns mine p1 retired             -> invalid_input users unknown
        kai assigns mine                        -> invalid_input users required
        holders mine                            ->
        kai assigns mine p1..p3                 -> ok
        holders mine                            -> p1 p2 p3
        kai unassigns mine p1 p4                -> not_assigned
        kai unassigns mine p1 nobody            -> invalid_input users unknown
        holders mine                            -> p1 p2 p3
        ",
    );
}

#[test]
fn people_who_hold_a_license_already_need_no_second_one() {
    script(
        "
        kai buys 3 pbi as mine
        kai assigns mine p1 p2
        kai assigns mine p2 p3                  -> ok (already_assigned)
        kai assigns mine p1 p2 p3               -> unchanged (already_assigned)
        see mine                                -> active 3/3 until 2026-02-15
        ",
    );
}

#[test]
fn people_are_named_by_id_or_by_sign_in_name_in_any_case() {
    script(
        "
        kai buys 3 pbi as mine
        kai assigns mine Noor@Contoso.example guest -> ok
        # By name and by id it is the same person.
        kai assigns mine lee lee@contoso.example    -> invalid_input users repeated
        holders mine                            -> guest noor
        kai unassigns mine noor@contoso.example -> ok
        holders mine                            -> guest
        ",
    );
}

#[test]
fn r_adm_10_only_the_purchaser_assigns_licenses_of_a_self_service_purchase() {
    script(
        "
        kai buys 3 pbi as mine
        admin assigns mine p1                   -> self_service_licenses
        billing assigns mine p1                 -> self_service_licenses
        licenses assigns mine p1                -> self_service_licenses
        users unassigns mine p1                 -> self_service_licenses
        operator assigns mine p1                -> self_service_licenses
        robot assigns mine p1                   -> self_service_licenses
        # Who may not see it is not told of it.
        support assigns mine p1                 -> not_found
        noor assigns mine p1                    -> not_found
        kai assigns mine p1                     -> ok
        ",
    );
}

#[test]
fn r_rol_2_a_billing_administrator_assigns_no_licenses_of_the_organization() {
    script(
        "
        admin buys 5 pbi for-org as ours
        billing assigns ours p1                 -> not_allowed
        reader assigns ours p1                  -> not_allowed
        support assigns ours p1                 -> not_allowed
        kai assigns ours p1                     -> not_found
        admin assigns ours p1                   -> ok
        licenses assigns ours p2                -> ok
        users assigns ours p3                   -> ok
        robot assigns ours p4                   -> ok
        operator assigns ours p5                -> ok
        holders ours                            -> p1 p2 p3 p4 p5
        ",
    );
}

#[test]
fn domain_5_1_expired_still_assigns_and_disabled_only_unassigns() {
    script(
        "
        kai buys 3 pbi as mine
        kai assigns mine p1
        kai recurring mine off
        until 2026-02-15
        see mine                                -> expired 1/3 until 2026-02-15 once
        free mine                               -> 2
        kai assigns mine p2                     -> ok
        until 2026-03-17
        see mine                                -> disabled 2/3 until 2026-03-17 once
        free mine                               -> 0
        kai assigns mine p3                     -> wrong_state
        kai unassigns mine p1                   -> ok
        until 2026-06-15
        see mine                                -> deleted 0/3 until 2026-06-15 once
        kai assigns mine p3                     -> wrong_state
        kai unassigns mine p2                   -> wrong_state
        ",
    );
}

#[test]
fn a_license_is_free_again_as_soon_as_it_is_unassigned() {
    script(
        "
        kai buys 1 pbi as mine
        kai assigns mine p1
        kai assigns mine p2                     -> not_enough_licenses
        kai unassigns mine p1
        kai assigns mine p2                     -> ok
        holders mine                            -> p2
        ",
    );
}

#[test]
fn one_person_may_hold_licenses_of_several_subscriptions() {
    script(
        "
        kai buys 1 pbi as one
        kai buys 1 pbi as other
        kai assigns one p1                      -> ok
        kai assigns other p1                    -> ok
        kai unassigns one p1                    -> ok
        holders other                           -> p1
        ",
    );
}

#[test]
fn r_lic_3_services_are_switched_off_and_on_for_one_person() {
    let mut world = script(
        "
        kai buys 3 pbi as mine
        kai assigns mine p1 p2
        kai switches mine p3 off                -> not_assigned
        kai switches mine p1 on                 -> unchanged
        kai switches mine p1 off                -> ok
        kai switches mine p1 off                -> unchanged
        see mine                                -> active 2/3 until 2026-02-15
        noor switches mine p1 on                -> not_found
        admin switches mine p1 on               -> self_service_licenses
        ",
    );
    let (one, two, id) = (world.person("p1"), world.person("p2"), world.id("mine"));
    let offered = world.service_plans("mine");
    let held = |world: &super::world::World, person| world.store.seats[&(id, person)].clone();
    assert_eq!(held(&world, one).disabled_plans, offered);
    assert!(held(&world, two).disabled_plans.is_empty(), "nobody else's");
    assert_eq!(held(&world, one).assigned_at, held(&world, two).assigned_at, "held since then");
    let event = world.store.events.last().unwrap();
    let (disabled_plans, before) = (offered.clone(), Vec::new());
    let expected = Event::ServicePlansChanged { subscription_id: id, user_id: one, disabled_plans, before };
    assert_eq!(*event, expected);

    // Only services of this product, each once.
    let other = Uuid::from_u128(404);
    for (plans, expected) in [
        (vec![other], "invalid_input disabled_plans unknown"),
        (vec![offered[0], offered[0]], "invalid_input disabled_plans repeated"),
        (vec![other, other], "invalid_input disabled_plans repeated disabled_plans unknown"),
    ] {
        let command = Command::ChangeServicePlans { subscription: id, person: one, disabled_plans: plans };
        let no = world.run(world.principal("kai"), command).unwrap_err();
        assert_eq!(code(&no), expected);
    }
    assert_eq!(held(&world, one).disabled_plans, offered, "as before");
}

#[test]
fn r_lic_3_the_order_in_which_services_are_named_is_no_difference() {
    let mut world = script("kai buys 1 pbi as mine\nkai assigns mine p1");
    let second = Uuid::from_u128(1);
    world
        .re_imports("pbi", |product| {
            let mut plan = product.service_plans[0].clone();
            plan.service_plan_id = second;
            product.service_plans.push(plan);
        })
        .unwrap();
    let (subscription, person) = (world.id("mine"), world.person("p1"));
    let plans = world.service_plans("mine");
    let mut switch = |disabled_plans| {
        let command = Command::ChangeServicePlans { subscription, person, disabled_plans };
        world.run(world.principal("kai"), command).unwrap().notes.contains(&Note::NothingChanged)
    };
    assert!(!switch(plans.clone()));
    assert!(switch(plans.iter().rev().copied().collect()));
    assert!(!switch(vec![second]));
}

#[test]
fn r_lic_3_a_license_that_moves_keeps_what_is_switched_off_and_an_undo_finds_it() {
    let world = script(
        "
        admin buys 9 pbi for-org as central
        kai buys 3 pbi as mine
        kai assigns mine p1
        kai switches mine p1 off
        admin takes mine by move central as t
        holders central                         -> p1
        licenses switches central p1 on         -> ok
        licenses switches central p1 off        -> ok
        admin undoes t
        holders mine                            -> p1
        kai switches mine p1 off                -> unchanged
        ",
    );
    world.check_all();
}
