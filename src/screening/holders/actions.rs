//! A check on a holder: opened by a hit, judged by a screener, confirmed by a second person.

use super::letters::{Cleared, Confirmed, EntryGone, Held, Hit, SecondWanted, SentBack};
use super::{HolderCheck, HolderCheckId, store};
use crate::access::{Actor, Role, screening as access};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::AuthorizationId;
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::guidelines::{CheckCode, CheckOutcome};
use crate::notices::{self, About, Letter};
use crate::requests::{self, Request};
use crate::say;
use crate::screening::actions::{reference, tell};
use crate::screening::matches::{self, MatchId, Tally};
use crate::screening::{CheckName, rules};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Working days in which a hit on a holder is judged, and in which a second person looks.
const JUDGED_WITHIN: u32 = 2;

fn held(conn: &mut Conn, check: &HolderCheck) -> Result<Held> {
    let (number, holder) = store::holder_of(conn, check.authorization_id)?;
    let (request, authorization) = (check.request_id, check.authorization_id);
    Ok(Held { request, check: check.id, authorization, number, holder })
}

fn name_of(code: CheckCode) -> Result<CheckName> {
    reference()?.check(code).map(CheckName).ok_or(Error::Hidden)
}

fn about(check: &HolderCheck) -> About {
    About {
        kind: SubjectKind::Authorization,
        id: check.authorization_id.0,
        request: Some(check.request_id),
        wait: None,
    }
}

fn event(check: &HolderCheck, action: &'static str, actor: Option<&Actor>) -> Event {
    Event::new(SubjectKind::Request, check.request_id.0, action, actor.map(|actor| actor.id))
        .after("authorization", check.authorization_id)
        .after("code", check.code)
}

/// Writes to the holders of these roles who may see the case, each once.
fn tell_roles<L: Letter>(
    tx: &mut Tx,
    request: &Request,
    check: &HolderCheck,
    roles: &[Role],
    not: Option<&Actor>,
    letter: &L,
) -> Result<()> {
    let not: Vec<_> = not.iter().map(|actor| actor.id).collect();
    let mut to: Vec<notices::Recipient> = Vec::new();
    for role in roles {
        for person in tell::holders(tx.conn(), request, *role, &not)? {
            if !to.iter().any(|other| other.account == person.account) {
                to.push(person);
            }
        }
    }
    notices::write(tx, about(check), &to, letter)
}

fn ask(tx: &mut Tx, check: &HolderCheck, kind: WaitKind) -> Result<()> {
    let due = reference()?.terms.calendar.add_working_days(tx.today(), JUDGED_WITHIN);
    let subject = (WaitSubject::HolderCheck, check.id.0);
    let from = Whom::Role(Role::Screener);
    waiting::ask(tx, Ask { kind, subject, request: Some(check.request_id), from, due: Some(due) })?;
    Ok(())
}

fn answered(tx: &mut Tx, check: &HolderCheck) -> Result<()> {
    for kind in [WaitKind::HolderCheck, WaitKind::SecondPerson] {
        waiting::answer(tx, kind, (WaitSubject::HolderCheck, check.id.0))?;
    }
    Ok(())
}

/// A newer list, or the holder's own profile, has names that match: a check is opened on the holder for each check
/// concerned, or the matches are added to the one that is open. Screener, chair and officer are told; nothing is
/// suspended by it.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn open(
    tx: &mut Tx,
    request: &Request,
    authorization: AuthorizationId,
    fresh: &[(CheckCode, MatchId)],
) -> Result<()> {
    let mut codes: Vec<CheckCode> = fresh.iter().map(|(code, _)| *code).collect();
    codes.dedup();
    for code in codes {
        let ids: Vec<MatchId> = fresh.iter().filter(|(of, _)| *of == code).map(|(_, id)| *id).collect();
        if let Some(open) = store::open_of(tx.conn(), authorization, code)? {
            matches::store::give_to_holder_check(tx, &ids, open.id)?;
            if open.awaits_second() {
                // Something new has to be judged before a second person can look.
                let after = HolderCheck { outcome: CheckOutcome::PossibleMatch, ..open.clone() };
                store::save(tx, &open, &after)?;
                waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::HolderCheck, open.id.0))?;
                ask(tx, &after, WaitKind::HolderCheck)?;
            }
            continue;
        }
        let id = store::insert(tx, authorization, request.id, code)?;
        matches::store::give_to_holder_check(tx, &ids, id)?;
        let check = store::by_id(tx.conn(), id)?;
        tx.record(
            event(&check, "screening.open_holder_check", None).after("check", id).after("matches", ids.len()),
        );
        ask(tx, &check, WaitKind::HolderCheck)?;
        let letter = Hit { held: held(tx.conn(), &check)?, check: name_of(code)? };
        let roles = [Role::Screener, Role::Chair, Role::AuthorizingOfficer];
        tell_roles(tx, request, &check, &roles, None, &letter)?;
    }
    Ok(())
}

/// A list no longer says what a match of this check was found by. Where none is left that a person has to judge, or found to
/// be the same, the check waits for its first person again, and whoever was told of the hit hears of it.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn lost(tx: &mut Tx, request: &Request, id: HolderCheckId) -> Result<()> {
    let check = store::by_id(tx.conn(), id)?;
    let tally = Tally::of(matches::of_holder_check(tx.conn(), id)?.iter().map(|one| one.state));
    let over = check.closed_at.is_some() && !check.is_confirmed();
    if tally.open + tally.same > 0 || over {
        return Ok(());
    }
    if check.awaits_second() {
        let after = HolderCheck { outcome: CheckOutcome::PossibleMatch, ..check.clone() };
        store::save(tx, &check, &after)?;
        waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::HolderCheck, id.0))?;
        ask(tx, &after, WaitKind::HolderCheck)?;
    }
    tx.record(
        event(&check, "screening.lose_entry", None).after("check", id).before("outcome", check.outcome),
    );
    let letter = EntryGone { held: held(tx.conn(), &check)?, check: name_of(check.code)? };
    let roles = [Role::Screener, Role::Chair, Role::AuthorizingOfficer];
    tell_roles(tx, request, &check, &roles, None, &letter)
}

/// Fails unless the check waits for its first person: its matches can be judged.
///
/// # Errors
/// Refused, with the reason.
pub(in crate::screening) fn must_be_open(tx: &mut Tx, id: HolderCheckId) -> Result<()> {
    let check = store::by_id(tx.conn(), id)?;
    if !check.is_open() {
        return Err(Error::Refused(say::screening::refused_holder_settled()));
    }
    if check.awaits_second() {
        return Err(Error::Refused(say::screening::refused_match_settled(check.code)));
    }
    Ok(())
}

fn as_seen(tx: &mut Tx, actor: &Actor, id: HolderCheckId, version: i64) -> Result<(Request, HolderCheck)> {
    let check = store::by_id(tx.conn(), id)?;
    let request = requests::lock(tx, check.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::adjudicate(actor, &standing)?;
    if !check.is_open() {
        return Err(Error::Refused(say::screening::refused_holder_settled()));
    }
    if check.version != version {
        return Err(Error::Conflict(say::screening::changed_look_again()));
    }
    Ok((request, check))
}

/// A screener settles the check: a false match ends it, once every match was told apart; a confirmed one waits for a
/// second person.
///
/// # Errors
/// Hidden or refused (role, a card or a decision in the case, matches nobody judged, settled already); invalid without
/// outcome or evidence; a conflict when the check changed.
pub fn record(
    tx: &mut Tx,
    actor: &Actor,
    id: HolderCheckId,
    version: i64,
    outcome: Option<CheckOutcome>,
    evidence: &str,
) -> Result<()> {
    let (request, check) = as_seen(tx, actor, id, version)?;
    if check.awaits_second() && check.checked_by != Some(actor.id) {
        return Err(Error::Refused(say::screening::refused_somebody_elses()));
    }
    let mut problems = Problems::new();
    let outcome = outcome.filter(|one| matches!(one, CheckOutcome::FalsePositive | CheckOutcome::Confirmed));
    if outcome.is_none() {
        problems.add("outcome", say::screening::enter_outcome());
    }
    rules::text_problem(&mut problems, "evidence", evidence, say::screening::enter_evidence());
    problems.into_result()?;
    let outcome = outcome.unwrap_or(CheckOutcome::PossibleMatch);
    let tally = Tally::of(matches::of_holder_check(tx.conn(), id)?.iter().map(|one| one.state));
    rules::fits_matches(outcome, tally).map_err(Error::Refused)?;
    let confirmed = outcome == CheckOutcome::Confirmed;
    if confirmed && tally.same == 0 {
        // Nothing but a listed name says anything against a holder.
        return Err(Error::Refused(say::screening::refused_no_match_same()));
    }
    let after = HolderCheck {
        outcome,
        evidence: evidence.trim().to_owned(),
        checked_by: Some(actor.id),
        checked_at: Some(tx.now),
        second_reason: None,
        closed_at: (!confirmed).then_some(tx.now),
        ..check.clone()
    };
    store::save(tx, &check, &after)?;
    answered(tx, &check)?;
    tx.record(
        event(&check, "screening.record_holder_check", Some(actor))
            .before("outcome", check.outcome)
            .after("check", id)
            .after("outcome", outcome)
            .personal("evidence", evidence.trim()),
    );
    let held = held(tx.conn(), &check)?;
    let name = name_of(check.code)?;
    if confirmed {
        ask(tx, &check, WaitKind::SecondPerson)?;
        let letter = SecondWanted { held, check: name };
        return tell_roles(tx, &request, &check, &[Role::Screener], Some(actor), &letter);
    }
    let roles = [Role::Screener, Role::Chair, Role::AuthorizingOfficer];
    tell_roles(tx, &request, &check, &roles, Some(actor), &Cleared { held, check: name })
}

fn for_second(
    tx: &mut Tx,
    actor: &Actor,
    id: HolderCheckId,
    version: i64,
    reason: &str,
) -> Result<(Request, HolderCheck)> {
    let (request, check) = as_seen(tx, actor, id, version)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::second_on_check(actor, &standing, check.checked_by)?;
    if !check.awaits_second() {
        return Err(Error::Refused(say::screening::refused_not_for_second()));
    }
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "reason", reason, say::screening::enter_second_reason());
    problems.into_result()?;
    answered(tx, &check)?;
    Ok((request, check))
}

/// A second screener confirms: officer and chair are told, and the officer's page offers the suspension.
///
/// # Errors
/// Hidden or refused (the first person, nobody confirmed it yet); invalid without a reason; a conflict when the check
/// changed.
pub fn confirm(tx: &mut Tx, actor: &Actor, id: HolderCheckId, version: i64, reason: &str) -> Result<()> {
    let (request, check) = for_second(tx, actor, id, version, reason)?;
    let after = HolderCheck {
        confirmed_by: Some(actor.id),
        confirmed_at: Some(tx.now),
        second_reason: Some(reason.trim().to_owned()),
        closed_at: Some(tx.now),
        ..check.clone()
    };
    store::save(tx, &check, &after)?;
    tx.record(
        event(&check, "screening.confirm_holder_check", Some(actor))
            .after("check", id)
            .after("first", check.checked_by)
            .personal("reason", reason.trim()),
    );
    let letter = Confirmed { held: held(tx.conn(), &check)?, check: name_of(check.code)? };
    tell_roles(tx, &request, &check, &[Role::AuthorizingOfficer, Role::Chair], Some(actor), &letter)
}

/// A second screener does not see it so: the check is open again.
///
/// # Errors
/// As [`confirm`].
pub fn send_back(tx: &mut Tx, actor: &Actor, id: HolderCheckId, version: i64, reason: &str) -> Result<()> {
    let (_, check) = for_second(tx, actor, id, version, reason)?;
    let after = HolderCheck {
        outcome: CheckOutcome::PossibleMatch,
        second_reason: Some(reason.trim().to_owned()),
        ..check.clone()
    };
    store::save(tx, &check, &after)?;
    tx.record(
        event(&check, "screening.send_back_holder_check", Some(actor))
            .after("check", id)
            .after("first", check.checked_by)
            .personal("reason", reason.trim()),
    );
    ask(tx, &check, WaitKind::HolderCheck)?;
    let letter = SentBack {
        held: held(tx.conn(), &check)?,
        check: name_of(check.code)?,
        reason: reason.trim().to_owned(),
    };
    let Some(first) = check.checked_by else { return Ok(()) };
    let to = crate::accounts::recipient(tx.conn(), first)?;
    notices::write(tx, about(&check), &[to], &letter)
}
