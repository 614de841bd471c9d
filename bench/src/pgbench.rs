//! The same work done plainly: pgbench on the same server, with the statements that a row-lock design needs.
//!
//! lock the row, check the count, insert the seat, raise the counter, write an audit row and an outbox row, commit.

use anyhow::{Context as _, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// A schema of its own with as many seats as Purser's.
pub async fn prepare(url: &str, seats: u32) -> Result<()> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    let driver = tokio::spawn(connection);
    let subscriptions = seats.checked_div(1_000).unwrap_or(1).max(1);
    client
        .batch_execute(&format!(
            "CREATE TABLE b_sub (tenant int, id int, quantity int, assigned int, PRIMARY KEY (tenant, id));
             CREATE TABLE b_seat (tenant int, sub int, person bigint, at bigint, PRIMARY KEY (tenant, sub, person));
             CREATE TABLE b_audit (tenant int, id uuid DEFAULT gen_random_uuid(), at bigint, actor text, data jsonb,
                                   PRIMARY KEY (tenant, id));
             CREATE TABLE b_outbox (tenant int, id uuid DEFAULT gen_random_uuid(), due bigint, body jsonb,
                                    PRIMARY KEY (tenant, id));
             INSERT INTO b_sub SELECT s % 100, s / 100, 100000000, 1000 FROM generate_series(0, {subscriptions} - 1) s;
             INSERT INTO b_seat SELECT s % 100, s / 100, p, 1 FROM generate_series(0, {subscriptions} - 1) s,
                                                              generate_series(1, 1000) p;
             ANALYZE;"
        ))
        .await?;
    drop(client);
    driver.await??;
    Ok(())
}

/// Claims per second: all on one subscription, or spread over a hundred organizations.
pub fn run(url: &str, folder: &std::path::Path, hot: bool, clients: usize, seconds: u64) -> Result<u64> {
    let tenant = if hot { "\\set tenant 0" } else { "\\set tenant random(0, 99)" };
    let script = format!(
        "{tenant}
\\set person random(100000, 9000000000)
BEGIN;
SELECT quantity, assigned FROM b_sub WHERE tenant = :tenant AND id = 0 FOR UPDATE;
INSERT INTO b_seat VALUES (:tenant, 0, :person, 1) ON CONFLICT DO NOTHING;
UPDATE b_sub SET assigned = assigned + 1 WHERE tenant = :tenant AND id = 0 AND assigned < quantity;
INSERT INTO b_audit (tenant, at, actor, data) VALUES (:tenant, 1, 'person', '{{\"command\":\"assign-licenses\"}}');
INSERT INTO b_outbox (tenant, due, body) VALUES (:tenant, 1, '{{\"mail\":\"licenses-assigned\"}}');
COMMIT;
"
    );
    let file = folder.join("claim.sql");
    std::fs::write(&file, script)?;
    let threads = clients.clamp(1, 2);
    let output = Command::new(program()?)
        .args(["-n", "-M", "prepared", "-c"])
        .arg(clients.to_string())
        .args(["-j", &threads.to_string(), "-T", &seconds.to_string(), "-f"])
        .arg(&file)
        .arg(url)
        .output()
        .context("cannot run pgbench")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find(|line| line.starts_with("tps = "));
    let tps = line.and_then(|line| line.split([' ', '.']).nth(2)).and_then(|tps| tps.parse().ok());
    match tps {
        Some(tps) => Ok(tps),
        None => bail!("pgbench said: {text} {}", String::from_utf8_lossy(&output.stderr)),
    }
}

fn program() -> Result<PathBuf> {
    let mut folders: Vec<_> = std::fs::read_dir("/usr/lib/postgresql")?.filter_map(Result::ok).collect();
    folders.sort_by_key(std::fs::DirEntry::file_name);
    let newest = folders.last().context("PostgreSQL is not installed")?;
    Ok(newest.path().join("bin/pgbench"))
}
