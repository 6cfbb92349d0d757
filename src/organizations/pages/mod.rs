//! The pages of an organization's people: who acts for it, who is invited, who asks to join.

mod join;
mod people;

use crate::access::organizations::{Act, Standing, may};
use crate::db::ids::OrganizationId;
use crate::error::{Error, Result};
use crate::organizations::{self, Organization};
use crate::web::{AppData, Routes, SignedIn};

/// The routes of an organization's people.
pub fn routes(routes: &mut Routes) {
    people::routes(routes);
    join::routes(routes);
}

/// The person's organization, how the person stands to it, asked of the policy first.
async fn own(app: &AppData, me: &SignedIn, act: Act) -> Result<(Organization, Standing)> {
    let id = me.organizations.first().copied().ok_or(Error::Hidden)?;
    permitted(app, me, id, act).await
}

/// The same for any organization.
async fn permitted(
    app: &AppData,
    me: &SignedIn,
    id: OrganizationId,
    act: Act,
) -> Result<(Organization, Standing)> {
    let person = me.id;
    let found = app
        .db
        .read(move |conn| Ok((organizations::by_id(conn, id)?, organizations::standing(conn, id, person)?)))
        .await?;
    may(me, act, &found.1)?;
    Ok(found)
}
