use super::{Beside, MemberFigures, all, one};
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::reports::criteria::{Group, group};
use crate::reports::figures::{Card, CaseFigures, Criterion};
use crate::reviews::ratio::Ratio;

/// A case with these cards: member, score of C1, score of C2.
fn case(id: i64, cards: &[(i64, u8, u8)]) -> CaseFigures {
    let card = |(member, first, second): &(i64, u8, u8)| Card {
        member: AccountId(*member),
        days: id % 7,
        score: (u64::from(first + second) * 100, 8),
        scores: vec![(Criterion(1), *first), (Criterion(2), *second)],
    };
    CaseFigures {
        id: RequestId(id),
        organization: OrganizationId(1),
        kind: String::new(),
        country: String::new(),
        sector: String::new(),
        size: None,
        marks: String::new(),
        use_type: None,
        outcome: None,
        days: [None; 5],
        score: None,
        recommended: None,
        departed_band: false,
        departed_group: false,
        apart: Vec::new(),
        cards: cards.iter().map(card).collect(),
    }
}

fn read(cases: &[CaseFigures]) -> (Group, Vec<MemberFigures>) {
    let group = group(cases);
    let members = all(cases, &group);
    (group, members)
}

#[test]
fn a_member_stands_beside_the_others_of_the_same_cases_exactly() {
    let cases = [case(1, &[(1, 4, 2), (2, 2, 2), (3, 3, 2)]), case(2, &[(1, 1, 3), (2, 2, 0)])];
    let (_, members) = read(&cases);
    let first = &members[0];
    assert_eq!((first.member, first.cards, first.days), (AccountId(1), 2, Some(1)));
    assert_eq!(first.mean, Ratio::new(125, 2), "the mean of 75 and 50");
    // Differences on C1: 4 - 2.5 and 1 - 2; on C2: 0 and 3 - 0. In all 3.5 over four scores, 5.5 without signs.
    assert_eq!(first.all.scores, 4);
    let lean = first.all.lean.unwrap();
    assert_eq!((lean.negative, Some(lean.size)), (false, Ratio::new(7, 8)));
    assert_eq!(first.all.distance, Ratio::new(11, 8));
    assert_eq!(first.all.mean_of_others, Ratio::new(11, 6));
    let group = group(&cases);
    let apart = one(&cases, &group, AccountId(1)).unwrap();
    assert_eq!(apart.all, Beside { others: 2, ..first.all.clone() });
    let lean = apart.criteria[0].1.lean.unwrap();
    assert_eq!((lean.negative, Some(lean.size)), (false, Ratio::new(1, 4)));
    assert_eq!(one(&cases, &group, AccountId(9)), None);
}

#[test]
fn who_scores_alone_is_beside_nobody() {
    let (group, members) = read(&[case(1, &[(1, 4, 2)])]);
    assert_eq!(members[0].all.lean, None);
    assert_eq!(members[0].all.alpha, None);
    assert_eq!((group.criteria[0].cases, group.criteria[0].compared), (1, 0));
}

/// Cases with two to five cards of seven members, as if drawn.
fn drawn(seed: u64) -> Vec<CaseFigures> {
    let mut state = seed;
    let mut below = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    (1..40)
        .map(|id| {
            let first = below(7);
            let cards: Vec<_> = (0..2 + below(4))
                .map(|n| ((first + n) as i64 % 7, below(5) as u8, 1 + below(4) as u8))
                .collect();
            case(id, &cards)
        })
        .collect()
}

/// What holds members and group together: the group's alpha is the mean of its members', by the number of their scores.
#[test]
fn the_alpha_of_the_group_is_the_mean_of_its_members() {
    for seed in 0..20 {
        let cases = drawn(seed);
        let group = group(&cases);
        for (place, criterion) in group.criteria.iter().enumerate() {
            let (mut sum, mut scores) = (0.0, 0.0);
            for member in (0..7).filter_map(|id| one(&cases, &group, AccountId(id))) {
                let beside = &member.criteria[place].1;
                sum += beside.alpha.unwrap().value * beside.scores as f64;
                scores += beside.scores as f64;
            }
            let alpha = criterion.alpha.unwrap().value;
            assert!((alpha - sum / scores).abs() < 1e-9, "{seed}: {alpha} {}", sum / scores);
        }
    }
}

#[test]
fn the_order_of_cases_and_of_members_does_not_matter() {
    for seed in 0..20 {
        let cases = drawn(seed);
        let mut turned = cases.clone();
        turned.reverse();
        for case in &mut turned {
            case.cards.reverse();
        }
        let ((one, members), (other, again)) = (read(&cases), read(&turned));
        for (a, b) in one.criteria.iter().zip(&other.criteria) {
            assert_eq!((a.mean, a.spread, a.cases), (b.mean, b.spread, b.cases));
            assert!((a.alpha.unwrap().value - b.alpha.unwrap().value).abs() < 1e-12);
        }
        for (a, b) in members.iter().zip(&again) {
            assert_eq!(
                (a.mean, a.days, a.all.lean, a.all.distance),
                (b.mean, b.days, b.all.lean, b.all.distance)
            );
            assert!((a.all.alpha.unwrap().value - b.all.alpha.unwrap().value).abs() < 1e-12);
        }
    }
}

#[test]
fn members_who_always_agree_have_one() {
    let cases: Vec<_> =
        (0..5).map(|id| case(id, &[(1, id as u8, 2), (2, id as u8, 2), (3, id as u8, 2)])).collect();
    let (group, members) = read(&cases);
    assert!((group.criteria[0].alpha.unwrap().value - 1.0).abs() < 1e-12);
    assert_eq!(group.criteria[1].alpha, None, "no variation at all");
    assert!(members.iter().all(|one| (one.all.alpha.unwrap().value - 1.0).abs() < 1e-12));
    assert!(members.iter().all(|one| one.all.distance == Some(Ratio::ZERO)));
}
