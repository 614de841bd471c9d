//! Mail: over SMTP with STARTTLS or TLS and a login, or kept in the database for the demo's `/dev/mail`.

use super::EffectError;
use crate::env::Env;
use lettre::message::{Mailbox, MultiPart, header};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use purser_domain::id::{JobId, TenantId};
use purser_domain::work::Recipient;
use purser_render::mail::Mail;
use purser_store::Store;
use purser_store::mail::{KeptBody, KeptMail};
use std::time::Duration;

/// How mail leaves.
#[derive(Clone)]
pub struct MailConfig {
    /// Where links in mails lead.
    pub base_url: String,
    /// The sender, for example `Purser <purser@example.org>`.
    pub from: String,
    /// The way out.
    pub transport: Transport,
}

/// The way out.
#[derive(Clone)]
pub enum Transport {
    /// Kept in the database and shown at `/dev/mail`.
    Kept,
    /// Sent to a mail server.
    Smtp(Smtp),
}

/// A mail server.
#[derive(Clone)]
pub struct Smtp {
    /// Host name, which must match the server's certificate.
    pub host: String,
    /// Port.
    pub port: u16,
    /// How the connection is protected.
    pub encryption: Encryption,
    /// Login and password, when the server wants them.
    pub login: Option<(String, String)>,
    /// A certificate authority of one's own, in PEM.
    pub root_certificate: Option<Vec<u8>>,
}

/// How the connection to a mail server is protected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encryption {
    /// Starts in the clear and must switch to TLS.
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// In the clear; only for a server on the same machine.
    None,
}

/// One mail on its way.
pub struct Outgoing<'a> {
    pub tenant: TenantId,
    pub job: JobId,
    pub to: &'a Recipient,
    pub mail: &'a Mail,
}

pub enum Sender {
    Kept,
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

impl Sender {
    pub fn new(transport: &Transport) -> Result<Self, EffectError> {
        let Transport::Smtp(smtp) = transport else { return Ok(Self::Kept) };
        let lasting =
            |error: lettre::transport::smtp::Error| EffectError::Lasting(format!("mail server: {error}"));
        let mut tls = TlsParameters::builder(smtp.host.clone());
        if let Some(pem) = &smtp.root_certificate {
            let root = lettre::transport::smtp::client::Certificate::from_pem(pem).map_err(lasting)?;
            tls = tls.add_root_certificate(root);
        }
        let tls = tls.build().map_err(lasting)?;
        let tls = match smtp.encryption {
            Encryption::StartTls => Tls::Required(tls),
            Encryption::Tls => Tls::Wrapper(tls),
            Encryption::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host)
            .port(smtp.port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(30)));
        if let Some((login, password)) = &smtp.login {
            builder = builder.credentials(Credentials::new(login.clone(), password.clone()));
        }
        Ok(Self::Smtp(Box::new(builder.build())))
    }

    pub async fn send(
        &self,
        store: &Store,
        env: &Env,
        config: &MailConfig,
        outgoing: &Outgoing<'_>,
    ) -> Result<(), EffectError> {
        let from: Mailbox =
            config.from.parse().map_err(|_| EffectError::Lasting("the sender is no address".into()))?;
        // The job's id: a mail server or reader that gets it twice can tell.
        let message_id = format!("<{}@{}>", outgoing.job, from.email.domain());
        match self {
            Self::Kept => {
                let kept = KeptMail {
                    tenant: outgoing.tenant,
                    message_id,
                    sent_at: env.now(),
                    body: KeptBody {
                        to: outgoing.to.address.clone(),
                        subject: outgoing.mail.subject.clone(),
                        text: outgoing.mail.text.clone(),
                        html: outgoing.mail.html.clone(),
                        attachments: Vec::new(),
                    },
                };
                Ok(store.keep_mail(&kept).await?)
            }
            Self::Smtp(transport) => {
                let message = compose(from, message_id, outgoing, env)?;
                match transport.send(message).await {
                    Ok(_) => Ok(()),
                    Err(error) if error.is_permanent() => {
                        Err(EffectError::Lasting(format!("mail server: {error}")))
                    }
                    Err(error) => Err(EffectError::Passing(format!("mail server: {error}"))),
                }
            }
        }
    }
}

fn compose(
    from: Mailbox,
    message_id: String,
    outgoing: &Outgoing<'_>,
    env: &Env,
) -> Result<Message, EffectError> {
    let lasting = |error: String| EffectError::Lasting(error);
    let address = outgoing.to.address.parse().map_err(|error| lasting(format!("recipient: {error}")))?;
    let seconds = u64::try_from(env.now().as_second()).unwrap_or(0);
    let sent_at =
        std::time::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(std::time::UNIX_EPOCH);
    Message::builder()
        .from(from)
        .to(Mailbox::new(Some(outgoing.to.name.clone()), address))
        .subject(outgoing.mail.subject.clone())
        .message_id(Some(message_id))
        .date(sent_at)
        .header(header::MIME_VERSION_1_0)
        .multipart(MultiPart::alternative_plain_html(outgoing.mail.text.clone(), outgoing.mail.html.clone()))
        .map_err(|error| lasting(format!("mail: {error}")))
}
