//! The names in the answers of a request that a check looks up.

use std::collections::HashSet;

use crate::guidelines::CheckDefinition;
use crate::requests::answers::{Answers, Value};
use crate::screening::lists::lookup::Asked;
use crate::screening::matching::{Bearer, Evidence};

/// A name in a request, and where it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borne {
    /// The question whose answer it is.
    pub question: String,
    /// The name and what is known beside it.
    pub asked: Asked,
}

/// The organization's own name, for a look among participants.
pub fn own_name(answers: &Answers) -> Option<Asked> {
    let name = answers.text("legal_name").trim();
    let countries = match answers.text("registration_country") {
        "" => Vec::new(),
        code => vec![code.to_uppercase()],
    };
    let evidence = Evidence { countries, births: Vec::new() };
    (!name.is_empty()).then(|| Asked { name: name.to_owned(), bearer: Bearer::Organization, evidence })
}

/// The names in the answers that the check reads, each once. An owner may be a person or an organization.
pub fn names(definition: &CheckDefinition, answers: &Answers) -> Vec<Borne> {
    let of = |country: &str| match country {
        "" => Vec::new(),
        code => vec![code.to_uppercase()],
    };
    let home = of(answers.text("registration_country"));
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for question in &definition.reads {
        let (bearers, single): (&[Bearer], bool) = match question.as_str() {
            "legal_name" | "parent_name" => (&[Bearer::Organization], true),
            "trading_names" | "subsidiaries" => (&[Bearer::Organization], false),
            "beneficial_owners" => (&[Bearer::Person, Bearer::Organization], false),
            "key_officers" => (&[Bearer::Person], false),
            _ => continue,
        };
        let mut ask = |name: &str, evidence: Evidence| {
            for bearer in bearers {
                if !name.is_empty() && seen.insert((name.to_owned(), *bearer)) {
                    let asked = Asked { name: name.to_owned(), bearer: *bearer, evidence: evidence.clone() };
                    out.push(Borne { question: question.clone(), asked });
                }
            }
        };
        if single {
            // Only the organization itself is known to be of its country of registration.
            let countries = if question == "legal_name" { home.clone() } else { Vec::new() };
            ask(answers.text(question), Evidence { countries, births: Vec::new() });
        } else if let Some(Value::Rows(rows)) = answers.get(question) {
            for row in rows {
                let cell = |name: &str| row.get(name).map_or("", |text| text.trim());
                ask(cell("name"), Evidence { countries: of(cell("country")), births: Vec::new() });
            }
        }
    }
    out
}
