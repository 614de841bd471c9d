//! The test kit: a database with a catalog, and as many prepared organizations as a test wants. Each has people with
//! roles, subscriptions in several states, a take-over under way and one to undo, so that every command has something
//! to work on. A `Footprint` is everything that is stored of one organization.

use jiff::SignedDuration;
use jiff::civil::date;
use purser_app::door::Failure;
use purser_app::effects::{Effects, MailConfig, Transport};
use purser_app::worker::Worker;
use purser_app::{Ask, Done, Door, Env, secret};
use purser_domain::catalog::{
    Frequency, OfferClass, Price, Product, SalePlan, SaleStatus, ServicePlan, Term, Terms,
};
use purser_domain::command::{
    Call, ChangeTenant, Command, CreatePerson, CreateTenant, PersonRef, PlaceOrder, Principal,
};
use purser_domain::id::{
    BillingProfileId, JobId, OPERATOR, PaymentMethodId, PersonId, PlanId, SkuId, SubscriptionId,
    SupportRequestId, TakeOverId, TenantId, TokenId, WebhookId,
};
use purser_domain::limits::ONLINE_CANCEL_MAX;
use purser_domain::market::market;
use purser_domain::money::Money;
use purser_domain::payment::{Address, Card, CardBehavior, Owner};
use purser_domain::people::{Bearer, Role};
use purser_domain::plan::Outcome;
use purser_domain::subscription::CancelReason;
use purser_domain::support::SupportSubject;
use purser_domain::take_over::TakeOverAction;
use purser_store::sql::Statement;
use purser_store::testing::{Engine, TestDatabase};
use purser_store::value::Kind;
use purser_store::{Faults, Options, Store};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Licenses of the organization's subscription that nobody holds yet.
pub const FREE: u32 = 15;

/// The one service of each product.
pub const SERVICE_PLAN: Uuid = Uuid::from_u128(0x5e);

/// A database with a catalog.
pub struct World {
    pub database: TestDatabase,
    pub store: Store,
    pub door: Door,
    pub env: Env,
    numbers: AtomicU64,
}

/// A prepared organization.
pub struct Organization {
    pub tenant: TenantId,
    pub admin: PersonId,
    pub buyer: PersonId,
    /// Everybody, the two above first.
    pub people: Vec<PersonId>,
    /// The organization's subscription with `FREE` free licenses.
    pub desks: SubscriptionId,
    /// The buyer's own, with licenses in use.
    pub own: SubscriptionId,
    /// A move under way, not a step done.
    pub moving: TakeOverId,
    /// A take-over that can be undone.
    pub taken: TakeOverId,
    /// The buyer's card that pays, and one that pays for nothing.
    pub card: PaymentMethodId,
    pub spare_card: PaymentMethodId,
    pub profile: BillingProfileId,
    pub token: TokenId,
    /// The buyer is signed in.
    pub session: TokenId,
    /// The buyer has asked to cancel their own subscription.
    pub request: SupportRequestId,
    pub webhook: WebhookId,
    pub buried: JobId,
}

impl World {
    /// A new database on an engine; none when the engine is not tested here.
    pub async fn new(engine: Engine) -> Option<Self> {
        Self::with(engine, None, Door::inline).await
    }

    /// A new database with faults and a door of some kind.
    pub async fn with(
        engine: Engine,
        faults: Option<Arc<dyn Faults>>,
        door: impl Fn(Store, Env) -> Door,
    ) -> Option<Self> {
        let database = TestDatabase::new(engine).await.unwrap()?;
        let options = Options { faults, durable: false, ..database.options() };
        let store = Store::open(database.url(), &options).await.unwrap();
        let env = Env::simulated("2026-03-02T09:00:00Z".parse().unwrap(), 1);
        let door = door(store.clone(), env.clone());
        let world = Self { database, store, door, env, numbers: AtomicU64::new(0) };
        let catalog = Command::ImportCatalog { products: vec![product("DESKS")] };
        world.does(OPERATOR, Principal::Operator, catalog).await;
        Some(world)
    }

    /// A number that was not used before.
    pub fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// A command under a new key.
    pub fn ask(&self, tenant: TenantId, principal: Principal, command: Command) -> Ask {
        let key = format!("key-{}", self.number());
        let call = Call { tenant, principal, request_id: key.clone(), key, if_match: None };
        Ask::new(call, command, self.env.seed()).unwrap()
    }

    /// Does something that must succeed.
    pub async fn does(&self, tenant: TenantId, principal: Principal, command: Command) -> Outcome {
        let ask = self.ask(tenant, principal, command);
        self.send(&ask).await.unwrap_or_else(|failure| panic!("{failure:?}: {ask:?}")).outcome
    }

    /// Sends a command as it is.
    pub async fn send(&self, ask: &Ask) -> Result<Done, Failure> {
        self.door.execute_batch(core::slice::from_ref(ask)).await.pop().unwrap()
    }

    /// Lets time pass.
    pub fn later(&self, by: SignedDuration) {
        self.env.move_to(self.env.now().checked_add(by).unwrap());
    }

    /// A worker of a process of its own, with mail that is kept.
    pub fn worker(&self) -> Worker {
        let config = MailConfig {
            base_url: "https://purser.example".into(),
            from: "Purser <purser@purser.example>".into(),
            transport: Transport::Kept,
        };
        let effects = Effects::new(self.store.clone(), self.env.clone(), config).unwrap();
        Worker::new(Door::inline(self.store.clone(), self.env.clone()), effects)
    }

    /// The organization's receiver is removed, so that a worker posts nothing.
    pub async fn nobody_listens(&self, of: &Organization) {
        let command = Command::RemoveWebhook { webhook: of.webhook };
        self.does(of.tenant, Principal::Operator, command).await;
    }

    /// The whole database is consistent.
    pub async fn verify(&self) {
        assert_eq!(self.store.verify().await.unwrap(), []);
    }

    /// A prepared organization with so many people.
    pub async fn organization(&self, people: u32) -> Organization {
        let tenant = self.tenant().await;
        let people = self.people(tenant, people).await;
        let (admin, buyer) = (people[0], people[1]);
        let roles = Command::AssignRoles { person: admin, roles: Role::ALL.into() };
        self.does(tenant, Principal::Operator, roles).await;
        let me = Principal::Person(buyer);
        let [card, spare_card] = [self.card(tenant, buyer).await, self.card(tenant, buyer).await];
        let desks = self.buys(tenant, Principal::Person(admin), order(FREE, None)).await;
        let own = self.buys(tenant, me, order(8, Some(card))).await;
        self.assigns(tenant, me, own, &people[1..4]).await;
        let leaving = self.buys(tenant, me, order(5, Some(card))).await;
        self.assigns(tenant, me, leaving, &people[2..5]).await;
        let canceled = self.buys(tenant, me, order(4, Some(card))).await;
        self.assigns(tenant, me, canceled, &people[2..4]).await;
        let room = self.buys(tenant, Principal::Person(admin), order(10, None)).await;
        let moves = TakeOverAction::MoveUsers { target: room };
        let cancels = TakeOverAction::Cancel { reason: CancelReason::TooExpensive, comment: None };
        let moving = self.takes(tenant, admin, leaving, moves).await;
        let taken = self.takes(tenant, admin, canceled, cancels).await;
        let (token, webhook) = self.automation(tenant, admin).await;
        let request = self.asks_to_cancel(tenant, buyer, own).await;
        let session = self.signs_in(tenant, buyer).await;
        let buried = self.bury_one(tenant).await;
        let profile = self.profile_of(tenant, own).await;
        Organization {
            tenant,
            admin,
            buyer,
            people,
            desks,
            own,
            moving,
            taken,
            card,
            spare_card,
            profile,
            token,
            session,
            request,
            webhook,
            buried,
        }
    }

    /// An organization without anything.
    pub async fn tenant(&self) -> TenantId {
        let new = CreateTenant {
            domain: format!("t{}.example", self.number()),
            name: "Organization".into(),
            locale: "en".into(),
            market: "SE".into(),
            tax_rate: None,
        };
        match self.does(OPERATOR, Principal::Operator, Command::CreateTenant(new)).await {
            Outcome::Tenant(tenant) => tenant,
            other => panic!("{other:?}"),
        }
    }

    /// New people, in one batch.
    pub async fn people(&self, tenant: TenantId, count: u32) -> Vec<PersonId> {
        let create = |_| self.ask(tenant, Principal::Operator, Command::CreatePerson(person(self.number())));
        let asks: Vec<Ask> = (0..count).map(create).collect();
        let answers = self.door.execute_batch(&asks).await;
        let id = |answer: Result<Done, Failure>| match answer.unwrap().outcome {
            Outcome::Person(id) => id,
            other => panic!("{other:?}"),
        };
        answers.into_iter().map(id).collect()
    }

    /// A subscription that somebody buys.
    pub async fn buys(&self, tenant: TenantId, who: Principal, order: PlaceOrder) -> SubscriptionId {
        match self.does(tenant, who, Command::PlaceOrder(order)).await {
            Outcome::Subscription { id, .. } => id,
            other => panic!("{other:?}"),
        }
    }

    async fn card(&self, tenant: TenantId, person: PersonId) -> PaymentMethodId {
        let owner = Owner::Person(person);
        let command = Command::AddPaymentMethod { owner, card: card(), address: address() };
        match self.does(tenant, Principal::Person(person), command).await {
            Outcome::PaymentMethod(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn assigns(
        &self,
        tenant: TenantId,
        who: Principal,
        subscription: SubscriptionId,
        people: &[PersonId],
    ) {
        let people = people.iter().copied().map(PersonRef::Id).collect();
        self.does(tenant, who, Command::AssignLicenses { subscription, people }).await;
    }

    async fn takes(
        &self,
        tenant: TenantId,
        admin: PersonId,
        subscription: SubscriptionId,
        action: TakeOverAction,
    ) -> TakeOverId {
        match self.does(tenant, Principal::Person(admin), Command::TakeOver { subscription, action }).await {
            Outcome::TakeOver(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn automation(&self, tenant: TenantId, admin: PersonId) -> (TokenId, WebhookId) {
        let admin = Principal::Person(admin);
        let secret = secret::generate_webhook_key(&self.env);
        let hook = Command::AddWebhook { url: "https://receiver.example/hook".into(), secret };
        let Outcome::Webhook(webhook) = self.does(tenant, admin, hook).await else { panic!("no webhook") };
        let hash = secret::hash(&self.number().to_string());
        let issue = Command::IssueToken { bearer: Bearer::Provisioning, hash, expires_at: None };
        let Outcome::Token(token) = self.does(tenant, admin, issue).await else { panic!("no token") };
        (token, webhook)
    }

    /// As somebody whose licenses are too many to cancel them online; from then on the limit is the usual one.
    async fn asks_to_cancel(
        &self,
        tenant: TenantId,
        person: PersonId,
        subscription: SubscriptionId,
    ) -> SupportRequestId {
        let limit = |max| {
            Command::ChangeTenant(ChangeTenant { online_cancel_max: Some(max), ..ChangeTenant::default() })
        };
        self.does(tenant, Principal::Operator, limit(0)).await;
        let subject = SupportSubject::CancelSubscription {
            subscription,
            reason: CancelReason::TooExpensive,
            comment: None,
        };
        let ask = Command::OpenSupportRequest { subject };
        let asked = self.does(tenant, Principal::Person(person), ask).await;
        self.does(tenant, Principal::Operator, limit(ONLINE_CANCEL_MAX)).await;
        match asked {
            Outcome::SupportRequest(request) => request,
            other => panic!("{other:?}"),
        }
    }

    async fn signs_in(&self, tenant: TenantId, person: PersonId) -> TokenId {
        let hash = secret::hash(&self.number().to_string());
        match self.does(tenant, Principal::System, Command::SignIn { person, hash }).await {
            Outcome::Token(token) => token,
            other => panic!("{other:?}"),
        }
    }

    /// A worker that gave up on a mail. What else it claimed is due again at once.
    async fn bury_one(&self, tenant: TenantId) -> JobId {
        let (now, token) = (self.env.now(), Uuid::from_u128(u128::from(self.number()) + 1));
        let claimed = self.store.claim(tenant, now, now, token, 100).await.unwrap();
        let claimed = claimed.iter().find(|claimed| claimed.work.kind() == "mail").unwrap();
        assert!(self.store.bury(&claimed.lease(token), "gave up").await.unwrap());
        claimed.job
    }

    async fn profile_of(&self, tenant: TenantId, id: SubscriptionId) -> BillingProfileId {
        let rows = self.rows(&PROFILE, tenant).await;
        let row = rows.iter().find(|row| row.id(0) == Ok(id.0)).unwrap();
        BillingProfileId(row.id(1).unwrap())
    }

    pub async fn rows(
        &self,
        statement: &'static Statement,
        tenant: TenantId,
    ) -> Vec<purser_store::value::Row> {
        self.store.read().await.unwrap().query(statement, &[tenant.into()]).await.unwrap()
    }

    /// Everything that is stored of an organization.
    pub async fn footprint(&self, tenant: TenantId) -> Footprint {
        let mut tables = BTreeMap::new();
        for statement in FOOTPRINT {
            let mut rows: Vec<String> =
                self.rows(statement, tenant).await.iter().map(|row| format!("{row:?}")).collect();
            rows.sort();
            tables.insert(statement.name, rows);
        }
        Footprint(tables)
    }
}

/// Everything that is stored of an organization, table by table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footprint(BTreeMap<&'static str, Vec<String>>);

impl Footprint {
    /// How many rows there are more than before in each table, and which kinds of events.
    pub fn since(&self, before: &Self) -> String {
        let rows = |of: &Self, table: &str| i64::try_from(of.0[table].len()).unwrap();
        let more: Vec<String> = self
            .0
            .keys()
            .map(|table| format!("{table} {:+}", rows(self, table) - rows(before, table)))
            .collect();
        let count = before.0["footprint events"].len();
        let changed = self.0.iter().filter(|&(table, now)| before.0[table] != *now);
        let changed: Vec<&str> = changed.map(|(table, _)| *table).collect();
        format!("{more:?} {changed:?} {:?}", self.kinds().split_off(count))
    }

    pub fn rows(&self, table: &str) -> usize {
        self.0[table].len()
    }

    fn kinds(&self) -> Vec<String> {
        let kind = |row: &String| row.split_once("Text(").map(|(_, kind)| kind.to_owned());
        self.0["footprint event kinds"].iter().filter_map(kind).collect()
    }
}

macro_rules! footprint {
    ($($label:literal: $sql:literal;)*) => {
        static FOOTPRINT: &[&Statement] = &[$(&Statement {
            name: concat!("footprint ", $label),
            sql: concat!("SELECT ", $sql, " WHERE tenant_id = $1"),
            params: &[Kind::Id],
        },)*];
    };
}

footprint! {
    "tenants": "event_seq, last_at, doc FROM tenant";
    "people": "doc FROM person";
    "groups": "doc FROM people_group";
    "service accounts": "doc FROM service_account";
    "tokens": "doc FROM token";
    "policies": "doc FROM policy";
    "payment methods": "doc FROM payment_method";
    "billing profiles": "doc FROM billing_profile";
    "subscriptions": "doc FROM subscription";
    "seats": "subscription_id, person_id, take_over_id, disabled_plans FROM seat";
    "lines": "id, subscription_id, payer, period_ix, amount FROM line";
    "take-overs": "doc FROM take_over";
    "support requests": "doc FROM support_request";
    "events": "seq, id, at, kind, data FROM event";
    // Sorted by number, because a footprint is sorted as text.
    "event kinds": "seq + 1000000, kind FROM event";
    "jobs": "id, kind, work, buried, attempt FROM job";
    "keys": "principal, key, outcome FROM call_key";
    "mails": "message_id, doc FROM kept_mail";
    "names": "name FROM sign_in_name";
    // What no organization owns is part of everybody's footprint.
    "products": "p.doc FROM product p, tenant";
    "domains": "d.name FROM (SELECT domain AS name FROM domain_name) AS d, tenant";
}

static PROFILE: Statement = Statement {
    name: "world billing profiles",
    sql: "SELECT id, billing_profile_id FROM subscription WHERE tenant_id = $1",
    params: &[Kind::Id],
};

/// A product that people may buy by themselves.
pub fn product(id: &str) -> Product {
    let se = market("SE").unwrap();
    let price =
        Price { market: "SE".into(), from: date(2020, 1, 1), unit_price: Money::new(1_399, se.currency) };
    let plan = SalePlan {
        plan_id: plan_of(id),
        term: Term::P1M,
        billing_frequency: Frequency::Monthly,
        prices: vec![price],
    };
    Product {
        product_id: id.into(),
        name: id.to_lowercase(),
        aliases: Vec::new(),
        sku_id: SkuId(plan_of(id).0),
        sku_part_number: id.into(),
        category: String::new(),
        offer_type: None,
        service_plans: vec![ServicePlan {
            service_plan_id: SERVICE_PLAN,
            service_plan_name: "DESKS_SERVICE".into(),
            friendly_name: String::new(),
        }],
        self_service: true,
        trial_days: None,
        trial_without_payment_method: false,
        terms: Terms::Flexible,
        offer_class: OfferClass::Default,
        status: SaleStatus::OnSale,
        plans: vec![plan],
    }
}

fn plan_of(product: &str) -> PlanId {
    PlanId(Uuid::from_u128(product.bytes().fold(0, |id, byte| id * 256 + u128::from(byte))))
}

/// An order of the one product; the organization's when no card pays.
pub fn order(quantity: u32, card: Option<PaymentMethodId>) -> PlaceOrder {
    PlaceOrder {
        plan: plan_of("DESKS"),
        quantity,
        payment_method: card,
        billing_profile: None,
        organization: card.is_none(),
        trial: false,
        starts_on: None,
    }
}

/// A person with a name of their own.
pub fn person(number: u64) -> CreatePerson {
    CreatePerson {
        user_principal_name: format!("p{number}@people.example"),
        display_name: "A. Person".into(),
        guest: false,
        department: None,
        job_title: None,
        manager: None,
        usage_location: None,
        locale: None,
    }
}

pub fn card() -> Card {
    Card {
        token: "sandbox".into(),
        brand: "visa".into(),
        last4: "4242".into(),
        expires: date(2040, 12, 1),
        name: "A. Person".into(),
        behavior: CardBehavior::Succeeds,
    }
}

pub fn address() -> Address {
    Address {
        line1: "Storgatan 1".into(),
        line2: None,
        city: "Stad".into(),
        region: None,
        postal_code: "123 45".into(),
        country: "SE".into(),
    }
}
