//! `purser licenses` and `purser export users`: who holds which license.

use super::ask::Ask;
use super::holders;
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::trouble::Trouble;
use super::word::words;
use clap::Subcommand;
use purser_web::wire::{Channel, HeldLicense, LicenseRow};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Licenses, product by product.
#[derive(Subcommand)]
pub enum Licenses {
    /// List the licenses of every product, or who holds those of one subscription.
    List {
        /// Whose.
        #[arg(long, conflicts_with = "subscription",
            value_parser = words::<Channel>(Channel::ALL.iter().map(|channel| channel.word())))]
        owner: Option<Channel>,
        /// The people who hold a license of this subscription.
        #[arg(long, value_name = "ID")]
        subscription: Option<Uuid>,
        #[command(flatten)]
        paging: Paging,
    },
}

/// Exports.
#[derive(Subcommand)]
pub enum Export {
    /// Everyone who holds a license, as CSV.
    Users {
        /// Only of these subscriptions.
        #[arg(long, value_name = "ID")]
        subscription: Vec<Uuid>,
        /// Where to put it; without it, on standard output.
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Runs one command.
pub async fn run(command: Licenses, server: &Server, output: &Output) -> Result<(), Trouble> {
    let Licenses::List { owner, subscription, paging } = command;
    if let Some(id) = subscription {
        let ask = Ask::get(&["subscriptions", &id.to_string(), "licenses"]);
        let Some(found) = list::<HeldLicense>(server, output, &ask, &paging).await? else { return Ok(()) };
        return holders(output, &found, "Nobody holds a license of it.");
    }
    let ask = Ask::get(&["licenses"]).maybe("owner", owner.map(Channel::word));
    let Some(found) = list::<LicenseRow>(server, output, &ask, &paging).await? else { return Ok(()) };
    let rows: Vec<_> = found
        .iter()
        .map(|row| {
            let purchasers =
                row.purchasers.iter().map(|who| format!("{} ({})", who.display_name, who.users_count));
            [
                row.product_name.clone(),
                row.available_quantity.to_string(),
                row.assigned.to_string(),
                row.unassigned.to_string(),
                row.subscriptions.len().to_string(),
                purchasers.collect::<Vec<_>>().join(", "),
            ]
        })
        .collect();
    let headings =
        ["product", "available quantity", "assigned", "free", "subscriptions", "bought by (people)"];
    output.table(headings, &rows, "There are no licenses.")
}

/// Runs an export.
pub async fn export(command: Export, server: &Server, output: &Output) -> Result<(), Trouble> {
    let Export::Users { subscription, output: file } = command;
    if output.is_json() {
        return Err(Trouble::Usage(
            "an export is CSV; `purser licenses list --json` gives the same as JSON".into(),
        ));
    }
    let ask = subscription
        .iter()
        .fold(Ask::get(&["licenses", "export"]), |ask, id| ask.query("subscription_id", &id.to_string()));
    match file {
        None => {
            let mut out = std::io::stdout();
            copy(server, &ask, &mut out).await?;
            Ok(out.flush()?)
        }
        Some(path) => to_file(server, &ask, &path).await,
    }
}

/// Writes beside the file first, so that a cut-off answer never passes for a whole one.
async fn to_file(server: &Server, ask: &Ask, path: &Path) -> Result<(), Trouble> {
    let mut partial = path.as_os_str().to_owned();
    partial.push(".part");
    let partial = PathBuf::from(partial);
    let failed = |error: std::io::Error| Trouble::Usage(format!("cannot write {}: {error}", path.display()));
    let mut file = std::fs::File::create(&partial).map_err(failed)?;
    if let Err(trouble) = copy(server, ask, &mut file).await {
        // What is left over is named so that nobody takes it for the export.
        let _ = std::fs::remove_file(&partial);
        return Err(trouble);
    }
    file.sync_all().and_then(|()| std::fs::rename(&partial, path)).map_err(failed)
}

/// The bytes as they come; memory is bounded whatever the size.
async fn copy(server: &Server, ask: &Ask, out: &mut impl std::io::Write) -> Result<(), Trouble> {
    let mut response = server.open(ask).await?;
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => out.write_all(&chunk)?,
            Ok(None) => return Ok(()),
            Err(_) => {
                return Err(Trouble::Failed(
                    "the export was cut off\n  next: repeat the command; it changes nothing".into(),
                ));
            }
        }
    }
}
