//! A written text as words: any script to ASCII, small letters, marks and dots away.

use unicode_normalization::UnicodeNormalization;

use super::Bearer;

/// A word as it stands in a text, in ASCII and small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    /// Its letters and digits.
    pub text: String,
    /// True when its script writes no vowels.
    pub bare: bool,
    /// True for a single letter with a dot behind it: it is short for a word, whatever it means by itself.
    pub initial: bool,
}

impl Raw {
    /// A word of the tables, or a part of one.
    pub(super) const fn new(text: String, bare: bool) -> Self {
        Self { text, bare, initial: false }
    }
}

/// The words of a text, without their marks.
pub(super) fn plain_words(written: &str) -> Vec<String> {
    raw_words(written, Bearer::Organization).into_iter().map(|word| word.text).collect()
}

/// The words of a text. Dots join single letters of an organization's name ("S.A."), an apostrophe joins what it parts,
/// every other mark parts; a capital after a small letter begins a word.
pub(super) fn raw_words(written: &str, bearer: Bearer) -> Vec<Raw> {
    let mut out: Vec<Raw> = Vec::new();
    // True while the last word is made of single letters, to which another may be joined.
    let mut open = false;
    let mut word = String::new();
    let mut bare = false;
    let mut small_before = 0;
    let mut dotted = false;
    let mut flush = |word: &mut String, bare: &mut bool, dotted: bool, dot: bool| {
        if word.is_empty() {
            return;
        }
        let text = std::mem::take(word);
        let single = text.len() == 1 && bearer == Bearer::Organization && !*bare;
        match out.last_mut() {
            Some(before) if single && dotted && open => {
                before.text.push_str(&text);
                before.initial = false;
            }
            _ => {
                let initial = dot && text.len() == 1;
                out.push(Raw { text, bare: *bare, initial });
            }
        }
        open = single;
        *bare = false;
    };
    let letters: Vec<char> = written.nfkc().collect();
    for (at, letter) in letters.iter().copied().enumerate() {
        if letter == '&' {
            flush(&mut word, &mut bare, dotted, false);
            dotted = false;
            word.push_str("and");
            flush(&mut word, &mut bare, dotted, false);
            small_before = 0;
        } else if letter.is_alphanumeric() || is_mark(letter) {
            let goes_on = letters.get(at + 1).is_some_and(|next| next.is_alphabetic());
            if letter.is_uppercase() && small_before >= 2 && goes_on {
                flush(&mut word, &mut bare, dotted, false);
                dotted = false;
            }
            small_before = if letter.is_lowercase() { small_before + 1 } else { 0 };
            if is_ideograph(letter) {
                // Each sign is a syllable; what is read as a name of several signs is compared joined as well.
                flush(&mut word, &mut bare, dotted, false);
                dotted = false;
            }
            bare = bare || writes_no_vowels(letter);
            let ascii = any_ascii::any_ascii_char(letter);
            word.extend(
                ascii.chars().filter(char::is_ascii_alphanumeric).map(|one| one.to_ascii_lowercase()),
            );
        } else if matches!(
            letter,
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ' | 'ʿ' | 'ʾ' | '\u{200c}' | '\u{200d}' | '\u{ad}'
        ) {
            small_before = 0;
        } else {
            let dot = letter == '.';
            if !word.is_empty() {
                flush(&mut word, &mut bare, dotted, dot);
                dotted = dot;
            } else if !dot {
                dotted = false;
            }
            small_before = 0;
        }
    }
    flush(&mut word, &mut bare, dotted, false);
    out
}

const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{1780}'..='\u{17d3}' | '\u{64b}'..='\u{65f}')
}

const fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

const fn writes_no_vowels(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
