//! Organizations, their people, groups, automation identities and tokens.

use crate::id::{GroupId, PersonId, ServiceId, TenantId, TokenId, WebhookId};
use crate::tax::OwnRate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tenant {
    /// Identity.
    pub id: TenantId,
    /// Raised by one with every change.
    pub version: u64,
    /// Mail and sign-in domain, unique everywhere.
    pub domain: String,
    /// Name for people.
    pub name: String,
    /// Preferred language of the organization.
    pub locale: String,
    /// Market code; it fixes currency and tax and never changes (R-BIL-2).
    pub market: String,
    /// Zone of its bills.
    pub time_zone: String,
    /// Its own tax rates where that of the market does not hold, in the order of their days.
    #[serde(default)]
    pub tax_rates: Vec<OwnRate>,
    /// The organization's own support contact (W-X1).
    pub support_contact: Option<String>,
    /// Up to how many licenses a purchaser cancels online, and what is counted (P-2).
    pub online_cancel: OnlineCancel,
    /// Receivers of events.
    pub webhooks: Vec<Webhook>,
}

/// Up to how many licenses a purchaser cancels online (P-2, G-1).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OnlineCancel {
    /// The highest number that is still cancelled online.
    pub max: u32,
    /// What is counted.
    pub basis: CancelBasis,
}

/// What the online cancellation limit counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelBasis {
    /// Licenses that people hold.
    Assigned,
    /// Licenses of the subscription.
    Purchased,
}

/// A receiver of events over HTTP.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Webhook {
    /// Identity.
    pub id: WebhookId,
    /// Where events are posted.
    pub url: String,
    /// Signing key, base64 after the `whsec_` prefix. Shown once, when it is made.
    pub secret: String,
}

/// A person of an organization.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// Raised by one with every change.
    pub version: u64,
    /// Sign-in name and mail address, unique everywhere, lower case.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Directory roles.
    pub roles: BTreeSet<Role>,
    /// A guest cannot buy (R-USR-1).
    pub guest: bool,
    /// Whether the account may act.
    pub active: bool,
    /// Department.
    pub department: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Who this person reports to.
    pub manager: Option<PersonId>,
    /// ISO 3166 code, needed before a license is assigned (R-LIC-7).
    pub usage_location: String,
    /// Preferred language; the organization's when none.
    pub locale: Option<String>,
    /// Argon2id hash in PHC form; none when the person signs in elsewhere.
    pub password_hash: Option<String>,
    /// Sessions that began earlier are over; none when all of them hold.
    #[serde(default)]
    pub sessions_from: Option<Timestamp>,
    /// Mails that they have switched off; by default they get all.
    #[serde(default)]
    pub muted: BTreeSet<MailKind>,
}

impl Person {
    /// Whether they get mails of a kind.
    #[must_use]
    pub fn wants(&self, kind: MailKind) -> bool {
        !self.muted.contains(&kind)
    }
}

/// Mails that a person may switch off. The others answer something that they did, or tell what was done to what is
/// theirs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// To Global and Billing administrators: somebody bought something by themselves (R-ADM-40).
    PurchaseMade,
    /// They got a license.
    LicensesAssigned,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::PurchaseMade, Self::LicensesAssigned];
}

/// A group of people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Identity.
    pub id: GroupId,
    /// Raised by one with every change.
    pub version: u64,
    /// Name for people.
    pub display_name: String,
    /// Direct members; groups are not nested (R-LIC-20).
    pub members: Vec<PersonId>,
}

/// An automation identity (O-6).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ServiceAccount {
    /// Identity; also the OAuth client id.
    pub id: ServiceId,
    /// Raised by one with every change.
    pub version: u64,
    /// Name for people.
    pub display_name: String,
    /// Roles that it acts with.
    pub roles: BTreeSet<Role>,
    /// SHA-256 of the client secret, lower-case hexadecimal.
    pub secret_hash: String,
}

/// The secret that a caller shows: a bearer token of a program, or a session of a person at the web door. Only a hash
/// of it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Token {
    /// Public name.
    pub id: TokenId,
    /// Raised by one with every change.
    #[serde(default = "first_version")]
    pub version: u64,
    /// SHA-256 of the secret, lower-case hexadecimal.
    pub hash: String,
    /// Whose rights it carries.
    pub bearer: Bearer,
    /// From when on it is refused; none means until revoked.
    pub expires_at: Option<Timestamp>,
    /// What a session has and a bearer token has not. Neither is taken in place of the other.
    #[serde(default)]
    pub session: Option<Session>,
}

/// Tokens that were stored before they had versions.
const fn first_version() -> u64 {
    1
}

impl Token {
    /// Whether it still holds at a time; of a session also its person has to be asked ([`Session::holds_for`]).
    #[must_use]
    pub fn holds(&self, at: Timestamp) -> bool {
        self.expires_at.is_none_or(|end| at < end)
    }
}

/// Somebody is signed in. It ends when nothing was done for `limits::SESSION_IDLE_HOURS`, and in any case
/// `limits::SESSION_HOURS_MAX` after it began.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Session {
    /// When they signed in.
    pub began_at: Timestamp,
}

impl Session {
    /// Whether it began after its person last ended all of theirs.
    #[must_use]
    pub fn holds_for(self, person: &Person) -> bool {
        person.sessions_from.is_none_or(|from| self.began_at >= from)
    }
}

/// Whose rights a token carries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// The operator of the installation.
    Operator,
    /// A person.
    Person(PersonId),
    /// A service account.
    Service(ServiceId),
    /// Directory provisioning (SCIM) of the organization; it may do nothing else.
    Provisioning,
}

/// Directory roles of domain.md 1.1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Role {
    /// Everything.
    #[serde(rename = "Global Administrator")]
    GlobalAdministrator,
    /// Purchases and bills.
    #[serde(rename = "Billing Administrator")]
    BillingAdministrator,
    /// Licenses of people.
    #[serde(rename = "License Administrator")]
    LicenseAdministrator,
    /// People and their licenses.
    #[serde(rename = "User Administrator")]
    UserAdministrator,
    /// Sees what a Global Administrator sees and changes nothing (R-ROL-4).
    #[serde(rename = "Global Reader")]
    GlobalReader,
    /// Support requests.
    #[serde(rename = "Service Support Administrator")]
    ServiceSupportAdministrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::GlobalAdministrator,
        Self::BillingAdministrator,
        Self::LicenseAdministrator,
        Self::UserAdministrator,
        Self::GlobalReader,
        Self::ServiceSupportAdministrator,
    ];

    /// The role's name on every surface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GlobalAdministrator => "Global Administrator",
            Self::BillingAdministrator => "Billing Administrator",
            Self::LicenseAdministrator => "License Administrator",
            Self::UserAdministrator => "User Administrator",
            Self::GlobalReader => "Global Reader",
            Self::ServiceSupportAdministrator => "Service Support Administrator",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Languages that the product speaks.
pub const LOCALES: [&str; 5] = ["en", "zh-TW", "sv-SE", "de", "zh-CN"];
