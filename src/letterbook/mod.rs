//! The book of letters: every letter of the house with sample values, as it would go out, and which of its paragraphs
//! the office says in its own words. It stands above the concepts, which hand in their letters.

pub mod pages;

use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices::paragraphs::name_of;
use crate::notices::sample::Sample;
use crate::say::{self, Language, Msg, with_language};
use crate::{
    accounts, authorizations, decisions, lessons, matters, notices, opinions, organizations,
    reconsiderations, requests, reviews, rulebook, screening,
};

/// Every letter with sample values, in the order of a case; a letter that reads differently in other cases has one
/// sample for each.
///
/// # Errors
/// Internal when the reference data on board cannot be read.
pub fn samples(language: Language) -> Result<Vec<Sample>> {
    let reference = Reference::current().map_err(Error::internal)?;
    Ok(with_language(language, || {
        [
            requests::sample_letters(),
            opinions::sample_letters(),
            screening::sample_letters(reference),
            reviews::sample_letters(),
            decisions::sample_letters(reference),
            authorizations::sample_letters(),
            reconsiderations::sample_letters(),
            matters::sample_letters(),
            lessons::sample_letters(),
            organizations::sample_letters(),
            accounts::sample_letters(),
            rulebook::sample_letters(),
            notices::sample_letters(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }))
}

/// The samples of one letter.
///
/// # Errors
/// Hidden when there is no such letter.
pub fn of(letter: &str, language: Language) -> Result<Vec<Sample>> {
    let mut samples = samples(language)?;
    samples.retain(|sample| sample.kind == letter);
    if samples.is_empty() { Err(Error::Hidden) } else { Ok(samples) }
}

/// The paragraphs of a letter that may be reworded, each once: name and words on board.
pub fn paragraphs(samples: &[Sample]) -> Vec<(String, Msg)> {
    let mut found: Vec<(String, Msg)> = Vec::new();
    for words in samples.iter().flat_map(Sample::paragraphs) {
        let Some(name) = name_of(&words) else { continue };
        if !found.iter().any(|(known, _)| *known == name) {
            found.push((name, words));
        }
    }
    found
}

/// What a letter is about, by the concept it belongs to.
fn group(letter: &str) -> (&str, Msg) {
    let concept = letter.split('.').next().unwrap_or_default();
    let words = say::by_id("letterbook", &format!("group-{concept}"));
    (concept, words.unwrap_or_else(|| Msg::plain(concept)))
}
