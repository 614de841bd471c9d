//! Support requests, a page at a time: lists and limits read the columns, decisions the document, and both say the same.

use super::{PAGE, Search, statements};
use crate::error::StoreError;
use purser_domain::id::TenantId;
use purser_domain::support::SupportRequest;
use uuid::Uuid;

/// Every support request of a tenant.
pub async fn all(search: &mut Search, tenant: TenantId) -> Result<(), StoreError> {
    let mut after = Uuid::nil();
    loop {
        let page = search.page(&statements::SUPPORT_REQUESTS, &[tenant.into(), after.into()]).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id(0)?;
        for row in &page {
            let doc: SupportRequest = row.json(5)?;
            let agree = row.id(0)? == doc.id.0
                && row.u64(1)? == doc.version
                && row.id(2)? == doc.opened_by.0
                && row.opt_id(3)? == doc.subject.subscription().map(|id| id.0)
                && row.text(4)? == doc.status().word();
            search.check(agree, "columns-agree", || {
                format!("tenant {tenant}: columns of support request {} differ from its document", doc.id)
            });
        }
        if i64::try_from(page.len()).is_ok_and(|rows| rows < PAGE) {
            return Ok(());
        }
    }
}
