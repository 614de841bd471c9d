//! The message catalogs: Fluent, embedded, one bundle per language, read once and shared by all threads.
//!
//! A key is a message (`status-active`) or one of its attributes (`mail-taken_over.why`). Values that come from people
//! are shown as one line and can never become markup of the catalog. An unknown key is an error value, never a panic.

use crate::format::{Dates, Numbers};
use crate::locale::{FALLBACK, PSEUDO, resolve};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use std::borrow::Cow;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

macro_rules! catalog {
    ($locale:literal) => {
        [
            include_str!(concat!("../locales/", $locale, "/format.ftl")),
            include_str!(concat!("../locales/", $locale, "/mail.ftl")),
            include_str!(concat!("../locales/", $locale, "/names.ftl")),
            include_str!(concat!("../locales/", $locale, "/page.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-home.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-subscription.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-licenses.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-purchase.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-billing.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-people.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-settings.ftl")),
            include_str!(concat!("../locales/", $locale, "/page-work.ftl")),
            include_str!(concat!("../locales/", $locale, "/refusal.ftl")),
            include_str!(concat!("../locales/", $locale, "/rule.ftl")),
        ]
    };
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(FALLBACK, catalog!("en")));
static OTHERS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    vec![
        Words::read("zh-TW", catalog!("zh-TW")),
        Words::read("sv-SE", catalog!("sv-SE")),
        Words::read("de", catalog!("de")),
        Words::read("zh-CN", catalog!("zh-CN")),
    ]
});

/// English in other letters and longer, so that a test sees what is not in the catalogs and what has no room for longer
/// languages. No person can choose it; the demo speaks it when asked by cookie.
static OTHER_LETTERS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::read(FALLBACK, catalog!("en"));
    words.locale = PSEUDO;
    words.bundle.set_transform(Some(longer));
    words
});

/// Whole numbers up to here are exact in a catalog; larger ones are written without plural rules.
const COUNT_MAX: u64 = 1 << 53;

/// The words of one language.
pub struct Words {
    locale: &'static str,
    bundle: FluentBundle<FluentResource>,
    pub(crate) numbers: Option<Numbers>,
    pub(crate) dates: Option<Dates>,
    problems: Vec<String>,
}

/// A value that a sentence is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// A text, shown as one line.
    Text(&'a str),
    /// A number of things, which decides between singular and plural.
    Count(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

/// Why there are no words.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WordsError {
    /// The catalog has no such key.
    #[error("the catalog {locale} has no message {key}")]
    Unknown {
        /// Which language.
        locale: &'static str,
        /// Which key.
        key: String,
    },
    /// The message needs something that it was not given.
    #[error("message {key} of the catalog {locale} is incomplete: {problem}")]
    Incomplete {
        /// Which language.
        locale: &'static str,
        /// Which key.
        key: String,
        /// What is missing.
        problem: String,
    },
}

impl Words {
    /// The words for a language tag; English when we do not speak it.
    #[must_use]
    pub fn for_locale(tag: &str) -> &'static Self {
        if tag == PSEUDO {
            return &OTHER_LETTERS;
        }
        let locale = resolve(tag).unwrap_or(FALLBACK);
        OTHERS.iter().find(|words| words.locale == locale).unwrap_or(&ENGLISH)
    }

    /// Which language this is, as a page's `lang` attribute wants it.
    #[must_use]
    pub const fn locale(&self) -> &'static str {
        self.locale
    }

    /// What was wrong with the catalogs when they were read. Nothing, as the tests prove.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// The text of a key, with values in it.
    ///
    /// # Errors
    /// The key is unknown, or the message needs a value that is not among `values`.
    pub fn text(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> Result<String, WordsError> {
        let unknown = || WordsError::Unknown { locale: self.locale, key: key.into() };
        let (id, attribute) =
            key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id).ok_or_else(unknown)?;
        let pattern = match attribute {
            None => message.value(),
            Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, fluent(*value));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern.ok_or_else(unknown)?, Some(&args), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(WordsError::Incomplete {
                locale: self.locale,
                key: key.into(),
                problem: error.to_string(),
            }),
        }
    }

    /// The text of a key that needs no values.
    ///
    /// # Errors
    /// The key is unknown, or the message needs a value.
    pub fn name(&self, key: &str) -> Result<String, WordsError> {
        self.text(key, &[])
    }

    fn read(locale: &'static str, sources: [&'static str; 14]) -> Self {
        let language = locale.parse().unwrap_or_else(|_| LanguageIdentifier::default());
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Every language of ours is written from left to right; isolation marks would only disturb mails and APIs.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(written));
        let mut problems = Vec::new();
        for source in sources {
            let resource = FluentResource::try_new(source.into()).unwrap_or_else(|(resource, errors)| {
                problems.extend(errors.iter().map(ToString::to_string));
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(ToString::to_string));
            }
        }
        let (numbers, dates) = (Numbers::new(locale), Dates::new(locale));
        if numbers.is_none() || dates.is_none() {
            problems.push(format!("no formats of {locale}"));
        }
        Self { locale, bundle, numbers, dates, problems }
    }
}

/// Letters that are not ASCII, and two fifths more of them.
fn longer(text: &str) -> Cow<'_, str> {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const OTHER: &str = "áƀćđéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁɃĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ";
    let other = |c: char| {
        PLAIN.chars().position(|plain| plain == c).and_then(|at| OTHER.chars().nth(at)).unwrap_or(c)
    };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let more = letters.saturating_mul(2).checked_div(5).unwrap_or(0);
    text.chars().map(other).chain(core::iter::repeat_n('ö', more)).collect::<String>().into()
}

fn fluent(value: Value<'_>) -> FluentValue<'_> {
    match value {
        Value::Text(text) => FluentValue::String(one_line(text)),
        Value::Count(count) if count <= COUNT_MAX => FluentValue::from(count),
        Value::Count(count) => FluentValue::from(count.to_string()),
    }
}

/// The text as one line. A name with line breaks could forge lines of a mail or its headers; one that turns the
/// direction of writing could hide what an address is.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(harmful) {
        Cow::Owned(text.chars().map(|c| if harmful(c) { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// How numbers are written in the bundle's language.
fn written(value: &FluentValue<'_>, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    languages
        .with_try_get_threadsafe::<Numbers, _, _>((), |numbers| numbers.write(&number.as_string()))
        .ok()?
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Self::new(&language.to_string()).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use purser_domain::people::LOCALES;

    #[test]
    fn every_language_is_read_without_problems() {
        for locale in LOCALES {
            let words = Words::for_locale(locale);
            assert_eq!(words.locale(), locale);
            assert!(words.problems().is_empty(), "{locale}: {:?}", words.problems());
        }
        assert_eq!(Words::for_locale("fr").locale(), "en");
    }

    #[test]
    fn unknown_keys_and_missing_values_are_errors() {
        let words = Words::for_locale("de");
        let unknown = |key: &str| Err(WordsError::Unknown { locale: "de", key: key.into() });
        for key in ["nothing", "status-active.nothing", "", ".", "mail-taken_over"] {
            assert_eq!(words.name(key), unknown(key), "{key}");
        }
        assert!(matches!(words.name("quoted"), Err(WordsError::Incomplete { .. })));
    }

    #[test]
    fn numbers_are_grouped_and_decide_the_plural() {
        let lead = |locale: &str, quantity: u64| {
            let values = [("quantity", quantity.into()), ("product", "Visio".into())];
            Words::for_locale(locale).text("mail-purchase_confirmed.lead", &values).unwrap()
        };
        assert_eq!(lead("en", 1), "You have bought 1 license of Visio.");
        assert_eq!(lead("en", 12_345), "You have bought 12,345 licenses of Visio.");
        assert_eq!(lead("sv-SE", 12_345), "Du har köpt 12\u{a0}345 licenser för Visio.");
        assert_eq!(lead("de", 12_345), "Sie haben 12.345 Lizenzen für Visio gekauft.");
        assert_eq!(lead("zh-TW", 1), "您已購買 1 個 Visio 授權。");
        assert!(lead("en", u64::MAX).contains("18446744073709551615 licenses"));
    }

    #[test]
    fn values_stay_on_one_line_and_are_no_markup() {
        let quoted = |text: &str| Words::for_locale("en").text("quoted", &[("text", text.into())]).unwrap();
        assert_eq!(quoted("a\r\nBcc: b"), "“a  Bcc: b”");
        assert_eq!(quoted("a\u{202e}b\u{2028}c"), "“a b c”");
        assert_eq!(quoted("{ status-active }"), "“{ status-active }”");
    }
}
