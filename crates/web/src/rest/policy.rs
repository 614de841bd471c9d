//! The self-service purchase policy, with the reason of every value. The reference's own shapes are in `reference.rs`.

use super::limits;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::Problem;
use crate::{show, wire};
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use purser_app::views::catalog;
use purser_app::views::{Cursor, Paging};
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::catalog::Product;
use purser_domain::command::Command;
use purser_domain::limits::{PAGE_MAX, POLICY_CHANGES_MAX};
use purser_domain::policy::{OfferType, PolicyChange, PolicySet};
use purser_domain::refusal::{FieldError, Refusal, Rule};

/// Show the self-service purchase policy
///
/// The organization's default and the value in force for every product that people could buy by themselves, by name.
#[utoipa::path(
    get, path = "/policies/self-service", tag = "Policy", operation_id = "get_policy",
    params(limits::ListParams),
    responses((status = 200, body = wire::Policy), limits::Problems)
)]
pub async fn get(caller: Caller, mut params: Params) -> Result<Json<wire::Policy>, Problem> {
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    reading.require(Permission::ReadPolicy)?;
    Ok(Json(read(&mut reading, &paging).await?))
}

/// Change the self-service purchase policy
///
/// Only what is given changes, all of it or nothing. A change is prospective: what people have stays.
#[utoipa::path(
    put, path = "/policies/self-service", tag = "Policy", operation_id = "set_policy",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::PolicyChange,
    responses(
        (status = 200, body = limits::OrPreview<wire::Policy>),
        limits::Problems,
    )
)]
pub async fn set(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::PolicyChange>,
) -> Result<Response, Problem> {
    let command = Command::SetPolicy { changes: changes(body)? };
    let done = match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let mut reading = caller.read().await?;
    reading.require(Permission::ReadPolicy)?;
    let mut policy = read(&mut reading, &Paging::longest()).await?;
    policy.notes = done.notes.iter().map(show::note).collect();
    Ok(reply(&done, StatusCode::OK, Json(policy)))
}

fn changes(body: wire::PolicyChange) -> Result<Vec<PolicyChange>, Problem> {
    let mut wrong = Vec::new();
    if !body.rules.is_empty() {
        wrong.push(FieldError { field: "rules".into(), rule: Rule::NotAllowedHere });
    }
    let repeated = |names: Vec<&str>| {
        let mut seen = std::collections::BTreeSet::new();
        !names.into_iter().all(|name| seen.insert(name))
    };
    if repeated(body.products.iter().map(|entry| entry.product_id.as_str()).collect()) {
        wrong.push(FieldError { field: "products".into(), rule: Rule::Repeated });
    }
    if repeated(body.offer_types.iter().map(|entry| entry.offer_type.word()).collect()) {
        wrong.push(FieldError { field: "offer_types".into(), rule: Rule::Repeated });
    }
    if body.products.len() > POLICY_CHANGES_MAX {
        let max = u64::try_from(POLICY_CHANGES_MAX).unwrap_or(u64::MAX);
        wrong.push(FieldError { field: "products".into(), rule: Rule::TooLong { max } });
    }
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong).into());
    }
    let default = body.default.map(|value| PolicyChange::Default(value.map(Into::into)));
    let products = body.products.into_iter();
    let products = products.map(|entry| PolicyChange::Product(entry.product_id, entry.value.map(Into::into)));
    let offer_types = body.offer_types.into_iter();
    let offer_types = offer_types
        .map(|entry| PolicyChange::OfferType(entry.offer_type.into(), entry.value.map(Into::into)));
    Ok(default.into_iter().chain(products).chain(offer_types).collect())
}

async fn read(reading: &mut Reading, paging: &Paging) -> Result<wire::Policy, Problem> {
    let set = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
    let (products, next) = governed(reading, paging).await?;
    let next = show::cursor(next);
    Ok(wire::Policy {
        products: products.iter().map(|product| entry(&set, product)).collect(),
        next,
        ..shown(&set)
    })
}

/// One page of the products that the policy governs: those that people could buy by themselves. Third-party offers are
/// governed by their type.
///
/// The catalog also holds others, so pages of it are read until this one is full; it can be shorter at the end.
async fn governed(reading: &mut Reading, paging: &Paging) -> Result<(Vec<Product>, Option<Cursor>), Problem> {
    let wanted = usize::try_from(paging.limit()).unwrap_or(usize::MAX);
    let mut found = Vec::new();
    let mut paging = paging.clone();
    loop {
        let page = catalog::products(&mut reading.reader, None, &paging).await?;
        found.extend(page.items.into_iter().filter(is_governed));
        let missing = wanted.saturating_sub(found.len());
        if page.next.is_none() || missing == 0 {
            return Ok((found, page.next));
        }
        // Never more than are missing, so that the cursor stands behind the last one shown.
        let limit = u32::try_from(missing).unwrap_or(PAGE_MAX);
        paging = Paging::new(page.next, Some(limit));
    }
}

/// Whether the policy has an entry for a product.
pub fn is_governed(product: &Product) -> bool {
    product.self_service && product.offer_type.is_none()
}

/// Every product that the policy governs.
pub async fn all_governed(reading: &mut Reading) -> Result<Vec<Product>, Problem> {
    let mut found = Vec::new();
    let mut paging = Paging::longest();
    loop {
        let page = catalog::products(&mut reading.reader, None, &paging).await?;
        found.extend(page.items.into_iter().filter(is_governed));
        if page.next.is_none() {
            return Ok(found);
        }
        paging = paging.from(page.next);
    }
}

/// The policy as a change would leave it, with the products that the change names.
pub async fn with_changes(
    set: &PolicySet,
    changes: &[PolicyChange],
    reading: &mut Reading,
) -> Result<wire::Policy, Problem> {
    let mut products = Vec::new();
    for change in changes.iter().take(usize::try_from(PAGE_MAX).unwrap_or(0)) {
        if let PolicyChange::Product(id, _) = change {
            let product = catalog::product(&mut reading.reader, id).await.map_err(Failure::from)?;
            products.extend(product.map(|product| entry(set, &product)));
        }
    }
    Ok(wire::Policy { products, ..shown(set) })
}

fn shown(set: &PolicySet) -> wire::Policy {
    let default = set.fallback();
    let offer_types = OfferType::ALL.into_iter().map(|offer_type| {
        let verdict = set.evaluate_offer_type(offer_type);
        wire::OfferTypePolicy {
            offer_type: offer_type.into(),
            name: offer_type.name().into(),
            value: verdict.value.into(),
            because: verdict.because.into(),
        }
    });
    wire::Policy {
        default: default.value.into(),
        default_because: default.because.into(),
        rules: Vec::new(),
        products: Vec::new(),
        next: None,
        offer_types: offer_types.collect(),
        notes: Vec::new(),
    }
}

fn entry(set: &PolicySet, product: &Product) -> wire::ProductPolicy {
    let verdict = set.evaluate(product);
    wire::ProductPolicy {
        product_id: product.product_id.clone(),
        name: product.name.clone(),
        value: verdict.value.into(),
        because: verdict.because.into(),
    }
}
