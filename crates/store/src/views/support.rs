//! What people asked support for: one's own requests, and everybody's for those who look after them (P-2).

use super::ViewError;
use super::page::{Page, Paging};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use purser_domain::authz::ReadScope;
use purser_domain::id::{SubscriptionId, SupportRequestId, TenantId};
use purser_domain::support::SupportRequest;
use uuid::Uuid;

const LIST: &str = "support-requests";

/// A support request with the names of what it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SupportRequestRow {
    /// The request.
    pub request: SupportRequest,
    /// Name of whoever asked.
    pub opener_name: String,
    /// Their sign-in name.
    pub opener_user_principal_name: String,
    /// Name of the product of the subscription that it is about, if it is about one.
    pub product_name: Option<String>,
}

macro_rules! select {
    () => {
        "SELECT r.doc, p.display_name, p.user_principal_name, s.product_name FROM support_request r \
         JOIN person p ON p.tenant_id = r.tenant_id AND p.id = r.opener_id \
         LEFT JOIN subscription s ON s.tenant_id = r.tenant_id AND s.id = r.subscription_id \
         WHERE r.tenant_id = $1 "
    };
}

static PAGE: Statement = Statement {
    name: "view support requests",
    sql: concat!(select!(), "AND r.id < $2 AND ($4 = 0 OR r.status = 'open') ORDER BY r.id DESC LIMIT $3"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int],
};

static OWN_PAGE: Statement = Statement {
    name: "view own support requests",
    sql: concat!(
        select!(),
        "AND r.opener_id = $5 AND r.id < $2 AND ($4 = 0 OR r.status = 'open') ORDER BY r.id DESC LIMIT $3"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

static BY_ID: Statement = Statement {
    name: "view support request",
    sql: concat!(select!(), "AND r.id = $2 AND (r.opener_id = $3 OR $4 = 1)"),
    params: &[Kind::Id, Kind::Id, Kind::Id, Kind::Int],
};

static ABOUT: Statement = Statement {
    name: "view open support request about subscription",
    sql: "SELECT r.id FROM support_request r WHERE r.tenant_id = $1 AND r.subscription_id = $2 AND r.status = 'open' \
          AND (r.opener_id = $3 OR $4 = 1)",
    params: &[Kind::Id, Kind::Id, Kind::Id, Kind::Int],
};

static OPEN: Statement = Statement {
    name: "count open support requests",
    sql: "SELECT COUNT(*) FROM support_request r WHERE r.tenant_id = $1 AND r.status = 'open'",
    params: &[Kind::Id],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&PAGE),
    Op::Statement(&OWN_PAGE),
    Op::Statement(&BY_ID),
    Op::Statement(&ABOUT),
    Op::Statement(&OPEN),
];

/// Support requests that the caller may see, newest first; with `open`, only those that nobody has decided yet.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn support_requests(
    reader: &mut Reader,
    scope: &ReadScope,
    open: bool,
    paging: &Paging,
) -> Result<Page<SupportRequestRow>, ViewError> {
    let before = paging.key::<Uuid>(LIST)?.unwrap_or(Uuid::max());
    let mut params: Vec<Value> = vec![scope.tenant.into(), before.into(), paging.fetch().into(), open.into()];
    let rows = match scope.own {
        _ if scope.support => reader.query(&PAGE, &params).await?,
        Some(own) => {
            params.push(own.into());
            reader.query(&OWN_PAGE, &params).await?
        }
        None => return Ok(Page::empty()),
    };
    let items = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(paging.page(items, LIST, |row: &SupportRequestRow| [row.request.id.to_string()]))
}

/// One support request, if the caller may see it.
///
/// # Errors
/// The database.
pub async fn support_request(
    reader: &mut Reader,
    scope: &ReadScope,
    id: SupportRequestId,
) -> Result<Option<SupportRequestRow>, StoreError> {
    let params = [scope.tenant.into(), id.into(), scope.own.into(), scope.support.into()];
    let rows = reader.query(&BY_ID, &params).await?;
    rows.first().map(read).transpose()
}

/// The open request to cancel a subscription, if there is one that the caller may see; there is at most one.
///
/// # Errors
/// The database.
pub async fn open_about(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
) -> Result<Option<SupportRequestId>, StoreError> {
    let params = [scope.tenant.into(), subscription.into(), scope.own.into(), scope.support.into()];
    let rows = reader.query(&ABOUT, &params).await?;
    rows.first().map(|row| row.id(0).map(SupportRequestId)).transpose()
}

/// How many requests of an organization are open. Whether the caller may see them was asked before.
///
/// # Errors
/// The database.
pub async fn open_count(reader: &mut Reader, tenant: TenantId) -> Result<u64, StoreError> {
    let rows = reader.query(&OPEN, &[tenant.into()]).await?;
    rows.first().map_or(Ok(0), |row| row.u64(0))
}

fn read(row: &Row) -> Result<SupportRequestRow, StoreError> {
    Ok(SupportRequestRow {
        request: row.json(0)?,
        opener_name: row.text(1)?,
        opener_user_principal_name: row.text(2)?,
        product_name: row.opt_text(3)?,
    })
}
