//! The fields of a card and of an address, on every page that asks for them. Number and security code are never shown
//! again: they are not among what was entered (P-16).

use super::form::{Field, select};
use super::{Entered, Markup, Shell, html};
use purser_domain::payment::Address;

/// What there is of a card before anything is typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CardForm {
    /// Whether the card is new: then its number is asked for.
    pub new: bool,
    /// `MM/YY`.
    pub expiry: String,
    /// Name on the card.
    pub name: String,
    /// Its billing address.
    pub address: Option<Address>,
    /// The organization's country, where every card of it is from (R-BIL-21).
    pub country: String,
}

/// The fields of a card. An edit asks for everything but the number (R-BIL-23, R-USR-28).
#[must_use]
pub fn card(shell: &Shell, known: &CardForm, entered: &Entered) -> Markup {
    let number = Field {
        attributes: &[("inputmode", "numeric"), ("autocomplete", "cc-number"), ("maxlength", "30")],
        required: false,
        ..Field::text("number", shell.t("field-number"), "")
    };
    let form = shell.t("card-expiry-form");
    let attributes = [("autocomplete", "cc-exp"), ("placeholder", form.as_str()), ("maxlength", "5")];
    let expiry = Field {
        attributes: &attributes,
        required: false,
        ..Field::text("expiry", shell.t("field-expiry"), &known.expiry)
    };
    let code = Field {
        kind: "password",
        attributes: &[("inputmode", "numeric"), ("autocomplete", "cc-csc"), ("maxlength", "4")],
        hint: Some(shell.t("card-code-hint")),
        required: false,
        ..Field::text("security_code", shell.t("field-security_code"), "")
    };
    let name = Field {
        attributes: &[("autocomplete", "cc-name"), ("maxlength", "200")],
        required: false,
        ..Field::text("name", shell.t("card-name"), &known.name)
    };
    html! {
        @if entered.problem.is_some() { p .small .muted { (shell.t("card-retype")) } }
        @if known.new { (number.markup(entered)) }
        div .fields .pair { (expiry.markup(entered)) (code.markup(entered)) }
        (name.markup(entered))
        fieldset {
            legend { (shell.t("card-address")) }
            div .stack {
                (lines(shell, known.address.as_ref(), entered))
                input type="hidden" name="address.country" value=(known.country);
                p .small .muted { (shell.tv("card-country", &[("country", (&country(shell, &known.country)).into())])) }
                @if let Some(error) = entered.errors.get("address.country") { p .error { (error) } }
            }
        }
    }
}

/// The lines of an address, without its country.
fn lines(shell: &Shell, known: Option<&Address>, entered: &Entered) -> Markup {
    let value = |of: fn(&Address) -> &str| known.map(of).unwrap_or_default();
    let fields = [
        ("address.line1", "field-address-line1", value(|known| &known.line1), "address-line1"),
        (
            "address.line2",
            "address-line2",
            value(|known| known.line2.as_deref().unwrap_or_default()),
            "address-line2",
        ),
        (
            "address.postal_code",
            "field-address-postal_code",
            value(|known| &known.postal_code),
            "postal-code",
        ),
        ("address.city", "field-address-city", value(|known| &known.city), "address-level2"),
        (
            "address.region",
            "address-region",
            value(|known| known.region.as_deref().unwrap_or_default()),
            "address-level1",
        ),
    ];
    let markup = fields.map(|(name, label, value, autocomplete)| {
        let attributes = [("autocomplete", autocomplete), ("maxlength", "200")];
        let field =
            Field { attributes: &attributes, required: false, ..Field::text(name, shell.t(label), value) };
        field.markup(entered)
    });
    let [line1, line2, postal_code, city, region] = markup;
    html! { (line1) (line2) div .fields .pair { (postal_code) (city) } (region) }
}

/// An address anywhere that the product knows.
#[must_use]
pub fn address(shell: &Shell, known: Option<&Address>, present: &str, entered: &Entered) -> Markup {
    let markets = purser_domain::market::MARKETS.map(|market| market.code);
    let chosen = known.map_or(present, |known| known.country.as_str());
    let mut countries: Vec<(String, String)> =
        markets.iter().map(|code| ((*code).to_owned(), country(shell, code))).collect();
    if !markets.contains(&chosen) {
        countries.push((chosen.to_owned(), chosen.to_owned()));
    }
    html! {
        (lines(shell, known, entered))
        (select("address.country", &shell.t("field-address-country"), &countries, chosen, entered))
    }
}

/// The name of a country.
#[must_use]
pub fn country(shell: &Shell, code: &str) -> String {
    let known = purser_domain::market::MARKETS.iter().any(|market| market.code == code);
    if known { shell.tv("card-country-name", &[("code", code.into())]) } else { code.to_owned() }
}

/// An address as one writes it.
#[must_use]
pub fn postal(shell: &Shell, known: &Address) -> Markup {
    let country = country(shell, &known.country);
    let city = format!("{} {}", known.postal_code, known.city);
    let parts = [
        Some(known.line1.as_str()),
        known.line2.as_deref(),
        Some(city.as_str()),
        known.region.as_deref(),
        Some(country.as_str()),
    ];
    html! {
        span {
            @for (at, part) in parts.into_iter().flatten().filter(|part| !part.is_empty()).enumerate() {
                @if at > 0 { br; }
                (part)
            }
        }
    }
}
