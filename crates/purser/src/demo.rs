//! `purser demo`: the newcomer's server, with an embedded database, five organizations, the sandbox payment provider
//! and mail that stays in the application. A second start goes on where the first one ended.

mod file;
mod names;
mod world;

use crate::serve::{self, Running};
use anyhow::{Context as _, Result};
use jiff::{SignedDuration, Timestamp};
use purser_app::effects::{Effects, MailConfig, Transport};
use purser_app::worker::Worker;
use purser_app::{Door, Env};
use purser_store::{Options, Store};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `purser demo` was asked for.
#[derive(clap::Args)]
pub struct Demo {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Folder of the demo's files.
    #[arg(long, default_value = "./purser-demo")]
    pub data: PathBuf,
    /// Another database than the embedded one in the folder.
    #[arg(long, env = "PURSER_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Start with an empty folder: everything in it is deleted first.
    #[arg(long)]
    pub fresh: bool,
}

/// Runs the demo until it is told to stop.
pub async fn run(args: Demo) -> Result<()> {
    if args.fresh {
        remove_demo_files(&args.data)?;
    }
    std::fs::create_dir_all(&args.data).with_context(|| format!("cannot make {}", args.data.display()))?;
    let url = args.database_url.clone().unwrap_or_else(|| {
        let path = args.data.join("purser.db");
        format!("sqlite://{}", path.display())
    });
    let env = Env::system();
    restore_clock(&args.data, &env);
    let store = Store::open(&url, &Options::default()).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database up to date")?;
    let door = Door::open(store.clone(), env.clone())?;
    let listener = serve::listen(&args.listen).await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let described = file::describe(&door, &args.data, &base_url).await?;

    let mail = MailConfig {
        base_url: base_url.clone(),
        from: "Purser demo <purser@demo.example>".into(),
        transport: Transport::Kept,
    };
    let effects = Effects::new(store, env, mail)?;
    let worker = Arc::new(Worker::new(door.clone(), effects));
    let clock_file = args.data.join("clock");
    let doors = purser_web::Demo {
        people: described.people(),
        keep_clock: Arc::new(move |ahead| keep_clock(&clock_file, ahead)),
    };
    greet(&described, &base_url);
    serve::run(Running {
        door,
        worker: Some(worker),
        demo: Some(doors),
        secure_cookies: false,
        listener,
        ready: Some(base_url),
    })
    .await
}

/// Only the files that the demo itself made.
fn remove_demo_files(data: &Path) -> Result<()> {
    for name in ["purser.db", "purser.db-wal", "purser.db-shm", "demo.json", "clock"] {
        match std::fs::remove_file(data.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot delete {}", data.join(name).display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The test clock survives a restart: how far it is ahead of the machine's is kept in a file.
fn restore_clock(data: &Path, env: &Env) {
    let kept = std::fs::read_to_string(data.join("clock")).ok();
    let ahead: Option<SignedDuration> = kept.and_then(|text| text.trim().parse().ok());
    if let Some(ahead) = ahead {
        env.move_to(env.now().checked_add(ahead).unwrap_or(Timestamp::MAX));
    }
}

fn keep_clock(path: &Path, ahead: SignedDuration) {
    if let Err(error) = std::fs::write(path, ahead.to_string()) {
        tracing::error!(%error, "the test clock will not survive a restart");
    }
}

fn greet(described: &file::DemoFile, base_url: &str) {
    println!("Purser demo. Example prices, invented people, no real money.");
    println!();
    println!("  Web pages       {base_url}");
    println!("  REST API        {base_url}/api/docs");
    println!("  Mail            {base_url}/dev/mail");
    println!("  Test clock      {base_url}/dev/clock");
    println!("  Tokens          {} (bearer tokens of everyone)", described.path.display());
    println!();
    println!("People to act as, in each of {} organizations:", described.tenants.len());
    for tenant in &described.tenants {
        println!("  {:<18} admin@ billing@ licenses@ users@ reader@ kai@ noor@ lee@", tenant.domain);
    }
    println!();
}
