//! Support requests: what a purchaser may not cancel online is cancelled for them or declined (P-2, W-P6), and anyone
//! asks a question.

use super::world::World;
use super::world::script::{code, script, told, word};
use jiff::Timestamp;
use jiff::civil::date;
use purser_domain::command::{Command, Principal};
use purser_domain::event::Event;
use purser_domain::id::SupportRequestId;
use purser_domain::limits::SUPPORT_REQUESTS_OPEN_MAX;
use purser_domain::payment::Owner;
use purser_domain::plan::{Outcome, Plan};
use purser_domain::react::react;
use purser_domain::refusal::Refusal;
use purser_domain::support::{Resolution, SupportStatus, SupportSubject};
use purser_domain::work::{Message, SupportOutcome, Work};
use uuid::Uuid;

fn answer(result: Result<Plan, Refusal>) -> String {
    result.map_or_else(|no| code(&no), |plan| told(&plan))
}

/// The last mail.
fn mail(world: &World) -> (String, Message) {
    let work =
        world.store.events.iter().flat_map(|event| react(event, world.tenant_row(), Timestamp::UNIX_EPOCH));
    let mut mails = work.filter_map(|work| match work {
        Work::Mail { to, message } => Some((to.name, message)),
        _ => None,
    });
    mails.next_back().expect("a mail")
}

fn ask(world: &mut World, who: &str, text: &str) -> Result<SupportRequestId, String> {
    let subject = SupportSubject::Question { text: text.into() };
    match world.run(world.principal(who), Command::OpenSupportRequest { subject }) {
        Ok(Plan { outcome: Outcome::SupportRequest(id), .. }) => Ok(id),
        other => Err(answer(other)),
    }
}

#[test]
fn p_2_what_cannot_be_cancelled_online_is_cancelled_on_request_with_the_same_credit() {
    let mut world = script(
        "
        kai buys 30 pbi as mine
        kai assigns mine p1..p20
        kai assigns mine p21..p26
        kai cancels mine                        -> too_many_to_cancel_online
        kai asks to-cancel mine                 -> ok
        see mine                                -> active 26/30 until 2026-02-15
        kai asks to-cancel mine                 -> already_exists
        billing grants mine                     -> credited 300.00
        see mine                                -> disabled 26/30 until 2026-01-15 once
        bills mine                              -> kai 0.00
        billing grants mine                     -> already_resolved
        billing declines mine                   -> already_resolved
        ",
    );
    let kinds: Vec<_> = world.store.events.iter().rev().take(4).map(Event::word).collect();
    let expected = [
        "support_request.resolved",
        "subscription.billed",
        "subscription.status_changed",
        "subscription.canceled",
    ];
    assert_eq!(kinds, expected, "as if the purchaser had cancelled, and then the request");
    let request = world.store.requests.values().next().unwrap();
    assert_eq!(request.status(), SupportStatus::Done);
    assert_eq!(request.resolved.as_ref().unwrap().resolved_by, world.principal("billing"));
    let (to, message) = mail(&world);
    assert_eq!((to.as_str(), word(&message).as_str()), ("kai", "support_request_resolved"));
    let Message::SupportRequestResolved { outcome: SupportOutcome::Canceled { on, credit, .. }, .. } =
        message
    else {
        panic!("{message:?}")
    };
    assert_eq!((on, credit.map(|credit| credit.minor)), (date(2026, 1, 15), Some(30_000)));
    world.check_all();
    // The line is the purchaser's, and says who was paid back.
    let kai = world.person("kai");
    assert!(world.store.lines.iter().all(|line| world.store.payer(line) == Owner::Person(kai)));
}

#[test]
fn p_2_a_credit_is_prorated_by_the_day_on_which_the_request_is_granted() {
    script(
        "
        admin online-limit 0
        kai buys 31 pbi as mine
        kai assigns mine p1
        until 2026-01-20
        kai asks to-cancel mine
        until 2026-01-25
        billing grants mine                     -> credited 210.00
        bills mine                              -> kai 100.00
        ",
    );
}

#[test]
fn p_2_a_request_that_is_declined_changes_nothing_and_can_be_made_again() {
    let mut world = script(
        "
        admin online-limit 0
        kai buys 3 pbi as mine
        kai assigns mine p1
        kai asks to-cancel mine
        admin declines mine                     -> ok
        see mine                                -> active 1/3 until 2026-02-15
        kai asks to-cancel mine                 -> ok
        ",
    );
    let (to, message) = mail(&world);
    let Message::SupportRequestResolved { outcome, answer: told } = message else { panic!("{message:?}") };
    assert!(matches!(outcome, SupportOutcome::NotCanceled { .. }), "{outcome:?}");
    assert_eq!((to.as_str(), told.as_deref()), ("kai", Some("It is needed.")));
    // Why not must be said.
    let request = *world.store.requests.keys().last().unwrap();
    for (resolution, text, expected) in [
        (Resolution::Declined, None, "invalid_input answer required"),
        (Resolution::Declined, Some(" "), "invalid_input answer required"),
        (Resolution::Done, Some("x".repeat(2_001).as_str()), "invalid_input answer too_long"),
        (Resolution::Done, None, "credited 30.00"),
    ] {
        let answer_text = text.map(str::to_owned);
        let command = Command::ResolveSupportRequest { request, resolution, answer: answer_text };
        assert_eq!(answer(world.run(world.principal("admin"), command)), expected, "{text:?}");
    }
}

#[test]
fn p_2_only_a_purchaser_asks_and_only_for_what_the_limit_keeps_from_them() {
    script(
        "
        kai buys 26 pbi as mine
        admin buys 26 pbi for-org as ours
        kai asks to-cancel mine                 -> cancelable_online
        noor asks to-cancel mine                -> not_found
        reader asks to-cancel mine              -> not_allowed
        admin asks to-cancel mine               -> self_service_subscription
        billing asks to-cancel ours             -> not_self_service
        robot asks to-cancel ours               -> not_allowed
        kai assigns mine p1..p20
        kai assigns mine p21..p26
        admin buys 26 pbi for-org as target
        admin takes mine by move target begin as t
        kai asks to-cancel mine                 -> take_over_under_way
        finish t
        kai asks to-cancel mine                 -> wrong_state
        ",
    );
}

#[test]
fn p_2_seven_days_bind_a_request_too() {
    script(
        "
        admin online-limit 0
        kai buys 2 copilot as early
        kai assigns early p1
        kai buys 2 copilot as late
        kai assigns late p1
        kai asks to-cancel early
        until 2026-01-23
        kai asks to-cancel late                 -> window_closed
        billing grants early                    -> window_closed
        billing declines early                  -> ok
        ",
    );
}

#[test]
fn a_request_about_what_became_of_somebody_else_or_ended_can_only_be_declined() {
    script(
        "
        admin online-limit 0
        kai buys 3 pbi as given
        kai assigns given p1
        kai asks to-cancel given
        admin takes given by transfer
        billing grants given                    -> not_self_service
        billing declines given                  -> ok
        kai buys 3 pbi as ended
        kai assigns ended p1
        kai asks to-cancel ended
        kai recurring ended off
        until 2026-02-15
        billing grants ended                    -> wrong_state
        billing declines ended                  -> ok
        ",
    );
}

#[test]
fn what_fell_due_happens_before_a_request_is_granted() {
    // A late sweeper changes no bill: the renewal of 15 February comes first, 280.00, and 260.00 of it come back.
    let world = script(
        "
        admin online-limit 0
        kai buys 28 pbi as mine
        kai assigns mine p1
        kai asks to-cancel mine
        nobody looks until 2026-02-17
        billing grants mine                     -> billed 20.00
        bills mine                              -> kai 300.00
        ",
    );
    let (_, message) = mail(&world);
    let Message::SupportRequestResolved { outcome: SupportOutcome::Canceled { on, credit, .. }, .. } =
        message
    else {
        panic!("{message:?}")
    };
    assert_eq!((on, credit.map(|credit| credit.minor)), (date(2026, 2, 17), Some(26_000)));
}

#[test]
fn anyone_asks_and_those_who_look_after_it_answer() {
    let mut world = script("");
    for (who, text, expected) in [
        ("kai", "", "invalid_input text required"),
        ("kai", " \n", "invalid_input text required"),
        ("kai", "a\u{7}", "invalid_input text format"),
        ("robot", "How?", "not_allowed"),
        ("operator", "How?", "not_allowed"),
        ("retired", "How?", "account_inactive"),
    ] {
        assert_eq!(ask(&mut world, who, text), Err(expected.into()), "{who} {text:?}");
    }
    assert_eq!(ask(&mut world, "kai", &"ö".repeat(2_001)), Err("invalid_input text too_long".into()));
    let request = ask(&mut world, "guest", &"ö".repeat(2_000)).unwrap();
    let resolve = |text: Option<&str>| Command::ResolveSupportRequest {
        request,
        resolution: Resolution::Done,
        answer: text.map(Into::into),
    };
    for (who, text, expected) in [
        ("kai", Some("So."), "not_found"),
        ("licenses", Some("So."), "not_found"),
        ("guest", Some("So."), "not_allowed"),
        ("reader", Some("So."), "not_allowed"),
        ("support", None, "invalid_input answer required"),
        ("support", Some("So."), "ok"),
        ("admin", Some("So."), "already_resolved"),
    ] {
        assert_eq!(answer(world.run(world.principal(who), resolve(text))), expected, "{who}");
    }
    let (to, message) = mail(&world);
    assert_eq!(to, "guest");
    let outcome = SupportOutcome::Answered { question: "ö".repeat(2_000) };
    assert_eq!(message, Message::SupportRequestResolved { outcome, answer: Some("So.".into()) });
    let unknown = SupportRequestId(Uuid::from_u128(404));
    let nothing =
        Command::ResolveSupportRequest { request: unknown, resolution: Resolution::Done, answer: None };
    assert_eq!(answer(world.run(Principal::Operator, nothing)), "not_found");
}

#[test]
fn p_14_nobody_has_more_open_requests_than_the_limit() {
    let mut world = script("");
    let mut last = None;
    for n in 0..SUPPORT_REQUESTS_OPEN_MAX {
        last = Some(ask(&mut world, "kai", &format!("Question {n}?")).unwrap());
    }
    assert_eq!(ask(&mut world, "kai", "One more?"), Err("limit_reached".into()));
    ask(&mut world, "noor", "Mine?").unwrap();
    let (resolution, text) = (Resolution::Declined, Some("No.".into()));
    let close = Command::ResolveSupportRequest { request: last.unwrap(), resolution, answer: text };
    world.run(world.principal("support"), close).unwrap();
    ask(&mut world, "kai", "One more?").unwrap();
}
