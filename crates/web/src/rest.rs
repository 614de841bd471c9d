//! The REST API, `/api/v1`: resources as nouns, commands as `POST /subscriptions/{id}/take-over`. A handler only
//! translates: it reads a request, sends one command or one query, and shows what came out.

mod catalog;
mod events;
pub mod id;
mod jobs;
mod licenses;
mod limits;
mod me;
mod orders;
mod payments;
pub mod policy;
mod products;
mod subscriptions;
mod support;
mod tenants;
pub mod tokens;
mod users;
mod webhooks;

use crate::shared::Shared;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Every route below `/api/v1`. One list makes the routes and their description.
pub fn routes() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::default()
        .routes(routes!(me::get))
        .routes(routes!(products::list))
        .routes(routes!(products::get))
        .routes(routes!(catalog::import))
        .routes(routes!(orders::place))
        .routes(routes!(subscriptions::list))
        .routes(routes!(subscriptions::get))
        .routes(routes!(subscriptions::change_quantity))
        .routes(routes!(subscriptions::set_recurring))
        .routes(routes!(subscriptions::cancel))
        .routes(routes!(licenses::held))
        .routes(routes!(licenses::assign))
        .routes(routes!(licenses::unassign))
        .routes(routes!(licenses::change_service_plans))
        .routes(routes!(jobs::take_over))
        .routes(routes!(licenses::list))
        .routes(routes!(licenses::export))
        .routes(routes!(jobs::list))
        .routes(routes!(jobs::get))
        .routes(routes!(jobs::retry))
        .routes(routes!(jobs::undo))
        .routes(routes!(support::list, support::open))
        .routes(routes!(support::get))
        .routes(routes!(support::resolve))
        .routes(routes!(users::list, users::create))
        .routes(routes!(users::get))
        .routes(routes!(users::assign_roles))
        .routes(routes!(users::set_password))
        .routes(routes!(payments::list_methods, payments::add_method))
        .routes(routes!(payments::change_method, payments::remove_method))
        .routes(routes!(payments::list_profiles))
        .routes(routes!(payments::change_profile))
        .routes(routes!(policy::get, policy::set))
        .routes(routes!(events::list))
        .routes(routes!(webhooks::list, webhooks::add))
        .routes(routes!(webhooks::remove))
        .routes(routes!(tokens::issue))
        .routes(routes!(tokens::revoke))
        .routes(routes!(tokens::create_service_account))
        .routes(routes!(tenants::list, tenants::create))
        .routes(routes!(tenants::get, tenants::change))
}
