//! What was granted on paper: the secretariat brings a file of lines, an officer who did not bring it records them. Each
//! line is a transaction of its own, so that an import that is stopped goes on where it was.

use std::collections::BTreeMap;

use super::super::paper::{self, Cells, Granted, ImportState};
use super::super::rules;
use super::super::store::{self, Import, New, OnPaper};
use super::event;
use super::offer::countries;
use crate::access::Actor;
use crate::access::authorizations as access;
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{AuthorizationId, ImportId};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::decisions::{self, Code};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::organizations;
use crate::requests::Outcome;
use crate::requests::actions::recording;
use crate::say::authorizations as t;

/// The secretariat brings a file. It is kept as it is, also where lines are wrong: they are shown.
///
/// # Errors
/// Refused for others.
pub fn bring_paper(tx: &mut Tx, actor: &Actor, file_name: &str, lines: &[Cells]) -> Result<ImportId> {
    access::bring_paper(actor)?;
    let id = store::insert_import(tx, file_name, lines, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "authorizations.bring_paper", Some(actor.id))
            .after("import", id)
            .after("file", file_name)
            .after("lines", lines.len()),
    );
    Ok(id)
}

/// A line as it would be recorded, or what is wrong with it.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Its number, from 1.
    pub line: i64,
    /// As it was brought.
    pub cells: Cells,
    /// What it says.
    pub granted: Result<Granted, Problems>,
    /// The organization is here already.
    pub known: bool,
    /// The authorization, when it is recorded.
    pub recorded: Option<AuthorizationId>,
}

/// The lines of a file, understood.
///
/// # Errors
/// When the database fails.
pub fn prepare_paper(conn: &mut Conn, id: ImportId) -> Result<Vec<Prepared>> {
    let all = Reference::current().map_err(Error::internal)?;
    let lines = store::lines_of(conn, id)?;
    let references = lines.iter().filter_map(|(_, cells, _)| cells.get("reference").cloned()).collect();
    let taken = store::recorded_references(conn, references)?;
    let mut seen: BTreeMap<String, i64> = BTreeMap::new();
    let mut prepared = Vec::with_capacity(lines.len());
    for (line, cells, recorded) in lines {
        let mut granted = paper::understand(all, &cells);
        let mut known = false;
        if let Ok(one) = &granted {
            known = organizations::actions::known(conn, &one.profile)?.is_some();
            let mut problems = Problems::new();
            let reference = one.reference.clone();
            if recorded.is_none() && taken.contains(&reference) {
                problems.add("reference", t::paper_recorded_before());
            }
            if let Some(first) = seen.get(&reference) {
                problems.add("reference", t::paper_same_as(*first));
            }
            seen.entry(reference).or_insert(line);
            if !problems.is_empty() {
                granted = Err(problems);
            }
        }
        prepared.push(Prepared { line, cells, granted, known, recorded });
    }
    Ok(prepared)
}

/// The file, when it waits to be recorded and this person may record it.
fn open_for(conn: &mut Conn, actor: &Actor, id: ImportId) -> Result<Import> {
    access::see_paper(actor)?;
    let import = store::import(conn, id)?;
    access::record_paper(actor, import.brought_by)?;
    match import.state {
        ImportState::Brought => Ok(import),
        state => Err(Error::Refused(t::refused_import_state(state.words()))),
    }
}

/// An officer who did not bring it records one line: the organization, the case as it was decided, and the authorization
/// in the state of its days. A line that is recorded stays as it is.
///
/// # Errors
/// Hidden or refused; invalid when the line is wrong.
pub fn record_line(tx: &mut Tx, actor: &Actor, id: ImportId, line: i64) -> Result<()> {
    let import = open_for(tx.conn(), actor, id)?;
    let all = Reference::current().map_err(Error::internal)?;
    let lines = store::lines_of(tx.conn(), id)?;
    let (_, cells, recorded) = lines.into_iter().find(|(number, ..)| *number == line).ok_or(Error::Hidden)?;
    if recorded.is_some() {
        return Ok(());
    }
    let granted = paper::understand(all, &cells).map_err(Error::Invalid)?;
    if !store::recorded_references(tx.conn(), vec![granted.reference.clone()])?.is_empty() {
        let mut problems = Problems::new();
        problems.add("reference", t::paper_recorded_before());
        return Err(Error::Invalid(problems));
    }
    let organization = organizations::actions::of_paper(tx, actor, &granted.profile)?;
    let outcome = match granted.terms.conditions.is_empty() {
        true => Outcome::Authorized,
        false => Outcome::AuthorizedWithConditions,
    };
    let request = recording::record_paper(
        tx,
        actor,
        &recording::OnPaper {
            organization,
            brought_by: import.brought_by,
            reference: &granted.reference,
            granted_on: granted.granted_on,
            answers: &granted.answers,
            outcome,
        },
    )?;
    let mut terms = granted.terms;
    terms.authorization_number = format!("A{}", request.number_or_draft());
    terms.code = Code::random().as_str().to_owned();
    let decision = decisions::actions::record_paper(
        tx,
        actor,
        &decisions::actions::Recorded {
            request: &request,
            brought_by: import.brought_by,
            reference: &granted.reference,
            granted_on: granted.granted_on,
            contact: &granted.contact,
            terms: &terms,
        },
    )?;
    let people = [granted.contact.clone(), granted.signed.0.clone()];
    let activity = rules::without_people(&terms.activity, &people, &t::left_out().to_string());
    let left = (terms.ends_on - tx.today()).num_days();
    let one = OnPaper {
        new: New {
            request: request.id,
            decision,
            organization,
            terms: &terms,
            terms_text: &JsonText::of(&terms)?,
            country: &countries(all, &terms.territory),
            activity: &activity,
            accept_by: granted.granted_on,
        },
        import: id,
        line,
        reference: &granted.reference,
        granted_on: granted.granted_on,
        signed: (&granted.signed.0, &granted.signed.1),
        brought_by: import.brought_by,
        reminded_days: rules::reminder_due(left, &all.terms.terms.renewal_reminder_days_before),
    };
    let authorization = store::insert_on_paper(tx, &one)?;
    for (position, condition) in (1..).zip(&terms.conditions) {
        store::insert_condition(tx, authorization, position, condition)?;
    }
    let row = store::by_id(tx.conn(), authorization)?;
    tx.record(
        event(&row, "authorizations.record_paper", Some(actor.id))
            .after("state", row.state)
            .after("number", &row.number)
            .after("reference", &granted.reference)
            .after("granted_on", granted.granted_on)
            .after("import", id)
            .after("line", line)
            .personal("signed_name", granted.signed.0.as_str()),
    );
    Ok(())
}

/// Settles a file whose lines are all recorded; a file that has lines left stays open.
///
/// # Errors
/// Hidden or refused.
pub fn settle_paper(tx: &mut Tx, actor: &Actor, id: ImportId) -> Result<()> {
    open_for(tx.conn(), actor, id)?;
    if store::lines_of(tx.conn(), id)?.iter().any(|(.., recorded)| recorded.is_none()) {
        return Ok(());
    }
    store::settle_import(tx, id, ImportState::Recorded, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "authorizations.settle_paper", Some(actor.id))
            .after("import", id),
    );
    Ok(())
}

/// A file that nobody recorded anything of is put away: by whoever brought it, or by an officer.
///
/// # Errors
/// Hidden; refused when part of it is recorded.
pub fn discard_paper(tx: &mut Tx, actor: &Actor, id: ImportId) -> Result<()> {
    access::see_paper(actor)?;
    let import = store::import(tx.conn(), id)?;
    if import.state != ImportState::Brought {
        return Err(Error::Refused(t::refused_import_state(import.state.words())));
    }
    if store::lines_of(tx.conn(), id)?.iter().any(|(.., recorded)| recorded.is_some()) {
        return Err(Error::Refused(t::refused_partly_recorded()));
    }
    store::settle_import(tx, id, ImportState::Discarded, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "authorizations.discard_paper", Some(actor.id))
            .after("import", id),
    );
    Ok(())
}
