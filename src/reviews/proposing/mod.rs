//! Whom to ask: what ties people to a case, what they know of its matter, how much they have to do, and whom the product
//! proposes.

mod finding;
pub mod rules;

pub use finding::{CaseTies, Considered, consider, consider_all};

/// What a member says of their own knowledge, and how much they take on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberProfile {
    /// Sections of the industrial classification, A to U.
    pub sectors: Vec<String>,
    /// Goals (`SDG6` ...).
    pub goals: Vec<String>,
    /// Languages read, by tag.
    pub languages: Vec<String>,
    /// Most open cards at once; none for the usual number.
    pub most_open: Option<usize>,
}

/// What a case asks of those who judge it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// Section of the industrial classification.
    pub sector: String,
    /// Goals that it serves.
    pub goals: Vec<String>,
    /// Languages of its material and of its contact.
    pub languages: Vec<String>,
}

/// How a member fits a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fit {
    /// The sector is one the member knows.
    pub sector: bool,
    /// Goals that the member knows.
    pub goals: Vec<String>,
    /// Languages besides English that the member reads.
    pub languages: Vec<String>,
    /// Open cards.
    pub open: usize,
    /// Most open cards at once.
    pub most: usize,
    /// The higher, the sooner proposed.
    pub points: i64,
}
