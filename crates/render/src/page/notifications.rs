//! Billing notifications: which mails there are, when, and who gets them (R-ADM-40, R-ADM-41, R-ADM-42).

use super::{Shell, document, html, part};

/// The mails, as `Message` has them: the word in the catalogs.
pub const MAILS: [&str; 6] = [
    "purchase_confirmed",
    "purchase_made",
    "licenses_assigned",
    "taken_over",
    "take_over_undone",
    "support_request_resolved",
];

/// The page. `admin` says that the viewer is among those who get the mails about purchases.
#[must_use]
pub fn page(shell: &Shell, admin: bool) -> String {
    let title = shell.t("name-billing-notifications");
    let address = shell.viewer.as_ref().map(|viewer| viewer.user_principal_name.clone()).unwrap_or_default();
    let key = if admin { "notify-you-admin" } else { "notify-you" };
    let body = html! {
        (part::head(&[], &title, &html! { (shell.t("notify-lead")) }, &html! {}))
        (part::note(part::Tone::Plain, &html! { (shell.tv(key, &[("address", (&address).into())])) " " a href="/account" { (shell.t("notify-account")) } }))
        div .card { div .scroll { table .rows {
            thead { tr {
                th scope="col" { (shell.t("notify-mail")) }
                th scope="col" { (shell.t("notify-when")) }
                th scope="col" { (shell.t("notify-who")) }
            } }
            tbody { @for mail in MAILS { tr {
                th scope="row" { span .strong { (shell.t(&format!("notify-{mail}"))) } }
                td data-label=(shell.t("notify-when")) { (shell.t(&format!("notify-{mail}-when"))) }
                td data-label=(shell.t("notify-who")) { (shell.t(&format!("notify-{mail}-who"))) }
            } } }
        } } }
        p .muted .readable { (shell.t("notify-language")) }
    };
    document(shell, &title, &body, None)
}
