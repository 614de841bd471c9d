//! HTTP: the web admin center, the REST API, the reference policy service, OAuth tokens for automation, health, and the
//! demo's own doors.
//!
//! Everything here only translates. A write becomes one command through [`purser_app::Door`], a read becomes one view,
//! and what came out is shown. Web never names the database; it decides nothing that the domain decides.
//!
//! Start reading at [`router`]. `frame.rs` is what surrounds every request, `caller.rs` says who calls, `intent.rs` how
//! writes are sent, `problem.rs` every way to say no. The shapes that travel are in [`wire`].

mod attempts;
mod body;
mod caller;
mod csv_file;
mod description;
mod dev;
mod docs;
mod export;
mod frame;
mod health;
mod intent;
mod metrics;
mod oauth;
mod pages;
mod params;
mod preview;
mod problem;
mod reference;
mod rest;
mod shared;
mod show;
pub mod wire;

pub use description::openapi;
pub use shared::{Demo, Server};

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use problem::Problem;
use shared::Shared;
use std::any::Any;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;

/// Everything that the server answers.
pub fn router(server: Server) -> Router {
    let demo = server.demo.is_some();
    let shared = Arc::new(Shared::new(server));
    let (described, _) = description::routes().split_for_parts();
    // The other version segment of the reference, without a description of its own.
    let (also, _) = OpenApiRouter::default().nest("/v1", reference::routes()).split_for_parts();
    let mut router = described
        .merge(also)
        .merge(pages::routes())
        .route("/assets/docs.css", get(docs::style))
        .route("/api/docs", get(docs::operations))
        .route("/api/docs/errors", get(docs::codes))
        .route("/api/openapi.json", get(document));
    if demo {
        router = router.merge(dev::routes());
    }
    router
        .fallback(async || Problem::NoSuchRoute)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(Arc::clone(&shared), frame::frame))
        .with_state(shared)
}

async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], description::JSON.clone()).into_response()
}

/// A panic is a bug like any other: the log has it, the caller gets a request id to report.
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("unknown");
    tracing::error!(panic = text, "a handler panicked");
    Problem::Internal.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn a_panic_is_a_problem_that_tells_nothing() {
        async fn careless() -> Response {
            std::panic::resume_unwind(Box::new("secret".to_owned()))
        }
        let router: Router = Router::new().route("/", get(careless)).layer(CatchPanicLayer::custom(panicked));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), 500);
        let problem = response.extensions().get::<Problem>().unwrap();
        assert_eq!(problem.code(), "internal");
        assert!(!problem.detail("en").contains("secret"));
    }

    #[test]
    fn every_problem_has_its_own_code_and_a_sentence_in_every_language() {
        let refusals = purser_domain::refusal::Refusal::samples().into_iter().map(Problem::Refused);
        let mut codes = std::collections::BTreeSet::new();
        for problem in Problem::samples().into_iter().chain(refusals) {
            assert!(codes.insert(problem.code()), "{}", problem.code());
            for locale in purser_domain::people::LOCALES {
                let detail = problem.detail(locale);
                assert!(
                    detail.contains(' ') || locale.starts_with("zh"),
                    "{} {locale}: {detail}",
                    problem.code()
                );
                assert_ne!(detail, problem.code(), "{locale}");
            }
        }
    }
}
