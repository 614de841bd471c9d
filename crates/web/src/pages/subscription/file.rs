//! The lists of the page as files.

use super::details::{Asked, open};
use super::happened;
use crate::pages::visit::Visit;
use crate::problem::Problem;
use crate::rest::id::Id;
use crate::{csv_file, export};
use axum::response::Response;
use purser_app::views::Paging;
use purser_app::views::history::history as entries;
use purser_domain::id::SubscriptionId;
use purser_render::page::subscription::history::{sentence, who};

/// Who holds the licenses, in the columns of *Export users* (P-12).
pub async fn users(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Response, Problem> {
    export::answer(visit.caller, vec![id], None).await
}

/// What happened, newest first.
pub async fn history(visit: Visit, Id(id): Id<SubscriptionId>) -> Result<Response, Problem> {
    let opened = open(&visit, id, &Asked::default()).await?;
    let zone = opened.reading.tenant.time_zone.clone();
    let shell = opened.shell;
    let today = shell.today;
    let head = ["name-when", "name-what", "name-who"].map(|name| shell.t(name)).into();
    let state = (visit, shell, zone, Paging::longest());
    csv_file::answer("history", today, head, state, move |(visit, shell, zone, paging)| async move {
        let mut reading = visit.caller.read().await?;
        let scope = reading.scope();
        let page = entries(&mut reading.reader, &scope, id, &paging).await?;
        let Some(page) = page else { return Ok((Vec::new(), None)) };
        let rows = page.items.iter().map(|found| {
            let entry = happened::entry(found, id, &zone);
            vec![
                format!("{} {}", entry.on, entry.time),
                sentence(&shell, &entry.what),
                who(&shell, &entry.who),
            ]
        });
        let rows = rows.collect();
        Ok((rows, page.next.map(|next| (visit, shell, zone, Paging::longest().from(Some(next))))))
    })
    .await
}
