//! Terms in words: territory, media, languages and marks as a letter and a page say them.

use crate::guidelines::{Mark, Reference, UseType};
use crate::requests::questions::choices::GLOBAL;
use crate::say::{self as t, Msg, current_language};

/// The countries by name, or "everywhere in the world".
pub fn territory(reference: &Reference, codes: &[String]) -> String {
    if codes.iter().any(|code| code == GLOBAL) {
        return t::choices::country_global().to_string();
    }
    t::list(&codes.iter().map(|code| country(reference, code)).collect::<Vec<_>>())
}

/// A country by name; its code when it is not known.
pub fn country(reference: &Reference, code: &str) -> String {
    let language = current_language().tag();
    reference.country(code).map_or_else(|| code.to_owned(), |one| one.name.say(language).clone())
}

/// The countries of a text, one a line or separated by semicolons, by name or by code; `global` for "worldwide".
/// Gives the codes, and the lines that are no country.
pub fn read_territory(reference: &Reference, text: &str) -> (Vec<String>, Vec<String>) {
    let (mut codes, mut unknown) = (Vec::new(), Vec::new());
    let plain = crate::db::values::folded;
    let worldwide = [plain(GLOBAL), plain("worldwide"), plain(&t::choices::country_global().to_string())];
    for line in text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        let typed = plain(line);
        if worldwide.contains(&typed) {
            return (vec![GLOBAL.to_owned()], unknown);
        }
        let named = |one: &&crate::guidelines::Country| {
            one.name.languages().any(|language| plain(one.name.say(language)) == typed)
        };
        let found =
            reference.country(&line.to_uppercase()).or_else(|| reference.countries.iter().find(named));
        match found {
            Some(one) if !codes.contains(&one.iso2) => codes.push(one.iso2.clone()),
            Some(_) => {}
            None => unknown.push(line.to_owned()),
        }
    }
    (codes, unknown)
}

/// A medium by name.
pub fn medium(code: &str) -> Msg {
    t::by_id("choices", &format!("medium-{code}")).unwrap_or_else(|| Msg::plain(code))
}

/// A language by name.
pub fn language(tag: &str) -> Msg {
    t::by_id("choices", &format!("language-{tag}")).unwrap_or_else(|| Msg::plain(tag))
}

/// A mark by name.
pub fn mark(reference: &Reference, mark: Mark) -> String {
    let language = current_language().tag();
    reference
        .marks
        .mark(mark)
        .map_or_else(|| mark.as_str().to_owned(), |entry| entry.text.say(language).name.clone())
}

/// A kind of use by name.
pub fn use_type(reference: &Reference, use_type: UseType) -> String {
    let language = current_language().tag();
    reference
        .use_type(use_type)
        .map_or_else(|| use_type.as_str().to_owned(), |entry| entry.text.say(language).title.clone())
}

/// The disclaimers that the marks ask for, each once.
pub fn disclaimers(reference: &Reference, marks: &[Mark]) -> Vec<String> {
    let language = current_language().tag();
    let mut found: Vec<String> = Vec::new();
    for entry in marks.iter().filter_map(|mark| reference.marks.mark(*mark)) {
        if let Some(text) = &entry.text.say(language).disclaimer
            && !found.contains(text)
        {
            found.push(text.clone());
        }
    }
    found
}

/// Names of several things in one sentence.
pub fn named(words: impl Iterator<Item = Msg>) -> String {
    t::list(&words.collect::<Vec<_>>())
}
