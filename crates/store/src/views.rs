//! What people see: one struct per list or screen, filled by SQL from one snapshot.
//!
//! A page is a constant number of statements whatever is on it, walked by key, and never longer than
//! `limits::PAGE_MAX`. A view of a tenant's things takes a [`ReadScope`](purser_domain::authz::ReadScope) and puts it
//! into `WHERE`: what the caller may not see is not there, so nobody can tell it from what does not exist. A view
//! never feeds a decision: decisions read their facts in the transaction that they write in.

pub mod bill_lines;
pub mod catalog;
pub mod export;
pub mod finder;
pub mod held;
pub mod history;
pub mod holders;
pub mod identity;
pub mod licenses;
pub mod log;
pub mod named;
pub mod overview;
mod page;
pub mod payment;
pub mod people;
pub mod product_licenses;
mod search;
mod sight;
pub mod subscriptions;
pub mod suggest;
pub mod support;
pub mod work;
pub mod your_products;

pub use page::{BadCursor, Cursor, Page, Paging};
pub use sight::OwnerFilter;

use crate::error::StoreError;
use crate::sql::Op;

/// Why there is no page.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ViewError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The caller's cursor.
    #[error(transparent)]
    BadCursor(#[from] BadCursor),
}

/// Every statement of the views, for the crate's list.
pub(crate) static PARTS: [&[Op]; 21] = [
    bill_lines::ALL,
    catalog::ALL,
    export::ALL,
    finder::ALL,
    held::ALL,
    history::ALL,
    holders::ALL,
    identity::ALL,
    licenses::ALL,
    log::ALL,
    named::ALL,
    overview::ALL,
    payment::ALL,
    people::ALL,
    product_licenses::ALL,
    sight::ALL,
    subscriptions::ALL,
    suggest::ALL,
    support::ALL,
    work::ALL,
    your_products::ALL,
];
