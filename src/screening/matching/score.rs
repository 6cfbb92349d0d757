//! The score of two names: words are paired off, best pairs first, neighbours joined where one side writes them as one;
//! what stays over on both sides contradicts, what stays over on one side is only more. Every step is a part that a
//! person can read.

use chrono::NaiveDate;

use super::fold::{LONGEST, edits};
use super::name::{Name, Word};
use super::settings::settings;
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

/// What is known beside the names. Empty means unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// ISO 3166-1 alpha-2 codes, upper case.
    pub countries: Vec<String>,
    /// Dates of birth, or the first of January where only the year is known.
    pub births: Vec<Birth>,
}

/// A date of birth as lists give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Birth {
    /// The date; the first of January of the year when `exact` is false.
    pub date: NaiveDate,
    /// True when the day is known.
    pub exact: bool,
}

/// A pair of words, or of a word and two.
struct Pair {
    one: (usize, usize),
    other: (usize, usize),
    near: f32,
    kind: PartKind,
    weight: f32,
}

/// How near two words are, and in what way. None when they are different words.
pub(super) fn near(one: &Word, other: &Word, bearer: Bearer) -> Option<(f32, PartKind)> {
    if one.text == other.text {
        return Some((1.0, PartKind::Same));
    }
    let (short, long) = (one.text.len().min(other.text.len()), one.text.len().max(other.text.len()));
    let words = &settings().words;
    if short <= 1 {
        let initial = short == 1
            && long > 2
            && one.text.bytes().next() == other.text.bytes().next()
            && !is_number(&one.text)
            && !is_number(&other.text);
        return initial.then_some((words.initial, PartKind::Initial));
    }
    // Three letters of an organization are an abbreviation: another spelling of it is another one.
    let least = if bearer == Bearer::Organization { 4 } else { 2 };
    if one.folded == other.folded && short >= least && one.folded.len() > 1 {
        return Some((0.95, PartKind::Spelling));
    }
    if one.bare != other.bare {
        let apart = edits(&one.skeleton, &other.skeleton, 1);
        let enough = one.skeleton.len().min(other.skeleton.len());
        return ((apart == 0 && enough >= 2) || (apart == 1 && enough >= 4))
            .then_some((words.sounds_alike, PartKind::Sound));
    }
    if is_number(&one.text) || is_number(&other.text) || (bearer == Bearer::Organization && short <= 3) {
        return None;
    }
    if long <= 3 {
        // Too short to be a spelling, but nearer than another word.
        return (edits(&one.text, &other.text, 1) <= 1).then_some((words.short_word, PartKind::Spelling));
    }
    let allowed = match long {
        0..=7 => 1,
        8..=11 => 2,
        _ => 3.min(long / 6),
    };
    let plain = edits(&one.text, &other.text, 3) as f32;
    let folded = edits(&one.folded, &other.folded, 2) as f32;
    let apart = plain.min(folded + 0.35);
    if apart <= allowed as f32 || (plain <= 2.0 && folded <= 1.0 && long >= 5) {
        let value = 1.0 - apart / long as f32;
        let floor = if bearer == Bearer::Person && apart <= 1.0 { words.one_edit } else { 0.0 };
        return Some((value.max(floor), PartKind::Spelling));
    }
    if bearer == Bearer::Organization && short >= 6 && same_stem(&one.text, &other.text) {
        return Some((words.same_stem, PartKind::Spelling));
    }
    let bones = if bearer == Bearer::Organization { 4 } else { 3 };
    let sounds = one.skeleton == other.skeleton && one.skeleton.len() >= bones && long - short <= 3;
    sounds.then_some((words.sounds_alike, PartKind::Sound))
}

fn is_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// True when only the ending differs: agricultural, agriculture.
pub(super) fn same_stem(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    shared >= 5 && shared + 2 >= short && shared + 4 >= long
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

/// Every pair of words that are near, the best first.
fn pairs(one: &Name, other: &Name) -> Vec<Pair> {
    let bearer = one.bearer;
    let mut pairs = Vec::with_capacity(8);
    for (i, a) in one.words.iter().enumerate() {
        for (j, b) in other.words.iter().enumerate() {
            if let Some((near, kind)) = near(a, b, bearer) {
                let weight = (a.weight + b.weight) / 2.0;
                pairs.push(Pair { one: (i, 1), other: (j, 1), near, kind, weight });
            }
        }
    }
    let singles = pairs.len();
    let all_paired = singles >= one.words.len().max(other.words.len())
        && pairs.iter().filter(|pair| pair.near >= 1.0).count() >= one.words.len().min(other.words.len());
    if !all_paired {
        joined(&mut pairs, one, other, false);
        joined(&mut pairs, other, one, true);
        if bearer == Bearer::Organization {
            acronyms(&mut pairs, one, other, false);
            acronyms(&mut pairs, other, one, true);
        }
    }
    pairs.sort_by(|a, b| {
        (b.near * b.weight).total_cmp(&(a.near * a.weight)).then(straight(a).cmp(&straight(b)))
    });
    pairs.sort_by(|a, b| b.near.total_cmp(&a.near).then(straight(a).cmp(&straight(b))));
    pairs
}

const fn straight(pair: &Pair) -> usize {
    pair.one.0.abs_diff(pair.other.0)
}

/// Two or three neighbours of the one that are one word of the other.
fn joined(pairs: &mut Vec<Pair>, split: &Name, whole: &Name, turned: bool) {
    for (j, word) in whole.words.iter().enumerate() {
        if word.text.len() < 4 {
            continue;
        }
        for (i, first) in split.words.iter().enumerate() {
            let mut text = first.text.clone();
            let mut weight = first.weight;
            for (more, next) in split.words.iter().skip(i + 1).take(2).enumerate() {
                text.push_str(&next.text);
                weight += next.weight;
                if text.len() > word.text.len() + 2 {
                    break;
                }
                if text.len() + 2 < word.text.len() {
                    continue;
                }
                let apart = edits(&text, &word.text, 1);
                let long = text.len().max(word.text.len()) as f32;
                if apart == 0 || (apart == 1 && long >= 7.0) {
                    let near = if apart == 0 { 0.97 } else { 0.97 - 1.0 / long };
                    let (a, b) = ((i, more + 2), (j, 1));
                    let (one, other) = if turned { (b, a) } else { (a, b) };
                    pairs.push(Pair {
                        one,
                        other,
                        near,
                        kind: PartKind::Joined,
                        weight: (weight + word.weight) / 2.0,
                    });
                }
            }
        }
    }
}

/// A word of three letters or more that is the first letters of as many neighbours.
fn acronyms(pairs: &mut Vec<Pair>, short: &Name, long: &Name, turned: bool) {
    for (i, word) in short.words.iter().enumerate() {
        let letters = word.text.len();
        if !(3..=7).contains(&letters) || long.words.len() < letters {
            continue;
        }
        for j in 0..=long.words.len() - letters {
            let run = || long.words.iter().skip(j).take(letters);
            if run().zip(word.text.bytes()).all(|(word, letter)| word.text.bytes().next() == Some(letter)) {
                let weight = (word.weight + run().map(|word| word.weight).sum::<f32>()) / 2.0;
                let (a, b) = ((i, 1), (j, letters));
                let (one, other) = if turned { (b, a) } else { (a, b) };
                pairs.push(Pair {
                    one,
                    other,
                    near: settings().words.acronym,
                    kind: PartKind::Acronym,
                    weight,
                });
            }
        }
    }
}

/// A typing error that falls on a short word, or on the gap between two, is small against the whole name.
fn whole_name(score: &mut Score, one: &Name, other: &Name) {
    if score.value >= 0.97 {
        return;
    }
    let (a, b) = (run_together(one), run_together(other));
    let long = a.len().max(b.len());
    if long > LONGEST {
        return;
    }
    let most = match (one.bearer, long) {
        (Bearer::Person, 0..=5) | (Bearer::Organization, 0..=7) => 0,
        (_, 0..=15) => 1,
        _ => 2,
    };
    let apart = edits(&a, &b, most);
    if apart > most || a.len().min(b.len()) < 4 || digits(&a) != digits(&b) {
        return;
    }
    let value = match apart {
        0 => 0.97,
        1 => 0.93 - 0.5 / long as f32,
        _ => 0.89 - 0.5 / long as f32,
    };
    if value > score.value {
        score.value = value;
        score.parts.push(Part { kind: PartKind::Whole, one: a, other: b, value });
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn run_together(name: &Name) -> String {
    name.words.iter().map(|word| word.text.as_str()).collect()
}

/// Moves a score by what is known beside the names, and says so. What is unknown moves nothing.
pub fn with_evidence(mut score: Score, asked: &Evidence, listed: &Evidence) -> Score {
    let moves = &settings().evidence;
    let mut moved = |kind, one: String, other: String, value: f32| {
        score.value = (score.value + value).clamp(0.0, 1.0);
        score.parts.push(Part { kind, one, other, value });
    };
    if !asked.countries.is_empty() && !listed.countries.is_empty() {
        let shared = asked.countries.iter().any(|country| listed.countries.contains(country));
        let (kind, value) = if shared {
            (PartKind::SameCountry, moves.same_country)
        } else {
            (PartKind::OtherCountry, moves.other_country)
        };
        moved(kind, asked.countries.join(", "), listed.countries.join(", "), value);
    }
    if let Some((a, b, years)) = nearest(&asked.births, &listed.births) {
        let (kind, value) = if years == 0 && (a.date == b.date || !a.exact || !b.exact) {
            (PartKind::SameBirth, moves.same_birth)
        } else if years <= moves.birth_years {
            (PartKind::NearBirth, moves.near_birth)
        } else {
            (PartKind::OtherBirth, moves.other_birth)
        };
        moved(kind, shown(a), shown(b), value);
    }
    score
}

fn shown(birth: Birth) -> String {
    let pattern = if birth.exact { "%Y-%m-%d" } else { "%Y" };
    birth.date.format(pattern).to_string()
}

/// The two dates that lie nearest, and how many years apart.
fn nearest(asked: &[Birth], listed: &[Birth]) -> Option<(Birth, Birth, i32)> {
    use chrono::Datelike;
    let apart = |a: &Birth, b: &Birth| (a.date.year() - b.date.year()).abs();
    asked
        .iter()
        .flat_map(|a| listed.iter().map(move |b| (*a, *b, apart(a, b))))
        .min_by_key(|(a, b, years)| (*years, a.date != b.date))
}

impl Score {
    /// True when a person should look at the pair.
    pub fn is_lead(&self, bearer: Bearer) -> bool {
        is_lead(bearer, self.value)
    }
}
