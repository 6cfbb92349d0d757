//! The matrix: criteria by members, with what they add up to.

use super::card_view::mark;
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::Rubric;
use crate::requests::Request;
use crate::reviews::lifecycle::CardState;
use crate::reviews::ratio::Ratio;
use crate::reviews::reading::{self, Deliberation, MemberCard};
use crate::reviews::scoring::Answer;
use crate::reviews::words;
use crate::say::{self as t, Language, Msg, current_language, with_language};

/// The matrix as its template shows it.
pub(crate) struct Matrix {
    pub names: Vec<String>,
    pub rows: Vec<Row>,
    pub weights: u32,
    pub totals: Vec<String>,
    pub mean: String,
    pub between: String,
    pub comments: Vec<Comments>,
}

/// One criterion.
pub(crate) struct Row {
    pub id: String,
    pub title: String,
    pub weight: u8,
    pub cells: Vec<Cell>,
    pub mean: String,
    pub spread: String,
    pub knock_out: bool,
    pub apart: bool,
}

/// One member's score on one criterion.
pub(crate) struct Cell {
    /// Score, n/a or a dash.
    pub text: String,
    /// The class that colours it; empty when there is no score.
    pub class: String,
    pub low: bool,
}

/// What members said on one criterion.
pub(crate) struct Comments {
    pub title: String,
    pub lines: Vec<(Msg, String)>,
}

/// The columns: everybody but those who were replaced.
fn columns(deliberation: &Deliberation) -> Vec<&MemberCard> {
    deliberation.members.iter().filter(|one| one.card.state != CardState::Replaced).collect()
}

/// The matrix of a case for a page of a higher concept, in a language. The caller knows that the reader may see scores.
///
/// # Errors
/// When the database fails.
pub(crate) fn matrix_of(conn: &mut Conn, request: &Request, language: Language) -> Result<Matrix> {
    let deliberation = reading::deliberation(conn, request)?;
    let rubric = request.rubric()?;
    Ok(with_language(language, || matrix(rubric, &deliberation)))
}

/// Builds the matrix in the language of the thread. Only locked cards show scores (invariants I2, I9).
pub(super) fn matrix(rubric: &Rubric, deliberation: &Deliberation) -> Matrix {
    let columns = columns(deliberation);
    let language = current_language().tag();
    let mut rows = Vec::new();
    let mut comments = Vec::new();
    let mut weights = 0;
    for read in &deliberation.case.criteria {
        let Some(criterion) = rubric.criterion(&read.criterion) else { continue };
        weights += u32::from(criterion.weight);
        rows.push(Row {
            id: criterion.id.clone(),
            title: criterion.text.say(language).title.clone(),
            weight: criterion.weight,
            cells: columns.iter().map(|one| cell(one, &criterion.id)).collect(),
            mean: read.mean.map_or_else(dash, |mean| mean.to_string()),
            spread: if read.scored > 1 { read.spread.to_string() } else { dash() },
            knock_out: read.knock_outs > 0,
            apart: read.flagged,
        });
        let lines: Vec<(Msg, String)> = columns
            .iter()
            .filter(|one| one.card.state.counts())
            .filter_map(|one| {
                let entry = one.entries.iter().find(|entry| entry.criterion == criterion.id)?;
                let by = t::reviews::comment_by(&one.member.name, mark(entry.answer));
                (!entry.comment.is_empty()).then(|| (by, entry.comment.clone()))
            })
            .collect();
        if !lines.is_empty() {
            comments.push(Comments { title: words::criterion(criterion), lines });
        }
    }
    let scores: Vec<Option<Ratio>> =
        columns.iter().map(|one| one.reading.score.filter(|_| one.card.state.counts())).collect();
    let known: Vec<Ratio> = scores.iter().flatten().copied().collect();
    let between = match (known.iter().min(), known.iter().max()) {
        (Some(lowest), Some(highest)) if known.len() > 1 => format!("{lowest}–{highest}"),
        (Some(only), _) => only.to_string(),
        _ => dash(),
    };
    Matrix {
        names: columns.iter().map(|one| one.member.name.clone()).collect(),
        rows,
        weights,
        totals: scores.iter().map(|score| score.map_or_else(dash, |score| score.to_string())).collect(),
        mean: deliberation.case.score.map_or_else(dash, |score| score.to_string()),
        between,
        comments,
    }
}

fn dash() -> String {
    "–".to_owned()
}

fn cell(one: &MemberCard, criterion: &str) -> Cell {
    let entry = one.entries.iter().find(|entry| entry.criterion == criterion);
    match entry.and_then(|entry| entry.answer).filter(|_| one.card.state.counts()) {
        Some(Answer::Score(score)) => Cell {
            text: score.to_string(),
            class: format!("v{score}"),
            low: one.reading.knock_outs.iter().any(|id| id == criterion),
        },
        Some(answer @ Answer::NotApplicable) => {
            Cell { text: mark(Some(answer)), class: String::new(), low: false }
        }
        None => Cell { text: dash(), class: String::new(), low: false },
    }
}
