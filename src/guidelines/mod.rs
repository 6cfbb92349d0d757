//! Guidelines: the words and tables that every case is measured by - marks, rubric, conditions, reasons, checks, and the
//! lists the form offers. The tables are data with a version and a date; what stands here are their nouns.

mod nouns;

pub use nouns::*;

/// x
pub struct Reference;
