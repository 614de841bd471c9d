//! Mail that the demo keeps instead of sending. Sending it again keeps it once: a message has one id.

use crate::call::Call;
use crate::error::StoreError;
use crate::faults::Point;
use crate::sql::{Insert, Op, Statement};
use crate::store::Store;
use crate::value::Kind::{Id, Int, Json, Text};
use crate::value::Value;
use jiff::Timestamp;
use purser_domain::id::TenantId;
use serde::{Deserialize, Serialize};

static KEEP: Insert = Insert {
    name: "keep mail",
    table: "kept_mail",
    columns: &[("tenant_id", Id), ("message_id", Text), ("sent_at", Int), ("doc", Json)],
    conflict: "ON CONFLICT (tenant_id, message_id) DO NOTHING",
};

static KEPT: Statement = Statement {
    name: "kept mails",
    sql: "SELECT m.tenant_id, m.message_id, m.sent_at, m.doc FROM
            (SELECT tenant_id, message_id, sent_at, doc FROM kept_mail
             ORDER BY sent_at DESC, message_id DESC LIMIT $1) AS m
          ORDER BY m.sent_at, m.message_id",
    params: &[Int],
};

/// For the list of all statements.
pub static ALL: &[Op] = &[Op::Insert(&KEEP), Op::Statement(&KEPT)];

/// One mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptMail {
    /// On whose behalf.
    pub tenant: TenantId,
    /// Its `Message-ID`.
    pub message_id: String,
    /// When.
    pub sent_at: Timestamp,
    /// What it says.
    pub body: KeptBody,
}

/// What a mail says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptBody {
    /// Address of the recipient.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
    /// Attachments, by name and content type.
    pub attachments: Vec<KeptAttachment>,
}

/// A file that came with a mail.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptAttachment {
    /// File name.
    pub name: String,
    /// MIME type.
    pub content_type: String,
}

impl Store {
    /// Keeps a mail; does nothing when one with this id was kept before.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn keep_mail(&self, mail: &KeptMail) -> Result<(), StoreError> {
        let row: Vec<Value> = vec![
            mail.tenant.into(),
            (&mail.message_id).into(),
            mail.sent_at.into(),
            Value::json(&mail.body)?,
        ];
        self.short(Point::KeepMail, Call::many(&KEEP, vec![row])).await.map(drop)
    }

    /// The latest mails, newest last.
    ///
    /// # Errors
    /// The database cannot be used.
    pub async fn kept_mails(&self, limit: u32) -> Result<Vec<KeptMail>, StoreError> {
        let rows = self.read().await?.query(&KEPT, &[limit.into()]).await?;
        let mails = rows.iter().map(|row| {
            Ok(KeptMail {
                tenant: TenantId(row.id(0)?),
                message_id: row.text(1)?,
                sent_at: row.timestamp(2)?,
                body: row.json(3)?,
            })
        });
        mails.collect()
    }
}
