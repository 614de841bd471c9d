//! Home: what wants attention, the most urgent first, and what was spent.
//!
//! Every list here is short and says how many more there are; whoever wants all of them goes to the page that lists
//! them. The whole screen is one round trip, and the months are another.

use super::sight::{BySight, OwnerFilter, Sight, by_sight, visible};
use super::subscriptions::{SubscriptionRow, read};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use purser_domain::authz::ReadScope;
use purser_domain::id::TenantId;
use purser_domain::money::{Currency, Money};
use purser_domain::period::{begin_of, plus_days, plus_hours};
use purser_domain::take_over::TakeOver;
use uuid::Uuid;

/// Rows that one list shows.
pub const TOP_MAX: u32 = 5;
/// Days that it looks forward to ends and back to purchases: a month, the shortest term.
pub const DAYS: i64 = 30;

/// The first rows of a list, at most [`TOP_MAX`], and how many there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Top<T> {
    /// The first ones.
    pub items: Vec<T>,
    /// All there are.
    pub total: u64,
}

/// What wants attention.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overview {
    /// Active subscriptions, trials included, that end or renew (`recurring` says which) from today to [`DAYS`] days
    /// from now, the next one first.
    pub ending: Top<SubscriptionRow>,
    /// Self-service purchases of the last [`DAYS`] days that are not deleted yet, newest first.
    pub purchases: Top<SubscriptionRow>,
    /// Active subscriptions of which at most a tenth of the licenses can still be assigned; the least part first, then
    /// the fewest, then the larger ones.
    pub nearly_used_up: Top<SubscriptionRow>,
    /// Take-overs in which people are being moved, or moved back, oldest first.
    pub take_overs: Top<UnderWay>,
}

/// A take-over under way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnderWay {
    /// The take-over; `before` has the product's name.
    pub take_over: TakeOver,
    /// Whose purchase it is; none when it has become the organization's.
    pub purchaser_name: Option<String>,
}

/// What was billed for one month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MonthSpend {
    /// The first day of the month.
    pub month: Date,
    /// What was billed less what was credited, without tax.
    pub amount: Money,
}

/// The subscriptions before the documents: the order is found with columns alone.
macro_rules! top {
    ($name:literal, [$($kind:ident),*], $columns:literal, $conditions:literal, $order:literal) => {
        by_sight!(
            $name,
            [Int $(, $kind)*],
            concat!(
                "SELECT d.doc, w.display_name, w.user_principal_name, k.total FROM (SELECT x.id, x.owner_id, \
                 COUNT(*) OVER () AS total, ROW_NUMBER() OVER (ORDER BY ",
                $order,
                ") AS place FROM (SELECT s.id, s.owner_id, ",
                $columns,
                " FROM subscription s WHERE"
            ),
            concat!(
                $conditions,
                ") x) k JOIN subscription d ON d.tenant_id = $1 AND d.id = k.id \
                 LEFT JOIN person w ON w.tenant_id = $1 AND w.id = k.owner_id WHERE k.place <= $5 ORDER BY k.place"
            )
        )
    };
}

static ENDING: BySight = top!(
    "view what ends",
    [Text, Text],
    "s.ends_on",
    "AND s.status = 'active' AND s.ends_on >= $6 AND s.ends_on <= $7",
    "x.ends_on, x.id"
);

static PURCHASES: BySight = top!(
    "view what was purchased",
    [Int],
    "s.created_at",
    "AND s.owner_id IS NOT NULL AND s.status <> 'deleted' AND s.created_at >= $6",
    "x.created_at DESC, x.id DESC"
);

/// Numbers of licenses are below a million, so a millionth tells any two shares apart that differ visibly.
static NEARLY_USED_UP: BySight = top!(
    "view what is nearly used up",
    [Int],
    "s.quantity, s.quantity - s.assigned - s.reserved AS free",
    "AND s.status = 'active' AND s.quantity >= 1 AND (s.quantity - s.assigned - s.reserved) * $6 <= s.quantity",
    "x.free * 1000000 / x.quantity, x.free, x.quantity DESC, x.id"
);

static TAKE_OVERS: Statement = Statement {
    name: "view take-overs under way",
    sql: concat!(
        "SELECT t.doc, o.display_name, k.total FROM (SELECT t.id, s.owner_id, COUNT(*) OVER () AS total, \
         ROW_NUMBER() OVER (ORDER BY t.id) AS place FROM take_over t \
         JOIN subscription s ON s.tenant_id = t.tenant_id AND s.id = t.source_id \
         WHERE t.tenant_id = $1 AND t.phase IN ('moving', 'undoing') AND ",
        visible!(),
        ") k JOIN take_over t ON t.tenant_id = $1 AND t.id = k.id \
         LEFT JOIN person o ON o.tenant_id = $1 AND o.id = k.owner_id WHERE k.place <= $5 ORDER BY k.place"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Int],
};

/// Lines are found by their ids, which begin with the instant at which they were billed: a line is never billed before
/// the day that it is about, so older ids need not be looked at. `CROSS JOIN` tells SQLite to begin there; PostgreSQL
/// reads it as any other join.
static SPEND: Statement = Statement {
    name: "view spend",
    sql: "SELECT substr(l.from_on, 1, 7) AS month, l.currency, SUM(l.amount)::bigint FROM line l \
          CROSS JOIN billing_profile b WHERE l.tenant_id = $1 AND l.id >= $7 AND l.from_on >= $5 AND l.from_on < $6 \
          AND b.tenant_id = $1 AND b.id = l.payer AND ((b.owner_id IS NULL AND $3 = 1) \
          OR (b.owner_id IS NOT NULL AND $4 = 1) OR b.owner_id = $2) \
          GROUP BY substr(l.from_on, 1, 7), l.currency ORDER BY month, l.currency",
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Int, Kind::Text, Kind::Text, Kind::Id],
};

/// Jobs that are done are gone, so there are few.
static FAILED_JOBS: Statement = Statement {
    name: "view failed jobs",
    sql: "SELECT COUNT(*) FROM job WHERE tenant_id = $1 AND buried = 1",
    params: &[Kind::Id],
};

pub(super) static ALL: &[Op] = &[
    Op::Statement(&ENDING.mine),
    Op::Statement(&ENDING.organization),
    Op::Statement(&ENDING.mixed),
    Op::Statement(&PURCHASES.mine),
    Op::Statement(&PURCHASES.organization),
    Op::Statement(&PURCHASES.mixed),
    Op::Statement(&NEARLY_USED_UP.mine),
    Op::Statement(&NEARLY_USED_UP.organization),
    Op::Statement(&NEARLY_USED_UP.mixed),
    Op::Statement(&TAKE_OVERS),
    Op::Statement(&SPEND),
    Op::Statement(&FAILED_JOBS),
];

/// A tenth of the licenses and fewer are nearly none.
const NEARLY: i64 = 10;

/// What wants attention of what the caller sees, at this instant and on this day of the organization's.
///
/// # Errors
/// The database.
pub async fn overview(
    reader: &mut Reader,
    scope: &ReadScope,
    now: Timestamp,
    today: Date,
) -> Result<Overview, StoreError> {
    let (everything, bought) = (Sight::new(scope, None), Sight::new(scope, Some(OwnerFilter::SelfService)));
    let since = plus_hours(now, DAYS.saturating_mul(-24));
    let top: Value = TOP_MAX.into();
    let last = plus_days(today, DAYS);
    let lists = [
        everything.of(&ENDING).map(|it| (it, everything.params([top.clone(), today.into(), last.into()]))),
        bought.of(&PURCHASES).map(|it| (it, bought.params([top.clone(), since.into()]))),
        everything.of(&NEARLY_USED_UP).map(|it| (it, everything.params([top.clone(), NEARLY.into()]))),
        Some((&TAKE_OVERS, everything.params([top]))),
    ];
    let asked = lists.each_ref().map(Option::is_some);
    let mut answers = reader.query_all(lists.into_iter().flatten()).await?.into_iter();
    let [ending, purchases, nearly_used_up, take_overs] =
        asked.map(|asked| if asked { answers.next().unwrap_or_default() } else { Vec::new() });
    Ok(Overview {
        ending: top_of(&ending, 3, read)?,
        purchases: top_of(&purchases, 3, read)?,
        nearly_used_up: top_of(&nearly_used_up, 3, read)?,
        take_overs: top_of(&take_overs, 2, read_under_way)?,
    })
}

/// What was billed for the days `[from, to)`, by month and currency, in this order; a month for which nothing was billed
/// is not there.
///
/// A line belongs to the month of the first day that it is about (`Line::from`): the day a period or a change began,
/// which is the day on which the money was decided. The day it was billed would put a server's late night into the
/// next month, and spreading a year over its months would show money that nobody was charged. A credit counts in the
/// month in which it was given. Give first days of months, or the outer months are not whole.
///
/// What is counted is what the caller may see of payers: their own, the organization's profiles if they see its
/// payments, and everybody's own if they see self-service purchases.
///
/// # Errors
/// The database.
pub async fn spend(
    reader: &mut Reader,
    scope: &ReadScope,
    from: Date,
    to: Date,
) -> Result<Vec<MonthSpend>, StoreError> {
    let ReadScope { tenant, own, self_service, payment, .. } = *scope;
    let params: [Value; 7] = [
        tenant.into(),
        own.into(),
        payment.into(),
        self_service.into(),
        from.into(),
        to.into(),
        first_id(from).into(),
    ];
    let rows = reader.query(&SPEND, &params).await?;
    rows.iter().map(read_month).collect()
}

/// Jobs of an organization that failed too often. Whether the caller may see them was asked before.
///
/// # Errors
/// The database.
pub async fn failed_jobs(reader: &mut Reader, tenant: TenantId) -> Result<u64, StoreError> {
    let rows = reader.query(&FAILED_JOBS, &[tenant.into()]).await?;
    rows.first().map_or(Ok(0), |row| row.u64(0))
}

/// The first id that something made on this day can have, wherever on earth it was made.
fn first_id(day: Date) -> Uuid {
    let began = begin_of("UTC", plus_days(day, -1)).as_millisecond();
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(began).unwrap_or(0), &[0; 10]).into_uuid()
}

/// The total is the same in every row, in this column.
fn top_of<T>(
    rows: &[Row],
    total: usize,
    read: impl Fn(&Row) -> Result<T, StoreError>,
) -> Result<Top<T>, StoreError> {
    Ok(Top {
        items: rows.iter().map(read).collect::<Result<_, _>>()?,
        total: rows.first().map_or(Ok(0), |row| row.u64(total))?,
    })
}

fn read_under_way(row: &Row) -> Result<UnderWay, StoreError> {
    Ok(UnderWay { take_over: row.json(0)?, purchaser_name: row.opt_text(1)? })
}

fn read_month(row: &Row) -> Result<MonthSpend, StoreError> {
    let (month, currency) = (row.text(0)?, row.text(1)?);
    let corrupt = || StoreError::Corrupt(format!("a line of {month:?} in {currency:?}"));
    let day: Date = format!("{month}-01").parse().map_err(|_| corrupt())?;
    let currency = Currency::from_code(&currency).ok_or_else(corrupt)?;
    Ok(MonthSpend { month: day, amount: Money::new(row.int(2)?, currency) })
}
