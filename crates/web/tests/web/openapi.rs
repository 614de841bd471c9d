//! The description of the API: committed, complete, and true of what the server answers.

use super::kit::on_sqlite;
use axum::http::Method;
use serde_json::Value;
use std::collections::BTreeSet;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api/openapi.json");

pub fn document() -> Value {
    serde_json::to_value(purser_web::openapi()).unwrap()
}

/// Every operation: its method, its path and what the document says of it.
pub fn operations() -> Vec<(Method, String, Value)> {
    let document = document();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            found.push((method, path.clone(), operation.clone()));
        }
    }
    found
}

#[test]
fn the_committed_document_is_the_one_that_the_code_makes() {
    let mut made = serde_json::to_string_pretty(&purser_web::openapi()).unwrap();
    made.push('\n');
    if std::env::var("PURSER_UPDATE").is_ok_and(|value| value == "1") {
        std::fs::write(COMMITTED, &made).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        committed == made,
        "docs/api/openapi.json is old: run this test with PURSER_UPDATE=1 and look at the difference"
    );
}

#[test]
fn every_operation_says_what_it_is_and_what_it_answers() {
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations() {
        let name = format!("{method} {path}");
        assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{name}: the id is taken");
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name} has no summary");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{name} never succeeds");
        let guarded = operation["security"].as_array().is_none();
        let open = ["/healthz", "/readyz", "/metrics", "/oauth2/token"].contains(&path.as_str());
        assert_eq!(guarded, !open, "{name}");
        assert!(open || responses.contains_key("default"), "{name} never fails");
        if path.starts_with("/api/v1/") && method != Method::GET {
            let parameters = operation["parameters"].to_string();
            assert!(
                parameters.contains("\"preview\"") && parameters.contains("\"Idempotency-Key\""),
                "{name}"
            );
        }
    }
}

#[test]
fn every_reference_leads_somewhere_and_no_shape_is_left_over() {
    let document = document();
    let mut named = BTreeSet::new();
    let mut waiting = vec![document["paths"].clone()];
    let mut seen = BTreeSet::new();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(object) => {
                if let Some(name) = object.get("$ref").and_then(Value::as_str) {
                    let name = name.strip_prefix("#/components/schemas/").unwrap().to_owned();
                    let schema = &document["components"]["schemas"][&name];
                    assert!(schema.is_object(), "{name} is not described");
                    if seen.insert(name.clone()) {
                        waiting.push(schema.clone());
                    }
                    named.insert(name);
                }
                waiting.extend(object.into_iter().map(|(_, value)| value));
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    let described: BTreeSet<String> =
        document["components"]["schemas"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(described.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "nothing uses these");
    assert_eq!(document["openapi"], "3.1.0");
}

#[tokio::test]
async fn the_server_answers_the_document_and_shows_it_to_people() {
    on_sqlite(async |world| {
        let served = world.get("nobody", "/api/openapi.json").await;
        assert_eq!(served, document());
        let page = world.send(world.ask("nobody").get("/api/docs")).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        let text = page.text();
        assert!(!text.contains("<script"));
        for (_, path, operation) in operations() {
            let path = path.replace('&', "&amp;");
            assert!(text.contains(&path), "{path}");
            assert!(text.contains(&format!("id=\"{}\"", operation["operationId"].as_str().unwrap())));
        }
    })
    .await;
}
