//! One purchase of a product: who owns it, how many, at what price, in which state, until when.
//!
//! Every state owns its data. Time passes one boundary at a time (`decide::advance`), so a late server takes several
//! steps, each with its own date. Deleted has no way back but the undo of a take-over (R-SUB-21, P-7).

use crate::billing::{Segment, Timeline};
use crate::catalog::{Frequency, OfferClass, Term, Terms};
use crate::id::{BillingProfileId, PlanId, SkuId, SubscriptionId, TakeOverId};
use crate::money::Money;
use crate::payment::Owner;
use crate::period::{Schedule, begin_of, plus_days};
use crate::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A purchase of a product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Subscription {
    /// Identity.
    pub id: SubscriptionId,
    /// Raised by one with every change, assignments included: the subscription guards its licenses.
    pub version: u64,
    /// The organization, or the purchaser of a self-service purchase.
    pub owner: Owner,
    /// The product's id when it was bought.
    pub product_id: String,
    /// The product's name when it was bought.
    pub product_name: String,
    /// What is assigned.
    pub sku_id: SkuId,
    /// The SKU's name for scripts.
    pub sku_part_number: String,
    /// The plan that was bought.
    pub plan_id: PlanId,
    /// Length of one term.
    pub term: Term,
    /// How often a term is billed.
    pub billing_frequency: Frequency,
    /// Under which rules it is cancelled and reduced.
    pub terms: Terms,
    /// Days of Expired and Disabled.
    pub offer_class: OfferClass,
    /// Market of its prices.
    pub market: String,
    /// Zone in which its days are counted (P-3).
    pub time_zone: String,
    /// Day of the 0th term; a trial's terms start when the trial ends.
    pub anchor: Date,
    /// What was owed when.
    pub timeline: Timeline,
    /// Where it is in its life.
    pub state: State,
    /// Whether it renews (R-SUB-10). Always false for a trial without payment method.
    pub recurring: bool,
    /// Quantity from the next renewal on (R-SUB-60).
    pub at_renewal: Option<u32>,
    /// Licenses that people hold.
    pub assigned: u32,
    /// Licenses kept free for a move that is under way.
    pub reserved: u32,
    /// The take-over that is at work on it; nothing else may change it meanwhile.
    pub take_over: Option<TakeOverId>,
    /// Day of the last addition of licenses (R-SUB-43).
    pub added_on: Date,
    /// The billing profile that pays now.
    pub billing_profile_id: BillingProfileId,
    /// When it was bought.
    pub created_at: Timestamp,
}

/// Where a subscription is in its life (domain.md 5.1).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Starts later; nothing may be done with it until then.
    Scheduled {
        /// First day.
        starts_on: Date,
    },
    /// Used without paying; shown as active.
    Trial {
        /// First day after the trial.
        until: Date,
    },
    /// In the `term`-th term.
    Active {
        /// Number of the term, from 0.
        term: u32,
    },
    /// The term has ended; people still work, nothing renews.
    Expired {
        /// First day in this state.
        on: Date,
        /// First day after it.
        until: Date,
        /// Why.
        because: End,
    },
    /// People have lost access; data is kept.
    Disabled {
        /// First day in this state.
        on: Date,
        /// First day after it.
        until: Date,
        /// Why.
        because: End,
    },
    /// The end.
    Deleted {
        /// First day in this state.
        on: Date,
        /// Why.
        because: End,
        /// When what people held is forgotten; none once it has been.
        purge_at: Option<Timestamp>,
    },
}

/// Why a subscription ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The term ended and it did not renew.
    Lapsed,
    /// A trial ended and did not become paid.
    TrialEnded,
    /// Cancelled by its owner.
    Canceled {
        /// The owner's reason.
        reason: CancelReason,
    },
    /// The organization moved its people to another subscription.
    UsersMoved {
        /// Where they went.
        into: SubscriptionId,
    },
    /// The organization took it and cancelled it.
    TakenOver {
        /// The administrator's reason.
        reason: CancelReason,
    },
}

/// Reasons for a cancellation (P-10).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the sentences of P-10")]
pub enum CancelReason {
    NoLongerNeeded,
    TooExpensive,
    MovingSubscription,
    BoughtByMistake,
    MissingFeatures,
    TechnicalProblems,
    AgainstPolicy,
    EmployeeLeft,
    Other,
}

impl CancelReason {
    /// Every reason, in the order in which pages list them.
    pub const ALL: [Self; 9] = [
        Self::NoLongerNeeded,
        Self::TooExpensive,
        Self::MovingSubscription,
        Self::BoughtByMistake,
        Self::MissingFeatures,
        Self::TechnicalProblems,
        Self::AgainstPolicy,
        Self::EmployeeLeft,
        Self::Other,
    ];

    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoLongerNeeded => "no_longer_needed",
            Self::TooExpensive => "too_expensive",
            Self::MovingSubscription => "moving_subscription",
            Self::BoughtByMistake => "bought_by_mistake",
            Self::MissingFeatures => "missing_features",
            Self::TechnicalProblems => "technical_problems",
            Self::AgainstPolicy => "against_policy",
            Self::EmployeeLeft => "employee_left",
            Self::Other => "other",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// What people are told about a state; a trial is shown as active.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of domain.md 5.1")]
pub enum Status {
    Scheduled,
    Active,
    Expired,
    Disabled,
    Deleted,
}

impl Status {
    /// Every status, in the order of a life.
    pub const ALL: [Self; 5] = [Self::Scheduled, Self::Active, Self::Expired, Self::Disabled, Self::Deleted];

    /// The word on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Active => "active",
            Self::Expired => "expired",
            Self::Disabled => "disabled",
            Self::Deleted => "deleted",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

impl State {
    /// What people are told.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self {
            Self::Scheduled { .. } => Status::Scheduled,
            Self::Trial { .. } | Self::Active { .. } => Status::Active,
            Self::Expired { .. } => Status::Expired,
            Self::Disabled { .. } => Status::Disabled,
            Self::Deleted { .. } => Status::Deleted,
        }
    }
}

impl Subscription {
    /// What people are told about its state.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.state.status()
    }

    /// Licenses now.
    #[must_use]
    pub fn quantity(&self) -> u32 {
        self.timeline.last().map_or(0, |segment| segment.quantity)
    }

    /// Price of one license for one billing period now.
    #[must_use]
    pub fn unit_price(&self) -> Option<Money> {
        self.timeline.last().map(|segment| segment.unit_price)
    }

    /// Licenses that can be assigned now: none unless people may use it (R-API-5).
    #[must_use]
    pub fn free(&self) -> u32 {
        if !self.assignable() {
            return 0;
        }
        self.quantity().saturating_sub(self.assigned).saturating_sub(self.reserved)
    }

    /// Whether licenses can be assigned: Active and Expired keep the service, Disabled forbids it (domain.md 5.1).
    #[must_use]
    pub const fn assignable(&self) -> bool {
        matches!(self.status(), Status::Active | Status::Expired)
    }

    /// Whether it is a self-service purchase.
    #[must_use]
    pub const fn self_service(&self) -> bool {
        matches!(self.owner, Owner::Person(_))
    }

    /// Whether it is a trial.
    #[must_use]
    pub const fn trial(&self) -> bool {
        matches!(self.state, State::Trial { .. })
    }

    /// Terms, counted from the anchor.
    #[must_use]
    pub const fn term_schedule(&self) -> Schedule {
        Schedule { anchor: self.anchor, months: self.term.months() }
    }

    /// Billing periods, counted from the anchor.
    #[must_use]
    pub fn billing_schedule(&self) -> Schedule {
        Schedule { anchor: self.anchor, months: self.billing_frequency.months(self.term) }
    }

    /// The first day after what runs now: of the term, the trial, or the state that was left behind.
    #[must_use]
    pub fn ends_on(&self) -> Option<Date> {
        match &self.state {
            State::Scheduled { .. } => Some(self.term_schedule().nth(1)),
            State::Trial { until } => Some(*until),
            State::Active { term } => Some(self.term_schedule().nth(term.saturating_add(1))),
            State::Expired { on, .. } | State::Disabled { on, .. } | State::Deleted { on, .. } => Some(*on),
        }
    }

    /// When time next changes something about it: a start, a billing period, a term, the end of a state. Time waits
    /// while a take-over is at work on it, and does not shut it while people are on their way into it; both take
    /// minutes at the most.
    #[must_use]
    pub fn due_at(&self) -> Option<Timestamp> {
        if self.take_over.is_some() {
            return None;
        }
        let day = match &self.state {
            State::Scheduled { starts_on } => *starts_on,
            State::Expired { .. } if self.reserved > 0 => return None,
            State::Trial { until } | State::Expired { until, .. } | State::Disabled { until, .. } => *until,
            State::Active { .. } => {
                let billing = self.billing_schedule();
                billing.nth(self.timeline.billed_periods)
            }
            State::Deleted { purge_at, .. } => return *purge_at,
        };
        Some(begin_of(&self.time_zone, day))
    }

    /// Refuses unless the state is one of those in which the command makes sense.
    ///
    /// # Errors
    /// [`Refusal::WrongState`], or [`Refusal::TakeOverUnderWay`] while a take-over is at work.
    pub fn must_be(&self, allowed: &'static [Status]) -> Result<(), Refusal> {
        if !allowed.contains(&self.status()) {
            return Err(Refusal::WrongState { status: self.status(), allowed });
        }
        match self.take_over {
            Some(_) => Err(Refusal::TakeOverUnderWay),
            None => Ok(()),
        }
    }

    /// The same subscription with one more version.
    #[must_use]
    pub fn next(&self) -> Self {
        Self { version: self.version.saturating_add(1), ..self.clone() }
    }

    /// From `on`, `quantity` licenses at `unit_price`, paid by the present profile.
    pub fn change_from(&mut self, on: Date, quantity: u32, unit_price: Money) {
        self.timeline.put(Segment { from: on, quantity, unit_price, payer: self.billing_profile_id });
    }

    /// Nothing is owed from `on` on.
    pub fn stop(&mut self, on: Date) {
        self.timeline.until = Some(on);
        self.at_renewal = None;
        self.recurring = false;
    }

    /// Ends at once in Disabled, skipping Expired (R-SUB-4).
    pub fn cancel(&mut self, on: Date, because: End) {
        let (_, disabled) = self.offer_class.days();
        self.stop(on);
        self.state = State::Disabled { on, until: plus_days(on, disabled), because };
    }

    /// Ends at once in Deleted (R-ADM-33). What people held is kept until `purge_at`, for an undo.
    pub fn delete(&mut self, on: Date, because: End, purge_at: Timestamp) {
        self.stop(on);
        self.state = State::Deleted { on, because, purge_at: Some(purge_at) };
    }
}
