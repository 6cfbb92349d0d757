//! Reviews: who scores a request, the scorecards of the advisory group, what they add up to, and the
//! deliberation over them. Members score apart; the cards are opened to each other when all are locked.

pub mod actions;
pub mod beside;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod proposing;
pub mod ratio;
pub mod reading;
pub mod rules;
pub mod scoring;
mod store;
mod words;

pub use crate::db::ids::ScorecardId;
pub use letters::samples as sample_letters;
pub use lifecycle::CardState;
pub(crate) use pages::{Matrix, matrix_of};
pub use reading::{Deliberation, MemberCard, Readiness, members_of, ready_to_recommend};
pub use store::{Card, KnockOut, Meeting, PastCases, Remark, conflicted_people};

use crate::text_enum;

text_enum! {
    /// What somebody says in the thread of a deliberation.
    pub enum RemarkKind {
        /// A comment.
        Comment = "comment",
        /// An objection: it stands until its author withdraws it.
        Objection = "objection",
    }
}

text_enum! {
    /// Who reads what is said in the thread; the narrowest comes first and is meant when nothing is said.
    pub enum Audience {
        /// Those who may speak there: members with a card, the chair, the secretariat; and who reads everything.
        Group = "group",
        /// Everybody who sees the case and its scores: the officer and the screeners too.
        Case = "case",
    }
}

text_enum! {
    /// What became of a question that a member would ask the partner.
    pub enum QuestionState {
        /// Whoever asks the partner has not looked at it.
        Waiting = "waiting",
        /// The partner was asked.
        Put = "put",
        /// It is not put.
        LetGo = "let_go",
    }
}

text_enum! {
    /// How the chair resolved a knock-out (invariant I13).
    pub enum Resolution {
        /// It stands: only a decline may be recommended.
        Upheld = "upheld",
        /// Set aside with reasons, while no objection stands.
        SetAside = "set_aside",
    }
}
