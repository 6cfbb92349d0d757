//! The files from which marks are reproduced, which the administrator keeps, and the approved artwork: handed out
//! together for seven days after an acceptance.

use super::super::rules;
use super::super::store;
use super::event;
use crate::access::accounts::may_run_the_office;
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{AuthorizationId, MasterId};
use crate::db::{Conn, Tx};
use crate::documents;
use crate::documents::actions::New;
use crate::documents::looks::Looks;
use crate::error::{Error, Problems, Result};
use crate::guidelines::Mark;
use crate::requests;
use crate::say::authorizations as t;

/// Files of one mark that are handed out at once.
const MOST_OF_A_MARK: usize = 20;

/// Whether there is room for another file of a mark.
///
/// # Errors
/// Refused for all but administrators; invalid when there is no room, or it is there already.
pub fn has_room_for_master(conn: &mut Conn, actor: &Actor, mark: Mark, new: &New) -> Result<()> {
    may_run_the_office(actor)?;
    let here = store::masters_of(conn, &[mark])?;
    let mut problems = Problems::new();
    if here.iter().any(|one| one.sha256 == new.sha256) {
        problems.add("file", t::master_twice());
    } else if here.len() >= MOST_OF_A_MARK {
        problems.add("file", t::masters_too_many(MOST_OF_A_MARK));
    }
    problems.into_result()
}

/// The administrator adds a file from which a mark is reproduced; it is safely stored.
///
/// # Errors
/// As [`has_room_for_master`].
pub fn add_master(tx: &mut Tx, actor: &Actor, mark: Mark, new: &New) -> Result<MasterId> {
    has_room_for_master(tx.conn(), actor, mark, new)?;
    documents::actions::keep(tx, new)?;
    let id = store::insert_master(tx, mark, new, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "authorizations.add_master", Some(actor.id))
            .after("master", id)
            .after("mark", mark)
            .after("name", &new.name)
            .after("sha256", &new.sha256),
    );
    Ok(id)
}

/// The administrator has a file handed out no longer. The file stays: the log names it.
///
/// # Errors
/// Refused for all but administrators; a conflict when it was withdrawn already.
pub fn withdraw_master(tx: &mut Tx, actor: &Actor, id: MasterId) -> Result<()> {
    may_run_the_office(actor)?;
    store::withdraw_master(tx, id, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "authorizations.withdraw_master", Some(actor.id))
            .after("master", id),
    );
    Ok(())
}

/// One file to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artwork {
    /// The mark it reproduces; none for artwork as it was approved.
    pub mark: Option<Mark>,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its content.
    pub sha256: String,
}

/// The approved artwork and the files of the granted marks, for seven days after the acceptance; noted.
///
/// # Errors
/// Hidden; refused when the days have passed, while nothing may be used, when there is nothing to hand out, or when one
/// of the files may not be fetched.
pub fn fetch_artwork(tx: &mut Tx, actor: &Actor, id: AuthorizationId) -> Result<Vec<Artwork>> {
    let row = store::by_id(tx.conn(), id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    let accepted = row.accepted_at.map(|at| at.date());
    if accepted.and_then(|day| rules::artwork_until(day, tx.today())).is_none() {
        return Err(Error::Refused(t::refused_artwork_late()));
    }
    if !rules::hands_out_artwork(row.state) {
        return Err(Error::Refused(t::refused_state(row.state.words())));
    }
    let approved = row.granted()?.artwork.into_iter();
    let mut all: Vec<Artwork> = approved.map(|(name, sha256)| Artwork { mark: None, name, sha256 }).collect();
    let masters = store::masters_of(tx.conn(), &row.marks())?.into_iter();
    all.extend(masters.map(|one| Artwork { mark: Some(one.mark), name: one.name, sha256: one.sha256 }));
    if all.is_empty() {
        return Err(Error::Refused(t::refused_no_artwork()));
    }
    let looks = Looks::load(tx.conn(), all.iter().map(|file| file.sha256.clone()).collect())?;
    for file in &all {
        looks.must_be_open(&file.sha256, &file.name)?;
    }
    let files: Vec<&String> = all.iter().map(|file| &file.sha256).collect();
    tx.record(event(&row, "authorizations.fetch_artwork", Some(actor.id)).after("files", files));
    Ok(all)
}
