//! The life of a version set, in one table. What was approved never changes; what is in force is not taken back, it is
//! followed by another set.

use crate::access::Role::{self, Admin};
use crate::lifecycle::{self, Row, To};
use crate::text_enum;

text_enum! {
    /// Where a version set stands.
    pub enum RuleSetState {
        /// Being written.
        Draft = "draft",
        /// Waiting for another administrator.
        Proposed = "proposed",
        /// Approved: in force from its day until the next one's day.
        Approved = "approved",
        /// Taken back before its day.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done to a version set.
    pub enum RuleSetAction {
        /// Its texts, title, reasons or day are changed.
        Edit = "edit",
        /// It is brought up to the version that was approved meanwhile.
        CatchUp = "catch_up",
        /// It is put to another administrator.
        Propose = "propose",
        /// It goes back to its writers.
        SendBack = "send_back",
        /// Another administrator approves it.
        Approve = "approve",
        /// It is taken back.
        Withdraw = "withdraw",
    }
}

/// Why the lifecycle of a version set says no.
pub type RuleSetRefusal = lifecycle::Refusal<RuleSetAction, RuleSetState>;

use RuleSetAction as A;
use RuleSetState as S;

const WRITERS: &[Role] = &[Admin];

/// The table.
pub const TABLE: &[Row<RuleSetAction, RuleSetState>] = &[
    row(A::Edit, &[S::Draft], To::Stays, "it can be read and adds up"),
    row(A::CatchUp, &[S::Draft], To::Stays, "another version was approved meanwhile"),
    row(A::Propose, &[S::Draft], To::State(S::Proposed), "title, reasons, a day to come; something changed"),
    row(A::SendBack, &[S::Proposed], To::State(S::Draft), "remarks"),
    row(A::Approve, &[S::Proposed], To::State(S::Approved), "no hand in it; its day has not passed"),
    row(A::Withdraw, &[S::Draft, S::Proposed, S::Approved], To::State(S::Withdrawn), "its day has not come"),
];

const fn row(
    action: RuleSetAction,
    from: &'static [RuleSetState],
    to: To<RuleSetState>,
    guard: &'static str,
) -> Row<RuleSetAction, RuleSetState> {
    Row { action, from, to, who: WRITERS, system: false, guard }
}

/// The state after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(action: RuleSetAction, from: RuleSetState) -> Result<RuleSetState, RuleSetRefusal> {
    lifecycle::step(TABLE, action, from, None)
}

/// The table as plain text.
pub fn print() -> String {
    lifecycle::print(TABLE)
}

#[cfg(test)]
mod tests {
    use super::{RuleSetAction as A, RuleSetState as S, TABLE, print, step};

    #[test]
    fn rules_come_into_force_only_through_a_proposal() {
        for action in A::ALL {
            assert_eq!(TABLE.iter().filter(|row| row.action == *action).count(), 1, "{action}");
        }
        assert_eq!(step(A::Propose, S::Draft), Ok(S::Proposed));
        assert_eq!(step(A::Approve, S::Proposed), Ok(S::Approved));
        assert_eq!(step(A::SendBack, S::Proposed), Ok(S::Draft));
        assert!(step(A::Approve, S::Draft).is_err());
        assert!(step(A::Edit, S::Proposed).is_err() && step(A::Edit, S::Approved).is_err());
        assert!(step(A::Withdraw, S::Withdrawn).is_err());
        assert!(print().contains("no hand in it"));
    }
}
