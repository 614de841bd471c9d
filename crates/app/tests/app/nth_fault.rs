//! For every command: the first call of the port fails, then the second, then the third, until a run gets by without a
//! fault, for each kind of fault, once, twice in a row, and for good. After each the state is untouched or complete,
//! nothing is locked, and asking again with the same key has exactly one effect.

use super::world::{FREE, Organization, SERVICE_PLAN, World, address, card, order, person, product};
use jiff::SignedDuration;
use purser_app::door::Failure;
use purser_app::{Ask, Door, secret};
use purser_domain::command::{
    ChangeBillingProfile, ChangeSettings, ChangeTenant, Command, CreateTenant, PersonRef, Principal, When,
};
use purser_domain::id::{OPERATOR, TenantId};
use purser_domain::payment::Owner;
use purser_domain::people::{Bearer, MailKind, Role};
use purser_domain::policy::{PolicyChange, PolicyValue};
use purser_domain::subscription::CancelReason;
use purser_domain::support::{Resolution, SupportSubject};
use purser_domain::take_over::TakeOverAction;
use purser_store::testing::Engine;
use purser_store::{Fault, Faults, Point};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// How often it fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Times {
    Once,
    Twice,
    ForGood,
}

/// Calls of the port that a command may take at the most.
const CALLS_MAX: usize = 60;

const KINDS: [(Fault, Times); 8] = [
    (Fault::Retry, Times::Once),
    (Fault::Down, Times::Once),
    (Fault::CommitLost, Times::Once),
    (Fault::CommitFailed, Times::Once),
    (Fault::Down, Times::Twice),
    (Fault::CommitLost, Times::Twice),
    (Fault::Retry, Times::ForGood),
    (Fault::Down, Times::ForGood),
];

/// Fails the nth call.
#[derive(Default)]
pub struct Nth(Mutex<State>);

#[derive(Default)]
struct State {
    armed: Option<(usize, Fault, Times)>,
    calls: usize,
    fired: Vec<Point>,
}

impl Nth {
    pub fn arm(&self, nth: usize, fault: Fault, times: Times) {
        *self.0.lock().unwrap() = State { armed: Some((nth, fault, times)), ..State::default() };
    }

    pub fn disarm(&self) -> Vec<Point> {
        core::mem::take(&mut *self.0.lock().unwrap()).fired
    }
}

impl Faults for Nth {
    fn at(&self, point: Point) -> Option<Fault> {
        let mut state = self.0.lock().unwrap();
        let (nth, fault, times) = state.armed?;
        state.calls += 1;
        let last = match times {
            Times::Once => nth,
            Times::Twice => nth + 1,
            Times::ForGood => usize::MAX,
        };
        let fires = (nth..=last).contains(&state.calls);
        if fires {
            state.fired.push(point);
        }
        fires.then_some(fault)
    }
}

/// The number of a command in the list. A new command does not compile until it has one, and fails until it has a case.
fn number(command: &Command) -> usize {
    match command {
        Command::CreateTenant(_) => 0,
        Command::ChangeTenant(_) => 1,
        Command::CreatePerson(_) => 2,
        Command::CreateGroup { .. } => 3,
        Command::AssignRoles { .. } => 4,
        Command::SetPassword { .. } => 5,
        Command::CreateServiceAccount { .. } => 6,
        Command::IssueToken { .. } => 7,
        Command::RevokeToken { .. } => 8,
        Command::AddWebhook { .. } => 9,
        Command::RemoveWebhook { .. } => 10,
        Command::ImportCatalog { .. } => 11,
        Command::AddPaymentMethod { .. } => 12,
        Command::ChangePaymentMethod { .. } => 13,
        Command::RemovePaymentMethod { .. } => 14,
        Command::ChangeBillingProfile(_) => 15,
        Command::PlaceOrder(_) => 16,
        Command::ChangeQuantity { .. } => 17,
        Command::SetRecurring { .. } => 18,
        Command::AssignLicenses { .. } => 19,
        Command::UnassignLicenses { .. } => 20,
        Command::Cancel { .. } => 21,
        Command::TakeOver { .. } => 22,
        Command::ContinueTakeOver { .. } => 23,
        Command::UndoTakeOver { .. } => 24,
        Command::SetPolicy { .. } => 25,
        Command::Advance { .. } => 26,
        Command::RetryJob { .. } => 27,
        Command::SignIn { .. } => 28,
        Command::ExtendSession { .. } => 29,
        Command::SignOutEverywhere { .. } => 30,
        Command::ChangeSettings(_) => 31,
        Command::OpenSupportRequest { .. } => 32,
        Command::ResolveSupportRequest { .. } => 33,
        Command::ChangeServicePlans { .. } => 34,
    }
}

const COMMANDS: usize = 35;

/// The case of a command: who asks what of a prepared organization.
fn case(nth: usize, world: &World, of: &Organization) -> (TenantId, Principal, Command) {
    let (admin, buyer) = (Principal::Person(of.admin), Principal::Person(of.buyer));
    let fresh = world.number();
    let hash = || secret::hash(&fresh.to_string());
    let at_home = |command| (OPERATOR, Principal::Operator, command);
    let here = |principal, command| (of.tenant, principal, command);
    match nth {
        0 => at_home(Command::CreateTenant(CreateTenant {
            domain: format!("new{fresh}.example"),
            name: "New".into(),
            locale: "en".into(),
            market: "SE".into(),
            tax_rate: None,
        })),
        1 => here(
            admin,
            Command::ChangeTenant(ChangeTenant { name: Some("Other".into()), ..ChangeTenant::default() }),
        ),
        2 => here(admin, Command::CreatePerson(person(fresh))),
        3 => here(admin, Command::CreateGroup { display_name: "Group".into(), members: of.people.clone() }),
        4 => here(admin, Command::AssignRoles { person: of.buyer, roles: [Role::GlobalReader].into() }),
        5 => here(buyer, Command::SetPassword { person: of.buyer, hash: "$argon2id$x".into() }),
        6 => here(
            admin,
            Command::CreateServiceAccount {
                display_name: "Second".into(),
                roles: [Role::GlobalReader].into(),
                secret_hash: hash(),
            },
        ),
        7 => here(
            buyer,
            Command::IssueToken { bearer: Bearer::Person(of.buyer), hash: hash(), expires_at: None },
        ),
        8 => here(admin, Command::RevokeToken { token: of.token }),
        9 => here(
            admin,
            Command::AddWebhook {
                url: "https://second.example/".into(),
                secret: secret::generate_webhook_key(&world.env),
            },
        ),
        10 => here(admin, Command::RemoveWebhook { webhook: of.webhook }),
        11 => at_home(Command::ImportCatalog { products: vec![product(&format!("P{fresh}"))] }),
        12 => here(
            buyer,
            Command::AddPaymentMethod { owner: Owner::Person(of.buyer), card: card(), address: address() },
        ),
        13 => here(
            buyer,
            Command::ChangePaymentMethod {
                payment_method: of.card,
                expires: None,
                name: Some("B. Person".into()),
                address: None,
            },
        ),
        14 => here(buyer, Command::RemovePaymentMethod { payment_method: of.spare_card }),
        _ => case_of_a_purchase(nth, of, (admin, buyer), hash()),
    }
}

fn case_of_a_purchase(
    nth: usize,
    of: &Organization,
    (admin, buyer): (Principal, Principal),
    hash: String,
) -> (TenantId, Principal, Command) {
    let subscription = of.own;
    let claim: Vec<PersonRef> = of.people.iter().copied().take(5).map(PersonRef::Id).collect();
    let here = |principal, command| (of.tenant, principal, command);
    match nth {
        15 => here(
            buyer,
            Command::ChangeBillingProfile(ChangeBillingProfile {
                billing_profile: of.profile,
                payment_method: Some(of.spare_card),
                purchase_order: Some("PO-1".into()),
                bill_to: None,
            }),
        ),
        // With another card than the profile's, so that it also needs a new profile.
        16 => here(buyer, Command::PlaceOrder(order(3, Some(of.spare_card)))),
        17 => here(buyer, Command::ChangeQuantity { subscription, total: 12, when: When::Now }),
        18 => here(buyer, Command::SetRecurring { subscription, recurring: false }),
        19 => here(admin, Command::AssignLicenses { subscription: of.desks, people: claim }),
        20 => {
            here(buyer, Command::UnassignLicenses { subscription, people: vec![PersonRef::Id(of.people[1])] })
        }
        21 => here(
            buyer,
            Command::Cancel { subscription, reason: CancelReason::Other, comment: None, when: When::Now },
        ),
        22 => {
            let action = TakeOverAction::MoveUsers { target: of.desks };
            here(admin, Command::TakeOver { subscription, action })
        }
        23 => here(Principal::System, Command::ContinueTakeOver { take_over: of.moving, step: 0 }),
        24 => here(admin, Command::UndoTakeOver { take_over: of.taken }),
        25 => here(
            admin,
            Command::SetPolicy {
                changes: vec![PolicyChange::Product("DESKS".into(), Some(PolicyValue::Disabled))],
            },
        ),
        26 => here(Principal::System, Command::Advance { subscription }),
        27 => here(admin, Command::RetryJob { job: of.buried }),
        28 => here(Principal::System, Command::SignIn { person: of.buyer, hash }),
        29 => here(buyer, Command::ExtendSession { token: of.session }),
        30 => here(admin, Command::SignOutEverywhere { person: of.buyer }),
        31 => here(
            buyer,
            Command::ChangeSettings(ChangeSettings {
                locale: Some("de".into()),
                muted: Some(MailKind::ALL.into()),
            }),
        ),
        32 => here(
            buyer,
            Command::OpenSupportRequest { subject: SupportSubject::Question { text: "How?".into() } },
        ),
        // One to cancel, so that money comes back too.
        33 => here(
            admin,
            Command::ResolveSupportRequest {
                request: of.request,
                resolution: Resolution::Done,
                answer: None,
            },
        ),
        _ => here(
            buyer,
            Command::ChangeServicePlans {
                subscription,
                person: of.people[1],
                disabled_plans: vec![SERVICE_PLAN],
            },
        ),
    }
}

async fn prepared(nth: usize, world: &World) -> (Organization, Ask) {
    let of = world.organization(6).await;
    let (tenant, principal, command) = case(nth, world, &of);
    assert_eq!(number(&command), nth, "the case of {} is another command", command.word());
    if matches!(command, Command::Advance { .. }) {
        world.later(SignedDuration::from_hours(24 * 32));
    }
    if matches!(command, Command::ExtendSession { .. }) {
        world.later(SignedDuration::from_mins(30));
    }
    let ask = world.ask(tenant, principal, command);
    (of, ask)
}

/// What a command must leave behind, seen once without any fault.
async fn reference(nth: usize, world: &World) -> String {
    let (_, ask) = prepared(nth, world).await;
    let before = world.footprint(ask.call.tenant).await;
    world.send(&ask).await.unwrap();
    world.footprint(ask.call.tenant).await.since(&before)
}

async fn check(engine: Engine, nth: usize, kinds: &[(Fault, Times)]) {
    let faults = Arc::new(Nth::default());
    let Some(world) = World::with(engine, Some(faults.clone()), Door::inline).await else { return };
    let expected = reference(nth, &world).await;
    for &(fault, times) in kinds {
        for call in 1.. {
            assert!(call < CALLS_MAX, "it never gets by without a fault");
            let (of, ask) = prepared(nth, &world).await;
            let fired = fail(&world, &faults, (call, fault, times), &ask, &expected).await;
            let name = Some(format!("After {call}"));
            let rename = Command::ChangeTenant(ChangeTenant { name, ..ChangeTenant::default() });
            world.does(of.tenant, Principal::Operator, rename).await;
            if fired.is_empty() {
                break;
            }
        }
    }
    world.verify().await;
}

/// One run with a fault: untouched or complete, and complete after asking again. Answers where it failed.
async fn fail(
    world: &World,
    faults: &Nth,
    (call, fault, times): (usize, Fault, Times),
    ask: &Ask,
    expected: &str,
) -> Vec<Point> {
    let tenant = ask.call.tenant;
    let before = world.footprint(tenant).await;
    faults.arm(call, fault, times);
    let answer = world.send(ask).await;
    let fired = faults.disarm();
    let what = format!("{} {fault:?} {times:?} at call {call} {fired:?}", ask.command.word());
    let after = world.footprint(tenant).await;
    let untouched = after == before;
    if !untouched {
        assert_eq!(after.since(&before), expected, "half done: {what}");
    }
    match &answer {
        Ok(_) => assert!(!untouched, "answered and not done: {what}"),
        Err(Failure::Busy | Failure::Unavailable) => {
            assert!(!fired.is_empty(), "{answer:?} without a fault: {what}")
        }
        Err(failure) => panic!("{failure:?}: {what}"),
    }
    world.verify().await;
    let again = Ask { seed: world.env.seed(), ..ask.clone() };
    let done =
        world.send(&again).await.unwrap_or_else(|failure| panic!("{failure:?} when asked again: {what}"));
    if ask.call.principal != Principal::System {
        assert_eq!(done.replayed, !untouched, "{what}");
        if let Ok(first) = answer {
            assert_eq!((done.outcome, done.notes), (first.outcome, first.notes), "{what}");
        }
    }
    let finally = world.footprint(tenant).await;
    assert_eq!(finally.since(&before), expected, "not one effect: {what}");
    fired
}

fn run(engine: Engine, nth: &[usize], kinds: &[(Fault, Times)]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for &nth in nth {
        runtime.block_on(check(engine, nth, kinds));
    }
}

#[test]
fn every_command_has_a_case() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::new(Engine::Sqlite).await.unwrap();
        let of = world.organization(6).await;
        let numbers: BTreeSet<usize> = (0..COMMANDS).map(|nth| number(&case(nth, &world, &of).2)).collect();
        assert_eq!(numbers, (0..COMMANDS).collect());
        assert_eq!(of.people.len(), 6);
        assert!(u32::try_from(of.people.len()).unwrap() < FREE);
    });
}

#[test]
fn organization_and_people() {
    run(Engine::Sqlite, &[0, 1, 2, 3, 4, 5, 6], &KINDS);
}

#[test]
fn sessions_and_settings() {
    run(Engine::Sqlite, &[28, 29, 30, 31], &KINDS);
}

#[test]
fn support() {
    run(Engine::Sqlite, &[32, 33], &KINDS);
}

#[test]
fn automation_and_catalog() {
    run(Engine::Sqlite, &[7, 8, 9, 10, 11, 25, 27], &KINDS);
}

#[test]
fn payment_and_purchase() {
    run(Engine::Sqlite, &[12, 13, 14, 15, 16, 17, 18], &KINDS);
}

#[test]
fn licenses_and_take_over() {
    run(Engine::Sqlite, &[19, 20, 21, 22, 23, 24, 26, 34], &KINDS);
}

#[test]
fn what_matters_most_on_postgres() {
    let lost = [(Fault::Down, Times::Once), (Fault::CommitLost, Times::Once), (Fault::Down, Times::ForGood)];
    run(Engine::Postgres, &[16, 19, 22, 23, 26, 28, 33], &lost);
}
