//! The words of states, bands, tracks and refusals.

use super::lifecycle::{CardRefusal, CardState};
use super::proposing::Fit;
use super::rules::Against;
use super::scoring::CardProblem;
use super::{Audience, RemarkKind, Resolution};
use crate::error::{Error, Result};
use crate::guidelines::{Band, Criterion, Reference, Track};
use crate::requests::questions::choices::OFFICIAL_LANGUAGES;
use crate::say::{self, Msg, current_language};

/// The rules in force: names of marks and sectors, and what describes the portfolio.
pub(super) fn reference() -> Result<&'static Reference> {
    Reference::current().map_err(Error::internal)
}

fn of(kind: &str, word: &str) -> Msg {
    say::by_id("reviews", &format!("{kind}-{}", word.replace('_', "-"))).unwrap_or_else(|| Msg::plain(word))
}

impl CardState {
    /// The state in words.
    pub fn words(self) -> Msg {
        of("card", self.as_str())
    }

    /// The tone of the state: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Assigned => "",
            Self::Open => "info",
            Self::Locked => "ok",
            Self::Recused | Self::Abstained | Self::Replaced => "line",
        }
    }
}

impl RemarkKind {
    /// The kind in words.
    pub fn words(self) -> Msg {
        of("remark", self.as_str())
    }
}

impl Audience {
    /// Who reads it, in words.
    pub fn words(self) -> Msg {
        of("audience", self.as_str())
    }
}

impl Resolution {
    /// The resolution in words.
    pub fn words(self) -> Msg {
        of("resolution", self.as_str())
    }
}

/// A band in words.
pub(super) fn band(band: Band) -> Msg {
    of("band", band.as_str())
}

/// A track in words.
pub(super) fn track(track: Track) -> Msg {
    of("track", track.as_str())
}

impl Against {
    /// What it is, in words.
    pub fn words(&self) -> Msg {
        match self {
            Self::Membership => say::reviews::against_membership(),
            Self::Relative(name) => say::reviews::against_relative(name),
            Self::Adjudicated => say::reviews::against_adjudicated(),
            Self::Decided => say::reviews::against_decided(),
            Self::Entered => say::reviews::against_entered(),
            Self::GaveOpinion => say::reviews::against_gave_opinion(),
            Self::Named => say::reviews::against_named(),
            Self::PastConflicts(count) => say::reviews::against_past_conflicts(*count),
            Self::Full(open, most) => say::reviews::against_full(*open, *most),
            Self::Declared => say::reviews::against_declared(),
            Self::SameDomain(domain) => say::reviews::against_same_domain(domain),
            Self::Absent(until) => say::reviews::against_absent(*until),
        }
    }
}

/// What speaks for a member in a case, in the language of the thread.
pub(super) fn knows(fit: &Fit) -> Vec<Msg> {
    let mut all = Vec::new();
    if fit.sector {
        all.push(say::reviews::knows_sector());
    }
    if !fit.goals.is_empty() {
        all.push(say::reviews::knows_goals(fit.goals.join(", ")));
    }
    if !fit.languages.is_empty() {
        let names: Vec<Msg> = fit.languages.iter().map(|tag| OFFICIAL_LANGUAGES.label(tag)).collect();
        all.push(say::reviews::knows_languages(say::list(&names)));
    }
    all
}

/// A criterion with its id, in the language of the page.
pub(super) fn criterion(criterion: &Criterion) -> String {
    format!("{} {}", criterion.id, criterion.text.say(current_language().tag()).title)
}

/// A problem of a card, in words.
pub(super) fn problem(problem: &CardProblem) -> Msg {
    match problem {
        CardProblem::NotScored { criterion } => say::reviews::problem_not_scored(criterion),
        CardProblem::CommentMissing { criterion, score } => {
            say::reviews::problem_comment_missing(criterion, *score)
        }
        CardProblem::AlwaysApplies { criterion } => say::reviews::problem_always_applies(criterion),
        CardProblem::OffTheScale { criterion, .. } => say::reviews::problem_off_the_scale(criterion),
        CardProblem::NotAsked { criterion } => say::reviews::problem_not_asked(criterion),
        CardProblem::NothingApplies => say::reviews::problem_nothing_applies(),
    }
}

impl From<CardRefusal> for Error {
    fn from(refusal: CardRefusal) -> Self {
        Self::Refused(match refusal {
            CardRefusal::WrongState { from, .. } => say::reviews::refused_state(from.words()),
            CardRefusal::WrongStage { stage, .. } => say::reviews::refused_stage(stage.words()),
            CardRefusal::OnHold => say::reviews::refused_on_hold(),
        })
    }
}
