//! Who holds which license: of one subscription, of all products, and as a file.

use super::id::{Id, Ids};
use super::{limits, subscriptions};
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::export;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::{show, wire};
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use purser_app::Failure;
use purser_app::views::{holders, licenses};
use purser_domain::command::{Command, PersonRef};
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::plan::Outcome;
use purser_domain::refusal::Thing;
use std::collections::BTreeSet;

/// List licenses by product
///
/// One row for each product, however often it was bought: the sums of all its subscriptions that are in use and that
/// the caller may see.
#[utoipa::path(
    get, path = "/licenses", tag = "Licenses", operation_id = "list_licenses",
    params(("owner" = Option<wire::Channel>, Query, description = "Of whose subscriptions"), limits::ListParams),
    responses((status = 200, body = wire::List<wire::LicenseRow>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::LicenseRow>>, Problem> {
    let owner = subscriptions::owner(&mut params);
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let page = licenses::licenses(&mut reading.reader, &scope, owner, &paging).await?;
    Ok(Json(show::list(page, show::licenses)))
}

/// Export who holds licenses
///
/// A CSV file (UTF-8 with byte order mark, RFC 4180) with one line for each license that somebody holds, of the named
/// subscriptions. Cells that a spreadsheet would take for a formula begin with an apostrophe.
#[utoipa::path(
    get, path = "/licenses/export", tag = "Licenses", operation_id = "export_users",
    params(
        ("subscription_id" = Option<Vec<uuid::Uuid>>, Query, description = "Which subscriptions, once for each; without it \
            all that the caller may see, at most 10,000"),
        ("owner" = Option<wire::Channel>, Query, description = "Without subscription_id: of whose subscriptions"),
    ),
    responses((status = 200, content_type = "text/csv", body = String), limits::Problems)
)]
pub async fn export(caller: Caller, mut params: Params) -> Result<Response, Problem> {
    let wanted: Vec<SubscriptionId> = params.ids("subscription_id");
    let owner = subscriptions::owner(&mut params);
    params.done()?;
    export::answer(caller, wanted, owner).await
}

/// List who holds the licenses of a subscription
#[utoipa::path(
    get, path = "/subscriptions/{id}/licenses", tag = "Licenses", operation_id = "list_held_licenses",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        ("search" = Option<String>, Query, description = "A part of the name or the sign-in name"),
        limits::ListParams,
    ),
    responses((status = 200, body = wire::List<wire::HeldLicense>), limits::Problems)
)]
pub async fn held(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    mut params: Params,
) -> Result<Json<wire::List<wire::HeldLicense>>, Problem> {
    let search = params.text("search");
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let page =
        holders::holders(&mut reading.reader, &scope, subscription, search.as_deref(), &paging).await?;
    Ok(Json(show::list(page.ok_or(Problem::not_found(Thing::Subscription))?, show::holder)))
}

/// Assign licenses
///
/// All or nothing, at most 20 people. Whoever holds one already keeps it. Answers the licenses of the named people.
#[utoipa::path(
    post, path = "/subscriptions/{id}/licenses/assign", tag = "Licenses", operation_id = "assign_licenses",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::UsersRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::List<wire::HeldLicense>>),
        limits::Problems,
    )
)]
pub async fn assign(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::UsersRequest>,
) -> Result<Response, Problem> {
    let command = Command::AssignLicenses { subscription, people: people(&body) };
    hand(&caller, &intent, subscription, command).await
}

/// Unassign licenses
///
/// All or nothing, at most 20 people, everyone of whom must hold one. Answers the licenses that are left of the named
/// people: none.
#[utoipa::path(
    post, path = "/subscriptions/{id}/licenses/unassign", tag = "Licenses", operation_id = "unassign_licenses",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::UsersRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::List<wire::HeldLicense>>),
        limits::Problems,
    )
)]
pub async fn unassign(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::UsersRequest>,
) -> Result<Response, Problem> {
    let command = Command::UnassignLicenses { subscription, people: people(&body) };
    hand(&caller, &intent, subscription, command).await
}

/// Switch services on and off
///
/// Of the license that one person holds: those named are off, all others of the product are on. Answers the license.
#[utoipa::path(
    put, path = "/subscriptions/{id}/licenses/{user_id}", tag = "Licenses", operation_id = "change_service_plans",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        ("user_id" = uuid::Uuid, Path, description = "Who holds the license"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::ServicePlansRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::HeldLicense>),
        limits::Problems,
    )
)]
pub async fn change_service_plans(
    caller: Caller,
    Ids(subscription, person): Ids<SubscriptionId, PersonId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::ServicePlansRequest>,
) -> Result<Response, Problem> {
    let command = Command::ChangeServicePlans { subscription, person, disabled_plans: body.disabled_plans };
    let done = match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let held = holders::holders_among(&mut reading.reader, &scope, subscription, &[person].into())
        .await
        .map_err(Failure::from)?;
    // A repetition may come after the license was taken back.
    let held = held.into_iter().next().ok_or(Problem::not_found(Thing::Person))?;
    Ok(reply(&done, StatusCode::OK, Json(show::holder(held))))
}

fn people(body: &wire::UsersRequest) -> Vec<PersonRef> {
    body.users.iter().map(|user| PersonRef::read(user)).collect()
}

async fn hand(
    caller: &Caller,
    intent: &Intent,
    subscription: SubscriptionId,
    command: Command,
) -> Result<Response, Problem> {
    let done = match caller.send(intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::Licenses { people, .. } = &done.outcome else {
        return Err(bug("an assignment without people"));
    };
    let named: BTreeSet<PersonId> = people.iter().copied().collect();
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let held = holders::holders_among(&mut reading.reader, &scope, subscription, &named)
        .await
        .map_err(Failure::from)?;
    let items = held.into_iter().map(show::holder).collect();
    Ok(reply(&done, StatusCode::OK, Json(wire::List::whole(items))))
}
