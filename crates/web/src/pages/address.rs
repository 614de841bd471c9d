//! Addresses of lists: what narrows and sorts a list is in its address, so that it can be kept, shared and gone back to.

/// An address that grows by what was chosen; what says nothing is left out.
#[derive(Clone)]
pub struct Address {
    path: &'static str,
    pairs: Vec<(&'static str, String)>,
}

impl Address {
    pub const fn new(path: &'static str) -> Self {
        Self { path, pairs: Vec::new() }
    }

    /// With one more choice, in place of the earlier one of this name.
    #[must_use]
    pub fn with(&self, name: &'static str, value: impl Into<String>) -> Self {
        let (value, mut pairs) = (value.into(), self.pairs.clone());
        pairs.retain(|(known, _)| *known != name);
        if !value.is_empty() {
            pairs.push((name, value));
        }
        Self { path: self.path, pairs }
    }

    /// The same choices at another path.
    #[must_use]
    pub fn at(&self, path: &'static str) -> Self {
        Self { path, pairs: self.pairs.clone() }
    }

    /// As text.
    pub fn text(&self) -> String {
        if self.pairs.is_empty() {
            return self.path.to_owned();
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.pairs);
        format!("{}?{}", self.path, query.finish())
    }

    /// The choices except one, for a form that makes that one.
    pub fn fields_without(&self, name: &str) -> Vec<(String, String)> {
        let kept = self.pairs.iter().filter(|(known, _)| *known != name);
        kept.map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_replace_and_what_says_nothing_is_left_out() {
        let list = Address::new("/products").with("filter", "trial").with("search", "a b&c");
        assert_eq!(list.text(), "/products?filter=trial&search=a+b%26c");
        assert_eq!(list.with("filter", "").text(), "/products?search=a+b%26c");
        assert_eq!(
            list.with("filter", "free").at("/products.csv").text(),
            "/products.csv?search=a+b%26c&filter=free"
        );
        assert_eq!(list.fields_without("search"), [("filter".to_owned(), "trial".to_owned())]);
        assert_eq!(Address::new("/x").text(), "/x");
    }
}
