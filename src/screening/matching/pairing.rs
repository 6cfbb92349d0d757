//! Which words of two names belong together, and how near they are: the same word, another spelling, the same sound, an
//! initial, neighbours written as one, first letters.

use super::Bearer;
use super::fold::{edits, is_slip};
use super::name::{Name, Word};
use super::score::PartKind;
use super::settings::settings;
use super::words::words;

/// A pair of words, or of a word and two.
pub(super) struct Pair {
    /// The first word and how many, on the one side.
    pub one: (usize, usize),
    /// The same on the other side.
    pub other: (usize, usize),
    /// 1 for the same word, less for less.
    pub near: f32,
    /// In what way they are near.
    pub kind: PartKind,
    /// How much the words tell.
    pub weight: f32,
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
            && long > usize::from(bearer == Bearer::Organization) + 1
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
    if is_number(&one.text) || is_number(&other.text) {
        return None;
    }
    if bearer == Bearer::Organization && short >= 3 && long <= 6 && is_slip(&one.text, &other.text) {
        return Some((words.slip, PartKind::Spelling));
    }
    if bearer == Bearer::Organization && short <= 3 {
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
        let floor = match bearer {
            Bearer::Person if apart <= 1.0 => words.one_edit,
            Bearer::Organization if apart <= 1.0 && long >= 5 => words.one_edit_organization,
            _ => 0.0,
        };
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

/// Every pair of words that are near, the best first.
pub(super) fn pairs(one: &Name, other: &Name) -> Vec<Pair> {
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
        initials(&mut pairs, one, other, false);
        initials(&mut pairs, other, one, true);
    }
    pairs.sort_by(|a, b| {
        let as_near = b.near.total_cmp(&a.near).then(straight(a).cmp(&straight(b)));
        as_near.then((b.near * b.weight).total_cmp(&(a.near * a.weight)))
    });
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

/// An initial that is the first letter of a name with its particle: "A." for "al-Samman".
fn initials(pairs: &mut Vec<Pair>, short: &Name, long: &Name, turned: bool) {
    for (i, letter) in short.words.iter().enumerate().filter(|(_, word)| word.text.len() == 1) {
        for (j, two) in long.words.windows(2).enumerate() {
            let [particle, word] = two else { continue };
            if particle.text.len() < 2
                || !words().particles.contains(&particle.text)
                || word.text.len() < 3
                || !particle.text.starts_with(&letter.text)
            {
                continue;
            }
            let weight = (letter.weight + particle.weight + word.weight) / 2.0;
            let (a, b) = ((i, 1), (j, 2));
            let (one, other) = if turned { (b, a) } else { (a, b) };
            pairs.push(Pair { one, other, near: settings().words.initial, kind: PartKind::Initial, weight });
        }
    }
}
