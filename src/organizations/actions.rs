//! What people do with their organization.

pub mod people;

use super::{MemberPart, Organization, OrganizationId, store};
use crate::access::{self, Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::portable::{self, Lockable};
use crate::db::values::{JsonText, folded};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::say;

/// What an organization says about itself, as it is kept. `answers` is the JSON of section A; the rest is taken from it
/// for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Legal name, whole.
    pub name: String,
    /// `organization_type` of section A.
    pub organization_type: String,
    /// Headquarters (before they are known: registration), ISO 3166-1 alpha-2.
    pub country: String,
    /// ISIC section letter; empty until it is known.
    pub sector: String,
    /// Answers of section A.
    pub answers: JsonText,
}

/// A person of no organization describes one and becomes its owner.
///
/// # Errors
/// Refused for people who belong to an organization already, and for those who are no partners.
pub fn create(tx: &mut Tx, actor: &Actor, profile: &Profile) -> Result<OrganizationId> {
    actor.must_be(&[Role::Partner])?;
    portable::lock(tx.conn(), Lockable::Account, actor.id.0)?;
    if !store::organizations_of(tx.conn(), actor.id)?.is_empty() {
        return Err(Error::Refused(say::organizations::belongs_already()));
    }
    registered_once(tx, None, profile)?;
    let Profile { name, organization_type, country, sector, answers } = profile;
    let id = store::insert(tx, Some(actor.id), name, organization_type, country, sector, answers)?;
    store::join(tx, id, actor.id, MemberPart::Owner)?;
    people::no_longer_asks(tx, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Organization, id.0, "organizations.create", Some(actor.id))
            .after("name", name)
            .after("organization_type", organization_type)
            .after("country", country)
            .after("owner", actor.id),
    );
    Ok(id)
}

/// Writes an organization down that has nobody here, for a partner who wrote by paper or mail.
///
/// # Errors
/// Refused for everybody but the secretariat, and when it stands here already.
pub fn enter(tx: &mut Tx, actor: &Actor, profile: &Profile) -> Result<OrganizationId> {
    actor.must_be(&[Role::Secretariat])?;
    write_down(tx, actor, profile)
}

/// The organization of something that was decided on paper: the one that is registered under its number, or has its name
/// and country; else it is written down. Who may do it is asked by whoever knows what was decided.
///
/// # Errors
/// When the database fails.
pub fn of_paper(tx: &mut Tx, actor: &Actor, profile: &Profile) -> Result<OrganizationId> {
    match known(tx.conn(), profile)? {
        Some(id) => Ok(id),
        None => write_down(tx, actor, profile),
    }
}

/// The organization that a profile is of: registered under its number, or of its name and country.
///
/// # Errors
/// When the database fails.
pub fn known(conn: &mut Conn, profile: &Profile) -> Result<Option<OrganizationId>> {
    if let Some(key) = store::registration_key_of(&profile.answers)
        && let Some(id) = store::people::by_registration(conn, &key)?
    {
        return Ok(Some(id));
    }
    let same =
        |one: &Organization| folded(&one.name) == folded(&profile.name) && one.country == profile.country;
    Ok(store::named(conn, &profile.name, 20)?.iter().find(|one| same(one)).map(|one| one.id))
}

fn write_down(tx: &mut Tx, actor: &Actor, profile: &Profile) -> Result<OrganizationId> {
    registered_once(tx, None, profile)?;
    let Profile { name, organization_type, country, sector, answers } = profile;
    let id = store::insert(tx, None, name, organization_type, country, sector, answers)?;
    tx.record(
        Event::new(SubjectKind::Organization, id.0, "organizations.enter", Some(actor.id))
            .after("name", name)
            .after("country", country),
    );
    Ok(id)
}

/// Changes the profile, if nobody did since `version`.
///
/// # Errors
/// Hidden for people who do not belong to it; a conflict when somebody was faster.
pub fn change_profile(
    tx: &mut Tx,
    actor: &Actor,
    id: OrganizationId,
    version: i64,
    profile: &Profile,
) -> Result<Organization> {
    let has_people = store::has_people(tx.conn(), id)?;
    access::organizations::change_profile(actor, actor.belongs_to(id), has_people)?;
    portable::lock(tx.conn(), Lockable::Organization, id.0)?;
    let before = store::by_id(tx.conn(), id)?;
    registered_once(tx, Some(id), profile)?;
    store::update_profile(tx, id, version, profile)?;
    let Profile { name, organization_type, country, sector, .. } = profile;
    let mut event =
        Event::new(SubjectKind::Organization, id.0, "organizations.change_profile", Some(actor.id));
    let changed = [
        ("name", &before.name, name),
        ("organization_type", &before.organization_type, organization_type),
        ("country", &before.country, country),
        ("sector", &before.sector, sector),
    ];
    for (field, old, new) in changed.into_iter().filter(|(_, old, new)| old != new) {
        event = event.before(field, old).after(field, new);
    }
    tx.record(event.after("version", version + 1));
    store::by_id(tx.conn(), id)
}

/// A registered organization stands here once: whoever speaks for it as well asks to join.
fn registered_once(tx: &mut Tx, own: Option<OrganizationId>, profile: &Profile) -> Result<()> {
    let Some(key) = store::registration_key_of(&profile.answers) else { return Ok(()) };
    match store::people::by_registration(tx.conn(), &key)? {
        Some(other) if Some(other) != own => Err(Error::Refused(say::organizations::registered_already())),
        _ => Ok(()),
    }
}
