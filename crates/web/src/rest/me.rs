//! Who the caller is.

use super::limits;
use crate::caller::Caller;
use crate::params::Params;
use crate::problem::Problem;
use crate::{show, wire};
use axum::Json;
use purser_domain::command::Principal;

/// Show who is calling
#[utoipa::path(
    get, path = "/me", tag = "Access", operation_id = "get_me",
    responses((status = 200, body = wire::Me), limits::Problems)
)]
pub async fn get(caller: Caller, params: Params) -> Result<Json<wire::Me>, Problem> {
    params.done()?;
    let reading = caller.read().await?;
    let (kind, client_id) = match caller.principal {
        Principal::Operator => ("operator", None),
        Principal::Service(id) => ("service", Some(id.0)),
        Principal::Person(_) | Principal::Provisioning | Principal::System => ("person", None),
    };
    Ok(Json(wire::Me {
        kind: kind.into(),
        tenant: show::tenant(&reading.tenant, caller.shared.now()),
        user: reading.person.as_ref().map(show::person),
        client_id,
        roles: reading.standing.roles.iter().copied().map(Into::into).collect(),
    }))
}
