//! What scorecards add up to: exact, by the rubric the case is pinned to. A card's score is the weighted mean of its
//! scores on a scale of 100; the case's score is the mean of its cards.

use super::ratio::Ratio;
use crate::guidelines::{Band, Criterion, Rubric, Track};

/// What a member says on one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A score, 0 to 4.
    Score(u8),
    /// It does not apply to this case.
    NotApplicable,
}

/// One line of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id of the criterion.
    pub criterion: String,
    /// What the member says; `None` when not said yet.
    pub answer: Option<Answer>,
    /// The member's comment; empty for none.
    pub comment: String,
}

/// Why a card cannot be locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardProblem {
    /// The criterion is not scored yet.
    NotScored {
        /// Which.
        criterion: String,
    },
    /// The score must be explained.
    CommentMissing {
        /// Which.
        criterion: String,
        /// The score that asks for it.
        score: u8,
    },
    /// The criterion always applies.
    AlwaysApplies {
        /// Which.
        criterion: String,
    },
    /// The score is not on the scale.
    OffTheScale {
        /// Which.
        criterion: String,
        /// The score.
        score: u8,
    },
    /// The criterion is not part of this track, or stands twice on the card.
    NotAsked {
        /// Which.
        criterion: String,
    },
    /// Nothing applies, so there is nothing to score.
    NothingApplies,
}

/// A scorecard, read against the rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardReading {
    /// The criteria of the track with what was said, in the order of the rubric.
    pub lines: Vec<(String, Option<Answer>)>,
    /// The score so far, of 100, over what is scored and applies; `None` while nothing is.
    pub score: Option<Ratio>,
    /// How many criteria are left to score.
    pub left: usize,
    /// The ids of criteria whose zero blocks the case.
    pub knock_outs: Vec<String>,
    /// Why it cannot be locked; empty when it can.
    pub problems: Vec<CardProblem>,
}

/// What the cards say on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionReading {
    /// Its id.
    pub criterion: String,
    /// The mean over the cards that scored it; `None` when none did.
    pub mean: Option<Ratio>,
    /// How many cards scored it.
    pub scored: usize,
    /// The lowest and the highest score.
    pub range: Option<(u8, u8)>,
    /// Highest minus lowest; 0 when fewer than two scored it.
    pub spread: u8,
    /// True when the spread is large enough to be talked about.
    pub flagged: bool,
    /// How many cards knock the case out here.
    pub knock_outs: usize,
}

/// What the cards of a case add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReading {
    /// The mean of the card scores; `None` when there is no card.
    pub score: Option<Ratio>,
    /// The band it speaks for.
    pub band: Option<Band>,
    /// How many cards count.
    pub cards: usize,
    /// Each criterion, in the order of the rubric.
    pub criteria: Vec<CriterionReading>,
}

impl Entry {
    /// A score with its comment.
    pub fn score(criterion: &str, score: u8, comment: &str) -> Self {
        Self {
            criterion: criterion.to_owned(),
            answer: Some(Answer::Score(score)),
            comment: comment.to_owned(),
        }
    }

    /// "Does not apply".
    pub fn not_applicable(criterion: &str) -> Self {
        Self { criterion: criterion.to_owned(), answer: Some(Answer::NotApplicable), comment: String::new() }
    }
}

/// Reads a card, finished or not, against the criteria of a track.
pub fn read_card(rubric: &Rubric, track: Track, entries: &[Entry]) -> CardReading {
    let criteria = rubric.criteria_of(track);
    let mut reading =
        CardReading { lines: Vec::new(), score: None, left: 0, knock_outs: Vec::new(), problems: Vec::new() };
    let mut points: u32 = 0;
    let mut weights: u32 = 0;
    for criterion in &criteria {
        let entry = entries.iter().find(|entry| entry.criterion == criterion.id);
        let problem = problem_of(rubric, criterion, entry);
        let answer = entry.and_then(|entry| entry.answer);
        reading.lines.push((criterion.id.clone(), answer));
        match answer {
            None => reading.left += 1,
            Some(Answer::Score(score)) if score <= rubric.scale.highest => {
                points += u32::from(criterion.weight) * u32::from(score);
                weights += u32::from(criterion.weight);
                if criterion.knock_out && score == 0 {
                    reading.knock_outs.push(criterion.id.clone());
                }
            }
            Some(_) => {}
        }
        reading.problems.extend(problem);
    }
    let highest = u128::from(rubric.scale.highest);
    reading.score = Ratio::new(u128::from(points) * 100, u128::from(weights) * highest);
    if weights == 0 && reading.left == 0 {
        reading.problems.push(CardProblem::NothingApplies);
    }
    for (place, entry) in entries.iter().enumerate() {
        let asked = criteria.iter().any(|criterion| criterion.id == entry.criterion);
        let twice = entries.iter().take(place).any(|earlier| earlier.criterion == entry.criterion);
        if !asked || twice {
            reading.problems.push(CardProblem::NotAsked { criterion: entry.criterion.clone() });
        }
    }
    reading
}

fn problem_of(rubric: &Rubric, criterion: &Criterion, entry: Option<&Entry>) -> Option<CardProblem> {
    let id = criterion.id.clone();
    let Some(entry) = entry else {
        return Some(CardProblem::NotScored { criterion: id });
    };
    match entry.answer {
        None => Some(CardProblem::NotScored { criterion: id }),
        Some(Answer::NotApplicable) => {
            (!criterion.na_allowed).then_some(CardProblem::AlwaysApplies { criterion: id })
        }
        Some(Answer::Score(score)) if score > rubric.scale.highest => {
            Some(CardProblem::OffTheScale { criterion: id, score })
        }
        Some(Answer::Score(score)) => (rubric.scale.needs_comment(score) && entry.comment.trim().is_empty())
            .then_some(CardProblem::CommentMissing { criterion: id, score }),
    }
}

impl CardReading {
    /// True when it can be locked.
    pub fn is_complete(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Reads what the cards of a case add up to. Give only cards that count: locked, of members neither recused nor
/// abstained, each in its newest version.
pub fn read_case(rubric: &Rubric, track: Track, cards: &[CardReading]) -> CaseReading {
    let scores: Vec<Ratio> = cards.iter().filter_map(|card| card.score).collect();
    let score = Ratio::mean(&scores);
    CaseReading {
        score,
        band: score.map(|score| rubric.bands.band(|number| score.is_at_least(number))),
        cards: cards.len(),
        criteria: rubric
            .criteria_of(track)
            .into_iter()
            .map(|one| read_criterion(rubric, one, cards))
            .collect(),
    }
}

fn read_criterion(rubric: &Rubric, criterion: &Criterion, cards: &[CardReading]) -> CriterionReading {
    let answers = cards.iter().flat_map(|card| &card.lines).filter(|(id, _)| *id == criterion.id);
    let scores: Vec<u8> = answers
        .filter_map(|(_, answer)| match answer {
            Some(Answer::Score(score)) if *score <= rubric.scale.highest => Some(*score),
            _ => None,
        })
        .collect();
    let range = scores.iter().min().copied().zip(scores.iter().max().copied());
    let spread = range.map_or(0, |(lowest, highest)| highest - lowest);
    let each: Vec<Ratio> = scores.iter().map(|score| Ratio::whole(u128::from(*score))).collect();
    CriterionReading {
        criterion: criterion.id.clone(),
        mean: Ratio::mean(&each),
        scored: scores.len(),
        range,
        spread,
        flagged: spread >= rubric.scale.spread_flagged_from,
        knock_outs: cards.iter().filter(|card| card.knock_outs.contains(&criterion.id)).count(),
    }
}

impl CaseReading {
    /// The criteria on which a member knocks the case out. Each blocks until it is upheld or set aside (invariant I13).
    pub fn knocked_out(&self) -> impl Iterator<Item = &CriterionReading> {
        self.criteria.iter().filter(|one| one.knock_outs > 0)
    }

    /// True when a knock-out stands on a criterion that nobody has resolved yet; `resolved` says which are.
    pub fn is_blocked(&self, resolved: impl Fn(&str) -> bool) -> bool {
        self.knocked_out().any(|one| !resolved(&one.criterion))
    }

    /// True when the cards make the quorum of the track.
    pub fn has_quorum(&self, rubric: &Rubric, track: Track) -> bool {
        let quorum = rubric.track(track).map_or(u32::MAX, |rule| rule.quorum);
        u32::try_from(self.cards).unwrap_or(u32::MAX) >= quorum
    }
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
