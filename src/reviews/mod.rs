//! Reviews: the scorecards of the advisory group and what they add up to.

pub mod lifecycle;
pub mod ratio;
pub mod scoring;
