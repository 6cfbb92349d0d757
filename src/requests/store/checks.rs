//! What the checker reads.

use diesel::prelude::*;

use crate::audit::SubjectKind;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::db::schema::{events, holds, requests, revisions};
use crate::error::Result;
use crate::requests::{Request, Revision};

pub(in crate::requests) fn all(conn: &mut Conn) -> Result<Vec<Request>> {
    Ok(requests::table.order(requests::id).select(Request::as_select()).load(conn)?)
}

/// Every revision, request by request, oldest first.
pub(in crate::requests) fn all_revisions(conn: &mut Conn) -> Result<Vec<Revision>> {
    Ok(revisions::table
        .order((revisions::request_id, revisions::number))
        .select(Revision::as_select())
        .load(conn)?)
}

/// The events with which each request began and was sent, oldest first: they say by which rules it is measured.
pub(in crate::requests) fn pins(conn: &mut Conn) -> Result<Vec<(i64, String)>> {
    let pinning = ["requests.create", "requests.submit"];
    Ok(events::table
        .filter(events::kind.eq(SubjectKind::Request).and(events::action.eq_any(pinning)))
        .order(events::id)
        .select((events::subject_id, events::after))
        .load(conn)?)
}

/// Open holds by request.
pub(in crate::requests) fn open_holds(conn: &mut Conn) -> Result<Vec<(RequestId, i64)>> {
    Ok(holds::table
        .filter(holds::state.eq("open"))
        .group_by(holds::request_id)
        .select((holds::request_id, diesel::dsl::count_star()))
        .load(conn)?)
}
