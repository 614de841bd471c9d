//! Ids in addresses. What is no id of ours names nothing, so it is not found like any other thing that is not there.

use crate::problem::Problem;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use core::str::FromStr;
use purser_domain::id::{
    BillingProfileId, JobId, PaymentMethodId, PersonId, SubscriptionId, SupportRequestId, TenantId, TokenId,
    WebhookId,
};
use purser_domain::refusal::Thing;

/// An id and the kind of thing that it names.
pub trait Named: FromStr {
    /// The kind.
    const THING: Thing;
}

macro_rules! named {
    ($($id:ty => $thing:ident,)*) => {$(
        impl Named for $id {
            const THING: Thing = Thing::$thing;
        }
    )*};
}

named! {
    BillingProfileId => BillingProfile,
    JobId => Job,
    PaymentMethodId => PaymentMethod,
    PersonId => Person,
    SubscriptionId => Subscription,
    SupportRequestId => SupportRequest,
    TenantId => Tenant,
    TokenId => Token,
    WebhookId => Webhook,
}

/// The two ids of an address.
pub struct Ids<A, B>(pub A, pub B);

impl<S: Send + Sync, A: Named, B: Named> FromRequestParts<S> for Ids<A, B> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let texts = Path::<(String, String)>::from_request_parts(parts, state).await.ok();
        let (first, second) = texts.map(|Path(texts)| texts).unwrap_or_default();
        let first = first.parse().map_err(|_| Problem::not_found(A::THING))?;
        let second = second.parse().map_err(|_| Problem::not_found(B::THING))?;
        Ok(Self(first, second))
    }
}

/// The one id of an address.
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: Named> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text = Path::<String>::from_request_parts(parts, state).await.ok();
        let id = text.and_then(|Path(text)| text.parse().ok());
        id.map(Self).ok_or_else(|| Problem::not_found(T::THING))
    }
}
