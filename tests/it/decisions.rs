//! Recommendation, decision, release.

mod deciding;
mod deferring;
mod offering;
mod pages;
mod recommending;
mod remedial;
mod screened;
mod written;
