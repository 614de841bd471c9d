//! `purser tenant` and `purser token`: organizations, and tokens that carry somebody's rights.

use super::ask::{Ask, Write};
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::show::{instant, maybe};
use super::trouble::Trouble;
use super::word::words;
use super::write_out;
use clap::Subcommand;
use jiff::Timestamp;
use purser_domain::people::LOCALES;
use purser_web::wire::{Holder, Tenant, TenantChange, TenantRequest, Token, TokenRequest};
use reqwest::Method;
use uuid::Uuid;

/// The words of `--for` of a token.
const HOLDERS: [&str; 4] = ["self", "user", "service_account", "provisioning"];

/// Organizations. The operator's.
#[derive(Subcommand)]
pub enum Tenants {
    /// List the organizations.
    List {
        #[command(flatten)]
        paging: Paging,
    },
    /// Add an organization.
    Create {
        /// Its mail and sign-in domain.
        domain: String,
        /// Name for people.
        #[arg(long)]
        name: String,
        /// Preferred language.
        #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(LOCALES))]
        locale: String,
        /// Market, for example SE; it fixes currency and tax and never changes.
        #[arg(long)]
        market: String,
        /// Its own tax rate, where that of the market does not hold, for example 0.095.
        #[arg(long, value_name = "SHARE")]
        tax_rate: Option<String>,
        #[command(flatten)]
        write: Write,
    },
    /// Set the tax rate of an organization.
    TaxRate {
        /// Its id.
        tenant: Uuid,
        /// A share of the price, for example 0.095; 0 for an exempt organization; "market" for the rate of its market.
        #[arg(value_name = "SHARE")]
        tax_rate: String,
        #[command(flatten)]
        write: Write,
    },
}

/// Tokens.
#[derive(Subcommand)]
pub enum Tokens {
    /// Make a token and print it, once.
    Create {
        /// Whose rights it carries: yours, another person's, a service account's, or those of provisioning.
        #[arg(long = "for", value_name = "WHOM", default_value = "self", value_parser = words::<Holder>(HOLDERS))]
        holder: Holder,
        /// The user or the service account.
        #[arg(long, required_if_eq_any([("holder", "user"), ("holder", "service_account")]))]
        id: Option<Uuid>,
        /// From when on it is refused, for example 2030-01-01T00:00:00Z.
        #[arg(long, value_name = "INSTANT")]
        expires_at: Option<Timestamp>,
        #[command(flatten)]
        write: Write,
    },
    /// Revoke a token; from now on it is refused.
    Revoke {
        /// Its id, as `token create` told it on standard error.
        id: Uuid,
        #[command(flatten)]
        write: Write,
    },
}

/// Runs one command about organizations.
pub async fn tenants(command: Tenants, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        Tenants::List { paging } => {
            let Some(found) = list::<Tenant>(server, output, &Ask::get(&["tenants"]), &paging).await? else {
                return Ok(());
            };
            let rows: Vec<_> = found.iter().map(row).collect();
            output.table(HEADINGS, &rows, "There are no organizations.")
        }
        Tenants::Create { domain, name, locale, market, tax_rate, write } => {
            let ask = Ask::write(Method::POST, &["tenants"], &write);
            let ask = ask.body(&TenantRequest { domain, name, locale, market, tax_rate })?;
            changed(server, output, &ask, &write).await
        }
        Tenants::TaxRate { tenant, tax_rate, write } => {
            let ask = Ask::write(Method::PATCH, &["tenants", &tenant.to_string()], &write);
            let own = Some(tax_rate).filter(|rate| rate != "market");
            let change = TenantChange { tax_rate: Some(own), ..TenantChange::default() };
            changed(server, output, &ask.body(&change)?, &write).await
        }
    }
}

async fn changed(server: &Server, output: &Output, ask: &Ask, write: &Write) -> Result<(), Trouble> {
    let Some(answer) = write_out(server, output, ask, write).await? else { return Ok(()) };
    output.table(HEADINGS, &[row(&answer.read()?)], "")
}

const HEADINGS: [&str; 6] = ["tenant", "domain", "name", "locale", "market", "tax rate"];

fn row(tenant: &Tenant) -> [String; 6] {
    [
        tenant.id.to_string(),
        tenant.domain.clone(),
        tenant.name.clone(),
        tenant.locale.clone(),
        tenant.market.clone(),
        maybe(tenant.tax_rate.as_ref()),
    ]
}

/// Runs one command about tokens.
pub async fn tokens(command: Tokens, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        Tokens::Create { holder, id, expires_at, write } => {
            let ask = Ask::write(Method::POST, &["tokens"], &write).body(&TokenRequest {
                holder,
                id,
                expires_at,
            })?;
            let Some(answer) = write_out(server, output, &ask, &write).await? else { return Ok(()) };
            let token: Token = answer.read()?;
            let until =
                token.expires_at.map(|at| format!(", holds until {}", instant(at))).unwrap_or_default();
            eprintln!("purser: token {}{until}; it is shown only now", token.id);
            match token.token {
                // Alone on standard output, so that it can go straight into a file.
                Some(secret) => output.line(&secret),
                None => Err(Trouble::Failed(
                    "this token was made before under the same key, and is not shown again\n  next: revoke it, and \
                     make another one"
                        .into(),
                )),
            }
        }
        Tokens::Revoke { id, write } => {
            let ask = Ask::write(Method::DELETE, &["tokens", &id.to_string()], &write);
            match write_out(server, output, &ask, &write).await? {
                Some(_) => output.line("revoked"),
                None => Ok(()),
            }
        }
    }
}
