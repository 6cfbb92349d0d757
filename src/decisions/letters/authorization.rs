//! The letter that grants.

use chrono::NaiveDate;

use super::Head;
use crate::db::ids::RequestId;
use crate::decisions::{Alternative, Code, Paragraphs, Terms, wording};
use crate::guidelines::{Reference, UseType};
use crate::notices::{Letter, Part};
use crate::requests::facts::FundraisingFacts;
use crate::say::{self as t, Msg};

/// The authorization, with everything that section 8 of the domain asks for.
pub struct AuthorizationLetter {
    /// Its head.
    pub head: Head,
    /// The paragraphs that the officer worded, filled.
    pub paragraphs: Paragraphs,
    /// What is granted.
    pub terms: Terms,
    /// The money, for fundraising.
    pub fundraising: Option<FundraisingFacts>,
    /// Another mark that is offered besides.
    pub alternative: Option<Alternative>,
    /// The request, whose page takes the acceptance.
    pub request: RequestId,
    /// Last day to ask that the conditions are looked at again.
    pub reconsider_by: NaiveDate,
    /// Last day to accept.
    pub accept_by: NaiveDate,
    /// Marks, conditions and day counts in force.
    pub reference: &'static Reference,
}

impl Letter for AuthorizationLetter {
    const KIND: &'static str = "decisions.authorization";

    fn subject(&self) -> Msg {
        t::decisions::authorization_subject(&self.head.case, &self.terms.activity)
    }

    fn parts(&self) -> Vec<Part> {
        let reference = self.reference;
        let terms = &self.terms;
        let number = (t::decisions::letter_authorization(), terms.authorization_number.clone());
        let mut parts = vec![
            self.head.facts(Some(number)),
            Part::Text(t::decisions::authorization_basis(
                &self.head.case,
                self.head.asked_on,
                self.head.edition_title(reference),
                &self.head.recommendation,
            )),
        ];
        parts.extend(super::worded(&self.paragraphs.opening));
        parts.extend([Part::Heading(t::decisions::what_you_may_use()), use_facts(reference, terms)]);
        if !terms.wording.is_empty() {
            parts.push(Part::Heading(t::decisions::exact_wording()));
            for (language, text) in &terms.wording {
                parts.push(Part::Text(t::decisions::wording_in(wording::language(language))));
                parts.push(Part::Quote(text.clone()));
            }
        }
        if !terms.artwork.is_empty() {
            parts.push(Part::Heading(t::decisions::approved_artwork()));
            parts.push(Part::Text(t::decisions::artwork_as_sent()));
            let line = |(name, hash): &(String, String)| t::decisions::artwork_line(name, hash).to_string();
            parts.push(Part::Points(terms.artwork.iter().map(line).collect()));
        }
        for disclaimer in wording::disclaimers(reference, &terms.marks) {
            parts.push(Part::Text(t::decisions::show_disclaimer()));
            parts.push(Part::Quote(disclaimer));
        }
        if !terms.conditions.is_empty() {
            parts.push(Part::Heading(t::decisions::conditions()));
            let clauses = terms.conditions.iter().map(|one| {
                let clause = match one.due_on {
                    Some(due) if !one.text.contains(&t::date(due)) => {
                        t::decisions::clause_due(&one.text, due).to_string()
                    }
                    _ => one.text.clone(),
                };
                let plain = match one.precedent {
                    true => t::decisions::plain_precedent(&one.explanation).to_string(),
                    false => one.explanation.clone(),
                };
                (clause, plain)
            });
            parts.push(Part::Numbered(clauses.collect()));
            parts.push(Part::Text(t::decisions::conditions_again(self.reconsider_by)));
            let path = format!("/requests/{}/reconsideration", self.request);
            parts.push(Part::Link(t::decisions::reconsideration_link(), path));
        }
        parts.extend(self.money());
        let path = format!("/requests/{}/letter", self.request);
        parts.extend(super::offered(reference, self.alternative.as_ref(), &path));
        parts.push(Part::Heading(t::decisions::for_every_authorization()));
        parts.push(Part::Points(self.standing_rules()));
        parts.extend(self.acceptance());
        parts.extend(super::worded(&self.paragraphs.closing));
        parts.push(Part::Text(t::decisions::letter_contact(&self.head.contact)));
        parts.push(Part::Placeholder(t::decisions::signature_block()));
        parts
    }
}

impl AuthorizationLetter {
    fn money(&self) -> Vec<Part> {
        let Some(money) = self.fundraising.as_ref().filter(|_| self.terms.use_type == UseType::Fundraising)
        else {
            return Vec::new();
        };
        let accounts = u64::from(self.reference.terms.terms.accounts_days);
        vec![
            Part::Heading(t::decisions::fundraising_terms()),
            Part::Facts(vec![
                (t::decisions::beneficiary(), money.beneficiary.clone()),
                (t::decisions::share_to_un(), t::decisions::percent(money.share_to_un).to_string()),
                (t::decisions::costs(), t::decisions::percent(money.costs).to_string()),
                (
                    t::decisions::accounts_by(),
                    t::weekday_date(self.terms.ends_on + chrono::Days::new(accounts)),
                ),
            ]),
            Part::Text(t::decisions::fundraising_says()),
        ]
    }

    fn standing_rules(&self) -> Vec<String> {
        let days = &self.reference.terms.terms;
        let register = match self.terms.in_register {
            true => t::decisions::rule_register(),
            false => t::decisions::rule_not_in_register(),
        };
        [
            t::decisions::rule_no_endorsement(),
            t::decisions::rule_not_exclusive(),
            t::decisions::rule_reporting(),
            t::decisions::rule_changes(),
            t::decisions::rule_renewal(days.renewal_window_days),
            t::decisions::rule_revocation(days.stop_use_working_days),
            t::decisions::rule_liability(),
            register,
        ]
        .iter()
        .map(ToString::to_string)
        .collect()
    }

    fn acceptance(&self) -> Vec<Part> {
        let code = Code::parse(&self.terms.code);
        let shown = code.as_ref().map_or_else(|| self.terms.code.clone(), ToString::to_string);
        vec![
            Part::Heading(t::decisions::accept_heading()),
            Part::Text(t::decisions::accept_text(self.accept_by)),
            Part::Button(t::decisions::accept_button(), format!("/requests/{}", self.request)),
            Part::Text(t::decisions::verify_text(shown)),
            Part::Link(t::decisions::verify_link(), format!("/verify/{}", self.terms.code)),
        ]
    }
}

/// What may be used, by whom, where and how long.
pub(super) fn use_facts(reference: &Reference, terms: &Terms) -> Part {
    let marks: Vec<String> = terms.marks.iter().map(|mark| wording::mark(reference, *mark)).collect();
    Part::Facts(vec![
        (t::decisions::holder(), terms.holder.clone()),
        (t::decisions::marks(), t::list(&marks)),
        (t::decisions::kind_of_use(), wording::use_type(reference, terms.use_type)),
        (t::decisions::activity(), terms.activity.clone()),
        (t::decisions::purpose(), terms.purpose.clone()),
        (t::decisions::territory(), wording::territory(reference, &terms.territory)),
        (t::decisions::media(), wording::named(terms.media.iter().map(|one| wording::medium(one)))),
        (t::decisions::languages(), wording::named(terms.languages.iter().map(|one| wording::language(one)))),
        (t::decisions::valid_from(), t::weekday_date(terms.starts_on)),
        (t::decisions::valid_until(), t::weekday_date(terms.ends_on)),
    ])
}
