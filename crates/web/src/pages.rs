//! The web admin center. A page is one address: GET reads views and shows them through `purser_render::page`, POST is one
//! command through the one door and a redirect. Nothing is decided here and no text is written here.
//!
//! `visit.rs` says who looks, `form.rs` how a form becomes a command, `fault.rs` every page that says no. Each other file is a page
//! or a few that belong together.

mod account;
mod address;
mod asset;
mod assign_licenses;
mod audit;
mod billing;
mod billing_profile;
mod checkout;
mod components;
mod fault;
mod form;
mod home;
mod jobs;
mod licenses;
mod notifications;
mod payment_method;
mod product_licenses;
mod products;
mod purchase;
mod rights;
mod search;
mod self_service;
mod service_plans;
mod settings;
mod sign_in;
mod subscription;
mod support;
mod users;
mod visit;

pub use fault::fill;
pub use visit::{LANGUAGE, cookie};

use crate::shared::Shared;
use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;

/// Every page.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .merge(asset::routes())
        .merge(sign_in::routes())
        .merge(products::routes())
        .merge(home::routes())
        .merge(settings::routes())
        .merge(self_service::routes())
        .merge(notifications::routes())
        .merge(audit::routes())
        .merge(jobs::routes())
        .merge(account::routes())
        .merge(support::routes())
        .merge(subscription::routes())
        .merge(licenses::routes())
        .merge(product_licenses::routes())
        .merge(assign_licenses::routes())
        .merge(service_plans::routes())
        .merge(users::routes())
        .merge(search::routes())
        .merge(purchase::routes())
        .merge(checkout::routes())
        .merge(billing::routes())
        .merge(billing_profile::routes())
        .merge(payment_method::routes())
        .layer(CompressionLayer::new().gzip(true))
}

/// The demo's pages.
pub fn demo_routes() -> Router<Arc<Shared>> {
    sign_in::demo_routes().merge(components::routes())
}

/// Doors whose problems are told in their own shapes.
const OTHER_DOORS: [&str; 9] = [
    "/api/",
    "/v1.0/",
    "/v1/",
    "/oauth2/",
    "/healthz",
    "/readyz",
    "/metrics",
    "/dev/mail.json",
    "/dev/clock",
];

/// Whether a problem is told as a page: to a browser, at an address that is not one of the other doors.
pub fn is_page(path: &str, headers: &HeaderMap) -> bool {
    let browser = crate::frame::text(headers, &ACCEPT).is_some_and(|accept| accept.contains("text/html"));
    browser && !OTHER_DOORS.iter().any(|door| path.starts_with(door))
}
