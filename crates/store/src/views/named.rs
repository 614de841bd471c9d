//! The people that a form names: who is marked before a license is handed out or taken back (R-USR-23, R-USR-25).

use super::sight::{Sight, visible};
use super::suggest::Suggestion;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Value};
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::ASSIGN_MAX;
use std::collections::BTreeSet;

/// As many people as one action names.
static NAMED: Statement = Statement {
    name: "view named people",
    sql: concat!(
        "SELECT y.id, y.display_name, y.user_principal_name, y.held FROM (SELECT u.id, u.display_name, \
         u.user_principal_name, u.active, u.sort_key, (SELECT COUNT(*) FROM seat h \
         JOIN subscription s ON s.tenant_id = h.tenant_id AND s.id = h.subscription_id \
         WHERE h.tenant_id = $1 AND h.subscription_id = COALESCE($5, h.subscription_id) AND h.person_id = u.id AND s.status <> 'deleted' AND ",
        visible!(),
        ") AS held FROM person u WHERE u.tenant_id = $1 AND u.id IN ($6, $7, $8, $9, $10, $11, $12, $13, $14, \
         $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)) y \
         WHERE y.active = 1 OR y.held > 0 ORDER BY y.sort_key, y.id"
    ),
    params: &PARAMS,
};

/// The sight, the subscription, and the people.
const PARAMS: [Kind; 5 + ASSIGN_MAX] = {
    let mut params = [Kind::Id; 5 + ASSIGN_MAX];
    params[2] = Kind::Int;
    params[3] = Kind::Int;
    params
};

pub(super) static ALL: &[Op] = &[Op::Statement(&NAMED)];

/// Those of these people who can act or hold a license of `holders_of`, or without one any license that the caller sees, by
/// name; of more than [`ASSIGN_MAX`] the first ones. Those who hold one are marked; nobody is when the caller does not see
/// the subscription.
///
/// # Errors
/// The database.
pub async fn named(
    reader: &mut Reader,
    scope: &ReadScope,
    people: &BTreeSet<PersonId>,
    holders_of: Option<SubscriptionId>,
) -> Result<Vec<Suggestion>, StoreError> {
    let Some(&last) = people.last() else { return Ok(Vec::new()) };
    // The places that are left over repeat the last one.
    let people = people.iter().copied().chain(core::iter::repeat(last)).take(ASSIGN_MAX).map(Value::from);
    let params = Sight::new(scope, None).params(core::iter::once(holders_of.into()).chain(people));
    let rows = reader.query(&NAMED, &params).await?;
    rows.iter().map(super::suggest::read).collect()
}
