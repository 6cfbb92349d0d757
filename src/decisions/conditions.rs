//! Conditions: which to offer, and their words once the terms are known.

use chrono::NaiveDate;

use super::asked::Asked;
use super::ruling::Grant;
use super::{ChosenCondition, GrantedCondition, rules, wording};
use crate::error::Problems;
use crate::guidelines::placeholders::{self, Placeholder};
use crate::guidelines::{Condition, Mark, REMEDIAL_CONDITION, Reference, UseType};
use crate::say::{self as t, current_language};

/// Days after the end within which the report on use is due, when the officer sets no other.
const REPORT_DAYS: u64 = 30;

/// What fills the words in braces.
pub(super) struct Filling<'a> {
    pub reference: &'static Reference,
    pub asked: &'a Asked,
    pub marks: &'a [Mark],
    pub territory: &'a [String],
    pub media: &'a [String],
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

impl Filling<'_> {
    /// A paragraph with its words in braces filled.
    pub fn paragraph(&self, field: &str, text: &str) -> Result<String, Problems> {
        filled_paragraph(field, text, |word| self.value(word, None))
    }

    fn value(&self, placeholder: Placeholder, due: Option<NaiveDate>) -> Option<String> {
        let facts = &self.asked.facts;
        match placeholder {
            Placeholder::Activity => Some(facts.title.clone()),
            Placeholder::ValidFrom => Some(t::date(self.starts_on)),
            Placeholder::ValidUntil => Some(t::date(self.ends_on)),
            Placeholder::Territory => Some(wording::territory(self.reference, self.territory)),
            Placeholder::Media => Some(wording::named(self.media.iter().map(|one| wording::medium(one)))),
            Placeholder::Disclaimer => {
                let all = wording::disclaimers(self.reference, self.marks);
                (!all.is_empty()).then(|| all.join(" "))
            }
            Placeholder::SupportingText => {
                Some(t::decisions::supporting_text(&facts.organization.name).to_string())
            }
            Placeholder::Due => due.map(t::date),
            Placeholder::Beneficiary => facts.fundraising.as_ref().map(|money| money.beneficiary.clone()),
            Placeholder::Milestones => self.asked.engagement.as_ref().map(|one| one.steps().join("; ")),
            Placeholder::ProfitCap | Placeholder::Wordmark => None,
        }
    }

    /// The conditions as they stand in the letter, or what is missing in them.
    pub fn granted(&self, chosen: &[ChosenCondition]) -> Result<Vec<GrantedCondition>, Problems> {
        let language = current_language().tag();
        let mut problems = Problems::new();
        let mut granted = Vec::with_capacity(chosen.len());
        for one in chosen {
            let Some(condition) = self.reference.condition(&one.code) else { continue };
            let filled = placeholders::fill(one.text.trim(), |word| self.value(word, one.due_on));
            let filled = filled.map_err(|error| rules::placeholder_problem(&error));
            if let Some(text) = problems.take(&format!("text-{}", one.code), filled) {
                granted.push(GrantedCondition {
                    code: one.code.clone(),
                    text,
                    explanation: condition.text.say(language).plain.clone(),
                    precedent: one.precedent.unwrap_or(condition.precedent),
                    reasons: one.reasons.trim().to_owned(),
                    public: is_public(&one.code),
                    due_on: one.due_on,
                });
            }
        }
        if problems.is_empty() { Ok(granted) } else { Err(problems) }
    }

    fn can_fill(&self, text: &str, due: Option<NaiveDate>) -> bool {
        placeholders::fill(text, |word| self.value(word, due)).is_ok()
    }
}

/// A paragraph of a letter with its words in braces filled; what is wrong stands at `field`.
pub(super) fn filled_paragraph(
    field: &str,
    text: &str,
    value: impl Fn(Placeholder) -> Option<String>,
) -> Result<String, Problems> {
    placeholders::fill(text.trim(), value).map_err(|error| {
        let mut problems = Problems::new();
        problems.add(field, rules::placeholder_problem(&error));
        problems
    })
}

/// What the public can see kept or broken by itself: purpose, dates, territory, media, no endorsement, no goods,
/// the mark unmodified, its disclaimer and supporting sentence, and the brands beside it.
fn is_public(code: &str) -> bool {
    matches!(
        code,
        "K01" | "K02" | "K03" | "K04" | "K06" | "K07" | "K08" | "K09" | "K10" | "K11" | "K12" | "K14" | "K26"
    )
}

/// The day that a condition falls due when nobody set another.
pub fn usual_due(
    reference: &Reference,
    condition: &Condition,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
) -> Option<NaiveDate> {
    match condition.code.as_str() {
        "K13" => Some(starts_on),
        "K15" => Some(ends_on + chrono::Days::new(u64::from(reference.terms.terms.accounts_days))),
        "K17" => Some(ends_on + chrono::Days::new(REPORT_DAYS)),
        _ => None,
    }
}

/// What an officer's page begins with: what the group proposed, what the library suggests for these marks in this use as
/// far as its words can be filled, and the milestones of an approved remedial engagement; in the order of the library.
pub(super) fn proposed(
    filling: &Filling,
    use_type: UseType,
    by_group: &[ChosenCondition],
) -> Vec<ChosenCondition> {
    let language = current_language().tag();
    let mut chosen = Vec::new();
    for condition in &filling.reference.conditions {
        let due_on = usual_due(filling.reference, condition, filling.starts_on, filling.ends_on);
        let engagement = filling.asked.engagement.as_ref().filter(|_| condition.code == REMEDIAL_CONDITION);
        let due_on = due_on.or(engagement.map(|one| one.review_on));
        if let Some(one) = by_group.iter().find(|one| one.code == condition.code) {
            chosen.push(ChosenCondition { due_on: one.due_on.or(due_on), ..one.clone() });
            continue;
        }
        let text = &condition.text.say(language).text;
        let complete = due_on.is_some() || !condition.needs_due;
        let suggested = engagement.is_some() || condition.is_suggested_for(filling.marks, use_type);
        if complete && suggested && filling.can_fill(text, due_on) {
            chosen.push(ChosenCondition {
                code: condition.code.clone(),
                text: text.clone(),
                due_on,
                ..ChosenCondition::default()
            });
        }
    }
    chosen
}

/// The grant that an officer's page begins with: what was asked for, with the proposed conditions.
pub(super) fn usual_grant(
    reference: &'static Reference,
    asked: &Asked,
    by_group: &[ChosenCondition],
) -> Grant {
    let facts = &asked.facts;
    let territory = asked.territory(reference);
    let filling = Filling {
        reference,
        asked,
        marks: &facts.marks,
        territory: &territory,
        media: &facts.media,
        starts_on: facts.starts_on,
        ends_on: facts.ends_on,
    };
    let conditions = proposed(&filling, facts.use_type, by_group);
    Grant {
        marks: facts.marks.clone(),
        unknown_countries: Vec::new(),
        media: facts.media.clone(),
        languages: facts.material_languages.clone(),
        starts_on: Some(facts.starts_on),
        ends_on: Some(facts.ends_on),
        conditions,
        territory,
    }
}

/// What a chair's page begins with: the conditions of the library that belong to these marks and this use. Those that
/// stand in every letter are left to the officer.
pub(super) fn tied(reference: &'static Reference, asked: &Asked) -> Vec<ChosenCondition> {
    let always = |code: &str| reference.condition(code).is_some_and(|condition| condition.always);
    let mut tied = usual_grant(reference, asked, &[]).conditions;
    tied.retain(|one| !always(&one.code));
    tied
}
