//! A list as a file: the rows of the page with the same filters, to the last one. It is written page by page, so the memory
//! that it takes does not grow with the list; rights are looked at again for each.

use crate::export::{BYTE_ORDER_MARK, harmless};
use crate::frame::insert;
use crate::problem::{Problem, bug};
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use futures_util::stream::try_unfold;
use jiff::civil::Date;
use purser_app::views::{Cursor, Page, Paging};
use std::io::Error;

/// The file `name-day.csv`: a head, and what `page` gives of each page. What is wrong with the first page is still a problem.
pub async fn answer<F, Fut>(name: &str, today: Date, head: Vec<String>, page: F) -> Result<Response, Problem>
where
    F: Fn(Paging) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Page<Vec<String>>, Problem>> + Send + 'static,
{
    let first = page(Paging::longest()).await?;
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    bytes.extend(lines(&[head])?);
    bytes.extend(lines(&first.items)?);
    let rest = try_unfold((first.next, page), |(next, page)| async move {
        let Some(next) = next else { return Ok(None) };
        let (bytes, next) = part(&page, next).await.map_err(|problem| Error::other(problem.code()))?;
        Ok(Some((bytes, (next, page))))
    });
    let first = futures_util::stream::once(async { Ok::<_, Error>(Bytes::from(bytes)) });
    let mut response = Body::from_stream(futures_util::StreamExt::chain(first, rest)).into_response();
    let headers = response.headers_mut();
    insert(headers, CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
    insert(headers, CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}-{today}.csv\""));
    Ok(response)
}

/// The lines after a place, and where the next ones are.
async fn part<F, Fut>(page: &F, after: Cursor) -> Result<(Bytes, Option<Cursor>), Problem>
where
    F: Fn(Paging) -> Fut,
    Fut: Future<Output = Result<Page<Vec<String>>, Problem>>,
{
    let part = page(Paging::longest().from(Some(after))).await?;
    Ok((lines(&part.items)?.into(), part.next))
}

/// RFC 4180, with no cell that a spreadsheet takes for a formula.
fn lines(rows: &[Vec<String>]) -> Result<Vec<u8>, Problem> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .has_headers(false)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell).into_owned());
        writer.write_record(cells).map_err(|error| bug(&error.to_string()))?;
    }
    writer.into_inner().map_err(|error| bug(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_12_cells_are_harmless_in_every_list() {
        let rows = [vec!["=1+1".to_owned(), "a,b".to_owned()], vec!["Ö".to_owned(), String::new()]];
        let text = String::from_utf8(lines(&rows).ok().unwrap()).unwrap();
        assert_eq!(text, "'=1+1,\"a,b\"\r\nÖ,\r\n");
    }
}
