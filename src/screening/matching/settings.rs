//! The thresholds and the weight of evidence of the rules in force: a name that is looked up is looked up by today's.

pub use crate::guidelines::matching::Settings;

use super::Bearer;
use crate::guidelines::Reference;

/// The settings in force.
#[allow(clippy::expect_used, reason = "the delivered files are read by every test")]
pub fn settings() -> &'static Settings {
    &Reference::current().expect("the delivered version set reads").matching
}

/// From which score on two names of such bearers are a lead.
pub fn threshold(bearer: Bearer) -> f32 {
    let thresholds = &settings().thresholds;
    match bearer {
        Bearer::Organization => thresholds.organization,
        Bearer::Person => thresholds.person,
    }
}
