//! The rows of matters, of whoever reported, and of pictures.

mod checker;
mod listing;

pub(super) use checker::{Odd, every, open_waits, was_stopped};
pub use listing::of_organization;
pub(super) use listing::{Filter, Shown, counts, page};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{MatterState, Sanction, Source};
use crate::db::ids::{AccountId, AuthorizationId, MatterId, OrganizationId, RequestId};
use crate::db::schema::{matter_pictures, matter_reporters, matters};
use crate::db::values::folded;
use crate::db::{Conn, Tx, portable};
use crate::documents::actions::New as NewFile;
use crate::documents::kinds::Kind;
use crate::error::Result;
use crate::say::Language;

/// An integrity matter as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = matters)]
pub struct Matter {
    /// Its id.
    pub id: MatterId,
    /// Its number.
    pub number: String,
    /// How it came.
    pub source: Source,
    /// The organization, when it is known here.
    pub organization_id: Option<OrganizationId>,
    /// Its name: as it is kept here, or as it was reported; may be empty.
    pub organization_name: String,
    /// The authorization it is about.
    pub authorization_id: Option<AuthorizationId>,
    /// The case concerned.
    pub request_id: Option<RequestId>,
    /// Number or code, as it was typed.
    pub code: String,
    /// Where it was seen.
    pub place: String,
    /// What was seen or heard.
    pub description: String,
    /// Where it stands.
    pub state: MatterState,
    /// Who of the office wrote it down, or whose step left it.
    pub entered_by: Option<AccountId>,
    /// Received, UTC.
    pub received_at: NaiveDateTime,
    /// What the organization is asked.
    pub question: String,
    /// Who asked.
    pub asked_by: Option<AccountId>,
    /// Asked, UTC.
    pub asked_at: Option<NaiveDateTime>,
    /// Last day for the comment.
    pub due_on: Option<NaiveDate>,
    /// What the organization says.
    pub comment: String,
    /// Who of it.
    pub commented_by: Option<AccountId>,
    /// Commented, UTC.
    pub commented_at: Option<NaiveDateTime>,
    /// Who closed it.
    pub closed_by: Option<AccountId>,
    /// Closed, UTC.
    pub closed_at: Option<NaiveDateTime>,
    /// Why it was closed as it was.
    pub reasons: String,
    /// The office it was handed to.
    pub referred_to: String,
    /// What was done to the authorization.
    pub sanction: Option<Sanction>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// Whoever reported, as far as they said so.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = matter_reporters)]
pub struct Reporter {
    /// Name; may be empty.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
    language: String,
}

impl Reporter {
    /// Language of letters to them.
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or(Language::En)
    }
}

/// A picture that came with a report.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = matter_pictures)]
pub struct Picture {
    /// SHA-256 of its content, by which it is stored.
    pub sha256: String,
    /// Name as the person's file was called.
    pub name: String,
    /// `png`, `jpeg` ...
    pub kind: String,
    /// Bytes.
    pub bytes: i64,
}

impl Picture {
    /// Its kind; none when a later version stored one that is not known here.
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }
}

/// What a matter begins with.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub number: String,
    pub source: Source,
    pub organization: Option<OrganizationId>,
    pub organization_name: String,
    pub authorization: Option<AuthorizationId>,
    pub request: Option<RequestId>,
    pub code: String,
    pub place: String,
    pub description: String,
    pub entered_by: Option<AccountId>,
}

/// What lists search in: never anything about whoever reported.
fn searched(number: &str, organization: &str, place: &str, description: &str) -> String {
    folded(&format!("{number} {organization} {place} {description}"))
}

pub(super) fn insert(tx: &mut Tx, new: &New) -> Result<MatterId> {
    let now = tx.now;
    let words = searched(&new.number, &new.organization_name, &new.place, &new.description);
    Ok(diesel::insert_into(matters::table)
        .values((
            (
                matters::number.eq(&new.number),
                matters::source.eq(new.source),
                matters::organization_id.eq(new.organization),
                matters::organization_name.eq(&new.organization_name),
                matters::authorization_id.eq(new.authorization),
                matters::request_id.eq(new.request),
                matters::code.eq(&new.code),
                matters::place.eq(&new.place),
                matters::description.eq(&new.description),
                matters::folded.eq(words),
            ),
            matters::state.eq(MatterState::Received),
            matters::entered_by.eq(new.entered_by),
            matters::received_at.eq(now),
            matters::question.eq(""),
            matters::comment.eq(""),
            matters::reasons.eq(""),
            matters::referred_to.eq(""),
            matters::version.eq(1),
        ))
        .returning(matters::id)
        .get_result(tx.conn())?)
}

/// One matter.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: MatterId) -> Result<Matter> {
    Ok(matters::table.find(id).select(Matter::as_select()).first(conn)?)
}

/// Writes what changed, if the matter still stands where it was read.
pub(super) fn save(tx: &mut Tx, before: &Matter, after: &Matter) -> Result<()> {
    let words = searched(&after.number, &after.organization_name, &after.place, &after.description);
    let touched = diesel::update(
        matters::table.filter(
            matters::id
                .eq(before.id)
                .and(matters::state.eq(before.state))
                .and(matters::version.eq(before.version)),
        ),
    )
    .set((
        (
            matters::organization_id.eq(after.organization_id),
            matters::organization_name.eq(&after.organization_name),
            matters::authorization_id.eq(after.authorization_id),
            matters::request_id.eq(after.request_id),
            matters::folded.eq(words),
            matters::state.eq(after.state),
            matters::question.eq(&after.question),
            matters::asked_by.eq(after.asked_by),
            matters::asked_at.eq(after.asked_at),
            matters::due_on.eq(after.due_on),
        ),
        matters::comment.eq(&after.comment),
        matters::commented_by.eq(after.commented_by),
        matters::commented_at.eq(after.commented_at),
        matters::closed_by.eq(after.closed_by),
        matters::closed_at.eq(after.closed_at),
        matters::reasons.eq(&after.reasons),
        matters::referred_to.eq(&after.referred_to),
        matters::sanction.eq(after.sanction),
        matters::version.eq(before.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

pub(super) fn put_reporter(
    tx: &mut Tx,
    id: MatterId,
    name: &str,
    email: &str,
    language: Language,
) -> Result<()> {
    diesel::insert_into(matter_reporters::table)
        .values((
            matter_reporters::matter_id.eq(id),
            matter_reporters::name.eq(name),
            matter_reporters::email.eq(email),
            matter_reporters::language.eq(language.tag()),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Whoever reported a matter; none when they did not say, or were erased.
///
/// # Errors
/// When the database fails.
pub fn reporter_of(conn: &mut Conn, id: MatterId) -> Result<Option<Reporter>> {
    Ok(matter_reporters::table.find(id).select(Reporter::as_select()).first(conn).optional()?)
}

/// Erases whoever reported.
pub(super) fn forget_reporter(tx: &mut Tx, id: MatterId) -> Result<()> {
    let gone = diesel::delete(matter_reporters::table.find(id)).execute(tx.conn())?;
    portable::exactly_one(gone)
}

pub(super) fn put_picture(tx: &mut Tx, id: MatterId, file: &NewFile) -> Result<()> {
    diesel::insert_into(matter_pictures::table)
        .values((
            matter_pictures::matter_id.eq(id),
            matter_pictures::sha256.eq(&file.sha256),
            matter_pictures::name.eq(&file.name),
            matter_pictures::kind.eq(&file.kind),
            matter_pictures::bytes.eq(file.bytes),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The picture that came with a matter.
pub(super) fn picture_of(conn: &mut Conn, id: MatterId) -> Result<Option<Picture>> {
    Ok(matter_pictures::table.find(id).select(Picture::as_select()).first(conn).optional()?)
}
