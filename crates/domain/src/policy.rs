//! Self-service purchase policy: who may buy what by themselves, with the reason (R-POL, P-8).
//!
//! Values are those of the reference. Beyond it, an organization's own default governs products that nobody set,
//! also those added later. An entry is kept under a product's current id, so a block survives a new id (R-POL-9).

use crate::catalog::Product;
use crate::market::market;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The one policy of the reference (R-POL-1).
pub const POLICY_ID: &str = "AllowSelfServicePurchase";

/// What a product's or an offer type's entry says (R-POL-4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum PolicyValue {
    /// People may buy and start trials.
    Enabled,
    /// Only trials that need no payment method.
    OnlyTrialsWithoutPaymentMethod,
    /// Neither purchase nor trial.
    Disabled,
}

impl PolicyValue {
    /// Every value, from the mildest to the strictest.
    pub const ALL: [Self; 3] = [Self::Enabled, Self::OnlyTrialsWithoutPaymentMethod, Self::Disabled];

    /// The word of the reference.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::OnlyTrialsWithoutPaymentMethod => "OnlyTrialsWithoutPaymentMethod",
            Self::Disabled => "Disabled",
        }
    }

    /// The value with exactly this word (R-POL-42).
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.word() == word)
    }
}

/// Classes of third-party offers (domain.md 2.3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum OfferType {
    /// Software as a Service.
    SaaS,
    /// Power BI visuals.
    #[serde(rename = "POWERBIVISUALS")]
    PowerBiVisuals,
    /// Dynamics 365 Dataverse apps.
    #[serde(rename = "DYNAMICSCE")]
    DynamicsCe,
    /// Dynamics 365 Business Central.
    #[serde(rename = "DYNAMICSBC")]
    DynamicsBc,
}

impl OfferType {
    /// Every offer type.
    pub const ALL: [Self; 4] = [Self::SaaS, Self::PowerBiVisuals, Self::DynamicsCe, Self::DynamicsBc];

    /// The word of the reference.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SaaS => "SaaS",
            Self::PowerBiVisuals => "POWERBIVISUALS",
            Self::DynamicsCe => "DYNAMICSCE",
            Self::DynamicsBc => "DYNAMICSBC",
        }
    }

    /// Name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SaaS => "Software as a Service",
            Self::PowerBiVisuals => "Power BI visuals",
            Self::DynamicsCe => "Dynamics 365 Dataverse apps",
            Self::DynamicsBc => "Dynamics 365 Business Central",
        }
    }

    /// The type with this word, in any case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|offer| offer.word().eq_ignore_ascii_case(word))
    }
}

/// What an organization has decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PolicySet {
    /// Raised by one with every change.
    pub version: u64,
    /// The organization's own default; none means the reference's `Enabled` (R-POL-3, O-2).
    pub default: Option<PolicyValue>,
    /// Entries by a product's current id.
    pub products: BTreeMap<String, PolicyValue>,
    /// Entries by offer type.
    pub offer_types: BTreeMap<OfferType, PolicyValue>,
}

/// Where a value comes from. It is what the page shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Nobody decided; the product's own default is to allow.
    BuiltInDefault,
    /// The organization's default.
    OrganizationDefault,
    /// The organization decided for this product.
    ProductEntry,
    /// The organization decided for this type of offer.
    OfferTypeEntry,
}

impl Because {
    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BuiltInDefault => "built_in_default",
            Self::OrganizationDefault => "organization_default",
            Self::ProductEntry => "product_entry",
            Self::OfferTypeEntry => "offer_type_entry",
        }
    }
}

/// A value and where it comes from; the reason is never missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// What is in force.
    pub value: PolicyValue,
    /// Why.
    pub because: Because,
}

/// Whether a person may buy a product by themselves, or start a trial of it (R-USR-1 to R-USR-3, R-POL-4): the one rule
/// for orders and for what a catalog shows. `free_trial` asks about a trial that needs no payment method.
///
/// # Errors
/// No, and why.
pub fn may_buy(
    guest: bool,
    market_code: &str,
    product: &Product,
    policy: &PolicySet,
    free_trial: bool,
) -> Result<Verdict, Refusal> {
    if guest {
        return Err(Refusal::GuestsCannotBuy);
    }
    let offered_here = market(market_code).is_some_and(|market| market.self_service);
    if !offered_here || !product.self_service {
        return Err(Refusal::SelfServiceNotOffered);
    }
    let verdict = policy.evaluate(product);
    match verdict.value {
        PolicyValue::Enabled => Ok(verdict),
        PolicyValue::OnlyTrialsWithoutPaymentMethod if free_trial => Ok(verdict),
        value => Err(Refusal::BlockedByPolicy { value, because: verdict.because }),
    }
}

/// One change of policy.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyChange {
    /// The organization's default; none returns to the built-in one.
    Default(Option<PolicyValue>),
    /// One product, by a current or former id; none removes the entry.
    Product(String, Option<PolicyValue>),
    /// One offer type; none removes the entry.
    OfferType(OfferType, Option<PolicyValue>),
}

impl PolicySet {
    /// An organization that has decided nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { version: 0, default: None, products: BTreeMap::new(), offer_types: BTreeMap::new() }
    }

    /// What holds for a product. The most specific entry decides: the product's (or, for a third-party offer, its
    /// type's), then the organization's default, then the built-in one.
    #[must_use]
    pub fn evaluate(&self, product: &Product) -> Verdict {
        match product.offer_type {
            Some(offer_type) => self.evaluate_offer_type(offer_type),
            None => match self.entry(product) {
                Some(value) => Verdict { value, because: Because::ProductEntry },
                None => self.fallback(),
            },
        }
    }

    /// What was decided for a product: under its current id, or else under a former one that it had when somebody
    /// decided (R-POL-9). Of several former ids the strictest counts.
    fn entry(&self, product: &Product) -> Option<PolicyValue> {
        let former = || product.aliases.iter().filter_map(|id| self.products.get(id)).max();
        self.products.get(&product.product_id).or_else(former).copied()
    }

    /// What holds for a type of third-party offers. It knows no trials-only (R-POL-5), so such a default blocks.
    #[must_use]
    pub fn evaluate_offer_type(&self, offer_type: OfferType) -> Verdict {
        if let Some(&value) = self.offer_types.get(&offer_type) {
            return Verdict { value, because: Because::OfferTypeEntry };
        }
        match self.fallback() {
            Verdict { value: PolicyValue::OnlyTrialsWithoutPaymentMethod, because } => {
                Verdict { value: PolicyValue::Disabled, because }
            }
            verdict => verdict,
        }
    }

    /// What holds for what nobody decided about: the organization's default, else the built-in one.
    #[must_use]
    pub fn fallback(&self) -> Verdict {
        match self.default {
            Some(value) => Verdict { value, because: Because::OrganizationDefault },
            None => Verdict { value: PolicyValue::Enabled, because: Because::BuiltInDefault },
        }
    }
}

impl Default for PolicySet {
    fn default() -> Self {
        Self::new()
    }
}
