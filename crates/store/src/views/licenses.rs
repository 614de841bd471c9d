//! Licenses by product: how many there are, how many are assigned, and who bought them (R-ADM-11, R-ADM-12).
//!
//! A product that was bought several times is one row, whatever it was called when it was bought. Only subscriptions
//! whose licenses can be used count. A page is three statements, however much is behind it.

use super::ViewError;
use super::page::{Page, Paging};
use super::sight::{BySight, OwnerFilter, Sight, by_sight, status};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::Op;
use crate::value::Row;
use jiff::Timestamp;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::PAGE_MAX;
use purser_domain::payment::Owner;
use purser_domain::subscription::Status;
use std::collections::BTreeMap;

const LIST: &str = "licenses";

/// People that all the rows of one page name at most; more are counted and not named. Each row names at most
/// `PAGE_MAX` subscriptions, and `PAGE_MAX` people of each purchaser.
const PEOPLE_MAX: i64 = 5_000;
const PER_ROW_MAX: usize = PAGE_MAX as usize;

/// The licenses of one product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LicenseRow {
    /// The product's id today.
    pub product_id: String,
    /// The product's name today.
    pub product_name: String,
    /// Licenses of all its subscriptions.
    pub available_quantity: u64,
    /// Those that people hold.
    pub assigned: u64,
    /// The others.
    pub unassigned: u64,
    /// The subscriptions, oldest first; at most `PAGE_MAX`.
    pub subscriptions: Vec<LicenseSubscription>,
    /// How many there are.
    pub subscriptions_total: u64,
    /// Who bought those that are listed by themselves, by name.
    pub purchasers: Vec<Purchaser>,
}

/// A subscription, as far as its licenses go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LicenseSubscription {
    /// Which one.
    pub id: SubscriptionId,
    /// Who owns it.
    pub owner: Owner,
    /// Its licenses.
    pub quantity: u32,
    /// Those that people hold.
    pub assigned: u32,
    /// Its state.
    pub status: Status,
}

/// Someone who bought a product by themselves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Purchaser {
    /// Who.
    pub user_id: PersonId,
    /// Name for people.
    pub display_name: String,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Who holds the licenses, by name; at most `PAGE_MAX`.
    pub users: Vec<LicenseUser>,
    /// How many licenses of the listed subscriptions are held.
    pub users_total: u64,
}

/// Someone who holds a license.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LicenseUser {
    /// Who.
    pub user_id: PersonId,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Of which subscription.
    pub subscription_id: SubscriptionId,
    /// Since when.
    pub assigned_at: Timestamp,
}

/// Sums by the id under which it was bought come first, so that the catalog is looked at once per id. They are grouped
/// by an expression, or SQLite would walk the index by product and not the one by owner.
static PRODUCTS: BySight = by_sight!(
    "view licenses",
    [Text, Text, Int],
    "SELECT g.product_id, g.name, g.quantity, g.assigned, g.subscriptions FROM (\
     SELECT COALESCE(a.product_id, b.product_id) AS product_id, \
     COALESCE(MAX(p.name), COALESCE(a.product_id, b.product_id)) AS name, SUM(b.quantity)::bigint AS quantity, \
     SUM(b.assigned)::bigint AS assigned, SUM(b.subscriptions)::bigint AS subscriptions FROM (\
     SELECT s.product_id || '' AS product_id, SUM(s.quantity)::bigint AS quantity, SUM(s.assigned)::bigint AS assigned, \
     COUNT(*) AS subscriptions FROM subscription s WHERE",
    "AND s.status IN ('active', 'expired') GROUP BY s.product_id || '') b \
     LEFT JOIN product_alias a ON a.alias = b.product_id \
     LEFT JOIN product p ON p.product_id = COALESCE(a.product_id, b.product_id) \
     GROUP BY COALESCE(a.product_id, b.product_id)) g \
     WHERE (g.name, g.product_id) > ($5, $6) ORDER BY g.name, g.product_id LIMIT $7"
);

/// The oldest `$9` subscriptions of each id under which the products after `$5, $6` up to `$7, $8` were bought.
macro_rules! listed_before {
    () => {
        "(SELECT COALESCE(a.product_id, q.bought_as) AS product_id, \
         COALESCE(p.name, a.product_id, q.bought_as) AS name, \
         q.id, q.owner_id, q.quantity, q.assigned, q.status FROM (\
         SELECT s.product_id AS bought_as, s.id, s.owner_id, s.quantity, s.assigned, s.status, \
         ROW_NUMBER() OVER (PARTITION BY s.product_id || '' ORDER BY s.id) AS n FROM subscription s WHERE"
    };
}

macro_rules! listed_after {
    () => {
        "AND s.status IN ('active', 'expired')) q LEFT JOIN product_alias a ON a.alias = q.bought_as \
         LEFT JOIN product p ON p.product_id = COALESCE(a.product_id, q.bought_as) WHERE q.n <= $9 \
         AND (COALESCE(p.name, a.product_id, q.bought_as), COALESCE(a.product_id, q.bought_as)) > ($5, $6) \
         AND (COALESCE(p.name, a.product_id, q.bought_as), COALESCE(a.product_id, q.bought_as)) <= ($7, $8)) l "
    };
}

static SUBSCRIPTIONS: BySight = by_sight!(
    "view license subscriptions",
    [Text, Text, Text, Text, Int],
    concat!(
        "SELECT l.product_id, l.id, l.owner_id, l.quantity, l.assigned, l.status, o.display_name, \
         o.user_principal_name, o.sort_key FROM ",
        listed_before!()
    ),
    concat!(listed_after!(), "LEFT JOIN person o ON o.tenant_id = $1 AND o.id = l.owner_id ORDER BY l.id")
);

/// `CROSS JOIN` tells SQLite the order, which it would otherwise get wrong; PostgreSQL reads it as any other join.
static USERS: BySight = by_sight!(
    "view license users",
    [Text, Text, Text, Text, Int, Int],
    concat!(
        "SELECT y.product_id, y.owner_id, y.person_id, u.user_principal_name, u.display_name, y.subscription_id, \
         y.assigned_at, u.sort_key FROM (SELECT x.product_id, x.name, x.owner_id, x.person_id, x.subscription_id, \
         x.assigned_at FROM (SELECT l.product_id, l.name, l.owner_id, h.person_id, h.subscription_id, \
         h.assigned_at, ROW_NUMBER() OVER (PARTITION BY l.product_id, l.owner_id \
         ORDER BY h.subscription_id, h.person_id) AS n FROM ",
        listed_before!()
    ),
    concat!(
        listed_after!(),
        "CROSS JOIN seat h WHERE l.owner_id IS NOT NULL AND h.tenant_id = $1 AND h.subscription_id = l.id) x \
         WHERE x.n <= $9 ORDER BY x.name, x.product_id, x.owner_id, x.n LIMIT $10) y \
         CROSS JOIN person u WHERE u.tenant_id = $1 AND u.id = y.person_id"
    )
);

pub(super) static ALL: &[Op] = &[
    Op::Statement(&PRODUCTS.mine),
    Op::Statement(&PRODUCTS.organization),
    Op::Statement(&PRODUCTS.mixed),
    Op::Statement(&SUBSCRIPTIONS.mine),
    Op::Statement(&SUBSCRIPTIONS.organization),
    Op::Statement(&SUBSCRIPTIONS.mixed),
    Op::Statement(&USERS.mine),
    Op::Statement(&USERS.organization),
    Op::Statement(&USERS.mixed),
];

/// The licenses that the caller sees, by the product's name.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn licenses(
    reader: &mut Reader,
    scope: &ReadScope,
    owner: Option<OwnerFilter>,
    paging: &Paging,
) -> Result<Page<LicenseRow>, ViewError> {
    let (name, product) = paging.two_keys::<String, String>(LIST)?.unwrap_or_default();
    let sight = Sight::new(scope, owner);
    let (Some(products), Some(subscriptions), Some(users)) =
        (sight.of(&PRODUCTS), sight.of(&SUBSCRIPTIONS), sight.of(&USERS))
    else {
        return Ok(Page::empty());
    };
    let params = sight.params([name.clone().into(), product.clone().into(), paging.fetch().into()]);
    let rows = reader.query(products, &params).await?;
    let items = rows.iter().map(read_product).collect::<Result<_, _>>()?;
    let mut page = paging.page(items, LIST, keys);
    let Some([last_name, last_product]) = page.items.last().map(keys) else { return Ok(page) };
    let mut params =
        sight.params([name.into(), product.into(), last_name.into(), last_product.into(), PAGE_MAX.into()]);
    let listed = (subscriptions, params.clone());
    params.push(PEOPLE_MAX.into());
    let mut answers = reader.query_all([listed, (users, params)]).await?;
    let (users, subscriptions) = (answers.pop().unwrap_or_default(), answers.pop().unwrap_or_default());
    let mut rows: Rows<'_> = page.items.iter_mut().map(|row| (row.product_id.clone(), row)).collect();
    let mut order = Order::new();
    for row in &subscriptions {
        add_subscription(&mut rows, row)?;
        order.extend(row.opt_id(2)?.map(PersonId).zip(row.opt_text(8)?));
    }
    for row in &users {
        add_user(&mut rows, row)?;
        order.insert(PersonId(row.id(2)?), row.text(7)?);
    }
    page.items.iter_mut().for_each(|row| sort_people(row, &order));
    Ok(page)
}

fn keys(row: &LicenseRow) -> [String; 2] {
    [row.product_name.clone(), row.product_id.clone()]
}

/// The rows of a page by product.
type Rows<'a> = BTreeMap<String, &'a mut LicenseRow>;

fn read_product(row: &Row) -> Result<LicenseRow, StoreError> {
    let (available_quantity, assigned) = (row.u64(2)?, row.u64(3)?);
    Ok(LicenseRow {
        product_id: row.text(0)?,
        product_name: row.text(1)?,
        available_quantity,
        assigned,
        unassigned: available_quantity.saturating_sub(assigned),
        subscriptions: Vec::new(),
        subscriptions_total: row.u64(4)?,
        purchasers: Vec::new(),
    })
}

/// Rows come in the order of ids; those of a product beyond `PAGE_MAX` were bought under another of its ids.
fn add_subscription(rows: &mut Rows<'_>, row: &Row) -> Result<(), StoreError> {
    let Some(product) = rows.get_mut(&row.text(0)?) else { return Ok(()) };
    if product.subscriptions.len() >= PER_ROW_MAX {
        return Ok(());
    }
    let status = status(&row.text(5)?)?;
    let owner = row.opt_id(2)?.map_or(Owner::Organization, |id| Owner::Person(PersonId(id)));
    let (quantity, assigned) = (row.u32(3)?, row.u32(4)?);
    product.subscriptions.push(LicenseSubscription {
        id: SubscriptionId(row.id(1)?),
        owner,
        quantity,
        assigned,
        status,
    });
    let Some(user_id) = owner.person() else { return Ok(()) };
    match product.purchasers.binary_search_by_key(&user_id, |known| known.user_id) {
        Ok(ix) => {
            if let Some(known) = product.purchasers.get_mut(ix) {
                known.users_total = known.users_total.saturating_add(u64::from(assigned));
            }
        }
        Err(ix) => product.purchasers.insert(
            ix,
            Purchaser {
                user_id,
                display_name: row.text(6)?,
                user_principal_name: row.text(7)?,
                users: Vec::new(),
                users_total: u64::from(assigned),
            },
        ),
    }
    Ok(())
}

/// Purchasers are in the order of ids, as they were added.
fn add_user(rows: &mut Rows<'_>, row: &Row) -> Result<(), StoreError> {
    let Some(product) = rows.get_mut(&row.text(0)?) else { return Ok(()) };
    let purchaser = PersonId(row.id(1)?);
    let Ok(ix) = product.purchasers.binary_search_by_key(&purchaser, |known| known.user_id) else {
        return Ok(());
    };
    if let Some(known) = product.purchasers.get_mut(ix).filter(|known| known.users.len() < PER_ROW_MAX) {
        known.users.push(LicenseUser {
            user_id: PersonId(row.id(2)?),
            user_principal_name: row.text(3)?,
            display_name: row.text(4)?,
            subscription_id: SubscriptionId(row.id(5)?),
            assigned_at: row.timestamp(6)?,
        });
    }
    Ok(())
}

/// Where the names of people stand.
type Order = BTreeMap<PersonId, String>;

/// By name, in the end: people look for people by name.
fn sort_people(row: &mut LicenseRow, order: &Order) {
    row.purchasers.sort_by_key(|one| (order.get(&one.user_id), one.user_id));
    for purchaser in &mut row.purchasers {
        purchaser.users.sort_by_key(|one| (order.get(&one.user_id), one.user_id, one.subscription_id));
    }
}
