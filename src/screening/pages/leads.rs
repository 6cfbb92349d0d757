//! What the lists say to a check: for each list the version and whether it is stale, the matches with what became of
//! them, and where the organization stands among participants.

use chrono::NaiveDateTime;

use super::Names;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::guidelines::{CheckDefinition, Reference};
use crate::requests::answers::Answers;
use crate::requests::questions;
use crate::say::{Msg, screening as t};
use crate::screening::lists::lookup::{Lead, Lookups};
use crate::screening::lists::{Entry, Standing, for_check};
use crate::screening::matches::{self, Match, MatchState, Tally, names, own_name};
use crate::screening::matching::{Birth, Part, PartKind};

/// One list as a check shows it.
pub(super) struct ListView {
    pub standing: Standing,
    pub stale: bool,
    /// Participants of this name, with their status: evidence, no matches.
    pub participants: Vec<Lead>,
}

impl ListView {
    pub(super) fn code(&self) -> &str {
        &self.standing.list.code
    }

    pub(super) fn gives_leads(&self) -> bool {
        self.standing.list.gives_leads()
    }

    /// The version and when somebody looked last.
    pub(super) fn words(&self) -> Msg {
        match (&self.standing.version, self.standing.looked_at()) {
            (Some(version), Some(at)) => t::list_in_force(version.dated, at, version.entries),
            _ => t::list_never_imported(),
        }
    }
}

/// A match as pages list it.
pub(in crate::screening) struct MatchRow {
    pub one: Match,
    pub entry: Entry,
    /// Who judged it, when.
    pub who: Option<Msg>,
}

impl MatchRow {
    pub(in crate::screening) fn load(conn: &mut Conn, names: &mut Names, one: Match) -> Result<Self> {
        Ok(Self {
            entry: matches::store::entry(conn, &one)?.entry,
            who: names.who_when(conn, one.judged_by, one.judged_at)?,
            one,
        })
    }

    pub(in crate::screening) fn path(&self) -> String {
        format!("/cases/{}/screening/matches/{}", self.one.request_id, self.one.id)
    }

    pub(in crate::screening) fn is_open(&self) -> bool {
        self.one.state == MatchState::Open
    }

    pub(in crate::screening) fn is_over(&self) -> bool {
        self.one.state == MatchState::Gone
    }

    /// The judgement of an earlier case holds here.
    pub(in crate::screening) fn is_carried(&self) -> bool {
        self.one.carried_from.is_some()
    }

    /// Likeness, 0 to 100.
    pub(in crate::screening) fn per_cent(&self) -> i64 {
        (self.one.score + 5) / 10
    }

    /// The question whose answer the name is.
    pub(in crate::screening) fn stands_in(&self) -> Msg {
        questions::question(&self.one.question)
            .map_or_else(|| Msg::plain(&self.one.question), |(_, question)| question.label())
    }
}

/// What the lists say to this check.
pub(super) struct Leads {
    pub lists: Vec<ListView>,
    pub matches: Vec<MatchRow>,
    /// How many names the check looks up.
    pub asked: usize,
    /// The names were looked up in the lists that are in force now.
    pub current: bool,
}

impl Leads {
    /// True when some list is looked up by name and in force.
    pub(super) fn looks_up(&self) -> bool {
        self.lists.iter().any(|list| list.gives_leads() && list.standing.version.is_some())
    }

    /// How far the matches have come.
    pub(super) fn tally(&self) -> Tally {
        Tally::of(self.matches.iter().map(|row| row.one.state))
    }

    /// Reads them for one check of a case.
    pub(super) fn load(
        conn: &mut Conn,
        names_read: &mut Names,
        (lookups, reference): (&Lookups, &Reference),
        (request, revision): (RequestId, i64),
        definition: &CheckDefinition,
        answers: &Answers,
        now: NaiveDateTime,
    ) -> Result<Self> {
        let asked = names(definition, answers);
        let standings = for_check(conn, definition.code)?;
        let mut lists = Vec::new();
        for standing in standings {
            let participants = if standing.list.gives_leads() {
                Vec::new()
            } else {
                let lookup = lookups.of(conn, &standing.list, reference)?;
                lookup.zip(own_name(answers)).map(|(lookup, own)| lookup.leads(&own)).unwrap_or_default()
            };
            lists.push(ListView { stale: standing.is_stale(now), standing, participants });
        }
        let rows = matches::of_check(conn, request, definition.code)?;
        let versions = matches::versions(&crate::screening::lists::all(conn)?);
        let look = matches::last_look(conn, request)?;
        Ok(Self {
            lists,
            matches: rows
                .into_iter()
                .map(|one| MatchRow::load(conn, names_read, one))
                .collect::<Result<_>>()?,
            asked: asked.len(),
            current: look.is_some_and(|(lists, of, _)| lists == versions && of == revision),
        })
    }
}

/// One part of a score in words.
pub(super) fn words(part: &Part) -> Msg {
    let (one, other) = (part.one.clone(), part.other.clone());
    match part.kind {
        PartKind::Same => t::part_same(one),
        PartKind::Spelling => t::part_spelling(one, other),
        PartKind::Sound => t::part_sound(one, other),
        PartKind::Joined => t::part_joined(one, other),
        PartKind::Initial => t::part_initial(one, other),
        PartKind::Acronym => t::part_acronym(one, other),
        PartKind::Instead => t::part_instead(one, other),
        PartKind::More if one.is_empty() => t::part_more_listed(other),
        PartKind::More => t::part_more_asked(one),
        PartKind::Whole => t::part_whole(one, other),
        PartKind::LegalForm => t::part_legal_form(),
        PartKind::SameCountry => t::part_same_country(one, other),
        PartKind::OtherCountry => t::part_other_country(one, other),
        PartKind::SameBirth => t::part_same_birth(other),
        PartKind::NearBirth => t::part_near_birth(one, other),
        PartKind::OtherBirth => t::part_other_birth(one, other),
    }
}

/// A date of birth as lists give it.
pub(super) fn birth(birth: &Birth) -> String {
    birth.date.format(if birth.exact { "%Y-%m-%d" } else { "%Y" }).to_string()
}
