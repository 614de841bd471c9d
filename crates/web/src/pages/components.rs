//! The component gallery of the demo.

use super::visit::signed_out;
use crate::frame::Context;
use crate::params::Params;
use crate::shared::Shared;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::Html;
use axum::routing::get;
use purser_render::page::Layer;
use purser_render::page::components::page;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/dev/components", get(show))
}

async fn show(State(shared): State<Arc<Shared>>, mut params: Params, request: Request) -> Html<String> {
    let locale = request.extensions().get::<Context>().map_or("en", |context| context.locale);
    let shell = signed_out(&shared, locale, request.headers());
    let layer = match params.text("over").as_deref() {
        Some("pane") => Some(Layer::Pane),
        Some("dialog") => Some(Layer::Dialog),
        _ => None,
    };
    Html(page(&shell, layer))
}
