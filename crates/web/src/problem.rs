//! Every way in which a request is not carried out, and how REST says so (RFC 9457). The reference policy service says
//! the same things in its own shape, in `reference.rs`.
//!
//! Internal text never reaches a caller: it goes to the log with the request id.

use crate::frame::Context;
use crate::wire;
use axum::body::Body;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use purser_app::Failure;
use purser_app::views::ViewError;
use purser_domain::refusal::{Class, FieldError, Refusal, Rule, Thing};

/// Where codes are explained.
pub const CODES: &str = "/api/docs/errors";

/// Why a request was not carried out.
#[derive(Clone, Debug)]
pub enum Problem {
    /// No, and why.
    Refused(Refusal),
    /// No token, or one that is unknown, expired or revoked.
    Unauthenticated,
    /// Too many attempts with wrong tokens or secrets.
    TooManyAttempts {
        /// When the next one is looked at.
        retry_after_seconds: u64,
    },
    /// The body is not JSON.
    MalformedJson,
    /// The body is something else than what the route reads.
    UnsupportedMediaType {
        /// What the route reads.
        expected: &'static str,
    },
    /// The body is longer than the route reads.
    TooLarge {
        /// The most, in bytes.
        bytes_max: usize,
    },
    /// The body did not arrive in time.
    RequestTimeout,
    /// There is nothing at this address.
    NoSuchRoute,
    /// Not with this method.
    MethodNotAllowed,
    /// The idempotency key was used for another command.
    KeyReused,
    /// Too much is waiting.
    Busy,
    /// The database is away.
    Unavailable,
    /// The answer took too long. What was asked may still happen.
    TimedOut,
    /// Our mistake.
    Internal,
}

impl Problem {
    /// One field, one rule.
    pub fn field(field: &str, rule: Rule) -> Self {
        Self::Refused(Refusal::field(field, rule))
    }

    /// There is no such thing here.
    pub const fn not_found(thing: Thing) -> Self {
        Self::Refused(Refusal::NotFound(thing))
    }

    /// One of every kind beside the domain's refusals, for the documents and tests that must cover them all.
    pub fn samples() -> Vec<Self> {
        vec![
            Self::Unauthenticated,
            Self::TooManyAttempts { retry_after_seconds: 2 },
            Self::MalformedJson,
            Self::UnsupportedMediaType { expected: "application/json" },
            Self::TooLarge { bytes_max: 262_144 },
            Self::RequestTimeout,
            Self::NoSuchRoute,
            Self::MethodNotAllowed,
            Self::KeyReused,
            Self::Busy,
            Self::Unavailable,
            Self::TimedOut,
            Self::Internal,
        ]
    }

    /// HTTP status.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => match refusal.class() {
                Class::Invalid => StatusCode::BAD_REQUEST,
                Class::Payment => StatusCode::PAYMENT_REQUIRED,
                Class::Forbidden => StatusCode::FORBIDDEN,
                Class::NotFound => StatusCode::NOT_FOUND,
                Class::Conflict => StatusCode::CONFLICT,
                Class::Precondition => StatusCode::PRECONDITION_FAILED,
            },
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::TooManyAttempts { .. } | Self::Busy => StatusCode::TOO_MANY_REQUESTS,
            Self::MalformedJson => StatusCode::BAD_REQUEST,
            Self::UnsupportedMediaType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::NoSuchRoute => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::TimedOut => StatusCode::GATEWAY_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::Unauthenticated => "unauthenticated",
            Self::TooManyAttempts { .. } => "too_many_attempts",
            Self::MalformedJson => "malformed_json",
            Self::UnsupportedMediaType { .. } => "unsupported_media_type",
            Self::TooLarge { .. } => "body_too_large",
            Self::RequestTimeout => "request_timeout",
            Self::NoSuchRoute => "no_such_route",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::KeyReused => "idempotency_key_reused",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::TimedOut => "timed_out",
            Self::Internal => "internal",
        }
    }

    /// The code in English words.
    pub fn title(&self) -> String {
        let words = self.code().replace('_', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// What is wrong and what to do next: a refusal in the language of a tag, the rest in English for developers.
    pub fn detail(&self, locale: &str) -> String {
        match self {
            Self::Refused(refusal) => purser_render::refusal(refusal, locale),
            Self::Unauthenticated => {
                "A bearer token is needed, and this one is missing, unknown, expired or revoked; send `Authorization: \
                 Bearer …` with one that holds."
                    .into()
            }
            Self::TooManyAttempts { .. } => "Too many attempts with wrong credentials; wait and use right ones.".into(),
            Self::MalformedJson => "The body is not a JSON object; check its syntax.".into(),
            Self::UnsupportedMediaType { expected } => format!("The body must be sent as {expected}."),
            Self::TooLarge { bytes_max } => format!("The body may have at most {bytes_max} bytes; send it in parts."),
            Self::RequestTimeout => "The body did not arrive in time; send the request again.".into(),
            Self::NoSuchRoute => "There is nothing at this address; /api/docs lists what there is.".into(),
            Self::MethodNotAllowed => "This address does not know the method; `Allow` lists those it knows.".into(),
            Self::KeyReused => {
                "This Idempotency-Key was used for another command; use a new key for a new command.".into()
            }
            Self::Busy => "Too much is waiting; send the request again, with the same Idempotency-Key.".into(),
            Self::Unavailable => {
                "The database cannot be reached; send the request again, with the same Idempotency-Key.".into()
            }
            Self::TimedOut => {
                "The answer took too long and it is not known whether this was carried out; send the request again, with \
                 the same Idempotency-Key."
                    .into()
            }
            Self::Internal => "This is our mistake; report the request_id to whoever runs this server.".into(),
        }
    }

    /// Wrong fields, one by one.
    pub fn errors(&self) -> &[FieldError] {
        match self {
            Self::Refused(Refusal::Invalid(errors)) => errors,
            _ => &[],
        }
    }

    /// Headers that belong to the problem, whatever the shape of its body.
    pub fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        let number = |seconds: u64| HeaderValue::from(seconds);
        match self {
            Self::Unauthenticated => vec![(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))],
            Self::TooManyAttempts { retry_after_seconds } => {
                vec![(RETRY_AFTER, number(*retry_after_seconds))]
            }
            Self::Busy => vec![(RETRY_AFTER, number(1))],
            Self::Unavailable => vec![(RETRY_AFTER, number(5))],
            Self::Refused(Refusal::VersionChanged { version }) => {
                HeaderValue::from_str(&format!("\"{version}\""))
                    .map(|tag| vec![(ETAG, tag)])
                    .unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The problem document.
    pub fn document(&self, context: &Context) -> wire::Problem {
        let field = |error: &FieldError| wire::FieldProblem {
            field: error.field.clone(),
            code: error.rule.code().into(),
            message: purser_render::field_error(error, context.locale),
        };
        wire::Problem {
            kind: format!("{CODES}#{}", self.code()),
            title: self.title(),
            status: self.status().as_u16(),
            detail: self.detail(context.locale),
            code: self.code().into(),
            request_id: context.request_id.to_string(),
            errors: self.errors().iter().map(field).collect(),
        }
    }

    /// The document as the body of a response that carries the problem's status and headers already.
    pub fn fill(&self, response: &mut Response, context: &Context) {
        let json = serde_json::to_vec(&self.document(context)).unwrap_or_default();
        *response.body_mut() = Body::from(json);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let language = if matches!(self, Self::Refused(_)) { context.locale } else { "en" };
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
    }
}

/// Status and headers; [`crate::frame`] fills in the body, which only it knows the language and the request id of.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.headers_mut().extend(self.headers());
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::KeyReused => Self::KeyReused,
            Failure::Busy => Self::Busy,
            Failure::Unavailable => Self::Unavailable,
            Failure::Bug(report) => {
                tracing::error!(report, "a bug");
                Self::Internal
            }
        }
    }
}

impl From<ViewError> for Problem {
    fn from(error: ViewError) -> Self {
        match error {
            ViewError::BadCursor(_) => {
                Self::field("cursor", Rule::Format { expected: "a cursor that this list gave out".into() })
            }
            ViewError::Store(error) => Failure::from(error).into(),
        }
    }
}

/// Something that cannot happen did.
pub fn bug(report: &str) -> Problem {
    tracing::error!(report, "a bug");
    Problem::Internal
}
