//! Policy is monotone: whoever makes any entry stricter allows nothing that was not allowed before (R-POL-4, P-8).

use super::cases;
use crate::domain::world::script::code;
use crate::domain::world::{Buying, PLANS, World};
use jiff::civil::date;
use proptest::prelude::*;
use purser_domain::command::Command;
use purser_domain::payment::CardBehavior;
use purser_domain::policy::{OfferType, PolicySet, PolicyValue};
use purser_domain::refusal::Refusal;

fn value() -> impl Strategy<Value = PolicyValue> {
    prop::sample::select(PolicyValue::ALL.to_vec())
}

/// Entries for some products, by current or former ids, for some types, and perhaps a default.
fn policy() -> impl Strategy<Value = PolicySet> {
    let ids =
        vec!["CFQ7TTC0H9MP", "CFQ7TTC0L3PB", "CFQ7TTC0HD33", "CFQ7TTC0KXN9", "PLAIN-20", "CFQ7TTC0MM8R"];
    let products =
        prop::collection::btree_map(prop::sample::select(ids).prop_map(String::from), value(), 0..5);
    let types = prop::collection::btree_map(
        prop::sample::select(OfferType::ALL.to_vec()),
        prop::sample::select(vec![PolicyValue::Enabled, PolicyValue::Disabled]),
        0..3,
    );
    (prop::option::of(value()), products, types).prop_map(|(default, products, offer_types)| PolicySet {
        version: 1,
        default,
        products,
        offer_types,
    })
}

/// The same policy with one present entry, or the default, made stricter or left.
fn stricter(policy: &PolicySet, nth: usize, value: PolicyValue) -> PolicySet {
    let mut stricter = policy.clone();
    let entries = policy.products.len() + policy.offer_types.len();
    match nth % (entries + 1) {
        at if at < policy.products.len() => {
            let entry = stricter.products.values_mut().nth(at).unwrap();
            *entry = value.max(*entry);
        }
        at if at < entries => {
            let entry = stricter.offer_types.values_mut().nth(at - policy.products.len()).unwrap();
            *entry = if value == PolicyValue::Enabled { *entry } else { PolicyValue::Disabled };
        }
        _ => stricter.default = Some(value.max(policy.default.unwrap_or(PolicyValue::Enabled))),
    }
    stricter
}

/// Everything that a person could try: every plan, bought or tried, with or without a card.
fn attempts(world: &mut World) -> Vec<Command> {
    let kai = world.principal("kai");
    let mut attempts = Vec::new();
    for (plan, ..) in PLANS {
        for (trial, card) in
            [(false, Some(CardBehavior::Succeeds)), (true, Some(CardBehavior::Succeeds)), (true, None)]
        {
            let buying = Buying { trial, card, ..Buying::of(plan, 1) };
            attempts.push(Command::PlaceOrder(world.order(kai, &buying).unwrap()));
        }
    }
    attempts
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_stricter_entry_never_allows_more(policy in policy(), nth in 0..8_usize, value in value()) {
        let mut mild = World::new("US", date(2026, 1, 15));
        let attempts = attempts(&mut mild);
        let mut strict = mild.clone();
        let made_stricter = stricter(&policy, nth, value);
        mild.behind_the_back(|store| store.policy = policy.clone());
        strict.behind_the_back(|store| store.policy = made_stricter);
        let kai = mild.principal("kai");
        let mut blocked = (0, 0);
        for attempt in &attempts {
            let (before, after) = (mild.preview(kai, attempt), strict.preview(kai, attempt));
            if let Ok(allowed) = &after {
                prop_assert!(before.is_ok(), "{attempt:?} was {before:?}, is {allowed:?}");
            }
            let is_blocked = |no: &Refusal| matches!(no, Refusal::BlockedByPolicy { .. });
            blocked.0 += u32::from(before.as_ref().is_err_and(is_blocked));
            blocked.1 += u32::from(after.as_ref().is_err_and(is_blocked));
            if let (Err(one), Err(other)) = (&before, &after) {
                prop_assert!(is_blocked(other) || code(one) == code(other));
            }
        }
        prop_assert!(blocked.0 <= blocked.1);
    }
}
