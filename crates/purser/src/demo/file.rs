//! `demo.json`: what a script needs to act as anyone in the demo world.

use super::world::{self, Loaded, LoadedPerson, Sender, World};
use anyhow::{Context as _, Result, anyhow};
use futures_util::future::try_join_all;
use purser_app::{Door, secret};
use purser_domain::command::Command;
use purser_domain::id::{OPERATOR, PersonId, TenantId};
use purser_domain::people::{Bearer, Role};
use purser_domain::plan::Outcome;
use purser_store::views::people::Detail;
use purser_store::views::{self, Paging};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The file.
#[derive(Serialize, Deserialize)]
pub struct DemoFile {
    base_url: String,
    operator_token: String,
    pub tenants: Vec<Tenant>,
    #[serde(skip)]
    pub path: PathBuf,
}

/// One organization.
#[derive(Serialize, Deserialize)]
pub struct Tenant {
    id: TenantId,
    pub domain: String,
    locale: String,
    market: String,
    scim_token: String,
    service_accounts: Vec<ServiceAccount>,
    people: Vec<Person>,
}

#[derive(Serialize, Deserialize)]
struct ServiceAccount {
    client_id: String,
    client_secret: String,
    roles: BTreeSet<Role>,
}

#[derive(Serialize, Deserialize)]
struct Person {
    id: PersonId,
    user_principal_name: String,
    display_name: String,
    roles: BTreeSet<Role>,
    password: String,
    token: String,
}

impl DemoFile {
    /// Whom the demo's front page lists.
    pub fn people(&self) -> Vec<String> {
        let named = |person: &&Person| {
            let local = person.user_principal_name.split('@').next().unwrap_or_default();
            !person.roles.is_empty() || matches!(local, "kai" | "noor" | "lee" | "guest")
        };
        let people = self.tenants.iter().flat_map(|tenant| tenant.people.iter().filter(named));
        people.map(|person| person.user_principal_name.clone()).collect()
    }
}

/// Reads the file of an earlier start, or loads the world and writes it. A database that holds the world already gets
/// new tokens.
pub async fn describe(door: &Door, data: &Path, base_url: &str) -> Result<DemoFile> {
    let path = data.join("demo.json");
    let known = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<DemoFile>(&bytes).ok());
    let mut file = match known {
        Some(file) if is_current(door, &file).await? => file,
        _ => {
            let world = match stored(door).await? {
                Some(world) => world,
                None => world::load(door).await?,
            };
            credentials(door, &world).await?
        }
    };
    file.base_url = base_url.into();
    file.path = path;
    write_private(&file)?;
    Ok(file)
}

/// Whether the file belongs to this database: its operator token is known there.
async fn is_current(door: &Door, file: &DemoFile) -> Result<bool> {
    let mut reader = door.store().read().await?;
    Ok(views::identity::token(&mut reader, &secret::hash(&file.operator_token)).await?.is_some())
}

/// The world that a database holds already.
async fn stored(door: &Door) -> Result<Option<World>> {
    let mut reader = door.store().read().await?;
    let mut organizations = Vec::new();
    for known in super::names::ORGANIZATIONS {
        let name = format!("admin@{}", known.domain);
        let Some((id, admin)) = views::people::person_by_name(&mut reader, &name).await? else {
            return Ok(None);
        };
        let mut people = Vec::new();
        let scope = purser_domain::authz::Standing {
            principal: purser_domain::command::Principal::Person(admin.id),
            roles: admin.roles.clone(),
        }
        .scope(id);
        let mut paging = Paging::longest();
        loop {
            let page = views::people::users(&mut reader, &scope, Detail::Full, None, &paging).await?;
            people.extend(page.items.into_iter().map(|row| {
                let full = row.full;
                LoadedPerson {
                    id: row.id,
                    user_principal_name: row.user_principal_name,
                    display_name: row.display_name,
                    guest: row.guest,
                    roles: full.map(|full| full.roles).unwrap_or_default(),
                }
            }));
            let Some(next) = page.next else { break };
            paging = paging.from(Some(next));
        }
        organizations.push(Loaded {
            id,
            domain: known.domain.into(),
            locale: known.locale.into(),
            market: known.market.into(),
            people,
        });
    }
    Ok(Some(World { organizations }))
}

/// Gives everyone a token and a password, and each organization a service account and a provisioning token.
async fn credentials(door: &Door, world: &World) -> Result<DemoFile> {
    let env = door.env();
    let password = secret::generate(env, "demo").chars().take(21).collect::<String>();
    // One hash for all: the demo's people share their password.
    let hash =
        secret::password_hash(env, password.clone()).await.map_err(|error| anyhow!("password: {error:?}"))?;
    let tenants = try_join_all(world.organizations.iter().map(async |organization| {
        let sender = Sender::new(door, organization.id);
        let people = try_join_all(organization.people.iter().map(async |person| {
            let token = issue(door, &sender, Bearer::Person(person.id)).await?;
            let command = Command::SetPassword { person: person.id, hash: hash.clone() };
            sender.send(&format!("password/{}", env.seed()), command).await?;
            Ok::<_, anyhow::Error>(Person {
                id: person.id,
                user_principal_name: person.user_principal_name.clone(),
                display_name: person.display_name.clone(),
                roles: person.roles.clone(),
                password: password.clone(),
                token,
            })
        }))
        .await?;
        Ok::<_, anyhow::Error>(Tenant {
            id: organization.id,
            domain: organization.domain.clone(),
            locale: organization.locale.clone(),
            market: organization.market.clone(),
            scim_token: issue(door, &sender, Bearer::Provisioning).await?,
            service_accounts: vec![service_account(door, &sender).await?],
            people,
        })
    }))
    .await?;
    let operator_token = issue(door, &Sender::new(door, OPERATOR), Bearer::Operator).await?;
    Ok(DemoFile { base_url: String::new(), operator_token, tenants, path: PathBuf::new() })
}

async fn issue(door: &Door, sender: &Sender<'_>, bearer: Bearer) -> Result<String> {
    let token = secret::generate(door.env(), "purser");
    let command = Command::IssueToken { bearer, hash: secret::hash(&token), expires_at: None };
    sender.send(&format!("token/{}", door.env().seed()), command).await?;
    Ok(token)
}

async fn service_account(door: &Door, sender: &Sender<'_>) -> Result<ServiceAccount> {
    let client_secret = secret::generate(door.env(), "pursersecret");
    let roles = BTreeSet::from([Role::LicenseAdministrator]);
    let command = Command::CreateServiceAccount {
        display_name: "License automation".into(),
        roles: roles.clone(),
        secret_hash: secret::hash(&client_secret),
    };
    match sender.send(&format!("service/{}", door.env().seed()), command).await? {
        Outcome::Service(id) => Ok(ServiceAccount { client_id: id.to_string(), client_secret, roles }),
        _ => Err(anyhow!("no service account")),
    }
}

/// Only its owner may read the file.
fn write_private(file: &DemoFile) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let json = serde_json::to_vec_pretty(file)?;
    let mut out = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&file.path)
        .with_context(|| format!("cannot write {}", file.path.display()))?;
    out.write_all(&json)?;
    Ok(())
}
