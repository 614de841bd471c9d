//! Who looks at a page: the person of the session that the cookie names. A session is a token that no API takes; what it
//! may do is asked of the database with every request.

use super::asset::ASSETS;
use super::rights;
use crate::caller::Caller;
use crate::frame::{Context, text};
use crate::problem::{Problem, bug};
use crate::shared::Shared;
use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use purser_app::views::identity::{self, TokenView};
use purser_app::{Failure, Reading, secret, views};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::id::{Ids, PersonId};
use purser_domain::limits::SESSION_IDLE_HOURS;
use purser_domain::people::Bearer;
use purser_domain::period::day_in;
use purser_domain::refusal::Refusal;
use purser_domain::tax::Tax;
use purser_render::page::{Place, Shell, Theme, Toast, Viewer};
use purser_render::{Value, Words};
use std::sync::Arc;

/// The cookie of the session.
pub const SESSION: &str = "purser_session";
/// The cookie of the language that the person chose.
pub const LANGUAGE: &str = "purser_language";
/// The cookie of the colours that somebody chose in this browser.
pub const THEME: &str = "purser_theme";
/// A session is extended when this much of its time is used up.
const EXTEND_AFTER_SECONDS: i64 = 15 * 60;

/// Somebody who looks at pages.
pub struct Visit {
    /// As whom commands are sent and views are read.
    pub caller: Caller,
    /// The person.
    pub person: PersonId,
    /// The session.
    pub session: TokenView,
    /// The session's secret, from which the proof of its forms is made.
    secret: String,
    theme: Option<Theme>,
    /// The query, for what was just done.
    query: String,
}

impl FromRequestParts<Arc<Shared>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Response> {
        match Self::find(parts, shared).await {
            Ok(Some(visit)) => Ok(visit),
            Ok(None) => Err(sign_in_first(parts)),
            Err(problem) => Err(problem.into_response()),
        }
    }
}

/// Where somebody without a session is led, to come back to the page that they wanted.
fn sign_in_first(parts: &Parts) -> Response {
    // What htmx asks for is a part of a page that is open: it stays as it is, with what was typed, until its form is sent.
    if parts.headers.contains_key("hx-request") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let wanted = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    if parts.method != Method::GET || wanted == "/" {
        return Redirect::to("/sign-in").into_response();
    }
    let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", wanted).finish();
    Redirect::to(&format!("/sign-in?{next}")).into_response()
}

impl Visit {
    /// The visit of whoever has a session that holds.
    pub async fn find(parts: &Parts, shared: &Arc<Shared>) -> Result<Option<Self>, Problem> {
        let Some(secret) = cookie(&parts.headers, SESSION) else { return Ok(None) };
        let mut reader = shared.door.read().await?;
        let found = identity::token(&mut reader, &secret::hash(&secret)).await.map_err(Failure::from)?;
        let now = shared.now();
        let Some(session) = found.filter(|token| token.expires_at.is_some_and(|end| now < end)) else {
            return Ok(None);
        };
        let (Some(began), Bearer::Person(id)) = (session.session, session.bearer) else { return Ok(None) };
        let person = views::people::person(&mut reader, session.tenant, id).await.map_err(Failure::from)?;
        drop(reader);
        if !person.is_some_and(|person| person.active && began.holds_for(&person)) {
            return Ok(None);
        }
        let context =
            parts.extensions.get::<Context>().cloned().ok_or_else(|| bug("a request without a context"))?;
        let principal = Principal::Person(id);
        let caller = Caller { tenant: session.tenant, principal, context, shared: Arc::clone(shared) };
        let theme = cookie(&parts.headers, THEME).as_deref().and_then(Theme::named);
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let visit = Self { caller, person: id, session, secret, theme, query };
        visit.stay().await;
        Ok(Some(visit))
    }

    /// A snapshot to read from, and what surrounds the page.
    pub async fn open(&self, place: Place) -> Result<(Reading, Shell), Problem> {
        let reading = self.caller.read().await?;
        if !rights::may_open(&reading.standing, place) {
            return Err(Refusal::NotAllowed.into());
        }
        let shell = self.shell(&reading, place);
        Ok((reading, shell))
    }

    fn shell(&self, reading: &Reading, place: Place) -> Shell {
        let words = Words::for_locale(self.caller.context.locale);
        let person = reading.person.as_ref();
        let today = day_in(&reading.tenant.time_zone, self.caller.shared.now());
        let viewer = Viewer {
            name: person.map(|person| person.display_name.clone()).unwrap_or_default(),
            user_principal_name: person.map(|person| person.user_principal_name.clone()).unwrap_or_default(),
            organization: reading.tenant.name.clone(),
            places: rights::places(&reading.standing),
            support_contact: reading.tenant.support_contact.clone(),
        };
        Shell {
            words,
            theme: self.theme,
            viewer: Some(viewer),
            place: Some(place),
            csrf: self.csrf(),
            key: new_key(&self.caller.shared),
            toast: self.toast(words),
            search: String::new(),
            today,
            tax: Tax::of(&reading.tenant, today),
            assets: *ASSETS,
        }
    }

    /// What the forms of this session prove themselves with: nobody else can compute it.
    pub fn csrf(&self) -> String {
        csrf(&self.secret)
    }

    /// What the address says was just done: `done` names the sentence, `done.…` its values.
    fn toast(&self, words: &Words) -> Option<Toast> {
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(self.query.as_bytes()).into_owned().collect();
        let given =
            |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let key = format!("done-{}", given("done")?);
        let count = given("done.count").and_then(|count| count.parse::<u64>().ok()).unwrap_or(0);
        let values = [("count", count.into()), ("name", Value::Text(given("done.name").unwrap_or_default()))];
        Some(Toast { text: words.text(&key, &values).ok()?, undo: None })
    }

    /// Sends a command under the key of a form.
    pub async fn send(&self, key: String, command: Command) -> Result<purser_app::Done, Problem> {
        let call = self.call(key);
        Ok(self.caller.shared.door.execute(call, command).await?)
    }

    /// The call of a form.
    pub fn call(&self, key: String) -> Call {
        let request_id = self.caller.context.request_id.to_string();
        Call { tenant: self.caller.tenant, principal: self.caller.principal, key, request_id, if_match: None }
    }

    /// Makes the session longer while it is used, not with every request. That it cannot be is no reason not to answer.
    async fn stay(&self) {
        let left = self
            .session
            .expires_at
            .map_or(0, |end| end.as_second().saturating_sub(self.caller.shared.now().as_second()));
        if left > SESSION_IDLE_HOURS.saturating_mul(3_600).saturating_sub(EXTEND_AFTER_SECONDS) {
            return;
        }
        let command = Command::ExtendSession { token: self.session.id };
        if let Err(problem) = self.send(new_key(&self.caller.shared), command).await {
            tracing::debug!(code = problem.code(), "a session was not extended");
        }
    }
}

/// What the forms of a session prove themselves with.
pub fn csrf(session: &str) -> String {
    secret::hash(&format!("csrf {session}"))
}

/// A key that no form has had.
pub fn new_key(shared: &Shared) -> String {
    let env = shared.door.env();
    Ids::new(env.now(), env.seed()).make().to_string()
}

/// What surrounds a page that is shown to nobody in particular.
pub fn signed_out(shared: &Shared, locale: &str, headers: &HeaderMap) -> Shell {
    Shell {
        words: Words::for_locale(locale),
        theme: cookie(headers, THEME).as_deref().and_then(Theme::named),
        viewer: None,
        place: None,
        csrf: String::new(),
        key: new_key(shared),
        toast: None,
        search: String::new(),
        today: day_in("UTC", shared.now()),
        tax: None,
        assets: *ASSETS,
    }
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs = text(headers, &COOKIE)?.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| value.to_owned())
        .find(|value| !value.is_empty())
}

/// A cookie to set. Scripts never see it; other sites never send it with a form.
pub fn set_cookie(shared: &Shared, name: &str, value: &str, seconds: i64) -> String {
    let secure = if shared.secure_cookies { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}
