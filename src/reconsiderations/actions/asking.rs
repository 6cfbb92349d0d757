//! The partner asks, once and in time.

use super::{case_words, event, name_of, office, officers, once, text};
use crate::access::reconsiderations as access;
use crate::access::{Actor, Role};
use crate::db::Tx;
use crate::db::ids::{ReconsiderationId, RequestId};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::notices::{self, About};
use crate::reconsiderations::{Ground, ReconsiderationState, at_issue, letters, rules, store};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};
use crate::{organizations, requests, say};

/// Asks that the decision that stands in a case is looked at again.
///
/// # Errors
/// Hidden; refused when nothing stands that could be, when it was asked before or when its last day is over; invalid
/// without a ground or without words.
pub fn ask(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    ground: Option<Ground>,
    words: &str,
) -> Result<ReconsiderationId> {
    let request = requests::lock(tx, id)?;
    access::ask(actor, &requests::standing(tx.conn(), &request, actor)?)?;
    let issue = at_issue(tx.conn(), &request)?
        .ok_or_else(|| Error::Refused(say::reconsiderations::refused_nothing()))?;
    let before = store::of_request(tx.conn(), id)?;
    let before = before.iter().find(|one| one.is_about(&issue)).map(|one| one.asked_at.date());
    if let Some(why) = rules::why_not(before, issue.ask_by, tx.today()) {
        return Err(Error::Refused(why));
    }
    let mut problems = Problems::new();
    let ground = problems.take("ground", ground.ok_or_else(say::reconsiderations::choose_ground));
    text(&mut problems, "words", words, say::reconsiderations::enter_words());
    problems.into_result()?;
    let ground = ground.ok_or_else(|| Error::internal("a ground that was not checked"))?;
    let words = words.trim();
    let row = store::insert(tx, id, &issue, ground, words, actor.id)?;
    let terms = &Reference::current().map_err(Error::internal)?.terms;
    let days = terms.terms.reconsideration_answer_working_days;
    let due = terms.calendar.add_working_days(tx.today(), days);
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Reconsideration,
            subject: (WaitSubject::Reconsideration, row.0),
            request: Some(id),
            from: Whom::Role(Role::AuthorizingOfficer),
            due: Some(due),
        },
    )?;
    tx.record(
        event(&request, name_of(ReconsiderationState::Asked), actor)
            .after("reconsideration", row)
            .after("of", issue.kind)
            .after("ground", ground)
            .after("due", due)
            .personal("words", words),
    );
    let case = case_words(tx.conn(), &request, issue.kind)?;
    let about = About::request(id);
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let receipt = letters::Receipt { case: case.clone(), ground, words: words.to_owned(), due };
    notices::write(tx, about, &partner, &receipt)?;
    let mut staff = officers(tx.conn(), &request, issue.first())?;
    staff.extend(office(tx.conn(), &request)?);
    let staff = once(staff);
    let outside = requests::focal_point_beside(tx.conn(), request.id, &staff)?;
    let letter = |staff| letters::Asked { case: case.clone(), ground, due, staff };
    notices::write(tx, about, &staff, &letter(true))?;
    notices::write(tx, about, &outside, &letter(false))?;
    Ok(row)
}
