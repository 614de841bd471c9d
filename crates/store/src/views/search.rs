//! Search by a part of a name. The text is somebody's typing: everything in it means itself.

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
    for letter in text.to_lowercase().chars().take(NAME_MAX.saturating_add(1)) {
        // PostgreSQL's text has no NUL, so a name has none; a lone one is looked for as what replaces it elsewhere.
        let letter = if letter == '\0' { char::REPLACEMENT_CHARACTER } else { letter };
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
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
