//! Which past cases and lessons stand beside a scorecard, and in what order: decided from values alone.

use chrono::NaiveDateTime;

use crate::db::ids::OrganizationId;
use crate::guidelines::{Mark, SizeClass, UseType};

/// Precedents beside one card.
pub const MOST_PRECEDENTS: usize = 5;
/// Lessons beside one criterion.
pub const MOST_LESSONS: usize = 3;

/// What a case, or the case of a lesson, is like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// The marks.
    pub marks: Vec<Mark>,
    /// The kind of use.
    pub use_type: Option<UseType>,
    /// Who asks; none for a lesson, which names nobody.
    pub organization: Option<OrganizationId>,
    /// Kind of organization; empty when not known.
    pub kind: String,
    /// Section of the industrial classification; empty when not known.
    pub sector: String,
    /// Size class; none when not known.
    pub size: Option<SizeClass>,
}

/// Why a past case is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A mark of the case at hand, in the same kind of use.
    MarkAndUse,
    /// The same organization asked.
    Organization,
    /// An organization of the same kind and sector asked.
    Similar,
}

/// What two cases have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Likeness {
    mark: bool,
    use_type: bool,
    organization: bool,
    kind: bool,
    sector: bool,
    size: bool,
}

impl Likeness {
    /// Compares two cases; what is not known is not alike.
    pub fn between(one: &Traits, other: &Traits) -> Self {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        Self {
            mark: one.marks.iter().any(|mark| other.marks.contains(mark)),
            use_type: one.use_type.is_some() && one.use_type == other.use_type,
            organization: one.organization.is_some() && one.organization == other.organization,
            kind: same(&one.kind, &other.kind),
            sector: same(&one.sector, &other.sector),
            size: one.size.is_some() && one.size == other.size,
        }
    }

    /// Why the other case is worth showing; empty when it is not.
    pub fn whys(self) -> Vec<Why> {
        let mut whys = Vec::new();
        if self.mark && self.use_type {
            whys.push(Why::MarkAndUse);
        }
        if self.organization {
            whys.push(Why::Organization);
        } else if self.kind && self.sector {
            whys.push(Why::Similar);
        }
        whys
    }

    /// How much is alike. Mark and use together weigh more than anything about the organization; the same organization
    /// more than a similar one.
    const fn points(self) -> u8 {
        let both = if self.mark && self.use_type { 12 } else { 0 };
        let organization = if self.organization { 5 } else { 0 };
        both + organization
            + self.mark as u8
            + self.use_type as u8
            + self.kind as u8
            + self.sector as u8
            + self.size as u8
    }

    /// Whether a lesson from the other case bears on this one: by its mark, by its use among organizations of the kind
    /// or sector, or by both kind and sector.
    const fn teaches(self) -> bool {
        self.mark || (self.use_type && (self.kind || self.sector)) || (self.kind && self.sector)
    }
}

/// The past cases to show, best first: what is most alike, then what was decided last. Each comes with its likeness, the
/// time of its decision and a number that decides between equals.
pub fn best_precedents<T>(found: Vec<(T, Likeness, NaiveDateTime, i64)>, most: usize) -> Vec<(T, Vec<Why>)> {
    let mut found: Vec<_> =
        found.into_iter().filter(|(_, likeness, ..)| !likeness.whys().is_empty()).collect();
    found.sort_by_key(|(_, likeness, at, id)| std::cmp::Reverse((likeness.points(), *at, *id)));
    found.into_iter().take(most).map(|(one, likeness, ..)| (one, likeness.whys())).collect()
}

/// The lessons that bear on a case, best first, the newest of equals first.
pub fn best_lessons<T>(found: Vec<(T, Likeness, Option<NaiveDateTime>)>) -> Vec<T> {
    let mut found: Vec<_> = found.into_iter().filter(|(_, likeness, _)| likeness.teaches()).collect();
    found.sort_by_key(|(_, likeness, at)| std::cmp::Reverse((likeness.points(), *at)));
    found.into_iter().map(|(one, ..)| one).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveDateTime};

    use super::{Likeness, Traits, Why, best_lessons, best_precedents};
    use crate::db::ids::OrganizationId;
    use crate::guidelines::{Mark, SizeClass, UseType};

    fn case(mark: Mark, use_type: UseType, organization: i64, kind: &str, sector: &str) -> Traits {
        Traits {
            marks: vec![mark],
            use_type: Some(use_type),
            organization: Some(OrganizationId(organization)),
            kind: kind.into(),
            sector: sector.into(),
            size: Some(SizeClass::Micro),
        }
    }

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap_or_default()
    }

    fn now() -> Traits {
        case(Mark::SdgWheel, UseType::Commercial, 1, "company", "C")
    }

    #[test]
    fn mark_and_use_come_before_the_organization_and_that_before_a_similar_one() {
        let other =
            |traits: Traits, day: u32| (traits.clone(), Likeness::between(&now(), &traits), at(day), 0);
        let stranger = case(Mark::SdgWheel, UseType::Commercial, 9, "ngo", "A");
        let same = case(Mark::UnName, UseType::Informational, 1, "company", "C");
        let similar = case(Mark::UnName, UseType::Informational, 2, "company", "C");
        let nothing = case(Mark::SdgWheel, UseType::Fundraising, 3, "company", "A");
        let found = vec![
            other(nothing, 24),
            other(similar.clone(), 23),
            other(same.clone(), 2),
            other(stranger.clone(), 1),
        ];
        let best = best_precedents(found, 5);
        assert_eq!(
            best,
            [
                (stranger, vec![Why::MarkAndUse]),
                (same, vec![Why::Organization]),
                (similar, vec![Why::Similar])
            ]
        );
    }

    #[test]
    fn of_equals_the_latest_comes_first_and_no_more_than_asked_for() {
        let alike = Likeness::between(&now(), &now());
        let found: Vec<_> = (1..=9_u32).map(|day| (day, alike, at(day), i64::from(day))).collect();
        let shown: Vec<u32> = best_precedents(found, 5).into_iter().map(|(day, _)| day).collect();
        assert_eq!(shown, [9, 8, 7, 6, 5]);
    }

    #[test]
    fn what_is_not_known_is_not_alike() {
        let nobody = Traits::default();
        assert_eq!(Likeness::between(&nobody, &nobody), Likeness::default());
        assert!(best_precedents(vec![((), Likeness::default(), at(1), 1)], 5).is_empty());
    }

    #[test]
    fn a_lesson_bears_on_a_case_by_its_mark_or_by_use_and_kind() {
        let of = |name: &'static str, traits: Traits| (name, Likeness::between(&now(), &traits), Some(at(1)));
        let found = vec![
            of("other", case(Mark::UnName, UseType::Commercial, 9, "ngo", "A")),
            of("kind", case(Mark::UnName, UseType::Commercial, 9, "company", "A")),
            of("mark", case(Mark::SdgWheel, UseType::Informational, 9, "ngo", "A")),
            of("both", case(Mark::SdgWheel, UseType::Commercial, 9, "ngo", "A")),
        ];
        assert_eq!(best_lessons(found), ["both", "kind", "mark"]);
    }
}
