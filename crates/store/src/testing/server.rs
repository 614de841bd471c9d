//! A PostgreSQL server for tests: the one that a variable names, or one that is started and stopped here.

use super::{URL, WITHOUT};
use crate::error::StoreError;
use crate::postgres::{Pg, Role, configure};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, Weak};
use std::time::Duration;

/// Where Debian's packages keep the server's programs, one directory for each version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// How long a server may take to start.
const START_STEPS: u32 = 300;
const START_STEP: Duration = Duration::from_millis(50);

/// A server.
pub struct Server {
    /// Of any database; the last part is the database's name.
    url: String,
    _own: Option<Own>,
}

/// The server of this process, while any test uses it.
static RUNNING: std::sync::Mutex<Weak<Server>> = std::sync::Mutex::new(Weak::new());
/// Numbers the servers of this process.
static STARTED: AtomicU64 = AtomicU64::new(0);
/// Starts are one after the other.
static STARTING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

impl Server {
    /// The server, which is started if it has to be.
    pub async fn get() -> Result<Arc<Self>, StoreError> {
        let _one_at_a_time = STARTING.lock().await;
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner).upgrade();
        if let Some(running) = running {
            return Ok(running);
        }
        let server = Arc::new(match std::env::var(URL) {
            Ok(url) => Self { url, _own: None },
            Err(_) => Own::start().await?,
        });
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(&server);
        Ok(server)
    }

    /// A connection to the server's own database.
    pub async fn connect(&self) -> Result<Pg, StoreError> {
        Pg::connect(&configure(&self.url)?, Role::Reader, false).await
    }

    /// The URL of another database on it.
    pub fn url_of(&self, database: &str) -> String {
        let (address, query) =
            self.url.split_once('?').map_or((self.url.as_str(), None), |(a, q)| (a, Some(q)));
        let scheme = address.find("://").map_or(0, |at| at.saturating_add(3));
        let host = address.get(scheme..).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let front = address.get(..scheme).unwrap_or_default();
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        format!("{front}{host}/{database}{query}")
    }
}

/// A server that was started here, with a directory of its own.
struct Own {
    child: Child,
    dir: PathBuf,
}

impl Own {
    async fn start() -> Result<Server, StoreError> {
        let bin = programs().ok_or_else(|| {
            StoreError::Down(format!(
                "tests need PostgreSQL: install its server programs, set {URL} to a server, \
                 or set {WITHOUT}=1 to test without it"
            ))
        })?;
        // The server before this one may still be stopping, so this one has a directory of its own.
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("purser-postgres-{}-{number}", std::process::id()));
        // Left by a process that had this number before.
        drop(std::fs::remove_dir_all(&dir));
        std::fs::create_dir_all(&dir).map_err(|error| failed("a directory for PostgreSQL", &error))?;
        let user = Unprivileged::new(&dir)?;
        let data = dir.join("data");
        let mut initdb = user.command(&bin.join("initdb"));
        initdb.args([
            "--no-sync",
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "-D",
        ]);
        let made = initdb.arg(&data).stdout(Stdio::null()).output();
        let made = made.map_err(|error| failed("initdb", &error))?;
        if !made.status.success() {
            return Err(StoreError::Down(format!("initdb: {}", String::from_utf8_lossy(&made.stderr))));
        }
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|socket| socket.local_addr());
        let port = port.map_err(|error| failed("a free port", &error))?.port();
        let mut command = user.command(&bin.join("postgres"));
        command.arg("-D").arg(&data).args(["-p", &port.to_string(), "-k", ""]);
        for setting in ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=300", "autovacuum=off"] {
            command.args(["-c", setting]);
        }
        let log = std::fs::File::create(dir.join("log")).map_err(|error| failed("a log", &error))?;
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let child = child.map_err(|error| failed("postgres", &error))?;
        let own = Self { child, dir };
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let config = configure(&url)?;
        for _ in 0..START_STEPS {
            if Pg::connect(&config, Role::Reader, false).await.is_ok() {
                return Ok(Server { url, _own: Some(own) });
            }
            tokio::time::sleep(START_STEP).await;
        }
        let log = std::fs::read_to_string(own.dir.join("log")).unwrap_or_default();
        Err(StoreError::Down(format!("PostgreSQL did not start: {log}")))
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // A fast shutdown, by the server's own number; the standard library knows only how to kill.
        let asked = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        if !asked.is_ok_and(|status| status.success()) {
            drop(self.child.kill());
        }
        drop(self.child.wait());
        drop(std::fs::remove_dir_all(&self.dir));
    }
}

fn failed(what: &str, error: &std::io::Error) -> StoreError {
    StoreError::Down(format!("{what}: {error}"))
}

/// The directory with the server's programs: one in `PATH`, else the newest of Debian's.
fn programs() -> Option<PathBuf> {
    let complete = |dir: &PathBuf| dir.join("initdb").is_file() && dir.join("postgres").is_file();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path).find(complete);
    in_path.or_else(|| {
        let versions = std::fs::read_dir(DEBIAN).ok()?.flatten();
        let dirs = versions.map(|version| version.path().join("bin")).filter(complete);
        dirs.max_by_key(|dir| {
            let version =
                dir.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            version.and_then(|version| version.parse::<u32>().ok()).unwrap_or(0)
        })
    })
}

/// PostgreSQL refuses to run as root; root runs it as somebody else.
struct Unprivileged {
    user: Option<String>,
}

impl Unprivileged {
    fn new(dir: &Path) -> Result<Self, StoreError> {
        if id(&["-u"]).as_deref() != Some("0") {
            return Ok(Self { user: None });
        }
        let known = ["postgres", "nobody"].into_iter().find(|user| id(&["-u", user]).is_some());
        let user = known.ok_or_else(|| StoreError::Down("no user to run PostgreSQL as".into()))?;
        let number = |flag| id(&[flag, user]).and_then(|id| id.parse().ok());
        std::os::unix::fs::chown(dir, number("-u"), number("-g")).map_err(|error| failed("chown", &error))?;
        Ok(Self { user: Some(user.to_owned()) })
    }

    /// A program that runs as that user, in the same process, so that its number is the program's.
    fn command(&self, program: &Path) -> Command {
        let Some(user) = &self.user else { return Command::new(program) };
        let group = id(&["-g", user]).unwrap_or_default();
        let mut command = Command::new("setpriv");
        command.args(["--reuid", user, "--regid", &group, "--clear-groups", "--"]).arg(program);
        command
    }
}

fn id(args: &[&str]) -> Option<String> {
    let output = Command::new("id").args(args).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
