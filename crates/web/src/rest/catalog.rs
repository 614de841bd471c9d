//! Taking products into the catalog.

use super::limits;
use crate::body::JsonBody;
use crate::caller::Caller;
use crate::intent::{Intent, Sent, reply};
use crate::problem::{Problem, bug};
use crate::wire;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use purser_domain::command::{Command, Principal};
use purser_domain::id::OPERATOR;
use purser_domain::plan::Outcome;

/// Bytes of an import: 200 products with their plans and prices.
const IMPORT_BYTES_MAX: usize = 1024 * 1024;

/// Import products
///
/// Only for the operator. Each product is added or replaced with all its plans; a price that is or was in force stays.
/// At most 200 products at once; a larger catalog is sent in several parts.
#[utoipa::path(
    post, path = "/catalog/import", tag = "Products", operation_id = "import_catalog",
    params(limits::WriteParams, limits::WriteHeaders),
    request_body = wire::CatalogImport,
    responses(
        (status = 200, body = limits::OrPreview<wire::CatalogImported>),
        limits::Problems,
    )
)]
pub async fn import(
    caller: Caller,
    intent: Intent,
    JsonBody(body): JsonBody<wire::CatalogImport, IMPORT_BYTES_MAX>,
) -> Result<Response, Problem> {
    // The catalog is nobody's but the operator's.
    let caller = match caller.principal {
        Principal::Operator => Caller { tenant: OPERATOR, ..caller },
        _ => caller,
    };
    let done = match caller.send(&intent, Command::ImportCatalog { products: body.products }).await? {
        Sent::Previewed(preview) => return Ok(preview),
        Sent::Done(done) => done,
    };
    let Outcome::Products(products) = done.outcome else { return Err(bug("an import without products")) };
    Ok(reply(&done, StatusCode::OK, Json(wire::CatalogImported { products })))
}
