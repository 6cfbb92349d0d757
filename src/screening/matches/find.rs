//! Looking the names of a request up in every list that is in force.

use std::sync::Arc;

use super::names;
use crate::db::Conn;
use crate::db::ids::ListId;
use crate::error::Result;
use crate::guidelines::{CheckCode, Reference};
use crate::requests::answers::Answers;
use crate::screening::lists::lookup::{Lookup, Lookups};
use crate::screening::lists::{List, all};
use crate::screening::matching::Bearer;

/// A listed name near one of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The check it belongs to.
    pub code: CheckCode,
    /// The question whose answer the name is.
    pub question: String,
    /// The name as it stands in the request.
    pub name: String,
    /// As what it was looked up.
    pub bearer: Bearer,
    /// The list.
    pub list: ListId,
    /// The row of the entry.
    pub entry: i64,
    /// What the list knows it by.
    pub reference: String,
    /// What the list says of it, as a fingerprint.
    pub digest: String,
    /// Likeness, 0 to 1000.
    pub score: i64,
}

/// The lists in force, in memory, and which versions they are.
#[derive(Clone)]
pub struct Lists {
    lists: Vec<(List, Arc<Lookup>)>,
    versions: String,
}

impl Lists {
    /// Reads the lists that are looked up by name. A list of participants is evidence of a status and gives no leads.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut Conn, lookups: &Lookups, reference: &Reference) -> Result<Self> {
        let mut lists = Vec::new();
        for standing in all(conn)? {
            if standing.list.gives_leads()
                && let Some(lookup) = lookups.of(conn, &standing.list, reference)?
            {
                lists.push((standing.list, lookup));
            }
        }
        let versions = super::store::versions(lists.iter().map(|(list, _)| list));
        Ok(Self { lists, versions })
    }

    /// Which versions these are, as one text: what was looked up in others has to be looked up again.
    pub fn versions(&self) -> &str {
        &self.versions
    }

    /// True when no list is in force.
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// What is near the names in these answers, each pair once.
    pub fn find(&self, reference: &Reference, answers: &[Answers]) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        for definition in &reference.checks {
            let lists: Vec<_> = self.lists.iter().filter(|(list, _)| list.is_for(definition.code)).collect();
            if lists.is_empty() {
                continue;
            }
            for borne in answers.iter().flat_map(|answers| names(definition, answers)) {
                for (list, lookup) in &lists {
                    for lead in lookup.leads(&borne.asked) {
                        let found = Found {
                            code: definition.code,
                            question: borne.question.clone(),
                            name: borne.asked.name.clone(),
                            bearer: borne.asked.bearer,
                            list: list.id,
                            entry: lead.listed.id,
                            reference: lead.listed.entry.reference,
                            digest: lead.listed.digest,
                            score: lead.score.per_mille(),
                        };
                        if !out.iter().any(|other| other.is_same_pair(&found)) {
                            out.push(found);
                        }
                    }
                }
            }
        }
        out
    }
}

impl Found {
    /// True when it is about the same name and the same entry, for the same check.
    fn is_same_pair(&self, other: &Self) -> bool {
        (self.code, self.bearer, self.list, &self.name, &self.reference)
            == (other.code, other.bearer, other.list, &other.name, &other.reference)
    }
}
