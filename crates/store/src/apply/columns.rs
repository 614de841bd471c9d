//! Aggregates as columns: what is searched, joined or constrained, and the document with all of it.

use crate::error::StoreError;
use crate::name_order::sort_key;
use crate::value::Value;
use purser_domain::billing::Line;
use purser_domain::catalog::Product;
use purser_domain::command::Principal;
use purser_domain::id::TenantId;
use purser_domain::payment::{BillingProfile, PaymentMethod};
use purser_domain::people::{Group, Person, Role, ServiceAccount, Tenant, Token};
use purser_domain::policy::PolicySet;
use purser_domain::seats::Seat;
use purser_domain::subscription::Subscription;
use purser_domain::support::SupportRequest;
use purser_domain::take_over::{TakeOver, TakeOverAction};
use serde::Serialize;

/// Columns after the version, or an error when a document has no JSON form.
pub type Columns = Result<Vec<Value>, StoreError>;

pub fn person(person: &Person, market: &str) -> Columns {
    let name = &person.user_principal_name;
    Ok(vec![
        name.into(),
        (&person.display_name).into(),
        person.department.as_deref().into(),
        search(&[&person.display_name, name]),
        sort_key(market, &person.display_name).into(),
        person.active.into(),
        person.guest.into(),
        is_admin(person).into(),
        Value::json(person)?,
    ])
}

/// Whether a person is told about purchases: a Global or Billing administrator who can act.
pub fn is_admin(person: &Person) -> bool {
    let admin = [Role::GlobalAdministrator, Role::BillingAdministrator];
    person.active && !person.guest && admin.iter().any(|role| person.roles.contains(role))
}

pub fn group(group: &Group, market: &str) -> Columns {
    let name = &group.display_name;
    Ok(vec![name.into(), search(&[name]), sort_key(market, name).into(), Value::json(group)?])
}

pub fn service(service: &ServiceAccount) -> Columns {
    Ok(vec![(&service.display_name).into(), Value::json(service)?])
}

pub fn policy(policy: &PolicySet) -> Columns {
    Ok(vec![Value::json(policy)?])
}

pub fn payment_method(method: &PaymentMethod) -> Columns {
    Ok(vec![method.owner.into(), method.removed.into(), Value::json(method)?])
}

pub fn billing_profile(profile: &BillingProfile) -> Columns {
    Ok(vec![
        profile.owner.into(),
        profile.payment_method_id.into(),
        (&profile.name).into(),
        profile.currency.code().into(),
        Value::json(profile)?,
    ])
}

pub fn subscription(subscription: &Subscription) -> Columns {
    Ok(vec![
        subscription.owner.into(),
        (&subscription.product_id).into(),
        (&subscription.product_name).into(),
        subscription.sku_id.into(),
        subscription.plan_id.into(),
        subscription.billing_profile_id.into(),
        subscription.status().word().into(),
        subscription.quantity().into(),
        subscription.assigned.into(),
        subscription.reserved.into(),
        subscription.created_at.into(),
        subscription.ends_on().into(),
        subscription.due_at().into(),
        subscription.take_over.into(),
        Value::json(subscription)?,
    ])
}

pub fn take_over(take_over: &TakeOver) -> Columns {
    let target = match take_over.action {
        TakeOverAction::MoveUsers { target } => Some(target),
        TakeOverAction::Cancel { .. } | TakeOverAction::Transfer => None,
    };
    Ok(vec![take_over.source.into(), target.into(), word(&take_over.phase)?, Value::json(take_over)?])
}

pub fn support_request(request: &SupportRequest) -> Columns {
    Ok(vec![
        request.opened_by.into(),
        request.subject.subscription().into(),
        request.status().word().into(),
        Value::json(request)?,
    ])
}

/// Columns after the version.
pub fn tenant(tenant: &Tenant) -> Columns {
    Ok(vec![(&tenant.domain).into(), (&tenant.name).into(), Value::json(tenant)?])
}

pub fn token(token: &Token) -> Columns {
    Ok(vec![
        (&token.hash).into(),
        Principal::from(token.bearer).text().into(),
        token.expires_at.into(),
        token.session.map(|session| session.began_at).into(),
        Value::json(token)?,
    ])
}

/// A whole row.
pub fn product(product: &Product) -> Columns {
    Ok(vec![
        (&product.product_id).into(),
        product.sku_id.into(),
        (&product.name).into(),
        word(&product.status)?,
        search(&[&product.name, &product.product_id, &product.sku_part_number]),
        Value::json(product)?,
    ])
}

/// A whole row.
pub fn seat(tenant: TenantId, seat: &Seat) -> Columns {
    Ok(vec![
        tenant.into(),
        seat.subscription_id.into(),
        seat.person_id.into(),
        seat.assigned_at.into(),
        seat.take_over_id.into(),
        Value::json(&seat.disabled_plans)?,
    ])
}

/// A whole row but for the last column, when it was billed.
pub fn line(tenant: TenantId, line: &Line) -> Columns {
    Ok(vec![
        tenant.into(),
        line.id.into(),
        line.subscription_id.into(),
        line.payer.into(),
        line.period.ix.into(),
        line.period.start.into(),
        line.period.end.into(),
        line.from.into(),
        line.to.into(),
        line.quantity.into(),
        line.unit_price.minor.into(),
        line.amount.minor.into(),
        line.amount.currency.code().into(),
        word(&line.why)?,
    ])
}

/// What lists are searched in. Lower case is made here: the databases know only ASCII letters.
fn search(parts: &[&str]) -> Value {
    Value::Text(parts.join(" ").to_lowercase())
}

/// A unit variant as the word that documents use for it.
fn word(value: &impl Serialize) -> Result<Value, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(Value::Text(word)),
        other => Err(StoreError::Corrupt(format!("{other:?} is no word"))),
    }
}
