//! Lists as files (P-12): CSV after RFC 4180, UTF-8 with a mark that spreadsheets know it by, cells that no spreadsheet takes
//! for formulas. A file is written page by page: the memory that it takes does not grow with it, and no database
//! connection waits for a slow reader.

use crate::frame::insert;
use crate::problem::{Problem, bug};
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use futures_util::stream::{self, StreamExt as _};
use jiff::civil::Date;
use std::borrow::Cow;

/// By this mark a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The lines of one page, and where the next one starts.
pub type Part<S> = (Vec<Vec<String>>, Option<S>);

/// A file. `next` reads one page; the first is read before anything is promised, so that what is wrong is still a problem.
///
/// # Errors
/// Those of the first page. A later one cuts the file off.
pub async fn answer<S, F, R>(
    name: &str,
    today: Date,
    head: Vec<String>,
    state: S,
    next: F,
) -> Result<Response, Problem>
where
    S: Send + 'static,
    F: Fn(S) -> R + Send + 'static,
    R: Future<Output = Result<Part<S>, Problem>> + Send + 'static,
{
    let (first, rest) = next(state).await?;
    let mut beginning = BYTE_ORDER_MARK.to_vec();
    beginning.extend(lines(&[head])?);
    beginning.extend(lines(&first)?);
    let beginning = stream::once(async { Ok::<_, std::io::Error>(Bytes::from(beginning)) });
    let rest = stream::try_unfold((rest, next), |(state, next)| async {
        let Some(state) = state else { return Ok(None) };
        let part = next(state).await.and_then(|(rows, rest)| Ok((Bytes::from(lines(&rows)?), rest)));
        let (bytes, rest) = part.map_err(|problem| std::io::Error::other(problem.code()))?;
        Ok(Some((bytes, (rest, next))))
    });
    let mut response = Body::from_stream(beginning.chain(rest)).into_response();
    let headers = response.headers_mut();
    insert(headers, CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
    insert(headers, CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}-{today}.csv\""));
    Ok(response)
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

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
