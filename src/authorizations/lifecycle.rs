//! The life of an authorization, in one table.

use crate::access::Role::{AuthorizingOfficer, Partner};
use crate::lifecycle::{self, Row, To};
use crate::text_enum;

text_enum! {
    /// Where an authorization stands.
    pub enum AuthorizationState {
        /// Offered to the partner by the letter.
        Offered = "offered",
        /// The partner accepted its terms; not yet in force.
        Accepted = "accepted",
        /// In force.
        Active = "active",
        /// Stopped for now.
        Suspended = "suspended",
        /// The partner did not want it.
        Refused = "refused",
        /// Not accepted in time, or its end passed before it began.
        Lapsed = "lapsed",
        /// Taken away.
        Revoked = "revoked",
        /// Given up by the partner.
        Ended = "ended",
        /// Its end date passed.
        Expired = "expired",
    }
}

text_enum! {
    /// What can be done to an authorization.
    pub enum AuthorizationAction {
        /// The partner accepts and signs the waiver.
        Accept = "accept",
        /// The partner refuses.
        Refuse = "refuse",
        /// The calendar ends an offer, or an acceptance that never began.
        Lapse = "lapse",
        /// It begins.
        Activate = "activate",
        /// The officer stops the use for now.
        Suspend = "suspend",
        /// The officer lets the use go on.
        Reinstate = "reinstate",
        /// The officer takes it away.
        Revoke = "revoke",
        /// The partner gives it up.
        GiveUp = "give_up",
        /// The calendar ends it.
        Expire = "expire",
        /// A changed reconsideration undoes a revocation.
        Restore = "restore",
    }
}

/// Why an authorization's lifecycle says no.
pub type AuthorizationRefusal = lifecycle::Refusal<AuthorizationAction, AuthorizationState>;

use AuthorizationAction as A;
use AuthorizationState as S;

/// The table.
pub const TABLE: &[Row<AuthorizationAction, AuthorizationState>] = &[
    row(A::Accept, &[S::Offered], To::State(S::Accepted), &[Partner], false, "within 30 days; waiver signed"),
    row(A::Refuse, &[S::Offered], To::State(S::Refused), &[Partner], false, ""),
    row(
        A::Lapse,
        &[S::Offered, S::Accepted],
        To::State(S::Lapsed),
        &[],
        true,
        "offered for 30 days, or accepted and its end passed",
    ),
    row(
        A::Activate,
        &[S::Accepted],
        To::State(S::Active),
        &[],
        true,
        "start reached; precedent conditions met",
    ),
    row(
        A::Suspend,
        &[S::Offered, S::Accepted, S::Active],
        To::State(S::Suspended),
        &[AuthorizingOfficer],
        false,
        "reasons",
    ),
    row(A::Reinstate, &[S::Suspended], To::Back, &[AuthorizingOfficer], false, "reasons"),
    row(
        A::Revoke,
        &[S::Offered, S::Accepted, S::Active, S::Suspended],
        To::State(S::Revoked),
        &[AuthorizingOfficer],
        false,
        "reasons; stop-by date",
    ),
    row(A::GiveUp, &[S::Accepted, S::Active, S::Suspended], To::State(S::Ended), &[Partner], false, ""),
    row(
        A::Expire,
        &[S::Active, S::Suspended],
        To::State(S::Expired),
        &[],
        true,
        "end date passed; a use report is asked",
    ),
    row(
        A::Restore,
        &[S::Revoked],
        To::Back,
        &[AuthorizingOfficer],
        false,
        "a reconsideration changed the revocation; another officer",
    ),
];

const fn row(
    action: AuthorizationAction,
    from: &'static [AuthorizationState],
    to: To<AuthorizationState>,
    who: &'static [crate::access::Role],
    system: bool,
    guard: &'static str,
) -> Row<AuthorizationAction, AuthorizationState> {
    Row { action, from, to, who, system, guard }
}

impl AuthorizationState {
    /// True while the partner may use the mark.
    pub const fn in_force(self) -> bool {
        matches!(self, Self::Active)
    }

    /// True while it is alive: offered, accepted, active or suspended. Holders of these are screened again.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Offered | Self::Accepted | Self::Active | Self::Suspended)
    }
}

/// The state after `action`; `before` is the state that was left when `from` was entered (needed to reinstate and restore).
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(
    action: AuthorizationAction,
    from: AuthorizationState,
    before: Option<AuthorizationState>,
) -> Result<AuthorizationState, AuthorizationRefusal> {
    lifecycle::step(TABLE, action, from, before)
}

/// The table as plain text.
pub fn print() -> String {
    lifecycle::print(TABLE)
}

#[cfg(test)]
mod tests {
    use super::{AuthorizationAction as A, AuthorizationState as S, TABLE, print, step};

    #[test]
    fn the_printed_table() {
        insta::assert_snapshot!(print());
    }

    #[test]
    fn each_action_has_one_row() {
        for action in A::ALL {
            assert_eq!(TABLE.iter().filter(|row| row.action == *action).count(), 1, "{action}");
        }
    }

    #[test]
    fn from_offer_to_expiry_and_back_from_suspension() {
        assert_eq!(step(A::Accept, S::Offered, None), Ok(S::Accepted));
        assert_eq!(step(A::Activate, S::Accepted, None), Ok(S::Active));
        assert_eq!(step(A::Suspend, S::Active, None), Ok(S::Suspended));
        assert_eq!(step(A::Reinstate, S::Suspended, Some(S::Active)), Ok(S::Active));
        assert_eq!(step(A::Expire, S::Active, None), Ok(S::Expired));
        assert!(step(A::Reinstate, S::Suspended, None).is_err());
    }

    #[test]
    fn what_is_not_listed_is_refused() {
        assert!(step(A::Accept, S::Accepted, None).is_err());
        assert!(step(A::GiveUp, S::Offered, None).is_err());
        for ended in [S::Refused, S::Lapsed, S::Ended, S::Expired] {
            assert!(A::ALL.iter().all(|action| step(*action, ended, Some(S::Active)).is_err()), "{ended}");
        }
    }
}
