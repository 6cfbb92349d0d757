//! What follows in reviews from what happened elsewhere; called by the list of effects.

use chrono::NaiveDate;

use super::{ask, due, event, given_up, office, subject_id};
use crate::accounts;
use crate::audit::Event;
use crate::db::Tx;
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::notices::{self, About};
use crate::requests::{self, Request, Stage};
use crate::reviews::letters::{Changed, Confirm, Matter, SteppedBack, TrackChanged, Why};
use crate::reviews::lifecycle::CardState;
use crate::reviews::rules;
use crate::reviews::store::{self, Card};
use crate::reviews::{reading, words};

/// A request ended: nobody is awaited on its cards any more.
///
/// # Errors
/// When the database fails.
pub fn release_cards(tx: &mut Tx, event: &Event) -> Result<()> {
    let request = requests::lock(tx, subject_id(event))?;
    for card in store::cards_of(tx.conn(), request.id)? {
        if card.state.is_awaited() {
            super::assignment::release(tx, event.actor, &request, &card, "", true)?;
        } else {
            given_up(tx, card.id.0)?;
        }
    }
    super::deliberation::no_recommendation_awaited(tx, request.id)
}

/// An account was disabled: its open cards go back to assignment, and the secretariat is told.
///
/// # Errors
/// When the database fails.
pub fn return_open_cards(tx: &mut Tx, event: &Event) -> Result<()> {
    let member = AccountId(event.subject.id);
    for card in store::awaited_of(tx.conn(), member)? {
        let request = requests::lock(tx, card.request_id)?;
        let card = store::card_by_id(tx.conn(), card.id)?;
        if !card.state.is_awaited() {
            continue;
        }
        super::assignment::release(tx, event.actor, &request, &card, "", false)?;
        let rule = reading::rule_of(request.rubric()?, reading::track_of(&request))?;
        let stands: Vec<_> =
            reading::stands(tx.conn(), request.id)?.into_iter().map(|(_, stand)| stand).collect();
        let letter = SteppedBack {
            matter: Matter::of(&request, "reviews"),
            member: accounts::by_id(tx.conn(), member)?.name,
            why: Why::Disabled,
            too_few: rules::too_few(&stands, rule.quorum),
        };
        let to = office(tx, &request, Some(member))?;
        notices::write(tx, About::request(request.id), &to, &letter)?;
        super::opening::open_if_ready(tx, request.id)?;
    }
    Ok(())
}

/// Roles were changed: whoever cannot hold a card any more gives the open ones back.
///
/// # Errors
/// When the database fails.
pub fn roles_changed(tx: &mut Tx, event: &Event) -> Result<()> {
    let roles = accounts::roles_of(tx.conn(), AccountId(event.subject.id))?;
    if roles.iter().any(|role| crate::access::reviews::MEMBERS.contains(role)) {
        return Ok(());
    }
    return_open_cards(tx, event)
}

/// The request has a new revision: cards that are not locked are about it from now on, and their members are
/// told; members with a locked card are asked to confirm it or to begin a new version.
///
/// # Errors
/// When the database fails.
pub fn new_revision(tx: &mut Tx, event: &Event) -> Result<()> {
    let request = requests::lock(tx, subject_id(event))?;
    let asks = matches!(request.stage, Stage::Review | Stage::Deliberation);
    let until = due(tx, &request)?;
    let mut to = Vec::new();
    for card in store::cards_of(tx.conn(), request.id)? {
        if card.revision >= request.revision {
            continue;
        }
        if card.state.is_awaited() {
            store::set_revision(tx, card.id, request.revision)?;
            to.push((accounts::recipient(tx.conn(), card.member_id)?, card.due_on));
        } else if card.state == CardState::Locked && asks {
            ask_to_confirm(tx, &request, &card, until, None)?;
        }
    }
    for (recipient, due) in to {
        let letter = Changed { matter: Matter::of(&request, "review"), due };
        notices::write(tx, About::request(request.id), &[recipient], &letter)?;
    }
    Ok(())
}

/// Asks the member of a locked card to confirm or to change it.
pub(super) fn ask_to_confirm(
    tx: &mut Tx,
    request: &Request,
    card: &Card,
    due: NaiveDate,
    reopened: Option<&str>,
) -> Result<()> {
    ask(tx, request, card.id.0, card.member_id, due)?;
    let to = accounts::recipient(tx.conn(), card.member_id)?;
    let letter =
        Confirm { matter: Matter::of(request, "review"), due, reopened: reopened.map(str::to_owned) };
    tx.record(
        event(request, "reviews.ask_to_confirm", None)
            .after("card", card.id)
            .after("member", card.member_id)
            .after("due", due),
    );
    notices::write(tx, About::request(request.id), &[to], &letter)
}

/// The track changed: a locked card that does not answer all that the new track asks goes on as a new version.
///
/// # Errors
/// When the database fails.
pub fn track_changed(tx: &mut Tx, event: &Event) -> Result<()> {
    let request = requests::lock(tx, subject_id(event))?;
    tell_of_track(tx, &request)?;
    if request.stage != Stage::Review {
        return Ok(());
    }
    let until = due(tx, &request)?;
    for card in store::cards_of(tx.conn(), request.id)? {
        let entries = store::entries_of(tx.conn(), card.id)?;
        let read = reading::read_card(request.rubric()?, reading::track_of(&request), &entries);
        if card.state == CardState::Locked && !read.is_complete() {
            ask_to_confirm(tx, &request, &card, until, None)?;
            super::card::begin_anew(tx, None, &request, &card)?;
        }
    }
    super::opening::open_if_ready(tx, request.id)
}

/// The members who have a card hear of another track.
fn tell_of_track(tx: &mut Tx, request: &Request) -> Result<()> {
    let mut to = Vec::new();
    for card in store::cards_of(tx.conn(), request.id)? {
        if card.state.is_awaited() || card.state == CardState::Locked {
            to.push(accounts::recipient(tx.conn(), card.member_id)?);
        }
    }
    let track = words::track(reading::track_of(request));
    let letter = TrackChanged { matter: Matter::of(request, "review"), track };
    notices::write(tx, About::request(request.id), &to, &letter)
}

/// A hold was released: what it kept from opening opens now.
///
/// # Errors
/// When the database fails.
pub fn hold_released(tx: &mut Tx, event: &Event) -> Result<()> {
    let request = requests::lock(tx, subject_id(event))?;
    super::opening::open_if_ready(tx, request.id)
}
