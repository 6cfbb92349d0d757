//! What focal points and Local Networks were asked and said, as every staff page of a case shows it.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::db::schema::opinions;
use crate::error::Result;
use crate::say::{self, Msg};

/// One question and its answer.
#[derive(Debug, Clone, Queryable)]
pub struct OpinionGlance {
    kind: String,
    /// Entity or network.
    pub entity: String,
    state: String,
    verdict: Option<String>,
    /// In their words.
    pub text: String,
    /// Last day.
    pub due_on: NaiveDate,
}

impl OpinionGlance {
    /// True for the word of a sponsor.
    pub fn is_sponsorship(&self) -> bool {
        self.kind == "sponsorship"
    }

    /// True while an answer can come.
    pub fn waits(&self) -> bool {
        self.state == "asked"
    }

    /// What was asked for, in words.
    pub fn asked_for(&self) -> Msg {
        words("asked-for", &self.kind)
    }

    /// The answer, or where the question stands, in words.
    pub fn words(&self) -> Msg {
        match &self.verdict {
            Some(verdict) => words("verdict", verdict),
            None => words("state", &self.state),
        }
    }

    /// The tone of that: a class of `.tag`.
    pub fn tone(&self) -> &'static str {
        match self.verdict.as_deref() {
            Some("supports" | "no_objection" | "confirms") => "ok",
            Some("reservations") => "warn",
            Some("objects" | "declines") => "stop",
            Some(_) => "",
            None if self.waits() => "info",
            None => "line",
        }
    }
}

fn words(what: &str, value: &str) -> Msg {
    say::by_id("opinions", &format!("{what}-{}", value.replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(value))
}

/// The questions of a case that wait or were answered, sponsors first, then the newest.
pub(in crate::requests) fn glance(conn: &mut Conn, id: RequestId) -> Result<Vec<OpinionGlance>> {
    Ok(opinions::table
        .filter(opinions::request_id.eq(id).and(opinions::state.ne("revoked")))
        .order((opinions::kind.desc(), opinions::id.desc()))
        .select((
            opinions::kind,
            opinions::entity,
            opinions::state,
            opinions::verdict,
            opinions::text,
            opinions::due_on,
        ))
        .load(conn)?)
}
