//! The demo world of product.md 1, loaded through the same commands as real work.
//!
//! Every command has a key of its own, so a load that was interrupted goes on where it stopped.

use super::names::{MEMBERS, ORGANIZATIONS, Organization};
use crate::data;
use anyhow::{Context as _, Result, anyhow};
use futures_util::future::try_join_all;
use purser_app::sandbox::{TypedCard, tokenize};
use purser_app::{Door, Failure};
use purser_domain::command::{Call, Command, CreatePerson, CreateTenant, PersonRef, PlaceOrder, Principal};
use purser_domain::id::{OPERATOR, PaymentMethodId, PersonId, PlanId, SubscriptionId, TenantId};
use purser_domain::payment::{Address, Owner};
use purser_domain::people::Role;
use purser_domain::plan::Outcome;
use purser_domain::tax::TaxRate;
use std::collections::BTreeSet;

/// Everything that was loaded and that the demo file tells.
pub struct World {
    pub organizations: Vec<Loaded>,
}

/// One organization with its people.
pub struct Loaded {
    pub id: TenantId,
    pub domain: String,
    pub locale: String,
    pub market: String,
    pub people: Vec<LoadedPerson>,
}

/// One person.
pub struct LoadedPerson {
    pub id: PersonId,
    pub user_principal_name: String,
    pub display_name: String,
    pub roles: BTreeSet<Role>,
    pub guest: bool,
}

/// Sends the commands of one organization.
pub struct Sender<'a> {
    door: &'a Door,
    tenant: TenantId,
}

impl<'a> Sender<'a> {
    pub const fn new(door: &'a Door, tenant: TenantId) -> Self {
        Self { door, tenant }
    }

    /// One command of the operator.
    pub async fn send(&self, key: &str, command: Command) -> Result<Outcome> {
        self.send_as(Principal::Operator, key, command).await
    }

    /// One command of somebody.
    pub async fn send_as(&self, principal: Principal, key: &str, command: Command) -> Result<Outcome> {
        let key = format!("demo/{key}");
        let call = Call { tenant: self.tenant, principal, request_id: key.clone(), key, if_match: None };
        let word = command.word();
        match self.door.execute(call, command).await {
            Ok(done) => Ok(done.outcome),
            Err(Failure::Refused(refusal)) => Err(anyhow!("{word}: refused: {refusal:?}")),
            Err(failure) => Err(anyhow!("{word}: {failure:?}")),
        }
    }
}

/// Loads the catalog and the five organizations.
pub async fn load(door: &Door) -> Result<World> {
    let products = data::catalog()?;
    let operator = Sender::new(door, OPERATOR);
    operator.send("catalog", Command::ImportCatalog { products }).await?;
    let plans = Plans::find()?;
    let organizations =
        try_join_all(ORGANIZATIONS.iter().map(|org| load_organization(door, org, &plans))).await?;
    Ok(World { organizations })
}

/// The plans that the demo's purchases use.
struct Plans {
    power_bi_pro: PlanId,
    visio_plan_2: PlanId,
    power_automate: PlanId,
}

impl Plans {
    fn find() -> Result<Self> {
        let products = data::catalog()?;
        let monthly = |product_id: &str| -> Result<PlanId> {
            let product = products.iter().find(|product| product.product_id == product_id);
            let plan = product
                .and_then(|product| product.plans.first())
                .context("the catalog lacks a demo product")?;
            Ok(plan.plan_id)
        };
        Ok(Self {
            power_bi_pro: monthly("CFQ7TTC0H9MP")?,
            visio_plan_2: monthly("CFQ7TTC0HD32")?,
            power_automate: monthly("CFQ7TTC0LH3L")?,
        })
    }
}

async fn load_organization(door: &Door, org: &Organization, plans: &Plans) -> Result<Loaded> {
    let new = CreateTenant {
        domain: org.domain.into(),
        name: org.name.into(),
        locale: org.locale.into(),
        market: org.market.into(),
        tax_rate: org.tax_rate.and_then(TaxRate::parse),
    };
    let operator = Sender::new(door, OPERATOR);
    let created = operator.send(&format!("tenant/{}", org.domain), Command::CreateTenant(new)).await?;
    let Outcome::Tenant(id) = created else { return Err(anyhow!("no tenant")) };
    let sender = Sender::new(door, id);
    let people = load_people(&sender, org).await?;
    load_groups(&sender, org, &people).await?;
    load_purchases(&sender, org, plans, &people).await?;
    Ok(Loaded { id, domain: org.domain.into(), locale: org.locale.into(), market: org.market.into(), people })
}

/// The six administrators, the guest, and sixty members of which three have bought something.
async fn load_people(sender: &Sender<'_>, org: &Organization) -> Result<Vec<LoadedPerson>> {
    let admins = [
        ("admin", "Admin", Role::GlobalAdministrator),
        ("billing", "Billing", Role::BillingAdministrator),
        ("licenses", "Licenses", Role::LicenseAdministrator),
        ("users", "Users", Role::UserAdministrator),
        ("reader", "Reader", Role::GlobalReader),
        ("support", "Support", Role::ServiceSupportAdministrator),
    ];
    let named = |local: &str, name: String, guest: bool, department: Option<&str>| CreatePerson {
        user_principal_name: format!("{local}@{}", org.domain),
        display_name: name,
        guest,
        department: department.map(Into::into),
        job_title: None,
        manager: None,
        usage_location: Some(org.market.into()),
        locale: None,
    };
    let mut first: Vec<(CreatePerson, BTreeSet<Role>)> = admins
        .iter()
        .map(|(local, name, role)| {
            (named(local, format!("{name} {}", org.name), false, None), BTreeSet::from([*role]))
        })
        .collect();
    first.push((named("guest", format!("Guest {}", org.name), true, None), BTreeSet::new()));
    // Each department's first member leads it.
    let members = members(org);
    let (leads, others) = members.split_at(org.departments.len());
    for member in leads {
        first.push((
            named(&member.local, member.name.clone(), false, Some(member.department)),
            BTreeSet::new(),
        ));
    }
    let mut people = create(sender, first).await?;
    let managers: Vec<(String, PersonId)> = leads
        .iter()
        .zip(people.iter().skip(admins.len().saturating_add(1)))
        .map(|(lead, person)| (lead.department.to_owned(), person.id))
        .collect();
    let rest = others.iter().map(|member| {
        let mut new = named(&member.local, member.name.clone(), false, Some(member.department));
        new.manager =
            managers.iter().find(|(department, _)| department == member.department).map(|(_, id)| *id);
        (new, BTreeSet::new())
    });
    people.extend(create(sender, rest.collect()).await?);
    Ok(people)
}

struct Member {
    local: String,
    name: String,
    department: &'static str,
}

/// Sixty members: every given name with every family name, the first three of the rest replaced by the purchasers.
fn members(org: &Organization) -> Vec<Member> {
    let mut members = Vec::with_capacity(MEMBERS);
    for (given_ix, (given, given_ascii)) in org.given.iter().enumerate() {
        for (family_ix, (family, family_ascii)) in org.family.iter().enumerate() {
            let name =
                if org.family_first { format!("{family}{given}") } else { format!("{given} {family}") };
            let place = given_ix.saturating_add(family_ix).checked_rem(org.departments.len()).unwrap_or(0);
            members.push(Member {
                local: format!("{given_ascii}.{family_ascii}"),
                name,
                department: org.departments.get(place).copied().unwrap_or_default(),
            });
        }
    }
    let purchasers = ["kai", "noor", "lee"].into_iter().zip(org.purchasers);
    for (member, (local, name)) in members.iter_mut().rev().zip(purchasers) {
        member.local = local.into();
        member.name = name.into();
    }
    members
}

async fn create(
    sender: &Sender<'_>,
    people: Vec<(CreatePerson, BTreeSet<Role>)>,
) -> Result<Vec<LoadedPerson>> {
    try_join_all(people.into_iter().map(async |(new, roles)| {
        let name = new.user_principal_name.clone();
        let (display_name, guest) = (new.display_name.clone(), new.guest);
        let created = sender.send(&format!("person/{name}"), Command::CreatePerson(new)).await?;
        let Outcome::Person(id) = created else { return Err(anyhow!("no person")) };
        if !roles.is_empty() {
            let command = Command::AssignRoles { person: id, roles: roles.clone() };
            sender.send(&format!("roles/{name}"), command).await?;
        }
        Ok(LoadedPerson { id, user_principal_name: name, display_name, roles, guest })
    }))
    .await
}

async fn load_groups(sender: &Sender<'_>, org: &Organization, people: &[LoadedPerson]) -> Result<()> {
    let departments = members(org);
    try_join_all(org.departments.iter().map(async |&department| {
        let inside = |person: &&LoadedPerson| {
            departments.iter().any(|member| {
                member.department == department
                    && person.user_principal_name.split('@').next() == Some(member.local.as_str())
            })
        };
        let members = people.iter().filter(inside).map(|person| person.id).collect();
        let command = Command::CreateGroup { display_name: department.into(), members };
        sender.send(&format!("group/{department}"), command).await
    }))
    .await?;
    Ok(())
}

/// What kai@, noor@ and lee@ have bought, and what the organization owns.
async fn load_purchases(
    sender: &Sender<'_>,
    org: &Organization,
    plans: &Plans,
    people: &[LoadedPerson],
) -> Result<()> {
    let ordinary: Vec<&LoadedPerson> =
        people.iter().filter(|person| person.roles.is_empty() && !person.guest).collect();
    let shop = Shop { sender, org, people, ordinary };
    // The five of kai@ and the three of noor@ are others than the ten of the organization, so that a move shows them.
    tokio::try_join!(
        shop.buys("kai", plans.power_bi_pro, 8, 10, 5),
        shop.buys("noor", plans.power_bi_pro, 5, 15, 3),
        shop.buys("kai", plans.visio_plan_2, 2, 20, 2),
        shop.buys("lee", plans.power_automate, 30, 20, 30),
        shop.buys("admin", plans.power_bi_pro, 25, 0, 10),
        shop.buys("admin", plans.visio_plan_2, 3, 30, 2),
    )?;
    Ok(())
}

struct Shop<'a> {
    sender: &'a Sender<'a>,
    org: &'a Organization,
    people: &'a [LoadedPerson],
    ordinary: Vec<&'a LoadedPerson>,
}

impl Shop<'_> {
    /// `admin` buys for the organization; everyone else for themselves, by card.
    async fn buys(&self, who: &str, plan: PlanId, quantity: u32, skip: usize, assigned: usize) -> Result<()> {
        let upn = format!("{who}@{}", self.org.domain);
        let buyer =
            self.people.iter().find(|person| person.user_principal_name == upn).context("no buyer")?;
        let principal = Principal::Person(buyer.id);
        let organization = who == "admin";
        let payment_method = if organization { None } else { Some(self.card(buyer).await?) };
        let order = PlaceOrder {
            plan,
            quantity,
            payment_method,
            billing_profile: None,
            organization,
            trial: false,
            starts_on: None,
        };
        let key = format!("order/{who}/{plan}");
        let bought = self.sender.send_as(principal, &key, Command::PlaceOrder(order)).await?;
        let Outcome::Subscription { id, .. } = bought else { return Err(anyhow!("no subscription")) };
        let holders: Vec<PersonRef> =
            self.ordinary.iter().skip(skip).take(assigned).map(|person| PersonRef::Id(person.id)).collect();
        for (part, people) in holders.chunks(20).enumerate() {
            self.assign(principal, id, part, people.to_vec()).await?;
        }
        Ok(())
    }

    async fn assign(
        &self,
        who: Principal,
        id: SubscriptionId,
        part: usize,
        people: Vec<PersonRef>,
    ) -> Result<()> {
        let key = format!("assign/{id}/{part}");
        let command = Command::AssignLicenses { subscription: id, people };
        self.sender.send_as(who, &key, command).await.map(|_| ())
    }

    async fn card(&self, buyer: &LoadedPerson) -> Result<PaymentMethodId> {
        let typed = TypedCard {
            number: "4242 4242 4242 4242",
            expiry: "12/39",
            security_code: "123",
            name: &buyer.display_name,
        };
        let card = tokenize(&typed).map_err(|refusal| anyhow!("{refusal:?}"))?;
        let address = Address {
            line1: "1".into(),
            line2: None,
            city: self.org.city.into(),
            region: None,
            postal_code: self.org.postal_code.into(),
            country: self.org.market.into(),
        };
        let command = Command::AddPaymentMethod { owner: Owner::Person(buyer.id), card, address };
        let key = format!("card/{}", buyer.user_principal_name);
        match self.sender.send_as(Principal::Person(buyer.id), &key, command).await? {
            Outcome::PaymentMethod(id) => Ok(id),
            _ => Err(anyhow!("no payment method")),
        }
    }
}
