//! The binary as a client of a running server. It speaks REST like everybody else, with the server's own wire types, so
//! the two cannot drift apart.
//!
//! Tables for people, `--json` for scripts. Exit 0 when it was done, 1 when it was refused or failed, 2 when the command
//! is wrong, 3 when `policy plan` finds a difference. Nothing here may touch the database.

mod ask;
mod catalog;
mod connection;
mod events;
mod http;
mod jobs;
mod licenses;
mod list;
mod organization;
mod output;
mod payment;
mod people;
mod policy;
mod policy_file;
mod preview;
mod products;
mod secret;
mod show;
mod subscriptions;
mod take_over;
mod trouble;
mod word;

pub use connection::Connection;

use ask::{Answer, Ask, Write};
use clap::Subcommand;
use http::Server;
use output::Output;
use purser_web::wire::HeldLicense;
use std::process::ExitCode;
use trouble::Trouble;

/// Commands that ask a running server.
#[derive(Subcommand)]
pub enum Client {
    /// What can be bought.
    #[command(subcommand)]
    Products(products::Products),
    /// What was bought, and everything that can be done with it.
    #[command(subcommand)]
    Subscriptions(subscriptions::Subscriptions),
    /// Licenses, product by product, and who holds them.
    #[command(subcommand)]
    Licenses(licenses::Licenses),
    /// Exports, as CSV.
    #[command(subcommand)]
    Export(licenses::Export),
    /// Who may buy what by themselves.
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    /// Background work.
    #[command(subcommand)]
    Jobs(jobs::Jobs),
    /// What happened.
    #[command(subcommand)]
    Events(events::Events),
    /// Cards.
    #[command(subcommand)]
    PaymentMethods(payment::PaymentMethods),
    /// Who is billed.
    #[command(subcommand)]
    BillingProfiles(payment::BillingProfiles),
    /// People and their roles.
    #[command(subcommand)]
    User(people::People),
    /// Organizations (operator).
    #[command(subcommand)]
    Tenant(organization::Tenants),
    /// Bearer tokens.
    #[command(subcommand)]
    Token(organization::Tokens),
    /// The catalog (operator).
    #[command(subcommand)]
    Catalog(catalog::Catalog),
}

/// Runs one command, and says on standard error what went wrong.
pub async fn run(command: Client, connection: &Connection) -> ExitCode {
    match ask(command, connection).await {
        Ok(code) => code,
        Err(trouble) => {
            trouble.print();
            trouble.code()
        }
    }
}

async fn ask(command: Client, connection: &Connection) -> Result<ExitCode, Trouble> {
    let (server, output) = (connection.open()?, connection.output());
    match command {
        Client::Products(command) => products::run(command, &server, &output).await?,
        Client::Subscriptions(command) => subscriptions::run(command, &server, &output).await?,
        Client::Licenses(command) => licenses::run(command, &server, &output).await?,
        Client::Export(command) => licenses::export(command, &server, &output).await?,
        Client::Policy(command) => return policy::run(command, &server, &output).await,
        Client::Jobs(command) => jobs::run(command, &server, &output).await?,
        Client::Events(command) => events::run(command, &server, &output).await?,
        Client::PaymentMethods(command) => payment::methods(command, &server, &output).await?,
        Client::BillingProfiles(command) => payment::profiles(command, &server, &output).await?,
        Client::User(command) => people::run(command, &server, &output).await?,
        Client::Tenant(command) => organization::tenants(command, &server, &output).await?,
        Client::Token(command) => organization::tokens(command, &server, &output).await?,
        Client::Catalog(command) => return catalog::run(command, &server, &output).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// Sends a write. None when there is nothing left to show: it was a preview, or the caller wants JSON.
async fn write_out(
    server: &Server,
    output: &Output,
    ask: &Ask,
    write: &Write,
) -> Result<Option<Answer>, Trouble> {
    let answer = server.ask(ask).await?;
    if write.is_preview() {
        preview::print(output, &answer)?;
        return Ok(None);
    }
    if output.is_json() {
        output.document(answer.bytes())?;
        return Ok(None);
    }
    Ok(Some(answer))
}

/// People who hold a license.
fn holders(output: &Output, held: &[HeldLicense], none: &str) -> Result<(), Trouble> {
    let rows: Vec<_> = held
        .iter()
        .map(|license| {
            [
                license.display_name.clone(),
                license.user_principal_name.clone(),
                show::instant(license.assigned_at),
                license.user_id.to_string(),
            ]
        })
        .collect();
    output.table(["name", "user principal name", "assigned", "id"], &rows, none)
}
