//! The rows of *Export users* (R-ADM-13, P-12): who holds the licenses of some subscriptions.
//!
//! A page is two statements: which of the subscriptions the caller sees, and the seats of as many of them as fit, or a
//! part of one that does not. So a page can be shorter than its limit, or empty, and still have a next one; and it
//! costs the same however many licenses are behind it.

use super::ViewError;
use super::page::{Cursor, Page, Paging};
use super::sight::{Sight, visible};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use core::ops::Bound;
use jiff::Timestamp;
use jiff::civil::Date;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::period::day_in;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const LIST: &str = "export";
/// Subscriptions that one page looks at.
const CHUNK: usize = 20;

/// One row, with the columns of P-12.
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

/// What is told of a subscription in each of its rows.
struct Exported {
    assigned: u32,
    product: String,
    sku_part_number: String,
    time_zone: String,
    purchaser: Option<String>,
}

/// Which of so many subscriptions are seen and held by anyone.
static SEEN: Statement = Statement {
    name: "view exported subscriptions",
    sql: concat!(
        "SELECT s.id, s.assigned, s.product_name, s.doc->>'sku_part_number', s.doc->>'time_zone', o.display_name \
         FROM subscription s LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id WHERE ",
        visible!(),
        " AND s.status <> 'deleted' AND s.assigned > 0 AND s.id IN ($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
         $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) ORDER BY s.id"
    ),
    params: &[
        Kind::Id,
        Kind::Id,
        Kind::Int,
        Kind::Int,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
    ],
};

macro_rules! select_exported {
    () => {
        "SELECT h.subscription_id, h.person_id, u.user_principal_name, u.display_name, h.assigned_at \
         FROM seat h JOIN person u ON u.tenant_id = h.tenant_id AND u.id = h.person_id WHERE h.tenant_id = $1 "
    };
}

static OF_ONE: Statement = Statement {
    name: "view export of one",
    sql: concat!(
        select_exported!(),
        "AND h.subscription_id = $2 AND h.person_id > $3 ORDER BY h.person_id LIMIT $4"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Id, Kind::Int],
};

static OF_SOME: Statement = Statement {
    name: "view export of some",
    sql: concat!(
        select_exported!(),
        "AND h.subscription_id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
         $20, $21, $22) ORDER BY h.subscription_id, h.person_id LIMIT $2"
    ),
    params: &[
        Kind::Id,
        Kind::Int,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
        Kind::Id,
    ],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&SEEN), Op::Statement(&OF_ONE), Op::Statement(&OF_SOME)];

/// The holders of all the licenses of these subscriptions, as far as the caller sees them, in the order of ids. A
/// deleted subscription has none: what it keeps is kept for an undo (P-7).
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn export(
    reader: &mut Reader,
    scope: &ReadScope,
    subscriptions: &[SubscriptionId],
    paging: &Paging,
) -> Result<Page<ExportRow>, ViewError> {
    let after = paging.two_keys::<Uuid, Uuid>(LIST)?.unwrap_or_default();
    let left: BTreeSet<Uuid> =
        subscriptions.iter().map(|id| id.0).filter(|&id| (id, Uuid::max()) > after).collect();
    let Some((chunk, last)) = padded(left.iter().copied()) else { return Ok(Page::empty()) };
    let seen = reader.query(&SEEN, &Sight::new(scope, None).params(chunk)).await?;
    let seen = seen.iter().map(read_exported).collect::<Result<BTreeMap<_, _>, _>>()?;
    let some = fitting(&seen, paging.limit());
    let (rows, upto) = match (seen.first_key_value(), some.last()) {
        (None, _) => (Vec::new(), last),
        (Some((&one, _)), _) if one == after.0 => (of_one(reader, scope, after, paging).await?, one),
        (Some((&one, _)), None) => (of_one(reader, scope, (one, Uuid::nil()), paging).await?, one),
        (_, Some(&upto)) => (of_some(reader, scope, some, paging).await?, upto),
    };
    let rows = rows.iter().map(|row| read(row, &seen)).collect::<Result<_, _>>()?;
    let keys = |row: &ExportRow| [row.subscription_id.to_string(), row.person_id.to_string()];
    let mut page = paging.page(rows, LIST, keys);
    let more = left.range((Bound::Excluded(upto), Bound::Unbounded)).next().is_some();
    if page.next.is_none() && more {
        page.next = Some(Cursor::new(LIST, [upto.to_string(), Uuid::max().to_string()]));
    }
    Ok(page)
}

/// The first ones, all of whose seats fit on a page.
fn fitting(seen: &BTreeMap<Uuid, Exported>, limit: u32) -> Vec<Uuid> {
    let mut room = limit;
    let fits = |(&id, exported): (&Uuid, &Exported)| {
        room = room.checked_sub(exported.assigned)?;
        Some(id)
    };
    seen.iter().map_while(fits).collect()
}

async fn of_one(
    reader: &mut Reader,
    scope: &ReadScope,
    (one, after): (Uuid, Uuid),
    paging: &Paging,
) -> Result<Vec<Row>, StoreError> {
    reader.query(&OF_ONE, &[scope.tenant.into(), one.into(), after.into(), paging.fetch().into()]).await
}

async fn of_some(
    reader: &mut Reader,
    scope: &ReadScope,
    some: Vec<Uuid>,
    paging: &Paging,
) -> Result<Vec<Row>, StoreError> {
    let mut params: Vec<Value> = vec![scope.tenant.into(), paging.fetch().into()];
    params.extend(padded(some.into_iter()).map(|(some, _)| some).unwrap_or_default());
    reader.query(&OF_SOME, &params).await
}

/// As many of the first ones as a statement takes, and the last of them; places that are left over repeat it.
fn padded(ids: impl Iterator<Item = Uuid>) -> Option<(Vec<Value>, Uuid)> {
    let chunk: Vec<Uuid> = ids.take(CHUNK).collect();
    let &last = chunk.last()?;
    Some((chunk.into_iter().chain(core::iter::repeat(last)).take(CHUNK).map(Value::from).collect(), last))
}

fn read_exported(row: &Row) -> Result<(Uuid, Exported), StoreError> {
    let exported = Exported {
        assigned: row.u32(1)?,
        product: row.text(2)?,
        sku_part_number: row.text(3)?,
        time_zone: row.text(4)?,
        purchaser: row.opt_text(5)?,
    };
    Ok((row.id(0)?, exported))
}

fn read(row: &Row, seen: &BTreeMap<Uuid, Exported>) -> Result<ExportRow, StoreError> {
    let (id, assigned_at) = (row.id(0)?, row.timestamp(4)?);
    let unseen = || StoreError::Corrupt(format!("a seat of subscription {id}, which was not asked for"));
    let exported = seen.get(&id).ok_or_else(unseen)?;
    Ok(ExportRow {
        display_name: row.text(3)?,
        user_principal_name: row.text(2)?,
        product: exported.product.clone(),
        sku_part_number: exported.sku_part_number.clone(),
        subscription_id: SubscriptionId(id),
        purchaser: exported.purchaser.clone(),
        assigned_at,
        assigned_on: day_in(&exported.time_zone, assigned_at),
        person_id: PersonId(row.id(1)?),
    })
}
