//! What an organization says of itself now, beside what it said in what was sent: for staff.

use crate::db::Conn;
use crate::error::Result;
use crate::requests::answers::Answers;
use crate::requests::questions::{self, Change};
use crate::requests::store::{self, lists};
use crate::requests::{Case, Revision, Stage};

/// What changed in the profile of an organization, and against what.
pub(super) struct ProfileChanges {
    /// Since the revision that is read was sent.
    pub since: Vec<Change>,
    /// Between the organization's last request before this one and this one's first revision: its number, and what.
    pub earlier: Option<(String, Vec<Change>)>,
}

/// The answers about the organization alone.
fn profile_part(answers: &Answers) -> Answers {
    questions::profile_groups().fold(Answers::new(), |all, group| all.merged(answers.of_group(group)))
}

fn between(old: &Answers, new: &Answers) -> Vec<Change> {
    let (old, new) = (profile_part(old), profile_part(new));
    // A profile that nobody filled in says nothing, so it contradicts nothing.
    if old.is_empty() || new.is_empty() { Vec::new() } else { questions::difference(&old, &new) }
}

/// Reads both differences. A closed case is as it was: what changed since is not its matter.
pub(super) fn read(conn: &mut Conn, case: &Case, revisions: &[Revision]) -> Result<ProfileChanges> {
    let (Some(first), Some(last)) = (revisions.first(), revisions.last()) else {
        return Ok(ProfileChanges { since: Vec::new(), earlier: None });
    };
    let profile: Answers = case.organization.profile.to()?;
    let since = match case.request.stage {
        Stage::Closed => Vec::new(),
        _ => between(&last.answers.to()?, &profile),
    };
    let earlier = match lists::sent_before(conn, &case.request)? {
        Some((number, id)) => match store::latest_revision(conn, id)? {
            Some(revision) => Some((number, between(&revision.answers.to()?, &first.answers.to()?))),
            None => None,
        },
        None => None,
    };
    Ok(ProfileChanges { since, earlier: earlier.filter(|(_, changes)| !changes.is_empty()) })
}
