//! The whole effect of a command on the database, as data. Preview, audit, test and replay all read the same value.

use crate::billing::Line;
use crate::catalog::Product;
use crate::event::Event;
use crate::id::{
    BillingProfileId, GroupId, JobId, PaymentMethodId, PersonId, ServiceId, SubscriptionId, SupportRequestId,
    TakeOverId, TenantId, TokenId, WebhookId,
};
use crate::money::Money;
use crate::payment::{BillingProfile, PaymentMethod};
use crate::people::{Group, Person, ServiceAccount, Tenant, Token};
use crate::policy::PolicySet;
use crate::seats::Seat;
use crate::subscription::Subscription;
use crate::support::SupportRequest;
use crate::take_over::TakeOver;
use serde::{Deserialize, Serialize};

/// What a command does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// In this order.
    pub changes: Vec<Change>,
    /// What happened.
    pub events: Vec<Event>,
    /// The answer to the caller, remembered under the idempotency key.
    pub outcome: Outcome,
    /// Why it came out so, for preview and audit.
    pub notes: Vec<Note>,
}

/// A change of what is stored. A versioned thing carries its new version: 1 is inserted, a later one replaces exactly
/// the version before it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each variant has the name of the thing that it stores")]
pub enum Change {
    PutTenant(Tenant),
    PutPerson(Person),
    PutGroup(Group),
    PutService(ServiceAccount),
    PutToken(Token),
    RemoveToken(Token),
    /// Inserts or replaces, with its aliases and plans.
    PutProduct(Product),
    PutPolicy(PolicySet),
    PutPaymentMethod(PaymentMethod),
    PutBillingProfile(BillingProfile),
    PutSubscription(Subscription),
    PutTakeOver(TakeOver),
    PutSupportRequest(SupportRequest),
    OpenSeat(Seat),
    CloseSeat {
        subscription: SubscriptionId,
        person: PersonId,
    },
    /// Everyone of `from` after `after` up to `upto` who holds no license of `into`: exactly `count` people.
    MoveSeats {
        from: SubscriptionId,
        into: SubscriptionId,
        after: Option<PersonId>,
        upto: PersonId,
        only: Option<TakeOverId>,
        mark: Option<TakeOverId>,
        count: u32,
    },
    /// Everyone of a deleted subscription up to `upto`: exactly `count` people.
    ForgetSeats {
        subscription: SubscriptionId,
        upto: PersonId,
        count: u32,
    },
    AddLine(Line),
    /// A buried job is due again.
    RetryJob(JobId),
}

/// The answer to the caller. It is an outcome, not a response: each door renders it freshly.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant has the name of the thing that it names")]
pub enum Outcome {
    Tenant(TenantId),
    Person(PersonId),
    Group(GroupId),
    Service(ServiceId),
    Token(TokenId),
    Webhook(WebhookId),
    /// Products that were taken in.
    Products(u32),
    PaymentMethod(PaymentMethodId),
    BillingProfile(BillingProfileId),
    /// A subscription, and what was billed (positive) or credited (negative) by this command.
    Subscription {
        id: SubscriptionId,
        billed: Option<Money>,
    },
    /// People who hold a license after an assignment, or who lost it.
    Licenses {
        subscription: SubscriptionId,
        people: Vec<PersonId>,
    },
    TakeOver(TakeOverId),
    SupportRequest(SupportRequestId),
    Policy,
    Job(JobId),
}

/// Why it came out so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// These people held a license already.
    AlreadyAssigned(Vec<PersonId>),
    /// It was so before.
    NothingChanged,
    /// Turning recurring billing off discarded a scheduled number (R-SUB-13).
    ScheduledQuantityDiscarded(u32),
    /// The value blocks this product altogether, because it has no trial without payment method (R-POL-6, V-9).
    BlocksWithoutTrial(String),
    /// The number stays at what is assigned; fewer were scheduled (R-SUB-2).
    KeptForAssigned(u32),
    /// A trial did not become paid because policy no longer allows it (R-POL-7).
    ConversionBlockedByPolicy,
}

impl Plan {
    /// A plan that only answers.
    #[must_use]
    pub const fn answer(outcome: Outcome) -> Self {
        Self { changes: Vec::new(), events: Vec::new(), outcome, notes: Vec::new() }
    }

    /// Everything that another plan does, after what this one does. The answer stays.
    pub fn append(&mut self, later: Self) {
        self.changes.extend(later.changes);
        self.events.extend(later.events);
        self.notes.extend(later.notes);
    }

    /// With one more change.
    #[must_use]
    pub fn change(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }

    /// With one more event.
    #[must_use]
    pub fn event(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    /// With one more note.
    #[must_use]
    pub fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }

    /// With the lines of a settlement and their event, if there are any.
    #[must_use]
    pub fn lines(mut self, subscription_id: SubscriptionId, lines: Vec<Line>) -> Self {
        if lines.is_empty() {
            return self;
        }
        self.changes.extend(lines.iter().cloned().map(Change::AddLine));
        self.event(Event::Billed { subscription_id, lines })
    }
}
