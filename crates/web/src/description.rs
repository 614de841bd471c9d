//! The description of the API (OpenAPI 3.1), made from the handlers: one list makes the routes and their description.

use crate::shared::Shared;
use crate::{health, oauth, reference, rest, wire};
use axum::body::Bytes;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use utoipa::openapi::schema::ArrayBuilder;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Info, License, OpenApi, Ref, RefOr, Schema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The description of the API.
#[must_use]
pub fn openapi() -> OpenApi {
    let mut document = routes().split_for_parts().1;
    name_shapes(&mut document);
    document
}

/// The description as JSON, written once: whoever asks for it often costs nothing.
pub static JSON: LazyLock<Bytes> =
    LazyLock::new(|| serde_json::to_vec(&openapi()).map(Bytes::from).unwrap_or_default());

/// Every route that is described.
pub fn routes() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::with_openapi(beginning())
        .nest("/api/v1", rest::routes())
        .nest("/v1.0", reference::routes())
        .routes(routes!(oauth::token))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(health::metrics))
}

/// Shapes that no handler names: of problems, and of query parameters.
#[derive(utoipa::OpenApi)]
#[openapi(components(schemas(
    wire::Problem,
    wire::FieldProblem,
    wire::Channel,
    reference::Document,
    reference::Error,
    reference::InnerError,
)))]
struct Shapes;

fn beginning() -> OpenApi {
    let mut info = Info::new("Purser", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Self-hosted commerce admin center. Every write takes `Idempotency-Key` and `?preview=true`. Every error is a \
         problem document with a stable `code`. Lists are walked by `cursor`. The operator's token may name the \
         organization to act in with the header `Purser-Tenant`."
            .into(),
    );
    info.license = Some(License::new("Apache-2.0"));
    let mut document = <Shapes as utoipa::OpenApi>::openapi();
    document.info = info;
    let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    document.components.get_or_insert_default().add_security_scheme("bearer", bearer);
    document.security = Some(vec![SecurityRequirement::new("bearer", Vec::<String>::new())]);
    document
}

/// A list and an answer that may be a preview have their thing written out in them; they get its name instead.
fn name_shapes(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    let names: BTreeSet<String> = components.schemas.keys().cloned().collect();
    for (name, schema) in &mut components.schemas {
        let RefOr::T(schema) = schema else { continue };
        let thing = |prefix: &str| {
            let thing = name.strip_prefix(prefix).filter(|thing| names.contains(*thing))?;
            Some(RefOr::Ref(Ref::from_schema_name(thing)))
        };
        match schema {
            Schema::Object(list) => {
                if let (Some(thing), Some(items)) = (thing("List_"), list.properties.get_mut("items")) {
                    *items = RefOr::T(Schema::Array(ArrayBuilder::new().items(thing).build()));
                }
            }
            Schema::OneOf(either) => {
                if let (Some(thing), Some(first)) = (thing("OrPreview_"), either.items.first_mut()) {
                    *first = thing;
                }
            }
            _ => {}
        }
    }
}
