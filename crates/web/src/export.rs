//! *Export users* as a file (P-12).

use crate::caller::Caller;
use crate::problem::Problem;
use crate::{csv_file, show};
use axum::response::Response;
use purser_app::Failure;
use purser_app::views::holders::{self, ExportRow};
use purser_app::views::subscriptions::{self, SubscriptionFilter};
use purser_app::views::{OwnerFilter, Paging};
use purser_domain::id::SubscriptionId;
use purser_domain::limits::EXPORT_MAX;
use purser_domain::refusal::{Rule, Thing};

/// The columns of P-12.
const COLUMNS: [&str; 7] = [
    "display name",
    "user principal name",
    "product",
    "SKU part number",
    "subscription id",
    "purchaser",
    "assigned on",
];

/// The file. What is wrong is said before it begins.
pub async fn answer(
    caller: Caller,
    wanted: Vec<SubscriptionId>,
    owner: Option<OwnerFilter>,
) -> Result<Response, Problem> {
    if !wanted.is_empty() && owner.is_some() {
        return Err(Problem::field("owner", Rule::NotAllowedHere));
    }
    if wanted.len() > EXPORT_MAX {
        let max = u64::try_from(EXPORT_MAX).unwrap_or(u64::MAX);
        return Err(Problem::field("subscription_id", Rule::TooLong { max }));
    }
    let subscriptions =
        if wanted.is_empty() { all(&caller, owner).await? } else { seen(&caller, wanted).await? };
    file(caller, subscriptions).await
}

/// The file of subscriptions that the caller was found to see; others give no lines.
pub async fn file(caller: Caller, subscriptions: Vec<SubscriptionId>) -> Result<Response, Problem> {
    let today = show::today(&caller.read().await?.tenant, caller.shared.now());
    let head = COLUMNS.map(String::from).into();
    let state = (caller, subscriptions, Paging::longest());
    csv_file::answer("users", today, head, state, |(caller, subscriptions, paging)| async move {
        // Rights are looked at again for each page.
        let mut reading = caller.read().await?;
        let scope = reading.scope();
        let page = holders::export(&mut reading.reader, &scope, &subscriptions, &paging).await?;
        let rows = page.items.iter().map(cells).collect();
        Ok((rows, page.next.map(|next| (caller, subscriptions, Paging::longest().from(Some(next))))))
    })
    .await
}

/// What the caller named; one that they may not see is not found.
async fn seen(caller: &Caller, wanted: Vec<SubscriptionId>) -> Result<Vec<SubscriptionId>, Problem> {
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    for &id in &wanted {
        let found =
            subscriptions::subscription(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
        found.ok_or(Problem::not_found(Thing::Subscription))?;
    }
    Ok(wanted)
}

/// Everything that the caller may see.
async fn all(caller: &Caller, owner: Option<OwnerFilter>) -> Result<Vec<SubscriptionId>, Problem> {
    let mut reading = caller.read().await?;
    let scope = reading.scope();
    let filter = SubscriptionFilter { owner, ..SubscriptionFilter::default() };
    let mut paging = Paging::longest();
    let mut ids = Vec::new();
    loop {
        let page = subscriptions::subscriptions(&mut reading.reader, &scope, &filter, &paging).await?;
        ids.extend(page.items.iter().map(|row| row.subscription.id));
        if ids.len() > EXPORT_MAX {
            return Err(Problem::field("subscription_id", Rule::Required));
        }
        if page.next.is_none() {
            return Ok(ids);
        }
        paging = paging.from(page.next);
    }
}

fn cells(row: &ExportRow) -> Vec<String> {
    vec![
        row.display_name.clone(),
        row.user_principal_name.clone(),
        row.product.clone(),
        row.sku_part_number.clone(),
        row.subscription_id.to_string(),
        row.purchaser.clone().unwrap_or_default(),
        row.assigned_on.to_string(),
    ]
}
