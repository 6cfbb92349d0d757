//! The libraries: conditions, reasons, checks, and the short lists the form offers.

use super::{CheckCode, CheckEffect, Edition, Mark, OrganizationType, ReasonCode, Region, UseType, Words};
use serde::Deserialize;

/// A condition that can go into a decision.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// K01 to K27.
    pub code: String,
    /// True when it must be met before the authorization becomes active.
    #[serde(default)]
    pub precedent: bool,
    /// True when it carries a due date.
    #[serde(default)]
    pub needs_due: bool,
    /// True when it is suggested for every decision.
    #[serde(default)]
    pub always: bool,
    /// The marks it is suggested for; empty with `uses` filled means any mark.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// The uses it is suggested for; empty with `marks` filled means any use.
    #[serde(default)]
    pub uses: Vec<UseType>,
    /// Its words.
    pub text: Words<ConditionText>,
}

/// The words of a condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionText {
    /// Its name.
    pub title: String,
    /// What stands in the letter, with placeholders in braces.
    pub text: String,
    /// The same in everyday words.
    pub plain: String,
    /// What shows that it is met.
    #[serde(default)]
    pub evidence: Option<String>,
}

impl Condition {
    /// True when it should be offered for these marks in this use. Those that belong to nothing are chosen by hand only.
    pub fn is_suggested_for(&self, marks: &[Mark], use_type: UseType) -> bool {
        if self.always {
            return true;
        }
        let tied = !self.marks.is_empty() || !self.uses.is_empty();
        let by_mark = self.marks.is_empty() || marks.iter().any(|mark| self.marks.contains(mark));
        let by_use = self.uses.is_empty() || self.uses.contains(&use_type);
        tied && by_mark && by_use
    }
}

/// A reason for a decline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Which.
    pub code: ReasonCode,
    /// Its words.
    pub text: Words<ReasonText>,
}

/// The words of a reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonText {
    /// Its name.
    pub title: String,
    /// What stands in the letter.
    pub sentence: String,
    /// What would have to change.
    pub could_change: String,
}

/// One screening check.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckDefinition {
    /// Which.
    pub code: CheckCode,
    /// What it does once confirmed.
    pub effect: CheckEffect,
    /// True when it is looked up in a list, so that a stale list makes it "not checked" again.
    #[serde(default)]
    pub against_list: bool,
    /// True when the applicant may answer before an exclusion is final.
    #[serde(default = "yes")]
    pub reply: bool,
    /// True when an approved remedial engagement lifts the exclusion.
    #[serde(default)]
    pub remedial_engagement: bool,
    /// True when a note on the procurement firewall goes with it.
    #[serde(default)]
    pub procurement_firewall: bool,
    /// The answers it rests on; when one changes, it goes back to "not checked".
    pub reads: Vec<String>,
    /// Its words.
    pub text: Words<CheckText>,
}

const fn yes() -> bool {
    true
}

/// The words of a check.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckText {
    /// Its name.
    pub title: String,
    /// What the screener asks.
    pub question: String,
}

/// One grade of controversy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controversy {
    /// 0 to 4.
    pub level: u8,
    /// What it means.
    pub text: Words<String>,
}

/// A country or area.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// The M49 code, three digits.
    pub m49: String,
    /// ISO 3166-1, two letters.
    pub iso2: String,
    /// ISO 3166-1, three letters.
    pub iso3: String,
    /// Where it lies.
    pub region: Region,
    /// The groups it belongs to: `ldc`, `lldc`, `sids`.
    pub groups: Vec<CountryGroup>,
    /// Its name as the United Nations writes it.
    pub name: Words<String>,
}

crate::text_enum! {
    /// A group of countries in special situations.
    pub enum CountryGroup {
        /// Least developed countries.
        Ldc = "ldc",
        /// Landlocked developing countries.
        Lldc = "lldc",
        /// Small island developing States and territories.
        Sids = "sids",
    }
}

impl Country {
    /// True when it belongs to a group.
    pub fn is_in(&self, group: CountryGroup) -> bool {
        self.groups.contains(&group)
    }
}

/// A section of the International Standard Industrial Classification, revision 4.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// A to U.
    pub code: String,
    /// True when the whole section is of high risk, which puts a case on the enhanced track.
    #[serde(default)]
    pub high_risk: bool,
    /// Its name.
    pub text: Words<String>,
}

crate::text_enum! {
    /// A set of goals.
    pub enum GoalSet {
        /// The Sustainable Development Goals.
        Sdg = "sdg",
        /// The Millennium Development Goals.
        Mdg = "mdg",
    }
}

/// One goal of the United Nations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// SDG1 to SDG17, MDG1 to MDG8.
    pub code: String,
    /// The set it belongs to.
    pub set: GoalSet,
    /// Its words.
    pub text: Words<GoalText>,
}

/// The words of a goal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalText {
    /// Its short name.
    pub name: String,
    /// Its full wording.
    pub aim: String,
}

/// An edition of the Guidelines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionEntry {
    /// Which.
    pub code: Edition,
    /// The goals a request names under it.
    pub goals: GoalSet,
    /// Its words.
    pub text: Words<EditionText>,
}

/// The words of an edition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionText {
    /// Its full title.
    pub title: String,
}

/// A kind of organization.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationTypeEntry {
    /// Which.
    pub code: OrganizationType,
    /// True when owners of 25% and more must be named.
    #[serde(default)]
    pub owners_required: bool,
    /// True when its statutes must be attached.
    #[serde(default)]
    pub statutes_required: bool,
    /// Its name.
    pub text: Words<String>,
}

/// A kind of use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseTypeEntry {
    /// Which.
    pub code: UseType,
    /// Its words.
    pub text: Words<UseTypeText>,
}

/// The words of a kind of use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseTypeText {
    /// Its name.
    pub title: String,
    /// When to choose it.
    pub hint: String,
}
