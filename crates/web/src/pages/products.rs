//! Your products: one row per subscription that the viewer may see (W-A1, W-P1).

use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use purser_app::views::subscriptions::{self, SubscriptionFilter, SubscriptionRow};
use purser_app::views::{OwnerFilter, Paging};
use purser_domain::catalog::Frequency;
use purser_domain::payment::Owner;
use purser_render::page::products::{Filter, Row, Sort, YourProducts, page};
use purser_render::page::{Pager, Place};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/products", get(list))
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let (mut reading, shell) = visit.open(Place::YourProducts).await?;
    let chosen = params.text("filter").unwrap_or_default();
    let search = params.text("search").unwrap_or_default();
    let trials = params.text("tab").as_deref() == Some("trials");
    let owner = match chosen.as_str() {
        "organization" => Some(OwnerFilter::Organization),
        "self-service" => Some(OwnerFilter::SelfService),
        _ => None,
    };
    let filter = SubscriptionFilter { owner, search: Some(search.clone()), ..SubscriptionFilter::default() };
    let after = params.text("cursor").and_then(|cursor| cursor.parse().ok());
    let first = after.is_some().then(|| "/products".to_owned());
    let scope = reading.scope();
    let found =
        subscriptions::subscriptions(&mut reading.reader, &scope, &filter, &Paging::new(after, None)).await?;
    let filters =
        [("", "name-all"), ("organization", "name-organization"), ("self-service", "name-self-service")];
    let filters = filters.map(|(word, name)| Filter {
        href: if word.is_empty() { "/products".into() } else { format!("/products?filter={word}") },
        name,
        chosen: !word.is_empty() && word == chosen,
        count: None,
    });
    let columns = [
        "name-product",
        "name-status",
        "name-purchaser",
        "name-quantity",
        "name-assigned",
        "name-price",
        "name-expires",
    ];
    let sorts = columns.map(|name| Sort {
        name,
        href: "/products".into(),
        descending: None,
        figures: matches!(name, "name-quantity" | "name-price"),
    });
    let view = YourProducts {
        trials,
        filters: filters.into(),
        search,
        kept: Vec::new(),
        sorts: sorts.into(),
        pager: Pager { next: found.next.as_ref().map(|next| format!("/products?cursor={next}")), first },
        rows: found.items.iter().map(row).collect(),
        csv: "/products.csv".into(),
        sees_all: scope.self_service,
    };
    Ok(Html(page(&shell, &view)))
}

/// A subscription as a row.
fn row(found: &SubscriptionRow) -> Row {
    let known = &found.subscription;
    let price = known.unit_price().and_then(|price| price.times(known.quantity()).ok());
    Row {
        href: format!("/subscriptions/{}", known.id),
        product: known.product_name.clone(),
        billing: billing(known.billing_frequency),
        status: known.status(),
        trial: known.trial(),
        purchaser: match known.owner {
            Owner::Organization => None,
            Owner::Person(_) => Some(found.owner_name.clone().unwrap_or_default()),
        },
        quantity: known.quantity(),
        assigned: known.assigned,
        price,
        ends_on: known.ends_on(),
        renews: known.recurring,
    }
}

/// The key of how often it is billed.
const fn billing(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Monthly => "billing-monthly",
        Frequency::Annual => "billing-annual",
        Frequency::Upfront => "billing-upfront",
    }
}
