//! How one member scores, beside the others in the same cases.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Alpha, LEVELS, Votes, around, as_f64};
use super::criteria::{Group, Measure, given, votes_of};
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
    apart: BTreeMap<i64, (i64, i64)>,
    /// By case: observed over expected disagreement, and over how many scores.
    disagreement: Vec<(f64, f64)>,
}

#[derive(Default)]
struct Own {
    cards: usize,
    /// The numerators of the cards' scores by their denominator.
    card_scores: BTreeMap<u128, u128>,
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

fn tally(cases: &[CaseFigures], group: &Group, only: Option<AccountId>) -> BTreeMap<AccountId, Own> {
    let mut all: BTreeMap<AccountId, Own> = BTreeMap::new();
    for case in cases {
        let wanted = |card: &&Card| only.is_none_or(|only| card.member == only);
        let votes = if case.cards.iter().any(|card| wanted(&card)) { votes_of(case) } else { continue };
        for card in case.cards.iter().filter(wanted) {
            let own = all.entry(card.member).or_default();
            own.cards += 1;
            *own.card_scores.entry(card.score.denominator()).or_default() += card.score.numerator();
            own.days.push(card.days);
            // Who the others are matters only to a member, who looks at one.
            let beside = if only.is_some() { case.cards.as_slice() } else { &[] };
            own.read(card, &votes, group, beside);
        }
    }
    all
}

/// One score beside the others of the same case and criterion.
struct Seen {
    score: u8,
    others: Votes,
}

impl Seen {
    fn count(&self) -> u64 {
        self.others.iter().map(|count| u64::from(*count)).sum()
    }

    /// The mean squared distance from the others over what chance would bring.
    fn disagreement(&self, measure: &Measure) -> f64 {
        let row = measure.far.get(usize::from(self.score)).copied().unwrap_or([0.0; LEVELS]);
        let sum: f64 = self.others.iter().zip(row).map(|(count, far)| f64::from(*count) * far).sum();
        sum / as_f64(self.count()) / measure.chance
    }
}

impl Own {
    fn read(&mut self, card: &Card, votes: &[(Criterion, Votes)], group: &Group, beside: &[Card]) {
        let (mut sum, mut of) = (0.0, 0.0);
        for (criterion, score) in &card.scores {
            let Some((_, votes)) = votes.iter().find(|(known, _)| known == criterion) else { continue };
            let mut seen = Seen { score: *score, others: *votes };
            if let Some(own) = seen.others.get_mut(usize::from(*score)) {
                *own = own.saturating_sub(1);
            }
            let others = beside
                .iter()
                .filter(|one| one.member != card.member)
                .filter(|one| one.scores.iter().any(|(known, _)| known == criterion));
            let others: Vec<AccountId> = others.map(|one| one.member).collect();
            self.all.add(&seen, &others);
            let measured = group.measures.get(criterion).filter(|_| seen.count() > 0);
            let disagreement = measured.map(|measure| seen.disagreement(measure));
            if let Some(disagreement) = disagreement {
                sum += disagreement;
                of += 1.0;
            }
            if !beside.is_empty() {
                let tally = self.criteria.entry(*criterion).or_default();
                tally.add(&seen, &others);
                tally.disagreement.extend(disagreement.map(|one| (one, 1.0)));
            }
        }
        if of > 0.0 {
            self.all.disagreement.push((sum, of));
        }
    }

    fn figures(mut self, member: AccountId) -> MemberFigures {
        self.days.sort_unstable();
        let scores: Option<Vec<Ratio>> =
            self.card_scores.iter().map(|(below, above)| Ratio::new(*above, *below)).collect();
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
    fn add(&mut self, seen: &Seen, others: &[AccountId]) {
        let own = i64::from(seen.score);
        self.scores += 1;
        self.sum += u64::from(seen.score);
        let (mut count, mut sum) = (0_i64, 0_i64);
        for (score, times) in given(&seen.others) {
            self.scores_of_others += times;
            self.sum_of_others += score * times;
            let (score, times) = (score as i64, times as i64);
            count += times;
            sum += score * times;
        }
        if count > 0 {
            self.others.extend(others);
            self.compared += 1;
            let difference = own * count - sum;
            let apart = self.apart.entry(count).or_default();
            apart.0 += difference;
            apart.1 += difference.abs();
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
        let common = self.apart.keys().try_fold(1_i128, |common, count| lcm(common, i128::from(*count)))?;
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
