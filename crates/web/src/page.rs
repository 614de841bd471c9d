//! The few pages that there are: plain HTML without a script, readable without the stylesheet.

mod docs;

pub use docs::{codes, operations};

use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse as _, Response};
use purser_render::escape;
use std::sync::Arc;

const STYLE: &str = include_str!("page/style.css");

/// A page.
pub fn html(title: &str, body: &str) -> Response {
    let title = escape(title);
    Html(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – Purser</title>\n\
         <link rel=\"stylesheet\" href=\"/assets/style.css\">\n</head>\n<body>\n\
         <header><a href=\"/\">Purser</a> <nav><a href=\"/api/docs\">API</a></nav></header>\n<main>\n{body}\n</main>\n\
         </body>\n</html>\n"
    ))
    .into_response()
}

/// The stylesheet of every page.
pub async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")], STYLE)
        .into_response()
}

/// The front page: what runs here.
pub async fn front(State(shared): State<Arc<Shared>>, params: Params) -> Result<Response, Problem> {
    params.done()?;
    let mut body = String::from(
        "<h1>Purser</h1>\n<p>People of an organization buy software subscriptions themselves and hand out the licenses; \
         the organization sees every purchase, governs it by policy and takes it over.</p>\n\
         <p>This server answers the REST API, the reference policy service and the command line; the web admin center is \
         not part of this version.</p>\n<ul>\n<li><a href=\"/api/docs\">REST API</a>, also as \
         <a href=\"/api/openapi.json\">OpenAPI 3.1</a></li>\n<li><a href=\"/api/docs/errors\">Error codes</a></li>\n\
         <li><a href=\"/readyz\">Readiness</a> and <a href=\"/metrics\">metrics</a></li>\n",
    );
    match &shared.demo {
        None => body.push_str("</ul>\n"),
        Some(demo) => {
            body.push_str(
                "<li><a href=\"/dev/mail\">Mail</a> that the demo kept</li>\n\
                 <li><a href=\"/dev/clock\">Test clock</a></li>\n</ul>\n<h2>This is the demo</h2>\n\
                 <p>Invented people, example prices, no real money. Act as one of them with the bearer token that \
                 <code>demo.json</code> in the demo's folder holds for each:</p>\n<ul>\n",
            );
            for person in &demo.people {
                body.push_str(&format!("<li>{}</li>\n", escape(person)));
            }
            body.push_str("</ul>\n");
        }
    }
    Ok(html("Start", &body))
}
