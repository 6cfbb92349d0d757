//! Reports: what the group can see of itself - how its members score, how far they agree, whether like cases are decided
//! alike, who asks and who is granted, how long it takes - and two cases or revisions side by side. Figures count only
//! what the reader may know of; what a case adds to them is kept ready.

pub mod actions;
pub mod agreement;
pub mod balance;
pub mod compare;
pub mod criteria;
pub mod figures;
pub mod invariants;
pub mod like_cases;
pub mod members;
pub mod pages;
pub mod plots;
pub mod rules;
pub mod scores;
pub mod spans;
pub mod stages;
mod store;
mod words;
