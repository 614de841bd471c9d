//! Pages of the web admin center: pure functions of a view value and a [`Shell`].
//!
//! A page's function takes what it shows as plain values and gives the whole document. It asks nothing, decides nothing
//! and knows no rights: what may not be done is not among its values, or comes with the reason why not. Every page works
//! without JavaScript: panes and dialogs are addresses of their own, drawn over the page that they act on, which is inert
//! meanwhile. `part.rs` has the components, `form.rs` fields and buttons, `icon.rs` the pictures.

pub mod account;
pub mod assign_licenses;
pub mod audit;
pub mod billing;
pub mod billing_profile;
pub mod card_form;
pub mod checkout;
pub mod components;
pub mod fault;
pub mod form;
pub mod home;
pub mod icon;
pub mod jobs;
mod layout;
pub mod licenses;
pub mod notifications;
pub mod part;
pub mod payment_method;
pub mod product_licenses;
pub mod products;
pub mod purchase;
pub mod search;
pub mod self_service;
pub mod service_plans;
pub mod settings;
pub mod sign_in;
pub mod subscription;
pub mod support;
pub mod tax;
pub mod users;

pub use form::Entered;
pub use layout::{Layer, document};
pub use maud::{Markup, html};

use crate::words::{Value, Words};
use jiff::civil::Date;
use purser_domain::money::Money;
use purser_domain::tax::Tax;
use std::collections::BTreeSet;

/// A page that the navigation leads to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "the names are those of walkthroughs.md")]
pub enum Place {
    Home,
    YourProducts,
    Licenses,
    PurchaseServices,
    BillsAndPayments,
    BillingNotifications,
    Users,
    OrgSettings,
    SelfServicePolicy,
    AuditLog,
    Jobs,
    Support,
    MyAccount,
}

impl Place {
    /// Every place, in the order of the navigation.
    pub const ALL: [Self; 13] = [
        Self::Home,
        Self::YourProducts,
        Self::Licenses,
        Self::PurchaseServices,
        Self::BillsAndPayments,
        Self::BillingNotifications,
        Self::Users,
        Self::OrgSettings,
        Self::SelfServicePolicy,
        Self::AuditLog,
        Self::Jobs,
        Self::Support,
        Self::MyAccount,
    ];

    /// Where it is.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::YourProducts => "/products",
            Self::Licenses => "/licenses",
            Self::PurchaseServices => "/purchase",
            Self::BillsAndPayments => "/billing",
            Self::BillingNotifications => "/notifications",
            Self::Users => "/users",
            Self::OrgSettings => "/settings",
            Self::SelfServicePolicy => "/settings/self-service",
            Self::AuditLog => "/audit",
            Self::Jobs => "/jobs",
            Self::Support => "/support",
            Self::MyAccount => "/account",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "name-home",
            Self::YourProducts => "name-your-products",
            Self::Licenses => "name-licenses",
            Self::PurchaseServices => "name-purchase-services",
            Self::BillsAndPayments => "name-bills-and-payments",
            Self::BillingNotifications => "name-billing-notifications",
            Self::Users => "name-users",
            Self::OrgSettings => "name-org-settings",
            Self::SelfServicePolicy => "name-self-service-policy",
            Self::AuditLog => "name-audit-log",
            Self::Jobs => "name-jobs",
            Self::Support => "name-support",
            Self::MyAccount => "name-my-account",
        }
    }

    const fn group(self) -> Option<&'static str> {
        match self {
            Self::Home | Self::Support | Self::MyAccount => None,
            Self::YourProducts
            | Self::Licenses
            | Self::PurchaseServices
            | Self::BillsAndPayments
            | Self::BillingNotifications => Some("name-billing"),
            Self::Users | Self::AuditLog | Self::Jobs => Some("name-organization"),
            Self::OrgSettings | Self::SelfServicePolicy => Some("name-settings"),
        }
    }
}

/// Light or dark, when a person has chosen; otherwise the system decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// Its word in the cookie and in the document.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// Who looks at the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Viewer {
    /// Name for people.
    pub name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// The organization's name.
    pub organization: String,
    /// What the navigation offers them.
    pub places: BTreeSet<Place>,
    /// The organization's own support contact (W-X1).
    pub support_contact: Option<String>,
}

/// Says what was just done, with the way back while there is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toast {
    /// What was done, in words.
    pub text: String,
    /// The form that undoes it: where it is sent, and its hidden fields.
    pub undo: Option<(String, Vec<(String, String)>)>,
}

/// What surrounds a page.
pub struct Shell {
    /// The language.
    pub words: &'static Words,
    /// The choice of colours.
    pub theme: Option<Theme>,
    /// Who looks; nobody on the sign-in page.
    pub viewer: Option<Viewer>,
    /// Where in the navigation the page is.
    pub place: Option<Place>,
    /// Proves that a form came from a page of this session.
    pub csrf: String,
    /// Of the page's forms; each adds its name, so that each is one command.
    pub key: String,
    /// What was just done.
    pub toast: Option<Toast>,
    /// What was searched for, in the search box.
    pub search: String,
    /// Today, where the organization's days are counted.
    pub today: Date,
    /// The tax on what the organization buys today; none where nobody has said.
    pub tax: Option<Tax>,
    /// Names of the assets, with their versions.
    pub assets: Assets,
}

/// Where style and script are. Their address changes with their content, so browsers may keep them for ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Assets {
    /// The style sheet.
    pub style: &'static str,
    /// Our script.
    pub script: &'static str,
    /// The htmx library.
    pub htmx: &'static str,
}

impl Shell {
    /// The text of a key. A test proves that every key of the sources exists in every language.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.words.name(key).unwrap_or_else(|_| key.into())
    }

    /// The text of a key, with values in it.
    #[must_use]
    pub fn tv(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.words.text(key, values).unwrap_or_else(|_| key.into())
    }

    /// A day, for example `3 December 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.words.date(date)
    }

    /// An amount with its currency.
    #[must_use]
    pub fn money(&self, money: Money) -> String {
        self.words.money(money)
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, number: impl Into<u64>) -> String {
        self.words.number(i64::try_from(number.into()).unwrap_or(i64::MAX))
    }
}

/// One page of a list: the address of the next page and of the first, when there are such.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pager {
    /// The next rows.
    pub next: Option<String>,
    /// The beginning, when this is not it.
    pub first: Option<String>,
}
