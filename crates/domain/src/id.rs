//! Identifiers. One type per kind of thing, all printed as plain GUIDs because directory clients expect that.
//!
//! Ids are made only by [`Ids`], from an instant and a seed that the caller supplies: the same command decided again
//! gets the same ids. The domain must never make an id from a global source.

use core::fmt;
use core::str::FromStr;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::try_parse(text).map($name) }
        }
    )*};
}

ids! {
    /// An organization. The operator has one of its own, [`OPERATOR`].
    TenantId;
    /// A person of one organization.
    PersonId;
    /// A group of people.
    GroupId;
    /// An automation identity of one organization.
    ServiceId;
    /// What is assigned to people: the `skuId` of directory clients.
    SkuId;
    /// One way to buy a product: length and billing frequency.
    PlanId;
    /// One purchase of a product.
    SubscriptionId;
    /// A card or another way to pay.
    PaymentMethodId;
    /// One stream of bills: who pays, how, and in which time zone days are counted.
    BillingProfileId;
    /// One take-over of a subscription; also the id of its job.
    TakeOverId;
    /// One piece of work after commit.
    JobId;
    /// One billed difference.
    LineId;
    /// A bearer token's public name (never the secret).
    TokenId;
    /// A receiver of events over HTTP.
    WebhookId;
    /// Something that a person asked support for.
    SupportRequestId;
    /// One entry of the audit log.
    EventId;
}

/// The tenant that owns the catalog and the prices.
pub const OPERATOR: TenantId = TenantId(Uuid::from_u128(1));

/// A deterministic source of UUIDv7: the instant gives the leading bits, the seed the rest.
#[derive(Clone, Debug)]
pub struct Ids {
    ms: u64,
    seed: u64,
    n: u64,
}

impl Ids {
    /// A source for one call. Two calls must not share a seed.
    #[must_use]
    pub fn new(at: Timestamp, seed: u64) -> Self {
        Self { ms: u64::try_from(at.as_millisecond()).unwrap_or(0), seed, n: 0 }
    }

    /// The next id; it sorts after those made before it from this source.
    pub fn make(&mut self) -> Uuid {
        self.n = self.n.wrapping_add(1);
        let high = mix(self.seed.wrapping_add(self.n)).to_be_bytes();
        let low = mix(self.seed ^ self.n.rotate_left(32)).to_be_bytes();
        let [_, _, a, b, c, d, e, f] = high;
        let [g, h, ..] = low;
        let [count_high, count_low] = u16::try_from(self.n & 0x0fff).unwrap_or(0).to_be_bytes();
        let random = [count_high, count_low, a, b, c, d, e, f, g, h];
        uuid::Builder::from_unix_timestamp_millis(self.ms, &random).into_uuid()
    }
}

/// The finalizer of SplitMix64.
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_source_gives_the_same_ids_in_order() {
        let at: Timestamp = "2026-01-31T10:00:00Z".parse().unwrap();
        let (mut a, mut b) = (Ids::new(at, 7), Ids::new(at, 7));
        let first: Vec<_> = (0..1000).map(|_| a.make()).collect();
        let again: Vec<_> = (0..1000).map(|_| b.make()).collect();
        assert_eq!(first, again);
        assert!(first.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(first.iter().all(|id| id.get_version_num() == 7));
        assert_ne!(Ids::new(at, 8).make(), first[0]);
    }
}
