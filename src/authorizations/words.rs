//! Codes in words: marks, uses, countries, media, languages, states.

use super::PublicState;
use crate::guidelines::{Mark, Reference, UseType};
use crate::say::{self, Msg, current_language};

/// The public state in words.
pub fn public_state(state: PublicState) -> Msg {
    say::by_id("authorizations", &format!("public-{}", state.as_str().replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(state.as_str()))
}

/// The names of marks.
pub fn marks(marks: &[Mark]) -> String {
    say::list(&marks.iter().map(|mark| self::mark(*mark)).collect::<Vec<_>>())
}

/// The name of a mark.
pub fn mark(mark: Mark) -> String {
    Reference::current().ok().and_then(|reference| reference.marks.mark(mark)).map_or_else(
        || mark.as_str().to_owned(),
        |entry| entry.text.say(current_language().tag()).name.clone(),
    )
}

/// The name of a kind of use.
pub fn use_type(use_type: UseType) -> String {
    Reference::current().ok().and_then(|reference| reference.use_type(use_type)).map_or_else(
        || use_type.as_str().to_owned(),
        |entry| entry.text.say(current_language().tag()).title.clone(),
    )
}

/// The name of a country.
pub fn country(code: &str) -> String {
    if code == "global" {
        return say::authorizations::everywhere().to_string();
    }
    Reference::current()
        .ok()
        .and_then(|reference| reference.country(code))
        .map_or_else(|| code.to_owned(), |country| country.name.say(current_language().tag()).clone())
}

/// The name of a goal.
pub fn goal(code: &str) -> String {
    Reference::current()
        .ok()
        .and_then(|reference| reference.goal(code))
        .map_or_else(|| code.to_owned(), |goal| goal.text.say(current_language().tag()).name.clone())
}

/// The names of goals.
pub fn goals(codes: &[String]) -> String {
    say::list(&codes.iter().map(|code| goal(code)).collect::<Vec<_>>())
}

/// Countries, the first few by name and the rest counted.
pub fn territory(codes: &[String], most: usize) -> String {
    let mut names: Vec<String> = codes.iter().take(most).map(|code| country(code)).collect();
    let more = codes.len().saturating_sub(most);
    if more > 0 {
        names.push(say::authorizations::more_countries(more).to_string());
    }
    say::list(&names)
}

/// Media by name.
pub fn media(codes: &[String]) -> String {
    say::list(&codes.iter().map(|code| choice("medium", code)).collect::<Vec<_>>())
}

/// Languages by name.
pub fn languages(codes: &[String]) -> String {
    say::list(&codes.iter().map(|code| choice("language", code)).collect::<Vec<_>>())
}

/// The words of one choice of the form.
fn choice(list: &str, code: &str) -> String {
    say::by_id("choices", &format!("{list}-{}", code.replace('_', "-")))
        .map_or_else(|| code.to_owned(), |words| words.to_string())
}
