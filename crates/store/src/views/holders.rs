//! Who holds the licenses of a subscription, on a page and as the rows of *Export users* (P-12).
//!
//! A deleted subscription keeps its seats for a day, for an undo (P-7). Nobody holds them, so nobody is shown them.

use super::ViewError;
use super::page::{Cursor, Page, Paging};
use super::search::containing;
use super::sight::{Sight, visible};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::ASSIGN_MAX;
use purser_domain::period::day_in;
use std::collections::BTreeSet;
use uuid::Uuid;

const LIST: &str = "holders";
const EXPORT: &str = "export";

/// Subscriptions that one statement of an export looks at. More are taken in turn, so a page can be shorter than its
/// limit and still have a next one.
const EXPORT_CHUNK: usize = 20;

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

/// One row of *Export users*, with the columns of P-12.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExportRow {
    /// The holder's name.
    pub display_name: String,
    /// The holder's sign-in name.
    pub user_principal_name: String,
    /// The product's name when it was bought.
    pub product: String,
    /// The SKU's name for scripts.
    pub sku_part_number: String,
    /// Of which subscription.
    pub subscription_id: SubscriptionId,
    /// The purchaser's name; none when the organization is the owner.
    pub purchaser: Option<String>,
    /// Since when.
    pub assigned_at: Timestamp,
    /// The same as a day, in the zone in which the subscription's days are counted (P-3).
    pub assigned_on: Date,
    person_id: PersonId,
}

static SEEN: Statement = Statement {
    name: "view holders of what",
    sql: concat!("SELECT s.status FROM subscription s WHERE ", visible!(), " AND s.id = $5"),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

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
    name: "view.holders_among",
    sql: "SELECT h.person_id, u.user_principal_name, u.display_name, h.assigned_at, h.disabled_plans \
          FROM seat h JOIN person u ON u.tenant_id = h.tenant_id AND u.id = h.person_id \
          WHERE h.tenant_id = $1 AND h.subscription_id = $2 AND h.person_id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, \
          $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) ORDER BY h.person_id",
    params: &[Kind::Id; 2 + ASSIGN_MAX],
};

static EXPORTED: Statement = Statement {
    name: "view export",
    sql: concat!(
        "SELECT u.display_name, u.user_principal_name, s.product_name, s.doc->>'sku_part_number', s.id, \
         o.display_name, h.assigned_at, s.doc->>'time_zone', h.person_id \
         FROM subscription s JOIN seat h ON h.tenant_id = s.tenant_id AND h.subscription_id = s.id \
         JOIN person u ON u.tenant_id = h.tenant_id AND u.id = h.person_id \
         LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id WHERE ",
        visible!(),
        " AND s.status <> 'deleted' AND (h.subscription_id, h.person_id) > ($5, $6) \
         AND s.id IN ($8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27) \
         ORDER BY h.subscription_id, h.person_id LIMIT $7"
    ),
    params: &[
        Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id, Kind::Id, Kind::Int, Kind::Id, Kind::Id, Kind::Id,
        Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id,
        Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id, Kind::Id,
    ],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&SEEN), Op::Statement(&PAGE), Op::Statement(&AMONG), Op::Statement(&EXPORTED)];

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
    let seen = reader.query(&SEEN, &Sight::new(scope, None).params([subscription.into()])).await?;
    let Some(seen) = seen.first() else { return Ok(None) };
    let params = [
        scope.tenant.into(),
        subscription.into(),
        after.into(),
        containing(search).into(),
        paging.fetch().into(),
    ];
    let rows = if seen.text(0)? == "deleted" { Vec::new() } else { reader.query(&PAGE, &params).await? };
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
    let seen = reader.query(&SEEN, &Sight::new(scope, None).params([subscription.into()])).await?;
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = vec![scope.tenant.into(), subscription.into()];
    // The places that are left over repeat the last one.
    params.extend(people.iter().copied().chain(core::iter::repeat(last)).take(ASSIGN_MAX).map(Value::from));
    let rows = reader.query(&AMONG, &params).await?;
    rows.iter().map(read_holder).collect()
}

/// The holders of all the licenses of these subscriptions, as far as the caller sees them, in the order of ids.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn export(
    reader: &mut Reader,
    scope: &ReadScope,
    subscriptions: &[SubscriptionId],
    paging: &Paging,
) -> Result<Page<ExportRow>, ViewError> {
    let (after, person) = paging.two_keys::<Uuid, Uuid>(EXPORT)?.unwrap_or_default();
    let left: BTreeSet<Uuid> = subscriptions.iter().map(|id| id.0).filter(|&id| id >= after).collect();
    let chunk: Vec<Uuid> = left.iter().copied().take(EXPORT_CHUNK).collect();
    let Some(&last) = chunk.last() else { return Ok(Page::empty()) };
    let mut params = Sight::new(scope, None).params([after.into(), person.into(), paging.fetch().into()]);
    // The places that are left over repeat the last one.
    let padded = chunk.iter().copied().chain(core::iter::repeat(last)).take(EXPORT_CHUNK);
    params.extend(padded.map(Value::from));
    let rows = reader.query(&EXPORTED, &params).await?;
    let items = rows.iter().map(read_export).collect::<Result<_, _>>()?;
    let keys = |row: &ExportRow| [row.subscription_id.to_string(), row.person_id.to_string()];
    let mut page = paging.page(items, EXPORT, keys);
    if page.next.is_none() && left.len() > chunk.len() {
        page.next = Some(Cursor::new(EXPORT, [last.to_string(), Uuid::max().to_string()]));
    }
    Ok(page)
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

fn read_export(row: &Row) -> Result<ExportRow, StoreError> {
    let assigned_at = row.timestamp(6)?;
    Ok(ExportRow {
        display_name: row.text(0)?,
        user_principal_name: row.text(1)?,
        product: row.text(2)?,
        sku_part_number: row.text(3)?,
        subscription_id: SubscriptionId(row.id(4)?),
        purchaser: row.opt_text(5)?,
        assigned_at,
        assigned_on: day_in(&row.text(7)?, assigned_at),
        person_id: PersonId(row.id(8)?),
    })
}
