//! What the checker reads.

use diesel::prelude::*;

use super::Matter;
use crate::db::Conn;
use crate::db::ids::{AuthorizationId, MatterId};
use crate::db::schema::{authorizations, events, matter_pictures, matters, stored_files, waits};
use crate::error::Result;

/// Every matter.
pub(in crate::matters) fn every(conn: &mut Conn) -> Result<Vec<Matter>> {
    Ok(matters::table.order(matters::id).select(Matter::as_select()).load(conn)?)
}

/// Kinds of the open waits of a matter.
pub(in crate::matters) fn open_waits(conn: &mut Conn, id: MatterId) -> Result<Vec<String>> {
    Ok(waits::table
        .filter(waits::subject_kind.eq("matter").and(waits::subject_id.eq(id.0)))
        .filter(waits::answered_at.is_null().and(waits::expired_at.is_null()))
        .order(waits::id)
        .select(waits::kind)
        .load(conn)?)
}

/// Whether an authorization is or was suspended or revoked.
pub(in crate::matters) fn was_stopped(conn: &mut Conn, id: AuthorizationId) -> Result<bool> {
    let times: i64 = events::table
        .filter(events::kind.eq("authorization").and(events::subject_id.eq(id.0)))
        .filter(events::action.eq_any(["authorizations.suspend", "authorizations.revoke"]))
        .count()
        .get_result(conn)?;
    Ok(times > 0)
}

/// Rows that point where they should not.
pub(in crate::matters) struct Odd {
    /// Matters whose authorization is another organization's or another case's.
    pub strangers: Vec<MatterId>,
    /// Matters whose picture nothing is known of.
    pub pictures: Vec<MatterId>,
}

impl Odd {
    pub fn load(conn: &mut Conn) -> Result<Self> {
        let strangers = matters::table
            .inner_join(authorizations::table.on(authorizations::id.nullable().eq(matters::authorization_id)))
            .filter(
                matters::organization_id
                    .is_null()
                    .or(matters::request_id.is_null())
                    .or(matters::organization_id.ne(authorizations::organization_id.nullable()))
                    .or(matters::request_id.ne(authorizations::request_id.nullable())),
            )
            .select(matters::id)
            .load(conn)?;
        let pictures = matter_pictures::table
            .filter(matter_pictures::sha256.ne_all(stored_files::table.select(stored_files::sha256)))
            .select(matter_pictures::matter_id)
            .load(conn)?;
        Ok(Self { strangers, pictures })
    }
}
