//! Query parameters: each is asked for by name, everything wrong is said at once, and what nobody asked for is refused.

use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use core::convert::Infallible;
use core::str::FromStr;
use purser_app::views::{Cursor, Paging};
use purser_domain::limits::PAGE_MAX;
use purser_domain::refusal::{FieldError, Refusal, Rule};

/// Parameters that are looked at. A longer query is refused.
const PARAMS_MAX: usize = 1_000;

/// The query parameters of a request.
#[derive(Debug, Default)]
pub struct Params {
    pairs: Vec<(String, String)>,
    wrong: Vec<FieldError>,
}

impl<S: Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::read(parts.uri.query().unwrap_or_default()))
    }
}

impl Params {
    fn read(query: &str) -> Self {
        Self::of(form_urlencoded::parse(query.as_bytes()).into_owned())
    }

    /// The fields of a form, which are asked for in the same way.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut params = Self::default();
        for pair in pairs {
            if params.pairs.len() >= PARAMS_MAX {
                let max = u64::try_from(PARAMS_MAX).unwrap_or(u64::MAX);
                params.refuse("query", Rule::TooLong { max });
                break;
            }
            params.pairs.push(pair);
        }
        params
    }

    /// A parameter's text; given twice it is wrong.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut found = self.all(name).into_iter();
        let first = found.next();
        if found.next().is_some() {
            self.refuse(name, Rule::Repeated);
        }
        first
    }

    /// One of a closed set of words.
    pub fn word<T: Copy>(&mut self, name: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let text = self.text(name)?;
        let found = all.iter().copied().find(|&known| word(known) == text);
        if found.is_none() {
            let allowed = all.iter().map(|&known| word(known).to_owned()).collect();
            self.refuse(name, Rule::OneOf { allowed });
        }
        found
    }

    /// `true` or `false`; false when it is not given.
    pub fn flag(&mut self, name: &str) -> bool {
        self.word(name, &[true, false], |flag| if flag { "true" } else { "false" }).unwrap_or(false)
    }

    /// Ids, given any number of times.
    pub fn ids<T: FromStr>(&mut self, name: &str) -> Vec<T> {
        let texts = self.all(name);
        let read: Result<Vec<T>, _> = texts.iter().map(|text| text.parse()).collect();
        read.unwrap_or_else(|_| {
            self.refuse(name, Rule::Format { expected: crate::body::GUID.into() });
            Vec::new()
        })
    }

    /// `limit` and the place where a page starts.
    pub fn paging(&mut self) -> Paging {
        let limit = self.limit();
        let after: Option<Cursor> = self.text("cursor").and_then(|text| match text.parse() {
            Ok(cursor) => Some(cursor),
            Err(_) => {
                self.refuse("cursor", Rule::Format { expected: "a cursor that this list gave out".into() });
                None
            }
        });
        Paging::new(after, limit)
    }

    /// Rows of one page.
    pub fn limit(&mut self) -> Option<u32> {
        let text = self.text("limit")?;
        let number: Option<u32> = text.parse().ok();
        let whole = text.strip_prefix('-').unwrap_or(&text);
        if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            self.refuse("limit", Rule::Format { expected: "a whole number".into() });
            return None;
        }
        if number.is_none_or(|number| !(1..=PAGE_MAX).contains(&number)) {
            self.refuse("limit", Rule::OutOfRange { min: 1, max: i64::from(PAGE_MAX) });
            return None;
        }
        number
    }

    /// Something else is wrong with a parameter.
    pub fn refuse(&mut self, name: &str, rule: Rule) {
        self.wrong.push(FieldError { field: name.into(), rule });
    }

    /// Nothing, or everything that is wrong with what was asked for so far.
    pub fn wrong(&mut self) -> Result<(), Problem> {
        let wrong = core::mem::take(&mut self.wrong);
        if wrong.is_empty() { Ok(()) } else { Err(Refusal::Invalid(wrong).into()) }
    }

    /// Nothing, or everything that is wrong: also parameters that nobody asked for.
    pub fn done(mut self) -> Result<(), Problem> {
        let unknown = core::mem::take(&mut self.pairs);
        for (name, _) in unknown {
            let known = self.wrong.iter().any(|error| error.field == name);
            if !known {
                let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
                self.refuse(&name, Rule::NotAllowedHere);
            }
        }
        self.wrong()
    }

    /// Whether a parameter is given and was not asked for yet.
    pub fn is_given(&self, name: &str) -> bool {
        self.pairs.iter().any(|(known, _)| known == name)
    }

    /// Every value of a parameter.
    pub fn all(&mut self, name: &str) -> Vec<String> {
        let (found, rest) = core::mem::take(&mut self.pairs).into_iter().partition(|(key, _)| key == name);
        self.pairs = rest;
        let found: Vec<(String, String)> = found;
        found.into_iter().map(|(_, value)| value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(query: &str) -> Vec<String> {
        let mut params = Params::read(query);
        params.text("search");
        params.flag("preview");
        params.ids::<uuid::Uuid>("id");
        params.paging();
        match params.done() {
            Ok(()) => Vec::new(),
            Err(problem) => problem
                .errors()
                .iter()
                .map(|error| format!("{} {}", error.field, error.rule.code()))
                .collect(),
        }
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        for query in ["", "search=a%20b", "limit=200", "preview=true", "limit=1&search=", "search=%ff"] {
            assert_eq!(wrong(query), Vec::<String>::new(), "{query}");
        }
        for (query, expected) in [
            ("limit=0", &["limit out_of_range"][..]),
            ("limit=-1", &["limit out_of_range"]),
            ("limit=201", &["limit out_of_range"]),
            ("limit=99999999999999999999", &["limit out_of_range"]),
            ("limit=x", &["limit format"]),
            ("limit=", &["limit format"]),
            ("limit=1e1", &["limit format"]),
            ("limit=+1", &["limit format"]),
            ("cursor=zz", &["cursor format"]),
            ("preview=yes", &["preview one_of"]),
            ("preview=True", &["preview one_of"]),
            ("search=a&search=b", &["search repeated"]),
            ("id=x", &["id format"]),
            ("colour=red&colour=blue&limit=0", &["limit out_of_range", "colour not_allowed_here"]),
        ] {
            assert_eq!(wrong(query), expected, "{query}");
        }
        assert!(wrong(&"a=1&".repeat(1_100)).contains(&"query too_long".to_owned()));
    }
}
