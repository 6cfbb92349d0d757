//! One row of the public register: a type of its own that has no room for anything personal (invariant I11).

use chrono::NaiveDate;

use super::rules::{self, PublicState, Seen};
use super::store::Authorization;
use super::words;
use crate::error::Result;
use crate::guidelines::{Mark, UseType};
use crate::say::{self, Msg};

/// What anybody may read of an authorization in the register.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RegisterEntry {
    /// Number, which is also its address: `/register/{number}`.
    pub number: String,
    /// Legal name of the organization that holds it.
    pub holder: String,
    /// The marks.
    pub marks: Vec<Mark>,
    /// Kind of use.
    #[serde(rename = "use")]
    pub use_type: UseType,
    /// What it is for, without names and addresses of people.
    pub activity: String,
    /// The goals it serves (`SDG6` ...).
    pub goals: Vec<String>,
    /// Countries (ISO 3166-1 alpha-2), or the one word `global`.
    pub territory: Vec<String>,
    /// Media, by code.
    pub media: Vec<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; the day it was stopped, when that came first.
    pub ends_on: NaiveDate,
    /// Where it stands.
    pub state: PublicState,
    /// Days left, when they are few.
    #[serde(skip)]
    pub days_left: Option<i64>,
}

impl RegisterEntry {
    /// The entry of an authorization; none when the public may not know of it.
    ///
    /// # Errors
    /// When what is stored is damaged.
    pub fn of(row: &Authorization, today: NaiveDate) -> Result<Option<Self>> {
        let seen = Seen { state: row.state, accepted: row.accepted_at.is_some(), ends_on: row.ends_on };
        let Some(state) = rules::public_state(seen, today) else { return Ok(None) };
        let stopped = match state {
            PublicState::Revoked | PublicState::Ended => row.stopped_at.map(|at| at.date()),
            _ => None,
        };
        Ok(Some(Self {
            number: row.number.clone(),
            holder: row.holder.clone(),
            marks: row.marks(),
            use_type: row.use_type,
            activity: row.activity.clone(),
            goals: row.goals.split_whitespace().map(str::to_owned).collect(),
            territory: row.country.split_whitespace().map(str::to_owned).collect(),
            media: row.granted()?.media,
            starts_on: row.starts_on,
            ends_on: stopped.map_or(row.ends_on, |day| day.min(row.ends_on)),
            state,
            days_left: rules::ends_soon(state, row.ends_on, today),
        }))
    }

    /// The state in words; days left when they are few.
    pub fn status(&self) -> Msg {
        match self.days_left {
            Some(0) => say::authorizations::ends_today(),
            Some(days) => say::authorizations::ends_in(days),
            None => words::public_state(self.state),
        }
    }

    /// The tone of the state: a class of `.tag`.
    pub fn tone(&self) -> &'static str {
        match self.state {
            PublicState::Valid if self.days_left.is_some() => "warn",
            PublicState::Valid => "ok",
            PublicState::NotYetValid => "info",
            PublicState::Suspended => "warn",
            PublicState::Revoked => "stop",
            PublicState::Ended | PublicState::Expired => "",
        }
    }

    /// The marks in words.
    pub fn marks_in_words(&self) -> String {
        words::marks(&self.marks)
    }

    /// The kind of use in words.
    pub fn use_in_words(&self) -> String {
        words::use_type(self.use_type)
    }

    /// The goals in words.
    pub fn goals_in_words(&self) -> String {
        words::goals(&self.goals)
    }

    /// The countries in words, a few of them.
    pub fn where_in_words(&self) -> String {
        words::territory(&self.territory, 3)
    }

    /// The cells of its line in a file.
    pub fn cells(&self, base_url: &str) -> [String; 12] {
        [
            self.number.clone(),
            self.holder.clone(),
            self.marks_in_words(),
            self.use_in_words(),
            self.activity.clone(),
            self.goals_in_words(),
            words::territory(&self.territory, usize::MAX),
            words::media(&self.media),
            self.starts_on.to_string(),
            self.ends_on.to_string(),
            words::public_state(self.state).to_string(),
            format!("{base_url}/register/{}", self.number),
        ]
    }

    /// The heads of those cells.
    pub fn heads() -> [String; 12] {
        use say::authorizations as t;
        [
            t::fact_number(),
            t::fact_holder(),
            t::fact_mark(),
            t::fact_use(),
            t::fact_activity(),
            t::fact_goals(),
            t::fact_where(),
            t::fact_media(),
            t::fact_from(),
            t::fact_until(),
            t::fact_state(),
            t::fact_address(),
        ]
        .map(|head| head.to_string())
    }

    /// All its text, for the checker.
    pub fn texts(&self) -> [&str; 3] {
        [&self.number, &self.holder, &self.activity]
    }
}
