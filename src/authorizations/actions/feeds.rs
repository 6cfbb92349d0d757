//! A person's own calendar under a private address: what is awaited from them, and when their authorizations begin
//! and end. Nothing in it says more than a letter would.

use super::super::store;
use crate::access::Actor;
use crate::accounts;
use crate::accounts::tokens::Token;
use crate::audit::{Event, SubjectKind};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::requests;
use crate::say::authorizations as t;
use crate::say::{self, Msg};
use crate::waiting::{self, Wait};
use crate::web::ics::Day;

/// Gives a person a new private address, which ends any before; gives the secret part of it.
///
/// # Errors
/// When the database fails.
pub fn make_calendar(tx: &mut Tx, actor: &Actor) -> Result<String> {
    let token = Token::new();
    store::put_feed(tx, actor.id, token.hash().as_str())?;
    tx.record(Event::new(SubjectKind::Account, actor.id.0, "authorizations.make_calendar", Some(actor.id)));
    Ok(token.text().to_string())
}

/// Ends a person's private address.
///
/// # Errors
/// Refused when there is none.
pub fn end_calendar(tx: &mut Tx, actor: &Actor) -> Result<()> {
    if !store::end_feed(tx, actor.id)? {
        return Err(Error::Refused(t::refused_no_calendar()));
    }
    tx.record(Event::new(SubjectKind::Account, actor.id.0, "authorizations.end_calendar", Some(actor.id)));
    Ok(())
}

/// The days of the person whose address this is; none when it is nobody's.
///
/// # Errors
/// When the database fails.
pub fn calendar_behind(conn: &mut Conn, secret: &str, base_url: &str) -> Result<Option<(Actor, Vec<Day>)>> {
    let Some(token) = Token::parse(secret) else { return Ok(None) };
    let Some(account) = store::owner_of_feed(conn, token.hash().as_str())? else { return Ok(None) };
    let actor = accounts::actor_by_id(conn, account)?;
    let days = say::with_language(actor.language, || days_of(conn, &actor, base_url))?;
    Ok(Some((actor, days)))
}

fn days_of(conn: &mut Conn, actor: &Actor, base_url: &str) -> Result<Vec<Day>> {
    let host = base_url.rsplit("://").next().unwrap_or(base_url);
    let mut days = Vec::new();
    for wait in waiting::open_of(conn, actor.id, &actor.roles, &actor.organizations)? {
        days.extend(day_of_wait(conn, actor, &wait, base_url, host)?);
    }
    for row in store::endings(conn, &actor.organizations)? {
        let address = format!("{base_url}/requests/{}/authorization", row.request);
        let day = |what: &str, on, title: Msg| Day {
            uid: format!("{what}-{}@{host}", row.id),
            entered_at: row.offered_at,
            on,
            title: title.to_string(),
            text: row.activity.clone(),
            address: address.clone(),
        };
        days.push(day("begins", row.starts_on, t::calendar_begins(&row.number)));
        days.push(day("ends", row.ends_on, t::calendar_ends(&row.number)));
    }
    Ok(days)
}

/// A day by which something is awaited; none when it has no last day, or a conflict bars the person from the case.
fn day_of_wait(
    conn: &mut Conn,
    actor: &Actor,
    wait: &Wait,
    base_url: &str,
    host: &str,
) -> Result<Option<Day>> {
    let Some(on) = wait.due_on else { return Ok(None) };
    let words = say::by_id("requests", &format!("wait-{}", wait.kind.as_str().replace('_', "-")));
    let what = words.map_or_else(|| wait.kind.to_string(), |words| words.to_string());
    let mut path = "/".to_owned();
    let mut number = String::new();
    if let Some(id) = wait.request_id {
        let request = requests::by_id(conn, id)?;
        if requests::standing(conn, &request, actor)?.conflicted {
            return Ok(None);
        }
        let own = actor.organizations.contains(&request.organization_id);
        path = if own { format!("/requests/{id}") } else { format!("/cases/{id}") };
        number = request.number_or_draft();
    }
    Ok(Some(Day {
        uid: format!("wait-{}@{host}", wait.id),
        entered_at: wait.asked_at,
        on,
        title: t::calendar_due(&what, &number).to_string(),
        text: t::calendar_due(what, number).to_string(),
        address: format!("{base_url}{path}"),
    }))
}
