//! Components: what pages are made of. `/dev/components` shows each of them in every state.

use super::{Layer, Pager, Shell, icon};
use jiff::civil::Date;
use maud::{Markup, html};
use purser_domain::money::Money;
use purser_domain::subscription::Status;

/// The way to the page, its heading with a line beneath, and what can be done with the whole of it.
#[must_use]
pub fn head(crumbs: &[(&str, String)], title: &str, beneath: &Markup, actions: &Markup) -> Markup {
    html! {
        @if !crumbs.is_empty() {
            nav .crumbs aria-label="›" { @for (href, name) in crumbs { a href=(href) { (name) } span aria-hidden="true" { " / " } } span aria-current="page" { (title) } }
        }
        div .head {
            div { h1 { (title) } @if !beneath.0.is_empty() { div .muted { (beneath) } } }
            @if !actions.0.is_empty() { div .actions { (actions) } }
        }
    }
}

/// Tabs of a page: address, name, and whether it is the one that is shown. They are links, named as tabs.
#[must_use]
pub fn tabs(label: &str, tabs: &[(String, String, bool)]) -> Markup {
    html! {
        div .tabs role="tablist" aria-label=(label) {
            @for (href, name, shown) in tabs {
                a role="tab" href=(href) aria-selected=(if *shown { "true" } else { "false" }) { (name) }
            }
        }
    }
}

/// How good a word is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Neither.
    Plain,
    /// As it should be.
    Good,
    /// Look at it before it hurts.
    Warn,
    /// It hurts.
    Bad,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// A word with a dot of its colour.
#[must_use]
pub fn badge(text: &str, tone: Tone) -> Markup {
    html! { span .badge .(tone.class()) { (text) } }
}

/// A subscription's status, in words first.
#[must_use]
pub fn status(shell: &Shell, status: Status) -> Markup {
    let tone = match status {
        Status::Active => Tone::Good,
        Status::Expired => Tone::Warn,
        Status::Disabled => Tone::Bad,
        Status::Scheduled | Status::Deleted => Tone::Plain,
    };
    badge(&shell.words.status(status), tone)
}

/// Somebody's initials, which say nothing that the name beside them does not.
#[must_use]
pub fn avatar(name: &str) -> Markup {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = |word: &&str| word.chars().next();
    let letters: String = match words.as_slice() {
        // Names without spaces are mostly family name first; its sign is what people go by.
        [one] => one.chars().take(1).collect(),
        [one, .., last] => [first(one), first(last)].into_iter().flatten().collect(),
        [] => String::new(),
    };
    html! { span .avatar aria-hidden="true" { (letters.to_uppercase()) } }
}

/// Somebody, by name.
#[must_use]
pub fn person(name: &str) -> Markup {
    html! { span .person { (avatar(name)) span { (name) } } }
}

/// How much of something is used, with the figure beside the bar.
#[must_use]
pub fn usage(shell: &Shell, used: u32, of: u32) -> Markup {
    let percent = u64::from(used).saturating_mul(100).checked_div(u64::from(of)).unwrap_or(0).min(100);
    let tone = if used >= of {
        "full"
    } else if percent >= 90 {
        "nearly"
    } else {
        ""
    };
    html! {
        span .usage .(tone) {
            svg width="72" height="6" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
                rect .track width="100" height="6" {}
                rect .used width=(percent) height="6" {}
            }
            span .num { (shell.tv("usage", &[("used", used.into()), ("total", of.into())])) }
        }
    }
}

/// A day; how far away it is stands beside it within a month.
#[must_use]
pub fn day(shell: &Shell, date: Date) -> Markup {
    html! { time datetime=(date.to_string()) title=[near(shell, date)] { (shell.date(date)) } }
}

/// How far away a day is, in words, when that says more than the date.
#[must_use]
pub fn near(shell: &Shell, date: Date) -> Option<String> {
    let days = shell.today.until(date).ok()?.get_days();
    let count = u64::from(days.unsigned_abs());
    match days {
        0 => Some(shell.t("near-today")),
        1..=31 => Some(shell.tv("near-in-days", &[("days", count.into())])),
        -31..=-1 => Some(shell.tv("near-days-ago", &[("days", count.into())])),
        _ => None,
    }
}

/// An amount.
#[must_use]
pub fn money(shell: &Shell, money: Money) -> Markup {
    html! { span .money { (shell.money(money)) } }
}

/// What is not possible here, and the way out; or what to watch.
#[must_use]
pub fn note(tone: Tone, text: &Markup) -> Markup {
    let icon = if matches!(tone, Tone::Warn | Tone::Bad) { icon::WARN } else { icon::INFO };
    html! { div .note .(tone.class()) { (icon) div .grow { (text) } } }
}

/// What went wrong with a form. It takes the focus, so that it is read first.
#[must_use]
pub fn alert(text: &str) -> Markup {
    html! { div .note .bad role="alert" tabindex="-1" autofocus { (icon::WARN) div .grow { (text) } } }
}

/// A part of a page under a heading of its own.
#[must_use]
pub fn card(id: &str, title: &str, beside: &Markup, body: &Markup) -> Markup {
    html! {
        section .card aria-labelledby=(id) {
            header { h2 id=(id) { (title) } (beside) }
            div .body { (body) }
        }
    }
}

/// Names and values.
#[must_use]
pub fn facts(rows: &[(String, Markup)]) -> Markup {
    html! { dl .facts { @for (name, value) in rows { div { dt { (name) } dd { (value) } } } } }
}

/// What a list will show once there is something, and the first step.
#[must_use]
pub fn empty(title: &str, text: &str, step: &Markup) -> Markup {
    html! { div .empty { h2 { (title) } p { (text) } (step) } }
}

/// Beneath a list: where its other pages are, and the whole of it as a file.
#[must_use]
pub fn pager(shell: &Shell, pager: &Pager, csv: Option<&str>) -> Markup {
    html! {
        div .foot {
            @if let Some(csv) = csv { a .link href=(csv) download { (icon::DOWNLOAD) (shell.t("download-csv")) } }
            span .grow {}
            @if let Some(first) = &pager.first { a .button href=(first) rel="first" { (shell.t("page-first")) } }
            @if let Some(next) = &pager.next { a .button href=(next) rel="next" { (shell.t("page-next")) } }
        }
    }
}

/// An id that programs need, with a button that copies it where scripts run.
#[must_use]
pub fn copyable(shell: &Shell, id: &str) -> Markup {
    html! {
        span .copyable { code { (id) } button .button .quiet .small type="button" data-copy=(id) hidden aria-label=(shell.t("name-copy")) { (icon::COPY) } }
    }
}

/// A head cell that sorts; `order` is ascending or descending when the list is sorted by it.
#[must_use]
pub fn sort(name: &str, href: &str, descending: Option<bool>, class: &str) -> Markup {
    let order = descending.map(|descending| if descending { "descending" } else { "ascending" });
    html! {
        th .(class) scope="col" aria-sort=[order] {
            a href=(href) { (name) @match descending { Some(true) => (icon::DOWN), Some(false) => (icon::UP), None => {} } }
        }
    }
}

/// A pane or a dialog over the page. Closing it is going back to the address beneath.
#[must_use]
pub fn over(
    shell: &Shell,
    layer: Layer,
    title: &str,
    close: &str,
    body: &Markup,
    buttons: &Markup,
) -> Markup {
    let class = match layer {
        Layer::Pane => "pane",
        Layer::Dialog => "dialog",
    };
    html! {
        dialog .(class) open aria-labelledby="over-title" aria-modal="true" {
            header {
                h2 #over-title tabindex="-1" autofocus { (title) }
                @if layer == Layer::Pane {
                    a .button .quiet .close href=(close) aria-label=(shell.t("name-back-to-page")) { (icon::CLOSE) }
                }
            }
            div .body tabindex="0" { (body) }
            footer { (buttons) (super::form::go_class(close, &shell.t("name-close"), "close")) }
        }
    }
}

/// What will happen, line by line, with figures at the end.
#[must_use]
pub fn consequences(shell: &Shell, lines: &[(String, String)]) -> Markup {
    html! {
        section .card .inset aria-labelledby="consequences" {
            div .body {
                h3 #consequences { (shell.t("what-will-happen")) }
                ul .steps { @for (text, figure) in lines { li { span { (text) } @if !figure.is_empty() { span .num { (figure) } } } } }
            }
        }
    }
}
