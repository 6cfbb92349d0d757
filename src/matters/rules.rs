//! What a report must hold, what stands in the way of a step, and when reminders go. From values alone.

use chrono::{Days, Months, NaiveDate};

use super::lifecycle::MatterAction;
use super::{MatterState, Report};
use crate::accounts::rules as people;
use crate::error::Problems;
use crate::say::{Msg, matters as t};

/// Longest description, question, comment and reasons, characters.
pub const LONGEST: usize = 4000;
/// Longest line: a name, a place, an office, characters.
pub const LONGEST_LINE: usize = 300;
/// Working days within which the secretariat looks at a new matter.
pub const TRIAGE_WORKING_DAYS: u32 = 3;
/// Working days within which a matter is ended once the organization was heard.
pub const CLOSING_WORKING_DAYS: u32 = 10;
/// Days before the last day when the first reminder goes.
pub const REMIND_DAYS: u64 = 14;

/// What stands of a matter that decides on its next steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// The organization is known here.
    pub has_organization: bool,
    /// An authorization is named.
    pub has_authorization: bool,
    /// The organization commented.
    pub commented: bool,
    /// Last day for the comment.
    pub due_on: Option<NaiveDate>,
    /// Open requests of the organization that are not on hold.
    pub to_hold: usize,
}

/// True when the organization said what it has to say, or its time for it passed.
pub fn heard(facts: &Facts, today: NaiveDate) -> bool {
    facts.commented || facts.due_on.is_some_and(|due| due < today)
}

/// What stands in the way of a step that the lifecycle has here; none when it can be taken.
pub fn obstacle(action: MatterAction, facts: &Facts, today: NaiveDate) -> Option<Msg> {
    use MatterAction as A;
    match action {
        A::OpenDialogue | A::PutOnHold if !facts.has_organization => Some(t::refused_no_organization()),
        A::PutOnHold if facts.to_hold == 0 => Some(t::refused_nothing_to_hold()),
        A::Comment if facts.commented => Some(t::refused_commented()),
        A::Sanction if !facts.has_authorization => Some(t::refused_no_authorization()),
        A::Sanction if !heard(facts, today) => facts.due_on.map(t::refused_not_heard),
        _ => None,
    }
}

/// Why a step is not possible in this state.
pub fn wrong_state(state: MatterState) -> Msg {
    t::refused_state(state.words())
}

/// The last day for a comment that is asked for on `day`.
pub fn comment_due(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// How many reminders should have gone out by `today`: one some days before the last day, one on it.
pub fn reminders_due(asked: NaiveDate, due: NaiveDate, today: NaiveDate) -> i64 {
    i64::from(today >= due - Days::new(REMIND_DAYS) && today > asked) + i64::from(today >= due)
}

/// Notes a text that is missing or too long; `missing` is none where it may be empty.
pub fn text(problems: &mut Problems, field: &str, text: &str, most: usize, missing: Option<Msg>) {
    if text.chars().count() > most {
        problems.add(field, t::too_long(most));
    } else if let (true, Some(words)) = (text.trim().is_empty(), missing) {
        problems.add(field, words);
    }
}

/// What is wrong with a report. A number or a code, or a picture, is enough; without one it takes a description, and who
/// uses the mark or where.
pub fn report(report: &Report, has_picture: bool) -> Problems {
    let mut problems = Problems::new();
    let bare = report.code.is_empty() && !has_picture;
    text(&mut problems, "description", &report.description, LONGEST, bare.then(t::enter_description));
    let nobody = bare && report.who.is_empty() && report.place.is_empty();
    text(&mut problems, "who", &report.who, LONGEST_LINE, nobody.then(t::enter_who_or_where));
    text(&mut problems, "place", &report.place, LONGEST_LINE, None);
    text(&mut problems, "code", &report.code, LONGEST_LINE, None);
    text(&mut problems, "reporter_name", &report.reporter_name, LONGEST_LINE, None);
    if !report.reporter_email.is_empty() {
        problems.take("reporter_email", people::email(&report.reporter_email));
    }
    problems
}

/// True when a text names whoever reported: their address, or their name as they wrote it.
pub fn names_reporter(text: &str, name: &str, email: &str) -> bool {
    let text = text.to_lowercase();
    let says = |what: &str| what.chars().count() > 2 && text.contains(&what.to_lowercase());
    says(name.trim()) || says(email.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_clock_of_a_dialogue_runs_two_months() {
        assert_eq!(comment_due(day("2026-12-31"), 2), day("2027-02-28"));
        let on = |today| reminders_due(day("2026-11-24"), day("2027-01-24"), day(today));
        assert_eq!([on("2027-01-09"), on("2027-01-10"), on("2027-01-23"), on("2027-01-24")], [0, 1, 1, 2]);
    }

    #[test]
    fn nobody_is_sanctioned_unheard() {
        let facts = Facts { has_authorization: true, due_on: Some(day("2027-01-24")), ..Facts::default() };
        let on = |facts: &Facts, today| obstacle(MatterAction::Sanction, facts, day(today)).is_none();
        assert!(!on(&facts, "2027-01-24") && on(&facts, "2027-01-25"));
        assert!(on(&Facts { commented: true, ..facts }, "2026-12-01"));
        assert!(!on(&Facts { has_authorization: false, commented: true, ..facts }, "2027-02-01"));
    }

    #[test]
    fn a_report_says_at_least_something() {
        let wrong = |report_of: &Report, picture| -> Vec<String> {
            report(report_of, picture).iter().map(|(field, _)| field.clone()).collect()
        };
        let empty = Report::default();
        assert_eq!(wrong(&empty, false), ["description", "who"]);
        assert!(wrong(&empty, true).is_empty());
        assert!(wrong(&Report { code: "A-2026-0001".into(), ..Report::default() }, false).is_empty());
        let words =
            Report { description: "A poster.".into(), place: "x.example".into(), ..Report::default() };
        assert!(wrong(&words, false).is_empty());
        let odd = Report { reporter_email: "nobody".into(), ..words };
        assert_eq!(wrong(&odd, false), ["reporter_email"]);
    }

    #[test]
    fn a_text_that_names_the_reporter_is_noticed() {
        assert!(names_reporter("As ROSA Quill wrote", "Rosa Quill", ""));
        assert!(names_reporter("write to rosa@x.example", "", "Rosa@x.example"));
        assert!(!names_reporter("A poster was seen.", "", "rosa@x.example"));
    }
}
