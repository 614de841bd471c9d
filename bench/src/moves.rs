//! A move of many people from a self-service purchase to the organization, beside a plain `INSERT … SELECT` of the
//! same rows on the same database.

use crate::Databases;
use crate::report::memory;
use crate::world::{Loader, call};
use anyhow::{Result, bail};
use purser_app::effects::{Effects, MailConfig, Transport};
use purser_app::worker::Worker;
use purser_app::{Door, Env};
use purser_domain::command::{Command, Principal};
use purser_domain::payment::Owner;
use purser_domain::plan::Outcome;
use purser_domain::take_over::TakeOverAction;
use purser_store::Store;
use std::time::{Duration, Instant};

pub async fn run(people: u32) -> Result<()> {
    let databases = Databases::start()?;
    println!("| where | move of {people} | plain INSERT … SELECT | ratio |");
    println!("| --- | --- | --- | --- |");
    for engine in ["postgres", "sqlite"] {
        let (url, store) = match engine {
            "postgres" => databases.postgres("moves").await?,
            _ => databases.sqlite("moves.db").await?,
        };
        let moved = measure(&store, people).await?;
        let plain = plain_copy(&url).await?;
        let hundredths =
            moved.as_micros().saturating_mul(100).checked_div(plain.as_micros().max(1)).unwrap_or(0);
        let (moved, plain) = (moved.as_millis(), plain.as_millis());
        println!("| {engine} | {moved} ms | {plain} ms | {}.{:02} |", hundredths / 100, hundredths % 100);
    }
    println!();
    println!("Memory: {}.", memory(std::process::id()));
    Ok(())
}

async fn measure(store: &Store, people: u32) -> Result<Duration> {
    let env = Env::system();
    let door = Door::open(store.clone(), env.clone())?;
    let loader = Loader { store, door: &door, env: &env };
    let loading = Instant::now();
    let org = loader.organization(1, people).await?;
    let Some(&purchaser) = org.people.first() else { bail!("nobody to move") };
    let held = usize::try_from(people)?;
    let source = loader.subscription(&org, Owner::Person(purchaser), people, held).await?;
    let target = loader.subscription(&org, Owner::Organization, people, 0).await?;
    let mail = MailConfig {
        base_url: "http://127.0.0.1".into(),
        from: "Bench <bench@bench.example>".into(),
        transport: Transport::Kept,
    };
    let worker = Worker::new(door.clone(), Effects::new(store.clone(), env, mail)?);
    eprintln!("loaded in {} ms", loading.elapsed().as_millis());
    let begin = Instant::now();
    let action = TakeOverAction::MoveUsers { target };
    let command = Command::TakeOver { subscription: source, action };
    let done = door.execute(call(org.tenant, Principal::Person(org.admin), "move".into()), command).await;
    let Ok(Outcome::TakeOver(_)) = done.map(|done| done.outcome) else { bail!("no take-over") };
    while worker.once().await? > 0 {}
    let took = begin.elapsed();
    let verifying = Instant::now();
    let findings = store.verify().await?;
    eprintln!("verified in {} ms", verifying.elapsed().as_millis());
    if !findings.is_empty() {
        bail!("{findings:?}");
    }
    Ok(took)
}

/// The same rows, once, in one statement, into a table with the same key.
async fn plain_copy(url: &str) -> Result<Duration> {
    const COPY: &str = "INSERT INTO plain_seat SELECT * FROM seat";
    if url.starts_with("postgres") {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
        let driver = tokio::spawn(connection);
        client.batch_execute("CREATE TABLE plain_seat (LIKE seat INCLUDING ALL)").await?;
        let begin = Instant::now();
        client.batch_execute(COPY).await?;
        let took = begin.elapsed();
        drop(client);
        driver.await??;
        return Ok(took);
    }
    let connection = rusqlite::Connection::open(url.trim_start_matches("sqlite://"))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    let definition: String =
        connection.query_row("SELECT sql FROM sqlite_schema WHERE name = 'seat'", [], |row| row.get(0))?;
    connection.execute_batch(&definition.replacen("seat", "plain_seat", 1))?;
    let indexes: Vec<String> = connection
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 'seat' AND type = 'index' AND sql IS NOT NULL",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for index in indexes {
        connection.execute_batch(&index.replace("seat", "plain_seat"))?;
    }
    let begin = Instant::now();
    connection.execute_batch(COPY)?;
    Ok(begin.elapsed())
}
