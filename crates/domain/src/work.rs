//! What must happen outside the database, as data. It is stored in the transaction of the command that caused it.
//!
//! Two kinds: effects (mail, webhook), which happen at least once and carry their id outward so that the other side
//! can tell, and commands (carry on a take-over), which happen exactly once because they go through the one door.

use crate::id::{PersonId, SubscriptionId, TakeOverId, WebhookId};
use crate::money::Money;
use crate::people::Person;
use crate::subscription::CancelReason;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One piece of work after commit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Send a mail.
    Mail {
        /// To whom.
        to: Recipient,
        /// What it says.
        message: Message,
    },
    /// Tell a receiver about an event.
    Webhook {
        /// Which receiver.
        webhook: WebhookId,
        /// What it is told: `{"type", "timestamp", "data"}`.
        payload: serde_json::Value,
    },
    /// Carry on moving people.
    TakeOver {
        /// Which take-over.
        take_over: TakeOverId,
    },
}

impl Work {
    /// The kind's name in lists.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Mail { .. } => "mail",
            Self::Webhook { .. } => "webhook",
            Self::TakeOver { .. } => "take-over",
        }
    }
}

/// Who gets a mail, as they were when it was decided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recipient {
    /// Who.
    pub person_id: PersonId,
    /// Mail address.
    pub address: String,
    /// Name for people.
    pub name: String,
    /// Language; none means the organization's.
    pub locale: Option<String>,
}

impl From<&Person> for Recipient {
    fn from(person: &Person) -> Self {
        Self {
            person_id: person.id,
            address: person.user_principal_name.clone(),
            name: person.display_name.clone(),
            locale: person.locale.clone(),
        }
    }
}

/// What a mail says. Words are in the message catalogs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// To the buyer.
    PurchaseConfirmed(Purchase),
    /// To Global and Billing administrators, with the four actions of R-ADM-40: keep it, turn self-service purchase
    /// off for the product, take it over, cancel it.
    PurchaseMade {
        /// Name of the person who bought.
        purchaser: String,
        /// Their address.
        purchaser_address: String,
        /// What they bought.
        purchase: Purchase,
    },
    /// To the purchaser, when the organization has taken their subscription (R-ADM-31).
    TakenOver {
        /// Which subscription.
        subscription_id: SubscriptionId,
        /// Name of the product.
        product: String,
        /// What became of it.
        how: TakenOverHow,
        /// First day.
        on: Date,
        /// What they get back; none when nothing was billed.
        credit: Option<Money>,
    },
    /// To someone who got a license.
    LicensesAssigned {
        /// Which subscription.
        subscription_id: SubscriptionId,
        /// Name of the product.
        product: String,
    },
    /// To whoever opened a support request, when it is resolved (P-2).
    SupportRequestResolved {
        /// What became of it.
        outcome: SupportOutcome,
        /// What they are told.
        answer: Option<String>,
    },
    /// To the purchaser, when their subscription is as it was before the take-over.
    TakeOverUndone {
        /// Which subscription.
        subscription_id: SubscriptionId,
        /// Name of the product.
        product: String,
    },
}

/// What became of a support request, as mails tell it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportOutcome {
    /// Their subscription was cancelled, as they asked.
    Canceled {
        /// Which subscription.
        subscription_id: SubscriptionId,
        /// Name of the product.
        product: String,
        /// The day on which it ended.
        on: Date,
        /// What they get back; none when nothing was billed.
        credit: Option<Money>,
    },
    /// Their subscription goes on.
    NotCanceled {
        /// Which subscription.
        subscription_id: SubscriptionId,
        /// Name of the product.
        product: String,
    },
    /// Their question was answered.
    Answered {
        /// What they asked.
        question: String,
    },
    /// Their question was closed without the answer that they wanted.
    Closed {
        /// What they asked.
        question: String,
    },
}

/// A purchase, as mails tell it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Purchase {
    /// The new subscription.
    pub subscription_id: SubscriptionId,
    /// Name of the product.
    pub product: String,
    /// Id of the product.
    pub product_id: String,
    /// Licenses.
    pub quantity: u32,
    /// Price of one license for one billing period.
    pub unit_price: Money,
    /// Price of all of them.
    pub price: Money,
    /// Whether it starts as a trial.
    pub trial: bool,
    /// When the term or the trial ends.
    pub ends_on: Date,
    /// Whether it renews then.
    pub recurring: bool,
}

/// What became of a subscription that the organization took.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakenOverHow {
    /// Its people work on with licenses of the organization; the subscription was cancelled.
    UsersMoved,
    /// It was cancelled.
    Canceled {
        /// The administrator's reason.
        reason: CancelReason,
    },
    /// It belongs to the organization now.
    Transferred,
}
