//! The list under *Your products*, as people sort and filter it, and how many there are of each kind (R-ADM-1, R-ADM-3).
//!
//! No index has these orders, so a page reads every subscription of the sight once, its few columns and not its
//! document, and keeps the first rows. One text serves every order: what is sorted by is a parameter.

use super::ViewError;
use super::page::{Page, Paging};
use super::search::{containing, exactly};
use super::sight::{BySight, OwnerFilter, Sight, by_sight, same_product};
use super::subscriptions::{SubscriptionRow, read};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::Op;
use crate::value::Row;
use purser_domain::authz::ReadScope;
use purser_domain::id::PersonId;
use purser_domain::subscription::Status;
use uuid::Uuid;

/// What the list is sorted by. Rows that are equal in it are in the order of ids, which is that of their purchase.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SubscriptionSort {
    /// The product's name when it was bought, without regard to the case of Latin letters.
    #[default]
    Product,
    /// The status, in the order of a life.
    Status,
    /// Licenses.
    Quantity,
    /// Licenses that people hold.
    Assigned,
    /// The day it ends or renews; those without one come last, whichever the direction.
    Expires,
    /// The purchaser's name, without regard to case; the organization's own count as an empty name.
    Purchaser,
    /// When it was bought.
    Created,
}

/// Which subscriptions; what is none does not narrow.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ProductsFilter {
    /// Whose.
    pub owner: Option<OwnerFilter>,
    /// Bought by this person.
    pub purchaser: Option<PersonId>,
    /// Of the product with this current or former id.
    pub product_id: Option<String>,
    /// In which state.
    pub status: Option<Status>,
    /// Whether it is in its trial now, as `Subscription::trial` has it.
    pub trial: Option<bool>,
    /// Only those whose licenses cost nothing.
    pub free: bool,
    /// A part of the product's or the purchaser's name.
    pub search: Option<String>,
}

/// How many subscriptions the caller sees, those that are deleted aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// All of them.
    pub all: u64,
    /// The organization's.
    pub organization: u64,
    /// Self-service purchases.
    pub self_service: u64,
    /// In their trial now, whoever owns them.
    pub trials: u64,
}

impl SubscriptionSort {
    /// Every order.
    pub const ALL: [Self; 7] = [
        Self::Product,
        Self::Status,
        Self::Quantity,
        Self::Assigned,
        Self::Expires,
        Self::Purchaser,
        Self::Created,
    ];

    /// The word in addresses of pages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Status => "status",
            Self::Quantity => "quantity",
            Self::Assigned => "assigned",
            Self::Expires => "expires",
            Self::Purchaser => "purchaser",
            Self::Created => "created",
        }
    }
}

macro_rules! on_trial {
    () => {
        "CASE WHEN s.status = 'active' AND s.doc->'state'->'trial' IS NOT NULL THEN 1 ELSE 0 END"
    };
}

/// The list in one direction. Every order is a text and a number, one of which is the same for all rows; `$never` is
/// the text after the last day of that direction. The first flag says that this is the first page.
macro_rules! sorted {
    ($name:literal, $never:literal, $beyond:literal, $direction:literal) => {
        by_sight!(
            $name,
            [Text, Int, Text, Int, Id, Text, Text, Text, Int, Int, Int],
            concat!(
                "SELECT d.doc, w.display_name, w.user_principal_name, k.words, k.number FROM (\
                 SELECT x.id, x.owner_id, x.words, x.number FROM (\
                 SELECT s.id, s.owner_id, CASE $5 WHEN 'product' THEN lower(s.product_name) \
                 WHEN 'purchaser' THEN COALESCE(o.sort_key, '') WHEN 'expires' THEN COALESCE(s.ends_on, '",
                $never,
                "') ELSE '' END AS words, CASE $5 WHEN 'status' THEN CASE s.status WHEN 'scheduled' THEN 0 \
                 WHEN 'active' THEN 1 WHEN 'expired' THEN 2 WHEN 'disabled' THEN 3 ELSE 4 END \
                 WHEN 'quantity' THEN s.quantity WHEN 'assigned' THEN s.assigned WHEN 'created' THEN s.created_at \
                 ELSE 0 END AS number FROM subscription s \
                 LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id \
                 LEFT JOIN product_alias a ON a.alias = s.product_id \
                 LEFT JOIN product p ON p.product_id = COALESCE(a.product_id, s.product_id) WHERE"
            ),
            concat!(
                "AND ($10 = '' OR s.status = $10) \
                 AND ($11 = '%' OR p.search LIKE $11 ESCAPE '!' OR o.search LIKE $11 ESCAPE '!') \
                 AND ($12 = '' OR ",
                same_product!("$12"),
                ") AND ($13 < 0 OR ",
                on_trial!(),
                " = $13) AND ($14 = 0 OR \
                 CAST(s.doc->'timeline'->'segments'->(-1)->'unit_price'->>'minor' AS bigint) = 0)) x \
                 WHERE $6 = 1 OR (x.words, x.number, x.id) ",
                $beyond,
                " ($7, $8, $9) ORDER BY x.words ",
                $direction,
                ", x.number ",
                $direction,
                ", x.id ",
                $direction,
                " LIMIT $15) k JOIN subscription d ON d.tenant_id = $1 AND d.id = k.id \
                 LEFT JOIN person w ON w.tenant_id = $1 AND w.id = k.owner_id ORDER BY k.words ",
                $direction,
                ", k.number ",
                $direction,
                ", k.id ",
                $direction
            )
        )
    };
}

static ASCENDING: BySight = sorted!("view your products", "~", ">", "ASC");
static DESCENDING: BySight = sorted!("view your products descending", "", "<", "DESC");

static COUNTS: BySight = by_sight!(
    "view subscription counts",
    [Text],
    concat!(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN s.owner_id IS NULL THEN 1 ELSE 0 END), 0)::bigint, COALESCE(SUM(",
        on_trial!(),
        "), 0)::bigint FROM subscription s WHERE"
    ),
    "AND s.status <> $5"
);

pub(super) static ALL: &[Op] = &[
    Op::Statement(&ASCENDING.mine),
    Op::Statement(&ASCENDING.organization),
    Op::Statement(&ASCENDING.mixed),
    Op::Statement(&DESCENDING.mine),
    Op::Statement(&DESCENDING.organization),
    Op::Statement(&DESCENDING.mixed),
    Op::Statement(&COUNTS.mine),
    Op::Statement(&COUNTS.organization),
    Op::Statement(&COUNTS.mixed),
];

/// The subscriptions that the caller sees, in this order. A cursor is good for the order that it came with.
///
/// # Errors
/// A cursor that is not of this list in this order, or the database.
pub async fn your_products(
    reader: &mut Reader,
    scope: &ReadScope,
    filter: &ProductsFilter,
    (sort, descending): (SubscriptionSort, bool),
    paging: &Paging,
) -> Result<Page<SubscriptionRow>, ViewError> {
    let list = format!("your-products-{}{}", sort.word(), if descending { "-descending" } else { "" });
    let after = paging.three_keys::<String, i64, Uuid>(&list)?;
    let first = after.is_none();
    let (words, number, id) = after.unwrap_or_default();
    let trial = filter.trial.map_or(-1, i64::from);
    let sight = Sight::new(scope, filter.owner).of_purchaser(filter.purchaser);
    let params = sight.params([
        sort.word().into(),
        first.into(),
        words.into(),
        number.into(),
        id.into(),
        filter.status.map_or("", Status::word).into(),
        containing(filter.search.as_deref()).into(),
        exactly(filter.product_id.as_deref().unwrap_or_default()).into(),
        trial.into(),
        filter.free.into(),
        paging.fetch().into(),
    ]);
    let rows = match sight.of(if descending { &DESCENDING } else { &ASCENDING }) {
        Some(statement) => reader.query(statement, &params).await?,
        None => Vec::new(),
    };
    let sorted = |row: &Row| Ok((read(row)?, row.text(3)?, row.int(4)?));
    let items = rows.iter().map(sorted).collect::<Result<Vec<_>, StoreError>>()?;
    let keys = |(row, words, number): &(SubscriptionRow, String, i64)| {
        [words.clone(), number.to_string(), row.subscription.id.to_string()]
    };
    Ok(paging.page(items, &list, keys).map(|(row, _, _)| row))
}

/// How many subscriptions the caller sees.
///
/// # Errors
/// The database.
pub async fn subscription_counts(reader: &mut Reader, scope: &ReadScope) -> Result<Counts, StoreError> {
    let sight = Sight::new(scope, None);
    let Some(statement) = sight.of(&COUNTS) else { return Ok(Counts::default()) };
    let rows = reader.query(statement, &sight.params([Status::Deleted.word().into()])).await?;
    let Some(row) = rows.first() else { return Ok(Counts::default()) };
    let (all, organization) = (row.u64(0)?, row.u64(1)?);
    Ok(Counts { all, organization, self_service: all.saturating_sub(organization), trials: row.u64(2)? })
}
