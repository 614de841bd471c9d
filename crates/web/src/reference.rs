//! The reference policy service (domain.md 2.5), with its shapes to the letter, so that existing administration scripts
//! run unchanged. It knows one policy, no paging and no idempotency keys: its one write can be repeated without harm.

mod entry;
mod error;

pub use error::{Document, Error, InnerError, correlation, echo, fill};

use crate::body::JsonBody;
use crate::caller::Caller;
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::rest::policy;
use crate::shared::Shared;
use crate::wire;
use axum::Json;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use entry::{Entries, Entry, Policies, Policy, PolicyValue};
use purser_app::views::catalog;
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::policy::{OfferType, POLICY_ID, PolicyChange, PolicySet};
use purser_domain::refusal::{Rule, Thing};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where it is: `v1` is also in use.
const VERSIONS: [&str; 2] = ["/v1.0/", "/v1/"];

/// The routes below a version.
pub fn routes() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::default()
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(products))
        .routes(routes!(product, set_product))
        .routes(routes!(offer_type, set_offer_type))
}

/// Whether an address is one of this service, so that problems there have its shape.
pub fn is_at(path: &str) -> bool {
    VERSIONS.iter().any(|version| path.starts_with(version))
}

/// List policies
#[utoipa::path(
    get, path = "/policies", tag = "Reference policy service", operation_id = "reference_list_policies",
    responses((status = 200, body = Policies), error::Errors)
)]
async fn list(caller: Caller, params: Params) -> Result<Json<Policies>, Problem> {
    params.done()?;
    let (_, set) = read(&caller).await?;
    Ok(Json(Policies { items: vec![Policy::of(&set)] }))
}

/// Show a policy
#[utoipa::path(
    get, path = "/policies/{policyId}", tag = "Reference policy service", operation_id = "reference_get_policy",
    params(("policyId" = String, Path, description = "`AllowSelfServicePurchase`")),
    responses((status = 200, body = Policy), error::Errors)
)]
async fn get(caller: Caller, Address(policy, _): Address, params: Params) -> Result<Json<Policy>, Problem> {
    params.done()?;
    let (_, set) = read(&caller).await?;
    known(&policy)?;
    Ok(Json(Policy::of(&set)))
}

/// List product policies
///
/// All of them: this service knows no paging.
#[utoipa::path(
    get, path = "/policies/{policyId}/products", tag = "Reference policy service",
    operation_id = "reference_list_product_policies",
    params(
        ("policyId" = String, Path, description = "`AllowSelfServicePurchase`"),
        ("scope" = Option<String>, Query, description = "`product`, which is also meant without it, or `OfferType`"),
    ),
    responses((status = 200, body = Entries), error::Errors)
)]
async fn products(
    caller: Caller,
    Address(policy, _): Address,
    mut params: Params,
) -> Result<Json<Entries>, Problem> {
    let scope = params.text("scope").unwrap_or_else(|| entry::PRODUCT.into());
    let offer_types = scope.eq_ignore_ascii_case(entry::OFFER_TYPE);
    if !offer_types && !scope.eq_ignore_ascii_case(entry::PRODUCT) {
        params
            .refuse("scope", Rule::OneOf { allowed: vec![entry::PRODUCT.into(), entry::OFFER_TYPE.into()] });
    }
    params.done()?;
    let (mut reading, set) = read(&caller).await?;
    known(&policy)?;
    let items = if offer_types {
        OfferType::ALL.into_iter().map(|offer_type| Entry::offer_type(&set, offer_type)).collect()
    } else {
        let products = policy::all_governed(&mut reading).await?;
        products.iter().map(|product| Entry::product(&set, product)).collect()
    };
    Ok(Json(Entries { items }))
}

/// Show a product's policy
#[utoipa::path(
    get, path = "/policies/{policyId}/products/{productId}", tag = "Reference policy service",
    operation_id = "reference_get_product_policy",
    params(
        ("policyId" = String, Path, description = "`AllowSelfServicePurchase`"),
        ("productId" = String, Path, description = "Current or former id"),
    ),
    responses((status = 200, body = Entry), error::Errors)
)]
async fn product(
    caller: Caller,
    Address(policy, product): Address,
    params: Params,
) -> Result<Json<Entry>, Problem> {
    params.done()?;
    let (mut reading, set) = read(&caller).await?;
    known(&policy)?;
    find_product(&mut reading, &set, &product).await.map(Json)
}

/// Set a product's policy
#[utoipa::path(
    put, path = "/policies/{policyId}/products/{productId}", tag = "Reference policy service",
    operation_id = "reference_set_product_policy",
    params(
        ("policyId" = String, Path, description = "`AllowSelfServicePurchase`"),
        ("productId" = String, Path, description = "Current or former id"),
    ),
    request_body = PolicyValue,
    responses((status = 200, body = Entry), error::Errors)
)]
async fn set_product(
    caller: Caller,
    Address(policy, product): Address,
    params: Params,
    JsonBody(body): JsonBody<PolicyValue>,
) -> Result<Json<Entry>, Problem> {
    params.done()?;
    let (mut reading, before) = read(&caller).await?;
    known(&policy)?;
    // A product that this service does not list cannot be set here either.
    find_product(&mut reading, &before, &product).await?;
    drop(reading);
    let change = PolicyChange::Product(product.clone(), Some(body.policy_value.into()));
    caller.send_once(Command::SetPolicy { changes: vec![change] }).await?;
    let (mut reading, set) = read(&caller).await?;
    find_product(&mut reading, &set, &product).await.map(Json)
}

/// Show the policy of a type of third-party offers
#[utoipa::path(
    get, path = "/policies/{policyId}/offerTypes/{offerType}", tag = "Reference policy service",
    operation_id = "reference_get_offer_type_policy",
    params(
        ("policyId" = String, Path, description = "`AllowSelfServicePurchase`"),
        ("offerType" = wire::OfferType, Path, description = "The type"),
    ),
    responses((status = 200, body = Entry), error::Errors)
)]
async fn offer_type(
    caller: Caller,
    Address(policy, name): Address,
    params: Params,
) -> Result<Json<Entry>, Problem> {
    params.done()?;
    let (_, set) = read(&caller).await?;
    known(&policy)?;
    Ok(Json(Entry::offer_type(&set, find_offer_type(&name)?)))
}

/// Set the policy of a type of third-party offers
///
/// `Enabled` or `Disabled`.
#[utoipa::path(
    put, path = "/policies/{policyId}/offerTypes/{offerType}", tag = "Reference policy service",
    operation_id = "reference_set_offer_type_policy",
    params(
        ("policyId" = String, Path, description = "`AllowSelfServicePurchase`"),
        ("offerType" = wire::OfferType, Path, description = "The type"),
    ),
    request_body = PolicyValue,
    responses((status = 200, body = Entry), error::Errors)
)]
async fn set_offer_type(
    caller: Caller,
    Address(policy, name): Address,
    params: Params,
    JsonBody(body): JsonBody<PolicyValue>,
) -> Result<Json<Entry>, Problem> {
    params.done()?;
    let (reading, _) = read(&caller).await?;
    drop(reading);
    known(&policy)?;
    let offer_type = find_offer_type(&name)?;
    let change = PolicyChange::OfferType(offer_type, Some(body.policy_value.into()));
    caller.send_once(Command::SetPolicy { changes: vec![change] }).await?;
    let (_, set) = read(&caller).await?;
    Ok(Json(Entry::offer_type(&set, offer_type)))
}

/// The policy, for callers who may read it; others are told so before anything else.
async fn read(caller: &Caller) -> Result<(Reading, PolicySet), Problem> {
    let mut reading = caller.read().await?;
    reading.require(Permission::ReadPolicy)?;
    let set = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
    Ok((reading, set))
}

/// There is one policy.
fn known(policy: &str) -> Result<(), Problem> {
    if policy.eq_ignore_ascii_case(POLICY_ID) { Ok(()) } else { Err(Problem::not_found(Thing::Policy)) }
}

async fn find_product(reading: &mut Reading, set: &PolicySet, id: &str) -> Result<Entry, Problem> {
    let found = catalog::product(&mut reading.reader, id).await.map_err(Failure::from)?;
    let product = found.filter(policy::is_governed).ok_or(Problem::not_found(Thing::Product))?;
    Ok(Entry::product(set, &product))
}

fn find_offer_type(name: &str) -> Result<OfferType, Problem> {
    OfferType::named(name).ok_or(Problem::not_found(Thing::OfferType))
}

/// The policy's id of an address, and the entry's if there is one.
struct Address(String, String);

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Path(path) = path.map_err(|_| Problem::not_found(Thing::Policy))?;
        let mut values = path.into_iter().map(|(_, value)| value);
        let policy = values.next().ok_or_else(|| bug("an address without a policy"))?;
        Ok(Self(policy, values.next().unwrap_or_default()))
    }
}
