//! A member's own card: saving, locking, confirming, a new version, abstaining.

use serde_json::json;

use super::{answered, event, given_up, locked, not_too_long, office, on_hold, refused};
use crate::access::Actor;
use crate::access::reviews as access;
use crate::db::Tx;
use crate::db::ids::LessonId;
use crate::error::{Error, Problems, Result};
use crate::guidelines::Rubric;
use crate::notices::{self, About};
use crate::requests::{Case, Request, RequestId, Stage};
use crate::reviews::beside::{self, LessonUse};
use crate::reviews::letters::{Matter, SteppedBack, Why};
use crate::reviews::lifecycle::{self, CardAction, CardState};
use crate::reviews::reading;
use crate::reviews::rules;
use crate::reviews::scoring::{Answer, CardReading, Entry};
use crate::reviews::store::{self, Card};
use crate::reviews::words;
use crate::say;

/// What a member wrote, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The version of the card that it was written on.
    pub version: i64,
    /// One line a criterion that was on the page.
    pub entries: Vec<Entry>,
    /// For the member's own eyes.
    pub private_note: String,
    /// What the member makes of the lessons on the page.
    pub lessons: Vec<(LessonId, LessonUse)>,
}

/// What a save left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The card's new version.
    pub version: i64,
    /// The card, read.
    pub reading: CardReading,
}

/// The member's own card in a case that is locked now.
fn own(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<(Request, Card)> {
    let (request, standing) = locked(tx, actor, id)?;
    access::score(actor, &standing)?;
    let card = store::card_of(tx.conn(), id, actor.id)?.ok_or(Error::Hidden)?;
    Ok((request, card))
}

/// Refused until the member has declared that there is no conflict.
fn declared(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    match store::declaration_of(tx.conn(), id, actor.id)? {
        Some(false) => Ok(()),
        _ => refused(say::reviews::refused_not_declared()),
    }
}

/// Saves a card, whole or in part; the first save opens it. What is saved while one writes is the member's own
/// affair and no event; the locking records what stands there then.
///
/// # Errors
/// Hidden; refused in another stage, on hold, or before the declaration; a conflict when the card was saved
/// elsewhere in the meantime; invalid when a text is too long or a score is not on the scale.
pub fn save(tx: &mut Tx, actor: &Actor, id: RequestId, draft: &Draft) -> Result<Saved> {
    let (request, card) = own(tx, actor, id)?;
    let action = if card.state == CardState::Assigned { CardAction::Begin } else { CardAction::Save };
    let hold = on_hold(tx, &request)?;
    lifecycle::step(action, card.state, request.stage, hold)?;
    declared(tx, actor, id)?;
    let rubric = request.rubric()?;
    let track = reading::track_of(&request);
    check(rubric, &request, draft)?;
    if card.version != draft.version {
        let entries = store::entries_of(tx.conn(), card.id)?;
        let uses = store::lesson_uses(tx.conn(), card.id)?;
        let used = draft.lessons.iter().all(|(lesson, answer)| uses.get(lesson) == Some(answer));
        let scored = draft.entries.iter().all(|one| stands(&entries, one));
        if card.private_note == draft.private_note && scored && used {
            return Ok(Saved { version: card.version, reading: reading::read_card(rubric, track, &entries) });
        }
        return Err(Error::Conflict(say::reviews::conflict_saved_elsewhere()));
    }
    let version = store::save_card(tx, &card, &draft.private_note, &draft.entries)?;
    use_lessons(tx, actor, &card, &draft.lessons)?;
    if action == CardAction::Begin {
        tx.record(
            event(&request, "reviews.begin", Some(actor.id))
                .before("state", card.state)
                .after("state", CardState::Open)
                .after("card", card.id),
        );
    }
    let entries = store::entries_of(tx.conn(), card.id)?;
    Ok(Saved { version, reading: reading::read_card(rubric, track, &entries) })
}

/// Keeps what the member makes of lessons. One that was put away since the page was opened is left out.
fn use_lessons(tx: &mut Tx, actor: &Actor, card: &Card, said: &[(LessonId, LessonUse)]) -> Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    let case = Case::load_as_staff(tx.conn(), actor, card.request_id)?;
    let beside = beside::lessons(tx.conn(), actor, &case, card.id)?;
    for (lesson, answer) in said {
        if beside.iter().any(|one| one.id == *lesson && one.used != Some(*answer)) {
            store::use_lesson(tx, card.id, *lesson, *answer)?;
        }
    }
    Ok(())
}

/// True when exactly this stands on the card.
fn stands(entries: &[Entry], one: &Entry) -> bool {
    match entries.iter().find(|entry| entry.criterion == one.criterion) {
        Some(entry) => entry == one,
        None => one.answer.is_none() && one.comment.is_empty(),
    }
}

/// What a page cannot send unless it was tampered with is refused; what a person can type wrong is invalid.
fn check(rubric: &'static Rubric, request: &Request, draft: &Draft) -> Result<()> {
    let criteria = rubric.criteria_of(reading::track_of(request));
    let mut problems = Problems::new();
    for entry in &draft.entries {
        let Some(criterion) = criteria.iter().find(|one| one.id == entry.criterion) else {
            return refused(say::common::not_understood());
        };
        match entry.answer {
            Some(Answer::Score(score)) if score > rubric.scale.highest => {
                return refused(say::common::not_understood());
            }
            Some(Answer::NotApplicable) if !criterion.na_allowed => {
                return refused(say::common::not_understood());
            }
            _ => {}
        }
        not_too_long(&mut problems, &format!("{}-comment", entry.criterion), &entry.comment);
    }
    not_too_long(&mut problems, "private_note", &draft.private_note);
    problems.into_result()
}

/// Makes the card final, as it was shown in the version given. The last card of a case opens the deliberation.
///
/// # Errors
/// Hidden; refused in another stage or on hold; a conflict when the card is not the one that was shown; invalid
/// with everything that is missing.
pub fn lock_card(tx: &mut Tx, actor: &Actor, id: RequestId, version: i64) -> Result<()> {
    let (request, card) = own(tx, actor, id)?;
    let hold = on_hold(tx, &request)?;
    if card.state == CardState::Assigned && request.stage == Stage::Review {
        return Err(Error::Invalid(missing(tx, &request, &card)?));
    }
    lifecycle::step(CardAction::Lock, card.state, request.stage, hold)?;
    declared(tx, actor, id)?;
    if card.version != version {
        return Err(Error::Conflict(say::reviews::conflict_saved_elsewhere()));
    }
    missing(tx, &request, &card)?.into_result()?;
    let rubric = request.rubric()?;
    let entries = store::entries_of(tx.conn(), card.id)?;
    let read = reading::read_card(rubric, reading::track_of(&request), &entries);
    store::move_card(tx, &card, CardState::Locked, "")?;
    store::set_revision(tx, card.id, request.revision)?;
    answered(tx, card.id.0)?;
    for criterion in &read.knock_outs {
        store::insert_knock_out(tx, id, card.id, criterion)?;
    }
    let mut uses: Vec<_> = store::lesson_uses(tx.conn(), card.id)?.into_iter().collect();
    uses.sort();
    let locking = event(&request, "reviews.lock", Some(actor.id))
        .before("state", card.state)
        .after("state", CardState::Locked)
        .after("card", card.id)
        .after("member", card.member_id)
        .after("revision", request.revision)
        .after("scores_hash", rules::scores_hash(&entries))
        // As with scores: what a member made of lessons stays out of what colleagues can read, also whether anything.
        .personal("lessons", json!(uses).to_string());
    tx.record(locking);
    for criterion in read.knock_outs.iter().filter_map(|id| rubric.criterion(id)) {
        if let Some(check) = criterion.knock_out_check {
            tx.record(event(&request, "reviews.c11_zero", Some(actor.id)).after("check", check));
        }
    }
    super::opening::open_if_ready(tx, id)
}

/// What keeps a card from being locked, by criterion.
fn missing(tx: &mut Tx, request: &Request, card: &Card) -> Result<Problems> {
    let entries = store::entries_of(tx.conn(), card.id)?;
    let read = reading::read_card(request.rubric()?, reading::track_of(request), &entries);
    let mut problems = Problems::new();
    for problem in &read.problems {
        problems.add(rules::criterion_of(problem).unwrap_or("card"), words::problem(problem));
    }
    Ok(problems)
}

/// Says that a locked card still holds, after the request changed or the review was opened again.
///
/// # Errors
/// Hidden, or refused when nothing was asked.
pub fn confirm(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    let (request, card) = own(tx, actor, id)?;
    asked_again(tx, &request, &card)?;
    if on_hold(tx, &request)? {
        return refused(say::reviews::refused_on_hold());
    }
    answered(tx, card.id.0)?;
    store::set_revision(tx, card.id, request.revision)?;
    tx.record(
        event(&request, "reviews.confirm", Some(actor.id))
            .before("revision", card.revision)
            .after("revision", request.revision)
            .after("card", card.id),
    );
    super::opening::open_if_ready(tx, id)
}

/// Refused unless the card is locked and its member is asked for a word on it.
fn asked_again(tx: &mut Tx, request: &Request, card: &Card) -> Result<()> {
    let asked = reading::asked(tx.conn(), request.id)?.contains_key(&card.id.0);
    let there = matches!(request.stage, Stage::Review | Stage::Deliberation);
    if card.state == CardState::Locked && asked && there {
        Ok(())
    } else {
        refused(say::reviews::refused_nothing_to_confirm())
    }
}

/// Begins a new version of a locked card, after the request changed or the review was opened again. The former
/// version is kept in the event, whole.
///
/// # Errors
/// Hidden; refused when nothing was asked, in another stage or on hold.
pub fn new_version(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    let (request, card) = own(tx, actor, id)?;
    asked_again(tx, &request, &card)?;
    let hold = on_hold(tx, &request)?;
    lifecycle::step(CardAction::NewVersion, card.state, request.stage, hold)?;
    begin_anew(tx, Some(actor), &request, &card)
}

/// Opens a locked card for a new version; the former one goes into the event.
pub(super) fn begin_anew(tx: &mut Tx, actor: Option<&Actor>, request: &Request, card: &Card) -> Result<()> {
    let entries = store::entries_of(tx.conn(), card.id)?;
    let former: Vec<_> = entries
        .iter()
        .map(|entry| match entry.answer {
            Some(Answer::Score(score)) => json!([entry.criterion, score, entry.comment]),
            Some(Answer::NotApplicable) => json!([entry.criterion, "n/a", entry.comment]),
            None => json!([entry.criterion, null, entry.comment]),
        })
        .collect();
    store::move_card(tx, card, CardState::Open, "")?;
    store::set_revision(tx, card.id, request.revision)?;
    store::drop_knock_outs(tx, card.id)?;
    // Scores stay out of the readable part of the log: colleagues who have not locked theirs can read that.
    tx.record(
        event(request, "reviews.new_version", actor.map(|actor| actor.id))
            .before("state", card.state)
            .before("revision", card.revision)
            .before("locked_at", card.locked_at)
            .before("scores_hash", rules::scores_hash(&entries))
            .after("state", CardState::Open)
            .after("card", card.id)
            .after("revision", request.revision)
            .personal("former_scores", serde_json::Value::Array(former).to_string()),
    );
    Ok(())
}

/// Steps back from a card without a conflict.
///
/// # Errors
/// Hidden; refused once the card is locked, in another stage or on hold; invalid without a reason.
pub fn abstain(tx: &mut Tx, actor: &Actor, id: RequestId, reason: &str) -> Result<()> {
    let (request, card) = own(tx, actor, id)?;
    let hold = on_hold(tx, &request)?;
    lifecycle::step(CardAction::Abstain, card.state, request.stage, hold)?;
    super::text("reason", reason, say::reviews::problem_reason())?;
    store::move_card(tx, &card, CardState::Abstained, reason)?;
    given_up(tx, card.id.0)?;
    tx.record(
        event(&request, "reviews.abstain", Some(actor.id))
            .before("state", card.state)
            .after("state", CardState::Abstained)
            .after("card", card.id)
            .after("reason", reason),
    );
    let rule = reading::rule_of(request.rubric()?, reading::track_of(&request))?;
    let stands: Vec<_> = reading::stands(tx.conn(), id)?.into_iter().map(|(_, stand)| stand).collect();
    let letter = SteppedBack {
        matter: Matter::of(&request, "reviews"),
        member: actor.name.clone(),
        why: Why::Abstained,
        too_few: rules::too_few(&stands, rule.quorum),
    };
    let to = office(tx, &request, Some(actor.id))?;
    notices::write(tx, About::request(id), &to, &letter)?;
    super::opening::open_if_ready(tx, id)
}
