//! No, and why. Every refusal has a stable code, data, and a class that each door turns into its own status.
//!
//! Precedence: who may not see a thing is told that it is not found, before anything else about it; then the right to
//! act, then the caller's version, then the input, then the state, then money. `decide` tests walk that order.

use crate::people::CancelBasis;
use crate::policy::{Because, PolicyValue};
use crate::subscription::Status;
use serde::{Deserialize, Serialize};

/// What went wrong with one field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name on the wire.
    pub field: String,
    /// Which rule it breaks.
    pub rule: Rule,
}

/// A rule that a field can break.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// It is missing or empty.
    Required,
    /// It has more characters or items than allowed.
    TooLong {
        /// The limit.
        max: u64,
    },
    /// It is a number outside the allowed range.
    OutOfRange {
        /// Least.
        min: i64,
        /// Most.
        max: i64,
    },
    /// It is not of the form that it should have.
    Format {
        /// The form, in words.
        expected: String,
    },
    /// It is not one of the allowed words.
    OneOf {
        /// The words.
        allowed: Vec<String>,
    },
    /// The same thing is named twice.
    Repeated,
    /// It names something that does not exist here.
    Unknown,
    /// It is not known to this route.
    NotAllowedHere,
}

impl Rule {
    /// The stable code on APIs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong { .. } => "too_long",
            Self::OutOfRange { .. } => "out_of_range",
            Self::Format { .. } => "format",
            Self::OneOf { .. } => "one_of",
            Self::Repeated => "repeated",
            Self::Unknown => "unknown",
            Self::NotAllowedHere => "not_allowed_here",
        }
    }

    /// What is wrong, in English, for developers.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Required => "must be given".into(),
            Self::TooLong { max } => format!("must not be longer than {max}"),
            Self::OutOfRange { min, max } => format!("must be between {min} and {max}"),
            Self::Format { expected } => format!("must be {expected}"),
            Self::OneOf { allowed } => format!("must be one of {}", allowed.join(", ")),
            Self::Repeated => "names the same thing twice".into(),
            Self::Unknown => "names something that does not exist here".into(),
            Self::NotAllowedHere => "is not known here".into(),
        }
    }
}

/// Which kind of thing was not found or exists already.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the things")]
pub enum Thing {
    Tenant,
    Person,
    Group,
    Product,
    Plan,
    Subscription,
    PaymentMethod,
    BillingProfile,
    TakeOver,
    Job,
    Token,
    Webhook,
    Policy,
    OfferType,
    ServiceAccount,
    SupportRequest,
}

/// Why a payment did not go through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decline {
    /// The bank says no.
    CardDeclined,
    /// Not enough money.
    InsufficientFunds,
    /// The bank wants to ask the holder first.
    AuthenticationRequired,
    /// The card's last month is over.
    CardExpired,
}

/// How grave a refusal is for the caller: each door has one status for each class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Class {
    /// The input is wrong: 400.
    Invalid,
    /// Payment is needed or did not go through: 402.
    Payment,
    /// Known, but not allowed: 403.
    Forbidden,
    /// Unknown here: 404.
    NotFound,
    /// Not in this state: 409.
    Conflict,
    /// The caller saw another version: 412.
    Precondition,
}

impl Class {
    /// The HTTP status of the class.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Invalid => 400,
            Self::Payment => 402,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::Precondition => 412,
        }
    }
}

/// No, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Input breaks rules.
    Invalid(Vec<FieldError>),
    /// There is no such thing, or the caller may not know of it.
    NotFound(Thing),
    /// The caller lacks the right.
    NotAllowed,
    /// The account is switched off.
    AccountInactive,
    /// Licenses of a self-service purchase are assigned by its purchaser; take it over first (R-ADM-10).
    SelfServiceLicenses,
    /// The subscription belongs to its purchaser; take it over instead (R-ADM-10, domain.md 1.1).
    SelfServiceSubscription,
    /// The caller saw another version.
    VersionChanged {
        /// The version now.
        version: u64,
    },
    /// There is one already.
    AlreadyExists(Thing),
    /// A guest cannot buy (R-USR-1).
    GuestsCannotBuy,
    /// People cannot buy by themselves in this market, or not this product (R-USR-2, R-USR-3).
    SelfServiceNotOffered,
    /// Policy blocks it (R-POL-4, R-POL-13).
    BlockedByPolicy {
        /// What is in force.
        value: PolicyValue,
        /// Where it comes from.
        because: Because,
    },
    /// The product has no trial, or none without payment method.
    TrialNotOffered,
    /// The product is not sold any more (R-SUB-70).
    EndOfSale,
    /// There is no price in this market today.
    NoPrice,
    /// A payment method is needed (R-USR-14).
    PaymentMethodRequired,
    /// The payment did not go through; nothing was bought.
    PaymentDeclined(Decline),
    /// Something pays with it; replace it there first (R-BIL-25).
    PaymentMethodInUse,
    /// The command makes no sense in this state.
    WrongState {
        /// The state now.
        status: Status,
        /// The states in which it does.
        allowed: &'static [Status],
    },
    /// A take-over is at work on it.
    TakeOverUnderWay,
    /// Not enough free licenses (R-ADM-30).
    NotEnoughLicenses {
        /// Free now.
        available: u32,
        /// Wanted.
        needed: u32,
    },
    /// Fewer than are assigned (R-SUB-42).
    BelowAssigned {
        /// Assigned now.
        assigned: u32,
        /// Wanted.
        total: u32,
    },
    /// More people than one action takes (R-USR-23).
    TooManyPeople {
        /// The limit.
        limit: usize,
    },
    /// Somebody does not hold a license of it.
    NotAssigned {
        /// Who.
        user: String,
    },
    /// Too many licenses to cancel online (P-2).
    TooManyToCancelOnline {
        /// Licenses counted.
        count: u32,
        /// The limit.
        limit: u32,
        /// What is counted.
        basis: CancelBasis,
    },
    /// Its purchaser can cancel it online, so support has nothing to do (P-2).
    CancelableOnline,
    /// The support request is resolved; that is not changed any more.
    AlreadyResolved,
    /// The seven days are over (R-SUB-43, V-7).
    WindowClosed,
    /// Recurring billing is off (R-SUB-44).
    RecurringOff,
    /// A trial without payment method never renews (R-USR-15).
    TrialNeverRenews,
    /// The number of a trial is fixed; buy first (R-SUB-46).
    TrialQuantityFixed,
    /// It is not a self-service purchase.
    NotSelfService,
    /// People cannot be moved there: not an organization's subscription of the same product in use.
    UnfitTarget,
    /// Too late, or licenses were used again since (P-7).
    UndoNotPossible,
    /// A third-party offer type knows no trials (R-POL-5, V-9).
    OfferTypeValue,
    /// One more than the limit.
    LimitReached {
        /// The limit.
        limit: u64,
    },
    /// The job is not waiting for anyone.
    JobNotBuried,
    /// The sum does not fit.
    AmountTooLarge,
}

impl Refusal {
    /// One field, one rule.
    #[must_use]
    pub fn field(field: &str, rule: Rule) -> Self {
        Self::Invalid(vec![FieldError { field: field.into(), rule }])
    }

    /// The stable code on APIs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid_input",
            Self::NotFound(_) => "not_found",
            Self::NotAllowed => "not_allowed",
            Self::AccountInactive => "account_inactive",
            Self::SelfServiceLicenses => "self_service_licenses",
            Self::SelfServiceSubscription => "self_service_subscription",
            Self::VersionChanged { .. } => "version_changed",
            Self::AlreadyExists(_) => "already_exists",
            Self::GuestsCannotBuy => "guests_cannot_buy",
            Self::SelfServiceNotOffered => "self_service_not_offered",
            Self::BlockedByPolicy { .. } => "blocked_by_policy",
            Self::TrialNotOffered => "trial_not_offered",
            Self::EndOfSale => "end_of_sale",
            Self::NoPrice => "no_price",
            Self::PaymentMethodRequired => "payment_method_required",
            Self::PaymentDeclined(Decline::CardDeclined) => "card_declined",
            Self::PaymentDeclined(Decline::InsufficientFunds) => "insufficient_funds",
            Self::PaymentDeclined(Decline::AuthenticationRequired) => "authentication_required",
            Self::PaymentDeclined(Decline::CardExpired) => "card_expired",
            Self::PaymentMethodInUse => "payment_method_in_use",
            Self::WrongState { .. } => "wrong_state",
            Self::TakeOverUnderWay => "take_over_under_way",
            Self::NotEnoughLicenses { .. } => "not_enough_licenses",
            Self::BelowAssigned { .. } => "below_assigned",
            Self::TooManyPeople { .. } => "too_many_people",
            Self::NotAssigned { .. } => "not_assigned",
            Self::TooManyToCancelOnline { .. } => "too_many_to_cancel_online",
            Self::CancelableOnline => "cancelable_online",
            Self::AlreadyResolved => "already_resolved",
            Self::WindowClosed => "window_closed",
            Self::RecurringOff => "recurring_off",
            Self::TrialNeverRenews => "trial_never_renews",
            Self::TrialQuantityFixed => "trial_quantity_fixed",
            Self::NotSelfService => "not_self_service",
            Self::UnfitTarget => "unfit_target",
            Self::UndoNotPossible => "undo_not_possible",
            Self::OfferTypeValue => "offer_type_value",
            Self::LimitReached { .. } => "limit_reached",
            Self::JobNotBuried => "job_not_buried",
            Self::AmountTooLarge => "amount_too_large",
        }
    }

    /// What the code means, in English, for developers.
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "Fields of the request break rules; `errors` names each field and its rule.",
            Self::NotFound(_) => "There is no such thing, or the caller may not know of it.",
            Self::NotAllowed => "The caller lacks the right.",
            Self::AccountInactive => "The caller's account is switched off.",
            Self::SelfServiceLicenses => {
                "Its purchaser assigns these licenses; take the subscription over first."
            }
            Self::SelfServiceSubscription => "It belongs to its purchaser; take it over instead.",
            Self::VersionChanged { .. } => {
                "The subscription has changed since the caller read it; read it again."
            }
            Self::AlreadyExists(_) => "There is one already.",
            Self::GuestsCannotBuy => "A guest cannot buy here.",
            Self::SelfServiceNotOffered => "People cannot buy this product by themselves in this market.",
            Self::BlockedByPolicy { .. } => "The organization's policy blocks it.",
            Self::TrialNotOffered => "The product has no trial.",
            Self::EndOfSale => "The product is not sold any more.",
            Self::NoPrice => "There is no price in this market today.",
            Self::PaymentMethodRequired => "A payment method is needed.",
            Self::PaymentDeclined(Decline::CardDeclined) => "The bank declined the card; nothing was bought.",
            Self::PaymentDeclined(Decline::InsufficientFunds) => {
                "The card has not enough funds; nothing was bought."
            }
            Self::PaymentDeclined(Decline::AuthenticationRequired) => {
                "The bank wants to ask the card's holder first."
            }
            Self::PaymentDeclined(Decline::CardExpired) => "The card's last month is over.",
            Self::PaymentMethodInUse => "A billing profile pays with it; replace it there first.",
            Self::WrongState { .. } => "The subscription's state does not allow it.",
            Self::TakeOverUnderWay => "A take-over is at work on it; try again when it is done.",
            Self::NotEnoughLicenses { .. } => "There are not enough free licenses; nothing was changed.",
            Self::BelowAssigned { .. } => "More licenses are assigned; unassign first, then reduce.",
            Self::TooManyPeople { .. } => "More people than one action takes.",
            Self::NotAssigned { .. } => "Somebody does not hold a license of it; nothing was changed.",
            Self::TooManyToCancelOnline { .. } => "Too many licenses to cancel online; ask support.",
            Self::CancelableOnline => "It can be cancelled online; no support request is needed.",
            Self::AlreadyResolved => "The support request is resolved already.",
            Self::WindowClosed => "The seven days are over; it can be done at the renewal.",
            Self::RecurringOff => "Recurring billing is off.",
            Self::TrialNeverRenews => "A trial without payment method never becomes paid.",
            Self::TrialQuantityFixed => "The number of a trial is fixed; buy first.",
            Self::NotSelfService => "It is not a self-service purchase.",
            Self::UnfitTarget => {
                "People move only to a subscription of the organization, of the same product, in use."
            }
            Self::UndoNotPossible => "It is too late to undo, or licenses were used again since.",
            Self::OfferTypeValue => "A third-party offer type knows no trials.",
            Self::LimitReached { .. } => "There are as many as there may be.",
            Self::JobNotBuried => "The job is not waiting for anyone.",
            Self::AmountTooLarge => "The sum does not fit.",
        }
    }

    /// How grave it is for the caller.
    #[must_use]
    pub const fn class(&self) -> Class {
        match self {
            Self::Invalid(_) | Self::TooManyPeople { .. } | Self::OfferTypeValue | Self::AmountTooLarge => {
                Class::Invalid
            }
            Self::PaymentMethodRequired | Self::PaymentDeclined(_) => Class::Payment,
            Self::NotAllowed
            | Self::AccountInactive
            | Self::SelfServiceLicenses
            | Self::SelfServiceSubscription
            | Self::GuestsCannotBuy
            | Self::SelfServiceNotOffered
            | Self::BlockedByPolicy { .. } => Class::Forbidden,
            Self::NotFound(_) => Class::NotFound,
            Self::VersionChanged { .. } => Class::Precondition,
            Self::AlreadyExists(_)
            | Self::TrialNotOffered
            | Self::EndOfSale
            | Self::NoPrice
            | Self::PaymentMethodInUse
            | Self::WrongState { .. }
            | Self::TakeOverUnderWay
            | Self::NotEnoughLicenses { .. }
            | Self::BelowAssigned { .. }
            | Self::NotAssigned { .. }
            | Self::TooManyToCancelOnline { .. }
            | Self::CancelableOnline
            | Self::AlreadyResolved
            | Self::WindowClosed
            | Self::RecurringOff
            | Self::TrialNeverRenews
            | Self::TrialQuantityFixed
            | Self::NotSelfService
            | Self::UnfitTarget
            | Self::UndoNotPossible
            | Self::LimitReached { .. }
            | Self::JobNotBuried => Class::Conflict,
        }
    }

    /// One of every kind, for the tests and documents that must cover them all.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        vec![
            Self::field("quantity", Rule::OutOfRange { min: 1, max: 1_000_000 }),
            Self::NotFound(Thing::Subscription),
            Self::NotAllowed,
            Self::AccountInactive,
            Self::SelfServiceLicenses,
            Self::SelfServiceSubscription,
            Self::VersionChanged { version: 7 },
            Self::AlreadyExists(Thing::Person),
            Self::GuestsCannotBuy,
            Self::SelfServiceNotOffered,
            Self::BlockedByPolicy { value: PolicyValue::Disabled, because: Because::ProductEntry },
            Self::TrialNotOffered,
            Self::EndOfSale,
            Self::NoPrice,
            Self::PaymentMethodRequired,
            Self::PaymentDeclined(Decline::CardDeclined),
            Self::PaymentDeclined(Decline::InsufficientFunds),
            Self::PaymentDeclined(Decline::AuthenticationRequired),
            Self::PaymentDeclined(Decline::CardExpired),
            Self::PaymentMethodInUse,
            Self::WrongState { status: Status::Deleted, allowed: &[Status::Active] },
            Self::TakeOverUnderWay,
            Self::NotEnoughLicenses { available: 1, needed: 2 },
            Self::BelowAssigned { assigned: 5, total: 4 },
            Self::TooManyPeople { limit: 20 },
            Self::NotAssigned { user: "lee@aurora.example".into() },
            Self::TooManyToCancelOnline { count: 30, limit: 25, basis: CancelBasis::Assigned },
            Self::CancelableOnline,
            Self::AlreadyResolved,
            Self::WindowClosed,
            Self::RecurringOff,
            Self::TrialNeverRenews,
            Self::TrialQuantityFixed,
            Self::NotSelfService,
            Self::UnfitTarget,
            Self::UndoNotPossible,
            Self::OfferTypeValue,
            Self::LimitReached { limit: 20 },
            Self::JobNotBuried,
            Self::AmountTooLarge,
        ]
    }
}

impl From<crate::money::MoneyError> for Refusal {
    fn from(_: crate::money::MoneyError) -> Self {
        Self::AmountTooLarge
    }
}
