//! Names as a whole, letter by letter: what a comparison word by word cannot see.

use super::Bearer;
use super::fold::{LONGEST, edits};
use super::name::Name;
use super::score::{Part, PartKind, Score};

/// The score of the same letters in the same order, with the gaps between the words elsewhere.
const SAME_LETTERS: f32 = 0.97;
/// From so many letters on the gaps between the words may be elsewhere.
pub(super) const SAME_LETTERS_FROM: usize = 5;

/// A typing error that falls on a short word, or on the gap between two, is small against the whole name.
pub(super) fn whole_name(score: &mut Score, one: &Name, other: &Name) {
    if score.value >= SAME_LETTERS {
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
    let value = near_whole(apart, long);
    if value > score.value {
        score.value = value;
        score.parts.push(Part { kind: PartKind::Whole, one: a, other: b, value });
    }
}

/// The same letters with gaps elsewhere, and a typing error in a word that is taken out of a name or stands for another:
/// it leaves a word in the one name that the other has not, whereas the names as they were written hardly differ.
pub(super) fn as_written(score: &mut Score, one: &Name, other: &Name) {
    let (a, b) = (one.letters.as_str(), other.letters.as_str());
    let long = a.len().max(b.len());
    let most = match long {
        0..SAME_LETTERS_FROM => return,
        5 => 0,
        6..=15 => 1,
        _ => 2,
    };
    let apart = edits(a, b, most);
    if apart > most || score.value >= SAME_LETTERS || digits(a) != digits(b) {
        return;
    }
    let (kind, value) = match apart {
        0 => (PartKind::Joined, SAME_LETTERS),
        // An error that all words show as well is weighed where it stands.
        _ if edits(&run_together(one), &run_together(other), most) <= apart => return,
        _ => (PartKind::Whole, near_whole(apart, long)),
    };
    if value > score.value {
        score.value = value;
        score.parts.push(Part { kind, one: a.to_owned(), other: b.to_owned(), value });
    }
}

/// The score of whole names so many edits apart.
fn near_whole(apart: usize, long: usize) -> f32 {
    match apart {
        0 => SAME_LETTERS,
        1 => 0.93 - 0.5 / long as f32,
        _ => 0.89 - 0.5 / long as f32,
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn run_together(name: &Name) -> String {
    name.words.iter().map(|word| word.text.as_str()).collect()
}
