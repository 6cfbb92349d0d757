//! The keys under which a word is found.

use crate::screening::matching::fold::{fold, number_of, skeleton};

/// A key of one kind for a text. One answer on every machine and run, which makes an index reproducible.
pub(super) fn key(kind: u8, text: &str) -> u32 {
    let long = number_of(&[&[kind, 0x51], text.as_bytes()]);
    #[allow(clippy::cast_possible_truncation, reason = "a hash of 32 bits is what is kept")]
    let short = (long ^ (long >> 32)) as u32;
    short
}

/// By what a key finds a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The same sounds.
    Sound,
    /// The same consonants.
    Bones,
    /// One letter left out.
    Letters,
    /// The same beginning or end.
    Ends,
}

/// The keys under which a word is found.
pub(super) fn each_key(word: &str, bare: bool, mut found: impl FnMut(u32, By)) {
    let folded = fold(word);
    found(key(b'f', &folded), By::Sound);
    if word.len() >= 3 && word.len() <= 24 {
        each_left_out(word, |text| found(key(b'd', text), By::Letters));
    }
    if folded.len() >= 5 && folded.len() <= 24 && folded != word {
        each_left_out(&folded, |text| found(key(b'd', text), By::Letters));
    }
    let bones = skeleton(&folded);
    if bones.len() >= 2 && (bare || bones.len() >= 3) {
        found(key(b's', &bones), By::Bones);
    }
    if bare {
        each_left_out(&bones, |text| found(key(b'b', text), By::Letters));
    }
    if folded.len() >= 8 {
        found(key(b'p', folded.get(..6).unwrap_or(&folded)), By::Ends);
        found(key(b'e', folded.get(folded.len() - 6..).unwrap_or(&folded)), By::Ends);
    }
}

/// The word itself and each word with one letter left out.
pub(super) fn each_left_out(word: &str, mut found: impl FnMut(&str)) {
    found(word);
    let mut text = String::with_capacity(word.len());
    for (at, letter) in word.char_indices() {
        text.clear();
        text.push_str(word.get(..at).unwrap_or(""));
        text.push_str(word.get(at + letter.len_utf8()..).unwrap_or(""));
        found(&text);
    }
}
