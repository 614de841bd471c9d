//! What happened: the audit log and the event stream in one (`GET /events?after=`), oldest first. What people read,
//! newest first and with names, is [`history`](super::history).

use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use jiff::Timestamp;
use purser_domain::authz::ReadScope;
use purser_domain::id::EventId;
use purser_domain::limits::PAGE_MAX;
use purser_domain::plan::Note;
use uuid::Uuid;

/// One entry of the audit log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventView {
    /// Number within the organization, without gaps from 1.
    pub seq: u64,
    /// Identity.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who, as `Principal::text`.
    pub actor: String,
    /// Word of the command.
    pub command: String,
    /// The request that it came with.
    pub request_id: String,
    /// Word of the event.
    pub kind: String,
    /// Id of the thing that it is about; none when it is about the organization.
    pub subject: Option<Uuid>,
    /// The event.
    pub data: serde_json::Value,
    /// Why it came out so.
    pub notes: Vec<Note>,
}

/// Some of the log, oldest first. It never ends for good: whoever follows it goes on after the last number they saw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Events {
    /// The entries.
    pub items: Vec<EventView>,
    /// The number after which more was there already.
    pub next: Option<u64>,
}

/// What [`read`] reads of `event e`.
macro_rules! event_columns {
    () => {
        "e.seq, e.id, e.at, e.actor, e.command, e.request_id, e.kind, e.subject, e.data, e.notes"
    };
}

pub(super) use event_columns;

macro_rules! select {
    () => {
        concat!("SELECT ", event_columns!(), " FROM event e WHERE e.tenant_id = $1 AND e.seq > $2 ")
    };
}

static PAGE: Statement = Statement {
    name: "view events",
    sql: concat!(select!(), "ORDER BY e.seq LIMIT $3"),
    params: &[Kind::Id, Kind::Int, Kind::Int],
};

static OF_SUBJECT: Statement = Statement {
    name: "view events of a thing",
    sql: concat!(select!(), "AND e.subject = $4 ORDER BY e.seq LIMIT $3"),
    params: &[Kind::Id, Kind::Int, Kind::Int, Kind::Id],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&PAGE), Op::Statement(&OF_SUBJECT)];

/// Entries after a number, of the whole organization or of one thing. Whether the caller may read the log
/// (`Permission::SeeEvents`), or sees the thing, was asked before.
///
/// # Errors
/// The database.
pub async fn events(
    reader: &mut Reader,
    scope: &ReadScope,
    subject: Option<Uuid>,
    after: u64,
    limit: u32,
) -> Result<Events, StoreError> {
    let limit = limit.clamp(1, PAGE_MAX);
    let fetch = i64::from(limit).saturating_add(1);
    let mut params: Vec<Value> = vec![scope.tenant.into(), after.into(), fetch.into()];
    params.extend(subject.map(Value::from));
    let statement = if subject.is_some() { &OF_SUBJECT } else { &PAGE };
    let rows = reader.query(statement, &params).await?;
    let mut items = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = if more { items.last().map(|last| last.seq) } else { None };
    Ok(Events { items, next })
}

pub(super) fn read(row: &Row) -> Result<EventView, StoreError> {
    Ok(EventView {
        seq: row.u64(0)?,
        id: EventId(row.id(1)?),
        at: row.timestamp(2)?,
        actor: row.text(3)?,
        command: row.text(4)?,
        request_id: row.text(5)?,
        kind: row.text(6)?,
        subject: row.opt_id(7)?,
        data: row.json(8)?,
        notes: row.json(9)?,
    })
}
