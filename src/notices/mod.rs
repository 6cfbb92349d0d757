//! Mail is data. A letter is a struct of its concept that implements [`Letter`]; a notice is one letter to
//! one recipient, rendered and written in the transaction that decided; the [`worker`] delivers it later.

pub mod actions;
mod digest;
mod failures;
pub mod invariants;
mod letter;
mod message;
pub mod office;
pub mod overtaken;
mod pace;
pub mod pages;
pub mod paper;
pub mod paragraphs;
pub mod returns;
pub mod rules;
pub mod sample;
mod smtp;
mod store;
pub mod transport;
pub mod transport_url;
pub mod worker;

pub use crate::db::ids::NoticeId;
pub use actions::{write, write_rendered};
pub use digest::{gather_due, samples as sample_letters, void_kept};
pub use failures::Cause;
pub use letter::{Letter, Part, Rendered, on_paper, render};
pub use office::Office;
pub use pace::Pace;
pub use paragraphs::Wording;
pub use store::paces::pace_of;
pub use store::reading::{Count, Filter, QueueState, by_id, counts, of_request, page, queue_state};
pub use store::returns::{Return, came_back, of_address, returned_of_request};
pub use store::{NoticeRow, Pause, pause};

use crate::audit::SubjectKind;
use crate::db::ids::{AccountId, OrganizationId, RequestId, WaitId};
use crate::say::Language;
use crate::text_enum;

text_enum! {
    /// Where a notice stands.
    pub enum NoticeState {
        /// Waiting for its first try.
        Queued = "queued",
        /// Claimed by a worker.
        Sending = "sending",
        /// Handed to the mail server (or written to the folder).
        Sent = "sent",
        /// A try failed for now; there will be another.
        Retrying = "retrying",
        /// Given up; somebody has to look.
        Failed = "failed",
        /// What it said no longer holds; it was not sent.
        Voided = "voided",
        /// Kept for the recipient's next digest.
        Kept = "kept",
        /// Said in a digest.
        Gathered = "gathered",
    }
}

impl NoticeState {
    /// Not sent yet, and not on its way: what it says can still be taken back.
    pub const WAITING: [Self; 3] = [Self::Queued, Self::Retrying, Self::Kept];
}

/// Who gets a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The account, when the recipient has one.
    pub account: Option<AccountId>,
    /// Name as the person writes it.
    pub name: String,
    /// E-mail address.
    pub address: String,
    /// Language of the letter.
    pub language: Language,
}

/// What a letter is about: the chain it belongs to, and the case when there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Kind of the subject.
    pub kind: SubjectKind,
    /// Id of the subject.
    pub id: i64,
    /// The case, so that its page can show who was written to.
    pub request: Option<RequestId>,
    /// What the letter asks for, where that is not the newest wait of its kind in the case.
    pub wait: Option<WaitId>,
}

impl About {
    /// About a request.
    pub fn request(id: RequestId) -> Self {
        Self { kind: SubjectKind::Request, id: id.0, request: Some(id), wait: None }
    }

    /// About an organization.
    pub fn organization(id: OrganizationId) -> Self {
        Self { kind: SubjectKind::Organization, id: id.0, request: None, wait: None }
    }

    /// About an account.
    pub fn account(id: AccountId) -> Self {
        Self { kind: SubjectKind::Account, id: id.0, request: None, wait: None }
    }

    /// The same, asking for this.
    #[must_use]
    pub fn awaiting(self, wait: WaitId) -> Self {
        Self { wait: Some(wait), ..self }
    }
}
