//! Data and a locale become words: sentences, amounts, dates and mails. Pure: this crate reads no clock and no
//! database, sends nothing, and decides nothing.
//!
//! Words are in `locales/`, one folder per language of [`purser_domain::people::LOCALES`], and nowhere else. Start
//! reading at `words.rs`.

pub mod format;
mod html;
pub mod locale;
pub mod mail;
pub mod names;
pub mod page;
pub mod refusal;
pub mod words;

pub use html::escape;
pub use locale::{negotiate, resolve};
pub use mail::{Mail, MailContext, mail};
pub use refusal::{field_error, refusal};
pub use words::{Value, Words, WordsError};
