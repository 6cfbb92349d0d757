//! Files that the holder hands in, and what the office says of them.

use super::super::store::{self, Authorization, Paper};
use super::super::{ConditionState, PaperState, letters, rules};
use super::{about, event, partners};
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::config::Limits;
use crate::db::ids::{AuthorizationId, PaperId};
use crate::db::{Conn, Tx};
use crate::documents::actions::New;
use crate::documents::looks::Looks;
use crate::documents::{self, Document};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::notices;
use crate::requests;
use crate::say::authorizations as t;
use crate::text_enum;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

text_enum! {
    /// What the office says of a file.
    pub enum Looked {
        /// It is as it should be, and what the condition asks for is there.
        Meets = "meets",
        /// It is as it should be; more is to come.
        Approved = "approved",
        /// Another one is to be handed in.
        SentBack = "sent_back",
    }
}

/// Working days within which the office looks at what was handed in.
const LOOK_WORKING_DAYS: u32 = 5;

/// The question that a document of a request says it answers.
fn question(position: Option<i64>) -> String {
    match position {
        Some(position) => format!("authorization-condition-{position}"),
        None => "authorization-report".to_owned(),
    }
}

/// Whether the holder may hand in a file: for a condition that is not met, or as a copy for the report on the use
/// while that is awaited.
///
/// # Errors
/// Hidden; refused with the reason; invalid when there is no room for it, or it is there already.
pub fn has_room(
    conn: &mut Conn,
    actor: &Actor,
    id: AuthorizationId,
    position: Option<i64>,
    new: &New,
    limits: &Limits,
) -> Result<Authorization> {
    let row = store::by_id(conn, id)?;
    let request = requests::by_id(conn, row.request_id)?;
    let standing = requests::standing(conn, &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    let taken = match position {
        None => waiting::open_for_request(conn, row.request_id)?
            .iter()
            .any(|wait| wait.kind == WaitKind::UseReport && wait.subject_id == id.0),
        Some(position) => store::conditions_of(conn, id)?
            .iter()
            .find(|condition| condition.position == position)
            .map(|condition| rules::takes_papers(row.state, condition.state))
            .ok_or(Error::Hidden)?,
    };
    if !taken {
        return Err(Error::Refused(t::refused_no_papers()));
    }
    let here: Vec<Paper> = store::papers_of(conn, id)?
        .into_iter()
        .filter(|paper| paper.position == position && paper.state != PaperState::SentBack)
        .collect();
    let bytes: i64 = documents::of_request(conn, row.request_id)?.iter().map(|file| file.bytes).sum();
    let field = format!("file-{}", position.unwrap_or_default());
    let mut problems = Problems::new();
    if here.len() >= limits.files_per_question {
        problems.add(&*field, t::papers_too_many(limits.files_per_question));
    } else if here.iter().any(|paper| paper.sha256 == new.sha256) {
        problems.add(&*field, t::paper_twice());
    } else if u64::try_from(bytes.saturating_add(new.bytes)).unwrap_or(u64::MAX) > limits.request_bytes {
        let most = documents::size(limits.request_bytes);
        problems.add(&*field, crate::say::documents::file_quota(most));
    }
    problems.into_result().map(|()| row)
}

/// The holder hands in a file that is safely stored.
///
/// # Errors
/// As [`has_room`].
pub fn hand_in(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    position: Option<i64>,
    new: &New,
    limits: &Limits,
) -> Result<PaperId> {
    store::lock(tx, id)?;
    let row = has_room(tx.conn(), actor, id, position, new, limits)?;
    let document = documents::actions::add(tx, actor.id, row.request_id, &question(position), new)?;
    let paper = store::insert_paper(tx, id, position, document)?;
    tx.record(
        event(&row, "authorizations.hand_in", Some(actor.id))
            .after("paper", paper)
            .after("position", position)
            .after("sha256", &new.sha256),
    );
    await_a_look(tx, &row)?;
    let secretariat = accounts::recipients(tx.conn(), Role::Secretariat)?;
    notices::write(tx, about(&row), &secretariat, &letters::PaperHandedIn::of(&row, &*new.name))?;
    Ok(paper)
}

/// The secretariat has some days to look at what was handed in; one wait for all of it.
fn await_a_look(tx: &mut Tx, row: &Authorization) -> Result<()> {
    let open = waiting::open_for_request(tx.conn(), row.request_id)?;
    if open.iter().any(|wait| wait.kind == WaitKind::Papers && wait.subject_id == row.id.0) {
        return Ok(());
    }
    let reference = Reference::current().map_err(Error::internal)?;
    let due = reference.terms.calendar.add_working_days(tx.today(), LOOK_WORKING_DAYS);
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Papers,
            subject: (WaitSubject::Authorization, row.id.0),
            request: Some(row.request_id),
            from: Whom::Role(Role::Secretariat),
            due: Some(due),
        },
    )
    .map(|_| ())
}

/// Somebody of the office says what a file is worth; what meets a condition that comes first may put the
/// authorization in force.
///
/// # Errors
/// Hidden; refused with the reason; invalid when it is sent back without a word.
pub fn look_at(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    paper: PaperId,
    looked: Looked,
    remarks: &str,
) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::check_condition(actor, false, &standing)?;
    let paper = store::paper(tx.conn(), id, paper)?;
    if paper.state != PaperState::HandedIn {
        return Err(Error::Refused(t::refused_looked_at()));
    }
    if looked == Looked::SentBack && remarks.trim().is_empty() {
        let mut problems = Problems::new();
        problems.add(format!("remarks-{}", paper.id), t::enter_remarks());
        return Err(Error::Invalid(problems));
    }
    let to = if looked == Looked::SentBack { PaperState::SentBack } else { PaperState::Approved };
    store::save_paper(tx, paper.id, to, remarks.trim(), actor.id)?;
    tx.record(
        event(&row, "authorizations.look_at", Some(actor.id))
            .after("paper", paper.id)
            .after("looked", looked)
            .after("sha256", &paper.sha256),
    );
    if !store::papers_of(tx.conn(), id)?.iter().any(|other| other.state == PaperState::HandedIn) {
        waiting::answer(tx, WaitKind::Papers, (WaitSubject::Authorization, id.0))?;
    }
    let partners = partners(tx.conn(), &row)?;
    let letter = letters::PaperLookedAt::of(&row, &*paper.name, to.words(), remarks.trim());
    notices::write(tx, about(&row), &partners, &letter)?;
    match (looked, paper.position) {
        (Looked::Meets, Some(position)) => {
            let evidence = t::paper_evidence(&paper.name, &paper.sha256).to_string();
            super::check_condition(tx, actor, id, position, ConditionState::Met, &evidence)
        }
        _ => Ok(()),
    }
}

/// Lets a person of the holder or of the office fetch a file that was handed in, and notes it.
///
/// # Errors
/// Hidden; refused when something was found in it, or it was not yet checked.
pub fn open_paper(tx: &mut Tx, actor: &Actor, id: AuthorizationId, paper: PaperId) -> Result<Document> {
    let row = store::by_id(tx.conn(), id)?;
    requests::Case::load(tx.conn(), actor, row.request_id)?;
    let paper = store::paper(tx.conn(), id, paper)?;
    let document = documents::by_id(tx.conn(), paper.document_id)?;
    Looks::load(tx.conn(), vec![document.sha256.clone()])?.must_be_open(&document.sha256, &document.name)?;
    tx.record(event(&row, "authorizations.open_paper", Some(actor.id)).after("paper", paper.id));
    Ok(document)
}
