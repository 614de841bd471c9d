//! License claims: all on one subscription, and spread over a hundred organizations, at 1, 32 and 256 clients.

use crate::load::{Claims, Measured, door, http};
use crate::report::{memory, per_second, ratio};
use crate::world::{Loader, Org, call};
use crate::{Databases, pgbench};
use anyhow::{Context as _, Result, bail};
use purser_app::{Door, Env, secret};
use purser_domain::command::{Command as Change, Principal};
use purser_domain::payment::Owner;
use purser_domain::people::Bearer;
use purser_store::Store;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

const CLIENTS: [usize; 3] = [1, 32, 256];
const ORGS: u32 = 100;
/// People who hold nothing yet: more than any measurement claims.
const HOT_PEOPLE: u32 = 400_000;

pub async fn run(seconds: u64, seats: u32, server: Option<PathBuf>) -> Result<()> {
    let databases = Databases::start()?;
    let plain = databases.create("plain").await?;
    eprintln!("loading pgbench's schema with {seats} seats");
    pgbench::prepare(&plain, seats).await?;
    println!("| way | where | clients | claims/s | p50 / p99 ms | ratio to pgbench |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let mut baseline = Vec::new();
    for hot in [true, false] {
        for clients in CLIENTS {
            let tps = pgbench::run(&plain, &databases.folder, hot, clients, seconds)?;
            println!("| pgbench | {} | {clients} | {tps} | | 1.00 |", place(hot));
            baseline.push(tps);
        }
    }
    for engine in ["postgres", "sqlite"] {
        let (url, store) = match engine {
            "postgres" => databases.postgres("purser").await?,
            _ => databases.sqlite("purser.db").await?,
        };
        let mut bench = Bench::load(engine, store, seats, seconds, &baseline).await?;
        bench.through_the_door().await?;
        if let Some(server) = &server {
            bench.through_http(server, &url).await?;
        }
    }
    Ok(())
}

const fn place(hot: bool) -> &'static str {
    if hot { "one subscription" } else { "100 organizations" }
}

struct Bench<'a> {
    engine: &'static str,
    store: Store,
    env: Env,
    door: Door,
    seconds: u64,
    baseline: &'a [u64],
    hot: Option<Org>,
    spread: Vec<Org>,
}

impl<'a> Bench<'a> {
    async fn load(
        engine: &'static str,
        store: Store,
        seats: u32,
        seconds: u64,
        baseline: &'a [u64],
    ) -> Result<Self> {
        eprintln!("loading {engine} with {seats} seats");
        let env = Env::system();
        let opened = Door::open(store.clone(), env.clone())?;
        let loader = Loader { store: &store, door: &opened, env: &env };
        let per_org = seats.checked_div(ORGS).unwrap_or(0);
        let mut spread = Vec::new();
        for number in 0..ORGS {
            let org = loader.organization(number, 4_000).await?;
            for _ in 0..per_org.checked_div(1_000).unwrap_or(0) {
                loader.subscription(&org, Owner::Organization, 2_000, 1_000).await?;
            }
            spread.push(org);
        }
        let hot = Some(loader.organization(ORGS, HOT_PEOPLE).await?);
        Ok(Self { engine, store, env, door: opened, seconds, baseline, hot, spread })
    }

    /// A fresh subscription for each measurement, so that everybody can claim again.
    async fn claims(&mut self, hot: bool) -> Result<Arc<Claims>> {
        let orgs =
            if hot { self.hot.take().into_iter().collect() } else { core::mem::take(&mut self.spread) };
        let loader = Loader { store: &self.store, door: &self.door, env: &self.env };
        let mut targets = Vec::new();
        for org in orgs {
            let subscription = loader.subscription(&org, Owner::Organization, 1_000_000, 0).await?;
            targets.push((org, subscription));
        }
        Ok(Arc::new(Claims::new(targets)))
    }

    fn give_back(&mut self, claims: Arc<Claims>, hot: bool) -> Result<()> {
        let orgs = Arc::into_inner(claims).context("claims are still in use")?.into_orgs();
        if hot {
            self.hot = orgs.into_iter().next();
        } else {
            self.spread = orgs;
        }
        Ok(())
    }

    async fn through_the_door(&mut self) -> Result<()> {
        for (row, (hot, clients)) in rows().enumerate() {
            let claims = self.claims(hot).await?;
            let measured = door(&self.door, &claims, clients, self.seconds).await?;
            self.print("door", hot, clients, row, measured);
            self.give_back(claims, hot)?;
        }
        eprintln!("memory of the whole benchmark: {}", memory(std::process::id()));
        Ok(())
    }

    async fn through_http(&mut self, binary: &Path, url: &str) -> Result<()> {
        let spread = self.tokens(false).await?;
        let hot_token = self.tokens(true).await?;
        let server = Server::start(binary, url)?;
        for (row, (hot, clients)) in rows().enumerate() {
            let claims = self.claims(hot).await?;
            let tokens = if hot { &hot_token } else { &spread };
            let measured = http(&server.base, tokens, &claims, clients, self.seconds).await?;
            self.print("HTTP", hot, clients, row, measured);
            self.give_back(claims, hot)?;
        }
        println!();
        println!("Memory of the server on {}: {}.", self.engine, memory(server.child.id()));
        Ok(())
    }

    async fn tokens(&self, hot: bool) -> Result<Arc<Vec<String>>> {
        let orgs: Vec<&Org> = if hot { self.hot.iter().collect() } else { self.spread.iter().collect() };
        let mut tokens = Vec::new();
        for org in orgs {
            let token = secret::generate(&self.env, "bench");
            let bearer = Bearer::Person(org.admin);
            let command = Change::IssueToken { bearer, hash: secret::hash(&token), expires_at: None };
            let call = call(org.tenant, Principal::Operator, format!("token/{}", self.env.seed()));
            if let Err(failure) = self.door.execute(call, command).await {
                bail!("no token: {failure:?}");
            }
            tokens.push(token);
        }
        Ok(Arc::new(tokens))
    }

    fn print(&self, way: &str, hot: bool, clients: usize, row: usize, mut measured: Measured) {
        let rate = per_second(measured.count, measured.took);
        let plain = self.baseline.get(row).copied().unwrap_or(0);
        println!(
            "| {way}, {} | {} | {clients} | {rate} | {} | {} |",
            self.engine,
            place(hot),
            measured.latencies.text(),
            ratio(rate, plain)
        );
    }
}

fn rows() -> impl Iterator<Item = (bool, usize)> {
    [true, false].into_iter().flat_map(|hot| CLIENTS.into_iter().map(move |clients| (hot, clients)))
}

/// The server as a process of its own, ended with the measurement.
struct Server {
    child: Child,
    base: String,
}

impl Server {
    fn start(binary: &Path, url: &str) -> Result<Self> {
        let mut child = Command::new(binary)
            .args(["serve", "--no-work", "--listen", "127.0.0.1:0", "--database-url", url])
            .env("PURSER_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let out = child.stdout.take().context("no output")?;
        for line in BufReader::new(out).lines() {
            if let Some(base) = line?.strip_prefix("ready ") {
                return Ok(Self { child, base: base.to_owned() });
            }
        }
        bail!("the server did not start")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
