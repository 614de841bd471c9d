//! The lists of the page as files.

use super::details::{Asked, open};
use super::happened;
use crate::export;
use crate::frame::insert;
use crate::pages::visit::Visit;
use crate::problem::{Problem, bug};
use crate::rest::id::Id;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use purser_app::views::Paging;
use purser_app::views::history::history as entries;
use purser_domain::id::SubscriptionId;
use purser_render::page::subscription::history::{sentence, who};

/// Pages of the longest history that is written into one file.
const PAGES_MAX: usize = 50;

/// Who holds the licenses, in the columns of *Export users* (P-12).
pub async fn users(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Response, Problem> {
    export::answer(visit.caller, vec![id], None).await
}

/// What happened, newest first.
pub async fn history(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Response, Problem> {
    let mut opened = open(&visit, id, &Asked::default()).await?;
    let scope = opened.reading.scope();
    let zone = opened.reading.tenant.time_zone.clone();
    let shell = &opened.shell;
    let failed = |error: csv::Error| bug(&error.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(["when", "what", "who"]).map_err(failed)?;
    let mut paging = Paging::longest();
    for _ in 0..PAGES_MAX {
        let page = entries(&mut opened.reading.reader, &scope, id, &paging).await?;
        let Some(page) = page else { break };
        for found in &page.items {
            let entry = happened::entry(found, id, &zone);
            let when = format!("{} {}", entry.on, entry.time);
            let (what, who) = (sentence(shell, &entry.what), who(shell, &entry.who));
            writer
                .write_record([when.as_str(), &export::harmless(&what), &export::harmless(&who)])
                .map_err(failed)?;
        }
        if page.next.is_none() {
            break;
        }
        paging = paging.from(page.next);
    }
    let rows = writer.into_inner().map_err(|error| bug(&error.to_string()))?;
    let mut file = export::BYTE_ORDER_MARK.to_vec();
    file.extend(rows);
    let mut response = file.into_response();
    let headers = response.headers_mut();
    insert(headers, CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
    insert(headers, CONTENT_DISPOSITION, &format!("attachment; filename=\"history-{id}.csv\""));
    Ok(response)
}
