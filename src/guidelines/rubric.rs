//! The rubric: criteria, scale, bands and tracks of one version.

use super::problems::{Problem, Wrong};
use super::{Band, CheckCode, Edition, Part, Track, Words};
use chrono::NaiveDate;
use serde::Deserialize;

/// One version of the rubric. A case is pinned to the version it was accepted under (invariant I7).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// The version.
    pub version: u32,
    /// The first day on which new cases are accepted under it.
    pub valid_from: NaiveDate,
    /// The edition of the Guidelines it reads.
    pub edition: Edition,
    /// From which score on which band is spoken for.
    pub bands: Bands,
    /// The scale of a single score.
    pub scale: Scale,
    /// The tracks.
    #[serde(rename = "track")]
    pub tracks: Vec<TrackRule>,
    /// The criteria, in the order in which they are shown.
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
    /// The principles that describe the portfolio: shown as a note, never scored.
    #[serde(rename = "portfolio")]
    pub portfolio: Vec<PortfolioNote>,
}

/// The lowest score (of 100) of each band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// From here on: recommend.
    pub recommend: u8,
    /// From here on: recommend with conditions. Below: recommend a decline.
    pub recommend_with_conditions: u8,
}

/// The scale of a single score.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The lowest score.
    pub lowest: u8,
    /// The highest score.
    pub highest: u8,
    /// The scores that must be explained by a comment.
    pub comment_required_for: Vec<u8>,
    /// A spread of so much is flagged.
    pub spread_flagged_from: u8,
    /// What each score means in general.
    #[serde(rename = "step")]
    pub steps: Vec<ScaleStep>,
}

/// What one score means in general.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleStep {
    /// The score.
    pub score: u8,
    /// Its meaning.
    pub text: Words<String>,
}

/// One criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// C1 to C14.
    pub id: String,
    /// Its weight; the weights of a rubric sum to 100.
    pub weight: u8,
    /// True when a zero blocks the case until it is resolved.
    #[serde(default)]
    pub knock_out: bool,
    /// The check that a zero sends back to "not checked".
    #[serde(default)]
    pub knock_out_check: Option<CheckCode>,
    /// True when a member may say that it does not apply.
    #[serde(default)]
    pub na_allowed: bool,
    /// Its words.
    pub text: Words<CriterionText>,
}

/// The words of a criterion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionText {
    /// Its name.
    pub title: String,
    /// The rule it comes from.
    pub source: String,
    /// The question that guides the score.
    pub question: String,
    /// What each score from 0 to 4 means here.
    pub anchors: [String; 5],
}

/// A principle that describes the portfolio.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortfolioNote {
    /// P1 or P2.
    pub id: String,
    /// Its words.
    pub text: Words<PortfolioText>,
}

/// The words of a portfolio note.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortfolioText {
    /// Its name.
    pub title: String,
    /// The rule it comes from.
    pub source: String,
    /// What to think of.
    pub question: String,
}

/// What a track asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrackRule {
    /// Which track.
    pub track: Track,
    /// The ids of the criteria that are scored.
    pub criteria: Vec<String>,
    /// How many members are asked to score.
    pub scorers: u32,
    /// How many locked cards make a quorum.
    pub quorum: u32,
    /// How many members must be present at a meeting; `None` when written procedure will do.
    #[serde(default)]
    pub meeting_present: Option<u32>,
    /// True when a legal note is needed.
    pub legal_note: bool,
    /// Its words.
    pub text: Words<TrackText>,
}

/// The words of a track.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrackText {
    /// Its name.
    pub title: String,
    /// When it is taken.
    pub when: String,
}

impl Rubric {
    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// What a track asks for. `None` cannot happen in a rubric that was validated.
    pub fn track(&self, track: Track) -> Option<&TrackRule> {
        self.tracks.iter().find(|rule| rule.track == track)
    }

    /// The criteria that are scored on a track, in the order in which they are shown.
    pub fn criteria_of(&self, track: Track) -> Vec<&Criterion> {
        let Some(rule) = self.track(track) else {
            return Vec::new();
        };
        self.criteria.iter().filter(|criterion| rule.criteria.contains(&criterion.id)).collect()
    }

    /// What is wrong with it; empty when all is well.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut add = |about: &str, wrong| found.push(Problem::about(Part::Rubric, about, wrong));
        let sum: u32 = self.criteria.iter().map(|criterion| u32::from(criterion.weight)).sum();
        if sum != 100 {
            add("", Wrong::WeightsSum(sum));
        }
        for criterion in self.criteria.iter().filter(|criterion| criterion.weight == 0) {
            add(&criterion.id, Wrong::WeightZero(criterion.id.clone()));
        }
        if self.scale.lowest != 0 || self.scale.highest != 4 || self.scale.steps.len() != 5 {
            add("", Wrong::Scale);
        }
        if self.bands.recommend <= self.bands.recommend_with_conditions || self.bands.recommend > 100 {
            add("", Wrong::Bands);
        }
        for track in Track::ALL {
            match self.tracks.iter().filter(|rule| rule.track == *track).collect::<Vec<_>>().as_slice() {
                [rule] => {
                    for id in rule.criteria.iter().filter(|id| self.criterion(id).is_none()) {
                        add(track.as_str(), Wrong::TrackNames(*track, id.clone()));
                    }
                    if rule.criteria.is_empty() || rule.quorum == 0 || rule.scorers < rule.quorum {
                        add(track.as_str(), Wrong::TrackQuorum(*track));
                    }
                }
                rules => add(track.as_str(), Wrong::TrackTimes(*track, rules.len())),
            }
        }
        found
    }
}

impl Scale {
    /// True when a score must be explained.
    pub fn needs_comment(&self, score: u8) -> bool {
        self.comment_required_for.contains(&score)
    }
}

impl Bands {
    /// The band whose lowest score is the highest one not above; `at_least` says whether the case score is at least a number.
    pub fn band(self, at_least: impl Fn(u8) -> bool) -> Band {
        if at_least(self.recommend) {
            Band::Recommend
        } else if at_least(self.recommend_with_conditions) {
            Band::RecommendWithConditions
        } else {
            Band::RecommendDecline
        }
    }
}
