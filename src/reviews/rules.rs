//! Pure decisions: what speaks against a member, when a review may open, when the deliberation opens, what a
//! recommendation still lacks.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::lifecycle::CardState;
use super::scoring::{Answer, CardProblem, Entry};
use super::{RemarkKind, Resolution};
use crate::requests::Stage;

/// Longest comment or note, characters.
pub const LONGEST_TEXT: usize = 5000;
/// Days before the last day on which a member is reminded first.
pub const REMINDED_DAYS_BEFORE: u64 = 3;

/// What speaks against giving a person a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// The person acts for the organization that asks.
    Membership,
    /// The person acts for a relative of it: its parent, a subsidiary, or an organization that names it as one.
    Relative(String),
    /// The person recorded or confirmed the outcome of a check in this case (invariant I14).
    Adjudicated,
    /// The person decided in this case before (invariants I3 and I14).
    Decided,
    /// The person wrote the request down for a partner who has nobody here.
    Entered,
    /// The person declared a conflict (invariant I15).
    Declared,
    /// The person gave an opinion in this case.
    GaveOpinion,
    /// What the partner says of its owners, officers and connections holds the person's name: a lead, no more.
    Named,
    /// The person's address has the same mail domain as the organization, its people or its website: a lead, no more.
    SameDomain(String),
    /// The person declared a conflict in so many other cases of this organization.
    PastConflicts(usize),
    /// The person has as many open cards as they take on at once: open, most.
    Full(usize, usize),
    /// The person is away on that day.
    Absent(NaiveDate),
}

impl Against {
    /// True when it rules the person out; the others are for a person to judge.
    pub const fn is_certain(&self) -> bool {
        matches!(
            self,
            Self::Membership
                | Self::Relative(_)
                | Self::Adjudicated
                | Self::Decided
                | Self::Entered
                | Self::Declared
        )
    }
}

/// The facts about one person and one case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ties<'a> {
    /// Folded e-mail address of the person.
    pub email: &'a str,
    /// The person acts for the organization.
    pub is_member: bool,
    /// The relative that the person acts for.
    pub relative: Option<&'a str>,
    /// Mail domains of the organization: of its people, its contact and its website.
    pub domains: &'a [String],
    /// The person adjudicated a check.
    pub adjudicated: bool,
    /// The person decided here before.
    pub decided: bool,
    /// The person wrote the request down for the partner.
    pub entered: bool,
    /// The person gave an opinion here.
    pub gave_opinion: bool,
    /// The person declared a conflict.
    pub declared: bool,
    /// The partner names the person.
    pub named: bool,
    /// Conflicts that the person declared in other cases of this organization.
    pub past_conflicts: usize,
    /// Open cards, and how many the person takes on at once.
    pub load: (usize, usize),
    /// Away until this day.
    pub absent_until: Option<NaiveDate>,
}

/// The part of an address after the at sign.
pub fn domain_of(email: &str) -> Option<&str> {
    email.rsplit_once('@').map(|(_, domain)| domain).filter(|domain| !domain.is_empty())
}

/// The host of a web address, without `www.`.
pub fn host_of(website: &str) -> Option<String> {
    let rest = website.split_once("://").map_or(website, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().trim().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

/// What speaks against a person, what is certain first.
pub fn against(ties: Ties<'_>, today: NaiveDate) -> Vec<Against> {
    let mut found = Vec::new();
    let mut note = |holds: bool, what: Against| found.extend(holds.then_some(what));
    note(ties.is_member, Against::Membership);
    if let Some(relative) = ties.relative {
        note(true, Against::Relative(relative.to_owned()));
    }
    note(ties.adjudicated, Against::Adjudicated);
    note(ties.decided, Against::Decided);
    note(ties.entered, Against::Entered);
    note(ties.declared, Against::Declared);
    note(ties.gave_opinion, Against::GaveOpinion);
    note(ties.named, Against::Named);
    if let Some(own) = domain_of(ties.email) {
        let same = !ties.is_member && ties.domains.iter().any(|domain| domain == own);
        note(same, Against::SameDomain(own.to_owned()));
    }
    note(ties.past_conflicts > 0, Against::PastConflicts(ties.past_conflicts));
    let (open, most) = ties.load;
    note(most > 0 && open >= most, Against::Full(open, most));
    if let Some(until) = ties.absent_until.filter(|until| *until >= today) {
        note(true, Against::Absent(until));
    }
    found
}

/// How one card stands, for the question whether the deliberation opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardStand {
    /// Its state.
    pub state: CardState,
    /// The last day of what is still awaited of its member, if anything is: scores, or a word on a locked card
    /// after the request changed.
    pub asked_until: Option<NaiveDate>,
}

/// Whether the deliberation opens (section 5): every assigned member has locked, abstained or been replaced, or
/// the last day has passed for all who have not; and the locked cards make the quorum.
pub fn deliberation_opens(cards: &[CardStand], quorum: u32, today: NaiveDate) -> bool {
    let locked = cards.iter().filter(|card| card.state.counts()).count();
    if u32::try_from(locked).unwrap_or(u32::MAX) < quorum {
        return false;
    }
    cards.iter().all(|card| match card.asked_until {
        Some(until) => until < today,
        None => !card.state.is_awaited(),
    })
}

/// True when nobody is awaited any more and the quorum is not there: others have to be asked.
pub fn too_few(cards: &[CardStand], quorum: u32) -> bool {
    let standing = cards.iter().filter(|card| card.state.counts() || card.state.is_awaited()).count();
    u32::try_from(standing).unwrap_or(u32::MAX) < quorum
}

/// How many reminders a wait should have had by a day: one three days before, one on the day, one after it.
pub fn reminders_due(due: NaiveDate, today: NaiveDate) -> i64 {
    if today > due {
        3
    } else if today == due {
        2
    } else {
        let first = due.checked_sub_days(chrono::Days::new(REMINDED_DAYS_BEFORE)).unwrap_or(due);
        i64::from(today >= first)
    }
}

/// True when a deliberation is open in this stage, or was when the case went on.
pub const fn after_review(stage: Stage) -> bool {
    matches!(stage, Stage::Deliberation | Stage::Recommended | Stage::Deferred)
}

/// The hash that the event of a locking keeps of what stands on the card (invariant I6).
pub fn scores_hash(entries: &[Entry]) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|one, other| one.criterion.cmp(&other.criterion));
    let mut sha = Sha256::new();
    for entry in sorted {
        let answer = match entry.answer {
            Some(Answer::Score(score)) => score.to_string(),
            Some(Answer::NotApplicable) => "n/a".to_owned(),
            None => String::new(),
        };
        for part in [&entry.criterion, &answer, &entry.comment] {
            sha.update((part.len() as u64).to_be_bytes());
            sha.update(part);
        }
    }
    hex::encode(sha.finalize())
}

/// The criterion that a problem is about.
pub fn criterion_of(problem: &CardProblem) -> Option<&str> {
    match problem {
        CardProblem::NotScored { criterion }
        | CardProblem::CommentMissing { criterion, .. }
        | CardProblem::AlwaysApplies { criterion }
        | CardProblem::OffTheScale { criterion, .. }
        | CardProblem::NotAsked { criterion } => Some(criterion),
        CardProblem::NothingApplies => None,
    }
}

/// An objection in the thread, as the rule on knock-outs needs it.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Comment or objection.
    pub kind: RemarkKind,
    /// The criterion, if it is about one.
    pub criterion: Option<&'a str>,
    /// Withdrawn, or its author stepped back.
    pub withdrawn: bool,
}

/// True when an objection stands against setting aside a knock-out on this criterion: on it, or on the case.
pub fn objection_stands(thread: &[Said<'_>], criterion: &str) -> bool {
    thread.iter().any(|said| {
        said.kind == RemarkKind::Objection
            && !said.withdrawn
            && said.criterion.is_none_or(|about| about == criterion)
    })
}

/// Whether a knock-out still blocks (invariant I13): not resolved, or set aside over an objection that stands.
pub fn blocks(resolution: Option<Resolution>, objection_stands: bool) -> bool {
    match resolution {
        None => true,
        Some(Resolution::Upheld) => false,
        Some(Resolution::SetAside) => objection_stands,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stand(state: CardState, until: Option<&str>) -> CardStand {
        CardStand { state, asked_until: until.map(day) }
    }

    #[test]
    fn opens_when_nobody_is_awaited_and_the_quorum_is_there() {
        use CardState::{Abstained, Assigned, Locked, Replaced};
        let today = day("2026-11-24");
        let cards = [stand(Locked, None), stand(Locked, None), stand(Abstained, None), stand(Replaced, None)];
        assert!(deliberation_opens(&cards, 2, today));
        assert!(!deliberation_opens(&cards, 3, today));
        let waiting = [stand(Locked, None), stand(Locked, None), stand(Assigned, Some("2026-11-24"))];
        assert!(!deliberation_opens(&waiting, 2, today));
        assert!(deliberation_opens(&waiting, 2, day("2026-11-25")));
        let to_confirm = [stand(Locked, Some("2026-11-30")), stand(Locked, None)];
        assert!(!deliberation_opens(&to_confirm, 2, today));
        assert!(too_few(&cards, 3));
        assert!(!too_few(&waiting, 3));
    }

    #[test]
    fn reminders_run_on_dates() {
        let due = day("2026-11-27");
        let on = |text| reminders_due(due, day(text));
        let days = [on("2026-11-23"), on("2026-11-24"), on("2026-11-26"), on("2026-11-27"), on("2026-12-05")];
        assert_eq!(days, [0, 1, 1, 2, 3]);
    }

    #[test]
    fn what_speaks_against_a_person() {
        let domains = ["firm.example".to_owned()];
        let ties = Ties {
            email: "judge@firm.example",
            domains: &domains,
            load: (3, 20),
            absent_until: Some(day("2026-12-01")),
            ..Ties::default()
        };
        let found = against(ties, day("2026-11-24"));
        assert_eq!(found, [Against::SameDomain("firm.example".into()), Against::Absent(day("2026-12-01"))]);
        assert!(!found.iter().any(Against::is_certain));
        let found = against(Ties { is_member: true, adjudicated: true, ..ties }, day("2026-12-24"));
        assert_eq!(found, [Against::Membership, Against::Adjudicated]);
        let more = Ties {
            relative: Some("Firm Holding"),
            entered: true,
            decided: true,
            named: true,
            past_conflicts: 2,
            load: (20, 20),
            domains: &[],
            ..ties
        };
        let found = against(more, day("2026-12-24"));
        let certain: Vec<_> = found.iter().filter(|one| one.is_certain()).cloned().collect();
        assert_eq!(certain, [Against::Relative("Firm Holding".into()), Against::Decided, Against::Entered]);
        assert_eq!(found[3..], [Against::Named, Against::PastConflicts(2), Against::Full(20, 20)]);
    }

    #[test]
    fn hosts_are_read_from_web_addresses() {
        let read = |text| host_of(text);
        assert_eq!(read("https://www.Firm.example/about").as_deref(), Some("firm.example"));
        assert_eq!(read("firm.example:8080").as_deref(), Some("firm.example"));
        assert_eq!((read(""), read("none")), (None, None));
    }

    #[test]
    fn a_set_aside_knock_out_blocks_again_when_somebody_objects() {
        let objection = |criterion, withdrawn| Said { kind: RemarkKind::Objection, criterion, withdrawn };
        assert!(objection_stands(&[objection(Some("C2"), false)], "C2"));
        assert!(objection_stands(&[objection(None, false)], "C2"));
        assert!(!objection_stands(&[objection(Some("C4"), false), objection(None, true)], "C2"));
        assert!(blocks(None, false));
        assert!(blocks(Some(Resolution::SetAside), true));
        assert!(!blocks(Some(Resolution::SetAside), false));
        assert!(!blocks(Some(Resolution::Upheld), true));
    }

    #[test]
    fn the_hash_holds_every_word() {
        let one = [Entry::score("C1", 3, "a"), Entry::score("C2", 2, "")];
        let turned = [Entry::score("C2", 2, ""), Entry::score("C1", 3, "a")];
        assert_eq!(scores_hash(&one), scores_hash(&turned));
        assert_ne!(scores_hash(&one), scores_hash(&[Entry::score("C1", 3, "b"), Entry::score("C2", 2, "")]));
    }
}
