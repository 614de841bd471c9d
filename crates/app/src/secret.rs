//! Secrets of callers: made here, kept only as hashes, compared in constant time.

use crate::env::Env;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
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
