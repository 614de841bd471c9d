//! Ways to pay and who is billed. A card's number and security code come in and never go out (P-16).

use super::scalar::present;
use super::words::BuyFor;
use purser_domain::payment;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A postal address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Street and number.
    pub line1: String,
    /// More of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// City.
    pub city: String,
    /// State or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: String,
    /// ISO 3166 code, two capital letters.
    #[schema(example = "SE")]
    pub country: String,
}

impl From<payment::Address> for Address {
    fn from(address: payment::Address) -> Self {
        let payment::Address { line1, line2, city, region, postal_code, country } = address;
        Self { line1, line2, city, region, postal_code, country }
    }
}

impl From<Address> for payment::Address {
    fn from(address: Address) -> Self {
        let Address { line1, line2, city, region, postal_code, country } = address;
        Self { line1, line2, city, region, postal_code, country }
    }
}

/// The kind of a payment method.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A card.
    Card,
}

/// A new card. The sandbox takes the usual test numbers only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentMethodRequest {
    /// Always `card`.
    #[serde(rename = "type")]
    pub kind: CardKind,
    /// Card number.
    #[schema(example = "4242 4242 4242 4242", write_only)]
    pub number: String,
    /// `MM/YY`.
    #[schema(example = "12/30")]
    pub expiry: String,
    /// Three or four digits.
    #[schema(example = "123", write_only)]
    pub security_code: String,
    /// Name on the card.
    pub name: String,
    /// Billing address, in the organization's country.
    pub address: Address,
    /// Whose it is; without it the caller's own.
    #[serde(rename = "for", default = "caller")]
    pub keep_for: BuyFor,
}

const fn caller() -> BuyFor {
    BuyFor::Caller
}

/// A way to pay.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct PaymentMethod {
    /// Identity.
    pub id: Uuid,
    /// Whose it is.
    #[serde(rename = "for")]
    pub keep_for: BuyFor,
    /// `visa`, `mastercard`, …
    pub brand: String,
    /// Last four digits.
    pub last4: String,
    /// `MM/YY`.
    pub expiry: String,
    /// Name on the card.
    pub name: String,
    /// `active`, or `expired` when its last month is over.
    #[schema(example = "active")]
    pub status: String,
}

/// Changes of a card; what is left out stays. The number can never change: replace the card instead.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentMethodChange {
    /// Needed to change anything.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(write_only)]
    pub security_code: Option<String>,
    /// `MM/YY`.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub expiry: Option<String>,
    /// Name on the card.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Billing address.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// One stream of bills.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
pub struct BillingProfile {
    /// Identity.
    pub id: Uuid,
    /// Who is billed.
    #[serde(rename = "for")]
    pub bill_for: BuyFor,
    /// Name for people.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Zone in which days are counted.
    pub time_zone: String,
    /// How it is paid; null means by invoice.
    pub payment_method_id: Option<Uuid>,
    /// The customer's own order number for future bills.
    pub purchase_order: Option<String>,
    /// Where bills go.
    pub bill_to: Option<Address>,
    /// Raised by one with every change.
    pub version: u64,
}

/// Changes of a billing profile; what is left out stays.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingProfileChange {
    /// How it is paid.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Uuid>,
    /// The customer's own order number for future bills.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub purchase_order: Option<String>,
    /// Where bills go.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub bill_to: Option<Address>,
}
