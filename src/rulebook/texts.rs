//! The texts of a version set, part by part.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::guidelines::reference::{ReferenceError, SEED};
use crate::guidelines::{Files, Part, Reference};

/// One text a part, in TOML. Every part is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts(BTreeMap<Part, String>);

impl Texts {
    /// What the product is delivered with.
    pub fn delivered() -> Self {
        Self(Part::ALL.iter().map(|part| (*part, SEED.part(*part).to_owned())).collect())
    }

    /// Takes parts by name; what is missing stays empty, which no set that is read or saved is.
    pub fn from_parts(parts: impl IntoIterator<Item = (Part, String)>) -> Self {
        let mut texts: BTreeMap<Part, String> = parts.into_iter().collect();
        for part in Part::ALL {
            texts.entry(*part).or_default();
        }
        Self(texts)
    }

    /// The text of a part.
    pub fn of(&self, part: Part) -> &str {
        self.0.get(&part).map_or("", String::as_str)
    }

    /// The same with another text in one part.
    pub fn with(mut self, part: Part, text: String) -> Self {
        self.0.insert(part, text);
        self
    }

    /// Every part with its text, in the order of the parts.
    pub fn each(&self) -> impl Iterator<Item = (Part, &str)> {
        self.0.iter().map(|(part, text)| (*part, text.as_str()))
    }

    /// The parts that say something else than in `other`: comments, empty lines and the head do not
    /// count.
    pub fn changed_from(&self, other: &Self) -> Vec<Part> {
        let says = |text: &str| {
            let mut table: toml::Table = text.parse().ok()?;
            table.remove("version");
            table.remove("valid_from");
            Some(table)
        };
        let same = |part: Part| {
            let (here, there) = (self.of(part), other.of(part));
            here == there || (says(here).is_some() && says(here) == says(there))
        };
        Part::ALL.iter().copied().filter(|part| !same(*part)).collect()
    }

    /// SHA-256 over all parts, each with its name and its length before it.
    pub fn hash(&self) -> String {
        let mut sha = Sha256::new();
        for (part, text) in self.each() {
            sha.update(part.as_str());
            sha.update((text.len() as u64).to_be_bytes());
            sha.update(text);
        }
        hex::encode(sha.finalize())
    }

    /// Reads and validates them.
    ///
    /// # Errors
    /// What keeps them from being used.
    pub fn read(&self, number: i64) -> Result<Reference, ReferenceError> {
        Reference::read(number, &Files::of(|part| self.of(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;
    use crate::guidelines::Part;

    #[test]
    fn a_comment_changes_nothing_but_the_hash() {
        let delivered = Texts::delivered();
        let text = format!("# A word on it.\n{}", delivered.of(Part::Terms));
        let other = delivered.clone().with(Part::Terms, text);
        assert!(other.changed_from(&delivered).is_empty());
        assert_ne!(other.hash(), delivered.hash());
        let more = other.of(Part::Terms).replacen("review = 10", "review = 12", 1);
        assert_eq!(other.with(Part::Terms, more).changed_from(&delivered), [Part::Terms]);
        assert!(delivered.read(1).is_ok());
    }
}
