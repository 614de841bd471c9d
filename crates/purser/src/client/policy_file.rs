//! The policy as a file: what shall hold, all of it. What the file does not decide shall not be decided (R-POL-63).

use super::connection;
use super::trouble::Trouble;
use purser_web::wire::{
    OfferType, OfferTypeValue, Policy, PolicyChange, PolicySource, PolicyValue, ProductValue,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

macro_rules! about {
    ($first:literal) => {
        concat!(
            $first,
            "\n\nThe file says all that is decided; a decision that is not in it is taken back:\n\n  \
             default = \"Disabled\"            # for whatever nobody decided about; without it the built-in one\n  \
             enabled = [\"CFQ7TTC0H9MP\"]      # products that stay allowed, by a current or former id\n\n  \
             [products]                      # any other value, product by product\n  \
             CFQ7TTC0HD32 = \"OnlyTrialsWithoutPaymentMethod\"\n\n  \
             [offer_types]                   # types of third-party offers\n  \
             SaaS = \"Disabled\""
        )
    };
}

/// Help of `plan`.
pub const ABOUT_PLAN: &str =
    about!("Compare a file with what holds. Exit 0 when they agree, 3 when they differ.");
/// Help of `apply`.
pub const ABOUT_APPLY: &str = about!("Make what holds agree with a file, in one change.");

/// What shall hold.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Wanted {
    default: Option<PolicyValue>,
    enabled: Vec<String>,
    products: BTreeMap<String, PolicyValue>,
    offer_types: BTreeMap<OfferType, PolicyValue>,
}

impl Wanted {
    /// Every product that the file decides about, by the id that it gives.
    pub fn products(&self) -> impl Iterator<Item = (&str, PolicyValue)> {
        let enabled = self.enabled.iter().map(|id| (id.as_str(), PolicyValue::Enabled));
        enabled.chain(self.products.iter().map(|(id, value)| (id.as_str(), *value)))
    }
}

/// One difference between the file and the server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    about: About,
    name: String,
    is: Option<PolicyValue>,
    shall: Option<PolicyValue>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum About {
    Default,
    Product(String),
    OfferType(OfferType),
}

impl Step {
    /// For the table of differences.
    pub fn row(&self) -> [String; 4] {
        let what = match &self.about {
            About::Default => "default".into(),
            About::Product(id) => id.clone(),
            About::OfferType(offer_type) => offer_type.word().into(),
        };
        let word = |value: Option<PolicyValue>| value.map_or("not decided", PolicyValue::word).to_owned();
        [what, self.name.clone(), word(self.is), word(self.shall)]
    }
}

/// Reads a file: JSON when its name says so, else TOML. The error names line and key.
pub fn read(path: &Path) -> Result<Wanted, Trouble> {
    let bytes = connection::read(path)?;
    let wrong = |error: &dyn std::fmt::Display| Trouble::Usage(format!("{}: {error}", path.display()));
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return serde_json::from_slice(&bytes).map_err(|error| wrong(&error));
    }
    let text = str::from_utf8(&bytes).map_err(|error| wrong(&error))?;
    toml::from_str(text).map_err(|error| wrong(&error))
}

/// The differences. `products` are those of the file under their current ids.
///
/// # Errors
/// The file names one product twice.
pub fn steps(
    wanted: &Wanted,
    products: Vec<(String, PolicyValue)>,
    policy: &Policy,
) -> Result<Vec<Step>, Trouble> {
    let mut shall = BTreeMap::new();
    for (id, value) in products {
        if shall.insert(id.clone(), value).is_some() {
            return Err(Trouble::Usage(format!(
                "the file names the product {id} twice, perhaps under a former id"
            )));
        }
    }
    let default_is = (policy.default_because == PolicySource::OrganizationDefault).then_some(policy.default);
    let mut all =
        vec![Step { about: About::Default, name: String::new(), is: default_is, shall: wanted.default }];
    for held in &policy.products {
        let is = (held.because == PolicySource::ProductEntry).then_some(held.value);
        let shall = shall.remove(&held.product_id);
        all.push(Step { about: About::Product(held.product_id.clone()), name: held.name.clone(), is, shall });
    }
    // Known to the server, but nothing that people buy by themselves: the decision is sent, and the server judges it.
    all.extend(shall.into_iter().map(|(id, value)| Step {
        about: About::Product(id),
        name: String::new(),
        is: None,
        shall: Some(value),
    }));
    for held in &policy.offer_types {
        let is = (held.because == PolicySource::OfferTypeEntry).then_some(held.value);
        let shall = wanted.offer_types.get(&held.offer_type).copied();
        all.push(Step { about: About::OfferType(held.offer_type), name: held.name.clone(), is, shall });
    }
    all.retain(|step| step.is != step.shall);
    Ok(all)
}

/// The differences as one change.
pub fn change(steps: &[Step]) -> PolicyChange {
    let mut change = PolicyChange::default();
    for step in steps {
        let value = step.shall;
        match &step.about {
            About::Default => change.default = Some(value),
            About::Product(id) => change.products.push(ProductValue { product_id: id.clone(), value }),
            About::OfferType(offer_type) => {
                change.offer_types.push(OfferTypeValue { offer_type: *offer_type, value });
            }
        }
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn policy() -> Policy {
        serde_json::from_value(json!({
            "default": "Enabled", "default_because": "built_in_default", "rules": [], "next": null,
            "products": [
                {"product_id": "A", "name": "a", "value": "Enabled", "because": "built_in_default"},
                {"product_id": "B", "name": "b", "value": "Disabled", "because": "product_entry"},
                {"product_id": "C", "name": "c", "value": "Enabled", "because": "product_entry"},
            ],
            "offer_types": [{"offer_type": "SaaS", "name": "s", "value": "Disabled", "because": "offer_type_entry"}],
        }))
        .unwrap()
    }

    fn found(file: &str) -> Vec<String> {
        let wanted: Wanted = toml::from_str(file).unwrap();
        let products = wanted.products().map(|(id, value)| (id.to_owned(), value)).collect();
        steps(&wanted, products, &policy()).unwrap().iter().map(|step| step.row().join("|")).collect()
    }

    #[test]
    fn what_the_file_does_not_decide_is_taken_back() {
        assert_eq!(
            found(""),
            ["B|b|Disabled|not decided", "C|c|Enabled|not decided", "SaaS|s|Disabled|not decided"]
        );
    }

    #[test]
    fn a_file_that_agrees_has_no_steps() {
        assert!(
            found("enabled = [\"C\"]\nproducts.B = \"Disabled\"\noffer_types.SaaS = \"Disabled\"").is_empty()
        );
    }

    #[test]
    fn everything_but_a_list_is_blocked_by_a_default() {
        let file = "default = \"Disabled\"\nenabled = [\"A\", \"C\"]\nproducts.B = \"Disabled\"\n[offer_types]\nSaaS = \"Disabled\"";
        assert_eq!(found(file), ["default||not decided|Disabled", "A|a|not decided|Enabled"]);
    }

    #[test]
    fn the_change_takes_back_with_null_and_leaves_out_what_stays() {
        let wanted: Wanted = toml::from_str("products.A = \"Disabled\"\nproducts.C = \"Enabled\"").unwrap();
        let products = wanted.products().map(|(id, value)| (id.to_owned(), value)).collect();
        let change = change(&steps(&wanted, products, &policy()).unwrap());
        assert_eq!(
            serde_json::to_value(&change).unwrap(),
            json!({
                "products": [{"product_id": "A", "value": "Disabled"}, {"product_id": "B", "value": null}],
                "offer_types": [{"offer_type": "SaaS", "value": null}],
            })
        );
    }

    #[test]
    fn a_product_named_twice_and_an_unknown_key_are_wrong() {
        let wanted = Wanted::default();
        let twice = vec![("A".to_owned(), PolicyValue::Enabled), ("A".to_owned(), PolicyValue::Disabled)];
        assert!(steps(&wanted, twice, &policy()).is_err());
        assert!(toml::from_str::<Wanted>("defualt = \"Enabled\"").is_err());
        assert!(toml::from_str::<Wanted>("default = \"enabled\"").is_err());
    }
}
