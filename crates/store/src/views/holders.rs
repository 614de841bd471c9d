//! Who holds the licenses of a subscription.
//!
//! A deleted subscription keeps its seats for a day, for an undo (P-7). Nobody holds them, so nobody is shown them.

pub use super::export::{ExportRow, export};

use super::ViewError;
use super::page::{Page, Paging};
use super::search::containing;
use super::sight::status_of;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use jiff::Timestamp;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::ASSIGN_MAX;
use purser_domain::subscription::Status;
use std::collections::BTreeSet;
use uuid::Uuid;

const LIST: &str = "holders";

/// Someone who holds a license.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holder {
    /// Who.
    pub user_id: PersonId,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Since when.
    pub assigned_at: Timestamp,
    /// Services that are switched off.
    pub disabled_plans: Vec<Uuid>,
}

static PAGE: Statement = Statement {
    name: "view holders",
    sql: "SELECT h.person_id, u.user_principal_name, u.display_name, h.assigned_at, h.disabled_plans \
          FROM seat h JOIN person u ON u.tenant_id = h.tenant_id AND u.id = h.person_id \
          WHERE h.tenant_id = $1 AND h.subscription_id = $2 AND h.person_id > $3 \
          AND ($4 = '%' OR u.search LIKE $4 ESCAPE '!') ORDER BY h.person_id LIMIT $5",
    params: &[Kind::Id, Kind::Id, Kind::Id, Kind::Text, Kind::Int],
};

/// As many people as one action names (R-USR-23).
static AMONG: Statement = Statement {
    name: "view holders among",
    sql: "SELECT h.person_id, u.user_principal_name, u.display_name, h.assigned_at, h.disabled_plans \
          FROM seat h JOIN person u ON u.tenant_id = h.tenant_id AND u.id = h.person_id \
          WHERE h.tenant_id = $1 AND h.subscription_id = $2 AND h.person_id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, \
          $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) ORDER BY h.person_id",
    params: &[Kind::Id; 2 + ASSIGN_MAX],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&PAGE), Op::Statement(&AMONG)];

/// Who holds the licenses of a subscription, optionally only those whose name contains `search`, in the order of ids;
/// none when the caller does not see the subscription.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn holders(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
    search: Option<&str>,
    paging: &Paging,
) -> Result<Option<Page<Holder>>, ViewError> {
    let after = paging.key::<Uuid>(LIST)?.unwrap_or(Uuid::nil());
    let Some(held) = held(reader, scope, subscription).await? else { return Ok(None) };
    let params = [
        scope.tenant.into(),
        subscription.into(),
        after.into(),
        containing(search).into(),
        paging.fetch().into(),
    ];
    let rows = if held { reader.query(&PAGE, &params).await? } else { Vec::new() };
    let items = rows.iter().map(read_holder).collect::<Result<_, _>>()?;
    Ok(Some(paging.page(items, LIST, |row: &Holder| [row.user_id.to_string()])))
}

/// Which of these people hold a license of a subscription, at most [`ASSIGN_MAX`] of them; nobody when the caller does
/// not see it.
///
/// # Errors
/// The database.
pub async fn holders_among(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
    people: &BTreeSet<PersonId>,
) -> Result<Vec<Holder>, StoreError> {
    let Some(&last) = people.last() else { return Ok(Vec::new()) };
    if !held(reader, scope, subscription).await?.unwrap_or(false) {
        return Ok(Vec::new());
    }
    let mut params = vec![scope.tenant.into(), subscription.into()];
    // The places that are left over repeat the last one.
    params.extend(people.iter().copied().chain(core::iter::repeat(last)).take(ASSIGN_MAX).map(Value::from));
    let rows = reader.query(&AMONG, &params).await?;
    rows.iter().map(read_holder).collect()
}

/// Whether there is anybody to show; none when the caller does not see the subscription.
async fn held(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
) -> Result<Option<bool>, StoreError> {
    let status = status_of(reader, scope, subscription).await?;
    Ok(status.map(|status| status != Status::Deleted))
}

fn read_holder(row: &Row) -> Result<Holder, StoreError> {
    Ok(Holder {
        user_id: PersonId(row.id(0)?),
        user_principal_name: row.text(1)?,
        display_name: row.text(2)?,
        assigned_at: row.timestamp(3)?,
        disabled_plans: row.json(4)?,
    })
}
