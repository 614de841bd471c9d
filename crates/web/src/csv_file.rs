//! Lists as files (P-12): CSV after RFC 4180, UTF-8 with a mark that spreadsheets know it by, no cell that a spreadsheet takes
//! for a formula. A file is written page by page: the memory that it takes does not grow with it, no database connection waits
//! for a slow reader, and rights are looked at again for each page.

use crate::frame::insert;
use crate::problem::{Problem, bug};
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use futures_util::stream::try_unfold;
use jiff::civil::Date;
use purser_app::views::{Cursor, Page, Paging};
use std::borrow::Cow;
use std::io::Error;

/// By this mark a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

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

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
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
        let row = ["a,b", "say \"x\"", "two\nlines", "Ö", "=1", "", "z"].map(String::from);
        let text = String::from_utf8(lines(&[row.into()]).ok().unwrap()).unwrap();
        assert_eq!(text, "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",Ö,'=1,,z\r\n");
    }
}
