//! Webhooks, signed after the Standard Webhooks specification: `webhook-id`, `webhook-timestamp`,
//! `webhook-signature: v1,<base64 of HMAC-SHA256 over id.timestamp.body>`.

use super::EffectError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use purser_domain::id::JobId;
use purser_domain::people::Webhook;
use sha2::Sha256;
use std::time::Duration;

/// A client that waits ten seconds at the most and follows nobody elsewhere.
pub fn client() -> Result<reqwest::Client, EffectError> {
    reqwest::Client::builder()
        .timeout(Duration::from_secs(10))
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("Purser-Webhooks/1")
        .build()
        .map_err(|error| EffectError::Lasting(error.to_string()))
}

pub async fn post(
    client: &reqwest::Client,
    webhook: &Webhook,
    job: JobId,
    payload: &serde_json::Value,
    at: Timestamp,
) -> Result<(), EffectError> {
    let body = payload.to_string();
    let id = format!("msg_{job}");
    let timestamp = at.as_second().to_string();
    let signature = sign(&webhook.secret, &id, &timestamp, &body)?;
    let sent = client
        .post(&webhook.url)
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", signature)
        .body(body)
        .send()
        .await;
    match sent {
        Ok(response) if response.status().is_success() => Ok(()),
        // 410 Gone: the receiver asks not to be told again.
        Ok(response) if response.status().as_u16() == 410 => {
            Err(EffectError::Lasting("the receiver is gone".into()))
        }
        Ok(response) => Err(EffectError::Passing(format!("the receiver answered {}", response.status()))),
        Err(error) => Err(EffectError::Passing(error.without_url().to_string())),
    }
}

/// The signature of one message.
pub fn sign(secret: &str, id: &str, timestamp: &str, body: &str) -> Result<String, EffectError> {
    let bad = || EffectError::Lasting("the signing key is no whsec_ key".into());
    let key = secret.strip_prefix("whsec_").and_then(|key| STANDARD.decode(key).ok()).ok_or_else(bad)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| bad())?;
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::sign;

    /// The example of the Standard Webhooks specification's reference libraries.
    #[test]
    fn the_specifications_example() {
        let signature = sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            r#"{"test": 2432232314}"#,
        )
        .unwrap();
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
