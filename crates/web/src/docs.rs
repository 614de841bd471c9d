//! Pages for developers, in English: the API to read, and what the demo kept. Plain HTML without a script.

mod operations;

pub use operations::{codes, operations};

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse as _, Response};
use purser_render::escape;

const STYLE: &str = include_str!("docs/style.css");

/// A page for developers.
pub fn html(title: &str, body: &str) -> Response {
    let title = escape(title);
    Html(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – Purser</title>\n\
         <link rel=\"stylesheet\" href=\"/assets/docs.css\">\n</head>\n<body>\n\
         <header><a href=\"/\">Purser</a> <nav><a href=\"/api/docs\">API</a></nav></header>\n<main>\n{body}\n</main>\n\
         </body>\n</html>\n"
    ))
    .into_response()
}

/// Their stylesheet.
pub async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")], STYLE)
        .into_response()
}
