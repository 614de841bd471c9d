//! Pages of a list: where one starts, how long it may be, and the cursor that leads to the next.
//!
//! Lists are walked by key, never by offset, so a page costs the same wherever it is, and what is added or removed
//! meanwhile neither repeats a row nor skips one. A cursor is opaque and holds nothing but the last key seen: one that
//! somebody made up moves the start of a page within what they may see anyway, and opens nothing.

use core::fmt;
use core::str::FromStr;
use purser_domain::limits::{PAGE_DEFAULT, PAGE_MAX};

/// Longest cursor that is looked at. The longest that is given out holds the key of a name and ids.
const CURSOR_MAX: usize = 16_384;

/// A cursor that no list of this kind gave out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the cursor is not one that this list gave out")]
pub struct BadCursor;

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<T> {
    /// The rows, in the order of the list.
    pub items: Vec<T>,
    /// Where the next page starts; none at the end.
    pub next: Option<Cursor>,
}

/// Where a page starts and how long it may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paging {
    after: Option<Cursor>,
    limit: u32,
}

/// A place in a list, opaque to everyone outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cursor {
    list: String,
    keys: Vec<String>,
}

impl Default for Paging {
    fn default() -> Self {
        Self { after: None, limit: PAGE_DEFAULT }
    }
}

impl Paging {
    /// The page after a cursor, or the first one. A limit outside `1..=PAGE_MAX` becomes the nearest one inside.
    #[must_use]
    pub fn new(after: Option<Cursor>, limit: Option<u32>) -> Self {
        Self { after, limit: limit.unwrap_or(PAGE_DEFAULT).clamp(1, PAGE_MAX) }
    }

    /// The longest first page.
    #[must_use]
    pub const fn longest() -> Self {
        Self { after: None, limit: PAGE_MAX }
    }

    /// The same length, from another place.
    #[must_use]
    pub const fn from(&self, after: Option<Cursor>) -> Self {
        Self { after, limit: self.limit }
    }

    /// Rows of a page.
    #[must_use]
    pub const fn limit(&self) -> u32 {
        self.limit
    }

    /// Rows to ask the database for: one more than are shown, which tells whether there is a next page.
    pub(super) fn fetch(&self) -> i64 {
        i64::from(self.limit).saturating_add(1)
    }

    /// The keys of the last row seen, if this is not the first page.
    pub(super) fn keys<const N: usize>(&self, list: &str) -> Result<Option<[String; N]>, BadCursor> {
        let Some(cursor) = &self.after else { return Ok(None) };
        if cursor.list != list {
            return Err(BadCursor);
        }
        <[String; N]>::try_from(cursor.keys.clone()).map(Some).map_err(|_| BadCursor)
    }

    /// The one key of the last row seen, read as what it is.
    pub(super) fn key<K: FromStr>(&self, list: &str) -> Result<Option<K>, BadCursor> {
        let Some([key]) = self.keys::<1>(list)? else { return Ok(None) };
        key.parse().map(Some).map_err(|_| BadCursor)
    }

    /// The two keys of the last row seen, read as what they are.
    pub(super) fn two_keys<A: FromStr, B: FromStr>(&self, list: &str) -> Result<Option<(A, B)>, BadCursor> {
        let Some([first, second]) = self.keys::<2>(list)? else { return Ok(None) };
        let first = first.parse().map_err(|_| BadCursor)?;
        second.parse().map(|second| Some((first, second))).map_err(|_| BadCursor)
    }

    /// The three keys of the last row seen, read as what they are.
    pub(super) fn three_keys<A: FromStr, B: FromStr, C: FromStr>(
        &self,
        list: &str,
    ) -> Result<Option<(A, B, C)>, BadCursor> {
        let Some([first, second, third]) = self.keys::<3>(list)? else { return Ok(None) };
        let first = first.parse().map_err(|_| BadCursor)?;
        let second = second.parse().map_err(|_| BadCursor)?;
        third.parse().map(|third| Some((first, second, third))).map_err(|_| BadCursor)
    }

    /// The page made of rows that were fetched with [`Paging::fetch`].
    pub(super) fn page<T, const N: usize>(
        &self,
        mut items: Vec<T>,
        list: &str,
        keys: impl Fn(&T) -> [String; N],
    ) -> Page<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let last = if more { items.last() } else { None };
        let next = last.map(|last| Cursor::new(list, keys(last)));
        Page { items, next }
    }
}

impl Cursor {
    /// The place after a row with these keys.
    pub(super) fn new<const N: usize>(list: &str, keys: [String; N]) -> Self {
        Self { list: list.to_owned(), keys: keys.into() }
    }
}

impl<T> Page<T> {
    /// The end of a list in which there is nothing.
    pub(super) const fn empty() -> Self {
        Self { items: Vec::new(), next: None }
    }

    /// The same page with other rows.
    #[must_use]
    pub fn map<U>(self, row: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(row).collect(), next: self.next }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::json!([self.list, self.keys]).to_string();
        text.bytes().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Cursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > CURSOR_MAX {
            return Err(BadCursor);
        }
        let bytes = unhex(text.as_bytes()).ok_or(BadCursor)?;
        let (list, keys): (String, Vec<String>) = serde_json::from_slice(&bytes).map_err(|_| BadCursor)?;
        // PostgreSQL's text has no NUL, so no list ever gave one out.
        if keys.iter().any(|key| key.contains('\0')) {
            return Err(BadCursor);
        }
        Ok(Self { list, keys })
    }
}

fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|&[high, low]| Some(nibble(high)? << 4 | nibble(low)?)).collect()
}

/// Lower-case digits only, so that every place has exactly one spelling.
const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(list: &str, keys: &[&str]) -> Cursor {
        Cursor { list: list.to_owned(), keys: keys.iter().map(|&key| key.to_owned()).collect() }
    }

    #[test]
    fn a_cursor_survives_its_text() {
        for keys in [&["7"][..], &["Öl \"& 產品\"", "a/b?c=d"], &[]] {
            let there = cursor("things", keys);
            assert_eq!(there.to_string().parse(), Ok(there.clone()));
            assert!(there.to_string().bytes().all(|byte| byte.is_ascii_alphanumeric()), "safe in any URL");
        }
    }

    #[test]
    fn what_no_list_gave_out_is_refused() {
        let good = cursor("things", &["7"]).to_string();
        let upper = good.to_uppercase();
        let nul = cursor("things", &["\0"]).to_string();
        let long = "0".repeat(CURSOR_MAX + 2);
        for bad in ["", "0", "zz", "é", "7b7d", &good[2..], &good[..good.len() - 2], &upper, &nul, &long] {
            assert_eq!(bad.parse::<Cursor>(), Err(BadCursor), "{bad}");
        }
        let paging = |cursor| Paging::new(Some(cursor), None);
        assert_eq!(paging(cursor("other", &["7"])).key::<u64>("things"), Err(BadCursor));
        assert_eq!(paging(cursor("things", &["x"])).key::<u64>("things"), Err(BadCursor));
        assert_eq!(paging(cursor("things", &["7", "8"])).key::<u64>("things"), Err(BadCursor));
        assert_eq!(paging(cursor("things", &["7"])).key::<u64>("things"), Ok(Some(7)));
        assert_eq!(paging(cursor("things", &["7", "x"])).two_keys("things"), Ok(Some((7, "x".to_owned()))));
    }

    #[test]
    fn a_page_is_never_longer_than_the_limit() {
        assert_eq!(Paging::new(None, Some(0)).limit(), 1);
        assert_eq!(Paging::new(None, Some(u32::MAX)).limit(), PAGE_MAX);
        let paging = Paging::new(None, Some(2));
        let page = paging.page(vec![1, 2, 3], "numbers", |n| [n.to_string()]);
        assert_eq!((page.items, page.next), (vec![1, 2], Some(cursor("numbers", &["2"]))));
        assert_eq!(paging.page(vec![1, 2], "numbers", |n: &i32| [n.to_string()]).next, None);
    }
}
