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

/// What the cards of a case say on one criterion.
#[derive(Debug, Clone, Copy)]
pub struct Scored {
    /// Which.
    pub criterion: Criterion,
    /// How many gave each score.
    pub votes: Votes,
    /// How many scores there are.
    pub count: u32,
    /// Their sum.
    pub sum: u32,
}

impl Scored {
    fn add(&mut self, score: u8) {
        if let Some(votes) = self.votes.get_mut(usize::from(score)) {
            *votes += 1;
            self.count += 1;
            self.sum += u32::from(score);
        }
    }

    /// Highest less lowest.
    fn spread(&self) -> u64 {
        let given = |votes: &u16| *votes > 0;
        let lowest = self.votes.iter().position(given).unwrap_or_default();
        let highest = self.votes.iter().rposition(given).unwrap_or_default();
        (highest - lowest) as u64
    }
}

/// The scores of a case by criterion.
pub fn scored(case: &CaseFigures) -> Vec<Scored> {
    let mut all: Vec<Scored> = Vec::with_capacity(16);
    for card in &case.cards {
        for (place, (criterion, score)) in card.scores.iter().enumerate() {
            // Most cards have the same criteria, so that each stands where it stood on the card before.
            let same = all.get(place).is_some_and(|known| known.criterion == *criterion);
            let found =
                if same { Some(place) } else { all.iter().position(|one| one.criterion == *criterion) };
            match found.and_then(|place| all.get_mut(place)) {
                Some(known) => known.add(*score),
                None => {
                    let mut new = Scored { criterion: *criterion, votes: Votes::default(), count: 0, sum: 0 };
                    new.add(*score);
                    all.push(new);
                }
            }
        }
    }
    all
}

/// Reads the cards of these cases.
pub fn group(cases: &[CaseFigures]) -> Group {
    let mut tallies: BTreeMap<Criterion, Tally> = BTreeMap::new();
    for case in cases {
        for one in scored(case) {
            let tally = tallies.entry(one.criterion).or_default();
            tally.cases += 1;
            tally.scores += u64::from(one.count);
            tally.sum += u64::from(one.sum);
            if one.count > 1 {
                tally.compared += 1;
                tally.spread += one.spread();
                tally.units.add(one.votes);
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
