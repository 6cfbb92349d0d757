//! What is done with opinions: asked, answered, taken back; and what the calendar does.

mod calendar;
pub mod directory;
mod sponsor;

use chrono::{Days, NaiveDate, NaiveDateTime};

pub use calendar::{expire_due, remind_due};
pub use sponsor::{follow_submit, no_longer_asked};

use super::letters::{self, CaseWords};
use super::store::{self, NewOpinion, Opinion};
use super::{ContactKind, OpinionKind, OpinionState, Verdict, rules};
use crate::access::{Actor, Role, opinions as access};
use crate::accounts::{self, AccountId, AccountState, folded_email};
use crate::audit::{Event, SubjectKind};
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About, Letter, Recipient};
use crate::organizations;
use crate::requests::{self, Request, RequestId, Stage};
use crate::say::{self, Language};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Who is asked for what.
#[derive(Debug, Clone)]
pub struct Question {
    /// The entry of the directory.
    pub entry: i64,
    /// What for.
    pub kind: OpinionKind,
    /// In the secretariat's words.
    pub text: String,
    /// Last day.
    pub due: NaiveDate,
}

fn event(request: RequestId, action: &'static str, by: Option<AccountId>) -> Event {
    Event::new(SubjectKind::Request, request.0, action, by)
}

fn wait_of(kind: OpinionKind) -> WaitKind {
    match kind {
        OpinionKind::Opinion => WaitKind::Opinion,
        OpinionKind::Sponsorship => WaitKind::Sponsorship,
    }
}

pub(super) fn path_of(token: &str) -> String {
    format!("/opinion/{token}")
}

/// What letters say of a case.
fn case_words(tx: &mut Tx, request: &Request) -> Result<CaseWords> {
    let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
    Ok(CaseWords { number: request.number_or_draft(), organization, title: request.title.clone() })
}

/// Whoever was asked, as a recipient: by account, or by the address alone.
fn recipient(conn: &mut Conn, opinion: &Opinion) -> Result<Recipient> {
    let account = match opinion.account_id {
        Some(id) => Some(accounts::by_id(conn, id)?),
        None => None,
    };
    let active = account.filter(|account| account.state == AccountState::Active);
    Ok(active.map_or_else(
        || Recipient {
            account: None,
            name: opinion.contact.clone(),
            address: opinion.email.clone(),
            language: Language::En,
        },
        |account| account.as_recipient(),
    ))
}

fn tell<L: Letter>(tx: &mut Tx, request: RequestId, to: &[Recipient], letter: &L) -> Result<()> {
    notices::write(tx, About::request(request), to, letter)
}

/// What a letter that asks for an opinion is about: the case, and what is awaited from this person.
fn asking(tx: &mut Tx, opinion: &Opinion) -> Result<About> {
    let about = About::request(opinion.request_id);
    let open = waiting::open_for_request(tx.conn(), opinion.request_id)?;
    let own =
        open.iter().find(|wait| wait.subject_kind == WaitSubject::Opinion && wait.subject_id == opinion.id);
    Ok(own.map_or(about, |wait| about.awaiting(wait.id)))
}

/// Locks the case and asks whether the person may ask in it now.
fn for_asking(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<Request> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::ask(actor, &standing)?;
    if matches!(request.stage, Stage::Closed | Stage::Draft) {
        return Err(Error::Refused(say::opinions::not_in_this_stage()));
    }
    if let Some(since) = requests::hold_open_since(tx.conn(), id)? {
        return Err(Error::Refused(say::requests::refused_on_hold(since.date())));
    }
    Ok(request)
}

/// Asks somebody of the directory about a case. Gives the id and the path of the link.
///
/// # Errors
/// Hidden or refused; invalid when the question cannot be sent so.
pub fn ask(tx: &mut Tx, actor: &Actor, id: RequestId, question: &Question) -> Result<(i64, String)> {
    let request = for_asking(tx, actor, id)?;
    let entry = store::directory::entry(tx.conn(), question.entry)?;
    let mut problems = Problems::new();
    if !entry.active {
        problems.add("entry", say::opinions::not_active());
    }
    if question.kind == OpinionKind::Sponsorship && entry.kind != ContactKind::FocalPoint {
        problems.add("entry", say::opinions::only_focal_points_sponsor());
    }
    if question.due <= tx.today() {
        problems.add("due", say::requests::due_must_be_later());
    }
    let open = store::of_request(tx.conn(), id)?;
    let twice = |one: &&Opinion| {
        one.state == OpinionState::Asked
            && one.kind == question.kind
            && folded_email(&one.email) == folded_email(&entry.email)
    };
    if open.iter().any(|one| twice(&one)) {
        problems.add("entry", say::opinions::asked_already());
    }
    problems.into_result()?;
    let to = Addressee {
        entry: Some(entry.id),
        from_kind: entry.kind,
        entity: &entry.entity,
        contact: &entry.contact,
        email: &entry.email,
    };
    send(tx, Some(actor.id), &request, question.kind, &to, &question.text, question.due)
}

/// Who gets a question.
struct Addressee<'a> {
    entry: Option<i64>,
    from_kind: ContactKind,
    entity: &'a str,
    contact: &'a str,
    email: &'a str,
}

fn send(
    tx: &mut Tx,
    by: Option<AccountId>,
    request: &Request,
    kind: OpinionKind,
    to: &Addressee,
    question: &str,
    due: NaiveDate,
) -> Result<(i64, String)> {
    let account = match accounts::by_email(tx.conn(), to.email)? {
        Some(account)
            if account.state == AccountState::Active
                && accounts::roles_of(tx.conn(), account.id)?.contains(&to.from_kind.role()) =>
        {
            Some(account.id)
        }
        _ => None,
    };
    let until = due + Days::new(rules::GRACE_DAYS);
    let new = NewOpinion {
        request: request.id,
        entry: to.entry,
        account,
        kind,
        from_kind: to.from_kind,
        entity: to.entity,
        contact: to.contact,
        email: to.email,
        question,
        by,
        due,
        expires: until.and_time(chrono::NaiveTime::MIN),
    };
    let (id, token) = store::insert(tx, &new)?;
    let from = account.map_or(Whom::Role(to.from_kind.role()), Whom::Account);
    let subject = (WaitSubject::Opinion, id);
    waiting::ask(tx, Ask { kind: wait_of(kind), subject, request: Some(request.id), from, due: Some(due) })?;
    let path = path_of(&token);
    let opinion = store::by_id(tx.conn(), id)?;
    let (who, case) = (recipient(tx.conn(), &opinion)?, case_words(tx, request)?);
    let letter = letters::Asked {
        case,
        kind,
        entity: to.entity.to_owned(),
        question: question.to_owned(),
        due,
        until: until - Days::new(1),
        path: path.clone(),
    };
    let about = asking(tx, &opinion)?;
    notices::write(tx, about, &[who], &letter)?;
    tx.record(
        event(request.id, "opinions.ask", by)
            .after("opinion", id)
            .after("kind", kind)
            .after("entity", to.entity)
            .after("due", due)
            .personal("contact", to.contact)
            .personal("email", to.email),
    );
    Ok((id, path))
}

fn ended(tx: &mut Tx, opinion: &Opinion) -> Result<()> {
    waiting::give_up(tx, wait_of(opinion.kind), (WaitSubject::Opinion, opinion.id)).map(|_| ())
}

/// Takes a question back: its link opens nothing any more, and a letter says so.
///
/// # Errors
/// Hidden or refused; a conflict when it was answered meanwhile.
pub fn revoke(tx: &mut Tx, actor: &Actor, id: RequestId, opinion: i64) -> Result<()> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::ask(actor, &standing)?;
    let opinion = of_case(tx, id, opinion)?;
    take_back(tx, &request, &opinion, Some(actor.id))
}

fn take_back(tx: &mut Tx, request: &Request, opinion: &Opinion, by: Option<AccountId>) -> Result<()> {
    store::end(tx, opinion, OpinionState::Revoked)?;
    ended(tx, opinion)?;
    let (who, case) = (recipient(tx.conn(), opinion)?, case_words(tx, request)?);
    tell(tx, request.id, &[who], &letters::Revoked { case })?;
    tx.record(
        event(request.id, "opinions.revoke", by)
            .after("opinion", opinion.id)
            .after("entity", &opinion.entity),
    );
    Ok(())
}

fn of_case(tx: &mut Tx, request: RequestId, opinion: i64) -> Result<Opinion> {
    let opinion = store::by_id(tx.conn(), opinion)?;
    if opinion.request_id == request { Ok(opinion) } else { Err(Error::Hidden) }
}

/// Sends the letter again with a new link; the earlier one is void. Gives the path of the new one.
///
/// # Errors
/// Hidden or refused; a conflict when it was answered meanwhile.
pub fn send_again(tx: &mut Tx, actor: &Actor, id: RequestId, opinion: i64) -> Result<String> {
    let request = for_asking(tx, actor, id)?;
    let opinion = of_case(tx, id, opinion)?;
    let path = remind(tx, &request, &opinion)?;
    tx.record(
        event(id, "opinions.send_again", Some(actor.id))
            .after("opinion", opinion.id)
            .after("entity", &opinion.entity),
    );
    Ok(path)
}

fn remind(tx: &mut Tx, request: &Request, opinion: &Opinion) -> Result<String> {
    let path = path_of(&store::new_link(tx, opinion)?);
    let (who, case) = (recipient(tx.conn(), opinion)?, case_words(tx, request)?);
    let letter = letters::Reminder {
        case,
        due: opinion.due_on,
        late: tx.today() > opinion.due_on,
        until: (opinion.expires_at - chrono::Duration::days(1)).date(),
        path: path.clone(),
    };
    let about = asking(tx, opinion)?;
    notices::write(tx, about, &[who], &letter)?;
    Ok(path)
}

/// The open question of a link.
///
/// # Errors
/// Refused when it was answered or taken back, is too old, or never was.
pub fn question_of(conn: &mut Conn, token: &str, now: NaiveDateTime) -> Result<Opinion> {
    store::by_token(conn, token, now)?.ok_or_else(|| Error::Refused(say::accounts::link_is_over()))
}

/// What was asked of a person with an account.
///
/// # Errors
/// When the database fails.
pub fn asked_of(conn: &mut Conn, actor: &Actor) -> Result<Vec<Opinion>> {
    let email = accounts::by_id(conn, actor.id)?.email;
    store::asked_of(conn, actor.id, &email)
}

/// One question that was asked of this person.
///
/// # Errors
/// Hidden from everybody else.
pub fn own(conn: &mut Conn, actor: &Actor, id: i64) -> Result<Opinion> {
    let opinion = store::by_id(conn, id)?;
    let email = accounts::by_id(conn, actor.id)?.email;
    let asked = opinion.account_id == Some(actor.id) || folded_email(&email) == folded_email(&opinion.email);
    access::answer(actor, asked)?;
    Ok(opinion)
}

/// Answers by the link of a letter.
///
/// # Errors
/// Refused when the link is over; invalid when the answer does not hold.
pub fn answer_by_link(tx: &mut Tx, token: &str, verdict: &str, text: &str) -> Result<()> {
    let now = tx.now;
    let opinion = question_of(tx.conn(), token, now)?;
    answer(tx, &opinion, verdict, text, None)
}

/// Answers in the account.
///
/// # Errors
/// Hidden; refused when it is over; invalid when the answer does not hold.
pub fn answer_in_account(tx: &mut Tx, actor: &Actor, id: i64, verdict: &str, text: &str) -> Result<()> {
    let opinion = own(tx.conn(), actor, id)?;
    if opinion.state != OpinionState::Asked {
        return Err(Error::Refused(say::accounts::link_is_over()));
    }
    answer(tx, &opinion, verdict, text, Some(actor.id))
}

fn answer(tx: &mut Tx, opinion: &Opinion, verdict: &str, text: &str, by: Option<AccountId>) -> Result<()> {
    let request = requests::lock(tx, opinion.request_id)?;
    let mut problems = Problems::new();
    let verdict: Verdict = match rules::answer(opinion.kind, verdict, text, &mut problems) {
        Some(verdict) => verdict,
        None => return Err(Error::Invalid(problems)),
    };
    store::answer(tx, opinion, verdict, text, by)?;
    waiting::answer(tx, wait_of(opinion.kind), (WaitSubject::Opinion, opinion.id))?;
    tx.record(
        event(request.id, "opinions.answer", by)
            .after("opinion", opinion.id)
            .after("entity", &opinion.entity)
            .after("verdict", verdict)
            .after("by_link", by.is_none()),
    );
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    let case = case_words(tx, &request)?;
    let letter = letters::Answered { case, request: request.id, entity: opinion.entity.clone(), verdict };
    tell(tx, request.id, &office, &letter)
}
