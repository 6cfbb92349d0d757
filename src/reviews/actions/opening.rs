//! Opening the deliberation: by the system, once, whoever locks last.

use super::{event, given_up, on_hold};
use crate::access::Role;
use crate::accounts;
use crate::db::Tx;
use crate::error::Result;
use crate::notices::{self, About};
use crate::requests::{self, Action, Change, Request, RequestId, Stage};
use crate::reviews::letters::{DeliberationOpen, Matter};
use crate::reviews::lifecycle::CardState;
use crate::reviews::{reading, rules, store};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Opens the deliberation of a case that is locked by this transaction, if the rule of section 5 says so. Cards
/// that are still open then lapse: no card is locked afterwards.
pub(super) fn open_if_ready(tx: &mut Tx, id: RequestId) -> Result<()> {
    let request = requests::by_id(tx.conn(), id)?;
    if request.stage != Stage::Review || on_hold(tx, &request)? {
        return Ok(());
    }
    let rule = reading::rule_of(request.rubric()?, reading::track_of(&request))?;
    let stands = reading::stands(tx.conn(), id)?;
    let alone: Vec<_> = stands.iter().map(|(_, stand)| *stand).collect();
    if rules::deliberation_opens(&alone, rule.quorum, tx.today()) {
        open(tx, &request, &stands)?;
    }
    Ok(())
}

fn open(tx: &mut Tx, request: &Request, stands: &[(store::Card, rules::CardStand)]) -> Result<()> {
    for (card, stand) in stands {
        if card.state.is_awaited() {
            super::assignment::release(tx, None, request, card, "", true)?;
        } else if stand.asked_until.is_some() {
            given_up(tx, card.id.0)?;
        }
    }
    let locked: Vec<_> =
        stands.iter().filter(|(card, _)| card.state == CardState::Locked).map(|(card, _)| card.id).collect();
    let change = Change {
        event: Some(
            event(request, requests::actions::name_of(Action::OpenDeliberation), None)
                .after("locked", &locked),
        ),
        ..Change::default()
    };
    let request = requests::advance(tx, None, request, Action::OpenDeliberation, change)?;
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::Recommendation,
            subject: (WaitSubject::Request, request.id.0),
            request: Some(request.id),
            from: Whom::Role(Role::Chair),
            due: request.due_on,
        },
    )?;
    let deliberation = reading::deliberation(tx.conn(), &request)?;
    let mut to = Vec::new();
    for one in &deliberation.members {
        if matches!(one.card.state, CardState::Locked | CardState::Abstained) {
            to.push(accounts::recipient(tx.conn(), one.card.member_id)?);
        }
    }
    to.extend(super::assignment::chairs(tx, &request, None)?);
    let letter = DeliberationOpen {
        matter: Matter::of(&request, "reviews"),
        cards: deliberation.case.cards,
        score: deliberation.case.score.map(|score| score.to_string()).unwrap_or_default(),
        apart: deliberation.case.criteria.iter().filter(|one| one.flagged).count(),
        blocked: deliberation.case.knocked_out().count(),
    };
    notices::write(tx, About::request(request.id), &to, &letter)
}
