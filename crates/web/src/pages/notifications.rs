//! Billing notifications: which mails there are and who gets them.

use super::visit::Visit;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use purser_domain::people::Role;
use purser_render::page::Place;
use purser_render::page::notifications::page;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/notifications", get(show))
}

async fn show(visit: Visit) -> Result<Html<String>, Problem> {
    let (reading, shell) = visit.open(Place::BillingNotifications).await?;
    let told = [Role::GlobalAdministrator, Role::BillingAdministrator];
    Ok(Html(page(&shell, told.iter().any(|role| reading.standing.roles.contains(role)))))
}
