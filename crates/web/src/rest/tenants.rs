//! Organizations: made by the operator, with settings that their own administrators change.

use super::id::Id;
use super::limits;
use super::orders::count;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::frame::insert;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::{show, wire};
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::Response;
use purser_app::views::identity;
use purser_app::{Done, Failure};
use purser_domain::authz::Permission;
use purser_domain::command::{ChangeTenant, Command, CreateTenant, Principal};
use purser_domain::id::{OPERATOR, TenantId};
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Rule, Thing};
use purser_domain::tax::{TaxChoice, TaxRate};

/// List organizations
///
/// Only for the operator.
#[utoipa::path(
    get, path = "/tenants", tag = "Organizations", operation_id = "list_tenants",
    params(limits::ListParams),
    responses((status = 200, body = wire::List<wire::Tenant>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::Tenant>>, Problem> {
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    reading.require(Permission::Operate)?;
    let page = identity::tenants(&mut reading.reader, &paging).await?;
    let now = caller.shared.now();
    Ok(Json(show::list(page, |tenant| show::tenant(&tenant, now))))
}

/// Show an organization
///
/// One's own; the operator sees every one.
#[utoipa::path(
    get, path = "/tenants/{id}", tag = "Organizations", operation_id = "get_tenant",
    params(("id" = uuid::Uuid, Path, description = "The organization")),
    responses((status = 200, body = wire::Tenant), limits::Problems)
)]
pub async fn get(
    caller: Caller,
    Id(id): Id<TenantId>,
    params: Params,
) -> Result<Json<wire::Tenant>, Problem> {
    params.done()?;
    Ok(Json(find(&within(caller, id)?, id).await?))
}

/// Add an organization
///
/// Only for the operator. The market fixes the currency and never changes.
#[utoipa::path(
    post, path = "/tenants", tag = "Organizations", operation_id = "create_tenant",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::TenantRequest,
    responses(
        (status = 201, body = wire::Tenant, headers(("Location" = String, description = "The organization"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn create(
    caller: Caller,
    intent: Intent,
    JsonBody(new): JsonBody<wire::TenantRequest>,
) -> Result<Response, Problem> {
    // A new organization is no part of an old one: the operator's own tenant remembers the call.
    let caller = match caller.principal {
        Principal::Operator => Caller { tenant: OPERATOR, ..caller },
        _ => caller,
    };
    let tax_rate = tax_rate(new.tax_rate.as_deref())?;
    let wire::TenantRequest { domain, name, locale, market, .. } = new;
    let command = Command::CreateTenant(CreateTenant { domain, name, locale, market, tax_rate });
    let done = match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::Tenant(id) = done.outcome else { return Err(bug("a new organization without one")) };
    let mut response = answer(&caller, &done, StatusCode::CREATED, id).await?;
    insert(response.headers_mut(), LOCATION, &format!("/api/v1/tenants/{id}"));
    Ok(response)
}

/// Change an organization's settings
///
/// What is left out stays.
#[utoipa::path(
    patch, path = "/tenants/{id}", tag = "Organizations", operation_id = "change_tenant",
    params(("id" = uuid::Uuid, Path, description = "The organization"), limits::WriteParams, limits::WriteHeaders),
    request_body = wire::TenantChange,
    responses(
        (status = 200, body = limits::OrPreview<wire::Tenant>),
        limits::Problems,
    )
)]
pub async fn change(
    caller: Caller,
    Id(id): Id<TenantId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::TenantChange>,
) -> Result<Response, Problem> {
    let caller = within(caller, id)?;
    let command = Command::ChangeTenant(ChangeTenant {
        name: body.name,
        locale: body.locale,
        support_contact: body.support_contact,
        online_cancel_max: body.online_cancel_max.map(online_cancel_max),
        online_cancel_basis: body.online_cancel_basis.map(Into::into),
        tax_rate: match body.tax_rate {
            Some(None) => Some(TaxChoice::Market),
            Some(own) => tax_rate(own.as_deref())?.map(TaxChoice::Own),
            None => None,
        },
    });
    match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer(&caller, &done, StatusCode::OK, id).await,
    }
}

fn tax_rate(text: Option<&str>) -> Result<Option<TaxRate>, Problem> {
    let expected = || Rule::Format { expected: "a share from 0 to 1 with at most six decimals".into() };
    let read = |text| TaxRate::parse(text).ok_or_else(|| Problem::field("tax_rate", expected()));
    text.map(read).transpose()
}

/// 0 is a limit of its own, so a negative number must become one that the range refuses.
fn online_cancel_max(number: i64) -> u32 {
    if number < 0 { u32::MAX } else { count(number) }
}

/// The caller in the organization of an address: their own, or any for the operator.
fn within(caller: Caller, id: TenantId) -> Result<Caller, Problem> {
    match caller.principal {
        Principal::Operator => Ok(Caller { tenant: id, ..caller }),
        _ if caller.tenant == id => Ok(caller),
        _ => Err(Problem::not_found(Thing::Tenant)),
    }
}

async fn answer(caller: &Caller, done: &Done, status: StatusCode, id: TenantId) -> Result<Response, Problem> {
    Ok(reply(done, status, Json(find(caller, id).await?)))
}

async fn find(caller: &Caller, id: TenantId) -> Result<wire::Tenant, Problem> {
    let mut reading = caller.read().await?;
    let found = identity::tenant(&mut reading.reader, id).await.map_err(Failure::from)?;
    found.map(|tenant| show::tenant(&tenant, caller.shared.now())).ok_or(Problem::not_found(Thing::Tenant))
}
