//! A name as plain words: any script to ASCII, small letters, marks and dots away, legal forms and titles apart.

use super::Bearer;
use super::fold::{LONGEST, fold, skeleton};
use super::meaning::{mended, one_meaning, take_forms, take_titles};
use super::script::raw_words;
use super::words::{Form, organization_weight, person_weight};

/// Most words of a name that are compared; what follows is left out.
pub(super) const MOST_WORDS: usize = 20;

/// A word of a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// ASCII, lower case.
    pub text: String,
    /// With sounds brought together.
    pub folded: String,
    /// Its consonants.
    pub skeleton: String,
    /// How much it tells, 0 to 1.
    pub weight: f32,
    /// True when its script writes no vowels.
    pub bare: bool,
}

impl Word {
    /// A word as it stands in an index.
    pub(super) fn new(text: &str, weight: f32, bare: bool) -> Self {
        let folded = fold(text);
        let skeleton = skeleton(&folded);
        Self { text: text.to_owned(), folded, skeleton, weight, bare }
    }
}

/// A name, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// As it was written.
    pub(super) bearer: Bearer,
    pub(super) words: Vec<Word>,
    pub(super) form: Option<Form>,
    /// Its letters in the order in which they were written, without the gaps: titles and legal forms are still in it.
    pub(super) letters: String,
}

impl Name {
    /// Reads a name as it is written, in any script.
    pub fn read(written: &str, bearer: Bearer) -> Self {
        let raw = raw_words(written, bearer);
        let letters = raw.iter().flat_map(|word| word.text.chars()).take(LONGEST).collect();
        let mut plain = mended(raw, bearer);
        let form = match bearer {
            Bearer::Organization => take_forms(&mut plain),
            Bearer::Person => {
                take_titles(&mut plain);
                None
            }
        };
        let same = one_meaning(plain, bearer);
        let words = same
            .into_iter()
            .take(MOST_WORDS)
            .map(|word| Word::new(&word.text, weight(bearer, &word.text), word.bare))
            .collect();
        Self { bearer, words, form, letters }
    }

    /// The words as they are compared, in one line.
    pub fn plain(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// True when nothing is left to compare.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// How much a word weighs in such a name.
pub(super) fn weight(bearer: Bearer, word: &str) -> f32 {
    match bearer {
        Bearer::Organization => organization_weight(word),
        Bearer::Person => person_weight(word),
    }
}
