//! A case as its deliberation reads it: the cards that count, what they add up to, what blocks, what is missing.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::Resolution;
use super::lifecycle::CardState;
use super::ratio::Ratio;
use super::rules::{self, CardStand, Said};
use super::scoring::{self, CardReading, CaseReading, Entry};
use super::store::{self, Card, KnockOut, Meeting, Remark};
use crate::access::Actor;
use crate::access::reviews as access;
use crate::accounts::{self, Account};
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::guidelines::{Band, Rubric, Track, TrackRule};
use crate::requests::{Case, Request, RequestId, Stage};
use crate::say::{self, Msg};
use crate::waiting::{self, WaitKind, WaitSubject};

/// One member's card, read.
#[derive(Debug, Clone)]
pub struct MemberCard {
    /// The card.
    pub card: Card,
    /// The member.
    pub member: Account,
    /// What stands on it.
    pub entries: Vec<Entry>,
    /// Read against the rubric.
    pub reading: CardReading,
    /// Last day of what is still awaited of the member here.
    pub asked_until: Option<NaiveDate>,
    /// What the member declared: a conflict, none, or nothing yet.
    pub declared: Option<bool>,
}

impl MemberCard {
    /// How it stands, for the question whether the deliberation opens.
    pub fn stand(&self) -> CardStand {
        CardStand { state: self.card.state, asked_until: self.asked_until }
    }

    /// True when the member is asked to confirm or change a locked card.
    pub fn is_to_confirm(&self) -> bool {
        self.card.state == CardState::Locked && self.asked_until.is_some()
    }
}

/// Everything a deliberation rests on.
#[derive(Debug, Clone)]
pub struct Deliberation {
    /// All cards, in the order of their assignment.
    pub members: Vec<MemberCard>,
    /// What the locked ones add up to.
    pub case: CaseReading,
    /// Knock-outs of the locked cards.
    pub knock_outs: Vec<KnockOut>,
    /// The thread, oldest first.
    pub remarks: Vec<Remark>,
    /// The meetings, oldest first.
    pub meetings: Vec<Meeting>,
    /// People whom a declared conflict bars.
    pub conflicted: BTreeSet<AccountId>,
    /// What the track asks for.
    pub rule: &'static TrackRule,
}

/// Whether the group can recommend, and what it would rest on.
#[derive(Debug, Clone)]
pub struct Readiness {
    /// How many locked cards the track asks for.
    pub quorum: u32,
    /// How many there are.
    pub locked: usize,
    /// The band the case score speaks for; none without a card.
    pub band: Option<Band>,
    /// The exact case score; none without a card.
    pub case_score: Option<Ratio>,
    /// A knock-out was upheld: only a decline may be recommended.
    pub upheld: bool,
    /// The track asks for a meeting: silence cannot stand in for it.
    pub needs_meeting: bool,
    /// The day of the latest meeting.
    pub last_meeting: Option<NaiveDate>,
    /// What is still missing, in words; empty when the group can recommend.
    pub missing: Vec<Msg>,
}

/// The track of a case; the standard one where none was set.
pub(super) fn track_of(request: &Request) -> Track {
    request.track.unwrap_or(Track::Standard)
}

/// What the track of a case asks for.
///
/// # Errors
/// When the rubric has no such track, which its validation rules out.
pub(super) fn rule_of(rubric: &'static Rubric, track: Track) -> Result<&'static TrackRule> {
    rubric.track(track).ok_or_else(|| crate::error::Error::internal(format!("no track {track}")))
}

/// Reads a card by what the track asks for now; what was scored for another track is left out.
pub(super) fn read_card(rubric: &Rubric, track: Track, entries: &[Entry]) -> CardReading {
    let asked = rubric.criteria_of(track);
    let entries: Vec<Entry> = entries
        .iter()
        .filter(|entry| asked.iter().any(|criterion| criterion.id == entry.criterion))
        .cloned()
        .collect();
    scoring::read_card(rubric, track, &entries)
}

/// All cards of a case, read.
///
/// # Errors
/// When the database fails.
pub fn members(conn: &mut Conn, request: &Request) -> Result<Vec<MemberCard>> {
    let rubric = request.rubric()?;
    let track = track_of(request);
    let asked = asked(conn, request.id)?;
    let declared: HashMap<AccountId, bool> = store::declarations(conn, request.id)?.into_iter().collect();
    let mut all = Vec::new();
    for card in store::cards_of(conn, request.id)? {
        let entries = store::entries_of(conn, card.id)?;
        let reading = read_card(rubric, track, &entries);
        let member = accounts::by_id(conn, card.member_id)?;
        let asked_until = asked.get(&card.id.0).copied();
        let declared = declared.get(&card.member_id).copied();
        all.push(MemberCard { card, member, entries, reading, asked_until, declared });
    }
    Ok(all)
}

/// The last day of what is awaited on each card of a case.
pub(super) fn asked(conn: &mut Conn, request: RequestId) -> Result<HashMap<i64, NaiveDate>> {
    Ok(waiting::open_for_request(conn, request)?
        .into_iter()
        .filter(|wait| wait.kind == WaitKind::Scorecard && wait.subject_kind == WaitSubject::Scorecard)
        .filter_map(|wait| wait.due_on.map(|due| (wait.subject_id, due)))
        .collect())
}

/// How the cards of a case stand, without their scores.
pub(super) fn stands(conn: &mut Conn, request: RequestId) -> Result<Vec<(Card, CardStand)>> {
    let asked = asked(conn, request)?;
    Ok(store::cards_of(conn, request)?
        .into_iter()
        .map(|card| {
            let stand = CardStand { state: card.state, asked_until: asked.get(&card.id.0).copied() };
            (card, stand)
        })
        .collect())
}

/// Reads a deliberation.
///
/// # Errors
/// When the database fails.
pub fn deliberation(conn: &mut Conn, request: &Request) -> Result<Deliberation> {
    let rubric = request.rubric()?;
    let track = track_of(request);
    let members = members(conn, request)?;
    let locked: Vec<CardReading> =
        members.iter().filter(|one| one.card.state.counts()).map(|one| one.reading.clone()).collect();
    let counts = |card| members.iter().any(|one| one.card.id == card && one.card.state.counts());
    let knock_outs = store::knock_outs_of(conn, request.id)?
        .into_iter()
        .filter(|knock_out| counts(knock_out.scorecard_id))
        .collect();
    Ok(Deliberation {
        case: scoring::read_case(rubric, track, &locked),
        knock_outs,
        remarks: store::remarks_of(conn, request.id)?,
        meetings: store::meetings_of(conn, request.id)?,
        conflicted: store::conflicted_people(conn, request.id)?,
        rule: rule_of(rubric, track)?,
        members,
    })
}

impl Deliberation {
    /// True when an objection stands against setting aside a knock-out on this criterion.
    pub fn objection_stands(&self, criterion: &str) -> bool {
        let thread: Vec<Said<'_>> = self
            .remarks
            .iter()
            .map(|remark| Said {
                kind: remark.kind,
                criterion: remark.criterion.as_deref(),
                withdrawn: remark.withdrawn_at.is_some() || self.conflicted.contains(&remark.author_id),
            })
            .collect();
        rules::objection_stands(&thread, criterion)
    }

    /// The knock-outs that still block.
    pub fn blocking(&self) -> impl Iterator<Item = &KnockOut> {
        self.knock_outs
            .iter()
            .filter(|one| rules::blocks(one.resolution, self.objection_stands(&one.criterion)))
    }

    /// The most people present at one meeting, those without a conflict counted.
    pub fn most_present(&self) -> usize {
        self.meetings
            .iter()
            .map(|meeting| meeting.present.iter().filter(|one| !self.conflicted.contains(one)).count())
            .max()
            .unwrap_or(0)
    }

    /// Whether the group can recommend now.
    pub fn readiness(&self) -> Readiness {
        let quorum = self.rule.quorum;
        let locked = self.case.cards;
        let mut missing = Vec::new();
        if u32::try_from(locked).unwrap_or(u32::MAX) < quorum {
            missing.push(say::reviews::missing_quorum(locked, quorum));
        }
        let mut named: Vec<&str> = Vec::new();
        for knock_out in self.blocking() {
            if named.contains(&knock_out.criterion.as_str()) {
                continue;
            }
            named.push(&knock_out.criterion);
            missing.push(match knock_out.resolution {
                Some(_) => say::reviews::missing_objection(&knock_out.criterion),
                None => say::reviews::missing_knock_out(&knock_out.criterion),
            });
        }
        if let Some(needed) = self.rule.meeting_present
            && u32::try_from(self.most_present()).unwrap_or(u32::MAX) < needed
        {
            missing.push(say::reviews::missing_meeting(needed));
        }
        Readiness {
            quorum,
            locked,
            band: self.case.band,
            case_score: self.case.score,
            upheld: self.knock_outs.iter().any(|one| one.resolution == Some(Resolution::Upheld)),
            needs_meeting: self.rule.meeting_present.is_some(),
            last_meeting: self.meetings.iter().map(|meeting| meeting.held_on).max(),
            missing,
        }
    }
}

/// Whether a person sees the scores of a case now (invariant I9).
///
/// # Errors
/// When the database fails.
pub fn scores_in_sight(
    conn: &mut Conn,
    actor: &Actor,
    case: &Case,
    deliberation: &Deliberation,
) -> Result<bool> {
    let own = |one: &&MemberCard| one.card.member_id == actor.id;
    let own_card_awaited = deliberation.members.iter().filter(own).any(|one| one.card.state.is_awaited());
    let stage = case.request.stage;
    let deliberated = rules::after_review(stage)
        || (stage == Stage::Closed && store::deliberation_was_opened(conn, case.request.id)?);
    Ok(access::see_scores(&case.standing, access::Openness { deliberated, own_card_awaited }))
}

/// The members who locked a card or abstained, without those whom a conflict bars.
///
/// # Errors
/// When the database fails.
pub fn members_of(conn: &mut Conn, request: &Request) -> Result<Vec<AccountId>> {
    let barred = store::conflicted_people(conn, request.id)?;
    let spoke = |state| matches!(state, CardState::Locked | CardState::Abstained);
    let cards = store::cards_of(conn, request.id)?.into_iter();
    Ok(cards
        .filter(|card| spoke(card.state))
        .map(|card| card.member_id)
        .filter(|one| !barred.contains(one))
        .collect())
}

/// Whether the group can recommend on a request now, and what it rests on. The caller has locked the case.
///
/// # Errors
/// When the database fails.
pub fn ready_to_recommend(conn: &mut Conn, request: &Request) -> Result<Readiness> {
    Ok(deliberation(conn, request)?.readiness())
}
