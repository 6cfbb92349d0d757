//! What stands beside the rubric: how cases like this one were decided, and what was learned from them.

mod finding;
pub mod portfolio;
pub mod rules;

use super::store;
use crate::access::Actor;
use crate::db::ids::LessonId;
use crate::guidelines::{ReasonCode, SizeClass, UseType};
use crate::requests::{Outcome, RequestId};
use crate::text_enum;

pub use finding::{lessons, precedents};
use rules::Why;

text_enum! {
    /// What a member makes of a lesson in a case.
    pub enum LessonUse {
        /// Read.
        Seen = "seen",
        /// It changed how the member scored.
        Applied = "applied",
        /// It does not bear on this case.
        NotRelevant = "not_relevant",
    }
}

/// A decided case as a member may see it: no name, no score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precedent {
    /// The request.
    pub request: RequestId,
    /// Case number.
    pub number: String,
    /// Codes of the marks.
    pub marks: String,
    /// Kind of use.
    pub use_type: Option<UseType>,
    /// Kind of organization.
    pub kind: String,
    /// Its sector.
    pub sector: String,
    /// Its size.
    pub size: Option<SizeClass>,
    /// What was decided.
    pub outcome: Outcome,
    /// When, UTC.
    pub decided_on: chrono::NaiveDate,
    /// Why it was declined.
    pub reasons: Vec<ReasonCode>,
    /// Codes of the conditions in the letter.
    pub conditions: Vec<String>,
    /// Why it is shown.
    pub whys: Vec<Why>,
}

/// A published lesson beside a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonBeside {
    /// Its id.
    pub id: LessonId,
    /// Its title.
    pub title: String,
    /// What to do.
    pub recommendation: String,
    /// Criteria it concerns; empty when it concerns none in particular.
    pub criteria: Vec<String>,
    /// What the member made of it here.
    pub used: Option<LessonUse>,
}

/// Cases of which nothing may reach a person: declared conflicts, and cards given back because of one.
fn barred(conn: &mut crate::db::Conn, actor: &Actor) -> crate::error::Result<Vec<RequestId>> {
    store::barred_cases(conn, actor.id)
}
