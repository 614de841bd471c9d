//! Time passes: whatever fell due is advanced, one boundary at a time, until nothing is due.

use crate::door::{Door, Failure};
use futures_util::{StreamExt as _, stream};
use purser_domain::command::{Call, Command, Principal};
use purser_domain::id::{SubscriptionId, TenantId};
use purser_store::StoreError;

/// Subscriptions that are advanced together.
const DUE_MAX: u32 = 256;

/// Advances what is due now. The sweeper takes no input: it asks the store. Answers how many steps were taken; a
/// subscription that several boundaries have passed takes several steps.
///
/// # Errors
/// The store cannot be read.
pub async fn advance_due(door: &Door) -> Result<u64, StoreError> {
    let mut steps = 0_u64;
    loop {
        let due = door.store().due_subscriptions(door.env().now(), DUE_MAX).await?;
        if due.is_empty() {
            return Ok(steps);
        }
        let steps_now = due.iter().copied().map(|(tenant, subscription)| advance(door, tenant, subscription));
        let answers: Vec<_> = stream::iter(steps_now).buffered(door.at_once()).collect().await;
        let mut progress = false;
        for (answer, (_, subscription)) in answers.iter().zip(&due) {
            match answer {
                Ok(()) => progress = true,
                Err(failure) => tracing::warn!(%subscription, ?failure, "cannot advance"),
            }
        }
        steps = steps.saturating_add(u64::try_from(answers.len()).unwrap_or(0));
        if !progress {
            return Ok(steps);
        }
    }
}

async fn advance(door: &Door, tenant: TenantId, subscription: SubscriptionId) -> Result<(), Failure> {
    let key = format!("advance/{subscription}");
    let call = system_call(tenant, key);
    door.execute(call, Command::Advance { subscription }).await.map(|_| ())
}

/// A call of background work.
#[must_use]
pub fn system_call(tenant: TenantId, key: String) -> Call {
    Call { tenant, principal: Principal::System, request_id: key.clone(), key, if_match: None }
}
