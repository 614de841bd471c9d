//! Consequences of events: who gets which mail, and what receivers are told (R-ADM-31, R-ADM-40).

use super::world::World;
use super::world::script::{script, word};
use jiff::Timestamp;
use purser_domain::command::{ChangeSettings, Command};
use purser_domain::event::Event;
use purser_domain::people::{MailKind, Role};
use purser_domain::react::react;
use purser_domain::work::Work;
use std::collections::BTreeSet;

/// Everything that had to happen, in order.
fn work(world: &World) -> Vec<Work> {
    world
        .store
        .events
        .iter()
        .flat_map(|event| react(event, world.tenant_row(), Timestamp::UNIX_EPOCH))
        .collect()
}

fn mails(world: &World) -> Vec<String> {
    let told = |work: Work| match work {
        Work::Mail { to, message } => Some(format!("{} {}", to.name, word(&message))),
        _ => None,
    };
    work(world).into_iter().filter_map(told).collect()
}

#[test]
fn r_adm_40_administrators_are_told_of_every_self_service_purchase() {
    let world = script("kai buys 8 pbi");
    assert_eq!(mails(&world), ["kai purchase_confirmed", "admin purchase_made", "billing purchase_made"]);
}

#[test]
fn an_administrator_who_buys_for_themselves_is_told_once() {
    let world = script("admin buys 8 pbi");
    assert_eq!(mails(&world), ["admin purchase_confirmed", "billing purchase_made"]);
}

#[test]
fn who_becomes_an_administrator_is_told_from_then_on() {
    let mut world = script("kai buys 1 pbi");
    let assign = Command::AssignRoles {
        person: world.person("noor"),
        roles: BTreeSet::from([Role::BillingAdministrator]),
    };
    world.run(world.principal("admin"), assign).unwrap();
    world.script("kai buys 1 pbi");
    let told = mails(&world);
    assert_eq!(told.iter().filter(|mail| *mail == "noor purchase_made").count(), 1, "{told:?}");
}

#[test]
fn a_purchase_of_the_organization_is_no_news() {
    assert_eq!(mails(&script("admin buys 8 pbi for-org")), [""; 0]);
}

#[test]
fn people_hear_of_a_license_when_they_get_it_and_only_then() {
    let world = script(
        "
        admin buys 8 pbi for-org as ours
        admin assigns ours p1 p2
        admin assigns ours p2 p3
        admin unassigns ours p1
        ",
    );
    let told = ["p1 licenses_assigned", "p2 licenses_assigned", "p3 licenses_assigned"];
    assert_eq!(mails(&world), told);
}

#[test]
fn r_adm_40_who_has_switched_a_mail_off_does_not_get_it() {
    let mut world = World::new("US", jiff::civil::date(2026, 1, 15));
    let mute = |kinds: &[MailKind]| {
        Command::ChangeSettings(ChangeSettings { locale: None, muted: Some(kinds.iter().copied().collect()) })
    };
    for (who, kinds) in [
        ("admin", [MailKind::PurchaseMade]),
        ("billing", [MailKind::LicensesAssigned]),
        ("p1", [MailKind::LicensesAssigned]),
        ("p2", [MailKind::PurchaseMade]),
    ] {
        world.person(who);
        world.run(world.principal(who), mute(&kinds)).unwrap();
    }
    world.script(
        "
        kai buys 8 pbi as mine
        admin buys 1 pbi
        kai assigns mine p1 p2
        ",
    );
    let told = [
        "kai purchase_confirmed",
        "billing purchase_made",
        "admin purchase_confirmed",
        "billing purchase_made",
        "p2 licenses_assigned",
    ];
    assert_eq!(mails(&world), told, "what answers an own purchase cannot be switched off");
    world.run(world.principal("p1"), mute(&[])).unwrap();
    world.script("kai unassigns mine p1\nkai assigns mine p1");
    assert_eq!(mails(&world).last().unwrap(), "p1 licenses_assigned");
}

#[test]
fn a_move_and_its_undo_are_carried_on_by_work() {
    let world = script(
        "
        admin buys 8 pbi for-org as central
        kai buys 8 pbi as mine
        kai buys 8 pbi as other
        admin takes mine by move central as t
        admin undoes t
        admin takes other by transfer as quick
        admin undoes quick
        ",
    );
    let id = world.take_over("t").id;
    let carried: Vec<Work> =
        work(&world).into_iter().filter(|work| matches!(work, Work::TakeOver { .. })).collect();
    assert_eq!(carried, [Work::TakeOver { take_over: id }, Work::TakeOver { take_over: id }]);
}

/// A story in which every kind of event about subscriptions happens.
fn eventful() -> World {
    let mut world = World::new("US", jiff::civil::date(2026, 1, 15));
    let hook = |url: &str| Command::AddWebhook { url: url.into(), secret: "whsec_x".into() };
    world.run(world.principal("admin"), hook("https://a.example")).unwrap();
    world.run(world.principal("admin"), hook("https://b.example")).unwrap();
    world.script(
        "
        admin buys 8 pbi for-org as central
        kai buys 8 pbi as mine
        kai assigns mine p1
        kai unassigns mine p1
        kai sets mine to 9
        kai sets mine to 7 at-renewal
        kai recurring mine off
        kai recurring mine on
        admin policy visio Disabled
        pass 32d
        kai assigns mine p1
        admin takes mine by move central as t
        admin undoes t
        kai cancels mine
        pass 120d
        ",
    );
    world
}

#[test]
fn receivers_are_told_everything_and_no_addresses() {
    let world = eventful();
    let told: Vec<serde_json::Value> = work(&world)
        .into_iter()
        .filter_map(|work| match work {
            Work::Webhook { payload, .. } => Some(payload),
            _ => None,
        })
        .collect();
    // Both receivers are told of each event.
    assert_eq!(told.len(), 2 * world.store.events.len());
    for (event, payload) in world.store.events.iter().zip(told.iter().step_by(2)) {
        assert_eq!(payload["type"], event.word());
        assert_eq!(payload["timestamp"], "1970-01-01T00:00:00Z");
        assert!(payload["data"].is_object(), "{payload}");
        let text = payload.to_string();
        let names_a_person = matches!(event, Event::PersonCreated { .. });
        assert!(names_a_person || !text.contains("@contoso.example"), "{payload}");
    }
}

#[test]
fn events_have_words_of_their_own_and_name_what_they_are_about() {
    let world = eventful();
    let words: BTreeSet<&str> = world.store.events.iter().map(Event::word).collect();
    for expected in [
        "catalog.imported",
        "licenses.assigned",
        "licenses.forgotten",
        "licenses.unassigned",
        "policy.changed",
        "subscription.billed",
        "subscription.canceled",
        "subscription.purchased",
        "subscription.quantity_changed",
        "subscription.quantity_scheduled",
        "subscription.recurring_set",
        "subscription.renewed",
        "subscription.status_changed",
        "take_over.completed",
        "take_over.started",
        "take_over.undo_started",
        "take_over.undone",
        "take_over.users_moved",
    ] {
        assert!(words.contains(expected), "{expected} did not happen in {words:?}");
    }
    let about_all = ["catalog.imported", "policy.changed", "tenant.changed"];
    for event in &world.store.events {
        assert_eq!(event.subject().is_none(), about_all.contains(&event.word()), "{event:?}");
    }
}
