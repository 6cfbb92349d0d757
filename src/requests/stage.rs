//! The words of a request's life: its stages, its outcomes, and what can be done to it.

use crate::text_enum;

text_enum! {
    /// Where a request stands.
    pub enum Stage {
        /// The partner is still writing it.
        Draft = "draft",
        /// Sent; the secretariat looks at completeness and routing.
        Submitted = "submitted",
        /// Sent back for what is missing.
        Returned = "returned",
        /// Accepted; the checks are worked.
        Screening = "screening",
        /// The advisory group scores.
        Review = "review",
        /// The advisory group discusses.
        Deliberation = "deliberation",
        /// The group's recommendation lies with an authorizing officer.
        Recommended = "recommended",
        /// Put off until a date or until something comes.
        Deferred = "deferred",
        /// Over, with an outcome.
        Closed = "closed",
    }
}

text_enum! {
    /// How a closed request ended.
    pub enum Outcome {
        /// Authorized as asked.
        Authorized = "authorized",
        /// Authorized with conditions.
        AuthorizedWithConditions = "authorized_with_conditions",
        /// Declined with reasons.
        Declined = "declined",
        /// Excluded by a confirmed check.
        Excluded = "excluded",
        /// Another office decides.
        Referred = "referred",
        /// The use needs no authorization.
        NotRequired = "not_required",
        /// Taken back by the partner.
        Withdrawn = "withdrawn",
        /// Ended by the calendar.
        Lapsed = "lapsed",
    }
}

text_enum! {
    /// What can be done to a request.
    pub enum Action {
        /// The partner sends the request.
        Submit = "submit",
        /// The partner takes it back to the draft.
        Recall = "recall",
        /// The secretariat sends it back with a list of gaps.
        Return = "return",
        /// The partner sends a new revision.
        Resubmit = "resubmit",
        /// The calendar ends it.
        Lapse = "lapse",
        /// The secretariat closes it: no authorization is needed.
        CloseNotRequired = "close_not_required",
        /// The secretariat closes it: another office decides.
        Refer = "refer",
        /// The partner asks that a routing be looked at again.
        AskUndoRouting = "ask_undo_routing",
        /// The secretariat takes a routing back.
        UndoRouting = "undo_routing",
        /// The secretariat accepts it with a track.
        Accept = "accept",
        /// The review opens.
        OpenReview = "open_review",
        /// Another track is set.
        ChangeTrack = "change_track",
        /// Named questions go to the partner.
        AskForChange = "ask_for_change",
        /// The partner answers with a new revision.
        Revise = "revise",
        /// The cards are in; the deliberation opens.
        OpenDeliberation = "open_deliberation",
        /// The deliberation goes back to scoring.
        ReopenReview = "reopen_review",
        /// The chair issues the group's recommendation.
        Recommend = "recommend",
        /// The officer sends the recommendation back with questions.
        SendBack = "send_back",
        /// The officer decides; the decision is sealed, the stage stays until it is released.
        Decide = "decide",
        /// The same officer voids a sealed decision before its release.
        TakeBack = "take_back",
        /// A sealed decision takes effect.
        ReleaseDecision = "release_decision",
        /// The officer puts the decision off.
        Defer = "defer",
        /// What was awaited came, or its date did.
        Wake = "wake",
        /// The partner takes the request out of the procedure.
        Withdraw = "withdraw",
        /// A screener puts the request on hold.
        OpenHold = "open_hold",
        /// Other staff ask for a hold.
        AskHold = "ask_hold",
        /// The partner answers a hold.
        AnswerHold = "answer_hold",
        /// A screener and a second person release a hold.
        ReleaseHold = "release_hold",
        /// The chair excludes after two people confirmed.
        Exclude = "exclude",
        /// A changed exclusion opens the case again.
        ReopenExcluded = "reopen_excluded",
        /// A changed decline opens the case again.
        ReopenDeclined = "reopen_declined",
        /// What was granted on paper before is written down.
        RecordPaper = "record_paper",
    }
}

impl Stage {
    /// The stages at which checks can be recorded and names are looked up in the lists.
    pub const SCREENED: [Self; 5] =
        [Self::Screening, Self::Review, Self::Deliberation, Self::Recommended, Self::Deferred];

    /// True until the request is closed.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}

impl Outcome {
    /// True for the two that grant something.
    pub const fn is_authorized(self) -> bool {
        matches!(self, Self::Authorized | Self::AuthorizedWithConditions)
    }
}
