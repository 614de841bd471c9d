//! Organizations and what speaks for them: service accounts, tokens, webhooks.

use super::check::{Check, is_domain, is_sha256};
use super::{not_found, unchanged};
use crate::command::{ChangeTenant, CreateTenant};
use crate::event::Event;
use crate::facts::{Facts, Stop};
use crate::id::{BillingProfileId, Ids, OPERATOR, ServiceId, TenantId, TokenId, WebhookId};
use crate::limits::{ONLINE_CANCEL_MAX, QUANTITY_MAX, WEBHOOKS_MAX};
use crate::market::market;
use crate::payment::{BillingProfile, Owner};
use crate::people::{Bearer, CancelBasis, OnlineCancel, Role, ServiceAccount, Tenant, Token, Webhook};
use crate::period::day_in;
use crate::plan::{Change, Outcome, Plan};
use crate::refusal::{Refusal, Rule, Thing};
use crate::tax::{OwnRate, TaxChoice};
use jiff::Timestamp;
use std::collections::BTreeSet;

pub fn create(new: &CreateTenant, facts: &Facts, at: Timestamp, ids: &mut Ids) -> Result<Plan, Stop> {
    let mut check = Check::default();
    check.that(is_domain(&new.domain), "domain", || Rule::Format {
        expected: "a domain name in lower case".into(),
    });
    check.name("name", &new.name);
    check.locale(&new.locale);
    check.market(&new.market);
    check.done()?;
    let market = market(&new.market).ok_or_else(|| Refusal::field("market", Rule::Unknown))?;
    if facts.domain_taken(&new.domain)? {
        return Err(Refusal::AlreadyExists(Thing::Tenant).into());
    }
    let id = TenantId(ids.make());
    let tenant = Tenant {
        id,
        version: 1,
        domain: new.domain.clone(),
        name: new.name.clone(),
        locale: new.locale.clone(),
        market: new.market.clone(),
        time_zone: market.time_zone.into(),
        tax_rates: new
            .tax_rate
            .map(|rate| OwnRate { from: day_in(market.time_zone, at), rate: Some(rate) })
            .into_iter()
            .collect(),
        support_contact: None,
        online_cancel: OnlineCancel { max: ONLINE_CANCEL_MAX, basis: CancelBasis::Assigned },
        webhooks: Vec::new(),
    };
    let event = Event::TenantCreated { tenant_id: id, domain: new.domain.clone() };
    Ok(Plan::answer(Outcome::Tenant(id)).change(Change::PutTenant(tenant)).event(event))
}

/// The organization's own billing profile: it pays by invoice until a payment method is set.
pub fn default_profile(tenant: &Tenant, ids: &mut Ids) -> Result<BillingProfile, Refusal> {
    let market = market(&tenant.market).ok_or_else(|| Refusal::field("market", Rule::Unknown))?;
    Ok(BillingProfile {
        id: BillingProfileId(ids.make()),
        version: 1,
        owner: Owner::Organization,
        name: tenant.name.clone(),
        currency: market.currency,
        time_zone: tenant.time_zone.clone(),
        payment_method_id: None,
        purchase_order: None,
        bill_to: None,
    })
}

pub fn change(change: &ChangeTenant, facts: &Facts, at: Timestamp) -> Result<Plan, Stop> {
    let mut check = Check::default();
    check.optional("name", change.name.as_deref());
    check.optional("support_contact", change.support_contact.as_deref());
    if let Some(locale) = &change.locale {
        check.locale(locale);
    }
    if let Some(max) = change.online_cancel_max {
        check.range("online_cancel_max", i64::from(max), 0, i64::from(QUANTITY_MAX));
    }
    check.done()?;
    let before = &facts.tenant;
    let mut tenant = before.clone();
    let mut fields = Vec::new();
    let mut set = |name: &'static str, changed: bool| {
        if changed {
            fields.push(name);
        }
    };
    tenant.name = change.name.clone().unwrap_or(tenant.name);
    set("name", tenant.name != before.name);
    tenant.locale = change.locale.clone().unwrap_or(tenant.locale);
    set("locale", tenant.locale != before.locale);
    tenant.support_contact = change.support_contact.clone().or(tenant.support_contact);
    set("support_contact", tenant.support_contact != before.support_contact);
    tenant.online_cancel.max = change.online_cancel_max.unwrap_or(tenant.online_cancel.max);
    tenant.online_cancel.basis = change.online_cancel_basis.unwrap_or(tenant.online_cancel.basis);
    set("online_cancel", tenant.online_cancel != before.online_cancel);
    let rate = |tenant: &Tenant| tenant.tax_rates.last().and_then(|own| own.rate);
    if let Some(own) = change.tax_rate.map(TaxChoice::own).filter(|own| *own != rate(before)) {
        let from = day_in(&tenant.time_zone, at);
        tenant.tax_rates.retain(|known| known.from < from);
        tenant.tax_rates.push(OwnRate { from, rate: own });
    }
    set("tax_rate", rate(&tenant) != rate(before));
    if fields.is_empty() {
        return Ok(unchanged(Outcome::Tenant(tenant.id)));
    }
    Ok(put_tenant(tenant, Event::TenantChanged { fields }, None))
}

fn put_tenant(mut tenant: Tenant, event: Event, outcome: Option<Outcome>) -> Plan {
    tenant.version = tenant.version.saturating_add(1);
    let outcome = outcome.unwrap_or(Outcome::Tenant(tenant.id));
    Plan::answer(outcome).change(Change::PutTenant(tenant)).event(event)
}

pub fn create_service_account(
    display_name: &str,
    roles: &BTreeSet<Role>,
    secret_hash: &str,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    let mut check = Check::default();
    check.name("display_name", display_name);
    check.that(!roles.is_empty(), "roles", || Rule::Required);
    check.that(is_sha256(secret_hash), "secret_hash", || Rule::Format { expected: "a SHA-256".into() });
    check.done()?;
    let id = ServiceId(ids.make());
    let service = ServiceAccount {
        id,
        version: 1,
        display_name: display_name.into(),
        roles: roles.clone(),
        secret_hash: secret_hash.into(),
    };
    let event = Event::ServiceAccountCreated { client_id: id.0, roles: roles.clone() };
    Ok(Plan::answer(Outcome::Service(id)).change(Change::PutService(service)).event(event))
}

pub fn issue_token(
    bearer: Bearer,
    hash: &str,
    expires_at: Option<Timestamp>,
    facts: &Facts,
    ids: &mut Ids,
) -> Result<Plan, Stop> {
    if !is_sha256(hash) {
        return Err(Refusal::field("hash", Rule::Format { expected: "a SHA-256".into() }).into());
    }
    match bearer {
        Bearer::Person(person) => drop(facts.person(&person)?),
        Bearer::Service(service) => drop(facts.service(&service)?),
        Bearer::Operator if facts.tenant.id != OPERATOR => return Err(Refusal::NotAllowed.into()),
        Bearer::Operator | Bearer::Provisioning => {}
    }
    let token =
        Token { id: TokenId(ids.make()), version: 1, hash: hash.into(), bearer, expires_at, session: None };
    let holder = crate::command::Principal::from(bearer).text();
    let event = Event::TokenIssued { token_id: token.id.0, bearer: holder };
    Ok(Plan::answer(Outcome::Token(token.id)).change(Change::PutToken(token)).event(event))
}

pub fn revoke_token(token: &Token) -> Result<Plan, Stop> {
    let event = Event::TokenRevoked { token_id: token.id.0 };
    Ok(Plan::answer(Outcome::Token(token.id)).change(Change::RemoveToken(token.clone())).event(event))
}

pub fn add_webhook(url: &str, secret: &str, facts: &Facts, ids: &mut Ids) -> Result<Plan, Stop> {
    let mut check = Check::default();
    let web = url.starts_with("https://") || url.starts_with("http://");
    check.that(web, "url", || Rule::Format { expected: "an http or https address".into() });
    check.text("url", url, 2_000);
    check
        .that(secret.starts_with("whsec_"), "secret", || Rule::Format { expected: "a whsec_ secret".into() });
    check.done()?;
    if facts.tenant.webhooks.len() >= WEBHOOKS_MAX {
        return Err(Refusal::LimitReached { limit: u64::try_from(WEBHOOKS_MAX).unwrap_or(0) }.into());
    }
    let id = WebhookId(ids.make());
    let mut tenant = facts.tenant.clone();
    tenant.webhooks.push(Webhook { id, url: url.into(), secret: secret.into() });
    let event = Event::WebhookAdded { webhook_id: id.0, url: url.into() };
    Ok(put_tenant(tenant, event, Some(Outcome::Webhook(id))))
}

pub fn remove_webhook(webhook: WebhookId, facts: &Facts) -> Result<Plan, Stop> {
    let mut tenant = facts.tenant.clone();
    tenant.webhooks.retain(|known| known.id != webhook);
    if tenant.webhooks.len() == facts.tenant.webhooks.len() {
        return Err(not_found(Thing::Webhook));
    }
    Ok(put_tenant(tenant, Event::WebhookRemoved { webhook_id: webhook.0 }, Some(Outcome::Webhook(webhook))))
}
