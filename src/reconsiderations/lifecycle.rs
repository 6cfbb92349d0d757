//! The life of a reconsideration, in one table. The partner asks once, within the office's term.

use crate::access::Role::AuthorizingOfficer;
use crate::lifecycle::{self, Row, To};
use crate::text_enum;

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
    /// What an officer who did not decide before can do with it.
    pub enum ReconsiderationAction {
        /// Refuse it for want of a ground.
        Refuse = "refuse",
        /// Uphold the decision.
        Uphold = "uphold",
        /// Change the decision.
        Change = "change",
    }
}

/// Why the lifecycle of a reconsideration says no.
pub type ReconsiderationRefusal = lifecycle::Refusal<ReconsiderationAction, ReconsiderationState>;

use ReconsiderationAction as A;
use ReconsiderationState as S;

/// The table.
pub const TABLE: &[Row<ReconsiderationAction, ReconsiderationState>] = &[
    row(A::Refuse, S::Refused, "no ground shown; reasons"),
    row(A::Uphold, S::Upheld, "an officer who did not decide before; reasons"),
    row(
        A::Change,
        S::Changed,
        "an officer who did not decide before; reasons; what is at issue still stands",
    ),
];

const fn row(
    action: ReconsiderationAction,
    to: ReconsiderationState,
    guard: &'static str,
) -> Row<ReconsiderationAction, ReconsiderationState> {
    Row { action, from: &[S::Asked], to: To::State(to), who: &[AuthorizingOfficer], system: false, guard }
}

/// The state after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(
    action: ReconsiderationAction,
    from: ReconsiderationState,
) -> Result<ReconsiderationState, ReconsiderationRefusal> {
    lifecycle::step(TABLE, action, from, None)
}

/// The table as plain text.
pub fn print() -> String {
    lifecycle::print(TABLE)
}

#[cfg(test)]
mod tests {
    use super::{A, S, step};

    #[test]
    fn a_reconsideration_ends_once() {
        assert_eq!(step(A::Change, S::Asked), Ok(S::Changed));
        for over in [S::Refused, S::Upheld, S::Changed] {
            assert!(A::ALL.iter().all(|action| step(*action, over).is_err()), "{over}");
        }
    }
}
