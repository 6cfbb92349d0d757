//! The proof of an authorization: what the page shows to anybody, and the same as a signed file that a printer
//! or a newsroom can check without a connection.

pub mod check;
pub mod keys;

use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::rules::PublicState;
use super::store::{Authorization, Condition};
use super::{RegisterEntry, words};
use crate::error::Result;
use crate::guidelines::{Mark, UseType};

/// Days after which a proof is to be fetched anew.
pub const FRESH_DAYS: u64 = 7;

/// Everything that anybody may read of one authorization: the entry of the register and what stands on the
/// page that proves it. It has no room for anything else (invariant I11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFacts {
    /// As in the register.
    pub entry: RegisterEntry,
    /// Exact wording: language tag and text; empty once it is over.
    pub wording: Vec<(String, String)>,
    /// Languages of the material, by tag; empty once it is over.
    pub languages: Vec<String>,
    /// The conditions that concern the public, in plain words; empty once it is over.
    pub conditions: Vec<String>,
    /// The day on which it was suspended, revoked, given up or ended.
    pub stopped_on: Option<NaiveDate>,
    /// The last day by which what is in use must be gone.
    pub stop_by: Option<NaiveDate>,
}

impl PublicFacts {
    /// What the public may read; none when it may not know of the authorization.
    ///
    /// # Errors
    /// When what is stored is damaged.
    pub fn of(row: &Authorization, conditions: Vec<Condition>, today: NaiveDate) -> Result<Option<Self>> {
        let Some(entry) = RegisterEntry::of(row, today)? else { return Ok(None) };
        let terms = row.granted()?;
        let over = entry.state.is_over();
        let conditions =
            conditions.into_iter().filter(|condition| condition.public && !over).map(|condition| {
                match condition.explanation.is_empty() {
                    true => condition.text,
                    false => condition.explanation,
                }
            });
        Ok(Some(Self {
            conditions: conditions.collect(),
            wording: if over { Vec::new() } else { terms.wording },
            languages: if over { Vec::new() } else { terms.languages },
            stopped_on: row.stopped_at.map(|at| at.date()),
            stop_by: row.stop_by,
            entry,
        }))
    }

    /// The countries in words, all of them.
    pub fn places(&self) -> String {
        words::territory(&self.entry.territory, usize::MAX)
    }

    /// The media in words.
    pub fn media_in_words(&self) -> String {
        words::media(&self.entry.media)
    }

    /// The languages in words.
    pub fn languages_in_words(&self) -> String {
        words::languages(&self.languages)
    }
}

/// What a signed file says. Times are UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// Where it can be checked again.
    pub address: String,
    /// When this was so.
    #[serde(with = "utc")]
    pub as_of: NaiveDateTime,
    /// When it is to be fetched anew: [`FRESH_DAYS`] days later.
    #[serde(with = "utc")]
    pub check_again_after: NaiveDateTime,
    /// Number.
    pub number: String,
    /// Where it stands.
    pub state: PublicState,
    /// Who holds it.
    pub holder: String,
    /// Codes of the marks.
    pub marks: Vec<Mark>,
    /// Kind of use.
    #[serde(rename = "use")]
    pub use_type: UseType,
    /// What it is for.
    pub activity: String,
    /// Codes of the goals it serves.
    pub goals: Vec<String>,
    /// Exact wording.
    pub wording: Vec<Wording>,
    /// Countries (ISO 3166-1 alpha-2), or the one word `global`.
    pub territory: Vec<String>,
    /// Media, by code.
    pub media: Vec<String>,
    /// Languages, by tag.
    pub languages: Vec<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; the day it was stopped, when that came first.
    pub ends_on: NaiveDate,
    /// The day on which it was suspended, revoked, given up or ended.
    pub stopped_on: Option<NaiveDate>,
    /// The last day by which what is in use must be gone.
    pub stop_by: Option<NaiveDate>,
    /// The conditions that concern the public.
    pub conditions: Vec<String>,
}

/// Words that may be used, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Language tag.
    pub language: String,
    /// The words.
    pub text: String,
}

impl Proof {
    /// The proof of these facts at `now`, to be checked again at `address`.
    pub fn of(facts: PublicFacts, address: String, now: NaiveDateTime) -> Self {
        let entry = facts.entry;
        let wording = facts.wording.into_iter().map(|(language, text)| Wording { language, text });
        Self {
            address,
            as_of: now,
            check_again_after: now + Days::new(FRESH_DAYS),
            number: entry.number,
            state: entry.state,
            holder: entry.holder,
            marks: entry.marks,
            use_type: entry.use_type,
            activity: entry.activity,
            goals: entry.goals,
            wording: wording.collect(),
            territory: entry.territory,
            media: entry.media,
            languages: facts.languages,
            starts_on: entry.starts_on,
            ends_on: entry.ends_on,
            stopped_on: facts.stopped_on,
            stop_by: facts.stop_by,
            conditions: facts.conditions,
        }
    }
}

/// Times as `2026-11-24T09:00:00Z`.
pub(super) mod utc {
    use chrono::NaiveDateTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    const FORMAT: &str = "%Y-%m-%dT%H:%M:%SZ";

    pub fn serialize<S: Serializer>(at: &NaiveDateTime, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&at.format(FORMAT).to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDateTime, D::Error> {
        let text = String::deserialize(from)?;
        NaiveDateTime::parse_from_str(&text, FORMAT).map_err(D::Error::custom)
    }

    /// The same for a time that may be missing.
    pub mod maybe {
        use chrono::NaiveDateTime;
        use serde::{Deserialize, Deserializer, Serializer};

        #[derive(Deserialize)]
        struct At(#[serde(with = "super")] NaiveDateTime);

        pub fn serialize<S: Serializer>(at: &Option<NaiveDateTime>, to: S) -> Result<S::Ok, S::Error> {
            match at {
                Some(at) => super::serialize(at, to),
                None => to.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDateTime>, D::Error> {
            Ok(Option::<At>::deserialize(from)?.map(|at| at.0))
        }
    }
}
