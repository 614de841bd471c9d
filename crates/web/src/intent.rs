//! What a write says beside its body: its idempotency key, the version that the caller has seen, and whether it is only
//! a preview. Every write comes through here, so every write knows all three.

use crate::caller::Caller;
use crate::frame::Key;
use crate::params::Params;
use crate::preview;
use crate::problem::{Problem, bug};
use crate::wire;
use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use purser_app::{Ask, Done};
use purser_domain::command::{Call, Command};
use purser_domain::id::Ids;
use purser_domain::limits::KEY_MAX;
use purser_domain::refusal::Rule;
use std::sync::Arc;

/// Says that an answer is the one of an earlier call.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// What a write says beside its body.
pub struct Intent {
    key: Arc<str>,
    if_match: Option<u64>,
    preview: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Intent {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Ok(mut params) = Params::from_request_parts(parts, state).await;
        let preview = params.flag("preview");
        let key = match parts.extensions.get::<Key>() {
            Some(Key(Some(key))) => Arc::clone(key),
            Some(Key(None)) => {
                let expected = format!("text of 1 to {KEY_MAX} visible ASCII characters");
                params.refuse("Idempotency-Key", Rule::Format { expected });
                Arc::from("")
            }
            None => return Err(bug("a write without a key")),
        };
        let if_match = match if_match(parts) {
            Ok(if_match) => if_match,
            Err(rule) => {
                params.refuse("If-Match", rule);
                None
            }
        };
        params.done()?;
        Ok(Self { key, if_match, preview })
    }
}

/// The version that the caller has seen. `*` means whichever there is.
fn if_match(parts: &Parts) -> Result<Option<u64>, Rule> {
    let mut values = parts.headers.get_all(IF_MATCH).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let malformed = || Rule::Format { expected: "a version in quotation marks, such as \"7\"".into() };
    let text = value.to_str().map_err(|_| malformed())?.trim();
    if values.next().is_some() {
        return Err(malformed());
    }
    if text == "*" {
        return Ok(None);
    }
    let digits = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).ok_or_else(malformed)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(malformed());
    }
    digits.parse().map(Some).map_err(|_| malformed())
}

/// What became of a write.
pub enum Sent {
    /// It was carried out, now or earlier.
    Done(Done),
    /// It was only a preview.
    Previewed(Response),
}

impl Caller {
    /// Sends a command through the door, or shows what it would do.
    pub async fn send(&self, intent: &Intent, command: Command) -> Result<Sent, Problem> {
        let call = self.call(intent, &command)?;
        if intent.preview {
            return self.preview(call, command).await;
        }
        Ok(Sent::Done(self.shared.door.execute(call, command).await?))
    }

    /// The same for a command with a secret that was made for this call. `blank` is the command without it: a
    /// repetition under the same key has another secret and is still the same command.
    pub async fn send_secret(
        &self,
        intent: &Intent,
        command: Command,
        blank: Command,
    ) -> Result<Sent, Problem> {
        let call = self.call(intent, &command)?;
        if intent.preview {
            return self.preview(call, command).await;
        }
        let ask = Ask { command, ..Ask::new(call, blank, self.shared.door.env().seed())? };
        Ok(Sent::Done(self.shared.door.execute_ask(ask).await?))
    }

    /// Sends a command of a door without idempotency keys: one whose commands can be repeated without harm.
    pub async fn send_once(&self, command: Command) -> Result<Done, Problem> {
        let env = self.shared.door.env();
        let key = Ids::new(env.now(), env.seed()).make().to_string();
        let request_id = self.context.request_id.to_string();
        let call = Call { tenant: self.tenant, principal: self.principal, key, request_id, if_match: None };
        Ok(self.shared.door.execute(call, command).await?)
    }

    fn call(&self, intent: &Intent, command: &Command) -> Result<Call, Problem> {
        if intent.if_match.is_some() && command.subscription().is_none() {
            return Err(Problem::field("If-Match", Rule::NotAllowedHere));
        }
        Ok(Call {
            tenant: self.tenant,
            principal: self.principal,
            key: intent.key.to_string(),
            request_id: self.context.request_id.to_string(),
            if_match: intent.if_match,
        })
    }

    async fn preview(&self, call: Call, command: Command) -> Result<Sent, Problem> {
        let preview: wire::Preview = preview::of(self, call, command).await?;
        Ok(Sent::Previewed(Json(preview).into_response()))
    }
}

/// The answer to a write that was carried out.
pub fn reply(done: &Done, status: StatusCode, body: impl IntoResponse) -> Response {
    let mut response = (status, body).into_response();
    if done.replayed {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    response
}
