//! What a chair and an officer put forward, as it was read from their forms.

use chrono::NaiveDate;

use super::{ChosenCondition, Code, RecommendationId};
use crate::db::ids::AccountId;
use crate::guidelines::{Band, Mark, ReasonCode, Reference};
use crate::requests::Outcome;
use crate::say::{Language, decisions as t, with_language};

/// The group's recommendation, as the chair puts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is recommended.
    pub outcome: Band,
    /// Its text.
    pub text: String,
    /// Why it departs from the band of the scores.
    pub departing_reasons: String,
    /// Conditions it proposes.
    pub conditions: Vec<ChosenCondition>,
    /// Members who dissent, with their words.
    pub dissents: Vec<(AccountId, String)>,
}

/// What an officer decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The recommendation that the officer read.
    pub recommendation: RecommendationId,
    /// Authorized, authorized with conditions, or declined.
    pub outcome: Outcome,
    /// The officer's reasons, for the record.
    pub reasons: String,
    /// Why it departs from the recommendation.
    pub departing_reasons: String,
    /// What is granted; not read for a decline.
    pub grant: Grant,
    /// Why it is declined; not read for a grant.
    pub reason_codes: Vec<ReasonCode>,
    /// Another mark that is offered instead, with the reasons that stand in the letter.
    pub alternative: Option<Alternative>,
    /// What could change, in the officer's words; stands in the letter of a decline.
    pub could_change: String,
    /// The paragraphs of the letter that the officer may word.
    pub paragraphs: Paragraphs,
    /// The code of the page that will prove the authorization.
    pub code: Code,
    /// Fingerprint of the letter that the officer was shown; none when no page stood between.
    pub shown: Option<String>,
    /// Seconds until it takes effect.
    pub release_seconds: i64,
}

/// The paragraphs of a letter that an officer may word: plain text that may hold words in braces. One that is empty is
/// left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraphs {
    /// After what the letter rests on.
    pub opening: String,
    /// Before the contact.
    pub closing: String,
}

impl Paragraphs {
    /// What stands there when nobody words it anew, in the language of the thread.
    pub fn usual(authorized: bool) -> Self {
        let (opening, closing) = match authorized {
            true => (t::usual_opening_authorization(), t::usual_closing_authorization()),
            false => (t::usual_opening_decline(), t::usual_closing_decline()),
        };
        Self { opening: opening.to_string(), closing: closing.to_string() }
    }
}

impl Ruling {
    /// The same with every text of the house in English: what the officer left as it was proposed in `language`.
    pub fn in_english(&self, reference: &Reference, language: Language) -> Self {
        let authorized = self.outcome.is_authorized();
        let theirs = with_language(language, || Paragraphs::usual(authorized));
        let ours = with_language(Language::En, || Paragraphs::usual(authorized));
        let mut ruling = self.clone();
        let swap = |text: &mut String, theirs: &str, ours: &str| {
            if text.trim() == theirs.trim() {
                ours.clone_into(text);
            }
        };
        swap(&mut ruling.paragraphs.opening, &theirs.opening, &ours.opening);
        swap(&mut ruling.paragraphs.closing, &theirs.closing, &ours.closing);
        for one in &mut ruling.grant.conditions {
            if let Some(condition) = reference.condition(&one.code) {
                swap(&mut one.text, &condition.text.say(language.tag()).text, &condition.text.en().text);
            }
        }
        ruling
    }
}

/// Another mark of the same authority, offered instead of what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The mark.
    pub mark: Mark,
    /// Why it fits, as the partner reads it.
    pub reasons: String,
}

/// What is granted, as the officer sets it; activity, purpose, wording and artwork are those of the request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grant {
    /// The marks, of those asked for.
    pub marks: Vec<Mark>,
    /// Countries (ISO 3166-1 alpha-2), or the one word `global`.
    pub territory: Vec<String>,
    /// Lines of the territory that are no country.
    pub unknown_countries: Vec<String>,
    /// Media, by code.
    pub media: Vec<String>,
    /// Languages, by tag.
    pub languages: Vec<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// Conditions in the order of the letter.
    pub conditions: Vec<ChosenCondition>,
}
