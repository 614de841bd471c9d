//! Problem documents (RFC 9457).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a request was not carried out, as `application/problem+json`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[schema(example = "/api/docs/errors#not_enough_licenses")]
    pub kind: String,
    /// The problem in a few English words, always the same for one code.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What is wrong and what to do next, in the language of the request.
    pub detail: String,
    /// Stable code.
    #[schema(example = "not_enough_licenses")]
    pub code: String,
    /// The request, as the server's log names it.
    pub request_id: String,
    /// Wrong fields, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct FieldProblem {
    /// The field, the query parameter or the header.
    #[schema(example = "quantity")]
    pub field: String,
    /// Stable code of the rule that it breaks.
    #[schema(example = "out_of_range")]
    pub code: String,
    /// The rule in words, in the language of the request.
    pub message: String,
}
