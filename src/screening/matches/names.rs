//! The names in the answers of a request that a check looks up.

use crate::guidelines::CheckDefinition;
use crate::requests::answers::{Answers, Value};
use crate::requests::questions::numbers;
use crate::screening::lists::lookup::Asked;
use crate::screening::matching::{Bearer, Birth, Evidence};

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
    of_questions(&definition.reads, answers)
}

fn of_questions(reads: &[String], answers: &Answers) -> Vec<Borne> {
    let of = |country: &str| match country {
        "" => Vec::new(),
        code => vec![code.to_uppercase()],
    };
    let home = of(answers.text("registration_country"));
    let mut out: Vec<Borne> = Vec::new();
    for question in reads {
        let (bearers, single): (&[Bearer], bool) = match question.as_str() {
            "legal_name" | "parent_name" => (&[Bearer::Organization], true),
            "trading_names" | "subsidiaries" => (&[Bearer::Organization], false),
            "beneficial_owners" => (&[Bearer::Person, Bearer::Organization], false),
            "key_officers" => (&[Bearer::Person], false),
            _ => continue,
        };
        let mut ask = |name: &str, countries: Vec<String>, born: Option<Birth>| {
            for bearer in bearers.iter().copied().filter(|_| !name.is_empty()) {
                let births: Vec<Birth> = born.into_iter().filter(|_| bearer == Bearer::Person).collect();
                let known = |one: &&mut Borne| one.asked.bearer == bearer && one.asked.name == name;
                match out.iter_mut().find(known) {
                    // The same person as owner and as officer is looked up once, with all that is known.
                    Some(one) => one.asked.evidence.births.extend(births),
                    None => {
                        let evidence = Evidence { countries: countries.clone(), births };
                        let asked = Asked { name: name.to_owned(), bearer, evidence };
                        out.push(Borne { question: question.clone(), asked });
                    }
                }
            }
        };
        if single {
            // Only the organization itself is known to be of its country of registration.
            let countries = if question == "legal_name" { home.clone() } else { Vec::new() };
            ask(answers.text(question), countries, None);
        } else if let Some(Value::Rows(rows)) = answers.get(question) {
            for row in rows {
                let cell = |name: &str| row.get(name).map_or("", |text| text.trim());
                ask(cell("name"), of(cell("country")), born(cell("born")));
            }
        }
    }
    out
}

/// A year of birth as the form asks for it: the day is not known.
fn born(year: &str) -> Option<Birth> {
    let date = chrono::NaiveDate::from_ymd_opt(numbers::year(year)?, 1, 1)?;
    Some(Birth { date, exact: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_birth_goes_with_the_person_and_never_with_an_organization() {
        let row = |cells: &[(&str, &str)]| {
            cells.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
        };
        let mut answers = Answers::new();
        answers
            .set("beneficial_owners", Value::Rows(vec![row(&[("name", "Ada Chowdhury"), ("share", "40")])]));
        answers.set("key_officers", Value::Rows(vec![row(&[("name", "Ada Chowdhury"), ("born", "1968")])]));
        let asked = of_questions(&["beneficial_owners".to_owned(), "key_officers".to_owned()], &answers);
        let told: Vec<_> =
            asked.iter().map(|one| (one.asked.bearer, one.asked.evidence.births.as_slice())).collect();
        let year = born("1968").unwrap();
        assert_eq!(told, [(Bearer::Person, [year].as_slice()), (Bearer::Organization, &[])]);
        assert!(!year.exact && born("soon").is_none());
    }
}
