//! Subscriptions: the list, one of them, and every change of it.

use super::id::Id;
use super::limits;
use super::orders::count;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::frame::insert;
use crate::intent::{Intent, Sent, reply};
use crate::params::Params;
use crate::problem::Problem;
use crate::{show, wire};
use axum::Json;
use axum::http::header::{ETAG, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use purser_app::views::OwnerFilter;
use purser_app::views::subscriptions::{self, SubscriptionFilter};
use purser_app::{Done, Failure, Reading};
use purser_domain::command::Command;
use purser_domain::id::SubscriptionId;
use purser_domain::money::Money;
use purser_domain::plan::Outcome;
use purser_domain::refusal::Thing;
use purser_domain::subscription::Status;

/// List subscriptions
///
/// Those that the caller may see: their own, and with a directory role the organization's and everybody's self-service
/// purchases.
#[utoipa::path(
    get, path = "/subscriptions", tag = "Subscriptions", operation_id = "list_subscriptions",
    params(
        ("owner" = Option<wire::Channel>, Query, description = "Whose"),
        ("product_id" = Option<String>, Query, description = "Current or former id of the product"),
        ("status" = Option<wire::Status>, Query, description = "In which state"),
        ("search" = Option<String>, Query, description = "A part of the product's or the purchaser's name"),
        limits::ListParams,
    ),
    responses((status = 200, body = wire::List<wire::Subscription>), limits::Problems)
)]
pub async fn list(
    caller: Caller,
    mut params: Params,
) -> Result<Json<wire::List<wire::Subscription>>, Problem> {
    let filter = SubscriptionFilter {
        owner: owner(&mut params),
        product_id: params.text("product_id").filter(|id| !id.is_empty()),
        status: params.word("status", &Status::ALL, Status::word),
        search: params.text("search"),
    };
    let paging = params.paging();
    params.done()?;
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let page = subscriptions::subscriptions(&mut reading.reader, &scope, &filter, &paging).await?;
    Ok(Json(show::list(page, |row| show::subscription_row(&row, &reading.tenant))))
}

/// Whose subscriptions a list is about.
pub fn owner(params: &mut Params) -> Option<OwnerFilter> {
    params.word("owner", wire::Channel::ALL, wire::Channel::word).map(|channel| match channel {
        wire::Channel::Organization => OwnerFilter::Organization,
        wire::Channel::SelfService => OwnerFilter::SelfService,
        wire::Channel::Me => OwnerFilter::Me,
    })
}

/// Show a subscription
#[utoipa::path(
    get, path = "/subscriptions/{id}", tag = "Subscriptions", operation_id = "get_subscription",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        ("If-None-Match" = Option<String>, Header, description = "Answers 304 when the caller has this version"),
    ),
    responses(
        (status = 200, body = wire::Subscription, headers(("ETag" = String, description = "The version"))),
        (status = 304, description = "The caller has this version"),
        limits::Problems,
    )
)]
pub async fn get(
    caller: Caller,
    Id(id): Id<SubscriptionId>,
    params: Params,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    params.done()?;
    let shown = Shown::read(&caller, id).await?;
    let tag = tag(shown.subscription.version);
    let mut response = if has(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Json(shown.subscription).into_response()
    };
    insert(response.headers_mut(), ETAG, &tag);
    Ok(response)
}

fn tag(version: u64) -> String {
    format!("\"{version}\"")
}

/// Whether the caller has this version already (RFC 9110, 13.1.2).
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|seen| seen == "*" || seen.strip_prefix("W/").unwrap_or(seen) == tag)
}

/// Change the number of licenses
///
/// `total` is the new absolute total. Now: the difference is charged or credited for the days left. At the renewal: from
/// then on.
#[utoipa::path(
    put, path = "/subscriptions/{id}/quantity", tag = "Subscriptions", operation_id = "change_quantity",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::QuantityRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::Subscription>),
        limits::Problems,
    )
)]
pub async fn change_quantity(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::QuantityRequest>,
) -> Result<Response, Problem> {
    let command = Command::ChangeQuantity { subscription, total: count(body.total), when: body.when.into() };
    change(&caller, &intent, subscription, command).await
}

/// Turn recurring billing on or off
///
/// Off is not a cancellation: the subscription runs to its end. It discards a scheduled number of licenses.
#[utoipa::path(
    put, path = "/subscriptions/{id}/recurring", tag = "Subscriptions", operation_id = "set_recurring",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::RecurringRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::Subscription>),
        limits::Problems,
    )
)]
pub async fn set_recurring(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::RecurringRequest>,
) -> Result<Response, Problem> {
    let command = Command::SetRecurring { subscription, recurring: body.recurring };
    change(&caller, &intent, subscription, command).await
}

async fn change(
    caller: &Caller,
    intent: &Intent,
    id: SubscriptionId,
    command: Command,
) -> Result<Response, Problem> {
    match caller.send(intent, command).await? {
        Sent::Previewed(preview) => Ok(preview),
        Sent::Done(done) => Ok(Shown::read(caller, id).await?.reply(&done, StatusCode::OK)),
    }
}

/// Cancel a subscription
///
/// Now: it is disabled today and the days left are credited. At the renewal: it does not renew.
#[utoipa::path(
    post, path = "/subscriptions/{id}/cancel", tag = "Subscriptions", operation_id = "cancel",
    params(
        ("id" = uuid::Uuid, Path, description = "The subscription"),
        limits::WriteParams, limits::WriteHeaders, limits::VersionHeader,
    ),
    request_body = wire::CancelRequest,
    responses(
        (status = 200, body = limits::OrPreview<wire::Canceled>),
        limits::Problems,
    )
)]
pub async fn cancel(
    caller: Caller,
    Id(subscription): Id<SubscriptionId>,
    intent: Intent,
    JsonBody(body): JsonBody<wire::CancelRequest>,
) -> Result<Response, Problem> {
    let command = Command::Cancel {
        subscription,
        reason: body.reason.into(),
        comment: body.comment,
        when: body.when.into(),
    };
    let done = match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let shown = Shown::read(&caller, subscription).await?;
    let tag = tag(shown.subscription.version);
    let canceled = wire::Canceled { subscription: shown.subscription, credit: credit(&done).map(Into::into) };
    let mut response = reply(&done, StatusCode::OK, Json(canceled));
    insert(response.headers_mut(), ETAG, &tag);
    Ok(response)
}

/// What comes back.
fn credit(done: &Done) -> Option<Money> {
    match done.outcome {
        Outcome::Subscription { billed, .. } => {
            billed.filter(|sum| sum.minor < 0).and_then(|sum| sum.negated().ok())
        }
        _ => None,
    }
}

/// Where a subscription is.
pub fn locate(response: &mut Response, id: SubscriptionId) {
    insert(response.headers_mut(), LOCATION, &format!("/api/v1/subscriptions/{id}"));
}

/// One subscription, as the caller sees it.
pub struct Shown {
    subscription: wire::Subscription,
}

impl Shown {
    /// Reads it after a change, or only to show it.
    pub async fn read(caller: &Caller, id: SubscriptionId) -> Result<Self, Problem> {
        let mut reading: Reading = caller.read().await?;
        let scope = reading.scope();
        let row =
            subscriptions::subscription(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
        let row = row.ok_or(Problem::not_found(Thing::Subscription))?;
        Ok(Self { subscription: show::subscription_row(&row, &reading.tenant) })
    }

    /// The answer to a write, with the new version.
    pub fn reply(self, done: &Done, status: StatusCode) -> Response {
        let tag = tag(self.subscription.version);
        let mut response = reply(done, status, Json(self.subscription));
        insert(response.headers_mut(), ETAG, &tag);
        response
    }
}
