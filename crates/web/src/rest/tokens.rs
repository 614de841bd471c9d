//! What speaks for somebody: bearer tokens, and automation identities with their client secrets. Each secret is shown
//! once, in the answer that makes it; only its hash is kept.

use super::id::Id;
use super::limits;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::intent::{Intent, Sent, reply};
use crate::problem::{Problem, bug};
use crate::wire;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use purser_app::secret;
use purser_domain::command::{Command, Principal};
use purser_domain::id::{PersonId, ServiceId, TokenId};
use purser_domain::people::{Bearer, Role};
use purser_domain::plan::Outcome;
use purser_domain::refusal::Rule;
use std::collections::BTreeSet;

/// What secret scanners know a bearer token by.
pub const TOKEN_PREFIX: &str = "purser";
/// What secret scanners know a client secret by.
const SECRET_PREFIX: &str = "pursersecret";

/// Make a bearer token
///
/// With the rights of the caller, of a service account or of directory provisioning; the operator makes tokens of
/// people too. The token is shown once.
#[utoipa::path(
    post, path = "/tokens", tag = "Access", operation_id = "issue_token",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::TokenRequest,
    responses(
        (status = 201, body = wire::Token),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn issue(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::TokenRequest>,
) -> Result<Response, Problem> {
    let bearer = bearer(&caller, &body)?;
    let expires_at = body.expires_at;
    if expires_at.is_some_and(|end| end <= caller.shared.now()) {
        return Err(Problem::field(
            "expires_at",
            Rule::Format { expected: "a time that is still to come".into() },
        ));
    }
    let token = secret::generate(caller.shared.door.env(), TOKEN_PREFIX);
    let command = |hash: String| Command::IssueToken { bearer, hash, expires_at };
    let done =
        match caller.send_secret(&intent, command(secret::hash(&token)), command(String::new())).await? {
            Sent::Previewed(preview) => return Ok(preview),
            Sent::Done(done) => done,
        };
    let Outcome::Token(id) = done.outcome else { return Err(bug("a new token without one")) };
    let token = wire::Token { id: id.0, token: (!done.replayed).then_some(token), expires_at };
    Ok(reply(&done, StatusCode::CREATED, Json(token)))
}

fn bearer(caller: &Caller, body: &wire::TokenRequest) -> Result<Bearer, Problem> {
    let bearer = match (body.holder, body.id) {
        (wire::Holder::Caller | wire::Holder::Provisioning, Some(_)) => {
            return Err(Problem::field("id", Rule::NotAllowedHere));
        }
        (wire::Holder::User | wire::Holder::ServiceAccount, None) => {
            return Err(Problem::field("id", Rule::Required));
        }
        (wire::Holder::Provisioning, None) => Bearer::Provisioning,
        (wire::Holder::User, Some(id)) => Bearer::Person(PersonId(id)),
        (wire::Holder::ServiceAccount, Some(id)) => Bearer::Service(ServiceId(id)),
        (wire::Holder::Caller, None) => match caller.principal {
            Principal::Operator => Bearer::Operator,
            Principal::Person(id) => Bearer::Person(id),
            Principal::Service(id) => Bearer::Service(id),
            Principal::Provisioning | Principal::System => return Err(bug("a caller without a token")),
        },
    };
    Ok(bearer)
}

/// Revoke a bearer token
///
/// It is refused from now on.
#[utoipa::path(
    delete, path = "/tokens/{id}", tag = "Access", operation_id = "revoke_token",
    params(("id" = uuid::Uuid, Path, description = "The token's public name"), limits::WriteParams, limits::WriteHeaders),
    responses(
        (status = 204, description = "It is revoked"),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn revoke(caller: Caller, Id(token): Id<TokenId>, intent: Intent) -> Result<Response, Problem> {
    match caller.send(&intent, Command::RevokeToken { token }).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => Ok(reply(&done, StatusCode::NO_CONTENT, ())),
    }
}

/// Add a service account
///
/// An identity for automation without a person. Its client id and secret get tokens at `/oauth2/token`; the secret is
/// shown once.
#[utoipa::path(
    post, path = "/service-accounts", tag = "Access", operation_id = "create_service_account",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::ServiceAccountRequest,
    responses(
        (status = 201, body = wire::ServiceAccount),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn create_service_account(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::ServiceAccountRequest>,
) -> Result<Response, Problem> {
    let client_secret = secret::generate(caller.shared.door.env(), SECRET_PREFIX);
    let roles: BTreeSet<Role> = body.roles.into_iter().map(Into::into).collect();
    let command = |secret_hash: String| Command::CreateServiceAccount {
        display_name: body.display_name.clone(),
        roles: roles.clone(),
        secret_hash,
    };
    let sent =
        caller.send_secret(&intent, command(secret::hash(&client_secret)), command(String::new())).await?;
    let done = match sent {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::Service(id) = done.outcome else { return Err(bug("a new service account without one")) };
    let account = wire::ServiceAccount {
        client_id: id.0,
        client_secret: (!done.replayed).then_some(client_secret),
        display_name: body.display_name.clone(),
        roles: roles.iter().copied().map(Into::into).collect(),
    };
    Ok(reply(&done, StatusCode::CREATED, Json(account)))
}
