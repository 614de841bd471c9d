//! Reads the published list of SKUs and service plans (CSV) into products without prices.
//!
//! The published file has one line per service plan, so one SKU is spread over many lines. Real copies have a byte
//! order mark, repeated lines, stray blanks, no-break spaces, text that is not UTF-8 and several SKUs of one name. A
//! line that cannot be taken is refused alone, with its number, field and rule; it never spoils its neighbours. Memory
//! is bounded by the limits below, whatever the input.
//!
//! A product made here has no plans, so nobody can buy it until the operator prices it. This module must never guess:
//! not a GUID, not a price, and not that people may buy by themselves.

mod gather;
mod line;

use gather::Gather;
use line::{Lines, Raw};
use purser_domain::catalog::Product;
use std::fmt;
use std::io::{self, Read};

/// Bytes of one line. The longest published one has under 400; a quoted text cannot run past the end of its line.
pub const LINE_BYTES_MAX: usize = 8 * 1024;
/// Lines after the first. The published file has about 6,000.
pub const ROWS_MAX: u32 = 50_000;
/// SKUs of one file. The published file has about 600.
pub const PRODUCTS_MAX: usize = 5_000;
/// Service plans of one SKU. The largest published one has 111.
pub const SERVICE_PLANS_MAX: usize = 500;
/// Refused lines that are listed. Beyond that the file is something else.
pub const REFUSED_MAX: usize = 1_000;
/// Characters that a `String_Id` gives to a product id: the catalog's 100, less the nine that tell two SKUs apart. Some
/// published ones are longer and are cut; the part number keeps them whole.
pub const ID_CHARS_MAX: usize = 91;

/// The columns that must be there, in any order and any case; others are ignored.
pub const COLUMNS: [&str; 6] = [
    "Product_Display_Name",
    "String_Id",
    "GUID",
    "Service_Plan_Name",
    "Service_Plan_Id",
    "Service_Plans_Included_Friendly_Names",
];

/// What became of a file. Every line after the first is counted exactly once: taken, duplicate, blank or refused.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// One product per SKU, in the order of first appearance.
    pub products: Vec<Product>,
    /// Lines that added a SKU or a service plan.
    pub taken_rows: u32,
    /// Lines whose SKU already has that service plan. The first line's names stay.
    pub duplicate_rows: u32,
    /// Lines with nothing in them.
    pub blank_rows: u32,
    /// Lines that were not taken, in the order of the file.
    pub refused: Vec<Refused>,
}

/// Why one line was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Number of the line; the first line, with the names of the columns, is 1.
    pub line: u32,
    /// The column, or `line` when the whole line is meant.
    pub field: &'static str,
    /// What would have been right, as a sentence in English.
    pub rule: String,
}

/// Why a file was not read at all. Nothing of it may be used then.
#[derive(Debug)]
pub enum ReadError {
    /// The source failed.
    Io(io::Error),
    /// There is not even a first line.
    Empty,
    /// It is UTF-16, as some spreadsheets save "Unicode text".
    Utf16,
    /// The first line is longer than [`LINE_BYTES_MAX`] or has an open quote.
    Header,
    /// A column is missing; `found` is the beginning of the first line.
    MissingColumn {
        /// The missing name.
        name: &'static str,
        /// What stands there instead, cut after 200 characters.
        found: String,
    },
    /// A column is there twice.
    RepeatedColumn(&'static str),
    /// More lines than [`ROWS_MAX`].
    TooManyRows,
    /// More SKUs than [`PRODUCTS_MAX`].
    TooManyProducts,
    /// More refused lines than [`REFUSED_MAX`].
    TooManyRefused,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the file cannot be read: {error}"),
            Self::Empty => write!(f, "the file is empty; its first line must name the columns"),
            Self::Utf16 => write!(f, "the file is UTF-16; save it as CSV in UTF-8"),
            Self::Header => write!(f, "the first line is no list of column names"),
            Self::MissingColumn { name, found } => {
                write!(f, "the column {name} is missing; the first line is: {found}")
            }
            Self::RepeatedColumn(name) => write!(f, "the column {name} is there twice"),
            Self::TooManyRows => write!(f, "the file has more than {ROWS_MAX} lines"),
            Self::TooManyProducts => write!(f, "the file has more than {PRODUCTS_MAX} SKUs"),
            Self::TooManyRefused => {
                write!(
                    f,
                    "more than {REFUSED_MAX} lines are not of the expected form; is this the right file?"
                )
            }
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Io(error) = self { Some(error) } else { None }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads a whole file.
///
/// `product_id` and `sku_part_number` come from `String_Id` in capitals. In the id, what is no letter, digit or one of
/// `_ - . ( ) +` becomes `_`, and what is beyond [`ID_CHARS_MAX`] is cut. When two SKUs come to the same id, the one with the smaller GUID keeps the plain id and
/// the other gets the first eight digits of its GUID appended, whatever the order of the lines.
///
/// # Errors
/// The source fails, the first line does not name every column of [`COLUMNS`] once, or a limit is passed. A line that
/// is wrong by itself is no error: it is listed in [`Report::refused`].
pub fn read(input: impl Read) -> Result<Report, ReadError> {
    let mut lines = Lines::new(input);
    let header = lines.read_line()?.ok_or(ReadError::Empty)?;
    let columns = header_columns(&header)?;
    let mut gather = Gather::default();
    let mut report = Report::default();
    while let Some(raw) = lines.read_line()? {
        let number = lines.number();
        if number > ROWS_MAX.saturating_add(1) {
            return Err(ReadError::TooManyRows);
        }
        match gather.take(number, &columns, &raw) {
            Ok(gather::Taken::New) => report.taken_rows = report.taken_rows.saturating_add(1),
            Ok(gather::Taken::Duplicate) => report.duplicate_rows = report.duplicate_rows.saturating_add(1),
            Ok(gather::Taken::Blank) => report.blank_rows = report.blank_rows.saturating_add(1),
            Err((field, rule)) => report.refused.push(Refused { line: number, field, rule }),
        }
        if gather.products() > PRODUCTS_MAX {
            return Err(ReadError::TooManyProducts);
        }
        if report.refused.len() > REFUSED_MAX {
            return Err(ReadError::TooManyRefused);
        }
    }
    report.products = gather.finish();
    Ok(report)
}

/// Where each column of [`COLUMNS`] stands, and how many columns the file has.
struct Columns {
    at: [usize; 6],
    count: usize,
}

fn header_columns(raw: &Raw) -> Result<Columns, ReadError> {
    let Raw::Bytes(bytes) = raw else { return Err(ReadError::Header) };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(ReadError::Utf16);
    }
    let text = line::decode(bytes);
    let names = line::fields(&text).map_err(|_| ReadError::Header)?;
    // A byte order mark, also one that was decoded wrongly once, stands before the first letter.
    let plain =
        |name: &String| name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).trim_end().to_owned();
    let names: Vec<String> = names.iter().map(plain).collect();
    let mut at = [0; 6];
    for (place, name) in at.iter_mut().zip(COLUMNS) {
        let mut found = names.iter().enumerate().filter(|(_, there)| there.eq_ignore_ascii_case(name));
        let missing = || ReadError::MissingColumn { name, found: text.chars().take(200).collect() };
        *place = found.next().ok_or_else(missing)?.0;
        if found.next().is_some() {
            return Err(ReadError::RepeatedColumn(name));
        }
    }
    Ok(Columns { at, count: names.len() })
}

#[cfg(test)]
mod tests;
