//! Closed-loop load: so many clients, each sending its next claim when the last one was answered.

use crate::report::Latencies;
use crate::world::{Org, call};
use anyhow::Result;
use futures_util::future::join_all;
use purser_app::Door;
use purser_domain::command::{Command, PersonRef, Principal};
use purser_domain::id::{PersonId, SubscriptionId};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Claims that are still to be made: a person for a subscription, each pair once.
pub struct Claims {
    targets: Vec<(Org, SubscriptionId)>,
    next: AtomicUsize,
}

/// One claim.
pub struct Claim<'a> {
    pub org: &'a Org,
    pub subscription: SubscriptionId,
    pub person: PersonId,
    pub number: usize,
}

impl Claims {
    pub const fn new(targets: Vec<(Org, SubscriptionId)>) -> Self {
        Self { targets, next: AtomicUsize::new(0) }
    }

    /// The next claim: subscriptions in turn, then the next person; none when everybody holds a license.
    fn take(&self) -> Option<Claim<'_>> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let (org, subscription) = self.targets.get(number.checked_rem(self.targets.len())?)?;
        let person = *org.people.get(number.checked_div(self.targets.len())?)?;
        Some(Claim { org, subscription: *subscription, person, number })
    }

    pub fn into_orgs(self) -> Vec<Org> {
        self.targets.into_iter().map(|(org, _)| org).collect()
    }
}

/// What a measurement gave.
pub struct Measured {
    pub count: u64,
    pub took: Duration,
    pub latencies: Latencies,
}

/// Claims through the door.
pub async fn door(door: &Door, claims: &Arc<Claims>, clients: usize, seconds: u64) -> Result<Measured> {
    run(claims, clients, seconds, |claims| {
        let door = door.clone();
        async move {
            let Some(claim) = claims.take() else { return false };
            let key = format!("claim/{}/{}", claim.subscription, claim.number);
            let command = Command::AssignLicenses {
                subscription: claim.subscription,
                people: vec![PersonRef::Id(claim.person)],
            };
            let call = call(claim.org.tenant, Principal::Person(claim.org.admin), key);
            door.execute(call, command).await.is_ok()
        }
    })
    .await
}

/// Claims through HTTP with a bearer token. Connections are kept.
pub async fn http(
    base: &str,
    tokens: &Arc<Vec<String>>,
    claims: &Arc<Claims>,
    clients: usize,
    seconds: u64,
) -> Result<Measured> {
    let client = reqwest::Client::builder().pool_max_idle_per_host(clients).build()?;
    run(claims, clients, seconds, |claims| {
        let (client, tokens, base) = (client.clone(), Arc::clone(tokens), base.to_owned());
        async move {
            let Some(claim) = claims.take() else { return false };
            let place = claim.number.checked_rem(tokens.len()).unwrap_or(0);
            let token = tokens.get(place).map(String::as_str).unwrap_or_default();
            let url = format!("{base}/api/v1/subscriptions/{}/licenses/assign", claim.subscription);
            let sent = client
                .post(url)
                .bearer_auth(token)
                .header("idempotency-key", format!("claim/{}/{}", claim.subscription, claim.number))
                .json(&serde_json::json!({ "users": [claim.person] }))
                .send()
                .await;
            match sent {
                Ok(response) => {
                    let fine = response.status().is_success();
                    response.bytes().await.is_ok() && fine
                }
                Err(_) => false,
            }
        }
    })
    .await
}

async fn run<F, R>(claims: &Arc<Claims>, clients: usize, seconds: u64, one: F) -> Result<Measured>
where
    F: Fn(Arc<Claims>) -> R,
    R: Future<Output = bool> + Send + 'static,
{
    let begin = Instant::now();
    let until = begin.checked_add(Duration::from_secs(seconds)).unwrap_or(begin);
    let clients = (0..clients).map(|_| async {
        let mut latencies = Latencies::default();
        let mut count = 0_u64;
        while Instant::now() < until {
            let asked = Instant::now();
            if !one(Arc::clone(claims)).await {
                anyhow::bail!("a claim failed, or there was nobody left");
            }
            latencies.add(asked.elapsed());
            count = count.saturating_add(1);
        }
        Ok((count, latencies))
    });
    let results = join_all(clients).await;
    let took = begin.elapsed();
    let mut total = Measured { count: 0, took, latencies: Latencies::default() };
    for result in results {
        let (count, latencies) = result?;
        total.count = total.count.saturating_add(count);
        total.latencies.extend(latencies);
    }
    Ok(total)
}
