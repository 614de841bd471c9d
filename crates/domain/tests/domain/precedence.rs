//! Which "no" comes first. Everything is wrong at once; then one thing after the other is put right, and the answer
//! walks through all refusals of the command, in the order that `refusal.rs` promises: may they know of it, may they,
//! have they seen the present version, is the input right, does the state allow it, is there enough, can it be paid.

use super::world::script::{code, script};
use super::world::{World, plan_id};
use jiff::civil::date;
use purser_domain::catalog::SaleStatus;
use purser_domain::command::{Command, PersonRef, PlaceOrder, Principal};
use purser_domain::id::{BillingProfileId, PaymentMethodId, PersonId, PlanId, SubscriptionId};
use purser_domain::payment::CardBehavior;
use purser_domain::people::{Person, Role};
use purser_domain::subscription::CancelReason;
use purser_domain::take_over::TakeOverAction;
use std::collections::BTreeSet;
use uuid::Uuid;

const NOTHING: Uuid = Uuid::from_u128(404);

/// One question that is put again and again while the world and the question are put right.
struct Walk {
    world: World,
    principal: Principal,
    command: Command,
    if_match: Option<u64>,
}

impl Walk {
    fn meets(&mut self, expected: &str) {
        let refused = self.world.call(self.principal, &self.command, self.if_match);
        let answer = refused.map_or_else(|no| code(&no), |_| "ok".into());
        assert_eq!(answer, expected, "{:?}", self.command);
    }

    fn person(&mut self, name: &str, change: impl FnOnce(&mut Person)) {
        let id = self.world.person(name);
        self.world.behind_the_back(|store| change(store.people.get_mut(&id).unwrap()));
    }

    fn order(&mut self, change: impl FnOnce(&mut PlaceOrder)) {
        let Command::PlaceOrder(order) = &mut self.command else { panic!("not an order") };
        change(order);
    }

    fn people(&mut self, names: &[&str]) {
        let found: Vec<PersonRef> = names.iter().map(|name| PersonRef::Id(self.world.person(name))).collect();
        let Command::AssignLicenses { people, .. } = &mut self.command else { panic!("not an assignment") };
        *people = found;
    }

    fn subscription(&mut self, id: SubscriptionId) {
        match &mut self.command {
            Command::AssignLicenses { subscription, .. } | Command::TakeOver { subscription, .. } => {
                *subscription = id;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn place_order_from_the_first_refusal_to_the_last() {
    let mut world = World::new("US", date(2019, 6, 1));
    world
        .re_imports("plain", |product| {
            product.self_service = false;
            product.status = SaleStatus::EndOfSale;
        })
        .unwrap();
    world.script("admin policy plain Disabled");
    let principal = world.principal("guest");
    let order = PlaceOrder {
        plan: PlanId(NOTHING),
        quantity: 0,
        payment_method: Some(PaymentMethodId(NOTHING)),
        billing_profile: Some(BillingProfileId(NOTHING)),
        organization: false,
        trial: true,
        starts_on: Some(date(2019, 1, 1)),
    };
    let mut walk = Walk { world, principal, command: Command::PlaceOrder(order), if_match: None };
    walk.person("guest", |guest| guest.active = false);
    walk.meets("account_inactive");
    walk.person("guest", |guest| guest.active = true);
    walk.meets("not_found");
    walk.order(|order| order.plan = plan_id("plain"));
    walk.meets("guests_cannot_buy");
    walk.person("guest", |guest| guest.guest = false);
    walk.meets("self_service_not_offered");
    walk.world.re_imports("plain", |product| product.self_service = true).unwrap();
    walk.meets("blocked_by_policy");
    walk.world.script("admin policy plain Enabled");
    walk.meets("end_of_sale");
    walk.world.re_imports("plain", |product| product.status = SaleStatus::OnSale).unwrap();
    walk.meets("trial_not_offered");
    walk.order(|order| order.trial = false);
    walk.meets("invalid_input quantity out_of_range starts_on format");
    walk.order(|order| (order.quantity, order.starts_on) = (1, None));
    walk.meets("no_price");
    let new_year = walk.world.in_days(365);
    walk.world.time_passes(new_year);
    walk.meets("invalid_input payment_method_id unknown");
    walk.order(|order| order.payment_method = None);
    walk.meets("invalid_input billing_profile_id unknown");
    walk.order(|order| order.billing_profile = None);
    walk.meets("payment_method_required");
    let card = walk.world.card_of_person("guest", CardBehavior::Declines);
    walk.order(|order| order.payment_method = Some(card));
    walk.meets("card_declined");
    let card = walk.world.card_of_person("guest", CardBehavior::Succeeds);
    walk.order(|order| order.payment_method = Some(card));
    walk.meets("ok");
}

#[test]
fn place_order_for_the_organization_asks_for_the_right_first() {
    let world = World::new("US", date(2026, 1, 15));
    let order = PlaceOrder {
        plan: PlanId(NOTHING),
        quantity: 0,
        payment_method: None,
        billing_profile: None,
        organization: true,
        trial: false,
        starts_on: None,
    };
    let principal = world.principal("guest");
    let mut walk = Walk { world, principal, command: Command::PlaceOrder(order), if_match: None };
    walk.meets("not_allowed");
    walk.principal = walk.world.principal("billing");
    walk.meets("not_found");
    walk.order(|order| order.plan = plan_id("suite"));
    walk.meets("invalid_input quantity out_of_range");
    walk.order(|order| order.quantity = 1);
    walk.meets("ok");
}

#[test]
fn assign_licenses_from_the_first_refusal_to_the_last() {
    let world = script(
        "
        admin buys 9 pbi for-org as central
        noor buys 1 pbi as hers
        kai buys 1 pbi as mine
        kai assigns mine p1
        kai recurring mine off
        until 2026-03-17
        ",
    );
    let (mine, nobody) = (world.id("mine"), vec![PersonRef::Id(PersonId(NOTHING)); 21]);
    let command = Command::AssignLicenses { subscription: SubscriptionId(NOTHING), people: nobody };
    let principal = world.principal("retired");
    let mut walk = Walk { world, principal, command, if_match: Some(1) };
    walk.meets("account_inactive");
    walk.principal = walk.world.principal("lee");
    walk.meets("not_found");
    // It exists, but not for strangers.
    walk.subscription(mine);
    walk.meets("not_found");
    walk.principal = walk.world.principal("admin");
    walk.meets("self_service_licenses");
    walk.principal = walk.world.principal("kai");
    walk.meets("version_changed");
    walk.if_match = Some(walk.world.subscription("mine").version);
    walk.meets("too_many_people");
    let Command::AssignLicenses { people, .. } = &mut walk.command else { panic!() };
    people.clear();
    walk.meets("invalid_input users required");
    let Command::AssignLicenses { people, .. } = &mut walk.command else { panic!() };
    people.extend([PersonRef::Id(PersonId(NOTHING)), PersonRef::Id(PersonId(NOTHING))]);
    walk.meets("invalid_input users unknown");
    walk.people(&["retired", "retired"]);
    walk.meets("invalid_input users repeated");
    walk.people(&["retired", "p2"]);
    walk.meets("invalid_input users unknown");
    walk.people(&["p2", "p3"]);
    walk.meets("wrong_state");
    let hers = walk.world.id("hers");
    (walk.principal, walk.if_match) = (walk.world.principal("noor"), None);
    walk.subscription(hers);
    walk.world.script("admin takes hers by move central begin as t");
    walk.meets("take_over_under_way");
    walk.world.script("finish t\n admin undoes t");
    walk.meets("not_enough_licenses");
    walk.people(&["p2"]);
    walk.meets("ok");
}

#[test]
fn take_over_from_the_first_refusal_to_the_last() {
    let world = script(
        "
        admin buys 1 visio for-org as visio
        admin buys 9 pbi for-org as central
        admin buys 1 pbi for-org as small
        kai buys 5 pbi as ended
        kai cancels ended
        kai buys 5 pbi as mine
        kai assigns mine p1 p2
        noor buys 1 pbi as hers
        noor assigns hers p3
        admin takes hers by move central as other
        ",
    );
    let comment = Some("x".repeat(2001));
    let command = Command::TakeOver {
        subscription: SubscriptionId(NOTHING),
        action: TakeOverAction::Cancel { reason: CancelReason::Other, comment },
    };
    let principal = world.principal("retired");
    let mut walk = Walk { world, principal, command, if_match: Some(99) };
    walk.meets("account_inactive");
    walk.principal = walk.world.principal("lee");
    walk.meets("not_found");
    let mine = walk.world.id("mine");
    walk.subscription(mine);
    walk.meets("not_found");
    walk.principal = walk.world.principal("licenses");
    walk.meets("not_allowed");
    walk.principal = walk.world.principal("admin");
    walk.meets("version_changed");
    walk.if_match = None;
    let central = walk.world.id("central");
    walk.subscription(central);
    walk.meets("invalid_input comment too_long");
    let into = |walk: &mut Walk, to| {
        let Command::TakeOver { action, .. } = &mut walk.command else { panic!() };
        *action = TakeOverAction::MoveUsers { target: to };
    };
    into(&mut walk, SubscriptionId(NOTHING));
    walk.meets("not_self_service");
    let ended = walk.world.id("ended");
    walk.subscription(ended);
    walk.meets("wrong_state");
    walk.subscription(mine);
    walk.world.script("admin takes mine by move central begin as t");
    walk.meets("take_over_under_way");
    walk.world.script("finish t\n admin undoes t");
    walk.meets("not_found");
    let visio = walk.world.id("visio");
    into(&mut walk, visio);
    walk.meets("unfit_target");
    into(&mut walk, central);
    walk.world.script("admin undoes other begin");
    walk.meets("take_over_under_way");
    let small = walk.world.id("small");
    into(&mut walk, small);
    walk.meets("not_enough_licenses");
    walk.world.script("admin sets small to 2");
    walk.meets("ok");
}

#[test]
fn if_match_guards_every_command_about_a_subscription() {
    let mut world = script(
        "
        kai buys 5 pbi as mine
        kai assigns mine p1
        ",
    );
    let (kai, subscription) = (world.principal("kai"), world.id("mine"));
    let off = Command::SetRecurring { subscription, recurring: false };
    let seen = world.subscription("mine").version;
    assert_eq!(code(&world.call(kai, &off, Some(seen - 1)).unwrap_err()), "version_changed");
    world.call(kai, &off, Some(seen)).unwrap();
    assert_eq!(code(&world.call(kai, &off, Some(seen)).unwrap_err()), "version_changed");
}

#[test]
fn roles_are_looked_at_afresh_for_every_command() {
    let mut world = script("admin buys 5 pbi for-org as ours");
    let (noor, operator) = (world.person("noor"), world.principal("operator"));
    world.script("noor assigns ours p1 -> not_found");
    let roles =
        |roles: &[Role]| Command::AssignRoles { person: noor, roles: BTreeSet::from_iter(roles.to_vec()) };
    world.run(operator, roles(&[Role::LicenseAdministrator])).unwrap();
    world.script("noor assigns ours p1 -> ok");
    world.run(operator, roles(&[])).unwrap();
    world.script("noor assigns ours p2 -> not_found");
}
