//! What is done: the chair recommends, an officer decides, the system releases.

mod deciding;
mod deferring;
mod offering;
mod recording;
mod releasing;
mod setting_aside;
mod written;

pub use deciding::{
    Preview, decide, follow_close, may_prepare, next_authorization_number, preview, send_back, take_back,
    usual_ruling,
};
pub use deferring::{defer, lapse_due, wake, wake_due};
pub use offering::begin_alternative;
pub use recording::{Recorded, record_paper};
pub use releasing::{blockers, release_due};
pub use setting_aside::set_aside;
pub use written::{
    agree_due, break_silence, draft_no_longer_stands, issue_written, member_recused, put_to_members,
    remind_written, silence_begins_anew, withdraw_written,
};

use super::letters::{ReadyToDecide, RecommendedNote};
use super::ruling::Proposal;
use super::store::{self, Measured};
use super::{RecommendationId, compose, rules};
use crate::access::{Actor, Role, decisions as access};
use crate::accounts::{self, AccountId};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::RequestId;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::notices::{self, About, Recipient};
use crate::requests::{self, Action, Change, Request, actions::name_of};
use crate::reviews;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};
use crate::{organizations, say};

fn event(request: RequestId, action: Action, actor: Option<AccountId>) -> Event {
    Event::new(SubjectKind::Request, request.0, name_of(action), actor)
}

/// The chair records the group's recommendation.
///
/// # Errors
/// Refused when the group is not ready or the person may not; invalid with what is wrong, a field each.
pub fn recommend(tx: &mut Tx, actor: &Actor, id: RequestId, proposal: &Proposal) -> Result<RecommendationId> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::Recommend)?;
    access::recommend(&requests::standing(tx.conn(), &request, actor)?)?;
    let readiness = reviews::ready_to_recommend(tx.conn(), &request)?;
    if let Some(missing) = readiness.missing.first() {
        return Err(Error::Refused(missing.clone()));
    }
    let (Some(band), Some(score)) = (readiness.band, readiness.case_score) else {
        return Err(Error::Refused(say::decisions::refused_no_scores()));
    };
    let members = store::locked_members(tx.conn(), id)?;
    rules::of_proposal(request.rules()?, proposal, band, readiness.upheld, &members).into_result()?;
    let (basis, basis_on) = written::basis_of(tx, &request, proposal, &readiness)?;
    let series = compose::series("recommendations", tx.now);
    let number = compose::number('R', tx.now, requests::next_number(tx, &series)?);
    let measured = Measured {
        band,
        case_score: &score.to_string(),
        hundredths: i64::try_from(score.hundredths()).unwrap_or(i64::MAX),
        quorum: i64::try_from(readiness.locked).unwrap_or(i64::MAX),
        basis,
        basis_on,
    };
    let recommendation = store::insert_recommendation(tx, id, &number, actor.id, proposal, &measured)?;
    let event = event(id, Action::Recommend, Some(actor.id))
        .after("recommendation", recommendation)
        .after("number", &number)
        .after("recommended", proposal.outcome)
        .after("band", band)
        .after("basis", basis)
        .after("basis_on", basis_on)
        .after("departs", proposal.outcome != band)
        .after("dissents", proposal.dissents.iter().map(|(member, _)| member.0).collect::<Vec<_>>());
    let change = Change { event: Some(event), ..Change::default() };
    let request = requests::advance(tx, Some(actor), &request, Action::Recommend, change)?;
    waiting::answer(tx, WaitKind::Recommendation, (WaitSubject::Request, id.0))?;
    ask_officers(tx, &request)?;
    Ok(recommendation)
}

/// Asks the officers to decide, and writes to those whom nothing bars.
fn ask_officers(tx: &mut Tx, request: &Request) -> Result<()> {
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Decision,
            subject: (WaitSubject::Request, request.id.0),
            request: Some(request.id),
            from: Whom::Role(Role::AuthorizingOfficer),
            due: request.due_on,
        },
    )?;
    let Some(recommendation) = store::standing_recommendation(tx.conn(), request.id)? else {
        return Ok(());
    };
    let organization = organizations::by_id(tx.conn(), request.organization_id)?;
    let letter = ReadyToDecide {
        id: request.id,
        case: request.number_or_draft(),
        organization: organization.name.clone(),
        recommendation: recommendation.number,
        outcome: recommendation.outcome,
        due: request.due_on,
    };
    let mut to = Vec::new();
    for officer in accounts::holders_of(tx.conn(), Role::AuthorizingOfficer)? {
        let actor = accounts::actor_by_id(tx.conn(), officer.id)?;
        let standing = requests::standing(tx.conn(), request, &actor)?;
        let sees = crate::access::requests::act(&actor, &[Role::AuthorizingOfficer], &standing).is_ok();
        if sees && access::decide(&standing).is_ok() {
            to.push(officer.as_recipient());
        }
    }
    let about = About::request(request.id);
    notices::write(tx, about, &to, &letter)?;
    let focal_point = requests::focal_point_beside(tx.conn(), request.id, &to)?;
    let note = RecommendedNote {
        case: request.number_or_draft(),
        organization: organization.name,
        due: request.due_on,
    };
    notices::write(tx, about, &focal_point, &note)
}

/// Waits for the chair to recommend.
fn ask_chair(tx: &mut Tx, request: &Request) -> Result<()> {
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Recommendation,
            subject: (WaitSubject::Request, request.id.0),
            request: Some(request.id),
            from: Whom::Role(Role::Chair),
            due: request.due_on,
        },
    )
    .map(|_| ())
}

/// The chair who recommended and the members whose card counts, without those a conflict bars by now.
fn group(conn: &mut Conn, request: &Request, chair: AccountId) -> Result<Vec<Recipient>> {
    let mut people = vec![chair];
    people.extend(store::locked_members(conn, request.id)?.into_iter().map(|(id, _)| id));
    people.sort_unstable();
    people.dedup();
    let mut to = Vec::new();
    for person in people {
        let account = accounts::by_id(conn, person)?;
        let actor = accounts::actor_by_id(conn, person)?;
        let barred = requests::standing(conn, request, &actor)?.conflicted;
        if account.state == accounts::AccountState::Active && !barred {
            to.push(account.as_recipient());
        }
    }
    Ok(to)
}
