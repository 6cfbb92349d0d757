//! Texts that a table carries in several languages.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A text, or a group of texts, in English and in as many other languages as have been written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Words<T> {
    en: T,
    #[serde(flatten)]
    others: BTreeMap<String, T>,
}

impl<T> Words<T> {
    /// The text in a language (`ar`, `zh`, `en`, `fr`, `ru`, `es`); English stands in where there is none.
    pub fn say(&self, language: &str) -> &T {
        self.others.get(language).unwrap_or(&self.en)
    }

    /// The English text, which always exists.
    pub const fn en(&self) -> &T {
        &self.en
    }

    /// The languages it is written in, English first.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        std::iter::once("en").chain(self.others.keys().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn english_stands_in() {
        let words: Words<String> = toml::from_str("en = \"flag\"\nfr = \"drapeau\"").unwrap();
        assert_eq!(words.say("fr"), "drapeau");
        assert_eq!(words.say("zh"), "flag");
        assert_eq!(words.languages().collect::<Vec<_>>(), ["en", "fr"]);
        assert!(toml::from_str::<Words<String>>("fr = \"drapeau\"").is_err());
    }
}
