//! Words: fields with a closed set of values. Each has the same word here as in the domain; a test proves it.

use purser_domain::{catalog, command, people, policy, subscription, support};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A closed set of words, with the way to and from the domain's own type.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $domain:path { $($(#[$variant_doc:meta])* $variant:ident = $word:tt,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every one, in the order of lists.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl From<$domain> for $name {
            fn from(value: $domain) -> Self {
                match value { $(<$domain>::$variant => Self::$variant,)* }
            }
        }

        impl From<$name> for $domain {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant,)* }
            }
        }
    )*};
}

words! {
    /// Length of one term.
    Term = catalog::Term {
        /// One month.
        P1M = "P1M",
        /// One year.
        P1Y = "P1Y",
        /// Three years.
        P3Y = "P3Y",
    }
    /// How often a term is billed.
    BillingFrequency = catalog::Frequency {
        /// Every month.
        Monthly = "monthly",
        /// Every year.
        Annual = "annual",
        /// Once for the whole term.
        Upfront = "upfront",
    }
    /// Under which rules a subscription is cancelled and reduced.
    Terms = catalog::Terms {
        /// At any time, with a prorated credit.
        Flexible = "flexible",
        /// Within seven days of a start, a renewal or an addition.
        SevenDay = "seven-day",
    }
    /// Whether a product can be bought.
    SaleStatus = catalog::SaleStatus {
        /// Anyone whom policy lets may buy it.
        OnSale = "on_sale",
        /// Nothing new is sold.
        EndOfSale = "end_of_sale",
    }
    /// Where a subscription is in its life.
    Status = subscription::Status {
        /// Starts later.
        Scheduled = "scheduled",
        /// In use; trials too.
        Active = "active",
        /// The term has ended; people still work.
        Expired = "expired",
        /// People have lost access; data is kept.
        Disabled = "disabled",
        /// The end.
        Deleted = "deleted",
    }
    /// Why a subscription is cancelled.
    CancelReason = subscription::CancelReason {
        /// No longer needed.
        NoLongerNeeded = "no_longer_needed",
        /// Too expensive.
        TooExpensive = "too_expensive",
        /// Moving to another subscription.
        MovingSubscription = "moving_subscription",
        /// Bought by mistake.
        BoughtByMistake = "bought_by_mistake",
        /// Missing features.
        MissingFeatures = "missing_features",
        /// Technical problems.
        TechnicalProblems = "technical_problems",
        /// Against policy.
        AgainstPolicy = "against_policy",
        /// The employee left.
        EmployeeLeft = "employee_left",
        /// Something else.
        Other = "other",
    }
    /// When a change takes effect.
    When = command::When {
        /// Today.
        Now = "now",
        /// When the present term ends.
        Renewal = "renewal",
    }
    /// What people may buy by themselves.
    PolicyValue = policy::PolicyValue {
        /// Purchases and trials.
        Enabled = "Enabled",
        /// Only trials that need no payment method.
        OnlyTrialsWithoutPaymentMethod = "OnlyTrialsWithoutPaymentMethod",
        /// Neither purchases nor trials.
        Disabled = "Disabled",
    }
    /// Where a policy value comes from.
    PolicySource = policy::Because {
        /// Nobody decided; the product's own default is to allow.
        BuiltInDefault = "built_in_default",
        /// The organization's default.
        OrganizationDefault = "organization_default",
        /// The organization decided for this product.
        ProductEntry = "product_entry",
        /// The organization decided for this type of offer.
        OfferTypeEntry = "offer_type_entry",
    }
    /// A class of third-party offers.
    OfferType = policy::OfferType {
        /// Software as a Service.
        SaaS = "SaaS",
        /// Power BI visuals.
        PowerBiVisuals = "POWERBIVISUALS",
        /// Dynamics 365 Dataverse apps.
        DynamicsCe = "DYNAMICSCE",
        /// Dynamics 365 Business Central.
        DynamicsBc = "DYNAMICSBC",
    }
    /// A directory role.
    Role = people::Role {
        /// Everything.
        GlobalAdministrator = "Global Administrator",
        /// Purchases and bills.
        BillingAdministrator = "Billing Administrator",
        /// Licenses of people.
        LicenseAdministrator = "License Administrator",
        /// People and their licenses.
        UserAdministrator = "User Administrator",
        /// Sees what a Global Administrator sees and changes nothing.
        GlobalReader = "Global Reader",
        /// Support requests.
        ServiceSupportAdministrator = "Service Support Administrator",
    }
    /// Whether a support request is decided.
    SupportStatus = support::SupportStatus {
        /// Nobody has decided it yet.
        Open = "open",
        /// What was asked for is done.
        Done = "done",
        /// It is not done.
        Declined = "declined",
    }
    /// How a support request is decided.
    Resolution = support::Resolution {
        /// What was asked for is done: the subscription is cancelled now, or the question answered.
        Done = "done",
        /// It is not done.
        Declined = "declined",
    }
    /// What the online cancellation limit counts.
    CancelBasis = people::CancelBasis {
        /// Licenses that people hold.
        Assigned = "assigned",
        /// Licenses of the subscription.
        Purchased = "purchased",
    }
}

/// For whom something is bought or kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BuyFor {
    /// The caller.
    #[serde(rename = "self")]
    Caller,
    /// The organization.
    Organization,
}

/// Whose subscriptions are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The organization's.
    Organization,
    /// What people bought by themselves.
    SelfService,
    /// The caller's own.
    Me,
}

impl Channel {
    /// Every one, in the order of lists.
    pub const ALL: &'static [Self] = &[Self::Organization, Self::SelfService, Self::Me];

    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::SelfService => "self-service",
            Self::Me => "me",
        }
    }
}

/// What becomes of a subscription that the organization takes over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TakeOverAction {
    /// Everyone gets a license of an organization's subscription; this one is deleted.
    MoveUsers,
    /// It is deleted and everyone loses the license.
    Cancel,
    /// Owner and payer become the organization.
    Transfer,
}

/// What a support request asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SupportKind {
    /// To cancel a subscription that has too many licenses for its purchaser to cancel it online.
    CancelSubscription,
    /// To answer a question.
    Question,
}

/// How far a job came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Nobody has begun it, or it waits for another attempt.
    Queued,
    /// Somebody is at it.
    Running,
    /// Done.
    Done,
    /// It never worked; an administrator may have it tried again.
    Failed,
}

impl JobState {
    /// Every one, in the order of lists.
    pub const ALL: &'static [Self] = &[Self::Queued, Self::Running, Self::Done, Self::Failed];

    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_the_domains_word() {
        let json = |value: &dyn erased::Json| value.json();
        for &value in Term::ALL {
            assert_eq!(value.word(), catalog::Term::from(value).iso());
        }
        for &value in BillingFrequency::ALL {
            assert_eq!(value.word(), catalog::Frequency::from(value).word());
        }
        for &value in Status::ALL {
            assert_eq!(value.word(), subscription::Status::from(value).word());
        }
        for &value in CancelReason::ALL {
            assert_eq!(value.word(), subscription::CancelReason::from(value).word());
        }
        for &value in PolicyValue::ALL {
            assert_eq!(value.word(), policy::PolicyValue::from(value).word());
        }
        for &value in PolicySource::ALL {
            assert_eq!(value.word(), policy::Because::from(value).word());
        }
        for &value in OfferType::ALL {
            assert_eq!(value.word(), policy::OfferType::from(value).word());
        }
        for &value in Role::ALL {
            assert_eq!(value.word(), people::Role::from(value).name());
        }
        for &value in Terms::ALL {
            assert_eq!(json(&value), json(&catalog::Terms::from(value)));
        }
        for &value in SaleStatus::ALL {
            assert_eq!(json(&value), json(&catalog::SaleStatus::from(value)));
        }
        for &value in SupportStatus::ALL {
            assert_eq!(value.word(), support::SupportStatus::from(value).word());
        }
        for &value in Resolution::ALL {
            assert_eq!(json(&value), json(&support::Resolution::from(value)));
        }
        for &value in CancelBasis::ALL {
            assert_eq!(json(&value), json(&people::CancelBasis::from(value)));
        }
        for &value in Channel::ALL {
            assert_eq!(json(&value), format!("\"{}\"", value.word()));
        }
        for &value in JobState::ALL {
            assert_eq!(json(&value), format!("\"{}\"", value.word()));
        }
    }

    mod erased {
        pub trait Json {
            fn json(&self) -> String;
        }
        impl<T: serde::Serialize> Json for T {
            fn json(&self) -> String {
                serde_json::to_string(self).unwrap()
            }
        }
    }
}
