//! Operating an installation: serve, work, migrate, verify, back up, restore, and the operator's first token.

use crate::config::Config;
use crate::serve::{self, Running};
use anyhow::{Context as _, Result, bail};
use purser_app::effects::Effects;
use purser_app::worker::Worker;
use purser_app::{Door, Env, secret};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::id::OPERATOR;
use purser_domain::people::Bearer;
use purser_store::{Options, Store};
use std::path::Path;
use std::sync::Arc;

async fn open(config: &Config) -> Result<Store> {
    let mut options = Options::default();
    options.lanes = config.lanes.unwrap_or(options.lanes);
    Store::open(config.database_url()?, &options).await.context("cannot open the database")
}

fn worker(config: &Config, store: &Store, door: &Door) -> Result<Arc<Worker>> {
    let effects = Effects::new(store.clone(), door.env().clone(), config.mail()?)?;
    Ok(Arc::new(Worker::new(door.clone(), effects)))
}

/// `purser serve`.
pub async fn serve(config: &Config) -> Result<()> {
    config.check()?;
    let store = open(config).await?;
    store.migrate().await.context("cannot bring the database up to date")?;
    let door = Door::open(store.clone(), Env::system())?;
    let worker = if config.work.unwrap_or(true) { Some(worker(config, &store, &door)?) } else { None };
    let listener = serve::listen(config.listen()).await?;
    let address = format!("http://{}", listener.local_addr()?);
    serve::run(Running {
        door,
        worker,
        demo: None,
        secure_cookies: config.is_https(),
        listener,
        ready: Some(address),
    })
    .await
}

/// `purser work`.
pub async fn work(config: &Config) -> Result<()> {
    config.check()?;
    let store = open(config).await?;
    let door = Door::open(store.clone(), Env::system())?;
    serve::work(worker(config, &store, &door)?).await
}

/// `purser migrate`.
pub async fn migrate(config: &Config, distributed: bool) -> Result<()> {
    let options = Options { distributed, ..Options::default() };
    let store = Store::open(config.database_url()?, &options).await.context("cannot open the database")?;
    let migrated = store.migrate().await?;
    match (migrated.from, migrated.to) {
        (from, to) if from == to => println!("the database is up to date, version {to}"),
        (from, to) => println!("brought the database from version {from} to {to}"),
    }
    Ok(())
}

/// `purser verify`: prints what is wrong; true when nothing is.
pub async fn verify(config: &Config) -> Result<bool> {
    let store = open(config).await?;
    let findings = store.verify().await?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => println!("everything holds"),
        count => println!("{count} finding(s)"),
    }
    Ok(findings.is_empty())
}

/// `purser backup`.
pub async fn backup(config: &Config, file: &Path) -> Result<()> {
    open(config).await?.backup(file).await?;
    println!("backed up to {}", file.display());
    Ok(())
}

/// `purser restore`.
pub async fn restore(config: &Config, file: &Path) -> Result<()> {
    if !file.exists() {
        bail!("{} does not exist", file.display());
    }
    open(config).await?.restore(file).await?;
    println!("restored from {}", file.display());
    Ok(())
}

/// `purser token operator`: the first token of an installation, made beside the database.
pub async fn operator_token(config: &Config) -> Result<()> {
    let store = open(config).await?;
    let env = Env::system();
    let door = Door::open(store, env.clone())?;
    let token = secret::generate(&env, "purser");
    let key = format!("operator-token/{}", env.seed());
    let call = Call {
        tenant: OPERATOR,
        principal: Principal::Operator,
        request_id: key.clone(),
        key,
        if_match: None,
    };
    let command =
        Command::IssueToken { bearer: Bearer::Operator, hash: secret::hash(&token), expires_at: None };
    match door.execute(call, command).await {
        Ok(_) => println!("{token}"),
        Err(failure) => bail!("no token: {failure:?}"),
    }
    Ok(())
}
