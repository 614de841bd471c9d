//! The names that people see for the words of the wire. A test proves that every name exists in every language; were
//! one missing, the word of the wire would be shown.

use crate::words::Words;
use purser_domain::policy::PolicyValue;
use purser_domain::refusal::Thing;
use purser_domain::subscription::{CancelReason, Status};

impl Words {
    /// What a subscription is now, for example `Deleted`.
    #[must_use]
    pub fn status(&self, status: Status) -> String {
        self.named("status", status.word(), "")
    }

    /// Why a subscription was cancelled, for example `Bought by mistake` (P-10).
    #[must_use]
    pub fn reason(&self, reason: CancelReason) -> String {
        self.named("reason", reason.word(), "")
    }

    /// What policy says about a product, for example `Do not allow` (W-A4).
    #[must_use]
    pub fn policy_value(&self, value: PolicyValue) -> String {
        self.named("policy", value.word(), "")
    }

    /// A kind of thing, as in a dictionary, for example `payment method`.
    #[must_use]
    pub fn thing(&self, thing: Thing) -> String {
        self.named("thing", thing_word(thing), "")
    }

    /// One certain thing, as the beginning of a sentence, for example `The payment method`.
    #[must_use]
    pub fn the_thing(&self, thing: Thing) -> String {
        self.named("thing", thing_word(thing), ".definite")
    }

    fn named(&self, kind: &str, word: &str, attribute: &str) -> String {
        self.name(&format!("{kind}-{word}{attribute}")).unwrap_or_else(|_| word.into())
    }
}

/// The word of a kind of thing in message keys.
const fn thing_word(thing: Thing) -> &'static str {
    match thing {
        Thing::Tenant => "tenant",
        Thing::Person => "person",
        Thing::Group => "group",
        Thing::Product => "product",
        Thing::Plan => "plan",
        Thing::Subscription => "subscription",
        Thing::PaymentMethod => "payment_method",
        Thing::BillingProfile => "billing_profile",
        Thing::TakeOver => "take_over",
        Thing::Job => "job",
        Thing::Token => "token",
        Thing::Webhook => "webhook",
        Thing::Policy => "policy",
        Thing::OfferType => "offer_type",
        Thing::ServiceAccount => "service_account",
        Thing::SupportRequest => "support_request",
    }
}
