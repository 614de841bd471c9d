//! Rows, compared with the model. The statements are written here once more, so that nothing of the adapters stands
//! between a row and the check.

use crate::model::{Model, Organization};
use crate::{Broken, Held, must};
use purser_domain::billing::Line;
use purser_domain::id::EventId;
use purser_domain::seats::Seat;
use purser_domain::subscription::Subscription;
use purser_store::sql::Statement;
use purser_store::value::{Kind, Row};
use purser_store::{EventRow, Reader, StoreError};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::{Debug, Display};

macro_rules! statements {
    ($($name:ident = $label:literal, $sql:literal;)*) => {$(
        static $name: Statement = Statement { name: concat!("sim ", $label), sql: $sql, params: &[Kind::Id] };
    )*};
}

statements! {
    TENANT = "tenant", "SELECT tenant_id, doc, event_seq, last_at FROM tenant WHERE tenant_id = $1";
    PEOPLE = "people", "SELECT id, doc FROM person WHERE tenant_id = $1";
    GROUPS = "groups", "SELECT id, doc FROM people_group WHERE tenant_id = $1";
    SERVICES = "service accounts", "SELECT id, doc FROM service_account WHERE tenant_id = $1";
    TOKENS = "tokens", "SELECT id, doc FROM token WHERE tenant_id = $1";
    POLICY = "policy", "SELECT tenant_id, doc FROM policy WHERE tenant_id = $1";
    METHODS = "payment methods", "SELECT id, doc FROM payment_method WHERE tenant_id = $1";
    PROFILES = "billing profiles", "SELECT id, doc FROM billing_profile WHERE tenant_id = $1";
    TAKE_OVERS = "take-overs", "SELECT id, doc FROM take_over WHERE tenant_id = $1";
    REQUESTS = "support requests", "SELECT id, doc FROM support_request WHERE tenant_id = $1";
    SUBSCRIPTIONS = "subscriptions",
        "SELECT id, doc, version, status, quantity, assigned, reserved, due_at, take_over_id FROM subscription \
         WHERE tenant_id = $1";
    SEATS = "seats", "SELECT subscription_id, person_id, assigned_at, take_over_id, disabled_plans FROM seat \
         WHERE tenant_id = $1";
    LINES = "lines",
        "SELECT id, subscription_id, payer, period_ix, from_on, to_on, quantity, unit_price, amount, currency, why \
         FROM line WHERE tenant_id = $1";
    KEYS = "call keys", "SELECT principal, key, fingerprint, outcome, at FROM call_key WHERE tenant_id = $1";
    EVENTS = "events",
        "SELECT seq, id, at, actor, command, request_id, kind, subject, data, notes FROM event \
         WHERE tenant_id = $1 ORDER BY seq";
}

static PRODUCTS: Statement =
    Statement { name: "sim products", sql: "SELECT product_id, doc FROM product", params: &[] };
static TENANTS: Statement =
    Statement { name: "sim tenants", sql: "SELECT tenant_id FROM tenant", params: &[] };

/// Every product, and no other.
pub async fn catalog(reader: &mut Reader, model: &Model) -> Held<()> {
    let mut stored = BTreeMap::new();
    for row in reader.query(&PRODUCTS, &[]).await? {
        stored.insert(row.text(0)?, row.json(1)?);
    }
    let products = model.products.iter().map(|product| (product.product_id.clone(), product));
    same("products", &stored, &docs(products)?)
}

/// Every organization, and no other.
pub async fn organizations(reader: &mut Reader, model: &Model) -> Held<()> {
    let rows = reader.query(&TENANTS, &[]).await?;
    let known = rows
        .iter()
        .all(|row| row.id(0).is_ok_and(|id| model.organizations.keys().any(|known| known.0 == id)));
    must(known && rows.len() == model.organizations.len(), || format!("organizations: {rows:?}"))
}

/// Everything that is stored of one organization but its log.
pub async fn of(reader: &mut Reader, of: &Organization) -> Held<()> {
    tenant(reader, of).await?;
    by_id(reader, &PEOPLE, of, docs(of.people.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &GROUPS, of, docs(of.groups.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &SERVICES, of, docs(of.services.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &TOKENS, of, docs(of.tokens.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &METHODS, of, docs(of.methods.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &PROFILES, of, docs(of.profiles.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &TAKE_OVERS, of, docs(of.take_overs.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    by_id(reader, &REQUESTS, of, docs(of.support_requests.iter().map(|(id, doc)| (id.0, doc)))?).await?;
    let policy = (of.policy.version > 0).then_some((of.tenant.id.0, &of.policy));
    by_id(reader, &POLICY, of, docs(policy.into_iter())?).await?;
    subscriptions(reader, of).await?;
    seats(reader, of).await?;
    lines(reader, of).await?;
    keys(reader, of).await
}

async fn tenant(reader: &mut Reader, of: &Organization) -> Held<()> {
    let rows = reader.query(&TENANT, &[of.tenant.id.into()]).await?;
    let row = rows.first().ok_or_else(|| Broken(format!("no organization {}", of.tenant.id)))?;
    let stored: (Value, u64) = (row.json(1)?, row.u64(2)?);
    let expected = (json_of(&of.tenant)?, u64::try_from(of.events.len()).unwrap_or(u64::MAX));
    must(stored == expected, || format!("organization {stored:?}, expected {expected:?}"))?;
    let last_at = row.timestamp(3)?;
    must(last_at == of.last_at, || format!("last changed at {last_at}, expected {}", of.last_at))
}

async fn by_id(
    reader: &mut Reader,
    statement: &'static Statement,
    of: &Organization,
    expected: BTreeMap<uuid::Uuid, Value>,
) -> Held<()> {
    let mut stored = BTreeMap::new();
    for row in reader.query(statement, &[of.tenant.id.into()]).await? {
        stored.insert(row.id(0)?, row.json(1)?);
    }
    same(statement.name, &stored, &expected)
}

async fn subscriptions(reader: &mut Reader, of: &Organization) -> Held<()> {
    let mut stored = BTreeMap::new();
    for row in reader.query(&SUBSCRIPTIONS, &[of.tenant.id.into()]).await? {
        let columns = json!({
            "doc": row.json::<Value>(1)?, "version": row.u64(2)?, "status": row.text(3)?, "quantity": row.u32(4)?,
            "assigned": row.u32(5)?, "reserved": row.u32(6)?, "due_at": row.opt_timestamp(7)?.map(text),
            "take_over": row.opt_id(8)?,
        });
        stored.insert(row.id(0)?, columns);
    }
    let columns = |known: &Subscription| -> Held<Value> {
        Ok(json!({
            "doc": json_of(known)?, "version": known.version, "status": known.status().word(),
            "quantity": known.quantity(), "assigned": known.assigned, "reserved": known.reserved,
            "due_at": known.due_at().map(text), "take_over": known.take_over.map(|id| id.0),
        }))
    };
    let expected = of.subscriptions.values().map(|known| Ok((known.id.0, columns(known)?)));
    same("subscriptions", &stored, &expected.collect::<Held<_>>()?)
}

async fn seats(reader: &mut Reader, of: &Organization) -> Held<()> {
    let mut stored = BTreeMap::new();
    for row in reader.query(&SEATS, &[of.tenant.id.into()]).await? {
        stored.insert((row.id(0)?, row.id(1)?), (text(row.timestamp(2)?), row.opt_id(3)?, row.json(4)?));
    }
    let columns =
        |seat: &Seat| (text(seat.assigned_at), seat.take_over_id.map(|id| id.0), seat.disabled_plans.clone());
    let expected = of.seats.values().map(|seat| ((seat.subscription_id.0, seat.person_id.0), columns(seat)));
    same("seats", &stored, &expected.collect())
}

async fn lines(reader: &mut Reader, of: &Organization) -> Held<()> {
    let mut stored = BTreeMap::new();
    for row in reader.query(&LINES, &[of.tenant.id.into()]).await? {
        stored.insert(row.id(0)?, stored_line(&row)?);
    }
    let lines = of.lines.values().flatten().map(|line| Ok((line.id.0, expected_line(line)?)));
    same("lines", &stored, &lines.collect::<Held<_>>()?)
}

fn stored_line(row: &Row) -> Result<Value, StoreError> {
    Ok(json!([
        row.id(1)?,
        row.id(2)?,
        row.u32(3)?,
        text(row.date(4)?),
        text(row.date(5)?),
        row.u32(6)?,
        row.int(7)?,
        row.int(8)?,
        row.text(9)?,
        row.text(10)?,
    ]))
}

fn expected_line(line: &Line) -> Held<Value> {
    Ok(json!([
        line.subscription_id.0,
        line.payer.0,
        line.period.ix,
        text(line.from),
        text(line.to),
        line.quantity,
        line.unit_price.minor,
        line.amount.minor,
        line.amount.currency.code(),
        json_of(&line.why)?,
    ]))
}

async fn keys(reader: &mut Reader, of: &Organization) -> Held<()> {
    let mut stored = BTreeMap::new();
    for row in reader.query(&KEYS, &[of.tenant.id.into()]).await? {
        let columns = (row.text(2)?, row.json::<Value>(3)?, text(row.timestamp(4)?));
        stored.insert((row.text(0)?, row.text(1)?), columns);
    }
    let expected = of.remembered.iter().map(|(key, memory)| {
        Ok((key.clone(), (memory.fingerprint.clone(), json_of(&memory.done)?, text(memory.at))))
    });
    same("call keys", &stored, &expected.collect::<Held<_>>()?)
}

/// The log of an organization, in order.
pub async fn events(reader: &mut Reader, of: &Organization) -> Held<Vec<EventRow>> {
    let rows = reader.query(&EVENTS, &[of.tenant.id.into()]).await?;
    let events = rows.iter().map(|row| {
        Ok(EventRow {
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
    });
    events.collect::<Result<_, StoreError>>().map_err(Broken::from)
}

fn docs<'a, K: Ord, T: Serialize + 'a>(of: impl Iterator<Item = (K, &'a T)>) -> Held<BTreeMap<K, Value>> {
    of.map(|(key, doc)| Ok((key, json_of(doc)?))).collect()
}

fn json_of(value: &impl Serialize) -> Held<Value> {
    serde_json::to_value(value).map_err(|error| Broken(format!("not writable as JSON: {error}")))
}

fn text(value: impl Display) -> String {
    value.to_string()
}

/// Both hold the same keys with the same values.
fn same<K: Ord + Debug, V: PartialEq + Debug>(
    what: &str,
    stored: &BTreeMap<K, V>,
    expected: &BTreeMap<K, V>,
) -> Held<()> {
    for key in stored.keys().chain(expected.keys()) {
        let (is, should) = (stored.get(key), expected.get(key));
        must(is == should, || format!("{what} {key:?}\nstored {is:?}\nexpected {should:?}"))?;
    }
    Ok(())
}
