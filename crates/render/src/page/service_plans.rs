//! The pane *Service plans*: which services of a product somebody's license gives (R-LIC-3).

use super::{Entered, Layer, Markup, Shell, html, part};

/// The pane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlansPane {
    /// The product.
    pub product: String,
    /// Who holds the license: name and sign-in name.
    pub person: (String, String),
    /// The services: id, name, and whether it is on.
    pub plans: Vec<(String, String, bool)>,
    /// Hidden fields: which license, and what stays chosen beneath.
    pub fields: Vec<(&'static str, String)>,
    /// What was typed before.
    pub entered: Entered,
}

/// The pane over the page of the product at `path`; `close` is the button that opened it.
#[must_use]
pub fn plans(shell: &Shell, path: &str, close: &str, pane: &PlansPane) -> Markup {
    let (name, sign_in) = &pane.person;
    let lead = shell.tv("plans-lead", &[("product", (&pane.product).into()), ("name", name.into())]);
    let fields = html! {
        (pane.entered.alert())
        @for (name, value) in &pane.fields { input type="hidden" name=(name) value=(value); }
        fieldset {
            legend { (shell.t("plans-on")) }
            @for (id, name, on) in &pane.plans {
                // What is offered is sent along: a service that is added meanwhile is on, not forgotten.
                input type="hidden" name="offered" value=(id);
                label .check data-verbatim {
                    input type="checkbox" name="plan" value=(id) checked[pane.entered.marked("plan", id, *on)];
                    span { (name) }
                }
            }
        }
    };
    let body = html! {
        p { span .person { (part::avatar(name)) span { (name) span .sub { (sign_in) } } } }
        p .muted { (lead) }
        (shell.post_from("service-plans", &format!("{path}/plans"), &fields))
    };
    let buttons =
        html! { button .button .primary type="submit" form="service-plans" { (shell.t("name-save")) } };
    part::over(shell, Layer::Pane, &shell.t("name-service-plans"), close, &body, &buttons)
}
