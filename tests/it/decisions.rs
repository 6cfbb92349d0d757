//! Recommendation, decision, release.

mod deciding;
mod deferring;
mod pages;
mod recommending;
mod remedial;
