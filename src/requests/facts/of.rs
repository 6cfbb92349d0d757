//! From complete answers to facts.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::routing;
use super::{
    Contact, Facts, FundraisingFacts, Named, OrganizationFacts, ProfitFacts, Territory, ValuesFacts, Wording,
};
use crate::error::{Error, Result};
use crate::guidelines::{OrganizationType, SizeClass, UseType};
use crate::requests::answers::{Answers, Percent, Row};
use crate::requests::questions::{self, DECLARATIONS, EVIDENCE, REVENUE, numbers};

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
    let column = |row: &Row, key: &str| row.get(key).cloned().unwrap_or_default();
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
