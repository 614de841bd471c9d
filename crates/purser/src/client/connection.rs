//! Which server, as whom, and how answers are shown: the flags and environment variables of every client command.
//!
//! A token is a secret: it is read here, sent to the server, and never printed.

use super::http::Server;
use super::output::Output;
use super::trouble::Trouble;
use clap::ValueHint;
use purser_domain::id::TenantId;
use std::ffi::{OsStr, OsString};
use std::path::Path;

const HEADING: &str = "Client of a running server";

/// Flags of every client command. They may stand anywhere on the line.
#[derive(clap::Args)]
pub struct Connection {
    /// Address of the server, for example `https://purser.example`.
    #[arg(long, global = true, env = "PURSER_SERVER", value_name = "URL", help_heading = HEADING)]
    server: Option<String>,
    /// Bearer token of whoever asks. Better given as a variable or a file: other people see command lines.
    #[arg(long, global = true, env = "PURSER_TOKEN", hide_env_values = true, value_name = "TOKEN", help_heading = HEADING)]
    token: Option<String>,
    /// File that holds the bearer token.
    #[arg(long, global = true, env = "PURSER_TOKEN_FILE", value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = HEADING)]
    token_file: Option<OsString>,
    /// Organization that the operator acts in, by id.
    #[arg(long, global = true, env = "PURSER_TENANT", value_name = "ID", help_heading = HEADING)]
    tenant: Option<String>,
    /// PEM file with a certificate authority of one's own.
    #[arg(long, global = true, env = "PURSER_CA_CERTIFICATE", value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = HEADING)]
    ca_certificate: Option<OsString>,
    /// Print the server's JSON, unchanged, as one document.
    #[arg(long, global = true, help_heading = HEADING)]
    json: bool,
    /// Say on standard error what is sent, under which key, and what is tried again.
    #[arg(long, short, global = true, help_heading = HEADING)]
    verbose: bool,
}

impl Connection {
    /// Everything that is needed to ask the server.
    pub fn open(&self) -> Result<Server, Trouble> {
        let address = given(self.server.as_deref()).ok_or_else(|| {
            Trouble::Usage(
                "which server? Give --server URL or set PURSER_SERVER, for example http://127.0.0.1:8080"
                    .into(),
            )
        })?;
        let certificate = match named(self.ca_certificate.as_deref()) {
            Some(path) => Some(read(path)?),
            None => None,
        };
        let tenant = match given(self.tenant.as_deref()) {
            Some(id) => Some(read_tenant(id)?),
            None => None,
        };
        Server::new(address, &self.token()?, tenant, certificate.as_deref(), self.verbose)
    }

    /// How answers are shown.
    pub fn output(&self) -> Output {
        Output::new(self.json)
    }

    /// A token on the line or in the environment wins over a file.
    fn token(&self) -> Result<String, Trouble> {
        if let Some(token) = given(self.token.as_deref()) {
            return Ok(token.trim().into());
        }
        let Some(path) = named(self.token_file.as_deref()) else {
            return Err(Trouble::Usage(
                "as whom? Set PURSER_TOKEN or PURSER_TOKEN_FILE, or give --token. The demo's tokens are in \
                 purser-demo/demo.json; `purser operator-token` makes an installation's first one"
                    .into(),
            ));
        };
        let bytes = read(path)?;
        let token = String::from_utf8_lossy(&bytes).trim().to_owned();
        if token.is_empty() {
            return Err(Trouble::Usage(format!("{} holds no token", path.display())));
        }
        Ok(token)
    }
}

/// A variable that is set to nothing is as good as not set.
fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

/// The same for a path.
fn named(path: Option<&OsStr>) -> Option<&Path> {
    path.filter(|path| !path.is_empty()).map(Path::new)
}

fn read_tenant(id: &str) -> Result<TenantId, Trouble> {
    let wrong = |_| Trouble::Usage(format!("--tenant {id}: that is no id; `purser tenant list` shows them"));
    id.trim().parse().map_err(wrong)
}

/// Reads a file that the caller named.
pub fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    std::fs::read(path).map_err(|error| Trouble::Usage(format!("cannot read {}: {error}", path.display())))
}
