//! What can be bought. The catalog belongs to the operator and is the same for every organization.
//!
//! Price versions never change once used: a new price is a new version with a later first day. Ids change over time,
//! so a product carries its former ids as aliases (R-POL-9, R-POL-30).

use crate::id::{PlanId, SkuId};
use crate::money::Money;
use crate::policy::OfferType;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A commercial item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Public id, for example `CFQ7TTC0H9MP`.
    pub product_id: String,
    /// Name in the catalog's language.
    pub name: String,
    /// Former ids that still mean this product.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What is assigned to people.
    pub sku_id: SkuId,
    /// The SKU's name for scripts, for example `POWER_BI_PRO`.
    pub sku_part_number: String,
    /// A word to browse by.
    #[serde(default)]
    pub category: String,
    /// Set for third-party offers; policy is then set for the type, not for the product.
    #[serde(default)]
    pub offer_type: Option<OfferType>,
    /// The switchable services inside.
    #[serde(default)]
    pub service_plans: Vec<ServicePlan>,
    /// Whether people may buy it themselves at all; policy narrows this further.
    #[serde(default)]
    pub self_service: bool,
    /// Days of a trial; none means that there is no trial.
    #[serde(default)]
    pub trial_days: Option<u16>,
    /// Whether a trial can start without a payment method (column of domain.md 2.3, R-POL-6).
    #[serde(default)]
    pub trial_without_payment_method: bool,
    /// Under which rules it is cancelled and reduced (P-1).
    #[serde(default)]
    pub terms: Terms,
    /// Days of Expired and Disabled (P-9).
    #[serde(default)]
    pub offer_class: OfferClass,
    /// Whether it can still be bought (R-SUB-70).
    #[serde(default)]
    pub status: SaleStatus,
    /// The ways to buy it.
    #[serde(default)]
    pub plans: Vec<SalePlan>,
}

/// One switchable service of a SKU.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServicePlan {
    /// Public id.
    pub service_plan_id: Uuid,
    /// Name for scripts.
    pub service_plan_name: String,
    /// Name for people.
    #[serde(default)]
    pub friendly_name: String,
}

/// One way to buy a product: a length and a billing frequency, with prices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SalePlan {
    /// Public id.
    pub plan_id: PlanId,
    /// How long one term is.
    pub term: Term,
    /// How often a term is billed.
    pub billing_frequency: Frequency,
    /// Price versions of every market.
    pub prices: Vec<Price>,
}

/// A price of one license for one billing period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Market code, for example `SE`.
    pub market: String,
    /// First day of this version.
    pub from: Date,
    /// Price of one license for one billing period, without tax.
    pub unit_price: Money,
}

/// Length of a term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Term {
    /// One month.
    P1M,
    /// One year.
    P1Y,
    /// Three years.
    P3Y,
}

impl Term {
    /// Months of the term.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::P1M => 1,
            Self::P1Y => 12,
            Self::P3Y => 36,
        }
    }

    /// ISO 8601 duration.
    #[must_use]
    pub const fn iso(self) -> &'static str {
        match self {
            Self::P1M => "P1M",
            Self::P1Y => "P1Y",
            Self::P3Y => "P3Y",
        }
    }
}

/// How often a term is billed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Every month.
    Monthly,
    /// Every year.
    Annual,
    /// Once for the whole term.
    Upfront,
}

impl Frequency {
    /// Months of one billing period within a term.
    #[must_use]
    pub fn months(self, term: Term) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Annual => term.months().min(12),
            Self::Upfront => term.months(),
        }
    }

    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Annual => "annual",
            Self::Upfront => "upfront",
        }
    }
}

/// Under which rules a subscription is cancelled and reduced (P-1).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Terms {
    /// Cancel and reduce at any time, with a prorated credit (regime L).
    #[default]
    Flexible,
    /// Cancel and reduce within seven days of a start, a renewal or an addition (regime M).
    SevenDay,
}

/// How long a lapsed subscription stays in each state (domain.md 5.1, P-9).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferClass {
    /// 30 days expired, 90 disabled.
    #[default]
    Default,
    /// 90 days expired, 90 disabled.
    EnterpriseMultiYear,
    /// 90 days expired, 60 disabled.
    EnterpriseAgreement,
    /// 30 days expired, then deleted.
    WithoutDisabled,
}

impl OfferClass {
    /// Days of Expired, then days of Disabled.
    #[must_use]
    pub const fn days(self) -> (i64, i64) {
        match self {
            Self::Default => (30, 90),
            Self::EnterpriseMultiYear => (90, 90),
            Self::EnterpriseAgreement => (90, 60),
            Self::WithoutDisabled => (30, 0),
        }
    }
}

/// Whether a product can be bought.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaleStatus {
    /// Anyone whom policy lets may buy it.
    #[default]
    OnSale,
    /// Subscriptions go on; nothing new is sold (R-SUB-70).
    EndOfSale,
}

impl Product {
    /// The plan with this id.
    #[must_use]
    pub fn plan(&self, plan: PlanId) -> Option<&SalePlan> {
        self.plans.iter().find(|candidate| candidate.plan_id == plan)
    }
}

impl SalePlan {
    /// The price in force in a market on a day: the version with the latest first day that is not after it.
    #[must_use]
    pub fn price(&self, market: &str, on: Date) -> Option<Money> {
        self.prices
            .iter()
            .filter(|price| price.market == market && price.from <= on)
            .max_by_key(|price| price.from)
            .map(|price| price.unit_price)
    }
}
