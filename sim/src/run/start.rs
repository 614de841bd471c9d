//! Setting up an installation: a catalog, organizations, people with roles and cards, and something to move people
//! into. All of it goes through the door.

use super::{Run, is_large};
use crate::actors::Wish;
use crate::model::Organization;
use crate::{Broken, Held, must, shop};
use jiff::Timestamp;
use jiff::civil::date;
use purser_app::{Ask, Done};
use purser_domain::command::{Command, CreatePerson, CreateTenant, PersonRef, PlaceOrder, Principal};
use purser_domain::id::{OPERATOR, PersonId, PlanId, SubscriptionId, TenantId};
use purser_domain::limits::ASSIGN_MAX;
use purser_domain::payment::{CardBehavior, Owner};
use purser_domain::people::{Role, Tenant};
use purser_domain::plan::Outcome;
use purser_domain::take_over::TakeOverAction;
use purser_store::sql::Statement;
use purser_store::value::Kind;

/// People of a large run: more than two steps of a move.
const MANY: u32 = 2_500;
/// Commands of one batch of the set-up.
const TOGETHER: usize = 250;

static TENANT: Statement =
    Statement { name: "sim tenant", sql: "SELECT doc FROM tenant WHERE tenant_id = $1", params: &[Kind::Id] };

impl Run {
    pub(super) async fn start(&mut self) -> Held<()> {
        self.open().await?;
        let rows = self.stage()?.store.read().await?.query(&TENANT, &[OPERATOR.into()]).await?;
        let row = rows.first().ok_or_else(|| Broken("there is no operator".into()))?;
        let operator: Tenant = row.json(0)?;
        let organization = Organization::new(operator, Timestamp::UNIX_EPOCH);
        self.model.organizations.insert(OPERATOR, organization);
        let import = self.operator_at_home(Command::ImportCatalog { products: shop::catalog() })?;
        self.all_done(vec![import]).await?;
        for (domain, market) in shop::ORGANIZATIONS {
            let new = CreateTenant {
                domain: domain.into(),
                name: "Organization".into(),
                locale: "en".into(),
                market: market.into(),
                tax_rate: None,
            };
            let ask = self.operator_at_home(Command::CreateTenant(new))?;
            let done = self.all_done(vec![ask]).await?;
            let Some(Outcome::Tenant(tenant)) = done.first().map(|done| done.outcome.clone()) else {
                return Err(Broken(format!("no organization: {done:?}")));
            };
            let first = domain == "aurora.example";
            let people = self.people(tenant, domain, first && is_large(self.seed)).await?;
            self.roles(tenant, &people).await?;
            self.cards(tenant, market, &people).await?;
            self.targets(tenant).await?;
            if first && is_large(self.seed) {
                self.many_licenses(tenant, &people).await?;
            }
        }
        Ok(())
    }

    async fn people(&mut self, tenant: TenantId, domain: &str, many: bool) -> Held<Vec<PersonId>> {
        let count = if many { MANY } else { self.random.between(7, 26) };
        let mut asks = Vec::new();
        for number in 0..count {
            let new = CreatePerson {
                user_principal_name: format!("p{number}@{domain}"),
                display_name: format!("Person {number}"),
                guest: number == 6,
                department: None,
                job_title: None,
                manager: None,
                usage_location: None,
                locale: None,
            };
            asks.push(self.operator(tenant, Command::CreatePerson(new))?);
        }
        let done = self.all_done(asks).await?;
        let people = done.iter().filter_map(|done| match done.outcome {
            Outcome::Person(id) => Some(id),
            _ => None,
        });
        Ok(people.collect())
    }

    async fn roles(&mut self, tenant: TenantId, people: &[PersonId]) -> Held<()> {
        let mut asks = Vec::new();
        for (&person, role) in people.iter().zip(Role::ALL) {
            asks.push(self.operator(tenant, Command::AssignRoles { person, roles: [role].into() })?);
        }
        self.all_done(asks).await.map(drop)
    }

    async fn cards(&mut self, tenant: TenantId, market: &str, people: &[PersonId]) -> Held<()> {
        let mut asks = Vec::new();
        for &person in people.iter().take(12) {
            let command = Command::AddPaymentMethod {
                owner: Owner::Person(person),
                card: shop::card(CardBehavior::Succeeds, date(2040, 12, 1)),
                address: shop::address(market),
            };
            let principal = Principal::Person(person);
            asks.push(self.ask(Wish { tenant, principal, if_match: None, command })?);
        }
        self.all_done(asks).await.map(drop)
    }

    /// The organization's own subscriptions.
    async fn targets(&mut self, tenant: TenantId) -> Held<()> {
        let mut asks = Vec::new();
        for product in shop::catalog().iter().take(3) {
            let plan = self.random.pick(&product.plans).map(|plan| plan.plan_id);
            let quantity = self.random.between(10, 60);
            if let Some(plan) = plan {
                asks.push(self.operator(tenant, organization_order(plan, quantity))?);
            }
        }
        self.all_done(asks).await.map(drop)
    }

    /// A purchase that everybody has a license of, and room to move them to.
    async fn many_licenses(&mut self, tenant: TenantId, people: &[PersonId]) -> Held<()> {
        let plan = shop::catalog().first().and_then(|product| product.plans.first()).map(|plan| plan.plan_id);
        let (Some(plan), Some(&buyer)) = (plan, people.get(3)) else { return Ok(()) };
        let method = self.model.organization(tenant).and_then(|of| {
            let mine = of.methods.values().find(|method| method.owner == Owner::Person(buyer));
            mine.map(|method| method.id)
        });
        let order = PlaceOrder { payment_method: method, ..order(plan, MANY) };
        let buy = Wish {
            tenant,
            principal: Principal::Person(buyer),
            if_match: None,
            command: Command::PlaceOrder(order),
        };
        let room = self.operator(tenant, organization_order(plan, MANY.saturating_add(100)))?;
        let buy = self.ask(buy)?;
        let done = self.all_done(vec![buy, room]).await?;
        let ids: Vec<SubscriptionId> = done
            .iter()
            .filter_map(|done| match done.outcome {
                Outcome::Subscription { id, .. } => Some(id),
                _ => None,
            })
            .collect();
        let (Some(&source), Some(&target)) = (ids.first(), ids.get(1)) else {
            return Err(Broken(format!("nothing was bought: {done:?}")));
        };
        let mut asks = Vec::new();
        for some in people.chunks(ASSIGN_MAX) {
            let people = some.iter().copied().map(PersonRef::Id).collect();
            let command = Command::AssignLicenses { subscription: source, people };
            asks.push(self.ask(Wish {
                tenant,
                principal: Principal::Person(buyer),
                if_match: None,
                command,
            })?);
        }
        self.all_done(asks).await?;
        // Their mails are sent before the faults begin, so that the move is the next thing that a worker does.
        self.drain().await?;
        let action = TakeOverAction::MoveUsers { target };
        let take = self.operator(tenant, Command::TakeOver { subscription: source, action })?;
        self.all_done(vec![take]).await.map(drop)
    }

    /// Sends commands that must all be carried out.
    async fn all_done(&mut self, asks: Vec<Ask>) -> Held<Vec<Done>> {
        let before = self.answered.len();
        let count = asks.len();
        for some in asks.chunks(TOGETHER) {
            self.execute(some.to_vec()).await?;
        }
        let done: Vec<Done> = self.answered.iter().skip(before).map(|(_, done)| done.clone()).collect();
        must(done.len() == count, || format!("{} of {count} were carried out", done.len()))?;
        Ok(done)
    }
}

fn organization_order(plan: PlanId, quantity: u32) -> Command {
    Command::PlaceOrder(PlaceOrder { organization: true, ..order(plan, quantity) })
}

const fn order(plan: PlanId, quantity: u32) -> PlaceOrder {
    PlaceOrder {
        plan,
        quantity,
        payment_method: None,
        billing_profile: None,
        organization: false,
        trial: false,
        starts_on: None,
    }
}
