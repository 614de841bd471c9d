//! The organization's people and groups: the directory, and finding someone by a part of their name (W-P4).
//!
//! Anyone of an organization may find its people, or nobody could hand out a license. How much they are told of them
//! is [`Detail`].

use super::ViewError;
use super::page::{Page, Paging};
use super::search::{containing, exactly};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use purser_domain::authz::ReadScope;
use purser_domain::command::PersonRef;
use purser_domain::id::{GroupId, PersonId, TenantId};
use purser_domain::limits::PAGE_MAX;
use purser_domain::people::{Person, Role};
use std::collections::BTreeSet;

const LIST: &str = "users in order";
const GROUPS: &str = "groups in order";

/// How much the caller is told of other people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Detail {
    /// Everything in [`PersonRow`], of everyone. For callers with a directory role.
    Full,
    /// Names of people who can act, and everything only of themselves. For everyone else.
    Names,
}

/// A person, as lists tell of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonRow {
    /// Identity.
    pub id: PersonId,
    /// Sign-in name.
    pub user_principal_name: String,
    /// Name for people.
    pub display_name: String,
    /// Whether it is a guest.
    pub guest: bool,
    /// Whether the account may act.
    pub active: bool,
    /// The rest; none with [`Detail::Names`].
    pub full: Option<PersonDetail>,
    sort_key: String,
}

/// What is not everybody's business.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonDetail {
    /// Department.
    pub department: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Who this person reports to.
    pub manager: Option<PersonId>,
    /// Directory roles.
    pub roles: BTreeSet<Role>,
    /// ISO 3166 code.
    pub usage_location: String,
    /// Preferred language; the organization's when none.
    pub locale: Option<String>,
}

/// A group, as lists tell of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupRow {
    /// Identity.
    pub id: GroupId,
    /// Name for people.
    pub display_name: String,
    /// How many people are in it.
    pub members: u64,
    sort_key: String,
}

macro_rules! select {
    ($doc:literal) => {
        concat!(
            "SELECT u.id, u.user_principal_name, u.display_name, u.guest, u.active, u.sort_key, ",
            $doc,
            " FROM person u "
        )
    };
}

static PAGE: Statement = Statement {
    name: "view users",
    sql: concat!(
        select!("u.doc"),
        "WHERE u.tenant_id = $1 AND (u.sort_key, u.id) > ($3, $4) AND u.search LIKE $5 ESCAPE '!' ",
        "ORDER BY u.sort_key, u.id LIMIT $2"
    ),
    params: &[Kind::Id, Kind::Int, Kind::Text, Kind::Id, Kind::Text],
};

static NAMES: Statement = Statement {
    name: "view user names",
    sql: concat!(
        select!("NULL"),
        "WHERE u.tenant_id = $1 AND u.active = 1 AND (u.sort_key, u.id) > ($3, $4) AND u.search LIKE $5 ESCAPE '!' ",
        "ORDER BY u.sort_key, u.id LIMIT $2"
    ),
    params: &[Kind::Id, Kind::Int, Kind::Text, Kind::Id, Kind::Text],
};

static BY_ID: Statement = Statement {
    name: "view user",
    sql: concat!(select!("u.doc"), "WHERE u.tenant_id = $1 AND u.id = $2"),
    params: &[Kind::Id, Kind::Id],
};

static BY_NAME: Statement = Statement {
    name: "view user by name",
    sql: concat!(select!("u.doc"), "WHERE u.tenant_id = $1 AND u.user_principal_name = $2"),
    params: &[Kind::Id, Kind::Text],
};

static GROUP_PAGE: Statement = Statement {
    name: "view groups",
    sql: "SELECT g.id, g.display_name, g.sort_key, (SELECT COUNT(*) FROM people_group_member m \
          WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) FROM people_group g \
          WHERE g.tenant_id = $1 AND (g.sort_key, g.id) > ($3, $4) AND g.search LIKE $5 ESCAPE '!' \
          ORDER BY g.sort_key, g.id LIMIT $2",
    params: &[Kind::Id, Kind::Int, Kind::Text, Kind::Id, Kind::Text],
};

/// As many groups as a page has rows.
static GROUPS_OF: Statement = Statement {
    name: "view groups of user",
    sql: "SELECT g.display_name FROM people_group_member m JOIN people_group g ON g.tenant_id = m.tenant_id \
          AND g.id = m.group_id WHERE m.tenant_id = $1 AND m.person_id = $2 ORDER BY g.sort_key, g.id LIMIT $3",
    params: &[Kind::Id, Kind::Id, Kind::Int],
};

/// Where somebody who signs in belongs: the one thing about people that is unique everywhere.
static SIGN_IN: Statement = Statement {
    name: "view sign-in name",
    sql: "SELECT tenant_id, person_id FROM sign_in_name WHERE name = $1",
    params: &[Kind::Text],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&PAGE),
    Op::Statement(&NAMES),
    Op::Statement(&BY_ID),
    Op::Statement(&BY_NAME),
    Op::Statement(&GROUP_PAGE),
    Op::Statement(&GROUPS_OF),
    Op::Statement(&SIGN_IN),
];

/// People whose name or sign-in name contains `search`, by name.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn users(
    reader: &mut Reader,
    scope: &ReadScope,
    detail: Detail,
    search: Option<&str>,
    paging: &Paging,
) -> Result<Page<PersonRow>, ViewError> {
    let statement = match detail {
        Detail::Full => &PAGE,
        Detail::Names => &NAMES,
    };
    let rows = reader.query(statement, &named_page(scope, LIST, search, paging)?).await?;
    let items = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(paging.page(items, LIST, |row: &PersonRow| [row.sort_key.clone(), row.id.to_string()]))
}

/// One person, by id or sign-in name. With [`Detail::Names`] someone who cannot act is not there, unless it is the
/// caller.
///
/// # Errors
/// The database.
pub async fn user(
    reader: &mut Reader,
    scope: &ReadScope,
    detail: Detail,
    who: &PersonRef,
) -> Result<Option<PersonRow>, StoreError> {
    let rows = match who {
        PersonRef::Id(id) => reader.query(&BY_ID, &[scope.tenant.into(), (*id).into()]).await?,
        PersonRef::Name(name) => reader.query(&BY_NAME, &[scope.tenant.into(), exactly(name).into()]).await?,
    };
    let Some(row) = rows.first() else { return Ok(None) };
    let row = read(row)?;
    if detail == Detail::Full || scope.own == Some(row.id) {
        return Ok(Some(row));
    }
    Ok(row.active.then_some(PersonRow { full: None, ..row }))
}

/// Names of the groups that a person is in, in their order; at most `PAGE_MAX`.
///
/// # Errors
/// The database.
pub async fn groups_of(
    reader: &mut Reader,
    scope: &ReadScope,
    person: PersonId,
) -> Result<Vec<String>, StoreError> {
    let params = [scope.tenant.into(), person.into(), PAGE_MAX.into()];
    reader.query(&GROUPS_OF, &params).await?.iter().map(|row| row.text(0)).collect()
}

/// Groups whose name contains `search`, by name.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn groups(
    reader: &mut Reader,
    scope: &ReadScope,
    search: Option<&str>,
    paging: &Paging,
) -> Result<Page<GroupRow>, ViewError> {
    let rows = reader.query(&GROUP_PAGE, &named_page(scope, GROUPS, search, paging)?).await?;
    let items = rows.iter().map(read_group).collect::<Result<_, _>>()?;
    Ok(paging.page(items, GROUPS, |row: &GroupRow| [row.sort_key.clone(), row.id.to_string()]))
}

/// A person of an organization, whole: for signing in, never for showing.
///
/// # Errors
/// The database.
pub async fn person(
    reader: &mut Reader,
    tenant: TenantId,
    id: PersonId,
) -> Result<Option<Person>, StoreError> {
    let rows = reader.query(&BY_ID, &[tenant.into(), id.into()]).await?;
    rows.first().map(|row| row.json(6)).transpose()
}

/// The person with this sign-in name, wherever they belong: for signing in, never for showing.
///
/// # Errors
/// The database.
pub async fn person_by_name(
    reader: &mut Reader,
    user_principal_name: &str,
) -> Result<Option<(TenantId, Person)>, StoreError> {
    let rows = reader.query(&SIGN_IN, &[Value::Text(exactly(&user_principal_name.to_lowercase()))]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let tenant = TenantId(row.id(0)?);
    let person = person(reader, tenant, PersonId(row.id(1)?)).await?;
    Ok(person.map(|person| (tenant, person)))
}

fn named_page(
    scope: &ReadScope,
    list: &str,
    search: Option<&str>,
    paging: &Paging,
) -> Result<[Value; 5], ViewError> {
    let (name, id) = paging.two_keys::<String, uuid::Uuid>(list)?.unwrap_or_default();
    Ok([scope.tenant.into(), paging.fetch().into(), name.into(), id.into(), containing(search).into()])
}

fn read(row: &Row) -> Result<PersonRow, StoreError> {
    let person: Option<Person> = row.opt_json(6)?;
    let full = person.map(|person| PersonDetail {
        department: person.department,
        job_title: person.job_title,
        manager: person.manager,
        roles: person.roles,
        usage_location: person.usage_location,
        locale: person.locale,
    });
    Ok(PersonRow {
        id: PersonId(row.id(0)?),
        user_principal_name: row.text(1)?,
        display_name: row.text(2)?,
        guest: row.flag(3)?,
        active: row.flag(4)?,
        full,
        sort_key: row.text(5)?,
    })
}

fn read_group(row: &Row) -> Result<GroupRow, StoreError> {
    Ok(GroupRow {
        id: GroupId(row.id(0)?),
        display_name: row.text(1)?,
        sort_key: row.text(2)?,
        members: row.u64(3)?,
    })
}
