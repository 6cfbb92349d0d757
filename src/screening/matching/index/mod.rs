//! Many listed names, found without looking at each: words are numbered, each word knows the names that hold it, and a
//! word is found by its sound, its consonants, its ends or with one letter left out.

mod build;
mod keys;
mod search;
mod texts;

pub use build::Builder;
pub use search::Scratch;

use super::Bearer;
use super::name::{Name, Word};
use super::score::Score;
use texts::Texts;

/// Listed names of one kind of bearer.
pub struct Index {
    bearer: Bearer,
    /// The texts of the words.
    texts: Texts,
    bare: Vec<bool>,
    /// Which letters each word has, one bit each.
    masks: Vec<u64>,
    weights: Vec<f32>,
    /// The words of each name.
    words: Vec<u32>,
    starts: Vec<u32>,
    /// The first letters of the words of each name, one bit each.
    initials: Vec<u32>,
    /// The names of each word.
    names: Vec<u32>,
    name_starts: Vec<u32>,
    /// What the caller knows a name by.
    labels: Vec<u32>,
    forms: Vec<Option<super::words::Form>>,
    totals: Vec<f32>,
    /// The letters of each name without the gaps, and the names in the order of these.
    letters: Texts,
    by_letters: Vec<u32>,
    keys: Vec<(u32, u32)>,
}

/// A listed name near the one that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What the caller knows it by.
    pub label: u32,
    /// How near, and why.
    pub score: Score,
}

impl Index {
    /// How many names it holds.
    pub const fn len(&self) -> usize {
        self.labels.len()
    }

    /// True when it holds none.
    pub const fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// How many different words its names have.
    pub const fn words(&self) -> usize {
        self.weights.len()
    }

    fn word_text(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    fn word(&self, number: u32) -> Word {
        let at = number as usize;
        let weight = self.weights.get(at).copied().unwrap_or(1.0);
        Word::new(self.word_text(number), weight, self.bare.get(at).copied().unwrap_or(false))
    }

    fn name(&self, number: u32) -> Name {
        let words = self.words_of(number).iter().map(|word| self.word(*word)).collect();
        let at = number as usize;
        Name {
            bearer: self.bearer,
            words,
            form: self.forms.get(at).copied().flatten(),
            letters: self.letters.get(number).to_owned(),
        }
    }

    /// The numbers of the words of a name.
    fn words_of(&self, name: u32) -> &[u32] {
        let at = name as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => slice(&self.words, *from, *to),
            _ => &[],
        }
    }
}

fn slice(all: &[u32], from: u32, to: u32) -> &[u32] {
    all.get(from as usize..to as usize).unwrap_or(&[])
}

/// The bit of a first letter; a digit shares its bit with a letter, which costs a comparison and hides nothing.
const fn initial_bit(letter: u8) -> u32 {
    1 << (letter & 31)
}
