//! Changing the self-service purchase policy. A change is prospective: what people have stays (R-POL-7).

use super::check::Check;
use super::unchanged;
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::limits::POLICY_CHANGES_MAX;
use crate::plan::{Change, Note, Outcome, Plan};
use crate::policy::{PolicyChange, PolicySet, PolicyValue};
use crate::refusal::{Refusal, Rule, Thing};
use std::collections::BTreeMap;

pub fn decide(changes: &[PolicyChange], facts: &Facts) -> Result<Plan, Stop> {
    let mut check = Check::default();
    let max = u64::try_from(POLICY_CHANGES_MAX).unwrap_or(0);
    check.that(changes.len() <= POLICY_CHANGES_MAX, "changes", || Rule::TooLong { max });
    check.done()?;
    let unread = changes.iter().filter_map(|change| match change {
        PolicyChange::Product(id, _) if !facts.products.contains_key(id) => Some(Key::Product(id.clone())),
        _ => None,
    });
    facts.read_all(unread)?;
    let before = facts.policy()?;
    let mut after = before.clone();
    let mut notes = Vec::new();
    let mut applied = Vec::new();
    for change in changes {
        applied.push(apply(&mut after, change, facts, &mut notes)?);
    }
    if after == *before {
        return Ok(unchanged(Outcome::Policy));
    }
    after.version = after.version.saturating_add(1);
    let mut plan = Plan::answer(Outcome::Policy).change(Change::PutPolicy(after));
    plan.notes = notes;
    Ok(plan.event(Event::PolicyChanged { changes: applied }))
}

/// Applies one change; answers it with the product's current id (R-POL-9).
fn apply(
    after: &mut PolicySet,
    change: &PolicyChange,
    facts: &Facts,
    notes: &mut Vec<Note>,
) -> Result<PolicyChange, Stop> {
    match change {
        PolicyChange::Default(value) => after.default = *value,
        PolicyChange::Product(id, value) => {
            let product = facts.product(id)?;
            if product.offer_type.is_some() {
                return Err(Refusal::NotFound(Thing::Product).into());
            }
            let trials_only = *value == Some(PolicyValue::OnlyTrialsWithoutPaymentMethod);
            if trials_only && !product.trial_without_payment_method {
                notes.push(Note::BlocksWithoutTrial(product.product_id.clone()));
            }
            // An entry made under a former id is the same entry.
            for former in &product.aliases {
                after.products.remove(former);
            }
            set(&mut after.products, product.product_id.clone(), *value);
            return Ok(PolicyChange::Product(product.product_id.clone(), *value));
        }
        PolicyChange::OfferType(_, Some(PolicyValue::OnlyTrialsWithoutPaymentMethod)) => {
            return Err(Refusal::OfferTypeValue.into());
        }
        PolicyChange::OfferType(offer_type, value) => set(&mut after.offer_types, *offer_type, *value),
    }
    Ok(change.clone())
}

fn set<K: Ord>(entries: &mut BTreeMap<K, PolicyValue>, key: K, value: Option<PolicyValue>) {
    match value {
        Some(value) => entries.insert(key, value),
        None => entries.remove(&key),
    };
}
