//! People who are suggested while somebody types a name (R-USR-23, R-USR-24, W-P4).
//!
//! Anyone of an organization may ask, or nobody could hand out a license; names are all that they are told.

use super::search::containing;
use super::sight::{Sight, visible};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row};
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};

/// People that are suggested at most: what fits below a field.
pub const SUGGESTED_MAX: u32 = 10;

/// Someone who may be meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// Who.
    pub id: PersonId,
    /// Name for people.
    pub display_name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Whether they hold a license of the subscription that was asked about already.
    pub holds: bool,
}

/// Names that begin with the text come first, then those with a word that does, then the others that contain it.
static SUGGEST: Statement = Statement {
    name: "view suggested people",
    sql: concat!(
        "SELECT y.id, y.display_name, y.user_principal_name, (SELECT COUNT(*) FROM seat h \
         JOIN subscription s ON s.tenant_id = h.tenant_id AND s.id = h.subscription_id \
         WHERE h.tenant_id = $1 AND h.subscription_id = $5 AND h.person_id = y.id AND s.status <> 'deleted' AND ",
        visible!(),
        ") FROM (SELECT u.id, u.display_name, u.user_principal_name, u.sort_key, \
         CASE WHEN u.search LIKE $6 ESCAPE '!' THEN 0 WHEN u.search LIKE $7 ESCAPE '!' THEN 1 ELSE 2 END AS place \
         FROM person u WHERE u.tenant_id = $1 AND u.active = 1 AND u.guest = 0 AND u.search LIKE $8 ESCAPE '!' \
         ORDER BY place, u.sort_key, u.id LIMIT $9) y ORDER BY y.place, y.sort_key, y.id"
    ),
    params: &[
        Kind::Id,
        Kind::Id,
        Kind::Int,
        Kind::Int,
        Kind::Id,
        Kind::Text,
        Kind::Text,
        Kind::Text,
        Kind::Int,
    ],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&SUGGEST)];

/// At most `limit` people who can act, are no guests, and whose name or sign-in name contains the text, the likeliest first; a limit
/// outside `1..=SUGGESTED_MAX` becomes the nearest one inside. Those who hold a license of `holders_of` already are
/// marked and not left out, so that nobody wonders where they are; nobody is when the caller does not see it.
///
/// # Errors
/// The database.
pub async fn suggest(
    reader: &mut Reader,
    scope: &ReadScope,
    text: &str,
    holders_of: Option<SubscriptionId>,
    limit: u32,
) -> Result<Vec<Suggestion>, StoreError> {
    let contains = containing(Some(text));
    let starts = contains.strip_prefix('%').filter(|rest| !rest.is_empty()).unwrap_or("%").to_owned();
    let word = format!("% {starts}");
    let params = Sight::new(scope, None).params([
        holders_of.into(),
        starts.into(),
        word.into(),
        contains.into(),
        limit.clamp(1, SUGGESTED_MAX).into(),
    ]);
    let rows = reader.query(&SUGGEST, &params).await?;
    rows.iter().map(read).collect()
}

/// A row that has these four columns.
pub(super) fn read(row: &Row) -> Result<Suggestion, StoreError> {
    Ok(Suggestion {
        id: PersonId(row.id(0)?),
        display_name: row.text(1)?,
        user_principal_name: row.text(2)?,
        holds: row.u64(3)? > 0,
    })
}
