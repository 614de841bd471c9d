//! What can be bought, and what an organization has decided about it. The catalog is the same for everyone.

use super::ViewError;
use super::page::{Page, Paging};
use super::search::{containing, exactly};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row};
use purser_domain::catalog::Product;
use purser_domain::id::TenantId;
use purser_domain::limits::PAGE_MAX;
use purser_domain::policy::PolicySet;

const LIST: &str = "products";

static PAGE: Statement = Statement {
    name: "view products",
    sql: "SELECT doc, search FROM product WHERE (search, product_id) > ($1, $2) AND search LIKE $3 ESCAPE '!' \
          ORDER BY search, product_id LIMIT $4",
    params: &[Kind::Text, Kind::Text, Kind::Text, Kind::Int],
};

static CATEGORY_PAGE: Statement = Statement {
    name: "view products of a category",
    sql: "SELECT doc, search FROM product WHERE (search, product_id) > ($1, $2) AND search LIKE $3 ESCAPE '!' \
          AND doc ->> 'category' = $5 ORDER BY search, product_id LIMIT $4",
    params: &[Kind::Text, Kind::Text, Kind::Text, Kind::Int, Kind::Text],
};

static CATEGORIES: Statement = Statement {
    name: "view categories",
    sql: "SELECT DISTINCT doc ->> 'category' AS category FROM product \
          WHERE doc ->> 'category' <> '' ORDER BY category LIMIT $1",
    params: &[Kind::Int],
};

static ONE: Statement = Statement {
    name: "view product",
    sql: "SELECT p.doc FROM product p WHERE p.product_id = COALESCE(\
          (SELECT a.product_id FROM product_alias a WHERE a.alias = $1), $1)",
    params: &[Kind::Text],
};

static POLICY: Statement = Statement {
    name: "view policy",
    sql: "SELECT doc FROM policy WHERE tenant_id = $1",
    params: &[Kind::Id],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&PAGE),
    Op::Statement(&CATEGORY_PAGE),
    Op::Statement(&CATEGORIES),
    Op::Statement(&ONE),
    Op::Statement(&POLICY),
];

/// Products whose name, id or part number contains `search`, by name.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn products(
    reader: &mut Reader,
    search: Option<&str>,
    paging: &Paging,
) -> Result<Page<Product>, ViewError> {
    products_of(reader, None, search, paging).await
}

/// The same, of one category when one is given.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn products_of(
    reader: &mut Reader,
    category: Option<&str>,
    search: Option<&str>,
    paging: &Paging,
) -> Result<Page<Product>, ViewError> {
    let (name, id) = paging.two_keys::<String, String>(LIST)?.unwrap_or_default();
    let mut params = vec![name.into(), id.into(), containing(search).into(), paging.fetch().into()];
    let statement = match category {
        None => &PAGE,
        Some(category) => {
            params.push(category.into());
            &CATEGORY_PAGE
        }
    };
    let rows = reader.query(statement, &params).await?;
    let read = |row: &Row| Ok((row.json::<Product>(0)?, row.text(1)?));
    let items = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
    let keys = |(product, search): &(Product, String)| [search.clone(), product.product_id.clone()];
    Ok(paging.page(items, LIST, keys).map(|(product, _)| product))
}

/// The words that the catalog can be browsed by, at most 200, in their order.
///
/// # Errors
/// The database.
pub async fn categories(reader: &mut Reader) -> Result<Vec<String>, StoreError> {
    let rows = reader.query(&CATEGORIES, &[i64::from(PAGE_MAX).into()]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}

/// The product with this current or former id.
///
/// # Errors
/// The database.
pub async fn product(reader: &mut Reader, product_id: &str) -> Result<Option<Product>, StoreError> {
    let rows = reader.query(&ONE, &[exactly(product_id).into()]).await?;
    rows.first().map(|row| row.json(0)).transpose()
}

/// What an organization has decided; the built-in policy when it has decided nothing.
///
/// # Errors
/// The database.
pub async fn policy(reader: &mut Reader, tenant: TenantId) -> Result<PolicySet, StoreError> {
    let rows = reader.query(&POLICY, &[tenant.into()]).await?;
    rows.first().map_or_else(|| Ok(PolicySet::new()), |row| row.json(0))
}
