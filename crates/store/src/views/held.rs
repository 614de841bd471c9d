//! The licenses of one person: across the subscriptions that the caller sees, and for that person, all of them.

use super::sight::{Sight, status, visible};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row};
use jiff::Timestamp;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::PAGE_MAX;
use purser_domain::payment::Owner;
use purser_domain::subscription::Status;

/// A license that a person holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldLicense {
    /// Of which subscription.
    pub subscription_id: SubscriptionId,
    /// The product's id when it was bought.
    pub product_id: String,
    /// The product's name when it was bought.
    pub product_name: String,
    /// Who owns the subscription.
    pub owner: Owner,
    /// The purchaser's name; none when the organization is the owner.
    pub owner_name: Option<String>,
    /// The state of the subscription.
    pub status: Status,
    /// Since when.
    pub assigned_at: Timestamp,
}

/// What a deleted subscription keeps for an undo (P-7) nobody holds.
static OF_PERSON: Statement = Statement {
    name: "view licenses of a person",
    sql: concat!(
        "SELECT s.id, s.product_id, s.product_name, s.owner_id, o.display_name, s.status, h.assigned_at FROM seat h \
         JOIN subscription s ON s.tenant_id = h.tenant_id AND s.id = h.subscription_id \
         LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id \
         WHERE h.tenant_id = $1 AND h.person_id = $5 AND ",
        visible!(),
        " AND s.status <> 'deleted' ORDER BY lower(s.product_name), s.id LIMIT $6"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Id, Kind::Int],
};

/// Whoever holds a license knows of it, whether or not they see the subscription.
static MINE: Statement = Statement {
    name: "view my licenses",
    sql: "SELECT s.id, s.product_id, s.product_name, s.owner_id, o.display_name, s.status, h.assigned_at FROM seat h \
          JOIN subscription s ON s.tenant_id = h.tenant_id AND s.id = h.subscription_id \
          LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id \
          WHERE h.tenant_id = $1 AND h.person_id = $2 AND s.status <> 'deleted' \
          ORDER BY lower(s.product_name), s.id LIMIT $3",
    params: &[Kind::Id, Kind::Id, Kind::Int],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&OF_PERSON), Op::Statement(&MINE)];

/// The licenses that a person holds of subscriptions that the caller sees, by product; at most `PAGE_MAX`, which is far
/// more than a catalog has products for one person.
///
/// # Errors
/// The database.
pub async fn licenses_of(
    reader: &mut Reader,
    scope: &ReadScope,
    person: PersonId,
) -> Result<Vec<HeldLicense>, StoreError> {
    let params = Sight::new(scope, None).params([person.into(), PAGE_MAX.into()]);
    let rows = reader.query(&OF_PERSON, &params).await?;
    rows.iter().map(read).collect()
}

/// The licenses that the caller holds, by product; at most `PAGE_MAX`. The names are for them; the subscriptions may be
/// none that they see. Nobody when it is no person who asks.
///
/// # Errors
/// The database.
pub async fn my_licenses(reader: &mut Reader, scope: &ReadScope) -> Result<Vec<HeldLicense>, StoreError> {
    let Some(me) = scope.own else { return Ok(Vec::new()) };
    let rows = reader.query(&MINE, &[scope.tenant.into(), me.into(), PAGE_MAX.into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<HeldLicense, StoreError> {
    Ok(HeldLicense {
        subscription_id: SubscriptionId(row.id(0)?),
        product_id: row.text(1)?,
        product_name: row.text(2)?,
        owner: row.opt_id(3)?.map_or(Owner::Organization, |id| Owner::Person(PersonId(id))),
        owner_name: row.opt_text(4)?,
        status: status(&row.text(5)?)?,
        assigned_at: row.timestamp(6)?,
    })
}
