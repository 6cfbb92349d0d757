//! What may be answered, and when reminders go.

use chrono::{Days, NaiveDate};

use super::{OpinionKind, Verdict};
use crate::error::Problems;
use crate::say::opinions as t;

/// Working days that are offered for an answer.
pub const ANSWER_DAYS: u32 = 10;
/// Days after the last day in which a late answer is still taken.
pub const GRACE_DAYS: u64 = 14;
/// Days before the last day when the first reminder goes.
pub const REMIND_DAYS: u64 = 3;
/// Longest question and longest answer, characters.
pub const LONGEST: usize = 4000;

/// What can be answered to a question of this kind, in the order of the page.
pub const fn verdicts(kind: OpinionKind) -> &'static [Verdict] {
    match kind {
        OpinionKind::Opinion => &[
            Verdict::Supports,
            Verdict::NoObjection,
            Verdict::Reservations,
            Verdict::Objects,
            Verdict::CannotSay,
        ],
        OpinionKind::Sponsorship => &[Verdict::Confirms, Verdict::Declines],
    }
}

/// The verdict of a form, or what is wrong with the answer. Whoever does not simply agree says why.
pub fn answer(kind: OpinionKind, verdict: &str, text: &str, problems: &mut Problems) -> Option<Verdict> {
    let verdict = Verdict::parse(verdict).filter(|verdict| verdicts(kind).contains(verdict));
    let Some(verdict) = verdict else {
        problems.add("verdict", t::select_verdict());
        return None;
    };
    let plain = matches!(verdict, Verdict::Supports | Verdict::NoObjection | Verdict::Confirms);
    if text.trim().is_empty() && !plain {
        problems.add("text", t::enter_why());
    } else if text.chars().count() > LONGEST {
        problems.add("text", t::too_long(LONGEST));
    }
    problems.is_empty().then_some(verdict)
}

/// How many reminders should have gone out by `today`: one some days before the last day, one after it.
pub fn reminders_due(asked: NaiveDate, due: NaiveDate, today: NaiveDate) -> i64 {
    let before = due - Days::new(REMIND_DAYS);
    i64::from(today >= before && today > asked) + i64::from(today > due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_go_before_and_after_the_last_day() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let on = |today| reminders_due(day("2026-11-24"), day("2026-12-08"), day(today));
        assert_eq!([on("2026-12-04"), on("2026-12-05"), on("2026-12-08"), on("2026-12-09")], [0, 1, 1, 2]);
        // Asked for tomorrow: no reminder on the day of the question itself.
        assert_eq!(reminders_due(day("2026-11-24"), day("2026-11-25"), day("2026-11-24")), 0);
    }

    #[test]
    fn who_does_not_agree_says_why() {
        let judged = |kind, verdict, text| {
            let mut problems = Problems::new();
            (answer(kind, verdict, text, &mut problems), problems.iter().count())
        };
        assert_eq!(judged(OpinionKind::Opinion, "supports", ""), (Some(Verdict::Supports), 0));
        assert_eq!(judged(OpinionKind::Opinion, "objects", " "), (None, 1));
        assert_eq!(judged(OpinionKind::Opinion, "objects", "No."), (Some(Verdict::Objects), 0));
        assert_eq!(judged(OpinionKind::Opinion, "confirms", ""), (None, 1));
        assert_eq!(judged(OpinionKind::Sponsorship, "confirms", ""), (Some(Verdict::Confirms), 0));
        assert_eq!(judged(OpinionKind::Sponsorship, "declines", ""), (None, 1));
        assert_eq!(judged(OpinionKind::Opinion, "supports", &"x".repeat(LONGEST + 1)), (None, 1));
    }
}
