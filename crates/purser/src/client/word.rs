//! Words on the command line: the same closed sets as on the wire, with help, completion and a list in the error.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer as _};

/// Reads one of `words`, which are those of `T` on the wire.
pub fn words<T>(words: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| {
        let deserializer: StrDeserializer<'_, Error> = word.as_str().into_deserializer();
        T::deserialize(deserializer)
    })
}

/// `on` or `off`.
pub fn switch() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["on", "off"]).map(|word| word == "on")
}

#[cfg(test)]
mod tests {
    use super::*;
    use purser_web::wire::{BuyFor, TakeOverAction};
    use serde::Deserialize as _;

    #[test]
    fn words_without_a_list_of_their_own_are_those_of_the_wire() {
        let reads = |text: &str| {
            let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
            TakeOverAction::deserialize(deserializer).is_ok()
        };
        assert!(super::super::take_over::ACTIONS.iter().all(|word| reads(word)));
        for word in super::super::subscriptions::BUY_FOR {
            let deserializer: StrDeserializer<'_, Error> = word.into_deserializer();
            assert!(BuyFor::deserialize(deserializer).is_ok());
        }
    }
}
