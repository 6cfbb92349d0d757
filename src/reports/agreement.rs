//! Agreement: Krippendorff's alpha, as defined in K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
//! Values of one unit that two or more people gave are paired with each other; alpha is one less the disagreement that
//! is observed over the disagreement that chance would bring: 1 is agreement, 0 is chance. The scale of scores is
//! ordinal: how far two scores lie apart is told by how many scores lie between them.

use std::collections::BTreeMap;

/// The scores of the scale, from 0.
pub const LEVELS: usize = 5;
/// Of a normal distribution, so many standard errors to each side hold 95 of 100.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// How many people gave each score of the scale to one unit.
pub type Votes = [u16; LEVELS];
/// How many paired values each score has in all.
pub type Marginals = [f64; LEVELS];
/// The squared distance of two scores.
pub type Distances = [[f64; LEVELS]; LEVELS];

/// Alpha with its confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    /// Its value, at most 1.
    pub value: f64,
    /// The 95 per cent interval; none where too few units stand behind it.
    pub interval: Option<(f64, f64)>,
    /// The units behind it: those with two values or more.
    pub units: u64,
}

/// The units of one scale, alike ones together.
#[derive(Debug, Clone, Default)]
pub struct Units(BTreeMap<Votes, u64>);

/// The ordinal metric: the scores between two scores and half of their own, squared.
pub fn ordinal(of: &Marginals) -> Distances {
    distances(|low, high| {
        let between: f64 = of.iter().take(high + 1).skip(low).sum();
        let at = |level: usize| of.get(level).copied().unwrap_or_default();
        between - (at(low) + at(high)) / 2.0
    })
}

/// Squared distances from the distance of a lower and a higher score.
fn distances(between: impl Fn(usize, usize) -> f64) -> Distances {
    let mut all = Distances::default();
    for (low, row) in all.iter_mut().enumerate() {
        for (high, cell) in row.iter_mut().enumerate().filter(|(high, _)| *high != low) {
            *cell = between(low.min(high), low.max(high)).powi(2);
        }
    }
    all
}

fn values(votes: &Votes) -> u64 {
    votes.iter().map(|count| u64::from(*count)).sum()
}

impl Units {
    /// Adds one unit.
    pub fn add(&mut self, votes: Votes) {
        if values(&votes) > 1 {
            *self.0.entry(votes).or_default() += 1;
        }
    }

    /// How many paired values each score has.
    pub fn marginals(&self) -> Marginals {
        Sums::of(self).marginals()
    }

    /// Alpha on the ordinal metric, with its interval; none where nothing can be compared or all values are the same.
    pub fn alpha(&self) -> Option<Alpha> {
        self.alpha_by(ordinal)
    }

    fn alpha_by(&self, metric: impl Fn(&Marginals) -> Distances) -> Option<Alpha> {
        let all = Sums::of(self);
        let value = all.alpha(&metric)?;
        Some(Alpha { value, interval: self.jackknife(&all, value, &metric), units: self.0.values().sum() })
    }

    /// The interval by leaving out one unit after the other. No chance is involved: the same units give the same interval.
    fn jackknife(
        &self,
        all: &Sums,
        value: f64,
        metric: impl Fn(&Marginals) -> Distances,
    ) -> Option<(f64, f64)> {
        let mut left_out: Vec<(f64, f64)> = Vec::new();
        for (votes, count) in &self.0 {
            let mut without = all.clone();
            without.add(votes, -1.0);
            left_out.push((without.alpha(&metric)?, as_f64(*count)));
        }
        let units: f64 = left_out.iter().map(|(_, count)| count).sum();
        if units < 2.0 {
            return None;
        }
        let mean = left_out.iter().map(|(alpha, count)| alpha * count).sum::<f64>() / units;
        let squares: f64 = left_out.iter().map(|(alpha, count)| (alpha - mean).powi(2) * count).sum();
        Some(around(value, ((units - 1.0) / units * squares).sqrt()))
    }
}

/// The 95 per cent interval round a value by its standard error; alpha is never above 1.
pub fn around(value: f64, error: f64) -> (f64, f64) {
    ((value - NORMAL_95 * error).max(-1.0), (value + NORMAL_95 * error).min(1.0))
}

/// A count to reckon with; counts of cases are far below what a float holds exactly (2^53).
pub fn as_f64(count: u64) -> f64 {
    count as f64
}

/// The matrix of coincidences.
#[derive(Clone)]
struct Sums(Distances);

impl Sums {
    fn of(units: &Units) -> Self {
        let mut sums = Self(Distances::default());
        for (votes, count) in &units.0 {
            sums.add(votes, as_f64(*count));
        }
        sums
    }

    /// Adds (or takes away) so many units: each pair of values counts once over the values of the unit less one.
    fn add(&mut self, votes: &Votes, times: f64) {
        let share = times / as_f64(values(votes) - 1);
        for (own, row) in self.0.iter_mut().enumerate() {
            let given = votes.get(own).copied().unwrap_or_default();
            for (other, cell) in row.iter_mut().enumerate() {
                let of_other = votes.get(other).copied().unwrap_or_default();
                let others = if other == own { of_other.saturating_sub(1) } else { of_other };
                *cell += share * f64::from(given) * f64::from(others);
            }
        }
    }

    fn marginals(&self) -> Marginals {
        self.0.map(|row| row.iter().sum())
    }

    fn alpha(&self, metric: impl Fn(&Marginals) -> Distances) -> Option<f64> {
        let of = self.marginals();
        let far = metric(&of);
        let observed: f64 = self.0.iter().flatten().zip(far.iter().flatten()).map(|(n, d)| n * d).sum();
        let expected = expected(&of, &far)?;
        let pairs: f64 = of.iter().sum();
        Some(1.0 - observed / pairs / expected)
    }
}

/// The mean squared distance that chance would bring: over all pairs of values, whoever gave them. None where all values
/// are the same.
pub fn expected(of: &Marginals, far: &Distances) -> Option<f64> {
    let values: f64 = of.iter().sum();
    let mut sum = 0.0;
    for (own, row) in of.iter().zip(far) {
        sum += own * of.iter().zip(row).map(|(other, far)| other * far).sum::<f64>();
    }
    // Marginals are sums of shares such as thirds, so that nothing may come out as next to nothing.
    let mean = sum / (values * (values - 1.0));
    (values > 1.5 && mean > 1e-9).then_some(mean)
}

#[cfg(test)]
mod tests;
