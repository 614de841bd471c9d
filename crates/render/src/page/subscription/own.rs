//! The panes of a subscription's owner: the number of licenses (W-P3) and the cancellation (W-P6).

use super::{Details, page, why};
use crate::page::part::Tone;
use crate::page::tax::Due;
use crate::page::{Entered, Layer, Markup, Shell, form, html, icon, part};
use crate::words::Value;
use jiff::civil::Date;
use purser_domain::billing::Why;
use purser_domain::money::Money;
use purser_domain::subscription::CancelReason;

/// The menu that holds *Buy licenses* and *Remove licenses*.
pub(super) fn menu(shell: &Shell, path: &str) -> Markup {
    html! {
        div .drop {
            button .button #quantity type="button" popovertarget="licenses-menu" { (shell.t("name-add-remove-licenses")) (icon::DOWN) }
            div #licenses-menu .drop-menu popover {
                (form::go_class(&format!("{path}/quantity?change=buy"), &shell.t("name-buy-licenses"), "quiet"))
                (form::go_class(&format!("{path}/quantity?change=remove"), &shell.t("name-remove-licenses"), "quiet"))
            }
        }
    }
}

/// What a change of the number would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Nothing was asked yet, or the number is the same.
    Nothing,
    /// It cannot be done, and why.
    Refused(String),
    /// It takes effect today.
    Now {
        /// The lines that would be billed: why, and how much.
        lines: Vec<(Why, Money)>,
        /// Their sum with tax, when it is known.
        total: Option<Money>,
        /// What all licenses then cost each period.
        price: Option<Money>,
    },
    /// It takes effect at the renewal.
    AtRenewal {
        /// When.
        on: Date,
        /// What all licenses then cost each period, at today's price.
        price: Option<Money>,
    },
}

/// The pane that takes the new total.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quantity {
    /// Whether licenses are removed rather than bought.
    pub remove: bool,
    /// What was typed before.
    pub entered: Entered,
    /// What it would do.
    pub effect: Effect,
}

/// The pane over the page.
#[must_use]
pub fn quantity(shell: &Shell, view: &Details, pane: &Quantity) -> String {
    let known = &view.known;
    let path = view.path();
    let present = known.quantity().to_string();
    let renewal = known.ends_on().filter(|_| known.recurring);
    let bought = [("bought", known.quantity().into()), ("assigned", known.assigned.into())];
    let hint = shell
        .tv("sub-total-hint", &[("bought", known.quantity().into()), ("assigned", known.assigned.into())]);
    let field = form::Field {
        kind: "number",
        hint: Some(hint),
        attributes: &[("inputmode", "numeric"), ("min", "1"), ("max", "1000000"), ("autocomplete", "off")],
        ..form::Field::text("total", shell.t("name-total-licenses"), &present)
    };
    let when = |value: &str| pane.entered.marked("when", value, value == "now");
    let fields = html! {
        (pane.entered.alert())
        input type="hidden" name="change" value=(if pane.remove { "remove" } else { "buy" });
        div .fields hx-post={ (path) "/quantity" } hx-trigger="input delay:300ms, change" hx-include="closest form"
            hx-vals=r#"{"preview":"true"}"# hx-target="#preview" hx-select="#preview" hx-swap="outerHTML" {
            (field.markup(&pane.entered))
            @if let Some(on) = renewal {
                fieldset .choices {
                    legend { (shell.t("sub-when")) }
                    (form::choice("when", "now", &shell.t("sub-when-now"), &shell.t("sub-when-now-text"), when("now")))
                    (form::choice("when", "renewal", &shell.t("sub-when-renewal"), &shell.tv("sub-when-renewal-text", &[("date", Value::Text(&shell.date(on)))]), when("renewal")))
                }
            }
        }
        noscript { button .button type="submit" name="preview" value="true" { (shell.t("sub-show-cost")) } }
    };
    let body = html! {
        p .muted { (shell.words.list(&[known.product_name.clone(), shell.tv("sub-bought-assigned", &bought)])) }
        (shell.post_from("change-quantity", &format!("{path}/quantity"), &fields))
        div #preview role="status" { (effect(shell, view, &pane.effect)) }
    };
    let buttons =
        html! { button .button .primary type="submit" form="change-quantity" { (shell.t("name-save")) } };
    let title = shell.t(if pane.remove { "name-remove-licenses" } else { "name-buy-licenses" });
    let over = part::over(shell, Layer::Pane, &title, &format!("{path}#quantity"), &body, &buttons);
    page(shell, view, Some(&over))
}

fn effect(shell: &Shell, view: &Details, effect: &Effect) -> Markup {
    let then = |price: &Option<Money>| {
        price.map(|price| (shell.t("sub-price-then"), super::per_period(shell, &view.known, price)))
    };
    match effect {
        Effect::Nothing => html! {},
        Effect::Refused(sentence) => part::note(Tone::Warn, &html! { (sentence) }),
        Effect::Now { lines, total, price } => {
            let billed = lines.iter().map(|(reason, amount)| (shell.t(why(*reason)), shell.money(*amount)));
            let mut rows: Vec<_> = billed.collect();
            if rows.is_empty() {
                rows.push((shell.t("sub-nothing-billed"), String::new()));
            }
            rows.extend(total.map(|total| (shell.t("tax-with"), shell.money(total))));
            rows.extend(then(price));
            html! { (part::consequences(shell, &rows)) p .small .muted { (shell.tax_note()) } }
        }
        Effect::AtRenewal { on, price } => {
            let on = shell.date(*on);
            let mut rows = vec![(shell.tv("sub-nothing-until", &[("date", (&on).into())]), String::new())];
            rows.extend(then(price));
            html! { (part::consequences(shell, &rows)) p .small .muted { (shell.tax_note()) } }
        }
    }
}

/// What is known before the owner cancels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cancellation {
    /// What was typed before.
    pub entered: Entered,
    /// What comes back, or why it cannot be cancelled here.
    pub effect: Result<Option<Due>, String>,
    /// Where support is asked to cancel it, when there are too many licenses to do it here (P-2).
    pub support: Option<String>,
    /// Whether it can still be left to end with its term (R-SUB-43).
    pub may_lapse: bool,
}

/// The dialog over the page.
#[must_use]
pub fn cancel(shell: &Shell, view: &Details, dialog: &Cancellation) -> String {
    let known = &view.known;
    let close = format!("{}#cancel", view.path());
    let (body, buttons) = match &dialog.effect {
        Ok(credit) => {
            let fields = html! {
                (dialog.entered.alert())
                (reasons(shell, &dialog.entered))
                (form::lines("comment", &shell.t("sub-comment"), None, &dialog.entered))
            };
            let mut lines = vec![(shell.t("sub-cancel-today"), String::new())];
            lines.push((shell.tv("sub-cancel-lose", &[("count", known.assigned.into())]), String::new()));
            match credit {
                Some(credit) => lines.extend(shell.due(shell.t("sub-cancel-credit"), *credit)),
                None => lines.push((shell.t("sub-no-credit"), String::new())),
            }
            let body = html! {
                p .muted { (known.product_name) }
                (shell.post_from("cancel-subscription", &format!("{}/cancel", view.path()), &fields))
                (part::consequences(shell, &lines))
            };
            let buttons = html! { button .button .danger type="submit" form="cancel-subscription" { (shell.t("name-yes-cancel")) } };
            (body, buttons)
        }
        Err(why) => {
            let body = html! {
                (part::note(Tone::Warn, &html! { (why) }))
                @if dialog.support.is_some() { p { (shell.t("sub-cancel-support")) } }
                @if dialog.may_lapse { p { (shell.t("sub-cancel-instead")) } }
            };
            let buttons = html! {
                @if let Some(support) = &dialog.support { (form::go_primary(support, &shell.t("sub-ask-support"))) }
            };
            (body, buttons)
        }
    };
    let over = part::over(shell, Layer::Dialog, &shell.t("name-cancel-question"), &close, &body, &buttons);
    page(shell, view, Some(&over))
}

/// *Reason for cancellation* (P-10). Nothing is chosen beforehand: a reason that nobody chose says nothing.
pub(in crate::page) fn reasons(shell: &Shell, entered: &Entered) -> Markup {
    let mut options = vec![(String::new(), shell.t("sub-choose-reason"))];
    options.extend(CancelReason::ALL.map(|reason| (reason.word().to_owned(), shell.words.reason(reason))));
    form::select("reason", &shell.t("name-cancel-reason"), &options, "", entered)
}
