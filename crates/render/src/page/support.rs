//! Support: whom to ask, and what to have at hand (W-X1).

use super::{Shell, document, html, part};

/// The page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Support {
    /// The organization's name.
    pub organization: String,
    /// Its own support contact.
    pub contact: Option<String>,
    /// Whether the viewer may set that contact.
    pub may_set: bool,
    /// The subscription that somebody wants cancelled and cannot cancel online: its product, its id and the limit.
    pub cancel: Option<Cancel>,
}

/// A subscription that is not cancelled online (P-2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cancel {
    /// Its details.
    pub href: String,
    /// The product.
    pub product: String,
    /// Its id.
    pub id: String,
    /// Licenses up to which it would be cancelled online.
    pub max: u32,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Support) -> String {
    let title = shell.t("name-support");
    let answers = [
        ("support-buy", "support-buy-text", "/purchase"),
        ("support-licenses", "support-licenses-text", "/licenses"),
        ("support-payment", "support-payment-text", "/billing"),
        ("support-cancel", "support-cancel-text", "/products"),
    ];
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("support-lead")) }, &html! {}))
        @if let Some(cancel) = &view.cancel {
            (part::note(part::Tone::Plain, &html! {
                p { (shell.tv("support-cancel-this", &[("name", (&cancel.product).into()), ("max", cancel.max.into())])) }
                p { a href=(cancel.href) { (cancel.product) } " " (part::copyable(shell, &cancel.id)) }
            }))
        }
        div .grid {
            (part::card("organization", &shell.t("support-organization"), &html! {}, &html! {
                div .stack {
                    @match &view.contact {
                        Some(contact) => {
                            p { (shell.tv("support-contact", &[("name", (&view.organization).into())])) }
                            p .strong data-verbatim { @match link(contact) { Some(href) => a href=(href) { (contact) }, None => (contact) } }
                        },
                        None => p { (shell.t("support-no-contact")) },
                    }
                    @if view.may_set { p { a href="/settings#support_contact" { (shell.t("support-set-contact")) } } }
                }
            }))
            (part::card("operator", &shell.t("support-operator"), &html! {}, &html! { p { (shell.t("support-operator-text")) } }))
        }
        (part::card("answers", &shell.t("support-answers"), &html! {}, &html! {
            ul .steps { @for (name, text, href) in answers { li { div { a .title href=(href) { (shell.t(name)) } span .sub { (shell.t(text)) } } } } }
        }))
    };
    document(shell, &title, &body, None)
}

/// Where a contact leads, when it says so itself: an address of the web or of mail.
fn link(contact: &str) -> Option<String> {
    let plain = !contact.contains(char::is_whitespace);
    if plain && contact.starts_with("https://") {
        return Some(contact.to_owned());
    }
    let (local, domain) = contact.split_once('@')?;
    let mail = plain && !local.is_empty() && domain.contains('.') && !domain.contains(['@', '?', '&', ':']);
    (mail && !local.contains([':', '?', '/'])).then(|| format!("mailto:{contact}"))
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_links() {
        for (contact, href) in [
            ("help@aurora.example", Some("mailto:help@aurora.example")),
            ("https://help.aurora.example/it", Some("https://help.aurora.example/it")),
            ("Room 12, phone 555 0100", None),
            ("javascript:alert(1)", None),
            ("javascript:alert@evil.example", None),
            ("help@aurora.example?bcc=x@evil.example", None),
        ] {
            assert_eq!(link(contact).as_deref(), href, "{contact}");
        }
    }
}
