//! Mails: a message and its recipient become a subject, a plain text and a page of HTML that say the same.
//!
//! `compose.rs` decides what is said, `write.rs` how it looks. Every mail says what happened, what can be done, why it
//! came and whom to ask. Nothing here sends anything.

mod compose;
mod write;

use crate::locale::{FALLBACK, resolve};
use crate::words::{Words, WordsError};
use purser_domain::work::{Message, Recipient};

/// What a mail needs to know about the organization and this installation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailContext {
    /// Name of the organization.
    pub organization_name: String,
    /// Its preferred language, for recipients who have none.
    pub organization_locale: String,
    /// Where people reach this installation, for example `https://purser.example`.
    pub base_url: String,
    /// Whom the organization's people ask: a mail address, a web address or any other text (W-X1).
    pub support_contact: Option<String>,
}

/// A mail, ready to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mail {
    /// One line; it names the product, if it is about one.
    pub subject: String,
    /// The mail for programs that show plain text.
    pub text: String,
    /// The same mail as a complete HTML document.
    pub html: String,
}

/// Writes a message in the recipient's language, else the organization's, else English.
///
/// # Errors
/// The catalog lacks words, which the tests rule out for every message in every language.
pub fn mail(message: &Message, to: &Recipient, context: &MailContext) -> Result<Mail, WordsError> {
    let words = Words::for_locale(locale(to, context));
    let body = compose::compose(message, to, context, words)?;
    Ok(Mail { text: write::text(&body, words)?, html: write::html(&body, words), subject: body.subject })
}

fn locale(to: &Recipient, context: &MailContext) -> &'static str {
    to.locale
        .as_deref()
        .and_then(resolve)
        .or_else(|| resolve(&context.organization_locale))
        .unwrap_or(FALLBACK)
}
