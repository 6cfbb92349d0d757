//! How long the stages take, against their targets.

use super::figures::CaseFigures;
use super::spans::percentile;
use crate::guidelines::terms::Targets;
use crate::requests::Span;

/// One stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageFigures {
    /// Which.
    pub span: Span,
    /// Cases that went through it.
    pub cases: usize,
    /// Half of them took no more working days.
    pub median: i64,
    /// Nine of ten took no more.
    pub ninetieth: i64,
    /// The target.
    pub target: u32,
    /// Cases that took more than the target.
    pub late: usize,
}

/// Reads the stretches of these cases; one that nobody went through stands with zeros.
pub fn stages(cases: &[CaseFigures], targets: &Targets) -> Vec<StageFigures> {
    let read = |(place, span): (usize, &Span)| {
        let mut days: Vec<i64> =
            cases.iter().filter_map(|case| case.days.get(place).copied().flatten()).collect();
        days.sort_unstable();
        let target = span.target(targets);
        StageFigures {
            span: *span,
            cases: days.len(),
            median: percentile(&days, 50).unwrap_or_default(),
            ninetieth: percentile(&days, 90).unwrap_or_default(),
            target,
            late: days.iter().filter(|days| **days > i64::from(target)).count(),
        }
    };
    Span::ALL.iter().enumerate().map(read).collect()
}
