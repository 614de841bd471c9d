//! People of the organization.

use super::id::Id;
use super::limits;
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
use purser_app::views::people::{self, Detail};
use purser_app::{Done, Failure, Reading, secret};
use purser_domain::authz::Permission;
use purser_domain::command::{Command, CreatePerson, PersonRef};
use purser_domain::id::PersonId;
use purser_domain::limits::{PASSWORD_MAX, PASSWORD_MIN};
use purser_domain::plan::Outcome;
use purser_domain::refusal::{Refusal, Rule, Thing};

/// List people
///
/// By name. Without a directory role only the names of people who can act are told.
#[utoipa::path(
    get, path = "/users", tag = "People", operation_id = "list_users",
    params(
        ("search" = Option<String>, Query, description = "A part of the name or the sign-in name"),
        limits::ListParams,
    ),
    responses((status = 200, body = wire::List<wire::User>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::User>>, Problem> {
    let search = params.text("search");
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    // A guest hands out no licenses, so the organization's people are not theirs to list.
    if reading.person.as_ref().is_some_and(|person| person.guest) {
        return Err(Refusal::NotAllowed.into());
    }
    let (scope, detail) = (reading.scope(), detail(&reading));
    let page = people::users(&mut reading.reader, &scope, detail, search.as_deref(), &paging).await?;
    Ok(Json(show::list(page, show::person_row)))
}

/// Show a person
///
/// By id or by user principal name.
#[utoipa::path(
    get, path = "/users/{id}", tag = "People", operation_id = "get_user",
    params(("id" = String, Path, description = "Id or user principal name")),
    responses((status = 200, body = wire::User), limits::Problems)
)]
pub async fn get(caller: Caller, Who(who): Who, params: Params) -> Result<Json<wire::User>, Problem> {
    params.done()?;
    Ok(Json(find(&caller, &who).await?))
}

/// Add a person
#[utoipa::path(
    post, path = "/users", tag = "People", operation_id = "create_user",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::UserRequest,
    responses(
        (status = 201, body = wire::User, headers(("Location" = String, description = "The person"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn create(
    caller: Caller,
    intent: Intent,
    JsonBody(new): JsonBody<wire::UserRequest>,
) -> Result<Response, Problem> {
    let command = Command::CreatePerson(CreatePerson {
        user_principal_name: new.user_principal_name,
        display_name: new.display_name,
        guest: new.guest,
        department: new.department,
        job_title: new.job_title,
        manager: new.manager_id.map(PersonId),
        usage_location: new.usage_location,
        locale: new.locale,
    });
    match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer(&caller, &done, StatusCode::CREATED).await,
    }
}

/// Set the roles of a person
///
/// All of them at once; those left out are taken away.
#[utoipa::path(
    put, path = "/users/{id}/roles", tag = "People", operation_id = "assign_roles",
    params(("id" = uuid::Uuid, Path, description = "The person"), limits::WriteParams, limits::WriteHeaders),
    request_body = wire::RolesRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::User>),
        limits::Problems,
    )
)]
pub async fn assign_roles(
    caller: Caller,
    Id(person): Id<PersonId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::RolesRequest>,
) -> Result<Response, Problem> {
    let roles = body.roles.into_iter().map(Into::into).collect();
    match caller.send(&intent, Command::AssignRoles { person, roles }).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer(&caller, &done, StatusCode::OK).await,
    }
}

/// Set the password of a person
///
/// For a Global Administrator and the operator; others change their own on the pages, where they are asked for the present
/// one: whoever finds a token must not be able to take the account. All sessions of the person end.
#[utoipa::path(
    put, path = "/users/{id}/password", tag = "People", operation_id = "set_password",
    params(("id" = uuid::Uuid, Path, description = "The person"), limits::WriteParams, limits::WriteHeaders),
    request_body = wire::PasswordRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::User>),
        limits::Problems,
    )
)]
pub async fn set_password(
    caller: Caller,
    Id(person): Id<PersonId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::PasswordRequest>,
) -> Result<Response, Problem> {
    find(&caller, &PersonRef::Id(person)).await?;
    caller.read().await?.require(Permission::AssignRoles)?;
    if !secret::password_fits(&body.password) {
        let expected = format!("text of {PASSWORD_MIN} to {PASSWORD_MAX} characters");
        return Err(Problem::field("password", Rule::Format { expected }));
    }
    let hash = secret::password_hash(caller.shared.door.env(), body.password).await?;
    // The hash has a salt of its own each time; a repetition under the same key is still the same command.
    let blank = Command::SetPassword { person, hash: String::new() };
    match caller.send_secret(&intent, Command::SetPassword { person, hash }, blank).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer(&caller, &done, StatusCode::OK).await,
    }
}

async fn answer(caller: &Caller, done: &Done, status: StatusCode) -> Result<Response, Problem> {
    let Outcome::Person(id) = done.outcome else { return Err(bug("a change of a person without one")) };
    let user = find(caller, &PersonRef::Id(id)).await?;
    let mut response = reply(done, status, Json(user));
    if status == StatusCode::CREATED {
        insert(response.headers_mut(), LOCATION, &format!("/api/v1/users/{id}"));
    }
    Ok(response)
}

async fn find(caller: &Caller, who: &PersonRef) -> Result<wire::User, Problem> {
    let mut reading = caller.read().await?;
    let (scope, detail) = (reading.scope(), detail(&reading));
    let row = people::user(&mut reading.reader, &scope, detail, who).await.map_err(Failure::from)?;
    let guest = reading.person.as_ref().is_some_and(|person| person.guest);
    let row = row.filter(|row| !guest || scope.own == Some(row.id));
    row.map(show::person_row).ok_or(Problem::not_found(Thing::Person))
}

/// Anyone may find people, or nobody could hand out a license; the rest is for directory roles.
fn detail(reading: &Reading) -> Detail {
    if reading.standing.may(Permission::SeePeople) { Detail::Full } else { Detail::Names }
}

/// A person in an address: an id or a sign-in name.
pub struct Who(PersonRef);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Who {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &S) -> Result<Self, Problem> {
        let text = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        let axum::extract::Path(text) = text.map_err(|_| Problem::not_found(Thing::Person))?;
        Ok(Self(PersonRef::read(&text)))
    }
}
