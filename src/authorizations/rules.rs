//! What follows from the values of an authorization alone.

use chrono::NaiveDate;

use super::{AuthorizationState, ConditionState};
use crate::requests::answers::Percent;
use crate::text_enum;

/// Longest reasons, characters.
pub const LONGEST_REASONS: usize = 4000;

/// An authorization that ends within so many days is shown with the days left.
const SOON: i64 = 14;

/// Days round the end in which a renewal can be asked for: the policy's own.
pub fn renewal_window() -> u32 {
    crate::guidelines::Reference::current().map_or(90, |all| all.terms.terms.renewal_window_days)
}

/// The last day to ask that a suspension or revocation of this day is looked at again.
pub fn ask_again_by(day: NaiveDate) -> NaiveDate {
    crate::guidelines::Reference::current().map_or(day, |all| all.terms.terms.reconsider_by(day))
}

/// Whether its holder may ask for a renewal now: within so many days before the end, and as many after it.
pub fn may_renew(state: AuthorizationState, ends_on: NaiveDate, today: NaiveDate, window: u32) -> bool {
    use AuthorizationState as S;
    let near = (ends_on - today).num_days().unsigned_abs() <= u64::from(window);
    near && matches!(state, S::Active | S::Expired)
}

text_enum! {
    /// What anybody may read of an authorization.
    pub enum PublicState {
        /// In force today.
        Valid = "valid",
        /// Accepted; its first day, or a condition, is still to come.
        NotYetValid = "not_yet_valid",
        /// Stopped for now.
        Suspended = "suspended",
        /// Taken away.
        Revoked = "revoked",
        /// Given up by its holder.
        Ended = "ended",
        /// Its last day has passed.
        Expired = "expired",
    }
}

impl PublicState {
    /// True when it never comes into force again by itself: what was granted is history.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Revoked | Self::Ended | Self::Expired)
    }
}

/// The values that the public state follows from.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Where it stands.
    pub state: AuthorizationState,
    /// It was accepted once. Before that nobody outside may know of it.
    pub accepted: bool,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// What the public reads; none when it may not know of the authorization at all.
pub fn public_state(seen: Seen, today: NaiveDate) -> Option<PublicState> {
    use AuthorizationState as S;
    if !seen.accepted {
        return None;
    }
    match seen.state {
        S::Offered | S::Refused | S::Lapsed => None,
        S::Revoked => Some(PublicState::Revoked),
        S::Ended => Some(PublicState::Ended),
        _ if today > seen.ends_on => Some(PublicState::Expired),
        S::Expired => Some(PublicState::Expired),
        S::Accepted => Some(PublicState::NotYetValid),
        S::Active => Some(PublicState::Valid),
        S::Suspended => Some(PublicState::Suspended),
    }
}

/// Days left, when they are few enough to be said; 0 on the last day.
pub fn ends_soon(state: PublicState, ends_on: NaiveDate, today: NaiveDate) -> Option<i64> {
    let left = (ends_on - today).num_days();
    (state == PublicState::Valid && (0..=SOON).contains(&left)).then_some(left)
}

/// The reminder that is due with so many days left: the smallest of the thresholds that is reached.
pub fn reminder_due(days_left: i64, thresholds: &[u32]) -> Option<i64> {
    thresholds.iter().copied().map(i64::from).filter(|days| days_left <= *days).min()
}

/// How many reminders should have gone out by today: so many `days` before the last day (after it, where negative), the
/// earliest first. One whose day lay before the asking is never sent.
pub fn reminders_wanted(days: &[i64], asked: NaiveDate, due: NaiveDate, today: NaiveDate) -> i64 {
    let on = |days: &i64| due - chrono::Duration::days(*days);
    let reached = (1..).zip(days).filter(|(_, days)| on(days) <= today).last();
    reached.filter(|(_, days)| on(days) > asked).map_or(0, |(count, _)| count)
}

/// Days after the acceptance within which the exact artwork can be fetched.
const ARTWORK_DAYS: i64 = 7;

/// The last day on which the artwork can be fetched; none when it has passed.
pub fn artwork_until(accepted_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let last = accepted_on + chrono::Duration::days(ARTWORK_DAYS);
    (today <= last).then_some(last)
}

/// What became of the money of a fundraising use, in whole units of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// ISO 4217.
    pub currency: String,
    /// Raised in all.
    pub raised: i64,
    /// Kept for costs.
    pub costs: i64,
    /// Passed on to the beneficiary.
    pub passed_on: i64,
}

impl Accounts {
    /// What is neither passed on nor kept for costs.
    pub fn left(&self) -> i64 {
        self.raised.saturating_sub(self.costs).saturating_sub(self.passed_on)
    }

    /// The share that was passed on, rounded down; none when nothing was raised.
    pub fn share(&self) -> Option<Percent> {
        share(self.passed_on, self.raised)
    }

    /// The share that costs took, as [`Accounts::share`].
    pub fn cost_share(&self) -> Option<Percent> {
        share(self.costs, self.raised)
    }
}

fn share(part: i64, whole: i64) -> Option<Percent> {
    let hundredths = i128::from(part).checked_mul(10_000)?.checked_div(i128::from(whole))?;
    u32::try_from(hundredths).ok().map(Percent)
}

/// How many agents may act for a holder at once.
pub const MOST_AGENTS: usize = 20;

/// Whether a holder may name agents now.
pub fn takes_agents(state: AuthorizationState) -> bool {
    matches!(state, AuthorizationState::Accepted | AuthorizationState::Active)
}

/// Whether a holder may hand in files for a condition now.
pub fn takes_papers(state: AuthorizationState, condition: ConditionState) -> bool {
    use AuthorizationState as S;
    !matches!(state, S::Offered | S::Refused | S::Lapsed)
        && matches!(condition, ConditionState::Open | ConditionState::Breached)
}

/// Whether the artwork is handed out: not for an offer, and not when nothing may be used.
pub fn hands_out_artwork(state: AuthorizationState) -> bool {
    matches!(state, AuthorizationState::Accepted | AuthorizationState::Active)
}

/// Whether a condition may go from one state into another.
pub fn condition_step(from: ConditionState, to: ConditionState) -> bool {
    use ConditionState as C;
    matches!(
        (from, to),
        (C::Open, C::Met | C::Breached | C::Waived)
            | (C::Breached, C::Met | C::Waived)
            | (C::Met, C::Breached)
    )
}

/// The last day on which an offer can be accepted after a suspension: the days of the suspension do not count.
pub fn accept_by_after_suspension(accept_by: NaiveDate, from: NaiveDate, to: NaiveDate) -> NaiveDate {
    accept_by + chrono::Duration::days((to - from).num_days().max(0))
}

/// Text for the public: addresses and the names given are taken out (invariant I11).
pub fn without_people(text: &str, names: &[String], instead: &str) -> String {
    let mut out: String = text
        .split_inclusive(char::is_whitespace)
        .map(|word| if word.contains('@') { word_with(word, instead) } else { word.to_owned() })
        .collect();
    for name in names.iter().filter(|name| name.split_whitespace().count() > 1) {
        out = out.replace(name.as_str(), instead);
    }
    out
}

/// The replacement with the white space that followed the word.
fn word_with(word: &str, instead: &str) -> String {
    let space: String = word.chars().rev().take_while(|c| c.is_whitespace()).collect();
    format!("{instead}{}", space.chars().rev().collect::<String>())
}

#[cfg(test)]
mod tests {
    #[test]
    fn reminders_go_out_on_their_days_and_not_for_days_before_the_asking() {
        let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let wanted = |asked, today| super::reminders_wanted(&[14, 3, -1], day(asked), day(20), day(today));
        assert_eq!(
            [wanted(1, 5), wanted(1, 6), wanted(1, 16), wanted(1, 17), wanted(1, 20)],
            [0, 1, 1, 2, 2]
        );
        assert_eq!(wanted(1, 21), 3);
        // Asked five days before: the first reminder is not made up for.
        assert_eq!([wanted(15, 16), wanted(15, 17)], [0, 2]);
    }

    use super::{
        AuthorizationState as S, ConditionState as C, Percent, PublicState as P, Seen,
        accept_by_after_suspension, condition_step, ends_soon, public_state, reminder_due, without_people,
    };
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_public_knows_of_it_from_the_acceptance_on() {
        let at = |state, accepted, today: &str| {
            public_state(Seen { state, accepted, ends_on: day("2027-01-31") }, day(today))
        };
        for state in [S::Offered, S::Refused, S::Suspended, S::Revoked] {
            assert_eq!(at(state, false, "2027-01-01"), None, "{state}");
        }
        assert_eq!(at(S::Lapsed, true, "2027-02-01"), None);
        assert_eq!(at(S::Accepted, true, "2027-01-01"), Some(P::NotYetValid));
        assert_eq!(at(S::Active, true, "2027-01-31"), Some(P::Valid));
        assert_eq!(at(S::Active, true, "2027-02-01"), Some(P::Expired), "also before the sweep has run");
        assert_eq!(at(S::Revoked, true, "2027-02-01"), Some(P::Revoked));
        assert_eq!(at(S::Ended, true, "2027-01-01"), Some(P::Ended));
    }

    #[test]
    fn reminders_are_the_nearest_reached() {
        let all = [60, 30, 7];
        assert_eq!(reminder_due(61, &all), None);
        assert_eq!(reminder_due(60, &all), Some(60));
        assert_eq!(reminder_due(31, &all), Some(60));
        assert_eq!(reminder_due(30, &all), Some(30));
        assert_eq!(reminder_due(0, &all), Some(7));
    }

    #[test]
    fn the_last_days_are_counted() {
        let left = |today: &str| ends_soon(P::Valid, day("2027-01-31"), day(today));
        assert_eq!(left("2027-01-16"), None);
        assert_eq!(left("2027-01-17"), Some(14));
        assert_eq!(left("2027-01-31"), Some(0));
        assert_eq!(ends_soon(P::Suspended, day("2027-01-31"), day("2027-01-31")), None);
    }

    #[test]
    fn a_waived_condition_stays_waived() {
        assert!(condition_step(C::Open, C::Met) && condition_step(C::Breached, C::Waived));
        assert!(C::ALL.iter().all(|to| !condition_step(C::Waived, *to)));
        assert!(!condition_step(C::Met, C::Waived));
    }

    #[test]
    fn accounts_are_exact() {
        let accounts =
            |raised, costs, passed_on| super::Accounts { currency: "DKK".into(), raised, costs, passed_on };
        let some = accounts(30_000, 3_000, 26_999);
        assert_eq!(
            (some.left(), some.share(), some.cost_share()),
            (1, Some(Percent(8_999)), Some(Percent(1_000)))
        );
        assert_eq!(accounts(0, 0, 0).share(), None);
        assert_eq!(accounts(i64::MAX, 0, i64::MAX).share(), Some(Percent(10_000)));
    }

    #[test]
    fn a_suspension_does_not_eat_the_time_to_accept() {
        let by = accept_by_after_suspension(day("2026-12-24"), day("2026-12-01"), day("2026-12-11"));
        assert_eq!(by, day("2027-01-03"));
    }

    #[test]
    fn people_are_taken_out_of_public_text() {
        let text = "A fair with Ada Okafor, write to ada@example.org or call";
        let names = ["Ada Okafor".to_owned(), "Ada".to_owned()];
        assert_eq!(without_people(text, &names, "…"), "A fair with …, write to … or call");
        assert_eq!(without_people("Nothing here", &names, "…"), "Nothing here");
    }
}
