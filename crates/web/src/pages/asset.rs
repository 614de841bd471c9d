//! Style, script and icon. They are part of the binary; their address changes with their content.

use crate::shared::Shared;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use purser_app::secret;
use purser_render::page::Assets;
use std::sync::{Arc, LazyLock};

const STYLE: &str = include_str!("../../assets/app.css");
const SCRIPT: &str = include_str!("../../assets/app.js");
const HTMX: &str = include_str!("../../assets/htmx.min.js");
const ICON: &str = include_str!("../../assets/icon.svg");

/// Their addresses.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let address = |path: &str, content: &str| -> &'static str {
        let version: String = secret::hash(content).chars().take(12).collect();
        format!("{path}?{version}").leak()
    };
    Assets {
        style: address("/assets/app.css", STYLE),
        script: address("/assets/app.js", SCRIPT),
        htmx: address("/assets/htmx.js", HTMX),
    }
});

pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/assets/app.css", get(async || asset("text/css; charset=utf-8", STYLE)))
        .route("/assets/app.js", get(async || asset("text/javascript; charset=utf-8", SCRIPT)))
        .route("/assets/htmx.js", get(async || asset("text/javascript; charset=utf-8", HTMX)))
        .route("/assets/icon.svg", get(async || asset("image/svg+xml", ICON)))
}

fn asset(kind: &'static str, content: &'static str) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], content).into_response()
}
