//! Who scores: assigning members, giving a card to another one, opening the review.

use std::collections::BTreeMap;

use super::{answered, ask, due, event, given_up, holders, locked, on_hold, refused};
use crate::access::reviews as access;
use crate::access::{Actor, Role};
use crate::accounts::{self, AccountState};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, ScorecardId};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About};
use crate::requests::{self, Action, Change, Request, RequestId, Stage};
use crate::reviews::letters::{Assigned, Matter, Replaced, ReviewOpen};
use crate::reviews::lifecycle::{self, CardAction, CardState};
use crate::reviews::proposing::rules::HIGHEST_MOST_OPEN;
use crate::reviews::proposing::{CaseTies, MemberProfile};
use crate::reviews::reading;
use crate::reviews::store;
use crate::say;
use crate::screening;

/// Gives each of these people a card: they are asked to declare a conflict or none, and to score when the
/// review is open. The first assignment names at least as many as the track asks for.
///
/// # Errors
/// Hidden; refused in another stage or on hold, or when something certain speaks against a person (they act for
/// the organization or a relative of it, had another part in the case, declared a conflict); invalid when they are too few.
pub fn assign(tx: &mut Tx, actor: &Actor, id: RequestId, people: &[AccountId]) -> Result<()> {
    let (request, standing) = locked(tx, actor, id)?;
    access::assign(actor, &standing)?;
    may_change(tx, &request)?;
    let mut chosen: Vec<AccountId> = Vec::new();
    for person in people {
        if !chosen.contains(person) {
            chosen.push(*person);
        }
    }
    let cards = store::cards_of(tx.conn(), id)?;
    let standing: Vec<_> =
        cards.iter().filter(|card| card.state.is_awaited() || card.state.counts()).collect();
    let rule = reading::rule_of(request.rubric()?, reading::track_of(&request))?;
    let scorers = usize::try_from(rule.scorers).unwrap_or(usize::MAX);
    let mut problems = Problems::new();
    if chosen.is_empty() {
        problems.add("member", say::reviews::problem_nobody_chosen());
    } else if standing.is_empty() && chosen.len() < scorers {
        problems.add("member", say::reviews::problem_too_few_chosen(scorers));
    }
    problems.into_result()?;
    for person in chosen {
        assign_one(tx, actor, &request, person)?;
    }
    Ok(())
}

/// Assigns members to several cases at once, all or none: case and people. Cases are locked by ascending id.
///
/// # Errors
/// As [`assign`]; a refusal names the case, a problem stands at `member-` and the id of the case.
pub fn assign_many(tx: &mut Tx, actor: &Actor, wanted: &BTreeMap<RequestId, Vec<AccountId>>) -> Result<()> {
    for (id, people) in wanted {
        assign(tx, actor, *id, people).map_err(|error| match error {
            Error::Invalid(problems) => {
                let mut named = Problems::new();
                for (_, message) in problems.iter() {
                    named.add(format!("member-{id}"), message.clone());
                }
                Error::Invalid(named)
            }
            Error::Refused(why) => match requests::by_id(tx.conn(), *id) {
                Ok(request) => Error::Refused(say::reviews::refused_in_case(why, request.number_or_draft())),
                Err(error) => error,
            },
            other => other,
        })?;
    }
    Ok(())
}

/// Writes what a member says of their own knowledge, and how much they take on at once.
///
/// # Errors
/// Hidden for people who cannot hold a card; invalid when the number is too small or too great.
pub fn keep_profile(tx: &mut Tx, actor: &Actor, profile: &MemberProfile) -> Result<()> {
    access::member(actor)?;
    let mut problems = Problems::new();
    if profile.most_open.is_some_and(|most| !(1..=HIGHEST_MOST_OPEN).contains(&most)) {
        problems.add("most_open", say::reviews::problem_most_open(HIGHEST_MOST_OPEN));
    }
    problems.into_result()?;
    store::keep_profile(tx, actor.id, profile)?;
    tx.record(
        Event::new(SubjectKind::Account, actor.id.0, "reviews.save_profile", Some(actor.id))
            .after("sectors", &profile.sectors)
            .after("goals", &profile.goals)
            .after("languages", &profile.languages)
            .after("most_open", profile.most_open),
    );
    Ok(())
}

/// Refused but in screening and review, and on hold.
fn may_change(tx: &mut Tx, request: &Request) -> Result<()> {
    if !matches!(request.stage, Stage::Screening | Stage::Review) {
        return refused(say::reviews::refused_assign_stage(request.stage.words()));
    }
    if on_hold(tx, request)? { refused(say::reviews::refused_on_hold()) } else { Ok(()) }
}

fn assign_one(tx: &mut Tx, actor: &Actor, request: &Request, person: AccountId) -> Result<()> {
    let account = accounts::by_id(tx.conn(), person)?;
    let today = tx.today();
    let roles = accounts::roles_of(tx.conn(), person)?;
    if account.state != AccountState::Active || !roles.iter().any(|role| access::MEMBERS.contains(role)) {
        return refused(say::reviews::refused_not_a_member(&account.name));
    }
    let against = CaseTies::load(tx.conn(), request, &[person])?.against(&account, today);
    if let Some(certain) = against.iter().find(|one| one.is_certain()) {
        return refused(say::reviews::refused_assignment(&account.name, certain.words()));
    }
    let due = due(tx, request)?;
    let card = match store::card_of(tx.conn(), request.id, person)? {
        None => store::insert_card(tx, request.id, person, request.revision, due, actor.id)?,
        Some(card) if card.state == CardState::Replaced => {
            store::ask_again(tx, &card, request.revision, due, actor.id)?;
            card.id
        }
        Some(card) => return refused(say::reviews::refused_has_card(&account.name, card.state.words())),
    };
    ask(tx, request, card.0, person, due)?;
    tx.record(
        event(request, "reviews.assign", Some(actor.id))
            .after("card", card)
            .after("member", person)
            .after("due", due),
    );
    let letter =
        Assigned { matter: Matter::of(request, "review"), due, open: request.stage == Stage::Review };
    notices::write(tx, About::request(request.id), &[account.as_recipient()], &letter)
}

/// Takes a card back that is not locked, and gives one to `successor` if there is one.
///
/// # Errors
/// Hidden, refused or a conflict, as the lifecycle of cards says; for the successor as [`assign`].
pub fn replace(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    card: ScorecardId,
    successor: Option<AccountId>,
    reason: &str,
) -> Result<()> {
    let (request, standing) = locked(tx, actor, id)?;
    access::replace(actor, &standing)?;
    super::text("reason", reason, say::reviews::problem_reason())?;
    let card = store::card_by_id(tx.conn(), card)?;
    if card.request_id != id {
        return Err(Error::Hidden);
    }
    let hold = on_hold(tx, &request)?;
    lifecycle::step(CardAction::Replace, card.state, request.stage, hold)?;
    release(tx, Some(actor.id), &request, &card, reason, true)?;
    if let Some(successor) = successor {
        assign_one(tx, actor, &request, successor)?;
    }
    super::opening::open_if_ready(tx, id)
}

/// Makes an awaited card a replaced one.
pub(super) fn release(
    tx: &mut Tx,
    actor: Option<AccountId>,
    request: &Request,
    card: &store::Card,
    reason: &str,
    tell: bool,
) -> Result<()> {
    store::move_card(tx, card, CardState::Replaced, reason)?;
    given_up(tx, card.id.0)?;
    tx.record(
        event(request, "reviews.replace", actor)
            .before("state", card.state)
            .after("card", card.id)
            .after("member", card.member_id)
            .after("reason", reason),
    );
    if !tell {
        return Ok(());
    }
    let to = accounts::recipient(tx.conn(), card.member_id)?;
    let letter = Replaced { matter: Matter::of(request, "reviews"), reason: reason.to_owned() };
    notices::write(tx, About::request(request.id), &[to], &letter)
}

/// Opens the review: every check is settled, as many members are assigned as the track asks for, and each of
/// them has declared that there is no conflict. Their cards are due anew from today.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn open_review(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    let (request, _) = locked(tx, actor, id)?;
    requests::actions::may(tx, actor, &request, Action::OpenReview)?;
    let now = tx.now;
    let missing = missing_to_open(tx.conn(), &request, now)?;
    if let Some(first) = missing.into_iter().find_map(|item| (!item.done).then_some(item.words)) {
        return refused(say::reviews::refused_not_ready(first));
    }
    let request = requests::advance(tx, Some(actor), &request, Action::OpenReview, Change::default())?;
    let due = due(tx, &request)?;
    let mut to = Vec::new();
    for (card, _) in reading::stands(tx.conn(), id)? {
        if card.state.is_awaited() {
            store::set_due(tx, card.id, due)?;
            ask(tx, &request, card.id.0, card.member_id, due)?;
            to.push(accounts::recipient(tx.conn(), card.member_id)?);
        } else if card.state == CardState::Locked && card.revision < request.revision {
            super::following::ask_to_confirm(tx, &request, &card, due, None)?;
        } else {
            answered(tx, card.id.0)?;
        }
    }
    let letter = ReviewOpen { matter: Matter::of(&request, "review"), due };
    notices::write(tx, About::request(id), &to, &letter)
}

/// One thing that must be done before the review opens.
#[derive(Debug, Clone)]
pub struct Before {
    /// What.
    pub words: say::Msg,
    /// True when it is.
    pub done: bool,
}

/// What must be done before the review opens, with what is done already.
///
/// # Errors
/// When the database fails.
pub fn missing_to_open(
    conn: &mut crate::db::Conn,
    request: &Request,
    now: chrono::NaiveDateTime,
) -> Result<Vec<Before>> {
    let rule = reading::rule_of(request.rubric()?, reading::track_of(request))?;
    let unsettled = screening::why_not_now(conn, request, now)?;
    let declared = store::declarations(conn, request.id)?;
    let cards: Vec<_> = store::cards_of(conn, request.id)?
        .into_iter()
        .filter(|card| card.state.is_awaited() || card.state.counts())
        .collect();
    let undeclared = cards
        .iter()
        .filter(|card| !declared.iter().any(|(who, conflict)| *who == card.member_id && !conflict))
        .count();
    let enough = u32::try_from(cards.len()).unwrap_or(u32::MAX) >= rule.scorers;
    Ok(vec![
        Before { done: unsettled.is_none(), words: unsettled.unwrap_or_else(say::reviews::before_checks) },
        Before { words: say::reviews::before_members(cards.len(), rule.scorers), done: enough },
        Before {
            words: if cards.is_empty() {
                say::reviews::before_nobody_declared()
            } else {
                say::reviews::before_declared(undeclared)
            },
            done: !cards.is_empty() && undeclared == 0,
        },
    ])
}

/// Tells the chairs, for letters that go to them alone.
pub(super) fn chairs(
    tx: &mut Tx,
    request: &Request,
    except: Option<AccountId>,
) -> Result<Vec<notices::Recipient>> {
    holders(tx, request, Role::Chair, except)
}
