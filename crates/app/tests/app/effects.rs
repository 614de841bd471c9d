//! Mail and webhooks against software that nobody here wrote: aiosmtpd, and the reference library of the Standard
//! Webhooks specification. `./test` installs both.

use purser_app::effects::{EffectError, Effects, Encryption, MailConfig, Smtp, Transport};
use purser_app::worker::Worker;
use purser_app::{Door, Env, secret};
use purser_domain::command::{Call, ChangeTenant, Command, CreatePerson, CreateTenant, Principal};
use purser_domain::id::{JobId, OPERATOR, SubscriptionId, TenantId};
use purser_domain::plan::Outcome;
use purser_domain::work::{Message, Recipient, Work};
use purser_store::{Options, Store};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Command as Process, Stdio};
use tokio::sync::watch;
use uuid::Uuid;

/// A peer that says what it sees, a JSON line each. It ends when its standard input closes.
struct Peer {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Peer {
    fn start(script: &str, arguments: &[&str]) -> Self {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let python = format!("{root}/.peers/bin/python");
        let mut child = Process::new(&python)
            .arg(format!("{root}/crates/app/tests/app/peers/{script}"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{python}: {error}; ./test installs the peers"));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    fn says(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().expect("the peer ended").unwrap()).unwrap()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

struct World {
    door: Door,
    tenant: TenantId,
    recipient: Recipient,
}

async fn world() -> World {
    // The receiver refuses old messages by its own clock, so this world begins now.
    let env = Env::simulated(Env::system().now(), 1);
    let store = Store::open("sqlite://:memory:", &Options::default()).await.unwrap();
    store.migrate().await.unwrap();
    let door = Door::inline(store, env);
    let new = CreateTenant {
        domain: "havsvind.example".into(),
        name: "Havsvind".into(),
        locale: "sv-SE".into(),
        market: "SE".into(),
        tax_rate: None,
    };
    let Outcome::Tenant(tenant) = send(&door, OPERATOR, "t", Command::CreateTenant(new)).await else {
        panic!()
    };
    let support =
        ChangeTenant { support_contact: Some("it@havsvind.example".into()), ..ChangeTenant::default() };
    send(&door, tenant, "support", Command::ChangeTenant(support)).await;
    let recipient = Recipient {
        person_id: purser_domain::id::PersonId(Uuid::from_u128(5)),
        address: "asa@havsvind.example".into(),
        name: "Åsa Sjö".into(),
        locale: None,
    };
    World { door, tenant, recipient }
}

async fn send(door: &Door, tenant: TenantId, key: &str, command: Command) -> Outcome {
    let call = Call {
        tenant,
        principal: Principal::Operator,
        key: key.into(),
        request_id: key.into(),
        if_match: None,
    };
    door.execute(call, command).await.unwrap().outcome
}

fn config(transport: Transport) -> MailConfig {
    MailConfig {
        base_url: "https://purser.example".into(),
        from: "Purser <purser@purser.example>".into(),
        transport,
    }
}

fn smtp(hello: &Value, password: &str) -> Smtp {
    Smtp {
        host: "localhost".into(),
        port: u16::try_from(hello["port"].as_u64().unwrap()).unwrap(),
        encryption: Encryption::StartTls,
        login: Some(("purser".into(), password.into())),
        root_certificate: Some(std::fs::read(hello["ca"].as_str().unwrap()).unwrap()),
    }
}

fn mail_to(recipient: &Recipient) -> Work {
    let message = Message::LicensesAssigned {
        subscription_id: SubscriptionId(Uuid::from_u128(9)),
        product: "Power BI Pro".into(),
    };
    Work::Mail { to: recipient.clone(), message }
}

#[tokio::test]
async fn mail_leaves_over_starttls_with_a_login_and_a_stable_id() {
    let world = world().await;
    let mut server = Peer::start("smtp_catcher.py", &[]);
    let hello = server.says();
    let store = world.door.store().clone();
    let env = world.door.env().clone();
    let effects = Effects::new(store, env, config(Transport::Smtp(smtp(&hello, "correct")))).unwrap();
    let job = JobId(Uuid::from_u128(77));
    for _ in 0..2 {
        effects.run(world.tenant, job, &mail_to(&world.recipient)).await.unwrap();
    }
    let (first, again) = (server.says(), server.says());
    assert_eq!(first["message_id"], format!("<{job}@purser.example>"));
    assert_eq!(first["message_id"], again["message_id"], "a repetition can be recognized");
    assert_eq!(first["to"][0], "asa@havsvind.example");
    assert_eq!(first["tls"], true);
    assert!(first["subject"].as_str().unwrap().contains("Power BI Pro"), "{first}");
    assert!(first["text"].as_str().unwrap().contains("it@havsvind.example"), "{first}");
    assert!(first["html"].as_str().unwrap().contains("lang=\"sv"), "{first}");
}

#[tokio::test]
async fn a_wrong_password_is_lasting_and_a_server_that_is_away_is_passing() {
    let world = world().await;
    let mut server = Peer::start("smtp_catcher.py", &[]);
    let hello = server.says();
    let (store, env) = (world.door.store().clone(), world.door.env().clone());
    let wrong = config(Transport::Smtp(smtp(&hello, "wrong")));
    let effects = Effects::new(store.clone(), env.clone(), wrong).unwrap();
    let refused = effects.run(world.tenant, JobId(Uuid::from_u128(1)), &mail_to(&world.recipient)).await;
    let Err(EffectError::Lasting(why)) = refused else { panic!("{refused:?}") };
    assert!(!why.contains("wrong"), "no secret in an error: {why}");

    let away = config(Transport::Smtp(smtp(&hello, "correct")));
    drop(server);
    let effects = Effects::new(store, env, away).unwrap();
    let failed = effects.run(world.tenant, JobId(Uuid::from_u128(2)), &mail_to(&world.recipient)).await;
    assert!(matches!(failed, Err(EffectError::Passing(_))), "{failed:?}");
}

#[tokio::test]
async fn a_webhook_is_signed_repeated_under_the_same_id_and_then_done() {
    let world = world().await;
    let (door, tenant) = (&world.door, world.tenant);
    let key = secret::generate_webhook_key(door.env());
    let mut receiver = Peer::start("webhook_receiver.py", &[&key]);
    let port = receiver.says()["port"].as_u64().unwrap();
    let add = Command::AddWebhook { url: format!("http://127.0.0.1:{port}/hook"), secret: key };
    send(door, tenant, "hook", add).await;
    let person = CreatePerson {
        user_principal_name: "nils@havsvind.example".into(),
        display_name: "Nils Ek".into(),
        guest: false,
        department: None,
        job_title: None,
        manager: None,
        usage_location: None,
        locale: None,
    };
    let effects = Effects::new(door.store().clone(), door.env().clone(), config(Transport::Kept)).unwrap();
    let worker = Worker::new(door.clone(), effects);
    let (_keep, stop) = watch::channel(false);
    send(door, tenant, "person", Command::CreatePerson(person)).await;
    worker.drain(&stop).await.unwrap();
    let first = receiver.says();
    assert!(first["error"].is_null(), "the reference library accepts the signature: {first}");
    assert_eq!(first["payload"]["type"], "person.created");
    // The receiver answered its first call with 500, so the job waits for its next attempt.
    let later = door.env().now().checked_add(jiff::SignedDuration::from_secs(20)).unwrap();
    door.env().move_to(later);
    worker.drain(&stop).await.unwrap();
    assert_eq!(receiver.says(), first, "the same message under the same id");
    assert_eq!(door.store().due_tenants(later, 10).await.unwrap(), []);
    assert!(door.store().verify().await.unwrap().is_empty());
}
