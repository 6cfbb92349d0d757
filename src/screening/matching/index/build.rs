//! Filling an index.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;

use super::keys::each_key;
use super::texts::Texts;
use super::{Index, initial_bit, slice};
use crate::screening::matching::Bearer;
use crate::screening::matching::fold::letters_of;
use crate::screening::matching::name::{Name, weight};
use crate::screening::matching::words::Form;

/// The names of one kind of bearer, to be filled and then built.
pub struct Builder {
    bearer: Bearer,
    numbers: HashMap<Box<str>, u32, RandomState>,
    bare: Vec<bool>,
    words: Vec<u32>,
    starts: Vec<u32>,
    labels: Vec<u32>,
    forms: Vec<Option<Form>>,
    letters: Texts,
}

impl Builder {
    /// An empty index of names of such bearers.
    pub fn new(bearer: Bearer) -> Self {
        Self {
            bearer,
            numbers: HashMap::default(),
            bare: Vec::new(),
            words: Vec::new(),
            starts: vec![0],
            labels: Vec::new(),
            forms: Vec::new(),
            letters: Texts::default(),
        }
    }

    /// Adds a name under a label; several names may have one label. A name without a word is left out.
    pub fn add(&mut self, label: u32, written: &str) {
        let name = Name::read(written, self.bearer);
        if name.is_empty() {
            return;
        }
        for word in &name.words {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = if let Some(number) = self.numbers.get(word.text.as_str()) {
                *number
            } else {
                self.numbers.insert(word.text.as_str().into(), next);
                self.bare.push(word.bare);
                next
            };
            self.words.push(number);
        }
        self.starts.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.labels.push(label);
        self.forms.push(name.form);
        self.letters.push(&name.letters);
    }

    /// The index, ready for searches.
    pub fn build(self) -> Index {
        let mut by_number = vec![""; self.numbers.len()];
        for (text, number) in &self.numbers {
            if let Some(slot) = by_number.get_mut(*number as usize) {
                *slot = text;
            }
        }
        let mut texts = Texts::default();
        let mut keys = Vec::new();
        for (number, word) in by_number.iter().enumerate() {
            texts.push(word);
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            each_key(word, self.bare.get(number as usize).copied().unwrap_or(false), |key, _| {
                keys.push((key, number))
            });
        }
        texts.shrink();
        keys.sort_unstable();
        keys.dedup();
        keys.shrink_to_fit();
        let masks = by_number.iter().map(|word| letters_of(word)).collect();
        let (names, name_starts) = turned(&self.words, &self.starts, by_number.len());
        let weights = rarity(self.bearer, &by_number, &name_starts, self.labels.len());
        let words_of = |pair: &[u32]| match pair {
            [from, to] => slice(&self.words, *from, *to),
            _ => &[],
        };
        let weigh = |word: &u32| weights.get(*word as usize).copied().unwrap_or(1.0);
        let totals = self.starts.windows(2).map(|pair| words_of(pair).iter().map(weigh).sum()).collect();
        let first = |word: &u32| {
            by_number.get(*word as usize).and_then(|word| word.bytes().next()).map_or(0, initial_bit)
        };
        let initials = self
            .starts
            .windows(2)
            .map(|pair| words_of(pair).iter().map(first).fold(0, |all, bit| all | bit))
            .collect();
        let Self { bearer, bare, mut words, mut starts, mut labels, mut forms, mut letters, .. } = self;
        words.shrink_to_fit();
        starts.shrink_to_fit();
        labels.shrink_to_fit();
        forms.shrink_to_fit();
        letters.shrink();
        let mut by_letters: Vec<u32> = (0..).zip(&labels).map(|(name, _)| name).collect();
        by_letters.sort_by(|one, other| letters.get(*one).cmp(letters.get(*other)));
        Index {
            bearer,
            texts,
            bare,
            masks,
            weights,
            words,
            starts,
            initials,
            names,
            name_starts,
            labels,
            forms,
            totals,
            letters,
            by_letters,
            keys,
        }
    }
}

/// From "the words of each name" to "the names of each word".
fn turned(words: &[u32], starts: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; count + 1];
    for word in words {
        if let Some(end) = ends.get_mut(*word as usize + 1) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let name_starts = ends.clone();
    let mut names = vec![0_u32; words.len()];
    for (name, pair) in starts.windows(2).enumerate() {
        if let [from, to] = pair {
            for word in slice(words, *from, *to) {
                if let Some(place) = ends.get_mut(*word as usize) {
                    if let Some(slot) = names.get_mut(*place as usize) {
                        *slot = u32::try_from(name).unwrap_or(u32::MAX);
                    }
                    *place += 1;
                }
            }
        }
    }
    (names, name_starts)
}

/// A word that many listed names hold tells less than one that few hold; small lists say nothing about that.
fn rarity(bearer: Bearer, by_number: &[&str], name_starts: &[u32], names: usize) -> Vec<f32> {
    let floor = match bearer {
        Bearer::Organization => 0.3,
        Bearer::Person => 0.6,
    };
    let held = name_starts.windows(2).map(|pair| match pair {
        [from, to] => to - from,
        _ => 0,
    });
    by_number
        .iter()
        .zip(held)
        .map(|(word, held)| {
            let shipped = weight(bearer, word);
            if names < 500 || held < 5 {
                return shipped;
            }
            let share = held as f32 / names as f32;
            shipped.min((-share.ln() / 2000_f32.ln()).clamp(floor, 1.0))
        })
        .collect()
}
