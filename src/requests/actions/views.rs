//! Searches that people keep under a name.

use crate::access::Actor;
use crate::access::requests::lists;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::{Error, Problems, Result};
use crate::requests::store::views as rows;
use crate::say::requests as t;

/// Saved searches of one person.
const MOST: usize = 30;
/// The longest name of one, characters.
const NAME_LIMIT: usize = 60;

/// Keeps a search by the address of its list; one of the same name is replaced.
///
/// # Errors
/// Hidden for people without a list; invalid without a name, with one that is too long, or when there are too many.
pub fn save(tx: &mut Tx, actor: &Actor, name: &str, path: &str) -> Result<()> {
    lists(actor)?;
    let name = name.trim();
    let kept = rows::of(tx.conn(), actor.id)?;
    let mut problems = Problems::new();
    if name.is_empty() {
        problems.add("name", t::enter_view_name());
    } else if name.chars().count() > NAME_LIMIT {
        problems.add("name", t::view_name_long(NAME_LIMIT));
    } else if kept.len() >= MOST && !kept.iter().any(|view| view.name == name) {
        problems.add("name", t::too_many_views(MOST));
    }
    problems.into_result()?;
    rows::put(tx, actor.id, name, path)?;
    tx.record(event(actor, "requests.save_search").personal("name", name));
    Ok(())
}

/// Takes a saved search away; gives the path of the list it was for.
///
/// # Errors
/// Hidden when it is not there or somebody else's.
pub fn remove(tx: &mut Tx, actor: &Actor, id: i64) -> Result<String> {
    lists(actor)?;
    let kept = rows::of(tx.conn(), actor.id)?;
    let path = kept.iter().find(|view| view.id == id).map(|view| view.path.clone()).unwrap_or_default();
    if !rows::remove(tx, actor.id, id)? {
        return Err(Error::Hidden);
    }
    tx.record(event(actor, "requests.remove_search").after("search", id));
    Ok(path.split('?').next().unwrap_or("/cases").to_owned())
}

fn event(actor: &Actor, action: &'static str) -> Event {
    Event::new(SubjectKind::Account, actor.id.0, action, Some(actor.id))
}
