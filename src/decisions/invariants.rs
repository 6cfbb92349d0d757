//! What must always be true of recommendations and decisions: I3 (recommender and decider are two people), I4 (an
//! authorization has marks, scope, reasons and an end), I5 (one released decision, one letter a recipient), and
//! that nothing sealed is forgotten or seen outside.

use chrono::{Days, Months};
use sha2::{Digest, Sha256};

use super::store;
use super::written::WrittenState;
use super::{Decision, DecisionState, Terms, letter_hash};
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::REMEDIAL_CONDITION;
use crate::requests;
use crate::screening::engagements;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for (decision, request, decided_by, recommended_by) in store::deciders(conn)? {
        if decided_by == recommended_by {
            wrong.push(format!(
                "decision {decision} of request {request}: recommended and decided by one person"
            ));
        }
    }
    for id in store::decided_on_another(conn)? {
        wrong.push(format!("decision {id} rests on the recommendation of another request"));
    }
    let on_paper = store::recorded::all(conn)?;
    for id in store::all_ids(conn)? {
        let decision = store::by_id(conn, id)?;
        if decision.state == DecisionState::Released
            && decision.terms.as_ref().is_some_and(|terms| !holds_milestones(terms))
            && engagements::approved(conn, decision.request)?.is_some()
        {
            wrong.push(format!(
                "decision {}: grants on a remedial engagement without the condition of its milestones",
                decision.number
            ));
        }
        let longest = requests::by_id(conn, decision.request)?.rules()?.terms.terms.longest_use_months;
        wrong.extend(
            oddities(&decision, longest, on_paper.contains(&id))
                .into_iter()
                .map(|what| format!("decision {}: {what}", decision.number)),
        );
    }
    let letters = store::letters(conn)?;
    let mut seen = std::collections::BTreeSet::new();
    for (id, request) in store::released_ids(conn)? {
        if !seen.insert(request) {
            wrong.push(format!("request {request} has more than one released decision"));
        }
        match letters.get(&id) {
            None if on_paper.contains(&id) => {}
            None => wrong.push(format!("decision {id} was released and its letter went to nobody")),
            Some(to) => wrong.extend(
                to.iter()
                    .filter(|(_, count)| **count != 1)
                    .map(|(address, count)| format!("decision {id}: {count} letters to {address}")),
            ),
        }
    }
    if let Some(now) = store::latest_event_at(conn)? {
        for id in store::sealed_since(conn, now - Days::new(1))? {
            wrong.push(format!("decision {id} has been sealed for more than a day after its release time"));
        }
    }
    for id in store::not_in_the_log(conn)?.into_iter().filter(|id| !on_paper.contains(id)) {
        wrong.push(format!(
            "decision {id}: the log does not know that this person decided, or who recommended"
        ));
    }
    let mut before = std::collections::BTreeSet::new();
    for (id, request, decided_by, state) in store::in_order(conn)? {
        if before.contains(&(request, decided_by)) {
            wrong.push(format!("decision {id} was taken by whoever took the one that was changed (I3)"));
        }
        if state == DecisionState::SetAside {
            before.insert((request, decided_by));
        }
    }
    for one in store::every_written(conn)? {
        let mut say = |what: &str| wrong.push(format!("draft {} of request {}: {what}", one.id, one.request));
        if (one.state == WrittenState::Open) == one.ended_at.is_some() {
            say("state and end do not go together");
        }
        if (one.state == WrittenState::Broken) != (one.broken_by.is_some() && !one.reasons.is_empty()) {
            say("is broken by half");
        }
        if one.state == WrittenState::Agreed && one.ended_at.is_some_and(|at| at.date() <= one.until_on) {
            say("silence agreed before its last day was over");
        }
    }
    for id in store::without_sheet(conn)? {
        wrong.push(format!("decision {id} has no letter that could be set as a paper"));
    }
    for id in store::printed(conn)? {
        if let Some((sha256, pdf)) = store::print_of(conn, id)?
            && hex::encode(Sha256::digest(&pdf)) != sha256
        {
            wrong.push(format!("decision {id}: its paper is not the one that was set"));
        }
    }
    for id in store::leaked(conn)? {
        wrong.push(format!("decision {id} is not released and its letter stands in the outbox"));
    }
    Ok(wrong)
}

fn holds_milestones(terms: &Terms) -> bool {
    terms.conditions.iter().any(|one| one.code == REMEDIAL_CONDITION)
}

/// What is wrong with one decision by itself. What was granted on paper may last longer than what can be asked for now.
fn oddities(decision: &Decision, longest_use_months: u32, on_paper: bool) -> Vec<&'static str> {
    let mut odd = Vec::new();
    if letter_hash(&decision.letter) != decision.letter_hash {
        odd.push("the letter is not the one that was signed");
    }
    if decision.reasons.trim().is_empty() {
        odd.push("has no reasons");
    }
    let times_fit = match decision.state {
        DecisionState::Sealed => decision.released_at.is_none() && decision.taken_back_at.is_none(),
        DecisionState::Released => decision.released_at.is_some_and(|at| at >= decision.release_at),
        DecisionState::SetAside => decision.released_at.is_some() && decision.taken_back_at.is_none(),
        DecisionState::TakenBack => decision.taken_back_at.is_some() && decision.released_at.is_none(),
    };
    if !times_fit {
        odd.push("its times do not fit its state");
    }
    match &decision.terms {
        None if decision.outcome.is_authorized() => odd.push("grants without terms"),
        None if decision.reason_codes.is_empty() => odd.push("declines without a reason"),
        None => {}
        Some(terms) => {
            let months = longest_use_months;
            let latest = terms.starts_on.checked_add_months(Months::new(months));
            if terms.marks.is_empty() || terms.territory.is_empty() || terms.media.is_empty() {
                odd.push("grants without marks, territory or media");
            }
            if terms.ends_on <= terms.starts_on
                || latest.is_some_and(|latest| terms.ends_on > latest && !on_paper)
            {
                odd.push("grants an end that is not after its start or too late");
            }
            if super::Code::parse(&terms.code).is_none() {
                odd.push("has a code whose check symbol is wrong");
            }
        }
    }
    odd
}
