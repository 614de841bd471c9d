//! The audit log and the event stream in one.

use super::limits;
use crate::caller::Caller;
use crate::params::Params;
use crate::problem::Problem;
use crate::{show, wire};
use axum::Json;
use purser_app::Failure;
use purser_app::views::log;
use purser_domain::authz::Permission;
use purser_domain::limits::PAGE_DEFAULT;
use purser_domain::refusal::Rule;

/// List events
///
/// What happened, oldest first. Follow the log by asking again after the last `seq` that you saw; entries are numbered
/// without gaps and never change.
#[utoipa::path(
    get, path = "/events", tag = "Events", operation_id = "list_events",
    params(
        ("after" = Option<u64>, Query, description = "The `seq` of the last entry seen"),
        ("subject" = Option<uuid::Uuid>, Query, description = "Only about this thing"),
        ("limit" = Option<u32>, Query, description = "Entries of one page", minimum = 1, maximum = 200),
    ),
    responses((status = 200, body = wire::List<wire::Event>), limits::Problems)
)]
pub async fn list(caller: Caller, mut params: Params) -> Result<Json<wire::List<wire::Event>>, Problem> {
    let after = after(&mut params);
    let mut subjects: Vec<uuid::Uuid> = params.ids("subject");
    if subjects.len() > 1 {
        params.refuse("subject", Rule::Repeated);
    }
    let limit = params.limit().unwrap_or(PAGE_DEFAULT);
    params.done()?;
    let mut reading = caller.read().await?;
    reading.require(Permission::SeeEvents)?;
    let scope = reading.scope();
    let page = log::events(&mut reading.reader, &scope, subjects.pop(), after, limit).await;
    let page = page.map_err(Failure::from)?;
    let items = page.items.into_iter().map(show::event).collect();
    Ok(Json(wire::List { items, next: page.next.map(|seq| seq.to_string()) }))
}

/// The number of the last entry seen; 0 when none was.
fn after(params: &mut Params) -> u64 {
    let Some(text) = params.text("after") else { return 0 };
    // Numbers are 63 bits wide where they are kept.
    let number = text.parse::<i64>().ok().and_then(|number| u64::try_from(number).ok());
    if number.is_none() {
        params.refuse("after", Rule::Format { expected: "the number of an entry".into() });
    }
    number.unwrap_or(0)
}
