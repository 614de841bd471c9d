//! The search at the top of every page: products, subscriptions and people in one. Each kind is a heading, so that a screen
//! reader jumps from one to the next.

use super::{Markup, Shell, document, html, part};
use purser_domain::subscription::Status;

/// The page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Products of the catalog.
    pub products: Hits,
    /// Subscriptions that the viewer sees.
    pub subscriptions: Hits,
    /// People of the organization.
    pub people: Hits,
}

/// What was found of one kind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hits {
    /// The first ones.
    pub items: Vec<Hit>,
    /// Where all of them are, when there are more.
    pub more: Option<String>,
}

/// One thing that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What tells it from others of that name.
    pub beneath: String,
    /// The state of a subscription.
    pub status: Option<Status>,
}

/// The page.
#[must_use]
pub fn page(shell: &Shell, view: &Found) -> String {
    let title = shell.t("search-title");
    let looked = !shell.search.is_empty();
    let lead = html! { @if looked { (shell.tv("search-lead", &[("name", (&shell.search).into())])) } };
    let kinds = [
        ("products", "name-products", &view.products),
        ("subscriptions", "name-product-subscriptions", &view.subscriptions),
        ("people", "name-users", &view.people),
    ];
    let nothing = kinds.iter().all(|(_, _, hits)| hits.items.is_empty());
    let body = html! {
        (part::head(&[], &title, &lead, &html! {}))
        @if nothing {
            @let (head, text) = if looked { ("search-empty", "search-empty-text") } else { ("search-begin", "search-begin-text") };
            (part::empty(&shell.t(head), &shell.t(text), &html! {}))
        }
        @for (id, name, hits) in kinds.iter().filter(|(_, _, hits)| !hits.items.is_empty()) { (kind(shell, id, name, hits)) }
    };
    document(shell, &title, &body, None)
}

fn kind(shell: &Shell, id: &str, name: &str, hits: &Hits) -> Markup {
    html! {
        section .card .readable aria-labelledby=(id) {
            header { h2 id=(id) { (shell.t(name)) } }
            div .body {
                ul .hits { @for hit in &hits.items {
                    li {
                        span .grow { a .title href=(hit.href) { (hit.name) } span .sub { (hit.beneath) } }
                        @if let Some(status) = hit.status { (part::status(shell, status)) }
                    }
                } }
                @if let Some(more) = &hits.more { a .link href=(more) aria-label={ (shell.t("search-show-all")) ": " (shell.t(name)) } { (shell.t("search-show-all")) } }
            }
        }
    }
}
