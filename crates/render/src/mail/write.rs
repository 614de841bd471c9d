//! How a mail looks: as plain text, and as HTML that a screen reader can follow and that needs nothing from the net.

use super::compose::{Body, Link};
use crate::html::escape;
use crate::words::{Words, WordsError, one_line};

/// The mail as plain text: paragraphs with empty lines between them.
pub(super) fn text(body: &Body, words: &Words) -> Result<String, WordsError> {
    let pair = |label: &str, value: &str| {
        words.text("label-value", &[("label", label.into()), ("value", value.into())])
    };
    let mut paragraphs = vec![body.greeting.clone(), body.lead.clone()];
    if !body.facts.is_empty() {
        let lines: Vec<_> =
            body.facts.iter().map(|(label, value)| pair(label, value)).collect::<Result<_, _>>()?;
        paragraphs.push(lines.join("\n"));
    }
    paragraphs.extend(body.notes.iter().cloned());
    paragraphs.extend(body.links.iter().map(|link| match &link.what {
        Some(what) => format!("- {}\n  {what}\n  {}", link.label, link.url),
        None => format!("{}\n{}", link.label, link.url),
    }));
    let contact = match &body.contact {
        (label, Some(contact)) => format!("{label}{}", one_line(contact)),
        (sentence, None) => sentence.clone(),
    };
    paragraphs.push(format!("--\n{}\n{contact}", body.why));
    Ok(paragraphs.join("\n\n") + "\n")
}

/// The mail as a complete HTML document. Every value is escaped.
pub(super) fn html(body: &Body, words: &Words) -> String {
    let mut main = format!("<h1 style=\"font-size:20px;line-height:1.3\">{}</h1>\n", escape(&body.subject));
    for paragraph in [&body.greeting, &body.lead] {
        main.push_str(&format!("<p>{}</p>\n", escape(paragraph)));
    }
    if !body.facts.is_empty() {
        main.push_str("<table style=\"border-collapse:collapse\">\n");
        for (label, value) in &body.facts {
            main.push_str(&fact(label, value));
        }
        main.push_str("</table>\n");
    }
    for note in &body.notes {
        main.push_str(&format!("<p>{}</p>\n", escape(note)));
    }
    if !body.links.is_empty() {
        main.push_str("<ul style=\"padding-left:20px\">\n");
        for link in &body.links {
            main.push_str(&action(link));
        }
        main.push_str("</ul>\n");
    }
    let footer = format!("<p>{}</p>\n<p>{}</p>\n", escape(&body.why), contact(body));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
         <body style=\"margin:0 auto;padding:16px;max-width:640px;font-family:sans-serif;line-height:1.5;\
         color:#1a1a1a;background:#fff\">\n<main>\n{main}</main>\n\
         <footer style=\"border-top:1px solid #767676;font-size:14px;color:#4a4a4a\">\n{footer}</footer>\n\
         </body>\n</html>\n",
        lang = words.locale(),
        title = escape(&body.subject),
    )
}

fn fact(label: &str, value: &str) -> String {
    format!(
        "<tr><th scope=\"row\" style=\"padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:normal;\
         color:#4a4a4a\">{}</th><td style=\"padding:4px 0;vertical-align:top\">{}</td></tr>\n",
        escape(label),
        escape(value),
    )
}

fn action(link: &Link) -> String {
    let what = link.what.as_ref().map(|what| format!("<br>{}", escape(what))).unwrap_or_default();
    format!("<li style=\"margin:8px 0\">{}{what}</li>\n", anchor(&link.url, &link.label))
}

fn contact(body: &Body) -> String {
    match &body.contact {
        (label, Some(contact)) => {
            let contact = address_of(contact).map_or_else(|| escape(contact), |url| anchor(&url, contact));
            format!("{}{contact}", escape(label))
        }
        (sentence, None) => escape(sentence),
    }
}

fn anchor(url: &str, label: &str) -> String {
    format!("<a href=\"{}\" style=\"color:#0b57d0\">{}</a>", escape(url), escape(label))
}

/// The address behind a contact: a web page, or a mail address without anything that could add headers or a body.
fn address_of(contact: &str) -> Option<String> {
    let plain = !contact.chars().any(|c| c.is_whitespace() || c.is_control());
    if plain && (contact.starts_with("https://") || contact.starts_with("http://")) {
        return Some(contact.into());
    }
    let (local, domain) = contact.split_once('@')?;
    let safe = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
    };
    (safe(local) && safe(domain)).then(|| format!("mailto:{contact}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_become_links() {
        let table = [
            ("help@aurora.example", Some("mailto:help@aurora.example")),
            ("https://help.aurora.example/a?b=c", Some("https://help.aurora.example/a?b=c")),
            ("http://help", Some("http://help")),
            ("javascript:alert(1)", None),
            ("javascript:a@b", None),
            ("help@aurora.example?bcc=x@y.example", None),
            ("https://x y", None),
            ("+46 8 123 456", None),
            ("@", None),
        ];
        for (contact, url) in table {
            assert_eq!(address_of(contact).as_deref(), url, "{contact}");
        }
    }
}
