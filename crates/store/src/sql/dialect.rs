//! From PostgreSQL's dialect to SQLite's: three mechanical rules, and nothing inside quotes is touched.
//!
//! 1. `$1` becomes `?1`: SQLite takes `$1` for a *name*, numbered by first appearance, and would swap parameters.
//! 2. `::type` is dropped: parameters have the type of their value.
//! 3. `FOR UPDATE`, `FOR NO KEY UPDATE` and `SKIP LOCKED` are dropped: SQLite has one writer at a time.

/// Clauses that SQLite does not need, the longest first.
const DROPPED: [&str; 4] =
    ["FOR NO KEY UPDATE SKIP LOCKED", "FOR UPDATE SKIP LOCKED", "FOR NO KEY UPDATE", "FOR UPDATE"];

/// The same statement for SQLite.
#[must_use]
pub fn sqlite(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = dropped(rest) {
            rest = after;
        } else if let Some(after) = rest.strip_prefix("::") {
            rest =
                after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '[' | ']'));
        } else if first == '\'' || first == '"' {
            let (quoted, after) = quoted(rest, first);
            out.push_str(quoted);
            rest = after;
        } else {
            out.push(if first == '$' { '?' } else { first });
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

fn dropped(rest: &str) -> Option<&str> {
    DROPPED.iter().find_map(|clause| rest.strip_prefix(clause))
}

/// The quoted text at the start, and what follows. A doubled quote reads as two texts side by side.
fn quoted(text: &str, quote: char) -> (&str, &str) {
    let end = text.char_indices().skip(1).find(|&(_, c)| c == quote);
    let end = end.map_or(text.len(), |(at, c)| at.saturating_add(c.len_utf8()));
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::sqlite;

    #[test]
    fn three_rules_and_no_more() {
        for (postgres, lite) in [
            ("SELECT $2, $1, $10", "SELECT ?2, ?1, ?10"),
            ("SELECT SUM(x)::bigint, $1::uuid[]", "SELECT SUM(x), ?1"),
            ("SELECT x FROM t FOR NO KEY UPDATE", "SELECT x FROM t "),
            ("SELECT x FROM t LIMIT 1 FOR UPDATE SKIP LOCKED", "SELECT x FROM t LIMIT 1 "),
            ("SELECT '$1::x', \"a::b\", 'it''s $1', $1", "SELECT '$1::x', \"a::b\", 'it''s $1', ?1"),
            ("SELECT 'é $1' || $1, 'open $1", "SELECT 'é $1' || ?1, 'open $1"),
        ] {
            assert_eq!(sqlite(postgres), lite);
        }
    }
}
