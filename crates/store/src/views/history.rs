//! What happened, as people read it: newest first and with the names of those who did it. The history of one
//! subscription is for whoever sees the subscription (R-ADM-8), the audit log for whoever may read the log (O-22).
//!
//! Almost every event about a subscription has it as its subject: the purchase, quantities, recurring billing, licenses,
//! bills, renewals, states, cancellation, and the take-overs of it. The one exception is a step of a move, which has two
//! ends and is told under the one that people leave; the history of the other end gets it from there.

use super::ViewError;
use super::log::{self, EventView, event_columns};
use super::page::{Cursor, Page, Paging};
use super::search::exactly;
use super::sight::status_of;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Lookup, Op, Statement};
use crate::value::{Kind, Row, Value};
use purser_domain::authz::ReadScope;
use purser_domain::command::Principal;
use purser_domain::id::{PersonId, SubscriptionId, TenantId};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const HISTORY: &str = "history";
const AUDIT: &str = "audit";
/// Entries that one page of a filtered audit log looks at. No index knows who did what, so a filter that matches little
/// would otherwise read the whole log.
const LOOKED_AT_MAX: u64 = 20_000;

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The entry of the log.
    pub event: EventView,
    /// The name today of the person or service account that did it; none for everyone else, such as the system.
    pub actor_name: Option<String>,
    /// What the thing that it is about is called: the name today of a person or service account, the product of a
    /// subscription; none for everything else.
    pub subject_name: Option<String>,
}

/// Which entries of the audit log; what is none does not narrow.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AuditFilter {
    /// With this word of the event.
    pub kind: Option<String>,
    /// With this word of the command.
    pub command: Option<String>,
    /// Done by this person.
    pub actor: Option<PersonId>,
    /// About the thing with this id.
    pub subject: Option<Uuid>,
}

/// Each half is short before they meet.
static OF_SUBSCRIPTION: Statement = Statement {
    name: "view history",
    sql: concat!(
        "SELECT a.* FROM (SELECT ",
        event_columns!(),
        " FROM event e WHERE e.tenant_id = $1 AND e.subject = $2 AND e.seq < $3 ORDER BY e.seq DESC LIMIT $4) a \
         UNION ALL SELECT b.* FROM (SELECT ",
        event_columns!(),
        " FROM event e WHERE e.tenant_id = $1 AND e.seq < $3 AND e.subject IN (\
         SELECT t.source_id FROM take_over t WHERE t.tenant_id = $1 AND t.target_id = $2 \
         UNION ALL SELECT t.target_id FROM take_over t WHERE t.tenant_id = $1 AND t.source_id = $2 \
         AND t.target_id IS NOT NULL) AND e.kind = 'take_over.users_moved' \
         AND e.data->>'into' = $5 ORDER BY e.seq DESC LIMIT $4) b ORDER BY seq DESC LIMIT $4"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Text],
};

macro_rules! audited {
    ($more:literal) => {
        concat!(
            "SELECT ",
            event_columns!(),
            " FROM event e WHERE e.tenant_id = $1 AND e.seq < $2 AND e.seq >= $3 AND ($5 = '' OR e.kind = $5) \
             AND ($6 = '' OR e.command = $6) AND ($7 = '' OR e.actor = $7) ",
            $more,
            "ORDER BY e.seq DESC LIMIT $4"
        )
    };
}

static LOG: Statement = Statement {
    name: "view audit log",
    sql: audited!(""),
    params: &[Kind::Id, Kind::Int, Kind::Int, Kind::Int, Kind::Text, Kind::Text, Kind::Text],
};

static LOG_OF_SUBJECT: Statement = Statement {
    name: "view audit log of a thing",
    sql: audited!("AND e.subject = $8 "),
    params: &[Kind::Id, Kind::Int, Kind::Int, Kind::Int, Kind::Text, Kind::Text, Kind::Text, Kind::Id],
};

static LAST: Statement = Statement {
    name: "view last event",
    sql: "SELECT event_seq FROM tenant WHERE tenant_id = $1",
    params: &[Kind::Id],
};

static PEOPLE: Lookup = Lookup {
    name: "view names of people",
    columns: "p.id, p.display_name",
    from: "person p",
    keys: &[("p.tenant_id", Kind::Id), ("p.id", Kind::Id)],
    rest: "",
};

static SERVICES: Lookup = Lookup {
    name: "view names of service accounts",
    columns: "p.id, p.display_name",
    from: "service_account p",
    keys: &[("p.tenant_id", Kind::Id), ("p.id", Kind::Id)],
    rest: "",
};

static PRODUCTS: Lookup = Lookup {
    name: "view products of subscriptions",
    columns: "p.id, p.product_name",
    from: "subscription p",
    keys: &[("p.tenant_id", Kind::Id), ("p.id", Kind::Id)],
    rest: "",
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&OF_SUBSCRIPTION),
    Op::Statement(&LOG),
    Op::Statement(&LOG_OF_SUBJECT),
    Op::Statement(&LAST),
    Op::Lookup(&PEOPLE),
    Op::Lookup(&SERVICES),
    Op::Lookup(&PRODUCTS),
];

/// What happened to a subscription, newest first; none when the caller does not see it.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn history(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
    paging: &Paging,
) -> Result<Option<Page<Entry>>, ViewError> {
    let before = paging.key::<i64>(HISTORY)?.unwrap_or(i64::MAX);
    if status_of(reader, scope, subscription).await?.is_none() {
        return Ok(None);
    }
    let params = [
        scope.tenant.into(),
        subscription.into(),
        before.into(),
        paging.fetch().into(),
        subscription.to_string().into(),
    ];
    let rows = reader.query(&OF_SUBSCRIPTION, &params).await?;
    page(reader, scope.tenant, &rows, HISTORY, paging).await.map(Some)
}

/// The audit log of an organization, newest first. Whether the caller may read it (`Permission::SeeEvents`) was asked
/// before.
///
/// A page looks at a bounded part of the log, so with a filter it can be shorter than its limit, or empty, and still
/// have a next one. With a subject it always is whole.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn audit(
    reader: &mut Reader,
    tenant: TenantId,
    filter: &AuditFilter,
    paging: &Paging,
) -> Result<Page<Entry>, ViewError> {
    let before = paging.key::<u64>(AUDIT)?;
    let rows = reader.query(&LAST, &[tenant.into()]).await?;
    let Some(last) = rows.first() else { return Ok(Page::empty()) };
    let end = last.u64(0)?.saturating_add(1);
    let before = before.map_or(end, |before| before.min(end));
    let narrow = filter.kind.is_some() || filter.command.is_some() || filter.actor.is_some();
    let first =
        if narrow && filter.subject.is_none() { before.saturating_sub(LOOKED_AT_MAX).max(1) } else { 1 };
    let mut params: Vec<Value> = vec![
        tenant.into(),
        before.into(),
        first.into(),
        paging.fetch().into(),
        exactly(filter.kind.as_deref().unwrap_or_default()).into(),
        exactly(filter.command.as_deref().unwrap_or_default()).into(),
        filter.actor.map(|person| Principal::Person(person).text()).unwrap_or_default().into(),
    ];
    params.extend(filter.subject.map(Value::from));
    let statement = if filter.subject.is_some() { &LOG_OF_SUBJECT } else { &LOG };
    let rows = reader.query(statement, &params).await?;
    let mut page = page(reader, tenant, &rows, AUDIT, paging).await?;
    if page.next.is_none() && first > 1 {
        page.next = Some(Cursor::new(AUDIT, [first.to_string()]));
    }
    Ok(page)
}

async fn page(
    reader: &mut Reader,
    tenant: TenantId,
    rows: &[Row],
    list: &str,
    paging: &Paging,
) -> Result<Page<Entry>, ViewError> {
    let events = rows.iter().map(log::read).collect::<Result<Vec<_>, _>>()?;
    let page = paging.page(events, list, |event: &EventView| [event.seq.to_string()]);
    let named = page.items.iter().flat_map(|event| [acting(&event.actor), event.subject]);
    let names = names(reader, tenant, &named.flatten().collect()).await?;
    Ok(page.map(|event| {
        let actor_name = acting(&event.actor).and_then(|id| names.get(&id).cloned());
        let subject_name = event.subject.and_then(|id| names.get(&id).cloned());
        Entry { event, actor_name, subject_name }
    }))
}

/// The id of the person or service account of a `Principal::text`.
fn acting(actor: &str) -> Option<Uuid> {
    let id = actor.strip_prefix("person:").or_else(|| actor.strip_prefix("service:"))?;
    id.parse().ok()
}

/// Ids are unique whatever they are of, so every kind is asked for all of them.
async fn names(
    reader: &mut Reader,
    tenant: TenantId,
    ids: &BTreeSet<Uuid>,
) -> Result<BTreeMap<Uuid, String>, StoreError> {
    let mut names = BTreeMap::new();
    if ids.is_empty() {
        return Ok(names);
    }
    for lookup in [&PEOPLE, &SERVICES, &PRODUCTS] {
        let keys = ids.iter().map(|&id| vec![tenant.into(), id.into()]).collect();
        for row in reader.lookup(lookup, keys).await? {
            names.insert(row.id(0)?, row.text(1)?);
        }
    }
    Ok(names)
}
