//! Organizations, people, service accounts, tokens, webhooks: what is taken in and what is refused (P-14, P-15).

use super::world::World;
use super::world::script::code;
use jiff::civil::date;
use purser_domain::command::{ChangeSettings, ChangeTenant, Command, CreatePerson, CreateTenant, Principal};
use purser_domain::event::Event;
use purser_domain::id::{JobId, OPERATOR, PersonId, TokenId, WebhookId};
use purser_domain::people::{Bearer, MailKind, Role};
use purser_domain::plan::{Note, Outcome, Plan};
use purser_domain::refusal::Refusal;
use purser_domain::tax::{OwnRate, Tax, TaxChoice, TaxRate};
use std::collections::BTreeSet;
use uuid::Uuid;

fn world() -> World {
    World::new("US", date(2026, 1, 15))
}

fn answer(result: Result<Plan, Refusal>) -> String {
    match result {
        Ok(plan) if plan.notes.contains(&Note::NothingChanged) => "unchanged".into(),
        Ok(_) => "ok".into(),
        Err(no) => code(&no),
    }
}

fn tenant(domain: &str, name: &str, locale: &str, market: &str) -> Command {
    Command::CreateTenant(CreateTenant {
        domain: domain.into(),
        name: name.into(),
        locale: locale.into(),
        market: market.into(),
        tax_rate: None,
    })
}

#[test]
fn organizations_have_a_domain_of_their_own() {
    let mut world = world();
    world.tenant = OPERATOR;
    let long = format!("{}.example", "x".repeat(64));
    for (command, expected) in [
        (tenant("fabrikam.example", "Fabrikam", "sv-SE", "SE"), "ok"),
        (tenant("fabrikam.example", "Other", "sv-SE", "SE"), "already_exists"),
        (tenant("contoso.example", "Other", "en", "US"), "already_exists"),
        (tenant("Fabrikam.example", "F", "en", "US"), "invalid_input domain format"),
        (tenant("fabrikam", "F", "en", "US"), "invalid_input domain format"),
        (tenant("-a.example", "F", "en", "US"), "invalid_input domain format"),
        (tenant(&long, "F", "en", "US"), "invalid_input domain format"),
        (tenant("a.example", " ", "en", "US"), "invalid_input name required"),
        (tenant("a.example", "F", "fr", "US"), "invalid_input locale one_of"),
        (tenant("a.example", "F", "en", "FR"), "invalid_input market one_of"),
        // Everything that is wrong is told at once.
        (tenant("a", "", "x", "y"), "invalid_input domain format name required locale one_of market one_of"),
    ] {
        assert_eq!(answer(world.run(Principal::Operator, command.clone())), expected, "{command:?}");
    }
}

#[test]
fn settings_of_the_organization() {
    let mut world = world();
    let admin = world.principal("admin");
    let change = |change| Command::ChangeTenant(change);
    let none = ChangeTenant::default;
    for (command, expected) in [
        (change(none()), "unchanged"),
        (change(ChangeTenant { name: Some("New".into()), ..none() }), "ok"),
        (change(ChangeTenant { name: Some("New".into()), ..none() }), "unchanged"),
        (change(ChangeTenant { name: Some("x".repeat(201)), ..none() }), "invalid_input name too_long"),
        (
            change(ChangeTenant { support_contact: Some("a\u{7}".into()), ..none() }),
            "invalid_input support_contact format",
        ),
        (change(ChangeTenant { locale: Some("zh-TW".into()), ..none() }), "ok"),
        (
            change(ChangeTenant { online_cancel_max: Some(1_000_001), ..none() }),
            "invalid_input online_cancel_max out_of_range",
        ),
        (change(ChangeTenant { online_cancel_max: Some(0), ..none() }), "ok"),
    ] {
        assert_eq!(answer(world.run(admin, command.clone())), expected, "{command:?}");
    }
    assert_eq!((world.tenant_row().name.as_str(), world.tenant_row().locale.as_str()), ("New", "zh-TW"));
}

#[test]
fn p_13_the_market_says_what_tax_is_due_unless_the_organization_has_a_rate_of_its_own() {
    let mut world = world();
    let mut tenant = world.tenant_row().clone();
    let mut due = |market: &str, own: Option<&str>, day| {
        tenant.market = market.into();
        tenant.tax_rates = own
            .map(|own| OwnRate { from: date(2026, 1, 1), rate: TaxRate::parse(own) })
            .into_iter()
            .collect();
        Tax::of(&tenant, day).map(|tax| tax.rate.decimal())
    };
    let day = date(2026, 1, 15);
    for (market, own, day, rate) in [
        ("DE", None, day, Some("0.19")),
        ("DE", None, date(2020, 6, 30), Some("0.19")),
        ("DE", None, date(2020, 7, 1), Some("0.16")),
        ("DE", None, date(2020, 12, 31), Some("0.16")),
        ("DE", None, date(2021, 1, 1), Some("0.19")),
        ("DE", None, date(2006, 12, 31), None),
        ("DE", Some("0"), day, Some("0")),
        ("SE", None, day, Some("0.25")),
        ("TW", None, day, Some("0.05")),
        ("CN", None, day, Some("0.06")),
        ("IN", None, day, Some("0.18")),
        ("US", None, day, None),
        ("US", Some("0.095"), day, Some("0.095")),
        ("US", Some("0.095"), date(2025, 12, 31), None),
        ("DE", Some("0"), date(2025, 12, 31), Some("0.19")),
    ] {
        assert_eq!(due(market, own, day).as_deref(), rate, "{market} {own:?} {day}");
    }

    let set = |rate: &str| {
        let own = TaxRate::parse(rate).map_or(TaxChoice::Market, TaxChoice::Own);
        Command::ChangeTenant(ChangeTenant { tax_rate: Some(own), ..ChangeTenant::default() })
    };
    for (who, rate, expected) in [
        ("operator", "0.095", "ok"),
        ("operator", "0.095", "unchanged"),
        ("admin", "0.01", "not_allowed"),
        ("kai", "0.01", "not_allowed"),
        ("operator", "market", "ok"),
        ("operator", "market", "unchanged"),
        ("operator", "0.1", "ok"),
    ] {
        assert_eq!(answer(world.run(world.principal(who), set(rate))), expected, "{who} {rate}");
    }
    let own = [OwnRate { from: date(2026, 1, 15), rate: TaxRate::parse("0.1") }];
    assert_eq!(world.tenant_row().tax_rates, own, "the last word of a day holds");
}

#[test]
fn settings_of_a_person_are_their_own() {
    let mut world = world();
    let change = |locale: Option<&str>, muted: Option<&[MailKind]>| {
        Command::ChangeSettings(ChangeSettings {
            locale: locale.map(Into::into),
            muted: muted.map(|kinds| kinds.iter().copied().collect()),
        })
    };
    let all = &MailKind::ALL[..];
    for (who, command, expected) in [
        ("kai", change(None, None), "unchanged"),
        ("kai", change(Some(""), None), "unchanged"),
        ("kai", change(Some("sv-SE"), None), "ok"),
        ("kai", change(Some("sv-SE"), Some(&[])), "unchanged"),
        ("kai", change(Some("fr"), Some(all)), "invalid_input locale one_of"),
        ("kai", change(None, Some(all)), "ok"),
        ("guest", change(Some("de"), None), "ok"),
        ("retired", change(Some("de"), None), "account_inactive"),
        ("robot", change(Some("de"), None), "not_allowed"),
        ("operator", change(Some("de"), None), "not_allowed"),
        ("provisioning", change(Some("de"), None), "not_allowed"),
    ] {
        assert_eq!(answer(world.run(world.principal(who), command.clone())), expected, "{who} {command:?}");
    }
    let kai = world.person("kai");
    let known = world.store.people[&kai].clone();
    assert_eq!((known.locale.as_deref(), known.muted), (Some("sv-SE"), MailKind::ALL.into()));
    let plan = world.run(Principal::Person(kai), change(Some(""), None)).unwrap();
    assert_eq!(plan.events, [Event::SettingsChanged { user_id: kai, fields: vec!["locale"] }]);
    assert_eq!(world.store.people[&kai].locale, None, "the organization's");
}

fn person(name: &str) -> CreatePerson {
    CreatePerson {
        user_principal_name: name.into(),
        display_name: "Name".into(),
        guest: false,
        department: None,
        job_title: None,
        manager: None,
        usage_location: None,
        locale: None,
    }
}

#[test]
fn people_have_a_sign_in_name_of_their_own() {
    let mut world = world();
    let users = world.principal("users");
    let nobody = Some(PersonId(Uuid::from_u128(404)));
    for (new, expected) in [
        (person("ann@contoso.example"), "ok"),
        (person("Ann@Contoso.example"), "already_exists"),
        (person("ann"), "invalid_input user_principal_name format"),
        (person("a b@contoso.example"), "invalid_input user_principal_name format"),
        (person("@contoso.example"), "invalid_input user_principal_name format"),
        (
            CreatePerson { display_name: String::new(), ..person("b@contoso.example") },
            "invalid_input display_name required",
        ),
        (
            CreatePerson { usage_location: Some("Us".into()), ..person("b@contoso.example") },
            "invalid_input usage_location format",
        ),
        (CreatePerson { manager: nobody, ..person("b@contoso.example") }, "not_found"),
        (
            CreatePerson { locale: Some("xx".into()), ..person("b@contoso.example") },
            "invalid_input locale one_of",
        ),
    ] {
        assert_eq!(answer(world.run(users, Command::CreatePerson(new.clone()))), expected, "{new:?}");
    }
}

#[test]
fn groups_have_each_member_once() {
    let mut world = world();
    let users = world.principal("users");
    let (kai, noor) = (world.person("kai"), world.person("noor"));
    let group =
        |members: &[PersonId]| Command::CreateGroup { display_name: "G".into(), members: members.to_vec() };
    let many: Vec<PersonId> = (0..1001).map(|n| PersonId(Uuid::from_u128(n))).collect();
    for (command, expected) in [
        (group(&[kai, noor]), "ok"),
        (group(&[]), "ok"),
        (group(&[kai, kai]), "invalid_input members repeated"),
        (group(&[PersonId(Uuid::from_u128(404))]), "not_found"),
        (group(&many), "invalid_input members too_long"),
    ] {
        assert_eq!(answer(world.run(users, command)), expected);
    }
    assert_eq!(world.store.groups.len(), 2);
}

#[test]
fn roles_are_given_by_global_administrators_and_never_to_guests() {
    let mut world = world();
    let (admin, users) = (world.principal("admin"), world.principal("users"));
    let (noor, guest) = (world.person("noor"), world.person("guest"));
    let assign =
        |person, roles: &[Role]| Command::AssignRoles { person, roles: BTreeSet::from_iter(roles.to_vec()) };
    for (who, command, expected) in [
        (users, assign(noor, &[Role::GlobalAdministrator]), "not_allowed"),
        (admin, assign(noor, &[Role::GlobalReader]), "ok"),
        (admin, assign(noor, &[Role::GlobalReader]), "unchanged"),
        (admin, assign(guest, &[Role::GlobalReader]), "invalid_input roles not_allowed_here"),
        (admin, assign(guest, &[]), "unchanged"),
        (admin, assign(PersonId(Uuid::from_u128(404)), &[]), "not_found"),
    ] {
        assert_eq!(answer(world.run(who, command.clone())), expected, "{command:?}");
    }
}

#[test]
fn passwords_are_stored_as_hashes_only_and_set_by_oneself_or_a_global_administrator() {
    let mut world = world();
    let (kai, noor) = (world.person("kai"), world.person("noor"));
    let set = |person, hash: &str| Command::SetPassword { person, hash: hash.into() };
    for (who, command, expected) in [
        ("kai", set(kai, "$argon2id$v=19$x"), "ok"),
        ("kai", set(kai, "secret"), "invalid_input hash format"),
        ("kai", set(noor, "$argon2id$v=19$x"), "not_allowed"),
        ("users", set(noor, "$argon2id$v=19$x"), "not_allowed"),
        ("admin", set(noor, "$argon2id$v=19$x"), "ok"),
    ] {
        assert_eq!(answer(world.run(world.principal(who), command)), expected, "{who}");
    }
}

#[test]
fn tokens_are_their_bearer_s() {
    let mut world = world();
    let kai = Bearer::Person(world.person("kai"));
    let Principal::Service(robot) = world.principal("robot") else { panic!() };
    let issue = |bearer| Command::IssueToken { bearer, hash: "a".repeat(64), expires_at: None };
    let mut kai_s = None;
    for (who, bearer, expected) in [
        ("kai", kai, "ok"),
        ("admin", kai, "not_allowed"),
        ("operator", kai, "ok"),
        ("admin", Bearer::Service(robot), "ok"),
        ("billing", Bearer::Service(robot), "not_allowed"),
        ("admin", Bearer::Provisioning, "ok"),
        ("admin", Bearer::Operator, "not_allowed"),
        // The operator's own token belongs to the operator's own organization.
        ("operator", Bearer::Operator, "not_allowed"),
    ] {
        let made = world.run(world.principal(who), issue(bearer));
        if let (None, Ok(plan)) = (kai_s, &made) {
            let Outcome::Token(token) = plan.outcome else { panic!() };
            kai_s = Some(token);
        }
        assert_eq!(answer(made), expected, "{who} {bearer:?}");
    }
    let token = kai_s.unwrap();
    let unknown = TokenId(Uuid::from_u128(404));
    for (who, token, expected) in [
        // A stranger is not told that it exists.
        ("noor", token, "not_found"),
        ("noor", unknown, "not_found"),
        ("kai", token, "ok"),
        ("kai", token, "not_found"),
    ] {
        let revoke = Command::RevokeToken { token };
        assert_eq!(answer(world.run(world.principal(who), revoke)), expected, "{who} {token}");
    }
    let short = Command::IssueToken { bearer: kai, hash: "A".repeat(64), expires_at: None };
    assert_eq!(answer(world.run(world.principal("kai"), short)), "invalid_input hash format");
}

#[test]
fn service_accounts_have_a_name_roles_and_a_secret() {
    let mut world = world();
    let admin = world.principal("admin");
    let account = |name: &str, roles: &[Role], hash: String| Command::CreateServiceAccount {
        display_name: name.into(),
        roles: BTreeSet::from_iter(roles.to_vec()),
        secret_hash: hash,
    };
    let wrong = account("", &[], "x".into());
    assert_eq!(
        answer(world.run(admin, wrong)),
        "invalid_input display_name required roles required secret_hash format"
    );
    let right = account("reports", &[Role::GlobalReader], "0".repeat(64));
    assert_eq!(answer(world.run(admin, right)), "ok");
}

#[test]
fn webhooks_are_ten_at_most() {
    let mut world = world();
    let admin = world.principal("admin");
    let hook = |url: &str, secret: &str| Command::AddWebhook { url: url.into(), secret: secret.into() };
    for (command, expected) in [
        (hook("ftp://a.example", "whsec_x"), "invalid_input url format"),
        (hook("https://a.example", "x"), "invalid_input secret format"),
        (Command::RemoveWebhook { webhook: WebhookId(Uuid::from_u128(404)) }, "not_found"),
    ] {
        assert_eq!(answer(world.run(admin, command)), expected);
    }
    for n in 0..10 {
        assert_eq!(answer(world.run(admin, hook("https://a.example/", "whsec_x"))), "ok", "{n}");
    }
    assert_eq!(answer(world.run(admin, hook("https://a.example/", "whsec_x"))), "limit_reached");
    let first = world.tenant_row().webhooks[0].id;
    assert_eq!(answer(world.run(admin, Command::RemoveWebhook { webhook: first })), "ok");
    assert_eq!(world.tenant_row().webhooks.len(), 9);
}

#[test]
fn only_a_buried_job_is_tried_again() {
    let mut world = world();
    let (admin, job) = (world.principal("admin"), JobId(Uuid::from_u128(5)));
    assert_eq!(answer(world.run(admin, Command::RetryJob { job })), "job_not_buried");
    world.behind_the_back(|store| assert!(store.buried.insert(job)));
    world.script("pass 1h");
    assert_eq!(answer(world.run(admin, Command::RetryJob { job })), "ok");
    assert!(world.store.buried.is_empty());
}
