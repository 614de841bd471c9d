//! How answers are shown: a table for people, tab-separated text for a pipe, the server's JSON for scripts.
//!
//! Names come from other people, so nothing that a terminal would obey is ever printed. Nothing is said by colour.

use super::trouble::Trouble;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use console::{Term, measure_text_width};
use std::borrow::Cow;
use std::io::{IsTerminal as _, Write as _};

/// Columns of a terminal that does not say how wide it is.
const WIDTH_DEFAULT: u16 = 100;

/// Columns that a word is given before it may be broken: an id with what stands before it.
const WORD_MAX: usize = 44;
/// Blanks around a cell.
const PADDING: u16 = 2;

/// Where answers go.
pub struct Output {
    json: bool,
    /// None when the answer goes into a pipe or a file.
    width: Option<u16>,
}

impl Output {
    /// Standard output.
    pub fn new(json: bool) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let width = Term::stdout().size_checked().map_or(WIDTH_DEFAULT, |(_, width)| width);
        Self { json, width: terminal.then_some(width) }
    }

    /// Whether the caller wants the server's JSON.
    pub const fn is_json(&self) -> bool {
        self.json
    }

    /// One JSON document, unchanged, and the end of its line. Where the server had nothing to say, nothing.
    pub fn document(&self, json: &[u8]) -> Result<(), Trouble> {
        if json.is_empty() {
            return Ok(());
        }
        let mut out = std::io::stdout().lock();
        out.write_all(json)?;
        if !json.ends_with(b"\n") {
            out.write_all(b"\n")?;
        }
        Ok(out.flush()?)
    }

    /// A sentence.
    pub fn line(&self, text: &str) -> Result<(), Trouble> {
        let mut out = std::io::stdout().lock();
        Ok(writeln!(out, "{}", clean(text))?)
    }

    /// Rows under their headings; a sentence instead when there are none and a person reads it.
    pub fn table<const N: usize>(
        &self,
        headings: [&str; N],
        rows: &[[String; N]],
        none: &str,
    ) -> Result<(), Trouble> {
        if rows.is_empty() && self.width.is_some() {
            return self.line(none);
        }
        let text = match self.width {
            Some(width) => wide(headings, rows, width),
            None => tabbed(headings, rows),
        };
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }

    /// One thing: its fields, one to a line.
    pub fn fields(&self, fields: &[(&str, String)]) -> Result<(), Trouble> {
        let wide = fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut out = std::io::stdout().lock();
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            match self.width {
                Some(_) => writeln!(out, "{name:wide$}  {}", clean(value))?,
                None => writeln!(out, "{name}\t{}", clean(value))?,
            }
        }
        Ok(out.flush()?)
    }
}

/// A table as wide as the terminal. Where not even its words fit, each row becomes a block of lines.
fn wide<const N: usize>(headings: [&str; N], rows: &[[String; N]], width: u16) -> String {
    let least = |place: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(place))
            .map(String::as_str)
            .chain(headings.get(place).copied());
        cells.flat_map(str::split_whitespace).map(measure_text_width).max().unwrap_or(0).min(WORD_MAX)
    };
    let leasts: Vec<u16> = (0..N).map(|place| u16::try_from(least(place)).unwrap_or(u16::MAX)).collect();
    let needed = leasts.iter().fold(0_u16, |sum, least| sum.saturating_add(*least).saturating_add(PADDING));
    if needed > width {
        return blocks(headings, rows);
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(headings.map(str::to_uppercase));
    for row in rows {
        table.add_row(row.iter().map(|cell| clean(cell).into_owned()));
    }
    for (column, least) in table.column_iter_mut().zip(leasts) {
        // A word that is broken over two lines cannot be read, and an id not be copied.
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least.saturating_add(PADDING))));
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Each row as lines of its own, with an empty line between two rows.
fn blocks<const N: usize>(headings: [&str; N], rows: &[[String; N]]) -> String {
    let wide = headings.iter().map(|heading| heading.len()).max().unwrap_or(0);
    let block = |row: &[String; N]| -> String {
        let filled = headings.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        filled.map(|(heading, cell)| format!("{heading:wide$}  {}\n", clean(cell))).collect()
    };
    rows.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn tabbed<const N: usize>(headings: [&str; N], rows: &[[String; N]]) -> String {
    let mut text = headings.join("\t");
    text.push('\n');
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| clean(cell)).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

/// Text without what a terminal obeys: control characters, and marks that turn the reading direction around.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(is_obeyed) {
        Cow::Owned(text.replace(is_obeyed, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_printed() {
        assert_eq!(clean("Ada\u{1b}[2J\tB\u{202e}C"), "Ada\u{fffd}[2J\u{fffd}B\u{fffd}C");
        assert_eq!(clean("陳凱 Åsa"), "陳凱 Åsa");
    }

    #[test]
    fn a_pipe_gets_one_line_for_each_row() {
        let rows = [["a\nb".to_owned(), "1".to_owned()], [String::new(), "2".to_owned()]];
        assert_eq!(tabbed(["name", "count"], &rows), "name\tcount\na\u{fffd}b\t1\n\t2\n");
    }

    #[test]
    fn a_terminal_gets_columns_that_fit() {
        let rows = [
            ["陳凱".to_owned(), "1".to_owned()],
            ["a rather long name of a product".to_owned(), "20".to_owned()],
        ];
        let text = wide(["name", "count"], &rows, 24);
        assert!(text.lines().all(|line| measure_text_width(line) <= 24), "{text}");
        assert!(text.starts_with(" NAME") && text.contains(" rather long"), "{text}");
        let column = |line: &str, what: &str| measure_text_width(line.split(what).next().unwrap());
        let first = text.lines().find(|line| line.contains("陳凱")).unwrap();
        assert_eq!(column(first, " 1"), column(text.lines().next().unwrap(), " COUNT"), "{text}");
    }

    #[test]
    fn a_row_that_does_not_fit_becomes_a_block() {
        let id = "01a1f994-3f1a-7001-9c17-841f92ab0cc8".to_owned();
        let rows = [[id.clone(), "Visio".to_owned()], [id.clone(), String::new()]];
        assert_eq!(
            wide(["id", "product"], &rows, 30),
            format!("id       {id}\nproduct  Visio\n\nid       {id}\n")
        );
    }
}
