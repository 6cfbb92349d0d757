//! How long a case took, in working days of the office: each stretch that has a target, without the days on hold.

use chrono::{NaiveDate, NaiveDateTime};

use crate::guidelines::calendar::OfficeCalendar;
use crate::requests::{Outcome, Span, Stage};

/// Working days of each stretch, in the order of [`Span::ALL`]; none where the case did not come to its end.
pub type Days = [Option<i64>; Span::ALL.len()];

/// A time in which the clocks stood: from, and until when it is over.
pub type Hold = (NaiveDateTime, Option<NaiveDateTime>);

/// What a stretch is made of, and where it leads when it comes to its end.
fn parts(span: Span) -> (&'static [Stage], &'static [Stage]) {
    match span {
        Span::Completeness => (&[Stage::Submitted], &[Stage::Screening, Stage::Returned]),
        Span::Screening => (&[Stage::Screening], &[Stage::Review]),
        Span::Review => (&[Stage::Review, Stage::Deliberation], &[Stage::Recommended]),
        Span::Decision => (&[Stage::Recommended], &[Stage::Closed]),
        Span::Overall => (&[], &[Stage::Closed]),
    }
}

fn decided(outcome: Option<Outcome>) -> bool {
    outcome.is_some_and(|outcome| outcome.is_authorized() || outcome == Outcome::Declined)
}

/// Measures a case by the stages it came into, oldest first. A stretch that was gone through twice adds up; one that was
/// broken off (withdrawn, sent back to a draft) counts as far as it led on in the end.
pub fn measure(
    entered: &[(Stage, NaiveDateTime)],
    holds: &[Hold],
    outcome: Option<Outcome>,
    calendar: &OfficeCalendar,
) -> Days {
    let days = |from: NaiveDateTime, to: NaiveDateTime| {
        let own = calendar.working_days_between(from.date(), to.date());
        let held: u32 = holds.iter().map(|hold| held(hold, from.date(), to.date(), calendar)).sum();
        i64::from(own.saturating_sub(held))
    };
    let mut all = Days::default();
    for (span, place) in Span::ALL.iter().zip(all.iter_mut()) {
        let (through, to) = parts(*span);
        if to.contains(&Stage::Closed) && !decided(outcome) {
            continue;
        }
        if *span == Span::Overall {
            let first = entered.iter().find(|(stage, _)| *stage == Stage::Submitted);
            let last = entered.iter().rev().find(|(stage, _)| *stage == Stage::Closed);
            *place = first.zip(last).map(|((_, from), (_, to))| days(*from, *to));
            continue;
        }
        let (mut sum, mut ended) = (0, false);
        for (one, next) in entered.iter().zip(entered.iter().skip(1)) {
            if through.contains(&one.0) {
                sum += days(one.1, next.1);
                ended |= to.contains(&next.0);
            }
        }
        *place = ended.then_some(sum);
    }
    all
}

/// The working days of a hold that fall between two days.
fn held(hold: &Hold, from: NaiveDate, to: NaiveDate, calendar: &OfficeCalendar) -> u32 {
    let begins = hold.0.date().max(from);
    let ends = hold.1.map_or(to, |at| at.date().min(to));
    calendar.working_days_between(begins, ends)
}

/// The value that a share of all values (per cent) does not pass: nearest rank, so it is one of them.
pub fn percentile(sorted: &[i64], share: usize) -> Option<i64> {
    let rank = (sorted.len() * share).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::{Days, measure, percentile};
    use crate::guidelines::Reference;
    use crate::requests::{Outcome, Stage};
    use chrono::{NaiveDate, NaiveDateTime};

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2027, 2, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap()
    }

    fn measured(entered: &[(Stage, u32)], holds: &[(u32, Option<u32>)], outcome: Option<Outcome>) -> Days {
        let entered: Vec<_> = entered.iter().map(|(stage, day)| (*stage, at(*day))).collect();
        let holds: Vec<_> = holds.iter().map(|(from, to)| (at(*from), to.map(at))).collect();
        measure(&entered, &holds, outcome, &Reference::seeded().unwrap().terms.calendar)
    }

    // February 2027 begins on a Monday.
    const WHOLE: [(Stage, u32); 6] = [
        (Stage::Submitted, 1),
        (Stage::Screening, 3),
        (Stage::Review, 5),
        (Stage::Deliberation, 9),
        (Stage::Recommended, 11),
        (Stage::Closed, 16),
    ];

    #[test]
    fn each_stretch_in_working_days() {
        let days = measured(&WHOLE, &[], Some(Outcome::Declined));
        assert_eq!(days, [Some(2), Some(2), Some(4), Some(3), Some(11)]);
    }

    #[test]
    fn clocks_stop_on_hold() {
        let days = measured(&WHOLE, &[(4, Some(9))], Some(Outcome::Authorized));
        assert_eq!(days, [Some(2), Some(1), Some(2), Some(3), Some(8)]);
    }

    #[test]
    fn what_was_broken_off_is_not_measured() {
        let withdrawn = [(Stage::Submitted, 1), (Stage::Screening, 3), (Stage::Closed, 5)];
        assert_eq!(measured(&withdrawn, &[], Some(Outcome::Withdrawn)), [Some(2), None, None, None, None]);
        let under_way = [(Stage::Submitted, 1), (Stage::Screening, 3)];
        assert_eq!(measured(&under_way, &[(3, None)], None), [Some(2), None, None, None, None]);
        let recalled = [(Stage::Submitted, 1), (Stage::Draft, 3)];
        assert_eq!(measured(&recalled, &[], None), [None; 5]);
    }

    #[test]
    fn what_was_gone_through_twice_adds_up() {
        let back = [
            (Stage::Submitted, 1),
            (Stage::Returned, 2),
            (Stage::Submitted, 8),
            (Stage::Screening, 10),
            (Stage::Review, 11),
            (Stage::Deliberation, 12),
            (Stage::Recommended, 15),
            (Stage::Deliberation, 16),
            (Stage::Recommended, 17),
            (Stage::Closed, 18),
        ];
        let days = measured(&back, &[], Some(Outcome::AuthorizedWithConditions));
        assert_eq!(days, [Some(3), Some(1), Some(3), Some(2), Some(13)]);
    }

    #[test]
    fn percentiles_are_values_that_occur() {
        let sorted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30];
        assert_eq!((percentile(&sorted, 50), percentile(&sorted, 90)), (Some(5), Some(9)));
        assert_eq!((percentile(&[7], 90), percentile(&[], 50)), (Some(7), None));
    }
}
