//! The search at the top of every page.

use super::users::detail;
use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use purser_app::views::finder::{Few, find};
use purser_app::views::people::PersonRow;
use purser_app::views::subscriptions::SubscriptionRow;
use purser_domain::catalog::Product;
use purser_render::page::search::{Found, Hit, Hits, page};
use purser_render::page::{Place, Shell};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/search", get(search))
}

async fn search(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let text = params.text("q").unwrap_or_default().trim().to_owned();
    let (mut reading, mut shell) = visit.open(Place::Home).await?;
    shell.place = None;
    let (scope, detail) = (reading.scope(), detail(&reading));
    let found = find(&mut reading.reader, &scope, detail, &text).await?;
    let all_people = shell.viewer.as_ref().is_some_and(|viewer| viewer.places.contains(&Place::Users));
    let more = |path: &str| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("search", &text).finish();
        Some(format!("{path}?{query}"))
    };
    let view = Found {
        products: hits(found.products, more("/purchase"), product),
        subscriptions: hits(found.subscriptions, more("/products"), |one| subscription(&shell, one)),
        people: hits(found.people, more("/users").filter(|_| all_people), person),
    };
    shell.search = text;
    Ok(Html(page(&shell, &view)))
}

fn hits<T>(few: Few<T>, all: Option<String>, hit: impl FnMut(T) -> Hit) -> Hits {
    Hits { more: all.filter(|_| few.more), items: few.items.into_iter().map(hit).collect() }
}

fn product(found: Product) -> Hit {
    Hit {
        href: format!("/purchase/{}", found.product_id),
        name: found.name,
        beneath: found.sku_part_number,
        status: None,
    }
}

fn subscription(shell: &Shell, found: SubscriptionRow) -> Hit {
    Hit {
        href: format!("/subscriptions/{}", found.subscription.id),
        status: Some(found.subscription.status()),
        name: found.subscription.product_name,
        beneath: found.owner_name.unwrap_or_else(|| shell.t("name-organization")),
    }
}

fn person(found: PersonRow) -> Hit {
    Hit {
        href: format!("/users/{}", found.id),
        name: found.display_name,
        beneath: found.user_principal_name,
        status: None,
    }
}
