//! The life of a decision: sealed before it takes effect, released, and perhaps set aside when it is reconsidered.

use crate::access::Role::{AuthorizingOfficer, Chair, Reviewer};
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
        /// It was in effect; a reconsideration changed it, and the case goes on.
        SetAside = "set_aside",
    }
}

text_enum! {
    /// What can be done to a sealed decision.
    pub enum DecisionAction {
        /// It takes effect.
        Release = "release",
        /// Its officer voids it.
        TakeBack = "take_back",
        /// Another officer changes it on a reconsideration.
        SetAside = "set_aside",
    }
}

impl DecisionState {
    /// States of decisions whose letter went out, also when they no longer stand.
    pub const WENT_OUT: [Self; 2] = [Self::Released, Self::SetAside];

    /// Whether the letter went out.
    pub fn went_out(self) -> bool {
        Self::WENT_OUT.contains(&self)
    }
}

text_enum! {
    /// Where a draft in written procedure stands.
    pub enum WrittenState {
        /// Before the members; silence agrees.
        Open = "open",
        /// Nobody broke the silence.
        Agreed = "agreed",
        /// A member broke it.
        Broken = "broken",
        /// It no longer stands.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can become of a draft in written procedure.
    pub enum WrittenAction {
        /// The last day of silence passed.
        Agree = "agree",
        /// A member breaks the silence.
        Break = "break",
        /// A chair withdraws it, or the request goes another way.
        Withdraw = "withdraw",
    }
}

/// Why the lifecycle of a draft says no.
pub type WrittenRefusal = lifecycle::Refusal<WrittenAction, WrittenState>;

/// The table of a draft in written procedure.
pub const WRITTEN: &[Row<WrittenAction, WrittenState>] = &[
    Row {
        action: WrittenAction::Agree,
        from: &[WrittenState::Open],
        to: To::State(WrittenState::Agreed),
        who: &[],
        system: true,
        guard: "its last day passed",
    },
    Row {
        action: WrittenAction::Break,
        from: &[WrittenState::Open],
        to: To::State(WrittenState::Broken),
        who: &[Reviewer, Chair],
        system: false,
        guard: "a member with a card who is not recused; reasons",
    },
    Row {
        action: WrittenAction::Withdraw,
        from: &[WrittenState::Open],
        to: To::State(WrittenState::Withdrawn),
        who: &[Chair],
        system: true,
        guard: "also when the request leaves the deliberation or its answers change",
    },
];

/// The state of a draft after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step_written(action: WrittenAction, from: WrittenState) -> Result<WrittenState, WrittenRefusal> {
    lifecycle::step(WRITTEN, action, from, None)
}

/// Why the lifecycle of a decision says no.
pub type DecisionRefusal = lifecycle::Refusal<DecisionAction, DecisionState>;

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
    Row {
        action: DecisionAction::SetAside,
        from: &[DecisionState::Released],
        to: To::State(DecisionState::SetAside),
        who: &[AuthorizingOfficer],
        system: false,
        guard: "a decline that a reconsideration changed; another officer",
    },
];

/// The state of a decision after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(action: DecisionAction, from: DecisionState) -> Result<DecisionState, DecisionRefusal> {
    lifecycle::step(DECISIONS, action, from, None)
}

/// Both tables as plain text.
pub fn print() -> String {
    format!("{}\n{}", lifecycle::print(DECISIONS), lifecycle::print(WRITTEN))
}

#[cfg(test)]
mod tests {
    use super::{DecisionAction, DecisionState, step};

    #[test]
    fn a_decision_is_released_or_taken_back_once() {
        assert_eq!(step(DecisionAction::Release, DecisionState::Sealed), Ok(DecisionState::Released));
        assert_eq!(step(DecisionAction::TakeBack, DecisionState::Sealed), Ok(DecisionState::TakenBack));
        assert!(step(DecisionAction::TakeBack, DecisionState::Released).is_err());
        assert!(step(DecisionAction::Release, DecisionState::TakenBack).is_err());
    }

    #[test]
    fn only_what_was_in_effect_is_set_aside() {
        assert_eq!(step(DecisionAction::SetAside, DecisionState::Released), Ok(DecisionState::SetAside));
        assert!(step(DecisionAction::SetAside, DecisionState::Sealed).is_err());
        assert!(step(DecisionAction::SetAside, DecisionState::SetAside).is_err());
    }
}
