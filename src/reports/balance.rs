//! Balance of the portfolio: who asks and who is granted. It never changes the score of a case (paragraph 9 of the
//! resolution: balanced representation, sectoral and geographic balance; paragraph 14: small and medium enterprises).

use std::collections::BTreeMap;

use super::figures::CaseFigures;
use crate::guidelines::{Country, CountryGroup, Reference, SizeClass};
use crate::requests::counts::regions;
use crate::requests::{Counts, Outcome};
use crate::text_enum;

text_enum! {
    /// By what applicants are told apart.
    pub enum Dimension {
        /// Countries in special situations.
        Group = "group",
        /// Regions of the world.
        Region = "region",
        /// Sectors.
        Sector = "sector",
        /// Sizes of organizations.
        Size = "size",
    }
}

/// One kind of applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Whom it counts.
    pub counts: Counts,
    /// How many asked.
    pub asked: usize,
    /// How many of them were authorized.
    pub granted: usize,
}

impl Dimension {
    /// The paragraph of the resolution that it answers.
    pub const fn paragraph(self) -> u8 {
        match self {
            Self::Group | Self::Region | Self::Sector => 9,
            Self::Size => 14,
        }
    }

    /// The kinds of applicants, in the order in which they are shown.
    fn kinds(self, reference: &Reference) -> Vec<Counts> {
        match self {
            Self::Group => CountryGroup::ALL
                .iter()
                .map(|group| Counts::Group(Some(*group)))
                .chain([Counts::Group(None)])
                .collect(),
            Self::Region => {
                regions().map(|region| Counts::Region(Some(region))).chain([Counts::Region(None)]).collect()
            }
            Self::Sector => {
                let sectors =
                    reference.sectors.iter().map(|sector| Counts::Sector(Some(sector.code.clone())));
                sectors.chain([Counts::Sector(None)]).collect()
            }
            Self::Size => SizeClass::ALL
                .iter()
                .map(|size| Counts::Size(Some(*size)))
                .chain([Counts::Size(None)])
                .collect(),
        }
    }
}

/// Counts these cases by one dimension. Sectors, and what is not known, stand only where somebody asked; a country can be
/// in several groups, so those overlap.
pub fn balance(cases: &[CaseFigures], reference: &Reference, by: Dimension) -> Vec<Share> {
    let countries: BTreeMap<&str, &Country> =
        reference.countries.iter().map(|country| (country.iso2.as_str(), country)).collect();
    let mut shares: Vec<Share> =
        by.kinds(reference).into_iter().map(|counts| Share { counts, asked: 0, granted: 0 }).collect();
    for case in cases {
        let country = countries.get(case.country.as_str()).copied();
        let granted = case.outcome.is_some_and(Outcome::is_authorized);
        for share in shares.iter_mut().filter(|share| is_of(&share.counts, case, country, reference)) {
            share.asked += 1;
            share.granted += usize::from(granted);
        }
    }
    shares.retain(|share| {
        let always =
            matches!(share.counts, Counts::Group(_) | Counts::Region(Some(_)) | Counts::Size(Some(_)));
        always || share.asked > 0
    });
    shares
}

fn is_of(counts: &Counts, case: &CaseFigures, country: Option<&Country>, reference: &Reference) -> bool {
    match counts {
        Counts::Group(Some(group)) => country.is_some_and(|country| country.is_in(*group)),
        Counts::Group(None) => country.is_none_or(|country| country.groups.is_empty()),
        Counts::Region(Some(region)) => country.is_some_and(|country| country.region == *region),
        Counts::Region(None) => {
            country.is_none_or(|country| regions().all(|region| country.region != region))
        }
        Counts::Sector(Some(code)) => case.sector == *code,
        Counts::Sector(None) => reference.sector(&case.sector).is_none(),
        Counts::Size(size) => case.size == *size,
        _ => false,
    }
}
