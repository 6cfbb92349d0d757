//! Pure decisions: how well a member fits, and whom to propose. The numbers are the policy of the office.

use super::{Fit, Matter, MemberProfile};
use crate::reviews::rules::Against;

/// Open cards that a member takes on at once who names no other number.
pub const USUAL_MOST_OPEN: usize = 20;
/// The highest number a member can name.
pub const HIGHEST_MOST_OPEN: usize = 99;
/// What knowing the sector counts.
const SECTOR: i64 = 3;
/// What a goal counts, up to the second.
const GOAL: i64 = 1;
const GOALS_COUNTED: usize = 2;
/// What a language besides English counts, up to the second.
const LANGUAGE: i64 = 2;
const LANGUAGES_COUNTED: usize = 2;
/// What a full desk counts against; half full, half of it.
const FULL: usize = 10;

/// How a member with so many open cards fits a case.
pub fn fit(matter: &Matter, profile: &MemberProfile, open: usize) -> Fit {
    let known = |asked: &[String], known: &[String]| -> Vec<String> {
        let mut found: Vec<String> = asked.iter().filter(|one| known.contains(one)).cloned().collect();
        found.sort();
        found.dedup();
        found
    };
    let most = most_open(profile);
    let sector = !matter.sector.is_empty() && profile.sectors.contains(&matter.sector);
    let goals = known(&matter.goals, &profile.goals);
    let mut languages = known(&matter.languages, &profile.languages);
    languages.retain(|tag| tag != "en");
    let counted = |count: usize, most: usize| i64::try_from(count.min(most)).unwrap_or(0);
    let burden = i64::try_from(open.saturating_mul(FULL) / most.max(1)).unwrap_or(i64::MAX / 2);
    let points = i64::from(sector) * SECTOR
        + counted(goals.len(), GOALS_COUNTED) * GOAL
        + counted(languages.len(), LANGUAGES_COUNTED) * LANGUAGE
        - burden;
    Fit { sector, goals, languages, open, most, points }
}

/// How many open cards a member takes on at once.
pub fn most_open(profile: &MemberProfile) -> usize {
    profile.most_open.unwrap_or(USUAL_MOST_OPEN)
}

/// A member who is considered for a case.
#[derive(Debug, Clone)]
pub struct Candidate<'a, Id> {
    /// Who.
    pub id: Id,
    /// How they fit.
    pub fit: &'a Fit,
    /// What speaks against them.
    pub against: &'a [Against],
}

/// Whom to propose, the best first: nobody against whom anything speaks at all. Of those who fit as well as each other, who
/// has less to do; then in the order given.
pub fn propose<Id: Copy>(candidates: &[Candidate<'_, Id>], needed: usize) -> Vec<Id> {
    let mut free: Vec<&Candidate<'_, Id>> = candidates.iter().filter(|one| one.against.is_empty()).collect();
    free.sort_by_key(|one| (-one.fit.points, one.fit.open));
    free.into_iter().take(needed).map(|one| one.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn profile(sectors: &str, goals: &str, languages: &str) -> MemberProfile {
        MemberProfile {
            sectors: words(sectors),
            goals: words(goals),
            languages: words(languages),
            most_open: None,
        }
    }

    fn matter() -> Matter {
        Matter { sector: "E".into(), goals: words("SDG6 SDG14 SDG3"), languages: words("en fr") }
    }

    #[test]
    fn knowledge_counts_and_a_full_desk_counts_against() {
        let points = |profile: &MemberProfile, open| fit(&matter(), profile, open).points;
        assert_eq!(points(&MemberProfile::default(), 0), 0);
        assert_eq!(points(&profile("E F", "SDG6 SDG14 SDG3", "en fr"), 0), 3 + 2 + 2);
        assert_eq!(points(&profile("E", "", "en"), 10), 3 - 5);
        let two = MemberProfile { most_open: Some(2), ..profile("E", "", "") };
        assert_eq!(points(&two, 1), 3 - 5);
        assert!(!fit(&Matter::default(), &profile("", "", ""), 0).sector);
    }

    #[test]
    fn those_against_whom_something_speaks_are_not_proposed() {
        let (knows, new) =
            (fit(&matter(), &profile("E", "", "fr"), 4), fit(&matter(), &profile("", "", ""), 0));
        let busy = fit(&matter(), &profile("", "", ""), 1);
        let lead = [Against::Named];
        let one = |id, fit, against| Candidate { id, fit, against };
        let all = [
            one(1, &busy, &[][..]),
            one(2, &new, &[][..]),
            one(3, &knows, &lead[..]),
            one(4, &knows, &[][..]),
        ];
        assert_eq!(propose(&all, 3), [4, 2, 1]);
        assert_eq!(propose(&all, 1), [4]);
        assert_eq!(propose(&all, 9), [4, 2, 1]);
    }
}
