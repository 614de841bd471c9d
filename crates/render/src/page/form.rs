//! Forms: every form that changes something is one command, with the key that makes it happen once and the token that
//! proves where it came from. What was typed survives every refusal.

use super::{Shell, part};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What somebody typed into a form that was not carried out, and why.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entered {
    /// Values by field name. Card numbers and passwords are never among them.
    pub values: BTreeMap<String, Vec<String>>,
    /// What is wrong with single fields, in words.
    pub errors: BTreeMap<String, String>,
    /// What is wrong with the whole.
    pub problem: Option<String>,
}

impl Entered {
    /// The value of a field: what was typed, or else what there is.
    #[must_use]
    pub fn value<'a>(&'a self, name: &str, present: &'a str) -> &'a str {
        self.values.get(name).and_then(|values| values.first()).map_or(present, String::as_str)
    }

    /// Whether a box or a choice was marked.
    #[must_use]
    pub fn marked(&self, name: &str, value: &str, present: bool) -> bool {
        if self.values.is_empty() {
            return present;
        }
        self.values.get(name).is_some_and(|values| values.iter().any(|known| known == value))
    }

    /// What went wrong, above the form.
    #[must_use]
    pub fn alert(&self) -> Markup {
        html! { @if let Some(problem) = &self.problem { (part::alert(problem)) } }
    }
}

impl Shell {
    /// A form that changes something. `name` is its own on the page.
    #[must_use]
    pub fn post(&self, action: &str, name: &str, fields: &Markup) -> Markup {
        html! {
            form method="post" action=(action) data-once {
                input type="hidden" name="csrf" value=(self.csrf);
                input type="hidden" name="key" value={ (self.key) "/" (name) };
                (fields)
            }
        }
    }

    /// The same for a form whose button stands elsewhere, in the foot of a pane, and names it by this id. What is wrong is
    /// said by the server, in the person's language.
    #[must_use]
    pub fn post_from(&self, id: &str, action: &str, fields: &Markup) -> Markup {
        html! {
            form id=(id) method="post" action=(action) data-once novalidate {
                input type="hidden" name="csrf" value=(self.csrf);
                input type="hidden" name="key" value={ (self.key) "/" (id) };
                (fields)
            }
        }
    }
}

/// A button that leads somewhere: a form without a change, so that it is a button to everyone. The address may have a query.
#[must_use]
pub fn go(href: &str, name: &str) -> Markup {
    go_class(href, name, "")
}

/// The same, loud: the one thing that the page is for.
#[must_use]
pub fn go_primary(href: &str, name: &str) -> Markup {
    go_class(href, name, "primary")
}

/// The same with a class of the button.
#[must_use]
pub fn go_class(href: &str, name: &str, class: &str) -> Markup {
    let (address, fragment) = href.split_once('#').unwrap_or((href, ""));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let action = if fragment.is_empty() { path.to_owned() } else { format!("{path}#{fragment}") };
    html! {
        form .go method="get" action=(action) {
            @for (key, value) in pairs { input type="hidden" name=(key) value=(value); }
            button .button .(class) type="submit" { (name) }
        }
    }
}

/// A field with its label, its hint, and what is wrong with it.
pub struct Field<'a> {
    /// Its name in the form, which is also its id on the page.
    pub name: &'a str,
    /// Its label.
    pub label: String,
    /// What there is before anything is typed.
    pub value: &'a str,
    /// `text`, `number`, `email`, `password`, `search`.
    pub kind: &'a str,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// Further attributes: `inputmode`, `autocomplete`, `maxlength`, `min`, `max`.
    pub attributes: &'a [(&'static str, &'a str)],
    /// Whether something must be there.
    pub required: bool,
}

impl<'a> Field<'a> {
    /// A line of text that must be given.
    #[must_use]
    pub const fn text(name: &'a str, label: String, value: &'a str) -> Self {
        Self { name, label, value, kind: "text", hint: None, attributes: &[], required: true }
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// As markup.
    #[must_use]
    pub fn markup(&self, entered: &Entered) -> Markup {
        let error = entered.errors.get(self.name);
        let hint_id = format!("{}-hint", self.name);
        let error_id = format!("{}-error", self.name);
        let described: Vec<&str> =
            [self.hint.is_some().then_some(hint_id.as_str()), error.is_some().then_some(error_id.as_str())]
                .into_iter()
                .flatten()
                .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div .field {
                label for=(self.name) { (self.label) }
                input id=(self.name) name=(self.name) type=(self.kind) value=[(self.kind != "password").then(|| entered.value(self.name, self.value))]
                    required[self.required] aria-invalid=[error.map(|_| "true")] aria-describedby=[described]
                    inputmode=[self.attribute("inputmode")] autocomplete=[self.attribute("autocomplete")] maxlength=[self.attribute("maxlength")]
                    min=[self.attribute("min")] max=[self.attribute("max")] pattern=[self.attribute("pattern")] placeholder=[self.attribute("placeholder")];
                @if let Some(hint) = &self.hint { p .hint id=(hint_id) { (hint) } }
                @if let Some(error) = error { p .error id=(error_id) { (error) } }
            }
        }
    }
}

/// A choice from a list: value and name.
#[must_use]
pub fn select(
    name: &str,
    label: &str,
    options: &[(String, String)],
    present: &str,
    entered: &Entered,
) -> Markup {
    let chosen = entered.value(name, present);
    let error = entered.errors.get(name);
    html! {
        div .field {
            label for=(name) { (label) }
            select id=(name) name=(name) aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("{name}-error"))] {
                @for (value, text) in options { option value=(value) selected[value == chosen] { (text) } }
            }
            @if let Some(error) = error { p .error id={ (name) "-error" } { (error) } }
        }
    }
}

/// Several lines of text.
#[must_use]
pub fn lines(name: &str, label: &str, hint: Option<&str>, entered: &Entered) -> Markup {
    let error = entered.errors.get(name);
    html! {
        div .field {
            label for=(name) { (label) }
            textarea id=(name) name=(name) rows="3" maxlength="2000" aria-invalid=[error.map(|_| "true")] { (entered.value(name, "")) }
            @if let Some(hint) = hint { p .hint { (hint) } }
            @if let Some(error) = error { p .error { (error) } }
        }
    }
}

/// One of a few choices, each with what it means.
#[must_use]
pub fn choice(name: &str, value: &str, title: &str, explanation: &str, marked: bool) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        label .choice for=(id) {
            input id=(id) type="radio" name=(name) value=(value) checked[marked] aria-labelledby={ (id) "-name" }
                aria-describedby=[(!explanation.is_empty()).then(|| format!("{id}-text"))];
            strong id={ (id) "-name" } { (title) }
            @if !explanation.is_empty() { small id={ (id) "-text" } { (explanation) } }
        }
    }
}

/// A button that leads somewhere and gets the focus back from there: `id` is what the way back ends with.
#[must_use]
pub fn go_from(id: &str, href: &str, name: &str, class: &str) -> Markup {
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    html! {
        form .go method="get" action=(path) {
            @for (key, value) in pairs { input type="hidden" name=(key) value=(value); }
            button .button .(class) #(id) type="submit" { (name) }
        }
    }
}
