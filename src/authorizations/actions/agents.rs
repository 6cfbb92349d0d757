//! Who acts for a holder: a printer, an agency. The holder names them with what they may do and until when; the
//! authorization itself is never passed on. The office hears of it and may end it.

use chrono::NaiveDate;

use super::super::store::{self, Authorization};
use super::super::{letters, rules};
use super::{about, event, partners};
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::db::Tx;
use crate::db::ids::{AgentId, AuthorizationId};
use crate::error::{Error, Problems, Result};
use crate::notices;
use crate::requests;
use crate::say::authorizations as t;

/// Longest name, characters.
const LONGEST_NAME: usize = 200;
/// Longest description of what an agent may do, characters.
const LONGEST_SCOPE: usize = 1000;

/// Somebody to act for the holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgent {
    name: String,
    scope: String,
    until_on: NaiveDate,
}

impl NewAgent {
    /// An agent from what was typed.
    ///
    /// # Errors
    /// Problems on `agent`, `scope` and `agent_until`.
    pub fn new(name: &str, scope: &str, until_on: Option<NaiveDate>) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        for (field, text, longest, missing) in [
            ("agent", name.trim(), LONGEST_NAME, t::enter_agent()),
            ("scope", scope.trim(), LONGEST_SCOPE, t::enter_scope()),
        ] {
            if text.is_empty() {
                problems.add(field, missing);
            } else if text.chars().count() > longest {
                problems.add(field, t::text_too_long(longest));
            }
        }
        let until = problems.take("agent_until", until_on.ok_or_else(t::enter_a_real_day));
        match until {
            Some(until_on) if problems.is_empty() => {
                Ok(Self { name: name.trim().to_owned(), scope: scope.trim().to_owned(), until_on })
            }
            _ => Err(problems),
        }
    }
}

/// The holder names somebody who acts for them.
///
/// # Errors
/// Hidden, or refused while nothing may be used; invalid when the last day is not one of the authorization's.
pub fn name_agent(tx: &mut Tx, actor: &Actor, id: AuthorizationId, new: &NewAgent) -> Result<AgentId> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    if !rules::takes_agents(row.state) {
        return Err(Error::Refused(t::refused_state(row.state.words())));
    }
    let today = tx.today();
    let now = store::agents_of(tx.conn(), id)?.iter().filter(|agent| agent.acts_on(today)).count();
    if now >= rules::MOST_AGENTS {
        return Err(Error::Refused(t::refused_too_many_agents(rules::MOST_AGENTS)));
    }
    let mut problems = Problems::new();
    if new.until_on < today {
        problems.add("agent_until", t::agent_until_passed());
    } else if new.until_on > row.ends_on {
        problems.add("agent_until", t::agent_until_beyond(row.ends_on));
    }
    problems.into_result()?;
    let agent = store::insert_agent(tx, id, &new.name, &new.scope, new.until_on, actor.id)?;
    tx.record(
        event(&row, "authorizations.name_agent", Some(actor.id))
            .after("agent", agent)
            .after("until_on", new.until_on)
            .personal("name", new.name.as_str())
            .personal("scope", new.scope.as_str()),
    );
    let secretariat = accounts::recipients(tx.conn(), Role::Secretariat)?;
    let letter = letters::AgentNamed::of(&row, &*new.name, &*new.scope, new.until_on);
    notices::write(tx, about(&row), &secretariat, &letter)?;
    Ok(agent)
}

/// The agent, when it still acts.
fn acting(tx: &mut Tx, row: &Authorization, id: AgentId) -> Result<store::Agent> {
    let today = tx.today();
    let agent = store::agent(tx.conn(), row.id, id)?;
    if agent.acts_on(today) { Ok(agent) } else { Err(Error::Refused(t::refused_agent_over())) }
}

/// The holder ends what an agent may do.
///
/// # Errors
/// Hidden, or refused when it is over.
pub fn end_agent(tx: &mut Tx, actor: &Actor, id: AuthorizationId, agent: AgentId) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    let agent = acting(tx, &row, agent)?;
    store::end_agent(tx, agent.id, "", actor.id)?;
    tx.record(event(&row, "authorizations.end_agent", Some(actor.id)).after("agent", agent.id));
    Ok(())
}

/// The office ends what an agent may do, with reasons for the holder.
///
/// # Errors
/// Hidden, or refused when it is over.
pub fn stop_agent(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    agent: AgentId,
    reasons: &str,
) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::stop_agent(actor, &standing)?;
    let agent = acting(tx, &row, agent)?;
    store::end_agent(tx, agent.id, reasons, actor.id)?;
    tx.record(
        event(&row, "authorizations.stop_agent", Some(actor.id))
            .after("agent", agent.id)
            .after("reasons", reasons),
    );
    let holder = partners(tx.conn(), &row)?;
    notices::write(tx, about(&row), &holder, &letters::AgentStopped::of(&row, &*agent.name, reasons))
}
