//! Reading JSON bodies: bounded, and every wrong field named. Nothing that was sent is ever repeated in an error, because
//! it may be a card number.

use crate::problem::Problem;
use axum::RequestExt as _;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName};
use purser_domain::refusal::Rule;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_path_to_error::Segment;
use std::time::Duration;

/// Bytes of a body, unless a route says otherwise.
pub const BODY_MAX: usize = 256 * 1024;
/// The form of an id, as errors name it.
pub const GUID: &str = "a GUID";
/// How long a body may take to arrive: less than an answer may, so that whoever is slow is told so.
const ARRIVE_WITHIN: Duration = Duration::from_secs(20);

/// A JSON object of at most `MAX` bytes.
pub struct JsonBody<T, const MAX: usize = BODY_MAX>(pub T);

impl<S: Send + Sync, T: DeserializeOwned, const MAX: usize> FromRequest<S> for JsonBody<T, MAX> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::UnsupportedMediaType { expected: "application/json" });
        }
        read(&bytes(request, MAX).await?).map(Self)
    }
}

/// The whole body.
pub async fn bytes(request: Request, bytes_max: usize) -> Result<Bytes, Problem> {
    let announced = text(request.headers(), &CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).unwrap_or(usize::MAX) > bytes_max) {
        return Err(Problem::TooLarge { bytes_max });
    }
    let body: Body = request.with_limited_body().into_body();
    let reading = axum::body::to_bytes(body, bytes_max);
    match tokio::time::timeout(ARRIVE_WITHIN, reading).await {
        Ok(Ok(bytes)) => Ok(bytes),
        // Cut off by the sender, or too long without having said so: only the second is still there to read this.
        Ok(Err(_)) => Err(Problem::TooLarge { bytes_max }),
        Err(_) => Err(Problem::RequestTimeout),
    }
}

/// Whether the body is sent as JSON.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = text(headers, &CONTENT_TYPE).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    crate::frame::text(headers, name)
}

/// Reads a JSON object. What is not JSON is one problem; a field of the wrong kind is another, and is named.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let object = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    if !object || serde_json::from_slice::<IgnoredAny>(bytes).is_err() {
        return Err(Problem::MalformedJson);
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let mut field = name(error.path());
        let message = error.inner().to_string();
        let (rule, member) = rule(&message);
        if let Some(member) = member {
            field = if field.is_empty() { member.to_owned() } else { format!("{field}.{member}") };
        }
        Problem::field(&field, rule)
    })
}

/// The name of a field as callers write it: `address.line1`, `products[3].value`.
fn name(path: &serde_path_to_error::Path) -> String {
    path.iter().fold(String::new(), |mut name, segment| {
        match segment {
            Segment::Seq { index } => name.push_str(&format!("[{index}]")),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                if !name.is_empty() {
                    name.push('.');
                }
                name.push_str(key);
            }
            Segment::Unknown => {}
        }
        name
    })
}

/// The rule that a field breaks, and the field itself where the path ends one above it.
///
/// `serde` says this only in words; a test holds them still. What stands before "expected" may be what was sent.
fn rule(message: &str) -> (Rule, Option<&str>) {
    let quoted = |prefix: &str| message.strip_prefix(prefix)?.split('`').next();
    if let Some(member) = quoted("missing field `") {
        return (Rule::Required, Some(member));
    }
    if let Some(member) = quoted("duplicate field `") {
        return (Rule::Repeated, Some(member));
    }
    if message.starts_with("unknown field `") {
        return (Rule::NotAllowedHere, None);
    }
    if message.starts_with("unknown variant `") {
        let words = message.rsplit_once("expected ").map_or("", |(_, words)| words);
        let allowed = words.split('`').skip(1).step_by(2).map(Into::into).collect();
        return (Rule::OneOf { allowed }, None);
    }
    let expected = message.rsplit_once("expected ").map_or("", |(_, expected)| expected);
    let expected = expected.split(" at line ").next().unwrap_or_default();
    let expected = match expected {
        "i64" | "u64" | "u32" | "u16" | "i32" | "i16" => "a whole number",
        "a string" | "a borrowed string" => "text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "value" | "string or map" => "one of the known words",
        "" if message.starts_with("UUID") => GUID,
        "a formatted UUID string" | "a UUID string" => GUID,
        other if other.starts_with("struct ") || other.starts_with("a map") => "an object",
        _ => "of the form that the API document describes",
    };
    (Rule::Format { expected: expected.into() }, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{OrderRequest, PaymentMethodRequest, PolicyChange, QuantityRequest};
    use purser_domain::refusal::Refusal;

    fn wrong<T: DeserializeOwned>(json: &str) -> String {
        match read::<T>(json.as_bytes()) {
            Ok(_) => "fine".into(),
            Err(Problem::Refused(Refusal::Invalid(errors))) => {
                let error = errors.first().unwrap();
                format!("{} {}", error.field, error.rule.message())
            }
            Err(problem) => problem.code().into(),
        }
    }

    #[test]
    fn what_is_no_json_object_is_malformed() {
        for json in [
            "",
            " ",
            "{",
            "[]",
            "3",
            "null",
            "{\"total\":1,}",
            "{\"total\":1} x",
            "{\"total\":@}",
            "\u{feff}{}",
        ] {
            assert_eq!(wrong::<QuantityRequest>(json), "malformed_json", "{json}");
        }
    }

    #[test]
    fn a_wrong_field_is_named_with_its_rule() {
        let order = |fields: &str| {
            format!("{{\"plan_id\":\"{}\",\"quantity\":1,\"for\":\"self\"{fields}}}", uuid::Uuid::nil())
        };
        for (json, expected) in [
            (order(""), "fine"),
            ("{}".into(), "plan_id must be given"),
            (r#"{"plan_id":"x"}"#.into(), "plan_id must be a GUID"),
            (r#"{"plan_id":3}"#.into(), "plan_id must be a GUID"),
            (r#"{"quantity":"1"}"#.into(), "quantity must be a whole number"),
            (r#"{"quantity":1.5}"#.into(), "quantity must be a whole number"),
            (r#"{"quantity":null}"#.into(), "quantity must be a whole number"),
            (r#"{"quantity":true}"#.into(), "quantity must be a whole number"),
            (r#"{"quantity":1,"quantity":2}"#.into(), "quantity names the same thing twice"),
            (r#"{"for":"me"}"#.into(), "for must be one of self, organization"),
            (r#"{"for":7}"#.into(), "for must be one of the known words"),
            (order(",\"trial\":\"yes\""), "trial must be true or false"),
            (
                order(",\"starts_on\":\"2026-13-01\""),
                "starts_on must be of the form that the API document describes",
            ),
            (order(",\"colour\":1"), "colour is not known here"),
            (order(",\"payment_method_id\":null"), "fine"),
        ] {
            assert_eq!(wrong::<OrderRequest>(&json), expected, "{json}");
        }
    }

    #[test]
    fn numbers_too_large_for_any_field_reach_the_fields_own_range() {
        for (json, total) in [
            ("-1", -1),
            ("9223372036854775807", i64::MAX),
            ("9223372036854775808", i64::MAX),
            ("99999999999999999999999", i64::MAX),
            ("-99999999999999999999999", i64::MIN),
        ] {
            let read: QuantityRequest = read(format!("{{\"total\":{json}}}").as_bytes()).ok().unwrap();
            assert_eq!(read.total, total, "{json}");
        }
    }

    #[test]
    fn nested_fields_have_their_whole_name_and_nothing_sent_is_repeated() {
        assert_eq!(wrong::<PaymentMethodRequest>(r#"{"number":4242424242424242}"#), "number must be text");
        assert_eq!(wrong::<PaymentMethodRequest>(r#"{"address":{}}"#), "address.line1 must be given");
        assert_eq!(wrong::<PaymentMethodRequest>(r#"{"address":{"line1":1}}"#), "address.line1 must be text");
        assert_eq!(wrong::<PaymentMethodRequest>(r#"{"address":"x"}"#), "address must be an object");
        assert_eq!(
            wrong::<PolicyChange>(
                r#"{"products":[{"product_id":"a","value":null},{"product_id":"b","value":"On"}]}"#
            ),
            "products[1].value must be one of Enabled, OnlyTrialsWithoutPaymentMethod, Disabled"
        );
        assert_eq!(
            wrong::<PolicyChange>(r#"{"products":[{"product_id":"a"}]}"#),
            "products[0].value must be given"
        );
        assert_eq!(wrong::<PolicyChange>(r#"{"products":3}"#), "products must be a list");
    }
}
