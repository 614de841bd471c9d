//! What surrounds every request: its id, its language, its span in the log, its idempotency key, its count in the
//! metrics, the body of its problem, and the headers that every answer has.

use crate::pages;
use crate::problem::Problem;
use crate::reference;
use crate::shared::Shared;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use purser_domain::id::Ids;
use purser_domain::limits::KEY_MAX;
use purser_render::locale::PSEUDO;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tracing::Instrument as _;

/// The request's name in the logs, ours or the caller's.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The key under which a write is carried out once.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Characters of a request id that is taken over.
const REQUEST_ID_MAX: usize = 128;
/// How long an answer may take to begin.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// What is the same for everything that one request causes.
#[derive(Clone, Debug)]
pub struct Context {
    /// The request's name in the logs.
    pub request_id: Arc<str>,
    /// One of our languages.
    pub locale: &'static str,
}

/// The key of a write; none when the caller's is not one.
#[derive(Clone, Debug)]
pub struct Key(pub Option<Arc<str>>);

/// The outermost layer.
pub async fn frame(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    // A duration, not a time of day: it decides nothing and is stored nowhere.
    let begun = Instant::now();
    let context = Context {
        request_id: request_id(request.headers(), &shared),
        locale: locale(request.headers(), shared.demo.is_some()),
    };
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let key = is_write(&method, &path).then(|| key(request.headers(), &shared));
    request.extensions_mut().insert(context.clone());
    if let Some(key) = &key {
        request.extensions_mut().insert(key.clone());
    }
    let correlation = reference::correlation(request.headers());
    let page = pages::is_page(&path, request.headers()).then(|| request.headers().clone());
    let span = tracing::info_span!("request", id = %context.request_id, %method, route);
    let mut response = answer(next, request, &path).instrument(span.clone()).await;
    correct_method(&method, &mut response);
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        if reference::is_at(&path) {
            reference::fill(&problem, &mut response, &context, correlation.as_deref(), shared.now());
        } else if let Some(asked) = &page {
            pages::fill(&problem, &mut response, &context, &shared, asked);
        } else {
            problem.fill(&mut response, &context);
        }
    }
    let headers = response.headers_mut();
    if reference::is_at(&path) {
        reference::echo(headers, correlation.as_deref());
    }
    insert(headers, REQUEST_ID, &context.request_id);
    if let Some(Key(Some(key))) = &key {
        insert(headers, IDEMPOTENCY_KEY, key);
    }
    guard(headers);
    let took = begun.elapsed();
    shared.metrics.answered(&method, &route, response.status(), took);
    span.in_scope(|| tracing::info!(status = response.status().as_u16(), ms = took.as_millis(), "answered"));
    response
}

/// The language that the person chose, or else what their browser prefers.
fn locale(headers: &HeaderMap, demo: bool) -> &'static str {
    let cookie = pages::cookie(headers, pages::LANGUAGE);
    if demo && cookie.as_deref() == Some(PSEUDO) {
        return PSEUDO;
    }
    let chosen = cookie.and_then(|tag| purser_render::resolve(&tag));
    chosen.unwrap_or_else(|| purser_render::negotiate(text(headers, &ACCEPT_LANGUAGE).unwrap_or_default()))
}

/// The answer, or that it took too long. The test clock answers when everything that fell due is done.
async fn answer(next: Next, request: Request, path: &str) -> Response {
    if path.starts_with("/dev/") {
        return next.run(request).await;
    }
    match tokio::time::timeout(ANSWER_WITHIN, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::TimedOut.into_response(),
    }
}

/// An unknown method is a problem like any other; `OPTIONS` is answered by the list itself. `Allow` comes from the router,
/// which adds it last.
fn correct_method(method: &Method, response: &mut Response) {
    if response.status() != StatusCode::METHOD_NOT_ALLOWED || response.extensions().get::<Problem>().is_some()
    {
        return;
    }
    let options = method == Method::OPTIONS;
    *response = if options {
        StatusCode::NO_CONTENT.into_response()
    } else {
        Problem::MethodNotAllowed.into_response()
    };
}

/// Headers that every answer has.
fn guard(headers: &mut HeaderMap) {
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ),
    );
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

fn is_write(method: &Method, path: &str) -> bool {
    path.starts_with("/api/")
        && matches!(*method, Method::POST | Method::PUT | Method::PATCH | Method::DELETE)
}

fn request_id(headers: &HeaderMap, shared: &Shared) -> Arc<str> {
    let sane = |id: &&str| {
        (1..=REQUEST_ID_MAX).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:+/=".contains(&byte))
    };
    text(headers, &REQUEST_ID).filter(sane).map_or_else(|| made(shared), Arc::from)
}

/// The caller's key, or a new one that the answer tells them.
fn key(headers: &HeaderMap, shared: &Shared) -> Key {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Key(Some(made(shared))) };
    let fits =
        |key: &&str| (1..=KEY_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    let single = headers.get_all(IDEMPOTENCY_KEY).iter().count() == 1;
    Key(value.to_str().ok().filter(fits).filter(|_| single).map(Arc::from))
}

/// A name that nobody has used.
fn made(shared: &Shared) -> Arc<str> {
    let env = shared.door.env();
    Ids::new(env.now(), env.seed()).make().to_string().into()
}

/// A header's text.
pub fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Sets a header to a text that has only characters of headers.
pub fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
