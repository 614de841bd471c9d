//! Lists of the server, page by page.
//!
//! Without a limit a list is shown whole. As JSON that is still one document of the server's shape: what fits one page
//! is printed unchanged, and of several pages the rows are joined, each unchanged.

use super::ask::Ask;
use super::http::Server;
use super::output::Output;
use super::trouble::Trouble;
use purser_domain::limits::PAGE_MAX;
use purser_web::wire::List;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// Pages that are joined. Beyond that a caller goes on from the cursor.
const PAGES_MAX: usize = 500;

/// Which part of a list.
#[derive(clap::Args)]
pub struct Paging {
    /// Rows of one page; without it the whole list.
    #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u32).range(1..=i64::from(PAGE_MAX)))]
    limit: Option<u32>,
    /// Where to go on: what an earlier answer gave as `next`.
    #[arg(long)]
    cursor: Option<String>,
}

/// Gets a list. None when it was printed as JSON already.
pub async fn list<T: DeserializeOwned>(
    server: &Server,
    output: &Output,
    ask: &Ask,
    paging: &Paging,
) -> Result<Option<Vec<T>>, Trouble> {
    list_from(server, output, ask, "cursor", paging.cursor.as_deref(), paging.limit).await
}

/// Gets a list whose cursor has another name.
pub async fn list_from<T: DeserializeOwned>(
    server: &Server,
    output: &Output,
    ask: &Ask,
    cursor_name: &'static str,
    from: Option<&str>,
    limit: Option<u32>,
) -> Result<Option<Vec<T>>, Trouble> {
    let rows = limit.unwrap_or(PAGE_MAX).to_string();
    let page = |cursor: Option<&str>| ask.clone().query("limit", &rows).maybe(cursor_name, cursor);
    let first = server.ask(&page(from)).await?;
    let mut joined: List<Box<RawValue>> = first.read()?;
    let one_page = joined.next.is_none() || limit.is_some();
    if one_page && output.is_json() {
        output.document(first.bytes())?;
        return Ok(None);
    }
    let mut pages = 1;
    while let (Some(cursor), true) = (&joined.next, !one_page && pages < PAGES_MAX) {
        let more: List<Box<RawValue>> = server.ask(&page(Some(cursor))).await?.read()?;
        joined.items.extend(more.items);
        joined.next = more.next;
        pages = pages.saturating_add(1);
    }
    if output.is_json() {
        let document = serde_json::to_vec(&joined).map_err(|error| Trouble::Answer(error.to_string()))?;
        output.document(&document)?;
        return Ok(None);
    }
    if let Some(next) = &joined.next {
        eprintln!("purser: there is more; go on with --{cursor_name} {next}");
    }
    let rows = joined.items.iter().map(|item| serde_json::from_str(item.get()));
    rows.collect::<Result<_, _>>().map(Some).map_err(|error| {
        Trouble::Answer(format!("a row of the server's list is not of the expected form: {error}"))
    })
}
