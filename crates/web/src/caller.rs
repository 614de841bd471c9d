//! Who calls: the bearer of a token. The token says only that; rights are asked of the database with every call.

use crate::body;
use crate::frame::{Context, text};
use crate::problem::{Problem, bug};
use crate::shared::Shared;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderName, header::AUTHORIZATION};
use purser_app::{Reading, secret, views};
use purser_domain::command::Principal;
use purser_domain::id::TenantId;
use purser_domain::people::Bearer;
use purser_domain::refusal::{Refusal, Rule, Thing};
use std::net::SocketAddr;
use std::sync::Arc;

/// The organization that the operator acts in.
const TENANT: HeaderName = HeaderName::from_static("purser-tenant");
/// Longest token that is looked at.
const TOKEN_MAX: usize = 500;

/// Somebody who may ask for something.
#[derive(Clone)]
pub struct Caller {
    /// The organization that the call is about.
    pub tenant: TenantId,
    /// Who asks.
    pub principal: Principal,
    /// The request.
    pub context: Context,
    /// The server.
    pub shared: Arc<Shared>,
}

impl FromRequestParts<Arc<Shared>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Problem> {
        let context =
            parts.extensions.get::<Context>().cloned().ok_or_else(|| bug("a request without a context"))?;
        let token = bearer_token(parts).ok_or(Problem::Unauthenticated)?;
        let mut reader = shared.door.read().await?;
        let found = views::identity::token(&mut reader, &secret::hash(token))
            .await
            .map_err(purser_app::Failure::from)?;
        drop(reader);
        let known = match found {
            // A session is the web pages' alone: it comes with a cookie, and with a form's own token.
            Some(known)
                if known.session.is_none() && known.expires_at.is_none_or(|end| shared.now() < end) =>
            {
                known
            }
            _ => return Err(wrong(shared, parts)),
        };
        let (tenant, principal) = (known.tenant, Principal::from(known.bearer));
        let asked = asked_tenant(parts)?.unwrap_or(tenant);
        match known.bearer {
            Bearer::Provisioning => return Err(Refusal::NotAllowed.into()),
            // Any other organization than one's own does not exist.
            Bearer::Person(_) | Bearer::Service(_) if asked != tenant => {
                return Err(Problem::not_found(Thing::Tenant));
            }
            Bearer::Operator | Bearer::Person(_) | Bearer::Service(_) => {}
        }
        Ok(Self { tenant: asked, principal, context, shared: Arc::clone(shared) })
    }
}

impl Caller {
    /// A snapshot to read from, with the caller's rights.
    pub async fn read(&self) -> Result<Reading, Problem> {
        match self.shared.door.reading(self.tenant, self.principal).await {
            Ok(reading) => Ok(reading),
            // The person or service account is gone; their token is worth nothing.
            Err(purser_app::Failure::Refused(Refusal::NotFound(Thing::Person | Thing::ServiceAccount))) => {
                Err(Problem::Unauthenticated)
            }
            Err(failure) => Err(failure.into()),
        }
    }
}

/// The token of `Authorization: Bearer …`.
fn bearer_token(parts: &Parts) -> Option<&str> {
    let (scheme, token) = text(&parts.headers, &AUTHORIZATION)?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= TOKEN_MAX).then_some(token)
}

fn asked_tenant(parts: &Parts) -> Result<Option<TenantId>, Problem> {
    let Some(value) = parts.headers.get(TENANT) else { return Ok(None) };
    let id = value.to_str().ok().and_then(|id| id.trim().parse().ok());
    id.map(Some).ok_or_else(|| Problem::field("Purser-Tenant", Rule::Format { expected: body::GUID.into() }))
}

/// A wrong token costs an attempt. Right ones cost none, so nobody is locked out by a neighbour.
fn wrong(shared: &Shared, parts: &Parts) -> Problem {
    match shared.wrong.take(&origin(parts), shared.now()) {
        Ok(()) => Problem::Unauthenticated,
        Err(retry_after_seconds) => Problem::TooManyAttempts { retry_after_seconds },
    }
}

/// Where a request comes from: the address of the connection, because headers can say anything.
pub fn origin(parts: &Parts) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or_else(|| "unknown".into(), |ConnectInfo(address)| address.ip().to_string())
}
