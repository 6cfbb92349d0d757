//! The score of two names: words are paired off, best pairs first, neighbours joined where one side writes them as one;
//! what stays over on both sides contradicts, what stays over on one side is only more. Every step is a part that a
//! person can read.

use super::name::Name;
use super::pairing::{Pair, pairs};
use super::settings::settings;
use super::whole::{as_written, whole_name};
use super::words::{Form, words};
use super::{Bearer, is_lead};
use crate::text_enum;

text_enum! {
    /// What a part of a score says.
    pub enum PartKind {
        /// The same word.
        Same = "same",
        /// Other letters, a typing error or another spelling.
        Spelling = "spelling",
        /// The same consonants.
        Sound = "sound",
        /// Written as one word here and as two there.
        Joined = "joined",
        /// An initial for the word.
        Initial = "initial",
        /// First letters for several words.
        Acronym = "acronym",
        /// Another word stands in its place.
        Instead = "instead",
        /// A word that only one side has.
        More = "more",
        /// One typing error or two in the whole name.
        Whole = "whole",
        /// Another kind of legal form.
        LegalForm = "legal_form",
        /// A country in common.
        SameCountry = "same_country",
        /// Countries differ.
        OtherCountry = "other_country",
        /// The same date of birth.
        SameBirth = "same_birth",
        /// A date of birth nearby.
        NearBirth = "near_birth",
        /// Another date of birth.
        OtherBirth = "other_birth",
    }
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it says.
    pub kind: PartKind,
    /// The words asked about.
    pub one: String,
    /// The words listed.
    pub other: String,
    /// How near they are (word pairs), how much they weigh (left over) or how far the score moves (evidence).
    pub value: f32,
}

/// How alike two names are, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// 0 (nothing in common) to 1 (the same).
    pub value: f32,
    /// Where it comes from.
    pub parts: Vec<Part>,
}

/// Compares two names of the same kind of bearer.
pub fn compare(one: &Name, other: &Name) -> Score {
    if one.is_empty() || other.is_empty() {
        return Score { value: 0.0, parts: Vec::new() };
    }
    let bearer = one.bearer;
    let mut used = [0_u32; 2];
    let mut parts = Vec::new();
    let mut paired = Paired::default();
    for pair in pairs(one, other) {
        let masks = [mask(pair.one), mask(pair.other)];
        if used.iter().zip(masks).any(|(used, mask)| used & mask != 0) {
            continue;
        }
        for (used, mask) in used.iter_mut().zip(masks) {
            *used |= mask;
        }
        paired.add(&pair);
        parts.push(Part {
            kind: pair.kind,
            one: phrase(one, pair.one),
            other: phrase(other, pair.other),
            value: pair.near,
        });
    }
    let left = [left_over(one, used.first().copied()), left_over(other, used.last().copied())];
    let value = put_together(bearer, &paired, &left, one.words.len().min(other.words.len()));
    explain_left(&mut parts, one, other, used, &left);
    let mut score = Score { value, parts };
    whole_name(&mut score, one, other);
    as_written(&mut score, one, other);
    if let (Some(a), Some(b)) = (one.form, other.form)
        && a != b
        && a != Form::General
        && b != Form::General
    {
        let moved = settings().evidence.legal_form_differs;
        score.value += moved;
        score.parts.push(Part {
            kind: PartKind::LegalForm,
            one: String::new(),
            other: String::new(),
            value: moved,
        });
    }
    score.value = score.value.clamp(0.0, 1.0);
    score
}

/// Words that no pair took: their weight, and how much of it are names of places.
struct Left {
    weight: f32,
    places: f32,
}

fn left_over(name: &Name, used: Option<u32>) -> Left {
    let mut left = Left { weight: 0.0, places: 0.0 };
    for (at, word) in name.words.iter().enumerate() {
        if used.unwrap_or(0) & mask((at, 1)) == 0 {
            left.weight += word.weight;
            if words().places.contains(&word.text) {
                left.places += word.weight;
            }
        }
    }
    left
}

/// What the pairs of words come to.
#[derive(Default)]
struct Paired {
    /// Their weights, each as near as the words are.
    matched: f32,
    /// Their weights.
    sum: f32,
    /// How many tell something.
    telling: usize,
    /// The weight of what rests on first letters only.
    letters: f32,
}

impl Paired {
    fn add(&mut self, pair: &Pair) {
        self.matched += pair.weight * pair.near;
        self.sum += pair.weight;
        self.telling += usize::from(pair.weight > 0.4);
        if pair.kind.is_letters() {
            self.letters += pair.weight;
        }
    }
}

impl PartKind {
    /// True when a pair rests on first letters only.
    const fn is_letters(self) -> bool {
        matches!(self, Self::Initial | Self::Acronym)
    }
}

fn put_together(bearer: Bearer, paired: &Paired, left: &[Left; 2], shorter: usize) -> f32 {
    if paired.sum <= 0.0 {
        return 0.0;
    }
    let [one, other] = left;
    let both = one.weight.min(other.weight);
    let more = if one.weight > other.weight { one } else { other };
    let only = more.weight - both;
    let costs = &settings().left_over;
    let value = match bearer {
        Bearer::Organization => {
            let places = more.places.min(only);
            let one = if paired.sum >= costs.much {
                costs.organization_one_of_many
            } else {
                costs.organization_one
            };
            let over = both * costs.organization_both
                + (only - places) * one
                + places * costs.organization_place.min(one);
            paired.matched / (paired.sum + over)
        }
        Bearer::Person => {
            let value = paired.matched / (paired.sum + both * costs.person_both + only * costs.person_one);
            let single = shorter.min(paired.telling) <= 1 && only >= 0.7;
            if single { value * costs.person_single } else { value }
        }
    };
    // First letters confirm a name; they are none by themselves.
    if paired.letters > paired.sum * 0.65 { value * costs.only_letters } else { value }
}

const fn mask((start, len): (usize, usize)) -> u32 {
    ((1_u32 << len) - 1) << start
}

fn phrase(name: &Name, (start, len): (usize, usize)) -> String {
    name.words.iter().skip(start).take(len).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn explain_left(parts: &mut Vec<Part>, one: &Name, other: &Name, used: [u32; 2], left: &[Left; 2]) {
    let rest = |name: &Name, used: u32| -> String {
        let left = name.words.iter().enumerate().filter(|(at, _)| used & mask((*at, 1)) == 0);
        left.map(|(_, word)| word.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let [used_one, used_other] = used;
    let (a, b) = (rest(one, used_one), rest(other, used_other));
    if a.is_empty() && b.is_empty() {
        return;
    }
    let kind = if a.is_empty() || b.is_empty() { PartKind::More } else { PartKind::Instead };
    let [left_one, left_other] = left;
    parts.push(Part { kind, one: a, other: b, value: left_one.weight.max(left_other.weight) });
}

impl Score {
    /// True when a person should look at the pair.
    pub fn is_lead(&self, bearer: Bearer) -> bool {
        is_lead(bearer, self.value)
    }

    /// The score in thousandths.
    pub fn per_mille(&self) -> i64 {
        #[allow(clippy::cast_possible_truncation, reason = "a score lies between 0 and 1")]
        let whole = (self.value * 1000.0).round() as i64;
        whole
    }
}
