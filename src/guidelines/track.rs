//! Which track a case belongs on.

use super::{Mark, OrganizationType, Reference, RiskLevel, Track, UseType};

/// The facts that decide a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackFacts<'a> {
    /// The marks asked for.
    pub marks: &'a [Mark],
    /// What they are used for.
    pub use_type: UseType,
    /// What kind of organization asks.
    pub organization_type: OrganizationType,
    /// The code of its sector (A to U).
    pub sector: &'a str,
    /// Controversy 0 to 4, where it was graded.
    pub controversy: Option<u8>,
    /// The fundraising target in US dollars.
    pub fundraising_target_usd: Option<u64>,
    /// The risk, where it was rated.
    pub risk: Option<RiskLevel>,
    /// True when a confirmed check escalates.
    pub escalated: bool,
}

/// The track the rules speak for. People may set another one with reasons; size never lowers it.
pub fn suggest(reference: &Reference, facts: &TrackFacts<'_>) -> Track {
    let emblem = facts.marks.iter().any(|mark| matches!(mark, Mark::UnEmblem | Mark::SdgLogoV1));
    let company =
        matches!(facts.organization_type, OrganizationType::Company | OrganizationType::StateOwnedEnterprise);
    let limit = reference.terms.terms.fundraising_limit_usd;
    let over_limit =
        facts.use_type == UseType::Fundraising && facts.fundraising_target_usd.is_some_and(|usd| usd > limit);
    let high_risk = matches!(facts.risk, Some(RiskLevel::Substantial | RiskLevel::High))
        || reference.sector(facts.sector).is_some_and(|sector| sector.high_risk);
    if facts.escalated
        || high_risk
        || over_limit
        || (emblem && company)
        || facts.use_type == UseType::Commercial
        || facts.controversy.is_some_and(|level| level >= 3)
    {
        return Track::Enhanced;
    }
    let informational = matches!(facts.use_type, UseType::Informational | UseType::Internal);
    let low_risk =
        matches!(facts.risk, None | Some(RiskLevel::Low)) && facts.controversy.is_none_or(|level| level <= 1);
    if informational && !emblem && low_risk { Track::Simplified } else { Track::Standard }
}

#[cfg(test)]
mod tests {
    use super::{TrackFacts, suggest};
    use crate::guidelines::{Mark, OrganizationType, Reference, RiskLevel, Track, UseType};

    fn plain() -> TrackFacts<'static> {
        TrackFacts {
            marks: &[Mark::UnName],
            use_type: UseType::Informational,
            organization_type: OrganizationType::Company,
            sector: "J",
            controversy: None,
            fundraising_target_usd: None,
            risk: None,
            escalated: false,
        }
    }

    fn track(facts: TrackFacts<'_>) -> Track {
        suggest(Reference::seeded().unwrap(), &facts)
    }

    #[test]
    fn low_risk_information_is_simplified() {
        assert_eq!(track(plain()), Track::Simplified);
        assert_eq!(track(TrackFacts { risk: Some(RiskLevel::Moderate), ..plain() }), Track::Standard);
        assert_eq!(track(TrackFacts { controversy: Some(2), ..plain() }), Track::Standard);
    }

    #[test]
    fn fundraising_is_standard_up_to_the_limit() {
        let raised =
            |usd| TrackFacts { use_type: UseType::Fundraising, fundraising_target_usd: Some(usd), ..plain() };
        assert_eq!(track(raised(100_000)), Track::Standard);
        assert_eq!(track(raised(100_001)), Track::Enhanced);
    }

    #[test]
    fn what_makes_a_case_enhanced() {
        assert_eq!(track(TrackFacts { marks: &[Mark::UnEmblem], ..plain() }), Track::Enhanced);
        let ngo =
            TrackFacts { marks: &[Mark::UnEmblem], organization_type: OrganizationType::Ngo, ..plain() };
        assert_eq!(track(ngo), Track::Standard);
        assert_eq!(track(TrackFacts { use_type: UseType::Commercial, ..plain() }), Track::Enhanced);
        assert_eq!(track(TrackFacts { sector: "B", ..plain() }), Track::Enhanced);
        assert_eq!(track(TrackFacts { controversy: Some(3), ..plain() }), Track::Enhanced);
        assert_eq!(track(TrackFacts { escalated: true, ..plain() }), Track::Enhanced);
        assert_eq!(track(TrackFacts { risk: Some(RiskLevel::High), ..plain() }), Track::Enhanced);
    }
}
