//! Secrets of callers: made here, kept only as hashes, compared in constant time.

use crate::door::Failure;
use crate::env::Env;
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use purser_domain::limits::{PASSWORD_MAX, PASSWORD_MIN};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// A new bearer token or client secret: 256 random bits, with a prefix that secret scanners recognize.
#[must_use]
pub fn generate(env: &Env, prefix: &str) -> String {
    format!("{prefix}_{}", URL_SAFE_NO_PAD.encode(random(env)))
}

/// A new signing key in the form of the Standard Webhooks specification.
#[must_use]
pub fn generate_webhook_key(env: &Env) -> String {
    format!("whsec_{}", STANDARD.encode(random(env)))
}

fn random(env: &Env) -> [u8; 32] {
    let mut bytes = [0; 32];
    env.fill(&mut bytes);
    bytes
}

/// What is stored of a secret. Secrets have 256 random bits, so a fast hash is enough; passwords use argon2id.
#[must_use]
pub fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// Whether a secret is the one behind a stored hash, in constant time.
#[must_use]
pub fn matches(secret: &str, stored_hash: &str) -> bool {
    hash(secret).as_bytes().ct_eq(stored_hash.as_bytes()).into()
}

/// Whether a password is the one behind an argon2id hash in PHC form. Without a hash it is as slow and never right, so that
/// nobody learns by waiting who has a password here. On a thread of its own: it takes tens of milliseconds of work.
pub async fn password_matches(password: String, phc: Option<String>) -> bool {
    let checked = tokio::task::spawn_blocking(move || {
        let known = phc.is_some();
        let phc = phc.unwrap_or_else(|| NOBODY.to_owned());
        let right = PasswordHash::new(&phc)
            .is_ok_and(|hash| argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        right && known
    });
    checked.await.unwrap_or(false)
}

/// Whether a new password has a length that is taken.
#[must_use]
pub fn password_fits(password: &str) -> bool {
    let length = u32::try_from(password.chars().count()).unwrap_or(u32::MAX);
    (PASSWORD_MIN..=PASSWORD_MAX).contains(&length)
}

/// What a password is stored as: argon2id, with a salt of its own.
///
/// # Errors
/// The password is longer than argon2 takes.
pub async fn password_hash(env: &Env, password: String) -> Result<String, Failure> {
    let mut salt = [0; 16];
    env.fill(&mut salt);
    let hashed = tokio::task::spawn_blocking(move || {
        let salt = SaltString::encode_b64(&salt).map_err(|error| error.to_string())?;
        let hash = argon2::Argon2::default().hash_password(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| error.to_string())
    });
    hashed.await.map_err(|error| error.to_string()).and_then(|hash| hash).map_err(Failure::Bug)
}

/// The hash of nobody's password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI";

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use core::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len().saturating_mul(2)), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
