mod judging;
mod looking;
mod reading;
mod table;
mod words;

use chrono::NaiveDate;

use super::{Context, FileSeen};
use crate::requests::answers::{Answers, DateParts, Row, Value};
use crate::web::form::Form;

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn today() -> Context {
    let file = |question: &str| FileSeen { question: question.into(), described: true };
    Context { documents: vec![file("mock_ups")], ..Context::new(day(2026, 11, 24)) }
}

pub(crate) fn form(fields: &[(&str, &str)]) -> Form {
    Form::from_fields(fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect())
        .unwrap()
}

pub(crate) fn many(values: &[&str]) -> Value {
    Value::Many(values.iter().map(ToString::to_string).collect())
}

pub(crate) fn rows(rows: &[&[(&str, &str)]]) -> Value {
    let row = |row: &&[(&str, &str)]| {
        row.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect::<Row>()
    };
    Value::Rows(rows.iter().map(row).collect())
}

/// A fictional company that asks to use the name, to inform; nothing is missing on 24 November 2026.
pub(crate) fn complete() -> Answers {
    let texts = [
        ("legal_name", "Talvera Nutrition Alliance, Sociedad Cooperativa"),
        ("organization_type", "company"),
        ("registration_number", "CL-76.114.902-K"),
        ("registration_country", "152"),
        ("website", "https://talvera.example.org"),
        ("direct_employees", "184"),
        ("headquarters_country", "152"),
        ("sector", "C"),
        ("ownership_type", "cooperative"),
        ("contact_name", "Rosario Quispe Mamani"),
        ("contact_email", "rosario@talvera.example.org"),
        ("contact_language", "es"),
        ("gc_status", "not_participant"),
        ("weps_status", "not_signed"),
        ("evidence_policy", "no"),
        ("evidence_code", "no"),
        ("evidence_system", "no"),
        ("evidence_monitoring", "no"),
        ("evidence_reporting", "no"),
        ("human_rights_due_diligence", "We ask every supplier once a year."),
        ("revenue_tobacco", "0"),
        ("revenue_weapons", "0"),
        ("revenue_alcohol", "2.5"),
        ("revenue_gambling", "0"),
        ("revenue_pornography", "0"),
        ("revenue_fossil", "0"),
        ("legal_proceedings_last_5y", "no"),
        ("staff_connections", "no"),
        ("declares_no_conflict", "yes"),
        ("declares_no_designated", "yes"),
        ("declares_proceedings", "yes"),
        ("declares_review", "yes"),
        ("declares_truth", "yes"),
        ("use_type", "informational"),
        ("mention_only", "no"),
        ("activity_title", "Full Plates, Open Books"),
        ("activity_summary", "A week for school meals."),
        ("principal_purpose", "That children eat."),
        ("priced", "no"),
        ("roles_and_responsibilities", "We cook."),
        ("risks_shared", "Rain."),
        ("resources_shared", "Kitchens."),
        ("benefits_shared", "Lunch."),
        ("humanitarian_context", "no"),
        ("results_indicators", "Plates served."),
        ("sustainability_after_end", "The kitchens stay."),
        ("truthfulness", "yes"),
        ("rules_read", "yes"),
        ("data_notice_read", "yes"),
        ("publish_in_register", "yes"),
        ("waiver_of_liability", "yes"),
        ("signature_name", "Rosario Quispe Mamani"),
        ("signature_title", "Director"),
    ];
    let mut answers = texts.iter().fold(Answers::new(), |answers, (key, text)| answers.with(key, text));
    for (key, value) in [
        ("countries_of_operation", many(&["152", "604"])),
        (
            "beneficial_owners",
            rows(&[&[("name", "Rosario Quispe Mamani"), ("country", "604"), ("share", "40")]]),
        ),
        ("key_officers", rows(&[&[("name", "Ada Chowdhury"), ("office", "Chair")]])),
        ("un_relationships", many(&["none"])),
        ("marks", many(&["UN_NAME"])),
        ("exact_wording", rows(&[&[("language", "es"), ("text", "Una semana")]])),
        ("material_languages", many(&["es"])),
        ("media", many(&["print", "web"])),
        ("adjacent_to", many(&["own_logo"])),
        ("territory", many(&["152"])),
        ("start_on", Value::Date(DateParts::of(day(2027, 2, 1)))),
        ("end_on", Value::Date(DateParts::of(day(2028, 1, 31)))),
        ("contribution_types", many(&["goods"])),
        ("goals", many(&["SDG2"])),
        (
            "national_alignment",
            rows(&[&[("country", "152"), ("law", "The school law."), ("strategy", "Plan 2030.")]]),
        ),
        ("signature_date", Value::Date(DateParts::of(day(2026, 11, 24)))),
    ] {
        answers.set(key, value);
    }
    answers
}
