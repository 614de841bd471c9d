//! A demo in a child process on a free port, and the command line as its client.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The product that the tests buy: Power BI Pro.
pub const POWER_BI_PRO: &str = "CFQ7TTC0H9MP";

/// A folder of its own for each test; it goes away with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("purser-test-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Puts a file there.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The binary, untouched by what the machine's environment says.
pub fn purser(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_purser"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PURSER_")) {
        command.env_remove(name);
    }
    command.args(args).env("NO_PROXY", "127.0.0.1").stdin(Stdio::null());
    command
}

/// What came out of one command.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(mut command: Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// It was done.
    #[track_caller]
    pub fn fine(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// It was done, and answered JSON.
    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_str(&self.fine()).unwrap()
    }

    /// It was refused, with this code.
    #[track_caller]
    pub fn refused(self, code: &str) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        assert!(self.out.is_empty(), "{self:?}");
        assert!(self.err.contains(&format!("code: {code}\n")), "{self:?}");
        assert!(self.err.contains("request: "), "{self:?}");
        self.err
    }
}

/// A running demo.
pub struct Demo {
    child: Child,
    data: PathBuf,
    pub address: String,
    file: Value,
}

impl Demo {
    /// Starts one, and returns when it answers.
    pub fn start(data: &Path) -> Self {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(data.join("log")).unwrap();
        let folder = data.display().to_string();
        let mut child = purser(&["demo", "--listen", "127.0.0.1:0", "--data", &folder])
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.by_ref().find_map(|line| line.unwrap().strip_prefix("ready ").map(str::to_owned));
        let Some(address) = address else {
            child.wait().unwrap();
            panic!("the demo did not start:\n{}", std::fs::read_to_string(data.join("log")).unwrap());
        };
        let file = serde_json::from_slice(&std::fs::read(data.join("demo.json")).unwrap()).unwrap();
        Self { child, data: data.into(), address, file }
    }

    /// Ends it without a word, as a power failure does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }

    /// Nothing that is stored contradicts itself, also while the server runs.
    #[track_caller]
    pub fn verify(&self) {
        verify(&self.data);
    }

    pub fn operator(&self) -> As<'_> {
        self.with(self.file["operator_token"].as_str().unwrap())
    }

    pub fn with(&self, token: &str) -> As<'_> {
        As { demo: self, token: token.into(), tenant: None }
    }

    /// Somebody of aurora.example, by the part before the @.
    pub fn person(&self, local: &str) -> As<'_> {
        self.person_of("aurora.example", local)
    }

    pub fn person_of(&self, domain: &str, local: &str) -> As<'_> {
        let name = format!("{local}@{domain}");
        let person =
            self.people(domain).iter().find(|person| person["user_principal_name"] == *name).unwrap();
        self.with(person["token"].as_str().unwrap())
    }

    pub fn tenant(&self, domain: &str) -> &Value {
        self.file["tenants"].as_array().unwrap().iter().find(|tenant| tenant["domain"] == *domain).unwrap()
    }

    fn people(&self, domain: &str) -> &Vec<Value> {
        self.tenant(domain)["people"].as_array().unwrap()
    }

    /// Sign-in names of ordinary members, from this place on.
    pub fn members(&self, from: usize, count: usize) -> Vec<String> {
        let ordinary = |person: &&Value| person["roles"].as_array().unwrap().is_empty();
        let names = self.people("aurora.example").iter().filter(ordinary);
        let names = names.map(|person| person["user_principal_name"].as_str().unwrap().to_owned());
        names.filter(|name| !name.starts_with("guest@")).skip(from).take(count).collect()
    }

    /// A read over HTTP, without the command line.
    pub fn get(&self, path: &str, token: Option<&str>) -> Vec<u8> {
        let url = format!("{}{path}", self.address);
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let client = reqwest::Client::builder().no_proxy().build().unwrap();
            let mut request = client.get(url);
            if let Some(token) = token {
                request = request.bearer_auth(token);
            }
            request.send().await.unwrap().error_for_status().unwrap().bytes().await.unwrap().to_vec()
        })
    }

    /// Mail to somebody, oldest first.
    pub fn mail_to(&self, name: &str) -> Vec<Value> {
        let all: Vec<Value> = serde_json::from_slice(&self.get("/dev/mail.json", None)).unwrap();
        all.into_iter().filter(|mail| mail["to"].to_string().contains(name)).collect()
    }

    /// Waits until everything that fell due is done.
    pub fn settle(&self) {
        self.later("PT1S");
    }

    /// Moves the test clock forward; it answers when everything that fell due by then is done.
    pub fn later(&self, duration: &str) {
        let url = format!("{}/dev/clock", self.address);
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let client = reqwest::Client::builder().no_proxy().build().unwrap();
            let body = serde_json::json!({ "advance": duration });
            client.post(url).json(&body).send().await.unwrap().error_for_status().unwrap();
        });
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Nothing that is stored in this folder contradicts itself.
#[track_caller]
pub fn verify(data: &Path) {
    let url = format!("sqlite://{}", data.join("purser.db").display());
    let ran = Ran::of(purser(&["verify", "--database-url", &url]));
    assert_eq!((ran.code, ran.out.as_str()), (0, "everything holds\n"), "{ran:?}");
}

/// The command line with somebody's token.
pub struct As<'a> {
    demo: &'a Demo,
    pub token: String,
    tenant: Option<String>,
}

impl As<'_> {
    /// In another organization; for the operator.
    pub fn within(mut self, tenant: &str) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = purser(args);
        command.env("PURSER_SERVER", &self.demo.address).env("PURSER_TOKEN", &self.token);
        if let Some(tenant) = &self.tenant {
            command.env("PURSER_TENANT", tenant);
        }
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args))
    }

    /// With something on standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let (mut out, mut err) = (String::new(), String::new());
        child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        Ran { code: child.wait().unwrap().code().unwrap(), out, err }
    }

    /// The server's JSON.
    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(args);
        self.run(&all).json()
    }

    /// The first card.
    #[track_caller]
    pub fn card(&self) -> String {
        text(&self.json(&["payment-methods", "list"])["items"][0]["id"])
    }

    /// Buys by card for oneself; answers the subscription.
    #[track_caller]
    pub fn buys(&self, product: &str, quantity: &str) -> String {
        let card = self.card();
        let order =
            ["subscriptions", "buy", "--product", product, "--term", "P1M", "--billing-frequency", "monthly"];
        let rest = ["--quantity", quantity, "--payment-method", &card];
        text(&self.json(&[&order[..], &rest[..]].concat())["id"])
    }
}

/// A JSON string.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
