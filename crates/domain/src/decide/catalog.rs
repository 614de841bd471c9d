//! Taking products into the catalog. A price version that was ever in force never changes (G-9).

use super::check::Check;
use crate::catalog::{Price, Product, SalePlan};
use crate::event::Event;
use crate::facts::{Facts, Key, Stop};
use crate::limits::{IMPORT_MAX, UNIT_PRICE_MAX};
use crate::market::market;
use crate::period::day_in;
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Rule, Thing};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

pub fn import(products: &[Product], facts: &Facts, at: Timestamp) -> Result<Plan, Stop> {
    let mut check = Check::default();
    let max = u64::try_from(IMPORT_MAX).unwrap_or(0);
    check.that(!products.is_empty(), "products", || Rule::Required);
    check.that(products.len() <= IMPORT_MAX, "products", || Rule::TooLong { max });
    let mut names = BTreeSet::new();
    let mut plans = BTreeSet::new();
    for product in products {
        check_product(&mut check, product);
        let all = core::iter::once(&product.product_id).chain(&product.aliases);
        check.that(all.into_iter().all(|id| names.insert(id)), "product_id", || Rule::Repeated);
        check.that(product.plans.iter().all(|plan| plans.insert(plan.plan_id)), "plan_id", || Rule::Repeated);
    }
    check.done()?;
    let unread =
        names.iter().filter(|id| !facts.products.contains_key(**id)).map(|id| Key::Product((*id).clone()));
    let unread_plans = plans.iter().filter(|id| !facts.plans.contains_key(id)).map(|&id| Key::Plan(id));
    facts.read_all(unread.chain(unread_plans))?;
    let today = day_in("UTC", at);
    let mut plan = Plan::answer(Outcome::Products(u32::try_from(products.len()).unwrap_or(0)));
    for product in products {
        check_against_known(product, facts, today)?;
        plan = plan.change(Change::PutProduct(product.clone()));
    }
    let products = products.iter().map(|product| product.product_id.clone()).collect();
    Ok(plan.event(Event::CatalogImported { products }))
}

fn check_product(check: &mut Check, product: &Product) {
    for id in core::iter::once(&product.product_id).chain(&product.aliases) {
        let plain = !id.is_empty()
            && id.len() <= 100
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.()+".contains(&byte));
        check.that(plain, "product_id", || Rule::Format {
            expected: "letters, digits, '_', '-' and '.'".into(),
        });
    }
    check.name("name", &product.name);
    check.name("sku_part_number", &product.sku_part_number);
    for plan in &product.plans {
        for price in &plan.prices {
            check_price(check, price);
        }
        let mut days = BTreeSet::new();
        let one_a_day = plan.prices.iter().all(|price| days.insert((&price.market, price.from)));
        check.that(one_a_day, "prices", || Rule::Repeated);
    }
}

fn check_price(check: &mut Check, price: &Price) {
    check.market(&price.market);
    check.range("unit_price", price.unit_price.minor, 0, UNIT_PRICE_MAX);
    let right = market(&price.market).is_none_or(|market| market.currency == price.unit_price.currency);
    check.that(right, "unit_price", || Rule::Format { expected: "in the currency of its market".into() });
}

/// Ids must not wander to another product, and prices in force must stay.
fn check_against_known(product: &Product, facts: &Facts, today: Date) -> Result<(), Stop> {
    for id in core::iter::once(&product.product_id).chain(&product.aliases) {
        let owner = facts.products.get(id).and_then(Option::as_ref);
        if owner.is_some_and(|owner| owner.product_id != product.product_id && owner.product_id != *id) {
            return Err(Refusal::AlreadyExists(Thing::Product).into());
        }
    }
    for plan in &product.plans {
        let Some(owner) = facts.plans.get(&plan.plan_id).and_then(Option::as_ref) else { continue };
        if owner.product_id != product.product_id && !product.aliases.contains(&owner.product_id) {
            return Err(Refusal::AlreadyExists(Thing::Plan).into());
        }
        if owner.plan(plan.plan_id).is_some_and(|known| !keeps_prices(known, plan, today)) {
            return Err(Refusal::field(
                "prices",
                Rule::Format { expected: "unchanged where in force".into() },
            )
            .into());
        }
    }
    Ok(())
}

/// What was in force stays, and no new version begins on a day that is over and had a price.
fn keeps_prices(known: &SalePlan, new: &SalePlan, today: Date) -> bool {
    let same_kind = known.term == new.term && known.billing_frequency == new.billing_frequency;
    let mut used = known.prices.iter().filter(|price| price.from <= today);
    let mut over = new.prices.iter().filter(|price| price.from < today && !known.prices.contains(price));
    same_kind
        && used.all(|price| new.prices.contains(price))
        && over.all(|price| known.price(&price.market, price.from).is_none())
}
