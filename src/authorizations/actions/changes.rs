//! What changes while an authorization stands, and what comes after it: the holder reports a change and the office
//! answers; the holder asks for a renewal.

use super::super::store::{self, changes as rows};
use super::super::{AuthorizationState, ChangeAbout, ChangeVerdict, letters, rules};
use super::{about, decider, event, partners};
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::db::Tx;
use crate::db::ids::{AuthorizationId, RequestId};
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices;
use crate::requests;
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// The holder reports a change before it is made; the secretariat answers within the days of completeness.
///
/// # Errors
/// Hidden, or refused where there is nothing left to change.
pub fn report_change(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    what: ChangeAbout,
    text: &str,
) -> Result<()> {
    use AuthorizationState as S;
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    if !matches!(row.state, S::Accepted | S::Active | S::Suspended) {
        return Err(Error::Refused(say::authorizations::refused_state(row.state.words())));
    }
    let report = rows::insert(tx, id, what, text, actor.id)?;
    let reference = Reference::current().map_err(Error::internal)?;
    let due = reference.terms.calendar.add_working_days(tx.today(), reference.terms.targets.completeness);
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::ChangeReport,
            subject: (WaitSubject::ChangeReport, report),
            request: Some(row.request_id),
            from: Whom::Role(Role::Secretariat),
            due: Some(due),
        },
    )?;
    tx.record(
        event(&row, "authorizations.report_change", Some(actor.id))
            .after("report", report)
            .after("about", what),
    );
    let mut told = accounts::recipients(tx.conn(), Role::Secretariat)?;
    told.extend(decider(tx.conn(), &row)?);
    notices::write(tx, about(&row), &told, &letters::ChangeReported::of(&row, text, due))
}

/// The office says whether the authorization covers a reported change.
///
/// # Errors
/// Hidden or refused; a conflict when it was answered meanwhile.
pub fn answer_change(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    report: i64,
    verdict: ChangeVerdict,
    text: &str,
) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::answer_change(actor, &standing)?;
    if !rows::changes_of(tx.conn(), id)?.iter().any(|one| one.id == report) {
        return Err(Error::Hidden);
    }
    rows::answer(tx, report, verdict, text, actor.id)?;
    waiting::answer(tx, WaitKind::ChangeReport, (WaitSubject::ChangeReport, report))?;
    tx.record(
        event(&row, "authorizations.answer_change", Some(actor.id))
            .after("report", report)
            .after("verdict", verdict),
    );
    let holder = partners(tx.conn(), &row)?;
    notices::write(tx, about(&row), &holder, &letters::ChangeAnswered::of(&row, verdict, text))
}

/// The holder begins the request that renews the authorization: the answers come along, marked to be confirmed.
///
/// # Errors
/// Hidden, or refused when it is not the time for it.
pub fn renew(tx: &mut Tx, actor: &Actor, id: AuthorizationId) -> Result<RequestId> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    let window = rules::renewal_window();
    if !rules::may_renew(row.state, row.ends_on, tx.today(), window) {
        return Err(Error::Refused(say::authorizations::refused_not_yet_renewed(window, row.ends_on)));
    }
    let new = requests::actions::carry::renew(tx, actor, row.request_id, row.ends_on)?;
    tx.record(event(&row, "authorizations.renew", Some(actor.id)).after("renewal", new));
    Ok(new)
}
