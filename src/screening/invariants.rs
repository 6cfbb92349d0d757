//! What must always be true of checks and holds (I1, I14, four eyes).

use super::matches::store::every as every_match;
use super::matches::{MatchState, Tally};
use super::{HoldState, actions, checks_settled, holders, rules, store};
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::CheckOutcome;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    checks(conn, &mut wrong)?;
    holds(conn, &mut wrong)?;
    matches(conn, &mut wrong)?;
    holder_checks(conn, &mut wrong)?;
    for request in store::authorized(conn)? {
        if let Some(why) = checks_settled(conn, request)?.why_not() {
            wrong.push(format!("request {request}: authorized, but: {why} (I1)"));
        }
    }
    for request in store::excluded(conn)? {
        if checks_settled(conn, request)?.excluding.is_empty() {
            wrong.push(format!("request {request}: excluded without a check that two people confirmed"));
        }
    }
    let adjudicators = store::adjudicators(conn)?;
    for (request, person, what) in store::judges(conn)? {
        if adjudicators.binary_search(&(request, person)).is_ok() {
            wrong.push(format!("request {request}: account {person} judged a check and {what} (I14)"));
        }
    }
    Ok(wrong)
}

fn checks(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    let definitions = &actions::reference()?.checks;
    for check in store::all_checks(conn)? {
        let effect = rules::effect_of(definitions, check.code);
        let mut say =
            |what: &str| wrong.push(format!("check {} of request {}: {what}", check.code, check.request_id));
        if check.confirmed_by.is_some() && check.confirmed_by == check.checked_by {
            say("confirmed twice by the same person");
        }
        if check.confirmed_by.is_some() && !check.excludes(effect) {
            say("has a second person, but is no confirmed exclusion");
        }
        if check.confirmed_by.is_some() != check.confirmed_at.is_some() {
            say("second person and time do not go together");
        }
        if check.checked_by.is_some() != check.checked_at.is_some() {
            say("first person and time do not go together");
        }
        if check.outcome == CheckOutcome::NotChecked {
            continue;
        }
        if check.checked_by.is_none() {
            say("has an outcome that nobody recorded");
        }
        if check.evidence.is_empty() && check.outcome != CheckOutcome::NotApplicable {
            say("has an outcome without evidence");
        }
    }
    Ok(())
}

fn matches(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    for one in every_match(conn)? {
        let mut say = |what: &str| wrong.push(format!("match {}: {what}", one.id));
        let judged = matches!(one.state, MatchState::TheSame | MatchState::NotTheSame);
        if judged && (one.judged_by.is_none() || one.reason.as_deref().unwrap_or_default().is_empty()) {
            say("is judged, but not by a person who says why");
        }
        if one.judged_by.is_some() != one.judged_at.is_some() {
            say("judge and time do not go together");
        }
        if one.carried_from.is_some() && one.state == MatchState::TheSame {
            say("was found to be the same in another case, not in this one");
        }
    }
    Ok(())
}

fn holder_checks(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    let matches = every_match(conn)?;
    for check in holders::store::every(conn)? {
        let mut say = |what: &str| wrong.push(format!("check {} on a holder: {what}", check.id));
        let own = matches.iter().filter(|one| one.holder_check_id == Some(check.id)).map(|one| one.state);
        let tally = Tally::of(own);
        if check.confirmed_by.is_some() && check.confirmed_by == check.checked_by {
            say("confirmed twice by the same person");
        }
        let confirmed = check.outcome == CheckOutcome::Confirmed;
        if check.closed_at.is_some() && confirmed != check.confirmed_by.is_some() {
            say("second person and outcome do not go together");
        }
        if check.closed_at.is_none() && check.outcome == CheckOutcome::FalsePositive {
            say("is a false match, but not over");
        }
        if check.outcome != CheckOutcome::PossibleMatch && check.checked_by.is_none() {
            say("has an outcome that nobody recorded");
        }
        if check.outcome == CheckOutcome::FalsePositive && tally.open + tally.same > 0 {
            say("is a false match with a match that was not told apart");
        }
    }
    Ok(())
}

fn holds(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    for (hold, closed) in store::all_holds(conn)? {
        let mut say =
            |what: &str| wrong.push(format!("hold {} of request {}: {what}", hold.id, hold.request_id));
        if (hold.state == HoldState::Open) == hold.closed_at.is_some() {
            say("state and end do not go together");
        }
        if hold.state == HoldState::Open && closed {
            say("is open though the request is closed");
        }
        if hold.state == HoldState::Released
            && (hold.release_by.is_none() || hold.closed_by.is_none() || hold.release_by == hold.closed_by)
        {
            say("was released without two people");
        }
        if hold.answer.is_some() != hold.answered_at.is_some() {
            say("answer and its time do not go together");
        }
    }
    Ok(())
}
