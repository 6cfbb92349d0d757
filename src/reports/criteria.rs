//! How the group scores each criterion, and how far its members agree on it.

use std::collections::BTreeMap;

use super::agreement::{Alpha, Distances, Units, Votes, expected, ordinal};
use super::figures::{CaseFigures, Criterion};
use crate::reviews::ratio::Ratio;

/// How the group scores one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionFigures {
    /// Which.
    pub criterion: Criterion,
    /// In how many cases it was scored.
    pub cases: usize,
    /// In how many of them by two members or more.
    pub compared: usize,
    /// The mean of all scores.
    pub mean: Option<Ratio>,
    /// The mean of highest less lowest, over the cases that two or more scored.
    pub spread: Option<Ratio>,
    /// In how many cases members are far apart.
    pub apart: usize,
    /// Agreement; none where nothing can be compared or all scores are the same.
    pub alpha: Option<Alpha>,
}

/// What a score of one criterion is measured by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// How far scores lie apart, squared.
    pub far: Distances,
    /// How far they would by chance.
    pub chance: f64,
}

/// The group's figures over some cases.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// Each criterion that was scored.
    pub criteria: Vec<CriterionFigures>,
    /// What scores are measured by; criteria without variation are left out.
    pub measures: BTreeMap<Criterion, Measure>,
}

#[derive(Default)]
struct Tally {
    cases: usize,
    compared: usize,
    scores: u64,
    sum: u64,
    spread: u64,
    apart: usize,
    units: Units,
}

/// The scores of a case by criterion.
pub fn votes_of(case: &CaseFigures) -> Vec<(Criterion, Votes)> {
    let mut all: Vec<(Criterion, Votes)> = Vec::with_capacity(14);
    for (criterion, score) in case.cards.iter().flat_map(|card| &card.scores) {
        let place = match all.iter().position(|(known, _)| known == criterion) {
            Some(place) => place,
            None => {
                all.push((*criterion, Votes::default()));
                all.len() - 1
            }
        };
        if let Some(count) = all.get_mut(place).and_then(|(_, votes)| votes.get_mut(usize::from(*score))) {
            *count += 1;
        }
    }
    all
}

/// The scores that were given, lowest first, each with how often.
pub fn given(votes: &Votes) -> impl DoubleEndedIterator<Item = (u64, u64)> {
    (0_u64..)
        .zip(votes)
        .filter(|(_, count)| **count > 0)
        .map(|(score, count)| (score, u64::from(*count)))
        .collect::<Vec<_>>()
        .into_iter()
}

/// Reads the cards of these cases.
pub fn group(cases: &[CaseFigures]) -> Group {
    let mut tallies: BTreeMap<Criterion, Tally> = BTreeMap::new();
    for case in cases {
        for (criterion, votes) in votes_of(case) {
            let tally = tallies.entry(criterion).or_default();
            let (mut count, mut sum) = (0, 0);
            for (score, times) in given(&votes) {
                count += times;
                sum += score * times;
            }
            tally.cases += 1;
            tally.scores += count;
            tally.sum += sum;
            if count > 1 {
                let lowest = given(&votes).next().map_or(0, |(score, _)| score);
                let highest = given(&votes).next_back().map_or(0, |(score, _)| score);
                tally.compared += 1;
                tally.spread += highest - lowest;
                tally.units.add(votes);
            }
        }
        for criterion in &case.apart {
            tallies.entry(*criterion).or_default().apart += 1;
        }
    }
    let mut group = Group::default();
    for (criterion, tally) in tallies {
        let of = tally.units.marginals();
        let far = ordinal(&of);
        if let Some(chance) = expected(&of, &far) {
            group.measures.insert(criterion, Measure { far, chance });
        }
        group.criteria.push(CriterionFigures {
            criterion,
            cases: tally.cases,
            compared: tally.compared,
            mean: Ratio::new(tally.sum.into(), tally.scores.into()),
            spread: u128::try_from(tally.compared).ok().and_then(|of| Ratio::new(tally.spread.into(), of)),
            apart: tally.apart,
            alpha: tally.units.alpha(),
        });
    }
    group
}
