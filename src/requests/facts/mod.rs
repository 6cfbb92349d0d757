//! Facts: a typed view of the answers that rules, routing, checks and lists read. Stored with each revision.

mod of;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::{Answers, Percent};
use crate::guidelines::routing::RoutingFacts;
use crate::guidelines::track::TrackFacts;
use crate::guidelines::{Mark, OrganizationType, RiskLevel, SizeClass, UseType};

/// What a submitted request says, typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Who asks.
    pub organization: OrganizationFacts,
    /// What it says about its conduct.
    pub values: ValuesFacts,
    /// The marks asked for.
    pub marks: Vec<Mark>,
    /// Whose logo, where a mark needs it.
    pub whose_logo: Option<String>,
    /// What they are used for.
    pub use_type: UseType,
    /// A text that only names the United Nations as a fact.
    pub mention_only: bool,
    /// A flag flown in support.
    pub support_display: bool,
    /// Seen inside the organization only.
    pub internal_only: bool,
    /// The title of the activity.
    pub title: String,
    /// What the activity is.
    pub summary: String,
    /// What it is for.
    pub principal_purpose: String,
    /// Something is sold or charged for.
    pub priced: bool,
    /// Where money is made of it.
    pub profit: Option<ProfitFacts>,
    /// Where it is seen.
    pub media: Vec<String>,
    /// The words, each with its language (ISO 639-1).
    pub exact_wording: Vec<Wording>,
    /// The languages of the material.
    pub material_languages: Vec<String>,
    /// What stands beside the mark.
    pub adjacent_to: Vec<String>,
    /// The countries of use.
    pub territory: Territory,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// The earlier case it repeats, as typed.
    pub repeats_case: Option<String>,
    /// The United Nations entity that sponsors it.
    pub sponsor_entity: Option<String>,
    /// The e-mail address of its focal point.
    pub sponsor_focal_point: Option<String>,
    /// What the organization contributes.
    pub contribution_types: Vec<String>,
    /// The goals it serves (`SDG1` ...).
    pub goals: Vec<String>,
    /// True when the Local Network was asked.
    pub local_network_contacted: Option<bool>,
    /// The money, for fundraising.
    pub fundraising: Option<FundraisingFacts>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationFacts {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub organization_type: OrganizationType,
    /// People it employs itself.
    pub direct_employees: u64,
    /// The class that follows from it.
    pub size: SizeClass,
    /// Section of the industrial classification, A to U.
    pub sector: String,
    /// M49 code.
    pub registration_country: String,
    /// M49 code.
    pub headquarters_country: String,
    /// M49 codes.
    pub countries_of_operation: Vec<String>,
    /// Who owns it (`private`, `state` ...).
    pub ownership_type: String,
    /// Every name to look for in lists: trading names, parent, subsidiaries.
    pub other_names: Vec<String>,
    /// Owners and officers.
    pub people: Vec<Named>,
    /// Whom to write to.
    pub contact: Contact,
}

/// A person or company behind the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// `owner` or `officer`.
    pub role: String,
    /// M49 code, for owners.
    pub country: Option<String>,
}

/// Whom to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// One of the six languages of the United Nations.
    pub language: String,
}

/// What the organization says about its conduct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuesFacts {
    /// Global Compact status.
    pub gc_status: String,
    /// Women's Empowerment Principles status.
    pub weps_status: String,
    /// The evidence items of paragraph 14 that exist.
    pub evidence: Vec<String>,
    /// Shares of revenue by trade (`tobacco`, `weapons` ...).
    pub revenue_shares: BTreeMap<String, Percent>,
    /// The declarations, each true or not (then explained).
    pub declarations: BTreeMap<String, bool>,
    /// Legal proceedings in the last five years.
    pub legal_proceedings: bool,
    /// `vendor`, `current_bid`, `donor` ...; empty for none.
    pub un_relationships: Vec<String>,
}

/// How money is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfitFacts {
    /// In words.
    pub how: String,
    /// Share of the price or turnover.
    pub share: Percent,
    /// The applicant says that profit is incidental.
    pub incidental: bool,
}

/// The words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// ISO 639-1, or `other`.
    pub language: String,
    /// The words.
    pub text: String,
}

/// Where the use takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    /// Everywhere in the world.
    Global,
    /// In these countries, M49 codes.
    Countries(Vec<String>),
}

/// The money of a fundraising use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundraisingFacts {
    /// Who receives it.
    pub beneficiary: String,
    /// The target in its currency, whole units.
    pub target: u64,
    /// ISO 4217, or `other`.
    pub currency: String,
    /// The target in US dollars.
    pub target_usd: u64,
    /// Share that reaches the beneficiary.
    pub share_to_un: Percent,
    /// Share kept for costs.
    pub costs: Percent,
    /// When accounts are given.
    pub accounts_on: NaiveDate,
}

/// What routing reads, as soon as a mark and a kind of use are chosen; also of a draft.
pub fn routing(answers: &Answers) -> Option<RoutingFacts> {
    let marks: Vec<Mark> = answers.many("marks").into_iter().filter_map(Mark::parse).collect();
    let use_type = UseType::parse(answers.text("use_type"))?;
    if marks.is_empty() {
        return None;
    }
    let money = use_type == UseType::Commercial || answers.yes("priced") == Some(true);
    Some(RoutingFacts {
        mention_only: marks.contains(&Mark::UnName) && answers.yes("mention_only") == Some(true),
        support_display: marks.contains(&Mark::UnFlag) && answers.yes("support_display") == Some(true),
        internal_only: use_type == UseType::Internal,
        applicant_is_un_entity: answers.text("organization_type") == OrganizationType::UnEntity.as_str(),
        profit_incidental: answers.yes("profit_incidental").filter(|_| money),
        marks,
        use_type,
    })
}

impl Facts {
    /// What routing reads.
    pub fn routing(&self) -> RoutingFacts {
        RoutingFacts {
            marks: self.marks.clone(),
            use_type: self.use_type,
            mention_only: self.mention_only,
            support_display: self.support_display,
            internal_only: self.internal_only,
            applicant_is_un_entity: self.organization.organization_type == OrganizationType::UnEntity,
            profit_incidental: self.profit.as_ref().map(|profit| profit.incidental),
        }
    }

    /// What the choice of a track reads; controversy, risk and escalation come from the screeners.
    pub fn track(&self, controversy: Option<u8>, risk: Option<RiskLevel>, escalated: bool) -> TrackFacts<'_> {
        TrackFacts {
            marks: &self.marks,
            use_type: self.use_type,
            organization_type: self.organization.organization_type,
            sector: &self.organization.sector,
            controversy,
            fundraising_target_usd: self.fundraising.as_ref().map(|money| money.target_usd),
            risk,
            escalated,
        }
    }
}
