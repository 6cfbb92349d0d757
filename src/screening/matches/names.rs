//! The names in the answers of a request that a check looks up.

use crate::guidelines::{CheckDefinition, Reference};
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
    let evidence =
        Evidence { countries: countries(answers.text("registration_country")), births: Vec::new() };
    (!name.is_empty()).then(|| Asked { name: name.to_owned(), bearer: Bearer::Organization, evidence })
}

/// The names in the answers that the check reads, each once. An owner may be a person or an organization.
pub fn names(definition: &CheckDefinition, answers: &Answers) -> Vec<Borne> {
    of_questions(&definition.reads, answers)
}

fn of_questions(reads: &[String], answers: &Answers) -> Vec<Borne> {
    let home = countries(answers.text("registration_country"));
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
                ask(cell("name"), countries(cell("country")), born(cell("born")));
            }
        }
    }
    out
}

/// The country of an answer by the code that entries of lists are known by (ISO 3166, two letters): the form keeps M49.
fn countries(answer: &str) -> Vec<String> {
    let code = answer.trim().to_uppercase();
    let known = Reference::current().ok().and_then(|reference| reference.country(&code));
    let code = known.map_or(code, |country| country.iso2.clone());
    Some(code).filter(|code| !code.is_empty()).into_iter().collect()
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
    fn a_country_of_the_form_is_the_country_of_a_list() {
        let mut answers =
            Answers::new().with("legal_name", "Pêcheurs du lac").with("registration_country", "204");
        let cells = [("name", "Codjo Agossou"), ("country", "BJ")];
        let row = cells.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        answers.set("beneficial_owners", Value::Rows(vec![row]));
        let asked = of_questions(&["legal_name".to_owned(), "beneficial_owners".to_owned()], &answers);
        assert!(asked.iter().all(|one| one.asked.evidence.countries == ["BJ"]), "{asked:?}");
        assert_eq!(own_name(&answers).unwrap().evidence.countries, ["BJ"]);
        assert!(countries("").is_empty());
    }

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
