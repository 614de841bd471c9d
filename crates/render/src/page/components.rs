//! The component gallery of the demo: every component of `part.rs` and `form.rs` in every state, to look at and to test.

use super::form::{self, Field};
use super::part::{self, Tone};
use super::{Entered, Layer, Markup, Pager, Shell, document, html, icon};
use jiff::ToSpan as _;
use purser_domain::money::{Currency, Money};
use purser_domain::subscription::Status;

const HERE: &str = "/dev/components";

/// The page, with a pane or a dialog over it.
#[must_use]
pub fn page(shell: &Shell, layer: Option<Layer>) -> String {
    let title = shell.t("demo-components");
    let crumbs = [("/", shell.t("name-home"))];
    let actions =
        html! { (form::go(HERE, &shell.t("name-edit"))) (form::go_primary(HERE, &shell.t("name-add"))) };
    let body = html! {
        (part::head(&crumbs, &title, &html! { (shell.t("gallery-lead")) }, &actions))
        (show("part::tabs", &tabs(shell)))
        (show("form::go, .button", &buttons(shell)))
        (show("part::over", &html! { div .bar { (form::go(&format!("{HERE}?over=pane"), &shell.t("gallery-pane"))) (form::go(&format!("{HERE}?over=dialog"), &shell.t("gallery-dialog"))) } }))
        (show("part::badge, part::status", &badges(shell)))
        (show("part::note, part::alert", &notes(shell)))
        (show("part::facts, part::person, part::copyable, part::day, part::money", &facts(shell)))
        (show("part::usage", &usages(shell)))
        (show("part::sort, table.rows, part::pager", &table(shell)))
        (show("part::consequences", &part::consequences(shell, &[(shell.t("gallery-effect"), shell.money(price()))])))
        (show("part::empty", &part::empty(&shell.t("products-empty"), &shell.t("products-empty-text"), &form::go("/purchase", &shell.t("name-purchase-services")))))
        (show("form::Field, form::select, form::lines", &fields(shell, "", &Entered::default())))
        (show("form::Entered", &fields(shell, "wrong-", &entered(shell))))
        (show("form::choice", &choices(shell)))
        (show("progress, .bars", &pictures(shell)))
    };
    let over = layer.map(|layer| {
        let title = shell.t(if layer == Layer::Pane { "gallery-pane" } else { "gallery-dialog" });
        let body = html! { p { (shell.t("gallery-over")) } (part::consequences(shell, &[(shell.t("gallery-effect"), shell.money(price()))])) };
        part::over(shell, layer, &title, HERE, &body, &form::go_primary(HERE, &shell.t("name-save")))
    });
    document(shell, &title, &body, over.as_ref())
}

/// A component under its name in the sources.
fn show(name: &str, body: &Markup) -> Markup {
    let id: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    html! { section .card aria-labelledby=(id) { header { h2 id=(id) { code { (name) } } } div .body .stack { (body) } } }
}

fn price() -> Money {
    Money::new(123_450, Currency::EUR)
}

fn tabs(shell: &Shell) -> Markup {
    let tab = |name: &str, shown: bool| (HERE.to_owned(), shell.t(name), shown);
    part::tabs(
        &shell.t("name-bills-and-payments"),
        &[
            tab("name-invoices", true),
            tab("name-billing-profiles", false),
            tab("name-payment-methods", false),
        ],
    )
}

fn buttons(shell: &Shell) -> Markup {
    html! {
        div .bar {
            (form::go(HERE, &shell.t("name-edit")))
            (form::go_primary(HERE, &shell.t("name-save")))
            (form::go_class(HERE, &shell.t("name-cancel-subscription"), "danger"))
            (form::go_class(HERE, &shell.t("name-replace"), "quiet"))
            (form::go_class(HERE, &shell.t("name-add"), "small"))
            button .button type="button" disabled { (shell.t("name-move-users")) }
            button .button type="button" { (icon::FILTER) (shell.t("name-filter")) }
            a .link href=(HERE) { (icon::DOWNLOAD) (shell.t("download-csv")) }
            span .chip { (shell.t("name-all")) }
            span .chip .chosen { (shell.t("name-self-service")) }
        }
    }
}

fn badges(shell: &Shell) -> Markup {
    let tones = [Tone::Plain, Tone::Good, Tone::Warn, Tone::Bad];
    html! {
        div .bar { @for tone in tones { (part::badge(&shell.t("name-trial"), tone)) } }
        div .bar { @for status in [Status::Scheduled, Status::Active, Status::Expired, Status::Disabled, Status::Deleted] { (part::status(shell, status)) } }
    }
}

fn notes(shell: &Shell) -> Markup {
    html! {
        @for tone in [Tone::Plain, Tone::Good, Tone::Warn, Tone::Bad] { (part::note(tone, &html! { (shell.t("gallery-note")) " " a href=(HERE) { (shell.t("help-contact-support")) } })) }
        (part::alert(&shell.t("sign-in-wrong")))
    }
}

fn facts(shell: &Shell) -> Markup {
    let near = shell.today.checked_add(3.days()).unwrap_or(shell.today);
    part::facts(&[
        (shell.t("name-purchaser"), part::person(&shell.t("name-purchaser"))),
        (shell.t("name-users"), part::person(&shell.t("name-users"))),
        (shell.t("name-price"), part::money(shell, price())),
        (
            shell.t("name-expires"),
            html! { (part::day(shell, near)) @if let Some(near) = part::near(shell, near) { " (" (near) ")" } },
        ),
        (shell.t("jobs-id"), part::copyable(shell, "0190b5a0-0000-7000-8000-000000000000")),
    ])
}

fn usages(shell: &Shell) -> Markup {
    html! { @for used in [0, 5, 19, 20] { div { (part::usage(shell, used, 20)) } } }
}

fn table(shell: &Shell) -> Markup {
    let pager = Pager { next: Some(HERE.into()), first: Some(HERE.into()) };
    let rows = [("Visio Plan 2", Status::Active, 2_u32), ("Power Automate Premium", Status::Expired, 30)];
    html! {
        div .scroll { table .rows {
            thead { tr {
                (part::sort(&shell.t("name-product"), HERE, Some(false), ""))
                (part::sort(&shell.t("name-status"), HERE, None, ""))
                (part::sort(&shell.t("name-quantity"), HERE, Some(true), "num"))
            } }
            tbody { @for (name, status, quantity) in rows { tr {
                th scope="row" { a .title href=(HERE) { (name) } span .sub { (shell.t("billing-monthly")) } }
                td data-label=(shell.t("name-status")) { (part::status(shell, status)) }
                td .num data-label=(shell.t("name-quantity")) { (shell.number(quantity)) }
            } } }
        } }
        (part::pager(shell, &pager, Some(HERE)))
    }
}

/// What a form looks like that came back.
fn entered(shell: &Shell) -> Entered {
    let wrong = shell.t("sign-in-wrong");
    Entered {
        values: [("wrong-total".to_owned(), vec!["-3".to_owned()])].into(),
        errors: ["wrong-total", "wrong-name", "wrong-reason", "wrong-comment"]
            .map(|name| (name.to_owned(), wrong.clone()))
            .into(),
        problem: None,
    }
}

fn fields(shell: &Shell, prefix: &str, entered: &Entered) -> Markup {
    let name = |name: &str| format!("{prefix}{name}");
    let (text, number, password, reason, comment) =
        (name("name"), name("total"), name("password"), name("reason"), name("comment"));
    let options = [
        ("other".to_owned(), shell.t("reason-other")),
        ("too_expensive".to_owned(), shell.t("reason-too_expensive")),
    ];
    html! {
        (Field { hint: Some(shell.t("settings-contact-hint")), ..Field::text(&text, shell.t("field-name"), "Aurora") }.markup(entered))
        (Field { kind: "number", attributes: &[("min", "1"), ("inputmode", "numeric")], ..Field::text(&number, shell.t("name-total-licenses"), "100") }.markup(entered))
        (Field { kind: "password", ..Field::text(&password, shell.t("field-password"), "") }.markup(entered))
        (form::select(&reason, &shell.t("name-cancel-reason"), &options, "other", entered))
        (form::lines(&comment, &shell.t("field-comment"), Some(&shell.t("settings-contact-hint")), entered))
    }
}

fn choices(shell: &Shell) -> Markup {
    html! { fieldset { legend { (shell.t("selfservice-question")) } div .choices {
        (form::choice("gallery", "a", &shell.t("policy-Enabled"), &shell.t("selfservice-meaning-Enabled"), true))
        (form::choice("gallery", "b", &shell.t("policy-Disabled"), &shell.t("selfservice-meaning-Disabled"), false))
    } } }
}

fn pictures(shell: &Shell) -> Markup {
    html! {
        progress max="5" value="3" aria-label=(shell.t("jobs-progress")) {}
        svg .bars viewBox="0 0 116 60" preserveAspectRatio="none" aria-hidden="true" {
            @for (ix, tall) in [12_u32, 30, 24, 60, 48, 36].into_iter().enumerate() {
                rect .before[ix < 5] x=(ix.saturating_mul(20)) y=(60_u32.saturating_sub(tall)) width="16" height=(tall) {}
            }
        }
    }
}
