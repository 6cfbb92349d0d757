//! The life of an integrity matter, in one table.

use crate::access::Role::{self, AuthorizingOfficer, Chair, Partner, Screener, Secretariat};
use crate::lifecycle::{self, Row, To};
use crate::text_enum;

text_enum! {
    /// Where a matter stands.
    pub enum MatterState {
        /// It came in; nobody has looked at it.
        Received = "received",
        /// There is nothing in it.
        Dismissed = "dismissed",
        /// The organization is asked for its comment.
        InDialogue = "in_dialogue",
        /// Another office looks after it.
        Referred = "referred",
        /// Settled with the organization.
        Resolved = "resolved",
        /// The authorization was suspended or revoked for it.
        Sanctioned = "sanctioned",
    }
}

text_enum! {
    /// What can be done with a matter.
    pub enum MatterAction {
        /// Say which organization and which authorization it concerns.
        Link = "link",
        /// There is nothing in it.
        Dismiss = "dismiss",
        /// Ask the organization for its comment.
        OpenDialogue = "open_dialogue",
        /// Hand it to another office.
        Refer = "refer",
        /// Put every open request of the organization on hold.
        PutOnHold = "put_on_hold",
        /// The organization comments.
        Comment = "comment",
        /// The time for the comment passed.
        PassTime = "pass_time",
        /// Settle it.
        Resolve = "resolve",
        /// Suspend or revoke the authorization for it.
        Sanction = "sanction",
    }
}

/// Why a matter's lifecycle says no.
pub type MatterRefusal = lifecycle::Refusal<MatterAction, MatterState>;

use MatterAction as A;
use MatterState as S;

const OPEN: &[MatterState] = &[S::Received, S::InDialogue];

/// The table.
#[rustfmt::skip]
pub const TABLE: &[Row<MatterAction, MatterState>] = &[
    row(A::Link, OPEN, To::Stays, &[Secretariat], "once in dialogue the organization stays"),
    row(A::Dismiss, &[S::Received], To::State(S::Dismissed), &[Secretariat], "reasons"),
    row(A::OpenDialogue, &[S::Received], To::State(S::InDialogue), &[Secretariat], "an organization that is known here; what it is asked; two months"),
    row(A::Refer, &[S::Received], To::State(S::Referred), &[Secretariat], "the office; reasons"),
    row(A::PutOnHold, OPEN, To::Stays, &[Secretariat, Screener], "an open request that is not on hold; reason; neutral summary"),
    row(A::Comment, &[S::InDialogue], To::Stays, &[Partner], "once"),
    Row { system: true, ..row(A::PassTime, &[S::InDialogue], To::Stays, &[], "the last day passed without a comment") },
    row(A::Resolve, &[S::InDialogue], To::State(S::Resolved), &[Chair], "reasons"),
    row(A::Sanction, &[S::InDialogue], To::State(S::Sanctioned), &[AuthorizingOfficer], "an authorization; commented, or the last day passed; reasons"),
];

const fn row(
    action: MatterAction,
    from: &'static [MatterState],
    to: To<MatterState>,
    who: &'static [Role],
    guard: &'static str,
) -> Row<MatterAction, MatterState> {
    Row { action, from, to, who, system: false, guard }
}

impl MatterState {
    /// True while something is to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::InDialogue)
    }
}

/// The roles that take a step.
pub fn who(action: MatterAction) -> &'static [Role] {
    TABLE.iter().find(|row| row.action == action).map_or(&[], |row| row.who)
}

/// The state after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(action: MatterAction, from: MatterState) -> Result<MatterState, MatterRefusal> {
    lifecycle::step(TABLE, action, from, None)
}

/// The table as plain text.
pub fn print() -> String {
    lifecycle::print(TABLE)
}

#[cfg(test)]
mod tests {
    use super::{MatterAction as A, MatterState as S, TABLE, step};

    #[test]
    fn each_action_has_one_row() {
        for action in A::ALL {
            assert_eq!(TABLE.iter().filter(|row| row.action == *action).count(), 1, "{action}");
        }
    }

    #[test]
    fn what_is_closed_stays_closed() {
        assert_eq!(step(A::OpenDialogue, S::Received), Ok(S::InDialogue));
        assert_eq!(step(A::Sanction, S::InDialogue), Ok(S::Sanctioned));
        assert!(step(A::Resolve, S::Received).is_err() && step(A::Dismiss, S::InDialogue).is_err());
        for closed in S::ALL.iter().filter(|state| !state.is_open()) {
            assert!(A::ALL.iter().all(|action| step(*action, *closed).is_err()), "{closed}");
        }
    }
}
