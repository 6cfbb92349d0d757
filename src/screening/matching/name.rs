//! A name as plain words: any script to ASCII, small letters, marks and dots away, legal forms and titles apart.

use unicode_normalization::UnicodeNormalization;

use super::Bearer;
use super::fold::{edits, fold, skeleton};
use super::words::{Form, organization_weight, person_weight, words};

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
}

impl Name {
    /// Reads a name as it is written, in any script.
    pub fn read(written: &str, bearer: Bearer) -> Self {
        let mut plain = mended(raw_words(written, bearer), bearer);
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
            .map(|(text, bare)| Word::new(&text, weight(bearer, &text), bare))
            .collect();
        Self { bearer, words, form }
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

/// Words of the tables that are split or joined by mistake ("COMP ANY", "TRADINGCORPORATION").
fn mended(plain: Vec<(String, bool)>, bearer: Bearer) -> Vec<(String, bool)> {
    let known = match bearer {
        Bearer::Organization => &words().known,
        Bearer::Person => &words().known_persons,
    };
    let mut out: Vec<(String, bool)> = Vec::with_capacity(plain.len());
    let count = plain.len();
    for (at, (text, bare)) in plain.into_iter().enumerate() {
        let text = match (bearer, at) {
            (Bearer::Organization, 1..) => match words().mistyped(&text, at + 1 == count) {
                Some(meant) => meant.to_owned(),
                None => text,
            },
            _ => text,
        };
        if let Some((before, _)) = out.last_mut()
            && !known.contains(&text)
            && !known.contains(before)
            && known.contains(&format!("{before}{text}"))
        {
            before.push_str(&text);
            continue;
        }
        let parted = (bearer == Bearer::Organization && text.len() >= 9 && !known.contains(&text))
            .then(|| (3..=text.len() - 6).find(|at| text.get(*at..).is_some_and(|tail| known.contains(tail))))
            .flatten();
        match parted.and_then(|at| text.split_at_checked(at)) {
            Some((head, tail)) => out.extend([(head.to_owned(), bare), (tail.to_owned(), bare)]),
            None => out.push((text, bare)),
        }
    }
    out
}

/// The words of a text, without their marks.
pub(super) fn plain_words(written: &str) -> Vec<String> {
    raw_words(written, Bearer::Organization).into_iter().map(|(text, _)| text).collect()
}

/// Words and whether their script writes no vowels. Dots join single letters of an organization's name ("S.A."), an
/// apostrophe joins what it parts, every other mark parts; a capital after a small letter begins a word.
fn raw_words(written: &str, bearer: Bearer) -> Vec<(String, bool)> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let mut word = String::new();
    let mut bare = false;
    let mut small_before = 0;
    let mut dotted = false;
    let mut flush = |word: &mut String, bare: &mut bool, dotted: bool| {
        if word.is_empty() {
            return;
        }
        let text = std::mem::take(word);
        let single = text.len() == 1 && bearer == Bearer::Organization && !*bare;
        if let Some((before, _)) = out.last_mut()
            && single
            && dotted
            && before.ends_with('.')
        {
            before.pop();
            before.push_str(&text);
            before.push('.');
        } else if single {
            out.push((format!("{text}."), false));
        } else {
            out.push((text, *bare));
        }
        *bare = false;
    };
    let letters: Vec<char> = written.nfkc().collect();
    for (at, letter) in letters.iter().copied().enumerate() {
        if letter == '&' {
            flush(&mut word, &mut bare, dotted);
            dotted = false;
            word.push_str("and");
            flush(&mut word, &mut bare, dotted);
            small_before = 0;
        } else if letter.is_alphanumeric() || is_mark(letter) {
            let goes_on = letters.get(at + 1).is_some_and(|next| next.is_alphabetic());
            if letter.is_uppercase() && small_before >= 2 && goes_on {
                flush(&mut word, &mut bare, dotted);
                dotted = false;
            }
            small_before = if letter.is_lowercase() { small_before + 1 } else { 0 };
            if is_ideograph(letter) {
                // Each sign is a syllable; what is read as a name of several signs is compared joined as well.
                flush(&mut word, &mut bare, dotted);
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
                flush(&mut word, &mut bare, dotted);
                dotted = dot;
            } else if !dot {
                dotted = false;
            }
            small_before = 0;
        }
    }
    flush(&mut word, &mut bare, dotted);
    for (text, _) in &mut out {
        if text.ends_with('.') {
            text.pop();
        }
    }
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

/// Takes the legal forms out at both ends and says what the last one says; a name that is nothing else keeps its
/// words.
fn take_forms(words_of_name: &mut Vec<(String, bool)>) -> Option<Form> {
    let mut found: Option<Form> = None;
    let all = words_of_name.clone();
    loop {
        let texts: Vec<&str> = words_of_name.iter().map(|(text, _)| text.as_str()).collect();
        let taken =
            phrase_at(&texts, false).map(|(len, form)| (texts.len() - len, len, form)).or_else(|| {
                phrase_at(&texts, true)
                    .filter(|(_, form)| *form != Form::General)
                    .map(|(len, form)| (0, len, form))
            });
        let Some((start, len, form)) = taken else { break };
        words_of_name.drain(start..start + len);
        found = match found {
            None | Some(Form::General) => Some(form),
            kept => kept,
        };
    }
    if words_of_name.iter().all(|(text, _)| organization_weight(text) < 0.2) {
        *words_of_name = all;
    }
    found
}

/// The longest legal form at the end (or at the beginning) of these words.
fn phrase_at(texts: &[&str], front: bool) -> Option<(usize, Form)> {
    (1..=words().longest.min(texts.len())).rev().find_map(|len| {
        let part = if front { texts.get(..len) } else { texts.get(texts.len() - len..) }?;
        let key: Vec<String> = part.iter().map(|text| (*text).to_owned()).collect();
        words()
            .forms
            .get(&key)
            .map(|form| (len, *form))
            .or_else(|| mistyped_form(&key).map(|form| (len, form)))
    })
}

/// A long legal form with a typing error in it.
fn mistyped_form(key: &[String]) -> Option<Form> {
    if key.len() < 2 || key.len() > 4 {
        return None;
    }
    let text = key.concat();
    if text.len() < 13 {
        return None;
    }
    let near = |form: &&(String, Form)| edits(&form.0, &text, 1) <= 1;
    words().long_forms.iter().find(near).map(|(_, form)| *form)
}

/// Takes titles out at the front and at the end, as long as a name stays.
fn take_titles(words_of_name: &mut Vec<(String, bool)>) {
    loop {
        let texts: Vec<String> = words_of_name.iter().map(|(text, _)| fold(text)).collect();
        let found = (1..=3.min(texts.len().saturating_sub(1))).rev().find_map(|len| {
            let front = texts.get(..len).is_some_and(|part| words().titles.contains(part));
            let back = texts.get(texts.len() - len..).is_some_and(|part| words().titles.contains(part));
            if front { Some(0..len) } else { back.then(|| texts.len() - len..texts.len()) }
        });
        match found {
            Some(range) if words_of_name.len() > range.len() => words_of_name.drain(range),
            _ => return,
        };
    }
}

/// Brings words of one meaning together. Names of persons only where a word is a spelling of a name.
fn one_meaning(plain: Vec<(String, bool)>, bearer: Bearer) -> Vec<(String, bool)> {
    let texts: Vec<String> = plain.iter().map(|(text, _)| text.clone()).collect();
    let mut out = Vec::with_capacity(plain.len());
    let mut at = 0;
    while let Some((text, bare)) = plain.get(at) {
        let longest = if bearer == Bearer::Person { 1 } else { words().longest };
        let found = (1..=longest.min(texts.len() - at)).rev().find_map(|len| {
            let same = words().same.get(texts.get(at..at + len)?)?;
            (bearer == Bearer::Organization || same.first().is_some_and(|first| first == "mohammed"))
                .then_some((len, same))
        });
        if let Some((len, same)) = found {
            out.extend(same.iter().map(|text| (text.clone(), false)));
            at += len;
        } else {
            out.push((text.clone(), *bare));
            at += 1;
        }
    }
    if bearer == Bearer::Organization && out.len() > 1 && out.first().is_some_and(|(text, _)| text == "the") {
        out.remove(0);
    }
    out
}
