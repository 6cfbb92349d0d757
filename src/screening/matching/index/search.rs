//! Looking a name up.

use super::keys::{By, each_key, each_left_out, key};
use super::{Found, Index, initial_bit, slice};
use crate::screening::matching::fold::{can_be_near, edits, fold, letters_of};
use crate::screening::matching::name::{Name, Word};
use crate::screening::matching::pairing::{near, same_stem};
use crate::screening::matching::score::compare;
use crate::screening::matching::whole::SAME_LETTERS_FROM;
use crate::screening::matching::{Bearer, is_lead, settings};

/// Most candidates that are compared word by word.
const CANDIDATES: usize = 100;
/// Most words that are looked at for one key.
const WORDS_PER_KEY: usize = 600;
/// Most places in names that are looked at for one name.
const POSTINGS: usize = 60_000;

/// What an initial adds to the points of a name.
const INITIAL: f32 = 0.45;
/// Names with fewer points against what they weigh are not compared.
const LEAST_RANK: f32 = 0.45;

/// What a search writes on; kept and used again, so that a search allocates little.
#[derive(Default)]
pub struct Scratch {
    points: Vec<f32>,
    seen: Vec<u32>,
    stamp: Vec<u32>,
    turn: u32,
}

impl Index {
    /// The leads for a name, best first, one for each label; `least` lowers the threshold for a caller with evidence
    /// that may still lift a score.
    pub fn find(&self, written: &str, scratch: &mut Scratch, least: Option<f32>) -> Vec<Found> {
        let mut asked = Name::read(written, self.bearer);
        if asked.is_empty() || self.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Found> = Vec::new();
        let mut names = self.candidates(&mut asked, scratch);
        let alike = self.of_same_letters(&asked).filter(|name| !names.contains(name)).collect::<Vec<_>>();
        names.extend(alike);
        for name in names {
            let score = compare(&asked, &self.name(name));
            let enough =
                least.map_or_else(|| is_lead(self.bearer, score.value), |least| score.value >= least);
            if !enough {
                continue;
            }
            let label = self.labels.get(name as usize).copied().unwrap_or(0);
            match found.iter_mut().find(|one| one.label == label) {
                Some(one) if one.score.value < score.value => one.score = score,
                Some(_) => {}
                None => found.push(Found { label, score }),
            }
        }
        found.sort_by(|a, b| b.score.value.total_cmp(&a.score.value).then(a.label.cmp(&b.label)));
        found
    }

    /// Names of the same letters, wherever their words begin and end.
    fn of_same_letters(&self, asked: &Name) -> impl Iterator<Item = u32> {
        let wanted = asked.letters.as_str();
        let start = self.by_letters.partition_point(|name| self.letters.get(*name) < wanted);
        let most = if wanted.len() < SAME_LETTERS_FROM { 0 } else { CANDIDATES };
        let alike = self.by_letters.iter().skip(start).take(most).copied();
        alike.take_while(move |name| self.letters.get(*name) == wanted)
    }

    /// Names worth comparing. Gives the words of the name the weights that they have in this list.
    fn candidates(&self, asked: &mut Name, scratch: &mut Scratch) -> Vec<u32> {
        scratch.points.resize(self.labels.len(), 0.0);
        scratch.stamp.resize(self.weights.len(), 0);
        scratch.seen.clear();
        let mut near_words: Vec<(f32, Vec<(u32, f32)>)> = Vec::new();
        for at in 0..asked.words.len() {
            let Some(word) = asked.words.get(at).cloned() else { continue };
            let near = self.near_words(&word, scratch);
            if let Some((number, _)) = near.iter().find(|(_, how)| *how >= 1.0)
                && let Some(word) = asked.words.get_mut(at)
            {
                word.weight = self.weights.get(*number as usize).copied().unwrap_or(word.weight);
            }
            near_words.push((word.weight, near));
        }
        let mut joined: Vec<(f32, Vec<(u32, f32)>)> = Vec::new();
        for (weight, text) in runs_and_splits(asked) {
            if let Some(number) = self.same_word(&text) {
                joined.push((weight, vec![(number, 1.0)]));
            }
        }
        let total: f32 = asked.words.iter().map(|word| word.weight).sum();
        let postings = |number: u32| -> &[u32] {
            let at = number as usize;
            match (self.name_starts.get(at), self.name_starts.get(at + 1)) {
                (Some(from), Some(to)) => slice(&self.names, *from, *to),
                _ => &[],
            }
        };
        let cost =
            |near: &[(u32, f32)]| near.iter().map(|(number, _)| postings(*number).len()).sum::<usize>();
        near_words.sort_by_key(|(_, near)| cost(near));
        let mut budget = POSTINGS;
        let mut taken = 0;
        let found = joined.iter().map(|(weight, near)| (*weight, near));
        for (least, near) in found.chain(near_words.iter().map(|(_, near)| (0.0, near))) {
            let wanted = cost(near);
            // The rarest word is always looked up, however many names hold it.
            if wanted > budget && taken > 0 {
                break;
            }
            taken += usize::from(wanted > 0);
            budget = budget.saturating_sub(wanted);
            for (number, how) in near {
                let points = self.weights.get(*number as usize).copied().unwrap_or(1.0).max(least) * how;
                for name in postings(*number) {
                    if let Some(slot) = scratch.points.get_mut(*name as usize) {
                        if *slot == 0.0 {
                            scratch.seen.push(*name);
                        }
                        *slot += points;
                    }
                }
            }
        }
        self.best(total, asked, scratch)
    }

    /// The number of a word that is spelled alike.
    fn same_word(&self, text: &str) -> Option<u32> {
        let key = key(b'f', &fold(text));
        let start = self.keys.partition_point(|(one, _)| *one < key);
        let mut same =
            self.keys.iter().skip(start).take_while(|(one, _)| *one == key).map(|(_, number)| *number);
        same.find(|number| self.word_text(*number) == text)
    }

    /// What initials in the name asked for add to the points of a listed one.
    fn initials(&self, name: u32, letters: &[u8]) -> f32 {
        let own = self.initials.get(name as usize).copied().unwrap_or(0);
        INITIAL * letters.iter().filter(|letter| own & initial_bit(**letter) != 0).count() as f32
    }

    /// The candidates with the most points against what both names weigh; clears the scratch.
    fn best(&self, total: f32, asked: &Name, scratch: &mut Scratch) -> Vec<u32> {
        let letters: Vec<u8> = asked
            .words
            .iter()
            .filter(|word| word.text.len() == 1)
            .flat_map(|word| word.text.bytes())
            .collect();
        let mut best: Vec<(f32, u32)> = Vec::with_capacity(scratch.seen.len().min(4096));
        let mut floor = LEAST_RANK;
        for name in &scratch.seen {
            let at = *name as usize;
            let Some(slot) = scratch.points.get_mut(at) else { continue };
            let points = std::mem::take(slot);
            let other = self.totals.get(at).copied().unwrap_or(1.0);
            let whole = match self.bearer {
                Bearer::Organization => 0.5 * (total + other),
                Bearer::Person => 0.8 * total.min(other) + 0.2 * total.max(other),
            };
            // Whether initials fit is asked only where they could still lift the name over the others.
            if floor * whole > points + INITIAL * letters.len() as f32 {
                continue;
            }
            let rank = (points + self.initials(*name, &letters)) / whole;
            if rank < floor {
                continue;
            }
            best.push((rank, *name));
            if best.len() >= 4096 {
                best.select_nth_unstable_by(CANDIDATES, |a, b| b.0.total_cmp(&a.0));
                best.truncate(CANDIDATES);
                floor = best.iter().map(|(rank, _)| *rank).fold(f32::INFINITY, f32::min);
            }
        }
        best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(CANDIDATES);
        best.into_iter().map(|(_, name)| name).collect()
    }

    /// The words of the list that are near a word, and how near.
    fn near_words(&self, word: &Word, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        scratch.turn = scratch.turn.wrapping_add(1);
        let mut out = Vec::new();
        let letters = letters_of(&word.text);
        let bones = if self.bearer == Bearer::Organization { 4 } else { 3 };
        let sounds = settings().words.sounds_alike;
        let mut look = |key: u32, by: By, exact_only: bool| {
            let start = self.keys.partition_point(|(one, _)| *one < key);
            for (_, number) in
                self.keys.iter().skip(start).take_while(|(one, _)| *one == key).take(WORDS_PER_KEY)
            {
                // Most words under a key fall at their letters: nothing else is read of those.
                let near_letters =
                    self.masks.get(*number as usize).is_none_or(|own| can_be_near(letters, *own, 2));
                let bare = word.bare || self.bare.get(*number as usize).copied().unwrap_or(false);
                if !near_letters && !bare && by == By::Letters {
                    continue;
                }
                let Some(stamp) = scratch.stamp.get_mut(*number as usize) else { continue };
                if *stamp == scratch.turn {
                    continue;
                }
                let text = self.word_text(*number);
                if exact_only && text != word.text {
                    continue;
                }
                // Letters are compared first: they are cheap, and most words under a key are other words.
                if !bare && by != By::Sound && (!near_letters || edits(text, &word.text, 2) > 2) {
                    let alike = match by {
                        By::Bones => {
                            text.len().abs_diff(word.text.len()) <= 3 && word.skeleton.len() >= bones
                        }
                        By::Ends => same_stem(text, &word.text),
                        By::Sound | By::Letters => false,
                    };
                    if alike {
                        *stamp = scratch.turn;
                        out.push((*number, sounds));
                    }
                    continue;
                }
                *stamp = scratch.turn;
                if let Some((how, _)) = near(word, &self.word(*number), self.bearer) {
                    out.push((*number, how));
                }
            }
        };
        let short = word.text.len() <= 1;
        // Hundreds of words share three letters but one, or three consonants: of an organization they say nothing, unless
        // the letters only changed places or the other script writes no vowels, which has keys of its own.
        let three = self.bearer == Bearer::Organization && !word.bare && word.text.len() == 3;
        let few_bones = !word.bare && word.skeleton.len() < bones;
        each_key(&word.text, word.bare, |key, by| {
            let idle = (three && by == By::Letters) || (few_bones && by == By::Bones);
            if !idle {
                look(key, by, short);
            }
        });
        if three && let Some(turned) = last_two_turned(&word.text) {
            look(key(b'f', &fold(&turned)), By::Sound, short);
        }
        if !word.bare && word.skeleton.len() >= 2 {
            if !few_bones {
                look(key(b's', &word.skeleton), By::Bones, short);
            }
            each_left_out(&word.skeleton, |text| look(key(b'b', text), By::Letters, short));
        }
        out
    }
}

/// The word with its last two letters in each other's place.
fn last_two_turned(word: &str) -> Option<String> {
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let mut turned: String = letters.rev().collect();
    turned.extend([last, before]);
    Some(turned)
}

/// What a name may look like when neighbours are written as one word, or a word as two.
fn runs_and_splits(asked: &Name) -> Vec<(f32, String)> {
    let mut out = Vec::new();
    for pair in asked.words.windows(2) {
        if let [a, b] = pair {
            out.push((a.weight + b.weight, format!("{}{}", a.text, b.text)));
        }
    }
    for three in asked.words.windows(3) {
        if let [a, b, c] = three
            && a.text.len() + b.text.len() + c.text.len() <= 14
        {
            out.push((a.weight + b.weight + c.weight, format!("{}{}{}", a.text, b.text, c.text)));
        }
    }
    for word in &asked.words {
        let len = word.text.len();
        if !(4..=24).contains(&len) {
            continue;
        }
        for at in 2..len - 1 {
            for part in [word.text.get(..at), word.text.get(at..)].into_iter().flatten() {
                if part.len() >= 3 || asked.bearer == Bearer::Person {
                    out.push((word.weight / 2.0, part.to_owned()));
                }
            }
        }
    }
    out
}
