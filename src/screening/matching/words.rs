//! The tables of words: legal forms, one meaning in many languages, common words, titles, particles.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::{edits, fold};
use super::script::plain_words;

/// What a legal form says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// Liability limited to a share (Ltd, GmbH, SARL, OOO).
    Limited,
    /// Shares (AG, SA, PLC, PAO).
    Joint,
    /// A partnership.
    Partnership,
    /// Only that it is an enterprise (Inc, Corp, Company).
    General,
}

#[derive(Deserialize)]
struct File {
    legal_forms: BTreeMap<String, Vec<String>>,
    same: Groups,
    common: BTreeMap<String, Vec<String>>,
    titles: List,
    particles: List,
    frequent: List,
}

#[derive(Deserialize)]
struct Groups {
    groups: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct List {
    words: Vec<String>,
}

/// The tables, by plain words.
pub(super) struct Words {
    /// Legal forms: the words of the form to what it says.
    pub forms: HashMap<Vec<String>, Form>,
    /// Words of one meaning: the words to the one that stands for all.
    pub same: HashMap<Vec<String>, Vec<String>>,
    /// Weights of common words of organizations.
    pub common: HashMap<String, f32>,
    /// Names of places, which are worth less as an addition than other words.
    pub places: HashSet<String>,
    /// Titles of persons: their sounds brought together, and how the tables spell them.
    titles: HashMap<Vec<String>, Vec<Vec<String>>>,
    /// Small parts of persons' names.
    pub particles: HashSet<String>,
    /// Frequent parts of persons' names.
    pub frequent: HashSet<String>,
    /// Long single words of the tables of organizations, which may be split or joined by mistake.
    pub known: HashSet<String>,
    /// The same, in order.
    pub known_list: Vec<String>,
    /// Legal forms of one long word.
    pub form_words: HashSet<String>,
    /// Spellings of names of persons in the tables.
    pub known_persons: HashSet<String>,
    /// Long legal forms of several words, run together, by length: found with a typing error too.
    pub long_forms: Vec<(String, Form)>,
    /// The longest phrase in any table, in words.
    pub longest: usize,
}

/// The tables of the program.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(read);
    &WORDS
}

#[allow(clippy::expect_used, reason = "a file of the program itself, read by every test")]
fn read() -> Words {
    let file: File = toml::from_str(include_str!("words.toml")).expect("words.toml reads as tables of words");
    let mut forms = HashMap::new();
    for (class, names) in &file.legal_forms {
        let form = match class.as_str() {
            "limited" => Form::Limited,
            "joint" => Form::Joint,
            "partnership" => Form::Partnership,
            _ => Form::General,
        };
        for name in names {
            forms.entry(plain_words(name)).or_insert(form);
        }
    }
    let mut same = HashMap::new();
    for group in &file.same.groups {
        let stands = group.first().map(|first| plain_words(first)).unwrap_or_default();
        for name in group {
            same.entry(plain_words(name)).or_insert_with(|| stands.clone());
        }
    }
    let mut common = HashMap::new();
    let mut places = HashSet::new();
    for (weight, names) in &file.common {
        let value: f32 = weight.parse().expect("a weight is a number");
        for name in names {
            common.insert(name.clone(), value);
            if weight == "0.45" {
                places.insert(name.clone());
            }
        }
    }
    let mut titles: HashMap<_, Vec<_>> = HashMap::new();
    for title in &file.titles.words {
        let title = plain_words(title);
        titles.entry(title.iter().map(|part| fold(part)).collect::<Vec<_>>()).or_default().push(title);
    }
    let longest = forms.keys().chain(same.keys()).chain(titles.keys()).map(Vec::len).max().unwrap_or(1);
    let single = |phrases: &mut dyn Iterator<Item = &Vec<String>>, least: usize| -> HashSet<String> {
        phrases
            .filter(|phrase| phrase.len() == 1)
            .flatten()
            .filter(|word| word.len() >= least)
            .cloned()
            .collect()
    };
    let mut known = single(&mut forms.keys().chain(same.keys()), 6);
    known.extend(common.keys().filter(|word| word.len() >= 7).cloned());
    let form_words = single(&mut forms.keys(), 6);
    let mut known_list: Vec<String> = known.iter().cloned().collect();
    known_list.sort();
    let known_persons = same
        .iter()
        .filter(|(_, stands)| stands.first().is_some_and(|word| word == "mohammed"))
        .flat_map(|(phrase, _)| phrase.clone())
        .filter(|word| word.len() >= 6)
        .collect();
    let long_forms = forms
        .iter()
        .filter(|(phrase, _)| phrase.len() >= 3)
        .map(|(phrase, form)| (phrase.concat(), *form))
        .filter(|(text, _)| text.len() >= 14)
        .collect();
    let set = |list: List| list.words.into_iter().collect::<HashSet<String>>();
    Words {
        forms,
        same,
        common,
        places,
        titles,
        particles: set(file.particles),
        frequent: set(file.frequent),
        known,
        known_list,
        form_words,
        known_persons,
        long_forms,
        longest,
    }
}

impl Words {
    /// True for a title as the tables spell it, or as it sounds but for one letter: "Shaykh", "Sheikh", but not every
    /// name whose sounds fall together with a title's.
    pub(super) fn is_title(&self, phrase: &[String]) -> bool {
        let folded: Vec<String> = phrase.iter().map(|word| fold(word)).collect();
        let alike = |(a, b): (&String, &String)| a == b || (a.len().min(b.len()) >= 4 && edits(a, b, 1) <= 1);
        let near = |title: &Vec<String>| title.iter().zip(phrase).all(alike);
        self.titles.get(&folded).is_some_and(|titles| titles.iter().any(near))
    }

    /// The word of the tables that an organization's word is but for a typing error: legal forms from six letters on
    /// (`last` in the name), other words from eight on.
    pub(super) fn mistyped(&self, word: &str, last: bool) -> Option<&str> {
        if word.len() < 6 || self.known.contains(word) {
            return None;
        }
        let fits = |one: &&String| {
            (one.as_bytes().first() == word.as_bytes().first()
                || one.as_bytes().last() == word.as_bytes().last())
                && (one.len() >= 8 || (last && self.form_words.contains(*one)))
                && one.len().abs_diff(word.len()) <= 1
                && edits(one, word, 1) <= 1
        };
        self.known_list.iter().find(fits).map(String::as_str)
    }
}

/// How much a word of an organization's name weighs.
pub(super) fn organization_weight(word: &str) -> f32 {
    if word.len() >= 3 && words().forms.contains_key(std::slice::from_ref(&word.to_owned())) {
        // A legal form that stands where none is taken out.
        return 0.2;
    }
    if let Some(weight) = words().common.get(word) {
        return *weight;
    }
    match word.len() {
        0 | 1 => 0.3,
        _ if is_series(word) => 0.3,
        2 => 0.7,
        _ => 1.0,
    }
}

/// How much a word of a person's name weighs.
pub(super) fn person_weight(word: &str) -> f32 {
    let words = words();
    if words.particles.contains(word) {
        0.15
    } else if word.len() <= 1 {
        0.45
    } else if words.is_title(&[word.to_owned()]) {
        // A title that stands where none is taken out; as likely a name.
        0.3
    } else if words.frequent.contains(word) {
        0.7
    } else {
        1.0
    }
}

/// True for what numbers the members of a series: digits and Roman numerals.
pub(super) fn is_series(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || (word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}
