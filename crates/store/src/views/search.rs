//! Text that somebody typed, as a statement looks for it: everything in it means itself.

use purser_domain::limits::NAME_MAX;

/// The pattern of everything that contains `text`, for `LIKE … ESCAPE '!'` over lower-case text; `%` when there is
/// nothing to look for.
///
/// Names are at most `NAME_MAX` long, so what is cut off a longer text could not have matched either.
pub(super) fn containing(text: Option<&str>) -> String {
    let text = text.unwrap_or_default().trim();
    if text.is_empty() {
        return "%".to_owned();
    }
    let mut pattern = String::from("%");
    for letter in exactly(&text.to_lowercase()).chars().take(NAME_MAX.saturating_add(1)) {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// The text itself. PostgreSQL's text has no NUL, so nothing stored has one and a statement cannot ask for one; it is
/// looked for as what replaces it elsewhere.
pub(super) fn exactly(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_typed_means_itself() {
        assert_eq!(containing(None), "%");
        assert_eq!(containing(Some("  ")), "%");
        assert_eq!(containing(Some(" Öl ")), "%öl%");
        assert_eq!(containing(Some("100%_!\\")), "%100!%!_!!\\%");
        assert_eq!(containing(Some("a\0b")), "%a\u{fffd}b%");
        assert_eq!(containing(Some(&"x".repeat(9_999))).len(), NAME_MAX + 3);
    }
}
