//! Proposing other words for a paragraph, and answering the proposal.

use super::{ParagraphId, ParagraphState, Place, Version, rules, store};
use crate::access::{Actor, notices as access};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::{Error, Problems, Result};
use crate::say::{self, letterbook as t};

fn event(actor: &Actor, action: &'static str, version: &Version) -> Event {
    Event::new(SubjectKind::Settings, 0, action, Some(actor.id))
        .after("letter", &version.letter)
        .after("language", &version.language)
        .after("paragraph", &version.paragraph)
        .after("version", version.version)
}

/// Proposes other words, or with none the words on board again. Letters say them once another administrator approved.
///
/// # Errors
/// Invalid when the words hold a placeholder that is not on the list, are too long or are missing; refused when a
/// proposal waits already, or when the words on board stand there now and are asked for.
pub fn propose(
    tx: &mut Tx,
    actor: &Actor,
    place: &Place,
    placeholders: &[&str],
    text: Option<&str>,
    why: &str,
) -> Result<ParagraphId> {
    access::reword(actor)?;
    let mut problems = Problems::new();
    let text = text.and_then(|text| problems.take("text", rules::words(text, placeholders)));
    let why = problems.take("why", rules::why(why)).unwrap_or_default();
    problems.into_result()?;
    let earlier = store::versions(tx.conn(), place)?;
    if earlier.iter().any(|one| one.state == ParagraphState::Proposed) {
        return Err(Error::Refused(t::paragraph_waits_already()));
    }
    let now = earlier.iter().find(|one| one.state == ParagraphState::InForce);
    if now.and_then(|one| one.text.as_deref()) == text.as_deref() {
        return Err(Error::Refused(t::paragraph_says_so_already()));
    }
    let number = earlier.first().map_or(1, |one| one.version + 1);
    let id = store::insert(tx, place, number, text.as_deref(), &why, actor.id)?;
    let proposed = store::by_id(tx.conn(), id)?;
    let before = now.and_then(|one| one.text.clone());
    tx.record(
        event(actor, "notices.propose_paragraph", &proposed)
            .before("text", before)
            .after("text", &proposed.text),
    );
    Ok(id)
}

/// Puts proposed words in force; what stood there before is kept.
///
/// # Errors
/// Refused for whoever proposed them; conflict when somebody else answered first.
pub fn approve(tx: &mut Tx, actor: &Actor, id: ParagraphId) -> Result<Version> {
    let version = store::by_id(tx.conn(), id)?;
    access::approve_words(actor, version.proposed_by == actor.id)?;
    store::supersede(tx, &version)?;
    answered(tx, actor, &version, ParagraphState::InForce)?;
    tx.record(event(actor, "notices.approve_paragraph", &version).after("text", &version.text));
    Ok(version)
}

/// Does not put them in force. Whoever proposed them takes them back so.
///
/// # Errors
/// Conflict when somebody else answered first.
pub fn decline(tx: &mut Tx, actor: &Actor, id: ParagraphId) -> Result<Version> {
    let version = store::by_id(tx.conn(), id)?;
    access::reword(actor)?;
    let (state, action) = match version.proposed_by == actor.id {
        true => (ParagraphState::Withdrawn, "notices.withdraw_paragraph"),
        false => (ParagraphState::Refused, "notices.refuse_paragraph"),
    };
    answered(tx, actor, &version, state)?;
    tx.record(event(actor, action, &version));
    Ok(version)
}

fn answered(tx: &mut Tx, actor: &Actor, version: &Version, state: ParagraphState) -> Result<()> {
    match store::answer(tx, version.id, state, actor.id)? {
        1 => Ok(()),
        _ => Err(Error::Conflict(say::common::changed_meanwhile())),
    }
}
