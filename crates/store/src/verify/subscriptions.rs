//! Subscriptions with everything around them, a page at a time.

use super::{PAGE, Search, statements};
use crate::error::StoreError;
use crate::load::lookups;
use crate::value::{Row, Value};
use purser_domain::billing::Billed;
use purser_domain::id::{BillingProfileId, SubscriptionId, TakeOverId, TenantId};
use purser_domain::subscription::Subscription;
use purser_domain::take_over::TakeOver;
use purser_domain::verify::{Stored, verify};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is stored around a page's subscriptions.
#[derive(Default)]
struct Around {
    seats: BTreeMap<SubscriptionId, u32>,
    billed: BTreeMap<SubscriptionId, Billed>,
    reserved: BTreeMap<SubscriptionId, u32>,
    take_overs: BTreeMap<TakeOverId, TakeOver>,
}

/// Every subscription of a tenant.
pub async fn all(search: &mut Search, tenant: TenantId) -> Result<(), StoreError> {
    let mut after = Uuid::nil();
    loop {
        let page = search.page(&statements::SUBSCRIPTIONS, &[tenant.into(), after.into()]).await?;
        let Some(last) = page.last() else { return Ok(()) };
        let upto = last.id(0)?;
        let around = around(search, tenant, (after, upto), &page).await?;
        let nothing = Billed::new();
        for row in &page {
            let subscription: Subscription = row.json(12)?;
            columns(search, tenant, row, &subscription)?;
            let id = subscription.id;
            let findings = verify(&Stored {
                subscription: &subscription,
                seats: around.seats.get(&id).copied().unwrap_or(0),
                billed: around.billed.get(&id).unwrap_or(&nothing),
                take_over: subscription.take_over.and_then(|id| around.take_overs.get(&id)),
                reserved: around.reserved.get(&id).copied().unwrap_or(0),
            });
            for finding in findings {
                search.find(finding.rule, format!("tenant {tenant}: {}", finding.detail));
            }
        }
        after = upto;
        if i64::try_from(page.len()).is_ok_and(|rows| rows < PAGE) {
            return Ok(());
        }
    }
}

async fn around(
    search: &mut Search,
    tenant: TenantId,
    (after, upto): (Uuid, Uuid),
    page: &[Row],
) -> Result<Around, StoreError> {
    let mut around = Around::default();
    let range: [Value; 3] = [tenant.into(), after.into(), upto.into()];
    let range = || range.to_vec();
    let asked = [(&statements::SEATS, range()), (&statements::LINES, range()), (&statements::MOVES, range())];
    let mut answers = search.reader.query_all(asked).await?.into_iter();
    for row in answers.next().unwrap_or_default() {
        around.seats.insert(SubscriptionId(row.id(0)?), row.u32(1)?);
    }
    for row in answers.next().unwrap_or_default() {
        let sums = around.billed.entry(SubscriptionId(row.id(0)?)).or_default();
        sums.insert((row.u32(1)?, BillingProfileId(row.id(2)?)), row.int(3)?);
    }
    for row in answers.next().unwrap_or_default() {
        let moving: TakeOver = row.json(1)?;
        let reserved = around.reserved.entry(SubscriptionId(row.id(0)?)).or_insert(0);
        *reserved = reserved.saturating_add(moving.total.saturating_sub(moving.done));
    }
    let locks = page.iter().filter_map(|row| row.opt_id(11).transpose());
    let keys = locks.map(|id| Ok(vec![tenant.into(), id?.into()])).collect::<Result<Vec<_>, StoreError>>()?;
    if !keys.is_empty() {
        for row in search.reader.lookup(&lookups::TAKE_OVER, keys).await? {
            let take_over: TakeOver = row.json(1)?;
            around.take_overs.insert(take_over.id, take_over);
        }
    }
    Ok(around)
}

/// Lists and polls read the columns, decisions the document: both say the same.
fn columns(search: &mut Search, tenant: TenantId, row: &Row, doc: &Subscription) -> Result<(), StoreError> {
    let agree = row.id(0)? == doc.id.0
        && row.u64(1)? == doc.version
        && row.opt_id(2)? == doc.owner.person().map(|person| person.0)
        && row.text(3)? == doc.product_id
        && row.id(4)? == doc.billing_profile_id.0
        && row.text(5)? == doc.status().word()
        && row.u32(6)? == doc.quantity()
        && row.u32(7)? == doc.assigned
        && row.u32(8)? == doc.reserved
        && row.opt_date(9)? == doc.ends_on()
        && row.opt_int(10)? == doc.due_at().map(|due| due.as_microsecond())
        && row.opt_id(11)? == doc.take_over.map(|id| id.0);
    search.check(agree, "columns-agree", || {
        format!("tenant {tenant}: columns of subscription {} differ from its document", doc.id)
    });
    Ok(())
}
