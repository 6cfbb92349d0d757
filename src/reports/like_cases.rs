//! Like cases that were decided unlike: the same marks in the same kind of use, organizations of the same kind and size,
//! scores near each other, another outcome. Each case stands with the nearest such one.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::CaseFigures;
use crate::db::ids::RequestId;
use crate::guidelines::{SizeClass, UseType};
use crate::requests::Outcome;

/// Scores so near count as near, hundredths of a point.
pub const NEAR: i64 = 500;

/// Two cases.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// False when one was granted and the other declined: those come first.
    pub both_granted: bool,
    /// How far their scores lie apart, hundredths.
    pub apart: i64,
    /// The case with the lower id.
    pub one: RequestId,
    /// The other.
    pub other: RequestId,
}

/// What like cases have in common.
type Kind = (Vec<String>, UseType, String, SizeClass);
/// A decided case of a kind: its score and id.
type Scored = (i64, RequestId);

fn kind(case: &CaseFigures) -> Option<Kind> {
    let mut marks: Vec<String> = case.marks.split_whitespace().map(str::to_owned).collect();
    marks.sort();
    Some((marks, case.use_type?, case.kind.clone(), case.size?))
}

fn decided(case: &CaseFigures) -> Option<(Outcome, Scored)> {
    let outcome = case.outcome.filter(|outcome| outcome.is_authorized() || *outcome == Outcome::Declined)?;
    Some((outcome, (case.score?, case.id)))
}

/// The pairs among these cases: a grant beside a decline first, then the nearest.
pub fn pairs(cases: &[CaseFigures]) -> Vec<Pair> {
    let mut kinds: BTreeMap<Kind, BTreeMap<Outcome, Vec<Scored>>> = BTreeMap::new();
    for case in cases {
        if let (Some(kind), Some((outcome, scored))) = (kind(case), decided(case)) {
            kinds.entry(kind).or_default().entry(outcome).or_default().push(scored);
        }
    }
    let mut found = BTreeSet::new();
    for outcomes in kinds.values_mut() {
        outcomes.values_mut().for_each(|scored| scored.sort_unstable());
        for (outcome, scored) in outcomes.iter() {
            for (other_outcome, others) in outcomes.iter().filter(|(other, _)| *other != outcome) {
                let both_granted = outcome.is_authorized() && other_outcome.is_authorized();
                found
                    .extend(scored.iter().filter_map(|one| pair(*one, nearest(*one, others)?, both_granted)));
            }
        }
    }
    found.into_iter().collect()
}

/// The one of `others`, sorted, whose score is nearest.
fn nearest(one: Scored, others: &[Scored]) -> Option<Scored> {
    let place = others.partition_point(|other| other.0 < one.0);
    let near = [place.checked_sub(1), Some(place)];
    let near = near.into_iter().flatten().filter_map(|place| others.get(place).copied());
    near.min_by_key(|other| ((other.0 - one.0).abs(), other.1))
}

fn pair(one: Scored, other: Scored, both_granted: bool) -> Option<Pair> {
    let apart = (one.0 - other.0).abs();
    (apart <= NEAR).then(|| Pair { both_granted, apart, one: one.1.min(other.1), other: one.1.max(other.1) })
}

#[cfg(test)]
mod tests {
    use super::{Pair, pairs};
    use crate::db::ids::{OrganizationId, RequestId};
    use crate::guidelines::{SizeClass, UseType};
    use crate::reports::figures::CaseFigures;
    use crate::requests::Outcome;

    fn case(id: i64, marks: &str, score: i64, outcome: Outcome) -> CaseFigures {
        CaseFigures {
            id: RequestId(id),
            organization: OrganizationId(id),
            kind: "company".into(),
            country: String::new(),
            sector: String::new(),
            size: Some(SizeClass::Micro),
            marks: marks.into(),
            use_type: Some(UseType::Commercial),
            outcome: Some(outcome),
            days: [None; 5],
            score: Some(score),
            recommended: None,
            departed_band: false,
            departed_group: false,
            apart: Vec::new(),
            cards: Vec::new(),
        }
    }

    fn ids(found: &[Pair]) -> Vec<(i64, i64, i64)> {
        found.iter().map(|pair| (pair.one.0, pair.other.0, pair.apart)).collect()
    }

    #[test]
    fn near_scores_and_another_outcome_make_a_pair() {
        let found = pairs(&[
            case(1, "UN_NAME SDG_WHEEL", 7000, Outcome::Authorized),
            case(2, "SDG_WHEEL UN_NAME", 7100, Outcome::Declined),
            case(3, "SDG_WHEEL UN_NAME", 7450, Outcome::Declined),
            case(4, "SDG_WHEEL UN_NAME", 6900, Outcome::AuthorizedWithConditions),
            case(5, "UN_NAME", 7000, Outcome::Declined),
            case(6, "SDG_WHEEL UN_NAME", 7001, Outcome::Withdrawn),
        ]);
        assert_eq!(ids(&found), [(1, 2, 100), (2, 4, 200), (1, 3, 450), (1, 4, 100)]);
        assert_eq!(found.iter().filter(|pair| pair.both_granted).count(), 1);
    }

    #[test]
    fn far_scores_other_sizes_and_what_is_not_known_make_none() {
        let granted = case(1, "UN_NAME", 7000, Outcome::Authorized);
        let far = case(2, "UN_NAME", 6499, Outcome::Declined);
        let large =
            CaseFigures { size: Some(SizeClass::Large), ..case(3, "UN_NAME", 7000, Outcome::Declined) };
        let unknown = CaseFigures { size: None, ..case(4, "UN_NAME", 7000, Outcome::Declined) };
        let alike = case(5, "UN_NAME", 7000, Outcome::Authorized);
        assert_eq!(pairs(&[granted, far, large, unknown, alike]), []);
    }
}
