//! A purchase: by a person under policy (R-USR-10 ff., R-POL), or by an administrator for the organization (R-PUR-1).
//!
//! Refusals come in this order: unknown plan, guest, not offered here, blocked by policy, end of sale, no trial,
//! input, price, payment.

use super::check::Check;
use super::organization::default_profile;
use super::payment::{charge, next, own_method};
use super::{settled, subscription_outcome};
use crate::billing::{Billed, Segment, Timeline, Why};
use crate::catalog::{Product, SalePlan, SaleStatus};
use crate::command::{PlaceOrder, Principal};
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::{BillingProfileId, Ids, PaymentMethodId, SubscriptionId};
use crate::limits::QUANTITY_MAX;
use crate::money::Money;
use crate::payment::{BillingProfile, Owner};
use crate::people::{MailKind, Person};
use crate::period::{day_in, plus_days};
use crate::plan::{Change, Plan};
use crate::policy::may_buy;
use crate::refusal::{Refusal, Rule, Thing};
use crate::subscription::{State, Subscription};
use crate::work::{Purchase, Recipient};
use jiff::Timestamp;
use jiff::civil::Date;

pub fn decide(
    principal: Principal,
    order: &PlaceOrder,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let product = facts.product_of_plan(&order.plan)?;
    let plan = product.plan(order.plan).ok_or(Refusal::NotFound(Thing::Plan))?;
    let buyer = match principal {
        Principal::Person(id) => Some(facts.person(&id)?),
        _ => None,
    };
    let owner = match (order.organization, buyer) {
        (true, _) => Owner::Organization,
        (false, Some(person)) => Owner::Person(person.id),
        (false, None) => return Err(Refusal::NotAllowed.into()),
    };
    if let (false, Some(person)) = (order.organization, buyer) {
        may_buy_by_themselves(person, product, order, facts)?;
    }
    if product.status == SaleStatus::EndOfSale {
        return Err(Refusal::EndOfSale.into());
    }
    if order.trial && product.trial_days.is_none() {
        return Err(Refusal::TrialNotOffered.into());
    }
    let today = day_in(&facts.tenant.time_zone, at);
    check_input(order, today)?;
    let unit_price = plan.price(&facts.tenant.market, today).ok_or(Refusal::NoPrice)?;
    let price = unit_price.times(order.quantity).map_err(Refusal::from)?;

    let (profile, profile_change) = profile_for(owner, order, facts, ids)?;
    pay(order, owner, product, &profile, facts, today)?;
    let mut bought = start(order, owner, (product, plan), (unit_price, &profile), facts, (at, today), ids);
    if matches!(bought.state, State::Active { .. }) {
        bought.timeline.billed_periods = 1;
    }
    let (lines, billed) = settled(&bought, &Billed::new(), (today, Why::Purchase), ids)?;
    let event = purchased(&bought, price, buyer.filter(|_| !order.organization), owner, facts)?;
    let mut result = Plan::answer(subscription_outcome(bought.id, billed));
    if profile_change {
        result = result.change(Change::PutBillingProfile(profile));
    }
    let id = bought.id;
    Ok(result.change(Change::PutSubscription(bought)).event(event).lines(id, lines))
}

fn may_buy_by_themselves(
    person: &Person,
    product: &Product,
    order: &PlaceOrder,
    facts: &Facts,
) -> Result<(), Stop> {
    let free_trial = free_trial(order, product);
    may_buy(person.guest, &facts.tenant.market, product, facts.policy()?, free_trial)?;
    Ok(())
}

/// A trial of the second kind of R-USR-15: it needs no payment method, and none was named. It never becomes paid.
const fn free_trial(order: &PlaceOrder, product: &Product) -> bool {
    order.trial && product.trial_without_payment_method && order.payment_method.is_none()
}

fn check_input(order: &PlaceOrder, today: Date) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.range("quantity", i64::from(order.quantity), 1, i64::from(QUANTITY_MAX));
    if let Some(day) = order.starts_on {
        let sensible = day > today && day <= plus_days(today, 366);
        check.that(sensible, "starts_on", || Rule::Format { expected: "a day within the next year".into() });
        check.that(!order.trial, "starts_on", || Rule::NotAllowedHere);
    }
    check.done()
}

/// The profile that is billed, and whether it is new or changed.
fn profile_for(
    owner: Owner,
    order: &PlaceOrder,
    facts: &Facts,
    ids: &mut Ids,
) -> Result<(BillingProfile, bool), Stop> {
    if let Some(method) = order.payment_method {
        own_method(method, owner, facts)?;
    }
    let Some(id) = asked_or_oldest(owner, order, facts)? else {
        let mut profile = default_profile(&facts.tenant, ids)?;
        profile.owner = owner;
        profile.payment_method_id = order.payment_method;
        if let Owner::Person(person) = owner {
            profile.name = facts.person(&person)?.display_name.clone();
        }
        return Ok((profile, true));
    };
    let known = facts.billing_profile(&id)?.clone();
    match (order.payment_method, known.payment_method_id) {
        (None, _) => Ok((known, false)),
        (Some(wanted), Some(present)) if wanted == present => Ok((known, false)),
        (wanted, None) => Ok((next(BillingProfile { payment_method_id: wanted, ..known }), true)),
        (wanted, Some(_)) => {
            let id = BillingProfileId(ids.make());
            Ok((BillingProfile { id, version: 1, payment_method_id: wanted, ..known }, true))
        }
    }
}

fn asked_or_oldest(
    owner: Owner,
    order: &PlaceOrder,
    facts: &Facts,
) -> Result<Option<BillingProfileId>, Stop> {
    let Some(asked) = order.billing_profile else { return facts.profile_of(&owner) };
    let unknown = || Stop::Refused(Refusal::field("billing_profile_id", Rule::Unknown));
    match facts.billing_profile(&asked) {
        Ok(profile) if profile.owner == owner => Ok(Some(asked)),
        Ok(_) | Err(Stop::Refused(_)) => Err(unknown()),
        Err(need) => Err(need),
    }
}

/// A person pays by card (R-USR-11); the organization by card or invoice; a trial is charged when it ends.
fn pay(
    order: &PlaceOrder,
    owner: Owner,
    product: &Product,
    profile: &BillingProfile,
    facts: &Facts,
    today: Date,
) -> Result<(), Stop> {
    let method: Option<PaymentMethodId> = profile.payment_method_id;
    match method {
        None if owner == Owner::Organization || free_trial(order, product) => Ok(()),
        None => Err(Refusal::PaymentMethodRequired.into()),
        Some(_) if order.trial || order.starts_on.is_some() => Ok(()),
        Some(id) => Ok(charge(own_method(id, owner, facts)?, today)?),
    }
}

fn start(
    order: &PlaceOrder,
    owner: Owner,
    (product, plan): (&Product, &SalePlan),
    (unit_price, profile): (Money, &BillingProfile),
    facts: &Facts,
    (at, today): (Timestamp, Date),
    ids: &mut Ids,
) -> Subscription {
    let begins = order.starts_on.unwrap_or(today);
    let trial_days = product.trial_days.filter(|_| order.trial).map_or(0, i64::from);
    let anchor = plus_days(begins, trial_days);
    let state = match (order.starts_on, order.trial) {
        (Some(starts_on), _) => State::Scheduled { starts_on },
        (None, true) => State::Trial { until: anchor },
        (None, false) => State::Active { term: 0 },
    };
    let first_price = if order.trial { Money::zero(unit_price.currency) } else { unit_price };
    let segment =
        Segment { from: begins, quantity: order.quantity, unit_price: first_price, payer: profile.id };
    Subscription {
        id: SubscriptionId(ids.make()),
        version: 1,
        owner,
        product_id: product.product_id.clone(),
        product_name: product.name.clone(),
        sku_id: product.sku_id,
        sku_part_number: product.sku_part_number.clone(),
        plan_id: plan.plan_id,
        term: plan.term,
        billing_frequency: plan.billing_frequency,
        terms: product.terms,
        offer_class: product.offer_class,
        market: facts.tenant.market.clone(),
        time_zone: profile.time_zone.clone(),
        anchor,
        timeline: Timeline::starting(segment),
        state,
        recurring: !free_trial(order, product),
        at_renewal: None,
        assigned: 0,
        reserved: 0,
        take_over: None,
        added_on: begins,
        billing_profile_id: profile.id,
        created_at: at,
    }
}

fn purchased(
    bought: &Subscription,
    price: Money,
    buyer: Option<&Person>,
    owner: Owner,
    facts: &Facts,
) -> Result<Event, Stop> {
    let purchase = Purchase {
        subscription_id: bought.id,
        product: bought.product_name.clone(),
        product_id: bought.product_id.clone(),
        quantity: bought.quantity(),
        unit_price: bought.unit_price().unwrap_or(price),
        price: if bought.trial() { Money::zero(price.currency) } else { price },
        trial: bought.trial(),
        ends_on: bought.ends_on().unwrap_or(bought.anchor),
        recurring: bought.recurring,
    };
    let admins = match buyer {
        Some(_) => {
            let admins = facts.admins()?.into_iter();
            admins.filter(|admin| admin.wants(MailKind::PurchaseMade)).map(Recipient::from).collect()
        }
        None => Vec::new(),
    };
    Ok(Event::Purchased { purchase, owner, purchaser: buyer.map(Recipient::from), admins })
}
