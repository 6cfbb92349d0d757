//! The ids of the nouns. They stand here, below every concept, because rows of lower concepts (events,
//! waits, notices) point at nouns of higher ones.

crate::id! {
    /// A person's account.
    AccountId
}
crate::id! {
    /// An organization.
    OrganizationId
}
crate::id! {
    /// A request.
    RequestId
}
crate::id! {
    /// A frozen submission of a request.
    RevisionId
}
crate::id! {
    /// An uploaded document.
    DocumentId
}
crate::id! {
    /// A check of one request.
    CheckId
}
crate::id! {
    /// A hold.
    HoldId
}
crate::id! {
    /// A member's scorecard on one request.
    ScorecardId
}
crate::id! {
    /// A recommendation.
    RecommendationId
}
crate::id! {
    /// A decision.
    DecisionId
}
crate::id! {
    /// An authorization.
    AuthorizationId
}
crate::id! {
    /// A file that a holder handed in.
    PaperId
}
crate::id! {
    /// A report on a use after its end.
    UseReportId
}
crate::id! {
    /// Somebody who acts for the holder of an authorization.
    AgentId
}
crate::id! {
    /// A file from which a mark is reproduced.
    MasterId
}
crate::id! {
    /// A file of authorizations that were granted on paper.
    ImportId
}
crate::id! {
    /// An integrity matter.
    MatterId
}
crate::id! {
    /// A lesson.
    LessonId
}
crate::id! {
    /// One letter to one recipient.
    NoticeId
}
crate::id! {
    /// One thing awaited.
    WaitId
}
crate::id! {
    /// A list of listed persons and organizations.
    ListId
}
crate::id! {
    /// A version of a list.
    ListVersionId
}
crate::id! {
    /// A name in a request that is near a listed one.
    MatchId
}
crate::id! {
    /// A check on the holder of an authorization.
    HolderCheckId
}
crate::id! {
    /// A report on an organization that somebody graded.
    ControversyId
}
crate::id! {
    /// A risk of a case.
    RiskId
}
crate::id! {
    /// A remedial engagement.
    EngagementId
}
crate::id! {
    /// A reconsideration of a decision.
    ReconsiderationId
}
crate::id! {
    /// A version set of the rules.
    RuleSetId
}
crate::id! {
    /// A version of a paragraph of a letter.
    ParagraphId
}
