//! Signing in and out: by password everywhere, and in the demo by choosing a person.

use super::form::{Form, SECRET_FIELDS, fields, see};
use super::visit::{LANGUAGE, SESSION, cookie, csrf, new_key, set_cookie, signed_out};
use crate::caller::origin;
use crate::frame::{Context, insert};
use crate::params::Params;
use crate::problem::{Problem, bug};
use crate::shared::Shared;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use purser_app::{Failure, secret, views};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::id::TenantId;
use purser_domain::people::Person;
use purser_render::Words;
use purser_render::page::Entered;
use purser_render::page::sign_in::{Kept, SignIn, page, resume};
use std::sync::Arc;

/// Cookies of a session end with the browser's memory of it; the session itself ends earlier.
const COOKIE_SECONDS: i64 = 12 * 3_600;
/// A language that was chosen stays.
pub const LANGUAGE_SECONDS: i64 = 365 * 24 * 3_600;
/// Characters of a sign-in name that are looked at; the domain takes no longer ones.
const NAME_MAX: usize = 320;
/// What secret scanners know a session by.
const PREFIX: &str = "pursersession";

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/sign-in", get(show).post(by_password)).route("/sign-out", post(sign_out))
}

/// The demo's door: becomes that person, without a password.
pub fn demo_routes() -> Router<Arc<Shared>> {
    Router::new().route("/dev/sign-in", get(by_choice))
}

async fn show(State(shared): State<Arc<Shared>>, mut params: Params, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let locale = locale(&parts);
    let view =
        SignIn { next: local(params.text("next").as_deref()), demo: demo(&shared), ..SignIn::default() };
    Html(page(&signed_out(&shared, locale, &parts.headers), &view)).into_response()
}

/// Only an address of ours: nobody is led elsewhere by a link to the sign-in page.
fn local(next: Option<&str>) -> String {
    next.filter(|next| next.starts_with('/') && !next.starts_with("//") && !next.contains('\\'))
        .unwrap_or("/")
        .to_owned()
}

fn locale(parts: &Parts) -> &'static str {
    parts.extensions.get::<Context>().map_or("en", |context| context.locale)
}

fn demo(shared: &Shared) -> Vec<(String, Vec<String>)> {
    let mut organizations: Vec<(String, Vec<String>)> = Vec::new();
    for name in shared.demo.iter().flat_map(|demo| &demo.people) {
        let domain = name.split_once('@').map_or("", |(_, domain)| domain);
        match organizations.last_mut().filter(|(known, _)| known == domain) {
            Some((_, names)) => names.push(name.clone()),
            None => organizations.push((domain.to_owned(), vec![name.clone()])),
        }
    }
    organizations
}

async fn by_password(State(shared): State<Arc<Shared>>, request: Request) -> Result<Response, Problem> {
    let (parts, content) = request.into_parts();
    let given = fields(&parts.headers, Request::from_parts(parts.clone(), content)).await?;
    let value = |name: &str| {
        given.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let name: String = value("user_principal_name").trim().to_lowercase().chars().take(NAME_MAX).collect();
    // Nobody's passwords are tried for ever, wherever from.
    shared.try_password(&name)?;
    let kept = kept(&given);
    let next = local(Some(value("next")));
    match verify(&shared, &name, value("password")).await? {
        Some((tenant, person)) => {
            let context =
                parts.extensions.get::<Context>().ok_or_else(|| bug("a request without a context"))?;
            let session = begin(&shared, tenant, &person, &context.request_id).await?;
            let mut response = match kept {
                None => see(&next),
                // The proof of the new session's forms is made from its secret.
                Some(kept) => {
                    let mut shell = signed_out(&shared, context.locale, &parts.headers);
                    shell.csrf = csrf(&session);
                    Html(resume(&shell, &kept)).into_response()
                }
            };
            welcome(&shared, &mut response, &session, &person);
            Ok(response)
        }
        None => {
            // Many people may come through one proxy, so only wrong passwords count by where they come from.
            shared.wrong_password(&origin(&parts))?;
            let locale = locale(&parts);
            let problem = Words::for_locale(locale).name("sign-in-wrong").ok();
            let values = [("user_principal_name".to_owned(), vec![name])].into();
            let entered = Entered { values, problem, ..Entered::default() };
            let view = SignIn { next, kept, demo: demo(&shared), entered };
            Ok((StatusCode::UNAUTHORIZED, Html(page(&signed_out(&shared, locale, &parts.headers), &view)))
                .into_response())
        }
    }
}

/// The person with this name and password. An unknown name costs as much time as a wrong password.
async fn verify(shared: &Shared, name: &str, password: &str) -> Result<Option<(TenantId, Person)>, Problem> {
    let mut reader = shared.door.read().await?;
    let found = views::people::person_by_name(&mut reader, name).await.map_err(Failure::from)?;
    drop(reader);
    let hash = found.as_ref().and_then(|(_, person)| person.password_hash.clone());
    let right = secret::password_matches(password.to_owned(), hash).await;
    Ok(found.filter(|(_, person)| right && person.active))
}

/// Begins a session.
async fn begin(
    shared: &Shared,
    tenant: TenantId,
    person: &Person,
    request_id: &str,
) -> Result<String, Problem> {
    let secret = secret::generate(shared.door.env(), PREFIX);
    let command = Command::SignIn { person: person.id, hash: secret::hash(&secret) };
    let call = Call {
        tenant,
        principal: Principal::System,
        key: new_key(shared),
        request_id: request_id.to_owned(),
        if_match: None,
    };
    shared.door.execute(call, command).await?;
    Ok(secret)
}

fn welcome(shared: &Shared, response: &mut Response, secret: &str, person: &Person) {
    let headers = response.headers_mut();
    append(headers, &set_cookie(shared, SESSION, secret, COOKIE_SECONDS));
    match &person.locale {
        Some(locale) => append(headers, &set_cookie(shared, LANGUAGE, locale, LANGUAGE_SECONDS)),
        None => append(headers, &set_cookie(shared, LANGUAGE, "", 0)),
    }
}

/// One more cookie.
pub fn append(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(cookie) = cookie.parse() {
        headers.append(SET_COOKIE, cookie);
    }
}

async fn by_choice(
    State(shared): State<Arc<Shared>>,
    mut params: Params,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, _) = request.into_parts();
    let name = params.text("as").unwrap_or_default().trim().to_lowercase();
    let mut reader = shared.door.read().await?;
    let found = views::people::person_by_name(&mut reader, &name).await.map_err(Failure::from)?;
    drop(reader);
    let (tenant, person) = found.ok_or(Problem::not_found(purser_domain::refusal::Thing::Person))?;
    let context = parts.extensions.get::<Context>().ok_or_else(|| bug("a request without a context"))?;
    let secret = begin(&shared, tenant, &person, &context.request_id).await?;
    let mut response = Redirect::to(&local(params.text("next").as_deref())).into_response();
    welcome(&shared, &mut response, &secret, &person);
    Ok(response)
}

async fn sign_out(form: Form) -> Result<Response, Problem> {
    let shared = Arc::clone(&form.visit.caller.shared);
    form.send(Command::RevokeToken { token: form.visit.session.id }).await?;
    let mut response = see("/sign-in");
    append(response.headers_mut(), &set_cookie(&shared, SESSION, "", 0));
    insert(response.headers_mut(), axum::http::HeaderName::from_static("clear-site-data"), "\"cache\"");
    Ok(response)
}

/// The sign-in page for somebody whose form came without a session: the form waits.
pub fn keep(shared: &Shared, locale: &str, parts: &Parts, given: &[(String, String)]) -> Response {
    let fields = given
        .iter()
        .filter(|(name, _)| name != "csrf" && !SECRET_FIELDS.contains(&name.as_str()))
        .cloned()
        .collect();
    let kept = Kept { action: parts.uri.path().to_owned(), fields };
    let view = SignIn { next: "/".into(), kept: Some(kept), demo: Vec::new(), entered: Entered::default() };
    let shell = signed_out(shared, locale, &parts.headers);
    let had_session = cookie(&parts.headers, SESSION).is_some();
    let mut response = (StatusCode::UNAUTHORIZED, Html(page(&shell, &view))).into_response();
    if had_session {
        append(response.headers_mut(), &set_cookie(shared, SESSION, "", 0));
    }
    response
}

/// The form that waits, as it came through the sign-in page.
fn kept(given: &[(String, String)]) -> Option<Kept> {
    let action = given.iter().find(|(name, _)| name == "kept-action").map(|(_, value)| local(Some(value)))?;
    let fields = given
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("kept.")?.to_owned(), value.clone())));
    // The form has its own key; the token of the new session comes with the new page.
    let fields = fields.filter(|(name, _)| name != "csrf" && name != "key").collect();
    Some(Kept { action, fields })
}

/// Whoever has a session is a visitor; only tests of the module ask otherwise.
#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn nobody_is_led_elsewhere() {
        for (next, expected) in [
            ("/products?a=b", "/products?a=b"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil", "/"),
            ("", "/"),
        ] {
            assert_eq!(local(Some(next)), expected, "{next}");
        }
    }
}
