//! Who may do what (domain.md 1.1): every command, in every variant that makes a difference, asked by everyone. Each
//! sample would succeed for whoever has the right, so that only rights tell the answers apart.

use super::every;
use crate::domain::world::script::{code, policy_change};
use crate::domain::world::{Buying, ROLES, World, card};
use jiff::civil::date;
use purser_domain::command::{
    ChangeBillingProfile, ChangeSettings, ChangeTenant, Command, CreatePerson, CreateTenant, PersonRef,
    Principal, When,
};
use purser_domain::id::{
    BillingProfileId, JobId, OPERATOR, PaymentMethodId, SubscriptionId, SupportRequestId, TenantId, TokenId,
};
use purser_domain::payment::{CardBehavior, Owner};
use purser_domain::people::{Bearer, Role};
use purser_domain::plan::Outcome;
use purser_domain::subscription::CancelReason;
use purser_domain::support::{Resolution, SupportSubject};
use purser_domain::take_over::TakeOverAction;
use purser_domain::tax::{TaxChoice, TaxRate};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Everyone who could ask, and how the table calls them.
fn everyone() -> Vec<(&'static str, &'static str)> {
    let roles = ROLES.iter().map(|(name, role)| (*name, role.name()));
    let others = [
        ("kai", "purchaser"),
        ("lee", "member"),
        ("guest", "guest"),
        ("retired", "inactive account"),
        ("robot", "service account with Global Administrator"),
        ("operator", "operator"),
        ("provisioning", "provisioning"),
        ("system", "system"),
    ];
    roles.chain(others).collect()
}

/// The question as one asker puts it.
type Ask = Box<dyn Fn(&mut World, Principal) -> Command>;

/// One row: what is asked, and the question for each asker.
struct Row {
    variant: &'static str,
    tenant: TenantId,
    ask: Ask,
}

/// Things that questions are about.
struct Things {
    world: World,
    /// The organization's and the purchaser's.
    cards: [PaymentMethodId; 2],
    profiles: [BillingProfileId; 2],
    tokens: [TokenId; 2],
    /// The purchaser's.
    session: TokenId,
    /// A question, and a request to cancel.
    requests: [SupportRequestId; 2],
    job: JobId,
}

fn things() -> Things {
    let mut world = World::new("US", date(2026, 1, 15));
    world.script(
        "
        admin buys 9 pbi for-org as central
        admin assigns central p1
        kai buys 5 pbi as mine
        kai assigns mine p2
        noor buys 5 pbi as given
        noor buys 5 pbi as moving
        admin takes given by transfer as given
        admin takes moving by move central begin as moving
        ",
    );
    let spare = |world: &mut World, name: &str, owner| {
        let add = Command::AddPaymentMethod {
            owner,
            card: card(CardBehavior::Succeeds, date(2040, 1, 1)),
            address: world.address(),
        };
        let Outcome::PaymentMethod(id) = world.run(world.principal(name), add).unwrap().outcome else {
            panic!()
        };
        id
    };
    let kai = Owner::Person(world.person("kai"));
    let cards = [spare(&mut world, "admin", Owner::Organization), spare(&mut world, "kai", kai)];
    let profile = |owner| world.store.profiles.iter().find(|profile| profile.owner == owner).unwrap().id;
    let profiles = [profile(Owner::Organization), profile(kai)];
    let Principal::Service(robot) = world.principal("robot") else { panic!() };
    let token = |world: &mut World, bearer| {
        let issue = Command::IssueToken { bearer, hash: "a".repeat(64), expires_at: None };
        let Outcome::Token(id) = world.run(Principal::Operator, issue).unwrap().outcome else { panic!() };
        id
    };
    let person = Bearer::Person(world.person("kai"));
    let tokens = [token(&mut world, Bearer::Service(robot)), token(&mut world, person)];
    let sign_in = Command::SignIn { person: world.person("kai"), hash: "c".repeat(64) };
    let Outcome::Token(session) = world.run(Principal::System, sign_in).unwrap().outcome else { panic!() };
    // The purchaser's own may not be cancelled online, so that it can be asked for.
    world.script(
        "
        kai buys 2 pbi as many
        kai assigns many p1
        admin online-limit 0
        ",
    );
    let ask = |world: &mut World, name: &str, subject| {
        let command = Command::OpenSupportRequest { subject };
        let Outcome::SupportRequest(id) = world.run(world.principal(name), command).unwrap().outcome else {
            panic!()
        };
        id
    };
    let many = world.id("many");
    let requests = [
        ask(&mut world, "kai", SupportSubject::Question { text: "Why?".into() }),
        ask(&mut world, "kai", to_cancel(many)),
    ];
    let hook = Command::AddWebhook { url: "https://a.example".into(), secret: "whsec_x".into() };
    world.run(Principal::Operator, hook).unwrap();
    let job = JobId(Uuid::from_u128(5));
    world.behind_the_back(|store| assert!(store.buried.insert(job)));
    Things { world, cards, profiles, tokens, session, requests, job }
}

fn row(variant: &'static str, ask: impl Fn(&mut World, Principal) -> Command + 'static) -> Row {
    Row { variant, tenant: TenantId(Uuid::nil()), ask: Box::new(ask) }
}

/// One in the operator's own organization.
fn operator_row(variant: &'static str, ask: impl Fn(&mut World, Principal) -> Command + 'static) -> Row {
    Row { tenant: OPERATOR, ..row(variant, ask) }
}

fn rows(things: &Things) -> Vec<Row> {
    let mut rows = organization_rows(things);
    rows.extend(people_rows(things.session));
    rows.extend(payment_rows(things));
    rows.extend(order_rows());
    for (label, variant) in [("central", "the organization's"), ("mine", "the purchaser's")] {
        rows.extend(subscription_rows(label, variant));
    }
    rows.extend(take_over_rows());
    rows.extend(support_rows(things.requests));
    rows
}

fn organization_rows(things: &Things) -> Vec<Row> {
    let ([service, person], job) = (things.tokens, things.job);
    let webhook = things.world.tenant_row().webhooks[0].id;
    let product = things.world.store.product("PLAIN-20").unwrap().clone();
    let issue = |bearer| Command::IssueToken { bearer, hash: "b".repeat(64), expires_at: None };
    vec![
        operator_row("", |_, _| {
            let (domain, name) = ("fabrikam.example".into(), "Fabrikam".into());
            Command::CreateTenant(CreateTenant {
                domain,
                name,
                locale: "en".into(),
                market: "US".into(),
                tax_rate: None,
            })
        }),
        row("", |_, _| {
            Command::ChangeTenant(ChangeTenant { name: Some("New".into()), ..ChangeTenant::default() })
        }),
        row("its tax rate", |_, _| {
            let tax_rate = TaxRate::parse("0.095").map(TaxChoice::Own);
            Command::ChangeTenant(ChangeTenant { tax_rate, ..ChangeTenant::default() })
        }),
        row("", |_, _| Command::CreateServiceAccount {
            display_name: "New".into(),
            roles: BTreeSet::from([Role::GlobalReader]),
            secret_hash: "0".repeat(64),
        }),
        row("the purchaser's", move |world, _| issue(Bearer::Person(world.person("kai")))),
        row("a service account's", move |world, _| match world.principal("robot") {
            Principal::Service(robot) => issue(Bearer::Service(robot)),
            other => panic!("{other:?}"),
        }),
        row("for provisioning", move |_, _| issue(Bearer::Provisioning)),
        operator_row("the operator's", move |_, _| issue(Bearer::Operator)),
        row("the purchaser's", move |_, _| Command::RevokeToken { token: person }),
        row("a service account's", move |_, _| Command::RevokeToken { token: service }),
        row("", |_, _| Command::AddWebhook { url: "https://b.example".into(), secret: "whsec_y".into() }),
        row("", move |_, _| Command::RemoveWebhook { webhook }),
        operator_row("", move |_, _| Command::ImportCatalog { products: vec![product.clone()] }),
        row("", |_, _| Command::SetPolicy { changes: vec![policy_change("pbi", "Disabled")] }),
        row("", move |_, _| Command::RetryJob { job }),
    ]
}

fn people_rows(session: TokenId) -> Vec<Row> {
    let hash = || "$argon2id$v=19$x".to_owned();
    vec![
        row("", |_, _| {
            Command::CreatePerson(CreatePerson {
                user_principal_name: "new@contoso.example".into(),
                display_name: "New".into(),
                guest: false,
                department: None,
                job_title: None,
                manager: None,
                usage_location: None,
                locale: None,
            })
        }),
        row("", |_, _| Command::CreateGroup { display_name: "New".into(), members: Vec::new() }),
        row("", |world, _| Command::AssignRoles {
            person: world.person("lee"),
            roles: BTreeSet::from([Role::GlobalReader]),
        }),
        row("the purchaser's", move |world, _| Command::SetPassword {
            person: world.person("kai"),
            hash: hash(),
        }),
        row("one's own", |_, _| {
            Command::ChangeSettings(ChangeSettings { locale: Some("de".into()), muted: None })
        }),
        row("the purchaser's", |world, _| Command::SignIn {
            person: world.person("kai"),
            hash: "d".repeat(64),
        }),
        row("the purchaser's", move |_, _| Command::ExtendSession { token: session }),
        row("the purchaser's", |world, _| Command::SignOutEverywhere { person: world.person("kai") }),
    ]
}

fn payment_rows(things: &Things) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, variant) in [(0, "the organization's"), (1, "the purchaser's")] {
        let (payment_method, billing_profile) = (things.cards[at], things.profiles[at]);
        rows.push(row(variant, move |world, _| Command::AddPaymentMethod {
            owner: if at == 0 { Owner::Organization } else { Owner::Person(world.person("kai")) },
            card: card(CardBehavior::Succeeds, date(2041, 1, 1)),
            address: world.address(),
        }));
        rows.push(row(variant, move |_, _| Command::ChangePaymentMethod {
            payment_method,
            expires: None,
            name: Some("New".into()),
            address: None,
        }));
        rows.push(row(variant, move |_, _| Command::RemovePaymentMethod { payment_method }));
        rows.push(row(variant, move |_, _| {
            Command::ChangeBillingProfile(ChangeBillingProfile {
                billing_profile,
                payment_method: None,
                purchase_order: Some("PO-1".into()),
                bill_to: None,
            })
        }));
    }
    rows
}

fn order_rows() -> Vec<Row> {
    let order =
        |world: &mut World, asker, buying: &Buying| Command::PlaceOrder(world.order(asker, buying).unwrap());
    vec![
        row("for the organization", move |world, asker| {
            order(world, asker, &Buying::for_organization("pbi", 1))
        }),
        row("for oneself, a trial", move |world, asker| {
            order(world, asker, &Buying { trial: true, card: None, ..Buying::of("visio", 1) })
        }),
        row("for oneself, a product of administrators only", move |world, asker| {
            order(world, asker, &Buying { card: None, ..Buying::of("suite", 1) })
        }),
    ]
}

fn subscription_rows(label: &'static str, variant: &'static str) -> Vec<Row> {
    let people = |world: &mut World, name: &str| vec![PersonRef::Id(world.person(name))];
    let holder = if label == "mine" { "p2" } else { "p1" };
    vec![
        row(variant, move |world, _| Command::ChangeQuantity {
            subscription: world.id(label),
            total: 8,
            when: When::Now,
        }),
        row(variant, move |world, _| Command::SetRecurring {
            subscription: world.id(label),
            recurring: false,
        }),
        row(variant, move |world, _| Command::AssignLicenses {
            subscription: world.id(label),
            people: people(world, "lee"),
        }),
        row(variant, move |world, _| Command::UnassignLicenses {
            subscription: world.id(label),
            people: people(world, holder),
        }),
        row(variant, move |world, _| Command::ChangeServicePlans {
            subscription: world.id(label),
            person: world.person(holder),
            disabled_plans: world.service_plans(label),
        }),
        row(variant, move |world, _| Command::Cancel {
            subscription: world.id(label),
            reason: CancelReason::Other,
            comment: None,
            when: When::Renewal,
        }),
        row(variant, move |world, _| Command::Advance { subscription: world.id(label) }),
    ]
}

fn take_over_rows() -> Vec<Row> {
    vec![
        row("", |world, _| Command::TakeOver {
            subscription: world.id("mine"),
            action: TakeOverAction::Transfer,
        }),
        row("", |world, _| {
            let known = world.take_over("moving");
            Command::ContinueTakeOver { take_over: known.id, step: known.step }
        }),
        row("of a transfer", |world, _| Command::UndoTakeOver { take_over: world.take_over("given").id }),
    ]
}

fn to_cancel(subscription: SubscriptionId) -> SupportSubject {
    SupportSubject::CancelSubscription { subscription, reason: CancelReason::Other, comment: None }
}

fn support_rows([question, cancel]: [SupportRequestId; 2]) -> Vec<Row> {
    let resolve = |request, resolution| {
        let answer = Some("Because.".into());
        Command::ResolveSupportRequest { request, resolution, answer }
    };
    vec![
        row("a question", |_, _| {
            let subject = SupportSubject::Question { text: "How?".into() };
            Command::OpenSupportRequest { subject }
        }),
        row("to cancel the purchaser's", |world, _| Command::OpenSupportRequest {
            subject: to_cancel(world.id("mine")),
        }),
        row("a question", move |_, _| resolve(question, Resolution::Done)),
        row("to cancel the purchaser's", move |_, _| resolve(cancel, Resolution::Done)),
        row("to cancel, declined", move |_, _| resolve(cancel, Resolution::Declined)),
    ]
}

/// Answers of a missing right; whatever else comes up means that a sample is no good.
const OF_RIGHTS: [&str; 8] = [
    "✔",
    "not_allowed",
    "not_found",
    "self_service_subscription",
    "self_service_licenses",
    "self_service_not_offered",
    "guests_cannot_buy",
    "account_inactive",
];

/// An answer and who gets it, in lines of moderate length.
fn wrapped(answer: &str, called: &[&str]) -> String {
    let mut lines = vec![format!("    {answer:<26}")];
    for (at, name) in called.iter().enumerate() {
        let last = lines.last_mut().unwrap();
        let comma = if at + 1 < called.len() { ", " } else { "" };
        if last.chars().count() + name.len() > 108 {
            lines.push(format!("{:30}{name}{comma}", ""));
        } else {
            last.push_str(&format!("{name}{comma}"));
        }
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The whole table.
pub fn text() -> String {
    let things = things();
    let mut sections: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for row in rows(&things) {
        let mut answers: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let mut word = "";
        for (name, called) in everyone() {
            let mut world = things.world.clone();
            let asker = world.principal(name);
            let command = (row.ask)(&mut world, asker);
            word = every::command(&command);
            assert_eq!(word, command.word());
            if row.tenant == OPERATOR {
                world.tenant = OPERATOR;
            }
            let answer = world.preview(asker, &command).map_or_else(|no| code(&no), |_| "✔".into());
            let at = OF_RIGHTS.iter().position(|known| *known == answer);
            let at = at.unwrap_or_else(|| panic!("{word} {}, asked by {called}: {answer}", row.variant));
            answers.entry(at).or_default().push(called);
        }
        let comma = if row.variant.is_empty() { "" } else { ", " };
        let mut section = format!("\n{word}{comma}{}\n", row.variant);
        for (at, called) in answers {
            section.push_str(&wrapped(OF_RIGHTS[at], &called));
        }
        let order = every::COMMANDS.iter().position(|known| *known == word).unwrap();
        sections.entry(order).or_default().push(section);
    }
    assert_eq!(sections.len(), every::COMMANDS.len(), "a command has no row");
    let head = "Who may do what. Generated by crates/domain/tests/domain/matrices/roles.rs; do not edit.\n\n\
                ✔ or the code of the refusal, and who gets it. \"The purchaser's\" is what one member bought by\n\
                themselves; \"member\" is another one, who bought nothing.\n";
    let sections: String = sections.into_values().flatten().collect();
    format!("{head}{sections}")
}
