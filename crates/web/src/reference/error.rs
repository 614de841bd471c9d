//! How the reference says that a request was not carried out.

use crate::frame::{Context, insert, text};
use crate::problem::Problem;
use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use jiff::{Timestamp, Unit};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::openapi::{RefOr, Response as Described};
use utoipa::{IntoResponses, ToSchema};

/// A caller's name for one call, new for each and told back.
const CORRELATION_ID: HeaderName = HeaderName::from_static("x-ms-correlation-id");
/// Longest correlation id that is told back.
const CORRELATION_MAX: usize = 128;

/// The body of an error.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceError)]
pub struct Document {
    /// What went wrong.
    error: Error,
}

/// What went wrong.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceErrorDetail)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// Stable code.
    code: String,
    /// What is wrong and what to do next.
    message: String,
    /// What to report.
    inner_error: InnerError,
}

/// What to report.
#[derive(Serialize, ToSchema)]
#[schema(as = ReferenceInnerError)]
#[serde(rename_all = "kebab-case")]
pub struct InnerError {
    /// When, UTC.
    date: String,
    /// The request, as the server's log names it.
    request_id: String,
    /// The request, as the caller named it.
    client_request_id: String,
}

/// Every answer that is not a success.
pub struct Errors;

impl IntoResponses for Errors {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        #[derive(IntoResponses)]
        #[expect(dead_code, reason = "described here, made by `fill`")]
        enum Every {
            /// Not carried out: the error says why.
            #[response(status = "default")]
            Error(Document),
        }
        Every::responses()
    }
}

/// The caller's name for the call, if it is one.
pub fn correlation(headers: &HeaderMap) -> Option<String> {
    let sane = |id: &&str| {
        (1..=CORRELATION_MAX).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.{}".contains(&byte))
    };
    text(headers, &CORRELATION_ID).filter(sane).map(Into::into)
}

/// Tells the caller's name for the call back.
pub fn echo(headers: &mut HeaderMap, correlation: Option<&str>) {
    if let Some(correlation) = correlation {
        insert(headers, CORRELATION_ID, correlation);
    }
}

/// The error as the body of a response that carries the problem's status and headers already.
pub fn fill(
    problem: &Problem,
    response: &mut Response,
    context: &Context,
    correlation: Option<&str>,
    now: Timestamp,
) {
    let mut message = problem.detail(context.locale);
    // The reference has one message for all, so a wrong field is named in it.
    if let [error, ..] = problem.errors() {
        message = purser_render::field_error(error, context.locale);
    }
    let date = now.round(Unit::Second).unwrap_or(now).to_string();
    let document = Document {
        error: Error {
            code: pascal(problem.code()),
            message,
            inner_error: InnerError {
                date,
                request_id: context.request_id.to_string(),
                client_request_id: correlation.unwrap_or(&context.request_id).into(),
            },
        },
    };
    *response.body_mut() = Body::from(serde_json::to_vec(&document).unwrap_or_default());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
}

/// `not_found` as the reference spells codes: `NotFound`.
fn pascal(code: &str) -> String {
    let words = code.split('_').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect()
}
