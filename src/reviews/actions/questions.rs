//! What members would ask the partner: passed on to whoever asks, who puts it or lets it go.

use super::{event, locked, office, on_hold, refused, subject_id, text};
use crate::access::Actor;
use crate::access::reviews as access;
use crate::audit::Event;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::notices::{self, About};
use crate::requests::{RequestId, Stage};
use crate::reviews::letters::{Matter, QuestionPassedOn};
use crate::reviews::{QuestionState, reading, store};
use crate::say;

/// Passes a question on to secretariat and chair, who ask the partner. Members who score do not write to partners
/// themselves.
///
/// # Errors
/// Hidden from whoever has no card; refused on hold and in a stage in which the partner is not asked; invalid without a
/// text.
pub fn pass_on(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    criterion: Option<&str>,
    words: &str,
) -> Result<()> {
    let (request, standing) = locked(tx, actor, id)?;
    access::score(actor, &standing)?;
    if !matches!(request.stage, Stage::Screening | Stage::Review | Stage::Deliberation) {
        return refused(say::reviews::refused_stage(request.stage.words()));
    }
    if on_hold(tx, &request)? {
        return refused(say::reviews::refused_on_hold());
    }
    let asked = request.rubric()?.criteria_of(reading::track_of(&request));
    if criterion.is_some_and(|one| !asked.iter().any(|known| known.id == one)) {
        return refused(say::common::not_understood());
    }
    text("question", words, say::reviews::problem_question())?;
    let question = store::insert_question(tx, id, actor.id, criterion, words)?;
    tx.record(
        event(&request, "reviews.pass_on_question", Some(actor.id))
            .after("question", question)
            .after("criterion", criterion),
    );
    let to = office(tx, &request, Some(actor.id))?;
    let letter = QuestionPassedOn {
        matter: Matter::of(&request, "ask-for-change"),
        member: actor.name.clone(),
        text: words.to_owned(),
    };
    notices::write(tx, About::request(id), &to, &letter)
}

/// Lets a question go that is not put to the partner.
///
/// # Errors
/// Hidden; refused for others than secretariat and chair; a conflict when it was settled already.
pub fn let_question_go(tx: &mut Tx, actor: &Actor, id: RequestId, question: i64) -> Result<()> {
    let (request, standing) = locked(tx, actor, id)?;
    access::replace(actor, &standing)?;
    if !store::questions_of(tx.conn(), id)?.iter().any(|one| one.id == question) {
        return Err(Error::Hidden);
    }
    store::settle_question(tx, question, QuestionState::LetGo, Some(actor.id))?;
    tx.record(event(&request, "reviews.let_question_go", Some(actor.id)).after("question", question));
    Ok(())
}

/// The partner was asked: the questions whose words were put wait no more.
///
/// # Errors
/// When the database fails.
pub fn questions_were_put(tx: &mut Tx, asked: &Event) -> Result<()> {
    let put: Vec<&str> = asked
        .after
        .get("questions")
        .and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|pair| pair.get(1).and_then(serde_json::Value::as_str))
        .collect();
    for one in store::questions_of(tx.conn(), subject_id(asked))? {
        let was_put = put.iter().any(|text| text.contains(one.text.trim()));
        if one.state == QuestionState::Waiting && was_put {
            store::settle_question(tx, one.id, QuestionState::Put, asked.actor)?;
        }
    }
    Ok(())
}
