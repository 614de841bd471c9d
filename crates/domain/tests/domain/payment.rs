//! Cards, billing profiles and the catalog's prices (R-BIL-15 ff., P-16, G-9).

use super::world::script::code;
use super::world::{World, card, plan_id};
use jiff::civil::{Date, date};
use purser_domain::catalog::Price;
use purser_domain::command::{ChangeBillingProfile, Command, Principal};
use purser_domain::id::{BillingProfileId, OPERATOR, PaymentMethodId};
use purser_domain::money::{Currency, Money};
use purser_domain::payment::{Address, CardBehavior, Owner};
use purser_domain::plan::{Note, Outcome, Plan};
use purser_domain::refusal::Refusal;
use uuid::Uuid;

fn world() -> World {
    World::new("US", date(2026, 1, 15))
}

fn answer(result: Result<Plan, Refusal>) -> String {
    match result {
        Ok(plan) if plan.notes.contains(&Note::NothingChanged) => "unchanged".into(),
        Ok(_) => "ok".into(),
        Err(no) => code(&no),
    }
}

fn add(world: &World, owner: Owner, expires: Date) -> Command {
    Command::AddPaymentMethod { owner, card: card(CardBehavior::Succeeds, expires), address: world.address() }
}

fn added(result: Result<Plan, Refusal>) -> PaymentMethodId {
    match result.unwrap().outcome {
        Outcome::PaymentMethod(id) => id,
        other => panic!("{other:?}"),
    }
}

fn of_person(world: &mut World, name: &str) -> Owner {
    Owner::Person(world.person(name))
}

#[test]
fn a_card_is_good_to_the_end_of_its_last_month() {
    let mut world = world();
    let (kai, owner) = (world.principal("kai"), of_person(&mut world, "kai"));
    for (expires, expected) in [
        (date(2025, 12, 1), "invalid_input expiry format"),
        (date(2026, 1, 1), "ok"),
        (date(2026, 2, 1), "ok"),
    ] {
        let command = add(&world, owner, expires);
        assert_eq!(answer(world.run(kai, command)), expected, "{expires}");
    }
    // Bought with the card that ends in January; February wants another.
    let method = world.store.methods[0].id;
    let mut order = world.order(kai, &super::world::Buying::of("pbi", 1)).unwrap();
    order.payment_method = Some(method);
    world.run(kai, Command::PlaceOrder(order.clone())).unwrap();
    let february = world.in_days(17);
    world.time_passes(february);
    assert_eq!(answer(world.run(kai, Command::PlaceOrder(order))), "card_expired");
}

#[test]
fn r_bil_21_cards_come_from_the_organization_s_country() {
    let mut world = world();
    let (kai, owner) = (world.principal("kai"), of_person(&mut world, "kai"));
    let abroad = Address { country: "SE".into(), ..world.address() };
    let nowhere = Address { country: "sweden".into(), city: String::new(), ..world.address() };
    let with = |address| Command::AddPaymentMethod {
        owner,
        card: card(CardBehavior::Succeeds, date(2030, 1, 1)),
        address,
    };
    assert_eq!(answer(world.run(kai, with(abroad))), "invalid_input address.country one_of");
    assert_eq!(
        answer(world.run(kai, with(nowhere))),
        "invalid_input address.city required address.country format address.country one_of"
    );
}

#[test]
fn twenty_cards_are_enough_for_one_owner() {
    let mut world = world();
    let (kai, owner) = (world.principal("kai"), of_person(&mut world, "kai"));
    let command = add(&world, owner, date(2030, 1, 1));
    for n in 0..20 {
        assert_eq!(answer(world.run(kai, command.clone())), "ok", "{n}");
    }
    assert_eq!(answer(world.run(kai, command.clone())), "limit_reached");
    let first = world.store.methods[0].id;
    assert_eq!(answer(world.run(kai, Command::RemovePaymentMethod { payment_method: first })), "ok");
    assert_eq!(answer(world.run(kai, command)), "ok");
}

#[test]
fn r_bil_23_a_card_changes_its_expiry_name_and_address_and_nobody_else_s_exists() {
    let mut world = world();
    let (kai, noor) = (world.principal("kai"), world.principal("noor"));
    let owner = of_person(&mut world, "kai");
    let command = add(&world, owner, date(2030, 1, 1));
    assert_eq!(answer(world.run(noor, command.clone())), "not_found");
    let id = added(world.run(kai, command));
    let change = |expires, name: Option<&str>| Command::ChangePaymentMethod {
        payment_method: id,
        expires,
        name: name.map(Into::into),
        address: None,
    };
    for (who, command, expected) in [
        (noor, change(None, Some("N")), "not_found"),
        (world.principal("admin"), change(None, Some("N")), "not_found"),
        (kai, change(None, None), "unchanged"),
        (kai, change(Some(date(2020, 1, 1)), Some("")), "invalid_input name required expiry format"),
        (kai, change(Some(date(2031, 1, 1)), Some("K")), "ok"),
    ] {
        assert_eq!(answer(world.run(who, command.clone())), expected, "{command:?}");
    }
    let now = &world.store.methods[0].card;
    assert_eq!((now.expires, now.name.as_str(), now.last4.as_str()), (date(2031, 1, 1), "K", "4242"));
}

#[test]
fn r_bil_25_a_card_that_pays_for_something_stays_until_it_is_replaced() {
    let mut world = world();
    world.script("kai buys 1 pbi");
    let kai = world.principal("kai");
    let first = world.store.methods[0].id;
    let remove = |payment_method| Command::RemovePaymentMethod { payment_method };
    assert_eq!(answer(world.run(kai, remove(first))), "payment_method_in_use");
    world.script("kai pays-with declines");
    assert_eq!(answer(world.run(kai, remove(first))), "ok");
    // Removed is gone for every purpose.
    assert_eq!(answer(world.run(kai, remove(first))), "not_found");
    let profile = world.store.profiles[0].id;
    let back = profile_change(profile, Some(first));
    assert_eq!(answer(world.run(kai, back)), "invalid_input payment_method_id unknown");
}

fn profile_change(billing_profile: BillingProfileId, payment_method: Option<PaymentMethodId>) -> Command {
    Command::ChangeBillingProfile(ChangeBillingProfile {
        billing_profile,
        payment_method,
        purchase_order: None,
        bill_to: None,
    })
}

#[test]
fn billing_profiles_are_their_owner_s_and_the_organization_s_are_hidden_from_members() {
    let mut world = world();
    world.script("kai buys 1 pbi\n noor buys 1 pbi\n admin buys 1 pbi for-org");
    let [kai_s, noor_s, ours] = [0, 1, 2].map(|at| world.store.profiles[at].id);
    let noor_card = world.store.methods[1].id;
    let order = |billing_profile, text: &str| {
        Command::ChangeBillingProfile(ChangeBillingProfile {
            billing_profile,
            payment_method: None,
            purchase_order: Some(text.into()),
            bill_to: None,
        })
    };
    for (who, command, expected) in [
        ("kai", order(kai_s, "PO-1"), "ok"),
        ("kai", order(kai_s, "PO-1"), "unchanged"),
        ("kai", order(kai_s, &"x".repeat(101)), "invalid_input purchase_order too_long"),
        ("kai", profile_change(kai_s, Some(noor_card)), "invalid_input payment_method_id unknown"),
        ("kai", order(noor_s, "PO-1"), "not_found"),
        ("admin", order(noor_s, "PO-1"), "not_found"),
        ("kai", order(ours, "PO-1"), "not_found"),
        ("licenses", order(ours, "PO-1"), "not_found"),
        ("reader", order(ours, "PO-1"), "not_allowed"),
        ("billing", order(ours, "PO-1"), "ok"),
        ("billing", profile_change(BillingProfileId(Uuid::from_u128(404)), None), "not_found"),
    ] {
        assert_eq!(answer(world.run(world.principal(who), command.clone())), expected, "{who} {command:?}");
    }
}

#[test]
fn another_card_at_an_order_makes_another_profile_and_the_old_goes_on() {
    let mut world = world();
    world.script("kai buys 1 pbi as mine");
    let (kai, owner) = (world.principal("kai"), of_person(&mut world, "kai"));
    let command = add(&world, owner, date(2030, 1, 1));
    let second = added(world.run(kai, command));
    let mut order = world.order(kai, &super::world::Buying::of("pbi", 1)).unwrap();
    order.payment_method = Some(second);
    world.run(kai, Command::PlaceOrder(order)).unwrap();
    let cards: Vec<_> = world.store.profiles.iter().map(|profile| profile.payment_method_id).collect();
    assert_eq!(cards, [Some(world.store.methods[0].id), Some(second)]);
}

fn import(world: &mut World, change: impl FnOnce(&mut purser_domain::catalog::Product)) -> String {
    answer(world.re_imports("plain", change))
}

#[test]
fn g_9_a_price_that_was_in_force_never_changes() {
    let mut world = world();
    let price = |market: &str, from, minor, currency| Price {
        market: market.into(),
        from,
        unit_price: Money::new(minor, currency),
    };
    let us = |from, minor| price("US", from, minor, Currency::USD);
    let future = date(2026, 6, 1);
    assert_eq!(import(&mut world, |product| product.plans[0].prices.clear()), "invalid_input prices format");
    let dearer =
        |product: &mut purser_domain::catalog::Product| product.plans[0].prices[5].unit_price.minor = 1;
    assert_eq!(import(&mut world, dearer), "invalid_input prices format");
    assert_eq!(import(&mut world, |product| product.plans[0].prices.push(us(future, 1))), "ok");
    // What is still to come may change, as long as a day has one price.
    let later = |product: &mut purser_domain::catalog::Product| {
        product.plans[0].prices.retain(|price| price.from != future);
        product.plans[0].prices.push(us(future, 2));
    };
    assert_eq!(import(&mut world, later), "ok");
    let twice = |product: &mut purser_domain::catalog::Product| product.plans[0].prices.push(us(future, 3));
    assert_eq!(import(&mut world, twice), "invalid_input prices repeated");
    let again = |product: &mut purser_domain::catalog::Product| {
        product.plans[0].prices.push(us(date(2020, 1, 1), 3));
    };
    assert_eq!(import(&mut world, again), "invalid_input prices repeated");
    let backdated = |product: &mut purser_domain::catalog::Product| {
        product.plans[0].prices.push(us(date(2026, 1, 14), 3));
    };
    assert_eq!(import(&mut world, backdated), "invalid_input prices format");
    let today = |product: &mut purser_domain::catalog::Product| {
        product.plans[0].prices.push(us(date(2026, 1, 15), 3));
    };
    assert_eq!(import(&mut world, today), "ok");
    let wrong = |product: &mut purser_domain::catalog::Product| {
        product.plans[0].prices.push(price("US", date(2027, 1, 1), -1, Currency::EUR));
    };
    assert_eq!(import(&mut world, wrong), "invalid_input unit_price out_of_range unit_price format");
}

#[test]
fn ids_of_products_and_plans_do_not_wander() {
    let mut world = world();
    let pbi = world.store.product("CFQ7TTC0H9MP").unwrap().clone();
    let run = |world: &mut World, products| {
        world.tenant = OPERATOR;
        answer(world.run(Principal::Operator, Command::ImportCatalog { products }))
    };
    let plain = world.store.product("PLAIN-20").unwrap().clone();
    let mut thief = plain.clone();
    thief.product_id = "THIEF".into();
    assert_eq!(run(&mut world, vec![thief.clone()]), "already_exists");
    thief.plans.clear();
    thief.aliases = vec!["CFQ7TTC0L3PB".into()];
    assert_eq!(run(&mut world, vec![thief.clone()]), "already_exists");
    assert_eq!(run(&mut world, Vec::new()), "invalid_input products required");
    assert_eq!(
        run(&mut world, vec![pbi.clone(), pbi.clone()]),
        "invalid_input product_id repeated plan_id repeated"
    );
    thief.product_id = "no spaces".into();
    thief.aliases.clear();
    assert_eq!(run(&mut world, vec![thief]), "invalid_input product_id format");
    assert!(run(&mut world, vec![pbi; 201]).starts_with("invalid_input products too_long"));
    assert_eq!(plain.plans[0].plan_id, plan_id("plain"));
}
