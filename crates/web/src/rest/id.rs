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
