//! The rows of what was granted on paper.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{New, by_id, insert, save};
use crate::authorizations::AuthorizationState as S;
use crate::authorizations::paper::{Cells, ImportState};
use crate::db::ids::{AccountId, AuthorizationId, ImportId};
use crate::db::portable::exactly_one;
use crate::db::schema::{accounts, paper_imports as imports, paper_lines as lines, paper_records as records};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// A file of lines.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// Who brought it.
    pub brought_by: AccountId,
    /// Their name.
    pub brought_by_name: String,
    /// When, UTC.
    pub brought_at: NaiveDateTime,
}

macro_rules! import_columns {
    () => {
        (
            imports::id,
            imports::file_name,
            imports::state,
            imports::brought_by,
            accounts::name,
            imports::brought_at,
        )
    };
}

/// The latest files of lines.
pub fn imports(conn: &mut Conn) -> Result<Vec<Import>> {
    Ok(imports::table
        .inner_join(accounts::table.on(accounts::id.eq(imports::brought_by)))
        .order(imports::id.desc())
        .limit(50)
        .select(import_columns!())
        .load(conn)?)
}

/// One file of lines.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn import(conn: &mut Conn, id: ImportId) -> Result<Import> {
    Ok(imports::table
        .inner_join(accounts::table.on(accounts::id.eq(imports::brought_by)))
        .filter(imports::id.eq(id))
        .select(import_columns!())
        .first(conn)?)
}

/// Keeps a file of lines as it was brought.
pub fn insert_import(tx: &mut Tx, file_name: &str, read: &[Cells], by: AccountId) -> Result<ImportId> {
    let now = tx.now;
    let id: ImportId = diesel::insert_into(imports::table)
        .values((
            imports::file_name.eq(file_name),
            imports::state.eq(ImportState::Brought),
            imports::brought_by.eq(by),
            imports::brought_at.eq(now),
        ))
        .returning(imports::id)
        .get_result(tx.conn())?;
    for (number, cells) in (1_i64..).zip(read) {
        diesel::insert_into(lines::table)
            .values((lines::import_id.eq(id), lines::line.eq(number), lines::data.eq(JsonText::of(cells)?)))
            .execute(tx.conn())?;
    }
    Ok(id)
}

/// Settles a file that was brought.
pub fn settle_import(tx: &mut Tx, id: ImportId, to: ImportState, by: AccountId) -> Result<()> {
    let now = tx.now;
    let open = imports::id.eq(id).and(imports::state.eq(ImportState::Brought));
    let touched = diesel::update(imports::table.filter(open))
        .set((imports::state.eq(to), imports::settled_by.eq(by), imports::settled_at.eq(now)))
        .execute(tx.conn())?;
    exactly_one(touched)
}

/// The lines of a file: number, cells, and the authorization when it is recorded.
pub fn lines_of(conn: &mut Conn, id: ImportId) -> Result<Vec<(i64, Cells, Option<AuthorizationId>)>> {
    let rows: Vec<(i64, JsonText, Option<AuthorizationId>)> = lines::table
        .filter(lines::import_id.eq(id))
        .order(lines::line)
        .select((lines::line, lines::data, lines::authorization_id))
        .load(conn)?;
    rows.into_iter().map(|(line, data, recorded)| Ok((line, data.to()?, recorded))).collect()
}

/// Those of these numbers of papers that are recorded.
pub fn recorded_references(conn: &mut Conn, references: Vec<String>) -> Result<Vec<String>> {
    Ok(records::table.filter(records::reference.eq_any(references)).select(records::reference).load(conn)?)
}

/// What says that an authorization was granted on paper: its number there, and the day.
pub fn record_of(conn: &mut Conn, id: AuthorizationId) -> Result<Option<(String, NaiveDate)>> {
    Ok(records::table.find(id).select((records::reference, records::granted_on)).first(conn).optional()?)
}

/// What is written of an authorization that was granted on paper.
pub struct OnPaper<'a> {
    pub new: New<'a>,
    pub import: ImportId,
    pub line: i64,
    pub reference: &'a str,
    pub granted_on: NaiveDate,
    pub signed: (&'a str, &'a str),
    pub brought_by: AccountId,
    /// Days before the end of the last reminder that is not needed any more.
    pub reminded_days: Option<i64>,
}

/// Writes one, in the state that its days put it into on `today`.
pub fn insert_on_paper(tx: &mut Tx, one: &OnPaper) -> Result<AuthorizationId> {
    let today = tx.today();
    let id = insert(tx, &one.new)?;
    let before = by_id(tx.conn(), id)?;
    let mut after = before.clone();
    let start_of = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN);
    after.state = match () {
        () if today > after.ends_on => S::Expired,
        () if today >= after.starts_on => S::Active,
        () => S::Accepted,
    };
    after.accepted_by = Some(one.brought_by);
    after.accepted_at = Some(start_of(one.granted_on));
    after.signed_name = Some(one.signed.0.to_owned());
    after.signed_title = Some(one.signed.1.to_owned());
    after.activated_at = (after.state != S::Accepted).then(|| start_of(after.starts_on));
    after.stopped_at = (after.state == S::Expired).then(|| start_of(after.ends_on + chrono::Days::new(1)));
    after.reminded_days = one.reminded_days;
    save(tx, &before, &after)?;
    diesel::insert_into(records::table)
        .values((
            records::authorization_id.eq(id),
            records::decision_id.eq(one.new.decision),
            records::import_id.eq(one.import),
            records::reference.eq(one.reference),
            records::granted_on.eq(one.granted_on),
        ))
        .execute(tx.conn())?;
    let open =
        lines::import_id.eq(one.import).and(lines::line.eq(one.line)).and(lines::authorization_id.is_null());
    let touched =
        diesel::update(lines::table.filter(open)).set(lines::authorization_id.eq(id)).execute(tx.conn())?;
    exactly_one(touched).map(|()| id)
}

/// Files that say that they are recorded and have lines that are not, or the other way round, for the checker.
pub fn odd_imports(conn: &mut Conn) -> Result<Vec<ImportId>> {
    let open = lines::table.filter(lines::import_id.eq(imports::id).and(lines::authorization_id.is_null()));
    let taken =
        lines::table.filter(lines::import_id.eq(imports::id).and(lines::authorization_id.is_not_null()));
    Ok(imports::table
        .filter(
            imports::state
                .eq(ImportState::Recorded)
                .and(diesel::dsl::exists(open))
                .or(imports::state.eq(ImportState::Discarded).and(diesel::dsl::exists(taken))),
        )
        .order(imports::id)
        .select(imports::id)
        .load(conn)?)
}
