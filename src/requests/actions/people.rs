//! Who is told.

use crate::accounts::{self, Role};
use crate::db::Conn;
use crate::error::Result;
use crate::notices::Recipient;
use crate::requests::{RequestId, store};

/// Staff who have to do with a case: the secretariat, those who checked, members whose card is locked (the others are
/// told by what happens to their card). Nobody who declared a conflict: they may not know of it any more.
pub fn concerned(conn: &mut Conn, id: RequestId) -> Result<Vec<Recipient>> {
    let mut people = accounts::recipients(conn, Role::Secretariat)?;
    people.extend(store::people::checkers(conn, id)?);
    people.extend(store::people::members(conn, id, &["locked"])?);
    without_conflicted(conn, id, people)
}

fn without_conflicted(conn: &mut Conn, id: RequestId, people: Vec<Recipient>) -> Result<Vec<Recipient>> {
    let conflicted = store::people::conflicted(conn, id)?;
    let is_free = |person: &Recipient| person.account.is_none_or(|account| !conflicted.contains(&account));
    Ok(people.into_iter().filter(is_free).collect())
}
