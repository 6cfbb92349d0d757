//! Finding authorizations for the office, whether or not they stand in the register.

use diesel::prelude::*;

use super::Authorization;
use crate::db::Conn;
use crate::db::ids::OrganizationId;
use crate::db::schema::authorizations;
use crate::decisions::Code;
use crate::error::Result;

/// The authorization of a code or a number, as people type them.
///
/// # Errors
/// When the database fails.
pub fn by_code_or_number(conn: &mut Conn, typed: &str) -> Result<Option<Authorization>> {
    if let Some(code) = Code::parse(typed) {
        return super::by_code(conn, code.as_str());
    }
    Ok(authorizations::table
        .filter(authorizations::number.eq(typed.trim().to_uppercase()))
        .select(Authorization::as_select())
        .first(conn)
        .optional()?)
}

/// What an organization holds or held, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_organization(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<Authorization>> {
    Ok(authorizations::table
        .filter(authorizations::organization_id.eq(organization))
        .order(authorizations::id.desc())
        .select(Authorization::as_select())
        .load(conn)?)
}
