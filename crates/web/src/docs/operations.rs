//! The API for people to read: every operation, every shape and every error code, made from the same document and the
//! same enums that programs use.

use super::html;
use crate::description::JSON;
use crate::params::Params;
use crate::problem::Problem;
use axum::response::Response;
use purser_domain::refusal::Refusal;
use purser_render::escape;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// Methods in the order in which they are listed.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The page of operations, written once.
static OPERATIONS: LazyLock<String> = LazyLock::new(write_operations);

/// Every operation and every shape.
pub async fn operations(params: Params) -> Result<Response, Problem> {
    params.done()?;
    Ok(html("REST API", &OPERATIONS))
}

fn write_operations() -> String {
    let document: Value = serde_json::from_slice(&JSON).unwrap_or_default();
    let mut by_tag: BTreeMap<&str, String> = BTreeMap::new();
    for (path, item) in members(&document, "/paths") {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let tag = operation.pointer("/tags/0").and_then(Value::as_str).unwrap_or("Other");
                write_operation(by_tag.entry(tag).or_default(), method, path, operation);
            }
        }
    }
    let mut body = String::from(
        "<h1>REST API</h1>\n<p>For programs: <a href=\"/api/openapi.json\">/api/openapi.json</a>. Errors are problem \
         documents with one of these <a href=\"/api/docs/errors\">codes</a>.</p>\n",
    );
    for (tag, operations) in &by_tag {
        let _ = write!(body, "<h2>{}</h2>\n{operations}", escape(tag));
    }
    body.push_str("<h2>Shapes</h2>\n");
    for (name, schema) in members(&document, "/components/schemas") {
        write_schema(&mut body, name, schema);
    }
    body
}

fn members<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.pointer(pointer).and_then(Value::as_object).into_iter().flatten()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn write_operation(out: &mut String, method: &str, path: &str, operation: &Value) {
    let id = text(operation, "operationId");
    let _ = writeln!(
        out,
        "<article id=\"{}\"><h3>{}</h3>\n<p><code>{} {}</code></p>",
        escape(id),
        escape(text(operation, "summary")),
        method.to_uppercase(),
        escape(path)
    );
    let description = text(operation, "description");
    if !description.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escape(description));
    }
    let parameters: Vec<_> =
        operation.get("parameters").and_then(Value::as_array).into_iter().flatten().collect();
    if !parameters.is_empty() {
        out.push_str("<table><tr><th>Parameter</th><th>Where</th><th>What</th></tr>\n");
        for parameter in parameters {
            let _ = writeln!(
                out,
                "<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
                escape(text(parameter, "name")),
                escape(text(parameter, "in")),
                escape(text(parameter, "description"))
            );
        }
        out.push_str("</table>\n");
    }
    if let Some(request) = operation.pointer("/requestBody/content") {
        let _ = writeln!(out, "<p>Body: {}</p>", shape_of_content(request));
    }
    for (status, response) in members(operation, "/responses") {
        let shape = response.get("content").map(shape_of_content).unwrap_or_default();
        let _ = writeln!(out, "<p>{}: {shape} {}</p>", escape(status), escape(text(response, "description")));
    }
    out.push_str("</article>\n");
}

fn shape_of_content(content: &Value) -> String {
    let content = content.as_object().into_iter().flatten();
    let shapes = content.filter_map(|(_, media)| media.get("schema")).map(shape);
    shapes.collect::<Vec<_>>().join(" or ")
}

/// The name of a shape, linked where it has one.
fn shape(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.rsplit('/').next()) {
        let name = escape(name);
        return format!("<a href=\"#{name}\">{name}</a>");
    }
    for choice in ["oneOf", "allOf", "anyOf"] {
        if let Some(shapes) = schema.get(choice).and_then(Value::as_array) {
            return shapes.iter().map(shape).collect::<Vec<_>>().join(" or ");
        }
    }
    if let Some(items) = schema.get("items") {
        return format!("list of {}", shape(items));
    }
    let kind = match schema.get("type") {
        Some(Value::String(kind)) => kind.clone(),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        _ => "anything".into(),
    };
    match schema.get("format").and_then(Value::as_str) {
        Some(format) => format!("{} ({})", escape(&kind), escape(format)),
        None => escape(&kind),
    }
}

fn write_schema(out: &mut String, name: &str, schema: &Value) {
    let name = escape(name);
    let _ = writeln!(
        out,
        "<article id=\"{name}\"><h3>{name}</h3>\n<p>{}</p>",
        escape(text(schema, "description"))
    );
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        let words: Vec<_> = words.iter().filter_map(Value::as_str).map(escape).collect();
        let _ = writeln!(out, "<p>One of <code>{}</code></p>", words.join("</code>, <code>"));
    }
    let required: Vec<_> = schema.get("required").and_then(Value::as_array).into_iter().flatten().collect();
    let mut fields = members(schema, "/properties").peekable();
    if fields.peek().is_some() {
        out.push_str("<table><tr><th>Field</th><th>Type</th><th>What</th></tr>\n");
        for (field, schema) in fields {
            let optional =
                if required.iter().any(|name| name.as_str() == Some(field)) { "" } else { " (optional)" };
            let _ = writeln!(
                out,
                "<tr><td><code>{}</code>{optional}</td><td>{}</td><td>{}</td></tr>",
                escape(field),
                shape(schema),
                escape(text(schema, "description"))
            );
        }
        out.push_str("</table>\n");
    }
    out.push_str("</article>\n");
}

/// Every error code, with its status and an example in words.
pub async fn codes(params: Params) -> Result<Response, Problem> {
    params.done()?;
    let refusals = Refusal::samples().into_iter().map(Problem::Refused);
    let mut body = String::from(
        "<h1>Error codes</h1>\n<p>The <code>code</code> of a problem document never changes its meaning.</p>\n\
         <table><tr><th>Code</th><th>Status</th><th>For example</th></tr>\n",
    );
    for problem in Problem::samples().into_iter().chain(refusals) {
        let _ = writeln!(
            body,
            "<tr id=\"{code}\"><td><code>{code}</code></td><td>{}</td><td>{}</td></tr>",
            problem.status().as_u16(),
            escape(&problem.detail("en")),
            code = escape(problem.code()),
        );
    }
    body.push_str("</table>\n");
    Ok(html("Error codes", &body))
}
