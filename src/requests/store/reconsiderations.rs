//! Whether somebody asked that a decision of a case is looked at again, as every page of the case shows it.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::db::schema::reconsiderations;
use crate::error::Result;

/// True when it was asked for at least once.
pub(in crate::requests) fn any(conn: &mut Conn, id: RequestId) -> Result<bool> {
    let rows = reconsiderations::table.filter(reconsiderations::request_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(rows)).get_result(conn)?)
}
