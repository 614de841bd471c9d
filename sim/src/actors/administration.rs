//! Wishes about people, policy, automation and the organization itself.

use super::Actor;
use crate::model::Organization;
use crate::shop;
use purser_app::Env;
use purser_app::secret::{generate_webhook_key, hash};
use purser_domain::command::{ChangeSettings, ChangeTenant, Command, CreatePerson, CreateTenant, Principal};
use purser_domain::id::PersonId;
use purser_domain::people::{Bearer, CancelBasis, MailKind, Role};
use purser_domain::period::plus_days;
use purser_domain::policy::{OfferType, PolicyChange, PolicyValue};
use purser_domain::tax::{TaxChoice, TaxRate};
use std::collections::BTreeSet;

const GLOBAL: [Role; 1] = [Role::GlobalAdministrator];

impl Actor<'_> {
    pub(super) fn set_policy(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let count = self.random.between(1, 3);
        let changes = (0..count).map(|_| self.policy_change()).collect::<Option<Vec<_>>>()?;
        let roles = [Role::GlobalAdministrator, Role::BillingAdministrator];
        Some((self.with_role(of, &roles), Command::SetPolicy { changes }))
    }

    fn policy_change(&mut self) -> Option<PolicyChange> {
        let enabled = Some(PolicyValue::Enabled);
        let others =
            [None, enabled, Some(PolicyValue::OnlyTrialsWithoutPaymentMethod), Some(PolicyValue::Disabled)];
        let value = self.random.of(enabled, &others);
        let product = self.random.pick(&self.model.products)?;
        let ids: Vec<&String> = core::iter::once(&product.product_id).chain(&product.aliases).collect();
        let id = (*self.random.pick(&ids)?).clone();
        Some(match self.random.below(6) {
            0 => PolicyChange::Default(value),
            1 => PolicyChange::OfferType(self.random.of(OfferType::SaaS, &OfferType::ALL), value),
            _ => PolicyChange::Product(id, value),
        })
    }

    pub(super) fn create_person(&mut self, of: &Organization) -> (Principal, Command) {
        let domain = if self.random.chance(250) { "guests.example" } else { of.tenant.domain.as_str() };
        let new = CreatePerson {
            // Few names, so that two organizations want the same one.
            user_principal_name: format!("new{}@{domain}", self.random.below(40)),
            display_name: "New Person".into(),
            guest: self.random.chance(150),
            department: None,
            job_title: None,
            manager: self.random.chance(100).then(|| self.anyone(of)).flatten(),
            usage_location: None,
            locale: Some("de".to_owned()).filter(|_| self.random.chance(200)),
        };
        let roles = [Role::GlobalAdministrator, Role::UserAdministrator];
        let administrator = self.with_role(of, &roles);
        let principal = self.random.of(Principal::Provisioning, &[administrator]);
        (principal, Command::CreatePerson(new))
    }

    pub(super) fn create_group(&mut self, of: &Organization) -> (Principal, Command) {
        let people: Vec<PersonId> = of.people.keys().copied().collect();
        let count = usize::try_from(self.random.below(5)).unwrap_or(0);
        let members = self.random.some(&people, count);
        let roles = [Role::GlobalAdministrator, Role::UserAdministrator];
        (self.with_role(of, &roles), Command::CreateGroup { display_name: "A group".into(), members })
    }

    pub(super) fn assign_roles(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let principal = self.with_role(of, &GLOBAL);
        let person = self.anyone(of)?;
        let keep = principal == Principal::Person(person);
        let count = usize::try_from(self.random.below(3)).unwrap_or(0);
        let mut roles: BTreeSet<Role> = self.random.some(&Role::ALL, count).into_iter().collect();
        // Nobody locks the organization out of its run.
        roles.extend(keep.then_some(Role::GlobalAdministrator));
        Some((principal, Command::AssignRoles { person, roles }))
    }

    pub(super) fn set_password(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let person = self.anyone(of)?;
        let hash = format!("$argon2id${}", self.random.bits());
        Some((Principal::Person(person), Command::SetPassword { person, hash }))
    }

    pub(super) fn create_service_account(&mut self, of: &Organization) -> (Principal, Command) {
        let roles = self.random.some(&Role::ALL, 2).into_iter().collect();
        let secret_hash = hash(&self.random.bits().to_string());
        let command = Command::CreateServiceAccount { display_name: "Automation".into(), roles, secret_hash };
        (self.with_role(of, &GLOBAL), command)
    }

    pub(super) fn issue_token(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let person = self.anyone(of)?;
        let services: Vec<_> = of.services.keys().copied().collect();
        let service = self.random.pick(&services).map(|&id| Bearer::Service(id));
        let others = [Bearer::Provisioning, service.unwrap_or(Bearer::Operator)];
        let bearer = self.random.of(Bearer::Person(person), &others);
        let expires_at = self.now.checked_add(jiff::SignedDuration::from_hours(24)).ok();
        let hash = hash(&self.random.bits().to_string());
        let principal = match bearer {
            Bearer::Person(person) => Principal::Person(person),
            // The token endpoint, for whoever has shown the secret.
            Bearer::Service(_) if self.random.chance(700) => Principal::System,
            _ => self.with_role(of, &GLOBAL),
        };
        Some((principal, Command::IssueToken { bearer, hash, expires_at }))
    }

    pub(super) fn revoke_token(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let tokens: Vec<_> = of.tokens.values().collect();
        let token = *self.random.pick(&tokens)?;
        let principal = match token.bearer {
            Bearer::Person(person) if self.random.chance(800) => Principal::Person(person),
            _ => self.with_role(of, &GLOBAL),
        };
        Some((principal, Command::RevokeToken { token: token.id }))
    }

    pub(super) fn sign_in(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let person = self.anyone(of)?;
        let hash = hash(&self.random.bits().to_string());
        // The web door, for whoever has shown their password.
        let principal = self.random.of(Principal::System, &[Principal::System, Principal::Person(person)]);
        Some((principal, Command::SignIn { person, hash }))
    }

    /// Mostly a session's own person; now and then a bearer token, or somebody else's.
    pub(super) fn extend_session(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let sessions: Vec<_> = of.tokens.values().filter(|token| token.session.is_some()).collect();
        let any: Vec<_> = of.tokens.values().collect();
        let stranger = self.random.chance(100);
        let token = *self.random.pick(if stranger { &any } else { &sessions })?;
        let person = match token.bearer {
            Bearer::Person(person) => person,
            _ => self.anyone(of)?,
        };
        Some((Principal::Person(person), Command::ExtendSession { token: token.id }))
    }

    pub(super) fn sign_out_everywhere(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let person = self.anyone(of)?;
        let administrator = self.with_role(of, &GLOBAL);
        let principal = self.random.of(Principal::Person(person), &[administrator]);
        Some((principal, Command::SignOutEverywhere { person }))
    }

    pub(super) fn change_settings(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let person = self.anyone(of)?;
        let locale = self.random.of("", &["de", "sv-SE", "zh-TW", "xx"]);
        let count = usize::try_from(self.random.below(3)).unwrap_or(0);
        let muted = self.random.some(&MailKind::ALL, count).into_iter().collect();
        let change = ChangeSettings {
            locale: Some(locale.to_owned()).filter(|_| self.random.chance(500)),
            muted: Some(muted).filter(|_| self.random.chance(600)),
        };
        Some((Principal::Person(person), Command::ChangeSettings(change)))
    }

    pub(super) fn add_webhook(&mut self, of: &Organization) -> (Principal, Command) {
        let env = Env::simulated(self.now, self.random.bits());
        let secret = generate_webhook_key(&env);
        let url = format!("http://{}/{}", self.receiver, self.random.below(3));
        (self.with_role(of, &GLOBAL), Command::AddWebhook { url, secret })
    }

    pub(super) fn remove_webhook(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let webhook = self.random.pick(&of.tenant.webhooks)?.id;
        Some((self.with_role(of, &GLOBAL), Command::RemoveWebhook { webhook }))
    }

    pub(super) fn change_tenant(&mut self, of: &Organization) -> (Principal, Command) {
        let locale = self.random.of("en", &["de", "sv-SE", "zh-TW", "zh-CN", "xx"]);
        let own = TaxRate::parse("0.095").map_or(TaxChoice::Market, TaxChoice::Own);
        let change = ChangeTenant {
            name: self.random.chance(300).then(|| format!("Name {}", self.random.below(3))),
            locale: Some(locale.to_owned()).filter(|_| self.random.chance(400)),
            support_contact: self.random.chance(200).then(|| "it@support.example".to_owned()),
            online_cancel_max: Some(self.random.between(0, 30)).filter(|_| self.random.chance(400)),
            online_cancel_basis: Some(CancelBasis::Purchased).filter(|_| self.random.chance(300)),
            tax_rate: Some(self.random.of(TaxChoice::Market, &[own])).filter(|_| self.random.chance(150)),
        };
        let seller = change.tax_rate.is_some() && self.random.chance(700);
        let principal = if seller { Principal::Operator } else { self.with_role(of, &GLOBAL) };
        (principal, Command::ChangeTenant(change))
    }

    pub(super) fn create_tenant(&mut self) -> Command {
        let (_, market) = self.random.of(("", "SE"), &shop::ORGANIZATIONS);
        Command::CreateTenant(CreateTenant {
            domain: format!("new{}.example", self.random.below(4)),
            name: "New".into(),
            locale: "en".into(),
            market: market.into(),
            tax_rate: None,
        })
    }

    /// A new price from some day on, the end of a sale, a new id; now and then a change of a price that is in force.
    pub(super) fn import_catalog(&mut self) -> Option<Command> {
        let mut product = self.random.pick(&self.model.products)?.clone();
        match self.random.below(6) {
            0 => {
                product.status =
                    self.random.of(product.status, &[purser_domain::catalog::SaleStatus::EndOfSale])
            }
            1 => {
                let id = format!("{}-{}", product.sku_part_number, self.random.below(4));
                if id != product.product_id && !product.aliases.contains(&id) {
                    let former = core::mem::replace(&mut product.product_id, id);
                    product.aliases.push(former);
                }
            }
            _ => {
                let today = purser_domain::period::day_in("UTC", self.now);
                let from = plus_days(today, i64::from(self.random.between(0, 60)));
                let minor = i64::from(self.random.between(0, 30_000));
                product.plans.iter_mut().for_each(|plan| plan.prices.extend(shop::prices(from, minor)));
            }
        }
        Some(Command::ImportCatalog { products: vec![product] })
    }

    pub(super) fn retry_job(&mut self, of: &Organization) -> Option<(Principal, Command)> {
        let buried: Vec<_> = of.buried.iter().copied().collect();
        let others: Vec<_> = of.jobs.iter().map(|job| job.id).collect();
        let job = *self.random.pick(if buried.is_empty() { &others } else { &buried })?;
        Some((self.with_role(of, &GLOBAL), Command::RetryJob { job }))
    }
}
