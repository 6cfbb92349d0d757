//! The letter about lessons with sample values.

use super::*;
use crate::notices::sample::{ID, Sample};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    vec![Sample::of(GivenBack {
        title: "Ask for every poster at once".into(),
        remarks: "Say how many days the second round cost.".into(),
        request: ID,
    })]
}
