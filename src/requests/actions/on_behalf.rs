//! What a partner wrote by paper or mail, entered by the secretariat. Until somebody of the partner takes it over, the
//! secretariat does what the partner would do, always under its own name.

use chrono::NaiveDate;

use super::drafts;
use crate::access::{Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::OrganizationId;
use crate::error::{Error, Problems, Result};
use crate::organizations;
use crate::requests::answers::Answers;
use crate::requests::store::drafts as rows;
use crate::requests::{ReceivedAs, RequestId};
use crate::say;

/// What came, and when.
#[derive(Debug, Clone, Copy)]
pub struct Received {
    /// On which way.
    pub how: ReceivedAs,
    /// On which day.
    pub on: NaiveDate,
}

fn enter(tx: &mut Tx, actor: &Actor, organization: OrganizationId, received: Received) -> Result<RequestId> {
    let mut problems = Problems::new();
    if received.on > tx.today() {
        problems.add("received", say::requests::received_in_the_future());
    }
    problems.into_result()?;
    let id = drafts::begin(tx, actor, organization, None)?;
    rows::set_entered(tx, id, actor.id, received.how, received.on)?;
    drafts::carry_profile(tx, actor, id, organization)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "requests.enter_on_behalf", Some(actor.id))
            .after("received_as", received.how)
            .after("received_on", received.on),
    );
    Ok(id)
}

/// Enters a request of an organization that is not here yet, with what is known of it.
///
/// # Errors
/// Refused for everybody but the secretariat, and when the organization is here already.
pub fn enter_new(tx: &mut Tx, actor: &Actor, known: &Answers, received: Received) -> Result<RequestId> {
    actor.must_be(&[Role::Secretariat])?;
    let organization = organizations::actions::enter(tx, actor, &drafts::profile_of(known)?)?;
    enter(tx, actor, organization, received)
}

/// Enters another request of an organization that has nobody here. Whoever acts for one that has people enters it there.
///
/// # Errors
/// Refused for everybody but the secretariat, and where the organization has people.
pub fn enter_another(
    tx: &mut Tx,
    actor: &Actor,
    organization: OrganizationId,
    received: Received,
) -> Result<RequestId> {
    actor.must_be(&[Role::Secretariat])?;
    if organizations::has_people(tx.conn(), organization)? {
        return Err(Error::Refused(say::requests::has_people_here()));
    }
    enter(tx, actor, organization, received)
}
