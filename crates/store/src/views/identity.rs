//! Who calls: tokens, service accounts and organizations. This is asked before anyone knows the tenant, so these are
//! the only views without a scope. What they give is for deciding who somebody is, never for showing.

use super::ViewError;
use super::page::{Page, Paging};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row};
use jiff::Timestamp;
use purser_domain::id::{OPERATOR, ServiceId, TenantId, TokenId};
use purser_domain::people::{Bearer, ServiceAccount, Session, Tenant, Token};

const LIST: &str = "tenants";

/// What a token stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenView {
    /// The organization.
    pub tenant: TenantId,
    /// Public name.
    pub id: TokenId,
    /// Whose rights it carries.
    pub bearer: Bearer,
    /// From when on it is refused; none means until revoked.
    pub expires_at: Option<Timestamp>,
    /// When it is a session, which is no bearer token: since when. Whether it holds is for
    /// [`Session::holds_for`] to say, with its person.
    pub session: Option<Session>,
}

/// Two steps, because on a distributed engine hashes are spread by hash and tokens by tenant.
static HASH: Statement = Statement {
    name: "view token hash",
    sql: "SELECT tenant_id, token_id FROM token_hash WHERE hash = $1",
    params: &[Kind::Text],
};

static TOKEN: Statement = Statement {
    name: "view token",
    sql: "SELECT doc FROM token WHERE tenant_id = $1 AND id = $2",
    params: &[Kind::Id, Kind::Id],
};

/// The one statement that looks for a tenant's thing without the tenant: a client id is all that a client has.
static SERVICE: Statement = Statement {
    name: "view service account",
    sql: "SELECT tenant_id, doc FROM service_account WHERE id = $1",
    params: &[Kind::Id],
};

static TENANT: Statement = Statement {
    name: "view tenant",
    sql: "SELECT doc FROM tenant WHERE tenant_id = $1",
    params: &[Kind::Id],
};

static PAGE: Statement = Statement {
    name: "view tenants",
    sql: "SELECT doc FROM tenant WHERE tenant_id > $1 ORDER BY tenant_id LIMIT $2",
    params: &[Kind::Id, Kind::Int],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&HASH),
    Op::Statement(&TOKEN),
    Op::Statement(&SERVICE),
    Op::Statement(&TENANT),
    Op::Statement(&PAGE),
];

/// The token whose secret has this hash. Whether it has expired is the caller's to say: a view has no clock.
///
/// # Errors
/// The database.
pub async fn token(reader: &mut Reader, hash: &str) -> Result<Option<TokenView>, StoreError> {
    let rows = reader.query(&HASH, &[hash.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (tenant, id) = (TenantId(row.id(0)?), TokenId(row.id(1)?));
    let rows = reader.query(&TOKEN, &[tenant.into(), id.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let token: Token = row.json(0)?;
    let Token { bearer, expires_at, session, .. } = token;
    Ok(Some(TokenView { tenant, id, bearer, expires_at, session }))
}

/// The service account with this client id, with its organization.
///
/// # Errors
/// The database.
pub async fn service_account(
    reader: &mut Reader,
    client_id: ServiceId,
) -> Result<Option<(TenantId, ServiceAccount)>, StoreError> {
    let rows = reader.query(&SERVICE, &[client_id.into()]).await?;
    let read = |row: &Row| Ok((TenantId(row.id(0)?), row.json(1)?));
    rows.first().map(read).transpose()
}

/// An organization.
///
/// # Errors
/// The database.
pub async fn tenant(reader: &mut Reader, id: TenantId) -> Result<Option<Tenant>, StoreError> {
    let rows = reader.query(&TENANT, &[id.into()]).await?;
    rows.first().map(|row| row.json(0)).transpose()
}

/// The organizations, oldest first, for the operator. The operator's own is none of them.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn tenants(reader: &mut Reader, paging: &Paging) -> Result<Page<Tenant>, ViewError> {
    let after = paging.key::<uuid::Uuid>(LIST)?.unwrap_or(OPERATOR.0).max(OPERATOR.0);
    let rows = reader.query(&PAGE, &[after.into(), paging.fetch().into()]).await?;
    let items = rows.iter().map(|row| row.json(0)).collect::<Result<_, _>>()?;
    Ok(paging.page(items, LIST, |tenant: &Tenant| [tenant.id.to_string()]))
}
