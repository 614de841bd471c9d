//! The licenses of one product: its subscriptions, and who holds them, grouped by purchaser (R-ADM-11, R-ADM-12, W-A2).
//!
//! Like a row of [`licenses`](super::licenses), with everybody in it: people are found by name and walked to the end.
//! Only subscriptions whose licenses can be used count, under every id that means the product.

use super::ViewError;
use super::catalog::product;
use super::licenses::LicenseUser;
use super::page::{Page, Paging};
use super::search::{containing, exactly};
use super::sight::{BySight, OwnerFilter, Sight, by_sight, same_product, status};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::Op;
use crate::value::Row;
use jiff::civil::Date;
use purser_domain::authz::ReadScope;
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::limits::PAGE_MAX;
use purser_domain::payment::Owner;
use purser_domain::subscription::Status;
use std::collections::BTreeMap;
use uuid::Uuid;

const LIST: &str = "license-users in order";
/// People of one purchaser on the first page: 200 purchasers of so many fill a screen that nobody scrolls to its end.
pub const GROUP_MAX: u32 = 50;

/// The licenses of one product that the caller sees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProductLicenses {
    /// The product's id today.
    pub product_id: String,
    /// The product's name today; its id when the catalog does not know it any more.
    pub product_name: String,
    /// Licenses of all its subscriptions.
    pub available_quantity: u64,
    /// Those that people hold.
    pub assigned: u64,
    /// The others.
    pub unassigned: u64,
    /// The subscriptions, oldest first; at most `PAGE_MAX`.
    pub subscriptions: Vec<ProductSubscription>,
    /// How many there are.
    pub subscriptions_total: u64,
    /// Who holds the licenses: the organization's own first, then the purchasers of the listed subscriptions by name.
    /// When somebody is searched for, only groups in which somebody was found.
    pub groups: Vec<UserGroup>,
}

/// A subscription of the product.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProductSubscription {
    /// Which one.
    pub id: SubscriptionId,
    /// Who owns it.
    pub owner: Owner,
    /// The purchaser's name; none when the organization is the owner.
    pub owner_name: Option<String>,
    /// The purchaser's sign-in name; none when the organization is the owner.
    pub owner_user_principal_name: Option<String>,
    /// Its licenses.
    pub quantity: u32,
    /// Those that people hold.
    pub assigned: u32,
    /// Those that can be assigned now.
    pub free: u32,
    /// Its state.
    pub status: Status,
    /// The day it ends or renews.
    pub ends_on: Option<Date>,
}

/// Who holds the licenses of one owner's subscriptions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UserGroup {
    /// Whose subscriptions.
    pub owner: Owner,
    /// The purchaser's name; none for the organization.
    pub display_name: Option<String>,
    /// The purchaser's sign-in name; none for the organization.
    pub user_principal_name: Option<String>,
    /// The first ones by name, and where [`product_users`] goes on.
    pub users: Page<LicenseUser>,
    /// Licenses of the owner's listed subscriptions that are held, whoever is searched for.
    pub users_total: u64,
}

static SUMS: BySight = by_sight!(
    "view licenses of product",
    [Text],
    "SELECT COALESCE(SUM(s.quantity), 0)::bigint, COALESCE(SUM(s.assigned), 0)::bigint, COUNT(*) FROM subscription s \
     WHERE",
    concat!("AND s.status IN ('active', 'expired') AND ", same_product!("$5"))
);

static SUBSCRIPTIONS: BySight = by_sight!(
    "view subscriptions of licenses",
    [Text, Int],
    "SELECT s.id, s.owner_id, o.display_name, o.user_principal_name, s.quantity, s.assigned, s.reserved, s.status, \
     s.ends_on, o.sort_key FROM subscription s LEFT JOIN person o ON o.tenant_id = s.tenant_id AND o.id = s.owner_id WHERE",
    concat!("AND s.status IN ('active', 'expired') AND ", same_product!("$5"), " ORDER BY s.id LIMIT $6")
);

/// The first `$7` people of every owner of one of the first `$8` subscriptions. `CROSS JOIN` tells SQLite the order,
/// which it would otherwise get wrong; PostgreSQL reads it as any other join.
static GROUPS: BySight = by_sight!(
    "view users of licenses",
    [Text, Text, Int, Int],
    "SELECT y.owner_id, y.person_id, y.user_principal_name, y.display_name, y.subscription_id, y.assigned_at, \
     y.sort_key FROM (SELECT q.owner_id, h.person_id, u.user_principal_name, u.display_name, h.subscription_id, \
     h.assigned_at, u.sort_key, ROW_NUMBER() OVER (PARTITION BY q.owner_id \
     ORDER BY u.sort_key, h.person_id, h.subscription_id) AS n \
     FROM (SELECT z.id, z.owner_id, MIN(z.place) OVER (PARTITION BY z.owner_id) AS place FROM (\
     SELECT s.id, s.owner_id, ROW_NUMBER() OVER (ORDER BY s.id) AS place FROM subscription s WHERE",
    concat!(
        "AND s.status IN ('active', 'expired') AND ",
        same_product!("$5"),
        ") z) q CROSS JOIN seat h CROSS JOIN person u WHERE q.place <= $8 AND h.tenant_id = $1 \
         AND h.subscription_id = q.id AND u.tenant_id = $1 AND u.id = h.person_id \
         AND ($6 = '%' OR u.search LIKE $6 ESCAPE '!')) y WHERE y.n <= $7 ORDER BY y.n"
    )
);

static USERS: BySight = by_sight!(
    "view more users of licenses",
    [Text, Text, Int, Text, Id, Id],
    "SELECT q.owner_id, h.person_id, u.user_principal_name, u.display_name, h.subscription_id, h.assigned_at, \
     u.sort_key FROM (SELECT s.id, s.owner_id FROM subscription s WHERE",
    concat!(
        "AND s.status IN ('active', 'expired') AND ",
        same_product!("$5"),
        ") q CROSS JOIN seat h CROSS JOIN person u WHERE h.tenant_id = $1 AND h.subscription_id = q.id \
         AND u.tenant_id = $1 AND u.id = h.person_id AND ($6 = '%' OR u.search LIKE $6 ESCAPE '!') \
         AND (u.sort_key, h.person_id, h.subscription_id) > ($8, $9, $10) \
         ORDER BY u.sort_key, h.person_id, h.subscription_id LIMIT $7"
    )
);

pub(super) static ALL: &[Op] = &[
    Op::Statement(&SUMS.mine),
    Op::Statement(&SUMS.organization),
    Op::Statement(&SUMS.mixed),
    Op::Statement(&SUBSCRIPTIONS.mine),
    Op::Statement(&SUBSCRIPTIONS.organization),
    Op::Statement(&SUBSCRIPTIONS.mixed),
    Op::Statement(&GROUPS.mine),
    Op::Statement(&GROUPS.organization),
    Op::Statement(&GROUPS.mixed),
    Op::Statement(&USERS.mine),
    Op::Statement(&USERS.organization),
    Op::Statement(&USERS.mixed),
];

/// A holder, and what they are sorted by.
type Sorted = (LicenseUser, String);

/// The licenses of the product with this current or former id, with at most `per_group` people of every owner whose name
/// contains `search`; a number outside `1..=GROUP_MAX` becomes the nearest one inside. None when the caller sees no
/// subscription of it.
///
/// # Errors
/// The database.
pub async fn product_licenses(
    reader: &mut Reader,
    scope: &ReadScope,
    product_id: &str,
    owner: Option<OwnerFilter>,
    search: Option<&str>,
    per_group: u32,
) -> Result<Option<ProductLicenses>, StoreError> {
    let sight = Sight::new(scope, owner);
    let (Some(sums), Some(subscriptions), Some(groups)) =
        (sight.of(&SUMS), sight.of(&SUBSCRIPTIONS), sight.of(&GROUPS))
    else {
        return Ok(None);
    };
    let typed = exactly(product_id);
    let paging = Paging::new(None, Some(per_group.min(GROUP_MAX)));
    let pattern = containing(search);
    let searched = pattern != "%";
    let people = [(&typed).into(), pattern.into(), paging.fetch().into(), PAGE_MAX.into()];
    let asked = [
        (sums, sight.params([(&typed).into()])),
        (subscriptions, sight.params([(&typed).into(), PAGE_MAX.into()])),
        (groups, sight.params(people)),
    ];
    let known = product(reader, product_id).await?;
    let answers = reader.query_all(asked).await?;
    let [sums, subscriptions, people] = &answers[..] else { return Ok(None) };
    let Some(sums) = sums.first() else { return Ok(None) };
    let (available_quantity, assigned, subscriptions_total) = (sums.u64(0)?, sums.u64(1)?, sums.u64(2)?);
    if subscriptions_total == 0 {
        return Ok(None);
    }
    let order: BTreeMap<Owner, Option<String>> = subscriptions
        .iter()
        .map(|row| Ok((owner_of(row.opt_id(1)?), row.opt_text(9)?)))
        .collect::<Result<_, StoreError>>()?;
    let subscriptions = subscriptions.iter().map(read_subscription).collect::<Result<Vec<_>, _>>()?;
    let (product_id, product_name) =
        known.map_or_else(|| (product_id.to_owned(), product_id.to_owned()), |it| (it.product_id, it.name));
    let mut groups = grouped(&subscriptions, people, &paging)?;
    groups.retain(|group| !searched || !group.users.items.is_empty());
    groups.sort_by_key(|group| (order.get(&group.owner), group.owner));
    Ok(Some(ProductLicenses {
        product_id,
        product_name,
        available_quantity,
        assigned,
        unassigned: available_quantity.saturating_sub(assigned),
        subscriptions,
        subscriptions_total,
        groups,
    }))
}

/// Who holds the licenses of one owner's subscriptions of a product, by name, from where a group's first page ended.
/// Empty when the caller sees none of them.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn product_users(
    reader: &mut Reader,
    scope: &ReadScope,
    product_id: &str,
    owner: Owner,
    search: Option<&str>,
    paging: &Paging,
) -> Result<Page<LicenseUser>, ViewError> {
    let (name, person, subscription) = paging.three_keys::<String, Uuid, Uuid>(LIST)?.unwrap_or_default();
    let sight = match owner {
        Owner::Organization => Sight::new(scope, Some(OwnerFilter::Organization)),
        Owner::Person(purchaser) => Sight::new(scope, None).of_purchaser(Some(purchaser)),
    };
    let Some(statement) = sight.of(&USERS) else { return Ok(Page::empty()) };
    let params = sight.params([
        exactly(product_id).into(),
        containing(search).into(),
        paging.fetch().into(),
        name.into(),
        person.into(),
        subscription.into(),
    ]);
    let rows = reader.query(statement, &params).await?;
    let items = rows.iter().map(read_user).collect::<Result<Vec<_>, _>>()?;
    Ok(users(paging, items))
}

/// The owners of the listed subscriptions with their people.
fn grouped(
    subscriptions: &[ProductSubscription],
    people: &[Row],
    paging: &Paging,
) -> Result<Vec<UserGroup>, StoreError> {
    let mut of_owner: BTreeMap<Owner, Vec<Sorted>> = BTreeMap::new();
    for row in people {
        of_owner.entry(owner_of(row.opt_id(0)?)).or_default().push(read_user(row)?);
    }
    let mut groups: BTreeMap<Owner, UserGroup> = BTreeMap::new();
    for one in subscriptions {
        let group = groups.entry(one.owner).or_insert_with(|| UserGroup {
            owner: one.owner,
            display_name: one.owner_name.clone(),
            user_principal_name: one.owner_user_principal_name.clone(),
            users: users(paging, of_owner.remove(&one.owner).unwrap_or_default()),
            users_total: 0,
        });
        group.users_total = group.users_total.saturating_add(u64::from(one.assigned));
    }
    Ok(groups.into_values().collect())
}

fn users(paging: &Paging, items: Vec<Sorted>) -> Page<LicenseUser> {
    let keys = |(user, sort_key): &Sorted| {
        [sort_key.clone(), user.user_id.to_string(), user.subscription_id.to_string()]
    };
    paging.page(items, LIST, keys).map(|(user, _)| user)
}

fn owner_of(id: Option<Uuid>) -> Owner {
    id.map_or(Owner::Organization, |id| Owner::Person(PersonId(id)))
}

fn read_subscription(row: &Row) -> Result<ProductSubscription, StoreError> {
    let (quantity, assigned, reserved) = (row.u32(4)?, row.u32(5)?, row.u32(6)?);
    Ok(ProductSubscription {
        id: SubscriptionId(row.id(0)?),
        owner: owner_of(row.opt_id(1)?),
        owner_name: row.opt_text(2)?,
        owner_user_principal_name: row.opt_text(3)?,
        quantity,
        assigned,
        free: quantity.saturating_sub(assigned).saturating_sub(reserved),
        status: status(&row.text(7)?)?,
        ends_on: row.opt_date(8)?,
    })
}

fn read_user(row: &Row) -> Result<Sorted, StoreError> {
    let user = LicenseUser {
        user_id: PersonId(row.id(1)?),
        user_principal_name: row.text(2)?,
        display_name: row.text(3)?,
        subscription_id: SubscriptionId(row.id(4)?),
        assigned_at: row.timestamp(5)?,
    };
    Ok((user, row.text(6)?))
}
