//! Lists as files: CSV that every spreadsheet reads, and that none takes for formulas.

use crate::export::harmless;
use crate::frame::insert;
use crate::problem::{Problem, bug};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use jiff::civil::Date;

/// By this mark a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A list as a file that is named after the list and the day.
pub fn sheet(name: &str, today: Date, head: &[String], rows: &[Vec<String>]) -> Result<Response, Problem> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(head).map_err(|error| bug(&error.to_string()))?;
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell));
        writer.write_record(cells.map(|cell| cell.into_owned())).map_err(|error| bug(&error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| bug(&error.to_string()))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    insert(headers, CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
    insert(headers, CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}-{today}.csv\""));
    Ok(response)
}
