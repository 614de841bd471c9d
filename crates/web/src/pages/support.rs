//! Support: whom to ask (W-X1).

use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use purser_app::views::subscriptions;
use purser_app::{Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::id::SubscriptionId;
use purser_render::page::Place;
use purser_render::page::support::{Cancel, Support, page};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/support", get(show))
}

async fn show(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::Support).await?;
    let cancel = match params.text("cancel").and_then(|id| id.parse().ok()) {
        Some(id) => cancel(&mut reading, id).await?,
        None => None,
    };
    let view = Support {
        organization: reading.tenant.name.clone(),
        contact: reading.tenant.support_contact.clone(),
        may_set: reading.standing.may(Permission::ManageOrganization),
        cancel,
    };
    Ok(Html(page(&shell, &view)))
}

/// The subscription that is not cancelled online; nothing when the viewer does not see it.
async fn cancel(reading: &mut Reading, id: SubscriptionId) -> Result<Option<Cancel>, Problem> {
    let scope = reading.scope();
    let found = subscriptions::subscription(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    Ok(found.map(|row| Cancel {
        href: format!("/subscriptions/{id}"),
        product: row.subscription.product_name,
        id: id.to_string(),
        max: reading.tenant.online_cancel.max,
    }))
}
