//! Ways to pay, and who is billed. Never a card number: the provider keeps it and gives us a token (P-16).

use crate::id::{BillingProfileId, PaymentMethodId, PersonId};
use crate::money::Currency;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who owns a subscription, a card or a billing profile.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The organization.
    Organization,
    /// A person who bought by themselves.
    Person(PersonId),
}

impl Owner {
    /// The person, when there is one.
    #[must_use]
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Organization => None,
            Self::Person(person) => Some(person),
        }
    }
}

/// A postal address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub line1: String,
    /// More of it.
    pub line2: Option<String>,
    /// City.
    pub city: String,
    /// State or region.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: String,
    /// ISO 3166 code.
    pub country: String,
}

/// What the provider gave for a card: enough to charge and to recognize it, nothing to steal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    /// The provider's token.
    pub token: String,
    /// `visa`, `mastercard`, `amex`.
    pub brand: String,
    /// Last four digits.
    pub last4: String,
    /// Last month in which it can be charged, as its first day.
    pub expires: Date,
    /// Name on the card.
    pub name: String,
    /// How the sandbox provider answers a charge.
    pub behavior: CardBehavior,
}

/// How the sandbox provider answers a charge of a test card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardBehavior {
    /// Charges succeed.
    Succeeds,
    /// The bank declines.
    Declines,
    /// The account is empty.
    InsufficientFunds,
    /// The bank wants to ask the holder first.
    NeedsAuthentication,
}

/// A way to pay. Adding one attaches it to nothing (R-BIL-22).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PaymentMethod {
    /// Identity.
    pub id: PaymentMethodId,
    /// Raised by one with every change.
    pub version: u64,
    /// Whose it is.
    pub owner: Owner,
    /// The card.
    pub card: Card,
    /// Billing address.
    pub address: Address,
    /// Removed methods stay for the record and can pay for nothing.
    pub removed: bool,
}

/// One stream of bills.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BillingProfile {
    /// Identity.
    pub id: BillingProfileId,
    /// Raised by one with every change.
    pub version: u64,
    /// Who is billed.
    pub owner: Owner,
    /// Name for people.
    pub name: String,
    /// Currency of the market.
    pub currency: Currency,
    /// Zone in which days are counted (P-3).
    pub time_zone: String,
    /// How it is paid; none means by invoice.
    pub payment_method_id: Option<PaymentMethodId>,
    /// The customer's own order number for future bills (R-BIL-15).
    pub purchase_order: Option<String>,
    /// Where bills go.
    pub bill_to: Option<Address>,
}
