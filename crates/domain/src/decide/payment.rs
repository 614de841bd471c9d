//! Cards and billing profiles. The card's number and security code never come this far (P-16).

use super::check::Check;
use super::unchanged;
use crate::command::ChangeBillingProfile;
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::{Ids, PaymentMethodId};
use crate::limits::PAYMENT_METHODS_MAX;
use crate::payment::{Address, BillingProfile, Card, CardBehavior, Owner, PaymentMethod};
use crate::period::{day_in, plus_months};
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Decline, Refusal, Rule, Thing};
use jiff::Timestamp;
use jiff::civil::Date;

pub fn add(
    owner: Owner,
    card: &Card,
    address: &Address,
    facts: &Facts,
    at: Timestamp,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let mut check = Check::default();
    check.name("name", &card.name);
    check.address(address);
    check_expiry(&mut check, card.expires, day_in(&facts.tenant.time_zone, at));
    check_country(&mut check, address, facts);
    check.done()?;
    if facts.payment_method_count(&owner)? >= PAYMENT_METHODS_MAX {
        return Err(Refusal::LimitReached { limit: u64::from(PAYMENT_METHODS_MAX) }.into());
    }
    let method = PaymentMethod {
        id: PaymentMethodId(ids.make()),
        version: 1,
        owner,
        card: card.clone(),
        address: address.clone(),
        removed: false,
    };
    let event = Event::PaymentMethodAdded {
        payment_method_id: method.id.0,
        brand: card.brand.clone(),
        last4: card.last4.clone(),
    };
    Ok(Plan::answer(Outcome::PaymentMethod(method.id)).change(Change::PutPaymentMethod(method)).event(event))
}

/// A card is good until the end of its last month.
fn check_expiry(check: &mut Check, expires: Date, today: Date) {
    let good = plus_months(expires, 1) > today;
    check.that(good, "expiry", || Rule::Format { expected: "a month that is not over".into() });
}

/// Cards are issued in the organization's country (R-BIL-21); the billing address stands for that.
fn check_country(check: &mut Check, address: &Address, facts: &Facts) {
    let expected = || Rule::OneOf { allowed: vec![facts.tenant.market.clone()] };
    check.that(address.country == facts.tenant.market, "address.country", expected);
}

/// What can change about a card: never its number (R-BIL-23).
pub struct Edit<'a> {
    pub expires: Option<Date>,
    pub name: Option<&'a str>,
    pub address: Option<&'a Address>,
}

pub fn change(known: &PaymentMethod, edit: &Edit<'_>, facts: &Facts, at: Timestamp) -> Result<Plan, Stop> {
    must_be_kept(known)?;
    let mut check = Check::default();
    check.optional("name", edit.name);
    if let Some(expires) = edit.expires {
        check_expiry(&mut check, expires, day_in(&facts.tenant.time_zone, at));
    }
    if let Some(address) = edit.address {
        check.address(address);
        check_country(&mut check, address, facts);
    }
    check.done()?;
    let mut method = known.clone();
    method.card.expires = edit.expires.unwrap_or(method.card.expires);
    method.card.name = edit.name.map_or(method.card.name, Into::into);
    method.address = edit.address.cloned().unwrap_or(method.address);
    if method == *known {
        return Ok(unchanged(Outcome::PaymentMethod(known.id)));
    }
    Ok(put(method, Event::PaymentMethodChanged { payment_method_id: known.id.0 }))
}

pub fn remove(id: PaymentMethodId, facts: &Facts) -> Result<Plan, Stop> {
    let known = facts.payment_method(&id)?;
    must_be_kept(known)?;
    if facts.payment_method_use(&id)? > 0 {
        return Err(Refusal::PaymentMethodInUse.into());
    }
    let removed = PaymentMethod { removed: true, ..known.clone() };
    Ok(put(removed, Event::PaymentMethodRemoved { payment_method_id: id.0 }))
}

fn put(mut method: PaymentMethod, event: Event) -> Plan {
    method.version = method.version.saturating_add(1);
    Plan::answer(Outcome::PaymentMethod(method.id)).change(Change::PutPaymentMethod(method)).event(event)
}

fn must_be_kept(method: &PaymentMethod) -> Result<(), Refusal> {
    if method.removed { Err(Refusal::NotFound(Thing::PaymentMethod)) } else { Ok(()) }
}

pub fn change_profile(change: &ChangeBillingProfile, facts: &Facts) -> Result<Plan, Stop> {
    let known = facts.billing_profile(&change.billing_profile)?;
    let mut check = Check::default();
    if let Some(order) = &change.purchase_order {
        check.text("purchase_order", order, 100);
    }
    if let Some(address) = &change.bill_to {
        check.address(address);
    }
    check.done()?;
    let mut profile = known.clone();
    if let Some(method) = change.payment_method {
        own_method(method, known.owner, facts)?;
        profile.payment_method_id = Some(method);
    }
    profile.purchase_order = change.purchase_order.clone().or(profile.purchase_order);
    profile.bill_to = change.bill_to.clone().or(profile.bill_to);
    let mut fields = Vec::new();
    fields.extend((profile.payment_method_id != known.payment_method_id).then_some("payment_method_id"));
    fields.extend((profile.purchase_order != known.purchase_order).then_some("purchase_order"));
    fields.extend((profile.bill_to != known.bill_to).then_some("bill_to"));
    if fields.is_empty() {
        return Ok(unchanged(Outcome::BillingProfile(known.id)));
    }
    let event = Event::BillingProfileChanged { billing_profile_id: known.id.0, fields };
    Ok(Plan::answer(Outcome::BillingProfile(known.id))
        .change(Change::PutBillingProfile(next(profile)))
        .event(event))
}

/// The same profile with one more version.
pub fn next(mut profile: BillingProfile) -> BillingProfile {
    profile.version = profile.version.saturating_add(1);
    profile
}

/// A method that this owner may pay with; another's is as unknown as one that never was.
pub fn own_method(id: PaymentMethodId, owner: Owner, facts: &Facts) -> Result<&PaymentMethod, Stop> {
    let unknown = || Stop::Refused(Refusal::field("payment_method_id", Rule::Unknown));
    match facts.payment_method(&id) {
        Ok(method) if method.owner == owner && !method.removed => Ok(method),
        Ok(_) | Err(Stop::Refused(_)) => Err(unknown()),
        Err(need) => Err(need),
    }
}

/// What the sandbox provider says to a charge today.
pub fn charge(method: &PaymentMethod, today: Date) -> Result<(), Refusal> {
    let decline = match method.card.behavior {
        _ if plus_months(method.card.expires, 1) <= today => Decline::CardExpired,
        CardBehavior::Succeeds => return Ok(()),
        CardBehavior::Declines => Decline::CardDeclined,
        CardBehavior::InsufficientFunds => Decline::InsufficientFunds,
        CardBehavior::NeedsAuthentication => Decline::AuthenticationRequired,
    };
    Err(Refusal::PaymentDeclined(decline))
}
