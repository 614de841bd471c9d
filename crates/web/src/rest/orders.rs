//! Purchases.

use super::limits;
use super::subscriptions::{self, Shown};
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::intent::{Intent, Sent};
use crate::problem::{Problem, bug};
use crate::wire;
use axum::http::StatusCode;
use axum::response::Response;
use purser_domain::command::{Command, PlaceOrder};
use purser_domain::id::{BillingProfileId, PaymentMethodId, PlanId};
use purser_domain::plan::Outcome;

/// Place an order
///
/// Buys for the caller, by card and under the organization's policy, or for the organization, by its billing profile
/// unless a card is named. `trial` starts a trial instead; `starts_on` begins later.
#[utoipa::path(
    post, path = "/orders", tag = "Subscriptions", operation_id = "place_order",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::OrderRequest,
    responses(
        (status = 201, body = wire::Subscription, headers(("Location" = String, description = "The subscription"))),
        (status = 200, body = wire::Preview, description = "With `preview=true`"),
        limits::Problems,
    )
)]
pub async fn place(
    caller: Caller,
    intent: Intent,
    JsonBody(order): JsonBody<wire::OrderRequest>,
) -> Result<Response, Problem> {
    let command = Command::PlaceOrder(PlaceOrder {
        plan: PlanId(order.plan_id),
        quantity: count(order.quantity),
        payment_method: order.payment_method_id.map(PaymentMethodId),
        billing_profile: order.billing_profile_id.map(BillingProfileId),
        organization: order.buy_for == wire::BuyFor::Organization,
        trial: order.trial,
        starts_on: order.starts_on,
    });
    let done = match caller.send(&intent, command).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::Subscription { id, .. } = done.outcome else {
        return Err(bug("an order without a subscription"));
    };
    let shown = Shown::read(&caller, id).await?;
    let mut response = shown.reply(&done, StatusCode::CREATED);
    subscriptions::locate(&mut response, id);
    Ok(response)
}

/// A number of the wire as the domain counts. What does not fit becomes 0 or the largest, which no range allows, so that
/// the domain's own rule refuses it.
pub fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
