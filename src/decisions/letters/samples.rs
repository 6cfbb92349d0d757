//! The letters of decisions with sample values.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::*;
use crate::db::ids::{AccountId, RequestId, RevisionId};
use crate::db::values::JsonText;
use crate::decisions::asked::Asked;
use crate::decisions::{GrantedCondition, Paragraphs, Terms};
use crate::guidelines::{Band, Mark, OrganizationType, ReasonCode, SizeClass, UseType};
use crate::notices::sample::{CASE, ID, ORGANIZATION, PERSON, Sample, TITLE, at, on};
use crate::requests::answers::{Answers, Percent};
use crate::requests::facts::{
    Contact, Facts, FundraisingFacts, OrganizationFacts, Territory, ValuesFacts, Wording,
};
use crate::requests::{Outcome, Revision};

/// What the purpose of the sample case is.
const PURPOSE: &str =
    "To make known in seven departments that the lending stations are open, free and everybody's.";

/// Every one of them.
pub fn samples(reference: &'static Reference) -> Vec<Sample> {
    let mut all = to_the_partner(reference);
    all.extend(to_the_office());
    all
}

fn head() -> Head {
    Head {
        number: "D-2026-0042".into(),
        date: on(11, 24),
        addressee: PERSON.into(),
        organization: ORGANIZATION.into(),
        case: CASE.into(),
        asked_on: on(11, 3),
        recommendation: "R-2026-0029".into(),
        edition: "2015".into(),
        contact: "office@imprimatur.example".into(),
    }
}

/// What an officer worded for this letter alone.
fn paragraphs() -> Paragraphs {
    Paragraphs {
        opening: "Thank you for the talk on 12 November.".into(),
        closing: "We look forward to the photographs.".into(),
    }
}

fn to_the_partner(reference: &'static Reference) -> Vec<Sample> {
    let instead = || Alternative {
        mark: Mark::SdgWheel,
        reasons: "The wheel says what the campaign serves, and endorses nobody.".into(),
    };
    let grant = |use_type, alternative| AuthorizationLetter {
        head: head(),
        terms: terms(reference, use_type),
        fundraising: (use_type == UseType::Fundraising).then(money),
        alternative,
        paragraphs: paragraphs(),
        request: RequestId(ID),
        reconsider_by: on(12, 24),
        accept_by: on(12, 24),
        reference,
    };
    let decline = |alternative, could_change: &str| DeclineLetter {
        head: head(),
        asked: asked(),
        reasons: vec![ReasonCode::EndorsementImplied, ReasonCode::MerchandiseOrPackaging],
        could_change: could_change.into(),
        reconsider_by: on(12, 24),
        alternative,
        paragraphs: paragraphs(),
        request: RequestId(ID),
        reference,
    };
    vec![
        Sample::of(grant(UseType::Informational, None)),
        Sample::when("fundraising, another mark", grant(UseType::Fundraising, Some(instead()))),
        Sample::of(decline(None, "")),
        Sample::when("another mark", decline(Some(instead()), "Leave out the second poster.")),
        Sample::of(PaperRecord {
            reference: "OLA/2024/117".into(),
            granted_on: on(2, 12),
            terms: terms(reference, UseType::Informational),
            data: reference,
        }),
    ]
}

fn to_the_office() -> Vec<Sample> {
    let (id, case, organization) = (RequestId(ID), || CASE.to_owned(), || ORGANIZATION.to_owned());
    let (awaited, until) = (|| "The consent of the ministry of education.".to_owned(), on(12, 18));
    let lapsed = |to_partner| Lapsed { id, case: case(), awaited: awaited(), to_partner };
    vec![
        Sample::of(ReadyToDecide {
            id,
            case: case(),
            organization: organization(),
            recommendation: "R-2026-0029".into(),
            outcome: Band::RecommendWithConditions,
            due: Some(on(12, 1)),
        }),
        Sample::of(SentBack {
            id,
            case: case(),
            recommendation: "R-2026-0029".into(),
            questions: "Which of the two posters does the group mean?".into(),
        }),
        Sample::of(Decided {
            id,
            case: case(),
            organization: organization(),
            number: "D-2026-0042".into(),
            outcome: Outcome::AuthorizedWithConditions,
        }),
        Sample::of(RecommendedNote { case: case(), organization: organization(), due: Some(on(12, 1)) }),
        Sample::of(DecidedNote {
            case: case(),
            organization: organization(),
            number: "D-2026-0042".into(),
            outcome: Outcome::AuthorizedWithConditions,
        }),
        Sample::of(Deferred { id, case: case(), awaited: awaited(), until }),
        Sample::of(DeferredToPartner { id, case: case(), title: TITLE.into(), awaited: awaited(), until }),
        Sample::of(lapsed(true)),
        Sample::when("to members", lapsed(false)),
    ]
}

fn year(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, month, day).unwrap_or_default()
}

fn terms(reference: &'static Reference, use_type: UseType) -> Terms {
    let language = current_language().tag();
    let without_gaps = reference.conditions.iter().filter(|one| !one.text.say(language).text.contains('{'));
    let conditions = without_gaps.take(5).map(|one| GrantedCondition {
        code: one.code.clone(),
        text: one.text.say(language).text.clone(),
        explanation: one.text.say(language).plain.clone(),
        precedent: one.precedent,
        public: true,
        due_on: one.needs_due.then(|| year(12, 31)),
        reasons: String::new(),
    });
    let facts = asked().facts;
    Terms {
        authorization_number: "A-2026-0031".into(),
        code: "SAMP1E0000SAMP1E0000SAMP14".into(),
        holder: ORGANIZATION.into(),
        marks: facts.marks,
        use_type,
        activity: TITLE.into(),
        purpose: PURPOSE.into(),
        wording: facts.exact_wording.iter().map(|one| (one.language.clone(), one.text.clone())).collect(),
        artwork: vec![("poster-a3.pdf".into(), "9f86d081884c7d659a2feaa0c55ad015".repeat(2))],
        goals: Vec::new(),
        territory: vec!["GT".into(), "HN".into()],
        media: facts.media,
        languages: vec!["es".into(), "en".into()],
        starts_on: facts.starts_on,
        ends_on: facts.ends_on,
        conditions: conditions.collect(),
        in_register: true,
    }
}

fn money() -> FundraisingFacts {
    FundraisingFacts {
        beneficiary: "Trust Fund for School Libraries (sample)".into(),
        target: 120_000,
        currency: "USD".into(),
        target_usd: 120_000,
        share_to_un: Percent(9200),
        costs: Percent(800),
        accounts_on: year(3, 31),
    }
}

fn asked() -> Asked {
    Asked {
        facts: Facts {
            organization: organization(),
            values: ValuesFacts {
                gc_status: "active".into(),
                weps_status: "signed".into(),
                evidence: Vec::new(),
                revenue_shares: BTreeMap::new(),
                declarations: BTreeMap::new(),
                legal_proceedings: false,
                un_relationships: Vec::new(),
            },
            marks: vec![Mark::SdgIcons],
            whose_logo: None,
            use_type: UseType::Informational,
            mention_only: false,
            support_display: false,
            internal_only: false,
            title: TITLE.into(),
            summary: "Lending stations on buses and in schools.".into(),
            principal_purpose: PURPOSE.into(),
            priced: false,
            profit: None,
            media: vec!["print".into(), "signage".into()],
            exact_wording: vec![Wording {
                language: "es".into(),
                text: "Libros sobre ruedas apoya los Objetivos de Desarrollo Sostenible.".into(),
            }],
            material_languages: vec!["es".into()],
            adjacent_to: Vec::new(),
            territory: Territory::Countries(vec!["320".into(), "340".into()]),
            starts_on: year(1, 4),
            ends_on: year(12, 31),
            repeats_case: None,
            sponsor_entity: None,
            sponsor_focal_point: None,
            contribution_types: Vec::new(),
            goals: vec!["SDG4".into()],
            local_network_contacted: Some(true),
            fundraising: None,
        },
        answers: Answers::new(),
        revision: Revision {
            id: RevisionId(1),
            request_id: RequestId(ID),
            number: 1,
            answers: JsonText("{}".into()),
            facts: JsonText("{}".into()),
            hash: String::new(),
            submitted_by: AccountId(1),
            submitted_at: at(11, 3),
        },
        artwork: Vec::new(),
        engagement: None,
    }
}

fn organization() -> OrganizationFacts {
    OrganizationFacts {
        name: ORGANIZATION.into(),
        organization_type: OrganizationType::Foundation,
        direct_employees: 42,
        size: SizeClass::SmallMedium,
        sector: "P".into(),
        registration_country: "320".into(),
        headquarters_country: "320".into(),
        countries_of_operation: vec!["320".into(), "340".into()],
        ownership_type: "private".into(),
        other_names: Vec::new(),
        people: Vec::new(),
        contact: Contact {
            name: PERSON.into(),
            email: "maria.jose@escuelas.example".into(),
            language: "es".into(),
        },
    }
}
