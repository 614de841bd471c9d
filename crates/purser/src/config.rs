//! Configuration: `purser.toml`, every key also as an environment variable, the main ones as flags.
//!
//! A key `mail.host` is `PURSER_MAIL_HOST` in the environment; a secret may be given as a file,
//! `PURSER_MAIL_PASSWORD_FILE`. The environment wins over the file, flags win over both.

use anyhow::{Context as _, Result, anyhow, bail};
use purser_app::effects::{Encryption, MailConfig, Smtp, Transport};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The file. Every key is optional.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port, default `127.0.0.1:8080`.
    pub listen: Option<String>,
    /// `sqlite://PATH` or `postgres://…`.
    pub database_url: Option<String>,
    /// How the server is reached from outside; links in mails lead there.
    pub base_url: Option<String>,
    /// Write lanes and connections on PostgreSQL, default 4.
    pub lanes: Option<usize>,
    /// Whether `serve` also does background work, default true.
    pub work: Option<bool>,
    /// `text` or `json`, default `text`.
    pub log_format: Option<String>,
    /// Mail.
    pub mail: MailSection,
}

/// Section `[mail]`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct MailSection {
    /// The mail server. Without one, mail is kept in the database.
    pub host: Option<String>,
    /// Port, default 587.
    pub port: Option<u16>,
    /// `starttls` (default), `tls` or `none`.
    pub encryption: Option<String>,
    /// Login.
    pub login: Option<String>,
    /// Password.
    pub password: Option<String>,
    /// The sender.
    pub from: Option<String>,
    /// A PEM file with a certificate authority of one's own.
    pub root_certificate: Option<PathBuf>,
}

impl Config {
    /// Reads the file, if there is one, and the environment.
    pub fn load(path: Option<&Path>) -> Result<Self> {
        let mut config = match path {
            Some(path) => Self::read(path)?,
            None if Path::new("purser.toml").exists() => Self::read(Path::new("purser.toml"))?,
            None => Self::default(),
        };
        config.overlay(&|name| std::env::var(name).ok())?;
        Ok(config)
    }

    fn read(path: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| path.display().to_string())
    }

    /// The error of the TOML reader shows the line, and says which key is wrong.
    fn parse(text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|error| anyhow!("{error}"))
    }

    /// Values of the environment win over those of the file.
    fn overlay(&mut self, variable: &dyn Fn(&str) -> Option<String>) -> Result<()> {
        let text = |name: &str, slot: &mut Option<String>| -> Result<()> {
            if let Some(path) = variable(&format!("{name}_FILE")) {
                let secret = std::fs::read_to_string(&path)
                    .with_context(|| format!("{name}_FILE: cannot read {path}"))?;
                *slot = Some(secret.trim_end().into());
            }
            if let Some(value) = variable(name) {
                *slot = Some(value);
            }
            Ok(())
        };
        text("PURSER_LISTEN", &mut self.listen)?;
        text("PURSER_DATABASE_URL", &mut self.database_url)?;
        text("PURSER_BASE_URL", &mut self.base_url)?;
        text("PURSER_LOG_FORMAT", &mut self.log_format)?;
        text("PURSER_MAIL_HOST", &mut self.mail.host)?;
        text("PURSER_MAIL_ENCRYPTION", &mut self.mail.encryption)?;
        text("PURSER_MAIL_LOGIN", &mut self.mail.login)?;
        text("PURSER_MAIL_PASSWORD", &mut self.mail.password)?;
        text("PURSER_MAIL_FROM", &mut self.mail.from)?;
        let mut certificate = None;
        text("PURSER_MAIL_ROOT_CERTIFICATE", &mut certificate)?;
        self.mail.root_certificate = certificate.map(PathBuf::from).or(self.mail.root_certificate.take());
        parsed(variable, "PURSER_LANES", &mut self.lanes)?;
        parsed(variable, "PURSER_WORK", &mut self.work)?;
        parsed(variable, "PURSER_MAIL_PORT", &mut self.mail.port)
    }

    /// Where the data is.
    pub fn database_url(&self) -> Result<&str> {
        let missing = "no database: set database_url in purser.toml, PURSER_DATABASE_URL or --database-url, for example \
                       sqlite:///var/lib/purser/purser.db or postgres://purser@localhost/purser";
        self.database_url.as_deref().context(missing)
    }

    /// Where to listen.
    pub fn listen(&self) -> &str {
        self.listen.as_deref().unwrap_or("127.0.0.1:8080")
    }

    /// Whether browsers reach the server over TLS.
    pub fn is_https(&self) -> bool {
        self.base_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// How mail leaves.
    pub fn mail(&self) -> Result<MailConfig> {
        let base_url = self.base_url.clone().unwrap_or_else(|| format!("http://{}", self.listen()));
        let from = self.mail.from.clone().unwrap_or_else(|| "Purser <purser@localhost.localdomain>".into());
        let transport = match &self.mail.host {
            None => Transport::Kept,
            Some(host) => Transport::Smtp(self.smtp(host)?),
        };
        Ok(MailConfig { base_url, from, transport })
    }

    fn smtp(&self, host: &str) -> Result<Smtp> {
        let encryption = match self.mail.encryption.as_deref() {
            None | Some("starttls") => Encryption::StartTls,
            Some("tls") => Encryption::Tls,
            Some("none") => Encryption::None,
            Some(other) => bail!("mail.encryption must be starttls, tls or none, not {other:?}"),
        };
        let login = match (&self.mail.login, &self.mail.password) {
            (Some(login), Some(password)) => Some((login.clone(), password.clone())),
            (None, None) => None,
            _ => bail!("mail.login and mail.password belong together"),
        };
        let read =
            |path: &PathBuf| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
        Ok(Smtp {
            host: host.into(),
            port: self.mail.port.unwrap_or(587),
            encryption,
            login,
            root_certificate: self.mail.root_certificate.as_ref().map(read).transpose()?,
        })
    }

    /// Reads everything as a server would, so that mistakes show before it starts.
    pub fn check(&self) -> Result<()> {
        self.mail()?;
        self.database_url()?;
        match self.log_format.as_deref() {
            None | Some("text" | "json") => Ok(()),
            Some(other) => bail!("log_format must be text or json, not {other:?}"),
        }
    }
}

fn parsed<T: std::str::FromStr>(
    variable: &dyn Fn(&str) -> Option<String>,
    name: &str,
    slot: &mut Option<T>,
) -> Result<()> {
    if let Some(value) = variable(name) {
        let value = value.parse().map_err(|_| anyhow!("{name}: {value:?} is not of the right form"))?;
        *slot = Some(value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_key_is_named_with_its_line() {
        let error =
            Config::parse("listen = \"127.0.0.1:1\"\n[mail]\nhots = \"x\"\n").err().unwrap().to_string();
        assert!(error.contains("line 3") && error.contains("hots"), "{error}");
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let mut config = Config::parse("listen = \"127.0.0.1:1\"\nlanes = 2\n").unwrap();
        config
            .overlay(&|name| match name {
                "PURSER_LISTEN" => Some("127.0.0.1:2".into()),
                "PURSER_MAIL_PORT" => Some("25".into()),
                _ => None,
            })
            .unwrap();
        assert_eq!((config.listen(), config.lanes, config.mail.port), ("127.0.0.1:2", Some(2), Some(25)));
        let wrong = config.overlay(&|name| (name == "PURSER_LANES").then(|| "many".into()));
        assert!(wrong.err().unwrap().to_string().contains("PURSER_LANES"));
    }
}
