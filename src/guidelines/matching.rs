//! From which score on a listed name is shown to a person, and how evidence moves a score: one part of a version set.

use chrono::NaiveDate;
use serde::Deserialize;

/// From which score on a person looks, and how much each piece of evidence moves a score.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The version.
    pub version: u32,
    /// The first day on which it is used.
    pub valid_from: NaiveDate,
    /// From which score on a pair is a lead.
    pub thresholds: Thresholds,
    /// How near two words are that are not the same.
    pub words: Near,
    /// What unmatched words cost.
    pub left_over: LeftOver,
    /// What else speaks for or against.
    pub evidence: Moves,
}

/// From which score on a pair is a lead.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Two names of organizations.
    pub organization: f32,
    /// Two names of persons.
    pub person: f32,
}

/// How near two words are that are not the same.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// The same consonants.
    pub sounds_alike: f32,
    /// An initial for the word.
    pub initial: f32,
    /// Its first letters for several words.
    pub acronym: f32,
    /// Another ending on the same stem.
    pub same_stem: f32,
    /// At least this for one edit in a word of a person's name.
    pub one_edit: f32,
    /// The same for an organization's, in a word of five letters or more.
    pub one_edit_organization: f32,
    /// Two letters swapped or one doubled in a short word of an organization's name.
    pub slip: f32,
    /// One edit in a word of up to three letters of a person's name.
    pub short_word: f32,
}

/// What unmatched words cost, in their own weights.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOver {
    /// Organization: another word stands in its place.
    pub organization_both: f32,
    /// Organization: a word more.
    pub organization_one: f32,
    /// Organization: the weight of the words found on both sides from which on a word more means less.
    pub much: f32,
    /// Organization: a word more where so much is found on both sides.
    pub organization_one_of_many: f32,
    /// Organization: the name of a place more.
    pub organization_place: f32,
    /// Person: another word stands in its place.
    pub person_both: f32,
    /// Person: a word more.
    pub person_one: f32,
    /// Person: one single word against a longer name, as a part of the whole score.
    pub person_single: f32,
    /// A name of which more than half rests on first letters, as a part of the whole score.
    pub only_letters: f32,
}

/// What else speaks for or against, added to the score.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moves {
    /// Legal forms of different kinds.
    pub legal_form_differs: f32,
    /// A country in common.
    pub same_country: f32,
    /// Countries known on both sides, none in common.
    pub other_country: f32,
    /// The same date of birth.
    pub same_birth: f32,
    /// Dates of birth within `birth_years`.
    pub near_birth: f32,
    /// Dates of birth further apart.
    pub other_birth: f32,
    /// Years by which two dates may differ and still be near.
    pub birth_years: i32,
}
