//! What was asked for: the frozen revision that a decision is made on, typed.

use crate::db::Conn;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::requests::answers::Answers;
use crate::requests::facts::{Facts, Territory};
use crate::requests::questions::choices::GLOBAL;
use crate::requests::{self, Request, Revision};
use crate::screening::engagements::{self, Engagement};

use super::store;

/// The latest revision of a request, with its artwork.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Its facts.
    pub facts: Facts,
    /// The answers behind them.
    pub answers: Answers,
    /// The revision.
    pub revision: Revision,
    /// The mock-ups: file name and SHA-256.
    pub artwork: Vec<(String, String)>,
    /// The remedial engagement with which the case goes on, if one was approved.
    pub engagement: Option<Engagement>,
}

/// Loads what was asked for.
///
/// # Errors
/// Internal when the request was never submitted or its facts cannot be read.
pub(super) fn load(conn: &mut Conn, request: &Request) -> Result<Asked> {
    let revision = requests::latest_revision(conn, request.id)?
        .ok_or_else(|| Error::internal(format!("request {} has no revision", request.id)))?;
    Ok(Asked {
        facts: revision.facts.to()?,
        answers: Answers::from_json(&revision.answers.0)?,
        artwork: store::artwork(conn, request.id)?,
        engagement: engagements::approved(conn, request.id)?,
        revision,
    })
}

impl Asked {
    /// The territory as terms hold it: ISO 3166-1 alpha-2, or the one word `global`.
    pub fn territory(&self, reference: &Reference) -> Vec<String> {
        match &self.facts.territory {
            Territory::Global => vec![GLOBAL.to_owned()],
            Territory::Countries(codes) => codes
                .iter()
                .map(|code| reference.country(code).map_or_else(|| code.clone(), |one| one.iso2.clone()))
                .collect(),
        }
    }

    /// True when the organization agreed that the authorization is entered in the register.
    pub fn in_register(&self) -> bool {
        self.answers.yes("publish_in_register") == Some(true)
    }
}
