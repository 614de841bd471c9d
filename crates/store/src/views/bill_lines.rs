//! What was billed for one subscription, for whoever sees the subscription: its price explained, line by line.
//!
//! A line names the billing profile that pays it. Of a profile that is another person's only this name is told, to
//! whoever sees the subscription anyway; cards and addresses stay theirs.

use super::ViewError;
use super::page::{Page, Paging};
use super::sight::status_of;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::sql::{Op, Statement};
use crate::value::{Kind, Row, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use purser_domain::authz::ReadScope;
use purser_domain::billing::{Line, Why};
use purser_domain::id::{BillingProfileId, LineId, SubscriptionId};
use purser_domain::limits::PAGE_MAX;
use purser_domain::money::{Currency, Money};
use purser_domain::period::Period;
use uuid::Uuid;

const LIST: &str = "bill-lines";

/// A line with what is told of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BillLine {
    /// The line.
    pub line: Line,
    /// When it was billed.
    pub billed_at: Timestamp,
    /// Name of the billing profile that pays it.
    pub payer_name: String,
}

/// The lines of one billing period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeriodLines {
    /// The lines in the order in which they were billed; at most `PAGE_MAX`.
    pub lines: Vec<BillLine>,
    /// Whether there are more.
    pub more: bool,
}

macro_rules! select {
    () => {
        "SELECT l.id, l.subscription_id, l.payer, l.period_ix, l.period_start, l.period_end, l.from_on, l.to_on, \
         l.quantity, l.unit_price, l.amount, l.currency, l.why, l.billed_at, b.name FROM line l \
         JOIN billing_profile b ON b.tenant_id = l.tenant_id AND b.id = l.payer \
         WHERE l.tenant_id = $1 AND l.subscription_id = $2 "
    };
}

static PAGE: Statement = Statement {
    name: "view bill lines",
    sql: concat!(
        select!(),
        "AND (l.billed_at, l.id) < ($3, $4) ORDER BY l.billed_at DESC, l.id DESC LIMIT $5"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Int, Kind::Id, Kind::Int],
};

static OF_PERIOD: Statement = Statement {
    name: "view bill lines of a period",
    sql: concat!(
        select!(),
        "AND l.period_start <= $3 AND l.period_end > $3 ORDER BY l.billed_at, l.id LIMIT $4"
    ),
    params: &[Kind::Id, Kind::Id, Kind::Text, Kind::Int],
};

pub(super) static ALL: &[Op] = &[Op::Statement(&PAGE), Op::Statement(&OF_PERIOD)];

/// Every line of a subscription, newest first; none when the caller does not see it.
///
/// # Errors
/// A cursor that is not of this list, or the database.
pub async fn bill_lines(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
    paging: &Paging,
) -> Result<Option<Page<BillLine>>, ViewError> {
    let (billed_at, id) = paging.two_keys::<i64, Uuid>(LIST)?.unwrap_or((i64::MAX, Uuid::max()));
    if status_of(reader, scope, subscription).await?.is_none() {
        return Ok(None);
    }
    let params =
        [scope.tenant.into(), subscription.into(), billed_at.into(), id.into(), paging.fetch().into()];
    let rows = reader.query(&PAGE, &params).await?;
    let items = rows.iter().map(read).collect::<Result<_, _>>()?;
    let keys = |row: &BillLine| [row.billed_at.as_microsecond().to_string(), row.line.id.to_string()];
    Ok(Some(paging.page(items, LIST, keys)))
}

/// The lines of the billing period that this day of the subscription's zone is in; none when the caller does not see
/// the subscription.
///
/// # Errors
/// The database.
pub async fn period_lines(
    reader: &mut Reader,
    scope: &ReadScope,
    subscription: SubscriptionId,
    today: Date,
) -> Result<Option<PeriodLines>, StoreError> {
    if status_of(reader, scope, subscription).await?.is_none() {
        return Ok(None);
    }
    let whole = Paging::longest();
    let params: [Value; 4] = [scope.tenant.into(), subscription.into(), today.into(), whole.fetch().into()];
    let rows = reader.query(&OF_PERIOD, &params).await?;
    let mut lines = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let max = PAGE_MAX as usize;
    let more = lines.len() > max;
    lines.truncate(max);
    Ok(Some(PeriodLines { lines, more }))
}

fn read(row: &Row) -> Result<BillLine, StoreError> {
    let currency = row.text(11)?;
    let currency = Currency::from_code(&currency)
        .ok_or_else(|| StoreError::Corrupt(format!("a line in {currency:?}")))?;
    let line = Line {
        id: LineId(row.id(0)?),
        subscription_id: SubscriptionId(row.id(1)?),
        payer: BillingProfileId(row.id(2)?),
        period: Period { ix: row.u32(3)?, start: row.date(4)?, end: row.date(5)? },
        from: row.date(6)?,
        to: row.date(7)?,
        quantity: row.u32(8)?,
        unit_price: Money::new(row.int(9)?, currency),
        amount: Money::new(row.int(10)?, currency),
        why: why(&row.text(12)?)?,
    };
    Ok(BillLine { line, billed_at: row.timestamp(13)?, payer_name: row.text(14)? })
}

fn why(word: &str) -> Result<Why, StoreError> {
    serde_json::from_value(word.into())
        .map_err(|_| StoreError::Corrupt(format!("a line because of {word:?}")))
}
