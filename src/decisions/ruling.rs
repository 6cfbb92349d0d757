//! What a chair and an officer put forward, as it was read from their forms.

use chrono::NaiveDate;

use super::{ChosenCondition, Code, RecommendationId};
use crate::db::ids::AccountId;
use crate::guidelines::{Band, Mark, ReasonCode};
use crate::requests::Outcome;

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
    /// The code of the page that will prove the authorization.
    pub code: Code,
    /// Fingerprint of the letter that the officer was shown; none when no page stood between.
    pub shown: Option<String>,
    /// Seconds until it takes effect.
    pub release_seconds: i64,
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
