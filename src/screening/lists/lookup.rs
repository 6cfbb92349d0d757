//! The list in force, ready for searches: entries and two indexes, kept in memory until a newer version stands.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{List, ListId, ListVersionId, Listed, current_entries};
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::Reference;
use crate::screening::matching::index::{Builder, Index, Scratch};
use crate::screening::matching::{
    Bearer, Evidence, Name, Score, compare, settings, threshold, with_evidence,
};

/// One version of one list.
pub struct Lookup {
    entries: Vec<Listed>,
    countries: Vec<Vec<String>>,
    organizations: Index,
    persons: Index,
}

/// A name that is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// As the applicant wrote it.
    pub name: String,
    /// What bears it.
    pub bearer: Bearer,
    /// What is known beside it.
    pub evidence: Evidence,
}

/// A listed entry that a person should look at.
#[derive(Debug, Clone)]
pub struct Lead {
    /// The name asked for.
    pub asked: Asked,
    /// What the list says.
    pub listed: Listed,
    /// How near, and why.
    pub score: Score,
}

impl Lookup {
    /// Reads the version in force and makes its indexes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut Conn, list: &List, reference: &Reference) -> Result<Self> {
        let entries = current_entries(conn, list)?;
        let named = countries(reference);
        let (mut organizations, mut persons) =
            (Builder::new(Bearer::Organization), Builder::new(Bearer::Person));
        for (label, listed) in entries.iter().enumerate() {
            let label = u32::try_from(label).unwrap_or(u32::MAX);
            for name in &listed.entry.names {
                if listed.entry.bearer != Some(Bearer::Person) {
                    organizations.add(label, &name.text);
                }
                if listed.entry.bearer != Some(Bearer::Organization) {
                    persons.add(label, &name.text);
                }
            }
        }
        let codes = |written: &String| named.get(&plain(written)).cloned();
        let countries =
            entries.iter().map(|listed| listed.entry.countries.iter().filter_map(codes).collect()).collect();
        Ok(Self { entries, countries, organizations: organizations.build(), persons: persons.build() })
    }

    /// The leads for a name, best first. What is known beside the name may lift a score over the threshold or press
    /// it below.
    pub fn leads(&self, asked: &Asked) -> Vec<Lead> {
        let index = match asked.bearer {
            Bearer::Organization => &self.organizations,
            Bearer::Person => &self.persons,
        };
        let moves = &settings().evidence;
        let least = threshold(asked.bearer) - moves.same_country - moves.same_birth;
        let found = index.find(&asked.name, &mut Scratch::default(), Some(least));
        let mut leads: Vec<Lead> = found
            .into_iter()
            .filter_map(|found| {
                let listed = self.entries.get(found.label as usize)?;
                let known = Evidence {
                    countries: self.countries.get(found.label as usize).cloned().unwrap_or_default(),
                    births: listed.entry.births.clone(),
                };
                let score = with_evidence(found.score, &asked.evidence, &known);
                score.is_lead(asked.bearer).then(|| Lead {
                    asked: asked.clone(),
                    listed: listed.clone(),
                    score,
                })
            })
            .collect();
        leads.sort_by(|a, b| b.score.value.total_cmp(&a.score.value).then(a.listed.id.cmp(&b.listed.id)));
        leads
    }
}

/// How near a name is to an entry, and why: by the name of the entry that is nearest, and what is known beside both.
pub fn against(asked: &Asked, entry: &super::Entry, reference: &Reference) -> (String, Score) {
    let own = Name::read(&asked.name, asked.bearer);
    let scores = entry.names.iter().map(|name| {
        let score = compare(&own, &Name::read(&name.text, asked.bearer));
        (name.text.clone(), score)
    });
    let best = scores.reduce(|best, other| if other.1.value > best.1.value { other } else { best });
    let (text, score) = best.unwrap_or_else(|| (String::new(), Score { value: 0.0, parts: Vec::new() }));
    let codes = countries(reference);
    let known = Evidence {
        countries: entry.countries.iter().filter_map(|one| codes.get(&plain(one)).cloned()).collect(),
        births: entry.births.clone(),
    };
    (text, with_evidence(score, &asked.evidence, &known))
}

fn plain(country: &str) -> String {
    Name::read(country, Bearer::Organization).plain()
}

/// Codes of countries by every way in which a list may write them.
fn countries(reference: &Reference) -> HashMap<String, String> {
    let mut named = HashMap::new();
    for country in &reference.countries {
        for written in [country.name.say("en"), &country.iso2, &country.iso3] {
            named.insert(plain(written), country.iso2.clone());
        }
    }
    named
}

/// The lookups that are in memory, one for each list.
#[derive(Default)]
pub struct Lookups(Mutex<HashMap<ListId, (ListVersionId, Arc<Lookup>)>>);

impl Lookups {
    /// The lookup of the version in force; none before a first import.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(&self, conn: &mut Conn, list: &List, reference: &Reference) -> Result<Option<Arc<Lookup>>> {
        let Some(version) = list.current_version else { return Ok(None) };
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&list.id).cloned();
        if let Some((of, lookup)) = kept
            && of == version
        {
            return Ok(Some(lookup));
        }
        let lookup = Arc::new(Lookup::load(conn, list, reference)?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(list.id, (version, lookup.clone()));
        Ok(Some(lookup))
    }
}
