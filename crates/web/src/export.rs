//! *Export users* as CSV (P-12), written page by page: the memory that it takes does not grow with the file, and no
//! database connection waits for a slow reader.

use crate::caller::Caller;
use crate::frame::insert;
use crate::problem::{Problem, bug};
use crate::show;
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use futures_util::stream::try_unfold;
use purser_app::Failure;
use purser_app::views::holders::{self, ExportRow};
use purser_app::views::subscriptions::{self, SubscriptionFilter};
use purser_app::views::{Cursor, OwnerFilter, Paging};
use purser_domain::id::SubscriptionId;
use purser_domain::limits::EXPORT_MAX;
use purser_domain::refusal::{Rule, Thing};
use std::borrow::Cow;

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
/// By this mark a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

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
    let today = show::today(&caller.read().await?.tenant, caller.shared.now());
    let walk = Walk { caller, subscriptions, place: Place::Beginning };
    // The first page before anything is promised: what is wrong is still a problem document.
    let (first, walk) = walk.next().await?.ok_or_else(|| bug("an export without a beginning"))?;
    let rest = try_unfold(walk, |walk| async {
        walk.next().await.map_err(|problem| std::io::Error::other(problem.code()))
    });
    let first = futures_util::stream::once(async { Ok(first) });
    let body = Body::from_stream(futures_util::StreamExt::chain(first, rest));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    insert(headers, CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
    insert(headers, CONTENT_DISPOSITION, &format!("attachment; filename=\"users-{today}.csv\""));
    Ok(response)
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

/// Where an export stands.
struct Walk {
    caller: Caller,
    subscriptions: Vec<SubscriptionId>,
    place: Place,
}

enum Place {
    Beginning,
    After(Cursor),
    End,
}

impl Walk {
    /// The next part of the file; rights are looked at again for each.
    async fn next(mut self) -> Result<Option<(Bytes, Self)>, Problem> {
        let (mut bytes, paging) = match self.place {
            Place::End => return Ok(None),
            Place::Beginning => (beginning()?, Paging::longest()),
            Place::After(cursor) => (Vec::new(), Paging::longest().from(Some(cursor))),
        };
        let mut reading = self.caller.read().await?;
        let scope = reading.scope();
        let page = holders::export(&mut reading.reader, &scope, &self.subscriptions, &paging).await?;
        bytes.extend(lines(page.items.iter().map(cells))?);
        self.place = page.next.map_or(Place::End, Place::After);
        Ok(Some((bytes.into(), self)))
    }
}

fn beginning() -> Result<Vec<u8>, Problem> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    bytes.extend(lines(core::iter::once(COLUMNS.map(Cow::from)))?);
    Ok(bytes)
}

fn cells(row: &ExportRow) -> [Cow<'_, str>; 7] {
    [
        harmless(&row.display_name),
        harmless(&row.user_principal_name),
        harmless(&row.product),
        harmless(&row.sku_part_number),
        row.subscription_id.to_string().into(),
        harmless(row.purchaser.as_deref().unwrap_or_default()),
        row.assigned_on.to_string().into(),
    ]
}

/// A cell that no spreadsheet takes for a formula.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

/// RFC 4180.
fn lines<'a>(rows: impl Iterator<Item = [Cow<'a, str>; 7]>) -> Result<Vec<u8>, Problem> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .has_headers(false)
        .from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| cell.as_bytes()))
            .map_err(|error| bug(&error.to_string()))?;
    }
    writer.into_inner().map_err(|error| bug(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_12_formulas_are_made_harmless_and_separators_quoted() {
        for (cell, written) in [
            ("Ada", "Ada"),
            ("=1+1", "'=1+1"),
            ("+46", "'+46"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written);
        }
        let row = ["a,b", "say \"x\"", "two\nlines", "Ö", "'=1", "", "z"].map(Cow::from);
        let text = String::from_utf8(lines(core::iter::once(row)).ok().unwrap()).unwrap();
        assert_eq!(text, "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",Ö,'=1,,z\r\n");
    }
}
