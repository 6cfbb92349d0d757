//! How one member scores, beside the others in the same cases.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Alpha, LEVELS, around, as_f64};
use super::criteria::{Group, Scored, scored};
use super::figures::{Card, CaseFigures, Criterion};
use super::spans::percentile;
use crate::db::ids::AccountId;
use crate::reviews::ratio::Ratio;

/// A fraction with a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    /// Below nothing.
    pub negative: bool,
    /// How much.
    pub size: Ratio,
}

/// The scores of one member on one criterion or on all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// How many scores the member gave.
    pub scores: usize,
    /// Their mean, 0 to 4.
    pub mean: Option<Ratio>,
    /// The mean of all scores that others gave to the same.
    pub mean_of_others: Option<Ratio>,
    /// How many others that were; counted where one member is looked at.
    pub others: usize,
    /// How far above (or below) the mean of the others the member's scores lie, on average.
    pub lean: Option<Signed>,
    /// How far from it, on average.
    pub distance: Option<Ratio>,
    /// Agreement with the others; none where nothing can be compared.
    pub alpha: Option<Alpha>,
}

/// The figures of one member.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberFigures {
    /// Whose.
    pub member: AccountId,
    /// Cards that count.
    pub cards: usize,
    /// The mean of the cards' scores, of 100.
    pub mean: Option<Ratio>,
    /// Working days from asked to locked: half of the cards took no more.
    pub days: Option<i64>,
    /// All criteria together.
    pub all: Beside,
    /// Each criterion, where one member is looked at.
    pub criteria: Vec<(Criterion, Beside)>,
}

/// What adds up to [`Beside`].
#[derive(Default)]
struct Tally {
    scores: u64,
    sum: u64,
    others: BTreeSet<AccountId>,
    scores_of_others: u64,
    sum_of_others: u64,
    compared: u64,
    /// By the number of others: so many times the differences, with their sign and without.
    apart: Vec<(i64, (i64, i64))>,
    /// By case: observed over expected disagreement, and over how many scores.
    disagreement: Vec<(f64, f64)>,
}

#[derive(Default)]
struct Own {
    cards: usize,
    /// The numerators of the cards' scores by their denominator.
    card_scores: BTreeMap<u64, u64>,
    days: Vec<i64>,
    all: Tally,
    criteria: BTreeMap<Criterion, Tally>,
}

/// The figures of every member in these cases, all criteria together.
pub fn all(cases: &[CaseFigures], group: &Group) -> Vec<MemberFigures> {
    tally(cases, group, None).into_iter().map(|(member, own)| own.figures(member)).collect()
}

/// The figures of one member in these cases, each criterion apart as well; none when no card of the member counts.
pub fn one(cases: &[CaseFigures], group: &Group, member: AccountId) -> Option<MemberFigures> {
    tally(cases, group, Some(member)).remove(&member).map(|own| own.figures(member))
}

/// What all cards of a case say on one criterion, and how far each score lies from them.
struct Seen {
    of: Scored,
    /// For each score, its mean squared distance from the scores of others over what chance would bring.
    disagreement: Option<[f64; LEVELS]>,
}

impl Seen {
    fn new(of: Scored, group: &Group) -> Self {
        let measure = group.measures.get(&of.criterion).filter(|_| of.count > 1);
        // A score lies at no distance from itself, so that the own one adds nothing to the sum.
        let over = measure.map(|measure| measure.chance * f64::from(of.count - 1));
        let disagreement = measure.zip(over).map(|(measure, over)| {
            let sum = |row: [f64; LEVELS]| -> f64 {
                of.votes.iter().zip(row).map(|(votes, far)| f64::from(*votes) * far).sum()
            };
            measure.far.map(|row| sum(row) / over)
        });
        Self { of, disagreement }
    }

    fn disagreement_of(&self, score: u8) -> Option<f64> {
        self.disagreement?.get(usize::from(score)).copied()
    }
}

fn tally(cases: &[CaseFigures], group: &Group, only: Option<AccountId>) -> BTreeMap<AccountId, Own> {
    let mut all: BTreeMap<AccountId, Own> = BTreeMap::new();
    for case in cases {
        let wanted = |card: &&Card| only.is_none_or(|only| card.member == only);
        if !case.cards.iter().any(|card| wanted(&card)) {
            continue;
        }
        let seen: Vec<Seen> = scored(case).into_iter().map(|of| Seen::new(of, group)).collect();
        for card in case.cards.iter().filter(wanted) {
            let own = all.entry(card.member).or_default();
            own.cards += 1;
            *own.card_scores.entry(card.score.1).or_default() += card.score.0;
            own.days.push(card.days);
            // Who the others are matters only to a member, who looks at one.
            let beside = if only.is_some() { case.cards.as_slice() } else { &[] };
            own.read(card, &seen, beside);
        }
    }
    all
}

impl Own {
    fn read(&mut self, card: &Card, seen: &[Seen], beside: &[Card]) {
        let (mut sum, mut of) = (0.0, 0.0);
        for (place, (criterion, score)) in card.scores.iter().enumerate() {
            let here = seen.get(place).filter(|seen| seen.of.criterion == *criterion);
            let here = here.or_else(|| seen.iter().find(|seen| seen.of.criterion == *criterion));
            let Some(here) = here else { continue };
            self.all.add(*score, &here.of);
            let disagreement = here.disagreement_of(*score);
            if let Some(disagreement) = disagreement {
                sum += disagreement;
                of += 1.0;
            }
            if !beside.is_empty() {
                let others: Vec<AccountId> = beside
                    .iter()
                    .filter(|one| one.member != card.member)
                    .filter(|one| one.scores.iter().any(|(known, _)| known == criterion))
                    .map(|one| one.member)
                    .collect();
                self.all.others.extend(&others);
                let tally = self.criteria.entry(*criterion).or_default();
                tally.add(*score, &here.of);
                tally.others.extend(&others);
                tally.disagreement.extend(disagreement.map(|one| (one, 1.0)));
            }
        }
        if of > 0.0 {
            self.all.disagreement.push((sum, of));
        }
    }

    fn figures(mut self, member: AccountId) -> MemberFigures {
        self.days.sort_unstable();
        let scores: Option<Vec<Ratio>> = self
            .card_scores
            .iter()
            .map(|(below, above)| Ratio::new((*above).into(), (*below).into()))
            .collect();
        let sum = scores
            .and_then(|parts| parts.into_iter().try_fold(Ratio::ZERO, |sum, part| sum.checked_add(part)));
        MemberFigures {
            member,
            cards: self.cards,
            mean: sum.and_then(|sum| over(sum, self.cards as u128)),
            days: percentile(&self.days, 50),
            all: self.all.figures(),
            criteria: self.criteria.into_iter().map(|(one, tally)| (one, tally.figures())).collect(),
        }
    }
}

/// A fraction of a fraction.
fn over(sum: Ratio, count: u128) -> Option<Ratio> {
    Ratio::new(sum.numerator(), sum.denominator().checked_mul(count)?)
}

impl Tally {
    fn add(&mut self, score: u8, of: &Scored) {
        let (own, count, sum) =
            (i64::from(score), i64::from(of.count) - 1, i64::from(of.sum) - i64::from(score));
        self.scores += 1;
        self.sum += u64::from(score);
        if count > 0 {
            self.scores_of_others += u64::from(of.count - 1);
            self.sum_of_others += u64::from(of.sum - u32::from(score));
            self.compared += 1;
            let difference = own * count - sum;
            match self.apart.iter_mut().find(|(known, _)| *known == count) {
                Some((_, apart)) => *apart = (apart.0 + difference, apart.1 + difference.abs()),
                None => self.apart.push((count, (difference, difference.abs()))),
            }
        }
    }

    fn figures(&self) -> Beside {
        Beside {
            scores: self.scores as usize,
            mean: Ratio::new(self.sum.into(), self.scores.into()),
            mean_of_others: Ratio::new(self.sum_of_others.into(), self.scores_of_others.into()),
            others: self.others.len(),
            lean: self.mean_apart(|(signed, _)| signed),
            distance: self.mean_apart(|(_, size)| size).map(|signed| signed.size),
            alpha: self.alpha(),
        }
    }

    /// The mean difference from the mean of the others: each sum stands over its number of others.
    fn mean_apart(&self, which: impl Fn((i64, i64)) -> i64) -> Option<Signed> {
        let common =
            self.apart.iter().try_fold(1_i128, |common, (count, _)| lcm(common, i128::from(*count)))?;
        let mut sum = 0_i128;
        for (count, apart) in &self.apart {
            sum += i128::from(which(*apart)) * (common / i128::from(*count));
        }
        let below = common.checked_mul(i128::from(self.compared))?;
        let size = Ratio::new(sum.unsigned_abs(), below.unsigned_abs())?;
        Some(Signed { negative: sum < 0, size })
    }

    /// One less observed over expected disagreement, with the interval of a ratio of sums over cases.
    fn alpha(&self) -> Option<Alpha> {
        let cases = as_f64(self.disagreement.len() as u64);
        let sum: f64 = self.disagreement.iter().map(|(sum, _)| sum).sum();
        let of: f64 = self.disagreement.iter().map(|(_, of)| of).sum();
        if self.disagreement.is_empty() {
            return None;
        }
        let mean = sum / of;
        let squares: f64 = self.disagreement.iter().map(|(sum, of)| (sum - mean * of).powi(2)).sum();
        let error = (cases / (cases - 1.0) * squares).sqrt() / of;
        let interval = (self.disagreement.len() > 1).then(|| around(1.0 - mean, error));
        Some(Alpha { value: 1.0 - mean, interval, units: self.disagreement.len() as u64 })
    }
}

fn lcm(one: i128, other: i128) -> Option<i128> {
    let (mut left, mut right) = (one, other);
    while right != 0 {
        (left, right) = (right, left % right);
    }
    (one / left.max(1)).checked_mul(other)
}

#[cfg(test)]
mod tests;
