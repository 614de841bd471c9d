//! The search at the top of every page: products, subscriptions and people in one.

use super::ViewError;
use super::catalog::products;
use super::page::{Page, Paging};
use super::people::{Detail, PersonRow, users};
use super::search::containing;
use super::sight::{BySight, Sight, by_sight};
use super::subscriptions::{SubscriptionRow, read};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::Op;
use purser_domain::authz::ReadScope;
use purser_domain::catalog::Product;
use uuid::Uuid;

/// Rows of one kind.
pub const FOUND_MAX: u32 = 5;
/// Digits from which on a text that could be the beginning of an id is looked for as one.
const ID_DIGITS_MIN: usize = 4;

/// At most [`FOUND_MAX`] rows of one kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Few<T> {
    /// The first ones.
    pub items: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Products of the catalog, by name.
    pub products: Few<Product>,
    /// Subscriptions that the caller sees, those that are deleted last, newest first.
    pub subscriptions: Few<SubscriptionRow>,
    /// People of the organization, by name.
    pub people: Few<PersonRow>,
}

/// What cannot be an id asks for one after the last.
static SUBSCRIPTIONS: BySight = by_sight!(
    "view found subscriptions",
    [Text, Id, Id, Int],
    "SELECT d.doc, w.display_name, w.user_principal_name FROM (SELECT s.id, s.owner_id, s.created_at, \
     CASE s.status WHEN 'deleted' THEN 1 ELSE 0 END AS gone FROM subscription s \
     LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id \
     LEFT JOIN product_alias a ON a.alias = s.product_id \
     LEFT JOIN product p ON p.product_id = COALESCE(a.product_id, s.product_id) WHERE",
    "AND (lower(s.product_name) LIKE $5 ESCAPE '!' OR p.search LIKE $5 ESCAPE '!' OR o.search LIKE $5 ESCAPE '!' \
     OR (s.id >= $6 AND s.id <= $7)) ORDER BY gone, s.created_at DESC, s.id DESC LIMIT $8) k \
     JOIN subscription d ON d.tenant_id = $1 AND d.id = k.id \
     LEFT JOIN person w ON w.tenant_id = $1 AND w.id = k.owner_id ORDER BY k.gone, k.created_at DESC, k.id DESC"
);

pub(super) static ALL: &[Op] = &[
    Op::Statement(&SUBSCRIPTIONS.mine),
    Op::Statement(&SUBSCRIPTIONS.organization),
    Op::Statement(&SUBSCRIPTIONS.mixed),
];

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self { items: Vec::new(), more: false }
    }
}

impl<T> From<Page<T>> for Few<T> {
    fn from(page: Page<T>) -> Self {
        Self { more: page.next.is_some(), items: page.items }
    }
}

/// What contains the text: products by name, id and part number; subscriptions by product, purchaser and the beginning
/// of their id; people by name and sign-in name, as much of them as `detail` allows. Nothing for an empty text.
///
/// # Errors
/// The database.
pub async fn find(
    reader: &mut Reader,
    scope: &ReadScope,
    detail: Detail,
    text: &str,
) -> Result<Found, ViewError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Found::default());
    }
    let paging = Paging::new(None, Some(FOUND_MAX));
    Ok(Found {
        products: products(reader, Some(text), &paging).await?.into(),
        subscriptions: subscriptions(reader, scope, text, &paging).await?.into(),
        people: users(reader, scope, detail, Some(text), &paging).await?.into(),
    })
}

async fn subscriptions(
    reader: &mut Reader,
    scope: &ReadScope,
    text: &str,
    paging: &Paging,
) -> Result<Page<SubscriptionRow>, StoreError> {
    let sight = Sight::new(scope, None);
    let Some(statement) = sight.of(&SUBSCRIPTIONS) else { return Ok(Page::empty()) };
    let (first, last) = ids(text).unwrap_or((Uuid::max(), Uuid::nil()));
    let params =
        sight.params([containing(Some(text)).into(), first.into(), last.into(), paging.fetch().into()]);
    let rows = reader.query(statement, &params).await?;
    let items = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(paging.page(items, "found", |row: &SubscriptionRow| [row.subscription.id.to_string()]))
}

/// The first and the last id that begin with these digits, written with hyphens or without.
fn ids(text: &str) -> Option<(Uuid, Uuid)> {
    let digits: String = text.chars().filter(|&letter| letter != '-').collect();
    let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !hex || !(ID_DIGITS_MIN..=32).contains(&digits.len()) {
        return None;
    }
    let padded = |with: char| {
        let rest = core::iter::repeat_n(with, 32_usize.saturating_sub(digits.len()));
        digits.chars().chain(rest).collect::<String>().parse().ok()
    };
    Some((padded('0')?, padded('f')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_an_id_is_a_range() {
        let range = |first: &str, last: &str| Some((first.parse().unwrap(), last.parse().unwrap()));
        let full = "0190c0de-0000-7000-8000-00000000abcd";
        assert_eq!(ids(full), range(full, full));
        let first = "0190c0de-0000-0000-0000-000000000000";
        let last = "0190c0de-0fff-ffff-ffff-ffffffffffff";
        for text in ["0190c0de-0", "0190C0DE0", "0190-c0de0"] {
            assert_eq!(ids(text), range(first, last), "{text}");
        }
        for text in ["", "019", "0-1-9", "0190x", "öööö", &format!("{full}0")] {
            assert_eq!(ids(text), None, "{text}");
        }
    }
}
