//! Pages that say no: what happened, what was kept, and what to do next, in the person's language.

use super::visit::signed_out;
use crate::frame::Context;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::body::Body;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use purser_render::Words;
use purser_render::page::fault::page;

/// The page of a problem, in a response that has its status and headers already.
pub fn fill(
    problem: &Problem,
    response: &mut Response,
    context: &Context,
    shared: &Shared,
    headers: &HeaderMap,
) {
    let shell = signed_out(shared, context.locale, headers);
    let title = title(problem, context.locale);
    let sentence = sentence(problem, context.locale);
    *response.body_mut() = Body::from(page(&shell, &title, &sentence, &context.request_id));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(context.locale));
}

/// The heading: what kind of no it is.
fn title(problem: &Problem, locale: &str) -> String {
    let key = match problem.status().as_u16() {
        403 => "fault-title-forbidden",
        404 => "fault-title-not-found",
        429 | 503 | 504 => "fault-title-busy",
        500 => "fault-title-internal",
        _ => "fault-title",
    };
    Words::for_locale(locale).name(key).unwrap_or_else(|_| problem.title())
}

/// What is wrong and what to do next. Refusals have sentences of their own; the rest has them here.
pub fn sentence(problem: &Problem, locale: &str) -> String {
    if let Problem::Refused(refusal) = problem {
        return purser_render::refusal(refusal, locale);
    }
    let key = format!("fault-{}", problem.code());
    Words::for_locale(locale).name(&key).unwrap_or_else(|_| problem.detail(locale))
}
