//! Work after commit, from outside: what mailboxes and receivers got.

use crate::model::{Model, Organization};
use crate::receiver::Heard;
use crate::stage::MAIL_DOMAIN;
use crate::{Held, must};
use purser_domain::id::WebhookId;
use purser_domain::work::Work;
use purser_store::Reader;
use purser_store::mail::KeptBody;
use purser_store::sql::Statement;
use purser_store::value::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

static MAILS: Statement = Statement {
    name: "sim mails",
    sql: "SELECT message_id, doc FROM kept_mail WHERE tenant_id = $1",
    params: &[Kind::Id],
};

/// Every mail that was owed was kept under its own id, for its own recipient, and no other was.
pub async fn mails(reader: &mut Reader, of: &Organization) -> Held<u64> {
    let mut owed = BTreeMap::new();
    for job in &of.jobs {
        if let Work::Mail { to, .. } = &job.work {
            owed.insert(format!("<{}@{MAIL_DOMAIN}>", job.id), to.address.clone());
        }
    }
    let mut kept = BTreeMap::new();
    for row in reader.query(&MAILS, &[of.tenant.id.into()]).await? {
        let body: KeptBody = row.json(1)?;
        kept.insert(row.text(0)?, body.to);
    }
    let missing = owed.iter().find(|&(id, to)| kept.get(id) != Some(to));
    must(missing.is_none(), || format!("a mail is owed and was not kept: {missing:?}"))?;
    let foreign = kept.keys().find(|id| !owed.contains_key(*id));
    must(foreign.is_none(), || format!("a mail was kept and is not owed: {foreign:?}"))?;
    Ok(u64::try_from(kept.len()).unwrap_or(u64::MAX))
}

/// Every webhook that is owed was heard at least once and answered well, always with the same words under the same
/// id; none was heard that is not owed. A receiver that was removed meanwhile need not have heard.
pub fn webhooks(model: &Model, heard: &[Heard]) -> Held<u64> {
    let mut owed: BTreeMap<String, (WebhookId, &Value)> = BTreeMap::new();
    let mut present = BTreeSet::new();
    for of in model.organizations.values() {
        present.extend(of.tenant.webhooks.iter().map(|hook| hook.id));
        for job in &of.jobs {
            if let Work::Webhook { webhook, payload } = &job.work {
                owed.insert(format!("msg_{}", job.id), (*webhook, payload));
            }
        }
    }
    let mut well = BTreeSet::new();
    for message in heard {
        let known = owed.get(&message.id).is_some_and(|(_, payload)| **payload == message.body);
        must(known, || format!("a webhook was heard and is not owed: {message:?}"))?;
        if message.answer == Some(204) {
            well.insert(message.id.as_str());
        }
    }
    let missing = owed.iter().find(|(id, (hook, _))| present.contains(hook) && !well.contains(id.as_str()));
    must(missing.is_none(), || format!("a webhook is owed and was not heard: {missing:?}"))?;
    Ok(u64::try_from(heard.len()).unwrap_or(u64::MAX))
}
