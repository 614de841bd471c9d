//! A world to act in: two organizations, a catalog, and a caller for every kind of right. Every test ends with
//! [`World::end`], which lets the database verify itself.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use purser_app::effects::{Effects, MailConfig, Transport};
use purser_app::worker::Worker;
use purser_app::{Door, Env, secret};
use purser_domain::command::{Call, Command, CreatePerson, CreateTenant, Principal};
use purser_domain::id::{OPERATOR, PersonId, TenantId};
use purser_domain::people::{Bearer, Role};
use purser_domain::plan::Outcome;
use purser_store::testing::{Engine, TestDatabase};
use purser_store::{Faults, Options, Store};
use purser_web::{Demo, Server};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use tokio::sync::watch;
use tower::ServiceExt as _;

/// Power BI Pro, monthly.
pub const PRO: &str = "11111111-0000-7000-8000-000000000001";
/// The one service of Power BI Pro.
pub const PRO_SERVICE: &str = "33333333-0000-7000-8000-000000000001";
/// Power BI Pro, yearly, billed once.
pub const PRO_YEARLY: &str = "11111111-0000-7000-8000-000000000002";
/// Visio Plan 1, with a trial that needs no card.
pub const VISIO: &str = "11111111-0000-7000-8000-000000000003";
/// Not sold any more.
pub const PROJECT: &str = "11111111-0000-7000-8000-000000000004";
/// A third-party offer.
pub const CHARTS: &str = "11111111-0000-7000-8000-000000000005";
/// Only the organization buys it.
pub const SERVER: &str = "11111111-0000-7000-8000-000000000006";
/// Id of Power BI Pro, and a former one.
pub const PRO_ID: &str = "CFQ7TTC0H9MP";
pub const PRO_FORMER_ID: &str = "CFQ7TTC0L3PB";

/// Runs a test on every database that is tested here.
pub async fn on_every_database(test: impl AsyncFn(&World)) {
    for engine in Engine::all().into_iter().filter(|engine| *engine != Engine::Distributed) {
        let world = World::new(engine).await;
        test(&world).await;
        world.end().await;
    }
}

/// Runs a test on SQLite: where nothing depends on the database.
pub async fn on_sqlite(test: impl AsyncFn(&World)) {
    let world = World::new(Engine::Sqlite).await;
    test(&world).await;
    world.end().await;
}

pub struct World {
    pub door: Door,
    pub env: Env,
    pub stop: watch::Sender<bool>,
    router: Router,
    worker: Arc<Worker>,
    tokens: BTreeMap<String, String>,
    people: BTreeMap<String, PersonId>,
    pub kept_clock: Arc<Mutex<Option<SignedDuration>>>,
    keys: Cell<u64>,
    _database: TestDatabase,
}

/// One request.
#[derive(Clone)]
pub struct Ask {
    pub method: Method,
    pub path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Its answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl World {
    pub async fn new(engine: Engine) -> Self {
        Self::with_demo(engine, true).await
    }

    pub async fn with_demo(engine: Engine, demo: bool) -> Self {
        Self::with(engine, demo, None).await
    }

    /// A world whose database fails when it is told to.
    pub async fn with_faults(engine: Engine, faults: Arc<dyn Faults>) -> Self {
        Self::with(engine, true, Some(faults)).await
    }

    async fn with(engine: Engine, demo: bool, faults: Option<Arc<dyn Faults>>) -> Self {
        let env = Env::simulated("2026-03-02T10:00:00Z".parse().unwrap(), 1);
        let database = TestDatabase::new(engine).await.unwrap().expect("this database is tested here");
        let options = Options { faults, ..database.options() };
        let store = Store::open(database.url(), &options).await.unwrap();
        let door = Door::open(store.clone(), env.clone()).unwrap();
        let mail = MailConfig {
            base_url: "https://purser.example".into(),
            from: "Purser <purser@purser.example>".into(),
            transport: Transport::Kept,
        };
        let effects = Effects::new(store, env.clone(), mail).unwrap();
        let worker = Arc::new(Worker::new(door.clone(), effects));
        let (stop, stopped) = watch::channel(false);
        let kept_clock = Arc::new(Mutex::new(None));
        let keep = Arc::clone(&kept_clock);
        let doors = Demo {
            people: vec!["admin@aurora.example".into(), "<kai>@aurora.example".into()],
            keep_clock: Arc::new(move |ahead| *keep.lock().unwrap() = Some(ahead)),
        };
        let router = purser_web::router(Server {
            door: door.clone(),
            worker: Some(Arc::clone(&worker)),
            secure_cookies: false,
            demo: demo.then_some(doors),
            stop: stopped,
        });
        let mut world = Self {
            door,
            env,
            stop,
            router,
            worker,
            tokens: BTreeMap::new(),
            people: BTreeMap::new(),
            kept_clock,
            keys: Cell::new(0),
            _database: database,
        };
        world.found().await;
        world
    }

    /// The database is as it should be.
    pub async fn end(self) {
        let findings = self.door.store().verify().await.unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }

    async fn found(&mut self) {
        let operator = self.issue(OPERATOR, Bearer::Operator).await;
        self.tokens.insert("operator".into(), operator);
        let catalog = self.ask("operator").post("/api/v1/catalog/import", &catalog());
        self.send(catalog).await.expect(200);
        for (domain, market, locale) in
            [("aurora.example", "US", "en-US"), ("bergwerk.example", "DE", "de-DE")]
        {
            let new = CreateTenant {
                domain: domain.into(),
                name: domain.split('.').next().unwrap().to_uppercase(),
                locale: locale.into(),
                market: market.into(),
                tax_rate: None,
            };
            let Outcome::Tenant(tenant) = self.command(OPERATOR, Command::CreateTenant(new)).await else {
                panic!()
            };
            self.tokens.insert(format!("tenant:{domain}"), tenant.to_string());
            let people: &[(&str, Option<Role>)] = &[
                ("admin", Some(Role::GlobalAdministrator)),
                ("billing", Some(Role::BillingAdministrator)),
                ("licenses", Some(Role::LicenseAdministrator)),
                ("users", Some(Role::UserAdministrator)),
                ("reader", Some(Role::GlobalReader)),
                ("support", Some(Role::ServiceSupportAdministrator)),
                ("kai", None),
                ("noor", None),
                ("lee", None),
                ("guest", None),
            ];
            for &(name, role) in people {
                self.person(tenant, domain, name, role).await;
            }
            let scim = self.issue(tenant, Bearer::Provisioning).await;
            self.tokens.insert(format!("scim@{domain}"), scim);
        }
    }

    async fn person(&mut self, tenant: TenantId, domain: &str, name: &str, role: Option<Role>) {
        let new = CreatePerson {
            user_principal_name: format!("{name}@{domain}"),
            display_name: format!("{}{} Person", name[..1].to_uppercase(), &name[1..]),
            guest: name == "guest",
            department: Some("Sales".into()),
            job_title: None,
            manager: None,
            usage_location: None,
            locale: None,
        };
        let Outcome::Person(id) = self.command(tenant, Command::CreatePerson(new)).await else { panic!() };
        if let Some(role) = role {
            self.command(tenant, Command::AssignRoles { person: id, roles: BTreeSet::from([role]) }).await;
        }
        let token = self.issue(tenant, Bearer::Person(id)).await;
        self.tokens.insert(format!("{name}@{domain}"), token);
        self.people.insert(format!("{name}@{domain}"), id);
    }

    pub async fn issue(&self, tenant: TenantId, bearer: Bearer) -> String {
        let token = secret::generate(&self.env, "purser");
        let command = Command::IssueToken { bearer, hash: secret::hash(&token), expires_at: None };
        self.command(tenant, command).await;
        token
    }

    /// One command of the operator, straight through the door.
    pub async fn command(&self, tenant: TenantId, command: Command) -> Outcome {
        self.does(tenant, Principal::Operator, command).await
    }

    /// One command of anybody, straight through the door.
    pub async fn does(&self, tenant: TenantId, principal: Principal, command: Command) -> Outcome {
        self.keys.set(self.keys.get() + 1);
        let key = format!("kit/{}", self.keys.get());
        let call = Call { tenant, principal, request_id: key.clone(), key, if_match: None };
        self.door.execute(call, command).await.unwrap().outcome
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    pub fn tenant(&self, domain: &str) -> TenantId {
        self.tokens[&format!("tenant:{domain}")].parse().unwrap()
    }

    pub fn person_id(&self, name: &str) -> String {
        self.people[&full(name)].to_string()
    }

    pub fn token(&self, name: &str) -> &str {
        &self.tokens[&full(name)]
    }

    /// A request of somebody: `kai` is `kai@aurora.example`; nobody sends no token.
    pub fn ask(&self, name: &str) -> Asker<'_> {
        let token = (name != "nobody").then(|| self.token(name));
        Asker { token }
    }

    pub async fn send(&self, ask: Ask) -> Answer {
        let mut request = Request::builder().method(ask.method).uri(ask.path);
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let response =
            self.router.clone().oneshot(request.body(Body::from(ask.body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Everything that is due happens.
    pub async fn settle(&self) {
        let (_keep, stopped) = watch::channel(false);
        self.worker.drain(&stopped).await.unwrap();
    }

    /// What the log says that happened, in words.
    pub async fn events(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut after = 0;
        loop {
            let page = self.get("admin", &format!("/api/v1/events?limit=200&after={after}")).await;
            for item in page["items"].as_array().unwrap() {
                words.push(item["type"].as_str().unwrap().to_owned());
                after = item["seq"].as_u64().unwrap();
            }
            if page["next"].is_null() {
                return words;
            }
        }
    }

    pub async fn get(&self, name: &str, path: &str) -> Value {
        self.send(self.ask(name).get(path)).await.expect(200)
    }

    /// A card that works, of somebody.
    pub async fn card(&self, name: &str) -> String {
        let body = card("4242 4242 4242 4242");
        let answer = self.send(self.ask(name).post("/api/v1/payment-methods", &body)).await.expect(201);
        answer["id"].as_str().unwrap().to_owned()
    }

    /// A purchase by somebody for themselves.
    pub async fn buys(&self, name: &str, plan: &str, quantity: u32) -> String {
        let card = self.card(name).await;
        let body = json!({"plan_id": plan, "quantity": quantity, "payment_method_id": card, "for": "self"});
        let answer = self.send(self.ask(name).post("/api/v1/orders", &body)).await.expect(201);
        answer["id"].as_str().unwrap().to_owned()
    }

    /// A purchase for the organization.
    pub async fn central(&self, plan: &str, quantity: u32) -> String {
        let body = json!({"plan_id": plan, "quantity": quantity, "for": "organization"});
        let answer = self.send(self.ask("admin").post("/api/v1/orders", &body)).await.expect(201);
        answer["id"].as_str().unwrap().to_owned()
    }

    pub async fn assigns(&self, name: &str, subscription: &str, users: &[&str]) -> Answer {
        let users: Vec<String> = users.iter().map(|user| full(user)).collect();
        let path = format!("/api/v1/subscriptions/{subscription}/licenses/assign");
        self.send(self.ask(name).post(&path, &json!({"users": users}))).await
    }
}

/// `kai` is short for `kai@aurora.example`.
pub fn full(name: &str) -> String {
    if name.contains('@') || name == "operator" { name.into() } else { format!("{name}@aurora.example") }
}

pub fn card(number: &str) -> Value {
    json!({
        "type": "card", "number": number, "expiry": "12/30", "security_code": "123", "name": "A. Person",
        "address": {"line1": "1 Main Street", "city": "Springfield", "postal_code": "12345", "country": "US"}
    })
}

/// Somebody who asks.
pub struct Asker<'a> {
    token: Option<&'a str>,
}

impl Asker<'_> {
    pub fn get(&self, path: &str) -> Ask {
        self.of(Method::GET, path)
    }

    pub fn delete(&self, path: &str) -> Ask {
        self.of(Method::DELETE, path)
    }

    pub fn post(&self, path: &str, body: &Value) -> Ask {
        self.of(Method::POST, path).json(body)
    }

    pub fn put(&self, path: &str, body: &Value) -> Ask {
        self.of(Method::PUT, path).json(body)
    }

    pub fn patch(&self, path: &str, body: &Value) -> Ask {
        self.of(Method::PATCH, path).json(body)
    }

    pub fn of(&self, method: Method, path: &str) -> Ask {
        let ask = Ask::new(method, path);
        match self.token {
            Some(token) => ask.with("authorization", &format!("Bearer {token}")),
            None => ask,
        }
    }
}

impl Ask {
    pub fn new(method: Method, path: &str) -> Self {
        Self { method, path: path.into(), headers: Vec::new(), body: Vec::new() }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub fn key(self, key: &str) -> Self {
        self.with("idempotency-key", key)
    }

    pub fn json(self, body: &Value) -> Self {
        self.raw("application/json", body.to_string().as_bytes())
    }

    pub fn raw(mut self, kind: &str, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self.with("content-type", kind)
    }

    pub fn preview(mut self) -> Self {
        self.path.push_str("?preview=true");
        self
    }
}

impl Answer {
    /// The body as JSON; fails unless the status is the expected one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { serde_json::from_slice(&self.bytes).unwrap() }
    }

    /// Status and stable code of a problem.
    #[track_caller]
    pub fn problem(self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text());
        let status = self.status.as_u16();
        let body: Value = serde_json::from_slice(&self.bytes).unwrap();
        assert_eq!(body["status"], status);
        assert_eq!(body["request_id"], self.header("x-request-id"));
        (status, body["code"].as_str().unwrap().to_owned())
    }

    /// Wrong fields with their rules: `quantity out_of_range`.
    #[track_caller]
    pub fn wrong(self) -> Vec<String> {
        let body: Value = self.expect(400);
        let errors = body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let words = |error: &Value| {
            format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap())
        };
        errors.iter().map(words).collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }
}

/// Replaces what differs from run to run, so that only the shape is left.
pub fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(found) = rest.char_indices().find_map(|(at, _)| {
        let guid = rest.get(at..at + 36)?;
        uuid::Uuid::try_parse(guid).is_ok().then_some(at)
    }) {
        out.push_str(&rest[..found]);
        out.push_str("<guid>");
        rest = &rest[found + 36..];
    }
    out + rest
}

fn catalog() -> Value {
    let prices = |cents: i64| {
        json!([
            {"market": "US", "from": "2020-01-01", "unit_price": {"minor": cents, "currency": "USD"}},
            {"market": "DE", "from": "2020-01-01", "unit_price": {"minor": cents, "currency": "EUR"}},
        ])
    };
    let plan = |id: &str, term: &str, frequency: &str, cents: i64| json!({"plan_id": id, "term": term, "billing_frequency": frequency, "prices": prices(cents)});
    let sku = |n: u8| format!("22222222-0000-7000-8000-00000000000{n}");
    json!({"products": [
        {"product_id": PRO_ID, "aliases": [PRO_FORMER_ID], "name": "Power BI Pro", "sku_id": sku(1),
         "sku_part_number": "POWER_BI_PRO", "category": "Analytics", "self_service": true, "trial_days": 30,
         "service_plans": [{"service_plan_id": PRO_SERVICE, "service_plan_name": "BI_AZURE_P1"}],
         "plans": [plan(PRO, "P1M", "monthly", 999), plan(PRO_YEARLY, "P1Y", "upfront", 9990)]},
        {"product_id": "CFQ7TTC0HD33", "name": "Visio Plan 1", "sku_id": sku(2), "sku_part_number": "VISIO_PLAN1",
         "self_service": true, "trial_days": 30, "trial_without_payment_method": true,
         "plans": [plan(VISIO, "P1M", "monthly", 500)]},
        {"product_id": "CFQ7TTC0HDB1", "name": "Project Plan 1", "sku_id": sku(3), "sku_part_number": "PROJECT_P1",
         "self_service": true, "status": "end_of_sale", "plans": [plan(PROJECT, "P1M", "monthly", 1000)]},
        {"product_id": "CHARTS", "name": "Charts & Co", "sku_id": sku(4), "sku_part_number": "CHARTS",
         "self_service": true, "offer_type": "SaaS", "plans": [plan(CHARTS, "P1M", "monthly", 300)]},
        {"product_id": "SERVER", "name": "Server", "sku_id": sku(5), "sku_part_number": "SERVER",
         "plans": [plan(SERVER, "P1M", "monthly", 50_000)]},
    ]})
}
