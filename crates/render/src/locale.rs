//! Which of our languages a person gets. A tag that is not ours is matched by its language, and Chinese by its script.

use purser_domain::people::LOCALES;

/// The language of whoever asks for none that we speak.
pub const FALLBACK: &str = "en";
/// English in other letters, for tests of pages.
pub const PSEUDO: &str = "en-XA";
/// Characters of an `Accept-Language` header that are read; real ones have less than a hundred.
const HEADER_MAX: usize = 1_000;

/// Our language for a language tag such as `de-AT`, `zh-Hant-HK` or `sv_SE`; none when we do not speak it.
#[must_use]
pub fn resolve(tag: &str) -> Option<&'static str> {
    let mut subtags = tag.trim().split(['-', '_']).map(str::to_ascii_lowercase);
    let name = match subtags.next()?.as_str() {
        "en" => "en",
        "sv" => "sv-SE",
        "de" => "de",
        // A single letter begins extensions, which say nothing about the language. A script decides before a country.
        "zh" => {
            let mut subtags = subtags.take_while(|subtag| subtag.len() > 1);
            subtags.find_map(|subtag| chinese(&subtag)).unwrap_or("zh-CN")
        }
        _ => return None,
    };
    LOCALES.into_iter().find(|ours| *ours == name)
}

/// Which Chinese a script or a country writes.
fn chinese(subtag: &str) -> Option<&'static str> {
    match subtag {
        "hant" | "tw" | "hk" | "mo" => Some("zh-TW"),
        "hans" | "cn" | "sg" | "my" => Some("zh-CN"),
        _ => None,
    }
}

/// Our language for an `Accept-Language` header (RFC 9110, 12.5.4): the one with the highest weight that we speak, the
/// first of equals, else English. A malformed part is passed over.
#[must_use]
pub fn negotiate(accept_language: &str) -> &'static str {
    let header: String = accept_language.chars().take(HEADER_MAX).collect();
    let mut best: Option<(u32, &'static str)> = None;
    for part in header.split(',') {
        let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
        let Some(weight) = weight(parameters) else { continue };
        let ours = if tag.trim() == "*" { Some(FALLBACK) } else { resolve(tag) };
        if let Some(ours) = ours
            && weight > best.map_or(0, |(highest, _)| highest)
        {
            best = Some((weight, ours));
        }
    }
    best.map_or(FALLBACK, |(_, ours)| ours)
}

/// The weight in thousandths: `q=0.8` is 800, nothing is 1000, anything else is malformed.
fn weight(parameters: &str) -> Option<u32> {
    let parameters = parameters.trim();
    if parameters.is_empty() {
        return Some(1_000);
    }
    let value = parameters.strip_prefix("q=").or_else(|| parameters.strip_prefix("Q="))?.trim();
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let plain = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let thousandths = format!("{fraction:0<3}").parse().ok().filter(|_| plain)?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_find_our_languages() {
        let table = [
            ("en", Some("en")),
            ("en-US", Some("en")),
            ("EN-gb", Some("en")),
            ("de-DE", Some("de")),
            ("de-AT-u-co-phonebk", Some("de")),
            ("sv", Some("sv-SE")),
            ("sv_FI", Some("sv-SE")),
            ("zh", Some("zh-CN")),
            ("zh-Hans", Some("zh-CN")),
            ("zh-SG", Some("zh-CN")),
            ("zh-TW", Some("zh-TW")),
            ("zh-Hant", Some("zh-TW")),
            ("zh-Hant-CN", Some("zh-TW")),
            ("zh-Hans-TW", Some("zh-CN")),
            ("zh-HK", Some("zh-TW")),
            ("zh-u-tw", Some("zh-CN")),
            (" zh-MO ", Some("zh-TW")),
            ("fr", None),
            ("nb-NO", None),
            ("english", None),
            ("", None),
            ("-", None),
        ];
        for (tag, ours) in table {
            assert_eq!(resolve(tag), ours, "{tag}");
        }
        for ours in LOCALES {
            assert_eq!(resolve(ours), Some(ours));
        }
    }

    #[test]
    fn headers_are_negotiated_by_weight_then_order() {
        let table = [
            ("", "en"),
            ("sv-SE,sv;q=0.9,en;q=0.8", "sv-SE"),
            ("fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4", "de"),
            ("en;q=0.1, zh-Hant;q=0.9", "zh-TW"),
            ("zh-CN,zh-TW", "zh-CN"),
            ("zh-TW;q=0.5,zh-CN;q=0.5", "zh-TW"),
            ("de;q=0, sv;q=0.001", "sv-SE"),
            ("de;q=0", "en"),
            ("*", "en"),
            ("*;q=0.5, de;q=0.4", "en"),
            ("fr, *;q=0.1, de;q=0.2", "de"),
            ("de ; q=1.000", "de"),
            ("de;q=1.001, sv;q=0.2", "sv-SE"),
            ("de;q=0.1234, sv;q=0.2", "sv-SE"),
            ("de;q=, sv;q=0.2", "sv-SE"),
            ("de;level=1, sv;q=0.2", "sv-SE"),
            ("de;q=-1;q=1, sv;q=0.2", "sv-SE"),
            (",,;;,=,sv", "sv-SE"),
            ("日本語", "en"),
        ];
        for (header, ours) in table {
            assert_eq!(negotiate(header), ours, "{header}");
        }
        assert_eq!(negotiate(&"x,".repeat(1_000_000)), "en");
    }
}
