//! What exactly is granted: written when an officer decides, shown in the letter, kept with the
//! authorization.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::guidelines::{Mark, UseType};

/// The terms of an authorization (sections 7 and 8 of the domain).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Number that the authorization will bear.
    pub authorization_number: String,
    /// Code of the page that proves it; the letter already links to it.
    pub code: String,
    /// Holder's legal name on the day of the decision.
    pub holder: String,
    /// Marks that may be used.
    pub marks: Vec<Mark>,
    /// Kind of use.
    pub use_type: UseType,
    /// Title of the activity.
    pub activity: String,
    /// Principal purpose.
    pub purpose: String,
    /// Exact wording: language tag and text.
    pub wording: Vec<(String, String)>,
    /// Approved artwork: file name and SHA-256.
    pub artwork: Vec<(String, String)>,
    /// The goals that the use serves (`SDG6` ...), as the applicant named them.
    #[serde(default)]
    pub goals: Vec<String>,
    /// Countries (ISO 3166-1 alpha-2), or the one word `global`.
    pub territory: Vec<String>,
    /// Media, by code.
    pub media: Vec<String>,
    /// Languages of the material, by tag.
    pub languages: Vec<String>,
    /// First day of use.
    pub starts_on: NaiveDate,
    /// Last day of use; there always is one (invariant I4).
    pub ends_on: NaiveDate,
    /// Conditions, in the order of the letter.
    pub conditions: Vec<GrantedCondition>,
    /// True when the applicant agreed to the register and nothing speaks against it.
    pub in_register: bool,
}

/// A condition as it stands in the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantedCondition {
    /// Code in the library (K01 ...).
    pub code: String,
    /// The clause.
    pub text: String,
    /// In plain words.
    pub explanation: String,
    /// Must be met before the first use.
    pub precedent: bool,
    /// Concerns the public: shown on the page that proves the authorization.
    pub public: bool,
    /// Last day, when it has one.
    pub due_on: Option<NaiveDate>,
    /// Why it is set here, for the record of the office; stands in no letter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reasons: String,
}

/// A condition as chosen from the library: the text may still hold words in braces, which are filled when
/// the letter is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChosenCondition {
    /// Code in the library (K01 ...).
    pub code: String,
    /// The clause.
    pub text: String,
    /// Last day, when it has one.
    pub due_on: Option<NaiveDate>,
    /// Must be met before the first use; none for what the library says.
    #[serde(default)]
    pub precedent: Option<bool>,
    /// Why it is set here, for the record; may be empty.
    #[serde(default)]
    pub reasons: String,
}
