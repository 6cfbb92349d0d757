//! How far the checks of a case have come, and what follows when that changes.

use chrono::NaiveDateTime;

use super::super::letters::Finished;
use super::super::{Settled, engagements, lists, matches, risks, rules, store};
use super::{is_worked, tell};
use crate::access::{Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::RequestId;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::guidelines::Track;
use crate::requests::{self, Action, Change, Request, Stage, Turn};
use crate::say::{self, Msg};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// How far the checks of a case have come: the guard of the review, and of invariant I1 before a decision.
///
/// # Errors
/// When the database fails.
pub fn checks_settled(conn: &mut Conn, request: RequestId) -> Result<Settled> {
    let engaged = engagements::approved(conn, request)?.is_some();
    let rules = requests::by_id(conn, request)?.rules()?;
    Ok(rules::settled(&rules.checks, &store::checks_of(conn, request)?, engaged))
}

/// Why a case may not go on to the review, or be granted, today: a check that is not settled, a list that nobody looked
/// at for more than a week, names that were not looked up in the newest lists yet, or a match that nobody judged.
///
/// # Errors
/// When the database fails.
pub fn why_not_now(conn: &mut Conn, request: &Request, now: NaiveDateTime) -> Result<Option<Msg>> {
    if let Some(why) = checks_settled(conn, request.id)?.why_not() {
        return Ok(Some(why));
    }
    lists_in_the_way(conn, request, now)
}

/// What the lists themselves have against a case today; see [`why_not_now`].
///
/// # Errors
/// When the database fails.
pub fn lists_in_the_way(conn: &mut Conn, request: &Request, now: NaiveDateTime) -> Result<Option<Msg>> {
    let standings = lists::all(conn)?;
    let used = standings.iter().filter(|one| !one.list.checks.is_empty());
    let stale: Vec<&str> = used.filter(|one| one.is_stale(now)).map(|one| one.list.code.as_str()).collect();
    if !stale.is_empty() {
        return Ok(Some(say::screening::refused_stale(say::list(&stale))));
    }
    let versions = matches::versions(&standings);
    if !versions.is_empty() {
        let looked = matches::last_look(conn, request.id)?;
        if !looked.is_some_and(|(lists, revision, _)| lists == versions && revision == request.revision) {
            return Ok(Some(say::screening::refused_not_looked_up()));
        }
    }
    let open: usize = matches::tallies(conn, request.id)?.values().map(|tally| tally.open).sum();
    Ok((open > 0).then(|| say::screening::refused_matches_open(open)))
}

/// Keeps the screeners' wait and whose turn it is in step with the checks: asked while something is left, answered
/// when nothing is.
pub(super) fn keep_in_step(tx: &mut Tx, request: &Request) -> Result<()> {
    let settled = checks_settled(tx.conn(), request.id)?;
    let subject = (WaitSubject::Request, request.id.0);
    if settled.left() > 0 {
        let open = waiting::open_for_request(tx.conn(), request.id)?;
        if is_worked(request.stage) && !open.iter().any(|wait| wait.kind == WaitKind::Screening) {
            let terms = &request.rules()?.terms;
            let days = request.stage.target_days(&terms.targets).unwrap_or(terms.targets.screening);
            let due = terms.calendar.add_working_days(tx.today(), days.min(terms.targets.screening));
            let from = Whom::Role(Role::Screener);
            let ask =
                Ask { kind: WaitKind::Screening, subject, request: Some(request.id), from, due: Some(due) };
            waiting::ask(tx, ask)?;
        }
        return set_turn(tx, request, Turn::Screener);
    }
    if waiting::answer(tx, WaitKind::Screening, subject)? == 0 {
        return Ok(());
    }
    go_on(tx, request)
}

/// Nothing in screening waits for a screener: it is the secretariat's turn when nothing excludes, and they hear of it;
/// else the chair's.
pub(in crate::screening) fn go_on(tx: &mut Tx, request: &Request) -> Result<()> {
    let settled = checks_settled(tx.conn(), request.id)?;
    let held = requests::hold_open_since(tx.conn(), request.id)?.is_some();
    if request.stage != Stage::Screening || held || settled.left() > 0 {
        return Ok(());
    }
    if settled.allows_review() {
        set_turn(tx, request, Turn::Secretariat)?;
        let case = tell::named(tx.conn(), request)?;
        return tell::role(tx, request, Role::Secretariat, &[], &Finished { case });
    }
    set_turn(tx, request, Turn::Chair)
}

/// While a case is in screening and not on hold, it is the turn of whoever has to go on with the checks.
fn set_turn(tx: &mut Tx, request: &Request, turn: Turn) -> Result<()> {
    let held = requests::hold_open_since(tx.conn(), request.id)?.is_some();
    if request.stage != Stage::Screening || held || request.turn == turn {
        return Ok(());
    }
    requests::set_turn(tx, request.id, turn)
}

/// A confirmed check that escalates, or a risk that does, puts the case on the enhanced track, as far as the lifecycle lets the track change
/// now; after a hold it is tried again. A deliberation goes back to review when more members have to score.
pub(in crate::screening) fn escalate(tx: &mut Tx, actor: Option<&Actor>, request: &Request) -> Result<()> {
    let settled = checks_settled(tx.conn(), request.id)?;
    let risk = risks::overall(tx.conn(), request.id)?.filter(|level| risks::rules::escalates(*level));
    let open = requests::actions::fits(tx, request, Action::ChangeTrack).is_ok();
    let none = settled.escalating.is_empty() && risk.is_none();
    if none || request.track == Some(Track::Enhanced) || !open {
        return Ok(());
    }
    let wanted = request.rubric()?.tracks.iter().find(|rule| rule.track == Track::Enhanced);
    let wanted = wanted.map_or(0, |rule| i64::from(rule.scorers));
    let more = request.stage == Stage::Deliberation && store::locked_cards(tx.conn(), request.id)? < wanted;
    let event = Event::new(
        SubjectKind::Request,
        request.id.0,
        requests::actions::name_of(Action::ChangeTrack),
        actor.map(|actor| actor.id),
    )
    .before("track", request.track)
    .after("track", Track::Enhanced)
    .after("checks", &settled.escalating)
    .after("risk", risk)
    .after("reasons", say::screening::effect_escalates().in_language(say::Language::En));
    let stage = more.then_some(Stage::Review);
    requests::set_track(tx, request.id, Track::Enhanced)?;
    requests::advance(
        tx,
        actor,
        request,
        Action::ChangeTrack,
        Change { stage, event: Some(event), ..Change::default() },
    )?;
    Ok(())
}
