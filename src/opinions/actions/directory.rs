//! Keeping the directory.

use crate::access::{Actor, opinions as access};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::Result;
use crate::opinions::store::directory::{self as rows, Written};

fn event(action: &'static str, actor: &Actor, id: i64, new: &Written) -> Event {
    Event::new(SubjectKind::Settings, 0, action, Some(actor.id))
        .after("entry", id)
        .after("kind", new.kind)
        .after("entity", &new.entity)
        .after("country", &new.country)
        .after("active", new.active)
        .personal("contact", &new.contact)
        .personal("email", &new.email)
}

/// Writes somebody down.
///
/// # Errors
/// Refused for people who do not keep the directory.
pub fn add(tx: &mut Tx, actor: &Actor, new: &Written) -> Result<i64> {
    access::keep_directory(actor)?;
    let id = rows::insert(tx, new, actor.id)?;
    tx.record(event("opinions.add_entry", actor, id, new));
    Ok(id)
}

/// Changes what is written down, if nobody did since `version`.
///
/// # Errors
/// As [`add`]; a conflict when somebody was faster.
pub fn change(tx: &mut Tx, actor: &Actor, id: i64, version: i64, new: &Written) -> Result<()> {
    access::keep_directory(actor)?;
    let before = rows::entry(tx.conn(), id)?;
    rows::update(tx, id, version, new, actor.id)?;
    tx.record(event("opinions.change_entry", actor, id, new).before("active", before.active));
    Ok(())
}
