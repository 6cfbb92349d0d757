//! What must always be true of checks and holds (I1, I14, four eyes), and of reports, risks and engagements.

use std::collections::{BTreeSet, HashMap};

use super::engagements::EngagementState;
use super::matches::store::every as every_match;
use super::matches::{MatchState, Tally};
use super::{HoldState, actions, checks_settled, controversies, engagements, holders, risks, rules, store};
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::CheckOutcome;
use crate::requests;

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
    reports(conn, &mut wrong)?;
    risk_list(conn, &mut wrong)?;
    engagement_list(conn, &mut wrong)?;
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
    let mut of_request = HashMap::new();
    for check in store::all_checks(conn)? {
        let definitions = match of_request.get(&check.request_id) {
            Some(found) => *found,
            None => {
                let rules = requests::by_id(conn, check.request_id)?.rules()?;
                of_request.insert(check.request_id, &rules.checks);
                &rules.checks
            }
        };
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

fn reports(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    for one in controversies::store::every(conn)? {
        let mut say = |what: &str| wrong.push(format!("controversy {}: {what}", one.id));
        let weights = controversies::Aspect::ALL.iter().map(|aspect| one.weight(*aspect));
        if !weights.chain([one.grade]).all(controversies::rules::in_range) {
            say("has a weight or a grade that is not 0 to 4");
        }
        if one.source.is_empty() {
            say("has no source");
        }
        let ended = [one.closed_by.is_some(), one.closed_at.is_some(), one.closing_reason.is_some()];
        if ended.iter().any(|part| *part == one.is_open()) {
            say("ending, reason, person and time do not go together");
        }
    }
    for check in store::all_checks(conn)?.iter().filter(|one| rules::grades_controversy(one.code)) {
        let request = requests::by_id(conn, check.request_id)?;
        let worst = controversies::worst_open(conn, request.organization_id)?.unwrap_or(0);
        let grade = controversies::rules::grade_of(check.outcome, check.controversy);
        let settled = check.outcome != CheckOutcome::NotChecked && actions::is_worked(request.stage);
        if settled && grade < worst {
            wrong.push(format!(
                "check {} of request {}: graded {grade} beside an open report of {worst}",
                check.code, request.id
            ));
        }
    }
    Ok(())
}

fn risk_list(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    for risk in risks::store::every(conn)? {
        let mut say = |what: &str| wrong.push(format!("risk {}: {what}", risk.id));
        if risks::rules::level(risk.likelihood, risk.impact).is_none() {
            say("likelihood and impact are not 1 to 5");
        }
        let dropped = [risk.dropped_by.is_some(), risk.drop_reason.is_some()];
        if dropped.iter().any(|part| *part == risk.stands()) {
            say("person, time and reason of its end do not go together");
        }
    }
    Ok(())
}

fn engagement_list(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    let mut live = BTreeSet::new();
    for one in engagements::store::every(conn)? {
        let case = one.request_id;
        let mut say = |what: &str| wrong.push(format!("engagement {} of request {case}: {what}", one.id));
        if one.judged_by == Some(one.proposed_by) {
            say("proposed and answered by the same person");
        }
        let judged = matches!(one.state, EngagementState::Approved | EngagementState::Refused);
        if judged && (one.judged_by.is_none() || one.reasons.as_deref().unwrap_or_default().is_empty()) {
            say("is answered, but not by a person who says why");
        }
        if one.state == EngagementState::Proposed && one.judged_by.is_some() {
            say("is answered and waits for an answer");
        }
        if one.steps().is_empty() {
            say("has no milestone");
        }
        if one.state.is_live() {
            if !live.insert(case) {
                say("stands beside another one");
            }
            if !engagements::actions::is_called_for(conn, case)? {
                say("stands where no two people confirmed the check that it is about");
            }
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
