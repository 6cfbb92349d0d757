//! How a case of the demo goes: who asks for what, and which steps are taken on which working day.

use crate::guidelines::{Band, CheckCode, CheckOutcome, ReasonCode, Track};
use crate::reviews::RemarkKind;

/// A text of the demo.
pub(super) type Text = &'static str;

/// How a member scores.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hand {
    /// Mostly 3 and 4: speaks for a recommendation.
    Warm,
    /// Mostly 2 and 3: speaks for conditions.
    Careful,
    /// Mostly 1 and 2: speaks against.
    Cold,
    /// As [`Hand::Cold`], with a zero that knocks the case out.
    Blocking,
}

/// What was learned.
#[derive(Debug)]
pub(super) struct Learned {
    pub kind: crate::lessons::LessonKind,
    pub title: Text,
    pub intended: Text,
    pub happened: Text,
    pub effect: Text,
    pub recommendation: Text,
    pub owner: crate::access::Role,
    pub criteria: &'static [Text],
    pub readers: crate::lessons::Confidentiality,
}

/// One thing that somebody does.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// The partner begins a draft and answers the groups, all of them or half, with their files.
    Begin {
        half: bool,
    },
    /// The partner changes one answer.
    Rewrite(Text, Text),
    /// The partner sends it: the first time, or again.
    Send(Text),
    Return(&'static [(Text, Text)]),
    NotRequired(Text, Text),
    Refer(Text),
    Withdraw(Text),
    Accept,
    /// A screener clears so many checks.
    CheckSome(usize),
    CheckRest,
    Find(CheckCode, CheckOutcome, Text),
    SecondFinding(CheckCode, Text),
    Hold(CheckCode, Text, Text),
    AnswerHold(Text),
    /// A report: what, its source, its five weights, its grade.
    Weigh(Text, Text, [i64; 5], i64),
    /// A risk: what, likelihood, impact, what is done about it.
    Risk(Text, i64, i64, Text),
    /// A remedial engagement: the plan, and its milestones one a line.
    Remedy(Text, Text),
    Exclude(Text),
    Assign,
    /// All members declare that there is no conflict.
    Declare,
    OpenReview,
    /// This member scores the first criteria and comes back later.
    BeginCard(usize),
    /// This member scores and locks.
    Lock(usize, Hand),
    /// This member says something.
    Remark(usize, RemarkKind, Option<Text>, Text),
    Recommend(Band, Text),
    SendBack(Text),
    Decide(Text),
    Decline(ReasonCode, Text, Text),
    /// Decides; the release lies so many days after today.
    Seal(Text, i64),
    Defer(Text, i64),
    Sign,
    /// What must be met before the first use is met.
    Meet,
    GiveUp,
    Suspend(Text),
    Revoke(Text, i64),
    Report(Text),
    /// The office accepts the report on the use, with remarks.
    Accepted(Text),
    /// The holder names somebody who acts for them: who, what for, for so many days.
    Agent(Text, Text, i64),
    Learn(&'static Learned),
    Publish,
    Waive(Text),
}

/// A case.
#[derive(Debug)]
pub(super) struct Plan {
    /// The partner's short name.
    pub partner: Text,
    pub title: Text,
    pub mark: Text,
    pub use_type: Text,
    pub mention_only: bool,
    pub track: Track,
    pub medium: Text,
    pub wording: Text,
    /// First and last day of the use, days from today.
    pub days: (i64, i64),
    /// Short names of the members who score.
    pub members: &'static [Text],
    /// The steps, each with how many working days ago it is taken.
    pub steps: Vec<(u32, Step)>,
    cursor: u32,
}

impl Plan {
    /// A text that informs, under the name of the United Nations: the simplest case.
    pub fn new(partner: Text, title: Text, wording: Text, days: (i64, i64)) -> Self {
        Self {
            partner,
            title,
            mark: "UN_NAME",
            use_type: "informational",
            mention_only: false,
            track: Track::Simplified,
            medium: "print",
            wording,
            days,
            members: &["reviewer", "reviewer2"],
            steps: Vec::new(),
            cursor: 0,
        }
    }

    pub fn asks(mut self, mark: Text, use_type: Text, track: Track) -> Self {
        (self.mark, self.use_type, self.track) = (mark, use_type, track);
        self
    }

    pub fn on(mut self, medium: Text) -> Self {
        self.medium = medium;
        self
    }

    pub fn by(mut self, members: &'static [Text]) -> Self {
        self.members = members;
        self
    }

    /// So many working days before today.
    pub fn at(mut self, days_ago: u32, step: Step) -> Self {
        self.cursor = days_ago;
        self.steps.push((days_ago, step));
        self
    }

    /// So many working days after the step before.
    pub fn then(self, days: u32, step: Step) -> Self {
        let at = self.cursor.saturating_sub(days).max(1);
        self.at(at, step)
    }

    /// Written on the working day before, and sent.
    pub fn sent(self, days_ago: u32) -> Self {
        self.at(days_ago + 1, Step::Begin { half: false }).then(1, Step::Send(""))
    }

    pub fn accepted(self, days: u32) -> Self {
        self.then(days, Step::Accept)
    }

    pub fn screened(self) -> Self {
        self.then(1, Step::CheckSome(9)).then(1, Step::CheckRest)
    }

    pub fn in_review(self) -> Self {
        self.then(1, Step::Assign).then(1, Step::Declare).then(0, Step::OpenReview)
    }

    pub fn scored(mut self, hands: &[Hand]) -> Self {
        for (member, hand) in hands.iter().enumerate() {
            self = self.then(1, Step::Lock(member, *hand));
        }
        self
    }

    pub fn recommended(self, band: Band, text: Text) -> Self {
        self.then(2, Step::Recommend(band, text))
    }

    /// From the acceptance to a recommendation, on the simplest track with two members.
    pub fn recommended_simply(self) -> Self {
        self.accepted(2)
            .screened()
            .in_review()
            .scored(&[Hand::Warm, Hand::Warm])
            .recommended(Band::Recommend, "The words tell what is so, help the aim and favour no seller.")
    }

    /// Decided, and signed by the partner.
    pub fn granted(self) -> Self {
        self.then(2, Step::Decide("I follow the group.")).then(2, Step::Sign).then(1, Step::Meet)
    }

    /// Nothing to learn: said a few days after the end.
    pub fn waived(self) -> Self {
        self.then(2, Step::Waive("A plain case, done within its days; nothing that others could not know."))
    }
}
