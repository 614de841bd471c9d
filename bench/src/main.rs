//! Measurements for `docs/benchmarks.md`: every figure stands beside the same work done plainly on the same server in
//! the same run, so that ratios can be compared between machines.

mod claims;
mod decide;
mod load;
mod moves;
mod pgbench;
mod report;
mod world;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use purser_store::{Options, Store};
use std::path::PathBuf;

/// Measure Purser.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: What,
}

#[derive(Subcommand)]
enum What {
    /// License claims per second, through the door and through HTTP, beside pgbench.
    Claims {
        /// Seconds of each measurement.
        #[arg(long, default_value_t = 5)]
        seconds: u64,
        /// Seats that are present beforehand.
        #[arg(long, default_value_t = 1_000_000)]
        seats: u32,
        /// The server's binary, for the measurements through HTTP; they are left out without it.
        #[arg(long)]
        server: Option<PathBuf>,
    },
    /// A move of many people, beside a plain INSERT … SELECT of the same rows.
    Moves {
        /// People.
        #[arg(long, default_value_t = 100_000)]
        people: u32,
    },
    /// One decision many times, for callgrind: `valgrind --tool=callgrind … decide --times N`.
    Decide {
        /// Decisions.
        #[arg(long, default_value_t = 100_000)]
        times: u32,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    match Arguments::parse().command {
        What::Claims { seconds, seats, server } => claims::run(seconds, seats, server).await,
        What::Moves { people } => moves::run(people).await,
        What::Decide { times } => decide::run(times),
    }
}

/// Where databases are made: SQLite files in a folder, PostgreSQL's on the server that `PURSER_BENCH_POSTGRES_URL` names
/// (`bench/run` starts one with durable settings).
struct Databases {
    folder: PathBuf,
    server: String,
}

impl Databases {
    fn start() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("purser-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let server = std::env::var("PURSER_BENCH_POSTGRES_URL");
        let server = server.context("no server: run bench/run, or set PURSER_BENCH_POSTGRES_URL")?;
        Ok(Self { folder, server })
    }

    /// A new database on the server.
    async fn create(&self, name: &str) -> Result<String> {
        let (client, connection) =
            tokio_postgres::connect(&format!("{}/postgres", self.server), tokio_postgres::NoTls).await?;
        let driver = tokio::spawn(connection);
        client.batch_execute(&format!("CREATE DATABASE {name}")).await?;
        drop(client);
        driver.await??;
        Ok(format!("{}/{name}", self.server))
    }

    async fn sqlite(&self, name: &str) -> Result<(String, Store)> {
        open(format!("sqlite://{}", self.folder.join(name).display())).await
    }

    async fn postgres(&self, name: &str) -> Result<(String, Store)> {
        open(self.create(name).await?).await
    }
}

impl Drop for Databases {
    fn drop(&mut self) {
        // Nothing else is in the folder, and a benchmark's database is of no use to anyone.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn open(url: String) -> Result<(String, Store)> {
    let store = Store::open(&url, &Options::default()).await?;
    store.migrate().await?;
    Ok((url, store))
}
