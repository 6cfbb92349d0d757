//! The picture that came with a report, for those who may see the matter.

use super::super::{Matter, MatterId, Picture, store};
use super::{event, standing};
use crate::access::Actor;
use crate::access::matters::{Sight, see};
use crate::db::{Conn, Tx};
use crate::documents;
use crate::documents::looks::Looks;
use crate::error::{Error, Result};

fn picture(conn: &mut Conn, actor: &Actor, id: MatterId) -> Result<(Matter, Picture, Looks)> {
    let matter = store::by_id(conn, id)?;
    let standing = standing(conn, &matter, actor)?;
    if see(actor, &standing)? != Sight::Staff {
        return Err(Error::Hidden);
    }
    let picture = store::picture_of(conn, id)?.ok_or(Error::Hidden)?;
    let looks = Looks::load(conn, vec![picture.sha256.clone()])?;
    looks.must_be_open(&picture.sha256, &picture.name)?;
    Ok((matter, picture, looks))
}

/// Somebody fetches the picture, which is an event of its own.
///
/// # Errors
/// Hidden; refused while it is locked or not yet checked.
pub fn open_picture(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<Picture> {
    let (matter, picture, _) = picture(tx.conn(), actor, id)?;
    tx.record(event(&matter, "matters.open_picture", Some(actor.id)));
    Ok(picture)
}

/// What was drawn of it, to be shown on the page.
///
/// # Errors
/// As [`open_picture`].
pub fn seen_picture(conn: &mut Conn, actor: &Actor, id: MatterId, page: i64) -> Result<documents::Picture> {
    let (_, picture, looks) = picture(conn, actor, id)?;
    looks.picture(&picture.sha256, page).cloned().ok_or(Error::Hidden)
}
