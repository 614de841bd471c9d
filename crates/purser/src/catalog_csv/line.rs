//! Lines and fields: bytes to text, with bounded memory. Knows nothing of products.

use super::LINE_BYTES_MAX;
use std::io::{self, BufRead, BufReader, Read};

/// One line without its end.
pub enum Raw {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It was longer than [`LINE_BYTES_MAX`] and was skipped.
    TooLong,
}

/// Reads lines that end in LF or CR LF and never holds more than one.
pub struct Lines<R> {
    input: BufReader<R>,
    number: u32,
}

impl<R: Read> Lines<R> {
    pub fn new(input: R) -> Self {
        Self { input: BufReader::new(input), number: 0 }
    }

    /// The number of the line that was read last; the first has 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The next line, or none at the end.
    pub fn read_line(&mut self) -> io::Result<Option<Raw>> {
        let most = u64::try_from(LINE_BYTES_MAX).unwrap_or(u64::MAX).saturating_add(2);
        let mut bytes = Vec::new();
        if self.input.by_ref().take(most).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        let ended = bytes.pop_if(|last| *last == b'\n').is_some();
        if !ended && bytes.len() > LINE_BYTES_MAX {
            self.input.skip_until(b'\n')?;
        }
        bytes.pop_if(|last| *last == b'\r');
        Ok(Some(if bytes.len() > LINE_BYTES_MAX { Raw::TooLong } else { Raw::Bytes(bytes) }))
    }
}

/// The text of a line: UTF-8, or else Windows-1252, in which older copies were saved. The five bytes that
/// Windows-1252 leaves open become control characters, which no field may have.
pub fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&byte| windows_1252(byte)).collect(),
    }
}

fn windows_1252(byte: u8) -> char {
    const FROM_80_TO_9F: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let open = byte.checked_sub(0x80).and_then(|place| FROM_80_TO_9F.get(usize::from(place)));
    open.copied().unwrap_or(char::from(byte))
}

/// Splits a line at its commas.
///
/// # Errors
/// A quote is left open or a control character is inside; the sentence says which.
pub fn fields(text: &str) -> Result<Vec<String>, String> {
    if text.chars().any(|c| c.is_control() && c != '\t') {
        return Err("must not have control characters".into());
    }
    if text.matches('"').count() % 2 == 1 {
        return Err("must close every quote on the same line".into());
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(_) => Ok(record.iter().map(tidy).collect()),
        Err(error) => Err(format!("must be CSV: {error}")),
    }
}

/// One space for every run of blanks, no-break ones included, and none at the ends. Marks without width are dropped.
fn tidy(field: &str) -> String {
    let shown: String = field.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_lf_or_cr_lf_and_long_ones_are_skipped() {
        let long = "x".repeat(LINE_BYTES_MAX + 1);
        let fits = "y".repeat(LINE_BYTES_MAX);
        let very_long = "z".repeat(LINE_BYTES_MAX * 3);
        let text = format!("a\r\n\n{long}\r\n{fits}\r\n{very_long}\nb");
        let mut lines = Lines::new(text.as_bytes());
        let mut seen = Vec::new();
        while let Some(raw) = lines.read_line().unwrap() {
            seen.push(match raw {
                Raw::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
                Raw::TooLong => "(too long)".into(),
            });
        }
        assert_eq!(seen, ["a", "", "(too long)", &fits, "(too long)", "b"]);
        assert_eq!(lines.number(), 6);
    }

    #[test]
    fn text_is_utf_8_or_windows_1252() {
        assert_eq!(decode("Größe – 中文".as_bytes()), "Größe – 中文");
        assert_eq!(decode(b"Gr\xf6\xdfe \x96 \x80"), "Größe – €");
        assert_eq!(decode(b"open \x81"), "open \u{81}");
    }

    #[test]
    fn fields_are_split_and_tidied() {
        assert_eq!(
            fields("a, b\u{a0}\t c ,\"d, e\",\"f \"\"g\"\"\"").unwrap(),
            ["a", "b c", "d, e", "f \"g\""]
        );
        assert_eq!(fields("\u{feff}a,,\u{200b}").unwrap(), ["a", "", ""]);
        assert!(fields("").unwrap().is_empty());
        assert!(fields("a,\"b").unwrap_err().contains("quote"));
        assert!(fields("a\rb").unwrap_err().contains("control"));
        assert!(fields("a\0b").unwrap_err().contains("control"));
    }
}
