//! The document around a page: head, bar, navigation, toast, and what lies over the page.

use super::{Place, Shell, icon, part};
use maud::{DOCTYPE, Markup, html};

/// What lies over a page and acts on it. The page beneath is inert.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layer {
    /// At the right-hand side, for acting on one thing.
    Pane,
    /// In the middle, to confirm.
    Dialog,
}

/// A whole page. `title` names it for the browser; `body` brings its own heading.
#[must_use]
pub fn document(shell: &Shell, title: &str, body: &Markup, over: Option<&Markup>) -> String {
    let product = shell.t("name-purser");
    let page = html! {
        (DOCTYPE)
        html lang=(shell.words.locale()) data-theme=[shell.theme.map(super::Theme::word)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="htmx-config" content=r#"{"includeIndicatorStyles":false,"allowEval":false,"historyEnabled":false}"#;
                meta name="description" content=(shell.t("page-description"));
                title { (title) " · " (product) }
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href=(shell.assets.style);
                script src=(shell.assets.htmx) defer {}
                script src=(shell.assets.script) defer {}
            }
            body {
                div .shell .signed-out[shell.viewer.is_none()] inert[over.is_some()] {
                    a .skip .button href="#main" { (shell.t("skip-to-content")) }
                    (bar(shell))
                    @if shell.viewer.is_some() { (navigation(shell)) }
                    main #main tabindex="-1" {
                        (toast(shell))
                        (body)
                    }
                    (foot(shell))
                }
                @if let Some(over) = over { div .scrim {} (over) }
                @if shell.viewer.is_some() { (shortcuts(shell)) }
            }
        }
    };
    page.into_string()
}

fn bar(shell: &Shell) -> Markup {
    html! {
        header .top {
            @if shell.viewer.is_some() {
                button .button .quiet .menu type="button" popovertarget="menu" aria-label=(shell.t("name-menu")) { (icon::MENU) }
            }
            a .brand href="/" { (icon::KEY) span { (shell.t("name-purser")) } }
            @if let Some(viewer) = &shell.viewer {
                form .search role="search" action="/search" method="get" {
                    label .hidden for="search" { (shell.t("search-everything")) }
                    input #search type="search" name="q" value=(shell.search) placeholder=(shell.t("search-everything")) autocomplete="off" maxlength="200";
                }
                span .small .muted .end { (viewer.organization) }
                a .person href=(Place::MyAccount.path()) {
                    (part::avatar(&viewer.name))
                    span .hidden { (shell.t("name-my-account")) ", " (viewer.name) }
                }
            }
        }
    }
}

/// The navigation, and the same as a menu where there is no room for it beside the page.
fn navigation(shell: &Shell) -> Markup {
    html! {
        nav .side aria-label=(shell.t("name-main-navigation")) { (places(shell, "nav")) }
        div #menu .menu-sheet popover { nav aria-label=(shell.t("name-menu")) { (places(shell, "menu")) } }
    }
}

fn places(shell: &Shell, prefix: &str) -> Markup {
    let offered: Vec<Place> = shell
        .viewer
        .iter()
        .flat_map(|viewer| Place::ALL.into_iter().filter(|place| viewer.places.contains(place)))
        .collect();
    let groups = [None, Some("name-billing"), Some("name-organization"), Some("name-settings")];
    let of =
        |group: Option<&'static str>| offered.iter().copied().filter(move |place| place.group() == group);
    html! {
        ul { @for place in of(None).take(1) { (entry(shell, place)) } }
        @for group in groups.into_iter().flatten() {
            @if of(Some(group)).next().is_some() {
                h2 id={ (prefix) "-" (group) } { (shell.t(group)) }
                ul aria-labelledby={ (prefix) "-" (group) } { @for place in of(Some(group)) { (entry(shell, place)) } }
            }
        }
        ul .apart { @for place in of(None).skip(1) { (entry(shell, place)) } }
    }
}

fn entry(shell: &Shell, place: Place) -> Markup {
    html! {
        li { a href=(place.path()) aria-current=[(shell.place == Some(place)).then_some("page")] { (icon::of(place)) (shell.t(place.name())) } }
    }
}

/// Says what was just done; read out by screen readers, with the way back.
fn toast(shell: &Shell) -> Markup {
    html! {
        div #toast role="status" {
            @if let Some(toast) = &shell.toast {
                div .note .good {
                    (icon::CHECK)
                    span .grow { (toast.text) }
                    @if let Some((action, fields)) = &toast.undo {
                        (shell.post(action, "undo", &html! {
                            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                            button .button .small type="submit" { (shell.t("name-undo")) }
                        }))
                    }
                }
            }
        }
    }
}

/// Help on every page (W-X1).
fn foot(shell: &Shell) -> Markup {
    html! {
        footer .page-foot {
            @if let Some(viewer) = &shell.viewer {
                a href=(Place::Support.path()) { (shell.t("help-contact-support")) }
                @if let Some(contact) = &viewer.support_contact { span { (shell.tv("help-contact", &[("contact", contact.into())])) } }
                button .link type="button" popovertarget="shortcuts" { (shell.t("name-keyboard-shortcuts")) }
                (shell.post("/sign-out", "sign-out", &html! { button .link type="submit" { (shell.t("name-sign-out")) } }))
            }
        }
    }
}

/// What keys do; the script knows the same ones.
fn shortcuts(shell: &Shell) -> Markup {
    let rows: [(&[&str], &str); 9] = [
        (&["?"], "name-keyboard-shortcuts"),
        (&["/"], "shortcut-search"),
        (&["g", "h"], "name-home"),
        (&["g", "p"], "name-your-products"),
        (&["g", "l"], "name-licenses"),
        (&["g", "b"], "name-purchase-services"),
        (&["g", "m"], "name-bills-and-payments"),
        (&["g", "u"], "name-users"),
        (&["Esc"], "shortcut-close"),
    ];
    html! {
        div #shortcuts .sheet popover role="dialog" aria-labelledby="shortcuts-title" {
            h2 #shortcuts-title { (shell.t("name-keyboard-shortcuts")) }
            dl {
                @for (keys, what) in rows {
                    dt { @for key in keys { kbd { (key) } " " } }
                    dd { (shell.t(what)) }
                }
            }
            button .button type="button" popovertarget="shortcuts" popovertargetaction="hide" { (shell.t("name-close")) }
        }
    }
}
