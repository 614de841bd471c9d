//! What the API document says of every list and of every answer that is a problem.

use crate::wire;
use std::collections::BTreeMap;
use utoipa::openapi::{RefOr, Response};
use utoipa::{IntoParams, IntoResponses, ToSchema};

/// Paging, the same for every list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "described here, read by `Params`")]
pub struct ListParams {
    /// Rows of one page.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// The `next` of the page before.
    cursor: Option<String>,
}

/// What every write takes beside its body.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "described here, read by `Intent`")]
pub struct WriteParams {
    /// Change nothing, and answer what would happen.
    #[param(default = false)]
    preview: Option<bool>,
}

/// Headers of every write.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "described here, read by `Intent`")]
pub struct WriteHeaders {
    /// The write is carried out once for each key; without it one is made and told. Remembered for 30 days.
    #[param(rename = "Idempotency-Key", nullable = false, min_length = 1, max_length = 200)]
    idempotency_key: Option<String>,
}

/// The version that the caller has seen, for writes to one subscription.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "described here, read by `Intent`")]
pub struct VersionHeader {
    /// The `ETag` of the subscription as the caller has seen it; refused with 412 when it is another now.
    #[param(rename = "If-Match", nullable = false, example = "\"7\"")]
    if_match: Option<String>,
}

/// What a write answers: the thing as it is now or, with `preview=true`, what would happen.
#[derive(ToSchema)]
#[expect(dead_code, clippy::large_enum_variant, reason = "described here, made by the handlers")]
#[serde(untagged)]
pub enum OrPreview<T> {
    /// It was carried out.
    Done(T),
    /// With `preview=true`.
    Preview(wire::Preview),
}

/// Every answer that is not a success is a problem document.
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        #[derive(IntoResponses)]
        #[expect(dead_code, reason = "described here, made by `Problem`")]
        enum Described {
            /// Not carried out: the problem says why.
            #[response(status = "default", content_type = "application/problem+json")]
            Problem(wire::Problem),
        }
        Described::responses()
    }
}
