//! Subscriptions: the list that programs walk, in the order of ids, and the details page. The list that people sort is
//! [`your_products`](super::your_products).

use super::ViewError;
use super::page::{Page, Paging};
use super::search::{containing, exactly};
use super::sight::{BySight, OwnerFilter, Sight, by_sight, same_product, visible};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use purser_domain::authz::ReadScope;
use purser_domain::id::SubscriptionId;
use purser_domain::subscription::{Status, Subscription};
use uuid::Uuid;

const LIST: &str = "subscriptions";

/// A subscription with what its row on a page tells about its owner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubscriptionRow {
    /// The subscription.
    pub subscription: Subscription,
    /// The purchaser's name; none when the organization is the owner.
    pub owner_name: Option<String>,
    /// The purchaser's sign-in name; none when the organization is the owner.
    pub owner_user_principal_name: Option<String>,
}

/// Which subscriptions; what is none does not narrow.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SubscriptionFilter {
    /// Whose.
    pub owner: Option<OwnerFilter>,
    /// Of the product with this current or former id.
    pub product_id: Option<String>,
    /// In which state.
    pub status: Option<Status>,
    /// A part of the product's or the purchaser's name.
    pub search: Option<String>,
}

/// The row, its owner, and the product as it is called today.
macro_rules! select {
    () => {
        "SELECT s.doc, o.display_name, o.user_principal_name FROM subscription s \
         LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id "
    };
}

macro_rules! select_with_product {
    () => {
        concat!(
            select!(),
            "LEFT JOIN product_alias a ON a.alias = s.product_id \
             LEFT JOIN product p ON p.product_id = COALESCE(a.product_id, s.product_id) WHERE"
        )
    };
}

macro_rules! filters {
    () => {
        "AND s.id > $5 AND ($6 = '' OR s.status = $6) \
         AND ($7 = '%' OR p.search LIKE $7 ESCAPE '!' OR o.search LIKE $7 ESCAPE '!') "
    };
}

static PAGE: BySight = by_sight!(
    "view subscriptions",
    [Id, Text, Text, Int],
    select_with_product!(),
    concat!(filters!(), "ORDER BY s.id LIMIT $8")
);

static PAGE_OF_PRODUCT: BySight = by_sight!(
    "view subscriptions of product",
    [Id, Text, Text, Int, Text],
    select_with_product!(),
    concat!(filters!(), "AND ", same_product!("$9"), " ORDER BY s.id LIMIT $8")
);

static ONE: Statement = Statement {
    name: "view subscription",
    sql: concat!(select!(), "WHERE ", visible!(), " AND s.id = $5"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&PAGE.mine),
    Op::Statement(&PAGE.organization),
    Op::Statement(&PAGE.mixed),
    Op::Statement(&PAGE_OF_PRODUCT.mine),
    Op::Statement(&PAGE_OF_PRODUCT.organization),
    Op::Statement(&PAGE_OF_PRODUCT.mixed),
    Op::Statement(&ONE),
];

/// The subscriptions that the caller sees, oldest first.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn subscriptions(
    reader: &mut Reader,
    scope: &ReadScope,
    filter: &SubscriptionFilter,
    paging: &Paging,
) -> Result<Page<SubscriptionRow>, ViewError> {
    let after = paging.key::<Uuid>(LIST)?.unwrap_or(Uuid::nil());
    let sight = Sight::new(scope, filter.owner);
    let status = filter.status.map_or("", Status::word);
    let search = containing(filter.search.as_deref());
    let mut params = sight.params([after.into(), status.into(), search.into(), paging.fetch().into()]);
    params.extend(filter.product_id.as_deref().map(|id| Value::from(exactly(id))));
    let statements = if filter.product_id.is_some() { &PAGE_OF_PRODUCT } else { &PAGE };
    let rows = match sight.of(statements) {
        Some(statement) => reader.query(statement, &params).await?,
        None => Vec::new(),
    };
    let items = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(paging.page(items, LIST, |row: &SubscriptionRow| [row.subscription.id.to_string()]))
}

/// One subscription, if the caller sees it.
///
/// # Errors
/// The database.
pub async fn subscription(
    reader: &mut Reader,
    scope: &ReadScope,
    id: SubscriptionId,
) -> Result<Option<SubscriptionRow>, StoreError> {
    let rows = reader.query(&ONE, &Sight::new(scope, None).params([id.into()])).await?;
    rows.first().map(read).transpose()
}

/// A row that starts with the document, the owner's name and their sign-in name.
pub(super) fn read(row: &Row) -> Result<SubscriptionRow, StoreError> {
    Ok(SubscriptionRow {
        subscription: row.json(0)?,
        owner_name: row.opt_text(1)?,
        owner_user_principal_name: row.opt_text(2)?,
    })
}
