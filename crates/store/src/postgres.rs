//! One PostgreSQL connection. All calls of one `run` are sent before the first answer is awaited, in one round trip.

mod errors;
mod types;

use crate::call::{Answer, Call};
use crate::error::StoreError;
use crate::sql::{Op, Shape};
use crate::value::{Kind, Row, Value};
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

pub use errors::{connecting, refused};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a peer that answers nothing is waited for, so that a lost network does not look like a slow query.
const SILENCE_MAX: Duration = Duration::from_secs(15);

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Key lookups and writes by key.
    Lane,
    /// Views.
    Reader,
}

/// No wait of a lane is without end.
const LANE_SETTINGS: &str = "SET jit = off; SET lock_timeout = '10s'; SET statement_timeout = '30s';
     SET idle_in_transaction_session_timeout = '60s'";
/// Lanes only look up by key. A plan made while a table was small reads all of it, and would be kept while the table
/// grows; these settings make the plan that is right for a large table the only one, and spare planning every time.
/// Not on a distributed engine, whose plan depends on the tenant.
const LANE_PLANS: &str = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
     SET plan_cache_mode = force_generic_plan";
const READER_SETTINGS: &str = "SET jit = off; SET statement_timeout = '60s'";

/// The address, with what every connection needs.
pub fn configure(url: &str) -> Result<Config, StoreError> {
    let wrong = |error: tokio_postgres::Error| StoreError::Down(format!("the database URL: {error}"));
    let mut config: Config = url.parse().map_err(wrong)?;
    if config.get_application_name().is_none() {
        config.application_name("purser");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_TIMEOUT);
    }
    config.keepalives_idle(SILENCE_MAX).tcp_user_timeout(SILENCE_MAX);
    Ok(config)
}

/// Name and shape of a statement that is kept prepared.
type Prepared = BTreeMap<(&'static str, Shape), tokio_postgres::Statement>;

/// A connection.
pub struct Pg {
    client: Client,
    prepared: Prepared,
    shape: Shape,
    broken: bool,
}

/// An answer that is awaited.
type Sending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl Pg {
    /// Connects. The connection lives on the runtime that this is called on.
    pub async fn connect(config: &Config, role: Role, distributed: bool) -> Result<Self, StoreError> {
        let (client, connection) = config.connect(NoTls).await.map_err(|error| connecting(&error))?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a database connection ended");
            }
        });
        let settings = match role {
            Role::Lane if distributed => LANE_SETTINGS.to_owned(),
            Role::Lane => format!("{LANE_SETTINGS}; {LANE_PLANS}"),
            Role::Reader => READER_SETTINGS.to_owned(),
        };
        client.batch_execute(&settings).await.map_err(|error| connecting(&error))?;
        let shape = if distributed { Shape::OneTenant } else { Shape::Many };
        Ok(Self { client, prepared: Prepared::new(), shape, broken: false })
    }

    /// Whether it must not be used again.
    pub fn is_broken(&self) -> bool {
        self.broken || self.client.is_closed()
    }

    /// Text without parameters, as it is; may be several statements.
    pub async fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let done = self.client.batch_execute(sql).await;
        done.map_err(|error| self.failed(&error))
    }

    /// The rows of text without parameters, as text; empty cells are empty texts.
    pub async fn simple(&mut self, sql: &str) -> Result<Vec<Vec<String>>, StoreError> {
        let messages = self.client.simple_query(sql).await.map_err(|error| self.failed(&error))?;
        let rows = messages.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => {
                Some((0..row.len()).map(|ix| row.get(ix).unwrap_or_default().to_owned()).collect())
            }
            _ => None,
        });
        Ok(rows.collect())
    }

    /// Sends text and does not wait for the answer. What is sent later is still answered after it.
    pub fn send(&mut self, sql: &str) {
        let mut sending = Box::pin(self.client.batch_execute(sql));
        // The first poll hands the message to the connection; what comes back later is dropped with the future.
        let sent = sending.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        if matches!(sent, Poll::Ready(Err(_))) {
            self.broken = true;
        }
    }

    /// Runs text, if any, then calls, in this order and in one round trip.
    pub async fn run(&mut self, first: Option<&str>, calls: &[Call]) -> Result<Vec<Answer>, StoreError> {
        let batches: Vec<_> =
            calls.iter().enumerate().flat_map(|(ix, call)| self.batches(ix, call)).collect();
        self.prepare_missing(&batches).await?;
        let mut sending: Vec<Sending<'_, Result<Option<Answer>, tokio_postgres::Error>>> = Vec::new();
        if let Some(first) = first {
            sending.push(Box::pin(async { self.client.batch_execute(first).await.map(|()| None) }));
        }
        for batch in &batches {
            let statement = self.prepared.get(&(batch.call.op.name(), batch.shape));
            let Some(statement) = statement else {
                return Err(StoreError::Corrupt(format!("{} was not prepared", batch.call.op.name())));
            };
            sending.push(Box::pin(async { send(&self.client, statement, batch).await.map(Some) }));
        }
        let mut answers = in_order(sending).await.into_iter();
        if first.is_some()
            && let Some(Err(error)) = answers.next()
        {
            return Err(self.failed(&error).doing("begin"));
        }
        let mut sent = batches.iter().zip(answers).peekable();
        let mut done = Vec::with_capacity(calls.len());
        for (ix, call) in calls.iter().enumerate() {
            let mut sum = Answer::default();
            while let Some((_, answer)) = sent.next_if(|(batch, _)| batch.ix == ix) {
                let answer = answer.map_err(|error| self.failed(&error).doing(call.op.name()))?;
                let answer = answer.unwrap_or_default();
                sum.rows.extend(answer.rows);
                sum.affected = sum.affected.saturating_add(answer.affected);
            }
            // In order, so that the cause is told and not what failed because of it.
            done.push(call.check(sum)?);
        }
        Ok(done)
    }

    /// A call as it is sent: whole, or tenant by tenant on a distributed engine.
    fn batches<'a>(&self, ix: usize, call: &'a Call) -> Vec<Batch<'a>> {
        if call.rows.is_empty() {
            return Vec::new();
        }
        if self.shape == Shape::Many || !call.op.by_tenant() {
            let rows = call.rows.iter().collect();
            return vec![Batch { ix, call, shape: Shape::Many, rows }];
        }
        let mut tenants: BTreeMap<Option<&Value>, Vec<&Vec<Value>>> = BTreeMap::new();
        for row in &call.rows {
            tenants.entry(row.first()).or_default().push(row);
        }
        tenants.into_values().map(|rows| Batch { ix, call, shape: Shape::OneTenant, rows }).collect()
    }

    /// Prepares what this connection has not seen yet, so that everything after it is sent in order.
    async fn prepare_missing(&mut self, batches: &[Batch<'_>]) -> Result<(), StoreError> {
        let key = |batch: &Batch<'_>| (batch.call.op.name(), batch.shape);
        let mut seen = BTreeSet::new();
        let missing = batches
            .iter()
            .filter(|batch| !self.prepared.contains_key(&key(batch)) && seen.insert(key(batch)))
            .map(|batch| (key(batch), batch.call.op))
            .collect::<Vec<_>>();
        if missing.is_empty() {
            return Ok(());
        }
        let client = &self.client;
        let preparing = missing.iter().map(|&((_, shape), op)| -> Sending<'_, _> {
            Box::pin(async move { client.prepare_typed(&op.postgres(shape), &parameters(op, shape)).await })
        });
        let prepared = in_order(preparing.collect()).await;
        for ((key, _), statement) in missing.into_iter().zip(prepared) {
            let statement = statement.map_err(|error| self.failed(&error).doing(key.0))?;
            self.prepared.insert(key, statement);
        }
        Ok(())
    }

    /// What an error means; a connection that may be in an unknown state is given up.
    fn failed(&mut self, error: &tokio_postgres::Error) -> StoreError {
        self.broken |= !errors::harmless(error);
        refused(error)
    }

    /// Prepares a statement without running it: for the test of all statements.
    #[cfg(feature = "testing")]
    pub async fn prepare(&mut self, op: Op, shape: Shape) -> Result<usize, StoreError> {
        let prepared = self.client.prepare_typed(&op.postgres(shape), &parameters(op, shape)).await;
        prepared
            .map(|statement| statement.params().len())
            .map_err(|error| self.failed(&error).doing(op.name()))
    }
}

/// Rows of one call that go into one statement.
struct Batch<'a> {
    ix: usize,
    call: &'a Call,
    shape: Shape,
    rows: Vec<&'a Vec<Value>>,
}

/// Types of the parameters of a statement.
fn parameters(op: Op, shape: Shape) -> Vec<Type> {
    let plain = |kind: Kind| match kind {
        Kind::Int => Type::INT8,
        Kind::Text => Type::TEXT,
        Kind::Id => Type::UUID,
        Kind::Json => Type::JSONB,
    };
    let array = |kind: Kind| match kind {
        Kind::Int => Type::INT8_ARRAY,
        Kind::Text => Type::TEXT_ARRAY,
        Kind::Id => Type::UUID_ARRAY,
        Kind::Json => Type::JSONB_ARRAY,
    };
    let scalars = match (op, shape) {
        (Op::Statement(_), _) => usize::MAX,
        (_, Shape::OneTenant) => 1,
        (_, Shape::Many) => 0,
    };
    let kinds = op.kinds().into_iter().enumerate();
    kinds.map(|(ix, kind)| if ix < scalars { plain(kind) } else { array(kind) }).collect()
}

async fn send(
    client: &Client,
    statement: &tokio_postgres::Statement,
    batch: &Batch<'_>,
) -> Result<Answer, tokio_postgres::Error> {
    let width = statement.params().len();
    let missing = &Value::Null;
    let column = |ix: usize| batch.rows.iter().map(move |row| row.get(ix).unwrap_or(missing));
    let scalars = match (batch.call.op, batch.shape) {
        (Op::Statement(_), _) => width,
        (_, Shape::OneTenant) => 1,
        (_, Shape::Many) => 0,
    };
    let plain: Vec<&Value> = (0..scalars.min(width)).filter_map(|ix| column(ix).next()).collect();
    let arrays: Vec<Vec<&Value>> = (scalars..width).map(|ix| column(ix).collect()).collect();
    let plain = plain.iter().map(|value| -> &(dyn ToSql + Sync) { value });
    let arrays = arrays.iter().map(|values| -> &(dyn ToSql + Sync) { values });
    let params: Vec<_> = plain.chain(arrays).collect();
    if statement.columns().is_empty() {
        let affected = client.execute(statement, &params).await?;
        return Ok(Answer { rows: Vec::new(), affected });
    }
    let rows = client.query(statement, &params).await?;
    let rows = rows.iter().map(row).collect::<Result<_, _>>()?;
    Ok(Answer { rows, affected: 0 })
}

fn row(row: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    let cells = (0..row.len()).map(|column| {
        let cell: Option<Value> = row.try_get(column)?;
        Ok(cell.unwrap_or(Value::Null))
    });
    Ok(Row::new(cells.collect::<Result<_, tokio_postgres::Error>>()?))
}

/// Starts all futures in order, then awaits them in order: their messages leave in one go and in this order, which is
/// what makes `BEGIN` come before, and a lock come before what is read under it.
async fn in_order<T>(futures: Vec<Sending<'_, T>>) -> Vec<T> {
    let mut waiting: Vec<Result<Sending<'_, T>, T>> = futures.into_iter().map(Ok).collect();
    core::future::poll_fn(|context| {
        for slot in &mut waiting {
            if let Ok(future) = slot
                && let Poll::Ready(done) = future.as_mut().poll(context)
            {
                *slot = Err(done);
            }
        }
        Poll::Ready(())
    })
    .await;
    let mut done = Vec::with_capacity(waiting.len());
    for slot in waiting {
        done.push(match slot {
            Ok(future) => future.await,
            Err(done) => done,
        });
    }
    done
}
