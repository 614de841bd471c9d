//! What happens outside the database. An effect runs with no transaction open, at least once, and carries its id
//! outward, so that the other side can tell a repetition.

mod mail;
mod webhook;

pub use mail::{Encryption, MailConfig, Smtp, Transport};

use crate::env::Env;
use purser_domain::id::{JobId, TenantId};
use purser_domain::people::Tenant;
use purser_domain::work::Work;
use purser_render::mail::MailContext;
use purser_store::{Store, StoreError};

/// Why an effect did not happen.
#[derive(Debug, thiserror::Error)]
pub enum EffectError {
    /// It may work later.
    #[error("{0}")]
    Passing(String),
    /// It will never work.
    #[error("{0}")]
    Lasting(String),
}

impl From<StoreError> for EffectError {
    fn from(error: StoreError) -> Self {
        Self::Passing(error.to_string())
    }
}

/// Carries out effects.
pub struct Effects {
    store: Store,
    env: Env,
    mail: MailConfig,
    transport: mail::Sender,
    webhooks: reqwest::Client,
}

impl Effects {
    /// Everything that effects need.
    ///
    /// # Errors
    /// The mail server's name or the HTTP client's settings make no sense.
    pub fn new(store: Store, env: Env, mail: MailConfig) -> Result<Self, EffectError> {
        let transport = mail::Sender::new(&mail.transport)?;
        Ok(Self { store, env, mail, transport, webhooks: webhook::client()? })
    }

    /// Carries out one effect. Moving people is not one: it goes through the door.
    ///
    /// # Errors
    /// [`EffectError`]: passing ones are tried again later.
    pub async fn run(&self, tenant: TenantId, job: JobId, work: &Work) -> Result<(), EffectError> {
        let organization = self.tenant(tenant).await?;
        match work {
            Work::Mail { to, message } => {
                let context = MailContext {
                    organization_name: organization.name.clone(),
                    organization_locale: organization.locale.clone(),
                    base_url: self.mail.base_url.clone(),
                    support_contact: organization.support_contact.clone(),
                };
                let mail = purser_render::mail::mail(message, to, &context)
                    .map_err(|error| EffectError::Lasting(format!("mail text: {error}")))?;
                let outgoing = mail::Outgoing { tenant, job, to, mail: &mail };
                self.transport.send(&self.store, &self.env, &self.mail, &outgoing).await
            }
            Work::Webhook { webhook, payload } => {
                match organization.webhooks.iter().find(|known| known.id == *webhook) {
                    Some(known) => webhook::post(&self.webhooks, known, job, payload, self.env.now()).await,
                    // Removed since: nobody is there to be told.
                    None => Ok(()),
                }
            }
            Work::TakeOver { .. } => Err(EffectError::Lasting("a take-over goes through the door".into())),
        }
    }

    async fn tenant(&self, tenant: TenantId) -> Result<Tenant, EffectError> {
        let mut reader = self.store.read().await?;
        let found = purser_store::views::identity::tenant(&mut reader, tenant).await?;
        found.ok_or_else(|| EffectError::Lasting("no such organization".into()))
    }
}
