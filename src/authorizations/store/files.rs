//! The files whose exact bytes an authorization vouches for: its letter, also as a paper, and the approved artwork.

use diesel::prelude::*;

use super::Authorization;
use crate::authorizations::FileKind;
use crate::db::ids::AuthorizationId;
use crate::db::schema::{authorization_files as files, authorizations, decision_prints as prints};
use crate::db::{Conn, Tx};
use crate::error::Result;

/// Notes one; the same bytes stand there once.
pub fn insert_file(tx: &mut Tx, id: AuthorizationId, kind: FileKind, sha256: &str, name: &str) -> Result<()> {
    let there = files::table.filter(files::authorization_id.eq(id).and(files::sha256.eq(sha256)));
    if diesel::select(diesel::dsl::exists(there)).get_result(tx.conn())? {
        return Ok(());
    }
    diesel::insert_into(files::table)
        .values((
            files::authorization_id.eq(id),
            files::kind.eq(kind),
            files::sha256.eq(sha256),
            files::name.eq(name),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The authorizations that vouch for a file with this SHA-256, the newest first.
pub fn by_file(conn: &mut Conn, sha256: &str) -> Result<Vec<(FileKind, Authorization)>> {
    let mut found: Vec<(FileKind, Authorization)> = files::table
        .inner_join(authorizations::table)
        .filter(files::sha256.eq(sha256))
        .order(authorizations::id.desc())
        .limit(20)
        .select((files::kind, Authorization::as_select()))
        .load(conn)?;
    let papers: Vec<Authorization> = authorizations::table
        .inner_join(prints::table.on(prints::decision_id.eq(authorizations::decision_id)))
        .filter(prints::sha256.eq(sha256))
        .select(Authorization::as_select())
        .load(conn)?;
    found.extend(papers.into_iter().map(|row| (FileKind::Letter, row)));
    Ok(found)
}
