//! The one table of a request's life. `requests::actions::advance` is the only writer of a stage and asks [`step_at`]
//! first; buttons and pages ask the same table. The guards that need facts from other concepts stand in words here and
//! in code beside those facts.

use crate::access::Role::{
    self, AuthorizingOfficer, Chair, FocalPoint, Partner, Reviewer, Screener, Secretariat,
};
use crate::lifecycle::{text_table, who, words};

pub use super::stage::{Action, Outcome, Stage};

/// Whether an action goes together with an open hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldRule {
    /// Refused while a hold is open.
    Refused,
    /// Possible with and without an open hold.
    Allowed,
    /// Possible only while a hold is open.
    Needed,
}

/// Where an action can lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To this stage.
    Stage(Stage),
    /// The stage stays as it is.
    Stays,
    /// From deliberation back to review when more scorers are needed; else the stage stays.
    StaysOrReview,
    /// To one of these, as the person who acts says.
    OneOf(&'static [Stage]),
    /// Closed, with one of these outcomes.
    Closed(&'static [Outcome]),
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What is done.
    pub action: Action,
    /// The stages in which it may be done.
    pub from: &'static [Stage],
    /// For closed requests: the outcomes from which it may be done; else empty.
    pub from_outcomes: &'static [Outcome],
    /// Where it leads.
    pub to: To,
    /// The roles that may do it.
    pub who: &'static [Role],
    /// True when the system does it by itself.
    pub system: bool,
    /// Whether it goes together with an open hold.
    pub hold: HoldRule,
    /// The guard, in words.
    pub guard: &'static str,
}

/// A permitted step: where it starts and what it may end in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub action: Action,
    /// The stage before.
    pub from: Stage,
    /// The stages it may end in, the usual one first; never empty.
    pub may_end_in: Vec<Stage>,
    /// The outcomes it may close with; empty when it does not close.
    pub outcomes: &'static [Outcome],
}

impl Step {
    /// The usual stage afterwards.
    pub fn to(&self) -> Stage {
        self.may_end_in.first().copied().unwrap_or(self.from)
    }

    /// True when this is one of the stages it may end in.
    pub fn may_end_in(&self, stage: Stage) -> bool {
        self.may_end_in.contains(&stage)
    }
}

/// Why the lifecycle says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifecycleRefusal {
    /// Not possible in this stage.
    WrongStage {
        /// What was asked.
        action: Action,
        /// The stage the request stands in.
        from: Stage,
        /// The stages in which it would be possible.
        allowed: &'static [Stage],
    },
    /// The request is closed with an outcome that does not allow it.
    WrongOutcome {
        /// What was asked.
        action: Action,
        /// The outcomes from which it would be possible.
        allowed: &'static [Outcome],
    },
    /// A hold is open.
    OnHold {
        /// What was asked.
        action: Action,
    },
    /// No hold is open.
    NoHold {
        /// What was asked.
        action: Action,
    },
}

use Action as A;
use HoldRule::{Allowed, Needed, Refused};
use Outcome as O;
use Stage as S;

const AFTER_DRAFT: &[Stage] =
    &[S::Submitted, S::Returned, S::Screening, S::Review, S::Deliberation, S::Recommended, S::Deferred];
const BEFORE_CLOSED: &[Stage] = &[
    S::Draft,
    S::Submitted,
    S::Returned,
    S::Screening,
    S::Review,
    S::Deliberation,
    S::Recommended,
    S::Deferred,
];
const WITH_THE_GROUP: &[Stage] = &[S::Screening, S::Review, S::Deliberation];
const BEFORE_DELIBERATION: &[Stage] = &[S::Submitted, S::Screening, S::Review];
const CLOSED: &[Stage] = &[S::Closed];
const OTHER_STAFF: &[Role] = &[Secretariat, Reviewer, Chair, AuthorizingOfficer, FocalPoint];

/// The table. What is not listed is refused.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row(A::Submit, &[S::Draft], To::Stage(S::Submitted), &[Partner], Refused, "complete; declarations made"),
    row(A::Recall, &[S::Submitted], To::Stage(S::Draft), &[Partner], Refused, ""),
    row(A::Return, &[S::Submitted], To::Stage(S::Returned), &[Secretariat], Refused, "list of gaps; due date (30 days)"),
    row(A::Resubmit, &[S::Returned], To::Stage(S::Submitted), &[Partner], Refused, "gaps answered: a new revision"),
    by_system(row(A::Lapse, &[S::Returned, S::Deferred], To::Closed(&[O::Lapsed]), &[], Refused, "returned: the due date passed; deferred: 30 days after its date")),
    row(A::CloseNotRequired, BEFORE_DELIBERATION, To::Closed(&[O::NotRequired]), &[Secretariat], Refused, "reason and wording advice"),
    row(A::Refer, BEFORE_DELIBERATION, To::Closed(&[O::Referred]), &[Secretariat], Refused, "authority and contact"),
    closed_as(row(A::AskUndoRouting, CLOSED, To::Stays, &[Partner], Refused, "within 30 days; reasons"), &[O::NotRequired, O::Referred]),
    closed_as(row(A::UndoRouting, CLOSED, To::Stage(S::Submitted), &[Secretariat], Refused, "reasons"), &[O::NotRequired, O::Referred]),
    row(A::Accept, &[S::Submitted], To::Stage(S::Screening), &[Secretariat], Refused, "a track"),
    row(A::OpenReview, &[S::Screening], To::Stage(S::Review), &[Secretariat], Refused, "no check unresolved; members assigned; conflicts declared"),
    row(A::ChangeTrack, WITH_THE_GROUP, To::StaysOrReview, &[Secretariat, Chair], Refused, "reasons; the chair only after screening; also set by an escalating check"),
    row(A::AskForChange, WITH_THE_GROUP, To::Stays, &[Secretariat, Chair], Refused, "named questions"),
    row(A::Revise, WITH_THE_GROUP, To::Stays, &[Partner], Refused, "answers the questions: a new revision"),
    by_system(row(A::OpenDeliberation, &[S::Review], To::Stage(S::Deliberation), &[], Refused, "every assigned member locked, abstained or was replaced, or the due date passed with quorum")),
    row(A::ReopenReview, &[S::Deliberation], To::Stage(S::Review), &[Chair], Refused, "quorum lost or new evidence"),
    row(A::Recommend, &[S::Deliberation], To::Stage(S::Recommended), &[Chair], Refused, "quorum, text, dissents; knock-outs resolved; a meeting on the enhanced track"),
    row(A::SendBack, &[S::Recommended], To::Stage(S::Deliberation), &[AuthorizingOfficer], Refused, "questions"),
    row(A::Decide, &[S::Recommended], To::Stays, &[AuthorizingOfficer], Refused, "did not recommend; mark, scope, dates, reasons; sealed until its release time"),
    row(A::TakeBack, &[S::Recommended], To::Stays, &[AuthorizingOfficer], Refused, "the same officer, before the release"),
    by_system(row(A::ReleaseDecision, &[S::Recommended], To::Closed(&[O::Authorized, O::AuthorizedWithConditions, O::Declined]), &[], Refused, "release time reached; invariants I1 and I3 hold")),
    row(A::Defer, &[S::Recommended], To::Stage(S::Deferred), &[AuthorizingOfficer], Refused, "what is awaited, until when"),
    by_system(row(A::Wake, &[S::Deferred], To::Stage(S::Recommended), &[Secretariat], Refused, "at its date, or when the thing came")),
    row(A::Withdraw, BEFORE_CLOSED, To::Closed(&[O::Withdrawn]), &[Partner], Allowed, "an open confirmed exclusion leaves a matter on the organization"),
    row(A::OpenHold, AFTER_DRAFT, To::Stays, &[Screener], Refused, "possible or confirmed match, controversy 3 or more, a matter"),
    row(A::AskHold, AFTER_DRAFT, To::Stays, OTHER_STAFF, Allowed, "reasons"),
    row(A::AnswerHold, AFTER_DRAFT, To::Stays, &[Partner], Needed, "within 10 working days"),
    row(A::ReleaseHold, AFTER_DRAFT, To::Stays, &[Screener], Needed, "a screener and a second person"),
    row(A::Exclude, AFTER_DRAFT, To::Closed(&[O::Excluded]), &[Chair], Needed, "two people confirmed; the partner answered or the time passed (not for X1)"),
    closed_as(row(A::ReopenExcluded, CLOSED, To::Stage(S::Screening), &[AuthorizingOfficer], Refused, "a reconsideration changed the exclusion"), &[O::Excluded]),
    closed_as(row(A::ReopenDeclined, CLOSED, To::OneOf(&[S::Review, S::Deliberation]), &[AuthorizingOfficer], Refused, "a reconsideration changed the decline"), &[O::Declined]),
    row(A::RecordPaper, &[S::Draft], To::Closed(&[O::Authorized, O::AuthorizedWithConditions]), &[AuthorizingOfficer], Refused, "granted on paper before; another person brought it"),
];

const fn row(
    action: Action,
    from: &'static [Stage],
    to: To,
    who: &'static [Role],
    hold: HoldRule,
    guard: &'static str,
) -> Row {
    Row { action, from, from_outcomes: &[], to, who, system: false, hold, guard }
}

const fn by_system(row: Row) -> Row {
    Row { system: true, ..row }
}

const fn closed_as(row: Row, from_outcomes: &'static [Outcome]) -> Row {
    Row { from_outcomes, ..row }
}

/// The row of an action, for its roles and its guard in words.
pub fn row_of(action: Action) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.action == action)
}

/// The step that `action` makes from an open stage. Closed requests need [`step_at`], which also looks at the outcome.
///
/// # Errors
/// The action is not listed for this stage, or does not go together with an open hold (or the lack of one).
pub fn step(action: Action, from: Stage, hold_open: bool) -> Result<Step, LifecycleRefusal> {
    step_at(action, from, None, hold_open)
}

/// The step that `action` makes from a stage and, for a closed request, its outcome.
///
/// # Errors
/// As [`step`]; also when the outcome is not one the action starts from.
pub fn step_at(
    action: Action,
    from: Stage,
    outcome: Option<Outcome>,
    hold_open: bool,
) -> Result<Step, LifecycleRefusal> {
    let row = row_of(action).filter(|row| row.from.contains(&from));
    let Some(row) = row else {
        let allowed = row_of(action).map_or(&[][..], |row| row.from);
        return Err(LifecycleRefusal::WrongStage { action, from, allowed });
    };
    if !row.from_outcomes.is_empty() && !outcome.is_some_and(|outcome| row.from_outcomes.contains(&outcome)) {
        return Err(LifecycleRefusal::WrongOutcome { action, allowed: row.from_outcomes });
    }
    match (row.hold, hold_open) {
        (HoldRule::Refused, true) => return Err(LifecycleRefusal::OnHold { action }),
        (HoldRule::Needed, false) => return Err(LifecycleRefusal::NoHold { action }),
        _ => {}
    }
    let (may_end_in, outcomes): (Vec<Stage>, &'static [Outcome]) = match row.to {
        To::Stage(stage) => (vec![stage], &[]),
        To::Stays => (vec![from], &[]),
        To::StaysOrReview if from == Stage::Deliberation => (vec![from, Stage::Review], &[]),
        To::StaysOrReview => (vec![from], &[]),
        To::OneOf(stages) => (stages.to_vec(), &[]),
        To::Closed(outcomes) => (vec![Stage::Closed], outcomes),
    };
    Ok(Step { action, from, may_end_in, outcomes })
}

/// The actions that the lifecycle lets one of these roles take now, in the order of the table: for buttons.
pub fn possible(roles: &[Role], from: Stage, outcome: Option<Outcome>, hold_open: bool) -> Vec<Action> {
    TABLE
        .iter()
        .filter(|row| row.who.iter().any(|role| roles.contains(role)))
        .filter(|row| step_at(row.action, from, outcome, hold_open).is_ok())
        .map(|row| row.action)
        .collect()
}

/// The whole table as plain text, one action a line.
pub fn print() -> String {
    let rows = TABLE.iter().map(|row| {
        let from = match row.from_outcomes {
            [] => words(row.from),
            outcomes => format!("{} ({})", words(row.from), words(outcomes)),
        };
        let to = match row.to {
            To::Stage(stage) => stage.as_str().to_owned(),
            To::Stays => "stays".to_owned(),
            To::StaysOrReview => "stays; deliberation -> review when more scorers are needed".to_owned(),
            To::OneOf(stages) => words(stages),
            To::Closed(outcomes) => format!("closed ({})", words(outcomes)),
        };
        let hold = match row.hold {
            HoldRule::Refused => "refused",
            HoldRule::Allowed => "allowed",
            HoldRule::Needed => "needed",
        };
        vec![
            row.action.as_str().to_owned(),
            from,
            to,
            who(row.who, row.system),
            hold.to_owned(),
            row.guard.to_owned(),
        ]
    });
    text_table(&["action", "from", "to", "who", "hold", "guard"], rows)
}

#[cfg(test)]
mod tests;
