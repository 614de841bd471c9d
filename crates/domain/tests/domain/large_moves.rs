//! More people than one step carries: 2,500 of them. A move, its undo and forgetting all go in bounded steps, and a
//! step that is asked for twice happens once (R-ADM-30, P-7).

use super::world::World;
use super::world::script::script;
use purser_domain::command::Command;
use purser_domain::event::Event;
use purser_domain::limits::MOVE_STEP;
use purser_domain::take_over::Phase;

#[test]
fn moving_2500_people_takes_three_steps_and_so_does_the_way_back() {
    let mut world = script(
        "
        admin buys 2600 pbi for-org as central
        kai buys 2500 pbi as mine
        ",
    );
    world.fill("mine", 1, 2500);
    world.script(
        "
        admin takes mine by move central begin as t
        free central                            -> 100
        step t                                  -> more
        see mine                                -> active 1500/2500 until 2026-02-15
        see central                             -> active 1000/2600 until 2026-02-15
        free central                            -> 100
        ",
    );
    // The server died after a step and asks for it again.
    let id = world.take_over("t").id;
    let again = Command::ContinueTakeOver { take_over: id, step: 0 };
    assert!(world.run(world.principal("system"), again).unwrap().changes.is_empty());
    world.script(
        "
        step t                                  -> more
        step t                                  -> done
        see mine                                -> deleted 0/2500 until 2026-01-15 once
        see central                             -> active 2500/2600 until 2026-02-15
        free central                            -> 100
        admin undoes t begin
        step t                                  -> more
        see mine                                -> active 1000/2500 until 2026-02-15
        step t                                  -> more
        step t                                  -> done
        see mine                                -> active 2500/2500 until 2026-02-15
        see central                             -> active 0/2600 until 2026-02-15
        ",
    );
}

#[test]
fn a_last_step_that_is_exactly_full_is_followed_by_an_empty_one() {
    let mut world = script(
        "
        admin buys 2000 pbi for-org as central
        kai buys 2000 pbi as mine
        ",
    );
    world.fill("mine", 1, 2 * MOVE_STEP);
    world.script(
        "
        admin takes mine by move central begin as t
        step t                                  -> more
        step t                                  -> more
        see mine                                -> active 0/2000 until 2026-02-15
        phase t                                 -> moving
        step t                                  -> done
        see central                             -> active 2000/2000 until 2026-02-15
        ",
    );
}

#[test]
fn people_who_were_there_already_are_counted_in_every_step() {
    let mut world = script(
        "
        admin buys 2900 pbi for-org as central
        kai buys 1500 pbi as mine
        ",
    );
    world.fill("mine", 1, 1500);
    world.fill("central", 401, 1400);
    world.script(
        "
        admin takes mine by move central begin as t
        free central                            -> 0
        step t                                  -> more
        step t                                  -> done
        see central                             -> active 1800/2900 until 2026-02-15
        see mine                                -> deleted 1100/1500 until 2026-01-15 once
        ",
    );
    assert_eq!((world.take_over("t").total, world.take_over("t").moved), (1500, 400));
    world.script(
        "
        admin undoes t
        see central                             -> active 1400/2900 until 2026-02-15
        see mine                                -> active 1500/1500 until 2026-02-15
        ",
    );
}

#[test]
fn who_loses_the_other_license_between_two_steps_is_not_moved_after_all() {
    let mut world = script(
        "
        admin buys 1600 pbi for-org as central
        kai buys 1500 pbi as mine
        ",
    );
    world.fill("mine", 1, 1500);
    world.script(
        "
        admin assigns central p1
        admin takes mine by move central begin as t
        step t                                  -> more
        # p1 was passed by, with a license of each; now the organization takes its own back.
        admin unassigns central p1
        step t                                  -> done
        see central                             -> active 1499/1600 until 2026-02-15
        free central                            -> 101
        holders mine                            -> p1
        ",
    );
}

#[test]
fn forgetting_2500_people_takes_three_steps() {
    let mut world = script("kai buys 2500 pbi as mine");
    world.fill("mine", 1, 2500);
    world.script("admin takes mine by cancel as t         -> credited 25000.00");
    world.nobody_looks(world.take_over("t").undo_until.unwrap());
    world.script(
        "
        system advances mine
        see mine                                -> deleted 1500/2500 until 2026-01-15 once
        admin undoes t                          -> undo_not_possible
        system advances mine
        see mine                                -> deleted 500/2500 until 2026-01-15 once
        system advances mine
        see mine                                -> deleted 0/2500 until 2026-01-15 once
        system advances mine                    -> unchanged
        holders mine                            ->
        ",
    );
    let forgotten = |event: &&Event| matches!(event, Event::LicensesForgotten { .. });
    assert_eq!(world.store.events.iter().filter(forgotten).count(), 1);
}

#[test]
fn forgetting_exactly_one_step_of_people() {
    let mut world = script("kai buys 1000 pbi as mine");
    world.fill("mine", 1, MOVE_STEP);
    world.script(
        "
        kai cancels mine                        -> too_many_to_cancel_online
        admin takes mine by cancel
        pass 25h
        see mine                                -> deleted 0/1000 until 2026-01-15 once
        ",
    );
}

#[test]
fn progress_is_told_while_people_move() {
    let mut world = script(
        "
        admin buys 2500 pbi for-org as central
        kai buys 2500 pbi as mine
        ",
    );
    world.fill("mine", 1, 2500);
    world.script("admin takes mine by move central begin as t");
    let seen = |world: &World| {
        let known = world.take_over("t");
        (known.phase, known.done, known.total)
    };
    let mut told = vec![seen(&world)];
    while world.step(world.take_over("t").id) {
        told.push(seen(&world));
    }
    told.push(seen(&world));
    let moving = |done| (Phase::Moving, done, 2500);
    assert_eq!(told, [moving(0), moving(1000), moving(2000), (Phase::Completed, 2500, 2500)]);
}
