//! A list of a page as a CSV file (RFC 4180), with its columns in the viewer's language. No spreadsheet takes a cell for
//! a formula (P-12).

use crate::frame::insert;
use crate::problem::{Problem, bug};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use jiff::civil::Date;
use std::borrow::Cow;

/// By this mark a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file that is being written.
pub struct File(Writer<Vec<u8>>);

impl File {
    /// A file with these columns.
    pub fn new(heads: &[String]) -> Result<Self, Problem> {
        let writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .has_headers(false)
            .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
        let mut file = Self(writer);
        let heads: Vec<Cow<'_, str>> = heads.iter().map(Into::into).collect();
        file.row(&heads)?;
        Ok(file)
    }

    /// One row.
    pub fn row(&mut self, cells: &[Cow<'_, str>]) -> Result<(), Problem> {
        let cells: Vec<Cow<'_, str>> = cells.iter().map(|cell| harmless(cell)).collect();
        self.0.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(|error| bug(&error.to_string()))
    }

    /// The file, named after what it lists and the day.
    pub fn answer(self, name: &str, today: Date) -> Result<Response, Problem> {
        let bytes = self.0.into_inner().map_err(|error| bug(&error.to_string()))?;
        let mut response = bytes.into_response();
        let headers = response.headers_mut();
        insert(headers, CONTENT_TYPE, "text/csv; charset=utf-8; header=present");
        insert(headers, CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}-{today}.csv\""));
        Ok(response)
    }
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_12_formulas_are_made_harmless() {
        for (cell, written) in [("Ada", "Ada"), ("=1+1", "'=1+1"), ("-1", "'-1"), ("@x", "'@x"), ("", "")] {
            assert_eq!(harmless(cell), written);
        }
    }
}
