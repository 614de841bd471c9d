//! Receivers of events.

use super::id::Id;
use super::limits;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::wire;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use purser_app::secret;
use purser_domain::authz::Permission;
use purser_domain::command::Command;
use purser_domain::id::WebhookId;
use purser_domain::plan::Outcome;

/// List webhooks
///
/// There are at most ten, so this list has one page.
#[utoipa::path(
    get, path = "/webhooks", tag = "Events", operation_id = "list_webhooks",
    params(limits::ListParams),
    responses((status = 200, body = wire::List<wire::Webhook>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::Webhook>>, Problem> {
    let paging = params.paging();
    params.done()?;
    let reading = caller.read().await?;
    reading.require(Permission::ManageOrganization)?;
    let limit = usize::try_from(paging.limit()).unwrap_or(usize::MAX);
    let hooks = reading.tenant.webhooks.into_iter().take(limit);
    let items = hooks.map(|hook| wire::Webhook { id: hook.id.0, url: hook.url, secret: None }).collect();
    Ok(Json(wire::List::whole(items)))
}

/// Add a webhook
///
/// Every event is posted there, signed as the Standard Webhooks specification says. The signing key is shown once.
#[utoipa::path(
    post, path = "/webhooks", tag = "Events", operation_id = "add_webhook",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::WebhookRequest,
    responses(
        (status = 201, body = wire::Webhook),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn add(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::WebhookRequest>,
) -> Result<Response, Problem> {
    let key = secret::generate_webhook_key(caller.shared.door.env());
    let command = |secret: String| Command::AddWebhook { url: body.url.clone(), secret };
    let done = match caller.send_secret(&intent, command(key.clone()), command(String::new())).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::Webhook(id) = done.outcome else { return Err(bug("a new webhook without one")) };
    let hook = wire::Webhook { id: id.0, url: body.url.clone(), secret: (!done.replayed).then_some(key) };
    Ok(reply(&done, StatusCode::CREATED, Json(hook)))
}

/// Remove a webhook
#[utoipa::path(
    delete, path = "/webhooks/{id}", tag = "Events", operation_id = "remove_webhook",
    params(("id" = uuid::Uuid, Path, description = "The webhook"), limits::WriteParams, limits::WriteHeaders),
    responses(
        (status = 204, description = "It is removed"),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn remove(caller: Caller, Id(webhook): Id<WebhookId>, intent: Intent) -> Result<Response, Problem> {
    match caller.send(&intent, Command::RemoveWebhook { webhook }).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => Ok(reply(&done, StatusCode::NO_CONTENT, ())),
    }
}
