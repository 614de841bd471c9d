//! Who and what is in the world: one person for each role, three ordinary members, a guest, and a small catalog in
//! which every kind of product occurs once.

use super::store::Store;
use super::{World, operator_tenant};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use purser_domain::catalog::{
    Frequency, OfferClass, Price, Product, SalePlan, SaleStatus, ServicePlan, Term, Terms,
};
use purser_domain::command::{Command, CreatePerson, CreateTenant, PersonRef, PlaceOrder, Principal};
use purser_domain::facts::Facts;
use purser_domain::id::{OPERATOR, PaymentMethodId, PersonId, PlanId, ServiceId, SkuId};
use purser_domain::limits::ASSIGN_MAX;
use purser_domain::market::{MARKETS, market};
use purser_domain::money::Money;
use purser_domain::payment::{Address, Card, CardBehavior, Owner};
use purser_domain::people::{Person, Role};
use purser_domain::plan::{Outcome, Plan};
use purser_domain::policy::OfferType;
use purser_domain::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Word, product id, length, frequency and list price of every plan.
pub const PLANS: [(&str, &str, Term, Frequency, &str); 12] = [
    ("pbi", "CFQ7TTC0H9MP", Term::P1M, Frequency::Monthly, "10.00"),
    ("pbi:year", "CFQ7TTC0H9MP", Term::P1Y, Frequency::Monthly, "8.00"),
    ("pbi:upfront", "CFQ7TTC0H9MP", Term::P1Y, Frequency::Upfront, "90.00"),
    ("pbi:3y", "CFQ7TTC0H9MP", Term::P3Y, Frequency::Annual, "85.00"),
    ("visio", "CFQ7TTC0HD33", Term::P1M, Frequency::Monthly, "5.00"),
    ("copilot", "CFQ7TTC0MM8R", Term::P1M, Frequency::Monthly, "30.00"),
    ("copilot:year", "CFQ7TTC0MM8R", Term::P1Y, Frequency::Annual, "300.00"),
    ("plain", "PLAIN-20", Term::P1M, Frequency::Monthly, "20.00"),
    ("odd", "ODD-9.99", Term::P1M, Frequency::Monthly, "9.99"),
    ("suite", "SUITE", Term::P3Y, Frequency::Annual, "500.00"),
    ("saas", "THIRD-PARTY", Term::P1M, Frequency::Monthly, "7.00"),
    ("storage", "STORAGE", Term::P1M, Frequency::Monthly, "3.00"),
];

/// What somebody buys.
#[derive(Clone, Debug)]
pub struct Buying {
    pub plan: String,
    pub quantity: u32,
    pub organization: bool,
    pub trial: bool,
    /// How the card answers; none pays without naming one.
    pub card: Option<CardBehavior>,
    pub starts_on: Option<Date>,
}

impl Buying {
    pub fn of(plan: &str, quantity: u32) -> Self {
        let card = Some(CardBehavior::Succeeds);
        Self { plan: plan.into(), quantity, organization: false, trial: false, card, starts_on: None }
    }

    /// For the organization, by invoice.
    pub fn for_organization(plan: &str, quantity: u32) -> Self {
        Self { organization: true, card: None, ..Self::of(plan, quantity) }
    }
}

impl World {
    /// An organization in a market, on the morning of a day, with everyone and everything.
    pub fn new(market_code: &str, morning: Date) -> Self {
        let zone = market(market_code).expect("a market").time_zone;
        let now: Timestamp =
            morning.at(9, 0, 0, 0).in_tz(zone).expect("a zone of the bundled database").timestamp();
        let operator = operator_tenant();
        let mut world = Self {
            store: Store::new(operator.clone()),
            now,
            tenant: OPERATOR,
            folded: Facts::new(operator),
            elsewhere: BTreeMap::new(),
            left_in_batch: 0,
            calls: 0,
            subscriptions: BTreeMap::new(),
            take_overs: BTreeMap::new(),
        };
        world.run(Principal::Operator, Command::ImportCatalog { products: catalog() }).unwrap();
        let new = CreateTenant {
            domain: "contoso.example".into(),
            name: "Contoso".into(),
            locale: "en".into(),
            market: market_code.into(),
            tax_rate: None,
        };
        let made = world.run(Principal::Operator, Command::CreateTenant(new)).unwrap();
        let Outcome::Tenant(tenant) = made.outcome else { panic!("{:?}", made.outcome) };
        world.tenant = tenant;
        for (name, role) in ROLES {
            let person = world.create_person(name, false);
            let roles = BTreeSet::from([role]);
            world.run(Principal::Operator, Command::AssignRoles { person, roles }).unwrap();
        }
        for name in ["kai", "noor", "lee", "retired"] {
            world.create_person(name, false);
        }
        world.create_person("guest", true);
        let retired = world.person("retired");
        world.behind_the_back(|store| store.people.get_mut(&retired).expect("a person").active = false);
        let roles = BTreeSet::from([Role::GlobalAdministrator]);
        let robot = Command::CreateServiceAccount {
            display_name: "robot".into(),
            roles,
            secret_hash: "0".repeat(64),
        };
        world.run(Principal::Operator, robot).unwrap();
        world
    }

    /// Changes what no command changes.
    pub fn behind_the_back(&mut self, change: impl FnOnce(&mut Store)) {
        change(&mut self.store);
        self.left_in_batch = 0;
    }

    pub fn create_person(&mut self, name: &str, guest: bool) -> PersonId {
        let new = CreatePerson {
            user_principal_name: format!("{name}@contoso.example"),
            display_name: name.into(),
            guest,
            department: None,
            job_title: None,
            manager: None,
            usage_location: None,
            locale: None,
        };
        let made = self.run(Principal::Operator, Command::CreatePerson(new)).unwrap();
        let Outcome::Person(person) = made.outcome else { panic!("{:?}", made.outcome) };
        person
    }

    /// A person by name. `p1`, `p2` and so on come into being when they are first named.
    pub fn person(&mut self, name: &str) -> PersonId {
        match self.known_person(name) {
            Some(person) => person,
            None if name.strip_prefix('p').is_some_and(|rest| rest.parse::<u32>().is_ok()) => {
                self.create_person(name, false)
            }
            None => panic!("nobody is called {name}"),
        }
    }

    /// Licenses for `p{first}` and the `number - 1` people after, twenty at a time. The people come in by a back door,
    /// the licenses by the front.
    pub fn fill(&mut self, label: &str, first: u32, number: u32) {
        let names: Vec<String> = (first..first + number).map(|n| format!("p{n}")).collect();
        let kai = self.person("kai");
        let template = self.store.people[&kai].clone();
        let known: BTreeMap<String, PersonId> =
            self.store.people.values().map(|person| (person.display_name.clone(), person.id)).collect();
        let mut people = Vec::new();
        self.behind_the_back(|store| {
            for name in &names {
                let id = known.get(name).copied().unwrap_or_else(|| {
                    PersonId(Uuid::from_u128(0x7_0000_0000 + name[1..].parse::<u128>().expect("a number")))
                });
                let named = Person {
                    id,
                    user_principal_name: format!("{name}@contoso.example"),
                    display_name: name.clone(),
                    ..template.clone()
                };
                store.people.entry(id).or_insert(named);
                people.push(PersonRef::Id(id));
            }
        });
        let subscription = self.id(label);
        let by = match self.subscription(label).owner {
            Owner::Organization => self.principal("licenses"),
            Owner::Person(owner) => Principal::Person(owner),
        };
        for some in people.chunks(ASSIGN_MAX) {
            self.run(by, Command::AssignLicenses { subscription, people: some.to_vec() }).unwrap();
        }
    }

    fn known_person(&self, name: &str) -> Option<PersonId> {
        let known = self.store.people.values().find(|person| person.display_name == name);
        known.map(|person| person.id)
    }

    /// Who acts under a name.
    pub fn principal(&self, name: &str) -> Principal {
        match name {
            "operator" => Principal::Operator,
            "system" => Principal::System,
            "provisioning" => Principal::Provisioning,
            "robot" => Principal::Service(self.robot()),
            _ => Principal::Person(
                self.known_person(name).unwrap_or_else(|| panic!("nobody is called {name}")),
            ),
        }
    }

    fn robot(&self) -> ServiceId {
        *self.store.services.keys().next().expect("a service account")
    }

    /// Orders something.
    pub fn buys(&mut self, who: &str, buying: &Buying) -> Result<Plan, Refusal> {
        let principal = self.principal(who);
        let order = self.order(principal, buying)?;
        self.run(principal, Command::PlaceOrder(order))
    }

    /// The order for what somebody buys; adds the card that it names.
    pub fn order(&mut self, principal: Principal, buying: &Buying) -> Result<PlaceOrder, Refusal> {
        let owner = match principal {
            Principal::Person(person) if !buying.organization => Owner::Person(person),
            _ => Owner::Organization,
        };
        let payment_method = match buying.card {
            Some(behavior) => Some(self.card_of(owner, principal, behavior)?),
            None => None,
        };
        Ok(PlaceOrder {
            plan: plan_id(&buying.plan),
            quantity: buying.quantity,
            payment_method,
            billing_profile: None,
            organization: buying.organization,
            trial: buying.trial,
            starts_on: buying.starts_on,
        })
    }

    /// The owner's card that answers so, added when there is none yet.
    pub(super) fn card_of(
        &mut self,
        owner: Owner,
        principal: Principal,
        behavior: CardBehavior,
    ) -> Result<PaymentMethodId, Refusal> {
        let alike = |known: &&purser_domain::payment::PaymentMethod| {
            known.owner == owner && known.card.behavior == behavior && !known.removed
        };
        if let Some(known) = self.store.methods.iter().find(alike) {
            return Ok(known.id);
        }
        let address = self.address();
        let add = Command::AddPaymentMethod { owner, card: card(behavior, date(2050, 1, 1)), address };
        let made = self.run(principal, add)?;
        let Outcome::PaymentMethod(id) = made.outcome else { panic!("{:?}", made.outcome) };
        Ok(id)
    }

    /// A person's card that answers so.
    pub fn card_of_person(&mut self, name: &str, behavior: CardBehavior) -> PaymentMethodId {
        let owner = Owner::Person(self.person(name));
        self.card_of(owner, self.principal(name), behavior).unwrap()
    }

    /// A good address in the organization's country.
    pub fn address(&self) -> Address {
        Address {
            line1: "1 Main Street".into(),
            line2: None,
            city: "Springfield".into(),
            region: None,
            postal_code: "12345".into(),
            country: self.tenant_row().market.clone(),
        }
    }

    /// A new price from a day on, in every market, as the operator does it.
    pub fn reprices(&mut self, plan: &str, price: &str, from: Date) -> Result<Plan, Refusal> {
        self.re_imports(plan, |product| {
            let sold = product.plans.iter_mut().find(|sold| sold.plan_id == plan_id(plan)).expect("a plan");
            sold.prices.extend(prices(price, from));
        })
    }

    /// The product of a plan, changed and taken in again.
    pub fn re_imports(&mut self, plan: &str, change: impl FnOnce(&mut Product)) -> Result<Plan, Refusal> {
        let mut product = self.store.product(product_id(plan)).expect("a product").clone();
        change(&mut product);
        let organization = std::mem::replace(&mut self.tenant, OPERATOR);
        let answer = self.run(Principal::Operator, Command::ImportCatalog { products: vec![product] });
        self.tenant = organization;
        answer
    }
}

/// Name and role of everyone who has one.
pub const ROLES: [(&str, Role); 6] = [
    ("admin", Role::GlobalAdministrator),
    ("billing", Role::BillingAdministrator),
    ("licenses", Role::LicenseAdministrator),
    ("users", Role::UserAdministrator),
    ("reader", Role::GlobalReader),
    ("support", Role::ServiceSupportAdministrator),
];

/// A card of the sandbox provider.
pub fn card(behavior: CardBehavior, expires: Date) -> Card {
    Card {
        token: format!("tok-{behavior:?}"),
        brand: "visa".into(),
        last4: "4242".into(),
        expires,
        name: "A Holder".into(),
        behavior,
    }
}

/// The id of a plan, by its word.
pub fn plan_id(word: &str) -> PlanId {
    let at = PLANS.iter().position(|&(plan, ..)| plan == word);
    let at = at.unwrap_or_else(|| panic!("no plan {word}"));
    PlanId(Uuid::from_u128(0x9_0000 + u128::try_from(at).unwrap()))
}

/// The product of a plan, by the plan's word.
pub fn product_id(word: &str) -> &'static str {
    let plan = PLANS.iter().find(|&&(plan, ..)| plan == word);
    plan.unwrap_or_else(|| panic!("no plan {word}")).1
}

fn prices(price: &str, from: Date) -> impl Iterator<Item = Price> {
    MARKETS.iter().map(move |market| Price {
        market: market.code.into(),
        from,
        unit_price: Money::parse(price, market.currency).expect("a price"),
    })
}

fn catalog() -> Vec<Product> {
    let mut products: Vec<Product> = Vec::new();
    for (word, id, term, billing_frequency, price) in PLANS {
        let plan = SalePlan {
            plan_id: plan_id(word),
            term,
            billing_frequency,
            prices: prices(price, date(2020, 1, 1)).collect(),
        };
        match products.iter_mut().find(|product| product.product_id == id) {
            Some(product) => product.plans.push(plan),
            None => products.push(product(id, u128::try_from(products.len()).unwrap(), plan)),
        }
    }
    products
}

/// One product, with what sets it apart.
fn product(id: &str, nth: u128, plan: SalePlan) -> Product {
    let aliases: &[&str] = match id {
        "CFQ7TTC0H9MP" => &["CFQ7TTC0L3PB"],
        "CFQ7TTC0HD33" => &["CFQ7TTC0KXN9"],
        _ => &[],
    };
    Product {
        product_id: id.into(),
        name: format!("Product {id}"),
        aliases: aliases.iter().map(ToString::to_string).collect(),
        sku_id: SkuId(Uuid::from_u128(0x5_0000 + nth)),
        sku_part_number: id.replace('.', "_"),
        category: String::new(),
        offer_type: (id == "THIRD-PARTY").then_some(OfferType::SaaS),
        service_plans: vec![ServicePlan {
            service_plan_id: Uuid::from_u128(0x6_0000 + nth),
            service_plan_name: format!("{id}_SERVICE"),
            friendly_name: String::new(),
        }],
        self_service: id != "SUITE",
        trial_days: matches!(id, "CFQ7TTC0H9MP" | "CFQ7TTC0HD33" | "THIRD-PARTY").then_some(30),
        trial_without_payment_method: id == "CFQ7TTC0HD33",
        terms: if id == "CFQ7TTC0MM8R" { Terms::SevenDay } else { Terms::Flexible },
        offer_class: match id {
            "SUITE" => OfferClass::EnterpriseMultiYear,
            "STORAGE" => OfferClass::WithoutDisabled,
            _ => OfferClass::Default,
        },
        status: SaleStatus::OnSale,
        plans: vec![plan],
    }
}
