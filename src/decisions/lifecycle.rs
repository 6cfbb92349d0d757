//! The lives of a decision (sealed before it takes effect) and of its reconsideration.

use crate::access::Role::{self, AuthorizingOfficer, Partner};
use crate::lifecycle::{self, Row, To};
use crate::text_enum;

text_enum! {
    /// Where a decision stands. A sealed one is not visible outside.
    pub enum DecisionState {
        /// Written, waiting for its release time.
        Sealed = "sealed",
        /// In effect.
        Released = "released",
        /// Taken back before its release; void.
        TakenBack = "taken_back",
    }
}

text_enum! {
    /// What can be done to a sealed decision.
    pub enum DecisionAction {
        /// It takes effect.
        Release = "release",
        /// Its officer voids it.
        TakeBack = "take_back",
    }
}

text_enum! {
    /// Where a reconsideration stands.
    pub enum ReconsiderationState {
        /// Asked by the partner.
        Asked = "asked",
        /// No ground was shown.
        Refused = "refused",
        /// Looked at again; the decision stands.
        Upheld = "upheld",
        /// Looked at again; the decision is changed.
        Changed = "changed",
    }
}

text_enum! {
    /// What an officer who did not decide before can do with a reconsideration.
    pub enum ReconsiderationAction {
        /// Refuse it for want of a ground.
        Refuse = "refuse",
        /// Uphold the decision.
        Uphold = "uphold",
        /// Change the decision.
        Change = "change",
    }
}

text_enum! {
    /// The grounds on which a reconsideration can be asked.
    pub enum ReconsiderationGround {
        /// Somebody who took part had a conflict of interest.
        Conflict = "conflict",
        /// A fact was got wrong.
        Fact = "fact",
        /// There is new information.
        NewInformation = "new_information",
    }
}

/// Why the lifecycle of a decision says no.
pub type DecisionRefusal = lifecycle::Refusal<DecisionAction, DecisionState>;
/// Why the lifecycle of a reconsideration says no.
pub type ReconsiderationRefusal = lifecycle::Refusal<ReconsiderationAction, ReconsiderationState>;

/// The table of a decision.
pub const DECISIONS: &[Row<DecisionAction, DecisionState>] = &[
    Row {
        action: DecisionAction::Release,
        from: &[DecisionState::Sealed],
        to: To::State(DecisionState::Released),
        who: &[],
        system: true,
        guard: "release time reached; invariants I1 and I3 hold",
    },
    Row {
        action: DecisionAction::TakeBack,
        from: &[DecisionState::Sealed],
        to: To::State(DecisionState::TakenBack),
        who: &[AuthorizingOfficer],
        system: false,
        guard: "the same officer, before the release",
    },
];

const OTHER_OFFICER: &[Role] = &[AuthorizingOfficer];

/// The table of a reconsideration; the partner asks once, within the office's term.
pub const RECONSIDERATIONS: &[Row<ReconsiderationAction, ReconsiderationState>] = &[
    reconsidered(ReconsiderationAction::Refuse, ReconsiderationState::Refused, "no ground shown; reasons"),
    reconsidered(
        ReconsiderationAction::Uphold,
        ReconsiderationState::Upheld,
        "an officer who did not decide before; reasons",
    ),
    reconsidered(
        ReconsiderationAction::Change,
        ReconsiderationState::Changed,
        "an officer who did not decide before; reasons",
    ),
];

const fn reconsidered(
    action: ReconsiderationAction,
    to: ReconsiderationState,
    guard: &'static str,
) -> Row<ReconsiderationAction, ReconsiderationState> {
    Row {
        action,
        from: &[ReconsiderationState::Asked],
        to: To::State(to),
        who: OTHER_OFFICER,
        system: false,
        guard,
    }
}

/// Who may ask for a reconsideration.
pub const MAY_ASK: &[Role] = &[Partner];

/// The state of a decision after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(action: DecisionAction, from: DecisionState) -> Result<DecisionState, DecisionRefusal> {
    lifecycle::step(DECISIONS, action, from, None)
}

/// The state of a reconsideration after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step_reconsideration(
    action: ReconsiderationAction,
    from: ReconsiderationState,
) -> Result<ReconsiderationState, ReconsiderationRefusal> {
    lifecycle::step(RECONSIDERATIONS, action, from, None)
}

/// Both tables as plain text.
pub fn print() -> String {
    format!("{}\n{}", lifecycle::print(DECISIONS), lifecycle::print(RECONSIDERATIONS))
}

#[cfg(test)]
mod tests {
    use super::{
        DecisionAction, DecisionState, ReconsiderationAction, ReconsiderationState, step,
        step_reconsideration,
    };

    #[test]
    fn a_decision_is_released_or_taken_back_once() {
        assert_eq!(step(DecisionAction::Release, DecisionState::Sealed), Ok(DecisionState::Released));
        assert_eq!(step(DecisionAction::TakeBack, DecisionState::Sealed), Ok(DecisionState::TakenBack));
        assert!(step(DecisionAction::TakeBack, DecisionState::Released).is_err());
        assert!(step(DecisionAction::Release, DecisionState::TakenBack).is_err());
    }

    #[test]
    fn a_reconsideration_ends_once() {
        assert_eq!(
            step_reconsideration(ReconsiderationAction::Change, ReconsiderationState::Asked),
            Ok(ReconsiderationState::Changed)
        );
        assert!(step_reconsideration(ReconsiderationAction::Uphold, ReconsiderationState::Refused).is_err());
    }
}
