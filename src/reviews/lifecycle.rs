//! The life of a scorecard, in one table. Locked cards never change: a new version does.

use crate::access::Role::{self, Chair, Reviewer, Secretariat};
use crate::lifecycle::{text_table, who, words};
use crate::requests::lifecycle::Stage;
use crate::text_enum;

text_enum! {
    /// Where one version of a scorecard stands.
    pub enum CardState {
        /// Asked of a member who has not begun.
        Assigned = "assigned",
        /// Being written.
        Open = "open",
        /// Final; never changes.
        Locked = "locked",
        /// Its member declared a conflict; kept, left out of means.
        Recused = "recused",
        /// Its member abstained.
        Abstained = "abstained",
        /// Given to another member.
        Replaced = "replaced",
    }
}

text_enum! {
    /// What can be done to a scorecard.
    pub enum CardAction {
        /// The first score is saved.
        Begin = "begin",
        /// Further scores are saved.
        Save = "save",
        /// The member makes it final.
        Lock = "lock",
        /// The member changes a locked card after an answer changed: a new version begins.
        NewVersion = "new_version",
        /// The member declares a conflict.
        Recuse = "recuse",
        /// The member abstains.
        Abstain = "abstain",
        /// The secretariat or the chair gives it to another member.
        Replace = "replace",
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct CardRow {
    /// What is done.
    pub action: CardAction,
    /// The card's states in which it may be done.
    pub from: &'static [CardState],
    /// The state of the card (for a new version: of the new one) afterwards.
    pub to: CardState,
    /// True when a new version is written and the old one stays as it is.
    pub new_version: bool,
    /// The stages of the request in which it may be done.
    pub stages: &'static [Stage],
    /// True when it is refused while a hold is open.
    pub refused_on_hold: bool,
    /// Who may do it.
    pub who: &'static [Role],
}

/// Why a scorecard's lifecycle says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardRefusal {
    /// The card is in a state in which this is not possible.
    WrongState {
        /// What was asked.
        action: CardAction,
        /// The card's state.
        from: CardState,
    },
    /// The request stands in a stage in which this is not possible (no card is locked once the deliberation is open).
    WrongStage {
        /// What was asked.
        action: CardAction,
        /// The request's stage.
        stage: Stage,
    },
    /// A hold is open; open cards can only be read.
    OnHold,
}

use CardAction as A;
use CardState as S;

const EARLY: &[Stage] = &[Stage::Screening, Stage::Review];
const SCORING: &[Stage] = &[Stage::Review];
const UNTIL_DECIDED: &[Stage] =
    &[Stage::Screening, Stage::Review, Stage::Deliberation, Stage::Recommended, Stage::Deferred];
const MEMBER: &[Role] = &[Reviewer, Chair];
const OFFICE: &[Role] = &[Secretariat, Chair];

/// The table.
pub const TABLE: &[CardRow] = &[
    row(A::Begin, &[S::Assigned], S::Open, SCORING, true, MEMBER),
    row(A::Save, &[S::Open], S::Open, SCORING, true, MEMBER),
    row(A::Lock, &[S::Open], S::Locked, SCORING, true, MEMBER),
    row(A::NewVersion, &[S::Locked], S::Open, SCORING, true, MEMBER),
    row(A::Recuse, &[S::Assigned, S::Open, S::Locked], S::Recused, UNTIL_DECIDED, false, MEMBER),
    row(A::Abstain, &[S::Assigned, S::Open], S::Abstained, EARLY, true, MEMBER),
    row(A::Replace, &[S::Assigned, S::Open], S::Replaced, EARLY, true, OFFICE),
];

const fn row(
    action: CardAction,
    from: &'static [CardState],
    to: CardState,
    stages: &'static [Stage],
    refused_on_hold: bool,
    who: &'static [Role],
) -> CardRow {
    CardRow {
        action,
        from,
        to,
        new_version: matches!(action, CardAction::NewVersion),
        stages,
        refused_on_hold,
        who,
    }
}

impl CardState {
    /// True when its member still has to do something.
    pub const fn is_awaited(self) -> bool {
        matches!(self, Self::Assigned | Self::Open)
    }

    /// True when it counts for quorum and means.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Locked)
    }
}

/// The card's state after `action`.
///
/// # Errors
/// Not possible in this state or stage, or refused while a hold is open.
pub fn step(
    action: CardAction,
    from: CardState,
    stage: Stage,
    hold_open: bool,
) -> Result<CardState, CardRefusal> {
    let row = TABLE.iter().find(|row| row.action == action && row.from.contains(&from));
    let row = row.ok_or(CardRefusal::WrongState { action, from })?;
    if !row.stages.contains(&stage) {
        return Err(CardRefusal::WrongStage { action, stage });
    }
    if row.refused_on_hold && hold_open {
        return Err(CardRefusal::OnHold);
    }
    Ok(row.to)
}

/// The table as plain text.
pub fn print() -> String {
    let rows = TABLE.iter().map(|row| {
        vec![
            row.action.as_str().to_owned(),
            words(row.from),
            format!("{}{}", row.to, if row.new_version { " (a new version)" } else { "" }),
            words(row.stages),
            if row.refused_on_hold { "refused" } else { "allowed" }.to_owned(),
            who(row.who, false),
        ]
    });
    text_table(&["action", "from", "to", "stages", "on hold", "who"], rows)
}

#[cfg(test)]
mod tests {
    use super::{CardAction as A, CardRefusal, CardState as S, Stage, TABLE, step};

    #[test]
    fn each_action_has_one_row() {
        for action in A::ALL {
            assert_eq!(TABLE.iter().filter(|row| row.action == *action).count(), 1, "{action}");
        }
    }

    #[test]
    fn a_card_is_locked_in_review_only_and_not_on_hold() {
        assert_eq!(step(A::Begin, S::Assigned, Stage::Review, false), Ok(S::Open));
        assert_eq!(step(A::Lock, S::Open, Stage::Review, false), Ok(S::Locked));
        assert_eq!(step(A::Lock, S::Open, Stage::Review, true), Err(CardRefusal::OnHold));
        assert!(matches!(
            step(A::Lock, S::Open, Stage::Deliberation, false),
            Err(CardRefusal::WrongStage { .. })
        ));
        assert!(matches!(
            step(A::Save, S::Locked, Stage::Review, false),
            Err(CardRefusal::WrongState { .. })
        ));
    }

    #[test]
    fn a_conflict_can_be_declared_at_any_time_even_on_hold() {
        for from in [S::Assigned, S::Open, S::Locked] {
            assert_eq!(step(A::Recuse, from, Stage::Deliberation, true), Ok(S::Recused));
        }
        assert!(step(A::Abstain, S::Locked, Stage::Review, false).is_err());
    }
}
