//! What the lists say to a check: for each list the version, whether it is stale, and the leads with their parts.

use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::{CheckDefinition, Reference};
use crate::requests::answers::{Answers, Value};
use crate::requests::questions::numbers;
use crate::say::{Msg, screening as t};
use crate::screening::lists::lookup::{Asked, Lead, Lookups};
use crate::screening::lists::{Standing, for_check};
use crate::screening::matching::{Bearer, Birth, Evidence, Part, PartKind};

/// One list as a check shows it.
pub(super) struct ListView {
    pub standing: Standing,
    pub stale: bool,
    pub leads: Vec<Lead>,
    /// How many names were looked up.
    pub asked: usize,
}

impl ListView {
    pub(super) fn code(&self) -> &str {
        &self.standing.list.code
    }

    /// The version and when somebody looked last.
    pub(super) fn words(&self) -> Msg {
        match (&self.standing.version, self.standing.looked_at()) {
            (Some(version), Some(at)) => t::list_in_force(version.dated, at, version.entries),
            _ => t::list_never_imported(),
        }
    }
}

/// What the lists say to this check.
pub(super) fn load(
    conn: &mut Conn,
    lookups: &Lookups,
    reference: &Reference,
    definition: &CheckDefinition,
    answers: &Answers,
    now: chrono::NaiveDateTime,
) -> Result<Vec<ListView>> {
    let asked = names(&definition.reads, answers);
    let mut views = Vec::new();
    for standing in for_check(conn, definition.code)? {
        let lookup = lookups.of(conn, &standing.list, reference)?;
        let leads =
            lookup.map(|lookup| asked.iter().flat_map(|one| lookup.leads(one)).collect()).unwrap_or_default();
        views.push(ListView { stale: standing.is_stale(now), standing, leads, asked: asked.len() });
    }
    Ok(views)
}

/// The names in the answers that the check reads. An owner may be a person or an organization.
fn names(reads: &[String], answers: &Answers) -> Vec<Asked> {
    let of = |country: &str| match country {
        "" => Vec::new(),
        code => vec![code.to_uppercase()],
    };
    let home = of(answers.text("registration_country"));
    let mut out: Vec<Asked> = Vec::new();
    let mut ask = |name: &str, bearers: &[Bearer], countries: Vec<String>, born: Option<Birth>| {
        for bearer in bearers.iter().copied().filter(|_| !name.is_empty()) {
            let births: Vec<Birth> = born.into_iter().filter(|_| bearer == Bearer::Person).collect();
            match out.iter_mut().find(|one| one.bearer == bearer && one.name == name) {
                // The same person as owner and as officer is looked up once, with all that is known.
                Some(one) => one.evidence.births.extend(births),
                None => {
                    let evidence = Evidence { countries: countries.clone(), births };
                    out.push(Asked { name: name.to_owned(), bearer, evidence });
                }
            }
        }
    };
    for question in reads {
        let (bearers, single): (&[Bearer], bool) = match question.as_str() {
            "legal_name" | "parent_name" => (&[Bearer::Organization], true),
            "trading_names" | "subsidiaries" => (&[Bearer::Organization], false),
            "beneficial_owners" => (&[Bearer::Person, Bearer::Organization], false),
            "key_officers" => (&[Bearer::Person], false),
            _ => continue,
        };
        if single {
            // Only the organization itself is known to be of its country of registration.
            let countries = if question == "legal_name" { home.clone() } else { Vec::new() };
            ask(answers.text(question), bearers, countries, None);
        } else if let Some(Value::Rows(rows)) = answers.get(question) {
            for row in rows {
                let cell = |name: &str| row.get(name).map_or("", |text| text.trim());
                ask(cell("name"), bearers, of(cell("country")), born(cell("born")));
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

/// The score of a lead in per cent.
pub(super) fn per_cent(lead: &Lead) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "a score lies between 0 and 1")]
    let whole = (lead.score.value * 100.0).round() as i64;
    whole
}

/// One part of a score in words.
pub(super) fn words(part: &Part) -> Msg {
    let (one, other) = (part.one.clone(), part.other.clone());
    match part.kind {
        PartKind::Same => t::part_same(one),
        PartKind::Spelling => t::part_spelling(one, other),
        PartKind::Sound => t::part_sound(one, other),
        PartKind::Joined => t::part_joined(one, other),
        PartKind::Initial => t::part_initial(one, other),
        PartKind::Acronym => t::part_acronym(one, other),
        PartKind::Instead => t::part_instead(one, other),
        PartKind::More if one.is_empty() => t::part_more_listed(other),
        PartKind::More => t::part_more_asked(one),
        PartKind::Whole => t::part_whole(one, other),
        PartKind::LegalForm => t::part_legal_form(),
        PartKind::SameCountry => t::part_same_country(one, other),
        PartKind::OtherCountry => t::part_other_country(one, other),
        PartKind::SameBirth => t::part_same_birth(other),
        PartKind::NearBirth => t::part_near_birth(one, other),
        PartKind::OtherBirth => t::part_other_birth(one, other),
    }
}

/// A date of birth as lists give it.
pub(super) fn birth(birth: &Birth) -> String {
    birth.date.format(if birth.exact { "%Y-%m-%d" } else { "%Y" }).to_string()
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
        let asked = names(&["beneficial_owners".to_owned(), "key_officers".to_owned()], &answers);
        let told: Vec<_> = asked.iter().map(|one| (one.bearer, one.evidence.births.as_slice())).collect();
        let year = born("1968").unwrap();
        assert_eq!(told, [(Bearer::Person, [year].as_slice()), (Bearer::Organization, &[])]);
        assert!(!year.exact && born("soon").is_none());
    }
}
