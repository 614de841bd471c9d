//! Support requests: what people cannot do online, and questions (P-2, W-P6).

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
use purser_app::views::support;
use purser_app::{Done, Failure};
use purser_domain::command::Command;
use purser_domain::id::{SubscriptionId, SupportRequestId};
use purser_domain::plan::Outcome;
use purser_domain::refusal::{FieldError, Refusal, Rule, Thing};
use purser_domain::support::SupportSubject;

/// List support requests
///
/// Newest first: the caller's own, and everybody's for those who look after them.
#[utoipa::path(
    get, path = "/support-requests", tag = "Support", operation_id = "list_support_requests",
    params(limits::ListParams),
    responses((status = 200, body = wire::List<wire::SupportRequest>), limits::Problems)
)]
pub async fn list(
    caller: Caller,
    mut params: Params,
) -> Result<Json<wire::List<wire::SupportRequest>>, Problem> {
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let page = support::support_requests(&mut reading.reader, &scope, false, &paging).await?;
    Ok(Json(show::list(page, show::support_request)))
}

/// Show a support request
#[utoipa::path(
    get, path = "/support-requests/{id}", tag = "Support", operation_id = "get_support_request",
    params(("id" = uuid::Uuid, Path, description = "The support request")),
    responses((status = 200, body = wire::SupportRequest), limits::Problems)
)]
pub async fn get(
    caller: Caller,
    Id(request): Id<SupportRequestId>,
    params: Params,
) -> Result<Json<wire::SupportRequest>, Problem> {
    params.done()?;
    Ok(Json(find(&caller, request).await?))
}

/// Ask support
///
/// A question, or to cancel an own subscription that has too many licenses to cancel it online. Asking changes nothing.
#[utoipa::path(
    post, path = "/support-requests", tag = "Support", operation_id = "open_support_request",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::SupportRequestRequest,
    responses(
        (status = 201, body = wire::SupportRequest, headers(("Location" = String, description = "The support request"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn open(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::SupportRequestRequest>,
) -> Result<Response, Problem> {
    let command = Command::OpenSupportRequest { subject: subject(body)? };
    match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer(&caller, &done, StatusCode::CREATED).await,
    }
}

/// Resolve a support request
///
/// To be done means: the subscription is cancelled now and its purchaser credited, or the question answered. Whoever
/// asked gets a mail.
#[utoipa::path(
    post, path = "/support-requests/{id}/resolve", tag = "Support", operation_id = "resolve_support_request",
    params(
        ("id" = uuid::Uuid, Path, description = "The support request"),
        limits::WriteParams, limits::WriteHeaders,
    ),
    request_body = wire::ResolutionRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::SupportRequest>),
        limits::Problems,
    )
)]
pub async fn resolve(
    caller: Caller,
    Id(request): Id<SupportRequestId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::ResolutionRequest>,
) -> Result<Response, Problem> {
    let command =
        Command::ResolveSupportRequest { request, resolution: body.resolution.into(), answer: body.answer };
    match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => answer(&caller, &done, StatusCode::OK).await,
    }
}

/// Each kind has fields of its own; those of another are not ignored.
fn subject(body: wire::SupportRequestRequest) -> Result<SupportSubject, Problem> {
    let wire::SupportRequestRequest { kind, subscription_id, reason, comment, text } = body;
    let cancels = kind == wire::SupportKind::CancelSubscription;
    let mut wrong = Vec::new();
    for (field, given, needed, allowed) in [
        ("subscription_id", subscription_id.is_some(), cancels, cancels),
        ("reason", reason.is_some(), cancels, cancels),
        ("comment", comment.is_some(), false, cancels),
        ("text", text.is_some(), !cancels, !cancels),
    ] {
        let rule = match (given, needed, allowed) {
            (false, true, _) => Rule::Required,
            (true, _, false) => Rule::NotAllowedHere,
            _ => continue,
        };
        wrong.push(FieldError { field: field.into(), rule });
    }
    match (kind, subscription_id, reason, text) {
        _ if !wrong.is_empty() => Err(Refusal::Invalid(wrong).into()),
        (wire::SupportKind::CancelSubscription, Some(subscription), Some(reason), _) => {
            let subscription = SubscriptionId(subscription);
            Ok(SupportSubject::CancelSubscription { subscription, reason: reason.into(), comment })
        }
        (wire::SupportKind::Question, _, _, Some(text)) => Ok(SupportSubject::Question { text }),
        _ => Err(bug("a support request without its fields")),
    }
}

async fn answer(caller: &Caller, done: &Done, status: StatusCode) -> Result<Response, Problem> {
    let Outcome::SupportRequest(id) = done.outcome else { return Err(bug("a support request without one")) };
    let request = find(caller, id).await?;
    let mut response = reply(done, status, Json(request));
    if status == StatusCode::CREATED {
        insert(response.headers_mut(), LOCATION, &format!("/api/v1/support-requests/{id}"));
    }
    Ok(response)
}

async fn find(caller: &Caller, id: SupportRequestId) -> Result<wire::SupportRequest, Problem> {
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let row = support::support_request(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    row.map(show::support_request).ok_or(Problem::not_found(Thing::SupportRequest))
}
