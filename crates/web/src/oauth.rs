//! Tokens for automation without a person (O-6): the client credentials grant of RFC 6749, 4.4.

use crate::body;
use crate::caller::origin;
use crate::frame::{Context, text};
use crate::problem::Problem;
use crate::rest::tokens::TOKEN_PREFIX;
use crate::shared::Shared;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use purser_app::{Failure, secret, views};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::id::{Ids, ServiceId, TenantId};
use purser_domain::people::Bearer;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Bytes of a request.
const FORM_MAX: usize = 16 * 1024;
/// How long a token holds.
const SECONDS: i64 = 3_600;

/// A token.
#[derive(Serialize, ToSchema)]
pub struct AccessToken {
    /// The bearer token.
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds until it is refused.
    expires_in: i64,
}

/// What is asked, as a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "described here, read by `Form`")]
pub struct TokenForm {
    /// Always `client_credentials`.
    grant_type: String,
    /// The service account; or as the user of basic authentication.
    client_id: Option<String>,
    /// Its secret; or as the password of basic authentication.
    client_secret: Option<String>,
    /// Taken and not looked at: a token has the roles of its service account.
    scope: Option<String>,
}

/// Why there is no token (RFC 6749, 5.2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct OauthError {
    /// The code of the RFC.
    error: &'static str,
    /// In words.
    error_description: &'static str,
    #[serde(skip)]
    #[schema(ignore)]
    retry_after_seconds: Option<u64>,
}

/// Get a token for a service account
#[utoipa::path(
    post, path = "/oauth2/token", tag = "Access", operation_id = "get_token",
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, body = AccessToken), (status = "default", body = OauthError, description = "RFC 6749, 5.2")),
    security(()),
)]
pub async fn token(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    match grant(&shared, request).await {
        Ok(token) => Json(token).into_response(),
        Err(Refused::Oauth(error, basic)) => error.answer(basic),
        Err(Refused::Problem(problem)) => problem.into_response(),
    }
}

/// Why there is no token, and whether basic authentication was used.
enum Refused {
    Oauth(OauthError, bool),
    Problem(Problem),
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Problem(failure.into())
    }
}

const fn invalid_request(error_description: &'static str) -> Refused {
    Refused::Oauth(
        OauthError { error: "invalid_request", error_description, retry_after_seconds: None },
        false,
    )
}

async fn grant(shared: &Shared, request: Request) -> Result<AccessToken, Refused> {
    let (parts, body) = request.into_parts();
    let origin = origin(&parts);
    let context = parts.extensions.get::<Context>().cloned();
    let request_id = context.map_or_else(String::new, |context| context.request_id.to_string());
    let headers = parts.headers.clone();
    let kind = text(&headers, &CONTENT_TYPE).unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(invalid_request("the body must be application/x-www-form-urlencoded"));
    }
    let bytes = body::bytes(Request::from_parts(parts, body), FORM_MAX).await?;
    let form = Form::read(&bytes)?;
    let (client, basic) = credentials(&headers, &form)?;
    if form.grant_type.as_deref() != Some("client_credentials") {
        let (error, error_description) = match form.grant_type {
            None => ("invalid_request", "grant_type is missing"),
            Some(_) => ("unsupported_grant_type", "only client_credentials is supported"),
        };
        return Err(Refused::Oauth(
            OauthError { error, error_description, retry_after_seconds: None },
            false,
        ));
    }
    let Some((tenant, account)) = verify(shared, &client).await? else {
        let error = wrong(shared, &origin);
        return Err(Refused::Oauth(error, basic));
    };
    if let Err(seconds) = shared.granted.take(&account.to_string(), shared.now()) {
        return Err(Refused::Oauth(slow_down(seconds), basic));
    }
    issue(shared, tenant, account, request_id).await
}

/// The service account behind right credentials. An unknown client costs as much time as a wrong secret.
async fn verify(shared: &Shared, client: &Client) -> Result<Option<(TenantId, ServiceId)>, Refused> {
    let id: Option<ServiceId> = client.id.parse().ok();
    let known = match id {
        Some(id) => {
            let mut reader = shared.door.read().await?;
            views::identity::service_account(&mut reader, id).await.map_err(Failure::from)?
        }
        None => None,
    };
    let stored = known.as_ref().map_or("", |(_, account)| account.secret_hash.as_str());
    let right = secret::matches(&client.secret, stored);
    Ok(known.filter(|_| right).map(|(tenant, account)| (tenant, account.id)))
}

async fn issue(
    shared: &Shared,
    tenant: TenantId,
    account: ServiceId,
    request_id: String,
) -> Result<AccessToken, Refused> {
    let env = shared.door.env();
    let token = secret::generate(env, TOKEN_PREFIX);
    let expires_at = env.now().checked_add(SignedDuration::from_secs(SECONDS)).unwrap_or(Timestamp::MAX);
    let command = Command::IssueToken {
        bearer: Bearer::Service(account),
        hash: secret::hash(&token),
        expires_at: Some(expires_at),
    };
    let key = Ids::new(env.now(), env.seed()).make().to_string();
    let call = Call { tenant, principal: Principal::System, key, request_id, if_match: None };
    shared.door.execute(call, command).await?;
    Ok(AccessToken { access_token: token, token_type: "Bearer", expires_in: SECONDS })
}

fn wrong(shared: &Shared, origin: &str) -> OauthError {
    match shared.wrong.take(origin, shared.now()) {
        Ok(()) => OauthError {
            error: "invalid_client",
            error_description: "the client is unknown or its secret is wrong",
            retry_after_seconds: None,
        },
        Err(seconds) => slow_down(seconds),
    }
}

const fn slow_down(seconds: u64) -> OauthError {
    OauthError {
        error: "temporarily_unavailable",
        error_description: "too many requests; a token holds an hour",
        retry_after_seconds: Some(seconds),
    }
}

impl OauthError {
    fn answer(self, basic: bool) -> Response {
        let status = match (self.error, self.retry_after_seconds) {
            (_, Some(_)) => StatusCode::TOO_MANY_REQUESTS,
            ("invalid_client", None) => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        };
        let mut response = (status, Json(&self)).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED && basic {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"purser\""));
        }
        response
    }
}

/// Who asks.
struct Client {
    id: String,
    secret: String,
}

/// Credentials of the header or of the body, but not of both.
fn credentials(headers: &HeaderMap, form: &Form) -> Result<(Client, bool), Refused> {
    let in_body = (form.client_id.clone(), form.client_secret.clone());
    let Some(header) = text(headers, &AUTHORIZATION) else {
        return match in_body {
            (Some(id), Some(secret)) => Ok((Client { id, secret }, false)),
            _ => Err(invalid_request("client_id and client_secret are needed")),
        };
    };
    if in_body.1.is_some() {
        return Err(invalid_request("credentials are given twice"));
    }
    let basic = || -> Option<Client> {
        let (scheme, value) = header.split_once(' ')?;
        let pair = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(value.trim()).ok())??;
        let pair = String::from_utf8(pair).ok()?;
        let (id, secret) = pair.split_once(':')?;
        Some(Client { id: decoded(id), secret: decoded(secret) })
    };
    let client =
        basic().ok_or_else(|| invalid_request("the authorization header is not of the form Basic …"))?;
    match in_body.0 {
        Some(id) if id != client.id => Err(invalid_request("two clients are named")),
        _ => Ok((client, true)),
    }
}

/// Credentials are encoded as a form before they are put into the header (RFC 6749, 2.3.1).
fn decoded(text: &str) -> String {
    let value = form_urlencoded::parse(text.as_bytes()).next();
    value.map(|(name, _)| name.into_owned()).unwrap_or_default()
}

/// The form; a parameter given twice makes it wrong (RFC 6749, 3.2).
#[derive(Default)]
struct Form {
    grant_type: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

impl Form {
    fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(bytes) {
            let place = match &*name {
                "grant_type" => &mut form.grant_type,
                "client_id" => &mut form.client_id,
                "client_secret" => &mut form.client_secret,
                // Also `scope`: a token has the roles of its account. Unknown parameters are ignored, as the RFC demands.
                _ => continue,
            };
            if place.replace(value.into_owned()).is_some() {
                return Err(invalid_request("a parameter is given twice"));
            }
        }
        Ok(form)
    }
}
