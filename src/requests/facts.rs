//! Facts: a typed view of the answers that rules, routing, checks and lists read. Stored with each revision.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::{Answers, Percent};
use super::questions::{self, DECLARATIONS, EVIDENCE, REVENUE, numbers};
use crate::error::{Error, Result};
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
    /// The facts of answers that were found complete. `organization_name` is the name on the profile.
    ///
    /// # Errors
    /// Internal, naming the answer that is missing: only complete answers are submitted.
    pub fn of(answers: &Answers, organization_name: &str) -> Result<Self> {
        let routing = routing(answers).ok_or_else(|| lacks("marks"))?;
        let money = routing.use_type == UseType::Commercial || answers.yes("priced") == Some(true);
        Ok(Self {
            organization: organization(answers, organization_name)?,
            values: values(answers)?,
            whose_logo: asked(answers, "whose_logo"),
            mention_only: routing.mention_only,
            support_display: routing.support_display,
            internal_only: routing.internal_only,
            use_type: routing.use_type,
            marks: routing.marks,
            title: text(answers, "activity_title")?,
            summary: text(answers, "activity_summary")?,
            principal_purpose: text(answers, "principal_purpose")?,
            priced: answers.yes("priced") == Some(true),
            profit: if money { Some(profit(answers)?) } else { None },
            media: many(answers, "media"),
            exact_wording: wording(answers),
            material_languages: many(answers, "material_languages"),
            adjacent_to: many(answers, "adjacent_to"),
            territory: territory(answers)?,
            starts_on: date(answers, "start_on")?,
            ends_on: date(answers, "end_on")?,
            repeats_case: asked(answers, "repeats_case"),
            sponsor_entity: asked(answers, "sponsor_entity"),
            sponsor_focal_point: asked(answers, "sponsor_focal_point"),
            contribution_types: many(answers, "contribution_types"),
            goals: many(answers, "goals"),
            local_network_contacted: answers.yes("local_network_contacted"),
            fundraising: match answers.text("use_type") == UseType::Fundraising.as_str() {
                true => Some(fundraising(answers)?),
                false => None,
            },
        })
    }

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

fn organization(answers: &Answers, name: &str) -> Result<OrganizationFacts> {
    let direct_employees = number(answers, "direct_employees")?;
    let named = |question: &str, role: &str| {
        let people = answers.rows(question).iter().filter_map(|row| {
            Some(Named {
                name: row.get("name")?.clone(),
                role: role.to_owned(),
                country: row.get("country").cloned(),
            })
        });
        people.collect::<Vec<_>>()
    };
    let names = |question: &str| {
        answers.rows(question).iter().filter_map(|row| row.get("name").cloned()).collect::<Vec<_>>()
    };
    let mut other_names = names("trading_names");
    other_names.extend(asked(answers, "parent_name"));
    other_names.extend(names("subsidiaries"));
    let mut people = named("beneficial_owners", "owner");
    people.extend(named("key_officers", "officer"));
    Ok(OrganizationFacts {
        name: name.to_owned(),
        organization_type: OrganizationType::parse(answers.text("organization_type"))
            .ok_or_else(|| lacks("organization_type"))?,
        direct_employees,
        size: SizeClass::of(direct_employees),
        sector: text(answers, "sector")?,
        registration_country: text(answers, "registration_country")?,
        headquarters_country: text(answers, "headquarters_country")?,
        countries_of_operation: many(answers, "countries_of_operation"),
        ownership_type: text(answers, "ownership_type")?,
        other_names,
        people,
        contact: Contact {
            name: text(answers, "contact_name")?,
            email: text(answers, "contact_email")?,
            language: text(answers, "contact_language")?,
        },
    })
}

fn values(answers: &Answers) -> Result<ValuesFacts> {
    let mut revenue_shares = BTreeMap::new();
    for (question, trade) in REVENUE {
        revenue_shares.insert(trade.to_owned(), percent(answers, question)?);
    }
    let mut declarations = BTreeMap::new();
    for (question, _) in DECLARATIONS {
        declarations.insert(question.to_owned(), answers.yes(question).ok_or_else(|| lacks(question))?);
    }
    let evidence = EVIDENCE.iter().filter(|item| answers.yes(item) == Some(true));
    Ok(ValuesFacts {
        gc_status: text(answers, "gc_status")?,
        weps_status: text(answers, "weps_status")?,
        evidence: evidence.map(|item| (*item).to_owned()).collect(),
        revenue_shares,
        declarations,
        legal_proceedings: answers.yes("legal_proceedings_last_5y") == Some(true),
        un_relationships: many(answers, "un_relationships").into_iter().filter(|one| one != "none").collect(),
    })
}

fn profit(answers: &Answers) -> Result<ProfitFacts> {
    Ok(ProfitFacts {
        how: text(answers, "how_profit_arises")?,
        share: percent(answers, "expected_profit_share")?,
        incidental: answers.yes("profit_incidental").ok_or_else(|| lacks("profit_incidental"))?,
    })
}

fn wording(answers: &Answers) -> Vec<Wording> {
    let column = |row: &super::answers::Row, key: &str| row.get(key).cloned().unwrap_or_default();
    let rows = answers.rows("exact_wording").iter();
    rows.map(|row| Wording { language: column(row, "language"), text: column(row, "text") }).collect()
}

fn territory(answers: &Answers) -> Result<Territory> {
    let countries = many(answers, "territory");
    match countries.iter().any(|country| country == questions::choices::GLOBAL) {
        true => Ok(Territory::Global),
        false if countries.is_empty() => Err(lacks("territory")),
        false => Ok(Territory::Countries(countries)),
    }
}

fn fundraising(answers: &Answers) -> Result<FundraisingFacts> {
    let target = number(answers, "target_amount")?;
    let currency = text(answers, "target_currency")?;
    let target_usd = if currency == "USD" { target } else { number(answers, "target_in_usd")? };
    Ok(FundraisingFacts {
        beneficiary: text(answers, "beneficiary_entity")?,
        target,
        currency,
        target_usd,
        share_to_un: percent(answers, "share_to_un")?,
        costs: percent(answers, "costs_share")?,
        accounts_on: date(answers, "accounting_date")?,
    })
}

fn lacks(question: &str) -> Error {
    Error::internal(format!("answers without {question} have no facts"))
}

/// An answer that may be missing; none as well when it is not asked with these answers.
fn asked(answers: &Answers, question: &str) -> Option<String> {
    let (group, asked) = questions::question(question)?;
    let is_asked = group.shown_if.holds(answers) && asked.shown_if.holds(answers);
    let text = answers.text(question);
    (is_asked && !text.is_empty()).then(|| text.to_owned())
}

fn text(answers: &Answers, question: &str) -> Result<String> {
    let text = answers.text(question);
    if text.is_empty() { Err(lacks(question)) } else { Ok(text.to_owned()) }
}

fn many(answers: &Answers, question: &str) -> Vec<String> {
    answers.many(question).into_iter().map(str::to_owned).collect()
}

fn date(answers: &Answers, question: &str) -> Result<NaiveDate> {
    answers.date(question).ok_or_else(|| lacks(question))
}

fn percent(answers: &Answers, question: &str) -> Result<Percent> {
    answers.percent(question).ok_or_else(|| lacks(question))
}

fn number(answers: &Answers, question: &str) -> Result<u64> {
    numbers::whole(answers.text(question))
        .and_then(|number| u64::try_from(number).ok())
        .ok_or_else(|| lacks(question))
}
