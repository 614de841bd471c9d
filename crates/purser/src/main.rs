//! Purser: one binary that serves, works in the background, operates an installation, and is a client of a running
//! server.

mod catalog_csv;
mod client;
mod config;
mod data;
mod demo;
mod operate;
mod serve;

use anyhow::Result;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;
use config::Config;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Self-hosted commerce admin center.
#[derive(Parser)]
#[command(name = "purser", version)]
struct Arguments {
    /// Configuration file, default `purser.toml` in this folder if there is one.
    #[arg(long, global = true, env = "PURSER_CONFIG")]
    config: Option<PathBuf>,
    #[command(flatten)]
    connection: client::Connection,
    #[command(subcommand)]
    command: Subcommands,
}

/// Where the data is, when not in the configuration file.
#[derive(clap::Args)]
struct Database {
    /// `sqlite://PATH` or `postgres://…`.
    #[arg(long)]
    database_url: Option<String>,
}

#[derive(Subcommand)]
enum Subcommands {
    #[command(flatten)]
    Operation(Operation),
    #[command(flatten)]
    Client(client::Client),
    /// Print what a shell needs to complete these commands.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// Commands beside the database.
#[derive(Subcommand)]
enum Operation {
    /// Try it: a server with an embedded database, five organizations and a test clock.
    Demo(demo::Demo),
    /// Run the production server.
    Serve {
        /// Address and port to listen on.
        #[arg(long)]
        listen: Option<String>,
        #[command(flatten)]
        database: Database,
        /// Leave background work to `purser work`.
        #[arg(long)]
        no_work: bool,
    },
    /// Run only background work.
    Work(Database),
    /// Bring the database up to date.
    Migrate {
        #[command(flatten)]
        database: Database,
        /// Distribute the tables by organization (Citus).
        #[arg(long)]
        distributed: bool,
    },
    /// Check every stored invariant; exit 1 when something is wrong.
    Verify(Database),
    /// Back an embedded database up into a file, also beside a running server.
    Backup {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        database: Database,
    },
    /// Restore an embedded database from a file.
    Restore {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        database: Database,
    },
    /// The configuration.
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Make an operator's token beside the database.
    OperatorToken(Database),
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Say what is wrong with the configuration, with line and key.
    Check,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("purser: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Subcommands::Operation(operation) => operate(operation, arguments.config.as_deref()).await,
        // A client needs none of the server's configuration.
        Subcommands::Client(command) => Ok(client::run(command, &arguments.connection).await),
        Subcommands::Completions { shell } => {
            complete(shell);
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints in one piece, so that a reader that stops early is no failure of ours.
fn complete(shell: Shell) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "purser", &mut script);
    let _ = std::io::stdout().write_all(&script);
}

async fn operate(operation: Operation, config: Option<&Path>) -> Result<ExitCode> {
    let mut config = Config::load(config)?;
    start_log(&config);
    let mut at =
        |database: Database| config.database_url = database.database_url.or(config.database_url.take());
    match operation {
        Operation::Demo(demo) => demo::run(demo).await?,
        Operation::Serve { listen, database, no_work } => {
            at(database);
            config.listen = listen.or(config.listen);
            config.work = if no_work { Some(false) } else { config.work };
            operate::serve(&config).await?;
        }
        Operation::Work(database) => {
            at(database);
            operate::work(&config).await?;
        }
        Operation::Migrate { database, distributed } => {
            at(database);
            operate::migrate(&config, distributed).await?;
        }
        Operation::Verify(database) => {
            at(database);
            return Ok(if operate::verify(&config).await? { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Operation::Backup { file, database } => {
            at(database);
            operate::backup(&config, &file).await?;
        }
        Operation::Restore { file, database } => {
            at(database);
            operate::restore(&config, &file).await?;
        }
        Operation::Config { command: ConfigCommand::Check } => {
            config.check()?;
            println!("the configuration is right");
        }
        Operation::OperatorToken(database) => {
            at(database);
            operate::operator_token(&config).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Logs go to standard error, so that output can be piped.
fn start_log(config: &Config) {
    let filter = EnvFilter::try_from_env("PURSER_LOG").unwrap_or_else(|_| EnvFilter::new("warn,purser=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_format.as_deref() == Some("json") {
        log.json().init();
    } else {
        log.init();
    }
}
