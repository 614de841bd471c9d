//! Asks the server. Every write carries an idempotency key, so what is asked twice happens once; what was lost on the
//! way or came at a busy moment is asked again, a bounded number of times, under the same key.

use super::ask::{Answer, Ask};
use super::output::clean;
use super::trouble::Trouble;
use purser_domain::id::TenantId;
use purser_web::wire::Problem;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER, USER_AGENT};
use reqwest::{Certificate, Client, Response, StatusCode, Url};
use std::time::Duration;

/// How often one request is sent at most.
const ATTEMPTS_MAX: u32 = 5;
/// The wait before the second attempt; it doubles with each further one.
const WAIT_FIRST: Duration = Duration::from_millis(250);
/// A server that wants to be left alone for longer than this is left alone.
const WAIT_MAX: Duration = Duration::from_secs(30);
/// How long a connection may take to come about.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);
/// How long the server may be silent in the middle of an answer.
const SILENT_MAX: Duration = Duration::from_secs(60);
/// Bytes of one JSON answer. The largest page has a fraction of it.
const ANSWER_MAX: usize = 32 * 1024 * 1024;

/// A running server.
pub struct Server {
    http: Client,
    base: Url,
    verbose: bool,
}

impl Server {
    /// Reads the address and makes everything ready; sends nothing yet.
    pub fn new(
        address: &str,
        token: &str,
        tenant: Option<TenantId>,
        certificate: Option<&[u8]>,
        verbose: bool,
    ) -> Result<Self, Trouble> {
        let base = read_address(address)?;
        let mut headers = HeaderMap::new();
        let mut bearer = HeaderValue::from_str(&format!("Bearer {token}"))
            .map_err(|_| Trouble::Usage("the token has characters that no token has".into()))?;
        bearer.set_sensitive(true);
        headers.insert(AUTHORIZATION, bearer);
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("purser/", env!("CARGO_PKG_VERSION"))));
        if let Some(tenant) = tenant {
            let value = HeaderValue::from_str(&tenant.to_string());
            headers.insert("purser-tenant", value.map_err(|error| Trouble::Usage(error.to_string()))?);
        }
        let mut builder = Client::builder()
            .default_headers(headers)
            .connect_timeout(CONNECT_WITHIN)
            .read_timeout(SILENT_MAX)
            // A redirected write would become a read, or carry the token elsewhere.
            .redirect(reqwest::redirect::Policy::none());
        if let Some(pem) = certificate {
            let found = Certificate::from_pem_bundle(pem);
            for certificate in found.map_err(|error| Trouble::Usage(format!("--ca-certificate: {error}")))? {
                builder = builder.add_root_certificate(certificate);
            }
        }
        let http = builder.build().map_err(|error| Trouble::Usage(error.to_string()))?;
        Ok(Self { http, base, verbose })
    }

    /// Asks, and reads the whole answer.
    pub async fn ask(&self, ask: &Ask) -> Result<Answer, Trouble> {
        let mut response = self.open(ask).await?;
        let mut bytes = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if bytes.len().saturating_add(chunk.len()) <= ANSWER_MAX => {
                    bytes.extend_from_slice(&chunk)
                }
                Ok(Some(_)) => return Err(Trouble::Answer("the server's answer is too long".into())),
                Ok(None) => return Ok(Answer(bytes)),
                Err(error) => return Err(self.unreachable(&error, ask, true)),
            }
        }
    }

    /// Asks, and leaves the body of the answer to the caller.
    pub async fn open(&self, ask: &Ask) -> Result<Response, Trouble> {
        let url = ask.url(&self.base)?;
        let mut attempt = 1;
        // Whether some attempt may have got through, so that the write may have happened.
        let mut in_doubt = false;
        loop {
            let sent = self.send(ask, url.clone()).await;
            in_doubt |= sent
                .as_ref()
                .map_or_else(|error| !error.is_connect(), |response| response.status().is_server_error());
            let again = match &sent {
                Ok(response) => busy(response.status()).then(|| wanted_wait(response)),
                // A request that never left, or whose answer was lost.
                Err(error) => (!error.is_builder()).then_some(None),
            };
            let wait = match again {
                Some(wanted) if attempt < ATTEMPTS_MAX => wanted.unwrap_or_else(|| wait_before(attempt)),
                _ => Duration::MAX,
            };
            if wait > WAIT_MAX {
                return match sent {
                    Ok(response) => self.accept(response, ask).await,
                    Err(error) => Err(self.unreachable(&error, ask, in_doubt)),
                };
            }
            if self.verbose {
                let what = sent.map_or_else(|error| cause(&error), |response| response.status().to_string());
                eprintln!(
                    "purser: {what}; again in {} ms (attempt {attempt} of {ATTEMPTS_MAX})",
                    wait.as_millis()
                );
            }
            tokio::time::sleep(wait).await;
            attempt = attempt.saturating_add(1);
        }
    }

    async fn send(&self, ask: &Ask, url: Url) -> reqwest::Result<Response> {
        if self.verbose {
            let key = ask.sent_key().map(|key| format!(" key {key}")).unwrap_or_default();
            eprintln!("purser: {} {url}{key}", ask.method());
        }
        ask.request(&self.http, url).send().await
    }

    /// Lets a yes through; turns everything else into trouble.
    async fn accept(&self, response: Response, ask: &Ask) -> Result<Response, Trouble> {
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        if status.is_redirection() {
            let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or("elsewhere");
            let to = clean(to);
            return Err(Trouble::Usage(format!(
                "the server sends us to {to}\n  next: give its real address to --server"
            )));
        }
        let bytes = response.bytes().await.unwrap_or_default();
        if let Ok(problem) = serde_json::from_slice::<Problem>(&bytes) {
            return Err(Trouble::Problem {
                problem: Box::new(problem),
                key: ask.sent_key().map(str::to_owned),
            });
        }
        let origin = self.base.origin().ascii_serialization();
        if status.is_server_error() {
            return Err(Trouble::Unreachable {
                why: format!("{origin} answers {status}"),
                key: ask.sent_key().map(str::to_owned),
            });
        }
        Err(Trouble::Answer(format!(
            "{origin} answers {status}, and not in the words of Purser\n  next: check that --server is the address of \
             Purser, not of something before it"
        )))
    }

    fn unreachable(&self, error: &reqwest::Error, ask: &Ask, in_doubt: bool) -> Trouble {
        let why = format!("no answer from {}: {}", self.base.origin().ascii_serialization(), cause(error));
        Trouble::Unreachable { why, key: ask.sent_key().map(str::to_owned).filter(|_| in_doubt) }
    }
}

/// `https://…` or `http://…`, without a question or a fragment.
fn read_address(address: &str) -> Result<Url, Trouble> {
    let bad = |why: &str| {
        Trouble::Usage(format!("--server {}: {why}, for example https://purser.example", clean(address)))
    };
    let url = Url::parse(address.trim()).map_err(|error| bad(&error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(bad("an address begins with https:// or http://"));
    }
    if url.query().is_some()
        || url.fragment().is_some()
        || !url.username().is_empty()
        || url.password().is_some()
    {
        return Err(bad("an address is only scheme, host, port and path"));
    }
    Ok(url)
}

/// Answers that mean "later", from the server or from a proxy before it.
const fn busy(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502..=504)
}

/// What `Retry-After` says; a date is not understood and counts as nothing said.
fn wanted_wait(response: &Response) -> Option<Duration> {
    let value = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    value.trim().parse().ok().map(Duration::from_secs)
}

/// Doubles with each attempt.
fn wait_before(attempt: u32) -> Duration {
    WAIT_FIRST.saturating_mul(1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX))
}

/// The innermost reason: the outer ones only repeat the address.
fn cause(error: &reqwest::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    clean(&inner.to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_stay_bounded() {
        let waits: Vec<u128> = (1..=4).map(|attempt| wait_before(attempt).as_millis()).collect();
        assert_eq!(waits, [250, 500, 1000, 2000]);
        assert!(wait_before(u32::MAX) > WAIT_MAX);
    }

    #[test]
    fn an_address_is_scheme_host_port_and_path() {
        assert!(read_address("https://purser.example/store").is_ok());
        for wrong in
            ["purser.example", "ftp://purser.example", "https://a:b@purser.example", "http://h/?x=1", ""]
        {
            assert!(read_address(wrong).is_err(), "{wrong}");
        }
    }
}
