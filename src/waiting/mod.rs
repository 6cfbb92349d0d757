//! Everything awaited from anyone is one kind of thing: asked, due, reminded, answered, expired. Queues,
//! reminders and ageing all come from it (lifecycles, the last paragraph).

pub mod invariants;
mod store;

use chrono::NaiveDate;

pub use store::{
    Wait, answer, answer_one, ask, expire, give_to, give_up, give_up_one, mark_reminded, open_for_request,
    open_of, overdue, postpone, remindable, set_due,
};

use crate::access::Role;
pub use crate::db::ids::WaitId;
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::text_enum;

text_enum! {
    /// What is awaited.
    pub enum WaitKind {
        /// Completeness check by the secretariat.
        Completeness = "completeness",
        /// A returned request, from the partner.
        Gaps = "gaps",
        /// Screening of a request.
        Screening = "screening",
        /// One scorecard.
        Scorecard = "scorecard",
        /// The group's recommendation.
        Recommendation = "recommendation",
        /// The officer's decision.
        Decision = "decision",
        /// A thing that a deferred request waits for.
        Deferral = "deferral",
        /// The partner's answer to a hold.
        HoldAnswer = "hold_answer",
        /// A second person for an exclusion or a release.
        SecondPerson = "second_person",
        /// Acceptance of an authorization.
        Acceptance = "acceptance",
        /// A lesson, or a reason for none.
        LessonTask = "lesson_task",
        /// Validation of a lesson.
        LessonValidation = "lesson_validation",
        /// The report on use at the end.
        UseReport = "use_report",
        /// A look at the report on a use.
        ReportReview = "report_review",
        /// A look at what a holder handed in.
        Papers = "papers",
        /// The opinion of a focal point or a Local Network.
        Opinion = "opinion",
        /// An owner's answer to somebody who asks to join.
        JoinRequest = "join_request",
        /// An answer to a holder who reported a change.
        ChangeReport = "change_report",
        /// The sponsor's word.
        Sponsorship = "sponsorship",
        /// What a condition of an authorization asks of its holder.
        Condition = "condition",
        /// A hit on the holder of something live, to be judged.
        HolderCheck = "holder_check",
        /// A look at a new integrity matter.
        MatterTriage = "matter_triage",
        /// An organization's comment on an integrity matter.
        MatterComment = "matter_comment",
        /// The end of an integrity matter.
        MatterClosing = "matter_closing",
        /// A chair's answer to a remedial engagement.
        Engagement = "engagement",
        /// An officer's answer to a partner who asked that a decision is looked at again.
        Reconsideration = "reconsideration",
        /// A member's word against a draft recommendation, while silence agrees to it.
        WrittenProcedure = "written_procedure",
    }
}

text_enum! {
    /// What the wait is tied to.
    pub enum WaitSubject {
        /// A request.
        Request = "request",
        /// A hold.
        Hold = "hold",
        /// A scorecard.
        Scorecard = "scorecard",
        /// A check.
        Check = "check",
        /// A condition of an authorization.
        Condition = "condition",
        /// A check on a holder.
        HolderCheck = "holder_check",
        /// A remedial engagement.
        Engagement = "engagement",
        /// An authorization.
        Authorization = "authorization",
        /// A lesson.
        Lesson = "lesson",
        /// A change that a holder reported.
        ChangeReport = "change_report",
        /// A question to a focal point or a Local Network.
        Opinion = "opinion",
        /// A question to join an organization.
        JoinRequest = "join_request",
        /// An integrity matter.
        Matter = "matter",
        /// A reconsideration.
        Reconsideration = "reconsideration",
        /// A draft recommendation in written procedure.
        WrittenProcedure = "written_procedure",
    }
}

/// From whom it is awaited: one person, any holder of a role, or an organization's people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// One person.
    Account(AccountId),
    /// Whoever holds the role without a conflict.
    Role(Role),
    /// The people of an organization.
    Organization(OrganizationId),
}

/// What to ask.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// What is awaited.
    pub kind: WaitKind,
    /// What it is tied to.
    pub subject: (WaitSubject, i64),
    /// The case it belongs to, if any.
    pub request: Option<RequestId>,
    /// From whom.
    pub from: Whom,
    /// The last day (UTC date), if there is one.
    pub due: Option<NaiveDate>,
}
