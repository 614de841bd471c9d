//! A form that was sent: who sent it, the key that makes it happen once, and its fields. Every POST of a page comes
//! through here, so every one has a session, comes from a page of ours, and is one command.
//!
//! Who has no session any more signs in, and the form waits for them; nothing that was typed is lost, except what must
//! never be written down.

use super::sign_in;
use super::visit::Visit;
use crate::body;
use crate::frame::{Context, text};
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, HOST, LOCATION, ORIGIN};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};
use core::str::FromStr;
use purser_app::{Done, secret};
use purser_domain::command::Command;
use purser_domain::limits::KEY_MAX;
use purser_domain::refusal::{Class, Refusal, Rule, Thing};
use purser_render::page::Entered;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes of a form.
const FORM_MAX: usize = 64 * 1024;
/// What is never shown again, carried along or logged.
pub const SECRET_FIELDS: [&str; 5] =
    ["password", "new_password", "repeated_password", "number", "security_code"];
/// How browsers say where a request comes from.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A form that was sent by somebody.
pub struct Form {
    /// Who sent it.
    pub visit: Visit,
    key: String,
    params: Params,
    given: Vec<(String, String)>,
}

impl FromRequest<Arc<Shared>> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, shared: &Arc<Shared>) -> Result<Self, Response> {
        let (parts, content) = request.into_parts();
        let given = fields(&parts.headers, Request::from_parts(parts.clone(), content)).await;
        let given = given.map_err(Problem::into_response)?;
        let visit = Visit::find(&parts, shared).await.map_err(Problem::into_response)?;
        let Some(visit) = visit else {
            let context = parts.extensions.get::<Context>().cloned();
            let locale = context.map_or("en", |context| context.locale);
            return Err(sign_in::keep(shared, locale, &parts, &given));
        };
        let (own, fields): (Vec<_>, Vec<_>) =
            given.into_iter().partition(|(name, _)| name == "csrf" || name == "key");
        let own = |name: &str| {
            own.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        if !secret::matches(&own("csrf"), &secret::hash(&visit.csrf())) {
            return Err(Problem::Refused(Refusal::NotAllowed).into_response());
        }
        let key = own("key");
        if key.is_empty() || key.len() > KEY_MAX || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Problem::field("key", Rule::Required).into_response());
        }
        Ok(Self { visit, key, params: Params::of(fields.clone()), given: fields })
    }
}

/// The fields of a form of ours.
///
/// # Errors
/// It comes from another site, is no form, or is too long.
pub async fn fields(headers: &HeaderMap, request: Request) -> Result<Vec<(String, String)>, Problem> {
    if !same_site(headers) {
        return Err(Refusal::NotAllowed.into());
    }
    let kind = text(headers, &CONTENT_TYPE).unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Problem::UnsupportedMediaType { expected: "application/x-www-form-urlencoded" });
    }
    let bytes = body::bytes(request, FORM_MAX).await?;
    // Browsers end the lines of a text with two characters; everywhere else here a line ends with one.
    let plain = |(name, value): (String, String)| (name, value.replace("\r\n", "\n"));
    Ok(form_urlencoded::parse(&bytes).into_owned().map(plain).collect())
}

/// Whether a form comes from a page of ours. A browser says so; what says nothing is no browser and has no cookies that
/// somebody else could use.
fn same_site(headers: &HeaderMap) -> bool {
    if let Some(site) = text(headers, &SEC_FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(headers, &ORIGIN) else { return true };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_some() && host == text(headers, &HOST)
}

impl Form {
    /// A text without spaces around it; empty when it is not there.
    pub fn text(&mut self, name: &str) -> String {
        self.params.text(name).unwrap_or_default().trim().to_owned()
    }

    /// A text as it was typed, spaces and all: a password.
    pub fn secret(&mut self, name: &str) -> String {
        self.params.text(name).unwrap_or_default()
    }

    /// A text that says something, or none.
    pub fn optional(&mut self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// All values of a field that is there several times.
    pub fn all(&mut self, name: &str) -> Vec<String> {
        self.params.all(name)
    }

    /// A whole number.
    pub fn number(&mut self, name: &str) -> u32 {
        let text = self.text(name);
        if text.is_empty() {
            self.refuse(name, Rule::Required);
            return 0;
        }
        text.parse().unwrap_or_else(|_| {
            self.refuse(name, Rule::Format { expected: "a whole number".into() });
            0
        })
    }

    /// An id, or another value with a form of its own.
    pub fn read<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let text = self.text(name);
        let read = text.parse().ok();
        if read.is_none() {
            let rule =
                if text.is_empty() { Rule::Required } else { Rule::Format { expected: body::GUID.into() } };
            self.refuse(name, rule);
        }
        read
    }

    /// One of a closed set of words.
    pub fn word<T: Copy>(&mut self, name: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let found = self.params.word(name, all, word);
        if found.is_none() && !self.is_given(name) {
            self.refuse(name, Rule::Required);
        }
        found
    }

    /// Something is wrong with a field.
    pub fn refuse(&mut self, name: &str, rule: Rule) {
        self.params.refuse(name, rule);
    }

    fn is_given(&self, name: &str) -> bool {
        self.given.iter().any(|(known, _)| known == name)
    }

    /// Everything that is wrong with what was read so far.
    pub fn check(&mut self) -> Result<(), Problem> {
        self.params.wrong()
    }

    /// Sends the command that the form means.
    pub async fn send(&self, command: Command) -> Result<Done, Problem> {
        self.visit.send(self.key.clone(), command).await
    }

    /// All fields again, for what reads an address and a form alike.
    pub fn params(&self) -> Params {
        Params::of(self.given.clone())
    }

    /// The form's key, for a form that is more than one command.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What was typed, with what is wrong about it, when the form can be corrected and sent again.
    ///
    /// # Errors
    /// The problem is none of the form: it has a page of its own.
    pub fn entered(&self, problem: Problem) -> Result<Entered, Problem> {
        let refusal = match &problem {
            Problem::Refused(refusal) => refusal,
            // Sent before and changed since, from a page that the browser had kept: what is typed now counts.
            Problem::KeyReused | Problem::Busy | Problem::Unavailable => return Ok(self.again(&problem)),
            _ => return Err(problem),
        };
        let person = matches!(refusal, Refusal::NotFound(Thing::Person));
        match refusal.class() {
            Class::NotFound if !person => Err(problem),
            _ if matches!(refusal, Refusal::NotAllowed | Refusal::AccountInactive) => Err(problem),
            _ => Ok(self.again(&problem)),
        }
    }

    fn again(&self, problem: &Problem) -> Entered {
        let locale = self.visit.caller.context.locale;
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in self.given.iter().filter(|(name, _)| !SECRET_FIELDS.contains(&name.as_str())) {
            values.entry(name.clone()).or_default().push(value.clone());
        }
        let errors = problem.errors().iter();
        let errors =
            errors.map(|error| (error.field.clone(), purser_render::field_error(error, locale))).collect();
        Entered { values, errors, problem: Some(super::fault::sentence(problem, locale)) }
    }
}

/// Leads to a page that says what was just done.
pub fn done(path: &str, what: &str, values: &[(&str, &str)]) -> Response {
    let (path, fragment) =
        path.split_once('#').map_or((path, String::new()), |(path, place)| (path, format!("#{place}")));
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("done", what);
    for (name, value) in values {
        query.append_pair(&format!("done.{name}"), value);
    }
    let join = if path.contains('?') { '&' } else { '?' };
    see(&format!("{path}{join}{}{fragment}", query.finish()))
}

/// Leads on after a form: a reload of what comes is never the form again.
pub fn see(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, path.to_owned())]).into_response()
}

/// A page after a form that was not carried out.
pub fn unfinished(page: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, axum::response::Html(page)).into_response()
}
